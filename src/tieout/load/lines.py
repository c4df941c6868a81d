"""The lines of a text with their offsets, without the blanks and the bullet round them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Form feed, the vertical tab and Unicode's own separators end a line too.
_LINE = re.compile("[^\r\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(r"[•·▪◦‣■●►▶>|]\s*|[-–—*]\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """``text`` is the document's text from ``start`` to ``end``: one line, stripped, never empty."""

    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        """The line without its bullet."""
        return self.text[self.indent :]

    @property
    def indent(self) -> int:
        """How many characters its bullet takes."""
        match = _BULLET.match(self.text)
        return match.end() if match and match.end() < len(self.text) else 0


def lines(text: str) -> Iterator[Line]:
    """Every line of ``text`` that holds more than blanks, in order."""
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped[0])
            yield Line(start, start + len(stripped), stripped)
