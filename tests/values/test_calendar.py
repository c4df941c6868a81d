"""Days on the calendar: units, parts, shifts, and what they refuse."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.values.dates import calendar
from tieout.values.dates.edtf import date_value, parse_edtf

DAYS = st.dates(min_value=date(1200, 1, 1), max_value=date(2999, 12, 31))
UNITS = st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"])


@given(when=DAYS, unit=UNITS)
@settings(derandomize=True, max_examples=150, deadline=None)
def test_a_whole_unit_holds_its_day(when: date, unit: str) -> None:
    found = calendar.whole(unit, when)
    assert found is not None
    assert found.first is not None
    assert found.last is not None
    assert found.first <= when.toordinal() <= found.last


@given(when=DAYS, unit=st.sampled_from(["day", "month", "year", "decade", "century", "quarter"]))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_what_is_written_is_read_back(when: date, unit: str) -> None:
    found = calendar.whole(unit, when)
    assert found is not None
    value = parse_edtf(found.edtf)
    assert value is not None
    assert (value.low, value.high) == (date_value(found).low, date_value(found).high)


@given(when=DAYS, unit=st.sampled_from(["day", "week", "month", "year"]), count=st.integers(-400, 400))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_shifting_there_and_back_stays_within_the_unit(when: date, unit: str, count: int) -> None:
    there = calendar.shift(when, unit, count)
    assert there is not None
    back = calendar.shift(there, unit, -count)
    assert back is not None
    assert abs((back - when).days) <= 3, "only the end of a month may move"


@given(when=DAYS, unit=UNITS, cut=st.sampled_from([(0.0, 0.34), (0.25, 0.75), (0.66, 1.0)]))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_a_part_lies_inside_its_whole(when: date, unit: str, cut: tuple[float, float]) -> None:
    found = calendar.whole(unit, when)
    assert found is not None
    part = calendar.part_of(found, *cut)
    assert None not in (part.first, part.last, found.first, found.last)
    assert (found.first or 0) <= (part.first or 0) <= (part.last or 0) <= (found.last or 0)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2000, 4, 23), (2019, 4, 21), (2021, 4, 4), (2024, 3, 31), (1961, 4, 2)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == date(year, month, day)


def test_days_that_the_calendar_lacks() -> None:
    assert calendar.day(2019, 2, 29) is None
    assert calendar.day(2020, 2, 29) is not None
    assert calendar.day(0, 1, 1) is None
    assert calendar.month(2019, 13) is None
    assert calendar.year(10000) is None
    assert calendar.quarter(2019, 5) is None
    assert calendar.shift(date(9999, 12, 31), "year", 1) is None
    assert calendar.shift(date(2020, 2, 29), "year", 1) == date(2021, 2, 28)


def test_a_winter_covers_both_readings() -> None:
    winter = calendar.season(2009, 24, (12, 1, 3, 20))
    assert winter is not None
    assert winter.first == date(2009, 1, 1).toordinal()
    assert winter.last == date(2010, 3, 20).toordinal()
