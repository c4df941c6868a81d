"""Claims that look like one fact and cannot be: set apart before anything is called a discrepancy.

A document seldom contradicts itself threefold. Where it states two values far apart, one of them in line with
the others, the other one is a part, a subgroup or another time that its words do not name.
"""

from __future__ import annotations

from collections.abc import Sequence

from tieout.compare.fact import Entry, Fact
from tieout.compare.positions import Stand, in_order
from tieout.semantics.numbers import Overlap, stated_figures, stated_gap
from tieout.semantics.relation import is_ranged
from tieout.semantics.span import nearest_gap

SURE = 0.65
"""From this confidence on the words name the fact; below it they were read with an open pattern."""
_FAR_RATIO = 2.0
"""Figures of one thing seldom differ by more than a factor of two; of two things, mostly."""
_FAR_DAYS, _FAR_DAYS_IN_DOUBT = 366.0, 31.0
"""Dates of one event are confused by days, in a slip of the pen by a year; other events lie anywhere."""


def is_identified(fact: Fact) -> bool:
    """Whether the fact names one thing at all: a result needs its match, not just a team."""
    return fact.attribute != "score" or fact.entity_type == "event" or bool(fact.qualifier("what"))


def set_apart(fact: Fact, component: Sequence[Stand]) -> tuple[list[Stand], list[Entry]]:
    """Positions without the entries that cannot be of this fact, and those entries.

    Set apart are values far from a better supported one of the same document and, where the words are not
    sure to name the fact, values far from the best supported one and whatever a document says besides the
    value nearest to it.
    """
    if len(component) < 2:
        return list(component), []
    first = component[0]
    unsure = max(entry.claim.surety for entry in first) < SURE
    nearest = _nearest(fact, component)
    kept: list[Stand] = [first]
    apart: list[Entry] = []
    for number, stand in enumerate(component[1:], 1):
        far = {doubt: is_far(fact, first[0], stand[0], doubt) for doubt in (False, True)}
        staying = []
        for entry in stand:
            doubtful = not entry.claim.joined and (unsure or entry.claim.surety < SURE)
            at_home = nearest[entry.document] == 0
            besides = nearest[entry.document] != number
            if (
                (besides and doubtful)
                or (at_home and far[False])
                or (far[True] and (doubtful or entry.claim.origin == "derived"))
            ):
                apart.append(entry)
            else:
                staying.append(entry)
        if staying:
            kept.append(tuple(staying))
    return in_order(kept), apart


def _nearest(fact: Fact, component: Sequence[Stand]) -> dict[str, int]:
    """For each document the number of its position that is nearest to the best supported one."""
    distances = [_distance(fact, component[0][0], stand[0]) for stand in component]
    found: dict[str, int] = {}
    for number in sorted(range(len(component)), key=lambda number: (distances[number], number)):
        for entry in component[number]:
            found.setdefault(entry.document, number)
    return found


def _distance(fact: Fact, left: Entry, right: Entry) -> float:
    if left is right:
        return -1.0
    comparison = fact.judgement.comparison
    if isinstance(comparison, Overlap):
        return stated_gap(left.value, right.value)
    if is_ranged(comparison):
        return nearest_gap(comparison.wide(left.value), comparison.wide(right.value))
    return 0.0


def is_far(fact: Fact, left: Entry, right: Entry, doubtful: bool = False) -> bool:
    """Whether two values are too far apart to be two readings of one thing; ``doubtful`` dates are sooner."""
    comparison = fact.judgement.comparison
    if isinstance(comparison, Overlap):
        one, two = stated_figures(left.value), stated_figures(right.value)
        if not one or not two:
            return False
        small, large = sorted((max(one), max(two)))
        return large > _FAR_RATIO * small if small > 0 else large > 0
    if fact.family == "days" and is_ranged(comparison):
        days = nearest_gap(comparison.wide(left.value), comparison.wide(right.value))
        return days > (_FAR_DAYS_IN_DOUBT if doubtful else _FAR_DAYS)
    return False


def contradicts(stands: Sequence[Stand]) -> bool:
    """Whether one document's values are a contradiction: said with certainty, and not in one breath."""
    entries = [entry for stand in stands for entry in stand]
    if min(entry.claim.surety for entry in entries) < SURE:
        return False
    sentences = [{entry.claim.sentence for entry in stand} for stand in stands]
    first = sentences[0]
    return any(not other or not first or other != first or "" in other for other in sentences[1:])
