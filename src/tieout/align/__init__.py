"""CLAIMS -> CLAIMS with entities: which claims are about the same person, place, event or thing, and why."""

from __future__ import annotations

from tieout.align.alignment import align
from tieout.align.decisions import Decision, read_decisions
from tieout.align.names import relate_names, relate_pairs
from tieout.semantics.names import NameRelation

__all__ = ["Decision", "NameRelation", "align", "read_decisions", "relate_names", "relate_pairs"]
