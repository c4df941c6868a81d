"""What a figure allows, in words: "150 km allows 145 to 155 km"."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from tieout.semantics.span import Span
from tieout.semantics.wording import say, say_number
from tieout.values.model import Value

_COUNTED = frozenset({"", "count", "people"})
_DIGITS_UP_TO, _LARGEST = 1e6, 1e30


def explain_range(value: Value, spans: Sequence[Span]) -> str:
    """The clause that tells which figures ``value`` allows, in the unit of its document."""
    return f"{say(value)} allows {_say_span(spans[0], value)}" if spans else say(value)


def _say_span(span: Span, value: Value) -> str:
    unit, factor = _unit_and_factor(value)
    low = None if span.low == -inf else say_number(_short(span.low / factor))
    high = None if span.high == inf else say_number(_short(span.high / factor))
    if low is not None and high is not None:
        return (low if low == high else f"{low} to {high}") + unit
    if low is not None:
        return f"anything {'above' if span.open_low else 'from'} {low}{unit}{'' if span.open_low else ' up'}"
    return (
        f"anything {'under' if span.open_high else 'up to'} {high}{unit}" if high is not None else "anything"
    )


def _unit_and_factor(value: Value) -> tuple[str, float]:
    """The stated unit and what one of it is in base units, so that ranges are told in the document's unit."""
    end = value.high if value.low is None else value.low
    if (
        value.kind == "money"
        or value.dimension in _COUNTED
        or not value.numbers
        or not end
        or not value.numbers[0]
    ):
        return ("", 1.0)
    if len(value.numbers) > 1 and value.modifier != "range":
        return (" s" if value.dimension == "duration" else "", 1.0)
    factor = end / value.numbers[0]
    return (
        (f" {value.unit}" if value.unit and ":" not in value.unit else "", factor)
        if factor > 0
        else ("", 1.0)
    )


def _short(number: float) -> float:
    """Six digits are enough to see where a range ends."""
    return float(f"{number:.6g}") if not _DIGITS_UP_TO <= abs(number) < _LARGEST else round(number)
