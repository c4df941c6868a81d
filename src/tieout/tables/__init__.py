"""Rows <-> columns: the tables of the contract, in and out, and the only door to pandas.

A *row* is a ``dict`` from column name to a cell: ``str``, ``int``, ``float`` or ``None`` (an open end). The
columns of each table stand in :data:`TABLES`, the contract's first and in its order.
"""

from __future__ import annotations

from tieout.tables.cells import (
    guard,
    join_list,
    join_qualifiers,
    join_text,
    show_controls,
    split_list,
    split_qualifiers,
    split_text,
    unguard,
)
from tieout.tables.columns import TABLES, Cell, Row
from tieout.tables.reading import ClaimTable, claims_from_csv, read_claim_table
from tieout.tables.rows import (
    Ends,
    claims_to_rows,
    end_cells,
    entities_to_rows,
    findings_to_rows,
    matrix_columns,
    matrix_to_rows,
    ticks_to_rows,
    unclaimed_to_rows,
    values_to_rows,
)
from tieout.tables.writing import dump_json, to_frame, write_csv, write_json, write_jsonl

__all__ = [
    "TABLES",
    "Cell",
    "ClaimTable",
    "Ends",
    "Row",
    "claims_from_csv",
    "claims_to_rows",
    "dump_json",
    "end_cells",
    "entities_to_rows",
    "findings_to_rows",
    "guard",
    "join_list",
    "join_qualifiers",
    "join_text",
    "matrix_columns",
    "matrix_to_rows",
    "read_claim_table",
    "show_controls",
    "split_list",
    "split_qualifiers",
    "split_text",
    "ticks_to_rows",
    "to_frame",
    "unclaimed_to_rows",
    "unguard",
    "values_to_rows",
    "write_csv",
    "write_json",
    "write_jsonl",
]
