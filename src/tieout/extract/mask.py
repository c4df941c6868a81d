"""A sentence as rules see it: every value and entity one marker, blanks single, quotes straight."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieout.extract.mentions import EntityMention
from tieout.rulebook import markers
from tieout.values import ValueMention

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd]")
_STRAIGHT = str.maketrans(
    "\u2018\u2019\u02bc\u00b4\u201c\u201d\u00ab\u00bb\u201e\u2010\u2011\u2212", "''''" + '"' * 5 + "---"
)
# quotes and dashes one for one, so that offsets stay
_BLANKS = re.compile(r"(?! \S)\s+")


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked sentence. ``text`` is what patterns run on; mentions are in the order of their markers."""

    text: str
    values: tuple[ValueMention, ...]
    entities: tuple[EntityMention, ...]
    _masked: tuple[int, ...]
    _original: tuple[int, ...]

    def original(self, offset: int) -> int:
        """The offset in the document's text that ``offset`` in the masked text stands for."""
        place = bisect_right(self._masked, offset) - 1
        return self._original[place] + offset - self._masked[place]


def mask(
    text: str, start: int, end: int, values: Sequence[ValueMention], entities: Iterable[EntityMention]
) -> Masked:
    """Masks ``text[start:end]``. Values win where an entity overlaps one; mentions that cross the ends stay
    plain.
    """
    inside = [mention for mention in values if start <= mention.start and mention.end <= end]
    taken = [(mention.start, mention.end) for mention in inside]
    people = [
        mention
        for mention in entities
        if start <= mention.start and mention.end <= end and not _overlaps(mention.start, mention.end, taken)
    ]
    builder = _Builder(text, start)
    numbered = [(mention.start, mention.end, _value_mark(mention), n) for n, mention in enumerate(inside)]
    numbered += [(mention.start, mention.end, _entity_mark(mention), n) for n, mention in enumerate(people)]
    numbered.sort()
    for first, last, mark, number in numbered:
        if number < markers.CAPACITY and first >= builder.position:
            builder.plain(first)
            builder.marker(mark + markers.index_character(number), last)
    builder.plain(end)
    return Masked(
        "".join(builder.parts), tuple(inside), tuple(people), tuple(builder.masked), tuple(builder.original)
    )


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    if not taken:
        return False
    place = bisect_right(taken, (start, start))
    if place and start < taken[place - 1][1] and taken[place - 1][0] < end:
        return True
    return place < len(taken) and taken[place][0] < end and start < taken[place][1]


def _value_mark(mention: ValueMention) -> str:
    return markers.VALUE[markers.value_key(mention.value.kind, mention.value.dimension)]


def _entity_mark(mention: EntityMention) -> str:
    return (markers.POSSESSIVE if mention.form == "possessive" else markers.ENTITY)[mention.entity_type]


class _Builder:
    """Joins plain pieces and markers, and keeps where each came from."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.position = start
        self._length = 0
        self.parts: list[str] = []
        self.masked: list[int] = []
        self.original: list[int] = []

    def _add(self, piece: str, origin: int) -> None:
        self.masked.append(self._length)
        self.original.append(origin)
        self.parts.append(piece)
        self._length += len(piece)

    def plain(self, end: int) -> None:
        piece = self._text[self.position : end]
        if not piece.isascii():
            piece = _PRIVATE.sub("�", piece.translate(_STRAIGHT))
        if piece.isprintable() and "  " not in piece:  # the one printable blank is the space
            if piece:
                self._add(piece, self.position)
            self.position = end
            return
        place = 0
        for blanks in _BLANKS.finditer(piece):
            self._add(piece[place : blanks.start()], self.position + place)
            self._add(" ", self.position + blanks.start())
            place = blanks.end()
        if place < len(piece):
            self._add(piece[place:], self.position + place)
        self.position = end

    def marker(self, marker: str, end: int) -> None:
        self._add(marker, self.position)
        self.position = end
