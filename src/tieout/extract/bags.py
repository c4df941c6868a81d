"""The words of a sentence or a document as sets and counts: what readers ask before they look closer."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCES = 4096
"""How many sentences are remembered: those of the document at hand, unless it is a book."""


@lru_cache(maxsize=_SENTENCES)
def words_between(text: str, start: int, end: int) -> frozenset[str]:
    """The words of ``text[start:end]`` in lower case, those that hyphens join whole and in parts."""
    words = _WORD.findall(text[start:end].lower())
    parts = [part for word in words if "-" in word for part in word.split("-")]
    return frozenset(words + parts)


@lru_cache(maxsize=2)
def word_counts(text: str) -> Counter[str]:
    """How often each word stands in ``text``, in lower case; the parts of hyphenated words count too.

    The counter is shared: it is to be read, not changed.
    """
    counts = Counter(_WORD.findall(text.lower()))
    for word in [word for word in counts if "-" in word]:
        for part in word.split("-"):
            counts[part] += counts[word]
    return counts
