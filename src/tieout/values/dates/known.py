"""Days that one event has made its own: "the September 11 attacks" are of 2001."""

from __future__ import annotations

from tieout.values.dates import calendar
from tieout.values.dates.context import Context
from tieout.values.dates.expressions import Fixed, Named
from tieout.values.vocabulary import vocabulary


def known_year(side: Named, context: Context, end: int, language: str = "en") -> Fixed | None:
    """The day in the year of its event, where the word after ``end`` speaks of that event."""
    entry = vocabulary(language).data["known-days"].get(f"{side.month:02d}-{side.day:02d}")
    if entry is None or context.after(end) not in entry[1]:
        return None
    days = calendar.day(entry[0], side.month, side.day)
    return None if days is None else Fixed(days)
