"""Scores the comparator alone, on stories whose claims are given: ``python tests/bench/score_compare.py``.

Reads ``claims.csv``, ``verdicts.csv``, ``internal.csv`` and ``manifest.csv`` of every story in a folder
(``--stories``, default the stories that ship with the project), compares the claims with no extraction and
no alignment, and prints every row that comes out otherwise than it is labelled.
"""

from __future__ import annotations

import argparse
import csv
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from tieout.compare import compare
from tieout.model import Claim, Finding
from tieout.resources import seeds_dir
from tieout.rulebook import RuleBook, read_rulebook
from tieout.semantics.dates import edtf_days
from tieout.values.model import Value

BASE = {
    "km": ("length", 1.0), "m": ("length", 0.001), "mi": ("length", 1.609344), "second": ("duration", 1.0),
    "minute": ("duration", 60.0), "hour": ("duration", 3600.0), "day": ("duration", 86400.0),
    "week": ("duration", 604800.0), "month": ("duration", 2629746.0), "year": ("duration", 31556952.0),
    "%": ("percentage", 1.0), "mph": ("speed", 1.609344), "C": ("temperature", 1.0),
    "F": ("temperature", 1.0),
    "person": ("people", 1.0), "people": ("people", 1.0),
}  # fmt: skip
OVERALL = {"agree": "no conflict", "compatible": "no conflict", "single": "no conflict"}


def read_value(row: dict[str, str]) -> Value:
    """The value of a row of ``claims.csv`` from its own columns."""
    attribute, text, unit, modifier = row["attribute"], row["value"], row["unit"], row["modifier"] or "exact"
    if re.fullmatch(r"\d+(:\d\d)+", text) and attribute == "duration":
        seconds = 0.0
        for part in text.split(":"):
            seconds = seconds * 60 + int(part)
        return Value("duration", seconds, seconds, unit, "duration", modifier, (seconds,), 1.0)
    if attribute == "time_of_day":
        hours, minutes = text.split(":")
        clock = int(hours) * 60.0 + int(minutes)
        return Value("time", clock, clock, "", "time", modifier, (clock,), 1.0)
    if attribute in ("point_in_time", "date_of_birth", "date_of_death", "period", "inception"):
        return _read_date(text, modifier)
    if re.fullmatch(r"\d+-\d+", text) and attribute == "score":
        return Value("score", numbers=tuple(float(side) for side in text.split("-")), text=text)
    try:
        number = float(text)
    except ValueError:
        return Value("text", text=text)
    return _read_number(number, row["value_max"], unit, modifier, attribute)


def _read_date(text: str, modifier: str) -> Value:
    first, _, last = text.partition("/")
    start, end = edtf_days(first), edtf_days(last or first)
    if text.startswith("XXXX"):
        return Value("date", edtf=text, modifier=modifier)
    if start is None or end is None:
        return Value("text", text=text)
    return Value("period" if last else "date", start.low, end.high, edtf=text, modifier=modifier)


def _read_number(number: float, top: str, unit: str, modifier: str, attribute: str) -> Value:
    dimension, factor = BASE.get(unit, ("count", 1.0))
    kind = {"percentage": "percentage", "age": "age", "money": "money", "price": "money"}.get(
        attribute, "quantity"
    )
    if kind == "age":
        dimension, factor = "age", 1.0
    if kind == "money":
        dimension = "money"
    numbers = (number, float(top)) if top else (number,)
    low, high = number * factor, numbers[-1] * factor
    value = Value(kind, low, high, unit, dimension, modifier, numbers)
    if top and modifier == "exact":
        value = replace(value, modifier="range")
    if modifier in ("more_than", "at_least"):
        value = replace(value, high=None)
    if modifier in ("less_than", "at_most"):
        value = replace(value, low=None)
    return value


