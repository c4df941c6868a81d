"""An Excel workbook: matrix, findings, claims and entities, coloured by verdict, with filters and fixed
headings.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tieout.errors import UsageError
from tieout.report.sheets import table_rows
from tieout.report.style import Look
from tieout.tables import Row, show_controls

if TYPE_CHECKING:
    from tieout.pipeline import Report

_COLORS: Mapping[str, str] = {
    "major": "#F8CBC6",
    "minor": "#FCE8B2",
    "updated": "#CFE2F3",
    "compatible": "#E2EFDA",
    "agree": "#D5E8D4",
}
"""Fills light enough for black text; the word in the cell says the same, so colour is never alone."""

_SETTINGS = {
    "in_memory": True,
    # A cell of a document's text must never run or link.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

_LONGEST = 32_767
"""Characters that Excel takes in a cell."""

_LOOKED_AT = 200
"""Rows that say how wide a column should be."""

_WIDEST, _MOST_COLUMNS = 60, 16_384


def to_xlsx(report: Report, look: Look) -> bytes:
    """The workbook. Raises ``UsageError`` where XlsxWriter is not installed."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise UsageError(
            "needs XlsxWriter.", path="--format xlsx", remedy="pip install 'tieout[xlsx]'"
        ) from error
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _SETTINGS)
    # A fixed day, so that the same report is the same file.
    book.set_properties({"title": "tieout", "created": datetime(2000, 1, 1)})
    formats = {name: book.add_format({"bg_color": color}) for name, color in _COLORS.items()}
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for table in ("matrix", "findings", "claims", "entities"):
        rows, columns = table_rows(report, table)
        _sheet(book.add_worksheet(table), rows, columns[:_MOST_COLUMNS], heading, formats)
    book.close()
    return stream.getvalue()


def _sheet(
    sheet: Any, rows: Sequence[Row], columns: Sequence[str], heading: Any, formats: Mapping[str, Any]
) -> None:
    for number, column in enumerate(columns):
        sheet.write_string(0, number, show_controls(column), heading)
    for number, longest in enumerate(_longest(rows[:_LOOKED_AT], columns)):
        sheet.set_column(number, number, min(longest + 2, _WIDEST))
    places = {column: number for number, column in enumerate(columns)}
    for line, row in enumerate(rows, 1):
        style = formats.get(str(row.get("severity") or row.get("verdict") or ""))
        # The row's own format fills its empty cells, of which a matrix has mostly.
        sheet.set_row(line, None, style)
        for column, cell in row.items():
            if (isinstance(cell, (int, float)) or cell) and column in places:
                if isinstance(cell, str):
                    sheet.write_string(line, places[column], show_controls(cell)[:_LONGEST], style)
                else:
                    sheet.write_number(line, places[column], cell, style)
    sheet.freeze_panes(1, 2)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _longest(rows: Sequence[Row], columns: Sequence[str]) -> list[int]:
    """Characters in the longest cell of each column, its heading included."""
    longest = {column: len(column) for column in columns}
    for row in rows:
        for column, cell in row.items():
            if cell and column in longest:
                longest[column] = max(longest[column], len(str(cell)))
    return list(longest.values())
