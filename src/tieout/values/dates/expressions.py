"""What a date says before the clock is known: small expressions, each of which can say its days.

A date is first read for what its words mean ("the month named September in the year before the document's")
and only then resolved against a ``Clock``. No expression ever looks at the machine's own date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tieout.values.dates import calendar
from tieout.values.dates.calendar import Days
from tieout.values.dates.clock import Anchor, Clock, Expression, OfInner, is_fine_enough


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that is complete in itself. ``other`` is the second reading of an ambiguous one (09/10/2001)."""

    whole: Days
    weekday: int | None = None
    other: Days | None = None
    modifier: str = "exact"

    @property
    def anchor(self) -> Anchor:
        return "stated"

    def days(self, clock: Clock) -> Days | None:
        return self.whole


@dataclass(frozen=True, slots=True)
class Named:
    """A day, month, season, quarter or half of a year that is not stated.

    ``month`` with ``day`` (0 for the whole month), or ``season`` as (EDTF code, bounds), or ``quarter`` 1-4,
    ``half`` 1-2, or ``easter`` as days after Easter Sunday. ``year`` is the expression that says which year
    ("last year"), ``direction`` the word
    before it ("last September").
    """

    month: int = 0
    day: int = 0
    weekday: int | None = None
    season: tuple[int, tuple[int, int, int, int]] | None = None
    quarter: int = 0
    half: int = 0
    easter: int | None = None
    year: Expression | None = None
    direction: Literal["", "last", "this", "next", "following"] = ""

    @property
    def anchor(self) -> Anchor:
        if self.year is not None:
            return self.year.anchor
        return "text" if self.direction == "following" else "document"

    def in_year(self, number: int) -> Days | None:
        """The days in year ``number``."""
        if self.season is not None:
            return calendar.season(number, *self.season)
        if self.easter is not None:
            return calendar.from_easter(number, self.easter)
        if self.quarter:
            return calendar.quarter(number, self.quarter)
        if self.half:
            return calendar.half(number, self.half)
        return calendar.day(number, self.month, self.day) if self.day else calendar.month(number, self.month)

    def days(self, clock: Clock) -> Days | None:
        if self.year is not None:
            stated = self.year.days(clock)
            return None if stated is None or stated.first is None else self.in_year(_middle(stated).year)
        start = clock.start(self.anchor) or (clock.document if self.direction == "following" else None)
        if start is None:
            return None
        years = [
            self.in_year(start.year + offset)
            for offset in range(-8 if self._leap else -2, 5 if self._leap else 3)
        ]
        known = [days for days in years if days is not None]
        fitting = [days for days in known if self._fits_weekday(days, start)]
        return self._choose(fitting or known, start.toordinal(), clock)

    def _fits_weekday(self, days: Days, start: date) -> bool:
        """Whether a stated weekday fits within about a year; further off, the nearest date is a slip."""
        near = abs((days.first or 0) - start.toordinal()) <= _WEEKDAY_REACH
        return self.weekday is None or (near and _weekday(days) == self.weekday)

    @property
    def _leap(self) -> bool:
        return self.month == 2 and self.day == 29

    def _choose(self, known: list[Days], today: int, clock: Clock) -> Days | None:
        past = [days for days in known if days.first is not None and days.first <= today]
        future = [days for days in known if days.first is not None and days.first > today]
        if self.direction == "last":
            over = [days for days in past if days.last is not None and days.last < today]
            return over[-1] if over else None
        if self.direction in ("next", "following"):
            return future[0] if future else None
        if self.direction == "this":
            year = date.fromordinal(today).year
            return next(
                (days for days in known if days.first is not None and _middle(days).year == year), None
            )
        if not past or not future:
            return (past or future)[-1] if past or future else None
        if self.quarter and _is_due(past[-1], future[0], today):
            return future[0]
        return future[0] if _is_ahead(past[-1], future[0], today, clock.ahead) else past[-1]


def _is_ahead(past: Days, future: Days, today: int, ahead: bool | None) -> bool:
    """Whether the coming one of two readings is meant: by the words round it, else by a month's nearness.

    Words that point ahead do not reach past two thirds of a year: "claiming on 22 August that they will" in
    an article of 23 August speaks of the day before. Nor do words that point back reach ten months back over
    a day of the coming weeks: a year that is not the document's own is printed.
    """
    behind, before = today - (past.last or 0), (future.first or 0) - today
    if behind <= 0 or (ahead is False and behind < _STALE):
        return False
    if ahead is False:
        return before <= _NEAR
    return before <= _REACH if ahead else before <= _NEAR and before < behind


