"""Units of measure: their spellings, dimensions and exact factors, all from ``vocab/units.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tieout.values.spellings import Spellings
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
    spelt: Spellings
    symbolic: Spellings


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
        Spellings(words, "a-z"),
        Spellings(symbols, "A-Za-z0-9²³"),
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
    word = table.spelt.at(low, begin)
    symbol = table.symbolic.at(text, begin)
    if symbol and not _symbol_stands(symbol, begin - pos, digits):
        symbol = ""
    if word and len(word) >= len(symbol):
        return table.words[word], begin + len(word)
    return (table.symbols[symbol], begin + len(symbol)) if symbol else None


def _symbol_stands(symbol: str, gap: int, digits: bool) -> bool:
    if not symbol[0].isalpha():
        return gap <= 1
    if symbol in ("pc", "C", "F", "K", "V", "W", "J", "B", "L", "l"):
        return digits and gap == 0
    return digits or len(symbol) > _SHORT
