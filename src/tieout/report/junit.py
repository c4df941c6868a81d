"""JUnit XML: one test case for each fact that was compared, a failure for each discrepancy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from tieout.model import Finding
from tieout.report.style import Look, clean
from tieout.report.words import Sources, fact_name, ordered

if TYPE_CHECKING:
    from tieout.pipeline import Report

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: Report, look: Look) -> str:
    """Facts that a single source states are no test, and are left out; waived findings are skipped tests."""
    findings = [finding for finding in ordered(report) if finding.verdict != "single"]
    sources = Sources(report.documents, report.claims)
    failures = sum(_fails(finding) for finding in findings)
    skipped = sum(finding.status == "waived" for finding in findings)
    counts = {"tests": str(len(findings)), "failures": str(failures), "errors": "0", "skipped": str(skipped)}
    root = ElementTree.Element("testsuites", {"name": "tieout", **counts})
    suite = ElementTree.SubElement(root, "testsuite", {"name": "facts", **counts})
    for finding in findings:
        name = fact_name(finding.entity, finding.attribute, finding.qualifiers)
        case = ElementTree.SubElement(
            suite,
            "testcase",
            {"classname": _text(finding.attribute), "name": _text(f"{name} [{finding.finding}]")},
        )
        if finding.status == "waived":
            ElementTree.SubElement(case, "skipped", {"message": "waived"})
        elif _fails(finding):
            reason = _text(sources.in_words(finding.reason))
            failure = ElementTree.SubElement(
                case, "failure", {"type": finding.severity or "major", "message": reason}
            )
            failure.text = _text(
                "\n".join(
                    f"{clean(position.value)} ({sources.names(position.documents, 8)})"
                    for position in finding.positions
                )
            )
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _fails(finding: Finding) -> bool:
    return finding.verdict == "discrepancy" and finding.status == "open"


def _text(text: str) -> str:
    """``text`` without the characters that XML cannot hold at all."""
    return _NOT_XML.sub("\ufffd", text)
