"""How often, and the same stretch of another year."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.values import format_value, is_repeat, read_one
from tieout.values.dates import find_dates

WRITTEN = date(2021, 8, 23)
YEAR = 31556952.0

REPEATS = {
    YEAR: [
        "its annual profit",
        "The plant pays yearly rent.",
        "Annual sales rose.",
        "15 flights a year",
        "It costs $3 billion a year.",
        "at 40 deaths per year",
        "They meet once a year.",
        "every year",
    ],
    604800.0: ["weekly jobless claims", "two trains a week", "three times a week", "each week"],
    86400.0: ["1.2 million barrels a day", "its daily briefing", "twice a day", "Daily cases fell."],
    7889238.0: ["a quarterly dividend"],
    6 * 2629746.0: ["semi-annual reports"],
}


@pytest.mark.parametrize(("seconds", "text"), [(s, text) for s, texts in REPEATS.items() for text in texts])
def test_repeated_times(seconds: float, text: str) -> None:
    found = [m for m in find_dates(text, reference=WRITTEN) if m.value.kind == "duration"]
    assert [m.value.low for m in found] == [seconds], found
    assert is_repeat(found[0].value)
    again = read_one(format_value(found[0].value))
    assert again is not None
    assert (again.low, again.high, again.text) == (seconds, seconds, "every")


NO_REPEATS = [
    "he told the Daily Mail",
    "she writes for the daily Hurriyet",
    "an Annual General Meeting",
    "In 2019 a year of drought began.",
    "He left on a day of rain.",
    "The boy of 12 had a day off.",
    "60 miles per hour",
]


@pytest.mark.parametrize("text", NO_REPEATS)
def test_no_repeated_times(text: str) -> None:
    assert [m.text for m in find_dates(text, reference=WRITTEN) if is_repeat(m.value)] == []


def test_a_length_that_prints_a_number_is_a_figure() -> None:
    (mention,) = find_dates("every 20 minutes", reference=WRITTEN)
    assert not is_repeat(mention.value)


SAME = {
    "2020-07": [
        "Sales rose in July, compared with the same month last year.",
        "Sales rose in July from the same period a year ago.",
        "Sales rose 4% in July over the corresponding period of the previous year.",
        "Sales rose in July against the same month in 2020.",
        "On Friday it said that July sales beat the same period a year earlier.",
    ],
    "2020-34": [
        "Profit rose in the second quarter of 2021 from the same quarter last year.",
        "Profit rose in the second quarter of 2021 from the year-ago quarter.",
        "Profit rose in the second quarter of 2021, up from the same period in 2020.",
    ],
    "2020": ["Profit rose from the same period last year.", "Profit rose from the year-earlier period."],
    "2019-07": ["Sales fell in July from the same period two years ago."],
    "2020-08": ["This time last year the lake was full."],
}


@pytest.mark.parametrize(("edtf", "text"), [(edtf, text) for edtf, texts in SAME.items() for text in texts])
def test_the_same_stretch_of_another_year(edtf: str, text: str) -> None:
    assert edtf in [m.value.edtf for m in find_dates(text, reference=WRITTEN)]


def test_a_leap_day_has_no_same_day() -> None:
    text = "It rained from 27 to 29 February 2020. On 29 February 2020 it rained, as on the same day in 2019."
    assert find_dates(text, reference=WRITTEN)[-1].value.edtf == "2019-02-28"


NEARBY = {
    "2021-08-20": [
        "The index rose on Friday after a poor July, ending the day up 12 points.",
        "Shares rose on Friday on strong sales in July, before falling later in the day.",
    ],
    "2021-36": ["The firm announced cuts that will close ten plants during the fourth quarter."],
}


@pytest.mark.parametrize(("edtf", "text"), [(edtf, text) for edtf, texts in NEARBY.items() for text in texts])
def test_the_one_in_question(edtf: str, text: str) -> None:
    assert find_dates(text, reference=WRITTEN)[-1].value.edtf == edtf


VAGUE = [
    "in recent years",
    "over the years",
    "lost in minutes",
    "a deal decades in the making",
    "in the weeks to come",
]


@pytest.mark.parametrize("text", VAGUE)
def test_lengths_without_a_count(text: str) -> None:
    assert [m.value.modifier for m in find_dates(text, reference=WRITTEN)] == ["vague"]


def test_later_than_planned_is_a_length() -> None:
    later = find_dates("It landed on 11 November, three days later than planned.", reference=WRITTEN)[-1]
    assert (later.value.kind, later.value.numbers) == ("duration", (3.0,))
