"""Spans: what a value allows once hedges and rounding have had their say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

_NOISE = 1e-9
"""Relative slack for the last bits that a unit conversion loses; far below any printed digit."""


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers (or day ordinals) from ``low`` to ``high``, each end inside unless it is ``open_``.

    Rounding gives open ends: "8 years" is 7.5 up to but not 8.5, so that 7 and 8 do not meet at 7.5.
    ``inf`` and ``-inf`` are ends that nothing bounds.
    """

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: Span) -> bool:
        """Whether one number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        noise = _noise(low, high)
        if high - low > noise:
            return True
        if high - low < -noise:
            return False
        open_low = (self.open_low and self.low >= low - noise) or (
            other.open_low and other.low >= low - noise
        )
        open_high = (self.open_high and self.high <= high + noise) or (
            other.open_high and other.high <= high + noise
        )
        return not (open_low or open_high)

    def gap(self, other: Span) -> float:
        """The distance between the nearest ends; 0 where the two meet or touch."""
        return max(0.0, self.low - other.high, other.low - self.high)

    def widened(self, by: float) -> Span:
        """This span with ``by`` more on each side."""
        return self if by == 0 else Span(self.low - by, self.high + by, self.open_low, self.open_high)


def _noise(low: float, high: float) -> float:
    size = max((abs(end) for end in (low, high) if end not in (inf, -inf)), default=0.0)
    return _NOISE * size


EVERYTHING = Span(-inf, inf)


def any_meets(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether any reading of one value meets any reading of the other."""
    return any(one.meets(two) for one in left for two in right)


def nearest_gap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """The smallest distance between a reading of one value and a reading of the other."""
    return min((one.gap(two) for one in left for two in right), default=0.0)
