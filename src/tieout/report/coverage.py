"""What a run compared, and what it did not and why: the last words of every report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.model import Finding, Unclaimed
from tieout.report.style import clean
from tieout.report.words import fact_name, plural, short

if TYPE_CHECKING:
    from tieout.pipeline import Report

_SAMPLES = 3
"""How many figures or names are given as examples."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was compared in one sentence, a clause for each thing that was not, and where to see the rest."""

    compared: str
    missed: tuple[str, ...]
    hint: str


def coverage(report: Report) -> Coverage:
    """Counts what ``report`` holds. Facts are counted by finding; a waived finding counts as waived only."""
    verdicts = Counter(_group(finding) for finding in report.findings)
    compared = sum(count for group, count in verdicts.items() if group not in ("single", "spelling"))
    documents = len(report.documents) or len({claim.document for claim in report.claims})
    head = f"{plural(documents, 'document')}, {plural(len(report.claims), 'claim')}, "
    head += f"{plural(compared, 'fact')} compared"
    told = f"{head}: {_told(report, verdicts)}." if compared else f"{head}."
    if verdicts["spelling"]:
        told += f" {plural(verdicts['spelling'], 'name')} spelled in more than one way."
    hints = ["--all" if verdicts["single"] else "", "--table unclaimed" if report.unclaimed else ""]
    shown = [hint for hint in hints if hint]
    hint = f"See them with {' or '.join(shown)}." if shown else ""
    return Coverage(told, tuple(_missed(report, verdicts)), hint)


def _group(finding: Finding) -> str:
    if finding.status == "waived":
        return "waived"
    return "spelling" if finding.kind == "spelling" and finding.verdict != "discrepancy" else finding.verdict


def _told(report: Report, verdicts: Counter[str]) -> str:
    parts: list[str] = []
    for severity in ("major", "minor"):
        count = sum(
            finding.verdict == "discrepancy"
            and finding.status == "open"
            and (finding.severity or "major") == severity
            for finding in report.findings
        )
        if count:
            parts.append(plural(count, f"{severity} discrepancy", f"{severity} discrepancies"))
    if not parts:
        parts.append("no discrepancy")
    for verdict, words in (
        ("waived", "waived"),
        ("updated", "changed with time"),
        ("compatible", "compatible"),
        ("agree", "in agreement"),
    ):
        if verdicts[verdict]:
            parts.append(f"{verdicts[verdict]} {words}")
    return ", ".join(parts)


def _missed(report: Report, verdicts: Counter[str]) -> list[str]:
    missed = _undecided(report.findings)
    if verdicts["single"]:
        missed.append(f"{plural(verdicts['single'], 'fact')} that only one source states")
    if report.unclaimed:
        missed += _unclaimed(report.unclaimed)
    undated = [document.id for document in report.documents if document.published is None]
    if undated:
        documents = plural(len(undated), "undated document")
        missed.append(f"what hangs on the day of {documents} ({_sample(undated)}); manifest.csv can give it")
    if report.problems:
        missed.append(f"{plural(len(report.problems), 'broken input')}, named above")
    return missed


def _undecided(findings: Sequence[Finding]) -> list[str]:
    """Facts whose values cannot all hold and that are no discrepancy, since the words leave open whether they
    speak of one thing: the reader must know, and judge.
    """
    open_ones = [
        finding
        for finding in findings
        if finding.verdict == "compatible"
        and len(finding.positions) > 1
        and any(step.relation == "disjoint" for step in finding.steps)
    ]
    told = [
        f"{fact_name(finding.entity, finding.attribute, finding.qualifiers)}, "
        + " or ".join(short(position.value, 40) for position in finding.positions)
        for finding in open_ones
    ]
    if not told:
        return []
    facts = f"{plural(len(told), 'fact')} whose values differ"
    return [f"{facts}, though the words do not show that it is one thing ({_sample(told, '; ')})"]


def _unclaimed(unclaimed: tuple[Unclaimed, ...]) -> list[str]:
    """One clause a reason, the commonest first."""
    by_reason: dict[str, list[str]] = {}
    for row in unclaimed:
        by_reason.setdefault(clean(row.reason), []).append(f"“{clean(row.mention.text)}”")
    listed = sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0]))
    return [f"{plural(len(texts), 'figure')} ({_sample(texts)}): {reason}" for reason, texts in listed]


def _sample(items: list[str], mark: str = ", ") -> str:
    distinct = list(dict.fromkeys(items))
    shown = distinct if len(distinct) <= _SAMPLES + 1 else [*distinct[:_SAMPLES], "…"]
    return mark.join(shown)
