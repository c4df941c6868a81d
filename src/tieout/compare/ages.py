"""Ages across documents: each age on its day implies birth dates, and those are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tieout.compare.fact import Entry, Fact
from tieout.compare.positions import Stand, by_range, in_order, stands
from tieout.semantics.ages import birth_days
from tieout.semantics.dates import DateSet
from tieout.semantics.relation import Relation
from tieout.semantics.span import Span
from tieout.semantics.wording import say, say_days
from tieout.values.model import Value

_HALF_YEAR = 183.0
_SOME_DAY = 730000.0
"""Any day does for ages that no document dates: only the distance between them counts."""
_MOMENTS = frozenset({"as_of", "what"})


def is_one_moment(fact: Fact) -> bool:
    """Whether the fact itself says when the age counts: at an event, or ``as_of`` a time."""
    return any(key in _MOMENTS for key, _ in fact.qualifiers)


def stands_by_birth(fact: Fact, entries: Sequence[Entry]) -> list[list[Stand]]:
    """Positions of ages: at one moment the years are compared, on several days the births they imply."""
    if is_one_moment(fact):
        return stands(entries, fact.judgement.comparison)
    born = {_with_birth(entry, entries): entry for entry in entries}
    found = by_range(tuple(born), DateSet().wide)
    return [in_order([tuple(born[entry] for entry in stand) for stand in found])]


def relate(fact: Fact, left: Entry, right: Entry) -> Relation:
    """How two ages stand, told through the birth dates that they imply."""
    direct = fact.judgement.comparison.relate(left.value, right.value)
    if is_one_moment(fact) or direct.kind in ("same", "incomparable"):
        return direct
    born, other = birth(left, (left, right)), birth(right, (left, right))
    if born is None or other is None:
        return direct
    told = f"{_explain(left, born)}, {_explain(right, other)}"
    if born.meets(other):
        return Relation("compatible", told)
    return Relation("disjoint", told, gap=direct.gap, days=int(born.gap(other)))


def moved(entries: Sequence[Entry]) -> bool:
    """Whether ages differ and each has a day of its own, so that the years between explain it."""
    return all(entry.day is not None for entry in entries)


def birth(entry: Entry, among: Sequence[Entry]) -> Span | None:
    """The birth days that an age implies; an age without a day may be of half a year round the others."""
    day = entry.day
    if day is None:
        known = [other.day for other in among if other.day is not None]
        low = min((span.low for span in known), default=_SOME_DAY) - _HALF_YEAR
        high = max((span.high for span in known), default=_SOME_DAY) + _HALF_YEAR
        day = Span(low, high)
    return birth_days(entry.value, day)


def _with_birth(entry: Entry, among: Sequence[Entry]) -> Entry:
    span = birth(entry, among)
    if span is None:
        return entry
    return replace(entry, value=Value("date", span.low, span.high, text=say(entry.value)))


def _explain(entry: Entry, born: Span) -> str:
    return f"{say(entry.value)} means born {say_days(born.low, born.high)}"
