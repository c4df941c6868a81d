"""The same stretch of another year: "the same period last year", "the corresponding month of 2019".

What "the period" is stands before it in the text: the last date longer than a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tieout.values.dates import calendar
from tieout.values.dates.calendar import Days
from tieout.values.dates.clock import Anchor, Clock, Expression
from tieout.values.dates.words import GAP, CalendarWords

Build = Callable[[Mapping[str, str | None], CalendarWords], Expression | None]
_G = GAP
_OPEN = frozenset({"period", "stretch", "time", "point", "half", "season", "span"})
"""Words that do not say how long the stretch is."""


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The text's last stretch (a week, a month, a quarter ...) in another year.

    The year is ``year`` as printed, or ``back`` years before that of the stretch. ``unit`` is how long the
    words say that it is, ``this`` counts from the document's own day ("this time last year"). A text that
    names no such stretch leaves the whole year, which is all that is said then.
    """

    unit: str
    back: int = 0
    year: int = 0
    this: bool = False

    @property
    def anchor(self) -> Anchor:
        return "document" if self.this else "text"

    def days(self, clock: Clock) -> Days | None:
        base = self._base(clock)
        if base is not None and base.first is not None:
            return in_other_year(base, self.year - _year_of(base) if self.year else -self.back)
        if self.year or clock.document is None:
            return calendar.year(self.year)
        return calendar.year(clock.document.year - self.back)

    def _base(self, clock: Clock) -> Days | None:
        today = None if clock.document is None else calendar.of_date(clock.document)
        if self.this:
            return None if clock.document is None else calendar.whole("month", clock.document)
        if self.unit == "day":
            return clock.span if clock.span is not None and clock.span.grain == "day" else today
        if clock.stretch is None or clock.stretch.first is None:
            return None
        if self.unit in _OPEN or self.unit == clock.stretch.grain:
            return clock.stretch
        return None


def in_other_year(days: Days, years: int) -> Days | None:
    """``days`` moved by whole years: February 2020 to February 2019, its last day with it."""
    if days.first is None or days.last is None:
        return None
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    whole_month = (last + timedelta(days=1)).day == 1
    start, end = calendar.shift(first, "year", years), calendar.shift(last, "year", years)
    if start is None or end is None:
        return None
    if whole_month and days.grain != "day":
        end = end.replace(day=monthrange(end.year, end.month)[1])
    if days.grain == "day":
        return calendar.of_date(start)
    edtf = "/".join(_named_in(part, years) for part in days.edtf.split("/"))
    return replace(days, first=start.toordinal(), last=end.toordinal(), edtf=edtf)


def _named_in(edtf: str, years: int) -> str:
    """One EDTF date with its year moved; 29 February becomes the 28th."""
    if not edtf[:4].isdigit():
        return edtf
    number = int(edtf[:4]) + years
    leap = edtf[4:] == "-02-29" and monthrange(number, 2)[1] == 28
    return f"{number:04d}-02-28" if leap else f"{number:04d}{edtf[4:]}"


def _year_of(days: Days) -> int:
    return date.fromordinal(days.first or 1).year


def same_patterns(
    words: CalendarWords,
) -> Iterator[tuple[str, str, Build]]:
    """Forms as (name, pattern, build), as ``dates.relative.relative_patterns`` has them."""
    f = words.fragments
    unit = r"(?P<unit>period|stretch|span|time|point|day|week|month|quarter|half|season)"
    same = rf"(?:the{_G})?(?:same|corresponding|comparable|equivalent){_G}{unit}(?:{_G}of{_G}time)?"
    into = rf"(?:,?{_G}(?:in|of|during|for|from){_G}|,?{_G})"
    last = (
        rf"(?P<last>(?:the{_G})?(?:last|previous|prior|preceding){_G}year"
        rf"|the{_G}year{_G}(?:before|earlier|ago|prior))\b"
    )
    count = rf"(?P<count>an?|one|{f['number']}|[0-9]{{1,2}}){_G}years?{_G}(?:ago|earlier|before|previously)\b"
    of_year = rf"{into}(?:{last}|{count}|(?P<year>{f['year']}))"
    yield "same", rf"(?P<this>)this{_G}(?P<unit>time){of_year}", _same
    yield "same", rf"{same}{of_year}", _same
    ago = rf"(?:year-(?:ago|earlier)|prior-year|previous-year)(?:{_G}|-)"
    yield "same", rf"(?:the{_G}|a{_G})?{ago}(?P<unit>period|quarter|month|week|half|season)\b", _same


def _same(groups: Mapping[str, str | None], words: CalendarWords) -> Expression | None:
    unit = (groups.get("unit") or "").lower()
    this = groups.get("this") is not None
    if groups.get("year"):
        return SamePeriod(unit, year=int(groups["year"] or 0), this=this)
    counted = " ".join((groups.get("count") or "a").lower().split())
    back = int(re.sub(r"\D", "", counted)) if counted[0].isdigit() else words.numbers.get(counted, 1)
    return SamePeriod(unit, back=back, this=this)
