"""Dates that are counted off: the last week of March, Friday the 13th, two days after 9 May."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tieout.values.dates import calendar
from tieout.values.dates.calendar import Days
from tieout.values.dates.clock import Anchor, Clock, Expression, OfInner, is_fine_enough


@dataclass(frozen=True, slots=True)
class Nth(OfInner):
    """The ``number``-th week or weekday of a month or year; -1 is the last.

    Without ``weekday`` it counts weeks of seven days from the first day.
    """

    number: int
    inner: Expression
    weekday: int | None = None

    def days(self, clock: Clock) -> Days | None:
        whole = self.inner.days(clock)
        if whole is None or whole.first is None or whole.last is None:
            return None
        if self.weekday is None:
            first = whole.last - 6 if self.number < 0 else whole.first + 7 * (self.number - 1)
            return (
                calendar.between(first, min(first + 6, whole.last), "week") if first <= whole.last else None
            )
        if self.number < 0:
            found = whole.last - (date.fromordinal(whole.last).weekday() - self.weekday) % 7
        else:
            start = date.fromordinal(whole.first).weekday()
            found = whole.first + (self.weekday - start) % 7 + 7 * (self.number - 1)
        return calendar.of_date(date.fromordinal(found)) if whole.first <= found <= whole.last else None


@dataclass(frozen=True, slots=True)
class Numbered:
    """ "the 27th", "Friday the 13th": a day whose month is not said.

    ``months`` counts from the document's month ("the 15th of next month" 1).
    """

    day: int
    weekday: int | None = None
    months: int | None = None

    @property
    def anchor(self) -> Anchor:
        return "document"

    def days(self, clock: Clock) -> Days | None:
        start = clock.document
        if start is None:
            return None
        if self.months is not None:
            year, month = calendar.shift_month(start, self.months)
            return calendar.day(year, month, self.day)
        steps = range(13) if clock.ahead else range(0, -13, -1)
        for step in steps:
            year, month = calendar.shift_month(start, step)
            found = calendar.day(year, month, self.day)
            if found is None or found.first is None:
                continue
            passed = found.first <= start.toordinal()
            fits = self.weekday is None or date.fromordinal(found.first).weekday() == self.weekday
            if fits and (passed != bool(clock.ahead) or found.first == start.toordinal()):
                return found
        return None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday: ``count`` -1 the last ones, 1 those of next week, 0 those the words point to.

    "over the weekend" lies behind unless words point ahead, "this weekend" ahead unless they point back.
    """

    count: int
    this: bool = False

    @property
    def anchor(self) -> Anchor:
        return "document"

    def days(self, clock: Clock) -> Days | None:
        start = clock.document
        if start is None:
            return None
        ahead = self.this if clock.ahead is None else clock.ahead
        before = self.count == 0 and start.weekday() < 5 and not ahead
        return calendar.weekend_of(start.toordinal() + 7 * (-1 if before else self.count))


@dataclass(frozen=True, slots=True)
class WeekFrom(OfInner):
    """ "the week of 10 April" (the calendar week that holds it), "the week beginning", "the week ending"."""

    inner: Expression
    way: str

    def days(self, clock: Clock) -> Days | None:
        found = self.inner.days(clock)
        if found is None or found.first is None or found.grain != "day":
            return None
        if self.way == "of":
            return calendar.week_of(found.first)
        first = found.first - 6 if self.way == "ending" else found.first
        return calendar.between(first, first + 6, "week")


@dataclass(frozen=True, slots=True)
class Run(OfInner):
    """ "the first nine months of 2022": ``count`` units from the start of a span, or up to its end."""

    count: int
    unit: str
    last: bool
    inner: Expression

    def days(self, clock: Clock) -> Days | None:
        whole = self.inner.days(clock)
        if whole is None or whole.first is None or whole.last is None:
            return None
        edge = date.fromordinal(whole.last + 1 if self.last else whole.first)
        far = calendar.shift(edge, self.unit, -self.count if self.last else self.count)
        if far is None:
            return None
        first, last = (far, edge) if self.last else (edge, far)
        if first.toordinal() < whole.first or last.toordinal() > whole.last + 1:
            return None
        return calendar.between(first.toordinal(), last.toordinal() - 1, "season")


@dataclass(frozen=True, slots=True)
class Rest(OfInner):
    """ "the rest of the year": from the document's day to the end."""

    inner: Expression

    def days(self, clock: Clock) -> Days | None:
        whole = self.inner.days(clock)
        if whole is None or whole.first is None or whole.last is None or clock.document is None:
            return whole
        today = clock.document.toordinal()
        if not whole.first <= today <= whole.last:
            return whole
        return calendar.between(today, whole.last, whole.grain)


@dataclass(frozen=True, slots=True)
class Offset:
    """``pieces`` (count, unit) before or after another date; the result is as fine as its smallest unit.

    ``base`` is the date it counts from; without one it counts from the document's date or the text's last.
    """

    pieces: tuple[tuple[int, str], ...]
    sign: int
    base: Expression | None = None
    measured: Anchor = "text"

    @property
    def anchor(self) -> Anchor:
        return self.measured if self.base is None else self.base.anchor

    def days(self, clock: Clock) -> Days | None:
        if self.base is None:
            start, grain = clock.start(self.measured), clock.grain(self.measured)
        else:
            found = self.base.days(clock)
            start = None if found is None or found.first is None else date.fromordinal(found.first)
            grain = "day" if found is None else found.grain
        unit = self.pieces[-1][1]
        if start is None or not is_fine_enough(grain, unit):
            return None
        for count, name in self.pieces:
            moved = calendar.shift(start, name, self.sign * count)
            if moved is None:
                return None
            start = moved
        if (
            self.base is not None
            and grain == "day"
            and len(self.pieces) == 1
            and unit in ("day", "week", "fortnight")
        ):
            return calendar.of_date(start)
        return calendar.whole(unit, start)
