"""``tieout explain``: why one claim or finding is what it is."""

from __future__ import annotations

import click

from tieout.cli import options
from tieout.cli.console import Console

EPILOG = """\
\b
Examples:
  tieout check story/
  tieout explain F3KQ7                 an id that the report printed, or its
                                       first letters, in the last run's files
  tieout explain F3KQ7 story/          in these files
"""


@click.command(epilog=EPILOG)
@click.argument("identifier", metavar="ID")
@options.paths("[PATH...]", required=False)
@options.printing(("table", "json", "markdown"))
@options.setup()
@options.talk()
def explain(
    identifier: str, paths: tuple[str, ...], out: options.Printing, setup: options.Setup, console: Console
) -> int:
    """Show one claim or finding with its words in place, its rule, who is who, every pair compared, and
    what decided.

    Without a PATH it reads the files of the last check, gate or extract in this folder again.
    """
    from tieout.cli.job import read_book, run_check
    from tieout.cli.last_run import recall
    from tieout.explain import explain as explain_one
    from tieout.report.explanation import to_explanation

    if not paths:
        paths, setup = recall(setup)
    report = run_check(paths, setup, console)
    sections = explain_one(identifier, report, read_book(setup.extra, Console(quiet=True)))
    out.write(to_explanation(sections, out.form, out.look()))
    return 0
