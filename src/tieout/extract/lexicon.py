"""The vocabulary as names need it: one number per word, so that a token costs one look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.vocabulary import Vocabulary


class Word:
    """What the vocabulary says of one lower-case word, as bits of a plain int; a word may be several things.

    Plain ints, not an ``IntFlag``: they are tested for every token, and an enum costs thirty times as much.
    """

    OPENER = 1
    NO_NAME = 2
    CALENDAR = 4
    DEMONYM = 8
    TITLE = 16
    OFFICE = 32
    OFFICE_MODIFIER = 64
    HONORIFIC = 128
    OF_HEAD = 256
    ORGANIZATION_HEAD = 512
    PLACE_HEAD = 1024
    PLACE_FRONT = 2048
    PLACE_ADJUNCT = 4096
    OBJECT_HEAD = 8192
    OBJECT_FRONT = 16384
    OBJECT_ADJUNCT = 32768
    JOINT = 65536
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
    "closed-word": Word.FUNCTION,
    "stale-noun": Word.STALE,
    "event-front": Word.EVENT_FRONT,
    "organization-front": Word.ORGANIZATION_FRONT,
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and names of the vocabulary, ready for look-up; words are lower case throughout.

    ``flags`` maps a word to its ``Word`` bits (absent: 0). ``known`` maps the words of a well-known name to
    its type. ``kinds`` maps a noun to the kinds of thing it can speak of ("region": land, island).
    ``kin`` maps a kin word to its relation and sex ("son": child, male); ``pronouns`` a pronoun to its sort.
    """

    flags: Mapping[str, int]
    known: Mapping[str, str]
    countries: frozenset[str]
    kinds: Mapping[str, tuple[str, ...]]
    kin: Mapping[str, tuple[str, str]]
    pronouns: Mapping[str, str]
    demonyms: Mapping[str, str]
    capitals: Mapping[str, str]
    same_name: Mapping[str, str]
    place_types: frozenset[str]
    towns: frozenset[str]
    media: frozenset[str]
    firms: frozenset[str]
    aliases: tuple[tuple[str, ...], ...]
    expletive_after: frozenset[str]
    expletive_verb: frozenset[str]


@lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The look-up tables of ``vocabulary``, made once for each (a vocabulary never changes)."""
    flags: dict[str, int] = {}
    for name, bit in _CLASSES.items():
        _mark(flags, vocabulary.classes.get(name, ()), bit)
    demonyms: dict[str, str] = {}
    for country, *peoples in vocabulary.data["demonyms"]["pairs"]:
        demonyms.update(dict.fromkeys(peoples, country))
    _mark(flags, demonyms, Word.DEMONYM)
    _mark(flags, (f"{word}s" for word in vocabulary.words("event-named")), Word.EVENT)
    _mark(flags, _finite_verbs(vocabulary), Word.VERB)
    kinds = _kinds(vocabulary)
    _mark(
        flags, (word for name in ("place-kinds",) for word in _listed(vocabulary.data[name])), Word.PLACE_NOUN
    )
    pronouns = {word: sort for sort, words in _lists(vocabulary.data["pronouns"]) for word in words}
    _mark(flags, pronouns, Word.PRONOUN)
    kin = {
        word: (relation, sex)
        for relation, table in vocabulary.data["kin"].items()
        if relation != "why"
        for sex, words in table.items()
        for word in words
    }
    known = dict.fromkeys(
        (*vocabulary.words("known-organization"), *vocabulary.words("known-media")), "organization"
    )
    known.update(
        dict.fromkeys(
            (*vocabulary.words("country"), *vocabulary.words("known-place"), *vocabulary.words("known-city")),
            "place",
        )
    )
    return Lexicon(
        flags=flags,
        known=known,
        countries=frozenset(vocabulary.words("country")),
        kinds=kinds,
        kin=kin,
        pronouns=pronouns,
        demonyms=demonyms,
        capitals={country: capital for country, capital in vocabulary.data["capitals"]["pairs"]},
        same_name={name: names[0] for names in vocabulary.data["same-name"]["sets"] for name in names},
        place_types=frozenset(vocabulary.words("place-type")) - {"city"},
        towns=frozenset(vocabulary.words("known-city"))
        | {capital.lower() for _, capital in vocabulary.data["capitals"]["pairs"]},
        firms=frozenset(vocabulary.words("organization-generic")),
        media=frozenset(vocabulary.words("known-media")),
        aliases=tuple(
            sorted((tuple(phrase.split()) for phrase in vocabulary.words("known-as")), key=len, reverse=True)
        ),
        expletive_after=frozenset(vocabulary.words("expletive-after")),
        expletive_verb=frozenset(vocabulary.words("expletive-verb")),
    )


def _mark(flags: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        flags[word] = flags.get(word, 0) | bit


def _lists(table: Mapping[str, object]) -> list[tuple[str, list[str]]]:
    return [(key, value) for key, value in table.items() if isinstance(value, list)]


def _listed(table: Mapping[str, object]) -> list[str]:
    return [word for _, words in _lists(table) for word in words]


def _finite_verbs(vocabulary: Vocabulary) -> list[str]:
    """Forms that can only be the verb of a clause: third person and simple past of the verbs news uses."""
    forms: list[str] = []
    for verb in vocabulary.words("verb"):
        past = (
            f"{verb}d"
            if verb.endswith("e")
            else f"{verb[:-1]}ied"
            if verb.endswith("y") and verb[-2] not in "aeiou"
            else f"{verb}ed"
        )
        forms.append(past)
    for table in vocabulary.data["verb-irregular"].values():
        if isinstance(table, list) and len(table) >= 2:
            forms += [table[0], table[1]]
    return forms


def _kinds(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for name in ("place-kinds", "organization-kinds", "object-kinds"):
        for kind, words in _lists(vocabulary.data[name]):
            for word in words:
                kinds[word] = (*kinds.get(word, ()), kind)
    return kinds
