"""The lists that the score of names is measured on hold what they promise; the shared pairs where they stand."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_names", BENCH / "score_names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["score_names"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def labelled(bench: ModuleType) -> Path:
    path: Path = bench.DEVSET / "names_dev.csv"
    if not path.is_file():
        pytest.skip("the shared labelled pairs are not on this machine")
    return path


def test_every_trap_of_the_stories_is_told(bench: ModuleType) -> None:
    score = bench.score_pairs(BENCH / "name_traps.csv")
    assert score.errors == []


def test_one_arabic_or_persian_name_is_one_in_nine_romanisations_of_ten(bench: ModuleType) -> None:
    joined, false, _ = bench.score_romanisation(BENCH / "romanisation.txt")
    assert joined >= 0.95
    assert false <= 0.01


def test_labelled_pairs(bench: ModuleType, labelled: Path) -> None:
    score = bench.score_labelled(labelled)
    assert score.f1 >= 0.92
    assert score.precision >= 0.98
    assert not [line for line in score.errors if line.startswith("STRONG")]


def test_scores_of_clusters_by_hand(bench: ModuleType) -> None:
    gold, found = [[1, 2, 3], [4, 5]], [[1, 2], [3, 4, 5]]
    assert bench.conll(gold, gold) == pytest.approx(1.0)
    # MUC 2/3; B3 (1+1+1/3+2/3+2/3)/5 = 11/15 both ways; CEAF-e 2*(2*2/5 + 2*2/5)/4 = 0.8
    assert bench.conll(gold, found) == pytest.approx((2 / 3 + 11 / 15 + 0.8) / 3)
