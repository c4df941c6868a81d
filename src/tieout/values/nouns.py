"""What a figure counts: the noun phrase after it and the lemma of its head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.lexicon import lexicon
from tieout.values.vocabulary import vocabulary

_MAX_WORDS = 6
_TOKEN = re.compile(r"[ \n\u00a0](?:[\"“”‘']?)((?:[a-z]\.){2,}|[0-9]{2,4}s\b|[^\W\d_]\w*(?:[-’'&]\w+)*)")
_SHORT_ABBREVIATION = 2
_RARE_PLURALS = ("brethren", "troops")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted phrase as printed at ``[start, end)``, its head's lemma, whether it counts persons."""

    start: int
    end: int
    noun: str
    head: str
    person: bool


@dataclass(frozen=True, slots=True)
class _Nouns:
    stop: frozenset[str]
    plural: frozenset[str]
    singular_s: frozenset[str]
    compound: frozenset[str]
    lemmas: Mapping[str, str]
    persons: frozenset[str]
    months: frozenset[str]
    numbers: frozenset[str]
    pronoun: frozenset[str]


@lru_cache(maxsize=8)
def _nouns(language: str) -> _Nouns:
    read = vocabulary(language)
    words = lexicon(language)
    return _Nouns(
        stop=frozenset(read.words("noun-stop")),
        plural=frozenset(read.words("plural-noun")),
        singular_s=frozenset(read.words("singular-s")),
        compound=frozenset(read.words("compound-first")),
        lemmas=read.data["lemmas"]["words"],
        persons=frozenset(read.words("counted-person")),
        months=frozenset(read.words("month-name")) | frozenset(read.data["weekdays"]) - {"why"},
        numbers=frozenset({*words.units, *words.teens, *words.tens, *words.scales}),
        pronoun=frozenset(read.words("one-stop")),
    )


@lru_cache(maxsize=4096)
def lemma(noun: str, language: str = "en") -> str:
    """The singular of a lower-case English noun.

    >>> [lemma(word) for word in ("soldiers", "people", "cities", "churches", "buses", "provinces", "series")]
    ['soldier', 'person', 'city', 'church', 'bus', 'province', 'series']
    """
    nouns = _nouns(language)
    known = nouns.lemmas.get(noun)
    if known is not None:
        return known
    if "-" in noun:
        front, _, last = noun.rpartition("-")
        return f"{front}-{lemma(last, language)}"
    if noun in nouns.singular_s or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun[:-3] + "man" if noun.endswith("men") and len(noun) > 4 else noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes", "oes")) and len(noun) > 4:
        return noun[:-2]
    return noun[:-1]


def is_plural(noun: str, language: str = "en") -> bool:
    """Whether a lower-case word looks like a plural noun."""
    nouns = _nouns(language)
    last = noun.rpartition("-")[2]
    if noun in nouns.plural or last in nouns.plural:
        return True
    if "." in noun or noun in nouns.singular_s or noun.endswith(("ss", "us", "'s", "’s", "is", "ous")):
        return False
    return len(last) > _SHORT_ABBREVIATION and last.endswith("s")


def is_no_noun(phrase: str, language: str = "en") -> bool:
    """Whether what follows "one" shows that it is a pronoun there ("brought one back")."""
    return phrase.lower() in _nouns(language).pronoun


def is_person(head: str, language: str = "en") -> bool:
    """Whether the lemma ``head`` names a person ("villager", "police officer" by its last word)."""
    persons = _nouns(language).persons
    return head in persons or head.rpartition("-")[2] in persons


def counted_after(
    text: str, low: str, pos: int, *, single: bool = False, language: str = "en"
) -> Counted | None:
    """The noun that a figure ending at ``pos`` counts, with its modifiers, or ``None``.

    The head is the first plural before a word that ends the phrase (a preposition, a verb, punctuation); a
    plural that only modifies the next one ("sports cars") goes on. After "one" (``single``) the head is the
    last word before such an end. After a hyphen the head is the singular joined to the figure ("12-member").
    """
    nouns = _nouns(language)
    if text[pos : pos + 1] == "-":
        return _hyphenated(text, low, pos, nouns, language)
    words = _phrase(text, low, pos, nouns)
    if not words:
        return None
    chosen = _head_of_one(words, nouns) if single else _head_of_many(text, words, nouns, language)
    if chosen is None:
        return None
    start = words[0][1]
    word, _, end = words[chosen]
    bare = word.removesuffix("’s").removesuffix("'s") if single else word
    if bare != word:
        return None
    head = lemma(word, language)
    return Counted(start, end, text[start:end], head, is_person(head, language))


