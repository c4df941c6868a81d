"""How text is laid out on a terminal: width, wrapping, colour, marked words, tables that fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieout.tables import Cell, show_controls

OPEN, CLOSE = "\ue000", "\ue001"
"""Stand before and after marked words until they are printed; stripped from what documents say."""

_CODES = {
    "major": "\x1b[1;31m",
    "minor": "\x1b[33m",
    "good": "\x1b[32m",
    "changed": "\x1b[36m",
    "strong": "\x1b[1m",
    "faint": "\x1b[2m",
    "mark": "\x1b[1;4m",
}
_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to look: ``width`` in columns, ``color`` for a terminal, ``all`` facts or only what
    matters,
    ``table`` the one table to show ("" for the whole report), ``excel`` for a byte order mark before CSV."""

    width: int = 80
    color: bool = False
    all: bool = False
    table: str = ""
    excel: bool = False

    def paint(self, text: str, style: str) -> str:
        """``text`` in the colour of ``style``, or as it is."""
        return f"{_CODES[style]}{text}{_RESET}" if self.color and text else text


def clean(text: str) -> str:
    """``text`` on one line, control characters shown, our own marks taken out."""
    if not text.isprintable():
        text = show_controls(text).replace(OPEN, "").replace(CLOSE, "")
    return " ".join(text.split())


def columns(text: str) -> int:
    """How many terminal columns ``text`` takes: two for wide letters, none for combining ones and marks."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


@lru_cache(maxsize=4096)
def _columns_of(letter: str) -> int:
    if letter in (OPEN, CLOSE) or unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _measure(text: str, look: Look) -> int:
    return columns(text) + (0 if look.color else text.count(OPEN) + text.count(CLOSE))


def wrap(text: str, look: Look, *, first: str = "", rest: str = "", width: int | None = None) -> list[str]:
    """``text`` in lines of at most ``width`` columns; ``first`` opens the first line, ``rest`` the others.

    A word longer than a line is cut. Marked words are printed as »words« or, in colour, underlined.
    """
    room = look.width if width is None else width
    lines: list[str] = []
    line: list[str] = []
    used = columns(first)
    for word in text.split(" "):
        long = _measure(word, look)
        if line and used + 1 + long > room:
            lines.append((rest if lines else first) + " ".join(line))
            line, used = [], columns(rest)
        used += 1 if line else 0
        while used + long > room and len(word) > 1:
            cut = _fitting(word, room - used, look)
            lines.append((rest if lines else first) + word[:cut])
            word, used = word[cut:], columns(rest)
            long = _measure(word, look)
        line.append(word)
        used += long
    lines.append((rest if lines else first) + " ".join(line))
    return _print_marks(lines, look)


def _fitting(text: str, room: int, look: Look) -> int:
    taken = 0
    for count, letter in enumerate(text):
        taken += _measure(letter, look)
        if taken > room:
            return max(count, 1)
    return len(text)


def _print_marks(lines: Iterable[str], look: Look) -> list[str]:
    if not look.color:
        return [line.replace(OPEN, "»").replace(CLOSE, "«") for line in lines]
    printed: list[str] = []
    marked = False
    for line in lines:
        indent = len(line) - len(line.lstrip())
        open_now = marked
        last = max(line.rfind(OPEN), line.rfind(CLOSE))
        marked = line[last] == OPEN if last >= 0 else marked
        shown = line.replace(OPEN, _CODES["mark"]).replace(CLOSE, _RESET)
        if open_now:
            shown = shown[:indent] + _CODES["mark"] + shown[indent:]
        printed.append(shown + (_RESET if marked else ""))
    return printed


def cell_text(cell: Cell) -> str:
    """A cell for people: open ends are empty, text is on one line."""
    return "" if cell is None else clean(str(cell))


def grid(rows: Sequence[Sequence[str]], headers: Sequence[str], look: Look) -> str:
    """A table that fits the width: the widest columns give way first, and their cells wrap."""
    from tabulate import tabulate

    columns_of = list(zip(headers, *rows, strict=True))
    widths = fit(
        [[columns(cell) for cell in column] for column in columns_of],
        [max(columns(word) for cell in column for word in (*cell.split(" "), "")) for column in columns_of],
        look.width,
    )
    titles, *wrapped = [
        ["\n".join(wrap(cell, look, width=room)) for cell, room in zip(row, widths, strict=True)]
        for row in (headers, *rows)
    ]
    # The line under the headings is ours: tabulate would widen each column to its heading and two blanks.
    table = [titles, ["-" * room for room in widths], *wrapped]
    # Numbers stay as they are written: tabulate would print "173,000" as 173000 and "007" as 7.
    return "\n".join(
        line.rstrip() for line in tabulate(table, tablefmt="plain", disable_numparse=True).split("\n")
    )


def fit(lengths: Sequence[Sequence[int]], words: Sequence[int], width: int) -> list[int]:
    """How wide each column may be, so that all with two blanks between them fill ``width`` at most.

    ``lengths`` are the columns' cells, ``words`` each column's longest word: no word is cut while another
    column can still give way.
    """
    widths = [max(*column, 1) for column in lengths]
    room = max(width - 2 * (len(widths) - 1), 1)
    for least in (words, [4] * len(widths)):
        while sum(widths) > room:
            able = [column for column, wide in enumerate(widths) if wide > max(least[column], 4)]
            if not able:
                break
            widest = max(able, key=lambda column: widths[column])
            widths[widest] -= 1
    return widths
