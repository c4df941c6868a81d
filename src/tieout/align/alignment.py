"""The work of ``align``: nodes joined under constraints, claims given the names of their entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tieout.align.candidates import candidate_pairs
from tieout.align.cast import NAME_QUALIFIERS, Node, gather
from tieout.align.clusters import Clusters, chain
from tieout.align.decisions import Decision, check_decisions, name_key
from tieout.align.entities import EntityDraft, name_entities
from tieout.align.names import relate_names
from tieout.align.phrases import align_phrases
from tieout.model import Alignment, Claim, EntityRecord, EntityType
from tieout.semantics.name_tokens import relate_words
from tieout.semantics.names import NameRelation
from tieout.semantics.phrases import phrase_words
from tieout.values.name import ParsedName, parse_name


@dataclass(slots=True)
class Board:
    """What joining works on: nodes by key, relations of keys, clusters, and the reasons given on the way."""

    nodes: list[Node]
    by_key: dict[str, list[Node]]
    relations: dict[tuple[str, str], NameRelation]
    clusters: Clusters[Node] = field(default_factory=Clusters)
    merged: dict[Node, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[Node, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))

    def join(self, a: Node, b: Node, reason: str) -> bool:
        """Joins the clusters of ``a`` and ``b`` and keeps the reason, or the refusal."""
        if self.clusters.together(a, b):
            return True
        refusal = self.clusters.join(a, b)
        if refusal:
            self.reject(a, b, 0.9, refusal)
            return False
        if reason and a.key != b.key:
            self.merged[a].append(f"{a.name} = {b.name}: {reason}")
        return True

    def reject(self, a: Node, b: Node, score: float, reason: str) -> None:
        """Notes that ``a`` and ``b`` were kept apart."""
        self.refused[a].append((score, f"{b.name}: {reason}"))
        self.refused[b].append((score, f"{a.name}: {reason}"))


def align(
    claims: Sequence[Claim], records: Sequence[EntityRecord] = (), *, decisions: Sequence[Decision] = ()
) -> Alignment:
    """Claims with the names of their entities, and the entities with their spellings and reasons.

    ``records`` say who is who inside each document; subjects of claims without a record count as one each.
    ``decisions`` outrank every score. The result depends neither on the order of the arguments nor on the
    hash seed. Raises ``UsageError`` for decisions that contradict each other.
    """
    check_decisions(decisions)
    nodes, places = gather(claims, records)
    board = _set_up(nodes)
    _forbid(board, places, records, decisions)
    _join_decided(board, decisions)
    shorts = _short_keys(board)
    _join_same(board, shorts)
    _join_aliases(board)
    _join_related(board, shorts)
    _join_shorts(board, shorts)
    _join_described(board)
    drafts = [
        EntityDraft(group, _reasons(board, group), _rejections(board, group))
        for group in board.clusters.groups()
    ]
    named, entities = name_entities(drafts, claims)
    names = {place: named[node] for place, node in places.items()}
    aligned = [_rename(claim, names) for claim in sorted(claims, key=_claim_order)]
    return Alignment(claims=tuple(align_phrases(aligned)), entities=entities)


def _claim_order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document, claim.start, claim.end, claim.claim


def _rename(claim: Claim, names: dict[tuple[str, str], tuple[str, EntityType]]) -> Claim:
    """``claim`` with its entity's name and type, and the names in its qualifiers."""
    entity, kind = names.get((claim.document, claim.entity), (claim.entity, claim.entity_type))
    qualifiers = tuple(
        (key, names[claim.document, value][0] if key in NAME_QUALIFIERS and value else value)
        for key, value in claim.qualifiers
    )
    return replace(claim, entity=entity, entity_type=kind, qualifiers=qualifiers)


def _set_up(nodes: list[Node]) -> Board:
    by_key: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_key[node.key].append(node)
    keys = sorted(by_key)
    shown = [_shown(by_key[key]) for key in keys]
    kinds = [by_key[key][0].kind for key in keys]
    relations = {}
    names = [parse_name(name, kind) for name, kind in zip(shown, kinds, strict=True)]
    for i, j in candidate_pairs(names):
        if names[i].nominal or names[j].nominal:
            continue
        relation = relate_names(shown[i], shown[j], type_a=kinds[i], type_b=kinds[j])
        if relation.same or relation.score >= 0.4:
            relations[keys[i], keys[j]] = relation
    board = Board(nodes, dict(by_key), relations)
    for node in nodes:
        board.clusters.add(node)
    return board


