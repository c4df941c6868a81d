"""Finds every date, period, duration and time of day in a text.

One linear scan (RE2, longest match) finds the phrases; a phrase is then taken apart, checked against the
words round it, and resolved against the document's own date or the last date of the text. Nothing looks at
the clock of the machine, and no part of a date is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import re2

from tieout.values.dates.durations import duration_grammar
from tieout.values.dates.edtf import format_date, parse_edtf
from tieout.values.dates.grammar import date_grammar
from tieout.values.dates.offsets import offset_lead
from tieout.values.dates.periods import period_grammar
from tieout.values.dates.phrases import Phrase, read_phrase
from tieout.values.dates.reading import DateReader
from tieout.values.dates.repeats import repeat_scan
from tieout.values.dates.times import time_grammar
from tieout.values.dates.words import plain
from tieout.values.model import ValueMention

__all__ = ["find_dates", "format_date", "parse_edtf"]

_MEMORY = 64 << 20  # for RE2's automaton; past it RE2 would fall back to a slower engine
_LONGEST = 160  # characters of one phrase; nothing that names a time is longer


@lru_cache(maxsize=8)
def _scanner(language: str) -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.longest_match = True
    options.case_sensitive = False
    options.log_errors = False
    periods = period_grammar(language)
    lead = rf"(?:{periods.lead}|{offset_lead(language)})"
    parts = (
        rf"{lead}?(?:{date_grammar(language).scan}|now\b|present\b)",
        periods.scan,
        duration_grammar(language).scan,
        time_grammar(language).scan,
        repeat_scan(language),
    )
    joined = "|".join(f"(?:{part})" for part in parts)
    return re2.compile(rf"\b(?:{joined})|'[0-9]{{2}}\b|'[0-9]0'?s\b".encode(), options)


def find_dates(
    text: str,
    *,
    reference: date | None = None,
    language: str = "en",
    spans: Sequence[tuple[int, int]] | None = None,
) -> list[ValueMention]:
    """Every mention of kind ``date``, ``period``, ``duration`` or ``time``, sorted and disjoint.

    ``reference`` is the day the document was published; without it "yesterday" is kept with both ends open,
    an empty EDTF and the relation ``unresolved``. ``spans`` restricts the search to regions of ``text``
    (start inclusive, end exclusive). Ends of dates and periods are day ordinals (``date.toordinal``), both
    inside; durations are seconds; times are minutes after midnight. Never raises on any text.

    >>> [m.value.edtf for m in find_dates("He died on 9 September 2001, two days before it.")]
    ['2001-09-09', '']
    """
    reader = DateReader(text, plain(text), reference, language)
    haystack = reader.plain.encode("ascii")
    search = _scanner(language).search
    for first, last in spans if spans is not None else ((0, len(text)),):
        position, stop = max(0, first), min(len(text), last)
        while position < stop:
            hit = search(haystack, position, stop)
            if hit is None:
                break
            low, high = hit.span()
            found = _longest(reader, low, min(high, low + _LONGEST))
            if found is None:
                position = _next_word(reader.plain, low, high)
                continue
            reader.add(found)
            position = max(found.end if found.also is None else found.also.end, low + 1)
    return reader.mentions


def _longest(reader: DateReader, low: int, high: int) -> Phrase | None:
    """The longest reading of the phrase that its context allows, shortened word by word from the end."""
    for end in _ends(reader.plain, low, high):
        found = read_phrase(reader.context, low, end, reader.language)
        if found is not None:
            return found
    return None


def _ends(text: str, low: int, high: int) -> Iterator[int]:
    """Where a phrase may end: at its last character, or before any of its last dozen words."""
    yield high
    left = 11
    for at in range(high - 1, low, -1):
        if not (text[at].isalnum() and text[at - 1].isalnum()) and text[at - 1] not in " \n\t,-(":
            yield at
            left -= 1
            if not left:
                return


def _next_word(text: str, low: int, high: int) -> int:
    """Where to go on after a phrase that means nothing here."""
    at = low + 1
    while at < high and text[at].isalnum():
        at += 1
    return at
