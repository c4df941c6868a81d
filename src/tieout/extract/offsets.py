"""Dates out of other values: counted from another date, or one end of a period."""

from __future__ import annotations

from datetime import date

from tieout.values import Value, ValueMention
from tieout.values.dates.calendar import shift, whole
from tieout.values.dates.edtf import date_value, parse_edtf

_FINE = ("day", "week", "fortnight")
_LIFE = (17.0, 125.0)
"""Years: from the youngest that obituaries bracket to the oldest person on record (122)."""


def counted_from(anchor: Value, length: Value) -> Value | None:
    """The day from which ``anchor`` lies ``length`` away: later than ``anchor`` where the words say "before".

    ``length`` is a duration of one stated number whose ``text`` is "before" or "after". Days and weeks give
    the day; months and longer give the whole unit, and only a stated unit is counted. ``None`` where the
    anchor is not one day (for days and weeks), the number is vague, or the calendar ends.
    """
    if anchor.low is None or anchor.high is None or len(length.numbers) != 1 or length.modifier != "exact":
        return None
    unit, count = length.unit.rstrip("s"), length.numbers[0]
    if count != int(count) or (unit in _FINE and anchor.low != anchor.high):
        return None
    try:
        moved = shift(
            date.fromordinal(int(anchor.low)), unit, int(count) * (1 if length.text == "before" else -1)
        )
        days = None if moved is None else whole("day" if unit in _FINE else unit, moved)
    except KeyError:
        return None
    return None if days is None else date_value(days)


def is_offset(mention: ValueMention) -> bool:
    """Whether a duration is the way from or to something else ("two days before"), not how long it took."""
    return mention.value.kind == "duration" and mention.value.text in ("before", "after")


def end_of(value: Value, end: str) -> Value | None:
    """The ``start`` or ``end`` of a period as a date of its own precision, if the period can be a life.

    A bracket behind a name holds a life or a term of office: only what lasts ``_LIFE`` years is a life.
    """
    first, slash, last = value.edtf.partition("/")
    if not slash or value.low is None or value.high is None:
        return None
    if not _LIFE[0] <= (value.high - value.low) / 365.2425 <= _LIFE[1]:
        return None
    return parse_edtf(first if end == "start" else last)
