"""One statement in two units: "55 miles (88 km)", "Taka 30,193 crore (USD 3.6 billion)", "50 km/30 miles"."""

from __future__ import annotations

import re
from dataclasses import replace

from tieout.values.hedges import hedge_before
from tieout.values.lexicon import lexicon
from tieout.values.model import Value, ValueMention
from tieout.values.numbers.amounts import Amount, amount_of
from tieout.values.numbers.numerals import read_numeral
from tieout.values.numbers.ranges import range_from
from tieout.values.source import Source
from tieout.values.units import units

_OPEN = re.compile(r" ?[(\[] ?|/|,? or (?=(?:about |around |roughly |nearly |some )?[^\s]{0,3}[0-9])")
_LEAD = re.compile(
    r"(?:(?:or|about|approximately|around|roughly|nearly|almost|over|some|just|more than|under|equivalent to"
    r"|equal to|i\.e\.|approx\.?|c\.|ca\.|~|≈|=) ?){0,3}"
)
_CLOSE = re.compile(r" ?[)\]]")
_REACH = 48
_HOURLY = re.compile(r" (?:per|an) hour\b")
_SPEEDS = {"km": "km/h", "mi": "mph"}
_OTHER_SCALE = {"°C": "°F", "°F": "°C"}
_SAME_SIZE = 1.3
"""How far apart two restated measures may lie; wrong conversions in print stay below it."""


def other_statement(source: Source, end: int) -> tuple[Amount, int, int] | None:
    """The amount in a bracket, after a slash or "or", right behind ``end``; where its words begin and end."""
    opened = _OPEN.match(source.low, end)
    if opened is None:
        return None
    at = opened.end()
    lead = _LEAD.match(source.low, at)
    seed = lexicon(source.language).seed.search(source.low, lead.end() if lead else at, at + _REACH)
    numeral = read_numeral(source.low, seed.start(), source.language) if seed is not None else None
    if numeral is None:
        return None
    other = amount_of(source, numeral)
    other = range_from(source, other) or other
    if _LEAD.fullmatch(source.low[at : other.start]) is None:
        return None
    if opened.group().strip(" ") in ("(", "["):
        close = _CLOSE.match(source.low, other.end)
        return None if close is None else (other, at, close.end())
    return other, at, other.end


def with_pair(source: Source, mention: ValueMention, amount: Amount) -> ValueMention:
    """``mention`` with the second unit taken in as an alternate, or as it is where none follows."""
    if amount.kind not in ("quantity", "money") or amount.counted is not None:
        return mention
    found = other_statement(source, mention.end)
    if found is None:
        return mention
    other, at, end = found
    if amount.kind == "money" and other.bare and other.numeral is not None and other.numeral.scale > 1:
        other = replace(other, kind="money", dimension="money", unit=amount.unit + " ")
    if amount.unit == "°" and other.unit in _OTHER_SCALE:
        mention, amount = _in_scale(mention, amount, _OTHER_SCALE[other.unit], source.language)
    if other.dimension != amount.dimension or other.unit == amount.unit or other.kind != amount.kind:
        return mention
    joined = source.low[mention.end : at]
    if "or" in joined and not _restates(joined, amount, other):
        return mention
    alternate = alternate_value(source, replace(other, unit=other.unit.strip()), at)
    value = replace(mention.value, alternates=(alternate,))
    value, end = _per_hour(source, value, end)
    return replace(mention, end=end, text=source.text[mention.start : end], value=value)


def _per_hour(source: Source, value: Value, end: int) -> tuple[Value, int]:
    """ "195 kilometres (121 miles) per hour": the hour behind the bracket is that of both."""
    hour = _HOURLY.match(source.low, end)
    speeds = units(source.language)
    names = [_SPEEDS.get(one.unit) for one in (value, *value.alternates)]
    if hour is None or None in names:
        return value, end
    both = []
    for one, name in zip((value, *value.alternates), names, strict=True):
        unit = speeds[name or ""]
        ends = [None if side is None else unit.to_base(number) for side, number in _sides(one)]
        both.append(replace(one, unit=unit.symbol, dimension=unit.dimension, low=ends[0], high=ends[1]))
    return replace(both[0], alternates=tuple(both[1:])), hour.end()


def _sides(value: Value) -> tuple[tuple[float | None, float], tuple[float | None, float]]:
    """Each end with the figure that was printed for it."""
    return (value.low, value.numbers[0]), (value.high, value.numbers[-1])


def _in_scale(
    mention: ValueMention, amount: Amount, scale: str, language: str
) -> tuple[ValueMention, Amount]:
    """Degrees read in the scale that their bracket leaves over: "37 degrees (3C)" are Fahrenheit."""
    unit = units(language)[scale]
    ends = [unit.to_base(number) for number in amount.numbers]
    if not ends:
        return mention, amount
    known = replace(amount, unit=scale, dimension="temperature", low=min(ends), high=max(ends))
    hedge = mention.value.modifier if mention.value.modifier != "range" else "exact"
    return replace(mention, value=replace(known.value(hedge), hedge=mention.value.hedge)), known


def _restates(joined: str, amount: Amount, other: Amount) -> bool:
    """Whether an amount after "or" says the first again: money after a comma, a measure as large."""
    if amount.kind == "money":
        return joined.startswith(",")
    if not amount.low or not other.low:
        return False
    return 1 / _SAME_SIZE <= amount.low / other.low <= _SAME_SIZE


def alternate_value(source: Source, other: Amount, at: int) -> Value:
    """The value of a bracketed amount with the hedge inside its bracket."""
    hedge = hedge_before(source.low, other.start, source.language)
    return other.value(hedge.modifier if hedge.edge >= at else "exact")
