"""Turns of phrase of news prose that once were read wrongly, grouped by what they say."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.values.dates import find_dates
from tieout.values.model import ValueMention

SATURDAY = date(2023, 2, 4)


def read(text: str) -> list[ValueMention]:
    return find_dates(text, reference=SATURDAY)


DAYS = {
    "2023-02-07": [
        "It could top 40C on Tuesday, forecasters warned.",
        "The squad is named on Tuesday.",
        "It needs a deal by Tuesday.",
        "The host side face third-placed United on Tuesday.",
        "They issued a red warning, running from Tuesday.",
    ],
    "2023-01-31": [
        "He could not be reached on Tuesday.",
        "It was more than anyone could have believed possible: on Tuesday she ran it.",
        "In the face of it, on Tuesday they gave in.",
        "By Tuesday, 30 people had died.",
        "City, who beat United on Tuesday, are top.",
        "It rose £3 to £5 as shares fell on Tuesday.",
    ],
    "2022-07": ["It is due by mid-2024; the sale was agreed in July."],
    "2022": [
        "In the first nine months it made more than in the same period last year.",
        "She took over in April 2021. The firm has grown since, in every market in which it sells, and has won "
        "new custom in each of them, as the figures that it put out this morning show in some detail. Debt, "
        "which had weighed on the shares and on the mood of those who hold them, and on that of its lenders "
        "besides, and of the agencies that rate it, fell from the same point last year.",
    ],
    "2025": ["It should save £75mn a year from 2025.", "It should save 75 million a year from 2025."],
}


DAYS |= {
    "2001-09-11": [
        "Markets had not fallen so far after the September 11 attacks.",
        "the Sept. 11 terrorist attacks",
    ],
    "2001-09-11/..": ["It was the worst since the September 11 attacks."],
    "2022-09-11": ["It fell on September 11."],
    "2022-05-17/2022-07-20": ["In 2022, it killed 141 between May 17 and July 20."],
    "2021-03-03": ["In 2021 it opened on 3 March."],
    "2023-03-03": ["The court that annulled the 2018 poll will sit on 3 March."],
    "2022-11/2023-03": ["in the November-March season"],
    "2022/2023": ["It began in FY2022-23."],
    "2024": ["It ends in FY24.", "It ends in FY 2024."],
    "2023-03-09": ["He adjourned the case to 9 March."],
    "2022-01/2022-09": ["in the first nine months of 2022", "in the first nine months of last year"],
    "2022-12-17/2022-12-31": ["in the last 15 days of 2022"],
    "2021-03": ["in the third month of 2021", "in the 3rd month of 2021"],
    "2022-08-01/2022-08-07": ["in week 31 of 2022"],
    "2023-01-22": ["The vote was held on 22nd.", "The vote was held on the 22nd."],
    "2016-04/2017-06": ["from April in 2016 to June in 2017"],
    "2022-33/2022-35": ["from 2022 Q1 to 2022 Q3"],
    "2022-04-09/2022-04-17": ["between the ninth and the seventeenth of April", "from 9 to 17 April"],
    "2150": ["It will be gone in 2150."],
    "200X": ["in the two thousands", "in the 2000s"],
}


@pytest.mark.parametrize(("edtf", "text"), [(edtf, text) for edtf, texts in DAYS.items() for text in texts])
def test_days(edtf: str, text: str) -> None:
    assert read(text)[-1].value.edtf == edtf


LENGTHS = {
    ("exactly", 16 * 86400.0): ["In Europe 70,000 died over 16 days.", "It fell 40mm over a 16-day spell."],
    ("more than", 16 * 86400.0): ["It lasted over 16 days.", "for over 16 days", "over 16 days of rain"],
    ("exactly", 660.0): ["three goals in 11 second-half minutes", "11 added minutes"],
    ("exactly", 1.25 * 31556952.0): ["a gap of one and a quarter years"],
    ("exactly", 2.75 * 3600): ["a film of two and three-quarter hours"],
    ("exactly", 182.1): ["a time of 3min 02.1sec"],
}


@pytest.mark.parametrize(
    ("bound", "seconds", "text"),
    [(bound, seconds, text) for (bound, seconds), texts in LENGTHS.items() for text in texts],
)
def test_lengths(bound: str, seconds: float, text: str) -> None:
    (length,) = [mention.value for mention in read(text) if mention.value.kind == "duration"]
    assert length.low == pytest.approx(seconds)
    assert (length.high is None) == (bound == "more than")


def test_a_piece_that_fills_the_one_above_is_a_length_of_its_own() -> None:
    found = read("He scored on 83 minutes, 90 seconds after coming on.")
    assert [mention.value.numbers for mention in found] == [(83.0,), (90.0,)]


def test_a_span_before_ago_belongs_to_what_follows() -> None:
    found = read("They fought for the last 3 months and 2 days ago they agreed.")
    assert [mention.text for mention in found] == ["the last 3 months", "2 days ago"]


COMPARED = [
    "3 cents less than a year ago",
    "8 per cent more than two years ago",
    "200 fewer than a month earlier",
]


@pytest.mark.parametrize("text", COMPARED)
def test_less_than_a_year_ago_compares_amounts(text: str) -> None:
    assert [mention.value.alternates[0].modifier for mention in read(text)] == ["exact"]


def test_less_than_a_year_ago_dates() -> None:
    (mention,) = read("It happened less than a year ago.")
    assert mention.value.alternates[0].modifier == "less_than"


NO_DATES = [
    "lows in the 20s, rising to the mid-30s as the mercury climbs",
    "£2001 and €1999 a seat",
    "ranked from 5th to 3rd",
    "found since that may involve the same fault",
    "on 5th Avenue",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert [mention.text for mention in read(text) if mention.value.kind == "date"] == []
