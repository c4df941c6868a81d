"""What a person has accepted stays quiet, is counted, and comes back when its day or its values pass."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Tieout = Callable[..., Result]


def the_discrepancy(story: Path, tieout: Tieout) -> str:
    rows = csv.DictReader(io.StringIO(tieout("check", story, "--format", "csv").stdout))
    (identifier,) = [row["finding"] for row in rows if row["verdict"] == "discrepancy"]
    return identifier


def change_a_value(story: Path) -> None:
    path = story / "second.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("80 kilometres", "60 kilometres"), encoding="utf-8"
    )


def test_a_waived_finding_is_counted_and_does_not_fail(story: Path, tieout: Tieout) -> None:
    identifier = the_discrepancy(story, tieout)
    added = tieout("waive", identifier, "--reason", "two ways to measure", "--who", "L. Moe")
    assert added.exit_code == 0, added.output
    result = tieout("check", story, "--waivers", "waivers.csv", "--fail-on", "minor")
    assert result.exit_code == 0
    assert "1 waived" in result.stdout
    assert "MAJOR" not in result.stdout


def test_it_comes_back_when_its_values_change(story: Path, tieout: Tieout) -> None:
    tieout("waive", the_discrepancy(story, tieout), story, "--reason", "r", "--who", "w")
    change_a_value(story)
    assert tieout("check", story, "--waivers", "waivers.csv", "--fail-on", "major").exit_code == 1


def test_it_comes_back_when_its_day_has_passed(story: Path, tieout: Tieout) -> None:
    identifier = the_discrepancy(story, tieout)
    tieout("waive", identifier, story, "--reason", "r", "--who", "w", "--until", "2020-01-01")
    assert tieout("check", story, "--waivers", "waivers.csv", "--fail-on", "major").exit_code == 1
    tieout("waive", identifier, story, "--reason", "r", "--who", "w", "--until", "2999-01-01")
    assert len(Path("waivers.csv").read_text(encoding="utf-8").splitlines()) == 3
    assert tieout("check", story, "--waivers", "waivers.csv", "--fail-on", "major").exit_code == 0


def test_a_waiver_may_name_the_fact(story: Path, tieout: Tieout) -> None:
    Path("waivers.csv").write_text(
        "fact,reason,who,until\nVardholm.distance[reference=Lisrick],measured twice,LM,\n", encoding="utf-8"
    )
    assert tieout("check", story, "--waivers", "waivers.csv", "--fail-on", "major").exit_code == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("finding,who\nF1,me\n", "waivers.csv:1"),
        ("finding,reason,who\nF1,,me\n", "waivers.csv:2"),
        ("finding,reason,who,until\nF1,r,me,soon\n", "waivers.csv:2"),
    ],
)
def test_a_broken_waiver_is_named(text: str, place: str, story: Path, tieout: Tieout) -> None:
    Path("waivers.csv").write_text(text, encoding="utf-8")
    result = tieout("check", story, "--waivers", "waivers.csv")
    assert result.exit_code == 3
    assert place in result.stderr


def test_a_baseline_shows_only_what_is_new(story: Path, tieout: Tieout) -> None:
    tieout("check", story, "-o", "before.json")
    assert tieout("check", story, "--baseline", "before.json", "--fail-on", "minor").exit_code == 0
    change_a_value(story)
    assert tieout("check", story, "--baseline", "before.json", "--fail-on", "major").exit_code == 1
    Path("before.json").write_text("[]", encoding="utf-8")
    assert tieout("check", story, "--baseline", "before.json").exit_code == 3


def test_the_gate_takes_waivers_too(story: Path, tieout: Tieout) -> None:
    draft = Path("draft.txt")
    draft.write_text("Vardholm lies 40 kilometres north of Lisrick.\n", encoding="utf-8")
    assert tieout("gate", draft, "--against", story).exit_code == 1
    Path("w.csv").write_text(
        "fact,reason,who\nVardholm.distance[reference=Lisrick],measured,LM\n", encoding="utf-8"
    )
    result = tieout("gate", draft, "--against", story, "--waivers", "w.csv")
    assert "waived" in result.stdout
