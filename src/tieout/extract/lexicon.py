"""The vocabulary as names need it: one number per word, so that a token costs one look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tieout.values.vocabulary import Vocabulary


class Word:
    """What the vocabulary says of one lower-case word, as bits of a plain int; a word may be several things.

    Plain ints, not an ``IntFlag``: they are tested for every token, and an enum costs thirty times as much.
    """

    OPENER = 1
    NO_NAME = 1 << 1
    CALENDAR = 1 << 2
    DEMONYM = 1 << 3
    TITLE = 1 << 4
    OFFICE = 1 << 5
    OFFICE_MODIFIER = 1 << 6
    HONORIFIC = 1 << 7
    OF_HEAD = 1 << 8
    ORGANIZATION_HEAD = 1 << 9
    PLACE_HEAD = 1 << 10
    PLACE_FRONT = 1 << 11
    PLACE_ADJUNCT = 1 << 12
    OBJECT_HEAD = 1 << 13
    OBJECT_FRONT = 1 << 14
    OBJECT_ADJUNCT = 1 << 15
    JOINT = 1 << 16
    OWN_HEAD = 1 << 17
    OWN_FRONT = 1 << 18
    MALE = 1 << 19
    FEMALE = 1 << 20
    ROLE = 1 << 21
    KIN = 1 << 22
    SPEECH = 1 << 23
    PERSONAL = 1 << 24
    COMPASS = 1 << 25
    PLACE_NOUN = 1 << 26
    ORGANIZATION_NOUN = 1 << 27
    OBJECT_NOUN = 1 << 28
    PRONOUN = 1 << 29
    ELDER = 1 << 30
    YOUNGER = 1 << 31
    FATAL = 1 << 32
    OFFICE_FIELD = 1 << 33
    SUFFIX = 1 << 34
    EVENT = 1 << 35
    FUNCTION = 1 << 36
    VERB = 1 << 37
    STALE = 1 << 38
    EVENT_FRONT = 1 << 39
    ORGANIZATION_FRONT = 1 << 40


_CLASSES: dict[str, int] = {
    "sentence-opener": Word.OPENER,
    "no-name": Word.NO_NAME,
    "calendar-word": Word.CALENDAR,
    "ethnonym": Word.DEMONYM,
    "title": Word.TITLE,
    "strict-office": Word.OFFICE,
    "office-modifier": Word.OFFICE_MODIFIER,
    "kept-honorific": Word.HONORIFIC,
    "of-head": Word.OF_HEAD,
    "organization-head": Word.ORGANIZATION_HEAD,
    "organization-front": Word.ORGANIZATION_FRONT,
    "place-head": Word.PLACE_HEAD,
    "place-front": Word.PLACE_FRONT,
    "place-adjunct": Word.PLACE_ADJUNCT,
    "object-head": Word.OBJECT_HEAD,
    "object-front": Word.OBJECT_FRONT,
    "object-adjunct": Word.OBJECT_ADJUNCT,
    "name-joint": Word.JOINT,
    "own-head": Word.OWN_HEAD,
    "own-front": Word.OWN_FRONT,
    "given-male": Word.MALE,
    "given-female": Word.FEMALE,
    "role-noun": Word.ROLE,
    "kin-word": Word.KIN,
    "saying-verb": Word.SPEECH,
    "personal-verb": Word.PERSONAL,
    "direction": Word.COMPASS,
    "organization-noun": Word.ORGANIZATION_NOUN,
    "object-noun": Word.OBJECT_NOUN,
    "elder-word": Word.ELDER,
    "younger-word": Word.YOUNGER,
    "fatal-word": Word.FATAL,
    "office-field": Word.OFFICE_FIELD,
    "name-suffix": Word.SUFFIX,
    "event-noun": Word.EVENT,
    "event-named": Word.EVENT,
    "event-front": Word.EVENT_FRONT,
    "closed-word": Word.FUNCTION,
    "stale-noun": Word.STALE,
}
_CUES = ("name-shapes", "type-cues", "alias-cues", "reference-cues")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and names of the vocabulary, ready for look-up; words are lower case throughout.

    ``flags`` maps a word to its ``Word`` bits (absent: 0). ``known`` maps a well-known name to its type,
    ``countries``, ``towns`` and ``media`` are names of one kind. ``kinds`` maps a noun to the kinds of thing
    it can speak of ("region": land, island). ``kin`` maps a kin word to its relation and sex ("son": child,
    male), ``pronouns`` a pronoun to its sort, ``demonyms`` a people to its country, ``capitals`` a country to
    its seat of government. ``cues`` are the small lists of ``cast-cues.toml`` by their key.
    """

    flags: Mapping[str, int]
    known: Mapping[str, str]
    countries: frozenset[str]
    towns: frozenset[str]
    media: frozenset[str]
    firms: frozenset[str]
    place_types: frozenset[str]
    kinds: Mapping[str, tuple[str, ...]]
    kin: Mapping[str, tuple[str, str]]
    pronouns: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    same_name: Mapping[str, str]
    aliases: tuple[tuple[str, ...], ...]
    cues: Mapping[str, frozenset[str]]
    place_before: Mapping[str, float]


@lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The look-up tables of ``vocabulary``, made once for each (a vocabulary never changes)."""
    words, data = vocabulary.words, vocabulary.data
    demonyms = {people: country for country, *peoples in data["demonyms"]["pairs"] for people in peoples}
    pronouns = {word: sort for sort, listed in _lists(data["pronouns"]) for word in listed}
    known = dict.fromkeys((*words("known-organization"), *words("known-media")), "organization")
    known.update(dict.fromkeys((*words("country"), *words("known-place"), *words("known-city")), "place"))
    capitals = dict(data["capitals"]["pairs"])
    cues = {key: frozenset(listed) for table in _CUES for key, listed in _lists(data[table])}
    cues["expletive_after"] = frozenset(words("expletive-after"))
    cues["expletive_verb"] = frozenset(words("expletive-verb"))
    return Lexicon(
        flags=_flags(vocabulary, demonyms, pronouns),
        known=known,
        countries=frozenset(words("country")),
        towns=frozenset((*words("known-city"), *(seat.lower() for seat in capitals.values()))),
        media=frozenset(words("known-media")),
        firms=frozenset((*words("organization-generic"), *words("organization-trade"))),
        place_types=frozenset(words("place-type")) - {"city"},
        kinds=_kinds(vocabulary),
        kin=_kin(data["kin"]),
        pronouns=pronouns,
        demonyms=demonyms,
        capitals=capitals,
        same_name={name: names[0] for names in data["same-name"]["sets"] for name in names},
        aliases=tuple(sorted((tuple(phrase.split()) for phrase in words("known-as")), key=len, reverse=True)),
        cues=cues,
        place_before=dict(data["place-before"]["weights"]),
    )


def _flags(vocabulary: Vocabulary, demonyms: Iterable[str], pronouns: Iterable[str]) -> dict[str, int]:
    flags: dict[str, int] = {}
    for name, bit in _CLASSES.items():
        _mark(flags, vocabulary.classes.get(name, ()), bit)
    _mark(flags, (f"{word}s" for word in vocabulary.words("event-named")), Word.EVENT)
    _mark(flags, demonyms, Word.DEMONYM)
    _mark(flags, pronouns, Word.PRONOUN)
    _mark(flags, _finite_verbs(vocabulary), Word.VERB)
    _mark(
        flags,
        (word for _, kinds in _lists(vocabulary.data["place-kinds"]) for word in kinds),
        Word.PLACE_NOUN,
    )
    return flags


def _mark(flags: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        flags[word] = flags.get(word, 0) | bit


def _lists(table: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    return [(key, value) for key, value in table.items() if isinstance(value, list)]


def _finite_verbs(vocabulary: Vocabulary) -> list[str]:
    """Forms that can only be the verb of a clause: third person and simple past of the verbs news uses."""
    forms: list[str] = []
    for verb in vocabulary.words("verb"):
        if verb.endswith("e"):
            forms.append(f"{verb}d")
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            forms.append(f"{verb[:-1]}ied")
        else:
            forms.append(f"{verb}ed")
    for _, table in _lists(vocabulary.data["verb-irregular"]):
        forms += table[:2]
    return forms


def _kin(table: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    return {
        word: (relation, sex)
        for relation, sexes in table.items()
        if relation != "why"
        for sex, words in sexes.items()
        for word in words
    }


def _kinds(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for name in ("place-kinds", "organization-kinds", "object-kinds"):
        for kind, words in _lists(vocabulary.data[name]):
            for word in words:
                kinds[word] = (*kinds.get(word, ()), kind)
    return kinds
