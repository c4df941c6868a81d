"""``tieout align``: who is who in a claim table."""

from __future__ import annotations

import click

from tieout.cli import options
from tieout.cli.console import Console

EPILOG = """\
\b
Examples:
  tieout extract story/ -o claims.csv
  tieout align claims.csv                      who is who, and why
  tieout align claims.csv --entities who.csv --table claims -o aligned.csv
"""


@click.command(epilog=EPILOG)
@options.paths("CLAIMS...")
@options.printing()
@options.one_of("entities", "claims", told="The entities, or the claims with their entity names.")
@options.setup()
@options.talk()
def align(
    paths: tuple[str, ...], out: options.Printing, table: str, setup: options.Setup, console: Console
) -> int:
    """Align the entities of claim tables: which names are one, on what evidence, and which were kept apart.

    --entities FILE is a person's word on names that must be one or must be two, and it wins.
    """
    from tieout.align import align as align_claims
    from tieout.cli.job import decisions_from, read_tables
    from tieout.tables import claims_to_rows, entities_to_rows

    tables = read_tables(paths, console)
    alignment = align_claims(tables.claims, decisions=decisions_from(setup.entities))
    if table == "claims":
        rows = claims_to_rows(alignment.claims, tables.groups)
    else:
        rows = entities_to_rows(alignment.entities)
    out.write_table(rows, table)
    return tables.code
