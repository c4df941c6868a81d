"""From a phrase in its place to its meaning: which form it has, and whether it may have it there."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.values.dates.checks import allows_date, allows_period, allows_time
from tieout.values.dates.clock import Expression
from tieout.values.dates.context import Context
from tieout.values.dates.duration_checks import allows_duration, is_military, is_race_time
from tieout.values.dates.durations import Length, read_length
from tieout.values.dates.grammar import read_date
from tieout.values.dates.offsets import read_offset
from tieout.values.dates.periods import Period, read_pair, read_period
from tieout.values.dates.repeats import allows_repeat, is_rate, rate, read_repeat
from tieout.values.dates.times import read_time
from tieout.values.model import Value


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that means something: where it is and what it says.

    ``length`` is the duration inside a date, ``also`` the second of two dates that share a month.
    """

    start: int
    end: int
    meaning: Expression | Period | Length | Value
    length: Length | None = None
    also: Phrase | None = None


def read_phrase(context: Context, start: int, end: int, language: str) -> Phrase | None:
    """What the phrase between two offsets means, if it has a known form and its neighbours allow it."""
    phrase = context.text[start:end]
    length = None if is_military(context, phrase, start) else read_length(phrase, language)
    if length is not None:
        return _duration(context, length, start, end, language)
    repeat = read_repeat(phrase, language)
    if repeat is not None:
        return Phrase(start, end, repeat) if allows_repeat(context, phrase, start, end) else None
    read = read_date(phrase, language)
    if read is not None:
        return Phrase(start, end, read[1]) if allows_date(context, read[0], phrase, start, end) else None
    period = read_period(phrase, language)
    if period is not None:
        return Phrase(start, end, period) if allows_period(context, phrase, start, end) else None
    pair = read_pair(phrase, language)
    if pair is not None:
        if not allows_date(context, "month-day", phrase, start, end):
            return None
        (_, middle, first), (second_start, _, second) = pair
        return Phrase(start, start + middle, first, also=Phrase(start + second_start, end, second))
    offset = read_offset(phrase, language)
    if offset is not None:
        if phrase[:2].lower() == "a " and is_rate(context, start, start + len(phrase.split(" ")[0]) + 2):
            return None  # "it will save 75 million a year from 2025"
        fits = allows_date(context, "offset", phrase, start, end)
        return Phrase(start, end, offset[1], offset[0]) if fits else None
    moment = read_time(phrase, language)
    if moment is not None and allows_time(context, phrase, start, end, needs_cue=moment.needs_cue):
        return Phrase(start, end, moment.value)
    return None


def _duration(context: Context, length: Length, start: int, end: int, language: str) -> Phrase | None:
    """A duration, or the time of day that a bare "18:15" is where no race is near."""
    phrase = context.text[start:end]
    if ":" in phrase and len(length.pieces) == 2 and not is_race_time(context, start, end):
        moment = read_time(phrase, language)
        if moment is None or not allows_time(context, phrase, start, end, needs_cue=True):
            return None
        return Phrase(start, end, moment.value)
    if length.way in ("later", "earlier") and context.low.startswith(" than", end):
        return None  # "three days later than planned" counts from no date of the text
    if length.frame and len(length.pieces) > 1 and context.after(end) in ("ago", "later", "earlier"):
        return None  # "for the last 3 months and 2 days ago"
    if allows_duration(context, length, start, end):
        return Phrase(start, end, length)
    often = rate(length, language) if length.article and not length.way and not length.frame else None
    return None if often is None or not is_rate(context, start, end) else Phrase(start, end, often)
