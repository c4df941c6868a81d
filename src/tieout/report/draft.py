"""The draft with its ticks in the margin: what an editor reads before release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tieout.model import Document, Tick
from tieout.report.annotations import github_message, github_property
from tieout.report.listing import escape_cell, markdown_table
from tieout.report.style import CLOSE, OPEN, Look, clean, wrap
from tieout.report.words import plural

SIGNS = {"tied": "✓", "contradicted": "✗", "untied": "·", "not checked": "?"}
_STYLES = {"tied": "good", "contradicted": "major", "untied": "minor", "not checked": "faint"}
_GUTTER = 6


@dataclass(frozen=True, slots=True)
class Margin:
    """The drafts, their ticks, and what the gate decided; ``documents`` counts drafts and sources."""

    drafts: Sequence[Document]
    ticks: Sequence[Tick]
    release: bool
    holds: Sequence[str]
    documents: int


def mark_of(tick: Tick) -> str:
    """tied, contradicted, untied, or not checked."""
    return tick.tick if tick.checked else "not checked"


def to_draft(margin: Margin, form: str, look: Look) -> str:
    """Each draft line by line with numbered figures, then one note a figure, then the decision."""
    lines: list[str] = []
    for draft in margin.drafts:
        ticks = [tick for tick in margin.ticks if tick.document == draft.id]
        if form == "markdown":
            lines += _markdown(draft, ticks)
        else:
            lines += _terminal(draft, ticks, look)
    return "\n".join([*lines, *_decision(margin, form, look)]) + "\n"


def _terminal(draft: Document, ticks: Sequence[Tick], look: Look) -> list[str]:
    lines = [look.paint(clean(draft.id), "strong"), ""]
    for start, end in paragraphs(draft):
        inside = [tick for tick in ticks if start <= tick.start < end]
        text = _with_marks(draft.text, start, end, inside)
        if not text:
            continue
        signs = "".join(dict.fromkeys(SIGNS[mark_of(tick)] for tick in inside))
        lines += wrap(text, look, first=signs.ljust(4) + "│ ", rest="    │ ")
        for tick in inside:
            lines += _note(tick, look)
        lines.append("    │")
    return [*lines[:-1], ""]


def _note(tick: Tick, look: Look) -> list[str]:
    mark = mark_of(tick)
    head = f"{SIGNS[mark]} {clean(tick.text)}: "
    wrapped = wrap(head + told(tick), look, first=" " * _GUTTER, rest=" " * (_GUTTER + 2))
    return [look.paint(line, _STYLES[mark]) for line in wrapped]


def told(tick: Tick) -> str:
    """The tick and its reason in a few words: "tied, agrees with the Post"."""
    mark, reason = mark_of(tick), clean(tick.reason)
    return reason if reason.startswith(mark) else f"{mark}, {reason}"


def paragraphs(draft: Document) -> list[tuple[int, int]]:
    """``(start, end)`` of each line of the draft, the line end included."""
    places: list[tuple[int, int]] = []
    start = 0
    for line in draft.text.split("\n"):
        places.append((start, start + len(line) + 1))
        start += len(line) + 1
    return places


def _with_marks(text: str, start: int, end: int, ticks: Sequence[Tick]) -> str:
    parts: list[str] = []
    place = start
    for tick in ticks:
        if tick.start < place:
            continue
        stop = min(tick.end, end)
        parts += [
            text[place : tick.start].replace(OPEN, "").replace(CLOSE, ""),
            OPEN,
            text[tick.start : stop],
            CLOSE,
        ]
        place = stop
    parts.append(text[place:end])
    marked = "".join(parts)
    return " ".join(_keep_marks(marked).split())


def _keep_marks(text: str) -> str:
    """``text`` cleaned of control characters, our marks kept."""
    pieces = [clean("|" + piece + "|")[1:-1] for piece in text.replace(CLOSE, OPEN).split(OPEN)]
    return "".join(
        piece + ("" if number == len(pieces) - 1 else OPEN if number % 2 == 0 else CLOSE)
        for number, piece in enumerate(pieces)
    )


def _markdown(draft: Document, ticks: Sequence[Tick]) -> list[str]:
    cells = [[str(tick.line), clean(tick.text), mark_of(tick), clean(tick.reason)] for tick in ticks]
    table = markdown_table(cells, ("line", "figure", "tick", "reason"))
    return [f"# {escape_cell(clean(draft.id))}", "", table]


def decision_line(margin: Margin) -> str:
    """ "HOLD: 5 figures against 3 source documents: 4 tied, 1 contradicted." """
    counts = Counter(mark_of(tick) for tick in margin.ticks)
    marks = ", ".join(f"{counts[mark]} {mark}" for mark in SIGNS if counts[mark])
    sources = margin.documents - len(margin.drafts)
    word = "RELEASE" if margin.release else "HOLD"
    compared = f"{plural(len(margin.ticks), 'figure')} against {plural(sources, 'source document')}"
    return f"{word}: {compared}: {marks}."


def _decision(margin: Margin, form: str, look: Look) -> list[str]:
    line = decision_line(margin)
    if form == "markdown":
        return [f"**{escape_cell(line)}**", *(f"- {escape_cell(clean(hold))}" for hold in margin.holds)]
    lines = [look.paint(part, "good" if margin.release else "major") for part in wrap(line, look)]
    for hold in margin.holds:
        lines += wrap(clean(hold), look, first="- ", rest="  ")
    return lines


def to_draft_github(margin: Margin) -> str:
    """A GitHub annotation for each figure that holds the draft, and a notice for the others that are not
    tied.
    """
    documents = {draft.id: draft.path or draft.id for draft in margin.drafts}
    lines = []
    for tick in margin.ticks:
        if tick.tick == "tied" and not tick.hold:
            continue
        level = "error" if tick.hold else "notice"
        properties = {"file": documents[tick.document], "line": str(tick.line), "title": mark_of(tick)}
        place = ",".join(f"{key}={github_property(value)}" for key, value in properties.items())
        lines.append(f"::{level} {place}::{github_message(f'{clean(tick.text)}: {told(tick)}')}\n")
    return "".join(lines)
