"""``tieout extract``: the claim table."""

from __future__ import annotations

import click

from tieout.cli import options
from tieout.cli.console import Console

EPILOG = """\
\b
Examples:
  tieout extract story/ -o claims.csv      correct it by hand, then compare
  tieout extract story/ --format jsonl | jq .value
  tieout extract draft.txt --table unclaimed
                                           figures that no rule claimed
"""


@click.command(epilog=EPILOG)
@options.paths()
@options.printing()
@options.one_of("claims", "unclaimed", told="The claims, or the figures that no rule claimed.")
@options.setup()
@options.talk()
def extract(
    paths: tuple[str, ...], out: options.Printing, table: str, setup: options.Setup, console: Console
) -> int:
    """Print what each document claims: one row a claim, with the words that say so and where they stand.

    Names are aligned across the documents given; the column subject keeps each document's own words.
    """
    from tieout.cli.job import BROKEN, claims_of
    from tieout.cli.last_run import remember
    from tieout.tables import claims_to_rows, unclaimed_to_rows

    drawn = claims_of(paths, setup, console)
    if table == "unclaimed":
        rows = unclaimed_to_rows(drawn.unclaimed)
    else:
        rows = claims_to_rows(
            drawn.alignment.claims, {document.id: document.group for document in drawn.documents}
        )
    out.write_table(rows, table)
    remember(paths, setup)
    return BROKEN if drawn.problems else 0
