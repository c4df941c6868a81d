"""Any table of rows as a grid, CSV, JSON, JSON lines or Markdown: what extract, values, names and align
print.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from tieout.report.style import Look, cell_text, grid
from tieout.report.words import fact_name
from tieout.tables import Row, dump_json, split_qualifiers, to_parquet, write_csv, write_jsonl

SHOWN: Mapping[str, tuple[str, ...]] = {
    "claims": ("document", "fact", "value", "text", "claim"),
    "findings": ("verdict", "severity", "fact", "positions", "finding"),
    "entities": ("entity", "entity_type", "names", "claims", "merged_by"),
    "ticks": ("line", "text", "tick", "sources", "reason"),
    "unclaimed": ("document", "start", "text", "value", "reason"),
    "values": ("start", "kind", "text", "value", "low", "high", "modifier"),
    "names": ("a", "b", "score", "same", "reason"),
}
"""The columns of each table that a terminal shows; the files hold all. ``fact`` is what a claim is about."""


def to_listing(
    rows: Sequence[Row], columns: Sequence[str], form: str, look: Look, *, table: str = ""
) -> str | bytes:
    """``rows`` in the format ``form`` (table, csv, json, jsonl, markdown, parquet)."""
    if form == "parquet":
        return to_parquet(rows, columns)
    return text_listing(rows, columns, form, look, table=table)


def text_listing(
    rows: Sequence[Row], columns: Sequence[str], form: str, look: Look, *, table: str = ""
) -> str:
    """``rows`` in a format that is text."""
    if form == "json":
        items = ",\n".join(dump_json({column: row.get(column) for column in columns}) for row in rows)
        return f"[\n{items}\n]\n" if rows else "[]\n"
    if form in ("csv", "jsonl"):
        stream = io.StringIO(newline="")
        (write_csv if form == "csv" else write_jsonl)(rows, columns, stream)
        return ("\ufeff" if look.excel and form == "csv" else "") + stream.getvalue()
    rows = [
        row | {"fact": row_name(row)} if "attribute" in row and "fact" not in row else row for row in rows
    ]
    shown = [column for column in SHOWN.get(table, columns) if column in (*columns, "fact")]
    shown = [column for column in shown if any(row.get(column) not in (None, "") for row in rows)] or shown
    cells = [[cell_text(row.get(column)) for column in shown] for row in rows]
    if form == "markdown":
        return markdown_table(cells, shown)
    return grid(cells, shown, look) + "\n" if rows else "(nothing found)\n"


def row_name(row: Row) -> str:
    """What the claim or finding in ``row`` is about, as people say it."""
    qualifiers = split_qualifiers(str(row.get("qualifiers") or ""))
    return fact_name(str(row.get("entity") or ""), str(row["attribute"]), qualifiers)


def markdown_table(cells: Sequence[Sequence[str]], headers: Sequence[str]) -> str:
    """A GitHub table; ``|`` and ``\\`` in a cell are escaped."""
    lines = [" | ".join(map(escape_cell, headers)), " | ".join("---" for _ in headers)]
    lines += [" | ".join(map(escape_cell, row)) for row in cells]
    return "".join(f"| {line} |\n" for line in lines)


def escape_cell(cell: str) -> str:
    """``cell`` so that Markdown reads it as text: no pipe, no HTML, no emphasis."""
    for letter in "\\`*_{}[]<>|":
        cell = cell.replace(letter, "\\" + letter)
    return cell
