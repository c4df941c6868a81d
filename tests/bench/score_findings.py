"""Scores the whole tool on stories with labelled facts: ``python tests/bench/score_findings.py [FOLDER ...]``.

Nothing but the documents of a folder goes in. Two kinds of labels are read:

- ``verdicts.csv`` with ``claims.csv``: facts with the value that each document states, and a verdict;
- ``pairs.csv``: the words of two documents that contradict each other (``discrepancy``), or that only look
  as if they did (``other``: updates, parts, other events, roundings).

Without folders the sample stories and those beside this file are read. Prints every report that no label
bears out and every labelled pair that goes wrong (with ``-v`` also what became of each value), then

- at which stage the facts of two documents come apart,
- how many labelled discrepancies are reported with two of their values held against each other,
- how much of what is reported across sources is labelled as a discrepancy,
- how many facts with another label are reported as one.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from recall import Story, read_story, same_value

from tieout.compare import compare
from tieout.model import Claim, Finding
from tieout.resources import seeds_dir
from tieout.rulebook import RuleBook, read_rulebook
from tieout.values import format_value

NAMING = ("what", "reference", "by", "as_of", "of", "part", "per", "among", "as", "where")
STAGES = ("not extracted", "other subject", "other attribute", "other what", "qualifiers", "one fact")
"""Where two values of one fact part, from first to last; the last is what should be."""


@dataclass(frozen=True, slots=True)
class Side:
    """One labelled value: its document, how the label writes it, and the claims that state it there."""

    document: str
    shown: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled fact with what became of it; ``stage`` is empty where the label spans several facts."""

    story: str
    label: str
    verdict: str
    sides: tuple[Side, ...]
    stage: str
    reported: bool

    def shown(self) -> str:
        """One line for people."""
        mark = "reported" if self.reported else "quiet"
        return f"{self.story:13} {self.verdict:15} {mark:8} {self.stage:15} {self.label}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One story: its labelled facts, and the reported discrepancies with whether a label bears them out."""

    rows: tuple[Row, ...]
    reported: tuple[tuple[Finding, bool], ...]


def score_story(folder: Path, book: RuleBook) -> Outcome:
    """Reads the documents of ``folder`` and holds the findings against its labels."""
    paired = (folder / "pairs.csv").is_file()
    story = read_story(folder, "pairs.csv" if paired else "claims.csv", book)
    groups = {document.id: document.group for document in story.documents}
    findings = compare(story.alignment.claims, book, groups=groups)
    alarms = [f for f in findings if f.verdict == "discrepancy" and f.kind == "cross_source"]
    labels = _of_pairs(story) if paired else _of_verdicts(folder, story)
    hits = [{alarm.finding for alarm in alarms if _holds_apart(alarm, label[2])} for label in labels]
    borne_out = {
        hit for label, own in zip(labels, hits, strict=True) if label[1] == "discrepancy" for hit in own
    }
    rows = []
    for (label, verdict, sides, one_fact), own in zip(labels, hits, strict=True):
        wrong = own if verdict == "discrepancy" else own - borne_out
        rows.append(Row(folder.name, label, verdict, sides, _stage(sides) if one_fact else "", bool(wrong)))
    return Outcome(tuple(rows), tuple((alarm, alarm.finding in borne_out) for alarm in alarms))


Label = tuple[str, str, tuple[Side, ...], bool]
"""How the label reads, its verdict, its values, and whether they are of one fact."""


def _of_pairs(story: Story) -> list[Label]:
    labels = []
    for row in story.rows:
        sides = tuple(_side(story, row[f"file_{end}"], row[f"words_{end}"]) for end in "ab")
        label = f"{row['note']}: {' | '.join(f'{side.document} «{side.shown}»' for side in sides)}"
        labels.append((label, row["verdict"], sides, row["verdict"] == "discrepancy"))
    return labels


def _side(story: Story, file: str, words: str) -> Side:
    """The claims whose figure or words overlap ``words`` where they first stand in the document."""
    document = next(d for d in story.documents if Path(d.id).name == file)
    start = document.text.find(words)
    if start < 0:
        raise ValueError(f"{story.name}/{file} does not say {words!r}")
    end = start + len(words)
    claims = tuple(
        c for c in story.claims_of(file) if c.attribute != "quote" and c.start < end > start < c.end
    )
    return Side(file, words, claims)


