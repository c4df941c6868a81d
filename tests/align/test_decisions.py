"""A person's words on who is who, read from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieout.align import Decision, read_decisions
from tieout.errors import BrokenTable, UsageError


def _write(folder: Path, text: str) -> Path:
    path = folder / "entities.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_read_with_and_without_heading(tmp_path: Path) -> None:
    rows = "Ann Hale,A. Hale,same,her by-line\nAnn Hale,Anna Hale,different,\n\n# a remark\n"
    wanted = [
        Decision("Ann Hale", "A. Hale", True, "her by-line"),
        Decision("Ann Hale", "Anna Hale", False, ""),
    ]
    assert read_decisions(_write(tmp_path, rows)) == wanted
    assert read_decisions(_write(tmp_path, "a,b,same,reason\n" + rows)) == wanted


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Ann Hale,A. Hale,maybe,", "maybe"),
        ("Ann Hale", "two names"),
        ("Ann Hale,,same", "two names"),
        ("Ann Hale,ann hale,different", "itself"),
        ('"Ann Hale,A. Hale,same', "CSV"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, row: str, fault: str) -> None:
    path = _write(tmp_path, f"a,b,same,reason\n{row}\n")
    with pytest.raises(BrokenTable, match=fault) as caught:
        read_decisions(path)
    assert str(path) in str(caught.value)
    assert caught.value.line == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenTable, match="cannot be read"):
        read_decisions(tmp_path / "none.csv")


def test_decisions_that_contradict_each_other_are_refused_by_name(tmp_path: Path) -> None:
    path = _write(tmp_path, "Hale,Hail,same,\nHail,Hayle,same,\nHale,Hayle,different,\n")
    with pytest.raises(UsageError, match="'Hale' and 'Hayle'"):
        read_decisions(path)
