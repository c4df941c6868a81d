"""Every format of a small story: golden files, hostile input, and promises about width, colour and order."""

from __future__ import annotations

import csv
import io
import json
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from tieout.model import Claim, Document, Finding, Position
from tieout.pipeline import Report
from tieout.report import REPORTERS, Look, reporter
from tieout.report.coverage import coverage
from tieout.report.style import columns, grid, wrap
from tieout.report.words import Sources, fact_name, percent, quotation, worst_first
from tieout.values.model import Value

GOLDEN = Path(__file__).parent / "golden"

CASES = [
    ("table.txt", "table", Look()),
    ("table-all-60.txt", "table", Look(width=60, all=True)),
    ("table-color.txt", "table", Look(color=True)),
    ("matrix.txt", "table", Look(table="matrix")),
    ("matrix-120.txt", "table", Look(table="matrix", width=120)),
    ("claims.txt", "table", Look(table="claims", width=120)),
    ("findings.csv", "csv", Look()),
    ("matrix.csv", "csv", Look(table="matrix")),
    ("entities.csv", "csv", Look(table="entities")),
    ("unclaimed.jsonl", "jsonl", Look(table="unclaimed")),
    ("report.json", "json", Look()),
    ("report.md", "markdown", Look(all=True)),
    ("matrix.md", "markdown", Look(table="matrix")),
]


@pytest.mark.parametrize(("name", "form", "look"), CASES, ids=[case[0] for case in CASES])
def test_golden(name: str, form: str, look: Look, report: Report) -> None:
    """TIEOUT_GOLDEN=1 writes the files anew; a change to them is a change that an editor sees."""
    printed = reporter(form)(report, look)
    assert isinstance(printed, str)
    path = GOLDEN / name
    if os.environ.get("TIEOUT_GOLDEN"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_nothing_is_wider_than_the_terminal(width: int, report: Report) -> None:
    for look in (Look(width=width, all=True), Look(width=width, table="matrix"), Look(width=width)):
        printed = reporter("table")(report, look)
        assert isinstance(printed, str)
        assert max(columns(line) for line in printed.split("\n")) <= width


@pytest.mark.parametrize("form", sorted(set(REPORTERS) - {"parquet"}))
def test_the_order_of_findings_and_claims_changes_nothing(form: str, report: Report) -> None:
    if form in ("xlsx", "sqlite"):
        return  # their bytes hold more than the tables; their content is tested apart
    shuffled = list(report.findings)
    random.Random(7).shuffle(shuffled)
    other = replace(report, findings=tuple(shuffled))
    assert reporter(form)(report, Look(all=True)) == reporter(form)(other, Look(all=True))


def hostile(report: Report) -> Report:
    """The same story told by someone who wants to harm the reader of the report."""
    nasty = "\x1b[2J\x00</script><script>alert(1)</script>|=cmd()\x9b31m\u202e"
    documents = tuple(replace(row, source=nasty) for row in report.documents)
    claims = tuple(
        replace(row, entity=nasty, sentence=nasty + row.text + nasty, source=nasty, attribution=nasty)
        for row in report.claims
    )
    findings = tuple(replace(row, entity=nasty, reason=nasty) for row in report.findings)
    return replace(report, documents=documents, claims=claims, findings=findings)


@pytest.mark.parametrize("form", sorted(set(REPORTERS) - {"parquet"}))
def test_no_control_character_gets_out(form: str, report: Report) -> None:
    printed = reporter(form)(hostile(report), Look(all=True))
    if isinstance(printed, bytes):
        return
    assert not [letter for letter in printed if letter < " " and letter not in "\n"]
    assert "\x9b" not in printed
    assert "\u202e" not in printed


def test_no_text_of_a_document_becomes_markup(report: Report) -> None:
    page = reporter("html")(hostile(report), Look())
    assert isinstance(page, str)
    assert page.count("<script") == 2
    assert "<script>alert" not in page


def test_an_empty_report_says_so_in_every_format() -> None:
    empty = Report((), (), (), ())
    for form in set(REPORTERS) - {"parquet"}:
        assert reporter(form)(empty, Look(all=True)) is not None
    assert "0 documents" in str(reporter("table")(empty, Look()))


def test_csv_for_excel_begins_with_a_byte_order_mark(report: Report) -> None:
    assert str(reporter("csv")(report, Look(excel=True))).startswith("\ufeff")


def test_json_holds_what_the_contract_promises(report: Report) -> None:
    content = json.loads(str(reporter("json")(report, Look())))
    assert list(content)[:4] == ["documents", "entities", "claims", "findings"]
    assert [row["finding"] for row in content["findings"]] == ["FAAAA1", "FAAAA2", "FAAAA3", "FAAAA4"]
    assert content["claims"][9]["high"] is None


def test_a_matrix_has_one_column_a_document(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(str(reporter("csv")(report, Look(table="matrix"))))))
    assert list(rows[0])[:5] == ["entity", "attribute", "qualifiers", "verdict", "severity"]
    assert list(rows[0])[-1] == "reason"
    assert (rows[0]["ferry.txt"], rows[0]["wire.txt"]) == ("12 km", "~30 km")


def test_a_waived_finding_is_counted_and_not_shouted(waived: Report) -> None:
    printed = str(reporter("table")(waived, Look()))
    assert "1 waived" in printed
    assert "MAJOR" not in printed
    assert "waived" in printed.split("─")[0]


