"""``tieout values``: every value of a text."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from tieout.cli import options
from tieout.cli.console import Console, is_terminal

EPILOG = """\
\b
Examples:
  echo "some 40 people died on 3 May 2021" | tieout values
  tieout values article.txt --format jsonl
  tieout values article.txt --published 2021-08-20
                                       reads "last Sunday" against that day
"""


@click.command(epilog=EPILOG)
@options.paths("[PATH or -]...", required=False)
@options.printing()
@click.option(
    "--published", type=click.DateTime(("%Y-%m-%d",)), default=None, metavar="DAY",
    help="The day that relative dates count from, where a document has none of its own.",
)  # fmt: skip
@options.talk()
def values(
    paths: tuple[str, ...], out: options.Printing, published: datetime | None, console: Console
) -> int:
    """List every number, quantity, money, date, period, duration and time of day in a text.

    Without a PATH it reads standard input. low and high are in base units (km, kg, year, ISO date ...); an
    empty one is open. Captions and footers are read too: this command knows no rule.
    """
    from tieout.cli.job import BROKEN, load_documents
    from tieout.tables import values_to_rows
    from tieout.values import read_values

    if not paths and is_terminal(sys.stdin):
        raise click.UsageError("Give a PATH, or pipe a text into it.", click.get_current_context())
    loaded = load_documents(paths or ("-",), console)
    rows = []
    for document in loaded.documents:
        reference = document.published or (published.date() if published else None)
        mentions = read_values(document.text, reference=reference, language=document.language)
        rows += values_to_rows(mentions, document.id)
    out.write_table(rows, "values")
    return BROKEN if loaded.problems else 0
