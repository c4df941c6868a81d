"""What an event phrase is, and the vocabulary that finds one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tieout.extract.lemmas import word_class
from tieout.values.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """One event noun in place. ``start`` and ``end`` are the span without article, possessor, year or place.

    ``head`` is the singular noun as printed, ``kind`` its canonical form; ``kinds`` the words before it that
    say what kind ("car", "presidential"); ``actors`` names before it ("Soviet", "Chicago"); ``target`` the
    name after of, on or against with its preposition; ``place`` the name after in, at or near; ``year`` and
    ``day`` what a date beside it says. ``proper``: written as a proper name ("Chicago Marathon"); ``verbal``:
    said by a verb ("the bridge collapsed"), whose span it then is. ``said_year``: the only year of its
    sentence, of a verb the year of its clause.
    """

    start: int
    end: int
    head: str
    kind: str
    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    target: str = ""
    target_by: str = ""
    place: str = ""
    year: str = ""
    day: str = ""
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    proper: bool = False
    verbal: bool = False
    said_year: str = ""
    heading: bool = False
    sentence: int = 0

    @property
    def names(self) -> frozenset[str]:
        """The names that identify it, folded."""
        return frozenset(name.casefold() for name in (*self.actors, self.target, self.place) if name)

    @property
    def is_identified(self) -> bool:
        """Whether a name or a date says which event it is."""
        return bool(self.proper or self.actors or self.target or self.place or self.year or self.day)


class EventWords:
    """The event vocabulary of one language, ready for lookup."""

    def __init__(self, language: str = "en") -> None:
        nouns = word_class("event-noun", language) | word_class("event-noun-weak", language)
        self.heads: dict[str, tuple[str, bool]] = {noun: (noun, False) for noun in sorted(nouns)}
        for noun in sorted(nouns):
            self.heads.setdefault(plural_of(noun), (noun, True))
        for noun in word_class("event-plural-only", language):
            self.heads[noun] = (noun, False)
        for noun in word_class("event-needs-target", language):
            self.heads[noun] = (noun, False)
        self.needs_target = word_class("event-needs-target", language)
        self.sided = word_class("event-with", language)
        self.series = word_class("event-series", language)
        self.indefinite = word_class("event-indefinite", language)
        self.backdrop = word_class("event-backdrop", language)
        self.several = word_class("event-several", language)
        self.personal = word_class("event-personal", language)
        self.bodily = word_class("event-bodily", language)
        self.takings = word_class("event-taking", language)
        self.weak = word_class("event-noun-weak", language)
        self.named = word_class("event-named", language)
        self.prefixes = word_class("event-prefix", language)
        self.kinds = word_class("event-modifier", language)
        self.vehicles = word_class("event-vehicle", language)
        data = vocabulary(language).data
        self.demonyms: Mapping[str, object] = {
            str(key).lower(): value for key, value in data.get("demonyms", {}).items() if key != "why"
        }
        self.canonical = {
            other: head for head, others in data["event-synonym"].items() if head != "why" for other in others
        }
        self.cues: dict[str, frozenset[str]] = {
            kind: frozenset(words) for kind, words in data["event-cue"].items() if kind != "why"
        }
        self.broader: dict[str, tuple[str, ...]] = {
            head: tuple(kinds) for head, kinds in data["event-broader"].items() if head != "why"
        }
        self.days: dict[str, tuple[str, str]] = {
            day: (known[0], known[1]) for day, known in data["event-day"].items() if day != "why"
        }
        self.shorthand: dict[str, str] = {
            short: name for short, name in data["event-shorthand"].items() if short != "why"
        }


def plural_of(noun: str) -> str:
    """The plural of a regular noun."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    return noun + "s"


@lru_cache(maxsize=4)
def event_words(language: str = "en") -> EventWords:
    """The event vocabulary of ``language`` (read once a process)."""
    return EventWords(language)
