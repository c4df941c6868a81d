"""Each command as a person types it: what it prints, what it writes, how it exits."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tieout.cli import COMMANDS
from tieout.tables import TABLES

Tieout = Callable[..., Result]


def test_check_reports_the_contradiction_first(story: Path, tieout: Tieout) -> None:
    result = tieout("check", story)
    assert result.exit_code == 0, result.output
    first = result.stdout.split("\n")[0]
    assert first.startswith("MAJOR")
    assert "Vardholm" in first
    assert "150 km" in result.stdout
    assert "80 km" in result.stdout
    assert "»" in result.stdout
    assert "2 documents" in result.stdout.split("─")[-1]
    assert "Not checked:" in result.stdout


def test_all_shows_agreements(story: Path, tieout: Tieout) -> None:
    assert "single" not in tieout("check", story).stdout.split("─")[0]
    assert "single" in tieout("check", story, "--all").stdout.split("─")[0]


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("minor", 1), ("major", 1)])
def test_fail_on(level: str, code: int, story: Path, tieout: Tieout) -> None:
    assert tieout("check", story, "--fail-on", level).exit_code == code


def test_json_to_a_file_by_its_name(story: Path, tieout: Tieout) -> None:
    result = tieout("check", story, "-o", "out.json")
    assert result.exit_code == 0
    assert result.stdout == ""
    content = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert [document["id"] for document in content["documents"]] == ["first.txt", "second.txt"]
    assert any(row["verdict"] == "discrepancy" for row in content["findings"])


@pytest.mark.parametrize("table", ["claims", "findings", "entities", "unclaimed"])
def test_each_table_as_csv_and_jsonl(table: str, story: Path, tieout: Tieout) -> None:
    text = tieout("check", story, "--format", "csv", "--table", table).stdout
    assert tuple(next(csv.reader(io.StringIO(text)))) == TABLES[table]
    lines = tieout("check", story, "--format", "jsonl", "--table", table).stdout.splitlines()
    for line in lines:
        assert tuple(json.loads(line)) == TABLES[table]


def test_matrix(story: Path, tieout: Tieout) -> None:
    rows = list(
        csv.DictReader(io.StringIO(tieout("check", story, "--format", "csv", "--table", "matrix").stdout))
    )
    (row,) = [row for row in rows if row["verdict"] == "discrepancy"]
    assert (row["first.txt"], row["second.txt"]) == ("150 km", "80 km")
    shown = tieout("check", story, "--table", "matrix").stdout
    assert "150 km" in shown
    assert "1  Lisrick Post" in shown


def test_standard_input_and_a_file(story: Path, tieout: Tieout) -> None:
    text = (story / "second.txt").read_text(encoding="utf-8")
    result = tieout("check", "-", story / "first.txt", stdin=text)
    assert "150 km" in result.stdout
    assert "80 km" in result.stdout


def test_a_corpus(story: Path, tieout: Tieout) -> None:
    rows = [
        {"id": name, "text": (story / name).read_text(encoding="utf-8")}
        for name in ("first.txt", "second.txt")
    ]
    Path("corpus.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert "150 km" in tieout("check", "corpus.jsonl").stdout


def test_extract_gives_offsets_that_hold(story: Path, tieout: Tieout) -> None:
    result = tieout("extract", story, "--format", "jsonl")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    for row in rows:
        text = (story / row["document"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["text"]


def test_a_table_that_a_person_corrected(story: Path, tieout: Tieout) -> None:
    tieout("extract", story, "-o", "claims.csv")
    text = Path("claims.csv").read_text(encoding="utf-8")
    assert tieout("compare", "claims.csv", "--fail-on", "major").exit_code == 1
    Path("claims.csv").write_text(text.replace(",80 km,", ",150 km,"), encoding="utf-8")
    result = tieout("compare", "claims.csv", "--fail-on", "major", "--all")
    assert result.exit_code == 0, result.output


def test_compare_says_what_check_says(story: Path, tieout: Tieout) -> None:
    tieout("extract", story, "-o", "claims.csv")
    fields = ("finding", "verdict", "entity", "attribute", "positions")

    def told(text: str) -> list[tuple[str, ...]]:
        return [tuple(row[field] for field in fields) for row in csv.DictReader(io.StringIO(text))]

    by_check = told(tieout("check", story, "--format", "csv").stdout)
    assert told(tieout("compare", "claims.csv", "--format", "csv").stdout) == by_check


def test_a_reference_table_goes_in_like_any_other(story: Path, tieout: Tieout) -> None:
    tieout("extract", story, "-o", "claims.csv")
    Path("atlas.csv").write_text(
        "document,entity,entity_type,attribute,qualifiers,value\n"
        "atlas,Vardholm,place,population,,3000 people\n",
        encoding="utf-8",
    )
    result = tieout("compare", "claims.csv", "atlas.csv")
    assert "atlas" in result.stdout


def test_align_says_who_is_who(story: Path, tieout: Tieout) -> None:
    tieout("extract", story, "-o", "claims.csv")
    result = tieout("align", "claims.csv")
    assert "Vardholm" in result.stdout
    assert tieout("align", "claims.csv", "--table", "claims", "--format", "jsonl").exit_code == 0


def test_entities_file_wins(story: Path, tieout: Tieout) -> None:
    Path("who.csv").write_text(
        "a,b,decision,reason\nVardholm,Lisrick,same,one town\n".replace("decision", "same|different"),
        encoding="utf-8",
    )
    result = tieout("check", story, "--entities", "who.csv", "--table", "entities", "--format", "jsonl")
    names = [json.loads(line)["names"] for line in result.stdout.splitlines()]
    assert any("Vardholm" in name and "Lisrick" in name for name in names), result.output


def test_explain_shows_words_rule_pairs_and_what_decided(story: Path, tieout: Tieout) -> None:
    rows = csv.DictReader(io.StringIO(tieout("check", story, "--format", "csv").stdout))
    (identifier,) = [row["finding"] for row in rows if row["verdict"] == "discrepancy"]
    result = tieout("explain", identifier)
    assert result.exit_code == 0, result.output
    for words in (
        "discrepancy",
        "»",
        "150 km",
        "80 km",
        "Every pair compared",
        "What decided",
        "Entity Vardholm",
    ):
        assert words in result.stdout
    assert tieout("explain", identifier[:6], story).stdout == result.stdout
    claim = json.loads(tieout("extract", story, "--format", "jsonl").stdout.splitlines()[0])["claim"]
    assert "Rule" in tieout("explain", claim).stdout
    content = json.loads(tieout("explain", claim, "--format", "json").stdout)
    assert content[0]["title"].startswith("Claim")


def test_explain_guesses_at_a_wrong_id(story: Path, tieout: Tieout) -> None:
    result = tieout("explain", "Fzzzzzzz", story)
    assert result.exit_code == 2
    assert "no claim or finding" in result.stderr


def test_explain_without_a_run_asks_for_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tieout: Tieout
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    result = tieout("explain", "F1")
    assert result.exit_code == 2
    assert "Give PATH" in result.stderr


def test_values_reads_a_pipe(tieout: Tieout) -> None:
    result = tieout(
        "values", "-", "--format", "jsonl", stdin="At least 45 people died 150 km away on 3 May 2021."
    )
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert list(rows[0])[:9] == ["kind", "start", "end", "text", "value", "low", "high", "unit", "modifier"]
    assert [row["low"] for row in rows] == [45, 150, "2021-05-03"]
    assert rows[0]["high"] is None
    assert rows[0]["modifier"] == "at_least"


def test_values_without_a_path_reads_the_pipe_too(tieout: Tieout) -> None:
    assert "45 people" in tieout("values", stdin="Some 45 people left.").stdout


def test_values_resolves_relative_dates_only_when_told_the_day(tieout: Tieout) -> None:
    told = tieout(
        "values", "-", "--published", "2021-08-20", "--format", "jsonl", stdin="It fell last Sunday."
    )
    assert json.loads(told.stdout)["low"] == "2021-08-15"
    untold = tieout("values", "-", "--format", "jsonl", stdin="It fell last Sunday.").stdout
    assert not untold or json.loads(untold)["low"] is None


def test_names(tieout: Tieout) -> None:
    assert " yes " in tieout("names", "Ahmad Masud", "Ahmed Massoud").stdout
    assert " no " in tieout("names", "Ahmad Shah Massoud", "Ahmad Massoud").stdout
    assert tieout("names", "Only One").exit_code == 2


def test_pairs_of_names(tmp_path: Path, tieout: Tieout) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("a,b\nPanshir,Panjshir\nKabul,Kandahar\n", encoding="utf-8")
    rows = [
        json.loads(line) for line in tieout("names", "--pairs", path, "--format", "jsonl").stdout.splitlines()
    ]
    assert [row["same"] for row in rows] == ["yes", "no"]
    assert tuple(rows[0]) == TABLES["names"]
    path.write_text("a\nPanshir\n", encoding="utf-8")
    result = tieout("names", "--pairs", path)
    assert result.exit_code == 3
    assert "'b'" in result.stderr


def test_rules(story: Path, tieout: Tieout) -> None:
    assert "population" in tieout("rules", "list").stdout
    assert "[[example]]" in tieout("rules", "show", "population").stdout
    wrong = tieout("rules", "show", "populaton")
    assert wrong.exit_code == 2
    assert "population" in wrong.stderr
    assert "Commands" in tieout("rules").stdout


def test_a_new_rule_holds_as_it_is_written(story: Path, tieout: Tieout) -> None:
    result = tieout("rules", "new", "ridership")
    assert result.exit_code == 0, result.output
    assert "rules prove" in result.stdout
    proved = tieout("rules", "prove", "--rules", "our-rules", "--format", "jsonl")
    rows = [json.loads(line) for line in proved.stdout.splitlines()]
    mine = [row for row in rows if row["rule"] == "ridership"]
    assert [row["ok"] for row in mine] == ["yes", "yes"], mine
    assert tieout("rules", "new", "ridership").exit_code == 2
    assert tieout("rules", "new", "Bad Name").exit_code == 2


def test_diff_says_what_changed(story: Path, tieout: Tieout) -> None:
    tieout("check", story, "-o", "monday.json")
    assert tieout("diff", "monday.json", "monday.json").stdout == "Nothing changed.\n"
    text = (story / "second.txt").read_text(encoding="utf-8")
    (story / "second.txt").write_text(text.replace("80 kilometres", "150 kilometres"), encoding="utf-8")
    tieout("check", story, "-o", "tuesday.json")
    told = tieout("diff", "monday.json", "tuesday.json").stdout
    assert told.startswith("changed  Vardholm: distance from Lisrick ")
    assert "\n  before discrepancy major: 150 km" in told
    assert told.endswith("\n1 changed.\n")
    assert max(map(len, told.splitlines())) <= 80
    result = tieout("diff", "monday.json", "tuesday.json", "--format", "jsonl")
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert row["change"] == "changed"
    assert "80 km" in row["before"]
    assert "80 km" not in row["after"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, tieout: Tieout) -> None:
    assert "_TIEOUT_COMPLETE" in tieout("completion", shell).stdout


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(command: str, tieout: Tieout) -> None:
    result = tieout(command, "--help")
    assert result.exit_code == 0
    assert f"tieout {command}" in result.stdout.split("xample")[-1]


def test_tieout_alone_explains_itself_in_one_screen(tieout: Tieout) -> None:
    result = tieout()
    assert result.exit_code == 0
    assert "tieout check story/" in result.stdout
    assert len(result.stdout.split("\n")) <= 40


def test_version_names_the_rule_book(tieout: Tieout) -> None:
    assert tieout("--version").stdout.startswith("tieout 0.1.0, rule book en ")


def test_verbose_says_what_each_stage_did(story: Path, tieout: Tieout) -> None:
    result = tieout("check", story, "-v")
    for stage in ("load:", "rules:", "extract:", "align:", "compare:"):
        assert stage in result.stderr


@pytest.mark.parametrize(
    ("words", "guess"),
    [(("chek", "x"), "check"), (("check", "--formt", "csv"), "--format"), (("rules", "prov"), "prove")],
)
def test_did_you_mean(words: tuple[str, ...], guess: str, tieout: Tieout) -> None:
    result = tieout(*words)
    assert result.exit_code == 2
    assert guess in result.stderr
