"""Table rows -> CSV, JSON, JSON lines, or a DataFrame."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from tieout.errors import UsageError
from tieout.tables.cells import guard, show_controls
from tieout.tables.columns import Cell, Row

if TYPE_CHECKING:
    import pandas

_NOT_FOR_TERMINALS = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return guard(show_controls(cell)) if isinstance(cell, str) else str(cell)


def write_csv(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    """Writes a header and one line a row, quoted where needed, lines ending in ``\\n``.

    No cell can be run as a formula, and control characters are shown instead of sent.
    """
    plain = csv.writer(stream, lineterminator="\n")
    # The csv module quotes a line feed and leaves a lone carriage return bare, which ends the row for every
    # reader.
    quoted = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow([guard(show_controls(column)) for column in columns])
    for row in rows:
        cells = [_csv_cell(row.get(column)) for column in columns]
        (quoted if any("\r" in cell for cell in cells) else plain).writerow(cells)


def dump_json(content: object) -> str:
    """``content`` as JSON on one line, safe on a terminal: control characters and lone surrogates escaped."""
    text = _JSON.encode(content)
    # A line without line ends that is printable holds nothing to escape, and is told at a glance.
    if text.isprintable():
        return text
    return _NOT_FOR_TERMINALS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def dump_lists(content: Mapping[str, object]) -> str:
    """An object as JSON with one member a line, and one item a line where the member is a list.

    It reads and diffs line by line, and is written many times faster than indented JSON.
    """
    members = []
    for name, member in content.items():
        if isinstance(member, list) and member:
            items = ",\n".join(f"    {dump_json(item)}" for item in member)
            members.append(f"  {dump_json(name)}: [\n{items}\n  ]")
        else:
            members.append(f"  {dump_json(name)}: {dump_json(member)}")
    return "{\n" + ",\n".join(members) + "\n}\n" if members else "{}\n"


def write_jsonl(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    """Writes one JSON object a line with the columns in order; an open end is ``null``."""
    for row in rows:
        stream.write(dump_json({column: row.get(column) for column in columns}) + "\n")


def to_parquet(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    """The table as a Parquet file; ``low`` and ``high`` are text, as a column holds one kind.

    Raises ``UsageError`` where pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401 pandas needs it, and says so in ten lines
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow.", remedy="pip install 'tieout[parquet]'") from error
    frame = to_frame(rows, columns)
    for column in ("low", "high"):
        if column in frame:
            frame[column] = [_csv_cell(row.get(column)) for row in rows]
    stream = io.BytesIO()
    frame.to_parquet(stream, index=False)
    return stream.getvalue()


def to_frame(rows: Sequence[Row], columns: Sequence[str]) -> pandas.DataFrame:
    """The table as a DataFrame with the columns in order; imports pandas (0.7 s) only here."""
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns))
