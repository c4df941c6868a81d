"""``tieout diff``: what changed between two runs."""

from __future__ import annotations

from pathlib import Path

import click

from tieout.cli import options
from tieout.report.changes import to_changes
from tieout.report.listing import to_listing

_EPILOG = """\
\b
Examples:
  tieout check story/ -o monday.json
  tieout check story/ -o tuesday.json
  tieout diff monday.json tuesday.json
"""


@click.command(epilog=_EPILOG)
@click.argument("before", type=options.FILE, metavar="A.json")
@click.argument("after", type=options.FILE, metavar="B.json")
@options.printing()
def diff(before: Path, after: Path, out: options.Printing) -> int:
    """Say what changed between two runs of check: findings that are new, gone, or whose verdict or values
    changed.
    """
    from tieout.cli.baseline import COLUMNS, changes, read_findings

    rows = changes(read_findings(before), read_findings(after))
    if out.form == "table":
        out.write(to_changes(rows, out.look()))
    else:
        out.write(to_listing(rows, COLUMNS, out.form, out.look()))
    return 0
