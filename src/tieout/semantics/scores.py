"""Scores: both sides of a result, from whichever side it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from tieout.semantics.categories import Name
from tieout.semantics.relation import Relation
from tieout.semantics.wording import say
from tieout.values.model import Value


@dataclass(frozen=True, slots=True)
class Score:
    """Results of a game: 5-2 and 2-5 are one, told from two sides; a ranking may hold a name instead."""

    names: Name = field(default_factory=Name)

    def relate(self, left: Value, right: Value) -> Relation:
        """How two results stand."""
        if left.kind == "text" and right.kind == "text":
            return self.names.relate(left, right)
        one, two = left.numbers, right.numbers
        if len(one) < 2 or len(one) != len(two):
            return Relation("incomparable", f"{say(left)} and {say(right)} are not both results")
        if one == two:
            return Relation("same", f"both say {say(left)}")
        if sorted(one) == sorted(two):
            return Relation("same", f"{say(left)} and {say(right)} are one result told from two sides")
        return Relation("disjoint", f"{say(left)} and {say(right)} are two results", gap=1.0)
