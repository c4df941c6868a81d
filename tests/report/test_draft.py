"""The draft with its ticks: on a terminal, in Markdown, as a page, as annotations."""

from __future__ import annotations

import pytest

from tieout.model import Document, Tick
from tieout.report.draft import Margin, to_draft, to_draft_github
from tieout.report.draft_html import to_draft_html
from tieout.report.style import Look, columns

TEXT = "Korvo has 900 people.\n\nIt lies 40 km from Vell, and has 14 chapels.\n"


def tick(words: str, mark: str, reason: str, **more: object) -> Tick:
    start = TEXT.index(words)
    line = TEXT.count("\n", 0, start) + 1
    return Tick("draft.txt", start, start + len(words), words, mark, reason, line=line, **more)  # type: ignore[arg-type]


@pytest.fixture
def margin() -> Margin:
    ticks = (
        tick("900 people", "tied", "agrees with the Post"),
        tick("40 km", "contradicted", "the Wire says 60 km", severity="major", hold=True),
        tick("14 chapels", "untied", "not checked: no subject", checked=False),
    )
    holds = ("draft.txt:3: “40 km” is contradicted: the Wire says 60 km",)
    return Margin((Document("draft.txt", TEXT),), ticks, False, holds, 3)


def test_on_a_terminal(margin: Margin) -> None:
    assert to_draft(margin, "table", Look(width=60)) == (
        "draft.txt\n\n"
        "✓   │ Korvo has »900 people«.\n"
        "      ✓ 900 people: tied, agrees with the Post\n"
        "    │\n"
        "✗?  │ It lies »40 km« from Vell, and has »14 chapels«.\n"
        "      ✗ 40 km: contradicted, the Wire says 60 km\n"
        "      ? 14 chapels: not checked: no subject\n\n"
        "HOLD: 3 figures against 2 source documents: 1 tied, 1\n"
        "contradicted, 1 not checked.\n"
        "- draft.txt:3: “40 km” is contradicted: the Wire says 60 km\n"
    )


@pytest.mark.parametrize("width", [40, 80])
def test_it_fits(width: int, margin: Margin) -> None:
    assert max(columns(line) for line in to_draft(margin, "table", Look(width=width)).split("\n")) <= width


def test_as_a_page(margin: Margin) -> None:
    page = to_draft_html(margin)
    assert '<mark class="contradicted">40 km<sup>2</sup></mark>' in page
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_a_hostile_draft_stays_text(margin: Margin) -> None:
    nasty = "<script>alert(1)</script>\x1b[2J\x00" + TEXT
    ticks = (Tick("d", 0, 25, nasty[:25], "untied", "<b>no</b>\x1b", line=1),)
    hostile = Margin((Document("d", nasty, title="<i>t</i>"),), ticks, True, (), 2)
    page = to_draft_html(hostile)
    assert "<script" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    for printed in (page, to_draft(hostile, "table", Look()), to_draft_github(hostile)):
        assert "\x1b" not in printed
        assert "\x00" not in printed


def test_as_annotations(margin: Margin) -> None:
    assert to_draft_github(margin) == (
        "::error file=draft.txt,line=3,title=contradicted::40 km: contradicted, the Wire says 60 km\n"
        "::notice file=draft.txt,line=3,title=not checked::14 chapels: not checked: no subject\n"
    )
