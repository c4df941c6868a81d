"""Values that change with time: an update follows the order of the days they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from tieout.compare.defaults import PACE
from tieout.compare.fact import Fact
from tieout.compare.positions import Stand
from tieout.semantics.lexicon import words
from tieout.semantics.numbers import Overlap, stated_figures, stated_gap
from tieout.semantics.span import Span

_YEAR = 365.2425
_PLAN_DAYS = 2
"""Plans told of within so many days are one plan: a newsroom that prints another figure has no news of it."""


def explained_by_time(fact: Fact, component: Sequence[Stand], planned: bool) -> bool:
    """Whether the positions follow each other in time, so that the later ones update the earlier ones.

    Every position needs days, no two of them may share one, what grows must have grown, and a figure that
    drifts must not have moved faster than its rule allows. Plans and forecasts may change in any direction.
    """
    judgement = fact.judgement
    grows = judgement.grows or _runs(fact)
    if not (judgement.drifts or grows or planned) or fact.family == "age" or fact.qualifier("as_of"):
        return False
    dated = [(days, stand) for stand in component if (days := _days(stand)) is not None]
    if len(dated) < len(component):
        return False
    dated.sort(key=lambda pair: (pair[0].low, pair[0].high))
    for (before, earlier), (after, later) in pairwise(dated):
        if before.high + (_PLAN_DAYS if planned else 0) >= after.low:
            return False
        if planned:
            continue
        if grows and not _has_grown(earlier, later):
            return False
        if judgement.drifts and not grows and not _slow_enough(fact, earlier, later, before, after):
            return False
    return True


def _runs(fact: Fact) -> bool:
    """Whether a count goes on while its event does: flights cancelled, homes destroyed, people arrested."""
    if fact.attribute != "count" or fact.entity_type != "event":
        return False
    return not words("running-count").isdisjoint(fact.qualifier("what").split())


def _days(stand: Stand) -> Span | None:
    """The days that a position speaks of; entries without a day rest on those that have one."""
    days = [entry.day for entry in stand if entry.day is not None]
    if not days:
        return None
    return Span(min(day.low for day in days), max(day.high for day in days))


def _has_grown(earlier: Stand, later: Stand) -> bool:
    before = [figure for entry in earlier for figure in stated_figures(entry.value)]
    after = [figure for entry in later for figure in stated_figures(entry.value)]
    return bool(before and after) and max(before) <= max(after)


def _slow_enough(fact: Fact, earlier: Stand, later: Stand, before: Span, after: Span) -> bool:
    comparison = fact.judgement.comparison
    if not isinstance(comparison, Overlap):
        return True
    if all(entry.dated for entry in (*earlier, *later) if entry.day is not None):
        return True
    pace = comparison.yearly or PACE.get(fact.attribute, inf)
    years = (after.low - before.high) / _YEAR
    return stated_gap(earlier[0].value, later[0].value) <= pace * years
