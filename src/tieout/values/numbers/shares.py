"""Shares of a whole: "33 of the 34 provinces", "one in five", "two-thirds of voters", "half the country"."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.hedges import hedge_before
from tieout.values.model import Value
from tieout.values.nouns import Counted, counted_after
from tieout.values.numbers.amounts import Amount, looks_like_year
from tieout.values.numbers.numerals import Numeral, read_numeral
from tieout.values.source import Source
from tieout.values.vocabulary import vocabulary

_LINK = re.compile(
    r" (out of every|out of the|out of|of the|of its|of their|of his|of her|of these|of those|of every|of"
    r"|in every|in)"
    r"(?: (?:last|past|previous|first|opening|final|most recent|next|total|original|remaining|all"
    r"|country's|country’s|nation's|nation’s))? (?=[0-9a-z])"
)
_ONE_IN = re.compile(r" ([a-z]+(?: [a-z]+)?) in (?=[0-9a-z])")
_AFTER_ONE_IN = re.compile(
    r"[.,;:)\n]|$| (?:is|are|was|were|has|have|had|will|would|who|now|said|say|says)\b"
)
_OF = re.compile(r" of(?: all| the| its| their| our| his| her| these| those| eligible)?(?= )")
_DENOMINATOR_LIMIT = 1000
_TENTHS = 10
_NEXT = re.compile(r" ([a-z]+)")


@lru_cache(maxsize=8)
def _followers(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("fraction-noun"))


@lru_cache(maxsize=8)
def _times(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("time-unit"))


def share_from(source: Source, numeral: Numeral) -> tuple[int, Value, str, str] | None:
    """The share that begins with ``numeral``: its end, value, noun as printed and head; or ``None``.

    ``numbers`` hold the part and the whole as printed, ``unit`` what they count; low and high are the ratio.
    """
    if numeral.form not in ("digits", "words") or numeral.low != int(numeral.low) or numeral.low < 1:
        return None
    link = _LINK.match(source.low, numeral.end)
    if link is None:
        return _one_in(source, numeral)
    whole = read_numeral(source.low, link.end(), source.language)
    if (
        whole is None
        or whole.form not in ("digits", "words")
        or whole.low < numeral.low
        or whole.low != int(whole.low)
    ):
        return None
    if whole.low == 1 or source.low[whole.end : whole.end + 1] in ("%", "/", ":"):
        return None
    if link[1] == "in" and not _ratio_stands(source, numeral, whole):
        return None
    counted = counted_after(source.text, source.low, whole.end, language=source.language)
    following = _NEXT.match(source.low, whole.end)
    if following is not None and following[1] in _times(source.language):
        return None
    if link[1].startswith("of") and link[1] == "of" and looks_like_year(whole):
        return None
    ratio = numeral.low / whole.low
    end, noun, head = (counted.end, counted.noun, counted.head) if counted else (whole.end, "", "")
    value = Value("fraction", ratio, ratio, head, "fraction", "exact", (numeral.low, whole.low), 0.0)
    return end, value, noun, head


def _one_in(source: Source, numeral: Numeral) -> tuple[int, Value, str, str] | None:
    """ "one train in three", "one child in every five": the noun stands before the whole."""
    found = _ONE_IN.match(source.low, numeral.end) if numeral.low == 1 else None
    if found is None:
        return None
    at = found.end() + 6 if source.low.startswith("every ", found.end()) else found.end()
    whole = read_numeral(source.low, at, source.language)
    if whole is None or whole.form not in ("digits", "words") or not 3 <= whole.low <= _DENOMINATOR_LIMIT:
        return None
    if looks_like_year(whole) or _AFTER_ONE_IN.match(source.low, whole.end) is None:
        return None
    counted = counted_after(source.text, source.low, numeral.end, single=True, language=source.language)
    if counted is None or counted.end != found.end(1):
        return None
    ratio = 1 / whole.low
    value = Value("fraction", ratio, ratio, counted.head, "fraction", "exact", (1.0, whole.low), 0.0)
    return whole.end, value, counted.noun, counted.head


def _ratio_stands(source: Source, numeral: Numeral, whole: Numeral) -> bool:
    """ "one in five" and "3 in 10" are shares; "12 in 2019" and "two in three days" are not."""
    if whole.low > _DENOMINATOR_LIMIT and numeral.low != 1:
        return False
    if numeral.low >= whole.low or looks_like_year(whole):
        return False
    return numeral.low == 1 or (whole.low in (3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000) and numeral.low < 10)


def part_of_a_second(source: Source, numeral: Numeral) -> tuple[int, Value] | None:
    """ "two-tenths of a second": a length of time, with its end; seconds are the base unit."""
    if len(numeral.parts) != 2 or numeral.parts[1] < _TENTHS:
        return None
    if not source.low.startswith(" of a second", numeral.end):
        return None
    seconds = numeral.low
    step = 1 / numeral.parts[1]
    value = Value("duration", seconds, seconds, "second", "duration", "exact", (seconds,), step)
    return numeral.end + len(" of a second"), value


def shared_noun(source: Source, amount: Amount) -> Counted | None:
    """What a bare share is a share of: "two-thirds of voters", "half of the 40 seats"."""
    link = _OF.match(source.low, amount.end)
    if link is None:
        return None
    return counted_after(source.text, source.low, link.end(), language=source.language)


def share_stands(source: Source, amount: Amount) -> bool:
    """Whether a fraction states a share: "half" and "quarter" need a whole after them or a hedge before."""
    if amount.numeral is None:
        return False
    word = source.low[amount.numeral.start : amount.numeral.end]
    if not word.endswith(("half", "quarter")) or word[0].isdigit() or "-" in word:
        return True
    following = _NEXT.match(source.low, amount.end)
    if following is not None and following[1] in _times(source.language):
        return False
    if following is not None and following[1] in _followers(source.language):
        previous = source.low[max(0, amount.start - 8) : amount.start]
        return not previous.endswith(("first ", "second ", "other ", "last ", "third ", "fourth "))
    if hedge_before(source.low, amount.start, source.language).modifier != "exact":
        return True
    return word.endswith("half") and following is None and source.low.startswith("a ", amount.start)
