"""Completion in the shells themselves: what the tab key would offer, asked of bash, zsh and fish."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# What each shell's user has after the recipe, then the words that the tab key would offer for "tieout ch".
ASK = {
    "bash": "source set-up; COMP_WORDS=(tieout {words}); COMP_CWORD={place}; _tieout_completion tieout; "
    'printf "%s\\n" "${{COMPREPLY[@]}}"',
    "zsh": "compdef() {{ :; }}; compadd() {{ :; }}; _describe() {{ print -l -- $completions_with_descriptions; }}; "
    "source set-up; words=(tieout {words}); CURRENT={place} + 1; _tieout_completion",
    "fish": 'source set-up; complete --do-complete "tieout {words}"',
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    tool = tmp_path / "tieout"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tieout "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("shell", ASK)
@pytest.mark.parametrize(
    ("words", "offered"), [("ch", "check"), ("check --fo", "--format"), ("rules pr", "prove")]
)
def test_the_tab_key(shell: str, words: str, offered: str, home: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} on this machine")
    settings = {**os.environ, "PATH": f"{home}:{os.environ['PATH']}", "HOME": str(home), "TERM": "dumb"}
    told = subprocess.run(
        ["tieout", "completion", shell], cwd=home, env=settings, capture_output=True, text=True, check=True
    )
    (home / "set-up").write_text(told.stdout, encoding="utf-8")
    asked = ASK[shell].format(words=words, place=len(words.split()))
    done = subprocess.run(
        [program, "-c", asked],
        cwd=home,
        env=settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert offered in done.stdout, (done.stdout, done.stderr)
