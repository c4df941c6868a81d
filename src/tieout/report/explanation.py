"""An explanation on a terminal, in Markdown or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tieout.report.listing import escape_cell
from tieout.report.style import CLOSE, OPEN, Look, clean, wrap
from tieout.tables import dump_json


class Section(Protocol):
    """A heading and its lines; a line that begins with blanks belongs to the one before."""

    @property
    def title(self) -> str: ...
    @property
    def lines(self) -> tuple[str, ...]: ...


def to_explanation(sections: Sequence[Section], form: str, look: Look) -> str:
    """``sections`` in the format ``form``: table, markdown or json."""
    if form == "json":
        return dump_json([{"title": row.title, "lines": list(row.lines)} for row in sections]) + "\n"
    if form == "markdown":
        return "\n".join(
            f"## {escape_cell(clean(row.title))}\n\n"
            + "".join(f"- {escape_cell(clean(line))}\n" for line in row.lines)
            for row in sections
        )
    blocks: list[str] = []
    for section in sections:
        lines = [look.paint(line, "strong") for line in wrap(clean(section.title), look)]
        for line in section.lines:
            indent = "  " + " " * (len(line) - len(line.lstrip(" ")))
            text = clean(line).replace("»", OPEN).replace("«", CLOSE)
            lines += wrap(text, look, first=indent, rest=indent + "  ")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"
