"""What the terminal is like, and how tieout speaks on it: notes and progress to stderr, reports to stdout."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

import click

from tieout.cli.group import one_line
from tieout.errors import TieoutError

NARROWEST, WIDEST = 40, 120


def is_terminal(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal; a closed or odd stream is not."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def wants_color(stream: TextIO) -> bool:
    """Colour only on a terminal, and never with ``NO_COLOR`` set or ``TERM=dumb`` (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM", "") != "dumb"


def width() -> int:
    """Columns to fill: those of the terminal between 40 and 120, or 80 where there is none."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))


@dataclass(frozen=True, slots=True)
class Console:
    """How talkative this run is."""

    verbose: bool = False
    quiet: bool = False

    def note(self, message: str) -> None:
        """A line that ``-v`` asks for."""
        if self.verbose:
            click.echo("tieout: " + one_line(message), err=True)

    def say(self, message: str) -> None:
        """A line that only ``-q`` hides."""
        if not self.quiet:
            click.echo("tieout: " + one_line(message), err=True)

    def problems(self, problems: Iterable[TieoutError]) -> None:
        """Every broken input, one a line; shown even with ``-q``, since what they name was left out."""
        for problem in problems:
            click.echo("tieout: " + one_line(str(problem)), err=True)

    def progress(self) -> Progress:
        """A progress line on stderr, silent unless that is a terminal."""
        quiet = self.quiet or os.environ.get("TERM") == "dumb"
        return Progress(shown=not quiet and is_terminal(sys.stderr))


class Progress:
    """``progress(stage, done, total)``: one line that rewrites itself, with speed and time left."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self.started = time.monotonic()
        self.last = self.started
        self.drawn = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        # Work that takes under half a second needs no bar, and ten lines a second are enough to read.
        if not self.shown or now - self.started < 0.5 or (now - self.last < 0.1 and done < total):
            return
        self.last = now
        rate = done / (now - self.started)
        filled = 24 * done // max(total, 1)
        bar = "#" * filled + "-" * (24 - filled)
        line = f"{stage} [{bar}] {done}/{total}  {rate:.0f} documents/s  {(total - done) / rate:.0f} s left"
        click.echo("\r\x1b[K" + line[: width() - 1], err=True, nl=False, color=True)
        self.drawn = True

    def close(self) -> None:
        """Wipes the line, so that what follows starts on a clean one."""
        if self.drawn:
            click.echo("\r\x1b[K", err=True, nl=False, color=True)
            self.drawn = False
