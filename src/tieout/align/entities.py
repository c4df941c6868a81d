"""What a cluster becomes: an entity with one name, its spellings, and why they are one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tieout.align.cast import Node
from tieout.align.names import relate_names
from tieout.model import Claim, Entity, EntityType
from tieout.semantics.name_words import telling_tokens
from tieout.values.name import parse_name

_ARTICLE = re.compile(r"^[Tt]he (?:(?:capital|city|town|village|province) (?:of )?)?(?=\S)")


@dataclass(frozen=True, slots=True)
class EntityDraft:
    """A cluster before it has a name."""

    nodes: tuple[Node, ...]
    merged_by: tuple[str, ...]
    rejected: tuple[str, ...]


def name_entities(
    drafts: Sequence[EntityDraft], claims: Sequence[Claim]
) -> tuple[dict[Node, tuple[str, EntityType]], tuple[Entity, ...]]:
    """The name and type of each node, and the entities sorted by name.

    Names are unique: where two clusters would bear one name (namesakes kept apart), the later ones in
    order of their documents get the document in brackets.
    """
    fame = _fame(drafts) if any(node.kind == "event" for draft in drafts for node in draft.nodes) else {}
    per_subject = Counter((claim.document, claim.entity) for claim in claims)
    named: dict[Node, tuple[str, EntityType]] = {}
    entities: list[Entity] = []
    taken: set[str] = set()
    for draft in sorted(drafts, key=_draft_order):
        kind = _vote(draft.nodes)
        name = _unique(_best_name(draft.nodes, kind, fame), draft.nodes, taken)
        for node in draft.nodes:
            named[node] = (name, kind)
        if not all(node.cited for node in draft.nodes):
            count = sum(per_subject[node.document, node.name] for node in draft.nodes)
            entities.append(_entity(name, kind, draft, count))
    return named, tuple(sorted(entities, key=lambda entity: (entity.entity, entity.entity_type)))


def _draft_order(draft: EntityDraft) -> tuple[int, list[tuple[str, str]]]:
    return -sum(node.count for node in draft.nodes), sorted((n.document, n.name) for n in draft.nodes)


def _vote(nodes: Sequence[Node]) -> EntityType:
    ballot: Counter[EntityType] = Counter()
    for node in nodes:
        if node.kind:
            ballot[node.kind] += max(node.count, 1)
    return min(ballot.items(), key=lambda item: (-item[1], item[0]))[0] if ballot else ""


def _fame(drafts: Sequence[EntityDraft]) -> dict[str, int]:
    """In how many documents each telling word of any name stands."""
    documents: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        for node in draft.nodes:
            for word in _stem(node).split():
                documents[word].add(node.document)
    return {word: len(found) for word, found in documents.items()}


def _best_name(nodes: Sequence[Node], kind: EntityType, fame: Mapping[str, int]) -> str:
    """The spelling that most documents print, full names before a surname alone or an event's bare noun.

    Names that differ in a type word or a title alone ("Ash Valley", "Ash") support each other. Of two names
    of an event with equal support the one whose words the story speaks of more is taken.
    """
    if len(nodes) == 1:
        return _ARTICLE.sub("", parse_name(nodes[0].name, kind).shown or nodes[0].name)
    documents: dict[str, set[str]] = defaultdict(set)
    supporters: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    stems = {node.name: _stem(node) for node in nodes}
    for node in nodes:
        documents[node.name].add(node.document)
        supporters[stems[node.name]].add(node.document)
        counts[node.name] += node.count
    names = sorted(documents)
    plain = [name for name in names if _is_plain(name, kind)] or names
    full = [name for name in plain if not _is_short(name, plain, kind)] or plain
    longest = -1 if kind in ("person", "") else 1

    def rank(name: str) -> tuple[int, int, int, int, int, int, bool, str]:
        words = stems[name].split() if kind == "event" else []
        known = min((fame.get(word, 0) for word in words), default=0)
        size = longest * len(name)
        support = len(supporters[stems[name]]), len(documents[name]), counts[name]
        return -support[0], -known, -len(words), -support[1], -support[2], size, name.isascii(), name

    best = min(full, key=rank)
    return _ARTICLE.sub("", parse_name(best, kind).shown or best)


def _stem(node: Node) -> str:
    """The telling words of a name, whatever their order: "referendum in Ash", "Ash referendum"."""
    name = parse_name(node.name, node.kind)
    words = (token.folded for token in telling_tokens(name, countries=node.kind in ("event", "place")))
    return " ".join(sorted(words)) or node.name


def _is_plain(name: str, kind: EntityType) -> bool:
    """True for a name without title or description around it."""
    parsed = parse_name(name, kind)
    return not (parsed.titles or parsed.descriptions or parsed.nominal or parsed.bracketed)


def _is_short(name: str, names: Sequence[str], kind: EntityType) -> bool:
    """True for a surname, an acronym or an event's bare noun where the full name stands beside it."""
    if kind not in ("person", "event", "organization"):
        return False
    if kind == "organization":
        others = (other for other in names if " " in other and " " not in name)
        return any(relate_names(name, other, type_a=kind, type_b=kind).kind == "acronym" for other in others)
    size = len(parse_name(name, kind).core)
    if kind == "person" and size > 1:
        return False
    longer = (other for other in names if len(parse_name(other, kind).core) > size)
    return any(relate_names(name, other, type_a=kind, type_b=kind).kind == "short" for other in longer)


def _unique(name: str, nodes: Sequence[Node], taken: set[str]) -> str:
    if name in taken:
        name = f"{name} ({min(node.document for node in nodes)})"
    number, free = 2, name
    while free in taken:
        free, number = f"{name} {number}", number + 1
    taken.add(free)
    return free


def _entity(name: str, kind: EntityType, draft: EntityDraft, claims: int) -> Entity:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for node in draft.nodes:
        if not node.cited:
            for spelling, count in node.spellings or ((node.name, 1),):
                names[spelling][node.document] += count
    return Entity(
        entity=name,
        entity_type=kind,
        names={spelling: dict(sorted(names[spelling].items())) for spelling in sorted(names)},
        documents=tuple(sorted({node.document for node in draft.nodes if not node.cited})),
        claims=claims,
        merged_by=draft.merged_by,
        rejected=draft.rejected,
    )
