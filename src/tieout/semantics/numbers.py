"""Numbers, quantities, money, percentages: rounding, hedges and bounds become spans that meet or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor, inf, log10

from tieout.semantics.allowed import explain_range
from tieout.semantics.lexicon import words
from tieout.semantics.relation import Relation
from tieout.semantics.span import Span, any_meets
from tieout.semantics.wording import say
from tieout.values.model import Value

_COUNTED = frozenset({"", "count", "people"})
_POINTS = frozenset({"exact", "approx"})
_LARGEST = 1e30
"""No figure in the news is larger; what is, comes from a broken table, and so does what is no number."""
_COUNT_ROUNDED_FROM = 100.0
"""A count is rounded only where it ends in two zeros: 300 dead may be 297, 10 titles are 10."""
_COUNT_ROUNDING = 0.05
"""Rounding of a count, at most this share of it: 20,000 allows 19,000 to 21,000, not 15,000 to 25,000."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two figures agree where the ranges their words allow meet.

    ``rounding``: the most that rounding may take, as a share of the figure. A printed step is read as
    rounded to the nearest (150 km is 145 to 155), but 300 km is 270 to 330 and not 250 to 350. Half of it
    for a 1 with zeros (100 km is 95 to 105), and counts keep to 5 %.
    ``hedge``: what "about" adds either way, as a share, for figures of one, two and three digits that
    count: "about 100" is rounder than "about 173". Figures with four or more digits move by one printed
    step only: whoever writes "some 1,283" has counted.
    ``within``: a gap that is no conflict, as a share of the figure; 0 by default, for precision is printed.
    ``yearly``: how far a drifting figure may move in a year, as a share; a larger move within the time
    between two documents is no update but a conflict. 0 leaves it to the attribute's own pace.
    """

    rounding: float = 0.10
    hedge: tuple[float, ...] = (0.20, 0.10, 0.05)
    within: float = 0.0
    yearly: float = 0.0

    def family(self, value: Value) -> str:
        """The dimension, with the currency of money; counts, people and bare numbers are one family."""
        if value.kind in ("text", "date", "period", "score", "time") or not _has_figure(value):
            return ""
        if value.kind == "money":
            return f"money {value.unit}"
        if value.kind in ("percentage", "fraction"):
            return "points" if value.unit in ("pp", "bp") else "share"
        return "count" if value.dimension in _COUNTED else value.dimension

    def narrow(self, value: Value) -> tuple[Span, ...]:
        """The figure with its rounding; nothing for a bound, a range or a vague word."""
        if value.modifier not in _POINTS:
            return ()
        return tuple(_rounded(reading, self._slack(reading)) for reading in self._readings(value))

    def wide(self, value: Value) -> tuple[Span, ...]:
        """The figure with rounding, hedge, bound and ``within``, one span for each unit it is given in."""
        return _wide(self, value)

    def alike(self, values: Sequence[Value]) -> bool:
        """Whether all are one figure, once units are converted and rounding is allowed for."""
        first = values[0]
        if all(_stated(value) == _stated(first) and value.modifier == first.modifier for value in values):
            return True
        spans = [self.narrow(value) for value in values]
        if not all(spans):
            return False
        return _common([span[0] for span in spans])

    def relate(self, left: Value, right: Value) -> Relation:
        """How two figures stand; ``gap`` is between the stated figures, relative to the larger."""
        family, other = self.family(left), self.family(right)
        shared = family if family == other else _shared_family(self, left, right)
        if not shared:
            return Relation("incomparable", f"{say(left)} and {say(right)} are not of one unit")
        left, right = _reading_in(self, left, shared), _reading_in(self, right, shared)
        if self.alike((left, right)):
            return Relation("same", f"{say(left)} and {say(right)} are the same figure")
        ours, theirs = self.wide(left), self.wide(right)
        reason = f"{explain_range(left, ours)}, {explain_range(right, theirs)}"
        if any_meets(ours, theirs):
            return Relation("compatible", reason)
        return Relation("disjoint", reason, gap=stated_gap(left, right))

    def _readings(self, value: Value) -> tuple[Value, ...]:
        family = self.family(value)
        if not family:
            return ()
        return (value, *(other for other in value.alternates if self.family(other) == family))

    def _slack(self, value: Value) -> float:
        """Half the printed step, never more than ``rounding`` of the figure; 0 for a small whole count."""
        size = _size(value)
        step = printed_step(value)
        if self.family(value) == "count" and step >= 1:
            return min(step / 2, _COUNT_ROUNDING * size) if step >= _COUNT_ROUNDED_FROM else 0.0
        leading_one = step * 2 > size
        return min(step / 2, self.rounding * size / (2 if leading_one else 1))

    def _allowed(self, value: Value) -> Span:
        size = _size(value)
        slack = max(self._slack(value), self.within * size / 2)
        low = -inf if value.low is None else _scaled(value, value.low)
        high = inf if value.high is None else _scaled(value, value.high)
        if low == high and value.modifier == "less_than":
            low = -inf
        match value.modifier:
            case "exact" | "range":
                span = _rounded(value, slack)
            case "approx":
                reach = max(slack, self._reach(value, size))
                span = Span(low - reach, high + reach)
            case "at_least":
                span = Span(low, inf)
            case "at_most":
                span = Span(-inf, high)
            case "more_than":
                top = low + self._reach(value, size) if value.hedge in words("near-above") else inf
                span = Span(low, top, open_low=not self._is_round(value))
            case "less_than":
                bottom = high - self._reach(value, size) if value.hedge in words("near-below") else low
                span = Span(bottom, high, open_high=not self._is_round(value))
            case _:
                span = Span(low, high)
        return span

    def _is_round(self, value: Value) -> bool:
        """A count that ends in a zero: "more than 40" and "40" are how two desks round one number."""
        return self.family(value) == "count" and printed_step(value) >= 10

    def _reach(self, value: Value, size: float) -> float:
        """What a hedge adds on one side."""
        step = printed_step(value)
        finest = max(step, size * 1e-15)
        digits = 1 if step <= 0 or size <= 0 else floor(log10(max(1.0, size / finest)) + 1e-9) + 1
        if digits > len(self.hedge):
            return step
        return max(step / 2 if digits > 1 else 0.0, self.hedge[digits - 1] * size)


@dataclass(frozen=True, slots=True)
class Exact(Overlap):
    """Counts that are counted, not rounded: titles, goals, votes. Hedges and bounds still count."""

    rounding: float = 0.0

    def _slack(self, value: Value) -> float:
        return 0.0 if printed_step(value) >= 1 else printed_step(value) / 2


@dataclass(frozen=True, slots=True)
class Money(Overlap):
    """Amounts of one currency; two currencies are never compared, for no rate is known.

    ``rounding`` is 5 %: "$15bn" is a figure rounded to its last digit, not a guess.
    """

    rounding: float = 0.05


@dataclass(frozen=True, slots=True)
class Percentage(Overlap):
    """Shares. Fractions ("one in five") count as shares; percentage points are another thing.

    ``hedge`` is narrower than for amounts, because a share moves between 0 and 100.
    ``within`` is 1 %: a share hangs on its base (all ballots or valid ones), which stories seldom name, so
    97.7 % and 98.3 % are no conflict, while 1.2 % and 1.3 % are.
    """

    hedge: tuple[float, ...] = (0.20, 0.05, 0.02)
    within: float = 0.01


@lru_cache(maxsize=4096)
def _wide(comparison: Overlap, value: Value) -> tuple[Span, ...]:
    """One value is widened for the sweep and again for each pair that explains it."""
    return tuple(comparison._allowed(reading) for reading in comparison._readings(value))


def stated_gap(left: Value, right: Value) -> float:
    """The distance between the nearest figures that two values state, relative to the larger figure.

    0 where they touch or overlap; 1 where one is 0 and the other is not.
    """
    one, two = stated_figures(left), stated_figures(right)
    if not one or not two:
        return 0.0
    distance = max(0.0, min(one) - max(two), min(two) - max(one))
    largest = max(abs(figure) for figure in (*one, *two))
    return distance / largest if largest else 0.0


def stated_figures(value: Value) -> tuple[float, ...]:
    """The figures that ``value`` states, in base units: both ends of a range, the one end of a bound."""
    return tuple(_scaled(value, end) for end in (value.low, value.high) if end is not None)


def printed_step(value: Value) -> float:
    """The size of one step of the last digit that counts, in base units; from the figure where unknown.

    >>> printed_step(Value("quantity", 6.15, 6.15, "km", "length", numbers=(6.15,)))
    0.01
    """
    if value.granule > 0:
        return _scaled(value, value.granule)
    end = value.high if value.low is None else value.low
    if end is None or not value.numbers or value.numbers[0] == 0:
        return 0.0
    number = abs(value.numbers[0])
    step = 10.0 ** -_decimals(number)
    while number >= 1 and step < number and number % (step * 10) == 0:
        step *= 10
    return step * abs(_scaled(value, end) / number)


def _decimals(number: float) -> int:
    fraction = f"{number:.9f}".rstrip("0").partition(".")[2]
    return len(fraction)


def _scaled(value: Value, end: float) -> float:
    """Fractions as percent, so that "one in five" and "20 %" are one family."""
    return end * 100 if value.kind == "fraction" else end


def _has_figure(value: Value) -> bool:
    return not (value.low is None and value.high is None) and is_sound(value)


def is_sound(value: Value) -> bool:
    """Whether every figure of ``value`` is finite and small enough to reckon with."""
    figures = (value.low or 0.0, value.high or 0.0, value.granule, *value.numbers)
    return all(abs(figure) < _LARGEST for figure in figures)


def _size(value: Value) -> float:
    low, high = value.low, value.high
    if low is None or high is None:
        end = high if low is None else low
        return 0.0 if end is None else abs(_scaled(value, end))
    return _scaled(value, max(abs(low), abs(high)))


def _rounded(value: Value, slack: float) -> Span:
    low = -inf if value.low is None else _scaled(value, value.low)
    high = inf if value.high is None else _scaled(value, value.high)
    return Span(low - slack, high + slack, open_low=slack > 0, open_high=slack > 0)


def _stated(value: Value) -> tuple[float | None, float | None]:
    return value.low, value.high


def _common(spans: Sequence[Span]) -> bool:
    """Whether one number lies in every span: the highest low end against the lowest high end."""
    highest = max(spans, key=lambda span: (span.low, span.open_low))
    lowest = min(spans, key=lambda span: (span.high, not span.open_high))
    return highest.meets(lowest)


def _shared_family(comparison: Overlap, left: Value, right: Value) -> str:
    mine = [comparison.family(value) for value in (left, *left.alternates)]
    theirs = [comparison.family(value) for value in (right, *right.alternates)]
    return next((family for family in mine if family and family in theirs), "")


def _reading_in(comparison: Overlap, value: Value, family: str) -> Value:
    readings = (value, *value.alternates)
    return next((reading for reading in readings if comparison.family(reading) == family), value)
