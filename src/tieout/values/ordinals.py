"""Ordinals that rank or number something, apart from titles and turns of phrase."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.amounts import Amount, Source
from tieout.values.vocabulary import vocabulary

_NEXT = re.compile(r"[ -]([^\W\d_]+)")


@lru_cache(maxsize=8)
def _titles(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("ordinal-title"))


def ordinal_stands(source: Source, amount: Amount) -> bool:
    """Whether an ordinal states a rank or a number of order that a reader could check.

    Figures ("122nd") always do. A word does where a noun follows, unless the noun makes it a title
    ("First Vice President"), a name ("First Amendment") or an idiom ("first hope").
    """
    text = source.text
    if text[amount.start].isdigit():
        return True
    following = _NEXT.match(text, amount.end)
    if following is None:
        return False
    if following[1].lower() in _titles(source.language):
        return False
    if text[amount.start].isupper() and following[1][0].isupper():
        return False
    return amount.counted is not None
