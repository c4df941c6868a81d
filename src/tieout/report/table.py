"""The discrepancy report on a terminal: worst first, who says what in which words, and what was not
checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tieout.model import Claim, Finding, Position
from tieout.report.coverage import Coverage, coverage
from tieout.report.listing import text_listing
from tieout.report.matrix import to_matrix
from tieout.report.sheets import table_rows
from tieout.report.spoken import position_value, sides
from tieout.report.style import Look, clean, columns, wrap
from tieout.report.words import (
    Sources,
    citing,
    fact_name,
    ordered,
    percent,
    plural,
    quotation,
    short,
)
from tieout.values import format_value

if TYPE_CHECKING:
    from tieout.pipeline import Report

_QUOTES = 3
"""How many documents of one position are quoted; the others are named."""

_STYLES = {
    "discrepancy": "major",
    "updated": "changed",
    "compatible": "good",
    "agree": "good",
    "single": "faint",
}


def to_table(report: Report, look: Look) -> str:
    """The report as text of ``look.width`` columns. With ``look.all`` agreements follow as one line each."""
    if look.table == "matrix":
        return to_matrix(report, look)
    if look.table:
        rows, columns_of_table = table_rows(report, look.table)
        return text_listing(rows, columns_of_table, "table", look, table=look.table)
    sources = Sources(report.documents, report.claims)
    claims = {claim.claim: claim for claim in report.claims}
    findings = ordered(report)
    lines: list[str] = []
    for finding in findings:
        if finding.verdict == "discrepancy" and finding.status == "open":
            lines += [*discrepancy(finding, claims, sources, look), ""]
    others = [finding for finding in findings if finding.verdict != "discrepancy" or finding.status != "open"]
    shown = [finding for finding in others if look.all or finding.status == "waived"]
    if shown:
        lines += [*_one_liners(shown, claims, sources, look), ""]
    lines += ending(coverage(report), look)
    return "\n".join(lines) + "\n"


def discrepancy(
    finding: Finding, claims: Mapping[str, Claim], sources: Sources, look: Look, *, quotes: int = _QUOTES
) -> list[str]:
    """One discrepancy: what it is about, one plain sentence, each position with its words, how far apart."""
    grade = (finding.severity or "major").upper()
    title = f"{grade}  {fact_name(finding.entity, finding.attribute, finding.qualifiers)}"
    blanks = look.width - columns(title) - columns(finding.finding)
    if blanks >= 2:
        painted = look.paint(grade, finding.severity or "major") + look.paint(title[len(grade) :], "strong")
        lines = [painted + " " * blanks + look.paint(finding.finding, "faint")]
    else:
        lines = [look.paint(line, "strong") for line in wrap(title, look)] + [
            look.paint(finding.finding, "faint")
        ]
    lines += wrap(_sentence(sources.in_words(finding.reason)), look)
    for position in finding.positions:
        lines += ["", *_position(position, claims, sources, look, quotes)]
    if finding.spread and "%" not in finding.reason:
        lines += ["", look.paint(f"  {percent(finding.spread)} apart", "faint")]
    if finding.confidence < 0.7:
        doubt = f"Only {percent(finding.confidence)} sure that these speak of the same thing."
        lines += [look.paint(f"  {line}", "faint") for line in wrap(doubt, look, width=look.width - 2)]
    return lines


def _sentence(reason: str) -> str:
    reason = clean(reason)
    return reason if reason.endswith((".", "?", "!")) else reason + "."


def _position(
    position: Position, claims: Mapping[str, Claim], sources: Sources, look: Look, quotes: int
) -> list[str]:
    count = len(position.documents)
    head = position_value(position, claims)
    lines = wrap(f"{head}  ({_told(position, sources)})", look, first="  ", rest="      ")
    lines[0] = lines[0].replace(head, look.paint(head, "strong"), 1)
    quoted: list[str] = []
    for claim in (claims[identifier] for identifier in position.claims if identifier in claims):
        if claim.document in quoted or len(quoted) == quotes:
            continue
        quoted.append(claim.document)
        said = sources.dated(claim.document) if count > 1 else ""
        said = ", ".join(part for part in (said, citing(claim)) if part)
        lines += wrap(f"{said}:", look, first="    ", rest="      ") if said else []
        lines += _words(claim, claims, look)
    left = [document for document in position.documents if document not in quoted]
    if left and quoted:
        lines += wrap(f"also {sources.names(left)}", look, first="    ", rest="      ")
    return lines


def _told(position: Position, sources: Sources) -> str:
    count, independent = len(position.documents), len(position.groups)
    if count == 1:
        return sources.dated(position.documents[0])
    shared = f", {plural(independent, 'source')}" if 0 < independent < count else ""
    return plural(count, "document") + shared


def _words(claim: Claim, claims: Mapping[str, Claim], look: Look) -> list[str]:
    """The sentence of ``claim``, or where a value was worked out, the sentences it was worked out from."""
    if claim.text and not claim.derived_from:
        return wrap(f"“{quotation(claim)}”", look, first="      ", rest="      ")
    lines: list[str] = []
    for source in (claims[name] for name in claim.derived_from if name in claims):
        words = f"worked out from {format_value(source.value)}: “{quotation(source)}”"
        lines += wrap(words, look, first="      ", rest="      ")
    return lines


def _one_liners(
    findings: Sequence[Finding], claims: Mapping[str, Claim], sources: Sources, look: Look
) -> list[str]:
    lines: list[str] = []
    verdicts = ["waived" if finding.status == "waived" else finding.verdict for finding in findings]
    room = max(len(verdict) for verdict in verdicts) + 2
    for finding, verdict in zip(findings, verdicts, strict=True):
        values = " / ".join(
            f"{short(value)} ({sources.names(documents, 2)})" for value, documents in sides(finding, claims)
        )
        text = f"{fact_name(finding.entity, finding.attribute, finding.qualifiers)} = {values}"
        wrapped = wrap(text, look, first=verdict.ljust(room), rest=" " * room)
        style = _STYLES.get(verdict, "faint")
        wrapped[0] = look.paint(verdict, style) + wrapped[0][len(verdict) :]
        lines += wrapped
    return lines


def ending(what: Coverage, look: Look) -> list[str]:
    """What was compared, and what was not and why."""
    lines = [look.paint("─" * min(look.width, 80), "faint")]
    lines += wrap(what.compared, look)
    if what.missed:
        lines.append("Not checked:")
        for missed in what.missed:
            lines += wrap(missed, look, first="- ", rest="  ")
        lines += wrap(what.hint, look) if what.hint else []
    return lines
