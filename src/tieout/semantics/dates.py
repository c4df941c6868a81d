"""Dates and periods as sets of days: a year and a day in it hold together, two days do not."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import inf

from tieout.semantics.relation import Relation
from tieout.semantics.span import Span, any_meets, nearest_gap
from tieout.semantics.wording import say, say_date
from tieout.values.model import UNKNOWN_YEAR, Value

_ANY_YEAR = UNKNOWN_YEAR + "-"
_LEAP = 2000
_LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class DateSet:
    """Two dates agree where a day lies in both.

    ``around_year``, ``around_month``, ``around_day``: what "around" adds on each side of a year, a month or
    a day, in days. ``minor_days``: a gap of at most so many days is a minor discrepancy (a time zone, the
    night between).
    """

    around_year: int = 731
    around_month: int = 31
    around_day: int = 3
    minor_days: int = 1

    def family(self, value: Value) -> str:
        """``days`` for anything that can be a day, a month, a year or a span of them."""
        if value.kind not in ("date", "period"):
            return ""
        ends = [end for end in (value.low, value.high) if end is not None]
        return "days" if (ends or value.edtf) and all(1 <= end <= _LAST_DAY for end in ends) else ""

    def wide(self, value: Value) -> tuple[Span, ...]:
        """The days that ``value`` allows, one span a reading; none for a day whose year is not known."""
        spans = (self._days(reading) for reading in (value, *value.alternates))
        return tuple(span for span in spans if span is not None)

    def alike(self, values: Sequence[Value]) -> bool:
        """Whether all are the same days."""
        first = values[0]
        return all(_same_days(first, value) for value in values)

    def relate(self, left: Value, right: Value) -> Relation:
        """How two dates stand; ``days`` counts the days between the nearest ends."""
        if not self.family(left) or not self.family(right):
            return Relation("incomparable", f"{say(left)} and {say(right)} are not both dates")
        if _same_days(left, right):
            return Relation("same", f"both say {say_date(left)}")
        left, right = lend_year(left, (right,)), lend_year(right, (left,))
        ours, theirs = self.wide(left), self.wide(right)
        if not ours or not theirs:
            return Relation("incomparable", f"{say(left) or 'a date'} cannot be placed on a calendar")
        if any_meets(ours, theirs):
            return Relation("compatible", f"a day can be in {say(left)} and in {say(right)}")
        days = max(int(nearest_gap(ours, theirs)), _shift(ours[0], theirs[0]))
        return Relation("disjoint", f"{say(left)} and {say(right)} are {say_distance(days)} apart", days=days)

    def _days(self, value: Value) -> Span | None:
        if value.low is None and value.high is None:
            return None
        low = -inf if value.low is None else value.low
        high = inf if value.high is None else value.high
        match value.modifier:
            case "approx":
                return Span(low, high).widened(self._around(low, high))
            case "at_least" | "more_than":
                return Span(low, inf)
            case "at_most" | "less_than":
                return Span(-inf, high)
            case _:
                return Span(low, high)

    def _around(self, low: float, high: float) -> int:
        length = high - low
        if length >= 364:
            return self.around_year
        return self.around_month if length >= 27 else self.around_day


@dataclass(frozen=True, slots=True)
class Period:
    """Two spans agree where their starts can be one day and their ends can be one day.

    A span against a single date or decade ("1979 to 1989" and "the 1980s") only has to meet it.
    ``minor_years``: starts or ends given as years and off by at most this are a minor discrepancy.
    """

    minor_years: float = 1.0
    dates: DateSet = field(default_factory=DateSet)

    def relate(self, left: Value, right: Value) -> Relation:
        """How two spans stand; ``days`` is the larger of the gaps at the start and at the end."""
        if not self.dates.family(left) or not self.dates.family(right):
            return Relation("incomparable", f"{say(left)} and {say(right)} are not both periods")
        if _same_days(left, right):
            return Relation("same", f"both say {say_date(left)}")
        ours, theirs = ends_of(left), ends_of(right)
        if ours is None or theirs is None:
            return self.dates.relate(left, right)
        (start, end), (other_start, other_end) = ours, theirs
        days = max(int(start.gap(other_start)), int(end.gap(other_end)))
        if days == 0:
            return Relation("compatible", f"{say(left)} and {say(right)} can start and end on the same days")
        what = "start" if start.gap(other_start) >= end.gap(other_end) else "end"
        reason = f"{say(left)} and {say(right)} {what} {say_distance(days)} apart"
        return Relation("disjoint", reason, days=days)


def _shift(one: Span, two: Span) -> int:
    """How far one span is from being the other: a year for 1967 and 1968, not the night between."""
    shift = min(abs(one.low - two.low), abs(one.high - two.high))
    return int(shift) if shift != inf else 0


def ends_of(value: Value) -> tuple[Span, Span] | None:
    """The days on which a stated span can start and can end, from its EDTF; ``None`` for a single date."""
    first, slash, last = value.edtf.partition("/")
    if not slash:
        return None
    start, end = edtf_days(first), edtf_days(last)
    if start is None or end is None:
        return None
    return start, end


def edtf_days(part: str) -> Span | None:
    """The days of one EDTF date: ``2001``, ``2001-09``, ``2001-09-09``, ``198X``; ``..`` is unbounded.

    >>> edtf_days("2001-09").high - edtf_days("2001-09").low
    29.0
    """
    bare = part.strip("~?%")
    if bare in ("", ".."):
        return Span(-inf, inf)
    year, *rest = bare.split("-")
    if len(year) != 4 or not all(sign.isdigit() or sign == "X" for sign in year) or year == UNKNOWN_YEAR:
        return None
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not all(piece.isdigit() for piece in rest) or len(rest) > 2 or not 1 <= first <= last <= 9999:
        return None
    try:
        if not rest:
            return _days(date(first, 1, 1), date(last, 12, 31))
        month = int(rest[0])
        if len(rest) == 2:
            day = date(first, month, int(rest[1]))
            return _days(day, day)
        return _days(date(first, month, 1), date(first, month, calendar.monthrange(first, month)[1]))
    except ValueError:
        return None


def lend_year(value: Value, others: Sequence[Value]) -> Value:
    """A day without year ("9 December") in every year that ``others`` speak of, as readings of one value.

    Where no other value has a year either, both are put into one leap year, so that only day and month count.
    """
    if value.low is not None or not value.edtf.startswith(_ANY_YEAR):
        return value
    years = sorted({year for other in others for year in _years(other)}) or [_LEAP]
    readings = [span for year in years if (span := edtf_days(f"{year:04d}{value.edtf[4:]}")) is not None]
    if not readings:
        return value
    dated = [replace(value, low=span.low, high=span.high, alternates=()) for span in readings]
    return replace(dated[0], alternates=tuple(dated[1:]))


def _years(value: Value) -> list[int]:
    if value.low is None or value.high is None:
        return []
    first, last = date.fromordinal(int(value.low)).year, date.fromordinal(int(value.high)).year
    return list(range(first, min(last, first + 10) + 1))


def say_distance(days: int) -> str:
    """A number of days in the unit that people would use: "1 day", "3 weeks", "5 months", "2 years"."""
    for size, word in ((365.2425, "year"), (30.436875, "month"), (7, "week")):
        if days >= 2 * size or (word == "year" and days >= 364):
            count = max(1, round(days / size))
            return f"{count} {word}{'s' if count != 1 else ''}"
    return f"{days} day{'s' if days != 1 else ''}"


def _days(first: date, last: date) -> Span:
    return Span(float(first.toordinal()), float(last.toordinal()))


def _same_days(left: Value, right: Value) -> bool:
    if left.low is None and left.high is None:
        return bool(left.edtf) and left.edtf == right.edtf
    return (left.low, left.high, left.modifier) == (right.low, right.high, right.modifier)
