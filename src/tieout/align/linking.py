"""Facts across documents: claims whose words differ and which speak of one thing, brought under one name.

Extraction names each fact from its own document: one says "Paulo Anders: 900 crowns", another "commission:
minimum wage 1,100 crowns". Here the statements of a story are held against each other, document by document;
two that are each other's best match, and strong enough, become one fact. What tells them apart (another
person, a part, another year) forbids it, and so does a second candidate that fits as well.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tieout.align.clusters import Clusters
from tieout.align.learned import apply_learned
from tieout.align.parting import part_by_words
from tieout.model import Claim
from tieout.semantics.phrases import word_class
from tieout.semantics.statements import Bond, relate_statements, same_figure
from tieout.semantics.surroundings import Rarity, Statement, Wording, read_statement, telling_words

LEAST = 0.45
"""The bond from which two statements are taken to be about one thing."""
MARGIN = 0.04
"""How much better than the next candidate with another figure the best one must be."""
ALL_PAIRS = 150
"""Claims of one kind of figure that are compared pair by pair; more are no single story, and only those that
share a figure or a telling word are."""
TELLING, MOST_SHARING = 3, 24
"""Words by which a claim finds others then, and how many may share a word for it to tell anything."""
_SURE_FROM, _SUREST = 0.4, 0.85
"""Confidence of a fact that rests on a bond just strong enough, and on one that leaves no doubt."""
_AMOUNTS = frozenset(("count", "money", "price", "wage"))
_DATES = frozenset(("point_in_time", "inception"))
_ALONE = frozenset(
    ("quote", "position_held", "located_in", "cause", "direction", "age", "period", "population")
)
"""Attributes that need no bridge: their subject says all, or their values are no figures."""
_COMMON = frozenset(
    ("date", "percentage", "duration", "order", "score", "length", "person", "minute", "year")
)
"""Kinds of figure and nouns counted that stand for many things in one story."""
_SET_ASIDE = frozenset(("withdrawn", "denied", "hypothesis"))
_SCOPE = ("as_of", "by", "of", "part", "per", "reference", "where")
_RENAMED = frozenset(("what", "among"))


_Key = tuple[str, str, str]
"""Entity, attribute and ``what``, as one document's own words name a fact."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim that takes part, by its place in the list, with its statement."""

    index: int
    claim: Claim
    statement: Statement

    @property
    def key(self) -> _Key:
        """The fact that its own document's words name."""
        return self.claim.entity, self.claim.attribute, dict(self.claim.qualifiers).get("what", "").casefold()


