"""The joins, surest first: decided, same name, alias, spelling, short form or acronym, description."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from tieout.align.board import WORTH_NOTING, Board
from tieout.align.cast import Node
from tieout.align.clusters import chain
from tieout.align.decisions import Decision, name_key
from tieout.align.names import relate_names
from tieout.semantics.names import NameRelation
from tieout.semantics.phrases import phrase_words
from tieout.values.name import parse_name

Fits = dict[str, list[tuple[str, NameRelation]]]
"""short key -> the longer keys it fits, each with the relation"""

SURE = 0.95
"""A spelling below this holds a slip or far sounds; then the other names of both clusters are asked too."""
NAMES_ASKED = 4
IN_BRACKETS = 0.95
"""The score of an acronym that the full name prints in brackets behind itself."""
SHARED_WORDS = 0.6
"""Full names with this part of the shorter one's words in common may share an acronym as one body."""
WEAK = 0.6
"""A short form at or above this, yet not the same by itself, joins where one document has both."""


def join_all(board: Board) -> None:
    """Joins all that is one; what must differ was forbidden before and stays apart."""
    shorts = _fits(board, sure=True)
    _join_same(board, shorts)
    _join_aliases(board)
    _join_related(board, shorts)
    _join_shorts(board, shorts)
    _join_weak(board, _fits(board, sure=False))
    _join_described(board)


def join_decided(board: Board, decisions: Sequence[Decision]) -> None:
    """Joins what a person decided to be one."""
    for decision in sorted(decisions, key=lambda row: (row.a, row.b)):
        if decision.same:
            found = [*board.by_key.get(name_key(decision.a), ()), *board.by_key.get(name_key(decision.b), ())]
            for a, b in chain(found):
                board.join(a, b, f"decided: {decision.reason}" if decision.reason else "decided")


def _fits(board: Board, *, sure: bool) -> Fits:
    """For each key that is short for others: those others, in sorted order."""
    fits: Fits = defaultdict(list)
    for (key_a, key_b), relation in sorted(board.relations.items()):
        if relation.kind in ("short", "acronym") and relation.same == sure:
            small, large = sorted((key_a, key_b), key=lambda key: (board.size(key), len(key), key))
            fits[small].append((large, relation))
    return dict(fits)


def _join_same(board: Board, shorts: Fits) -> None:
    """Joins equal names across documents, except short ones and descriptions, which may belong to several."""
    for key in sorted(board.by_key):
        if key in shorts or board.is_description(key):
            continue
        told_apart = _namesakes(board, key)
        if told_apart:
            _join_namesakes(board, key, told_apart)
            continue
        for a, b in chain(board.by_key[key]):
            board.join(a, b, "")


def _namesakes(board: Board, key: str) -> list[Node]:
    """The nodes of one name that must differ from another node of that name."""
    nodes = board.by_key[key]
    leaders = {board.clusters.find(node) for node in nodes}
    return [node for node in nodes if board.clusters.rivals(node) & leaders] if len(leaders) > 1 else []


def _join_namesakes(board: Board, key: str, told_apart: Sequence[Node]) -> None:
    """Bearers of one name that evidence has parted; whoever fits several of them stays apart."""
    for a, b in combinations(told_apart, 2):
        if not board.clusters.apart(a, b):
            board.join(a, b, "")
    rest = [node for node in board.by_key[key] if node not in told_apart]
    for a, b in chain(rest):
        board.join(a, b, "")
    for node in rest[:1]:
        for rival in board.one_of_each(told_apart):
            board.reject(node, rival, 0.8, "ambiguous, two bear this name")


