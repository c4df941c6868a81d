"""A date by its distance from another: "on 9 September 2001, two days before the attacks"."""

from __future__ import annotations

from datetime import date

from tieout.values import Value
from tieout.values.calendar import shift, whole
from tieout.values.dates_edtf import date_value

_FINE = ("day", "week", "fortnight")


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
