"""The discrepancy report in Markdown: headings, lists and sentences that a screen reader reads in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tieout.model import Claim, Finding
from tieout.report.coverage import coverage
from tieout.report.listing import escape_cell, markdown_table
from tieout.report.sheets import table_rows
from tieout.report.spoken import position_value, sides
from tieout.report.style import CLOSE, OPEN, Look, cell_text
from tieout.report.words import Sources, citing, fact_name, ordered, percent, quotation

if TYPE_CHECKING:
    from tieout.pipeline import Report


def to_markdown(report: Report, look: Look) -> str:
    """The report, or one table of it where ``look.table`` names one."""
    if look.table:
        rows, columns = table_rows(report, look.table)
        return markdown_table([[cell_text(row.get(column)) for column in columns] for row in rows], columns)
    sources = Sources(report.documents, report.claims)
    claims = {claim.claim: claim for claim in report.claims}
    findings = ordered(report)
    lines = ["# Discrepancies", ""]
    told = [finding for finding in findings if finding.verdict == "discrepancy" and finding.status == "open"]
    for finding in told:
        lines += _discrepancy(finding, claims, sources)
    if not told:
        lines += ["None found.", ""]
    for verdict, title in (
        ("waived", "Waived"),
        ("updated", "Changed with time"),
        ("compatible", "Compatible"),
        ("agree", "In agreement"),
        ("single", "Stated by one source only"),
    ):
        chosen = [finding for finding in findings if _group(finding) == verdict]
        if chosen and (look.all or verdict == "waived"):
            lines += [f"## {title}", "", *(_line(finding, claims, sources) for finding in chosen), ""]
    what = coverage(report)
    lines += ["## What was compared", "", escape_cell(what.compared), ""]
    if what.missed:
        lines += ["Not checked:", "", *(f"- {escape_cell(missed)}" for missed in what.missed), ""]
    return "\n".join(lines)


def _group(finding: Finding) -> str:
    return "waived" if finding.status == "waived" else finding.verdict


def _discrepancy(finding: Finding, claims: Mapping[str, Claim], sources: Sources) -> list[str]:
    name = escape_cell(fact_name(finding.entity, finding.attribute, finding.qualifiers))
    lines = [
        f"## {(finding.severity or 'major').capitalize()}: {name}",
        "",
        escape_cell(sources.in_words(finding.reason)),
        "",
    ]
    for position in finding.positions:
        lines.append(f"- **{escape_cell(position_value(position, claims))}**")
        for identifier in position.claims:
            claim = claims.get(identifier)
            if claim is None:
                continue
            said = ", ".join(part for part in (sources.dated(claim.document), citing(claim)) if part)
            words = escape_cell(quotation(claim)).replace(OPEN, "**").replace(CLOSE, "**")
            quoted = f": “{words}”" if claim.text else ""
            lines.append(f"  - {escape_cell(said)}{quoted}")
    apart = f"{percent(finding.spread)} apart, " if finding.spread and "%" not in finding.reason else ""
    return [*lines, "", f"{apart}id {finding.finding}", ""]


def _line(finding: Finding, claims: Mapping[str, Claim], sources: Sources) -> str:
    values = "; ".join(f"{value} ({sources.names(documents)})" for value, documents in sides(finding, claims))
    name = fact_name(finding.entity, finding.attribute, finding.qualifiers)
    return f"- {escape_cell(name)} = {escape_cell(values)}"