def _shown(nodes: Sequence[Node]) -> str:
    """The printed form that stands for a key: the commonest, then the first in the alphabet."""
    return min(nodes, key=lambda node: (-node.count, node.name)).name


def _forbid(
    board: Board,
    places: dict[tuple[str, str], Node],
    records: Sequence[EntityRecord],
    decisions: Sequence[Decision],
) -> None:
    """All evidence that two nodes are not one, before anything is joined."""
    for decision in decisions:
        if not decision.same:
            why = f"decided: {decision.reason}" if decision.reason else "decided"
            for a in board.by_key.get(name_key(decision.a), ()):
                for b in board.by_key.get(name_key(decision.b), ()):
                    board.clusters.forbid(a, b, why)
    for record in sorted(records, key=lambda record: (record.document, record.name)):
        for other, reason in sorted(record.differs_from):
            rival = places.get((record.document, other))
            if rival is not None:
                board.clusters.forbid(places[record.document, record.name], rival, reason)
    _forbid_neighbours(board)


def _forbid_neighbours(board: Board) -> None:
    """Two full names of one document that differ by a token are two; so spreads to every spelling of them."""
    for (key_a, key_b), relation in sorted(board.relations.items()):
        if relation.kind != "short" or min(_size(board, key_a), _size(board, key_b)) < 2:
            continue
        if board.by_key[key_a][0].kind not in ("person", "") or not _token_inside(board, key_a, key_b):
            continue
        there = {node.document: node for node in board.by_key[key_b] if not node.cited}
        for node in board.by_key[key_a]:
            rival = there.get(node.document)
            if rival is not None and not node.cited and not _is_alias(node, rival):
                board.clusters.forbid(node, rival, "both forms live in one document, a token apart")


def _token_inside(board: Board, key_a: str, key_b: str) -> bool:
    """True where both are plain full names and the longer has its extra token before the family name."""
    small, large = sorted((_parsed(board, key_a), _parsed(board, key_b)), key=lambda name: len(name.core))
    plain = (
        not (small.titles or large.titles or large.descriptions) and len(large.core) == len(small.core) + 1
    )
    last_small, last_large = small.core[-1].folded, large.core[-1].folded
    return plain and relate_words(last_small, last_large).kind in ("equal", "spelling")


def _parsed(board: Board, key: str) -> ParsedName:
    node = board.by_key[key][0]
    return parse_name(node.name, node.kind)


def _is_alias(a: Node, b: Node) -> bool:
    return b.key in map(name_key, a.aliases) or a.key in map(name_key, b.aliases)


def _size(board: Board, key: str) -> int:
    return len(_parsed(board, key).core)


def _join_decided(board: Board, decisions: Sequence[Decision]) -> None:
    for decision in sorted(decisions, key=lambda row: (row.a, row.b)):
        if decision.same:
            found = [*board.by_key.get(name_key(decision.a), ()), *board.by_key.get(name_key(decision.b), ())]
            for a, b in chain(found):
                board.join(a, b, f"decided: {decision.reason}" if decision.reason else "decided")


def _short_keys(board: Board) -> dict[str, list[tuple[str, NameRelation]]]:
    """For each key that is short for others: those others with the relation, in sorted order."""
    shorts: dict[str, list[tuple[str, NameRelation]]] = defaultdict(list)
    for (key_a, key_b), relation in sorted(board.relations.items()):
        if relation.kind == "short":
            small, large = sorted((key_a, key_b), key=lambda key: (_size(board, key), len(key), key))
            shorts[small].append((large, relation))
    return dict(shorts)


def _join_same(board: Board, shorts: dict[str, list[tuple[str, NameRelation]]]) -> None:
    """Joins equal names across documents, except short ones that may belong to several."""
    for key in sorted(board.by_key):
        if key not in shorts and not _parsed(board, key).nominal:
            for a, b in chain(board.by_key[key]):
                board.join(a, b, "")


def _join_aliases(board: Board) -> None:
    """A name that the text itself introduces ("known as ...") joins the record that carries it."""
    for node in board.nodes:
        for alias in sorted(set(map(name_key, node.aliases)) - {node.key}):
            rivals = board.by_key.get(alias, ())
            for rival in rivals:
                if rival.document == node.document or len({board.clusters.find(r) for r in rivals}) == 1:
                    board.join(node, rival, f"{node.document} calls {node.name} so")


