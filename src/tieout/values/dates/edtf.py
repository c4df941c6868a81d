"""EDTF (ISO 8601-2) as tieout writes it: ``2001-09-09``, ``2001-09``, ``198X``, ``1979/1989``, ``2004/..``,
``XXXX-12-09``.
"""

from __future__ import annotations

import re

from tieout.values.dates import calendar
from tieout.values.dates.calendar import Days
from tieout.values.dates.words import calendar_words
from tieout.values.model import UNKNOWN_YEAR, Value

_POINT = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|(\d{3})X|(\d{2})XX|" + UNKNOWN_YEAR + r"-(\d{2})(?:-(\d{2}))?"
)


def parse_edtf(text: str) -> Value | None:
    """The date or period that an EDTF string of tieout's dialect states, or ``None`` for any other string.

    >>> parse_edtf("1979/1989").kind, parse_edtf("198X").kind, parse_edtf("soon")
    ('period', 'date', None)
    """
    if "/" not in text:
        days = _point(text)
        return None if days is None else date_value(days)
    left, _, right = text.partition("/")
    start = None if left == ".." else _point(left)
    end = None if right == ".." else _point(right)
    if (start is None and left != "..") or (end is None and right != "..") or (start is None and end is None):
        return None
    return period_value(start, end)


def format_date(value: Value) -> str:
    """The normal form of a date or period: its EDTF, or the printed words where it is not resolved."""
    return value.edtf or value.text


def date_value(
    days: Days, *, text: str = "", modifier: str = "exact", alternates: tuple[Value, ...] = ()
) -> Value:
    """A ``Value`` of kind ``date``; ends are day ordinals, both inside; ``granule`` is its length in days."""
    low = None if days.first is None else float(days.first)
    high = None if days.last is None else float(days.last)
    granule = 0.0 if low is None or high is None else high - low + 1
    return Value(
        "date",
        low,
        high,
        edtf=days.edtf,
        dimension="date",
        modifier=modifier,  # type: ignore[arg-type]
        granule=granule,
        text=text,
        alternates=alternates,
    )


def period_value(start: Days | None, end: Days | None, *, text: str = "") -> Value | None:
    """A ``Value`` of kind ``period`` from the first day of ``start`` to the last of ``end``; ``None`` is
    open.

    Gives ``None`` where it would end before it begins.
    """
    low = None if start is None or start.first is None else float(start.first)
    high = None if end is None or end.last is None else float(end.last)
    if low is not None and high is not None and high < low:
        return None
    edtf = f"{_outer(start, 0)}/{_outer(end, -1)}"
    if start is not None and end is not None and not (start.edtf and end.edtf):
        edtf = ""
    return Value("period", low, high, edtf=edtf, dimension="date", text=text)


def _outer(days: Days | None, which: int) -> str:
    """One end of an interval; of a span that is an interval itself, its outer end."""
    return ".." if days is None else days.edtf.split("/")[which]


def _point(text: str) -> Days | None:
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    year, month, day, decade, century, only_month, only_day = found.groups()
    if decade is not None:
        return calendar.decade(int(decade) * 10)
    if century is not None:
        return calendar.century(int(century) + 1)
    if only_month is not None:
        return (
            Days(None, None, text, "unknown")
            if calendar.day(2000, int(only_month), int(only_day or 1))
            else None
        )
    if day is not None:
        return calendar.day(int(year), int(month), int(day))
    if month is not None:
        return _month_code(int(year), int(month))
    return calendar.year(int(year))


def _month_code(year: int, code: int) -> Days | None:
    if code <= 12:
        return calendar.month(year, code)
    if 33 <= code <= 36:
        return calendar.quarter(year, code - 32)
    if 40 <= code <= 41:
        return calendar.half(year, code - 39)
    for season in calendar_words().seasons.values():
        if season.code == code:
            return calendar.season(year, code, season.bounds)
    return None