def test_worst_first() -> None:
    def finding(
        name: str, verdict: str, severity: str = "", confidence: float = 0.9, **more: object
    ) -> Finding:
        plain = {"kind": "cross_source", "entity": "E", "entity_type": "", "attribute": "a", "qualifiers": ()}
        rest = {"positions": (), "spread": 0.0, "reason": "", "claims": ()}
        return Finding(name, verdict, severity, confidence, **(plain | rest | more))  # type: ignore[arg-type]

    rows = [
        finding("single", "single"),
        finding("agree", "agree"),
        finding("minor", "discrepancy", "minor"),
        finding("waived", "discrepancy", "major", status="waived"),
        finding("unsure", "discrepancy", "major", 0.5),
        finding("near", "discrepancy", "major", spread=0.2),
        finding("far", "discrepancy", "major", spread=0.6),
        finding("updated", "updated"),
    ]
    told = [row.finding for row in worst_first(rows)]
    assert told == ["far", "near", "unsure", "minor", "waived", "updated", "agree", "single"]


def _claim(sentence: str, words: str) -> Claim:
    value = Value("number", 1, 1)
    return Claim(
        "C", "d", "E", "", "E", "a", (), value, text=words, start=0, end=len(words), sentence=sentence
    )


def test_a_long_sentence_is_cut_around_the_words() -> None:
    sentence = "word " * 100 + "exactly 45 people" + " word" * 100 + "."
    quoted = quotation(_claim(sentence, "exactly 45 people"))
    assert len(quoted) < 260
    assert quoted.startswith("… word")
    assert quoted.endswith(" …")
    assert "\ue000exactly 45 people\ue001" in quoted


def test_words_that_are_not_in_the_sentence_stand_alone() -> None:
    assert quotation(_claim("Nothing of the kind.", "45 people")) == "45 people"


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.42, "42 %"),
        (0.004, "0.4 %"),
        (0.0825, "8.2 %"),
        (1, "100 %"),
        (5, "5 times"),
        (1e7, "orders of magnitude"),
    ],
)
def test_how_far_apart(share: float, told: str) -> None:
    assert percent(share) == told


def test_names_of_facts() -> None:
    assert fact_name("Korvo", "distance", (("reference", "Vell"),)) == "Korvo: distance from Vell"
    assert fact_name("Korvo", "date_of_birth") == "Korvo: date of birth"


def test_ids_become_names_only_where_they_cannot_be_words() -> None:
    ids = {"a": "Post", "1": "Wire", "a.txt": "Gazette", "mill": "Globe", "2021-05.txt": "Echo"}
    sources = Sources([Document(name, "", source=source) for name, source in ids.items()])
    said = "a mill 1 km off (a.txt, 2021-05.txt) against 1 % in extra.txt (not data.txt)"
    told = "a mill 1 km off (Gazette, Echo) against 1 % in extra.txt (not data.txt)"
    assert sources.in_words(said) == told


def test_wide_letters_count_two_columns_and_long_words_are_cut() -> None:
    look = Look(width=10)
    for text in ("漢字漢字漢字漢字", "a" * 35, "é" * 30, "word " * 9):
        assert max(columns(line) for line in wrap(text.strip(), look)) <= 10
    assert "".join(wrap("a" * 35, look)) == "a" * 35


def test_marked_words_stay_marked_over_a_line_end() -> None:
    text = "one \ue000two three\ue001 four"
    assert wrap(text, Look(width=9)) == ["one »two", "three«", "four"]
    for line in wrap(text, Look(width=9, color=True)):
        assert line.count("\x1b[1;4m") == line.count("\x1b[0m")


def test_figures_in_a_table_stay_as_they_are_written() -> None:
    assert "173,000" in grid([["173,000", "007"]], ("a", "b"), Look())
    assert "007" in grid([["173,000", "007"]], ("a", "b"), Look())


def test_a_hundred_documents_in_one_position_are_not_all_listed() -> None:
    names = tuple(f"d{number:03d}.txt" for number in range(100))
    documents = tuple(Document(name, "It is 3 km off.") for name in names)
    claims = tuple(
        Claim(
            f"C{name}",
            name,
            "K",
            "",
            "K",
            "distance",
            (),
            Value("quantity", 3, 3, "km"),
            "3 km",
            6,
            10,
            "It is 3 km off.",
        )
        for name in names
    )
    positions = (Position("3 km", names[:99], names[:99], tuple(f"C{name}" for name in names[:99])),
                 Position("9 km", names[99:], names[99:], ("Cd099.txt",)))  # fmt: skip
    stated = tuple(row.claim for row in claims)
    finding = Finding(
        "F1",
        "discrepancy",
        "major",
        1,
        "cross_source",
        "K",
        "",
        "distance",
        (),
        positions,
        0.5,
        "far",
        stated,
    )
    printed = str(reporter("table")(Report(documents, (), claims, (finding,)), Look()))
    assert "99 documents" in printed
    assert len(printed.split("\n")) < 40


def test_values_that_differ_without_being_compared_are_told(report: Report) -> None:
    first = report.findings[0]
    unsure = replace(first, verdict="compatible", severity="", confidence=0.25)
    told = coverage(replace(report, findings=(unsure,))).missed[0]
    assert told.startswith("1 fact whose values differ, though the words do not show that it is one thing")
    assert "Marisol: distance from Korvo, 30 km or 12 km" in told
    alike = replace(unsure, steps=())
    assert "differ" not in coverage(replace(report, findings=(alike,))).missed[0]
