"""The verdict on positions: agreement, an update, a discrepancy, and how severe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.compare import ages, offices
from tieout.compare.fact import Entry, Fact
from tieout.compare.positions import Stand, support
from tieout.compare.time import explained_by_time
from tieout.model import Severity, Step, Verdict
from tieout.semantics.dates import DateSet, Period
from tieout.semantics.numbers import Overlap
from tieout.semantics.relation import Relation, is_ranged
from tieout.semantics.times import TimeOfDay

_FLOOR_MINOR = 0.01
"""A gap under 1 % is minor whatever the rule says."""
_DOUBTFUL = 0.4
"""Below this confidence it is a guess that the claims are about one thing, and no discrepancy is reported."""
_SHOWN_STEPS = 8
_SHOWN_STANDS = 5


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the positions of one fact come to."""

    verdict: Verdict
    severity: Severity
    steps: tuple[Step, ...]


def rule(fact: Fact, component: Sequence[Stand], planned: bool = False) -> Ruling:
    """The ruling on ``component``, positions best supported first; ``planned`` where all are forecasts."""
    entries = [entry for stand in component for entry in stand]
    if len(component) > 1:
        steps, worst = _pairs(fact, component)
        if explained_by_time(fact, component, planned):
            return Ruling("updated", "", steps)
        if confidence(component) < _DOUBTFUL:
            return Ruling("compatible", "", steps)
        return Ruling("discrepancy", _severity(fact, component, worst, planned), steps)
    steps = _within_stand(fact, component[0])
    if support(entries)[0] == 1:
        return Ruling("single", "", steps)
    if _alike(fact, entries):
        return Ruling("agree", "", steps)
    if fact.family == "age" and ages.moved(entries):
        return Ruling("updated", "", steps)
    return Ruling("compatible", "", steps)


def _alike(fact: Fact, entries: Sequence[Entry]) -> bool:
    comparison = fact.judgement.comparison
    values = [entry.value for entry in entries]
    if is_ranged(comparison):
        return comparison.alike(values)
    return all(comparison.relate(values[0], value).kind == "same" for value in values[1:])


def _pairs(fact: Fact, component: Sequence[Stand]) -> tuple[tuple[Step, ...], Relation]:
    """Every pair of positions through their plainest claims, and the widest gap among them."""
    steps: list[Step] = []
    worst = Relation("disjoint", "")
    for number, stand in enumerate(component[:_SHOWN_STANDS]):
        for other in component[number + 1 : _SHOWN_STANDS]:
            relation = relate(fact, stand[0], other[0])
            if relation.kind == "disjoint" and (relation.gap, relation.days) >= (worst.gap, worst.days):
                worst = relation
            steps.append(Step(stand[0].id, other[0].id, relation.kind, relation.reason))
    return tuple(steps[:_SHOWN_STEPS]), worst


def _within_stand(fact: Fact, stand: Stand) -> tuple[Step, ...]:
    first = stand[0]
    others = {entry.value: entry for entry in reversed(stand[1:])}
    steps = []
    for entry in [entry for entry in stand[1:] if others[entry.value] is entry][:_SHOWN_STEPS]:
        relation = relate(fact, first, entry)
        steps.append(Step(first.id, entry.id, relation.kind, relation.reason))
    return tuple(steps)


def relate(fact: Fact, left: Entry, right: Entry) -> Relation:
    """How two entries of a fact stand, by the comparison that its judgement names."""
    if fact.family == "age":
        return ages.relate(fact, left, right)
    if fact.attribute == "position_held":
        return offices.relate(fact, left, right)
    return fact.judgement.comparison.relate(left.value, right.value)


def _severity(fact: Fact, component: Sequence[Stand], worst: Relation, planned: bool) -> Severity:
    comparison = fact.judgement.comparison
    if planned or fact.attribute in ("position_held", "located_in", "cause"):
        return "minor"
    if isinstance(comparison, DateSet):
        return "minor" if worst.days <= comparison.minor_days else "major"
    if isinstance(comparison, Period):
        return "minor" if worst.days <= comparison.minor_years * 366 else "major"
    if isinstance(comparison, TimeOfDay):
        return "minor" if worst.gap * 720 <= comparison.minor_minutes else "major"
    if isinstance(comparison, Overlap):
        return "minor" if worst.gap < max(fact.judgement.minor, _FLOOR_MINOR) else "major"
    if fact.attribute == "direction":
        return "minor" if worst.gap <= 0.5 else "major"
    return "major"


def rests_on_sum(component: Sequence[Stand]) -> bool:
    """Whether one side of a disagreement is only worked out from other claims."""
    return len(component) > 1 and any(
        all(entry.claim.origin == "derived" for entry in stand) for stand in component[:2]
    )


def confidence(component: Sequence[Stand]) -> float:
    """How surely the claims are about one thing: the weaker of the two best supported positions."""
    best = [max(entry.claim.surety for entry in stand) for stand in component[:2]]
    return round(min(best, default=1.0), 2)
