"""Cells that a person typed: read by their unit and attribute."""

from __future__ import annotations

import pytest

from tieout.tables.short_cells import read_cell


@pytest.mark.parametrize(
    ("cell", "unit", "attribute", "kind", "dimension", "low"),
    [
        ("1088", "goal", "count", "quantity", "count", 1088.0),
        ("19", "district", "count", "quantity", "count", 19.0),
        ("181067", "person", "participants", "quantity", "people", 181067.0),
        ("82", "year", "age", "age", "age", 82.0),
        ("6.15", "km", "length", "quantity", "length", 6.15),
        ("~173,000", "people", "population", "quantity", "people", 173000.0),
        ("97.71", "%", "percentage", "percentage", "percentage", 97.71),
        ("3600000000", "USD", "money", "money", "money", 3.6e9),
        ("2:00:35", "h:mm:ss", "duration", "duration", "duration", 7235.0),
        ("58:42", "mm:ss", "duration", "duration", "duration", 3522.0),
        ("37", "F", "temperature", "quantity", "temperature", pytest.approx(2.7778, abs=1e-3)),
        ("7", "", "count", "number", "", 7.0),
    ],
)
def test_amounts(cell: str, unit: str, attribute: str, kind: str, dimension: str, low: float) -> None:
    value = read_cell(cell, unit, attribute)
    assert (value.kind, value.dimension) == (kind, dimension)
    assert value.low == low


@pytest.mark.parametrize(
    ("cell", "attribute", "edtf"),
    [
        ("1956", "point_in_time", "1956"),
        ("2001-09-09", "date_of_death", "2001-09-09"),
        ("1979/1989", "period", "1979/1989"),
    ],
)
def test_dates(cell: str, attribute: str, edtf: str) -> None:
    assert read_cell(cell, "", attribute).edtf == edtf


@pytest.mark.parametrize("cell", ["Minister of 2018 Games", "near Kapsabet", "5"])
def test_what_is_said_in_words_stays_words(cell: str) -> None:
    assert read_cell(cell, "", "located_in").text == cell
