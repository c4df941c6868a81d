"""The draft as one HTML page with its ticks in the margin; it needs no script at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from tieout.model import Document, Tick
from tieout.report.draft import SIGNS, Margin, decision_line, mark_of, paragraphs, told
from tieout.report.html import digest, environment, page
from tieout.report.style import clean
from tieout.tables import show_controls


def to_draft_html(margin: Margin) -> str:
    """The page: each paragraph of each draft, its figures marked and numbered, and a note a figure beside
    it.
    """
    style = page("gate.css")
    return environment().from_string(page("gate.html.j2")).render(
        word="RELEASE" if margin.release else "HOLD",
        titles=", ".join(clean(draft.id) for draft in margin.drafts),
        decision=decision_line(margin),
        holds=[clean(hold) for hold in margin.holds],
        drafts=[_draft(draft, margin) for draft in margin.drafts],
        style=Markup(style),
        style_hash=Markup(digest(style)),
    )  # fmt: skip


def _draft(draft: Document, margin: Margin) -> dict[str, Any]:
    return {"name": clean(draft.title or draft.id), "rows": list(_rows(draft, margin))}


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
                    "told": f"{clean(tick.text)}: {told(tick)}",
                }
                for tick in inside
            ],
        }


def _parts(
    text: str, start: int, end: int, ticks: Sequence[Tick], numbers: dict[int, int]
) -> Iterator[dict[str, Any]]:
    place = start
    for tick in ticks:
        if tick.start < place:
            continue
        yield {"text": show_controls(text[place : tick.start]), "mark": ""}
        place = min(tick.end, end)
        yield {
            "text": show_controls(text[tick.start : place]),
            "mark": mark_of(tick).replace(" ", "-"),
            "number": numbers[id(tick)],
        }
    yield {"text": show_controls(text[place:end].rstrip("\r\n")), "mark": ""}
