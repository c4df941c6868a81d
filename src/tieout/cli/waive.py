"""``tieout waive``: accept one finding."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from tieout.cli import options
from tieout.cli.console import Console

EPILOG = """\
\b
Examples:
  tieout check story/
  tieout waive F3KQ7 --reason "two camps, both right" --who "L. Moe"
  tieout waive F3KQ7 --reason "asked the mayor" --who LM --until 2026-12-31
  tieout check story/ --waivers waivers.csv
"""


@click.command(epilog=EPILOG)
@click.argument("identifier", metavar="ID")
@options.paths("[PATH...]", required=False)
@click.option("--reason", required=True, help="Why it is accepted.")
@click.option("--who", required=True, help="Who accepts it.")
@click.option(
    "--until", type=click.DateTime(("%Y-%m-%d",)), default=None, metavar="DAY", help="The last day it holds."
)
@click.option(
    "--waivers", "target", type=options.FILE, default=Path("waivers.csv"), show_default=True, metavar="FILE",
    help="The file to add it to.",
)  # fmt: skip
@options.setup()
def waive(
    identifier: str,
    paths: tuple[str, ...],
    reason: str,
    who: str,
    until: datetime | None,
    target: Path,
    setup: options.Setup,
) -> int:
    """Accept a finding: adds it, with the values it has now, to the file that check and gate take with
    --waivers.

    It comes back when the day has passed, or when a source states another value. Without a PATH the files of
    the last run in this folder are read again.
    """
    from tieout.cli.job import run_check
    from tieout.cli.last_run import recall
    from tieout.cli.output import write
    from tieout.cli.waivers import COLUMNS, read_waivers, waiver_row
    from tieout.errors import UsageError

    if not paths:
        paths, setup = recall(setup)
    report = run_check(paths, setup, Console(quiet=True))
    fitting = [row for row in report.findings if row.finding.upper().startswith(identifier.upper())]
    chosen = [row for row in fitting if row.verdict == "discrepancy"]
    if len(chosen) != 1:
        told = "no discrepancy has" if not chosen else "several discrepancies have"
        raise UsageError(f"{told} the id {identifier!r}.", remedy="Ids stand in the report.")
    line = waiver_row(report, chosen[0], reason, who, until.date() if until else None)
    before = ",".join(COLUMNS) + "\n"
    if target.exists():
        read_waivers(target)
        before = target.read_text(encoding="utf-8")
        if before.split("\n", 1)[0].strip("\ufeff \r") != ",".join(COLUMNS):
            raise UsageError(
                "has other columns.", path=target, remedy=f"Its first line must be {','.join(COLUMNS)}"
            )
        before += "" if before.endswith("\n") else "\n"
    write(before + line, target)
    click.echo(f"{chosen[0].finding} added to {target}")
    return 0
