"""Whether a phrase that has the form of a date, a period, a duration or a time is one where it stands.

"May" the month and "may" the verb, 2001 the year and 2001 people, "the first half" of a year and of a match:
the form is the same and only the neighbours tell. One function for each form that needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tieout.values.dates.context import Context

_ABBREVIATED = re.compile(r"\b(?:c|ca|b|d|est|fl)\.\s?$")  # c. 1850, b. 1950
_NUMBERED = re.compile(r"\bnos?\.\s?$")
_LOWER_VERB = re.compile(r"\d(?:st|nd|rd|th)\b|\bof\b|\d{4}|(?:st|nd|rd|th)$")
_NAME_AFTER = re.compile(r" [A-Z][a-z]+")
_NAME_BEFORE = re.compile(r"[a-z,] [A-Z][a-z]+ $")
_DECADE_BEFORE = re.compile(r"\d0'?s,? (?:and|or|to) (?:the )?$|\d0'?s-$")
_MONTH_THEN_DAY = re.compile(r"[a-z]\.?\s\d{1,2}$")
_CENTURIES = re.compile(r"\s*(?:and|or|to|-)\s*(?:the )?(?:early |mid-?|late )?\d+(?:st|nd|rd|th)")
_YEAR_NOW, _YEAR_AHEAD = 1900, 2040  # a bare number between these is more often a year than a count


def allows_date(context: Context, form: str, phrase: str, start: int, end: int) -> bool:
    """Whether a phrase that has the form of a date is one here."""
    if context.is_glued(start, end):
        return False
    check = _CHECKS.get(form)
    return check is None or check(context, phrase, start, end)


def allows_period(context: Context, phrase: str, start: int, end: int) -> bool:
    """Whether a phrase that has the form of a period is one here."""
    if context.is_glued(start, end):
        return False
    if phrase[:1].isdigit() and phrase[-1:].isdigit() and len(phrase) <= 9:
        if context.has("numbered-name", context.before(start)) or context.is_counted(end):
            return False
        return int(phrase[:4]) >= _YEAR_NOW or len(phrase) == 9 or context.before(start) in ("in", "for")
    if phrase.endswith((" may", " march")):  # "since that may involve"
        return False
    return not (phrase.lower().startswith(("may", "march")) and phrase[0].islower())


def allows_time(context: Context, phrase: str, start: int, end: int, *, needs_cue: bool) -> bool:
    """Whether a phrase that has the form of a time of day is one here."""
    if context.is_glued(start, end):
        return False
    previous = context.before(start)
    if needs_cue:
        return context.has("time-lead", previous) and context.text[end : end + 1] not in (":", "-")
    if phrase.lower() in ("noon", "midnight", "midday"):
        return context.has("time-lead", previous) or previous in ("of", "local", "just")
    return not (start and context.text[start - 1].isdigit())


def _is_month(context: Context, phrase: str, start: int, end: int) -> bool:
    name = phrase.rstrip(".").lower()
    previous = context.before(start)
    if not phrase[0].isupper():
        return len(name) > 4 and name not in ("march", "august") and context.has("month-lead", previous)
    if len(name) <= 4 and name not in ("may", "june", "july"):
        return context.has("short-month-lead", previous)
    if not context.has("ambiguous-month", name):
        return True
    if context.has("not-a-month", previous) or _is_name(context, start, end):
        return False
    if name not in ("may", "march"):
        return True
    fits = context.has("month-lead", previous) or previous == ","
    return fits and not context.has("not-after-may", context.after(end))


def _is_name(context: Context, start: int, end: int) -> bool:
    """ "Theresa May", "June Smith": a month beside a capitalised word, not tied to a time."""
    if context.has("month-lead", context.before(start)):
        return False
    behind = _NAME_BEFORE.search(context.text[max(0, start - 40) : start])
    return behind is not None or _NAME_AFTER.match(context.text, end) is not None


def _is_year(context: Context, phrase: str, start: int, end: int) -> bool:
    if _NUMBERED.search(context.low, max(0, start - 6), start):
        return False
    if _ABBREVIATED.search(context.low, max(0, start - 6), start):
        return True
    previous, counts = context.before(start), context.is_counted(end)
    if not _YEAR_NOW <= int(phrase) < _YEAR_AHEAD:
        return context.has("year-lead-old", previous) and (not counts or previous in ("in", "since"))
    if context.has("year-lead", previous):
        return not (counts and context.has("counted-plural", context.after(end)) and previous != "in")
    return not counts and not context.has("numbered-name", previous)


def _is_short_year(context: Context, phrase: str, start: int, end: int) -> bool:
    previous = context.before(start)
    return context.has("year-lead", previous) or context.has("year-lead-weak", previous)


def _is_weekday(context: Context, phrase: str, start: int, end: int) -> bool:
    words = phrase.split()
    name = (words[1] if words[0].lower() in ("every", "each") else words[0]).rstrip(".,")
    previous = context.before(start)
    if context.has("weekday-name-before", previous) or context.has("weekday-name-after", context.after(end)):
        return False
    if len(name) > 5:
        return True
    leads = previous in ("on", "last", "next", "this", "every")
    return name[0].isupper() and (phrase.endswith(".") or leads)


def _is_day(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "may 5", "march 3": a verb, unless it has a capital, an ordinal, a year or "of"."""
    lowered = phrase.lower()
    for name in ("may", "march", "mar", "sun", "sat"):
        at = lowered.find(name)
        if at >= 0 and phrase[at].islower() and not (at and lowered[at - 1].isalpha()):
            return _LOWER_VERB.search(lowered) is not None
    following = context.after(end)
    counts = _MONTH_THEN_DAY.search(phrase) is not None and context.has("counted-plural", following)
    return following not in ("%", "percent") and not counts


