"""The gate: a tick for every figure, a policy, and an exit code that a script can lean on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tieout.tables import TABLES

Tieout = Callable[..., Result]

GOOD = "Vardholm, home to some 12,000 people, is a town in the north.\n"
BAD = "Vardholm lies 40 kilometres north of Lisrick.\n"
ALONE = "Tor Bjerke, 31, disagrees.\n"


def draft(text: str) -> Path:
    path = Path("draft.txt")
    path.write_text(text, encoding="utf-8")
    return path


def ticks(result: Result) -> list[tuple[str, str]]:
    return [(row["text"], row["tick"]) for row in map(json.loads, result.stdout.splitlines())]


def test_a_draft_that_the_sources_bear_out_is_released(story: Path, tieout: Tieout) -> None:
    result = tieout("gate", draft(GOOD), "--against", story)
    assert result.exit_code == 0, result.output
    assert "✓" in result.stdout
    assert "RELEASE" in result.stdout


def test_a_contradicted_draft_is_held(story: Path, tieout: Tieout) -> None:
    result = tieout("gate", draft(GOOD + BAD), "--against", story)
    assert result.exit_code == 1, result.output
    assert "✗" in result.stdout
    assert "HOLD" in result.stdout
    assert "150 km" in result.stdout


def test_every_figure_gets_a_tick(story: Path, tieout: Tieout) -> None:
    path = draft(GOOD + BAD + ALONE + "It has 17 of them.\n")
    rows = ticks(tieout("gate", path, "--against", story, "--format", "jsonl"))
    for figure in ("12,000", "40", "31", "17"):
        assert any(figure in text for text, _ in rows), rows
    marks = {tick for _, tick in rows}
    assert marks == {"tied", "contradicted", "untied"}


def test_columns_and_offsets(story: Path, tieout: Tieout) -> None:
    path = draft(GOOD + BAD)
    text = path.read_text(encoding="utf-8")
    for line in tieout("gate", path, "--against", story, "--format", "jsonl").stdout.splitlines():
        row = json.loads(line)
        assert tuple(row) == TABLES["ticks"]
        assert text[row["start"] : row["end"]] == row["text"]
        assert text.count("\n", 0, row["start"]) + 1 == row["line"]


def test_json_says_release_or_hold(story: Path, tieout: Tieout) -> None:
    content = json.loads(tieout("gate", draft(BAD), "--against", story, "--format", "json").stdout)
    assert content["release"] is False
    assert content["holds"]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ('[gate]\ncontradicted = "never"\nuntied = "never"\n', 0),
        ('[gate]\ncontradicted = "never"\nuntied = "all"\n', 1),
        ("[gate]\nsources = 3\n", 1),
        ('[gate]\nuntied = "never"\n[gate.attributes.distance]\ncontradicted = "never"\n', 0),
    ],
)
def test_policy(settings: str, code: int, story: Path, tieout: Tieout) -> None:
    Path("tieout.toml").write_text(settings, encoding="utf-8")
    result = tieout("gate", draft(GOOD + BAD + ALONE), "--against", story)
    assert result.exit_code == code, result.output


def test_policy_in_pyproject(story: Path, tieout: Tieout) -> None:
    Path("pyproject.toml").write_text(
        '[tool.tieout.gate]\ncontradicted = "never"\nuntied = "never"\n', encoding="utf-8"
    )
    assert tieout("gate", draft(GOOD + BAD), "--against", story).exit_code == 0


@pytest.mark.parametrize(
    ("settings", "line", "told"),
    [
        ('[gate]\n\ncontradict = "major"\n', 3, "contradicted"),
        ('[gate]\ncontradicted = "often"\n', 2, "never, major, minor"),
        ('[gate]\nsources = "two"\n', 2, "whole number"),
        ("[gates]\n", 1, "gate"),
        ('[gate.attributes.deaths]\nuntie = "all"\n', 2, "untied"),
        ("[gate\n", 1, "TOML"),
        ('[gate.attributes.deths]\nuntied = "all"\n', 1, "deaths"),
    ],
)
def test_an_unknown_setting_names_its_line(
    settings: str, line: int, told: str, story: Path, tieout: Tieout
) -> None:
    Path("tieout.toml").write_text(settings, encoding="utf-8")
    result = tieout("gate", draft(GOOD), "--against", story)
    assert result.exit_code == 3
    assert f"tieout.toml:{line}:" in result.stderr
    assert told in result.stderr


def test_nothing_to_compare(story: Path, tieout: Tieout) -> None:
    assert tieout("gate", draft("No figure here at all.\n"), "--against", story).exit_code == 4
    Path("empty").mkdir()
    assert tieout("gate", draft(GOOD), "--against", "empty").exit_code == 4


def test_a_draft_named_like_a_source(story: Path, tieout: Tieout) -> None:
    path = Path("first.txt")
    path.write_text(BAD, encoding="utf-8")
    result = tieout("gate", path, "--against", story)
    assert result.exit_code == 1
    assert "draft:first.txt" in result.stdout


def test_markdown_is_a_table(story: Path, tieout: Tieout) -> None:
    assert (
        "| line | figure | tick | reason |"
        in tieout("gate", draft(BAD), "--against", story, "-f", "markdown").stdout
    )


@pytest.mark.parametrize(
    "words",
    [
        ("draft.txt", "--against", "story/first.txt", "story/second.txt"),
        ("draft.txt", "--against", "story/first.txt", "--against", "story/second.txt"),
        ("draft.txt", "--against=story/first.txt", "--against", "story/second.txt"),
        ("--against", "story/", "draft.txt"),
        ("-o", "ticks.jsonl", "--against", "story/", "draft.txt"),
        ("draft.txt", "--against", "story/first.txt", "story/second.txt", "-o", "ticks.jsonl"),
        ("--against", "story", "--", "draft.txt"),
    ],
)
def test_against_takes_paths_as_a_shell_gives_them(
    words: tuple[str, ...], story: Path, tieout: Tieout
) -> None:
    draft(BAD)
    result = tieout("gate", "-f", "jsonl", *words)
    assert result.exit_code == 1, result.output
    text = result.stdout or Path("ticks.jsonl").read_text(encoding="utf-8")
    assert "150 km" in text
    assert "80 km" in text


def test_against_without_a_path_is_a_usage_error(story: Path, tieout: Tieout) -> None:
    assert tieout("gate", draft(BAD), "--against").exit_code == 2
    assert tieout("gate", draft(BAD), "--against", "-f", "csv").exit_code == 2
    assert tieout("gate", draft(BAD)).exit_code == 2


def test_the_day_of_the_draft_settles_its_relative_dates(story: Path, tieout: Tieout) -> None:
    path = draft("Vardholm is home to some 12,000 people. The mayor of Vardholm was born last Sunday.\n")

    def value(*more: str) -> str:
        result = tieout("gate", path, "--against", story, "-f", "jsonl", *more)
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        return next(row["value"] for row in rows if "Sunday" in row["text"])

    assert value("--published", "2021-08-20") == "2021-08-15"
    assert value() != "2021-08-15"
