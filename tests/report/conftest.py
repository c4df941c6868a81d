"""A small story by hand: every kind of verdict once, so that each format can be looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tieout.model import Claim, Document, Entity, Finding, Position, Step, Unclaimed
from tieout.pipeline import Report
from tieout.values.model import Value, ValueMention

TEXTS = {
    "ferry.txt": (
        "The Marisol sank 12 km off Korvo on 3 May 2021. At least 45 people died. It carried 312 passengers."
    ),
    "harbour.txt": (
        "The ferry went down 30 kilometres from Korvo on 3 May 2021, and 45 died. Some 310 were aboard."
    ),
    "wire.txt": (
        "The Marisol sank some 30 km from Korvo early in May 2021. It carried 340 passengers, the line said."
    ),
}
SOURCES = {"ferry.txt": "Korvo Post", "harbour.txt": "", "wire.txt": "Island Wire"}
DAYS = {"ferry.txt": date(2021, 5, 4), "harbour.txt": date(2021, 5, 6), "wire.txt": None}


def _claim(number: int, document: str, attribute: str, value: Value, words: str, **more: object) -> Claim:
    text = TEXTS[document]
    start = text.index(words)
    first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    last = text.find(".", start)
    return Claim(
        claim=f"C{number:03d}",
        document=document,
        entity="Marisol",
        entity_type="object",
        subject="The Marisol",
        attribute=attribute,
        qualifiers=more.pop("qualifiers", ()),  # type: ignore[arg-type]
        value=value,
        text=words,
        start=start,
        end=start + len(words),
        sentence=text[first : last + 1],
        source=SOURCES[document],
        published=DAYS[document],
        rule=attribute,
        confidence=0.9,
        **more,  # type: ignore[arg-type]
    )


def _km(number: float, modifier: str = "exact") -> Value:
    return Value("quantity", number, number, "km", "length", modifier, (number,), 1)  # type: ignore[arg-type]


def _people(number: float, modifier: str = "exact", unit: str = "passenger") -> Value:
    return Value("quantity", number, number, unit, "people", modifier, (number,), 1)  # type: ignore[arg-type]


def _day(first: date, last: date, edtf: str) -> Value:
    return Value("date", float(first.toordinal()), float(last.toordinal()), dimension="date", edtf=edtf)


@pytest.fixture
def report() -> Report:
    korvo = (("reference", "Korvo"),)
    third = _day(date(2021, 5, 3), date(2021, 5, 3), "2021-05-03")
    may = _day(date(2021, 5, 1), date(2021, 5, 31), "2021-05")
    dead = Value("quantity", 45, None, "people", "people", "at_least", (45,), 1)
    claims = (
        _claim(1, "ferry.txt", "distance", _km(12), "12 km off Korvo", qualifiers=korvo),
        _claim(2, "harbour.txt", "distance", _km(30), "30 kilometres from Korvo", qualifiers=korvo),
        _claim(3, "wire.txt", "distance", _km(30, "approx"), "some 30 km from Korvo", qualifiers=korvo),
        _claim(4, "ferry.txt", "participants", _people(312), "312 passengers"),
        _claim(5, "harbour.txt", "participants", _people(310, "approx"), "Some 310"),
        _claim(6, "wire.txt", "participants", _people(340), "340 passengers", attribution="the line"),
        _claim(7, "ferry.txt", "point_in_time", third, "3 May 2021"),
        _claim(8, "harbour.txt", "point_in_time", third, "3 May 2021"),
        _claim(9, "wire.txt", "point_in_time", may, "May 2021"),
        _claim(10, "ferry.txt", "deaths", dead, "At least 45 people"),
    )  # fmt: skip
    common = {"entity": "Marisol", "entity_type": "object", "kind": "cross_source"}
    findings = (
        Finding("FAAAA1", "discrepancy", "major", 0.9, attribute="distance", qualifiers=korvo, positions=(
            Position("30 km", ("harbour.txt", "wire.txt"), ("g2", "g3"), ("C002", "C003")),
            Position("12 km", ("ferry.txt",), ("g1",), ("C001",))),
            spread=0.6, reason="Two sources put the Marisol 30 km from Korvo, one 12 km.",
            claims=("C001", "C002", "C003"),
            steps=(Step("C001", "C002", "disjoint", "12 km allows 11.5 to 12.5, 30 km 29.5 to 30.5 km"),
                   Step("C002", "C003", "same", "30 km is inside about 30 km")), **common),
        Finding("FAAAA2", "discrepancy", "minor", 0.6, attribute="participants", qualifiers=(), positions=(
            Position("312 passengers", ("ferry.txt", "harbour.txt"), ("g1", "g2"), ("C004", "C005")),
            Position("340 passengers", ("wire.txt",), ("g3",), ("C006",))),
            spread=0.082, reason="The wire has 340 passengers aboard, two others about 310",
            claims=("C004", "C005", "C006"), **common),
        Finding("FAAAA3", "compatible", "", 0.9, attribute="point_in_time", qualifiers=(), positions=(
            Position("2021-05-03", ("ferry.txt", "harbour.txt"), ("g1", "g2"), ("C007", "C008")),
            Position("2021-05", ("wire.txt",), ("g3",), ("C009",))),
            spread=0, reason="3 May 2021 lies in May 2021", claims=("C007", "C008", "C009"), **common),
        Finding("FAAAA4", "single", "", 0.9, attribute="deaths", qualifiers=(), positions=(
            Position("≥ 45 people", ("ferry.txt",), ("g1",), ("C010",)),),
            spread=0, reason="only the Korvo Post states it", claims=("C010",), **common),
    )  # fmt: skip
    mention = ValueMention(70, 72, "45", Value("number", 45, 45, numbers=(45,), granule=1))
    names = {"The Marisol": {"ferry.txt": 1, "wire.txt": 1}, "The ferry": {"harbour.txt": 1}}
    return Report(
        documents=tuple(
            Document(name, text, source=SOURCES[name], published=DAYS[name], group=f"g{number}")
            for number, (name, text) in enumerate(TEXTS.items(), 1)
        ),
        entities=(
            Entity("Marisol", "object", names, tuple(TEXTS), 10, ("the Marisol is the only ferry",)),
        ),
        claims=claims,
        findings=findings,
        unclaimed=(Unclaimed("harbour.txt", mention, "no rule claimed it"),),
    )  # fmt: skip


@pytest.fixture
def waived(report: Report) -> Report:
    first, *others = report.findings
    return replace(report, findings=(replace(first, status="waived"), *others))
