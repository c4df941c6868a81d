"""The draft as one HTML page with its ticks in the margin; it needs no script at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from tieout.model import Document, Tick
from tieout.report.draft import (
    SIGNS,
    Margin,
    decision_line,
    figure,
    mark_of,
    paragraphs,
    pieces,
    reasons_to_hold,
    told,
)
from tieout.report.html import digest, environment, page
from tieout.report.style import clean
from tieout.tables import show_controls

_WORST = ("contradicted", "untied", "not checked", "tied")
"""Which mark a span gets that several figures share."""


def to_draft_html(margin: Margin) -> str:
    """The page: each paragraph of each draft, its figures marked and numbered, and a note a figure beside
    it.
    """
    style = page("gate.css")
    return environment().from_string(page("gate.html.j2")).render(
        word="RELEASE" if margin.release else "HOLD",
        titles=", ".join(clean(draft.id) for draft in margin.drafts),
        decision=decision_line(margin),
        holds=reasons_to_hold(margin),
        drafts=[_draft(draft, margin) for draft in margin.drafts],
        style=Markup(style),
        style_hash=Markup(digest(style)),
    )  # fmt: skip


def _draft(draft: Document, margin: Margin) -> dict[str, Any]:
    named = clean(draft.title or draft.id)
    first = clean(draft.text.lstrip().split("\n", 1)[0])
    # A title that the text opens with need not stand twice.
    return {"name": "" if first == named else named, "rows": list(_rows(draft, margin))}


def _rows(draft: Document, margin: Margin) -> Iterator[dict[str, Any]]:
    ticks = [tick for tick in margin.ticks if tick.document == draft.id]
    numbers = {id(tick): number for number, tick in enumerate(ticks, 1)}
    for start, end in paragraphs(draft):
        if not draft.text[start:end].strip():
            continue
        inside = [tick for tick in ticks if start <= tick.start < end]
        yield {
            "parts": list(_parts(draft.text, start, end, inside, numbers)),
            "notes": [
                {
                    "mark": mark_of(tick).replace(" ", "-"),
                    "number": numbers[id(tick)],
                    "sign": SIGNS[mark_of(tick)],
                    "told": f"{figure(tick)}: {told(tick)}",
                    "look": clean(tick.look),
                }
                for tick in inside
            ],
        }


def _parts(
    text: str, start: int, end: int, ticks: Sequence[Tick], numbers: dict[int, int]
) -> Iterator[dict[str, Any]]:
    for piece, inside in pieces(text, start, end, ticks):
        worst = min(inside, key=lambda tick: _WORST.index(mark_of(tick)), default=None)
        yield {
            "text": show_controls(piece if inside else piece.rstrip("\r\n")),
            "mark": mark_of(worst).replace(" ", "-") if worst else "",
            "number": ", ".join(str(numbers[id(tick)]) for tick in inside),
        }
