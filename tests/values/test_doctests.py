"""The examples in the docstrings of the value readers are true."""

from __future__ import annotations

import doctest
import importlib
from pkgutil import walk_packages

import pytest

import tieout.values

MODULES = [module.name for module in walk_packages(tieout.values.__path__, "tieout.values.")]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
