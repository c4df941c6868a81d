"""The site: built from pages that are all in its menu, with a page for every rule, and no word from elsewhere."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tieout.rulebook import read_rulebook
from tieout.tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def written() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages", DOCS / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_rule_has_a_page_with_the_sentences_that_prove_it(written: ModuleType) -> None:
    book = read_rulebook()
    pages = written.pages(book)
    index = pages["reference/rules/index.md"]
    for rule in book.rules:
        page = pages[f"reference/rules/{rule.id}.md"]
        assert f"[{rule.id}]({rule.id}.md)" in index
        assert rule.question in page
        assert page.count("\n- “") == len(rule.examples) + len(rule.pairs)
        for pattern in rule.patterns:
            assert pattern.source in page


def test_every_table_is_listed_with_its_columns(written: ModuleType) -> None:
    page = written.tables_page()
    for name, columns in TABLES.items():
        section = page.split(f"## {name}\n")[1].split("\n## ")[0]
        assert re.findall(r"^\| \d+ \| (.+) \|$", section, re.MULTILINE) == [
            column.replace("_", "\\_") for column in columns
        ]


def test_every_page_is_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1]
    for page in DOCS.rglob("*.md"):
        assert f" {page.relative_to(DOCS).as_posix()}\n" in menu + "\n", page


def test_the_site_builds_and_asks_nothing_of_the_network(tmp_path: Path) -> None:
    if importlib.util.find_spec("material") is None:
        pytest.skip("mkdocs-material is not installed: make docs, or pip install --group docs")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(read_rulebook().rules)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?//', text), page
