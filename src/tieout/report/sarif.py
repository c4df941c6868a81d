"""SARIF 2.1.0: a code host shows each discrepancy on the line, with the other sources beside it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tieout.model import Claim, Finding
from tieout.report.places import Places, odd_one_out
from tieout.report.style import Look, clean
from tieout.report.words import Sources, fact_name, ordered
from tieout.tables import dump_json
from tieout.values import format_value

if TYPE_CHECKING:
    from tieout.pipeline import Report

_MOST = 25_000
"""Results a run: what code hosts take (GitHub code scanning limits, 2024)."""

_LEVELS = {"major": "error", "minor": "warning"}


def to_sarif(report: Report, look: Look) -> str:
    """Every discrepancy as a result; waived ones are suppressed, not left out."""
    findings = [finding for finding in ordered(report) if finding.verdict == "discrepancy"][:_MOST]
    attributes = sorted({finding.attribute for finding in findings})
    places, sources = Places(report.documents), Sources(report.documents, report.claims)
    claims = {claim.claim: claim for claim in report.claims}
    content = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "tieout",
                        "version": version("tieout"),
                        "rules": [_rule(attribute) for attribute in attributes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    result
                    for finding in findings
                    if (result := _result(finding, claims, places, sources, attributes)) is not None
                ],
            }
        ],
    }
    return dump_json(content) + "\n"


def _rule(attribute: str) -> dict[str, Any]:
    words = attribute.replace("_", " ")
    return {"id": attribute, "shortDescription": {"text": f"Sources contradict each other on {words}"}}


def _result(
    finding: Finding, claims: Mapping[str, Claim], places: Places, sources: Sources, attributes: list[str]
) -> dict[str, Any] | None:
    shown, others = odd_one_out(finding, claims)
    if shown is None:
        return None
    name = fact_name(finding.entity, finding.attribute, finding.qualifiers)
    result: dict[str, Any] = {
        "ruleId": finding.attribute,
        "ruleIndex": attributes.index(finding.attribute),
        "level": _LEVELS.get(finding.severity, "error"),
        "message": {"text": f"{name}. {sources.in_words(finding.reason)}"},
        "locations": [_location(shown, places)],
        "relatedLocations": [
            _location(claim, places) | {"id": number, "message": {"text": _says(claim, sources)}}
            for number, claim in enumerate(others, 1)
        ],
        "partialFingerprints": {"tieoutFinding/v1": finding.finding},
        "rank": round(100 * finding.confidence, 1),
    }
    if finding.status == "waived":
        result["suppressions"] = [{"kind": "external"}]
    return result


def _says(claim: Claim, sources: Sources) -> str:
    return f"{sources.name(claim.document)}: {clean(format_value(claim.value))}"


def _uri(path: str) -> str:
    """A relative path stays relative, as code hosts need it; an absolute one becomes a file URI."""
    return PurePath(path).as_uri() if PurePath(path).is_absolute() else quote(path)


def _location(claim: Claim, places: Places) -> dict[str, Any]:
    place = places.of(claim)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place.path)},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
                "charOffset": place.start,
                "charLength": place.length,
            },
        }
    }
