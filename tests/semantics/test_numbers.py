"""Two figures agree where the ranges that their words allow meet."""

from __future__ import annotations

import pytest

from tieout.semantics import bind_comparison
from tieout.semantics.numbers import printed_step, stated_gap
from tieout.values import Value, read_one

OVERLAP = bind_comparison({"by": "overlap"})
MONEY = bind_comparison({"by": "money"})
SHARE = bind_comparison({"by": "percentage"})


def read(text: str) -> Value:
    value = read_one(text)
    assert value is not None, text
    return value


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        # print implies tolerance
        ("150 km", "153 km", "same"),
        ("6.1 km", "6.15 km", "same"),
        ("6,150 m", "6.15 km", "same"),
        ("1.2 million people", "1.17 million people", "same"),
        ("181,000 people", "181,067 people", "same"),
        ("150 km", "140 km", "disjoint"),
        ("6.51 km", "6.15 km", "disjoint"),
        ("148,213 people", "173,000 people", "disjoint"),
        ("1.2 million people", "1.26 million people", "disjoint"),
        ("8 years", "7 years", "disjoint"),
        # small whole counts are counted
        ("10 titles", "9 titles", "disjoint"),
        ("20 districts", "21 districts", "disjoint"),
        ("1,363 games", "1,366 games", "disjoint"),
        ("300 soldiers", "297 soldiers", "same"),
        # hedges
        ("about 207,000 people", "206,731 people", "same"),
        ("about 40 people", "43 people", "compatible"),
        ("about 173,000 people", "around 100,000 people", "disjoint"),
        ("about 100 km", "150 km", "disjoint"),
        ("some 1,283 goals", "1,281 goals", "disjoint"),
        ("nearly 20 years", "18 years", "compatible"),
        # bounds
        ("at least 21 districts", "19 districts", "disjoint"),
        ("at least 21 districts", "21 districts", "compatible"),
        ("more than 180,000 people", "181,067 people", "compatible"),
        ("more than 33 people", "33 people", "disjoint"),
        ("more than 40 people", "40 people", "compatible"),
        ("up to 20,000 people", "about 20,000 people", "compatible"),
        ("fewer than 30 people", "45 people", "disjoint"),
        ("just over 700 km", "7,000 km", "disjoint"),
        ("more than 700 km", "7,000 km", "compatible"),
        ("hundreds of people", "450 people", "compatible"),
        ("hundreds of people", "2,500 people", "disjoint"),
        # units
        ("100 miles", "161 km", "same"),
        ("30 months", "2.5 years", "same"),
        ("2 years and 6 months", "30 months", "same"),
        ("4.04 miles", "6.51 km", "same"),
        ("15 kg", "15 km", "incomparable"),
    ],
)
def test_figures(left: str, right: str, kind: str) -> None:
    assert OVERLAP.relate(read(left), read(right)).kind == kind
    assert OVERLAP.relate(read(right), read(left)).kind == kind


def test_almost_a_minute_is_not_34_seconds() -> None:
    almost = Value("duration", None, 60.0, "second", "duration", "less_than", (60.0,), 10.0, hedge="almost")
    less = Value("duration", None, 60.0, "second", "duration", "less_than", (60.0,), 10.0)
    assert OVERLAP.relate(almost, read("34 seconds")).kind == "disjoint"
    assert OVERLAP.relate(almost, read("55 seconds")).kind == "compatible"
    assert OVERLAP.relate(less, read("34 seconds")).kind == "compatible"


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("$15bn", "$15.2bn", "same"),
        ("$15bn", "$16bn", "disjoint"),
        ("$3.6 billion", "£3.6 billion", "incomparable"),
        ("Tk 301.93 billion", "Tk 301.9339 billion", "same"),
        ("Tk 301.936 billion", "Tk 301.9339 billion", "disjoint"),
    ],
)
def test_money(left: str, right: str, kind: str) -> None:
    assert MONEY.relate(read(left), read(right)).kind == kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("97.7 per cent", "97.71%", "same"),
        ("almost 98%", "97.71 per cent", "compatible"),
        ("97.71%", "98.31%", "compatible"),
        ("1.2 percent", "1.3 percent", "disjoint"),
        ("1.68%", "2.3%", "disjoint"),
        ("one in five", "20 per cent", "same"),
        ("2 percentage points", "2 per cent", "incomparable"),
    ],
)
def test_shares(left: str, right: str, kind: str) -> None:
    assert SHARE.relate(read(left), read(right)).kind == kind


def test_amount_given_in_two_currencies_meets_both() -> None:
    both = read("Taka 30,193.6 crore (USD 3.6 billion)")
    assert MONEY.relate(both, read("$3.6 billion")).kind == "same"
    assert MONEY.relate(both, read("Tk 301.936 billion")).kind == "same"


def test_gap_is_between_stated_figures_relative_to_the_larger() -> None:
    assert stated_gap(read("150 km"), read("100 km")) == pytest.approx(1 / 3)
    assert stated_gap(read("5 km"), read("5 km")) == 0.0
    assert stated_gap(read("0 km"), read("5 km")) == 1.0


def test_reason_tells_what_each_figure_allows() -> None:
    reason = OVERLAP.relate(read("150 km"), read("about 100 km")).reason
    assert reason == "150 km allows 145 to 155 km, about 100 km allows 80 to 120 km"


@pytest.mark.parametrize(("number", "step"), [(150.0, 10.0), (153.0, 1.0), (6.15, 0.01), (173000.0, 1000.0)])
def test_printed_step_without_granule(number: float, step: float) -> None:
    assert printed_step(Value("number", number, number, numbers=(number,))) == pytest.approx(step)


def test_a_newsroom_can_set_its_own_tolerance() -> None:
    strict, loose = bind_comparison({"by": "overlap"}), bind_comparison({"by": "overlap", "within": 0.2})
    assert strict.relate(read("100 km"), read("115 km")).kind == "disjoint"
    assert loose.relate(read("100 km"), read("115 km")).kind == "compatible"
