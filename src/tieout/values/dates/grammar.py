"""The wordings of dates on the calendar: each form is one pattern and the function that says what it means.

The same patterns serve twice: stripped of their group names they make the one scan over a text (RE2, linear
time), and with their names they take a found phrase apart. Wordings that count from another date are in
``dates.relative``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.dates import calendar
from tieout.values.dates.clock import Expression
from tieout.values.dates.expressions import Fixed, Named, Part
from tieout.values.dates.relative import YEAR_OF, Build, Groups, day_number, key, relative_patterns, year_of
from tieout.values.dates.spans import fiscal, full_year, span_patterns
from tieout.values.dates.words import GAP, CalendarWords, calendar_words
from tieout.values.wordings import Wordings, bare

_G = GAP
NEEDS_NEIGHBOURS = frozenset(
    {
        "the-unit",
        "trailing",
        "part-trailing",
        "season",
        "quarter",
        "code",
        "nth-day",
        "bare-nth",
        "bare-decade",
    }
)
"""Forms that only their neighbours make a date ("the day", "the 27th"): nothing counts from them alone."""
_PLAIN_FORMS = frozenset(
    {
        "day-month", "month-day", "month-year", "month-of", "iso", "slashed", "year", "month", "decade",
        "short-decade", "century", "season-year", "quarter-year", "code-year", "year-code", "day-word",
        "shifted", "weekday", "holiday", "year-month-day",
    }
)  # fmt: skip


def _full_date(groups: Groups, words: CalendarWords) -> Expression | None:
    """A day and a month, with or without weekday and year."""
    month = words.months[key(groups["month"])]
    day = day_number(groups["day"], words)
    weekday = words.weekdays[key(groups["weekday"])] if groups.get("weekday") else None
    if groups.get("year"):
        found = calendar.day(int(groups["year"] or 0), month, day)
        return None if found is None else Fixed(found, weekday)
    if calendar.day(2000, month, day) is None:
        return None
    return Named(month=month, day=day, weekday=weekday, year=year_of(groups.get("yearof")))


def _month_year(groups: Groups, words: CalendarWords) -> Expression | None:
    month = words.months[key(groups["month"])]
    if groups.get("short"):
        found = calendar.month(full_year(int(groups["short"] or 0)), month)
        return None if found is None else Fixed(found)
    if groups.get("year"):
        found = calendar.month(int(groups["year"] or 0), month)
        return None if found is None else Fixed(found)
    return Named(month=month, year=year_of(groups.get("yearof")))


def _iso(groups: Groups, words: CalendarWords) -> Expression | None:
    found = calendar.day(int(groups["year"] or 0), int(groups["month"] or 0), int(groups["day"] or 0))
    return None if found is None else Fixed(found)


def _slashed(groups: Groups, words: CalendarWords) -> Expression | None:
    """ "09/10/2001": day first or month first, both kept where both are days on the calendar."""
    year = int(groups["year"] or 0)
    if year < 100:
        year += 2000 if year < 50 else 1900
    one, two = int(groups["one"] or 0), int(groups["two"] or 0)
    readings = [found for found in (calendar.day(year, two, one), calendar.day(year, one, two)) if found]
    if not readings:
        return None
    other = readings[1] if len(readings) == 2 and readings[0] != readings[1] else None
    return Fixed(readings[0], other=other)


def _year(groups: Groups, words: CalendarWords) -> Expression | None:
    found = calendar.year(full_year(int(groups["year"] or 0)))
    return None if found is None else Fixed(found)


def _holiday(groups: Groups, words: CalendarWords) -> Expression | None:
    name, which = key(groups["holiday"]), key(groups.get("which"))
    month, day = words.holidays.get(name, (0, 0))
    feast = Named(
        month=month,
        day=day,
        easter=words.easter.get(name),
        year=year_of(groups.get("yearof")),
        direction={"last": "last", "this": "this", "next": "next"}.get(which, ""),  # type: ignore[arg-type]
    )
    if not groups.get("year"):
        return feast
    found = feast.in_year(int(groups["year"] or 0))
    return None if found is None else Fixed(found)


def _date_patterns(words: CalendarWords) -> Iterator[tuple[str, str, Build]]:
    """Forms of days and months as (name, pattern, build). The first form that fits a phrase wins."""
    f = words.fragments
    month, day, year = f["month"], f["day"], f["year"]
    weekday = rf"(?:(?P<weekday>{f['weekday']})(?:,{_G}|,?[ \t]{{1,2}}(?:the{_G})?|,?[ ]?\())?"
    nth = rf"(?:{day}|(?:the{_G})?{f['ordinal']}\b)"
    yearof = rf"(?:{_G}(?:of{_G})?(?P<yearof>{YEAR_OF}))?"
    tail = rf"(?:(?:[ ]?,?{_G}|,|-|/)(?:(?:of|in){_G})?(?P<year>{year}))"
    join = rf"(?:{_G}|-|/)"
    day_of = rf"(?:{_G}(?:day{_G})?of)?"
    yield (
        "day-month",
        rf"{weekday}(?:the{_G})?(?P<day>{nth}){day_of}{join}(?P<month>{month})(?:{tail}|{yearof})",
        _full_date,
    )
    yield (
        "month-day",
        rf"{weekday}(?P<month>{month})(?:,?{_G}|-)(?:the{_G})?(?P<day>{nth})(?:{tail}|{yearof})",
        _full_date,
    )
    yield "year-month-day", rf"(?P<year>{year})[-/](?P<month>{month})[-/](?P<day>{day})", _full_date
    yield (
        "month-year",
        rf"(?P<month>{month})(?:[ ]?,?{_G}(?:(?:of|in){_G})?|-|/)(?P<year>{year})",
        _month_year,
    )
    yield "month-short", rf"(?P<month>{month}){_G}'(?P<short>[0-9]{{2}})\b", _month_year
    yield "month-of", rf"(?P<month>{month}){_G}(?:of{_G})?(?P<yearof>{YEAR_OF})", _month_year
    number = r"(?:0?[1-9]|[12][0-9]|3[01])"
    full_year = r"(?P<year>(?:1[0-9]|20)[0-9]{2})\b"
    clock = r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    yield "iso", rf"{full_year}[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>{number}){clock}\b", _iso
    yield "slashed", rf"(?P<one>{number})[-/.](?P<two>{number})[-/.]{full_year}", _slashed
    yield "short-slashed", rf"(?P<one>{number})/(?P<two>{number})/(?P<year>[0-9]{{2}})\b", _slashed
    yield "year", rf"(?P<year>{year})", _year
    yield (
        "fiscal",
        rf"FY{_G}?'?(?P<year>(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?:[-/](?P<last>[0-9]{{2}}))?\b",
        fiscal,
    )
    yield "short-year", r"'(?P<year>[0-9]{2})\b", _year
    yield "month", rf"(?P<month>{month})", _month_year
    yield (
        "holiday-year",
        rf"(?P<holiday>{f['holiday']})(?:,?{_G}(?P<year>{year})|{_G}(?P<yearof>{YEAR_OF}))",
        _holiday,
    )
    yield "holiday-which", rf"(?P<which>last|this|next){_G}(?P<holiday>{f['holiday']})\b", _holiday
    yield "holiday", rf"(?P<holiday>{f['holiday']})\b", _holiday


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """All forms of one language, and the unnamed pattern that any date matches.

    ``forms`` are the wordings; ``meanings`` has for each, by the same number, its name and what it means.
    ``plain_scan`` matches the dates that may stand at the end of a period or after "two days before"; it is
    kept small because the scan holds it several times.
    """

    forms: Wordings
    meanings: tuple[tuple[str, Build], ...]
    scan: str
    plain_scan: str
    part: re.Pattern[str]
    words: CalendarWords


@lru_cache(maxsize=8)
def date_grammar(language: str = "en") -> DateGrammar:
    """The grammar of ``language``, compiled once a process."""
    words = calendar_words(language)
    rows = [*_date_patterns(words), *span_patterns(words)]
    days = "|".join(bare(pattern) for name, pattern, _ in rows if name in ("day-month", "month-day"))
    rows += relative_patterns(words, days, lambda phrase: read_date(phrase, language))
    forms = Wordings([pattern for _, pattern, _ in rows])
    meanings = tuple((name, build) for name, _, build in rows)
    core = "|".join(bare(pattern) for _, pattern, _ in rows)
    part = rf"(?:the{_G})?(?P<part>{words.fragments['part']})(?:{_G}|-)(?:the{_G})?"
    named = re.compile(rf"{part}(?=\S)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
    ends = "|".join(bare(pattern) for name, pattern, _ in rows if name in _PLAIN_FORMS)
    lead = bare(part)
    return DateGrammar(forms, meanings, rf"(?:{lead})?(?:{core})", rf"(?:{lead})?(?:{ends})", named, words)


@lru_cache(maxsize=65536)
def read_date(phrase: str, language: str = "en") -> tuple[str, Expression] | None:
    """The name of the form that the whole phrase has, and what it means; ``None`` where it is no date."""
    grammar = date_grammar(language)
    for number, found in grammar.forms.of(phrase):
        name, build = grammar.meanings[number]
        meaning = build(found.groupdict(), grammar.words)
        if meaning is not None:
            return name, meaning
    split = grammar.part.fullmatch(phrase)
    if split is None:
        return None
    inner = read_date(split["rest"], language) or read_date("the " + split["rest"], language)
    if inner is None:
        return None
    low, high = grammar.words.parts[grammar.words.part_words[key(split["part"])]]
    return "part-" + inner[0], Part(inner[1], low, high)
