"""Source groups: documents that share wording count once as evidence.

What is compared is the documents' own prose. Words in quotation marks are the speaker's, and two reporters
who quote one speech are still two; furniture is the site's. Each text is cut into runs of five words;
documents are candidates when their sketches (the smallest hashes of those runs) meet, and one group when the
smaller shares at least ``SHARED`` of all its runs with the larger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from zlib import crc32

from tieout.model import Document

SHINGLE = 5
SHARED = 0.25
"""Share of the smaller document's runs. Independent reports of one event share under 0.05 of them."""
LEAST = 12
"""Fewer common runs than this are a stock sentence, not a copy, unless nearly all of a short text."""
SKETCH = 400
_POSTINGS = 40
"""A run that stands in so many groups is boilerplate; it finds no more candidates."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^“”\n]{1,1500}[”\n]|\"[^\"\n]{1,1500}[\"\n]|«[^«»\n]{1,1500}»")


def group_sources(documents: Iterable[Document]) -> list[Document]:
    """``documents`` sorted by id, each with ``group``: the id of the first document of its source group.

    The result does not depend on their order, and the work grows with the number of documents, not of pairs.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    runs = [shingles(document) for document in ordered]
    parent = list(range(len(ordered)))
    postings: dict[int, list[int]] = {}
    for n, mine in enumerate(runs):
        sketch = sorted(mine)[:SKETCH]
        meets = Counter(other for shingle in sketch for other in postings.get(shingle, ()))
        for other in sorted(meets):
            if _root(parent, n) != _root(parent, other) and _copies(mine, runs[other]):
                first, second = sorted((_root(parent, n), _root(parent, other)))
                parent[second] = first
        root = _root(parent, n)
        for shingle in sketch:
            holders = postings.setdefault(shingle, [])
            # One document of a group speaks for it: a thousand copies stay a thousand comparisons.
            if len(holders) < _POSTINGS and all(_root(parent, holder) != root for holder in holders):
                holders.append(n)
    return [replace(document, group=ordered[_root(parent, n)].id) for n, document in enumerate(ordered)]


def shingles(document: Document) -> frozenset[int]:
    """Hashes of every run of five words of the document's own prose: without furniture and quotations."""
    text = document.text
    kept: list[str] = []
    position = 0
    for span in document.furniture:
        kept.append(text[position : span.start])
        position = span.end
    kept.append(text[position:])
    hashes: set[int] = set()
    # A run does not cross what was taken out: those words never stood side by side.
    for piece in (piece for part in kept for piece in _QUOTED.split(part)):
        words = _WORD.findall(piece.casefold())
        hashes.update(
            crc32(" ".join(words[n : n + SHINGLE]).encode("utf-8", "surrogatepass"))
            for n in range(len(words) - SHINGLE + 1)
        )
    return frozenset(hashes)


def _copies(left: frozenset[int], right: frozenset[int]) -> bool:
    smaller = min(len(left), len(right))
    common = len(left & right)
    return common >= SHARED * smaller and (common >= LEAST or common >= 0.8 * smaller > 0)


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n
