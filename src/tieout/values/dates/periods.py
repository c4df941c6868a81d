"""Periods: from one date to another, or open at one end.

"between 1979 and 1989", "1979-1989", "from 2018 to 2019", "14-16 May", "2021-22", "since 2004",
"until January 2019". Both ends are inside; an end without a year takes it from the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from tieout.values.dates import calendar
from tieout.values.dates.calendar import Days
from tieout.values.dates.clock import Expression
from tieout.values.dates.expressions import Fixed, Named
from tieout.values.dates.grammar import NEEDS_NEIGHBOURS, date_grammar, read_date
from tieout.values.dates.words import GAP
from tieout.values.wordings import bare

_G = GAP
_SINCE = rf"(?:ever{_G})?since"
_UNTIL = r"(?:up{_G}until|until|till)".replace("{_G}", GAP)
_OPENER = rf"(?:between|from|during|in){_G}(?:the{_G}(?:years|period){_G}(?:of{_G})?)?"
_LINK = rf"(?:{_G}?(?:-|--){_G}?|{_G}(?:and|or|to|until|till|through){_G}(?:the{_G})?)"
_NOW = ("now", "present", "the present", "today")
_LONGEST = 30  # years that "1985-15" may span before it is read as something else


@dataclass(frozen=True, slots=True)
class Period:
    """Two dates that bound a run of days, both inside; ``None`` is an open end."""

    start: Expression | None
    end: Expression | None
    way: Literal["closed", "since", "until"]


@dataclass(frozen=True, slots=True)
class PeriodGrammar:
    """Patterns of one language: ``scan`` and ``lead`` without names, the others take a phrase apart.

    ``lead`` is what a period has before its last date: "between 1979 and", "since".
    """

    scan: str
    lead: str
    opener: re.Pattern[str]
    link: re.Pattern[str]
    open_end: re.Pattern[str]
    days: tuple[re.Pattern[str], ...]
    years: re.Pattern[str]
    months: re.Pattern[str]


@lru_cache(maxsize=8)
def period_grammar(language: str = "en") -> PeriodGrammar:
    """The grammar of ``language``, compiled once a process."""
    grammar = date_grammar(language)
    f = grammar.words.fragments
    day, month, year, weekday = f["day"], f["month"], f["year"], f["weekday"]
    number = r"(?:0?[1-9]|[12][0-9]|3[01])"
    nth = rf"(?:{number}(?:st|nd|rd|th)?|(?:the{_G})?{f['ordinal']})"
    of_year = rf"(?:,?{_G}(?:(?:of|in){_G})?(?P<year>{year}))?"
    open_word = rf"(?:(?P<open>between|from){_G}(?:the{_G})?)?"
    pair = rf"(?P<one>{nth})(?P<link>{_LINK})(?P<two>{nth})"
    days_first = rf"{open_word}{pair}\b(?:{_G}of)?{_G}(?P<month>{month}){of_year}"
    days_last = rf"{open_word}(?P<month>{month}){_G}{pair}\b{of_year}"
    months = rf"{open_word}(?P<one>{month})(?P<link>{_LINK})(?P<two>{month}){of_year}"
    years = r"(?P<one>(?:1[0-9]|20)[0-9]{2})(?P<link>[-/])(?P<two>[0-9]{2})\b"
    tail = rf"(?:,?{_G}(?:in{_G})?{year})?"
    full = rf"(?:{weekday},?{_G})?(?:{day}(?:{_G}of)?{_G}{month}{tail}|{month}{_G}{day}{tail})"
    numeric = (
        rf"{number}[-/.]{number}[-/.](?:1[0-9]|20)[0-9]{{2}}\b|(?:1[0-9]|20)[0-9]{{2}}-[01][0-9]-[0-3][0-9]\b"
    )
    fixed = rf"(?:{full}|(?:{month}{_G})?{year}|{numeric}|(?:the{_G})?(?:1[0-9]|20)[0-9]0s\b)"
    dash = rf"(?:{_G}?-{_G}?|{_G}(?:to|through){_G})"
    closed = rf"{_OPENER}(?:the{_G})?(?:{grammar.plain_scan}|now){_LINK}"
    short = "|".join(bare(pattern) for pattern in (days_first, days_last, months, years))
    end = rf"(?P<way>{_SINCE}|{_UNTIL}){_G}(?:the{_G})?"
    scan = (
        rf"{fixed}{dash}(?:{fixed}|present\b|now\b)|{short}"
        rf"|{weekday}(?:{_G}?-{_G}?|{_G}(?:to|through){_G}){weekday}"
    )
    flags = re.IGNORECASE | re.DOTALL
    return PeriodGrammar(
        scan,
        rf"{closed}|{bare(end)}",
        re.compile(_OPENER, flags),
        re.compile(_LINK, flags),
        re.compile(end, flags),
        (re.compile(days_first, flags), re.compile(days_last, flags)),
        re.compile(years, flags),
        re.compile(months, flags),
    )


@lru_cache(maxsize=16384)
def read_period(phrase: str, language: str = "en") -> Period | None:
    """The period that the whole phrase names, or ``None``."""
    opened = period_grammar(language).open_end.match(phrase)
    if opened:
        inner = _end(phrase[opened.end() :], language)
        if inner is None:
            return None
        return (
            Period(inner, None, "since") if "since" in opened["way"].lower() else Period(None, inner, "until")
        )
    return _short(phrase, language) or _joined(phrase, language)


def _short(phrase: str, language: str) -> Period | None:
    """Forms whose first half borrows from the second: "14-16 May", "2021-22", "April to June 2011"."""
    grammar = period_grammar(language)
    years = grammar.years.fullmatch(phrase)
    if years:
        return _two_years(int(years["one"]), int(years["two"]), slash=years["link"] == "/")
    for form in grammar.days:
        found = form.fullmatch(phrase)
        if found and _fits(found["open"], found["link"]):
            year = f" {found['year']}" if found["year"] else ""
            ends = [read_date(f"{found[side]} {found['month']}{year}", language) for side in ("one", "two")]
            if ends[0] and ends[1]:
                return _aligned(ends[0][1], ends[1][1])
    months = grammar.months.fullmatch(phrase)
    if months and _fits(months["open"], months["link"]):
        return _two_months(months, language)
    return None


@lru_cache(maxsize=4096)
def read_pair(phrase: str, language: str = "en") -> tuple[tuple[int, int, Expression], ...] | None:
    """ "18 and 19 June", "June 18 and 19": two days, each with its start and end in the phrase."""
    for form in period_grammar(language).days:
        found = form.fullmatch(phrase)
        if found is None or found["open"] or found["link"].strip().lower().split()[0] not in ("and", "or"):
            continue
        year = f" {found['year']}" if found["year"] else ""
        first = read_date(f"{found['one']} {found['month']}{year}", language)
        second = read_date(f"{found['two']} {found['month']}{year}", language)
        if first and second:
            middle = found.end("one")
            return (0, middle, first[1]), (found.start("two"), len(phrase), second[1])
    return None


def _two_years(start: int, end: int, *, slash: bool) -> Period | None:
    """ "2021-22": the second number is later, of the same century or the next; "2014/15" is two in a row."""
    last = start // 100 * 100 + end
    last += 100 if last <= start else 0
    if not start < last <= start + (1 if slash else _LONGEST):
        return None
    first_year, last_year = calendar.year(start), calendar.year(last)
    return Period(Fixed(first_year), Fixed(last_year), "closed") if first_year and last_year else None


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
        return word in ("and", "-", "--", "to")
    if opener and opener.lower().startswith(("in", "during")):
        return word in ("-", "--", "through")
    return word not in ("and", "or")


def _joined(phrase: str, language: str) -> Period | None:
    """Two dates with a link; every link in the phrase is tried."""
    grammar = period_grammar(language)
    opener = grammar.opener.match(phrase)
    body = phrase[opener.end() :] if opener else phrase
    for found in grammar.link.finditer(body):
        if not _fits(opener[0] if opener else None, found[0]):
            continue
        one, two = _end(body[: found.start()], language), _end(body[found.end() :], language)
        if one is not None and two is not None:
            return _aligned(one, two)
    return None


def _end(phrase: str, language: str) -> Expression | None:
    words = phrase.strip()
    if words.lower() in _NOW:
        words = "today"
    found = read_date(words, language) or read_date("the " + words, language)
    if found is None or (found[0] in NEEDS_NEIGHBOURS and not words.lower().endswith("weekend")):
        return None
    is_verb = found[0] == "month" and words in ("may", "march")
    return None if is_verb else found[1]


def _aligned(one: Expression, two: Expression) -> Period:
    """An end without a year takes the year of the other, so that the period runs forward."""
    if isinstance(one, Named) and not one.direction and one.year is None:
        if isinstance(two, Named) and two.year is not None:
            return Period(replace(one, year=two.year), two, "closed")
        if isinstance(two, Fixed) and two.whole.last:
            days = _first_fitting(one, two.whole.last, (0, -1))
            return Period(one if days is None else Fixed(days, one.weekday), two, "closed")
    if isinstance(two, Named) and not two.direction and two.year is None and isinstance(one, Fixed):
        first = one.whole.first if one.whole.grain in ("day", "month") else None
        days = None if first is None else _first_fitting(two, first, (0, 1))
        return Period(one, two if days is None else Fixed(days, two.weekday), "closed")
    return Period(one, two, "closed")


def _first_fitting(side: Named, bound: int, years: tuple[int, int]) -> Days | None:
    """The reading of ``side`` nearest to ``bound`` on the side that ``years`` (steps) names."""
    year = date.fromordinal(bound).year
    for step in years:
        days = side.in_year(year + step)
        if days is None or days.first is None or days.last is None:
            continue
        if days.first <= bound if years[1] < 0 else days.last >= bound:
            return days
    return None
