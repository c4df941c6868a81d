"""Short cells of a table that a person made: "1,088" beside the unit "goal" is a count, not the year 1088."""

from __future__ import annotations

import re
from dataclasses import replace

from tieout.values import Value, read_one

_DATED = ("date_of_birth", "date_of_death", "point_in_time", "period", "inception")
_WORDED = ("position_held", "located_in", "cause", "quote", "direction")
_NUMBER = re.compile(r"[~≈<>≤≥-]{0,2} ?\d[\d,  ]*(?:\.\d+)?")
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d\d)")
_PEOPLE = ("person", "people", "persons")
_DEGREES = {"C": "°C", "F": "°F"}


def read_cell(cell: str, unit: str = "", attribute: str = "") -> Value:
    """The value of ``cell``; ``unit`` completes a bare number, ``attribute`` says how to read a doubtful one.

    A cell that states no value tieout knows is text.

    >>> read_cell("1088", "goal", "count").dimension
    'count'
    >>> read_cell("1088", "", "inception").edtf
    '1088'
    """
    if attribute in _WORDED:
        return Value("text", text=cell)
    if attribute == "duration" and (clock := _CLOCK.fullmatch(cell)):
        return _race_time(clock)
    if attribute not in _DATED and _NUMBER.fullmatch(cell):
        return _amount(cell, unit, attribute)
    plain = read_one(cell)
    if plain is None and unit:
        plain = read_one(f"{cell} {unit}")
    return plain or Value("text", text=cell)


def _amount(cell: str, unit: str, attribute: str) -> Value:
    """A bare number of ``unit``: of a measure where the unit is one, else of things counted."""
    counted = read_one(f"{cell} people")
    if counted is None:
        return Value("text", text=cell)
    measured = read_one(f"{cell} {_DEGREES.get(unit, unit)}") if unit else None
    if attribute == "age":
        return replace(counted, kind="age", dimension="age", unit=unit or "year")
    if measured is not None and measured.kind not in ("number", "date", "time"):
        return measured
    if unit in _PEOPLE:
        return counted
    if unit:
        return replace(counted, dimension="count", unit=unit)
    return replace(counted, kind="number", dimension="", unit="")


def _race_time(clock: re.Match[str]) -> Value:
    """ "2:00:35" and "58:42" as seconds."""
    hours, minutes, seconds = (float(part or 0) for part in clock.groups())
    total = hours * 3600 + minutes * 60 + seconds
    numbers = (hours, minutes, seconds) if clock[1] else (minutes, seconds)
    unit = "h:mm:ss" if clock[1] else "mm:ss"
    return Value("duration", total, total, unit, "duration", numbers=numbers, granule=1.0)
