"""Ordinals that rank or number something, apart from titles and turns of phrase."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.lexicon import lexicon
from tieout.values.numbers.amounts import Amount
from tieout.values.source import Source
from tieout.values.vocabulary import vocabulary

_NEXT = re.compile(r"[ -]([^\W\d_]+)")
_PREVIOUS = re.compile(r"([^\W\d_]+) $")
_COMMONEST = 3


@lru_cache(maxsize=8)
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words(name))


def ordinal_stands(source: Source, amount: Amount) -> bool:
    """Whether an ordinal states a rank or a place in an order that a reader could check.

    Figures ("122nd") and rare words ("eleventh") always do. First, second and third do after a verb of
    ranking ("finished second") or before a noun, unless the noun makes them a title ("First Vice President"),
    a name ("First Amendment") or an idiom ("first hope").
    """
    text = source.text
    if text[amount.start].isdigit():
        return True
    following = _NEXT.match(text, amount.end)
    if following is not None:
        if following[1].lower() in _words(source.language, "ordinal-title"):
            return False
        if text[amount.start].isupper() and following[1][0].isupper():
            return False
        if following[1].endswith("ed"):
            return False
    if amount.low is not None and amount.low > _COMMONEST:
        return True
    previous = _PREVIOUS.search(source.low, max(0, amount.start - 16), amount.start)
    if previous is not None and previous[1] in _words(source.language, "ranking-verb"):
        return True
    if following is None:
        return False
    words = lexicon(source.language)
    counts = following[1].lower() in words.units or following[1].lower() in words.tens
    return counts or following[1].lower() in words.teens or amount.counted is not None
