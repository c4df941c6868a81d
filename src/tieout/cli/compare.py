"""``tieout compare``: findings from claim tables."""

from __future__ import annotations

import click

from tieout.cli import options
from tieout.cli.console import Console
from tieout.report import REPORTERS, TABLES

CLAIM_TABLES = tuple(table for table in TABLES if table != "unclaimed")
"""What a claim table can give: figures that no rule claimed stand in documents."""

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
@options.printing(tuple(REPORTERS))
@options.wanted(CLAIM_TABLES)
@options.accepted()
@options.setup()
@options.talk()
def compare(
    paths: tuple[str, ...],
    out: options.Printing,
    wanted: options.Wanted,
    accepted: options.Accepted,
    setup: options.Setup,
    console: Console,
) -> int:
    """Compare the claims of claim tables: tieout's own, one that a person corrected, or a reference table.

    Names that one table keeps apart stay apart; across tables they are aligned.
    """
    from tieout.cli.job import compare_tables
    from tieout.cli.outcome import hand_over

    return hand_over(compare_tables(paths, setup, console), out, wanted, accepted, console)