def _is_due(past: Days, future: Days, today: int) -> bool:
    """ "plants will close in the fourth quarter", said in August: the last one is long reported."""
    return today - (past.last or 0) > _REPORTED and (future.first or 0) - today <= _SOON


_REACH = 240  # days
_STALE, _NEAR = 300, 31  # days
_REPORTED, _SOON = 200, 62  # days
_WEEKDAY_REACH = 400  # days


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: the nearest one back, the day itself included, unless the words point ahead.

    ``week`` counts weeks from the document's own ("Friday last week" -1); ``every`` names no single day.
    """

    index: int
    direction: Literal["", "last", "this", "next", "following"] = ""
    week: int | None = None
    every: bool = False

    @property
    def anchor(self) -> Anchor:
        return "text" if self.direction == "following" else "document"

    def other(self, clock: Clock) -> Days | None:
        """The second reading of "next Friday" said on a Tuesday: a week later, or earlier for "last"."""
        found, start = self.days(clock), clock.start(self.anchor) or clock.document
        if found is None or found.first is None or start is None or self.direction not in ("last", "next"):
            return None
        monday = start.toordinal() - start.weekday()
        if not monday <= found.first <= monday + 6:
            return None
        return calendar.of_date(date.fromordinal(found.first + (7 if self.direction == "next" else -7)))

    def days(self, clock: Clock) -> Days | None:
        start = clock.start(self.anchor) or clock.document
        if start is None or self.every:
            return None
        today = start.toordinal()
        monday = today - start.weekday()
        if self.week is not None:
            return calendar.of_date(date.fromordinal(monday + 7 * self.week + self.index))
        back = today - (start.weekday() - self.index) % 7
        if self.direction == "last":
            return calendar.of_date(date.fromordinal(back if back < today else back - 7))
        if self.direction in ("next", "following"):
            return calendar.of_date(date.fromordinal(back + 7))
        if self.direction == "this":
            return calendar.of_date(date.fromordinal(monday + self.index))
        return calendar.of_date(date.fromordinal(back + 7 if clock.ahead and back < today else back))


@dataclass(frozen=True, slots=True)
class Shifted:
    """``count`` units away from the anchor: yesterday (-1 day), this week (0), two years ago (-2 years).

    The result is a whole unit. ``spread`` is how much further the count may go ("several years ago").
    ``fallback`` takes the document's date where the text has none; ``local`` takes the text's date only where
    it stands in the same sentence ("He won in 1970 and left at the end of the year").
    """

    unit: str
    count: int
    measured: Anchor = "document"
    spread: int = 0
    fallback: bool = False
    local: bool = False

    @property
    def anchor(self) -> Anchor:
        return self.measured

    def days(self, clock: Clock) -> Days | None:
        anchor: Anchor = "document" if self.local and not clock.near else self.measured
        start, grain = clock.start(anchor), clock.grain(anchor)
        if self.fallback and (start is None or not is_fine_enough(grain, self.unit)):
            start, grain = (clock.recent if self.unit == "day" else None) or clock.document, "day"
        if start is None or not is_fine_enough(grain, self.unit):
            return None
        unit = "week" if self.unit == "weekend" else self.unit
        near = calendar.shift(start, unit, self.count)
        found = None if near is None else calendar.whole(self.unit, near)
        if not self.spread or found is None:
            return found
        far = calendar.shift(start, unit, self.count + (self.spread if self.count > 0 else -self.spread))
        other = None if far is None else calendar.whole(self.unit, far)
        if (
            other is None
            or other.first is None
            or found.last is None
            or found.first is None
            or other.last is None
        ):
            return found
        return calendar.between(min(found.first, other.first), max(found.last, other.last), found.grain)


@dataclass(frozen=True, slots=True)
class Part(OfInner):
    """A part of another date, as fractions of its length: early 2020."""

    inner: Expression
    low: float
    high: float

    def days(self, clock: Clock) -> Days | None:
        found = self.inner.days(clock)
        return None if found is None else calendar.part_of(found, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that name a time which nothing in the text can place ("the turn of the century")."""

    @property
    def anchor(self) -> Anchor:
        return "document"

    def days(self, clock: Clock) -> Days | None:
        return None


def _middle(days: Days) -> date:
    return date.fromordinal(((days.first or 1) + (days.last or days.first or 1)) // 2)


def _weekday(days: Days) -> int:
    return date.fromordinal(days.first or 1).weekday()
