"""A page as its reader uses it: its files are written, its commands are typed, in the order of the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```', re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its title (a file's name) and what it holds."""

    language: str
    title: str
    text: str


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a Markdown page, in order."""
    return [Block(language, title or "", text) for language, title, text in _BLOCK.findall(page)]


_VERDICTS = ("$ ", "MAJOR", "MINOR", "HOLD", "RELEASE", "waived", "changed", "agree", "compatible", "tieout:")


def gist(transcript: str) -> list[str]:
    """What a page promises: its commands, and the first words of each verdict, without ids and counts.

    Names, wording and totals are what the rules make of them, and get better under a page that stays true.
    """
    lines = [line for line in transcript.splitlines() if line.startswith(_VERDICTS)]
    return [line if line.startswith("$ ") else line.split(" ", 1)[0].rstrip(":") for line in lines]


class Desk:
    """A folder with ``tieout`` on the path, in which the commands of a page are typed one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0
        (folder / "bin").mkdir()
        tool = folder / "bin" / "tieout"
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tieout "$@"\n', encoding="utf-8")
        tool.chmod(0o755)

    def write(self, name: str, text: str) -> None:
        """A file that the page shows."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def type(self, line: str) -> str:
        """What the screen shows after ``line``, as ``$?`` counts from the line before."""
        settings = {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(
            ["sh", "-c", f"(exit {self.code}); {line}"], cwd=self.folder, env=settings, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=120,
        )  # fmt: skip
        self.code = done.returncode
        assert "Traceback" not in done.stdout, done.stdout
        return done.stdout

    def transcript(self, text: str) -> str:
        """A console block with the answer under each of its commands."""
        lines = [line for line in text.splitlines() if line.startswith("$ ")]
        return "".join(f"{line}\n{self.type(line[2:])}" for line in lines)
