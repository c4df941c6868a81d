"""Value x value -> relation with its reason. Pure: no documents, no claims, no entities.

Tolerances are the fields of each comparison, set by the ``[compare]`` table of a rule file; word lists come
from ``rules/<lang>/vocab/comparison.toml``.
"""

from tieout.semantics.binding import COMPARISONS, bind_comparison
from tieout.semantics.relation import Comparison, Ranged, Relation
from tieout.semantics.span import Span

__all__ = ["COMPARISONS", "Comparison", "Ranged", "Relation", "Span", "bind_comparison"]
