"""``tieout compare``: findings from claim tables."""

from __future__ import annotations

import click

from tieout.cli import options
from tieout.cli.console import Console
from tieout.report import REPORTERS, SUFFIXES, reporter

EPILOG = """\
\b
Examples:
  tieout extract story/ -o claims.csv          then correct claims.csv by hand
  tieout compare claims.csv
  tieout compare claims.csv reference.csv      reference.csv needs only the
                                 columns document, entity, attribute, value
"""


@click.command(epilog=EPILOG)
@options.paths("CLAIMS...")
@options.printing(tuple(REPORTERS), SUFFIXES)
@click.option(
    "--table", type=click.Choice(("claims", "findings", "matrix", "entities")), default=None,
    help="One table instead of the report.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Show agreements and facts with a single source too.")
@click.option(
    "--fail-on", type=click.Choice(("never", "minor", "major")), default="never", show_default=True,
    help="Exit 1 if there is a discrepancy at least this bad.",
)  # fmt: skip
@options.accepted()
@options.setup()
@options.talk()
def compare(
    paths: tuple[str, ...],
    out: options.Printing,
    table: str | None,
    everything: bool,
    fail_on: str,
    accepted: options.Accepted,
    setup: options.Setup,
    console: Console,
) -> int:
    """Compare the claims of claim tables: tieout's own, one that a person corrected, or a reference table.

    Names that one table keeps apart stay apart; across tables they are aligned.
    """
    from tieout.cli.job import NOTHING, accept, compare_tables, exit_code

    report = accept(compare_tables(paths, setup, console), accepted, console)
    out.write(reporter(out.form)(report, out.look(table=table or "", everything=everything)))
    code = exit_code(report, fail_on)
    if code == NOTHING:
        console.say("no fact is stated twice, so nothing could be compared.")
    return code
