"""``tieout check``: the whole job."""

from __future__ import annotations

import click

from tieout.cli import options
from tieout.cli.console import Console
from tieout.report import REPORTERS

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
@options.printing(tuple(REPORTERS))
@options.wanted()
@options.accepted()
@options.setup()
@options.talk()
def check(
    paths: tuple[str, ...],
    out: options.Printing,
    wanted: options.Wanted,
    accepted: options.Accepted,
    setup: options.Setup,
    console: Console,
) -> int:
    """Read the documents, compare every fact that two of them state, and report where they disagree.

    The worst comes first: what the disagreement is, who says what in which words, and how far apart they are.
    The last lines say what was compared, and what was not and why.
    """
    from tieout.cli.job import run_check
    from tieout.cli.last_run import remember
    from tieout.cli.outcome import hand_over

    code = hand_over(run_check(paths, setup, console), out, wanted, accepted, console)
    remember(paths, setup)
    return code
