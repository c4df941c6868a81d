"""The commands. The only place that prints, reads options or exits.

Each command lives in a module of its own that is imported when the command is asked for, so that ``--help``
and ``--version`` wait for none of them.
"""

from __future__ import annotations

import click

from tieout.cli.group import LazyGroup

COMMANDS = {
    "check": ("tieout.cli.check:check", "Compare documents and report where they disagree."),
    "gate": ("tieout.cli.gate:gate", "Tick every figure of a draft against its sources: release or hold."),
    "extract": ("tieout.cli.extract:extract", "Print the claim table of each document."),
    "align": ("tieout.cli.align:align", "Say who is who in a claim table."),
    "compare": ("tieout.cli.compare:compare", "Compare claim tables, corrected or reference tables too."),
    "explain": ("tieout.cli.explain:explain", "Show why one claim or finding is what it is."),
    "waive": ("tieout.cli.waive:waive", "Accept a finding until its values change."),
    "diff": ("tieout.cli.diff:diff", "Say what changed between two runs of check."),
    "values": ("tieout.cli.values:values", "List every number, quantity, date and time of a text."),
    "names": ("tieout.cli.names:names", "Ask whether two names are one."),
    "rules": ("tieout.cli.rules:rules", "List, show, prove or start the rules."),
    "completion": (
        "tieout.cli.completion:completion",
        "Print the set-up line of bash, zsh or fish completion.",
    ),
}
"""Every command: where it lives, and its line in ``tieout --help``."""

HELP = """\
Ties out prose: reads several articles on one story, finds the figures each one states, and reports where they
agree, where they contradict each other, and what could not be checked.
"""

EPILOG = """\
\b
Start here:
  tieout check story/                  where do these articles disagree?
  tieout check story/ --table matrix   the same as a sheet: one row a fact
  tieout gate draft.txt --against story/
                                       is every figure of my draft borne out?
  tieout explain F3KQ7                 why does it say so?

\b
PATH is a file, a folder, "-" for standard input, or a corpus (.jsonl, .csv).
Exit codes: 0 done or release, 1 hold, 2 usage, 3 something read is broken
(named, and the rest is done), 4 nothing to compare, 70 a fault of tieout.
"""


def _version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if not asked or context.resilient_parsing:
        return
    from tieout import __version__
    from tieout.rulebook import read_rulebook

    book = read_rulebook()
    click.echo(
        f"tieout {__version__}, rule book {book.language} {book.version[:12]} ({len(book.rules)} rules)"
    )
    context.exit()


main = LazyGroup(
    name="tieout",
    help=HELP,
    epilog=EPILOG,
    homes={name: home for name, (home, _) in COMMANDS.items()},
    lines={name: line for name, (_, line) in COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    params=[
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version,
            help="Print the version of tieout and of its rule book.",
        ),
    ],
)  # fmt: skip
"""The ``tieout`` command. Called with no arguments it takes them from the command line, and exits."""
