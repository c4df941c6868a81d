"""The words of ``rules/<lang>/vocab/comparison.toml`` as the comparisons need them: sets and look-ups."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from tieout.values.vocabulary import vocabulary

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@lru_cache(maxsize=32)
def words(name: str, language: str = "en") -> frozenset[str]:
    """The words of class ``name``; raises ``KeyError`` where the vocabulary has no such class."""
    return frozenset(vocabulary(language).words(name))


@lru_cache(maxsize=8)
def synonyms(name: str, language: str = "en") -> MappingProxyType[str, str]:
    """Table ``name`` turned round: word -> the word that stands for its group."""
    table = vocabulary(language).data[name]
    found = {word: head for head, group in table.items() if head != "why" for word in group}
    return MappingProxyType(found)


@lru_cache(maxsize=2)
def compass(language: str = "en") -> MappingProxyType[str, float]:
    """Direction word without hyphens or spaces -> degrees clockwise from north."""
    table = vocabulary(language).data["compass"]
    return MappingProxyType(
        {key.replace("-", ""): float(value) for key, value in table.items() if key != "why"}
    )


def tokens(text: str) -> tuple[str, ...]:
    """The words of ``text``, lower case, punctuation gone; an apostrophe inside a word stays."""
    return tuple(_TOKEN.findall(text.lower().replace("’", "'")))
