"""Positions: which entries of a fact can hold together, best supported first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import inf

from tieout.compare.fact import Entry
from tieout.semantics.relation import Comparison, is_ranged
from tieout.semantics.span import Span
from tieout.values.model import Value

_ROUNDS = 8
"""Positions that are chosen by support; the long tail of a fact with more is cut from left to right."""
_PAIRWISE = 120
"""Different words that are related pair by pair; beyond, words join a position only where they are equal."""

Stand = tuple[Entry, ...]
"""Entries that can all hold together."""
_Event = tuple[float, int, int, int]
"""An end of a span on the line: the point, its turn, the item, +1 or -1. The turn orders what happens at one
point: an open end closes before it, a closed end begins at it, a closed end closes after it, and an open end
begins after that."""


def support(entries: Sequence[Entry]) -> tuple[int, int]:
    """How many source groups, then how many documents, stand behind ``entries``."""
    return len({entry.group for entry in entries}), len({entry.document for entry in entries})


def stands(entries: Sequence[Entry], comparison: Comparison) -> list[list[Stand]]:
    """Entries as positions, in components that can be compared at all; positions best supported first."""
    if is_ranged(comparison):
        return [in_order(by_range(entries, comparison.wide))]
    return [in_order(component) for component in by_pairs(entries, comparison)]


def by_range(entries: Sequence[Entry], wide: Callable[[Value], tuple[Span, ...]]) -> list[Stand]:
    """Entries whose spans share a point, the point with most support first. O(n log n)."""
    items = _by_value(entries)
    spans = [wide(item[0].value) or (Span(-inf, inf),) for item in items]
    if len(items) == 1:
        return [items[0]]
    events = sorted(
        event for index, own in enumerate(spans) for span in own for event in _events(index, span)
    )
    left = set(range(len(items)))
    found: list[Stand] = []
    for _ in range(_ROUNDS):
        if not left:
            break
        chosen = _best_point(items, events)
        found.append(tuple(entry for index in sorted(chosen) for entry in items[index]))
        left -= chosen
        events = [event for event in events if event[2] in left]
    return found + [tuple(e for i in part for e in items[i]) for part in _cut(sorted(left), spans)]


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


def _best_point(items: Sequence[Sequence[Entry]], events: Sequence[_Event]) -> frozenset[int]:
    """The items that share the point with the most source groups, then documents, then plain figures."""
    plain = [item[0].is_plain for item in items]
    if len({entry.group for item in items for entry in item}) == sum(map(len, items)):
        return _crowded([len(item) for item in items], plain, events)
    groups: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    best, best_at, items_open, plain_open = (0, 0, 0, 0), -1, 0, 0
    for number, (_, _, index, step) in enumerate(events):
        items_open += step
        plain_open += step * plain[index]
        for entry in items[index]:
            groups[entry.group] += step
            documents[entry.claim.document] += step
            if step < 0:
                _drop_empty(groups, entry.group)
                _drop_empty(documents, entry.claim.document)
        if step > 0 and (now := (len(groups), len(documents), plain_open, items_open)) > best:
            best, best_at = now, number
    return _open_at(events, best_at)


def _crowded(sizes: Sequence[int], plain: Sequence[bool], events: Sequence[_Event]) -> frozenset[int]:
    """The same where every entry has a source group of its own: the point that most spans share."""
    best, best_at, entries_open, items_open, plain_open = (0, 0, 0), -1, 0, 0, 0
    for number, (_, _, index, step) in enumerate(events):
        entries_open += step * sizes[index]
        items_open += step
        plain_open += step * plain[index]
        if step > 0 and (entries_open, plain_open, items_open) > best:
            best, best_at = (entries_open, plain_open, items_open), number
    return _open_at(events, best_at)


def _open_at(events: Sequence[_Event], number: int) -> frozenset[int]:
    """The items whose spans are open after event ``number``."""
    active: Counter[int] = Counter()
    for _, _, index, step in events[: max(number, 0) + 1]:
        active[index] += step
    return frozenset(index for index, count in active.items() if count > 0)


def _events(index: int, span: Span) -> tuple[_Event, _Event]:
    low, high = _quiet(span.low), _quiet(span.high)
    return (low, 3 if span.open_low else 1, index, 1), (high, 0 if span.open_high else 2, index, -1)


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
