"""Evidence that two names are not one, gathered before anything is joined; it outranks every score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tieout.align.board import Board
from tieout.align.cast import Node
from tieout.align.decisions import Decision, name_key
from tieout.model import EntityRecord
from tieout.semantics.name_tokens import relate_words
from tieout.semantics.person_names import generation


def forbid_decided(board: Board, decisions: Sequence[Decision]) -> None:
    """Keeps apart what a person decided; it stands before everything else, for it outranks all evidence."""
    for decision in decisions:
        if not decision.same:
            why = f"decided: {decision.reason}" if decision.reason else "decided"
            for a in board.by_key.get(name_key(decision.a), ()):
                for b in board.by_key.get(name_key(decision.b), ()):
                    board.clusters.forbid(a, b, why)


def forbid_told(
    board: Board, places: Mapping[tuple[str, str], Node], records: Sequence[EntityRecord]
) -> None:
    """Keeps apart what a document tells apart, and full names a word apart in one document.

    Names that a person has decided to be one are one already, and stay so.
    """
    for record in sorted(records, key=lambda record: (record.document, record.name)):
        for other, reason in sorted(record.differs_from):
            rival = places.get((record.document, other))
            if rival is not None:
                board.clusters.forbid(places[record.document, record.name], rival, reason)
    _forbid_neighbours(board)


def _forbid_neighbours(board: Board) -> None:
    """Two full names of one document that differ by a given name are two; so for every spelling of them."""
    for (key_a, key_b), relation in sorted(board.relations.items()):
        if relation.kind != "short" or not relation.same or board.kind(key_a) not in ("person", ""):
            continue
        if min(board.size(key_a), board.size(key_b)) < 2 or not _word_inside(board, key_a, key_b):
            continue
        there = {node.document: node for node in board.by_key[key_b] if not node.cited}
        for node in board.by_key[key_a]:
            rival = there.get(node.document)
            if rival is not None and not node.cited and not _introduced(node, rival):
                board.clusters.forbid(node, rival, "both forms live in one document, a token apart")


def _word_inside(board: Board, key_a: str, key_b: str) -> bool:
    """True for two plain full names, one with a word more before the family name, or with junior behind."""
    if generation(board.names[key_a]) != generation(board.names[key_b]):
        return True
    small, large = sorted((board.names[key_a], board.names[key_b]), key=lambda name: len(name.core))
    if small.titles or large.titles or large.descriptions or len(large.core) != len(small.core) + 1:
        return False
    return relate_words(small.core[-1].folded, large.core[-1].folded).kind in ("equal", "spelling")


def _introduced(a: Node, b: Node) -> bool:
    """True where the text itself gives one as another name of the other."""
    return b.key in map(name_key, a.aliases) or a.key in map(name_key, b.aliases)