def _join_aliases(board: Board) -> None:
    """A name that the text itself introduces ("known as ...") joins the record that carries it."""
    for node in board.nodes:
        for alias in sorted(set(map(name_key, node.aliases)) - {node.key}):
            rivals = board.by_key.get(alias, ())
            for rival in rivals:
                if rival.document == node.document or len(board.one_of_each(rivals)) == 1:
                    board.join(node, rival, f"{node.document} calls {node.name} so")
        for short in _first_words(node):
            rivals = [rival for rival in board.by_key.get(short, ()) if rival.kind in ("organization", "")]
            if rivals and len(board.one_of_each(board.by_key[short])) == 1 and _is_only(board, node, short):
                board.join(node, rivals[0], f"{node.document} calls {node.name} so")


def _first_words(node: Node) -> list[str]:
    """The keys of a body's shorter names in its own document that are the first words of its full one."""
    if node.kind != "organization":
        return []
    names = {name_key(spelling) for spelling, _ in node.spellings if spelling[:1].isupper()}
    return sorted(name for name in names if node.key.startswith(f"{name} "))


def _is_only(board: Board, node: Node, short: str) -> bool:
    """Whether no other name begins with ``short``, so that it can be short for this one alone."""
    longer = [key for key in board.by_key if key.startswith(f"{short} ")]
    return len(board.one_of_each([*(rival for key in longer for rival in board.by_key[key]), node])) == 1


def _join_related(board: Board, shorts: Fits) -> None:
    """Joins names whose every token has its counterpart, surest first."""
    ranked = sorted(
        ((-relation.score, pair, relation) for pair, relation in board.relations.items()),
        key=lambda row: row[:2],
    )
    for _, (key_a, key_b), relation in ranked:
        if relation.kind in ("equal", "spelling") and relation.same:
            if key_a in shorts or key_b in shorts:
                _join_in_document(board, key_a, key_b, relation)
                continue
            for a in board.one_of_each(board.by_key[key_a]):
                for b in board.one_of_each(board.by_key[key_b]):
                    if relation.score >= SURE or _agree(board, a, b):
                        board.join(a, b, relation.reason)
        elif not relation.same and relation.score >= WORTH_NOTING:
            board.reject(board.by_key[key_a][0], board.by_key[key_b][0], relation.score, relation.reason)


def _agree(board: Board, a: Node, b: Node) -> bool:
    """True where most names of one cluster are names of the other too: slips do not chain."""
    sides = []
    for node in (a, b):
        keys = {member.key: member for member in board.clusters.members(node)}
        sides.append([keys[key] for key in sorted(keys)[:NAMES_ASKED]])
    if len(sides[0]) * len(sides[1]) == 1:
        return True
    answers = [
        relate_names(x.name, y.name, type_a=x.kind, type_b=y.kind).same for x in sides[0] for y in sides[1]
    ]
    return 2 * sum(answers) > len(answers)


def _join_in_document(board: Board, key_a: str, key_b: str, relation: NameRelation) -> None:
    """Two spellings of a short name in one document are one; across documents the full names decide."""
    there = {node.document: node for node in board.by_key[key_b]}
    for a in board.by_key[key_a]:
        if a.document in there:
            board.join(a, there[a.document], relation.reason)


def _join_shorts(board: Board, shorts: Fits) -> None:
    """Short forms, longest first: to the only name they fit, else to the only one in their own document."""
    for key in sorted(shorts, key=lambda key: (-board.size(key), key)):
        best = _best_fits(shorts[key])
        _join_full_names(board, best)
        homes = board.one_of_each(node for large, _ in best for node in board.by_key[large])
        if board.size(key) > 1:
            homes = [home for home in homes if not _told_apart(board, key, home)]
        if len(homes) == 1:
            for node in board.by_key[key]:
                board.join(node, homes[0], best[0][1].reason)
        else:
            _settle_in_document(board, key, best)
            _settle_in_story(board, key, homes)
        if all(len(board.clusters.members(node)) == 1 for node in board.by_key[key]):
            for a, b in chain(board.by_key[key]):
                board.join(a, b, "")


def _told_apart(board: Board, key: str, home: Node) -> bool:
    """True where any document tells the full name ``key`` from ``home``: then it is another everywhere."""
    return any(board.clusters.apart(node, home) for node in board.by_key[key])


