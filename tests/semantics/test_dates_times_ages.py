"""Dates as sets of days, times of day, periods and ages."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.semantics import Span, bind_comparison
from tieout.semantics.ages import birth_days
from tieout.semantics.dates import edtf_days, lend_year, say_distance
from tieout.values import Value, parse_edtf, read_one

DATE = bind_comparison({"by": "date"})
PERIOD = bind_comparison({"by": "period"})
TIME = bind_comparison({"by": "time"})
AGE = bind_comparison({"by": "age"})


def edtf(text: str) -> Value:
    value = parse_edtf(text)
    assert value is not None, text
    return value


def read(text: str) -> Value:
    value = read_one(text)
    assert value is not None, text
    return value


@pytest.mark.parametrize(
    ("left", "right", "kind", "days"),
    [
        ("2001-09-09", "2001-09-09", "same", 0),
        ("2001", "2001-09-09", "compatible", 0),
        ("2001-09", "2001-09-09", "compatible", 0),
        ("198X", "1985", "compatible", 0),
        ("2019-11-22", "2019-11-23", "disjoint", 1),
        ("2001", "2002", "disjoint", 365),
        ("2001-09", "2001-11-02", "disjoint", 33),
        ("XXXX-12-09", "2020-12-09", "compatible", 0),
        ("XXXX-12-09", "2020-12-10", "disjoint", 1),
        ("XXXX-12-09", "XXXX-12-09", "same", 0),
        ("XXXX-12-09", "XXXX-12-11", "disjoint", 2),
        ("2020-01/2020-04", "2020-02-10", "compatible", 0),
    ],
)
def test_dates(left: str, right: str, kind: str, days: int) -> None:
    relation = DATE.relate(edtf(left), edtf(right))
    assert (relation.kind, relation.days) == (kind, days)
    assert DATE.relate(edtf(right), edtf(left)).kind == kind


def test_an_ambiguous_date_agrees_in_either_reading() -> None:
    assert DATE.relate(read("09/08/2001"), edtf("2001-08-09")).kind in ("same", "compatible")
    assert DATE.relate(read("09/08/2001"), edtf("2001-09-08")).kind == "compatible"


def test_around_a_year_widens() -> None:
    around = Value("date", edtf("1950").low, edtf("1950").high, modifier="approx", edtf="1950")
    assert DATE.relate(around, edtf("1951")).kind == "compatible"
    assert DATE.relate(around, edtf("1960")).kind == "disjoint"


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("1979/1989", "1979/1989", "same"),
        ("2018/2019", "2018/2019-01", "compatible"),
        ("1979/1989", "198X", "compatible"),
        ("1979/1989", "1979/1988", "disjoint"),
        ("1996/2001", "1979/1989", "disjoint"),
    ],
)
def test_periods(left: str, right: str, kind: str) -> None:
    assert PERIOD.relate(edtf(left), edtf(right)).kind == kind
    assert PERIOD.relate(edtf(right), edtf(left)).kind == kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("3:27am", "3:27 p.m.", "disjoint"),
        ("around 11 pm", "11.10 pm", "compatible"),
        ("around 11 pm", "23:00", "same"),
        ("8:15 am", "8.15 a.m.", "same"),
        ("around 4:15 pm", "4.20 pm", "disjoint"),
        ("around 11.50 pm", "12.10 am", "disjoint"),
        ("around midnight", "12.10 am", "compatible"),
        ("0415 GMT", "8:15 am", "incomparable"),
        ("11 pm (2000 GMT)", "2000 GMT", "same"),
    ],
)
def test_times(left: str, right: str, kind: str) -> None:
    assert TIME.relate(read(left), read(right)).kind == kind
    assert TIME.relate(read(right), read(left)).kind == kind


def age(years: float, modifier: str = "exact") -> Value:
    return Value("age", years, years, "year", "age", modifier, (years,), 1.0)  # type: ignore[arg-type]


def test_ages() -> None:
    assert AGE.relate(age(32), age(32)).kind == "same"
    assert AGE.relate(age(32), age(33)).kind == "disjoint"
    assert AGE.relate(age(30, "approx"), age(32)).kind == "compatible"


def test_an_age_on_a_day_is_a_year_of_births() -> None:
    span = birth_days(age(12), Span(date(2001, 9, 9).toordinal(), date(2001, 9, 9).toordinal()))
    assert span is not None
    assert date.fromordinal(int(span.low)) == date(1988, 9, 10)
    assert date.fromordinal(int(span.high)) == date(1989, 9, 9)


def test_a_leap_day_has_a_birthday() -> None:
    day = float(date(2024, 2, 29).toordinal())
    assert birth_days(age(3), Span(day, day)) is not None


@pytest.mark.parametrize("text", ["", "2001-13", "20011", "abcd", "2001-02-30", "XXXX-12-09"])
def test_what_is_no_date_gives_none_or_everything(text: str) -> None:
    span = edtf_days(text)
    assert span is None or text == ""


def test_a_day_without_year_borrows_those_of_others() -> None:
    lent = lend_year(edtf("XXXX-12-09"), [edtf("2020"), edtf("2021-05")])
    assert len(DATE.wide(lent)) == 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("days", "said"), [(1, "1 day"), (13, "13 days"), (14, "2 weeks"), (90, "3 months"), (731, "2 years")]
)
def test_distances_in_words(days: int, said: str) -> None:
    assert say_distance(days) == said
