"""Value x value -> Relation: the one question every comparison answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeGuard, runtime_checkable

from tieout.semantics.span import Span
from tieout.values.model import Value


@dataclass(frozen=True, slots=True)
class Relation:
    """How two values stand to each other.

    ``same``: equal after unit conversion, rounding and stated precision. ``compatible``: not the same, yet
    one value satisfies both. ``disjoint``: none does; ``gap`` is then the distance between the nearest ends
    relative to the larger stated value (0..1 for numbers; days over days for dates are 0, see ``days``).
    ``incomparable``: they cannot speak of the same thing (a length and a date, dollars and taka).
    ``reason`` is one clause in plain words: "150 km allows 145 to 155 km, about 100 km allows 90 to 110 km".
    """

    kind: Literal["same", "compatible", "disjoint", "incomparable"]
    reason: str
    gap: float = 0.0
    days: int = 0


@runtime_checkable
class Comparison(Protocol):
    """One way of agreeing, with its tolerances bound when the rule file was read. Pure and symmetric."""

    def relate(self, left: Value, right: Value) -> Relation:
        """How ``left`` and ``right`` stand to each other; never raises for values of any kind."""
        ...


class Ranged(Comparison, Protocol):
    """A comparison whose values are ranges of numbers or days, so that many can be swept at once.

    Two values of one ``family`` are ``disjoint`` exactly where their ``wide`` spans do not meet, and ``same``
    exactly where they are ``alike``; values of two families are ``incomparable``.
    """

    def family(self, value: Value) -> str:
        """What ``value`` can be compared with ("length", "money BDT", "days"); empty for nothing."""
        ...

    def wide(self, value: Value) -> tuple[Span, ...]:
        """What rounding, hedges and bounds allow, one span a reading; empty where nothing is known."""
        ...

    def alike(self, values: Sequence[Value]) -> bool:
        """Whether all of one or more values are one value after conversion and rounding."""
        ...


def is_ranged(comparison: Comparison) -> TypeGuard[Ranged]:
    """Whether ``comparison`` sweeps: one look-up, where ``isinstance`` of a protocol checks every method."""
    return hasattr(comparison, "wide")
