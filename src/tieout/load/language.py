"""Whether a line is written in another language than its text, by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Set

_WORD = re.compile(r"[^\W\d_]+")
_LATIN_ENDS = "\u036f"


def is_foreign(line: str, own: Set[str], other: Set[str]) -> bool:
    """Whether ``line`` has no word of ``own`` and at least a quarter of words of ``other`` languages.

    Lines in another script than Latin count as foreign; Latin lines of one or two words never do.
    """
    words = _WORD.findall(line.lower())
    letters = sum(len(word) for word in words)
    if letters > 5 and sum(letter > _LATIN_ENDS for word in words for letter in word) > letters / 2:
        return True
    if len(words) < 3 or any(word in own for word in words):
        return False
    return sum(word in other for word in words) >= max(1, len(words) / 4)
