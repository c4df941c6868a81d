"""Periods, durations and times of day: wordings grouped under the value they share."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.values.dates import find_dates
from tieout.values.model import ValueMention

MONDAY = date(2021, 8, 23)
YEAR, MONTH, DAY, HOUR, MINUTE = 31556952.0, 2629746.0, 86400.0, 3600.0, 60.0


def only(text: str) -> ValueMention:
    found = find_dates(text, reference=MONDAY)
    assert len(found) == 1, [(m.text, m.value.kind) for m in found]
    return found[0]


PERIODS = {
    "1979/1989": [
        "between 1979 and 1989",
        "1979-1989",
        "(1979–1989)",
        "from 1979 to 1989",
        "from 1979 until 1989",
        "in 1979 through 1989",
    ],
    "2018/2019": ["from 2018 to 2019", "in 2018-19", "in 2018/19"],
    "1939/1945": ["From 1939 to '45", "between the years 1939 and 1945", "1939-45"],
    "../2021-12": ["until the end of the year"],
    "2004/..": ["since 2004", "ever since 2004"],
    "../2019-01": ["until January 2019", "up until January 2019"],
    "2019-11-23/2019-12-07": [
        "Between 23 November and 7 December 2019",
        "from November 23 to December 7, 2019",
    ],
    "2010-05-14/2010-05-16": [
        "14-16 May 2010",
        "May 14-16, 2010",
        "from 14 to 16 May 2010",
        "between May 14 and 16, 2010",
    ],
    "2011-04/2011-06": ["between April and June 2011", "April to June 2011", "April-June 2011"],
    "1999-12-02/2024-02-11": ["(2 December 1999 - 11 February 2024)"],
    "2018-11/2019-02": ["from November 2018 to February 2019", "November to February 2019"],
    "2021-08-23/2021-08-27": ["from Monday to Friday"],
    "199X/2005": ["from the 1990s to 2005"],
}


@pytest.mark.parametrize(
    ("edtf", "text"), [(edtf, text) for edtf, texts in PERIODS.items() for text in texts]
)
def test_periods(edtf: str, text: str) -> None:
    mention = only(text)
    assert (mention.value.kind, mention.value.edtf) == ("period", edtf)


def test_two_dates_are_no_period() -> None:
    found = find_dates("in 2018 until his appointment as head in January 2019")
    assert [(m.value.kind, m.value.edtf) for m in found] == [("date", "2018"), ("date", "2019-01")]


def test_a_period_that_can_be_read_two_ways() -> None:
    value = only("from 10/1/2018 to 10/7/2018").value
    assert (value.edtf, value.alternates[0].edtf) == ("2018-10-01/2018-10-07", "2018-01-10/2018-07-10")


DURATIONS = {
    72 * HOUR: ["a 72-hour strike", "72 hours", "seventy-two hours"],
    2.5 * YEAR: ["two and a half years", "2.5 years", "2½ years"],
    2 * HOUR + 20 * MINUTE: ["2 hours and 20 minutes", "two hours, 20 minutes", "2 hours 20 minutes"],
    7 * YEAR + 9 * MONTH: ["7 years and 9 months"],
    5 * YEAR: [
        "for the last five years",
        "over the past five years",
        "a five-year plan",
        "over the next 5 years",
    ],
    10 * YEAR: ["a decade of war", "the past decade", "ten years", "a decade-long war"],
    38 * MONTH: ["38 months"],
    2 * HOUR + 35: ["She won in 2:00:35.", "2 hours, 35 seconds"],
    58 * MINUTE + 42: ["his best time of 58:42"],
    207.0: ["three minutes and 27 seconds"],
    30 * MINUTE: ["half an hour", "30 minutes", "thirty minutes"],
    1.5 * HOUR: ["an hour and a half", "one and a half hours", "for one hour and a half"],
    9.58: ["9.58 seconds"],
    14 * DAY: ["a fortnight of rain", "for two weeks"],
}


@pytest.mark.parametrize(
    ("seconds", "text"), [(seconds, text) for seconds, texts in DURATIONS.items() for text in texts]
)
def test_durations(seconds: float, text: str) -> None:
    value = only(text).value
    assert value.kind == "duration"
    assert value.low == pytest.approx(seconds)
    assert value.high == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [
        ("almost three and a half minutes", "less_than", None, 210.0),
        ("nearly 20 years", "less_than", None, 20 * YEAR),
        ("more than two minutes", "more_than", 120.0, None),
        ("at least 3 hours", "at_least", 3 * HOUR, None),
        ("about ten days", "approx", 10 * DAY, 10 * DAY),
        ("two to three weeks", "range", 14 * DAY, 21 * DAY),
        ("between 60 and 90 days", "range", 60 * DAY, 90 * DAY),
        ("for several years", "vague", 3 * YEAR, 9 * YEAR),
        ("Over a 21-year career", "exact", 21 * YEAR, 21 * YEAR),
        ("over the next few years", "vague", 2 * YEAR, 5 * YEAR),
    ],
)
def test_hedged_durations(text: str, modifier: str, low: float | None, high: float | None) -> None:
    value = only(text).value
    assert (value.modifier, value.low, value.high) == (modifier, low, high)


def test_a_duration_keeps_its_unit_numbers_and_way() -> None:
    value = only("two days before the attacks").value
    assert (value.unit, value.numbers, value.text, value.granule) == ("day", (2.0,), "before", DAY)
    assert only("7 years and 9 months").value.unit == "year month"
    assert only("58:42 was her best time").value.unit == "mm:ss"
    assert only("every two years").value.text == "every"


NO_DURATIONS = [
    "her 32-year-old son",
    "a six-month-old baby",
    "a second time",
    "three quarters of voters",
    "an early-day motion",
    "four second-half goals",
    "some 15,000 last week",
    "the minutes of the meeting",
]


@pytest.mark.parametrize("text", NO_DURATIONS)
def test_no_durations(text: str) -> None:
    assert [m.text for m in find_dates(text) if m.value.kind == "duration"] == []


TIMES = {
    (8, 15): ["at 8:15 am", "at 8.15am", "at 8:15 a.m.", "at 08:15 GMT", "at 0815 hours"],
    (4, 15): ["0415 GMT", "at 4:15", "at 4:15 a.m. local time", "a quarter past four in the morning"],
    (17, 40): ["around 5.40 PM", "at 17:40", "at about 5:40 p.m."],
    (14, 0): ["at 2pm", "at 2 p.m.", "at about 2pm.", "at two o'clock in the afternoon"],
    (12, 0): ["at noon", "by midday", "12 noon"],
    (0, 0): ["at midnight", "12 am"],
    (7, 30): ["at half past seven", "7:30 a.m."],
    (18, 40): ["at 6:40 p.m. (GMT +8)"],
}


@pytest.mark.parametrize(
    ("clock", "text"), [(clock, text) for clock, texts in TIMES.items() for text in texts]
)
def test_times(clock: tuple[int, int], text: str) -> None:
    value = only(text).value
    assert (value.kind, value.low, value.dimension) == ("time", clock[0] * 60.0 + clock[1], "time")


def test_a_time_keeps_zone_hedge_and_its_pair() -> None:
    value = only("around 11 pm (2000 GMT)").value
    assert (value.low, value.modifier) == (1380.0, "approx")
    assert [(other.low, other.unit) for other in value.alternates] == [(1200.0, "GMT")]
    assert only("at 3:27am local time").value.unit == "local"
    assert only("at 10 am.").text == "10 am", "the full stop ends the sentence"
    ranged = only("from 9am to 5pm").value
    assert (ranged.modifier, ranged.low, ranged.high) == ("range", 540.0, 1020.0)


@pytest.mark.parametrize(
    "text",
    [
        "won 5-2",
        "a 16:9 screen",
        "John 3:16",
        "a ratio of 4:3",
        "Room 1015",
        "at 5.4 percent",
        "five to seven people",
    ],
)
def test_no_times(text: str) -> None:
    assert [m.text for m in find_dates(text) if m.value.kind == "time"] == []