def _is_shifted(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "this may", "last fall", "the same century": an auxiliary, a collapse, and no time at all."""
    words = phrase.split()
    last, before = words[-1].lower(), words[-2].lower()
    if context.has("ambiguous-month", last) and last not in ("april", "june"):
        return words[-1][0].isupper()
    if last == "fall":
        return context.after(end) != "of"
    return not (last == "century" and before == "same")


def _is_business(context: Context, phrase: str, start: int, end: int) -> bool:
    """Whether a bare quarter or half belongs to a company's year, not to a match."""
    if phrase[0] in "QHqh" and context.has("quarter-lead", context.before(start)):
        return True
    near = context.near(start, end)
    if any(context.has("match-cue", word) for word in near):
        return False
    return "quarter" in phrase.lower() or any(context.has("business-cue", word) for word in near)


def _is_unit(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "the day", "the week": only where words before place something on it and none after narrow it."""
    words = phrase.lower().split()
    lead = "weekend-lead" if words[-1] == "weekend" else "unit-lead"
    if len(words) > 2:
        return words[-1] == "weekend" or context.after(end) not in ("of", "that", "when")
    following = context.has("unit-follow", context.after(end))
    return context.has(lead, context.before(start)) and (following or context.ends_clause(end))


def _is_trailing(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "the day after" is a date where it ends its clause; before a noun or a verb it leads to another."""
    following = context.after(end)
    return not following or following in ".,;:)?!" or following in ("and", "but", "when", "in", "at")


def _is_season(context: Context, phrase: str, start: int, end: int) -> bool:
    return context.after(end) not in ("of", "in", "to") and context.has("season-lead", context.before(start))


def _is_bare_decade(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "the 70s and 80s": a second decade without its article."""
    return _DECADE_BEFORE.search(context.low[max(0, start - 16) : start]) is not None


def _is_short_decade(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "the 80s" is no decade beside a thermometer ("the mid 40s (7-8C)"), "mid 40s" alone is an age."""
    if not phrase.lower().startswith(("the ", "the\n", "'")):
        return False
    return not any(context.has("temperature-cue", word) for word in context.near(start, end, 120, 40))


def _is_holiday(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "on Christmas Day", "at Easter"; not "Easter eggs", "a good friday deal", "the Boxing Day tsunami"."""
    last = phrase.lower().split()[-1]
    if last in ("day", "eve") or last.endswith("day"):
        named = phrase[0].isupper() or phrase.lower() not in ("good friday", "may day", "earth day")
        return named and (context.ends_clause(end) or context.has("day-part", context.after(end)))
    return context.has("holiday-lead", context.before(start)) and context.ends_clause(end)


def _is_nth_day(context: Context, phrase: str, start: int, end: int) -> bool:
    if _CENTURIES.match(context.low, end):  # "from the 13th and 15th centuries"
        return False
    return context.has("nth-day-lead", context.before(start)) and context.ends_clause(end)


def _is_bare_nth(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "will be held on 22nd."; not "ranked from 5th to 3rd"."""
    return context.before(start) in ("on", "until", "till") and context.ends_clause(end)


def _is_weekday_nth(context: Context, phrase: str, start: int, end: int) -> bool:
    """ "Friday the 13th"; not "on Tuesday the first buses left"."""
    return context.ends_clause(end)


_CHECKS: Mapping[str, Callable[[Context, str, int, int], bool]] = {
    "month": _is_month,
    "year": _is_year,
    "short-year": _is_short_year,
    "weekday": _is_weekday,
    "day-month": _is_day,
    "month-day": _is_day,
    "shifted": _is_shifted,
    "quarter": _is_business,
    "code": _is_business,
    "the-unit": _is_unit,
    "trailing": _is_trailing,
    "part-trailing": _is_trailing,
    "season": _is_season,
    "bare-decade": _is_bare_decade,
    "short-decade": _is_short_decade,
    "part-short-decade": _is_short_decade,
    "part-bare-decade": _is_short_decade,
    "holiday": _is_holiday,
    "nth-day": _is_nth_day,
    "bare-nth": _is_bare_nth,
    "weekday-nth": _is_weekday_nth,
    "weekday-spoken": _is_weekday_nth,
}
