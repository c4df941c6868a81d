"""The singular of a noun and the base form of a verb: small rules, exceptions from the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tieout.values.vocabulary import vocabulary

Inflection = Literal["base", "s", "past", "participle", "ing"]

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a word can be as a verb: its base form and in which inflections it stands."""

    lemma: str
    inflections: frozenset[Inflection]


def head_lemma(phrase: str, *, language: str = "en") -> str:
    """The singular, lower-case head of a noun phrase: the last word before any preposition ("Afghan
    soldiers" -> "soldier").

    Names and words whose -s is no plural stay as they are. An empty phrase gives "".
    """
    words = phrase.lower().replace("’", "'").split()
    prepositions = _words("grammar-preposition", language)
    for place, word in enumerate(words):
        if place and word in prepositions:
            words = words[:place]
            break
    if not words:
        return ""
    head = words[-1].strip(".,;:!?()[]\"'“”‘")
    head = head.removesuffix("'s").removesuffix("'")
    return singular(head, language=language)


def singular(noun: str, *, language: str = "en") -> str:
    """The singular of a lower-case noun; a noun that is singular already comes back unchanged."""
    irregular = _irregular_plurals(language)
    if noun in irregular:
        return irregular[noun]
    if len(noun) < 4 or not noun.endswith("s") or noun in _words("plural-unchanged", language):
        return noun
    prefix, dash, last = noun.rpartition("-")
    if dash:
        return prefix + dash + singular(last, language=language)
    if noun.endswith(("ss", "us", "is", "'s")):
        return noun
    return _strip_plural(noun)


def _strip_plural(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y" if len(noun) > 4 else noun[:-1]
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("oes"):
        return noun[:-2]
    if noun.endswith(("elves", "alves")):
        return noun[:-3] + "f"
    return noun[:-1]


def verb_forms(language: str = "en") -> Mapping[str, VerbForm]:
    """Every known verb form of ``language``, lower case, with its base form (read once a process)."""
    return _verb_forms(language)


@lru_cache(maxsize=4)
def _verb_forms(language: str) -> Mapping[str, VerbForm]:
    """The cache sits here so that a call with and one without the language share one reading."""
    known: dict[str, tuple[str, set[Inflection]]] = {}
    words = vocabulary(language)
    kinds: tuple[Inflection, ...] = ("s", "past", "participle", "ing")
    for lemma, forms in words.data["verb-irregular"].items():
        if lemma == "why":
            continue
        known.setdefault(lemma, (lemma, set()))[1].add("base")
        for form, inflection in zip(forms, kinds, strict=True):
            if known.setdefault(form, (lemma, set()))[0] == lemma:
                known[form][1].add(inflection)
    doubling = _words("verb-doubling", language)
    for lemma in words.words("verb"):
        for form, inflection in _regular(lemma, doubles=lemma in doubling):
            if known.setdefault(form, (lemma, set()))[0] == lemma:
                known[form][1].add(inflection)
    return {form: VerbForm(lemma, frozenset(kinds)) for form, (lemma, kinds) in known.items()}


def verb_lemma(word: str, *, language: str = "en") -> str:
    """The base form of a lower-case verb form; a word that is not known comes back by rule ("reforested" ->
    "reforest").
    """
    form = verb_forms(language).get(word)
    if form is not None:
        return form.lemma
    if word.endswith("ied"):
        return word[:-3] + "y"
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return _undo(word[: -len(suffix)])
    return word


def _undo(stem: str) -> str:
    """The base form of the stem that is left when -ed or -ing is taken off."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    open_vowel = stem[-2:-1] in _VOWELS and stem[-3:-2] not in _VOWELS
    if stem.endswith(("iz", "c", "v", "u", "dg", "rg", "ng", "rs", "ns")) or (
        open_vowel and stem[-1] in "tdsrkz"
    ):
        return (
            stem
            if stem.endswith(("it", "et", "ot", "er", "or", "ed", "od")) and len(stem) > 4
            else stem + "e"
        )
    return stem


def regular_participle(lemma: str) -> str:
    """The past participle of a regular verb ("intensify" -> "intensified")."""
    return next(form for form, kind in _regular(lemma, doubles=False) if kind == "participle")


def _regular(lemma: str, *, doubles: bool) -> list[tuple[str, Inflection]]:
    if lemma.endswith("e"):
        past, ing = lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    elif doubles:
        past, ing = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    else:
        past, ing = lemma + "ed", lemma + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third = lemma[:-1] + "ies"
    elif lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = lemma + "es"
    else:
        third = lemma + "s"
    return [(lemma, "base"), (third, "s"), (past, "past"), (past, "participle"), (ing, "ing")]


@lru_cache(maxsize=4)
def _irregular_plurals(language: str) -> Mapping[str, str]:
    table = vocabulary(language).data["plural-irregular"]
    return {plural: noun for plural, noun in table.items() if plural != "why"}


@lru_cache(maxsize=512)
def _words(name: str, language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words(name))


def word_class(name: str, language: str = "en") -> frozenset[str]:
    """The words of one vocabulary class as a set, for membership only."""
    return _words(name, language)


@lru_cache(maxsize=4)
def change_verbs(language: str = "en") -> frozenset[str]:
    """The base forms of the verbs that say a figure rises or falls."""
    return frozenset(verb for verb in vocabulary(language).data["change-noun"] if verb != "why")
