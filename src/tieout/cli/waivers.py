"""Waivers: findings that a person has looked at and accepts, until a day, as long as the values stay what
they were.

A CSV that is reviewed like code, with the columns ``finding`` (an id) or ``fact``
(``entity.attribute[qualifiers]``), ``reason``, ``who``, and, where wanted, ``until`` (the last day it holds)
and ``values`` (what the positions were).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tieout.errors import BrokenTable, TieoutError
from tieout.model import Finding
from tieout.pipeline import Report
from tieout.report.words import fact_key
from tieout.tables import findings_to_rows, guard, unguard

COLUMNS = ("finding", "fact", "values", "reason", "who", "until")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One row. ``finding`` or ``fact`` is filled; empty ``values`` accepts whatever they become."""

    finding: str
    fact: str
    values: str
    reason: str
    who: str
    until: date | None

    def covers(self, finding: Finding, values: str, today: date) -> bool:
        """Whether it holds today for ``finding``, whose positions read ``values``."""
        if self.until is not None and today > self.until:
            return False
        if self.values and self.values != values:
            return False
        fact = fact_key(finding.entity, finding.attribute, finding.qualifiers)
        return self.finding == finding.finding or (
            bool(self.fact) and self.fact.casefold() == fact.casefold()
        )


def read_waivers(path: Path) -> tuple[list[Waiver], list[TieoutError]]:
    """The waivers in ``path``, and the rows that cannot be read; raises ``BrokenTable`` for a file that is
    no table.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BrokenTable(f"cannot be read: {error.strerror}.", path=path) from error
    except UnicodeDecodeError as error:
        raise BrokenTable("is not UTF-8 text.", path=path, remedy="Save it as CSV UTF-8.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [name.strip() for name in reader.fieldnames or ()]
    if not {"finding", "fact"} & set(header) or not {"reason", "who"} <= set(header):
        raise BrokenTable(
            "a waiver file needs the columns finding or fact, reason and who.", path=path, line=1,
            remedy="until and values may follow.",
        )  # fmt: skip
    reader.fieldnames = header
    waivers: list[Waiver] = []
    problems: list[TieoutError] = []
    for row in reader:
        cells = {key: unguard((cell or "").strip()) for key, cell in row.items() if isinstance(key, str)}
        try:
            waivers.append(_waiver(cells, path, reader.line_num))
        except BrokenTable as error:
            problems.append(error)
    return waivers, problems


def _waiver(cells: Mapping[str, str], path: Path, line: int) -> Waiver:
    if not cells.get("finding") and not cells.get("fact"):
        raise BrokenTable("neither finding nor fact is filled.", path=path, line=line)
    for column in ("reason", "who"):
        if not cells.get(column):
            raise BrokenTable(f"column {column!r}: the cell is empty.", path=path, line=line)
    until = None
    if cells.get("until"):
        try:
            until = date.fromisoformat(cells["until"])
        except ValueError as error:
            raise BrokenTable(
                f"column 'until': {cells['until']!r} is not a day.",
                path=path,
                line=line,
                remedy="Write 2021-08-20.",
            ) from error
    plain = {column: cells.get(column, "") for column in COLUMNS if column != "until"}
    return Waiver(**plain, until=until)


def apply_waivers(report: Report, waivers: Sequence[Waiver], today: date) -> Report:
    """``report`` with the discrepancies that a waiver covers marked as waived."""
    if not waivers:
        return report
    values = {finding.finding: text for finding, text in _values(report)}
    findings = tuple(
        replace(finding, status="waived")
        if finding.verdict == "discrepancy"
        and any(waiver.covers(finding, values[finding.finding], today) for waiver in waivers)
        else finding
        for finding in report.findings
    )
    return replace(report, findings=findings)


def _values(report: Report) -> Iterator[tuple[Finding, str]]:
    for finding, row in zip(report.findings, findings_to_rows(report.findings), strict=True):
        yield finding, str(row["positions"])


def waiver_row(report: Report, finding: Finding, reason: str, who: str, until: date | None) -> str:
    """A line for the waiver file that accepts ``finding`` as it stands now."""
    values = next(text for row, text in _values(report) if row.finding == finding.finding)
    cells = (
        finding.finding,
        fact_key(finding.entity, finding.attribute, finding.qualifiers),
        values,
        " ".join(reason.split()),
        " ".join(who.split()),
        "" if until is None else until.isoformat(),
    )
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerow([guard(cell) for cell in cells])
    return stream.getvalue()
