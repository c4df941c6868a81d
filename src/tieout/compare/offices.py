"""Offices: one office held at one time is one fact; other offices and other times are no conflict."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.compare.fact import Entry, Fact
from tieout.compare.positions import Stand, in_order
from tieout.semantics.categories import office, said
from tieout.semantics.dates import Period, edtf_days
from tieout.semantics.relation import Relation
from tieout.semantics.span import Span
from tieout.values.model import Value

_SAME_TIME = 183.0
"""Days between two documents within which "the minister" is one and the same office-holder's portfolio."""


def stands_by_office(fact: Fact, entries: Sequence[Entry]) -> list[list[Stand]]:
    """Components of one office each; within one, positions by portfolio and by the years it was held.

    Entries that no comparison can tell apart are placed once, together.
    """
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in sorted(
        entries, key=lambda entry: (said(entry.value).casefold(), entry.document, entry.claims)
    ):
        alike.setdefault(_likeness(entry), []).append(entry)
    components: list[list[list[Entry]]] = []
    for entry, *_ in alike.values():
        home = next((parts for parts in components if _is_of(fact, entry, parts)), None)
        if home is None:
            components.append([[entry]])
        else:
            _place(fact, entry, home)
    ordered = [
        in_order([tuple(one for entry in stand for one in alike[_likeness(entry)]) for stand in parts])
        for parts in components
    ]
    return sorted(ordered, key=lambda parts: said(parts[0][0].value).casefold())


def _likeness(entry: Entry) -> tuple[object, ...]:
    """All that ``relate`` looks at."""
    held = [(key, value) for key, value in entry.claim.qualifiers if key in ("period", "start", "end")]
    return said(entry.value), tuple(held), "former" in entry.claim.marks, entry.day


def _is_of(fact: Fact, entry: Entry, parts: list[list[Entry]]) -> bool:
    """Whether ``entry`` can be compared with one of ``parts`` at all."""
    return any(relate(fact, entry, other).kind != "incomparable" for stand in parts for other in stand)


def _place(fact: Fact, entry: Entry, parts: list[list[Entry]]) -> None:
    for stand in parts:
        if all(relate(fact, entry, other).kind != "disjoint" for other in stand):
            stand.append(entry)
            return
    parts.append([entry])


def relate(fact: Fact, left: Entry, right: Entry) -> Relation:
    """How two offices stand: the same words, the same time, or not comparable."""
    relation = fact.judgement.comparison.relate(left.value, right.value)
    if relation.kind == "incomparable":
        return relation
    ours, theirs = _held(left), _held(right)
    if relation.kind == "disjoint":
        if ours is not None or theirs is not None or not _at_one_time(left, right) or _is_past(left, right):
            return Relation("incomparable", f"{said(left.value)} and {said(right.value)} may be two times")
        return relation
    if ours is None or theirs is None:
        return relation
    if not Span(ours.low or 0.0, ours.high or 1e9).meets(Span(theirs.low or 0.0, theirs.high or 1e9)):
        return Relation("incomparable", f"held at two times: {ours.edtf} and {theirs.edtf}")
    when = Period().relate(ours, theirs)
    return when if when.kind == "disjoint" else relation


def office_key(value: Value) -> str:
    """What makes two offices one, for ids: head, rank and remit in a fixed order."""
    taken = office(said(value))
    return " ".join((taken.rank, taken.head, *sorted(taken.scope))).strip() or said(value).casefold()


def _held(entry: Entry) -> Value | None:
    """The years that a claim says the office was held, as a period; ``None`` where it says nothing."""
    named = dict(entry.claim.qualifiers)
    edtf = named.get("period", "")
    if not edtf and (named.get("start") or named.get("end")):
        edtf = f"{named.get('start', '..')}/{named.get('end', '..')}"
    first, _, last = edtf.partition("/")
    start, end = edtf_days(first), edtf_days(last or first)
    if not edtf or start is None or end is None:
        return None
    return Value("period", max(start.low, 0.0), min(end.high, 4e6), edtf=edtf)


def _at_one_time(left: Entry, right: Entry) -> bool:
    return left.day is not None and right.day is not None and left.day.gap(right.day) <= _SAME_TIME


def _is_past(left: Entry, right: Entry) -> bool:
    return any("former" in entry.claim.marks or office(said(entry.value)).past for entry in (left, right))
