"""Words as values: categories, names of people and things, offices, places, directions, yes and no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from tieout.semantics.lexicon import compass, synonyms, tokens, words
from tieout.semantics.relation import Relation
from tieout.semantics.wording import say
from tieout.values.model import Value
from tieout.values.vocabulary import vocabulary

_YES_NO = frozenset({"yes", "no"})
_NEAR = re.compile(r"\s*(?:near|outside|close to|not far from)\b", re.IGNORECASE)
_WORD_BREAK = re.compile(r"[\s-]+")


def folded(text: str) -> tuple[str, ...]:
    """The words of ``text`` in plain letters, lower case, without words that carry no content."""
    return tuple(word for word in tokens(anyascii(text)) if word not in words("function-words"))


@dataclass(frozen=True, slots=True)
class Text:
    """Two phrases. Equal words are one; other words can both be true unless ``exclusive`` is set.

    ``exclusive``: only one value can hold (a winner, a yes or a no), so that other words are a discrepancy.
    ``shared``: the share of the shorter phrase's words that must recur for two phrases to say one thing.
    """

    exclusive: bool = False
    shared: float = 1.0

    def relate(self, left: Value, right: Value) -> Relation:
        """How two phrases stand; yes against no is always disjoint."""
        one, two = folded(said(left)), folded(said(right))
        if not one or not two:
            return Relation("incomparable", "one of the two says nothing")
        if set(one) == set(two):
            return Relation("same", f"both say {said(left)}")
        if {*one, *two} == _YES_NO:
            return Relation("disjoint", "one says yes, the other no")
        common = len(set(one) & set(two)) / min(len(set(one)), len(set(two)))
        if common >= self.shared:
            return Relation("compatible", f"{said(left)} and {said(right)} share their words")
        if self.exclusive:
            return Relation(
                "disjoint", f"{said(left)} and {said(right)} are two things, and only one can hold"
            )
        return Relation("compatible", f"{said(left)} and {said(right)} can both be true")


@dataclass(frozen=True, slots=True)
class Name:
    """Who or what is named: spelling apart, another name is another answer.

    ``spelling``: Jaro-Winkler similarity from which two words of a name are spellings of one (0.88 keeps
    Massoud and Masood together, Kiprono and Kipruto apart).
    """

    spelling: float = 0.88

    def relate(self, left: Value, right: Value) -> Relation:
        """How two names stand: same, a shorter form of one name, or two names."""
        one, two = folded(said(left)), folded(said(right))
        if not one or not two:
            return Relation("incomparable", "one of the two names nothing")
        if set(one) == set(two):
            return Relation("same", f"both name {said(left)}")
        short, long = sorted((one, two), key=lambda name: (len(name), name))
        if all(any(self._spell_one(word, other) for other in long) for word in short):
            kind = "a spelling" if len(short) == len(long) else "a short form"
            return Relation("compatible", f"{said(left)} can be {kind} of {said(right)}")
        return Relation("disjoint", f"{said(left)} and {said(right)} are two names")

    def _spell_one(self, one: str, two: str) -> bool:
        if one == two:
            return True
        if min(len(one), len(two)) == 1:
            return one[0] == two[0]
        return JaroWinkler.normalized_similarity(one, two) >= self.spelling


@dataclass(frozen=True, slots=True)
class Office:
    """Offices of one person. Another office is another fact; one office in two portfolios is a discrepancy.

    How an office is held (acting, self-proclaimed, former) is not part of which office it is.
    ``portfolios``: heads that a person holds once at a time, so that their portfolios exclude each other.
    """

    portfolios: tuple[str, ...] = ("minister", "secretary")

    def relate(self, left: Value, right: Value) -> Relation:
        """How two offices stand; never disjoint unless both are portfolios of one kind of office."""
        one, two = office(said(left)), office(said(right))
        if not one.head or one.head != two.head:
            return Relation("incomparable", f"{said(left)} and {said(right)} are two offices")
        if one.rank != two.rank:
            return Relation("incomparable", f"{said(left)} and {said(right)} are two ranks")
        if one.scope == two.scope:
            return Relation("same", f"both say {said(left)}")
        if not one.scope or not two.scope or one.scope & two.scope:
            return Relation("compatible", f"{said(left)} can be {said(right)} said more briefly")
        if one.head in self.portfolios:
            return Relation("disjoint", f"{said(left)} and {said(right)} are two portfolios")
        return Relation("incomparable", f"{said(left)} and {said(right)} are not known to be one office")


@dataclass(frozen=True, slots=True)
class OfficeTitle:
    """An office taken apart: ``head`` ("minister"), ``rank`` ("deputy"), ``scope`` (the words of its
    remit).
    """

    head: str
    rank: str
    scope: frozenset[str]
    past: bool = False


_RANKS = frozenset(
    {"deputy", "vice", "assistant", "first", "second", "third", "senior", "junior", "under", "associate"}
)


@lru_cache(maxsize=4096)
def office(title: str) -> OfficeTitle:
    """Takes an office apart.

    >>> office("Minister of the Interior") == office("interior minister")
    True
    """
    plain = " ".join(tokens(anyascii(title)))
    heads, portfolios = synonyms("office-heads"), synonyms("office-portfolios")
    for long in sorted(
        (name for name in {*heads, *heads.values()} if " " in name or "-" in name), key=len, reverse=True
    ):
        spoken = long.replace("-", " ")
        if re.search(rf"\b{re.escape(spoken)}\b", plain):
            plain = re.sub(rf"\b{re.escape(spoken)}\b", heads.get(long, long).replace(" ", "_"), plain)
            break
    loose = words("former") | words("standing") | words("function-words")
    listed = plain.split()
    past = any(word in words("former") for word in listed)
    kept = [heads.get(word, word) for word in listed if word not in loose]
    head = next((word for word in reversed(kept) if _is_head(word)), "")
    rank = " ".join(word for word in kept if word in _RANKS and word != head)
    scope = {portfolios.get(word, word) for word in kept if word != head and word not in _RANKS}
    scope -= {"affairs"}
    return OfficeTitle(head.replace("_", " "), rank, frozenset(scope), past)


def _is_head(word: str) -> bool:
    heads = synonyms("office-heads")
    known = {name.replace(" ", "_") for name in heads.values()} | set(heads)
    return word in known or word in words("office-noun") or word.replace("_", " ") in words("office-noun")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is. A place may lie in another, so other names are a conflict only on good grounds.

    Grounds are: both name one wider place after a comma and differ before it ("Kapsabet, Kenya" and
    "Kaptagat, Kenya"), or one says "near X" and the other names a place that is not X.
    ``spelling`` as for names.
    """

    spelling: float = 0.93

    def relate(self, left: Value, right: Value) -> Relation:
        """How two places stand."""
        one, two = _parts(said(left)), _parts(said(right))
        if not one or not two:
            return Relation("incomparable", f"{said(left)} or {said(right)} names no place")
        flat_one, flat_two = frozenset().union(*one), frozenset().union(*two)
        if flat_one == flat_two:
            return Relation("same", f"both say {said(left)}")
        if one[0] & flat_two or two[0] & flat_one or self._spelled_alike(one[0], two[0]):
            return Relation("compatible", f"{said(left)} and {said(right)} share a place")
        inside_one = len(one) > 1 and len(two) > 1 and bool(set(one[1:]) & set(two[1:]))
        beside = (_NEAR.match(said(left)) is None) != (_NEAR.match(said(right)) is None)
        if inside_one or (beside and not (_is_wide(flat_one) or _is_wide(flat_two))):
            return Relation("disjoint", f"{said(left)} and {said(right)} are two places")
        return Relation("compatible", f"{said(left)} and {said(right)} may lie one in the other")

    def _spelled_alike(self, one: frozenset[str], two: frozenset[str]) -> bool:
        return any(
            JaroWinkler.normalized_similarity(word, other) >= self.spelling
            for word in sorted(one)
            for other in sorted(two)
        )


