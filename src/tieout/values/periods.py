"""Periods: from one date to another, or open at one end.

"between 1979 and 1989", "1979-1989", "from 2018 to 2019", "14-16 May", "2021-22", "since 2004", "until January 2019".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from tieout.values import calendar
from tieout.values.calendar_words import GAP
from tieout.values.dates_expressions import Expression, Fixed, Named
from tieout.values.dates_grammar import date_grammar, read_date

_G = GAP
_SINCE = rf"(?:ever{_G})?since"
_UNTIL = r"(?:up until|until|till)"


@dataclass(frozen=True, slots=True)
class Period:
    """Two dates that bound a run of days, both inside; ``None`` is an open end."""

    start: Expression | None
    end: Expression | None
    way: Literal["closed", "since", "until"]


@dataclass(frozen=True, slots=True)
class PeriodGrammar:
    """Patterns of one language: ``scan`` without names; the others take a phrase apart."""

    scan: str
    joined: re.Pattern[str]
    days_first: re.Pattern[str]
    days_last: re.Pattern[str]
    years: re.Pattern[str]
    months: re.Pattern[str]


@lru_cache(maxsize=8)
def period_grammar(language: str = "en") -> PeriodGrammar:
    """The grammar of ``language``, compiled once a process."""
    grammar = date_grammar(language)
    f = grammar.words.fragments
    date = rf"(?:{grammar.scan}|now|present)"
    link = rf"(?:{_G}?-{_G}?|{_G}(?:and|to|until|till|through)(?:{_G}the)?{_G})"
    opener = rf"(?:between|from|during|in){_G}(?:the{_G}(?:years|period){_G})?(?:the{_G})?"
    dash = rf"(?:{_G}?-{_G}?|{_G}(?:to|through){_G})"
    two = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
    fixed = rf"(?:{f['day']}(?:{_G}of)?{_G}{f['month']}(?:,?{_G}{f['year']})?|{f['month']}{_G}{f['day']}(?:,?{_G}{f['year']})?|(?:{f['month']}{_G})?{f['year']})"
    days_first = rf"(?:(?P<open>between|from){_G})?(?:the{_G})?(?P<one>{two})(?P<link>{link})(?:the{_G})?(?P<two>{two})(?:{_G}of)?{_G}(?P<month>{f['month']})(?:,?{_G}(?:of{_G})?(?P<year>{f['year']}))?"
    days_last = rf"(?:(?P<open>between|from){_G})?(?P<month>{f['month']}){_G}(?P<one>{two})(?P<link>{link})(?P<two>{two})\b(?:,?{_G}(?:of{_G})?(?P<year>{f['year']}))?"
    years = r"(?P<one>(?:1[0-9]|20)[0-9]{2})(?P<link>[-/])(?P<two>[0-9]{2})"
    months = rf"(?:(?P<open>between|from){_G})?(?P<one>{f['month']})(?P<link>{link})(?P<two>{f['month']})(?:,?{_G}(?:of{_G})?(?P<year>{f['year']}))?"
    unnamed = "|".join(re.sub(r"\(\?P<\w+>", "(?:", one) for one in (days_first, days_last, months))
    scan = (
        rf"(?:{opener}{date}{link}{date}|{fixed}{dash}(?:{fixed}|present)|{unnamed}|{years}\b"
        rf"|{f['weekday']}{_G}?(?:-|to|through){_G}?{f['weekday']}|(?:{_SINCE}|{_UNTIL}){_G}(?:the{_G})?(?:{grammar.scan}))"
    )
    flags = re.IGNORECASE | re.DOTALL
    joined = rf"(?P<open>{opener})?(?P<one>.*?\S)(?P<link>{link})(?P<two>\S.*)"
    return PeriodGrammar(
        re.sub(r"\(\?P<\w+>", "(?:", scan),
        re.compile(joined, flags),
        re.compile(days_first, flags),
        re.compile(days_last, flags),
        re.compile(years, flags),
        re.compile(months, flags),
    )


@lru_cache(maxsize=16384)
def read_period(phrase: str, language: str = "en") -> Period | None:
    """The period that the whole phrase names, or ``None``."""
    opened = re.match(rf"({_SINCE}|{_UNTIL}){_G}(?:the{_G})?", phrase, re.IGNORECASE)
    if opened:
        inner = read_date(phrase[opened.end() :], language) or read_date(
            "the " + phrase[opened.end() :], language
        )
        if inner is None:
            return None
        is_since = opened[1].lower().endswith("since")
        return Period(
            inner[1] if is_since else None, None if is_since else inner[1], "since" if is_since else "until"
        )
    return _short(phrase, language) or _joined(phrase, language)


def _short(phrase: str, language: str) -> Period | None:
    """Forms whose first half borrows from the second: "14-16 May", "2021-22", "April to June 2011"."""
    grammar = period_grammar(language)
    years = grammar.years.fullmatch(phrase)
    if years:
        start = int(years["one"])
        end = start // 100 * 100 + int(years["two"])
        end += 100 if years["two"] == "00" and end < start else 0
        first, last = calendar.year(start), calendar.year(end)
        return (
            Period(Fixed(first), Fixed(last), "closed")
            if first and last and start < end <= start + 30
            else None
        )
    for form in (grammar.days_first, grammar.days_last):
        found = form.fullmatch(phrase)
        if found and _fits(found["open"], found["link"]):
            year = f" {found['year']}" if found["year"] else ""
            ends = [read_date(f"{found[side]} {found['month']}{year}", language) for side in ("one", "two")]
            if ends[0] and ends[1]:
                return _aligned(ends[0][1], ends[1][1])
    months = grammar.months.fullmatch(phrase)
    if months and (
        _fits(months["open"], months["link"]) and (months["year"] or months["open"] or "-" in months["link"])
    ):
        return _two_months(months, language)
    return None


def _two_months(found: re.Match[str], language: str) -> Period | None:
    words = date_grammar(language).words.months
    first, last = (words[found[side].lower().rstrip(".")] for side in ("one", "two"))
    if not found["year"]:
        return Period(Named(month=first), Named(month=last), "closed")
    year = int(found["year"])
    start, end = calendar.month(year - int(first > last), first), calendar.month(year, last)
    return Period(Fixed(start), Fixed(end), "closed") if start and end else None


def _fits(opener: str | None, link: str) -> bool:
    """ "between" wants "and"; "from" and no opener want a dash or "to"; "14 and 16 May" are two days."""
    word = link.strip().lower().split()[0]
    if opener and opener.lower().startswith("between"):
        return word in ("and", "-", "to")
    return word != "and"


def _joined(phrase: str, language: str) -> Period | None:
    """Two dates with a link; every link in the phrase is tried."""
    grammar = period_grammar(language)
    position = 0
    opener = re.match(rf"(between|from|during|in){_G}(?:the{_G}(?:years|period){_G})?", phrase, re.IGNORECASE)
    body = phrase[opener.end() :] if opener else phrase
    links = re.compile(rf"{_G}?-{_G}?|{_G}(?:and|to|until|till|through){_G}(?:the{_G})?", re.IGNORECASE)
    if opener and opener[1].lower() in ("in", "during") and not re.search(r"through|-", body):
        return None
    del grammar
    for found in links.finditer(body, position):
        if not _fits(opener[1] if opener else None, found[0]):
            continue
        one, two = _end(body[: found.start()], language), _end(body[found.end() :], language)
        if one is not None and two is not None:
            return _aligned(one, two)
    return None


def _end(phrase: str, language: str) -> Expression | None:
    lowered = phrase.lower().strip()
    if lowered in ("now", "present", "the present"):
        lowered = "today"
    found = read_date(lowered, language) or read_date("the " + lowered, language)
    return None if found is None else found[1]


def _aligned(one: Expression, two: Expression) -> Period:
    """A first half without a year takes the year of the second."""
    if isinstance(one, Named) and isinstance(two, Fixed) and one.year is None and not one.direction:
        last = two.whole.last
        years = (
            []
            if last is None
            else [one.in_year(calendar.date.fromordinal(last).year - back) for back in (0, 1)]
        )
        fitting = [
            days
            for days in years
            if days is not None and days.first is not None and days.first <= (last or 0)
        ]
        if fitting:
            return Period(Fixed(fitting[0], one.weekday), two, "closed")
    if isinstance(one, Fixed) and isinstance(two, Named) and two.year is None and not two.direction:
        first = one.whole.first
        years = (
            []
            if first is None
            else [two.in_year(calendar.date.fromordinal(first).year + ahead) for ahead in (0, 1)]
        )
        fitting = [
            days for days in years if days is not None and days.last is not None and days.last >= (first or 0)
        ]
        if fitting and one.whole.grain in ("day", "month"):
            return Period(one, Fixed(fitting[0], two.weekday), "closed")
    if isinstance(one, Named) and isinstance(two, Named) and two.year is not None and one.year is None:
        return Period(replace(one, year=two.year), two, "closed")
    return Period(one, two, "closed")