def _join_full_names(board: Board, fits: Sequence[tuple[str, NameRelation]]) -> None:
    """Full names that print one acronym in brackets, and share most words, are one body's."""
    printed = [key for key, fit in fits if fit.kind == "acronym" and fit.score >= IN_BRACKETS]
    for first, second in combinations(printed, 2):
        left, right = ({token.folded for token in board.names[key].core} for key in (first, second))
        if len(left & right) >= SHARED_WORDS * min(len(left), len(right)):
            for a in board.one_of_each(board.by_key[first]):
                for b in board.one_of_each(board.by_key[second]):
                    board.join(a, b, "one acronym in brackets behind both")


def _best_fits(fits: list[tuple[str, NameRelation]]) -> list[tuple[str, NameRelation]]:
    """Family-name fits where there are any: "Hale" is Ann Hale before it is Hale Osman.

    Of several names for an acronym those that print it in brackets come first.
    """
    printed = [fit for fit in fits if fit[1].kind == "acronym" and fit[1].score >= IN_BRACKETS]
    if printed:
        return printed
    return [fit for fit in fits if not fit[1].reason.startswith("the given name")] or fits


def _settle_in_document(board: Board, key: str, fits: list[tuple[str, NameRelation]]) -> None:
    for node in board.by_key[key]:
        near = [
            rival for large, _ in fits for rival in board.by_key[large] if rival.document == node.document
        ]
        homes = board.one_of_each(near)
        if len(homes) == 1:
            board.join(node, homes[0], "the only such name in its document")
            continue
        for large, _ in fits:
            board.reject(node, board.by_key[large][0], 0.7, "ambiguous, several names fit")


def _settle_in_story(board: Board, key: str, homes: Sequence[Node]) -> None:
    """A common noun ("the bridge") is the one such thing that most documents of the story name."""
    if not board.by_key[key][0].name.islower():
        return
    told = {node.document for node in board.nodes}
    spread = [(-len({member.document for member in board.clusters.members(home)}), home) for home in homes]
    ranked = sorted(spread, key=lambda row: (row[0], row[1].key, row[1].document))
    support = [-row[0] for row in ranked]
    if len(ranked) < 2 or 2 * support[0] < len(told) or support[0] < 3 * support[1]:
        return
    rivals = {node.document for _, home in ranked[1:] for node in board.clusters.members(home)}
    for node in board.by_key[key]:
        if node.document not in rivals and len(board.clusters.members(node)) == 1:
            board.join(node, ranked[0][1], "the one that most documents name")


def _join_weak(board: Board, weak: Fits) -> None:
    """A name without its word of trade is the one longer name that stands beside it in a document."""
    for key in sorted(weak):
        homes = board.one_of_each(
            node for large, relation in weak[key] if relation.score >= WEAK for node in board.by_key[large]
        )
        if len(homes) != 1:
            continue
        documents = {node.document for node in board.clusters.members(homes[0])}
        for node in board.by_key[key]:
            if node.document in documents:
                board.join(node, homes[0], f"{weak[key][0][1].reason}, and {node.document} prints both")


def _join_described(board: Board) -> None:
    """A description that stands alone joins the name it is hung on elsewhere in its document."""
    bearers: dict[tuple[str, str, frozenset[str]], list[Node]] = defaultdict(list)
    for node in board.nodes:
        name = parse_name(node.name, node.kind)
        for description in (*name.descriptions, " ".join(name.titles)):
            if description:
                bearers[node.document, node.kind, phrase_words(description)].append(node)
    hung = {(document, kind) for document, kind, _ in bearers}
    for node in board.nodes:
        if (node.document, node.kind) not in hung:
            continue
        words = phrase_words(node.name.partition(" (")[0])
        homes = board.one_of_each(bearers.get((node.document, node.kind, words), ()))
        if len(homes) == 1 and words:
            board.join(node, homes[0], f"{node.document} hangs it on {homes[0].name}")