def read_claims(story: Path) -> list[Claim]:
    """The claims of a story as rows, aligned as they are labelled."""
    with (story / "manifest.csv").open(encoding="utf-8", newline="") as file:
        published = {row["file"]: _day(row["published"]) for row in csv.DictReader(file)}
    claims: list[Claim] = []
    places: dict[tuple[str, str], int] = {}
    with (story / "claims.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            qualifiers = dict(part.split("=", 1) for part in row["qualifiers"].split(";") if "=" in part)
            value = read_value(row)
            if (
                qualifiers.get("stated_as", "").split(" ")[0] in ("almost", "nearly")
                and value.modifier == "less_than"
            ):
                value = replace(value, hedge=qualifiers["stated_as"].split(" ")[0])
            place = places.setdefault((row["file"], row["evidence"]), number * 1000)
            claims.append(
                Claim(
                    claim=f"C{number:05d}", document=row["file"], entity=row["subject"],
                    entity_type=row["subject_type"],
                    subject=row["subject"], attribute=row["attribute"],
                    qualifiers=tuple(sorted(qualifiers.items())),
                    value=value, text=row["evidence"], sentence=row["evidence"],
                    published=published.get(row["file"]),
                    start=place, end=place + len(row["evidence"]),
                )
            )  # fmt: skip
    return claims


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


def score_story(story: Path, book: RuleBook, *, verbose: bool = False) -> tuple[int, int, int, list[str]]:
    """Rows, rows right, rows right when agree, compatible and single count as one, and the misses."""
    findings = compare(read_claims(story), book)
    rows = right = lenient = 0
    misses = []
    with (story / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows += 1
            found = _verdict(row, findings)
            expected = row["verdict"]
            if expected == "different_scope":
                good = strict = found != "discrepancy"
            else:
                strict = found == expected
                good = strict or OVERALL.get(found, found) == OVERALL.get(expected, expected)
            right += strict
            if good and not strict and verbose:
                fact = f"{row['subject']} {row['attribute']} [{row['qualifiers']}]"
                print(f"    ~ {fact} {expected}, got {found}: {row['files_values']}")
            lenient += good
            if not good:
                fact = f"{row['subject']} {row['attribute']} [{row['qualifiers']}]"
                misses.append(f"{story.name}: {fact} {expected}, got {found}: {row['files_values']}")
    return rows, right, lenient, misses


def _verdict(row: dict[str, str], findings: list[Finding]) -> str:
    """The worst verdict on the row's fact; a row across facts takes the findings that hold its values."""
    named = [part for part in row["qualifiers"].split(";") if "=" in part]
    facts = [f for f in findings if f.entity == row["subject"] and f.attribute == row["attribute"]]
    if named or not row["qualifiers"]:
        wanted = {(part.split("=", 1)[0], part.split("=", 1)[1].casefold()) for part in named}
        facts = [
            f
            for f in facts
            if {(k, v.casefold()) for k, v in f.qualifiers if k in ("what", "reference", "by", "as_of")}
            == wanted
        ]
    else:
        return _across(row, facts)
    order = ["discrepancy", "updated", "compatible", "agree", "single"]
    return next((verdict for verdict in order if any(f.verdict == verdict for f in facts)), "none")


def _across(row: dict[str, str], facts: list[Finding]) -> str:
    """Rows across facts: a discrepancy counts where it sets the row's documents against each other."""
    parts = [part.strip().split("=", 1) for part in row["files_values"].split(";")]
    listed: dict[str, list[str]] = {}
    for document, value in parts:
        listed.setdefault(f"{document}.txt", []).extend(re.findall(r"\d[\d.-]*", value)[:1])
    for finding in facts:
        if finding.verdict == "discrepancy":
            sides = [
                {
                    d
                    for d in position.documents
                    if any(_has(position.value, number) for number in listed.get(d, []))
                }
                for position in finding.positions
            ]
            there = [set(position.documents) & set(listed) for position in finding.positions]
            if len([side for side in sides if side]) > 1 or (
                finding.kind == "arithmetic" and any(sides) and len([side for side in there if side]) > 1
            ):
                return "discrepancy"
        if finding.verdict == "updated" and row["verdict"] == "updated":
            return "updated"
    return "agree"


def _has(text: str, number: str) -> bool:
    return number in re.findall(r"\d[\d.-]*", text.replace(",", ""))


def score_internal(story: Path, book: RuleBook) -> tuple[int, int, list[str]]:
    """Rows of ``internal.csv`` and rows right: faults reported, and what must not be flagged left alone."""
    findings = [f for f in compare(read_claims(story), book) if f.verdict == "discrepancy"]
    rows = right = 0
    misses = []
    with (story / "internal.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows += 1
            silent = "must NOT" in row["detail"] or row["kind"].startswith("consistent")
            numbers = set(re.findall(r"\d+(?:\.\d+)?", row["evidence"].replace(",", "")))
            hits = [f for f in findings if row["file"] in f.documents and _touches(f, numbers, row["file"])]
            if silent:
                hits = [f for f in hits if f.kind in ("arithmetic", "within_document")]
            good = not hits if silent else bool(hits)
            right += good
            if not good:
                misses.append(f"{story.name}: {row['file']} {row['kind']}: {row['detail']}")
    return rows, right, misses


def _touches(finding: Finding, numbers: set[str], document: str) -> bool:
    own = " ".join(position.value for position in finding.positions if document in position.documents)
    said = re.sub(r"(\d),(?=\d)", r"\1", f"{own} {finding.reason}")
    return bool(numbers & set(re.findall(r"\d+(?:\.\d+)?", said))) or not numbers


def main() -> None:
    """Prints the table and every miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=Path, default=seeds_dir())
    parser.add_argument("-v", "--verbose", action="store_true", help="also print every discrepancy reported")
    options = parser.parse_args()
    book = read_rulebook()
    total = [0, 0, 0, 0, 0]
    for story in sorted(path.parent for path in options.stories.glob("*/verdicts.csv")):
        rows, right, lenient, misses = score_story(story, book, verbose=options.verbose)
        inside, inside_right, inside_misses = score_internal(story, book)
        print(
            f"{story.name:15} verdicts {lenient}/{rows} (to the word {right})"
            f"  internal {inside_right}/{inside}"
        )
        for number, count in enumerate((rows, right, lenient, inside, inside_right)):
            total[number] += count
        for miss in (*misses, *inside_misses):
            print("   ", miss)
        if options.verbose:
            for finding in compare(read_claims(story), book):
                if finding.verdict == "discrepancy":
                    print("   !", finding.severity, finding.kind, finding.reason)
    rows, right, lenient, inside, inside_right = total
    print(
        f"verdicts {lenient}/{rows} = {lenient / max(rows, 1):.3f} (to the word {right / max(rows, 1):.3f})"
    )
    print(f"internal {inside_right}/{inside} = {inside_right / max(inside, 1):.3f}")


if __name__ == "__main__":
    main()
