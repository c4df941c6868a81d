"""What a run compared, and what it did not and why: the last words of every report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tieout.model import Unclaimed
from tieout.pipeline import Report
from tieout.report.style import clean
from tieout.report.words import plural

_SAMPLES = 3
"""How many figures or names are given as examples before "and 12 more"."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One sentence on what was compared, and one clause for each thing that was not."""

    compared: str
    missed: tuple[str, ...]


def coverage(report: Report) -> Coverage:
    """Counts what ``report`` holds. Facts are counted by finding; a waived finding counts as waived only."""
    verdicts = Counter(
        "waived" if finding.status == "waived" else finding.verdict for finding in report.findings
    )
    compared = sum(count for verdict, count in verdicts.items() if verdict != "single")
    head = f"{plural(len(report.documents), 'document')}, {plural(len(report.claims), 'claim')}, "
    head += f"{plural(compared, 'fact')} compared"
    return Coverage(
        f"{head}: {_told(report, verdicts)}." if compared else f"{head}.", tuple(_missed(report, verdicts))
    )


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
    missed: list[str] = []
    if verdicts["single"]:
        missed.append(f"{plural(verdicts['single'], 'fact')} that only one source states (--all lists them)")
    if report.unclaimed:
        missed.append(_unclaimed(report.unclaimed))
    undated = [document.id for document in report.documents if document.published is None]
    if undated:
        one = len(undated) == 1
        missed.append(
            f"relative dates in {plural(len(undated), 'document')} whose own day is not known "
            f"({_sample(undated)}); give {'it' if one else 'them'} in manifest.csv"
        )
    if report.problems:
        missed.append(f"{plural(len(report.problems), 'broken input')}, named above")
    return missed


def _unclaimed(unclaimed: tuple[Unclaimed, ...]) -> str:
    count = plural(len(unclaimed), "figure")
    reasons = Counter(row.reason for row in unclaimed)
    texts = list(dict.fromkeys(f"“{clean(row.mention.text)}”" for row in unclaimed))
    told = [
        f"{number} {clean(reason)}"
        for reason, number in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    ]
    if len(told) == 1:
        why = clean(unclaimed[0].reason)
        return f"{count} ({_sample(texts)}): {why} (--table unclaimed lists them)"
    return f"{count} ({_sample(texts)}): {'; '.join(told)} (--table unclaimed lists them)"


def _sample(items: list[str]) -> str:
    more = len(items) - _SAMPLES
    return ", ".join(items) if more <= 1 else ", ".join(items[:_SAMPLES]) + f" and {more} more"
