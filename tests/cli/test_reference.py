"""The generated reference is what the commands say, and every recipe does what its page promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tieout.cli import COMMANDS
from tieout.cli.rules import RULES_COMMANDS
from tieout.report import REPORTERS

ROOT = Path(__file__).parents[2]
Tieout = Callable[..., Result]


def reference(tieout: Tieout) -> str:
    parts = ["# Commands\n\nWritten by the commands themselves: what `tieout COMMAND --help` prints.\n"]
    names = [[name] for name in COMMANDS] + [["rules", name] for name in RULES_COMMANDS]
    for words in sorted(names):
        printed = tieout(*words, "--help").stdout
        parts.append(f"## tieout {' '.join(words)}\n\n```text\n{printed}```\n")
    return "\n".join(parts)


def test_the_command_reference_is_up_to_date(tieout: Tieout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    path = ROOT / "docs" / "reference" / "commands.md"
    if os.environ.get("TIEOUT_GOLDEN"):
        path.write_text(reference(tieout), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == reference(tieout)


def test_every_format_is_offered_by_check(tieout: Tieout) -> None:
    printed = tieout("check", "--help").stdout.replace("\n", " ")
    for form in REPORTERS:
        assert form in printed


def recipe(title: str, language: str) -> str:
    text = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    section = text.split(f"## {title}\n")[1].split("\n## ")[0]
    blocks = re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)
    return "".join(blocks)


@pytest.fixture
def shell(story: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command line with ``tieout`` on the path and a draft beside the story."""
    Path("draft.txt").write_text("Vardholm lies 40 kilometres north of Lisrick.\n", encoding="utf-8")
    Path("public").mkdir()
    Path("bin").mkdir()
    tool = Path("bin/tieout")
    tool.write_text(f'#!/bin/sh\nexec {sys.executable} -m tieout "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    home = Path.cwd()

    def run(command: str) -> subprocess.CompletedProcess[str]:
        settings = {**os.environ, "PATH": f"{home / 'bin'}:{os.environ['PATH']}", "HOME": str(home)}
        return subprocess.run(
            ["sh", "-c", command], capture_output=True, text=True, check=False, env=settings
        )

    return run


Shell = Callable[..., subprocess.CompletedProcess[str]]


def test_the_makefile_line_stops_at_hold(shell: Shell) -> None:
    Path("Makefile").write_text(recipe("A line in a Makefile", "make"), encoding="utf-8")
    assert shell("make publish").returncode != 0
    assert not Path("public/draft.txt").exists()
    Path("draft.txt").write_text("Vardholm is home to about 12,000 people.\n", encoding="utf-8")
    assert shell("make publish").returncode == 0
    assert Path("public/draft.txt").exists()


def test_the_script_says_release_or_hold(shell: Shell) -> None:
    Path("gate.sh").write_text(recipe("A script for a content management system", "sh"), encoding="utf-8")
    assert shell("sh gate.sh draft.txt story/").stdout == "hold\n"
    assert "<html" in Path("ticks.html").read_text(encoding="utf-8")


def test_python_in_ten_lines(shell: Shell) -> None:
    Path("ten.py").write_text(recipe("Python in ten lines", "python"), encoding="utf-8")
    assert "major" in shell(f"{sys.executable} ten.py").stdout


def test_the_other_lines_of_shell_run(shell: Shell) -> None:
    for title in ("On each pull request", "Only what is new", "Completion"):
        for line in recipe(title, "sh").strip().split("\n"):
            done = shell(line)
            assert done.returncode == 0, (line, done.stderr)
    assert Path("report.sarif").is_file()


def test_the_hooks_and_the_action_name_commands_that_exist() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    action = (ROOT / ".github" / "actions" / "tieout" / "action.yml").read_text(encoding="utf-8")
    for command in re.findall(
        r"tieout ([a-z]+)(?: |$)", re.sub(r"(?m)^\s*(name|description):.*$", "", hooks + action)
    ):
        assert command in COMMANDS


def test_the_script_of_the_action_runs(shell: Shell) -> None:
    action = (ROOT / ".github" / "actions" / "tieout" / "action.yml").read_text(encoding="utf-8")
    script = action.split("      run: |\n")[1]
    Path("action.sh").write_text("\n".join(line[8:] for line in script.split("\n")), encoding="utf-8")
    gated = shell("PATHS=draft.txt AGAINST=story/ FAIL_ON=major bash -e action.sh")
    assert gated.returncode == 1
    assert gated.stdout.startswith("::error file=draft.txt,line=1,")
    checked = shell("PATHS=story/ AGAINST= FAIL_ON=never bash -e action.sh")
    assert checked.returncode == 0
    assert checked.stdout.startswith("::error ")


def hook(identifier: str) -> str:
    """The command of a hook as pre-commit types it, before its arguments and the names of the files."""
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    section = hooks.split(f"- id: {identifier}\n")[1].split("- id: ")[0]
    found = re.search(r"^  entry: (.+)$", section, re.MULTILINE)
    assert found is not None
    return found[1]


def test_the_hooks_stop_a_commit(shell: Shell) -> None:
    settings = recipe("Before each commit", "yaml")
    identifier = re.search(r"- id: (\S+)", settings)
    words = re.search(r"args: \[(.*)\]", settings)
    assert identifier is not None
    assert words is not None
    arguments = words[1].replace(",", "")
    held = shell(f"{hook(identifier[1])} {arguments} draft.txt")
    assert (held.returncode, "HOLD" in held.stdout) == (1, True), held.stderr
    Path("draft.txt").write_text("Vardholm is home to about 12,000 people.\n", encoding="utf-8")
    assert shell(f"{hook(identifier[1])} {arguments} draft.txt").returncode == 0
    assert shell(f"{hook('tieout-check')} story/first.txt story/second.txt").returncode == 1
    assert shell(f"{hook('tieout-check')} story/first.txt").returncode == 0
