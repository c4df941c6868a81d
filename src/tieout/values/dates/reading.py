"""From the phrases of a text, front to back, to values: which days they name, counted from what."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

from tieout.values.dates.calendar import Days
from tieout.values.dates.clock import Clock, Expression, Memory
from tieout.values.dates.context import Context
from tieout.values.dates.counted import Offset, Rest
from tieout.values.dates.duration_checks import exceeds
from tieout.values.dates.duration_values import hedged, length_value
from tieout.values.dates.durations import Length
from tieout.values.dates.edtf import date_value
from tieout.values.dates.expressions import Fixed, Named, Part, Shifted, Unplaced, Weekday
from tieout.values.dates.known import known_year
from tieout.values.dates.offsets import counted, leads_to_a_date
from tieout.values.dates.period_values import closed_value, in_order
from tieout.values.dates.periods import Period
from tieout.values.dates.phrases import Phrase
from tieout.values.model import UNKNOWN_YEAR, Modifier, Value, ValueMention

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COMPARES = re.compile(r"\d[\d.,]*(?: ?%| ?[a-z]+| per ?cent)? $")  # "3 cents less than a year ago"
_IN_YEAR = re.compile(r"(?:^|[.!?\n\"] ?)in [0-9]{4}$")
_TALE = 240  # characters over which a date of the text still says which year a day is of
_FRESH = 60  # days round the document's own date within which a day without a year is the document's
Relation = Literal["stated", "document", "text", "unresolved"]


class DateReader:
    """Turns the phrases of one text, front to back, into mentions, and remembers the dates it has seen."""

    def __init__(self, text: str, plain_text: str, reference: date | None, language: str) -> None:
        self.text = text
        self.plain = plain_text
        self.reference = reference
        self.language = language
        self.context = Context(plain_text, language)
        self.mentions: list[ValueMention] = []
        self._memory = Memory()

    def add(self, phrase: Phrase) -> None:
        """Adds the mention or mentions of one phrase."""
        meaning = phrase.meaning
        if isinstance(meaning, Value):
            self._add_time(phrase, meaning)
        elif isinstance(meaning, Length):
            self._add_length(phrase, meaning)
        elif isinstance(meaning, Period):
            self._add_period(phrase, meaning)
        else:
            self._add_date(
                phrase, meaning, None if phrase.length is None else length_value(phrase.length, "exact")
            )
        if phrase.also is not None:
            self.add(phrase.also)

    def _append(self, start: int, end: int, value: Value, relation: Relation = "stated") -> None:
        if self.mentions:
            start = max(start, self.mentions[-1].end)
        self.mentions.append(ValueMention(start, end, self.text[start:end], value, relation=relation))

    def _add_time(self, phrase: Phrase, value: Value) -> None:
        modifier, start, end, words = hedged(self.context.low, phrase.start, phrase.end, self.language)
        if modifier != "exact" and value.modifier == "exact":
            value = replace(value, modifier=modifier, hedge=words)
        self._append(start, end, value)

    def _add_length(self, phrase: Phrase, length: Length) -> None:
        modifier, start, end, words = hedged(self.context.low, phrase.start, phrase.end, self.language)
        if (
            length.way
            and words.endswith("than")
            and _COMPARES.search(self.context.low, max(0, start - 24), start)
        ):
            modifier, start, end, words = "exact", phrase.start, phrase.end, ""
        if words.startswith("over") and not exceeds(self.context, length, start, end):
            modifier, start, end, words = "exact", phrase.start, phrase.end, ""
        value = replace(length_value(length, modifier, self.language), hedge=words)
        if length.pieces[-1][2] in ("week", "month", "quarter") and length.frame != "every":
            self._memory.forget_stretch()
        if leads_to_a_date(length):
            self._add_date(Phrase(start, end, counted(length)), counted(length), value)
            return
        self._append(start, end, value)

    def _add_period(self, phrase: Phrase, period: Period) -> None:
        if period.start is not None and period.end is not None:
            narrated = self._narrated(period.start, phrase), self._narrated(period.end, phrase)
            period = replace(period, start=narrated[0], end=narrated[1])
        elif isinstance(period.start, Named):
            known = known_year(period.start, self.context, phrase.end, self.language)
            period = replace(period, start=known or period.start)
        end = None if period.end is None else self._days(period.end, phrase, ahead=period.way == "until")
        start = None if period.start is None else self._days(period.start, phrase)
        if period.way == "closed" and start is not None and end is not None:
            start, end = in_order(period, start, end, self.reference)
        stated = [
            (side, days) for side, days in ((period.start, start), (period.end, end)) if side is not None
        ]
        relation = self._relation(stated, phrase)
        value = None if any(days is None for _, days in stated) else closed_value(period, start, end)
        if value is None:
            value, relation = (
                Value("period", dimension="date", text=self.text[phrase.start : phrase.end]),
                "unresolved",
            )
        elif period.way == "closed" and end is not None:
            self._memory.add(end, phrase.end, told=relation in ("stated", "text"))
        self._append(phrase.start, phrase.end, value, relation)

    def _days(self, side: Expression, phrase: Phrase, *, ahead: bool = False) -> Days | None:
        days = _on_calendar(side.days, self._clock(side, phrase, ahead=ahead))
        if days is not None or not isinstance(side, Named) or not side.month or side.direction:
            return days
        if side.year is not None and not isinstance(side.year, Unplaced):
            return None
        day = f"-{side.day:02d}" if side.day else ""
        return Days(None, None, f"{UNKNOWN_YEAR}-{side.month:02d}{day}", "unknown")

    def _narrated(self, side: Expression, phrase: Phrase) -> Expression:
        """A day without a year that stands in a tale of another year takes that year, or none.

        "It came into force on 1 August 1848. On 28 September ..." is of 1848. A day close to the document's
        own is the document's all the same; a day that would run before the tale, or a tale dated only by its
        year, leaves the year unknown rather than guessed. "One December" has no year at all.
        """
        if isinstance(side, Weekday) and self._is_any_weekday(phrase):
            return replace(side, every=True)
        if not isinstance(side, Named) or side.year is not None or side.direction or not side.month:
            return side
        if self.context.has("any-year", self.context.before(phrase.start)):
            return replace(side, year=Unplaced())
        known = known_year(side, self.context, phrase.end, self.language)
        if known is not None:
            return known
        span = self._memory.span
        if span is None or not self._memory.told or phrase.start - self._memory.end > _TALE:
            return side
        if "\n\n" in self.plain[self._memory.end : phrase.start]:
            return side
        told = date.fromordinal(span.last or 1).year
        if self.reference is not None and told > self.reference.year:  # what is to come tells no tale
            return side
        opened = self.context.low[max(0, self._memory.end - 12) : self._memory.end]
        if span.grain == "year" and _IN_YEAR.search(opened) and self._is_told_here(phrase):
            return replace(side, year=Shifted("year", 0, "text"))  # "In 2022 ... between May 17 and July 20"
        if self._is_of_document(side, phrase, told, span.first or 0):
            return side
        here = side.in_year(told)
        dated = span.grain in ("day", "month") and here is not None and (here.last or 0) >= (span.first or 0)
        return replace(side, year=Shifted("year", 0, "text") if dated else Unplaced())

    def _is_any_weekday(self, phrase: Phrase) -> bool:
        """ "one Sunday", "was a Sunday"; but "in a Wednesday address" is the Wednesday."""
        previous = self.context.before(phrase.start)
        return previous in ("one", "any", "some") or (
            previous == "a" and self.context.ends_clause(phrase.end)
        )

    def _is_of_document(self, side: Named, phrase: Phrase, told: int, anchor: int) -> bool:
        """Whether the document's own date places the day: it is close, or the tale agrees."""
        days = _on_calendar(side.days, self._clock(side, phrase, ahead=False))
        if days is None or days.last is None or self.reference is None:
            return False
        following = [side.in_year(year) for year in (told, told + 1)]
        after = next((one for one in following if one is not None and (one.first or 0) >= anchor), None)
        fresh = abs(days.last - self.reference.toordinal()) <= _FRESH
        return fresh or date.fromordinal(days.last).year == told or days == after

    def _clock(self, meaning: Expression, phrase: Phrase, *, ahead: bool) -> Clock:
        direction: bool | None = None
        if meaning.anchor == "document" and not isinstance(meaning, Shifted):
            direction = None
            if not self.context.has("limit-lead", self.context.before(phrase.start)):
                direction = self.context.points_ahead(phrase.start, phrase.end)
            if ahead and (direction is None or isinstance(meaning, Weekday)):
                direction = True
        near = _is_local(meaning) and self._is_told_here(phrase)
        return self._memory.clock(self.reference, phrase.start, ahead=direction, near=near)

    def _add_date(self, phrase: Phrase, meaning: Expression, length: Value | None = None) -> None:
        meaning = self._narrated(meaning, phrase)
        days = self._days(meaning, phrase)
        value = self._dated(days, meaning, phrase)
        if length is None:
            phrase, value = self._hedged(phrase, value)
        if isinstance(meaning, Weekday) and meaning.direction:
            other = _on_calendar(meaning.other, self._clock(meaning, phrase, ahead=False))
            value = value if other is None else replace(value, alternates=(date_value(other),))
        if length is not None:
            value = replace(
                value, alternates=(length,), numbers=length.numbers, unit=length.unit, hedge=length.hedge
            )
            value = replace(value, modifier=_slack(length, meaning))
        relation = self._relation([(meaning, days)], phrase)
        self._memory.add(days, phrase.end, told=relation in ("stated", "text"))
        self._append(phrase.start, phrase.end, value, relation)

    def _hedged(self, phrase: Phrase, value: Value) -> tuple[Phrase, Value]:
        """ "around 1850", "circa 1200": only words that make a date approximate belong to it."""
        words = self.context.low[max(0, phrase.start - 16) : phrase.start].split()
        if not words or not self.context.has("date-hedge", words[-1]) or value.modifier != "exact":
            return phrase, value
        modifier, start, _, hedge = hedged(self.context.low, phrase.start, phrase.end, self.language)
        if modifier != "approx":
            return phrase, value
        return replace(phrase, start=start), replace(value, modifier="approx", hedge=hedge)

    def _dated(self, days: Days | None, meaning: Expression, phrase: Phrase) -> Value:
        weekday = _weekday_of(meaning)
        words = "" if weekday is None else _WEEKDAYS[weekday]
        if days is None:
            return Value("date", dimension="date", text=words or self.text[phrase.start : phrase.end])
        if not isinstance(meaning, Fixed):
            return date_value(days, text=words)
        other = meaning.other
        if other is not None and self._prefers(other, days):
            days, other = other, days
        others = () if other is None else (date_value(other),)
        return date_value(days, text=words, modifier=meaning.modifier, alternates=others)

    def _prefers(self, other: Days, days: Days) -> bool:
        """Of "7/8/07" read both ways: the one that is not ahead of the document, and then the nearer."""
        if self.reference is None or other.first is None or days.first is None:
            return False
        today = self.reference.toordinal()
        if (days.first > today) != (other.first > today):
            return days.first > today
        return abs(other.first - today) < abs(days.first - today)

    def _is_told_here(self, phrase: Phrase) -> bool:
        """Whether the last date of the text stands in the same sentence."""
        return self._memory.span is not None and self.context.is_same_sentence(self._memory.end, phrase.start)

    def _relation(self, stated: list[tuple[Expression, Days | None]], phrase: Phrase) -> Relation:
        """How the dates were found; one of the text that fell back on the document is the document's."""
        if any(days is None or not days.known for _, days in stated):
            return "unresolved"
        anchors = {side.anchor for side, _ in stated}
        fell_back = any(_is_local(side) for side, _ in stated) and not self._is_told_here(phrase)
        if "text" in anchors and self._memory.span is not None and not fell_back:
            return "text"
        return "document" if anchors & {"text", "document"} else "stated"


def _is_local(meaning: Expression) -> bool:
    """Whether the words ("the end of the year") mean the text's last date only within one sentence."""
    if isinstance(meaning, Part | Rest):
        return _is_local(meaning.inner)
    return isinstance(meaning, Shifted) and meaning.local


def _slack(length: Value, meaning: Expression) -> Modifier:
    """ "ten years ago" is not counted to the year: only days, and weeks from a stated day, are exact."""
    if length.modifier != "exact":
        return "vague" if length.modifier == "vague" else "approx"
    fine = ("day", "night", "week") if isinstance(meaning, Offset) else ("day", "night")
    return "exact" if length.unit in fine else "approx"


def _on_calendar(resolve: Callable[[Clock], Days | None], clock: Clock) -> Days | None:
    """The days that ``resolve`` finds, or ``None`` where they would lie before the year 1 or after 9999."""
    try:
        return resolve(clock)
    except (ValueError, OverflowError):
        return None


def _weekday_of(meaning: Expression) -> int | None:
    """The weekday that the words name, for a check against the date."""
    if isinstance(meaning, Weekday):
        return meaning.index
    if isinstance(meaning, Fixed | Named):
        return meaning.weekday
    return _weekday_of(meaning.inner) if isinstance(meaning, Part) else None
