"""The examples in the docstrings of the value readers are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = [
    "ages",
    "amounts",
    "formatting",
    "hedges",
    "lexicon",
    "money",
    "not_numbers",
    "nouns",
    "number_words",
    "numbers",
    "numeral",
    "numerals",
    "ranges",
    "reader",
    "roman",
    "scores",
    "shares",
    "units",
]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"tieout.values.{name}"))
    assert result.failed == 0
