"""Quality floors on the shared development data; they only ever rise."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEVSET = ROOT.parent / "shared" / "devset"


@pytest.fixture
def bench() -> ModuleType:
    if not (DEVSET / "meantime_dev.jsonl").exists():
        pytest.skip("the shared development data does not stand beside the checkout")
    spec = importlib.util.spec_from_file_location("bench_dates", ROOT / "tests" / "bench" / "dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_meantime(bench: ModuleType) -> None:
    found, right = bench.meantime(DEVSET / "meantime_dev.jsonl", 0)
    assert found >= 0.93
    assert right >= 0.85


def test_recognizers(bench: ModuleType) -> None:
    assert bench.recognizers(DEVSET / "recognizers", 0) >= 0.86
