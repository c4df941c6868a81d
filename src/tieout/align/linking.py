"""Facts across documents: claims whose words differ and which speak of one thing, brought under one name.

Extraction names each fact from its own document: one says "Paulo Anders: 900 crowns", another "commission:
minimum wage 1,100 crowns". Here the statements of a story are held against each other, document by document;
two that are each other's best match, and strong enough, become one fact. What tells them apart (another
person, a part, another year) forbids it, and so does a second candidate that fits as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tieout.align.clusters import Clusters
from tieout.align.figures import SCOPE, Family, Figure, Key, Row, read_rows, what_of
from tieout.align.learned import apply_learned
from tieout.align.matching import LEAST, Pair, matches, on_one_story
from tieout.align.parting import part_by_words
from tieout.model import Claim
from tieout.semantics.statements import Bond
from tieout.values.model import Value

_SURE_FROM, _SUREST = 0.4, 0.85
"""Confidence of a fact that rests on a bond just strong enough, and on one that leaves no doubt."""
_LOOSE = frozenset(("what", "among", "of"))
"""Qualifiers that a claim gives up when it takes the name of another document's fact."""


def link_facts(claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` in their order, those that speak of one thing under one entity, attribute and ``what``.

    A claim that is renamed keeps its subject and words; ``bond`` and ``joined`` say how surely and why.
    """
    rows = read_rows(claims)
    claims = part_by_words(claims, {row.index: row.statement for row in rows})
    by_index = {row.index: row.with_claim(claims[row.index]) for row in rows}
    by_family: dict[Family, list[Row]] = defaultdict(list)
    for row in by_index.values():
        by_family[row.statement.family].append(row)
    found = {pair: bond for family in sorted(by_family) for pair, bond in matches(by_family[family]).items()}
    linked, anchored = list(claims), set[int]()
    for group, bonds in _facts(on_one_story(found, by_index), by_index):
        members = by_family[group[0].statement.family]
        taken = Counter(row.key for row in members)
        renamed = _renamed([*group, *_repeats(group, members)], bonds, taken)
        for row, claim in renamed:
            linked[row.index] = claim
        if renamed:
            anchored |= {index for pair, bond in bonds.items() if bond.telling for index in pair}
    return apply_learned(claims, linked, anchored)


def _facts(
    found: Mapping[Pair, Bond], rows: Mapping[int, Row]
) -> Iterator[tuple[list[Row], Mapping[Pair, Bond]]]:
    """Rows as facts of two or more documents, strongest bonds first, each with the bonds that hold it."""
    clusters: Clusters[int] = Clusters()
    given: dict[int, dict[str, Figure]] = {}
    for index in {index: None for pair in found for index in pair}:
        clusters.add(index)
        given[index] = {rows[index].document: rows[index].figure}
    held: dict[Pair, Bond] = {}
    for pair in sorted(found, key=lambda pair: (-found[pair].strength, pair)):
        one, two = (clusters.find(index) for index in pair)
        if one == two or _joinable(given[one], given[two]):
            held[pair] = found[pair]
        if one != two and pair in held:
            clusters.join(one, two)
            few, many = sorted((given.pop(one), given.pop(two)), key=len)
            many.update(few)
            given[clusters.find(one)] = many
    inside: dict[int, dict[Pair, Bond]] = defaultdict(dict)
    for pair, bond in held.items():
        inside[clusters.find(pair[0])][pair] = bond
    for leader in sorted(inside):
        yield [rows[index] for index in sorted(clusters.members(leader))], inside[leader]


def _joinable(one: Mapping[str, Figure], two: Mapping[str, Figure]) -> bool:
    """Whether two facts, each as the figure of each document, can be one: no document gives two figures."""
    few, many = sorted((one, two), key=len)
    return all(many.get(document, figure) == figure for document, figure in few.items())


def _repeats(group: Sequence[Row], members: Sequence[Row]) -> list[Row]:
    """The claims of a fact's documents that say the same once more in the same words."""
    said = {(row.document, row.key): row.figure for row in group}
    inside = {row.index for row in group}
    return [
        row for row in members if row.index not in inside and said.get((row.document, row.key)) == row.figure
    ]


def _renamed(
    group: Sequence[Row], bonds: Mapping[Pair, Bond], taken: Mapping[Key, int]
) -> list[tuple[Row, Claim]]:
    """The claims of a fact under the name of the one that says most, where they had several names."""
    if len({row.key for row in group}) == 1:
        return []
    leader = max(group, key=lambda row: _rank(row, group, taken)).claim
    weakest = min(bond.strength for bond in bonds.values())
    sure = round(min(_SUREST, _SURE_FROM + (weakest - LEAST) / 2), 2)
    reasons = {index: bonds[pair].reason for pair in sorted(bonds, reverse=True) for index in pair}
    return [(row, _under(row, leader, sure, reasons.get(row.index, "said again"))) for row in group]


def _under(row: Row, leader: Claim, sure: float, reason: str) -> Claim:
    """The claim of ``row`` under the name of ``leader``'s fact."""
    kept = {key: text for key, text in row.claim.qualifiers if key not in _LOOSE or key in SCOPE}
    named = {"what": what_of(leader)} if what_of(leader) else {}
    return replace(
        row.claim,
        entity=leader.entity,
        entity_type=leader.entity_type,
        attribute=leader.attribute,
        qualifiers=tuple(sorted({**kept, **named}.items())),
        value=_measured_as(row.claim, leader),
        bond=sure,
        joined=reason,
    )


def _measured_as(claim: Claim, leader: Claim) -> Value:
    """The claim's value; as money where the leader's unit, read as a noun counted here, is a currency."""
    value, model = claim.value, leader.value
    if value.unit == model.unit and value.dimension == "count" and model.dimension == "money":
        return replace(value, kind=model.kind, dimension=model.dimension)
    return value


def _rank(row: Row, group: Sequence[Row], taken: Mapping[Key, int]) -> tuple[int, int, int, float, str]:
    """Which claim of a fact names it best: by its subject, by its phrase, then by what says most.

    A phrase that claims outside the fact bear too ("goals") names it less well than one of its own.
    """
    shared = sum(other.claim.entity == row.claim.entity for other in group)
    alike = sum(other.key == row.key for other in group)
    words = len(row.statement.what) + bool(row.statement.head)
    own = alike if taken[row.key] == alike else 0
    return shared, own, words, row.claim.confidence, row.claim.claim
