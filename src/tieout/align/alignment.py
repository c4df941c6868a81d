"""The work of ``align``: nodes joined under constraints, claims given the names of their entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tieout.align.board import Board, set_up
from tieout.align.cast import NAME_QUALIFIERS, Node, gather
from tieout.align.constraints import forbid_decided, forbid_told
from tieout.align.decisions import Decision, check_decisions
from tieout.align.entities import EntityDraft, name_entities
from tieout.align.joining import join_all, join_decided
from tieout.align.linking import link_facts
from tieout.align.namesakes import part_namesakes
from tieout.align.phrases import align_phrases
from tieout.align.stories import forbid_told_apart, join_dated, join_spans, join_stories
from tieout.model import Alignment, Claim, EntityRecord, EntityType

MOST_REJECTED = 5
"""How many of the nearest rejected candidates an entity names."""


def align(
    claims: Sequence[Claim], records: Sequence[EntityRecord] = (), *, decisions: Sequence[Decision] = ()
) -> Alignment:
    """Claims with the names of their entities, and the entities with their spellings and reasons.

    ``records`` say who is who inside each document; subjects of claims without a record count as one each.
    ``decisions`` outrank every score. Claims come back sorted by document and place in it; the result
    depends neither on the order of the arguments nor on the hash seed. Raises ``UsageError`` for decisions
    that contradict each other.
    """
    check_decisions(decisions)
    nodes, places = gather(claims, records)
    board = set_up(nodes)
    forbid_decided(board, decisions)
    join_decided(board, decisions)
    forbid_told(board, places, records)
    part_namesakes(board, places, claims)
    forbid_told_apart(board)
    join_dated(board, places, claims)
    join_spans(board, places, claims)
    join_all(board)
    join_stories(board, places, records)
    drafts = [
        EntityDraft(group, _reasons(board, group), _rejections(board, group))
        for group in board.clusters.groups()
    ]
    named, entities = name_entities(drafts, claims)
    names = {place: named[node] for place, node in places.items()}
    aligned = [_rename(claim, names) for claim in sorted(claims, key=_claim_order)]
    known = {node.key: named[node][0] for node in nodes if not board.is_description(node.key)}
    return Alignment(claims=tuple(link_facts(align_phrases(aligned, known))), entities=entities)


def _claim_order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document, claim.start, claim.end, claim.claim


def _rename(claim: Claim, names: Mapping[tuple[str, str], tuple[str, EntityType]]) -> Claim:
    """``claim`` with its entity's name and type, and the names in its qualifiers."""
    entity, kind = names.get((claim.document, claim.entity), (claim.entity, claim.entity_type))
    qualifiers = tuple(
        (key, names[claim.document, value][0] if key in NAME_QUALIFIERS and value else value)
        for key, value in claim.qualifiers
    )
    return replace(claim, entity=entity, entity_type=kind, qualifiers=qualifiers)


def _reasons(board: Board, group: Sequence[Node]) -> tuple[str, ...]:
    return tuple(sorted({reason for node in group for reason in board.merged.get(node, ())}))


def _rejections(board: Board, group: Sequence[Node]) -> tuple[str, ...]:
    """The nearest names that were kept apart, best score first."""
    own = {node.name for node in group}
    found: dict[str, float] = {}
    for node in group:
        for score, rival, reason in board.refused.get(node, ()):
            if not board.clusters.together(node, rival):
                shown = f"{rival.name} ({rival.document})" if rival.name in own else rival.name
                text = f"{shown}: {reason}"
                found[text] = max(score, found.get(text, 0.0))
    return tuple(sorted(found, key=lambda text: (-found[text], text))[:MOST_REJECTED])