def _parts(text: str) -> tuple[frozenset[str], ...]:
    """The places named between commas, "in" and "of", each as its words; kinds of place left out."""
    pieces = re.split(r",| in (?:the )?| of (?:the )?", _NEAR.sub("", text.replace("-", " ")))
    found = (
        frozenset(word for word in folded(piece) if word not in words("place-kinds")) for piece in pieces
    )
    return tuple(part for part in found if part)


def _is_wide(place: frozenset[str]) -> bool:
    """Countries and continents: nearly everything lies in one."""
    name = " ".join(sorted(place))
    return name in _countries()


@lru_cache(maxsize=2)
def _countries(language: str = "en") -> frozenset[str]:
    names = (row[0] for row in vocabulary(language).data["demonyms"]["pairs"])
    return frozenset(" ".join(sorted(tokens(anyascii(name)))) for name in names)


@dataclass(frozen=True, slots=True)
class Direction:
    """Points of the compass. ``within``: degrees that two can differ and both be said of one place."""

    within: float = 45.0

    def relate(self, left: Value, right: Value) -> Relation:
        """How two directions stand; ``gap`` is the angle between them as a share of a half turn."""
        one, two = degrees(said(left)), degrees(said(right))
        if one is None or two is None:
            return Relation("incomparable", f"{said(left)} or {said(right)} is no point of the compass")
        angle = abs(one - two) % 360
        angle = min(angle, 360 - angle)
        if angle == 0:
            return Relation("same", f"both say {said(left)}")
        if angle <= self.within:
            return Relation("compatible", f"{said(left)} and {said(right)} are {angle:g} degrees apart")
        return Relation(
            "disjoint", f"{said(left)} and {said(right)} are {angle:g} degrees apart", gap=angle / 180
        )


def degrees(text: str) -> float | None:
    """Degrees clockwise from north of a direction word; ``None`` for other words.

    >>> degrees("north-east"), degrees("Southwestern"), degrees("left")
    (45.0, 225.0, None)
    """
    joined = _WORD_BREAK.sub("", text.lower().strip())
    for ending in ("", "ern", "erly", "ward", "wards"):
        if joined.endswith(ending) and (bare := joined.removesuffix(ending)) in compass():
            return compass()[bare]
    return None


def said(value: Value) -> str:
    """The words of a value: its own text, or what it says where it is a figure."""
    return value.text or say(value)
