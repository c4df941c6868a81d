"""Table files -> rows of text cells, each with its line: CSV, JSON, JSON lines, Parquet."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tieout.errors import BrokenTable, UsageError
from tieout.tables.cells import unguard

REQUIRED = ("document", "entity", "attribute", "value")
"""The columns that a claim table cannot do without."""

Placed = tuple[int, dict[str, str]]
"""A row and the line, or the number, that names it in a complaint."""


def read_text(path: Path) -> str:
    """The text of a table; raises ``BrokenTable`` where it is not UTF-8 or cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BrokenTable(f"cannot be read: {error.strerror}.", path=path) from error
    except UnicodeDecodeError as error:
        raise BrokenTable("is not UTF-8 text.", path=path, remedy="Save the table as CSV UTF-8.") from error


def csv_rows(text: str, name: str) -> Iterator[Placed]:
    """Rows of CSV with the line each begins on; commas, semicolons or tabs, whichever the header has."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_delimiter(text))
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(header, name)
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(header):
                raise BrokenTable(
                    f"has {len(cells)} cells under {len(header)} columns.", path=name, line=line,
                    remedy="Put quotes around a cell that holds a comma.",
                )  # fmt: skip
            yield line, {column: unguard(cell) for column, cell in zip(header, cells, strict=False)}
    except csv.Error as error:
        raise BrokenTable(f"is not CSV: {error}.", path=name, line=reader.line_num) from error


def parquet_rows(path: Path) -> Iterator[Placed]:
    """Rows of a Parquet file; raises ``UsageError`` where pyarrow is not installed."""
    import pandas as pd

    try:
        frame = pd.read_parquet(path)
    except ImportError as error:
        remedy = "pip install 'tieout[parquet]'"
        raise UsageError("Parquet needs pyarrow.", path=path, remedy=remedy) from error
    except (OSError, ValueError) as error:
        raise BrokenTable("is not a Parquet file.", path=path) from error
    _check_header([str(column) for column in frame.columns], str(path))
    for number, row in enumerate(frame.to_dict("records"), 1):
        # A missing cell is NaN, which is the one value that differs from itself.
        yield (
            number,
            {str(key): "" if cell is None or cell != cell else str(cell) for key, cell in row.items()},
        )


def _delimiter(text: str) -> str:
    """The delimiter of the header: spreadsheets with a decimal comma write ``;``, some write tabs."""
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count) if header else ","


def _check_header(header: list[str], name: str) -> None:
    for column in REQUIRED:
        if column not in header:
            raise BrokenTable(
                f"the column {column!r} is missing.", path=name, line=1,
                remedy=f"A claim table needs {', '.join(REQUIRED)}.",
            )  # fmt: skip
    for column in header:
        if column and header.count(column) > 1:
            raise BrokenTable(f"the column {column!r} stands twice.", path=name, line=1)


def json_rows(text: str, name: str) -> Iterator[Placed]:
    """Rows of JSON lines, of a JSON list, or the claims of a whole JSON report."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        yield from _json_lines(text, name)
        return
    except RecursionError as error:
        raise BrokenTable("is nested too deep to be a claim table.", path=name) from error
    rows = whole.get("claims", [whole]) if isinstance(whole, dict) else whole
    if not isinstance(rows, list):
        raise BrokenTable('holds no list of "claims".', path=name)
    for number, row in enumerate(rows, 1):
        yield number, _text_cells(row, name, number)


def _json_lines(text: str, name: str) -> Iterator[Placed]:
    for line, content in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not content.strip():
            continue
        try:
            row = json.loads(content)
        except (json.JSONDecodeError, RecursionError) as error:
            raise BrokenTable(f"is not a JSON object a line: {error}.", path=name, line=line) from error
        yield line, _text_cells(row, name, line)


def _text_cells(row: object, name: str, line: int) -> dict[str, str]:
    if not isinstance(row, dict):
        raise BrokenTable("is not a JSON object.", path=name, line=line)
    for column in REQUIRED:
        if column not in row:
            raise BrokenTable(f"the column {column!r} is missing.", path=name, line=line)
    return {key: "" if cell is None else str(cell) for key, cell in row.items()}
