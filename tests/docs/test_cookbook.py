"""Every page of the cookbook: its files are written, its commands run as printed, and print what it prints."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Desk, blocks, gist

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "cookbook").glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_prints_what_the_page_prints(page: Path, tmp_path: Path) -> None:
    """The commands run and come to the verdicts on the page; TIEOUT_GOLDEN=1 writes the answers anew."""
    desk = Desk(tmp_path)
    text = page.read_text(encoding="utf-8")
    for block in blocks(text):
        if block.title:
            desk.write(block.title, block.text)
        elif block.language == "console":
            printed = desk.transcript(block.text)
            if os.environ.get("TIEOUT_GOLDEN"):
                text = text.replace(f"```console\n{block.text}```", f"```console\n{printed}```", 1)
                page.write_text(text, encoding="utf-8")
            else:
                assert gist(printed) == gist(block.text)


def test_every_task_has_a_page() -> None:
    assert {page.stem for page in PAGES} == {
        "two-articles", "wire-and-copy", "cuttings", "reference-table", "correcting-claims", "house-spelling",
        "own-rule", "accepting",
    }  # fmt: skip
    assert all("```console" in page.read_text(encoding="utf-8") for page in PAGES)
