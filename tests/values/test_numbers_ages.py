"""Ages, shares, scores and ordinals, grouped under the value they share."""

from __future__ import annotations

import pytest

from tieout.values import ValueMention, read_values
from tieout.values.numbers import find_numbers


def only(text: str) -> ValueMention:
    """The one value of ``text``; fails when there is another number of them."""
    mentions = read_values(text)
    assert len(mentions) == 1, [(m.text, m.value.kind) for m in mentions]
    return mentions[0]


AGES = {
    32.0: [
        "his 32-year-old son",
        "the 32-year old",
        "Ahmad Massoud, 32, the son",
        "Anna Berg, 32.",
        "aged 32",
        "a man aged just 32",
        "at the age of 32",
        "At age 32 he left",
        "He was 32.",
        "who was only 32 when it began",
        "she turned 32 on Monday",
        "32 years old",
        "thirty-two years of age",
        "aged about 32",
        "marathon runner, then 32, who",
    ],
    0.5: ["a six-month-old baby", "6 months old"],
}


@pytest.mark.parametrize(("years", "wording"), [(k, w) for k, ws in AGES.items() for w in ws])
def test_ages(years: float, wording: str) -> None:
    ages = [m.value for m in read_values(wording) if m.value.kind == "age"]
    assert [(age.low, age.high, age.dimension) for age in ages] == [(years, years, "age")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("in his early thirties", 30.0, 33.0),
        ("in her 20s", 20.0, 29.0),
        ("in their late fifties", 57.0, 59.0),
        ("people aged 16-24", 16.0, 24.0),
        ("children aged 5 to 11", 5.0, 11.0),
        ("15 to 17 year olds", 15.0, 17.0),
    ],
)
def test_age_ranges(text: str, low: float, high: float) -> None:
    value = next(m.value for m in read_values(text) if m.value.kind == "age")
    assert (value.low, value.high, value.modifier) == (low, high, "range")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("children under 5, mostly", None, 5.0),
        ("At 93, she is the oldest.", 93.0, 93.0),
        ("her sister is 90.", 90.0, 90.0),
    ],
)
def test_ages_without_a_word_of_age(text: str, low: float | None, high: float) -> None:
    assert [(m.value.low, m.value.high) for m in read_values(text) if m.value.kind == "age"] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, 12, 15 and 18 were drawn.",
        "In May, 12 people left.",
        "pages 7, 12, and 30",
        "It was 12.",
        "turned 18 people away",
        "He was 12th.",
        "She was 12 points ahead.",
    ],
)
def test_no_age_where_nobody_is_old(text: str) -> None:
    assert not [m for m in read_values(text) if m.value.kind == "age"]


SHARES = [
    ("33 of the 34 provinces", (33.0, 34.0), "province"),
    ("one in five adults", (1.0, 5.0), "adult"),
    ("nine out of ten voters", (9.0, 10.0), "voter"),
    ("two-thirds", (2.0, 3.0), ""),
    ("three quarters", (3.0, 4.0), ""),
    ("half of them", (1.0, 2.0), ""),
    ("a third of the city", (1.0, 3.0), ""),
    ("by a fifth.", (1.0, 5.0), ""),
    ("about half", (1.0, 2.0), ""),
]


@pytest.mark.parametrize(("text", "parts", "unit"), SHARES)
def test_shares(text: str, parts: tuple[float, float], unit: str) -> None:
    value = only(text).value
    assert (value.kind, value.numbers, value.unit) == ("fraction", parts, unit)
    assert value.low == pytest.approx(parts[0] / parts[1])


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("won 5-2 on Sunday", (5.0, 2.0)),
        ("a 1–1 draw", (1.0, 1.0)),
        ("The vote in the Senate was 52-35.", (52.0, 35.0)),
        ("lost 2-3 at home", (2.0, 3.0)),
    ],
)
def test_scores(text: str, sides: tuple[float, float]) -> None:
    scores = [m.value for m in read_values(text) if m.value.kind == "score"]
    assert [score.numbers for score in scores] == [sides]
    assert scores[0].low is None


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("the 122nd longest bridge", 122.0),
        ("in his third marathon", 3.0),
        ("She finished second.", 2.0),
        ("the twenty-first goal", 21.0),
        ("for the second time", 2.0),
        ("the XXIX Olympiad", 29.0),
    ],
)
def test_ordinals(text: str, rank: float) -> None:
    assert [(m.value.kind, m.value.low) for m in find_numbers(text)] == [("ordinal", rank)]
