"""Phrase x phrase -> are they one thing counted? By content words, whatever their order and ending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.name import fold_words
from tieout.values.vocabulary import vocabulary

_ENDINGS = ("ation", "ating", "ated", "ate", "ion", "ment", "ing", "ed", "er", "ly", "e")
_ROOT = 4
"""An ending comes off only where so many letters stay."""


@dataclass(frozen=True, slots=True)
class PhraseRelation:
    """Whether two phrases say the same thing is counted, and why."""

    same: bool
    reason: str


@dataclass(frozen=True, slots=True)
class _Words:
    small: frozenset[str]
    classes: dict[str, str]


@lru_cache(maxsize=4)
def _words_of(language: str = "en") -> _Words:
    shelf = vocabulary(language)
    classes = {word: words[0] for words in shelf.data["what-words"]["sets"] for word in words}
    light = {word for phrase in shelf.words("what-light") for word in phrase.split()}
    return _Words(frozenset((*shelf.words("what-small"), *light)), classes)


@lru_cache(maxsize=65536)
def phrase_words(phrase: str) -> frozenset[str]:
    """The content words of a phrase as classes: "districts linked" -> {district, connect}."""
    return content_words(fold_words(phrase))


def content_words(folded: tuple[str, ...]) -> frozenset[str]:
    """The content words among ``folded`` words as classes; the light ones too where nothing else is left."""
    words = _words_of()
    content = [word for word in folded if word not in words.small] or list(folded)
    return frozenset(
        words.classes.get(word) or words.classes.get(_stem(word)) or _stem(word) for word in content
    )


@lru_cache(maxsize=65536)
def word_class(word: str) -> str:
    """What ``word`` (folded) stands for among the words around a figure: its set, else its bare stem.

    Verbs and nouns of one root fall together ("damaged", "damages"): here a word only has to be recognised.

    >>> word_class("houses"), word_class("homes"), word_class("sworn"), word_class("licensed")
    ('house', 'house', 'swear', 'licens')
    """
    known, irregular = _words_of().classes, _irregular()
    for form in (word, irregular.get(word, word), _stem(word)):
        if form in known:
            return known[form]
    root = irregular.get(word) or _stem(word)
    ending = next(
        (e for e in _ENDINGS if root.endswith(e) and len(root) - len(e) >= _ROOT + (e[0] == "i")), ""
    )
    root = root[: len(root) - len(ending)]
    if len(root) > _ROOT and root[-1] == root[-2] and root[-1] not in "ls":
        root = root[:-1]
    return known.get(root, root)


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    table = vocabulary().data["verb-irregular"]
    return {form: verb for verb, forms in table.items() if verb != "why" for form in forms}


@lru_cache(maxsize=65536)
def relate_phrases(a: str, b: str) -> PhraseRelation:
    """Whether ``a`` and ``b`` count the same thing: the same content words, in any order and ending."""
    left, right = phrase_words(a), phrase_words(b)
    if left == right:
        return PhraseRelation(bool(left) or a == b, "the same content words")
    own = sorted(left ^ right)
    return PhraseRelation(False, "only one has " + ", ".join(f"'{word}'" for word in own))


def _stem(word: str) -> str:
    """A light stem: plural endings off ("provinces", "bridges", "cities" -> "province", "bridge", "city")."""
    if len(word) <= 3 or word.isdigit():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
