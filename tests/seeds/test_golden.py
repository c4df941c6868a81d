"""The stories: what an editor must be told of them, and what must never be said."""

from __future__ import annotations

import csv
import re
import tomllib
from functools import lru_cache
from pathlib import Path

import pytest
from recall import find, read_story

from tieout.load import load
from tieout.model import Finding
from tieout.pipeline import Report, check
from tieout.resources import seeds_dir
from tieout.rulebook import read_rulebook

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["recall"]
SHARED = Path(__file__).resolve().parents[3] / "shared" / "seeds"
STORIES = ("panjshir", "shared")


def folder_of(story: str) -> Path:
    if story != "shared":
        return seeds_dir() / story
    if not SHARED.is_dir():
        pytest.skip("the real articles do not stand beside this checkout")
    return SHARED


@lru_cache(maxsize=8)
def report_of(story: str) -> Report:
    return check(load([folder_of(story)]).documents, read_rulebook())


def findings(story: str, entity: str, attribute: str, **qualifiers: str) -> list[Finding]:
    return [
        finding
        for finding in report_of(story).findings
        if finding.entity == entity
        and finding.attribute == attribute
        and qualifiers.items() <= {key: value.casefold() for key, value in finding.qualifiers}.items()
    ]


@pytest.mark.parametrize("story", sorted(FLOORS))
def test_recall_never_falls(story: str) -> None:
    folder = folder_of(story)
    table = "claims.csv" if (folder / "claims.csv").is_file() else "expected_claims.csv"
    read = read_story(folder, table, read_rulebook())
    rows = [row for row in read.rows if row.get("tier", "core") == "core"]
    found = sum(find(row, read.claims_of(row["file"])) is not None for row in rows)
    assert found >= FLOORS[story], f"{found} of {len(rows)}"


@pytest.mark.parametrize("story", STORIES)
def test_population_is_a_major_discrepancy(story: str) -> None:
    (finding,) = findings(story, "Panjshir", "population")
    assert (finding.verdict, finding.severity) == ("discrepancy", "major")
    assert len(finding.positions) == 2


@pytest.mark.parametrize("story", STORIES)
def test_distance_is_a_major_discrepancy_of_two_sources_against_one(story: str) -> None:
    (finding,) = findings(story, "Panjshir", "distance", reference="kabul") or findings(
        story, "Panjshir", "distance", reference="Kabul"
    )
    assert (finding.verdict, finding.severity) == ("discrepancy", "major")
    assert [len(position.documents) for position in finding.positions] == [2, 1]


@pytest.mark.parametrize("story", STORIES)
def test_the_age_agrees_over_three_spellings(story: str) -> None:
    verdicts = {finding.verdict for finding in findings(story, "Ahmad Massoud", "age")}
    assert "agree" in verdicts
    assert "discrepancy" not in verdicts


@pytest.mark.parametrize("story", STORIES)
def test_nothing_else_is_called_a_discrepancy(story: str) -> None:
    disputed = {(f.entity, f.attribute) for f in report_of(story).findings if f.verdict == "discrepancy"}
    assert disputed == {("Panjshir", "population"), ("Panjshir", "distance")}


@pytest.mark.parametrize("story", STORIES)
def test_father_and_son_are_two(story: str) -> None:
    names = {entity.entity: entity for entity in report_of(story).entities}
    assert "Ahmad Massoud" in names
    father = names.get("Ahmad Shah Massoud") or names.get("Ahmad Shah Masud")
    assert father is not None
    full = {name for name in names["Ahmad Massoud"].names if len(name.split()) > 1}
    assert not full & set(father.names)


@pytest.mark.parametrize("story", STORIES)
def test_two_organizations_stay_two(story: str) -> None:
    for entity in report_of(story).entities:
        spelt = " | ".join(entity.names)
        assert not ("Northern Alliance" in spelt and "National Resistance Front" in spelt)


@pytest.mark.parametrize("story", STORIES)
def test_terrain_is_a_length_and_no_distance(story: str) -> None:
    claims = [claim for claim in report_of(story).claims if 95.9 < (claim.value.low or 0) < 96.1]
    assert {claim.attribute for claim in claims} == {"length"}


@pytest.mark.parametrize("story", STORIES)
def test_taken_over_33_is_not_more_than_33(story: str) -> None:
    (claim,) = [c for c in report_of(story).claims if c.value.numbers == (33.0,) and c.attribute == "count"]
    assert claim.value.modifier == "exact"


@pytest.mark.parametrize("story", STORIES)
def test_captions_footers_and_figures_of_speech_claim_nothing(story: str) -> None:
    for claim in report_of(story).claims:
        if claim.attribute != "quote":
            assert "bullets" not in claim.text
            assert "lions" not in claim.text
            assert "AFP" not in claim.sentence
            assert "AP Photo" not in claim.sentence


def test_the_order_of_documents_changes_nothing() -> None:
    documents = load([seeds_dir() / "panjshir"]).documents
    book = read_rulebook()
    assert check(documents, book).findings == check(documents[::-1], book).findings


def test_two_runs_give_the_same_ids() -> None:
    documents = load([seeds_dir() / "kiptum"]).documents
    book = read_rulebook()
    first, second = check(documents, book), check(documents, book)
    assert [claim.claim for claim in first.claims] == [claim.claim for claim in second.claims]
    assert [finding.finding for finding in first.findings] == [finding.finding for finding in second.findings]


@pytest.mark.parametrize("story", ["panjshir", "bougainville", "kiptum", "padma_bridge", "pele"])
def test_every_figure_is_claimed_or_listed(story: str) -> None:
    report = report_of(story)
    assert all(row.reason for row in report.unclaimed)
    texts = {document.id: document.text for document in report.documents}
    for claim in report.claims:
        assert texts[claim.document][claim.start : claim.end] == claim.text


@pytest.mark.parametrize("story", STORIES)
def test_every_expected_finding_is_found(story: str) -> None:
    with (folder_of(story) / "expected_findings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    missing = [row["subject"] + "." + row["attribute"] for row in rows if not _is_found(row, story)]
    assert missing == []


def _is_found(row: dict[str, str], story: str) -> bool:
    """A finding on the row's fact with its verdict: a year against a day is compatible where a row says agree."""
    verdicts = {"agree", "compatible"} if row["verdict"] == "agree" else {row["verdict"]}
    words = set(re.findall(r"[A-Z][a-z]+", row["subject"]))
    return any(
        finding.attribute == row["attribute"]
        and finding.verdict in verdicts
        and len(finding.documents) > 1
        and (words & set(re.findall(r"[A-Z][a-z]+", finding.entity)) or row["attribute"] == "period")
        for finding in report_of(story).findings
    )