def _phrase(text: str, low: str, pos: int, nouns: _Nouns) -> list[tuple[str, int, int]]:
    """The words after ``pos`` up to the first that cannot belong to a noun phrase."""
    words: list[tuple[str, int, int]] = []
    at = pos
    while len(words) < _MAX_WORDS:
        match = _TOKEN.match(low, at)
        if match is None:
            break
        word = match[1]
        printed = text[match.start(1) : match.end(1)]
        if word == "more" and not words and at == pos:
            at = match.end(1)
            continue
        if word in nouns.stop and not (len(word) > 1 and printed.isupper()):
            break
        if word in nouns.numbers or (word in nouns.months and printed[0].isupper()):
            break
        if words and "\n" in low[at : match.start(1)]:
            break
        plain = word if printed[-1] != "S" or printed.isupper() else word + "."  # iOS is no plural
        words.append((plain, match.start(1), match.end(1)))
        at = match.end(1)
    return words


def _head_of_many(text: str, words: list[tuple[str, int, int]], nouns: _Nouns, language: str) -> int | None:
    plurals = [
        index
        for index, (word, _, _) in enumerate(words)
        if not word.endswith(("'s", "’s")) and is_plural(word, language)
    ]
    for place, index in enumerate(plurals):
        if not any(_modifies(text, words, index, later, nouns, language) for later in plurals[place + 1 :]):
            return index
    return None


def _modifies(
    text: str, words: list[tuple[str, int, int]], index: int, later: int, nouns: _Nouns, language: str
) -> bool:
    """Whether a plural-looking word only describes a later one: "sports cars", "30 Hamas rockets"."""
    word, start, end = words[index]
    following, following_start, _ = words[later]
    head = lemma(word, language)
    if text[start].isupper() and text[following_start].islower() and not is_person(head, language):
        return True
    if later != index + 1 or following_start != end + 1:
        return False
    if word in nouns.compound or (word in nouns.plural and following not in nouns.plural):
        return True
    return not is_person(head, language) and is_person(lemma(following, language), language)


def _head_of_one(words: list[tuple[str, int, int]], nouns: _Nouns) -> int | None:
    if _is_third_person(words[0][0], nouns):
        return None
    persons = [index for index, (word, _, _) in enumerate(words) if word in nouns.persons]
    if persons:
        return persons[-1] if persons[-1] - persons[0] <= 1 else persons[0]
    for index, (word, _, _) in enumerate(words):
        if index and (word.endswith(("ed", "ing", "ly")) or _is_third_person(word, nouns)):
            return index - 1
    return len(words) - 1 if len(words) <= 3 else 0


def _is_third_person(word: str, nouns: _Nouns) -> bool:
    """A word in -s after a singular is a verb: "one street leads"."""
    return (
        word.endswith("s")
        and word not in nouns.singular_s
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
    )


def _hyphenated(text: str, low: str, pos: int, nouns: _Nouns, language: str) -> Counted | None:
    match = re.compile(r"-([a-z]{3,})(?![a-z])").match(low, pos)
    if (
        match is None
        or match[1] in nouns.stop
        or match[1] in nouns.numbers
        or match[1].endswith(("ed", "ing", "ly", "fold"))
    ):
        return None
    start, end = match.span(1)
    head = lemma(match[1], language)
    return Counted(start, end, text[start:end], head, is_person(head, language))


@lru_cache(maxsize=4)
def _plurals(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for many, one in _nouns(language).lemmas.items():
        if many not in _RARE_PLURALS:
            found.setdefault(one, many)
    return found


def plural(noun: str, language: str = "en") -> str:
    """The plural of a lemma, the inverse of ``lemma``.

    >>> [plural(word) for word in ("soldier", "person", "city", "church", "series", "crew-member")]
    ['soldiers', 'people', 'cities', 'churches', 'series', 'crew-members']
    """
    known = _plurals(language).get(noun)
    if known is not None:
        return known
    if "-" in noun:
        front, _, last = noun.rpartition("-")
        return f"{front}-{plural(last, language)}"
    if not noun or noun in _nouns(language).plural:
        return noun
    if noun.endswith("man") and noun not in (
        "human",
        "german",
        "roman",
        "woman",
        "talisman",
        "shaman",
        "ottoman",
    ):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    return noun + "s"