def _of_verdicts(folder: Path, story: Story) -> list[Label]:
    with (folder / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    labels = []
    for row in rows:
        named = {part for part in row["qualifiers"].split(";") if "=" in part}
        sides = tuple(_values_of(row, named, story))
        label = f"{row['subject']} {row['attribute']} [{row['qualifiers']}] {row['files_values']}"
        labels.append((label, row["verdict"], sides, bool(named or not row["qualifiers"])))
    return labels


def _values_of(label: dict[str, str], named: set[str], story: Story) -> list[Side]:
    """The values of a label, each with every claim of its document that states it."""
    sides = []
    for row in story.rows:
        fits = row["attribute"] == label["attribute"] and row["subject"] == label["subject"]
        if not fits or not named <= set(row["qualifiers"].split(";")):
            continue
        if re.search(rf"(?:^|; ){row['file'].removesuffix('.txt')}=", label["files_values"]):
            found = tuple(claim for claim in story.claims_of(row["file"]) if same_value(row, claim.value))
            sides.append(Side(row["file"], f"{row['value']} {row['unit']}".strip(), found))
    return sides


def _holds_apart(alarm: Finding, sides: Sequence[Side]) -> bool:
    """Whether an alarm sets two values of the label against each other."""
    where = []
    for side in sides:
        ids = {claim.claim for claim in side.claims}
        where.append({n for n, position in enumerate(alarm.positions) if ids & set(position.claims)})
    used = [places for places in where if places]
    return len(used) > 1 and not set.intersection(*used)


def _stage(sides: Sequence[Side]) -> str:
    """The stage at which the label's documents come apart first; empty where it has one document only."""
    if len({side.document for side in sides}) < 2:
        return ""
    if not all(side.claims for side in sides):
        return STAGES[0]
    return STAGES[min(_meeting(sides[0].claims, other.claims) for other in sides[1:])]


def _meeting(left: Sequence[Claim], right: Sequence[Claim]) -> int:
    """How far the best pair of two values' claims gets."""
    return max(pair_stage(a, b) for a, b in product(left, right))


def pair_stage(a: Claim, b: Claim) -> int:
    """The place in ``STAGES`` that two claims reach together."""
    if a.entity != b.entity:
        return 1
    if a.attribute != b.attribute:
        return 2
    one, two = ({k: v.casefold() for k, v in c.qualifiers if k in NAMING} for c in (a, b))
    if one.get("what") != two.get("what"):
        return 3
    return 5 if one == two else 4


def _print_sides(row: Row) -> None:
    for side in row.sides:
        print(f"      {side.document} {side.shown}")
        for claim in side.claims[:3]:
            named = "; ".join(f"{key}={value}" for key, value in claim.qualifiers)
            marks = f" {','.join(claim.marks)}" if claim.marks else ""
            print(
                f"        {claim.entity}.{claim.attribute} [{named}] = {format_value(claim.value)}{marks}",
                end="",
            )
            print(f" ({claim.rule} {claim.confidence})")


def main(arguments: list[str]) -> None:
    """Reads the stories in ``arguments``, or the usual ones, and prints the scores and the table."""
    book = read_rulebook()
    folders = [Path(argument) for argument in arguments if argument != "-v"] or _usual()
    rows: list[Row] = []
    reported: list[tuple[Finding, bool]] = []
    for folder in folders:
        outcome = score_story(folder, book)
        rows += outcome.rows
        reported += outcome.reported
        for alarm, true in outcome.reported:
            if not true or "-v" in arguments:
                print(f"{'true ' if true else 'FALSE'} {folder.name:13} {alarm.confidence} {alarm.reason}")
    for row in rows:
        if row.reported != (row.verdict == "discrepancy"):
            print(("! " if row.reported else "- ") + row.shown())
            if "-v" in arguments:
                _print_sides(row)
    _print_table(rows)
    _print_scores(rows, reported)


def _print_table(rows: Sequence[Row]) -> None:
    """How many facts come apart at each stage, discrepancies and the rest."""
    print(f"\n{'facts of two documents':24}{'discrepancies':>14}{'not reported':>14}{'others':>8}")
    for stage in STAGES:
        here = [row for row in rows if row.stage == stage]
        true = [row for row in here if row.verdict == "discrepancy"]
        missed = sum(not row.reported for row in true)
        print(f"{stage:24}{len(true):14}{missed:14}{len(here) - len(true):8}")


def _print_scores(rows: Sequence[Row], reported: Sequence[tuple[Finding, bool]]) -> None:
    for story in dict.fromkeys(row.story for row in rows):
        own = Counter(row.reported for row in rows if row.story == story and row.verdict == "discrepancy")
        print(f"{story:15} {own[True]} of {own.total()} discrepancies found")
    true = [row for row in rows if row.verdict == "discrepancy"]
    others = [row for row in rows if row.verdict != "discrepancy"]
    found, right = sum(row.reported for row in true), sum(good for _, good in reported)
    alarms = sum(row.reported for row in others)
    print(f"\ndiscrepancies found            {found} of {len(true)} = {found / max(len(true), 1):.2f}")
    print(f"reported discrepancies true    {right} of {len(reported)} = {right / max(len(reported), 1):.2f}")
    print(f"other facts reported as one    {alarms} of {len(others)} = {alarms / max(len(others), 1):.3f}")


def _usual() -> list[Path]:
    here = Path(__file__).resolve().parent / "stories"
    return [*_stories(seeds_dir()), *_stories(here)]


def _stories(folder: Path) -> list[Path]:
    return sorted(
        {path.parent for name in ("verdicts.csv", "pairs.csv") for path in folder.glob(f"*/{name}")}
    )


if __name__ == "__main__":
    main(sys.argv[1:])
