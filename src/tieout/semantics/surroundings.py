"""What stands around a figure: the telling words, the marks of part and time, the moment its clause names."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from tieout.semantics.phrases import word_class
from tieout.values.model import Value
from tieout.values.name import fold_words
from tieout.values.vocabulary import vocabulary

Rarity = Callable[[str], float]
"""How much a word tells within the story, from 0 (stands everywhere) up."""

ABOARD, PEOPLE = "aboard", "people"
"""The families of those on board, passengers or all, and of people of any kind."""
PERSON = "person"
"""The class of nouns for people in general."""
BESIDE = 5
"""Words of its own clause within which a mark of scope stands beside its figure."""
REACH = 8
"""Words of its own clause within which a year or month tells when a figure held."""
_LIMITS = frozenset(("until", "till", "by", "to", "through", "before"))
"""Words before a year that make it an end to come, not the time a figure speaks of."""
_NEAR = 1.0
WEIGHTS = ((3, _NEAR), (6, 0.7), (1000, 0.25))
"""What a telling word counts by its distance from the figure, in telling words."""
_IN_PHRASE = 1.5
_SHE_OR_HE = ("he", "she", "his", "her", "him")
_ACTORS = ("person", "organization")
_CLAUSE = re.compile(r"[,;:()–—]")
_AFTERTHOUGHT = re.compile(r" (?:that|which|who|whom|where|when|after|before|because) ")
"""Words that open a clause of its own after a figure: its year is not the figure's."""
_OPENING = re.compile(r"(?:In|Since|During) [^,]{3,40}")


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure as a document states it: what may be compared at all, and the words that say what it is about.

    ``family`` names what can be one fact at all (attribute or unit). ``head`` is the noun counted, ``before``
    its modifiers; ``what`` all telling words of the phrase, ``names`` those with a capital, ``narrow`` those
    that make a count narrower, ``rarities`` how much they and the noun tell in the story. ``around`` gives
    each telling word of the sentence its share by distance and rarity (a vector of length one). ``groups``
    are the words close by that exclude others, by set; ``scope`` the marks right beside the figure ("each");
    ``moments`` the years and months that its clause names. ``is_actor`` tells that the subject is somebody
    with a name of its own, a place too where it opens the sentence; each document has "the government".
    """

    document: str
    family: tuple[str, ...]
    entity: str
    is_actor: bool
    value: Value
    head: str
    rarities: Mapping[str, float]
    before: frozenset[str]
    what: frozenset[str]
    names: frozenset[str]
    narrow: frozenset[str]
    around: Mapping[str, float]
    groups: Mapping[int, frozenset[str]]
    scope: frozenset[str]
    moments: frozenset[str]

    def rarity_of(self, word: str) -> float:
        """How much a word of the phrase, or the noun counted, tells in the story."""
        return self.rarities.get(word, 0.0)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a claim: its ``what``, its own slice of the text, its sentence, and the day it speaks
    from, whose year and month are no other time."""

    what: str
    text: str
    sentence: str
    published: date | None = None


def read_statement(
    document: str,
    family: tuple[str, ...],
    subject: tuple[str, str, str],
    value: Value,
    wording: Wording,
    rarity: Rarity,
) -> Statement:
    """The statement of a claim of ``subject`` (entity, its type, the document's own words for it).

    ``rarity`` weighs words in its story.
    """
    place = max(wording.sentence.find(wording.text), 0)
    left, right = wording.sentence[:place], wording.sentence[place + len(wording.text) :]
    head = _head(wording.what, value)
    if right.startswith(" and crew"):
        head = PERSON
    before, what = _read_what(wording.what, head)
    bag = _around(left, wording.text, right)
    bag.update(dict.fromkeys(what, _IN_PHRASE))
    own = words_of_name(subject[0]) if _is_named(subject[0]) else frozenset[str]()
    for word in (head, *own):
        bag.pop(word, None)
    close = {word for word, weight in bag.items() if weight >= _NEAR} | what | {head}
    return Statement(
        document=document,
        family=family,
        entity=subject[0],
        is_actor=_is_actor(*subject, wording.sentence),
        value=value,
        head=head,
        rarities={word: rarity(word) for word in what | {head}},
        before=before,
        what=what,
        names=_names(wording.what) - own,
        narrow=what & _narrow(),
        around=_vector(bag, rarity),
        groups=_groups_of(close),
        scope=_scope(left, right),
        moments=_moments(left, wording.text, right) - _own_moments(wording.published),
    )


