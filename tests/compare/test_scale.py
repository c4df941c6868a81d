"""Ten thousand claims on one fact are swept, not paired."""

from __future__ import annotations

import time

import pytest

from tieout.compare import compare
from tieout.model import Claim
from tieout.rulebook import RuleBook
from tieout.values import Value


def rows(count: int, kind: str) -> list[Claim]:
    made = []
    for number in range(count):
        figure = float(100 + number * 7919 % 100_003)
        if kind == "text":
            value = Value("text", text=f"cause {figure:.0f}")
        elif kind == "quote":
            value = Value(
                "text", text=f"we said {figure:.0f} things to the men of the valley that day {number}"
            )
        else:
            value = Value("quantity", figure, figure, "km", "length", "exact", (figure,), 1.0)
        attribute = {"text": "cause", "quote": "quote"}.get(kind, "distance")
        made.append(Claim(f"C{number:05d}", f"d{number:05d}", "Arlo", "place", "Arlo", attribute, (), value))
    return made


@pytest.mark.parametrize("kind", ["figures", "text", "quote"])
def test_cost_grows_with_the_claims(kind: str, book: RuleBook) -> None:
    def cost(count: int) -> float:
        claims = rows(count, kind)
        start = time.process_time()
        compare(claims, book)
        return time.process_time() - start

    cost(200)
    small, large = cost(1500), cost(6000)
    assert large < 12 * small + 0.5


def test_ten_thousand_claims_on_one_fact(book: RuleBook) -> None:
    claims = rows(10_000, "figures")
    start = time.process_time()
    findings = compare(claims, book)
    assert len(findings) == 1
    assert time.process_time() - start < 5
