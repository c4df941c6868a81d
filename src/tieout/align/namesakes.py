"""One name, two bearers: life dates that cannot belong to one person, in texts with nothing else in common.

A wrong birth year in a report of the same story is a discrepancy to be told, so dates alone never part two
names: the documents must also share no value for the name and hardly any other name. Then one of them
speaks of a namesake, and what it says is no contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from tieout.align.board import Board
from tieout.align.cast import Node
from tieout.model import Claim

LIFE_DATES = ("date_of_birth", "date_of_death")
YEARS_APART = 3
"""Life dates this many years apart are beyond a slip of a day, a month or a year's digit."""
MOST_DATED = 60
"""More dated bearers of one name are one much-written-about person; comparing each pair would not pay."""
LEAST_SHARED = 0.25
"""Documents that share this part of the smaller one's other names tell one story."""

Life = dict[str, list[tuple[float, float]]]


def part_namesakes(board: Board, places: Mapping[tuple[str, str], Node], claims: Sequence[Claim]) -> None:
    """Forbids joins between bearers of one name that are two by their life dates."""
    lives, facts = _lives(places, claims)
    names: dict[str, set[str]] = defaultdict(set)
    for node in board.nodes:
        names[node.document].add(node.key)
    for key_a, key_b in _one_name(board, {node.key for node in lives}):
        dated = [[node for node in board.by_key[key] if node in lives] for key in (key_a, key_b)]
        if max(map(len, dated)) > MOST_DATED:
            continue
        for a, b in product(*dated):
            reason = "" if a.document == b.document else _life_apart(lives[a], lives[b])
            shared = facts[a] & facts[b] or _one_story(
                names[a.document] - {a.key}, names[b.document] - {b.key}
            )
            if reason and not shared:
                told = f"{reason}, and nothing else in common: a namesake"
                board.clusters.forbid(a, b, told)
                board.reject(a, b, 0.95, told)


def _one_name(board: Board, keys: set[str]) -> list[tuple[str, str]]:
    """The pairs of ``keys`` that are one name, each with itself among them."""
    related = [pair for pair, relation in board.relations.items() if relation.same and keys.issuperset(pair)]
    return sorted([*((key, key) for key in keys), *related])


def _lives(
    places: Mapping[tuple[str, str], Node], claims: Sequence[Claim]
) -> tuple[dict[Node, Life], dict[Node, set[tuple[str, float | None, float | None]]]]:
    """The life dates of each node in days, and every value stated of it."""
    lives: dict[Node, Life] = defaultdict(lambda: defaultdict(list))
    facts: dict[Node, set[tuple[str, float | None, float | None]]] = defaultdict(set)
    for claim in claims:
        node = places.get((claim.document, claim.entity))
        if node is None:
            continue
        low, high = claim.value.low, claim.value.high
        if claim.attribute in LIFE_DATES and low is not None and high is not None:
            lives[node][claim.attribute].append((low, high))
        if low is not None or high is not None:
            facts[node].add((claim.attribute, low, high))
    return dict(lives), facts


def _life_apart(a: Life, b: Life) -> str:
    """Which life date of one is years from every such date of the other, as a clause; "" where none is."""
    for attribute in LIFE_DATES:
        gaps = [
            max(later[0] - earlier[1], earlier[0] - later[1])
            for later in a.get(attribute, ())
            for earlier in b.get(attribute, ())
        ]
        if gaps and min(gaps) >= YEARS_APART * 365:
            verb = "born" if attribute == "date_of_birth" else "died"
            return f"{verb} {round(min(gaps) / 365.2425)} years apart"
    return ""


def _one_story(a: set[str], b: set[str]) -> bool:
    """True where two documents share a fair part of the other names."""
    smaller = min(len(a), len(b))
    return smaller > 0 and len(a & b) >= LEAST_SHARED * smaller
