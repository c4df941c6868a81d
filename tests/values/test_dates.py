"""Dates: wordings grouped under the days they share, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.values.dates import find_dates, format_date, parse_edtf
from tieout.values.model import ValueMention

MONDAY = date(2021, 8, 23)


def only(text: str, reference: date | None = MONDAY) -> ValueMention:
    found = find_dates(text, reference=reference)
    assert len(found) == 1, [(m.text, m.value.kind) for m in found]
    return found[0]


STATED = {
    "2001-09-09": [
        "He died on 9 September 2001.",
        "He died on September 9, 2001.",
        "He died on Sept. 9, 2001.",
        "He died on September 9th, 2001.",
        "He died on the 9th of September 2001.",
        "He died on the ninth of September, 2001.",
        "He died on Sunday, Sept. 9, 2001.",
        "He died on Sunday 9 September 2001.",
        "He died on 2001-09-09.",
        "He died on 9-Sep-2001.",
        "He died on 9\u00a0September 2001.",
        "He died on September\n9, 2001.",
    ],
    "2001-09": ["It began in September 2001.", "It began in September of 2001.", "It began in Sept. 2001."],
    "2001": ["It began in 2001.", "The 2001 invasion failed.", "the class of '01"],
    "198X": [
        "In the 1980s it grew.",
        "In the 1980's it grew.",
        "In the '80s it grew.",
        "In the eighties it grew.",
    ],
    "18XX": ["In the 19th century it grew.", "In the nineteenth century it grew.", "a 19th-century church"],
    "1997/1999": ["in the late 1990s"],
    "2020-01/2020-04": ["in early 2020", "at the start of 2020", "at the beginning of 2020"],
    "2009-21": ["in the spring of 2009", "in spring 2009"],
    "2009-35": ["in the third quarter of 2009", "in Q3 2009", "third-quarter 2009 profit"],
    "2016-40": ["in the first half of 2016", "in H1 2016"],
    "2019-03-25/2019-03-31": ["in the last week of March 2019"],
    "2019-07-05": ["on the first Friday of July 2019"],
    "2019-04-19": ["on Good Friday 2019"],
    "1795/1805": ["at the turn of the 19th century"],
}


@pytest.mark.parametrize(("edtf", "text"), [(edtf, text) for edtf, texts in STATED.items() for text in texts])
def test_stated_dates(edtf: str, text: str) -> None:
    mention = only(text)
    assert (mention.value.kind, mention.value.edtf, mention.relation) == ("date", edtf, "stated")
    assert text[mention.start : mention.end] == mention.text


NEAR = {  # written on Monday 23 August 2021
    "2021-08-15": ["It fell on 15 August.", "It fell on Aug. 15.", "It fell on August the 15th."],
    "2021-08-22": [
        "It fell on Sunday.",
        "It fell last Sunday.",
        "It fell on Sunday last week.",
        "It fell yesterday.",
        "He said on 22 August that they will go.",
    ],
    "2021-08-23": ["It fell today.", "It fell on Monday.", "It fell this morning.", "It fell earlier today."],
    "2021-08-25": ["He died on 25 August.", "The strait was closed by 25 August."],
    "2021-08-24": ["It will open tomorrow.", "It opens on Tuesday, he said it will be big."],
    "2021-08-29": ["It will open on Sunday.", "It will open next Sunday."],
    "2021-08-21": ["It fell the day before yesterday."],
    "2021-08-16/2021-08-22": ["It fell last week."],
    "2021-08-23/2021-08-29": ["It fell this week."],
    "2021-07": ["It fell last month.", "It fell in July."],
    "2021-09": ["It opens next month.", "It will open in September."],
    "2020": ["It fell last year."],
    "2019": ["It fell two years ago."],
    "2021-05": ["It fell in May.", "It fell last May."],
    "2020-09": ["It fell last September.", "It fell in September last year."],
    "2021": ["It fell earlier this year.", "It will open later this year."],
    "2020-09/2020-12": ["It fell late last year.", "It fell at the end of last year."],
    "2021-08-13": ["It fell on Friday the 13th."],
    "2020-12-26": ["It fell the day after Christmas."],
    "2021-09-15": ["It will open on the 15th of next month."],
    "2020-33": ["It fell in the first quarter of last year."],
    "2021-08-23/2021-12-31": ["It will stay for the rest of the year."],
    "201X": ["It fell last decade."],
    "../2021-08-30": ["The road stayed closed until 30 August.", "He said it was shut until 30 August."],
    "../2021-08-10": ["The road stayed closed until 10 August."],
}


@pytest.mark.parametrize(("edtf", "text"), [(edtf, text) for edtf, texts in NEAR.items() for text in texts])
def test_dates_from_the_document(edtf: str, text: str) -> None:
    mention = only(text)
    assert (mention.value.edtf, mention.relation) == (edtf, "document")
    assert mention.value.high is not None
    without = only(text, reference=None)
    assert without.relation == "unresolved"
    assert (without.value.low, without.value.high) == (None, None)


LATER = {
    "2001-09-11": [
        "He was killed on 9 September 2001. Two days later it began.",
        "He was killed on 9 September 2001. It began on September 11 of that year.",
        "It began two days after 9 September 2001.",
    ],
    "2002-05": ["He was killed on 9 September 2001. The following May it began."],
    "2001": ["He was killed on 9 September 2001, and later that year it began."],
    "2020-11": ["The span was set on 30 September 2017. It ended 38 months later."],
    "2002": ["He was killed in 2001. A year later it began."],
    "2014": ["It began the year before 2015."],
    "2001-09-09": ["He was killed on 9 September 2001. It began the same day."],
}


@pytest.mark.parametrize(("edtf", "text"), [(edtf, text) for edtf, texts in LATER.items() for text in texts])
def test_dates_from_the_text(edtf: str, text: str) -> None:
    assert find_dates(text, reference=MONDAY)[-1].value.edtf == edtf


def test_days_cannot_be_counted_from_a_year() -> None:
    mention = find_dates("He was killed in 2001. Two days later it began.", reference=MONDAY)[-1]
    assert (mention.relation, mention.value.low) == ("unresolved", None)


def test_a_date_that_has_no_place_leaves_nothing_to_count_from() -> None:
    found = find_dates("It fell on 11 February 2024. One December, then 21, he ran. Two days later it began.")
    assert found[-1].relation == "unresolved"


def test_a_later_date_keeps_its_length() -> None:
    mention = find_dates("It fell on 30 September 2017. It ended 38 months later.")[-1]
    assert [(v.kind, v.numbers, v.unit) for v in mention.value.alternates] == [("duration", (38.0,), "month")]
    assert mention.value.modifier == "approx"


def test_a_day_in_a_tale_of_another_year() -> None:
    told = find_dates(
        "It came into force on 1 August 1848. On 28 September the vote was held.", reference=MONDAY
    )
    assert (told[-1].value.edtf, told[-1].relation) == ("1848-09-28", "text")
    unknown = find_dates("It was founded in 1998. On 12 March it announced a loss.", reference=MONDAY)
    assert (unknown[-1].value.edtf, unknown[-1].relation) == ("XXXX-03-12", "unresolved")
    fresh = find_dates("It was founded in 1998. On 12 August it announced a loss.", reference=MONDAY)
    assert (fresh[-1].value.edtf, fresh[-1].relation) == ("2021-08-12", "document")
    assert only("He won one December.").value.edtf == "XXXX-12"


def test_a_year_is_not_made_up() -> None:
    mention = only("It went up on 9 December.", reference=None)
    assert (mention.value.edtf, mention.value.low, mention.relation) == ("XXXX-12-09", None, "unresolved")


def test_an_ambiguous_date_keeps_both_readings() -> None:
    value = only("It fell on 09/10/2001.").value
    assert {value.edtf, *(other.edtf for other in value.alternates)} == {"2001-10-09", "2001-09-10"}
    assert only("It fell on 25/10/2001.").value.alternates == ()
    near = only("It rolled out on 7/8/07.", reference=date(2007, 7, 9)).value
    assert near.edtf == "2007-07-08", "the reading that is not ahead of the document comes first"


def test_next_friday_said_on_a_monday_keeps_both_readings() -> None:
    value = only("It opens next Friday.").value
    assert (value.edtf, [other.edtf for other in value.alternates]) == ("2021-08-27", ["2021-09-03"])


def test_the_weekday_beside_a_date_is_kept() -> None:
    assert only("on Sunday, Aug. 15, 2021").value.text == "Sunday"
    assert only("on Wednesday, 15 August 2021").value.edtf == "2021-08-15", (
        "the date stands, the slip is for a check"
    )


def test_two_days_of_one_month() -> None:
    for text in ("It ran on 18 and 19 June.", "It ran on June 18 and 19."):
        assert [m.value.edtf for m in find_dates(text, reference=MONDAY)] == ["2021-06-18", "2021-06-19"]
    assert [m.value.edtf for m in find_dates("won in 1958, 1962 and 1970")] == ["1958", "1962", "1970"]


NO_DATES = [
    "He may go and we march on.",
    "You may 5 times try.",
    "Theresa May spoke.",
    "The second man came third.",
    "About 2000 employees left.",
    "Some 1500 troops came.",
    "2001 people died.",
    "The Russell 2000 index fell.",
    "The attacks of 9/11 changed it.",
    "It cost $2001 and 2001% more.",
    "The score was 5-2 on a 16:9 screen.",
    "John 3:16 is a verse.",
    "See www.example.org/2001-09-09/page.",
    "Black Friday sales and the Sunday Times.",
    "Temperatures were in the mid 40s (7-8C).",
    "He is in his 80s.",
    "They led in the first half of the match.",
    "The fall of the city came fast.",
    "Call 555-2001 or 12-2001-33.",
    "the march of 12 men",
    "The sun sat on the mon.",
    "I was on a break the whole time.",
    "feb 30",
    "He resisted until the day of his death.",
    "It rained until may not.",
    "The Boxing Day tsunami struck.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert [m.text for m in find_dates(text, reference=MONDAY) if m.value.kind in ("date", "period")] == []


@pytest.mark.parametrize(
    "edtf",
    [
        "2001-09-09",
        "2001-09",
        "2001",
        "198X",
        "18XX",
        "1979/1989",
        "XXXX-12-09",
        "2018/2019-01",
        "2004/..",
        "../2019-01",
        "2009-21",
        "2009-35",
        "2016-40",
    ],
)
def test_edtf_is_read_and_written(edtf: str) -> None:
    value = parse_edtf(edtf)
    assert value is not None
    assert format_date(value) == edtf


@pytest.mark.parametrize(
    "text", ["", "soon", "2001-13", "2001-02-30", "../..", "2001/", "1989/1979", "X", "2001-99"]
)
def test_what_is_no_edtf(text: str) -> None:
    assert parse_edtf(text) is None


def test_spans_restrict_the_search() -> None:
    text = "Caption, 1 May 2001. It fell on 9 September 2001. Footer 2003."
    start = text.index("It fell")
    found = find_dates(text, spans=[(start, text.index("Footer"))])
    assert [m.text for m in found] == ["9 September 2001"]
    assert found[0].start == text.index("9 September")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It pulled out over the weekend.", "2021-08-21/2021-08-22"),
        ("It will open at the weekend.", "2021-08-28/2021-08-29"),
        ("It opens this weekend.", "2021-08-28/2021-08-29"),
        ("It closed this weekend.", "2021-08-21/2021-08-22"),
        ("It opens next weekend.", "2021-09-04/2021-09-05"),
        ("It is set to begin on Wednesday.", "2021-08-25"),
        ("It was to be held on Wednesday.", "2021-08-25"),
        ("It lasted until 10pm on Thursday.", "2021-08-19"),
        ("It stays closed until Friday.", "../2021-08-27"),
        ("It ends on September 26.", "2021-09-26"),
        ("In a Wednesday address he denied it.", "2021-08-18"),
        ("The day he died was a Sunday.", ""),
        ("He died one Sunday.", ""),
    ],
)
def test_the_words_round_a_date_say_which_way_it_lies(text: str, edtf: str) -> None:
    assert find_dates(text, reference=MONDAY)[-1].value.edtf == edtf