@lru_cache(maxsize=65536)
def telling_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` that can say what a figure is about, as classes, in order."""
    light = _light()
    return tuple(word_class(word) for word in fold_words(text) if word not in light and not word.isdigit())


@lru_cache(maxsize=65536)
def words_of_name(name: str) -> frozenset[str]:
    """The telling words of a name."""
    return frozenset(telling_words(name))


def _is_actor(entity: str, kind: str, said: str, sentence: str) -> bool:
    """Whether the sentence itself names somebody, or says "he" or "she", as the one the figure belongs to."""
    if not _is_named(entity) or kind in ("event", "object"):
        return False
    if kind not in _ACTORS:
        return sentence.removeprefix("The ").startswith(said or entity)
    named = (word for word in entity.split() if word[:1].isupper())
    return said.lower() in _SHE_OR_HE or any(word in sentence for word in named)


def _is_named(entity: str) -> bool:
    """Whether a subject is a name; "army" is none, nor is "Revenue" at the start of a sentence."""
    return not entity.islower() and entity.lower() not in vocabulary().words("what-measure")


def _head(what: str, value: Value) -> str:
    """The noun counted, as a class: of an amount its unit, of an order what stands in it."""
    if value.kind == "ordinal" or what.startswith("order of "):
        words = telling_words(what.removeprefix("order of "))
        return words[0] if words else ""
    unit = value.unit.lower().split()
    if not unit or value.dimension not in ("count", "people", "money", ""):
        return ""
    return counted_class(unit[-1])


@lru_cache(maxsize=4096)
def counted_class(noun: str) -> str:
    """A noun counted, as a class; people in general are one, whatever they are called.

    >>> counted_class("residents"), counted_class("homes")
    ('person', 'house')
    """
    return PERSON if noun in vocabulary().words("statement-persons") else word_class(noun)


def _read_what(what: str, head: str) -> tuple[frozenset[str], frozenset[str]]:
    """The modifiers before the noun counted, and all telling words of the phrase but that noun."""
    words = telling_words(what)
    before = words[: words.index(head)] if head in words else ()
    return frozenset(before), frozenset(words) - {head}


def _names(what: str) -> frozenset[str]:
    return frozenset(
        word for printed in what.split() if printed[:1].isupper() for word in telling_words(printed)
    )


def _around(left: str, text: str, right: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for words in (telling_words(left)[::-1], telling_words(right)):
        for place, word in enumerate(words):
            weight = next(weight for reach, weight in WEIGHTS if place < reach)
            found[word] = max(found.get(word, 0.0), weight)
    found.update(dict.fromkeys(telling_words(text), _NEAR))
    return found


def _vector(bag: Mapping[str, float], rarity: Rarity) -> dict[str, float]:
    weighed = {word: weight * rarity(word) for word, weight in bag.items()}
    size = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    return {word: weight / size for word, weight in weighed.items()}


def _groups_of(close: set[str]) -> dict[int, frozenset[str]]:
    """For each set of words that exclude each other, which of its groups stand close by."""
    found = {}
    for number, groups in enumerate(_apart()):
        if here := close & groups.keys():
            found[number] = frozenset(groups[word] for word in here)
    return found


def _scope(left: str, right: str) -> frozenset[str]:
    """The marks of part, share, guess or other time that stand beside the figure or mark its sentence."""
    before, after = fold_words(_CLAUSE.split(left)[-1]), fold_words(_CLAUSE.split(right)[0])
    found = {
        mark
        for name, words in (
            ("statement-before", before[-BESIDE:]),
            ("statement-after", after[:BESIDE]),
            ("statement-supposed", fold_words(f"{left} {right}")),
        )
        for mark in _marks(name)
        if f" {mark} " in f" {' '.join(words)} "
    }
    if left.startswith(("Each ", "Every ")):
        found.add("each")
    if words_of_each := found & {*_marks("statement-each")}:
        found = found - words_of_each | {"each"}
    if "more" in found and ("more", "than") in pairwise(after):
        found.remove("more")
    return frozenset(found)


def _moments(left: str, text: str, right: str) -> frozenset[str]:
    """Years, and months without a day, that the figure's own clause or the opening of its sentence names."""
    before = fold_words(_CLAUSE.split(left)[-1])[-REACH:]
    after = fold_words(_AFTERTHOUGHT.split(_CLAUSE.split(right)[0])[0])[:REACH]
    opening = _OPENING.match(left)
    words = (*before, *fold_words(text), *after, "", *fold_words(opening.group() if opening else ""))
    months = _months()
    return frozenset(
        word
        for before, word in pairwise(("", *words))
        if (len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20") and before not in _LIMITS)
        or (word in months and before in ("in", "since", "last"))
    )


def has_year(moment: str) -> bool:
    """Whether a moment of a statement is a year, not a month."""
    return moment.isdigit()


def _own_moments(published: date | None) -> frozenset[str]:
    if published is None:
        return frozenset()
    return frozenset((str(published.year), _months()[published.month - 1]))


@lru_cache(maxsize=1)
def _months() -> tuple[str, ...]:
    """The full names of the months, folded, in order."""
    return tuple(name.lower() for name in vocabulary().data["months"] if name != "why")


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    shelf = vocabulary()
    phrases = (*shelf.words("what-small"), *shelf.words("statement-light"))
    return frozenset(word for phrase in phrases for word in fold_words(phrase))


@lru_cache(maxsize=4)
def _marks(name: str) -> tuple[str, ...]:
    return tuple(sorted(" ".join(fold_words(mark)) for mark in vocabulary().words(name)))


@lru_cache(maxsize=1)
def _narrow() -> frozenset[str]:
    return frozenset(word_class(word) for word in vocabulary().words("statement-narrow"))


@lru_cache(maxsize=1)
def _apart() -> tuple[Mapping[str, str], ...]:
    """For each set of groups that exclude each other: word class -> the first word of its group."""
    return tuple(
        {word_class(word): group[0] for group in groups for word in group}
        for groups in vocabulary().data["statement-apart"]["sets"]
    )
