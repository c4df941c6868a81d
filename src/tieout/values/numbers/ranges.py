"""Ranges: "between A and B", "from A to B", "A to B", "A-B", "A or B"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tieout.values.money import mark_before
from tieout.values.numbers.amounts import Amount, amount_of
from tieout.values.numbers.not_numbers import is_chain
from tieout.values.numbers.numerals import Numeral, read_numeral, times
from tieout.values.source import Source
from tieout.values.units import units
from tieout.values.vocabulary import vocabulary

_LINK = re.compile(
    r"(?:-to-| ?[-–—~] ?| (to|and|or|through)(?: (?:about|around|perhaps|even|some|nearly))? )"
    r"(?=[^\s]{0,5}?[0-9a-z½¼¾])"
)
_MARK_AHEAD = re.compile(r"[^\w\s]?[A-Za-z.]{0,4}[^\w\s]? ?(?=[0-9])|(?=[a-z0-9])")
_FROM = re.compile(
    r"(?:^|[^\w])(from|between)(?: (?:about|around|some|approximately|roughly|an estimated))? $"
)
_WORDS = re.compile(r"[a-z]+")
_REACH, _NEAR_WORDS = 48, 6
_FAR, _FAR_WORDS = 110, 14
_KINDS = ("number", "quantity", "money", "percentage")
_SHARED_SCALE_LIMIT = 1000


@lru_cache(maxsize=8)
def _change_verbs(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("change-verb"))


def range_from(source: Source, first: Amount) -> Amount | None:
    """The range that begins with ``first``, or ``None`` when what follows makes none.

    Both ends are closed. Where only the second end is printed with a unit or a scale, the first shares it.
    """
    numeral = first.numeral
    if numeral is None or first.kind not in _KINDS or first.modifier == "vague":
        return None
    for end in dict.fromkeys((numeral.end, first.end)):
        link = _LINK.match(source.low, end)
        second = None if link is None else _second(source, link.end())
        if link is None or second is None or not _links(source, first, second, link[1] or "-", end):
            continue
        low_end = _in_unit_of(source, first, second, bare=end == numeral.end)
        joined = None if low_end is None else _joined(source, low_end, second, link[1] or "-")
        if joined is not None:
            return joined
    return None


def _second(source: Source, at: int) -> Amount | None:
    """The amount that begins at ``at``, after its currency mark if it has one."""
    mark = _MARK_AHEAD.match(source.text, at)
    if mark is None or mark.end() >= len(source.low):
        return None
    begin = mark.end()
    if begin != at and mark_before(source.text, begin, source.language) is None:
        return None
    if is_chain(source.low, begin):
        return None
    numeral = read_numeral(source.low, begin, source.language)
    if numeral is None or numeral.form not in ("digits", "words", "fraction") or numeral.parts:
        return None
    return amount_of(source, numeral if numeral.start >= begin else replace(numeral, start=begin))


def _cue(source: Source, first: Amount) -> re.Match[str] | None:
    return _FROM.search(source.low, max(0, first.start - 24), first.start)


def _links(source: Source, first: Amount, second: Amount, link: str, end: int) -> bool:
    """Whether the word between two amounts makes them one range."""
    one, two = first.numeral, second.numeral
    if one is None or two is None:
        return False
    cue = _cue(source, first)
    between = cue is not None and cue[1] == "between"
    bare = end == one.end
    if link == "and":
        return between
    if link == "or":
        return bare and one.low < two.low <= max(one.low * 2, one.low + 2)
    if (
        link in ("to", "through")
        and not between
        and _changes(source, cue.start(1) if cue else first.start, cue is not None)
    ):
        return False
    return not (
        bare and first.end > one.end and first.kind == "quantity" and first.counted is None and second.bare
    )


def _changes(source: Source, start: int, led: bool) -> bool:
    """Whether a verb of change stands within six words before ``start``: two values then, not a range.

    Before "from" (``led``) it may stand further back in the clause: "raised the fine on its former chairman,
    Ann Doe, from 5 to 10".
    """
    reach, most = (_FAR, _FAR_WORDS) if led else (_REACH, _NEAR_WORDS)
    clause = re.split(r"[.;:!?] |\n", source.low[max(0, start - reach) : start])[-1]
    words = _WORDS.findall(clause)[-most:]
    verbs = _change_verbs(source.language)
    return any(word in verbs for word in words)


def _in_unit_of(source: Source, first: Amount, second: Amount, *, bare: bool) -> Amount | None:
    """The first end read in the scale and unit of the second, where it has none of its own."""
    one, two = first.numeral, second.numeral
    if one is None or two is None:
        return None
    shares_scale = one.scale == 1.0 < two.scale and one.low < min(_SHARED_SCALE_LIMIT, two.low / two.scale)
    if shares_scale:
        one = times(one, two.scale)
    if first.kind == second.kind == "money":
        shared = first.unit == second.unit or second.unit == "USD" or first.unit == "USD"
        if not shared:
            return None
        if not shares_scale:
            return first
        return replace(first, low=one.low, high=one.high, granule=one.step, numbers=(one.low,))
    if first.dimension == second.dimension and first.kind == second.kind and not (bare and first.bare):
        same = first.counted is None or second.counted is None or first.unit == second.unit or not bare
        return first if same else None
    if first.kind == "money" and second.bare:
        return (
            replace(first, low=one.low, high=one.high, granule=one.step, numbers=(one.low,)) if bare else None
        )
    if not first.bare and not (first.counted is not None and bare):
        return None
    return _taken_over(source, one, second)


def _taken_over(source: Source, one: Numeral, second: Amount) -> Amount | None:
    """``second`` with the figure of ``one`` in its place: the bare first end of "20 to 25 km"."""
    unit = units(source.language).get(second.unit) if second.counted is None else None
    if unit is None or second.kind in ("number", "money"):
        return replace(
            second, start=one.start, low=one.low, high=one.high, granule=one.step, numbers=(one.low,)
        )
    amount = unit.to_base(one.low)
    step = float(f"{one.step * unit.factor:.13g}")
    return replace(second, start=one.start, low=amount, high=amount, granule=step, numbers=(one.low,))


def _joined(source: Source, first: Amount, second: Amount, link: str) -> Amount | None:
    """The range itself: refused where it does not rise or the units differ."""
    if first.low is None or second.low is None or second.high is None or not first.low < second.high:
        return None
    money_then_bare = first.kind == "money" and second.bare
    if first.kind == "percentage" and first.unit != second.unit:  # "10 bps to 4.60%"
        return None
    if first.unit != second.unit and first.dimension != second.dimension and not money_then_bare:
        return None
    cue = _cue(source, first)
    takes_cue = cue is not None and (link == "and" or (link in ("to", "through") and cue[1] == "from"))
    last = first if money_then_bare else second
    high = second.low if second.low > first.low else second.high
    start = cue.start(1) if cue is not None and takes_cue else first.start
    granule = min(first.granule, second.granule) or second.granule
    numbers = (*first.numbers[:1], *second.numbers[:1])
    unit = first.unit if first.kind == "money" and second.unit == "USD" else last.unit
    return Amount(
        start, second.end, last.kind, first.low, high, granule, numbers, unit, last.dimension, "range",
        second.counted, "", second.numeral,
    )  # fmt: skip
