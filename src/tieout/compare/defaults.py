"""How attributes are compared that no rule file judges: by the kind of their value, with care."""

from __future__ import annotations

from tieout.rulebook import Judgement
from tieout.semantics import bind_comparison
from tieout.values.model import Value

_BY_ATTRIBUTE = {
    "age": "age",
    "position_held": "office",
    "located_in": "place",
    "direction": "direction",
    "cause": "category",
    "quote": "quote",
    "score": "score",
    "period": "period",
}
_BY_KIND = {
    "money": "money",
    "percentage": "percentage",
    "fraction": "percentage",
    "age": "age",
    "date": "date",
    "period": "date",
    "time": "time",
    "score": "score",
    "text": "category",
}
_GROW = frozenset({"deaths", "injured", "missing", "rescued", "displaced"})
_DRIFT = frozenset({"population", "price", "age"})
PACE = {"population": 0.25, "area": 0.05, "elevation": 0.0, "length": 0.05}
"""The most that a slow figure moves in a year, as a share of the larger, where its rule is silent. Refugees
can add a quarter to a town within a year; no valley loses 40 % of its people between two editions."""
_MINOR = 0.05
"""A gap under 5 % of the larger figure is minor where no rule says otherwise."""
_JUDGEMENTS: dict[tuple[str, str], Judgement] = {}


def default_judgement(attribute: str, value: Value) -> Judgement:
    """How an attribute without a rule file is compared: tolls grow, populations drift, the rest stays."""
    by = _BY_ATTRIBUTE.get(attribute) or _BY_KIND.get(value.kind, "overlap")
    if attribute == "period" and value.kind not in ("date", "period"):
        by = _BY_KIND.get(value.kind, "overlap")
    if (attribute, by) not in _JUDGEMENTS:
        _JUDGEMENTS[attribute, by] = Judgement(
            comparison=bind_comparison({"by": by}),
            drifts=attribute in _DRIFT or attribute in _GROW,
            grows=attribute in _GROW,
            minor=_MINOR,
        )
    return _JUDGEMENTS[attribute, by]
