"""Quotations: one speaker's words across documents, matched by the words they share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tieout.compare.fact import Entry, Fact
from tieout.compare.positions import Stand, in_order
from tieout.semantics.lexicon import tokens, words

_COMMON = 40
"""A pair of words that more quotations share than this tells none of them apart."""
_SHARED = 2
"""Pairs of words that two quotations must share before they are compared word by word."""


def stands_by_wording(fact: Fact, entries: Sequence[Entry]) -> list[list[Stand]]:
    """Components of one quotation each, cut into positions where a figure or a negation differs.

    Quotations of the same words are one from the start, and only those that share pairs of words are
    compared, so that a thousand quotations of one speaker cost about as much as they have words.
    """
    alike: dict[tuple[str, ...], list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.document, entry.claim.start, entry.claim.claim)):
        alike.setdefault(tokens(entry.value.text) or (entry.value.text,), []).append(entry)
    told = list(alike.values())
    kinds = _relations(fact, [first for first, *_ in told])
    root = list(range(len(told)))
    for one, two in sorted(pair for pair, kind in kinds.items() if kind != "incomparable"):
        low, high = sorted((_find(root, one), _find(root, two)))
        root[high] = low
    components: dict[int, list[list[int]]] = {}
    for index in range(len(told)):
        parts = components.setdefault(_find(root, index), [])
        for part in parts:
            if all(kinds.get((other, index)) != "disjoint" for other in part):
                part.append(index)
                break
        else:
            parts.append([index])
    return [
        in_order([tuple(entry for index in part for entry in told[index]) for part in parts])
        for parts in components.values()
    ]


def _relations(fact: Fact, entries: Sequence[Entry]) -> dict[tuple[int, int], str]:
    """How each pair of quotations stands that shares enough to be one; keys are ``(smaller, larger)``.

    ``entries`` hold no two quotations of the same words.
    """
    holders: dict[object, list[int]] = {}
    for index, entry in enumerate(entries):
        for key in sorted(_keys(entry.value.text)):
            holders.setdefault(key, []).append(index)
    shared: dict[tuple[int, int], int] = {}
    for listed in holders.values():
        if len(listed) <= _COMMON:
            for place, one in enumerate(listed):
                for two in listed[place + 1 :]:
                    shared[one, two] = shared.get((one, two), 0) + 1
    comparison = fact.judgement.comparison
    return {
        (one, two): comparison.relate(entries[one].value, entries[two].value).kind
        for (one, two), count in shared.items()
        if count >= _SHARED
    }


def _keys(text: str) -> set[tuple[str, str]]:
    """Neighbouring words that carry content, and so tell quotations apart."""
    kept = [word for word in tokens(text) if word not in words("function-words")]
    return set(pairwise(kept)) or {(word, "") for word in kept}


def _find(root: list[int], index: int) -> int:
    while root[index] != index:
        root[index] = root[root[index]]
        index = root[index]
    return index
