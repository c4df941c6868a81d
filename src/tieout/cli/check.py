"""``tieout check``: the whole job."""

from __future__ import annotations

import click

from tieout.cli import options
from tieout.cli.console import Console
from tieout.report import REPORTERS, SUFFIXES, reporter

TABLES = ("claims", "findings", "matrix", "entities", "unclaimed")

EPILOG = """\
\b
Examples:
  tieout check story/                      the discrepancy report
  tieout check story/ --all                agreements and single facts too
  tieout check story/ --table matrix       a sheet: one row a fact
  tieout check story/ -o report.json       the format is what the name ends in
  tieout check story/ --fail-on major      exit 1 if two sources contradict
  cat wire.txt | tieout check - ours.txt
"""


@click.command(epilog=EPILOG)
@options.paths()
@options.printing(tuple(REPORTERS), SUFFIXES)
@click.option("--table", type=click.Choice(TABLES), default=None, help="One table instead of the report.")
@click.option("--all", "everything", is_flag=True, help="Show agreements and facts with a single source too.")
@click.option(
    "--fail-on", type=click.Choice(("never", "minor", "major")), default="never", show_default=True,
    help="Exit 1 if there is a discrepancy at least this bad.",
)  # fmt: skip
@options.accepted()
@options.setup()
@options.talk()
def check(
    paths: tuple[str, ...],
    out: options.Printing,
    table: str | None,
    everything: bool,
    fail_on: str,
    accepted: options.Accepted,
    setup: options.Setup,
    console: Console,
) -> int:
    """Read the documents, compare every fact that two of them state, and report where they disagree.

    The worst comes first: what the disagreement is, who says what in which words, and how far apart they are.
    The last lines say what was compared, and what was not and why.
    """
    from tieout.cli.job import NOTHING, accept, exit_code, run_check
    from tieout.cli.last_run import remember

    report = accept(run_check(paths, setup, console), accepted, console)
    out.write(reporter(out.form)(report, out.look(table=table or "", everything=everything)))
    remember(paths, setup)
    code = exit_code(report, fail_on)
    if code == NOTHING:
        console.say("no fact is stated twice, so nothing could be compared.")
    return code
