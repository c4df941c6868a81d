"""Name x name -> NameRelation: are these two names one entity, how surely, and why, token by token.

No string score decides. A token that is spelt otherwise speaks for one bearer; a token of its own on each
side speaks for two; a token more on one side only makes the shorter name a *short form*, which is one
entity with the longer where nothing else fits it (that question needs the other names of the story, and is
answered in ``tieout.align``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from tieout.semantics.name_tokens import TokenRelation, relate_tokens, sounds
from tieout.values.name import NameToken, ParsedName
from tieout.values.vocabulary import vocabulary

NameKind = Literal["equal", "spelling", "short", "acronym", "different"]


@dataclass(frozen=True, slots=True)
class NameRelation:
    """How two names stand to each other.

    ``score`` is 0..1; ``same`` the answer where nothing else is known; ``kind`` says on what ground: equal,
    spelling (each token has its counterpart), short (all tokens of one are in the other), acronym, different.
    ``reason`` is one clause for people, ``tokens`` one clause for each token that was compared.
    """

    score: float
    same: bool
    reason: str
    tokens: tuple[str, ...] = ()
    kind: NameKind = "different"


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens of two names paired: ``pairs`` hold places in a and b, the rest is unpaired, places in order."""

    pairs: tuple[tuple[int, int, TokenRelation], ...]
    only_a: tuple[NameToken, ...]
    only_b: tuple[NameToken, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """One clause a token."""
        return tuple(relation.reason for _, _, relation in self.pairs) + tuple(
            f"'{token.text}' stands on one side only" for token in (*self.only_a, *self.only_b)
        )

    @property
    def score(self) -> float:
        """The mean score of the pairs, 0 where there is none."""
        return sum(relation.score for _, _, relation in self.pairs) / len(self.pairs) if self.pairs else 0.0

    @property
    def in_order(self) -> bool:
        """True where the paired tokens follow each other alike in both names."""
        return all(before[1] < after[1] for before, after in zip(self.pairs, self.pairs[1:], strict=False))


def different(reason: str, tokens: tuple[str, ...] = (), score: float = 0.0) -> NameRelation:
    """The relation of two names that are not one."""
    return NameRelation(score, False, reason, tokens, "different")


@lru_cache(maxsize=4)
def same_names(language: str = "en") -> dict[str, int]:
    """Folded name without spaces -> number of the set of names that are one by the atlas."""
    small = frozenset(vocabulary(language).words("article-word"))
    table: dict[str, int] = {}
    for number, names in enumerate(_atlas(language)):
        for name in names:
            table[name.replace(" ", "")] = number
            table["".join(word for word in name.split() if word not in small)] = number
    return table


@lru_cache(maxsize=4)
def first_names(language: str = "en") -> tuple[str, ...]:
    """The first name of each set of ``same_names``, without spaces, in the order of the sets."""
    return tuple(names[0].replace(" ", "") for names in _atlas(language))


def _atlas(language: str) -> list[list[str]]:
    """Sets of names that are one; a country or people of several words and one name is a set of its own."""
    data = vocabulary(language).data
    sets = [list(names) for names in data["same-name"]["sets"]]
    known = {name for names in sets for name in names}
    phrases = (phrase for words in data["demonyms"]["pairs"] for phrase in words if " " in phrase)
    return sets + [[phrase] for phrase in dict.fromkeys(phrases) if phrase not in known]


@lru_cache(maxsize=4)
def known_names(language: str = "en") -> frozenset[str]:
    """Folded names without spaces that an atlas lists: two of them are never a typing error of each other."""
    shelf = vocabulary(language)
    countries = [word for words in shelf.data["demonyms"]["pairs"] for word in words]
    listed = (*countries, *shelf.words("country"), *shelf.words("ethnonym"), *same_names(language))
    return frozenset(word.replace(" ", "") for word in listed)


def match_tokens(a: tuple[NameToken, ...], b: tuple[NameToken, ...]) -> Match:
    """Pairs the tokens of two names, best pairs first, each token once; a word split in two counts as one."""
    a, b = _merge_split(a, b), _merge_split(b, a)
    found = []
    for place_a, token_a in enumerate(a):
        for place_b, token_b in enumerate(b):
            relation = relate_tokens(token_a, token_b)
            if relation.kind != "different":
                found.append((-relation.score, abs(place_a - place_b), place_a, place_b, relation))
    found.sort(key=lambda row: row[:4])
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs = []
    for _, _, place_a, place_b, relation in found:
        if place_a not in taken_a and place_b not in taken_b:
            taken_a.add(place_a)
            taken_b.add(place_b)
            pairs.append((place_a, place_b, relation))
    pairs.sort(key=lambda pair: pair[:2])
    only_a = tuple(token for place, token in enumerate(a) if place not in taken_a)
    only_b = tuple(token for place, token in enumerate(b) if place not in taken_b)
    return Match(tuple(pairs), only_a, only_b)


def _merge_split(a: tuple[NameToken, ...], b: tuple[NameToken, ...]) -> tuple[NameToken, ...]:
    """Two tokens of ``a`` that ``b`` writes as one word become one: "Mohammad Hasni" for "Mohammadhasni"."""
    whole = {token.folded for token in b if len(token.folded) >= 5}
    merged: list[NameToken] = []
    for token in a:
        last = merged[-1] if merged else None
        if last and last.folded + token.folded in whole and last.folded not in whole:
            merged[-1] = NameToken(f"{last.text} {token.text}", last.folded + token.folded, "name")
        else:
            merged.append(token)
    return tuple(merged)


def spaced_alike(a: ParsedName, b: ParsedName) -> bool:
    """True where the names differ in spacing alone, with at most one slip: "FridrichBuchenberg"."""
    left, right = ("".join(token.folded for token in name.tokens) for name in (a, b))
    if len(a.tokens) == len(b.tokens) or min(len(left), len(right)) < 6:
        return False
    if any(token.role == "initial" for token in (*a.tokens, *b.tokens)):
        return False
    if left == right or (max(len(left), len(right)) < 40 and sounds(left) == sounds(right)):
        return True
    return min(len(left), len(right)) >= 9 and OSA.distance(left, right, score_cutoff=1) <= 1


def each_its_own(match: Match) -> NameRelation:
    """Two names that both have a word without counterpart are two."""
    clauses = match.clauses
    names = f"'{match.only_a[0].text}' on one side, '{match.only_b[0].text}' on the other"
    return different(f"each has a token of its own: {names}", clauses, round(0.5 * match.score, 3))


def all_paired(match: Match, a: tuple[NameToken, ...], b: tuple[NameToken, ...]) -> NameRelation | None:
    """Every token paired: one name, unless all that pairs them is a slip between two known or short words."""
    if match.only_a or match.only_b:
        return None
    slips = [relation for *_, relation in match.pairs if relation.kind == "typing"]
    near = [relation for *_, relation in match.pairs if relation.kind == "spelling"]
    lone = len(match.pairs) == 1
    folded = [token.folded for token in (*a, *b)]
    if (slips or near) and lone and len(set(folded) & known_names()) > 1:
        return different("two known names", match.clauses, 0.4)
    if (
        slips
        and (len(slips) == len(match.pairs))
        and (min(map(len, folded)) < 6 or folded[0][0] != folded[len(a)][0])
    ):
        return different("a letter apart is too much for a short name", match.clauses, 0.5)
    kind = "spelling" if slips or near else "equal"
    score = round(match.score, 3)
    return NameRelation(
        score,
        True,
        "every token has its counterpart",
        match.clauses,
        "equal" if kind == "equal" else "spelling",
    )
