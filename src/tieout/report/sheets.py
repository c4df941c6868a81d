"""The tables of a report as CSV, JSON and JSON lines."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tieout.model import Document
from tieout.report.style import Look
from tieout.report.words import ordered
from tieout.tables import (
    TABLES,
    Row,
    claims_to_rows,
    dump_lists,
    entities_to_rows,
    findings_to_rows,
    matrix_columns,
    matrix_to_rows,
    unclaimed_to_rows,
    write_csv,
    write_jsonl,
)
from tieout.tables import to_parquet as table_to_parquet

if TYPE_CHECKING:
    from tieout.pipeline import Report


def table_rows(report: Report, table: str) -> tuple[list[Row], Sequence[str]]:
    """The rows and columns of one table of ``report``; findings and matrix come worst first."""
    documents = document_names(report)
    if table == "matrix":
        findings = ordered(report)
        return matrix_to_rows(findings, report.claims, documents), matrix_columns(documents)
    if table == "claims":
        rows = claims_to_rows(report.claims, {document.id: document.group for document in report.documents})
    elif table == "entities":
        rows = entities_to_rows(report.entities)
    elif table == "unclaimed":
        rows = unclaimed_to_rows(report.unclaimed)
    else:
        rows = findings_to_rows(ordered(report), publishers(report))
    return rows, TABLES[table]


def document_names(report: Report) -> list[str]:
    """Every document id; a report on claim tables has no documents, so its claims name them."""
    return [document.id for document in report.documents] or sorted(
        {claim.document for claim in report.claims}
    )


def publishers(report: Report) -> Mapping[str, str]:
    """Each document's publisher, where one is known."""
    known = {claim.document: claim.source for claim in report.claims if claim.source}
    return known | {document.id: document.source for document in report.documents if document.source}


def to_csv(report: Report, look: Look) -> str:
    """One table as CSV; ``look.excel`` puts a byte order mark first, without which Excel reads accents
    wrong.
    """
    rows, columns = table_rows(report, look.table or "findings")
    stream = io.StringIO(newline="")
    write_csv(rows, columns, stream)
    return ("\ufeff" if look.excel else "") + stream.getvalue()


def to_jsonl(report: Report, look: Look) -> str:
    """One table as JSON lines."""
    rows, columns = table_rows(report, look.table or "findings")
    stream = io.StringIO()
    write_jsonl(rows, columns, stream)
    return stream.getvalue()


def to_parquet(report: Report, look: Look) -> bytes:
    """One table as Parquet."""
    return table_to_parquet(*table_rows(report, look.table or "findings"))


def to_json(report: Report, look: Look) -> str:
    """The whole report as one JSON document, the tables' columns as keys; see the published schema."""
    return dump_lists(report_content(report))


def report_content(report: Report) -> dict[str, Any]:
    """What ``to_json`` prints. Findings carry their positions and steps as lists besides the table's
    columns.
    """
    findings = ordered(report)
    rows = findings_to_rows(findings, publishers(report))
    return {
        "documents": [_document(document) for document in report.documents],
        "entities": [_ordered(row, "entities") for row in table_rows(report, "entities")[0]],
        "claims": [_ordered(row, "claims") for row in table_rows(report, "claims")[0]],
        "findings": [
            _ordered(row, "findings")
            | {
                "position_list": [
                    {
                        "value": position.value,
                        "documents": list(position.documents),
                        "groups": list(position.groups),
                        "claims": list(position.claims),
                    }
                    for position in finding.positions
                ],
                "steps": [
                    {"left": step.left, "right": step.right, "relation": step.relation, "reason": step.reason}
                    for step in finding.steps
                ],
            }
            for finding, row in zip(findings, rows, strict=True)
        ],
        "unclaimed": [_ordered(row, "unclaimed") for row in table_rows(report, "unclaimed")[0]],
        "problems": [
            {"path": problem.path or "", "line": problem.line, "message": str(problem)}
            for problem in report.problems
        ],
    }


def _ordered(row: Row, table: str) -> dict[str, Any]:
    return {column: row.get(column) for column in TABLES[table]}


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "published": "" if document.published is None else document.published.isoformat(),
        "published_from": document.published_from,
        "language": document.language,
        "path": document.path,
        "group": document.group,
        "characters": len(document.text),
        "set_aside": [
            {"start": span.start, "end": span.end, "kind": span.kind, "rule": span.rule}
            for span in document.furniture
        ],
    }
