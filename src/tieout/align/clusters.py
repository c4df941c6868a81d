"""Clusters under constraints: joins strongest first, and never a cluster that holds a must-differ pair."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(slots=True)
class Clusters(Generic[Node]):
    """A partition of nodes that grows by joins.

    ``forbid`` says that two nodes are never one; it holds for whatever their clusters grow into. ``join``
    returns the reason why it refused, or ``""``.
    """

    _leader: dict[Node, Node] = field(default_factory=dict)
    _members: dict[Node, list[Node]] = field(default_factory=dict)
    _apart: dict[Node, dict[Node, str]] = field(default_factory=dict)

    def add(self, node: Node) -> None:
        """Makes ``node`` a cluster of its own unless it is known."""
        if node not in self._leader:
            self._leader[node] = node
            self._members[node] = [node]
            self._apart[node] = {}

    def find(self, node: Node) -> Node:
        """The leader of the cluster that ``node`` is in."""
        root = node
        while self._leader[root] != root:
            root = self._leader[root]
        while self._leader[node] != root:
            self._leader[node], node = root, self._leader[node]
        return root

    def members(self, node: Node) -> tuple[Node, ...]:
        """All nodes of the cluster that ``node`` is in, in the order in which they joined."""
        return tuple(self._members[self.find(node)])

    def together(self, a: Node, b: Node) -> bool:
        """True where ``a`` and ``b`` are in one cluster."""
        return self.find(a) == self.find(b)

    def forbid(self, a: Node, b: Node, reason: str) -> bool:
        """Keeps the clusters of ``a`` and ``b`` apart for good; False where they are one already."""
        first, second = self.find(a), self.find(b)
        if first == second:
            return False
        self._apart[first].setdefault(second, reason)
        self._apart[second].setdefault(first, reason)
        return True

    def apart(self, a: Node, b: Node) -> str:
        """Why the clusters of ``a`` and ``b`` must differ, or ``""``."""
        return self._apart[self.find(a)].get(self.find(b), "")

    def rivals(self, node: Node) -> frozenset[Node]:
        """The leaders of all clusters that the cluster of ``node`` must differ from."""
        return frozenset(self._apart[self.find(node)])

    def join(self, a: Node, b: Node) -> str:
        """Makes the clusters of ``a`` and ``b`` one, unless they must differ: then returns why."""
        first, second = self.find(a), self.find(b)
        if first == second:
            return ""
        refused = self._apart[first].get(second, "")
        if refused:
            return refused
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        self._leader[second] = first
        self._members[first].extend(self._members.pop(second))
        for other, reason in self._apart.pop(second).items():
            del self._apart[other][second]
            self._apart[other].setdefault(first, reason)
            self._apart[first].setdefault(other, reason)
        return ""

    def groups(self) -> list[tuple[Node, ...]]:
        """Every cluster as the tuple of its nodes; callers sort, for the order here is that of joining."""
        return [tuple(members) for members in self._members.values()]


def chain(nodes: Iterable[Node]) -> Iterable[tuple[Node, Node]]:
    """Neighbouring pairs of ``nodes``."""
    before: list[Node] = []
    for node in nodes:
        if before:
            yield before[-1], node
        before.append(node)
