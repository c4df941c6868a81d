"""Positions: which entries of a fact can hold together, best supported first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from tieout.compare.fact import Entry
from tieout.semantics.relation import Comparison, Ranged
from tieout.semantics.span import Span
from tieout.values.model import Value

_ROUNDS = 12
"""Positions that are chosen by support; the long tail of a fact with more is cut from left to right."""
_PAIRWISE = 120
"""Different words that are related pair by pair; beyond, words join a position only where they are equal."""

Stand = tuple[Entry, ...]
"""Entries that can all hold together."""


def support(entries: Sequence[Entry]) -> tuple[int, int]:
    """How many source groups, then how many documents, stand behind ``entries``."""
    return len({entry.group for entry in entries}), len({entry.document for entry in entries})


def stands(entries: Sequence[Entry], comparison: Comparison) -> list[list[Stand]]:
    """Entries as positions, in components that can be compared at all; positions best supported first."""
    if isinstance(comparison, Ranged):
        return [in_order(by_range(entries, comparison.wide))]
    return [in_order(component) for component in by_pairs(entries, comparison)]


def by_range(entries: Sequence[Entry], wide: Callable[[Value], tuple[Span, ...]]) -> list[Stand]:
    """Entries whose spans share a point, the point with most support first. O(n log n)."""
    items = _by_value(entries)
    spans = [wide(item[0].value) or (Span(-inf, inf),) for item in items]
    left = list(range(len(items)))
    found: list[Stand] = []
    for _ in range(_ROUNDS):
        if not left:
            break
        chosen = _best_point([(index, items[index], spans[index]) for index in left])
        found.append(tuple(entry for index in sorted(chosen) for entry in items[index]))
        left = [index for index in left if index not in chosen]
    return found + [tuple(e for i in part for e in items[i]) for part in _cut(left, spans)]


def by_pairs(entries: Sequence[Entry], comparison: Comparison) -> list[list[Stand]]:
    """Entries related pair by pair: components of what is comparable, each cut into positions."""
    items = sorted(_by_value(entries), key=lambda item: (*_negated(support(item)), item[0].rank))
    near, far = items[:_PAIRWISE], items[_PAIRWISE:]
    kinds = {
        (one, two): comparison.relate(near[one][0].value, near[two][0].value).kind
        for one in range(len(near))
        for two in range(one)
    }
    component = list(range(len(near)))
    for (one, two), kind in kinds.items():
        if kind != "incomparable":
            low, high = sorted((component[one], component[two]))
            component = [low if root == high else root for root in component]
    groups: dict[int, list[list[int]]] = {}
    for index in range(len(near)):
        parts = groups.setdefault(component[index], [])
        for part in parts:
            if all(kinds[index, other] in ("same", "compatible") for other in part):
                part.append(index)
                break
        else:
            parts.append([index])
    cut = [[tuple(e for index in part for e in near[index]) for part in parts] for parts in groups.values()]
    return cut + [[item] for item in far]


def _by_value(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Entries of equal value together, in the order of first appearance."""
    found: dict[object, list[Entry]] = {}
    for entry in entries:
        value = entry.value
        key = (value.text.casefold(),) if value.kind == "text" else value
        found.setdefault(key, []).append(entry)
    return [tuple(item) for item in found.values()]


@dataclass(frozen=True, slots=True, order=True)
class _Event:
    """An end of a span on the line. ``turn`` orders what happens at one point: an open end closes before the
    point, a closed end begins at it, a closed end closes after it, an open end begins after it."""

    at: float
    turn: int
    index: int
    starts: bool


def _best_point(items: Sequence[tuple[int, Sequence[Entry], Sequence[Span]]]) -> frozenset[int]:
    """The items that share the point with the most source groups, then documents; the lowest such point."""
    events = sorted(event for index, _, spans in items for span in spans for event in _events(index, span))
    members = {index: entries for index, entries, _ in items}
    groups: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    best, best_at, items_open = (0, 0, 0), -1, 0
    for number, event in enumerate(events):
        step = 1 if event.starts else -1
        items_open += step
        for entry in members[event.index]:
            groups[entry.group] += step
            documents[entry.document] += step
            if step < 0:
                _drop_empty(groups, entry.group)
                _drop_empty(documents, entry.document)
        if event.starts and (now := (len(groups), len(documents), items_open)) > best:
            best, best_at = now, number
    active: Counter[int] = Counter()
    for event in events[: best_at + 1]:
        active[event.index] += 1 if event.starts else -1
    return frozenset(index for index, count in active.items() if count > 0)


def _events(index: int, span: Span) -> tuple[_Event, _Event]:
    low, high = _quiet(span.low), _quiet(span.high)
    return _Event(low, 3 if span.open_low else 1, index, True), _Event(
        high, 0 if span.open_high else 2, index, False
    )


def _drop_empty(counter: Counter[str], key: str) -> None:
    if counter[key] <= 0:
        del counter[key]


def _cut(left: Sequence[int], spans: Sequence[Sequence[Span]]) -> list[list[int]]:
    """The rest from left to right: a span joins the running position while all of it still share a point."""
    first = sorted(left, key=lambda index: (spans[index][0].low, spans[index][0].open_low, index))
    parts: list[list[int]] = []
    shared = Span(-inf, inf)
    for index in first:
        span = spans[index][0]
        if parts and span.meets(shared):
            parts[-1].append(index)
            high, is_open = min((shared.high, not shared.open_high), (span.high, not span.open_high))
            shared = Span(span.low, high, span.open_low, not is_open)
        else:
            parts.append([index])
            shared = span
    return parts


def _quiet(end: float) -> float:
    """Twelve digits: what a unit conversion loses must not part two ends."""
    return end if end in (inf, -inf) else float(f"{end:.12g}")


def in_order(found: Sequence[Stand]) -> list[Stand]:
    """Positions best supported first, the entries of each from plain and fine to hedged and round."""
    ranked = [tuple(sorted(stand, key=lambda entry: entry.rank)) for stand in found]
    return sorted(ranked, key=lambda stand: (*_negated(support(stand)), stand[0].rank))


def _negated(counts: tuple[int, int]) -> tuple[int, int]:
    return -counts[0], -counts[1]
