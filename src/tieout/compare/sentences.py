"""The one sentence of a finding, as an editor would write it."""

from __future__ import annotations

from collections import Counter
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
        text = _updated(fact, component, subject)
    elif verdict == "single":
        text = f"Only {_documents(component[0])} states {subject}: {_value(component[0])}"
    elif verdict == "agree":
        groups, _ = support([entry for stand in component for entry in stand])
        text = f"{_count(groups)} sources agree on {subject}: {_value(component[0])}"
    elif len(component) > 1:
        sides = ", ".join(_side(fact, stand) for stand in component[:_SHOWN_POSITIONS])
        text = f"The words do not show that these are one thing, {subject}: {sides}"
    else:
        text = f"Sources can all be right on {subject}: {_by_value(component[0])}"
    spoken = [entry for entry in aside if entry.claim.marks]
    if spoken:
        text += "; " + ", ".join(_aside(entry) for entry in spoken[:3])
    return text + "."


def apart(fact: Fact, main: Stand, stand: Stand) -> str:
    """Why a value is listed by itself: too far from what the rest says to be of the same thing."""
    subject = about(fact)
    return (
        f"{_value(stand)} ({_documents(stand)}) for {subject} is too far from {_value(main)} "
        f"({_documents(main)}) to be the same thing, though the words do not tell the two apart."
    )


def only_aside(fact: Fact, aside: Sequence[Entry]) -> str:
    """What a fact comes to that no document stands by."""
    return f"Nobody stands by a value for {about(fact)}: {', '.join(_aside(entry) for entry in aside[:3])}."


def spokesman(stand: Stand) -> Entry:
    """The entry whose value stands for a position: the best supported plain figure, then the finest print."""
    backing: dict[object, set[str]] = {}
    for entry in stand:
        backing.setdefault(entry.value, set()).add(entry.group)
    units = Counter(entry.value.unit for entry in stand)

    def order(entry: Entry) -> tuple[object, ...]:
        loose = entry.rank[0] >= _LOOSE
        return loose, -len(backing[entry.value]), entry.rank[0], -units[entry.value.unit], entry.rank

    return min(stand, key=order)


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
    sides = [_side(fact, stand) for stand in component[:_SHOWN_POSITIONS]]
    rest = len(component) - _SHOWN_POSITIONS
    more = f" and {rest} more" if rest > 0 else ""
    how_far = _how_far(fact, component)
    return f"Sources differ{how_far} on {subject}: {' against '.join(sides)}{more}{_because(component)}"


def _how_far(fact: Fact, component: Sequence[Stand]) -> str:
    values = [spokesman(stand).value for stand in component]
    comparison = fact.judgement.comparison
    if fact.family == "age":
        low, high = outermost(values)
        years = round(high - low)
        return f" by {years} year{'s' if years > 1 else ''}" if years else ""
    if isinstance(comparison, Overlap):
        low, high = outermost(values)
        if low <= 0 or (fact.family == "count" and high <= _FEW):
            return ""
        return _ratio(high / low)
    if isinstance(comparison, (DateSet, Period)):
        relation = comparison.relate(values[0], values[1])
        return f" by {say_distance(relation.days)}" if relation.days else ""
    starts = [value.low for value in values[:2] if value.low is not None]
    if isinstance(comparison, TimeOfDay) and len(starts) > 1:
        return f" by {say_minutes(around_the_clock(starts[0], starts[1]))}"
    return ""


def outermost(values: Sequence[Value]) -> tuple[float, float]:
    """The stated figures that lie furthest apart; of a range the end that is nearer to the other.

    Both are 0 where fewer than two values state a figure.
    """
    spans = [(min(figures), max(figures)) for value in values if (figures := stated_figures(value))]
    if len(spans) < 2:
        return 0.0, 0.0
    low, high = min(top for _, top in spans), max(bottom for bottom, _ in spans)
    return min(low, high), max(low, high)


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
    if len(component) > 2:
        return ""
    modifiers = [spokesman(stand).value.modifier for stand in component]
    if all(modifier in _HEDGED for modifier in modifiers):
        return "; both are hedged, and the ranges do not meet"
    if any(modifier in _HEDGED for modifier in modifiers):
        return "; one is hedged, and still the two do not meet"
    if any(modifier in _BOUNDED for modifier in modifiers):
        return "; the bound leaves the other figure out"
    return ""


def _updated(fact: Fact, component: Sequence[Stand], subject: str) -> str:
    def first_day(stand: Stand) -> float:
        return min((entry.day.low for entry in stand if entry.day is not None), default=0.0)

    ordered = sorted(component, key=lambda stand: (first_day(stand), stand[0].rank))
    if len(ordered) == 1:
        return f"Time explains the difference on {subject}: {_by_value(ordered[0])}"
    course = ", then ".join(_side(fact, stand) for stand in ordered)
    return f"The figure moved with time for {subject}: {course}"


def _by_value(stand: Stand) -> str:
    """Each different value of a position with its documents."""
    found: dict[Value, list[Entry]] = {}
    for entry in stand:
        found.setdefault(entry.value, []).append(entry)
    values = [f"{told(entries[0])} ({_documents(tuple(entries))})" for entries in found.values()]
    shown = ", ".join(values[:_SHOWN_POSITIONS])
    return shown + (f" and {len(values) - _SHOWN_POSITIONS} more" if len(values) > _SHOWN_POSITIONS else "")


def _side(fact: Fact, stand: Stand) -> str:
    """A position with those who state it and, apart, those whose own words only allow it."""
    best = spokesman(stand)
    stating = tuple(entry for entry in stand if _says_the_same(fact, best, entry))
    names = {entry.document for entry in stating}
    allowing = tuple(entry for entry in stand if entry.document not in names)
    if not allowing:
        return f"{_value(stand)} ({_documents(stand)})"
    verb = "allows it" if len({entry.document for entry in allowing}) == 1 else "allow it"
    return f"{_value(stand)} ({_documents(stating)}; {_documents(allowing)} {verb})"


def _says_the_same(fact: Fact, best: Entry, entry: Entry) -> bool:
    if fact.family == "age":
        return (best.value.low, best.value.high) == (entry.value.low, entry.value.high)
    return entry is best or fact.judgement.comparison.relate(best.value, entry.value).kind == "same"


def _value(stand: Stand) -> str:
    entry = spokesman(stand)
    if entry.claim.origin == "derived":
        return f"{told(entry)}, worked out from {entry.claim.text},"
    return told(entry)


def _documents(stand: Stand) -> str:
    reference = {entry.document for entry in stand if entry.claim.origin == "reference"}
    names = [
        f"{name}, a reference" if name in reference else name
        for name in sorted({entry.document for entry in stand})
    ]
    shown = ", ".join(names[:_SHOWN_DOCUMENTS])
    return shown + (f" and {len(names) - _SHOWN_DOCUMENTS} more" if len(names) > _SHOWN_DOCUMENTS else "")


def _aside(entry: Entry) -> str:
    marks = entry.claim.marks
    verbs = {"withdrawn": "takes back", "denied": "denies", "hypothesis": "only supposes"}
    does = next((verb for mark, verb in verbs.items() if mark in marks), "expects")
    return f"{entry.document} {does} {say(entry.value)}"


def _count(number: int) -> str:
    small = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return small[number] if number < len(small) else str(number)
