"""The editor's sheet on a terminal: one row a fact, one column a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.report.listing import text_listing
from tieout.report.sheets import document_names, table_rows
from tieout.report.style import Look, grid, wrap
from tieout.report.words import Sources, fact_name, ordered, short

if TYPE_CHECKING:
    from tieout.model import Finding
    from tieout.pipeline import Report

_FACT, _VERDICT, _VALUE = 24, 12, 12
"""Columns that a fact, a verdict and each document's value need to be readable in columns of their own."""


def to_matrix(report: Report, look: Look) -> str:
    """The matrix without facts that a single source states, unless ``look.all``; the file formats hold all.

    Documents are numbered and named below. Where the width has no room for a column each, the values stand in
    one column with the numbers behind them.
    """
    rows, names = table_rows(report, "matrix")
    documents = document_names(report)
    findings = ordered(report)
    kept = [number for number, finding in enumerate(findings) if look.all or finding.verdict != "single"]
    if not kept:
        return text_listing([], names, "table", look)
    numbers = {document: str(number) for number, document in enumerate(documents, 1)}
    headers: tuple[str, ...] = ("fact", "verdict", "who says what")
    if _FACT + _VERDICT + len(documents) * (_VALUE + 2) <= look.width:
        headers = ("fact", "verdict", *numbers.values())
        stated = [[short(str(rows[place].get(name) or ""), 40) for name in documents] for place in kept]
    else:
        stated = [[_positions(findings[place], numbers)] for place in kept]
    cells = [[*_fact(findings[place]), *values] for place, values in zip(kept, stated, strict=True)]
    sources = Sources(report.documents, report.claims)
    legend = [
        line
        for document, number in numbers.items()
        for line in wrap(sources.dated(document), look, first=f"{number}  ", rest="   ")
    ]
    return "\n".join([grid(cells, headers, look), "", *legend]) + "\n"


def _fact(finding: Finding) -> tuple[str, str]:
    verdict = "waived" if finding.status == "waived" else finding.severity or finding.verdict
    return fact_name(finding.entity, finding.attribute, finding.qualifiers), verdict


def _positions(finding: Finding, numbers: dict[str, str]) -> str:
    return " / ".join(
        f"{short(position.value, 40)} ({', '.join(numbers.get(name, name) for name in position.documents)})"
        for position in finding.positions
    )
