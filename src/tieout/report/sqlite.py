"""A SQLite file with every table, keyed so that Datasette links a finding to its claims and a claim to its
document.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tieout.report.sheets import report_content
from tieout.report.style import Look
from tieout.tables import TABLES

if TYPE_CHECKING:
    from tieout.pipeline import Report

_NUMBERS = {"start", "end", "confidence", "spread", "groups", "characters", "low", "high"}
_KEYS: Mapping[str, str] = {"documents": "id", "claims": "claim", "findings": "finding"}
_DOCUMENTS = (
    "id",
    "title",
    "source",
    "published",
    "published_from",
    "language",
    "path",
    "group",
    "characters",
)


def to_sqlite(report: Report, look: Look) -> bytes:
    """The database as bytes; the same report gives the same bytes."""
    content = report_content(report)
    with sqlite3.connect(":memory:") as base:
        _table(base, "documents", _DOCUMENTS, content["documents"])
        for table in ("claims", "findings", "entities", "unclaimed"):
            _table(base, table, TABLES[table], content[table])
        base.execute(
            'CREATE TABLE finding_claims ("finding" TEXT REFERENCES findings("finding"), "position" INTEGER, '
            '"value" TEXT, "claim" TEXT REFERENCES claims("claim"))'
        )
        base.executemany("INSERT INTO finding_claims VALUES (?, ?, ?, ?)", _links(content["findings"]))
        base.commit()
        image = base.serialize()
    base.close()
    return image


def _links(findings: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, int, str, str]]:
    for finding in findings:
        for number, position in enumerate(finding["position_list"], 1):
            for claim in position["claims"]:
                yield finding["finding"], number, position["value"], claim


def _table(
    base: sqlite3.Connection, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> None:
    kinds = []
    for column in columns:
        kind = f'"{column}" {"NUMERIC" if column in _NUMBERS else "TEXT"}'
        if column == _KEYS.get(name):
            kind += " PRIMARY KEY"
        elif column == "document":
            kind += ' REFERENCES documents("id")'
        kinds.append(kind)
    base.execute(f'CREATE TABLE "{name}" ({", ".join(kinds)})')
    marks = ", ".join("?" for _ in columns)
    base.executemany(
        f'INSERT OR REPLACE INTO "{name}" VALUES ({marks})',
        [[_cell(row.get(column)) for column in columns] for row in rows],
    )


def _cell(cell: object) -> object:
    # A lone surrogate has no UTF-8 form, and SQLite refuses it.
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode("utf-8")
    return cell
