"""Ten thousand claims on one fact are swept, not paired."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta

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
        elif kind == "office":
            remit = ("Mines", "Ports", "Roads", "Forests", "Fisheries", "Culture")[number % 6]
            rank = ("Minister", "Deputy Minister", "Acting Minister", "Secretary", "Director")[number % 5]
            value = Value("text", dimension="office", text=f"{rank} of {remit}")
        else:
            value = Value("quantity", figure, figure, "km", "length", "exact", (figure,), 1.0)
        attribute = {"text": "cause", "quote": "quote", "office": "position_held"}.get(kind, "distance")
        made.append(Claim(f"C{number:05d}", f"d{number:05d}", "Arlo", "place", "Arlo", attribute, (), value))
        if kind == "office":
            day = date(2020, 1, 1) + timedelta(days=number % 300)
            made[-1] = replace(made[-1], entity_type="person", published=day)
    return made


@pytest.mark.parametrize("kind", ["figures", "text", "quote", "office"])
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


def test_words_that_many_documents_quote_are_one_quotation(book: RuleBook) -> None:
    said = Value("text", dimension="quote", text="We will rebuild every single house in this valley")
    claims = [
        Claim(f"C{number}", f"d{number}", "Ann Lee", "person", "Ann Lee", "quote", (), said)
        for number in range(90)
    ]
    (finding,) = compare(claims, book)
    assert finding.verdict == "agree"
    assert len(finding.positions[0].claims) == 90
