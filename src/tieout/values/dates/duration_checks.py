"""Whether a phrase that has the form of a length says how long, where it stands."""

from __future__ import annotations

import re

from tieout.values.dates.context import Context
from tieout.values.dates.durations import Length

_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs|hours)")
_OLD = re.compile(r"[- ]olds?\b|s old\b|'? old\b| of age\b")
_SHORT_HOURS = re.compile(r"\d+ ?h")


def allows_duration(context: Context, length: Length, start: int, end: int) -> bool:
    """Whether a phrase that has the form of a duration says how long, not how often or how old."""
    if context.is_glued(start, end) or context.text[start - 1 : start] == "-":
        return False
    if context.low.startswith("second-", end - 6):  # "11 second-half goals"
        return False
    previous = context.before(start)
    if _OLD.match(context.low, end) or previous in ("age", "aged", "ages"):
        return False
    if _SHORT_HOURS.fullmatch(context.low, start, end) and not context.has("duration-lead", previous):
        return False
    if previous == "as" and context.low.startswith("many", start):  # "the third in as many years"
        return False
    if length.article and not length.way and not length.frame:
        if previous == "to" and context.low.startswith("one", start):  # "to one day replace him"
            return False
        return _is_stretch(context, length, previous, end)
    if length.bare and length.vague and not length.way:
        return _is_bare_stretch(context, length, previous, start, end)
    return True


def _is_stretch(context: Context, length: Length, previous: str, end: int) -> bool:
    """ "for a year", "a decade of war"; not "15 a year", "twice a day"."""
    if context.has("duration-lead", previous) or context.low.startswith(("-long", " long", "'s"), end):
        return True
    count, _, unit = length.pieces[0]
    return count != 1.0 or (unit not in ("day", "second") and context.low.startswith((" of ", "-of"), end))


def exceeds(context: Context, length: Length, start: int, end: int) -> bool:
    """Whether "over 16 days" is more than 16, not during them ("204 witnesses over eight years")."""
    if length.frame or length.vague:
        return False
    if length.way:
        return True
    if context.has("more-than-lead", context.before(start)) or context.low.startswith("-", end):
        return True
    return context.has("more-than-follow", context.after(end))


def _is_bare_stretch(context: Context, length: Length, previous: str, start: int, end: int) -> bool:
    """ "for years", "decades of war", "within months"; not "the minutes of the meeting"."""
    unit = length.pieces[0][2]
    if context.low.startswith("the ", start):
        return previous in ("over", "through", "throughout", "down", "across") and context.ends_clause(end)
    if previous == "after":  # "after hours of talks", not "after hours trading"
        return context.low.startswith(" of ", end) or context.ends_clause(end)
    if context.has("span-lead", previous):
        return True
    if context.low.startswith((" in the making", " to come"), end):
        return True
    if context.low.startswith(" of ", end) and unit not in ("minute", "second", "hour"):
        return True
    long = unit in ("decade", "century", "year")
    return previous in ("in", "of", "-") and (long or (previous == "in" and context.ends_clause(end)))


def is_race_time(context: Context, start: int, end: int) -> bool:
    """Whether a bare "58:42" is the time of a race, by the words near it."""
    if int(context.text[start:end].split(":")[0]) >= 24:
        return True
    following = context.after(end)
    if context.has("time-zone-word", following) or following in ("am", "pm", "gmt", "utc", "a", "p"):
        return False
    if context.before(start) in ("at", "by", "until", "till", "around", "about"):
        return False
    return any(context.has("race-cue", word) for word in context.near(start, end, 70, 50))


def is_military(context: Context, phrase: str, start: int) -> bool:
    """Whether "1900 hrs" is a time of day: a word such as "at" leads to it."""
    return _MILITARY.fullmatch(phrase) is not None and context.has("time-lead", context.before(start))
