"""``tieout gate``: release or hold."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tieout.cli import options
from tieout.cli.console import Console

EPILOG = """\
\b
Examples:
  tieout gate draft.txt --against story/
  tieout gate draft.txt --against wire.txt story/ -o ticks.csv
  tieout gate draft.txt --against story/ && publish draft.txt
\b
What holds a draft stands in tieout.toml ([gate]) or pyproject.toml
([tool.tieout.gate]): contradicted = never, major or minor; untied = never,
core or all; unchecked = never or all; sources = how many independent ones a
figure needs; and the same keys under [gate.attributes.NAME].
"""


class GateCommand(click.Command):
    """A command whose ``--against`` takes every path up to the next option, as a shell gives them.

    Where no draft stands before it, it takes one path and the rest are drafts, since hooks put the names of
    changed files last.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, self._one_path_each(args))

    def _one_path_each(self, args: list[str]) -> list[str]:
        options = [row for row in self.params if isinstance(row, click.Option) and not row.is_flag]
        valued = {name for row in options for name in row.opts}
        given: list[str] = []
        draft_seen = False
        place = 0
        while place < len(args):
            word = args[place]
            place += 1
            if word == "--":
                return [*given, *args[place - 1 :]]
            if word == "--against":
                taken = 0
                while place < len(args) and _is_path(args[place]) and (draft_seen or not taken):
                    given += [word, args[place]]
                    place += 1
                    taken += 1
                given += [] if taken else [word]
            elif not _is_path(word):
                given.append(word)
                if word in valued and place < len(args):
                    given.append(args[place])
                    place += 1
            else:
                draft_seen = True
                given.append(word)
        return given


def _is_path(word: str) -> bool:
    return word == "-" or not word.startswith("-")


@click.command(cls=GateCommand, epilog=EPILOG)
@options.paths("DRAFT...")
@click.option("--against", multiple=True, required=True, metavar="PATH...", help="The sources.")
@options.printing(("table", "csv", "json", "jsonl", "markdown", "html", "github"))
@click.option(
    "--policy", type=options.FILE, default=None, metavar="FILE",
    help="Settings to use instead of the tieout.toml or pyproject.toml of this folder.",
)  # fmt: skip
@click.option(
    "--published", type=click.DateTime(("%Y-%m-%d",)), default=None, metavar="DAY",
    help="The day the draft speaks from: its relative dates and its ages count from it.",
)  # fmt: skip
@options.accepted()
@options.setup()
@options.talk()
def gate(
    paths: tuple[str, ...],
    against: tuple[str, ...],
    out: options.Printing,
    policy: Path | None,
    published: datetime | None,
    accepted: options.Accepted,
    setup: options.Setup,
    console: Console,
) -> int:
    """Tick every figure of a draft against its sources, and say release (exit 0) or hold (exit 1).

    A figure is tied (a source states it), contradicted (one states another), or untied (none states it, or
    no rule could read it). The draft is shown with its ticks in the margin.
    """
    from tieout.cli.gating import Request, run_gate, to_ticks

    gated = run_gate(
        Request(paths, against, policy, published.date() if published else None, accepted), setup, console
    )
    out.write(to_ticks(gated, out))
    if gated.holds:
        console.note(f"hold: {len(gated.holds)} figures")
        return 1
    if gated.report.problems:
        return 3
    if not any(tick.tick in ("tied", "contradicted") for tick in gated.ticks):
        console.say("no figure of the draft could be compared with a source.")
        return 4
    return 0
