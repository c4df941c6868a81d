"""The sheets as other programs read them: openpyxl reads the workbook, LibreOffice the workbook and the CSV."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tieout.pipeline import Report
from tieout.report import Look, reporter
from tieout.report.sheets import table_rows

NASTY = "=HYPERLINK(1)"


@pytest.fixture
def hostile(report: Report) -> Report:
    """The report with a name that a spreadsheet could run, accents, and a line end in a sentence."""
    first = replace(report.claims[0], entity=NASTY, sentence="Der Bürger sagte:\n“12 km off Korvo”; más")
    return replace(report, claims=(first, *report.claims[1:]))


def cells(report: Report, table: str) -> list[list[object]]:
    rows, columns = table_rows(report, table)
    return [[row.get(column) or None for column in columns] for row in rows]


def test_openpyxl_reads_the_workbook(hostile: Report) -> None:
    image = reporter("xlsx")(hostile, Look())
    assert isinstance(image, bytes)
    book = openpyxl.load_workbook(io.BytesIO(image))
    assert book.sheetnames == ["matrix", "findings", "claims", "entities"]
    for table in book.sheetnames:
        sheet = book[table]
        heading, *rows = sheet.iter_rows(values_only=True)
        assert list(heading) == list(table_rows(hostile, table)[1])
        assert [[cell or None for cell in row] for row in rows] == cells(hostile, table)
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref is not None
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    colors = {row[3].value: row[3].fill.start_color.rgb for row in book["matrix"].iter_rows(min_row=2)}
    assert colors["discrepancy"] != colors["compatible"] != colors["single"]


def office(folder: Path, source: Path, form: str) -> str:
    """``source`` opened by LibreOffice and written as ``form``."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice on this machine")
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    if source.suffix == ".csv":
        command += [f"--infilter={CSV.removeprefix('csv:')}"]
    subprocess.run(
        [*command, "--convert-to", form, "--outdir", str(folder / "out"), str(source)],
        capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    return (folder / "out" / f"{source.stem}.csv").read_text(encoding="utf-8")


# Comma, double quote, UTF-8: the filter's own figures for them, the same for reading and writing.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def test_libreoffice_reads_the_workbook(hostile: Report, tmp_path: Path) -> None:
    image = reporter("xlsx")(hostile, Look())
    assert isinstance(image, bytes)
    path = tmp_path / "report.xlsx"
    path.write_bytes(image)
    heading, *rows = csv.reader(io.StringIO(office(tmp_path, path, CSV)))
    wanted, columns = table_rows(hostile, "matrix")
    assert heading == list(columns)
    assert [row[0] for row in rows] == [row["entity"] for row in wanted]
    assert [row[3] for row in rows] == [row["verdict"] for row in wanted]


@pytest.mark.parametrize("excel", [False, True])
def test_libreoffice_reads_the_csv_and_runs_nothing(excel: bool, hostile: Report, tmp_path: Path) -> None:
    text = reporter("csv")(hostile, Look(table="claims", excel=excel))
    assert isinstance(text, str)
    path = tmp_path / "claims.csv"
    path.write_text(text, encoding="utf-8", newline="")
    rows = list(csv.DictReader(io.StringIO(office(tmp_path, path, CSV))))
    assert rows[0]["entity"].lstrip("'") == NASTY
    assert rows[0]["sentence"] == hostile.claims[0].sentence
    assert [int(row["start"]) for row in rows] == [claim.start for claim in hostile.claims]
    for row, claim in zip(rows, hostile.claims, strict=True):
        # A spreadsheet makes a date of a cell that is one, unless its reader asks for text.
        assert row["text"] == claim.text or claim.value.kind == "date"
