"""Ages: whole years lived, and the birth dates that an age on a day implies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tieout.semantics.relation import Relation
from tieout.semantics.span import Span, any_meets
from tieout.semantics.wording import say
from tieout.values.model import Value

_YEAR = 31556952.0
"""Seconds of a mean Gregorian year: an age in a table may read "23 years"."""
_OLDEST = 130.0
"""Nobody has lived longer (the record is 122); a larger number is no age."""


@dataclass(frozen=True, slots=True)
class Age:
    """Two ages of one person at one time agree where the years lived can be the same.

    ``hedge``: what "about" adds, in years. ``undated``: how many years two ages may differ when the day of
    one of them is not known; ages with a day are compared through the birth dates that they imply.
    """

    hedge: float = 3.0
    undated: float = 1.0

    def family(self, value: Value) -> str:
        """``age`` for an age, a length of time or a bare number that can be one."""
        if value.low is None and value.high is None:
            return ""
        if value.kind not in ("age", "number") and value.dimension != "duration":
            return ""
        ends = [end for end in (value.low, value.high) if end is not None]
        if not all(0 <= end <= _OLDEST * _YEAR for end in ends):
            return ""
        years = _years(value)
        return "age" if years.low <= years.high <= _OLDEST else ""

    def wide(self, value: Value) -> tuple[Span, ...]:
        """The years lived that ``value`` allows: 32 is 32 up to, not including, 33."""
        years = _years(value)
        low = years.low if value.low is not None else 0.0
        high = years.high if value.high is not None else _OLDEST
        match value.modifier:
            case "approx":
                return (Span(max(0.0, low - self.hedge), high + self.hedge),)
            case "at_least" | "more_than":
                return (Span(low, _OLDEST),)
            case "at_most" | "less_than":
                return (Span(0.0, high),)
            case _:
                return (Span(low, high),)

    def alike(self, values: Sequence[Value]) -> bool:
        """Whether all are the same number of years."""
        first = _years(values[0])
        return all(_years(value) == first for value in values)

    def relate(self, left: Value, right: Value) -> Relation:
        """How two ages at one time stand."""
        if not self.family(left) or not self.family(right):
            return Relation("incomparable", f"{say(left)} and {say(right)} are not both ages")
        if self.alike((left, right)):
            return Relation("same", f"both say {say(left)}")
        ours, theirs = self.wide(left), self.wide(right)
        if any_meets(ours, theirs):
            return Relation("compatible", f"{say(left)} and {say(right)} can be one age")
        distance = ours[0].gap(theirs[0])
        top = max(ours[0].high, theirs[0].high)
        reason = f"{say(left)} and {say(right)} are {int(distance)} year{'s' if distance != 1 else ''} apart"
        return Relation("disjoint", reason, gap=min(1.0, distance / top) if top else 0.0)


def birth_days(value: Value, day: Span) -> Span | None:
    """The days on which someone was born who has age ``value`` on a day in ``day`` (ordinals, both ends
    inside).

    >>> span = birth_days(Value("age", 32.0, 32.0), Span(738022, 738022))
    >>> date.fromordinal(int(span.low)), date.fromordinal(int(span.high))
    (datetime.date(1988, 8, 21), datetime.date(1989, 8, 20))
    """
    years = Age().wide(value)[0]
    first = _years_before(date.fromordinal(int(day.low)), int(years.high) + 1)
    last = _years_before(date.fromordinal(int(day.high)), int(years.low))
    if first is None or last is None:
        return None
    return Span(float(first.toordinal() + 1), float(last.toordinal()))


def _years(value: Value) -> Span:
    """Base years as whole years; an age in months or days counts as the years completed."""
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    assert low is not None and high is not None
    size = _YEAR if value.dimension == "duration" else 1.0
    return Span(float(int(low / size + 1e-6)), float(int(high / size + 1e-6)))


def _years_before(day: date, years: int) -> date | None:
    if not 1 <= day.year - years <= day.year:
        return None
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
