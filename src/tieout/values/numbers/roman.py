"""Roman numerals where they number something that could be counted: "the XXIX Olympiad", "the XX century"."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.model import Value, ValueMention
from tieout.values.source import Source
from tieout.values.vocabulary import vocabulary

_FORM = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_WORDS = ("I", "C", "L")
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, vocabulary(language).words("roman-noun")))
    return re.compile(rf"\b({_FORM})(?:th|st|nd|rd)? ((?i:{nouns}))\b")


def roman_value(numeral: str) -> int:
    """What a well-formed Roman numeral is worth.

    >>> [roman_value(numeral) for numeral in ("IV", "XXIX", "XL")]
    [4, 29, 40]
    """
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        worth = _WORTH[letter]
        total += -worth if worth < _WORTH.get(following, 0) else worth
    return total


def roman_ordinals(source: Source) -> list[ValueMention]:
    """Every Roman numeral before a noun of series, as an ordinal; names of kings and wars are left alone."""
    found: list[ValueMention] = []
    for match in _pattern(source.language).finditer(source.text):
        if match[1] in _WORDS:
            continue
        rank = float(roman_value(match[1]))
        start, end = match.span(1)
        value = Value("ordinal", rank, rank, "", "", "exact", (rank,), 1.0)
        noun = match[2]
        found.append(ValueMention(start, end, source.text[start:end], value, noun, noun.lower()))
    return found
