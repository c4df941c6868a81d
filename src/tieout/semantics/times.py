"""Times of day: minutes after midnight, each zone a family of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.semantics.relation import Relation
from tieout.semantics.span import Span, any_meets, nearest_gap
from tieout.semantics.wording import say
from tieout.values.model import Value

_DAY = 1440.0
_UNIVERSAL = frozenset({"gmt", "utc", "z", "zulu"})
_LOCAL = frozenset({"", "local", "local time", "am", "pm"})


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """Two times of day agree within what their print and their hedges allow.

    ``exact_minutes``: slack of a time as printed, in minutes either way: two reporters read one clock.
    ``around_hour``, ``around_half``, ``around_minutes``: what "around" adds to a time on the hour, on the
    half hour and to any other, in minutes: "around 11 pm" may be 11.20, "around 4:15" is not 4:20.
    ``minor_minutes``: a gap up to this is a minor discrepancy.
    """

    exact_minutes: float = 1.0
    around_hour: float = 30.0
    around_half: float = 15.0
    around_minutes: float = 3.0
    minor_minutes: float = 20.0

    def family(self, value: Value) -> str:
        """``clock`` for local time or none stated, ``clock UTC``, or ``clock`` with the zone as stated."""
        ends = [end for end in (value.low, value.high) if end is not None]
        if value.kind != "time" or not ends or not all(0 <= end <= _DAY for end in ends):
            return ""
        zone = value.unit.lower()
        if zone in _LOCAL:
            return "clock"
        return "clock UTC" if zone in _UNIVERSAL else f"clock {zone}"

    def wide(self, value: Value) -> tuple[Span, ...]:
        """The minutes after midnight that ``value`` allows; past midnight a second span takes over."""
        readings = (value, *(other for other in value.alternates if self.family(other) == self.family(value)))
        return tuple(span for reading in readings for span in self._minutes(reading))

    def alike(self, values: Sequence[Value]) -> bool:
        """Whether all are one time, hedged or not."""
        first = values[0]
        return all((value.low, value.high) == (first.low, first.high) for value in values)

    def relate(self, left: Value, right: Value) -> Relation:
        """How two times stand; ``gap`` is the minutes between them as a share of half a day."""
        pair = self._in_one_zone(left, right)
        if pair is None:
            return Relation("incomparable", f"{say(left)} and {say(right)} are not told in one time zone")
        left, right = pair
        if self.alike((left, right)):
            return Relation("same", f"both say {say(left)}")
        ours, theirs = self.wide(left), self.wide(right)
        minutes = nearest_gap(ours, theirs)
        if any_meets(ours, theirs):
            return Relation("compatible", f"{say(left)} and {say(right)} are within their rounding")
        apart = around_the_clock(left.low or 0.0, right.low or 0.0)
        reason = f"{say(left)} and {say(right)} are {say_minutes(apart)} apart"
        return Relation("disjoint", reason, gap=min(1.0, minutes / (_DAY / 2)))

    def _in_one_zone(self, left: Value, right: Value) -> tuple[Value, Value] | None:
        for one in (left, *left.alternates):
            for two in (right, *right.alternates):
                if self.family(one) and self.family(one) == self.family(two):
                    return one, two
        return None

    def _minutes(self, value: Value) -> tuple[Span, ...]:
        low = value.low if value.low is not None else 0.0
        high = value.high if value.high is not None else _DAY
        match value.modifier:
            case "approx":
                slack = self._around(low)
            case "exact":
                slack = self.exact_minutes if low == high else 0.0
            case _:
                slack = 0.0
        if value.modifier in ("at_least", "more_than"):
            high = _DAY
        if value.modifier in ("at_most", "less_than"):
            low = 0.0
        low, high = low - slack, high + slack
        spans = [Span(low, high)]
        if low < 0:
            spans.append(Span(low + _DAY, high + _DAY))
        if high > _DAY:
            spans.append(Span(low - _DAY, high - _DAY))
        return tuple(spans)

    def _around(self, minutes: float) -> float:
        if minutes % 60 == 0:
            return self.around_hour
        return self.around_half if minutes % 30 == 0 else self.around_minutes


def around_the_clock(one: float, two: float) -> float:
    """Minutes between two times of day, the short way round."""
    distance = abs(one - two) % _DAY
    return min(distance, _DAY - distance)


def say_minutes(minutes: float) -> str:
    """Minutes as people say them: "5 minutes", "12 hours", "1 hour 5 min"."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return f"{rest} minute{'s' if rest != 1 else ''}"
    spoken = f"{hours} hour{'s' if hours != 1 else ''}"
    return spoken if not rest else f"{spoken} {rest} min"
