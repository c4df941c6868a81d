"""Amounts of two parts: "5 feet 2 inches", "3 dollars 50 cents", and "more than 5 but less than 10"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from tieout.values.model import Value, ValueMention
from tieout.values.numbers.amounts import Amount, amount_of
from tieout.values.numbers.numerals import read_numeral
from tieout.values.source import Source
from tieout.values.units import units
from tieout.values.vocabulary import vocabulary

_LINK = re.compile(r",? (?:and )?(?=[a-z0-9])|(?=[0-9])")
_BOUNDS_LINK = re.compile(r",?(?: and| but)? ")
_INCHES = re.compile(r" ?in(?![a-z])")
_LOWER, _UPPER = ("more_than", "at_least"), ("less_than", "at_most")


@lru_cache(maxsize=8)
def _smaller(language: str) -> Mapping[str, str]:
    return {unit: part for unit, part in vocabulary(language).data["compound-units"].items() if unit != "why"}


def with_second_part(source: Source, first: Amount) -> Amount:
    """``first`` with the smaller unit printed right after it, as one amount; else ``first`` itself.

    ``numbers`` then hold the sum in the larger unit, ``granule`` the step of the smaller.
    """
    if first.modifier != "exact" or first.low is None:
        return first
    money = first.kind == "money"
    if not money and first.unit not in _smaller(source.language):
        return first
    link = _LINK.match(source.low, first.end)
    if link is None or not source.low[link.end() : link.end() + 1].isalnum():
        return first
    numeral = read_numeral(source.low, link.end(), source.language)
    if numeral is None or numeral.form not in ("digits", "words"):
        return first
    second = amount_of(source, numeral)
    if second.low is None or second.start != numeral.start:
        return first
    if money:
        fits = second.kind == "money" and second.unit == first.unit and second.low < 1 <= first.low
        fits = fits and second.end > numeral.end and source.text[first.start].isalnum()
    else:
        second = _as_inches(source, first, second) or second
        fits = second.unit == _smaller(source.language)[first.unit]
    if not fits or second.low is None:
        return first
    total = float(f"{first.low + second.low:.13g}")
    stated = float(f"{first.numbers[0] * total / first.low:.13g}") if first.numbers and first.low else total
    return replace(first, end=second.end, low=total, high=total, granule=second.granule, numbers=(stated,))


def _as_inches(source: Source, first: Amount, second: Amount) -> Amount | None:
    """ "5 ft 2 in": the abbreviation that is also a preposition, so only right after feet in figures."""
    if first.unit != "ft" or not second.bare or source.text[first.end - 2 : first.end] != "ft":
        return None
    printed = _INCHES.match(source.low, second.end)
    if printed is None:
        return None
    unit = units(source.language)["in"]
    inches = unit.to_base(second.low or 0.0)
    return replace(
        second,
        end=printed.end(),
        low=inches,
        high=inches,
        granule=unit.factor,
        unit="in",
        dimension=unit.dimension,
    )


def joined_bounds(text: str, mentions: list[ValueMention]) -> list[ValueMention]:
    """Two opposite bounds side by side made one range: "more than 5 but less than 10".

    The range keeps both figures; an open end stays marked by ``hedge`` only, since a range is closed.
    """
    kept: list[ValueMention] = []
    for mention in mentions:
        if kept and _completes(text, kept[-1], mention):
            kept[-1] = _range_of(text, kept[-1], mention)
        else:
            kept.append(mention)
    return kept


def _completes(text: str, left: ValueMention, right: ValueMention) -> bool:
    one, two = left.value, right.value
    if one.kind not in ("number", "quantity", "money", "percentage", "fraction") or two.kind not in (
        one.kind,
        "quantity",
    ):
        return False
    if not _BOUNDS_LINK.fullmatch(text[left.end : right.start]):
        return False
    if one.unit and one.unit != two.unit:
        return False
    if one.modifier in _LOWER and two.modifier in _UPPER:
        return one.low is not None and two.high is not None and one.low < two.high
    if one.modifier in _UPPER and two.modifier in _LOWER:
        return one.high is not None and two.low is not None and two.low < one.high
    return False


def _range_of(text: str, left: ValueMention, right: ValueMention) -> ValueMention:
    one, two = left.value, right.value
    lower, upper = (one, two) if one.modifier in _LOWER else (two, one)
    value: Value = replace(
        two,
        low=lower.low,
        high=upper.high,
        modifier="range",
        numbers=(*lower.numbers[:1], *upper.numbers[:1]),
        granule=min(one.granule, two.granule),
        hedge=f"{lower.hedge} {upper.hedge}".strip(),
    )
    return replace(right, start=left.start, text=text[left.start : right.end], value=value)
