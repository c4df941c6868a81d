"""One remark on the line for each discrepancy, as GitHub Actions and reviewdog read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tieout.model import Claim, Finding
from tieout.report.places import Places, odd_one_out
from tieout.report.style import Look, clean
from tieout.report.words import Sources, fact_name, ordered
from tieout.tables import dump_json
from tieout.values import format_value

if TYPE_CHECKING:
    from tieout.pipeline import Report


def _open(report: Report) -> Iterator[tuple[Finding, Claim, list[Claim]]]:
    claims = {claim.claim: claim for claim in report.claims}
    for finding in ordered(report):
        if finding.verdict == "discrepancy" and finding.status == "open":
            shown, others = odd_one_out(finding, claims)
            if shown is not None:
                yield finding, shown, others


def to_github(report: Report, look: Look) -> str:
    """Workflow commands: a major discrepancy is an error, a minor one a warning."""
    places, sources = Places(report.documents), Sources(report.documents, report.claims)
    lines = []
    for finding, claim, _ in _open(report):
        place = places.of(claim)
        command = "warning" if finding.severity == "minor" else "error"
        properties = {
            "file": place.path,
            "line": place.line,
            "endLine": place.end_line,
            "title": fact_name(finding.entity, finding.attribute, finding.qualifiers),
        }
        if place.line == place.end_line:
            properties |= {"col": place.column, "endColumn": place.end_column}
        told = ",".join(f"{key}={github_property(str(value))}" for key, value in properties.items())
        lines.append(f"::{command} {told}::{github_message(sources.in_words(finding.reason))}\n")
    return "".join(lines)


def github_message(text: str) -> str:
    """``text`` as the message of a workflow command."""
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """``text`` as the value of a property of a workflow command."""
    return github_message(text).replace(":", "%3A").replace(",", "%2C")


def to_rdjson(report: Report, look: Look) -> str:
    """Reviewdog's diagnostic format; its columns count UTF-8 bytes."""
    places, sources = Places(report.documents), Sources(report.documents, report.claims)
    diagnostics = []
    for finding, claim, others in _open(report):
        name = fact_name(finding.entity, finding.attribute, finding.qualifiers)
        diagnostics.append(
            {
                "message": f"{name}. {sources.in_words(finding.reason)}",
                "location": _location(claim, places),
                "severity": "WARNING" if finding.severity == "minor" else "ERROR",
                "code": {"value": finding.attribute},
                "relatedLocations": [
                    {
                        "message": f"{sources.name(other.document)}: {clean(format_value(other.value))}",
                        "location": _location(other, places),
                    }
                    for other in others
                ],
            }
        )
    content = {"source": {"name": "tieout"}, "severity": "WARNING", "diagnostics": diagnostics}
    return dump_json(content) + "\n"


def _location(claim: Claim, places: Places) -> dict[str, object]:
    place = places.of(claim)
    return {
        "path": place.path,
        "range": {
            "start": {"line": place.line, "column": place.byte_column},
            "end": {"line": place.end_line, "column": place.end_byte_column},
        },
    }
