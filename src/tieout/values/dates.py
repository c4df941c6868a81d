"""Finds every date, period, duration and time of day in a text.

One linear scan (RE2, longest match) finds the phrases; a phrase is then taken apart, checked against the
words round it, and resolved against the document's own date or the last date of the text. Nothing looks at
the clock of the machine, and no part of a date is made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import re2

from tieout.values import calendar
from tieout.values.calendar import Days
from tieout.values.calendar_words import plain
from tieout.values.dates_context import Context
from tieout.values.dates_edtf import date_value, format_date, parse_edtf, period_value
from tieout.values.dates_expressions import Clock, Expression, Fixed, Named, Shifted, Unplaced, Weekday
from tieout.values.dates_grammar import date_grammar, read_date
from tieout.values.durations import Length, duration_grammar, hedged, length_value, read_length
from tieout.values.model import Value, ValueMention
from tieout.values.periods import Period, period_grammar, read_period
from tieout.values.times import read_time, time_grammar

__all__ = ["find_dates", "format_date", "parse_edtf"]

_MEMORY = 64 << 20  # for RE2's automaton; past it RE2 would fall back to a slower engine


@lru_cache(maxsize=8)
def _scanner(language: str) -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.longest_match = True
    options.case_sensitive = False
    options.log_errors = False
    parts = (
        period_grammar(language).scan,
        date_grammar(language).scan,
        duration_grammar(language).scan,
        time_grammar(language).scan,
    )
    return re2.compile(("(?:\\b|')(?:" + "|".join(f"(?:{part})" for part in parts) + ")").encode(), options)


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
    reader = _Reader(text, reference, language)
    for start, end in spans if spans is not None else ((0, len(text)),):
        reader.read(max(0, start), min(len(text), end))
    return reader.mentions


@dataclass(slots=True)
class _Found:
    """A phrase that means something: where it is and what it says."""

    start: int
    end: int
    meaning: Expression | Period | Length | Value
    form: str = ""


class _Reader:
    """Reads one text from front to back and remembers the dates it has seen."""

    def __init__(self, text: str, reference: date | None, language: str) -> None:
        self.text = text
        self.reference = reference
        self.language = language
        self.plain = plain(text)
        self.bytes = self.plain.encode("ascii")
        self.context = Context(self.plain, language)
        self.mentions: list[ValueMention] = []
        self.day: date | None = None
        self.span: Days | None = None

    def read(self, start: int, end: int) -> None:
        """Adds the mentions between two offsets."""
        search = _scanner(self.language).search
        position = start
        while position < end:
            hit = search(self.bytes, position, end)
            if hit is None:
                return
            low, high = hit.span()
            found = self._understand(low, high)
            if found is None:
                position = self._after_first_word(low, high)
                continue
            self._add(found)
            position = max(found.end, low + 1)

    def _after_first_word(self, low: int, high: int) -> int:
        """Where to go on after a phrase that means nothing here."""
        at = low + 1
        while at < high and self.plain[at].isalnum():
            at += 1
        return at

    def _understand(self, low: int, high: int) -> _Found | None:
        """The longest reading of the phrase that its context allows, shortened word by word from the end."""
        for end in self._ends(low, high):
            phrase = self.plain[low:end]
            found = self._read(phrase, low, end)
            if found is not None:
                return found
        return None

    def _ends(self, low: int, high: int) -> list[int]:
        ends = [high]
        at = high - 1
        while at > low and len(ends) < 12:
            if not self.plain[at].isalnum() or not self.plain[at - 1].isalnum():
                if self.plain[at - 1] not in " \n\t,-(":
                    ends.append(at)
            at -= 1
        return ends

    def _read(self, phrase: str, start: int, end: int) -> _Found | None:
        length = read_length(phrase, self.language)
        if length is not None:
            return self._duration(length, start, end)
        period = read_period(phrase, self.language)
        if period is not None:
            return _Found(start, end, period) if self.context.allows_period(phrase, start, end) else None
        read = read_date(phrase, self.language)
        if read is not None:
            form, meaning = read
            return (
                _Found(start, end, meaning, form)
                if self.context.allows_date(form, phrase, start, end)
                else None
            )
        moment = read_time(phrase, self.language)
        if moment is not None and self.context.allows_time(phrase, start, end, needs_cue=moment.needs_cue):
            return _Found(start, end, moment.value)
        return None

    def _duration(self, length: Length, start: int, end: int) -> _Found | None:
        if (
            ":" in self.plain[start:end]
            and len(length.pieces) == 2
            and not self.context.is_race_time(start, end)
        ):
            moment = read_time(self.plain[start:end], self.language)
            if moment is None or not self.context.allows_time(
                self.plain[start:end], start, end, needs_cue=True
            ):
                return None
            return _Found(start, end, moment.value)
        if not self.context.allows_duration(length, start, end):
            return None
        return _Found(start, end, length)

    def _add(self, found: _Found) -> None:
        meaning = found.meaning
        if isinstance(meaning, Value):
            self._add_time(found, meaning)
        elif isinstance(meaning, Length):
            self._add_length(found, meaning)
        elif isinstance(meaning, Period):
            self._add_period(found, meaning)
        else:
            self._add_date(found, meaning)

    def _append(self, start: int, end: int, value: Value, relation: str = "stated") -> None:
        if self.mentions and start < self.mentions[-1].end:
            start = self.mentions[-1].end
        self.mentions.append(ValueMention(start, end, self.text[start:end], value, relation=relation))

    def _add_time(self, found: _Found, value: Value) -> None:
        modifier, start, end = hedged(self.context.low, found.start, found.end, self.language)
        if modifier != "exact" and value.modifier == "exact":
            value = replace(value, modifier=modifier)
        self._append(start, end, value)

    def _add_length(self, found: _Found, length: Length) -> None:
        modifier, start, end = hedged(self.context.low, found.start, found.end, self.language)
        value = length_value(length, modifier, self.language)
        if length.way in (
            "ago",
            "later",
            "earlier",
            "from now",
            "hence",
            "afterwards",
            "afterward",
            "previously",
        ):
            self._add_date(_Found(start, end, _counted(length)), _counted(length), value)
            return
        self._append(start, end, value)

    def _add_period(self, found: _Found, period: Period) -> None:
        start = None if period.start is None else self._days(period.start, found)
        end = None if period.end is None else self._days(period.end, found)
        stated = [
            (side, days) for side, days in ((period.start, start), (period.end, end)) if side is not None
        ]
        relation = _relation(stated)
        value = None if any(days is None for _, days in stated) else period_value(start, end)
        if value is None:
            value, relation = (
                Value("period", dimension="date", text=self.text[found.start : found.end]),
                "unresolved",
            )
        elif period.way == "closed" and end is not None:
            self._remember(end)
        self._append(found.start, found.end, value, relation)

    def _days(self, side: Expression, found: _Found) -> Days | None:
        clock = self._clock(side, found)
        days = side.days(clock)
        if (
            days is None
            and isinstance(side, Named)
            and side.month
            and not side.direction
            and side.year is None
        ):
            day = f"-{side.day:02d}" if side.day else ""
            return Days(None, None, f"XXXX-{side.month:02d}{day}", "unknown")
        return days

    def _clock(self, meaning: Expression, found: _Found) -> Clock:
        ahead = None
        if isinstance(meaning, Named | Weekday):
            ahead = self.context.points_ahead(found.start, found.end)
        return Clock(self.reference, self.day, self.span, ahead)

    def _add_date(self, found: _Found, meaning: Expression, length: Value | None = None) -> None:
        days = self._days(meaning, found)
        relation = _relation([(meaning, days)])
        words = self._weekday_text(meaning)
        if days is None:
            value = Value("date", dimension="date", text=words or self.text[found.start : found.end])
        else:
            value = self._dated(days, meaning, words)
        if length is not None:
            value = replace(value, alternates=(length,), numbers=length.numbers, unit=length.unit)
            if length.modifier != "exact":
                value = replace(value, modifier=length.modifier)
        if days is not None and days.known:
            self._remember(days)
        self._append(found.start, found.end, value, relation)

    def _dated(self, days: Days, meaning: Expression, words: str) -> Value:
        others: tuple[Value, ...] = ()
        modifier = "exact"
        if isinstance(meaning, Fixed):
            modifier = meaning.modifier
            others = () if meaning.other is None else (date_value(meaning.other),)
        return date_value(days, text=words, modifier=modifier, alternates=others)

    def _weekday_text(self, meaning: Expression) -> str:
        index = getattr(meaning, "weekday", None)
        if isinstance(meaning, Weekday):
            index = meaning.index
        if index is None:
            return ""
        names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        return names[index]

    def _remember(self, days: Days) -> None:
        if not days.known:
            return
        self.span = days
        self.day = date.fromordinal(days.first or 1) if days.grain == "day" else None


def _counted(length: Length) -> Expression:
    """ "two days later", "three years ago" as a shift from the text's last date or the document's own."""
    if len(length.pieces) != 1:
        return Unplaced()
    low, high, unit = length.pieces[0]
    if low != int(low) or high != int(high) or unit in ("hour", "minute", "second", "millisecond"):
        return Unplaced()
    back = length.way in ("ago", "earlier", "previously")
    anchored = "document" if length.way in ("ago", "from now", "hence") else "text"
    sign = -1 if back else 1
    return Shifted(unit, sign * int(low), anchored, spread=int(high) - int(low))  # type: ignore[arg-type]


def _relation(stated: list[tuple[Expression, Days | None]]) -> str:
    if any(days is None or not days.known for _, days in stated):
        return "unresolved"
    anchors = {side.anchor for side, _ in stated}
    return "text" if "text" in anchors else "document" if "document" in anchors else "stated"
