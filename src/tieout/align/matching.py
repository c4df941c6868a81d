"""Which figures of two documents match: each the other's best, and the documents on one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tieout.align.figures import Figure, Row
from tieout.model import Claim
from tieout.semantics.statements import COMMON, Bond, relate_statements, same_figure

LEAST = 0.45
"""The bond from which two statements are taken to be about one thing."""
MARGIN = 0.04
"""How much better than the next candidate with another figure the best one must be."""
ALL_PAIRS = 150
"""Claims of one kind of figure that are compared pair by pair; more are no single story, and only those that
share a figure or a telling word are."""
TELLING, MOST_SHARING = 3, 24
"""Words by which a claim finds others then, and how many may share a word for it to tell anything."""
_NEWS = 60
"""Days between two documents that can tell the same news."""
_DIFFERENCES, _PER_AGREEMENT = 4, 2
"""How many figures two documents on one piece of news may differ in, and how many more for each that they
share; documents far apart in time, or without a date, only one."""
_LONE = 0.7
"""The bond that a difference between such documents needs where they share no figure at all."""
Documents = tuple[str, str]

Pair = tuple[int, int]
"""Two rows by the places of their claims, the earlier first."""


def matches(rows: Sequence[Row]) -> dict[Pair, Bond]:
    """The pairs of ``rows``, all of one family, that are each other's best match and strong enough."""
    are_only = _only_ones(rows)
    bonds: dict[Pair, Bond] = {}
    for a, b in _candidates(rows):
        if not _exceeds(a.claim, b.claim) and not _exceeds(b.claim, a.claim):
            bond = relate_statements(a.statement, b.statement, only=are_only(a, b))
            if bond.strength > 0:
                bonds[a.index, b.index] = bond
    return _best(bonds, {row.index: row for row in rows})


def on_one_story(found: Mapping[Pair, Bond], rows: Mapping[int, Row]) -> dict[Pair, Bond]:
    """``found`` without the differences between documents that share too little to tell one story.

    Articles on two places or people of one name match in every phrase and differ in every figure. Reports of
    one event share most of their figures.
    """
    agreements, differences = Counter[Documents](), Counter[Documents]()
    near: dict[Documents, bool] = {}
    for pair in found:
        a, b = (rows[index] for index in pair)
        (agreements if a.figure == b.figure else differences)[_documents(a, b)] += 1
        near[_documents(a, b)] = _are_near(a.claim, b.claim)

    def is_kept(pair: Pair, bond: Bond) -> bool:
        a, b = (rows[index] for index in pair)
        both = _documents(a, b)
        if a.figure == b.figure or a.key == b.key:
            return True
        if not near[both] and not agreements[both] and bond.strength < _LONE:
            return False
        allowed = _DIFFERENCES if near[both] else 1
        return differences[both] <= allowed + _PER_AGREEMENT * agreements[both]

    return {pair: bond for pair, bond in found.items() if is_kept(pair, bond)}


def _documents(a: Row, b: Row) -> Documents:
    return min(a.document, b.document), max(a.document, b.document)


def _are_near(a: Claim, b: Claim) -> bool:
    """Whether both have a date, and the dates lie as close as those of reports on one piece of news."""
    return (
        a.published is not None and b.published is not None and abs((a.published - b.published).days) <= _NEWS
    )


def _exceeds(claim: Claim, other: Claim) -> bool:
    """Whether ``claim`` is larger than the whole that ``other`` is a part of: "176,000 of 181,000"."""
    whole = dict(other.qualifiers).get("of", "")
    return whole.isdigit() and claim.value.low is not None and claim.value.low > float(whole)


def _candidates(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of two documents worth relating: all of a few, of many those that share a figure or rare word."""
    pairs: Iterable[Pair]
    if len(rows) <= ALL_PAIRS:
        pairs = combinations(range(len(rows)), 2)
    else:
        places: dict[object, list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            around = row.statement.around
            telling = sorted(around, key=lambda word: (-around[word], word))[:TELLING]
            for key in (row.figure, *telling):
                places[key].append(place)
        few = [found for found in places.values() if len(found) <= MOST_SHARING]
        pairs = sorted({pair for found in few for pair in combinations(found, 2)})
    for one, two in pairs:
        if rows[one].document != rows[two].document:
            yield rows[one], rows[two]


def _only_ones(rows: Sequence[Row]) -> Callable[[Row, Row], bool]:
    """Whether each of two rows is the only figure of its kind that the other's document does not give."""
    figures: dict[tuple[str, str], set[Figure]] = defaultdict(set)
    for row in rows:
        figures[row.document, row.statement.head].add(row.figure)

    def are_only(a: Row, b: Row) -> bool:
        head, family = a.statement.head, a.statement.family[0]
        if head != b.statement.head or head in COMMON or (not head and family in COMMON):
            return False
        one, two = figures[a.document, head], figures[b.document, head]
        return one - two == {a.figure} and two - one == {b.figure}

    return are_only


def _best(bonds: Mapping[Pair, Bond], rows: Mapping[int, Row]) -> dict[Pair, Bond]:
    """The pairs whose claims have no better match in each other's document, and no other nearly as good."""
    rivals: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), bond in bonds.items():
        rivals[a, rows[b].document].append((bond.strength, b))
        rivals[b, rows[a].document].append((bond.strength, a))

    def is_best(mine: int, other: int, strength: float) -> bool:
        own = rows[other]
        return all(
            rival + MARGIN <= strength or same_figure(rows[index].claim.value, own.claim.value)
            for rival, index in rivals[mine, own.document]
            if index != other
        )

    return {
        (a, b): bond
        for (a, b), bond in bonds.items()
        if bond.strength >= LEAST and is_best(a, b, bond.strength) and is_best(b, a, bond.strength)
    }
