"""A numeral as it is stated: with its sign, with the scale letter joined to it, as a share of one unit."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tieout.values.lexicon import lexicon
from tieout.values.money import name_after
from tieout.values.nouns import counted_after
from tieout.values.numbers.numerals import Numeral, with_scale
from tieout.values.source import Source
from tieout.values.units import Unit, match_unit
from tieout.values.vocabulary import vocabulary

_HEADLINE_MILLION = re.compile(r"mm(?![a-z0-9²³/])")
_GLUED = re.compile(r"(k|m|b|t)(?![a-z0-9²³/])")
_OF_A_WHOLE = re.compile(
    r" of (?:the|its|their|our|all)? ?[0-9][0-9.,]{0,8} ?(?:million|m|bn|billion)\b"
)  # "8.6m of the 17.5 million"
_NEGATIVE = "-−–"
_BEFORE_A_SIGN = " \n\t([{\"'“‘~≈><="
_MINUS = ("minus ", "negative ")


def part_of_a_unit(source: Source, numeral: Numeral) -> Numeral:
    """ "half a mile", "three-quarters of a percent", "half-mile": a share of one unit is an amount of it."""
    if numeral.form != "fraction" or not numeral.parts:
        return numeral
    for link in (" a ", " of a ", " of an ", " of one ", " an "):
        if source.low.startswith(link, numeral.end):
            end = numeral.end + len(link) - 1
            found = match_unit(source.text, source.low, end, digits=False, language=source.language)
            if found is not None or name_after(source.text, source.low, end, source.language):
                return replace(numeral, end=end, form="words", parts=(), step=numeral.low)
    if match_unit(source.text, source.low, numeral.end, digits=False, language=source.language):
        return replace(numeral, form="words", parts=(), step=numeral.low)
    return numeral


def signed(text: str, numeral: Numeral) -> Numeral:
    """A minus sign or "minus" before figures, where no word or figure stands right before the sign."""
    start = numeral.start
    begin = start
    if start and text[start - 1] in _NEGATIVE and (start == 1 or text[start - 2] in _BEFORE_A_SIGN):
        begin = start - 1
    else:
        word = next((word for word in _MINUS if text[max(0, start - len(word)) : start].lower() == word), "")
        begin = start - len(word)
        if text[max(0, begin - 4) : begin].lower() in ("or ", " or "):
            begin = start  # "plus or minus 3 points" is a margin
    if (
        begin == start
        or numeral.form == "vague"
        or (text[begin] == "–" and start - begin == 1 and begin and text[begin - 1] != " ")
    ):
        return numeral
    return replace(numeral, start=begin, low=-numeral.high, high=-numeral.low)


def glued(source: Source, numeral: Numeral) -> Numeral:
    """A letter right after figures as their scale: "$1.2m", "15k"."""
    if numeral.form != "digits" or numeral.scale != 1.0:
        return numeral
    match = _GLUED.match(source.low, numeral.end)
    if match is None:
        return numeral
    if match[1] != "m" and match[1] != "k" and match[1] != "b" and source.text[numeral.end] != "t":
        return numeral
    return with_scale(numeral, match.end(), lexicon(source.language).short_scales[match[1]])


def glued_after_a_mark(source: Source, numeral: Numeral) -> Numeral:
    """``glued``, and "MM", which only American finance writes for a million and only after a currency."""
    if numeral.form == "digits" and numeral.scale == 1.0:
        match = _HEADLINE_MILLION.match(source.low, numeral.end)
        if match is not None and source.text[numeral.end] == "M":
            return with_scale(numeral, match.end(), 1e6)
    return glued(source, numeral)


def glued_before_a_unit(source: Source, numeral: Numeral) -> Numeral:
    """ "2.5m tonnes", "15k litres": the letter is a scale where a unit of its own follows."""
    scaled = glued(source, numeral)
    if scaled is numeral:
        return numeral
    if match_unit(source.text, source.low, scaled.end, digits=True, language=source.language) is None:
        return numeral
    return scaled


@lru_cache(maxsize=8)
def _metre_nouns(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("metre-noun"))


def glued_scale_stands(source: Source, numeral: Numeral, measured: tuple[Unit, int]) -> bool:
    """Whether the "m" of "1.2m people" means million: a plural noun follows, and it is no length."""
    if measured[0].symbol != "m" or measured[1] != numeral.end + 1:
        return False
    if _OF_A_WHOLE.match(source.low, measured[1]):
        return True
    counted = counted_after(source.text, source.low, measured[1], language=source.language)
    if counted is None or name_after(source.text, source.low, measured[1], source.language):
        return (
            counted is None and name_after(source.text, source.low, measured[1], source.language) is not None
        )
    return counted.head not in _metre_nouns(source.language)


def past_of(source: Source, numeral: Numeral) -> int:
    """Where the unit or noun may begin: after "of" in "hundreds of", the figure's end for other numerals."""
    end = numeral.end
    if numeral.form != "vague":
        return end
    quoted = end + 1 if source.text[end : end + 1] in ("”", '"', "’") else end
    return quoted + 3 if source.low.startswith(" of ", quoted) else end
