"""Dates under any text: no exception, exact offsets, order, and time that grows with length only."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.values.dates import find_dates
from tieout.values.dates.words import plain

PIECES = (
    "May March in on 12 2001 9 September two days later before after ago last next year Sunday - – , . ( ) "
    "to from between and until since the early late 1980s '80s ½ 3 12:30 pm GMT half past quarter of a an "
    "seconds minutes decades for within 2:00:35 58:42 at all long Easter first weekend rest night "
    "week 4/5/2001 feb 30 every 0 00 999999 year's Q3 31st é nights others few second \n \u00a0"
)
WORDS = st.sampled_from(PIECES.split(" "))
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


def check(text: str, reference: date | None) -> None:
    found = find_dates(text, reference=reference)
    position = 0
    for mention in found:
        assert position <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.value.kind in ("date", "period", "duration", "time")
        value = mention.value
        if value.low is not None and value.high is not None:
            assert value.low <= value.high
        assert (mention.relation == "unresolved") <= (value.kind in ("date", "period"))
        position = mention.end
    assert found == find_dates(text, reference=reference)


@given(words=st.lists(WORDS, max_size=25), reference=st.none() | DAYS | st.sampled_from([date.min, date.max]))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_words(words: list[str], reference: date | None) -> None:
    check(" ".join(words), reference)


@given(text=st.text(max_size=200), reference=st.none() | DAYS)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_text(text: str, reference: date | None) -> None:
    assert len(plain(text)) == len(text)
    check(text, reference)


@given(when=DAYS)
@settings(derandomize=True, max_examples=100, deadline=None)
def test_a_day_is_read_in_every_wording(when: date) -> None:
    month = when.strftime("%B")
    for text in (
        f"{when.day} {month} {when.year}",
        f"{month} {when.day}, {when.year}",
        when.isoformat(),
        f"{when:%A}, {when.day} {month} {when.year}",
    ):
        mentions = find_dates(f"It fell on {text}, they said.")
        assert [m.value.edtf for m in mentions] == [when.isoformat()]


@given(when=DAYS, back=st.integers(0, 6))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_a_weekday_is_the_nearest_one_back(when: date, back: int) -> None:
    day = when - timedelta(days=back)
    mention = find_dates(f"The city fell on {day:%A}.", reference=when)[0]
    assert mention.value.edtf == day.isoformat()


@given(when=DAYS, back=st.integers(1, 240))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_a_day_without_a_year_is_the_nearest_one_back(when: date, back: int) -> None:
    day = when - timedelta(days=back)
    mention = find_dates(f"The city fell on {day.day} {day:%B}.", reference=when)[0]
    assert mention.value.edtf == day.isoformat()


HOSTILE = {
    "digits": "1" * 50_000,
    "commas": "," * 50_000,
    "spaces": " " * 50_000,
    "brackets": "(" * 50_000,
    "and": "and " * 12_500,
    "between": "between 1979 and " * 3_000,
    "months": "May " * 12_500,
    "numbers": "12 " * 16_000,
    "years": "2001-" * 10_000,
    "two": "two and a half " * 3_500,
    "later": "two days later " * 3_400,
    "the": "the last the " * 4_000,
    "colons": "1:" * 25_000,
    "quotes": "'" * 50_000,
    "newlines": "\n" * 50_000,
    "days": "3 days, 2 hours, " * 3_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_time_grows_with_length_only(name: str) -> None:
    text = HOSTILE[name]
    find_dates(text[:1000], reference=date(2021, 8, 23))

    def spent(sample: str) -> float:
        begun = time.process_time()
        find_dates(sample, reference=date(2021, 8, 23))
        return time.process_time() - begun

    half, whole = (min(spent(sample) for _ in range(2)) for sample in (text[: len(text) // 2], text))
    assert whole < 4 * half + 0.05, (half, whole)
    assert whole < 3.0, whole
