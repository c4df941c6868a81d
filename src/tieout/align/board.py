"""What joining works on: nodes by key, relations of keys, clusters, and the reasons given on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tieout.align.candidates import candidate_pairs
from tieout.align.cast import Node
from tieout.align.clusters import Clusters
from tieout.align.names import relate_names
from tieout.semantics.names import NameRelation
from tieout.values.name import ParsedName, parse_name

WORTH_NOTING = 0.4
"""From this score on a pair that was kept apart is told to the reader as the nearest rejected candidate."""


@dataclass(slots=True)
class Board:
    """Nodes, what is known of every pair of their names, and the clusters as they grow.

    ``relations`` holds the pairs of keys, in order, whose names are one or nearly so. ``merged`` and
    ``refused`` keep the reasons for people.
    """

    nodes: list[Node]
    by_key: dict[str, list[Node]]
    names: dict[str, ParsedName]
    relations: dict[tuple[str, str], NameRelation]
    clusters: Clusters[Node] = field(default_factory=Clusters)
    merged: dict[Node, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[Node, list[tuple[float, Node, str]]] = field(default_factory=lambda: defaultdict(list))

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
        self.refused[a].append((score, b, reason))
        self.refused[b].append((score, a, reason))

    def kind(self, key: str) -> str:
        """The type voted for the name ``key``."""
        return self.by_key[key][0].kind

    def is_description(self, key: str) -> bool:
        """True where ``key`` names nothing: an office, "the airline", a body or place in small letters."""
        if self.names[key].nominal:
            return True
        return self.kind(key) in ("organization", "person", "place") and self.by_key[key][0].name.islower()

    def size(self, key: str) -> int:
        """How many words of ``key`` name."""
        return len(self.names[key].core)

    def one_of_each(self, nodes: Iterable[Node]) -> list[Node]:
        """The first of ``nodes`` in each cluster that they are in."""
        leaders: dict[Node, Node] = {}
        for node in nodes:
            leaders.setdefault(self.clusters.find(node), node)
        return list(leaders.values())


def set_up(nodes: list[Node]) -> Board:
    """The board before anything is joined: every node a cluster, every likely pair of names compared."""
    by_key: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_key[node.key].append(node)
    keys = sorted(by_key)
    shown = [_shown(by_key[key]) for key in keys]
    kinds = [by_key[key][0].kind for key in keys]
    names = [parse_name(name, kind) for name, kind in zip(shown, kinds, strict=True)]
    board = Board(nodes, dict(by_key), dict(zip(keys, names, strict=True)), {})
    silent = [board.is_description(key) for key in keys]
    for i, j in candidate_pairs(names):
        if silent[i] or silent[j]:
            continue
        relation = relate_names(shown[i], shown[j], type_a=kinds[i], type_b=kinds[j])
        if relation.same or relation.score >= WORTH_NOTING:
            board.relations[keys[i], keys[j]] = relation
    for node in nodes:
        board.clusters.add(node)
    return board


def _shown(nodes: Sequence[Node]) -> str:
    """The printed form that stands for a key: the commonest, then the first in the alphabet."""
    return min(nodes, key=lambda node: (-node.count, node.name)).name
