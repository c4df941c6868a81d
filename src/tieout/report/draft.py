"""The draft with its ticks in the margin: what an editor reads before release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
    head = f"{SIGNS[mark]} {figure(tick)}: "
    wrapped = wrap(head + told(tick), look, first=" " * _GUTTER, rest=" " * (_GUTTER + 2))
    lines = [look.paint(line, _STYLES[mark]) for line in wrapped]
    if tick.look:
        pointer = wrap(clean(tick.look), look, first=" " * (_GUTTER + 2), rest=" " * (_GUTTER + 2))
        lines += [look.paint(line, "faint") for line in pointer]
    return lines


def figure(tick: Tick) -> str:
    """The words of ``tick`` as a heading: a quotation loses the comma that its sentence put into it."""
    return clean(tick.text).rstrip(",;")


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


def pieces(text: str, start: int, end: int, ticks: Sequence[Tick]) -> Iterator[tuple[str, list[Tick]]]:
    """``text[start:end]`` in pieces, each with the ticks on it; what two figures share is marked once."""
    place = start
    marked: list[tuple[int, int, list[Tick]]] = []
    for tick in ticks:
        first, last = max(tick.start, place), min(tick.end, end)
        if last > first:
            while first < last - 1 and text[first] in ", " and first > tick.start:
                first += 1
            marked.append((first, last, [tick]))
            place = last
        elif marked:
            marked[-1][2].append(tick)
    place = start
    for first, last, inside in marked:
        yield text[place:first], []
        yield text[first:last], inside
        place = last
    yield text[place:end], []


def _with_marks(text: str, start: int, end: int, ticks: Sequence[Tick]) -> str:
    marked = "".join(
        f"{OPEN}{piece}{CLOSE}" if inside else piece.replace(OPEN, "").replace(CLOSE, "")
        for piece, inside in pieces(text, start, end, ticks)
    )
    return " ".join(_keep_marks(marked).split())


def _keep_marks(text: str) -> str:
    """``text`` cleaned of control characters, our marks kept."""
    pieces = [clean("|" + piece + "|")[1:-1] for piece in text.replace(CLOSE, OPEN).split(OPEN)]
    return "".join(
        piece + ("" if number == len(pieces) - 1 else OPEN if number % 2 == 0 else CLOSE)
        for number, piece in enumerate(pieces)
    )


def _markdown(draft: Document, ticks: Sequence[Tick]) -> list[str]:
    cells = [
        [str(tick.line), clean(tick.text), mark_of(tick), clean(tick.reason), clean(tick.look)]
        for tick in ticks
    ]
    table = markdown_table(cells, ("line", "figure", "tick", "reason", "where to look"))
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
    line, reasons = decision_line(margin), reasons_to_hold(margin)
    if form == "markdown":
        return [f"**{escape_cell(line)}**", "", *(f"- {escape_cell(reason)}" for reason in reasons)]
    lines = [look.paint(part, "good" if margin.release else "major") for part in wrap(line, look)]
    for reason in reasons:
        lines += wrap(reason, look, first="- ", rest="  ")
    return lines


def reasons_to_hold(margin: Margin) -> list[str]:
    """Each figure that holds a draft, then each contradiction that the policy lets pass."""
    passed = [
        f"{tick.document}:{tick.line}: “{tick.text}” is {told(tick)} ({tick.severity}: does not hold)"
        for tick in margin.ticks
        if tick.tick == "contradicted" and not tick.hold
    ]
    return [clean(reason) for reason in (*margin.holds, *passed)]


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
