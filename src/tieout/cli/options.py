"""Options that several commands share, each written once and handed over as one object."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tieout.cli import output
from tieout.cli.console import Console, is_terminal, wants_color, width
from tieout.errors import UsageError
from tieout.report import SUFFIXES, TABLES
from tieout.report.style import Look

if TYPE_CHECKING:
    from tieout.tables import Row

Decorator = Callable[[Any], Any]

FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, slots=True)
class Printing:
    """Where the result goes, in which format."""

    form: str
    target: Path | None
    excel: bool

    def look(self, *, table: str = "", everything: bool = False) -> Look:
        """How it should look there: a file has 80 columns and no colour."""
        screen = self.target is None
        return Look(
            width=width() if screen else 80,
            color=screen and wants_color(sys.stdout),
            all=everything,
            table=table,
            excel=self.excel,
        )

    def write(self, content: str | bytes) -> None:
        """Prints ``content``, or writes the file whole; raises ``UsageError`` for bytes on a terminal."""
        if self.target is None and isinstance(content, bytes) and is_terminal(sys.stdout):
            raise UsageError(f"{self.form} is no text to print.", remedy="Give -o FILE.")
        output.write(content, self.target)

    def write_table(self, rows: Sequence[Row], table: str) -> None:
        """Prints ``rows`` with the columns of ``table``."""
        from tieout.report.listing import to_listing
        from tieout.tables import TABLES as COLUMNS

        self.write(to_listing(rows, COLUMNS[table], self.form, self.look(), table=table))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a report is wanted: one table or all of it (""), agreements too or not, and what fails it."""

    table: str
    everything: bool
    fail_on: str


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run is told besides its documents: rules of one's own, and who is who."""

    extra: tuple[Path, ...] = ()
    entities: Path | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person has accepted already: an earlier report, and waivers."""

    baseline: Path | None = None
    waivers: Path | None = None


def _bundle(
    name: str, build: Callable[..., object], keys: Sequence[str], *decorators: Decorator
) -> Decorator:
    """Options that reach the command as one parameter ``name``."""

    def apply(function: Any) -> Any:
        @wraps(function)
        def command(*args: Any, **given: Any) -> Any:
            given[name] = build(**{key: given.pop(key) for key in keys})
            return function(*args, **given)

        wrapped: Any = command
        for decorator in reversed(decorators):
            wrapped = decorator(wrapped)
        return wrapped

    return apply


def paths(metavar: str = "PATH...", *, required: bool = True) -> Decorator:
    """Documents to read."""
    return click.argument("paths", nargs=-1, required=required, metavar=metavar)


LISTING = ("table", "csv", "json", "jsonl", "markdown", "parquet")
"""The formats of a command that prints one table."""


def printing(formats: Sequence[str] = LISTING) -> Decorator:
    """``--format``, ``-o`` and ``--excel`` as one parameter ``out``; the first format is the default."""
    suffixes = {suffix: form for suffix, form in SUFFIXES.items() if form in formats}
    default = formats[0]

    def build(form: str | None, target: Path | None, excel: bool) -> Printing:
        if target is not None and str(target) == "-":
            target = None
        return Printing(pick_format(form, target, suffixes, default), target, excel)

    return _bundle(
        "out", build, ("form", "target", "excel"),
        click.option(
            "-f", "--format", "form", type=click.Choice(formats), default=None, metavar="FORMAT",
            help=f"{', '.join(formats)}.  [default: what -o FILE ends in, else {default}]",
        ),
        click.option(
            "-o", "--output", "target", type=FILE, default=None, metavar="FILE",
            help="Write to FILE, whole or not at all, instead of the screen.",
        ),
        click.option("--excel", is_flag=True, help="Begin CSV with the byte order mark that Excel needs."),
    )  # fmt: skip


def one_of(*tables: str, told: str) -> Decorator:
    """``--table`` of a command that prints one table, the first by default."""
    return click.option("--table", type=click.Choice(tables), default=tables[0], show_default=True, help=told)


def wanted(tables: Sequence[str] = TABLES) -> Decorator:
    """``--table``, ``--all`` and ``--fail-on`` as one parameter ``wanted``."""

    def build(table: str | None, everything: bool, fail_on: str) -> Wanted:
        return Wanted(table or "", everything, fail_on)

    return _bundle(
        "wanted", build, ("table", "everything", "fail_on"),
        click.option(
            "--table", type=click.Choice(tables), default=None, help="One table instead of the report."
        ),
        click.option(
            "--all", "everything", is_flag=True, help="Show agreements and facts with a single source too."
        ),
        click.option(
            "--fail-on", type=click.Choice(("never", "minor", "major")), default="never", show_default=True,
            help="Exit 1 if there is a discrepancy at least this bad.",
        ),
    )  # fmt: skip


def talk() -> Decorator:
    """``-v`` and ``-q`` as one parameter ``console``."""
    return _bundle(
        "console", Console, ("verbose", "quiet"),
        click.option("-v", "--verbose", is_flag=True, help="Say on stderr what each stage did."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors on stderr."),
    )  # fmt: skip


def accepted() -> Decorator:
    """``--baseline`` and ``--waivers`` as one parameter ``accepted``."""
    return _bundle(
        "accepted", Accepted, ("baseline", "waivers"),
        click.option(
            "--baseline", type=FILE, default=None, metavar="FILE.json",
            help="An earlier report; a discrepancy in it with the same values is not shown again.",
        ),
        click.option(
            "--waivers", type=FILE, default=None, metavar="FILE.csv",
            help="Findings that a person accepts; see tieout waive.",
        ),
    )  # fmt: skip


_RULES = click.option(
    "--rules", "extra", multiple=True, type=click.Path(path_type=Path, exists=True), metavar="PATH",
    help="A rule file or folder of your own, added to the rule book; may be repeated.",
)  # fmt: skip

_ENTITIES = click.option(
    "--entities", type=FILE, default=None, metavar="FILE",
    help="CSV with columns a, b, same|different, reason: names that are one, or are not, as a person knows.",
)  # fmt: skip


def setup(*, entities: bool = True) -> Decorator:
    """``--rules`` and, unless the command aligns nothing, ``--entities``, as one parameter ``setup``."""
    if entities:
        return _bundle("setup", Setup, ("extra", "entities"), _ENTITIES, _RULES)
    return _bundle("setup", Setup, ("extra",), _RULES)


def pick_format(form: str | None, target: Path | None, suffixes: Mapping[str, str], default: str) -> str:
    """The format asked for, else what the file's suffix means, else the default.

    Raises ``UsageError`` when a suffix says nothing and no format was given.
    """
    if form is not None or target is None:
        return form or default
    suffix = target.suffix.lower()
    if suffix in suffixes:
        return suffixes[suffix]
    if not suffix or (target.exists() and not target.is_file()):
        return default
    raise UsageError(f"what -o {target.name} should hold is not clear.", remedy="Give --format too.")
