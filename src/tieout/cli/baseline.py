"""Findings of an earlier run: to accept what stands, and to say what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tieout.errors import BrokenTable
from tieout.pipeline import Report
from tieout.tables import Row, findings_to_rows

COLUMNS = ("change", "finding", "verdict", "severity", "entity", "attribute", "qualifiers", "before", "after")
_NEEDED = ("finding", "verdict", "entity", "attribute", "positions")


def read_findings(path: Path) -> dict[str, Row]:
    """The findings in a JSON report, by id; raises ``BrokenTable`` where the file is not one."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BrokenTable(f"cannot be read: {error.strerror}.", path=path) from error
    except (ValueError, RecursionError) as error:
        raise BrokenTable(
            "is not JSON.", path=path, remedy="Write it with tieout check -o report.json."
        ) from error
    findings = content.get("findings") if isinstance(content, dict) else None
    if not isinstance(findings, list):
        raise BrokenTable(
            'holds no "findings".', path=path, remedy="Write it with tieout check -o report.json."
        )
    rows: dict[str, Row] = {}
    for number, row in enumerate(findings, 1):
        if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in _NEEDED):
            raise BrokenTable(f"finding {number} lacks one of {', '.join(_NEEDED)}.", path=path)
        rows[row["finding"]] = row
    return rows


def fact_of(row: Mapping[str, object]) -> tuple[str, ...]:
    """What a finding is about: two runs may give one fact two ids when its values changed."""
    return tuple(str(row.get(key) or "") for key in ("kind", "entity", "attribute", "qualifiers"))


def changes(before: Mapping[str, Row], after: Mapping[str, Row]) -> list[Row]:
    """One row a change: ``new``, ``gone`` or ``changed``; in the later run's order, what is gone last."""
    left = {identifier: row for identifier, row in before.items() if identifier not in after}
    by_fact: dict[tuple[str, ...], list[Row]] = {}
    for row in left.values():
        by_fact.setdefault(fact_of(row), []).append(row)
    rows: list[Row] = []
    for identifier, row in after.items():
        old = before.get(identifier)
        if old is None:
            same_fact = by_fact.get(fact_of(row))
            old = same_fact.pop(0) if same_fact else None
            if old is not None:
                left.pop(str(old["finding"]), None)
        if old is None:
            rows.append(_change("new", row, "", _told(row)))
        elif _told(old) != _told(row):
            rows.append(_change("changed", row, _told(old), _told(row)))
    rows += [_change("gone", row, _told(row), "") for row in left.values()]
    return rows


def _told(row: Row) -> str:
    grade = f" {row['severity']}" if row.get("severity") else ""
    return f"{row['verdict']}{grade}: {row['positions']}"


def _change(change: str, row: Row, before: str, after: str) -> Row:
    kept = {column: row.get(column) for column in COLUMNS}
    return kept | {"change": change, "before": before, "after": after}


def only_new(report: Report, baseline: Mapping[str, Row]) -> Report:
    """``report`` with each discrepancy that the baseline already holds, with the same values, marked as
    waived.

    A discrepancy whose values changed since is new.
    """
    known = {identifier: str(row["positions"]) for identifier, row in baseline.items()}
    now = {str(row["finding"]): str(row["positions"]) for row in findings_to_rows(report.findings)}
    findings = tuple(
        replace(finding, status="waived")
        if finding.verdict == "discrepancy" and known.get(finding.finding) == now[finding.finding]
        else finding
        for finding in report.findings
    )
    return replace(report, findings=findings)
