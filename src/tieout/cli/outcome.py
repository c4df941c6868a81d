"""What a command does with a report: marks what a person accepts, prints it, and says the exit code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tieout.cli.console import Console
from tieout.cli.job import BROKEN, NOTHING
from tieout.cli.options import Accepted, Printing, Wanted

if TYPE_CHECKING:
    from tieout.pipeline import Report

HOLD = 1


def hand_over(report: Report, out: Printing, wanted: Wanted, accepted: Accepted, console: Console) -> int:
    """Prints ``report`` as it was asked for; the exit code."""
    from tieout.report import reporter

    report = accept(report, accepted, console)
    out.write(reporter(out.form)(report, out.look(table=wanted.table, everything=wanted.everything)))
    code = exit_code(report, wanted.fail_on)
    if code == NOTHING:
        console.say("no fact is stated twice, so nothing could be compared.")
    return code


def accept(report: Report, accepted: Accepted, console: Console) -> Report:
    """``report`` with what a person accepts marked as waived; broken waiver rows become problems of the
    report.
    """
    if accepted.baseline is not None:
        from tieout.cli.baseline import only_new, read_findings

        report = only_new(report, read_findings(accepted.baseline))
    if accepted.waivers is not None:
        from tieout.cli.waivers import apply_waivers, read_waivers

        waivers, problems = read_waivers(accepted.waivers)
        console.problems(problems)
        report = apply_waivers(report, waivers, date.today())
        report = replace(report, problems=(*report.problems, *problems))
    return report


def exit_code(report: Report, fail_on: str) -> int:
    """1 where ``fail_on`` is met, else 3 where something was broken, else 4 where nothing was compared,
    else 0.
    """
    grades = {"never": (), "minor": ("minor", "major", ""), "major": ("major", "")}[fail_on]
    failing = [
        finding
        for finding in report.findings
        if finding.verdict == "discrepancy" and finding.status == "open" and finding.severity in grades
    ]
    if failing:
        return HOLD
    if report.problems:
        return BROKEN
    return 0 if any(finding.verdict != "single" for finding in report.findings) else NOTHING
