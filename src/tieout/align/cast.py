"""The names of a run as nodes: one for each record of each document, with the type that mentions vote for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tieout.align.decisions import name_key
from tieout.align.names import guess_type
from tieout.model import Claim, EntityRecord, EntityType

NAME_QUALIFIERS = ("reference",)
"""Qualifier keys whose values are names and are aligned like subjects."""


@dataclass(frozen=True, slots=True)
class Node:
    """One record of one document as alignment sees it.

    ``key`` is the name folded; ``kind`` the type voted for by every record with that key; ``count`` how
    often the document prints it; ``cited`` is true where the name comes from a qualifier, not a subject.
    """

    document: str
    name: str
    key: str
    kind: EntityType
    count: int
    aliases: tuple[str, ...]
    spellings: tuple[tuple[str, int], ...]
    cited: bool = False


def gather(
    claims: Sequence[Claim], records: Sequence[EntityRecord]
) -> tuple[list[Node], dict[tuple[str, str], Node]]:
    """The nodes in sorted order, and the node of each ``(document, name)``.

    Subjects of claims without a record, and names in qualifiers, get a node of their own.
    """
    table = {(record.document, record.name): record for record in records}
    for record in _from_claims(claims, table):
        table[record.document, record.name] = record
    cited = _cited(claims, table)
    votes = _votes([*table.values()])
    nodes: dict[tuple[str, str], Node] = {}
    for (document, name), record in sorted(table.items()):
        nodes[document, name] = _node(record, votes, cited=False)
    for record in cited:
        nodes[record.document, record.name] = _node(record, votes, cited=True)
    return [nodes[place] for place in sorted(nodes)], nodes


def _node(record: EntityRecord, votes: Mapping[str, EntityType], *, cited: bool) -> Node:
    key = name_key(record.name)
    return Node(
        document=record.document, name=record.name, key=key,
        kind=votes.get(key) or record.entity_type or "",
        count=0 if cited else sum(count for _, count in record.spellings) or 1,
        aliases=record.aliases, spellings=record.spellings, cited=cited,
    )  # fmt: skip


def _from_claims(
    claims: Sequence[Claim], known: Mapping[tuple[str, str], EntityRecord]
) -> list[EntityRecord]:
    """Records for subjects that no record names, as in a claim table read from a file."""
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    types: dict[tuple[str, str], Counter[EntityType]] = defaultdict(Counter)
    for claim in claims:
        place = (claim.document, claim.entity)
        if claim.entity and place not in known:
            spellings[place][claim.subject or claim.entity] += 1
            types[place][claim.entity_type] += 1
    return [
        EntityRecord(
            document=document,
            name=name,
            entity_type=min(
                types[document, name].items(), key=lambda item: (item[0] == "", -item[1], item[0])
            )[0],
            spellings=tuple(sorted(spellings[document, name].items())),
        )
        for document, name in sorted(spellings)
    ]


def _cited(claims: Sequence[Claim], known: Mapping[tuple[str, str], EntityRecord]) -> list[EntityRecord]:
    named = {
        (claim.document, value)
        for claim in claims
        for key, value in claim.qualifiers
        if key in NAME_QUALIFIERS and value and (claim.document, value) not in known
    }
    return [EntityRecord(document, name, "place") for document, name in sorted(named)]


def _votes(records: Sequence[EntityRecord]) -> dict[str, EntityType]:
    """For each name the type that most mentions of all documents speak for; words of the name break ties."""
    ballots: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for record in records:
        if record.entity_type:
            ballots[name_key(record.name)][record.entity_type] += sum(n for _, n in record.spellings) or 1
    votes: dict[str, EntityType] = {}
    for key, ballot in ballots.items():
        most = max(ballot.values())
        leading = sorted(kind for kind, count in ballot.items() if count == most)
        own = guess_type(key) if len(leading) > 1 else ""
        votes[key] = next((kind for kind in leading if kind == own), leading[0])
    return votes
