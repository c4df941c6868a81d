"""Units of measure: their spellings, dimensions and exact factors, all from ``vocab/units.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tieout.values.lexicon import alternation
from tieout.values.vocabulary import vocabulary

_SHORT = 2
"""A symbol of at most this many letters needs figures before it ("5 m", never "five m")."""
_GAP = re.compile(r"[ \u00a0\u202f\u2009]?-?[ \u00a0]?")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: ``(amount - offset) * factor`` is the amount in the base unit of ``dimension``."""

    symbol: str
    dimension: str
    base: str
    factor: float
    offset: float = 0.0

    def to_base(self, amount: float) -> float:
        """``amount`` of this unit in base units, without the dust of binary fractions."""
        return float(f"{(amount - self.offset) * self.factor:.13g}")


@dataclass(frozen=True, slots=True)
class _Table:
    units: Mapping[str, Unit]
    words: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    word_pattern: re.Pattern[str]
    symbol_pattern: re.Pattern[str]


@lru_cache(maxsize=8)
def _table(language: str) -> _Table:
    units: dict[str, Unit] = {}
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for name, table in vocabulary(language).data.items():
        if name.startswith("units-"):
            for entry in table["units"]:
                _enter(entry, table, units, words, symbols)
    return _Table(
        units,
        words,
        symbols,
        re.compile(alternation(words) + r"(?![a-z])"),
        re.compile(alternation(symbols) + r"(?![A-Za-z0-9²³])"),
    )


def _enter(
    entry: Mapping[str, Any],
    table: Mapping[str, Any],
    units: dict[str, Unit],
    words: dict[str, Unit],
    symbols: dict[str, Unit],
) -> None:
    unit = Unit(
        entry["unit"],
        table["dimension"],
        table["base"],
        float(entry["factor"]),
        float(entry.get("offset", 0)),
    )
    units[unit.symbol] = unit
    plurals = [*entry.get("plurals", ()), *(word + "s" for word in entry["words"])]
    for word in (*entry["words"], *plurals):
        words.setdefault(word, unit)
        if " " in word:
            words.setdefault(word.replace(" ", "-"), unit)
    for symbol in entry["symbols"]:
        symbols.setdefault(symbol, unit)


def units(language: str = "en") -> Mapping[str, Unit]:
    """Every unit by its normal symbol ("km", "mi", "°C"), in the order of the vocabulary."""
    return _table(language).units


def convert(amount: float, unit: str, language: str = "en") -> tuple[str, float]:
    """The dimension of ``unit`` and ``amount`` of it in that dimension's base unit.

    ``unit`` is a normal symbol, another symbol or a name in any case. Raises ``KeyError`` for an unknown one.

    >>> convert(55, "mi")
    ('length', 88.51392)
    >>> convert(212, "°F")
    ('temperature', 100.0)
    """
    table = _table(language)
    known = table.units.get(unit) or table.symbols.get(unit) or table.words.get(unit.lower())
    if known is None:
        raise KeyError(unit)
    return known.dimension, known.to_base(amount)


def match_unit(
    text: str, low: str, pos: int, *, digits: bool, language: str = "en"
) -> tuple[Unit, int] | None:
    """The unit printed right after a number that ends at ``pos``, the longest spelling, and where it ends.

    ``low`` is ``text`` lower-cased with the same offsets; ``digits`` says that the number was in figures,
    which the shortest symbols need.
    """
    table = _table(language)
    gap = _GAP.match(low, pos)
    begin = gap.end() if gap else pos
    if begin >= len(low):
        return None
    word = table.word_pattern.match(low, begin)
    symbol = table.symbol_pattern.match(text, begin)
    if symbol is not None and not _symbol_stands(symbol.group(), begin - pos, digits):
        symbol = None
    if word is not None and (symbol is None or word.end() >= symbol.end()):
        return table.words[word.group()], word.end()
    if symbol is not None:
        return table.symbols[symbol.group()], symbol.end()
    return None


def _symbol_stands(symbol: str, gap: int, digits: bool) -> bool:
    if not symbol[0].isalpha():
        return gap <= 1
    if symbol in ("pc", "C", "F", "K", "V", "W", "J", "B", "L", "l"):
        return digits and gap == 0
    return digits or len(symbol) > _SHORT