def _join_described(board: Board) -> None:
    """A description that stands alone joins the name it is hung on elsewhere in its document."""
    bearers: dict[tuple[str, str, frozenset[str]], list[Node]] = defaultdict(list)
    for node in board.nodes:
        name = parse_name(node.name, node.kind)
        for description in (*name.descriptions, " ".join(name.titles)):
            if description:
                bearers[node.document, node.kind, phrase_words(description)].append(node)
    for node in board.nodes:
        words = phrase_words(node.name.partition(" (")[0])
        homes = _distinct(board, bearers.get((node.document, node.kind, words), ()))
        if len(homes) == 1 and words:
            board.join(node, homes[0], f"{node.document} hangs it on {homes[0].name}")


def _join_related(board: Board, shorts: dict[str, list[tuple[str, NameRelation]]]) -> None:
    """Joins names whose every token has its counterpart, surest first."""
    ranked = sorted(
        ((-relation.score, pair, relation) for pair, relation in board.relations.items()),
        key=lambda row: row[:2],
    )
    for _, (key_a, key_b), relation in ranked:
        if relation.kind in ("equal", "spelling", "acronym") and relation.same:
            if key_a in shorts or key_b in shorts:
                _join_short_alike(board, key_a, key_b, relation)
                continue
            for a in _representatives(board, key_a):
                for b in _representatives(board, key_b):
                    board.join(a, b, relation.reason)
        elif not relation.same and relation.score >= 0.4:
            board.reject(board.by_key[key_a][0], board.by_key[key_b][0], relation.score, relation.reason)


def _join_short_alike(board: Board, key_a: str, key_b: str, relation: NameRelation) -> None:
    """Two spellings of a short name in one document are one; across documents the full names decide."""
    there = {node.document: node for node in board.by_key[key_b]}
    for a in board.by_key[key_a]:
        if a.document in there:
            board.join(a, there[a.document], relation.reason)


def _representatives(board: Board, key: str) -> list[Node]:
    """One node of each cluster that has the key."""
    leaders: dict[Node, Node] = {}
    for node in board.by_key[key]:
        leaders.setdefault(board.clusters.find(node), node)
    return list(leaders.values())


def _join_shorts(board: Board, shorts: dict[str, list[tuple[str, NameRelation]]]) -> None:
    """Short forms, longest first: to the only name they fit, else to the only one in their own document."""
    for key in sorted(shorts, key=lambda key: (-_size(board, key), key)):
        fits = [(large, relation) for large, relation in shorts[key] if relation.same]
        best = _best_fits(fits)
        homes = _distinct(board, [node for large, _ in best for node in board.by_key[large]])
        if len(homes) == 1:
            for node in board.by_key[key]:
                board.join(node, homes[0], best[0][1].reason)
        else:
            _settle_in_document(board, key, best)
        left = _distinct(board, board.by_key[key])
        if len(homes) == 0 or all(len(board.clusters.members(node)) == 1 for node in left):
            for a, b in chain(board.by_key[key]):
                board.join(a, b, "")


def _best_fits(fits: list[tuple[str, NameRelation]]) -> list[tuple[str, NameRelation]]:
    """Family-name fits where there are any: "Hale" is Ann Hale before it is Hale Osman."""
    family = [fit for fit in fits if not fit[1].reason.startswith("the given name")]
    return family or fits


def _settle_in_document(board: Board, key: str, fits: list[tuple[str, NameRelation]]) -> None:
    for node in board.by_key[key]:
        near = [
            rival for large, _ in fits for rival in board.by_key[large] if rival.document == node.document
        ]
        homes = _distinct(board, near)
        if len(homes) == 1:
            board.join(node, homes[0], "the only such name in its document")
            continue
        for large, _ in fits:
            board.reject(node, board.by_key[large][0], 0.7, "ambiguous, several names fit")


def _distinct(board: Board, nodes: Iterable[Node]) -> list[Node]:
    leaders: dict[Node, Node] = {}
    for node in nodes:
        leaders.setdefault(board.clusters.find(node), node)
    return list(leaders.values())


def _reasons(board: Board, group: Sequence[Node]) -> tuple[str, ...]:
    return tuple(sorted({reason for node in group for reason in board.merged.get(node, ())}))


def _rejections(board: Board, group: Sequence[Node]) -> tuple[str, ...]:
    """The nearest names that were kept apart, best score first."""
    own = {node.name for node in group}
    found = {
        text: score
        for node in group
        for score, text in board.refused.get(node, ())
        if text.split(": ")[0] not in own
    }
    return tuple(sorted(found, key=lambda text: (-found[text], text))[:5])
