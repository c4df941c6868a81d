"""The documentation is true: its report is the report, its commands exist, its rule proves, its links lead somewhere."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from tieout.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_report_in_the_readme_is_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """TIEOUT_GOLDEN=1 writes it anew."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    text = (ROOT / "README.md").read_text("utf-8")
    printed = re.search(r"\$ tieout check seeds/panjshir\n(.*?)\n```", text, re.S)
    assert printed is not None
    result = CliRunner().invoke(main, ["check", "seeds/panjshir"])
    assert result.exit_code == 0
    if os.environ.get("TIEOUT_GOLDEN"):
        text = text.replace(printed[1], result.stdout.rstrip())
        (ROOT / "README.md").write_text(text, encoding="utf-8")
        return
    assert result.stdout.rstrip() == printed[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_every_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"`tieout ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))
    runner = CliRunner()
    assert {"check", "gate", "extract", "align", "compare", "values", "names", "explain", "rules"} <= named
    for command in sorted(named):
        assert runner.invoke(main, [command, "--help"]).exit_code == 0, command


def test_the_rule_on_the_page_proves(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "writing-a-rule.md").read_text("utf-8")
    source = re.search(r"```toml\n(.*?)```", page, re.S)
    assert source is not None
    rule = tmp_path / f"{tomllib.loads(source[1])['id']}.toml"
    rule.write_text(source[1], encoding="utf-8")
    result = CliRunner().invoke(main, ["rules", "prove", "--rules", str(tmp_path)])
    assert result.exit_code == 0, result.output


def test_the_version_in_the_changelog_is_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
