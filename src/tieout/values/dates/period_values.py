"""From the two ends of a period to its value: which comes first, and what "10/1 - 10/7" leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tieout.values.dates.calendar import Days, of_date
from tieout.values.dates.clock import Expression
from tieout.values.dates.edtf import period_value
from tieout.values.dates.expressions import Fixed, Named, Weekday
from tieout.values.dates.periods import Period
from tieout.values.model import Value


def closed_value(period: Period, start: Days | None, end: Days | None) -> Value | None:
    """The value of a period; "10/1/2018 - 10/7/2018" can be read two ways and keeps both."""
    value = period_value(start, end)
    one, two = period.start, period.end
    if not isinstance(one, Fixed) or not isinstance(two, Fixed) or one.other is None or two.other is None:
        return value
    other = period_value(one.other, two.other)
    if value is None or other is None:
        return value or other
    shorter = (other.high or 0) - (other.low or 0) < (value.high or 0) - (value.low or 0)
    first, second = (other, value) if shorter else (value, other)
    return replace(first, alternates=(second,))


def in_order(period: Period, start: Days, end: Days, today: date | None) -> tuple[Days, Days]:
    """Both ends so that the period runs forward: "from August to March", "from Monday to Friday"."""
    side, last = period.start, period.end
    if isinstance(last, Weekday) and not last.direction and last.week is None and start.first is not None:
        ahead = (last.index - date.fromordinal(start.first).weekday()) % 7
        return start, of_date(date.fromordinal(min(start.first + ahead, date.max.toordinal())))
    if not isinstance(side, Named) or side.direction or side.year is not None:
        return start, end
    running = _running(start, last, today)
    if running is not None:
        return start, running
    return _before(side, start, end), end


def _running(start: Days, last: Expression | None, today: date | None) -> Days | None:
    """The end of a run of months that is under way: "the June-September monsoon", written in June."""
    if today is None or start.first is None or not isinstance(last, Named) or last.year is not None:
        return None
    year = date.fromordinal(start.first).year
    ends = (last.in_year(number) for number in (year, year + 1))
    first = next(
        (days for days in ends if days is not None and (days.first or 0) >= (start.first or 0)), None
    )
    under_way = first is not None and start.first <= today.toordinal() <= (first.last or 0)
    return first if under_way else None


def _before(side: Named, start: Days, end: Days) -> Days:
    """The latest reading of ``side`` that begins no later than ``end``."""
    if start.first is None or end.last is None:
        return start
    year = date.fromordinal(end.last).year
    for candidate in (year, year - 1):
        days = side.in_year(candidate)
        if days is not None and days.first is not None and days.first <= end.last:
            return days
    return start