def link_facts(claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` in their order, those that speak of one thing under one entity, attribute and ``what``.

    A claim that is renamed keeps its subject and words; ``bond`` and ``joined`` say how surely and why.
    """
    rarity = _rarity(claims)
    read = {
        index: row for index, claim in enumerate(claims) if (row := _read(index, claim, rarity)) is not None
    }
    claims = part_by_words(claims, {index: row.statement for index, row in read.items()})
    rows = [_with_claim(row, claims[index]) for index, row in read.items()]
    by_family: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        by_family[row.statement.family].append(row)
    linked, anchored = list(claims), set[int]()
    for family in sorted(by_family):
        members = by_family[family]
        taken = Counter(row.key for row in members)
        for group, bonds in _groups(members):
            renamed = _renamed(_with_repeats(group, members), bonds, taken)
            for row, claim in renamed:
                linked[row.index] = claim
            if renamed and any(bond.telling for bond in bonds.values()):
                anchored |= {index for pair, bond in bonds.items() if bond.telling for index in pair}
    return apply_learned(claims, linked, anchored)


def _with_repeats(group: Sequence[_Row], members: Sequence[_Row]) -> list[_Row]:
    """``group`` with the claims of its documents that say the same once more in the same words."""
    said = {(row.claim.document, row.key): row.claim.value for row in group}
    inside = {row.index for row in group}
    repeats = [
        row
        for row in members
        if row.index not in inside
        and (value := said.get((row.claim.document, row.key))) is not None
        and same_figure(value, row.claim.value)
    ]
    return [*group, *repeats]


def _read(index: int, claim: Claim, rarity: Rarity) -> _Row | None:
    family = _family(claim)
    if not family or not claim.sentence or _SET_ASIDE & {*claim.marks} or claim.origin != "extracted":
        return None
    wording = Wording(dict(claim.qualifiers).get("what", ""), claim.text, claim.sentence, claim.published)
    subject = claim.entity, claim.entity_type, claim.subject
    return _Row(index, claim, read_statement(claim.document, family, subject, claim.value, wording, rarity))


def _with_claim(row: _Row, claim: Claim) -> _Row:
    """``row`` once its claim has been set apart from others of its name."""
    if claim is row.claim:
        return row
    return replace(row, claim=claim, statement=replace(row.statement, family=_family(claim)))


def _family(claim: Claim) -> tuple[str, ...]:
    """What can be one fact at all: the attribute, for amounts the unit; empty where nothing is bridged."""
    attribute, value = claim.attribute, claim.value
    if attribute in _ALONE:
        return ()
    what = dict(claim.qualifiers).get("what", "")
    scope = tuple(f"{key}={text}" for key, text in claim.qualifiers if key in _SCOPE)
    if value.kind == "ordinal" or what.startswith("order of"):
        return ("order", *scope)
    if attribute in _DATES:
        return ("date", *scope) if what or attribute == "inception" else ()
    if attribute in _AMOUNTS:
        unit = value.unit.lower()
        return ("amount", word_class(unit.split()[-1]), *scope) if unit else ()
    return (attribute, claim.entity, *scope) if attribute == "distance" else (attribute, *scope)


def _rarity(claims: Iterable[Claim]) -> Rarity:
    """How rare a word is among the sentences of the story that state a figure."""
    sentences = {(claim.document, claim.sentence) for claim in claims if claim.sentence}
    counts = Counter(word for _, sentence in sorted(sentences) for word in {*telling_words(sentence)})
    total = len(sentences) + 1
    known = {word: math.log(total / (count + 0.5)) for word, count in counts.items()}
    return lambda word: known.get(word, math.log(total / 0.5)) if word else 0.0


Bonds = Mapping[tuple[int, int], Bond]
"""Bonds by the places of their two claims, the earlier first."""


def _groups(rows: Sequence[_Row]) -> list[tuple[list[_Row], Bonds]]:
    """Rows of one family as facts of two or more documents, each with the bonds that hold it together."""
    only = _only_ones(rows)
    bonds = {
        (a.index, b.index): bond
        for a, b in _candidates(rows)
        if (
            bond := relate_statements(a.statement, b.statement, only=a.index in only and b.index in only)
        ).strength
        > 0
    }
    by_index = {row.index: row for row in rows}
    best = _best(bonds, by_index)
    clusters: Clusters[int] = Clusters()
    for row in rows:
        clusters.add(row.index)
    held: dict[tuple[int, int], Bond] = {}
    for pair in sorted(best, key=lambda pair: (-bonds[pair].strength, pair)):
        if _joinable(clusters, by_index, *pair):
            clusters.join(*pair)
            held[pair] = bonds[pair]
    found: list[tuple[list[_Row], Bonds]] = []
    for group in clusters.groups():
        if len(group) > 1:
            inside = {pair: bond for pair, bond in held.items() if pair[0] in group}
            found.append(([by_index[index] for index in sorted(group)], inside))
    return found


def _candidates(rows: Sequence[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Pairs of two documents worth relating: all of a few, of many those that share a figure or rare word."""
    if len(rows) <= ALL_PAIRS:
        pairs = set(combinations(range(len(rows)), 2))
    else:
        places: dict[object, list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            value, around = row.claim.value, row.statement.around
            telling = sorted(around, key=lambda word: (-around[word], word))[:TELLING]
            for key in ((value.low, value.high, value.numbers, value.edtf), *telling):
                places[key].append(place)
        pairs = {
            pair for found in places.values() if len(found) <= MOST_SHARING for pair in combinations(found, 2)
        }
    for one, two in sorted(pairs):
        if rows[one].claim.document != rows[two].claim.document:
            yield rows[one], rows[two]


def _only_ones(rows: Sequence[_Row]) -> set[int]:
    """Rows of a telling kind of figure whose document gives no second figure of the kind."""
    found: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.claim.document, row.statement.head].append(row)
    return {
        row.index
        for (_, head), group in found.items()
        for row in group
        if (head or row.statement.family[0] not in _COMMON)
        and head not in _COMMON
        and all(same_figure(row.claim.value, other.claim.value) for other in group)
    }


def _best(bonds: Bonds, rows: Mapping[int, _Row]) -> set[tuple[int, int]]:
    """The pairs whose claims have no better match in each other's document, and no other nearly as good."""
    rivals: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), bond in bonds.items():
        rivals[a, rows[b].claim.document].append((bond.strength, b))
        rivals[b, rows[a].claim.document].append((bond.strength, a))

    def is_best(mine: int, other: int, strength: float) -> bool:
        own = rows[other]
        return all(
            rival + MARGIN <= strength or same_figure(rows[index].claim.value, own.claim.value)
            for rival, index in rivals[mine, own.claim.document]
            if index != other
        )

    return {
        (a, b)
        for (a, b), bond in bonds.items()
        if bond.strength >= LEAST and is_best(a, b, bond.strength) and is_best(b, a, bond.strength)
    }


def _joinable(clusters: Clusters[int], rows: Mapping[int, _Row], a: int, b: int) -> bool:
    """Whether the two facts can be one: no document gives two figures for it."""
    one, two = ([rows[index] for index in clusters.members(row)] for row in (a, b))
    return all(
        x.claim.document != y.claim.document or same_figure(x.claim.value, y.claim.value)
        for x in one
        for y in two
    )


def _renamed(group: Sequence[_Row], bonds: Bonds, taken: Mapping[_Key, int]) -> list[tuple[_Row, Claim]]:
    """The claims of a fact under the name of the one that says most, where they had several names."""
    if len({row.key for row in group}) == 1:
        return []
    leader = max(group, key=lambda row: _rank(row, group, taken)).claim
    shared = {key: text for key, text in leader.qualifiers if key not in _SCOPE and key != "among"}
    weakest = min(bond.strength for bond in bonds.values())
    bond = round(min(_SUREST, _SURE_FROM + (weakest - LEAST) / 2), 2)
    reasons = {index: bonds[pair].reason for pair in sorted(bonds, reverse=True) for index in pair}
    found = []
    for row in group:
        kept = {key: text for key, text in row.claim.qualifiers if key not in _RENAMED}
        qualifiers = tuple(sorted({**kept, **shared}.items()))
        claim = replace(
            row.claim,
            entity=leader.entity,
            entity_type=leader.entity_type,
            attribute=leader.attribute,
            qualifiers=qualifiers,
            bond=bond,
            joined=reasons.get(row.index, ""),
        )
        found.append((row, claim))
    return found


def _rank(row: _Row, group: Sequence[_Row], taken: Mapping[_Key, int]) -> tuple[int, int, int, float, str]:
    """Which claim of a fact names it best: by its subject, by its phrase, then by what says most.

    A phrase that claims outside the fact bear too ("goals") names it less well than one of its own.
    """
    shared = sum(other.claim.entity == row.claim.entity for other in group)
    alike = sum(other.key == row.key for other in group)
    words = len(row.statement.what) + bool(row.statement.head)
    own = alike if taken[row.key] == alike else 0
    return shared, own, words, row.claim.confidence, row.claim.claim
