"""Value x value -> relation with its reason. Pure: no text, no rule files, no entities."""

from tieout.semantics.relation import Comparison, Relation

__all__ = ["Comparison", "Relation"]
