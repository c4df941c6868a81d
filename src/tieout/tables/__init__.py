"""Rows <-> columns: the tables of the contract, in and out, and the only door to pandas.

A *row* is a ``dict`` from column name to a cell: ``str``, ``int``, ``float`` or ``None`` (an open end). The
columns of each table stand in :data:`TABLES`, the contract's first and in its order.

What turns claims into rows and back needs to read values, which takes a tenth of a second to import: those
names are fetched when they are first used, so that help and usage errors do not wait for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

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
from tieout.tables.writing import dump_json, dump_lists, to_frame, to_parquet, write_csv, write_jsonl

if TYPE_CHECKING:
    from tieout.tables.reading import ClaimTable, claims_from_csv, read_claim_table
    from tieout.tables.rows import (
        claims_to_rows,
        end_cells,
        entities_to_rows,
        findings_to_rows,
        matrix_columns,
        matrix_to_rows,
        stated_by,
        ticks_to_rows,
        unclaimed_to_rows,
        values_to_rows,
    )

_READING = ("ClaimTable", "claims_from_csv", "read_claim_table")
_ROWS = (
    *(
        "claims_to_rows",
        "end_cells",
        "entities_to_rows",
        "findings_to_rows",
        "matrix_columns",
        "matrix_to_rows",
    ),
    *("stated_by", "ticks_to_rows", "unclaimed_to_rows", "values_to_rows"),
)

__all__ = [
    "TABLES",
    "Cell",
    "ClaimTable",
    "Row",
    "claims_from_csv",
    "claims_to_rows",
    "dump_json",
    "dump_lists",
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
    "stated_by",
    "ticks_to_rows",
    "to_frame",
    "to_parquet",
    "unclaimed_to_rows",
    "unguard",
    "values_to_rows",
    "write_csv",
    "write_jsonl",
]


def __getattr__(name: str) -> object:
    home = "reading" if name in _READING else "rows" if name in _ROWS else ""
    if not home:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
