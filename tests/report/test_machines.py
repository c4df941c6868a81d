"""What other programs read: SARIF, JUnit, annotations, workbook, database, linked data, the JSON schema."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from tieout.pipeline import Report
from tieout.report import Look, reporter
from tieout.report.schema import report_schema


def printed(form: str, report: Report) -> str:
    text = reporter(form)(report, Look())
    assert isinstance(text, str)
    return text


def image(form: str, report: Report) -> bytes:
    content = reporter(form)(report, Look())
    assert isinstance(content, bytes)
    return content


def test_sarif(report: Report) -> None:
    content = json.loads(printed("sarif", report))
    (run,) = content["runs"]
    assert [(row["ruleId"], row["level"]) for row in run["results"]] == [
        ("distance", "error"),
        ("participants", "warning"),
    ]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    text = report.documents[0].text
    assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == "12 km off Korvo"
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "ferry.txt"
    assert len(run["results"][0]["relatedLocations"]) == 2


def test_paths_in_sarif_are_uris(report: Report) -> None:
    for path, uri in (("my story/ä.txt", "my%20story/%C3%A4.txt"), ("/tmp/a b.txt", "file:///tmp/a%20b.txt")):
        changed = replace(report, documents=(replace(report.documents[0], path=path), *report.documents[1:]))
        location = json.loads(printed("sarif", changed))["runs"][0]["results"][0]["locations"][0]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_sarif_suppresses_what_was_waived(waived: Report) -> None:
    results = json.loads(printed("sarif", waived))["runs"][0]["results"]
    assert {row["ruleId"]: "suppressions" in row for row in results} == {
        "participants": False,
        "distance": True,
    }


def test_places_count_lines_and_code_points_from_one(report: Report) -> None:
    text = "Über\nalles: 12 km off Korvo"
    first = replace(report.documents[0], text=text)
    start = text.index("12 km")
    claim = replace(report.claims[0], start=start, end=start + 15)
    changed = replace(report, documents=(first, *report.documents[1:]), claims=(claim, *report.claims[1:]))
    region = json.loads(printed("sarif", changed))["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]["region"]
    assert (region["startLine"], region["startColumn"]) == (2, 8)


def test_rdjson_counts_bytes(report: Report) -> None:
    text = "Ü: 12 km off Korvo"
    first = replace(report.documents[0], text=text)
    claim = replace(report.claims[0], start=3, end=18)
    changed = replace(report, documents=(first, *report.documents[1:]), claims=(claim, *report.claims[1:]))
    diagnostics = json.loads(printed("rdjson", changed))["diagnostics"]
    assert diagnostics[0]["location"]["range"]["start"] == {"line": 1, "column": 5}
    assert [row["severity"] for row in diagnostics] == ["ERROR", "WARNING"]


def test_github_escapes(report: Report) -> None:
    lines = printed("github", report).splitlines()
    assert lines[0].startswith("::error file=ferry.txt,line=1,")
    assert "title=Marisol%3A distance from Korvo," in lines[0]
    assert lines[1].startswith("::warning ")
    nasty = replace(report.findings[0], reason="50 % off,\r\n::error::fake")
    (line,) = printed("github", replace(report, findings=(nasty,))).splitlines()
    assert line.endswith("::50 %25 off, ::error::fake")


def test_junit(report: Report) -> None:
    root = ElementTree.fromstring(printed("junit", report))
    suite = root[0]
    assert (suite.get("tests"), suite.get("failures")) == ("3", "2")
    assert [case.find("failure") is not None for case in suite] == [True, True, False]


def test_junit_is_xml_whatever_a_document_says(report: Report) -> None:
    nasty = replace(report.findings[0], reason="far \x00\x0b\ufffe\ud800<&>]]> apart")
    root = ElementTree.fromstring(printed("junit", replace(report, findings=(nasty,))))
    assert root.tag == "testsuites"
    (failure,) = root.iter("failure")
    message = failure.get("message", "")
    assert "<&>]]> apart" in message
    assert message.startswith("far ")
    assert not set("\x00\x0b\ufffe\ud800") & set(message)


def test_a_workbook_has_four_sheets_and_no_formula(report: Report) -> None:
    claim = replace(report.claims[0], entity="=HYPERLINK(1)", sentence="http://x.y")
    changed = replace(report, claims=(claim, *report.claims[1:]))
    content = image("xlsx", changed)
    assert content == image("xlsx", changed)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = book.namelist()
        sheets = [book.read(name).decode() for name in names if name.startswith("xl/worksheets/sheet")]
        strings = book.read("xl/sharedStrings.xml").decode()
    assert len(sheets) == 4
    for sheet in sheets:
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet.lower()
        assert 'state="frozen"' in sheet
        assert "<autoFilter" in sheet
    assert "=HYPERLINK(1)" in strings


def test_without_xlsxwriter_the_remedy_is_named(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from tieout.errors import UsageError

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match="tieout\\[xlsx\\]"):
        reporter("xlsx")(report, Look())


def test_a_database_that_joins(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.db"
    path.write_bytes(image("sqlite", report))
    assert image("sqlite", report) == path.read_bytes()
    base = sqlite3.connect(path)
    rows = base.execute(
        "SELECT f.attribute, d.source FROM findings f "
        "JOIN finding_claims l USING (finding) JOIN claims c USING (claim) "
        "JOIN documents d ON d.id = c.document WHERE f.verdict = 'discrepancy' AND l.position = 2 ORDER BY 1"
    ).fetchall()
    low = base.execute("SELECT low FROM claims WHERE claim = 'C001'").fetchone()[0]
    base.close()
    assert rows == [("distance", "Korvo Post"), ("participants", "Island Wire")]
    assert low == 12


def test_linked_data_selects_the_words(report: Report) -> None:
    graph = json.loads(printed("jsonld", report))["@graph"]
    annotations = [row for row in graph if row["@type"] == "Annotation"]
    quote, position = annotations[0]["target"]["selector"]
    text = report.documents[0].text
    assert quote["prefix"] + quote["exact"] in text
    assert text[position["start"] : position["end"]] == quote["exact"]
    reviewed = [row["claimReviewed"] for row in graph if row["@type"] == "ClaimReview"]
    assert reviewed == ["Marisol: distance from Korvo", "Marisol: participants"]


def test_the_json_report_obeys_its_schema(report: Report) -> None:
    validator = jsonschema.Draft202012Validator(report_schema())
    content = json.loads(printed("json", report))
    assert list(validator.iter_errors(content)) == []
    content["findings"][0]["verdict"] = "maybe"
    del content["claims"][0]["rule"]
    assert [error.validator for error in validator.iter_errors(content)] == ["required", "enum"]


def test_the_published_schema_is_the_one_in_use() -> None:
    path = Path(__file__).parents[2] / "docs" / "reference" / "report.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == report_schema()
