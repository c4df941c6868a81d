"""Where the sentences of a document are: headings, sentences and list items, with their offsets.

Paragraphs end at line breaks; inside one, ``sentencex`` finds the sentence ends (it knows abbreviations,
initials and quotation marks, and keeps offsets). Furniture is left out, never cut across.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import sentencex

from tieout.model import Span

Kind = Literal["heading", "sentence", "item"]

_BULLET = re.compile(r"(?:[•◦‣∙●▪·*>–—-]{1,3}[ \t]+|[•◦‣∙●▪>][ \t]*|\(?(?:\d{1,2}|[a-z])[.)][ \t]+(?=\S))")
_CLOSERS = "\"'”’»)]“‘ \t\u00a0"
_FINAL = ".!…;,"
_HEADING_WORDS = 22
"""Headlines seldom run past twenty words; a longer line without a full stop is a sentence that lost it."""
_PIECE = 8000
"""sentencex is quadratic in unbalanced quotation marks, so a longer paragraph is handed over in pieces."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The span ``[start, end)`` of one sentence, heading or list item (its bullet left out).

    ``paragraph`` counts the document's paragraphs from 0; sentences of one paragraph share it.
    """

    start: int
    end: int
    kind: Kind
    paragraph: int


def split_sentences(text: str, furniture: Sequence[Span] = ()) -> list[Sentence]:
    """All sentences of ``text`` outside ``furniture`` (sorted, disjoint), in order; none is empty or
    blank."""
    found: list[Sentence] = []
    listing = False
    for paragraph, (start, end) in enumerate(_paragraphs(text, furniture)):
        line = text[start:end]
        bullet = _BULLET.match(line)
        if bullet is not None and bullet.end() < len(line):
            start += bullet.end()
            kind: Kind = "item"
        else:
            kind = "item" if listing and _is_short(line) and line[-1] not in ".!?:" else _line_kind(line)
        listing = line[-1] == ":" or (kind == "item" and listing)
        if kind == "sentence" or (kind == "item" and end - start > 80):
            found += [Sentence(left, right, kind, paragraph) for left, right in _split(text, start, end)]
        else:
            found.append(Sentence(start, end, kind, paragraph))
    return found


def _paragraphs(text: str, furniture: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Trimmed, non-blank lines outside furniture; lines that only a hard wrap parts are given as one."""
    pending: tuple[int, int] | None = None
    for start, end in _lines(text, furniture):
        if pending is not None and _is_wrapped(text, pending, start):
            pending = (pending[0], end)
            continue
        if pending is not None:
            yield pending
        pending = (start, end)
    if pending is not None:
        yield pending


def _is_wrapped(text: str, line: tuple[int, int], start: int) -> bool:
    """Whether the line at ``start`` goes on with the sentence of the line before it."""
    gap = text[line[1] : start]
    if gap.count("\n") != 1 or not text[start].islower():
        return False
    return line[1] - line[0] > 40 and text[line[1] - 1] not in ".!?:;"


def _lines(text: str, furniture: Sequence[Span]) -> Iterator[tuple[int, int]]:
    position = 0
    for span in furniture:
        if span.start > position:
            yield from _trimmed(text, position, span.start)
        position = max(position, span.end)
    yield from _trimmed(text, position, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for line in text[start:end].splitlines(keepends=True):
        bare = line.strip()
        if bare and any(map(str.isalnum, bare)):
            left = position + len(line) - len(line.lstrip())
            yield left, left + len(bare)
        position += len(line)


def _is_short(line: str) -> bool:
    return len(line) <= 200 and line.count(" ") < _HEADING_WORDS


def _line_kind(line: str) -> Kind:
    last = line.rstrip(_CLOSERS)[-1:]
    if not _is_short(line) or last in _FINAL or last == ":":
        return "sentence"
    if last == "?":
        words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
        return (
            "heading"
            if words and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3
            else "sentence"
        )
    return "heading"


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > 2 * _PIECE:
        cut = text.rfind(". ", start, start + _PIECE) + 1 or text.rfind(" ", start, start + _PIECE) + 1
        cut = cut if cut > start else start + _PIECE
        yield from _boundaries(text, start, cut)
        start = cut
    yield from _boundaries(text, start, end)


def _boundaries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    for boundary in sentencex.get_sentence_boundaries("en", piece):
        left, right = boundary["start_index"], boundary["end_index"]
        bare = piece[left:right].strip()
        if bare:
            left += len(piece[left:right]) - len(piece[left:right].lstrip())
            yield start + left, start + left + len(bare)
