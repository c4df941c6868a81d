"""The one sentence of a finding, as an editor would write it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tieout.compare.fact import Entry, Fact
from tieout.compare.phrases import about
from tieout.compare.positions import Stand, support
from tieout.model import FindingKind, Verdict
from tieout.semantics.dates import DateSet, Period, say_distance
from tieout.semantics.numbers import Overlap, stated_figures, stated_gap
from tieout.semantics.times import TimeOfDay, around_the_clock, say_minutes
from tieout.semantics.wording import say
from tieout.values import Value, format_value

_FEW = 20
"""Up to so many things nobody counts in percent: three titles against four."""
_ONE_FIGURE = 0.02
"""Two figures of one sentence this close are one, in two units or two roundings, and the first tells it."""
_SHOWN_DOCUMENTS = 4
_SHOWN_POSITIONS = 4
_LOOSE = 3.0
"""From this rank on an entry is a bound, a vague word or a sum, and speaks for a position only alone."""
_HEDGED = frozenset({"approx", "vague"})
_BOUNDED = frozenset({"at_least", "at_most", "more_than", "less_than"})


def reason(
    fact: Fact, component: Sequence[Stand], aside: Sequence[Entry], verdict: Verdict, kind: FindingKind
) -> str:
    """One plain sentence: what is disputed or agreed, who says what, and why the values do not meet."""
    subject = about(fact)
    if verdict == "discrepancy":
        text = _discrepancy(fact, component, subject, kind)
    elif verdict == "updated":
        text = _updated(component, subject)
    elif verdict == "single":
        text = f"Only {_documents(component[0])} states {subject}: {_value(component[0])}"
    elif verdict == "agree":
        groups, _ = support([entry for stand in component for entry in stand])
        text = f"{_count(groups)} sources agree on {subject}: {_value(component[0])}"
    elif len(component) > 1:
        sides = ", ".join(f"{_value(stand)} ({_documents(stand)})" for stand in component[:_SHOWN_POSITIONS])
        text = f"The words do not show that these are one thing, {subject}: {sides}"
    else:
        text = f"Sources can all be right on {subject}: {_by_value(component[0])}"
    if aside:
        text += "; " + ", ".join(_aside(entry) for entry in aside[:3])
    return text + "."


def apart(fact: Fact, main: Stand, stand: Stand) -> str:
    """Why a value is listed by itself: too far from what the rest says to be of the same thing."""
    subject = about(fact)
    return (
        f"{_documents(stand)} also: {_value(stand)} for {subject}, too far from {_value(main)} "
        "to be the same thing by its words alone."
    )


def spokesman(stand: Stand) -> Entry:
    """The entry whose value stands for a position: the best supported plain figure, then the finest print."""
    backing: dict[object, set[str]] = {}
    for entry in stand:
        backing.setdefault(entry.value, set()).add(entry.group)
    return min(stand, key=lambda entry: (entry.rank[0] >= _LOOSE, -len(backing[entry.value]), entry.rank))


def normal_form(entry: Entry) -> str:
    """The value of an entry in the normal form of tables."""
    return " / ".join(format_value(value) or say(value) for value in _each(entry))


def told(entry: Entry) -> str:
    """The value of an entry in words; two values of one sentence with "and" between them."""
    return " and ".join(say(value) for value in _each(entry))


def _each(entry: Entry) -> list[Value]:
    if not entry.also:
        return [entry.value]
    first = replace(entry.value, alternates=())
    others = [value for value in entry.also if stated_gap(first, value) > _ONE_FIGURE]
    return [first, *others] if entry.value.low is not None else [first, *entry.also]


def _discrepancy(fact: Fact, component: Sequence[Stand], subject: str, kind: FindingKind) -> str:
    if kind == "within_document":
        document = component[0][0].document
        both = " and ".join(_value(stand) for stand in component[:_SHOWN_POSITIONS])
        return f"{document} contradicts itself on {subject}: {both}{_because(component)}"
    sides = [f"{_value(stand)} ({_documents(stand)})" for stand in component[:_SHOWN_POSITIONS]]
    rest = len(component) - _SHOWN_POSITIONS
    more = f" and {rest} more" if rest > 0 else ""
    how_far = _how_far(fact, component)
    return f"Sources differ{how_far} on {subject}: {' against '.join(sides)}{more}{_because(component)}"


def _how_far(fact: Fact, component: Sequence[Stand]) -> str:
    values = [spokesman(stand).value for stand in component]
    comparison = fact.judgement.comparison
    if isinstance(comparison, Overlap):
        figures = [figure for value in values for figure in stated_figures(value)]
        if len(figures) < 2 or min(figures) <= 0 or (fact.family == "count" and max(figures) <= _FEW):
            return ""
        return _ratio(max(figures) / min(figures))
    if isinstance(comparison, (DateSet, Period)):
        relation = comparison.relate(values[0], values[1])
        return f" by {say_distance(relation.days)}" if relation.days else ""
    if isinstance(comparison, TimeOfDay) and None not in (low := [value.low for value in values[:2]]):
        return f" by {say_minutes(around_the_clock(*[end for end in low if end is not None]))}"
    return ""


def _ratio(ratio: float) -> str:
    """How far apart in words: a share of the smaller figure, or how many times it."""
    if ratio >= 3:
        return f" by a factor of {ratio:.2g}" if ratio < 1000 else " by orders of magnitude"
    percent = (ratio - 1) * 100
    if percent < 0.1:
        return " slightly"
    return f" by {percent:.0f} %" if percent >= 1 else f" by {percent:.1f} %"


def _because(component: Sequence[Stand]) -> str:
    """Why the ranges do not meet, where hedges or bounds stand in a figure."""
    modifiers = [spokesman(stand).value.modifier for stand in component[:2]]
    if all(modifier in _HEDGED for modifier in modifiers):
        return "; both are hedged, and the ranges do not meet"
    if any(modifier in _HEDGED for modifier in modifiers):
        return "; one is hedged, and still the two do not meet"
    if any(modifier in _BOUNDED for modifier in modifiers):
        return "; the bound leaves the other figure out"
    return ""


def _updated(component: Sequence[Stand], subject: str) -> str:
    def first_day(stand: Stand) -> float:
        return min((entry.day.low for entry in stand if entry.day is not None), default=0.0)

    ordered = sorted(component, key=lambda stand: (first_day(stand), stand[0].rank))
    if len(ordered) == 1:
        return f"Time explains the difference on {subject}: {_by_value(ordered[0])}"
    course = ", then ".join(f"{_value(stand)} ({_documents(stand)})" for stand in ordered)
    return f"The figure moved with time for {subject}: {course}"


def _by_value(stand: Stand) -> str:
    """Each different value of a position with its documents."""
    found: dict[Value, list[Entry]] = {}
    for entry in stand:
        found.setdefault(entry.value, []).append(entry)
    values = [f"{told(entries[0])} ({_documents(tuple(entries))})" for entries in found.values()]
    shown = ", ".join(values[:_SHOWN_POSITIONS])
    return shown + (f" and {len(values) - _SHOWN_POSITIONS} more" if len(values) > _SHOWN_POSITIONS else "")


def _value(stand: Stand) -> str:
    entry = spokesman(stand)
    if entry.claim.origin == "derived":
        return f"{told(entry)}, worked out from {entry.claim.text},"
    return told(entry)


def _documents(stand: Stand) -> str:
    names = sorted({entry.document for entry in stand})
    shown = ", ".join(names[:_SHOWN_DOCUMENTS])
    return shown + (f" and {len(names) - _SHOWN_DOCUMENTS} more" if len(names) > _SHOWN_DOCUMENTS else "")


def _aside(entry: Entry) -> str:
    marks = entry.claim.marks
    does = "takes back" if "withdrawn" in marks else "denies" if "denied" in marks else "only supposes"
    return f"{entry.document} {does} {say(entry.value)}"


def _count(number: int) -> str:
    small = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return small[number] if number < len(small) else str(number)
