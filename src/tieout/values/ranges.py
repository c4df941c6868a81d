"""Ranges: "between A and B", "from A to B", "A to B", "A-B", "A or B"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tieout.values.amounts import Amount, Source, amount_of
from tieout.values.money import mark_before
from tieout.values.not_numbers import skip_to
from tieout.values.numerals import Numeral, read_numeral, times
from tieout.values.vocabulary import vocabulary

_LINK = re.compile(
    r"(?: ?[-–—] ?| (to|and|or)(?: (?:about|around|perhaps|even|some|nearly))? )(?=[^\s]{0,5}?[0-9a-z½¼¾])"
)
_MARK_AHEAD = re.compile(r"[^\w\s]?[A-Za-z.]{0,4}[^\w\s]? ?(?=[0-9])|(?=[a-z0-9])")
_FROM = re.compile(
    r"(?:^|[^\w])(from|between)(?: (?:about|around|some|approximately|roughly|an estimated))? $"
)
_WORDS = re.compile(r"[a-z]+")


@lru_cache(maxsize=8)
def _change_verbs(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("change-verb"))


def range_from(source: Source, first: Amount) -> Amount | None:
    """The range that begins with ``first``, or ``None`` when what follows makes none.

    Both ends are closed. Where only the second end is printed with a unit or a scale, the first shares it.
    """
    numeral = first.numeral
    if (
        numeral is None
        or first.kind not in ("number", "quantity", "money", "percentage")
        or first.modifier == "vague"
    ):
        return None
    for end in _ends(first, numeral):
        link = _LINK.match(source.low, end)
        if link is None:
            continue
        second = _second(source, link.end(), first)
        if second is None:
            continue
        joined = _join(source, first, second, link[1] or "-", bare_end=end == numeral.end)
        if joined is not None:
            return joined
    return None


def _ends(first: Amount, numeral: Numeral) -> list[int]:
    return [numeral.end] if first.end == numeral.end else [numeral.end, first.end]


def _second(source: Source, at: int, first: Amount) -> Amount | None:
    mark = _MARK_AHEAD.match(source.text, at)
    if mark is None or mark.end() >= len(source.low):
        return None
    begin = mark.end()
    if begin != at and mark_before(source.text, begin, source.language) is None:
        return None
    if begin == at and source.low[at].isalpha() is False and not source.low[at].isdigit():
        return None
    if source.low[begin].isdigit() and skip_to(source, begin) > begin:
        return None
    numeral = read_numeral(source.low, begin, source.language)
    if numeral is None or numeral.form not in ("digits", "words", "fraction") or numeral.parts:
        return None
    numeral = _unsigned(numeral, begin)
    return amount_of(source, numeral)


def _unsigned(numeral: Numeral, begin: int) -> Numeral:
    return numeral if numeral.start >= begin else replace(numeral, start=begin)


def _join(source: Source, first: Amount, second: Amount, link: str, *, bare_end: bool) -> Amount | None:
    low = source.low
    one, two = first.numeral, second.numeral
    if one is None or two is None:
        return None
    cue = _FROM.search(low, max(0, first.start - 24), first.start)
    word = cue[1] if cue else ""
    if link == "and" and word != "between":
        return None
    if link == "or" and (not bare_end or not one.low < two.low <= max(one.low * 2, one.low + 2)):
        return None
    if link == "to" and word != "between" and _changes(source, cue.start(1) if cue else first.start):
        return None
    if (
        bare_end
        and first.end > one.end
        and first.kind == "quantity"
        and first.counted is None
        and second.bare
    ):
        return None
    if one.scale == 1.0 and two.scale > 1.0 and one.low < 1000 and one.low < two.low / two.scale:
        one = times(one, two.scale)
    shared = amount_of_like(source, one, first, second, bare_end=bare_end)
    if shared is None or shared.low is None or second.low is None or second.high is None:
        return None
    other_low, other_high = second.low, second.high
    if shared.unit != second.unit and second.bare:
        return None
    if not shared.low < other_high:
        return None
    start = (
        cue.start(1) if cue and link in ("and", "to") and (link == "and" or word == "from") else first.start
    )
    numbers = (*shared.numbers[:1], *second.numbers[:1])
    return Amount(
        start, second.end, second.kind, shared.low, other_low if other_low > shared.low else other_high,
        min(shared.granule, second.granule) or second.granule, numbers, second.unit, second.dimension, "range",
        second.counted, "", two,
    )  # fmt: skip


def amount_of_like(
    source: Source, one: Numeral, first: Amount, second: Amount, *, bare_end: bool
) -> Amount | None:
    """The first end read in the unit of the second, where it has none of its own."""
    if first.dimension == second.dimension and (first.kind == second.kind) and not (bare_end and first.bare):
        if first.kind == "money" and one is not first.numeral:
            return replace(
                first, low=one.low, high=one.high, granule=one.step, numbers=(one.low,), unit=second.unit
            )
        if (
            first.counted is not None
            and second.counted is not None
            and first.unit != second.unit
            and bare_end
        ):
            return None
        if first.kind == "money" and first.unit != second.unit and second.unit not in ("USD",):
            return replace(first, unit=second.unit)
        return first
    if not first.bare and not (first.counted is not None and bare_end):
        if first.kind == "money" and second.bare:
            return None
        return None
    if second.numeral is None:
        return None
    if second.kind == "number":
        return replace(first, low=one.low, high=one.high, granule=one.step, numbers=(one.low,))
    factor_source = second.numeral
    scale = one.low
    if second.kind == "money" or second.counted is not None:
        return replace(second, low=scale, high=scale, granule=one.step, numbers=(scale,))
    from tieout.values.units import units

    unit = units(source.language).get(second.unit)
    if unit is None or factor_source is None:
        return None
    amount = unit.to_base(scale)
    return replace(
        second, low=amount, high=amount, granule=float(f"{one.step * unit.factor:.13g}"), numbers=(scale,)
    )


def _changes(source: Source, start: int) -> bool:
    """Whether a verb of change stands within six words before ``start``: two values then, not a range."""
    words = _WORDS.findall(source.low, max(0, start - 48), start)[-6:]
    verbs = _change_verbs(source.language)
    return any(word in verbs for word in words)
