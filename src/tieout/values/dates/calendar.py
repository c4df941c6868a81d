"""Spans of days on the proleptic Gregorian calendar, each with its EDTF form.

Every ``Days`` says how fine it was stated (``grain``), so that "2001" never turns into a day of 2001.
All ends are closed: ``first`` and ``last`` are both inside. ``None`` is an open or unknown end.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century", "unknown"]

GRAINS: tuple[Grain, ...] = (
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
    "unknown",
)
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Days:
    """The days from ``first`` to ``last`` (``date.toordinal``, both inside), and the same as EDTF."""

    first: int | None
    last: int | None
    edtf: str
    grain: Grain

    @property
    def known(self) -> bool:
        """True where both ends are days on the calendar."""
        return self.first is not None and self.last is not None


def day(year: int, month: int, number: int) -> Days | None:
    """One day, or ``None`` where the calendar has no such day."""
    if not (1 <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    return of_date(date(year, month, number))


def of_date(when: date) -> Days:
    """One day."""
    return Days(when.toordinal(), when.toordinal(), when.isoformat(), "day")


def month(year: int, number: int) -> Days | None:
    """A whole month."""
    if not (1 <= year <= _LAST_YEAR and 1 <= number <= 12):
        return None
    first = date(year, number, 1)
    last = date(year, number, monthrange(year, number)[1])
    return Days(first.toordinal(), last.toordinal(), f"{year:04d}-{number:02d}", "month")


def year(number: int) -> Days | None:
    """A whole year."""
    if not 1 <= number <= _LAST_YEAR:
        return None
    return Days(date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal(), f"{number:04d}", "year")


def decade(first_year: int) -> Days | None:
    """The ten years from a year that ends in 0: 1980 gives 1980-01-01 .. 1989-12-31, ``198X``."""
    if not 10 <= first_year <= _LAST_YEAR - 9:
        return None
    return Days(
        date(first_year, 1, 1).toordinal(),
        date(first_year + 9, 12, 31).toordinal(),
        f"{first_year // 10:03d}X",
        "decade",
    )


def century(number: int) -> Days | None:
    """The nineteenth century as people mean it: 1800 to 1899, ``18XX``."""
    if not 2 <= number <= 99:
        return None
    first = (number - 1) * 100
    return Days(
        date(first, 1, 1).toordinal(), date(first + 99, 12, 31).toordinal(), f"{number - 1:02d}XX", "century"
    )


def quarter(year_number: int, index: int) -> Days | None:
    """A quarter of a calendar year (1 to 4), EDTF codes 33 to 36."""
    if not (1 <= year_number <= _LAST_YEAR and 1 <= index <= 4):
        return None
    return _months(year_number, index * 3 - 2, index * 3, f"{year_number:04d}-{32 + index}", "quarter")


def half(year_number: int, index: int) -> Days | None:
    """Half a calendar year (1 or 2), EDTF codes 40 and 41."""
    if not (1 <= year_number <= _LAST_YEAR and 1 <= index <= 2):
        return None
    return _months(year_number, index * 6 - 5, index * 6, f"{year_number:04d}-{39 + index}", "season")


def _months(year_number: int, first: int, last: int, edtf: str, grain: Grain) -> Days:
    return Days(
        date(year_number, first, 1).toordinal(),
        date(year_number, last, monthrange(year_number, last)[1]).toordinal(),
        edtf,
        grain,
    )


def season(year_number: int, code: int, bounds: tuple[int, int, int, int]) -> Days | None:
    """A season by its EDTF code (21 spring .. 24 winter) and its first and last month and day.

    A winter can begin or end in the year it is named after; the span covers both readings.
    """
    if not 2 <= year_number < _LAST_YEAR:
        return None
    wraps = bounds[0] > bounds[2]
    first = date(year_number, 1, 1) if wraps else date(year_number, bounds[0], bounds[1])
    last = date(year_number + int(wraps), bounds[2], bounds[3])
    return Days(first.toordinal(), last.toordinal(), f"{year_number:04d}-{code}", "season")


def easter(year_number: int) -> date:
    """Western Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    cycle, hundreds, rest = year_number % 19, year_number // 100, year_number % 100
    leap, left = hundreds // 4, hundreds % 4
    drift = (hundreds - (hundreds + 8) // 25 + 1) // 3
    moon = (19 * cycle + hundreds - leap - drift + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (cycle + 11 * moon + 22 * weekday) // 451
    index = moon + weekday - 7 * late + 114
    return date(year_number, index // 31, index % 31 + 1)


def from_easter(year_number: int, offset: int) -> Days | None:
    """The day ``offset`` days after Easter Sunday of a year."""
    if not 1583 <= year_number <= 4099:
        return None
    return of_date(easter(year_number) + timedelta(days=offset))


def week_of(ordinal: int) -> Days:
    """The ISO week, Monday to Sunday, that holds the day."""
    monday = ordinal - (ordinal - 1) % 7
    return between(max(1, monday), monday + 6, "week")


def weekend_of(ordinal: int) -> Days:
    """Saturday and Sunday of the ISO week that holds the day."""
    monday = ordinal - (ordinal - 1) % 7
    return between(monday + 5, monday + 6, "week")


def between(first: int, last: int, grain: Grain) -> Days:
    """The days from ``first`` to ``last`` as an EDTF interval, by months where both ends are ends of
    months.
    """
    low, high = date.fromordinal(first), date.fromordinal(last)
    if low.day == 1 and high.day == monthrange(high.year, high.month)[1]:
        if low.month == 1 and high.month == 12 and high.year > low.year:
            return Days(first, last, f"{low.year:04d}/{high.year:04d}", grain)
        return Days(first, last, f"{low:%Y-%m}/{high:%Y-%m}".replace(" ", "0"), grain)
    return Days(first, last, f"{low.isoformat()}/{high.isoformat()}", grain)


def part_of(whole: Days, low: float, high: float) -> Days:
    """What a part word cuts out of a span: ``low`` and ``high`` are fractions of its length.

    A year is cut at whole months, a decade or century at whole years; a day stays whole.
    """
    if whole.first is None or whole.last is None or whole.first == whole.last:
        return whole
    length = whole.last - whole.first + 1
    if whole.grain in ("decade", "century"):
        start, years = date.fromordinal(whole.first).year, round(length / 365.2425)
        first_year, last_year = start + round(low * years), start + max(round(high * years), 1) - 1
        return between(date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal(), whole.grain)
    if whole.grain == "year":
        first_month, last_month = round(low * 12) + 1, round(high * 12)
        return _months_span(date.fromordinal(whole.first).year, first_month, last_month)
    return between(
        whole.first + int(low * length), whole.first + max(0, -int(-high * length // 1) - 1), whole.grain
    )


def _months_span(year_number: int, first: int, last: int) -> Days:
    low = date(year_number, first, 1)
    high = date(year_number, last, monthrange(year_number, last)[1])
    return Days(
        low.toordinal(),
        high.toordinal(),
        f"{year_number:04d}-{first:02d}/{year_number:04d}-{last:02d}",
        "year",
    )


def shift_month(when: date, months: int) -> tuple[int, int]:
    """Year and month ``months`` after the month of ``when``."""
    index = when.year * 12 + when.month - 1 + months
    return index // 12, index % 12 + 1


def shift(when: date, unit: str, count: int) -> date | None:
    """The day ``count`` units after ``when`` (a day that the month lacks becomes its last), or ``None`` off
    the calendar.
    """
    try:
        if unit in ("day", "week", "fortnight"):
            return when + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
        year_number, month_number = shift_month(when, months)
        return date(year_number, month_number, min(when.day, monthrange(year_number, month_number)[1]))
    except (OverflowError, ValueError):
        return None


def whole(unit: str, when: date) -> Days | None:
    """The whole day, week, month, quarter, year, decade or century that holds ``when``."""
    if unit == "day":
        return of_date(when)
    if unit in ("week", "fortnight"):
        return week_of(when.toordinal())
    if unit == "weekend":
        return weekend_of(when.toordinal())
    if unit == "month":
        return month(when.year, when.month)
    if unit == "quarter":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "year":
        return year(when.year)
    if unit == "decade":
        return decade(when.year // 10 * 10)
    return century(when.year // 100 + 1)
