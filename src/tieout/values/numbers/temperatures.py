"""Temperatures as weather reports give them: "in the mid 40s (7-8C)", "upper 90s", degrees with no scale."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tieout.values.model import Value, ValueMention
from tieout.values.numbers.amounts import Amount
from tieout.values.numbers.not_numbers import previous_word
from tieout.values.numbers.pairs import alternate_value, other_statement
from tieout.values.source import Source
from tieout.values.units import units
from tieout.values.vocabulary import vocabulary

_TENS = re.compile(
    r"\b(low|lower|mid|middle|upper|high)(?: to (?:low|lower|mid|middle|upper|high))?[ -](?:the )?([1-9]0)s\b"
)
_PARTS = {"low": (0, 3), "lower": (0, 3), "mid": (4, 6), "middle": (4, 6), "upper": (7, 9), "high": (7, 9)}
_NEAR = 70


@lru_cache(maxsize=8)
def _context(language: str) -> re.Pattern[str]:
    words = (re.escape(word) for word in vocabulary(language).words("temperature-context"))
    return re.compile(r"(?<![a-z])(?:" + "|".join(words) + r")(?![a-z])")


@lru_cache(maxsize=8)
def _leads(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("degree-lead"))


def speaks_of_heat(source: Source, start: int, end: int) -> bool:
    """Whether the words round ``[start, end)``, not those inside, speak of temperature."""
    context = _context(source.language)
    low = source.low
    return (
        context.search(low, max(0, start - _NEAR), start) is not None
        or context.search(low, end, min(len(low), end + _NEAR)) is not None
    )


def settled_degrees(source: Source, amount: Amount) -> Amount | None:
    """Degrees and a joined C or F, judged by the words beside them.

    A bare degree near words of heat is a temperature whose scale is not said: both ends stay open, and
    ``numbers`` hold the print. A letter C or F joined to figures without such words is none (``None``).
    """
    if (
        amount.unit == "°"
        and amount.dimension == "angle"
        and speaks_of_heat(source, amount.start, amount.end)
    ):
        return replace(amount, dimension="temperature", low=None, high=None)
    if amount.dimension == "temperature" and amount.end and source.text[amount.end - 1] in "CF":
        plain = source.text[amount.end - 2 : amount.end - 1].isdigit()
        led = previous_word(source.low, amount.start) in _leads(source.language)
        ends = source.text[amount.end : amount.end + 1] != "/"
        if plain and not (led and ends) and not speaks_of_heat(source, amount.start, amount.end):
            return None
    return amount


def weather_tens(source: Source) -> list[ValueMention]:
    """ "mid 40s" near words of heat: 44..46 in the scale that a bracket settles, else with no scale."""
    if "0s" not in source.low:
        return []
    found: list[ValueMention] = []
    for match in _TENS.finditer(source.low):
        if not speaks_of_heat(source, *match.span()):
            continue
        bottom, top = (int(match[2]) + step for step in _PARTS[match[1]])
        start, end = match.span()
        numbers = (float(bottom), float(top))
        value = Value("quantity", None, None, "°", "temperature", "range", numbers, 1.0, text=match.group())
        other = other_statement(source, end)
        if other is not None and other[0].dimension == "temperature":
            scale = "°F" if other[0].unit == "°C" else "°C"
            unit = units(source.language)[scale]
            value = replace(
                value, low=unit.to_base(bottom), high=unit.to_base(top), unit=scale,
                alternates=(alternate_value(source, other[0], other[1]),),
            )  # fmt: skip
            end = other[2]
        found.append(ValueMention(start, end, source.text[start:end], value))
    return found
