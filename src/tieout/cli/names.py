"""``tieout names``: are two names one entity?"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tieout.cli import options
from tieout.errors import BrokenTable
from tieout.tables import Row, unguard

EPILOG = """\
\b
Examples:
  tieout names "Ahmad Masud" "Ahmed Massoud"
  tieout names --type place "Panjshir Valley" Panshir
  tieout names --pairs pairs.csv --format csv -o scored.csv
"""

_TYPES = ("person", "place", "organization", "event", "object")


@click.command(epilog=EPILOG)
@click.argument("names", nargs=-1, metavar="[A B]")
@click.option(
    "--pairs", type=options.FILE, default=None, metavar="FILE.csv", help="Pairs in columns a and b."
)
@click.option(
    "--type", "kind", type=click.Choice(_TYPES), default=None, help="What both names are, where you know."
)
@options.printing()
def names(names: tuple[str, ...], pairs: Path | None, kind: str | None, out: options.Printing) -> int:
    """Say whether two names are one entity: a score from 0 to 1, yes or no, and the reason.

    Names are compared word by word: a spelling can vary, but a word that only one name has, or another first
    name, keeps two people apart whatever a string score says.
    """
    from tieout.align import relate_names

    if pairs is None and len(names) != 2:
        raise click.UsageError("Give two names, or --pairs FILE.csv.", click.get_current_context())
    if pairs is not None and names:
        raise click.UsageError("Give two names or --pairs, not both.", click.get_current_context())
    asked = (
        [(names[0], names[1], kind or "", kind or "")]
        if pairs is None
        else list(_read_pairs(pairs, kind or ""))
    )
    rows: list[Row] = []
    for a, b, type_a, type_b in asked:
        relation = relate_names(a, b, type_a=type_a, type_b=type_b)
        rows.append(
            {
                "a": a,
                "b": b,
                "score": round(relation.score, 4),
                "same": "yes" if relation.same else "no",
                "reason": relation.reason,
            }
        )
    out.write_table(rows, "names")
    return 0


def _read_pairs(path: Path, kind: str) -> Iterator[tuple[str, str, str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BrokenTable(f"cannot be read: {error.strerror}.", path=path) from error
    except UnicodeDecodeError as error:
        raise BrokenTable("is not UTF-8 text.", path=path, remedy="Save the table as CSV UTF-8.") from error
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    reader = csv.DictReader(text.splitlines(keepends=True))
    for column in ("a", "b"):
        if column not in (reader.fieldnames or ()):
            raise BrokenTable(
                f"the column {column!r} is missing.", path=path, line=1, remedy="It needs a and b."
            )
    for row in reader:
        a, b = unguard((row["a"] or "").strip()), unguard((row["b"] or "").strip())
        if not a or not b:
            raise BrokenTable("a name is empty.", path=path, line=reader.line_num)
        yield a, b, row.get("type_a") or kind, row.get("type_b") or kind
