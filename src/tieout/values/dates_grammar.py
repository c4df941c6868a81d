"""The wordings of dates: each form is one pattern and the function that says what it means.

The same patterns serve twice: stripped of their group names they make the one scan over a text (RE2, linear
time), and with their names they take a found phrase apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tieout.values import calendar
from tieout.values.calendar_words import GAP, CalendarWords, calendar_words
from tieout.values.dates_expressions import Anchor, Expression, Fixed, Named, Part, Shifted, Unplaced, Weekday

Groups = Mapping[str, str | None]
Build = Callable[[Groups, CalendarWords], Expression | None]

_G = GAP
_SHIFTS: dict[str, tuple[int, Anchor]] = {
    "last": (-1, "document"),
    "past": (-1, "document"),
    "previous": (-1, "text"),
    "preceding": (-1, "text"),
    "this": (0, "document"),
    "current": (0, "document"),
    "next": (1, "document"),
    "coming": (1, "document"),
    "following": (1, "text"),
    "that": (0, "text"),
    "same": (0, "text"),
}
_SHIFT_WORDS = "(?:" + "|".join(_SHIFTS) + ")"
_YEAR_OF = rf"(?:(?:the{_G})?{_SHIFT_WORDS}{_G}year)"


@dataclass(frozen=True, slots=True)
class Form:
    """One wording: the pattern with its named groups, and what it means."""

    name: str
    pattern: re.Pattern[str]
    build: Build


def bare(pattern: str) -> str:
    """The pattern without group names, for the scan."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _full_date(groups: Groups, words: CalendarWords) -> Expression | None:
    """A day and a month, with or without weekday and year."""
    month = words.months[_key(groups["month"])]
    day = _day_number(groups["day"] or "", words)
    weekday = words.weekdays[_key(groups["weekday"])] if groups.get("weekday") else None
    if groups.get("year"):
        found = calendar.day(int(groups["year"] or 0), month, day)
        return None if found is None else Fixed(found, weekday)
    if calendar.day(2000, month, day) is None:
        return None
    year = _year_of(groups.get("yearof"))
    return Named(month=month, day=day, weekday=weekday, year=year)


def _day_number(text: str, words: CalendarWords) -> int:
    lowered = " ".join(text.lower().split())
    if lowered[:1].isdigit():
        return int(re.sub(r"\D", "", lowered))
    return words.ordinals.get(lowered, 0) or words.numbers.get(lowered, 0)


def _key(text: str | None) -> str:
    return " ".join((text or "").lower().rstrip(".").split())


def _year_of(text: str | None) -> Expression | None:
    """ "last year", "the same year", "that year", or nothing."""
    if not text:
        return None
    which = _key(text).removeprefix("the ").split()[0]
    count, anchor = _SHIFTS[which]
    return Shifted("year", count, anchor, fallback=which in ("previous", "preceding"))


def _month_year(groups: Groups, words: CalendarWords) -> Expression | None:
    month = words.months[_key(groups["month"])]
    if groups.get("year"):
        found = calendar.month(int(groups["year"] or 0), month)
        return None if found is None else Fixed(found)
    return Named(month=month, year=_year_of(groups.get("yearof")))


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
    if len(readings) == 2 and readings[0] != readings[1]:
        return Fixed(readings[0], other=readings[1])
    return Fixed(readings[0])


def _year(groups: Groups, words: CalendarWords) -> Expression | None:
    found = calendar.year(int(groups["year"] or 0))
    return None if found is None else Fixed(found)


def _decade(groups: Groups, words: CalendarWords) -> Expression | None:
    if groups.get("decade"):
        found = calendar.decade(int(groups["decade"] or 0))
    elif groups.get("short"):
        found = calendar.decade(_short_decade(int(groups["short"] or 0)))
    else:
        start = words.decades[_key(groups["word"])]
        found = calendar.decade(
            start - (100 if groups.get("lead") and "eighteen" in (groups["lead"] or "") else 0)
        )
    return None if found is None else Fixed(found)


def _short_decade(tens: int) -> int:
    """ "the '80s" is 1980, "the '00s" and "the '10s" are of this century."""
    return (2000 if tens < 20 else 1900) + tens


def _century(groups: Groups, words: CalendarWords) -> Expression | None:
    number = _day_number(groups["number"] or "", words)
    found = calendar.century(number)
    if found is None:
        return None
    if groups.get("turn") and found.first is not None:
        start = (number - 1) * 100
        first, last = calendar.year(start - 5), calendar.year(start + 5)
        if first is None or last is None or first.first is None or last.last is None:
            return None
        return Fixed(calendar.between(first.first, last.last, "decade"), modifier="vague")
    return Fixed(found)


def _turn(groups: Groups, words: CalendarWords) -> Expression | None:
    return Unplaced()


def _season(groups: Groups, words: CalendarWords) -> Expression | None:
    season = words.seasons[_key(groups["season"])]
    if groups.get("year"):
        found = calendar.season(int(groups["year"] or 0), season.code, season.bounds)
        return None if found is None else Fixed(found)
    return Named(season=(season.code, season.bounds), year=_year_of(groups.get("yearof")))


def _quarter(groups: Groups, words: CalendarWords) -> Expression | None:
    which = _key(groups.get("which"))
    code = _key(groups.get("code"))
    index = int(code[1]) if code else _day_number(which, words)
    is_half = code.startswith("h") or _key(groups.get("what")) == "half"
    if which in ("final", "last"):
        index = 2 if is_half else 4
    if not 1 <= index <= (2 if is_half else 4):
        return None
    if groups.get("year"):
        number = int(groups["year"] or 0)
        found = calendar.half(number, index) if is_half else calendar.quarter(number, index)
        return None if found is None else Fixed(found)
    return Named(
        quarter=0 if is_half else index, half=index if is_half else 0, year=_year_of(groups.get("yearof"))
    )


def _day_word(groups: Groups, words: CalendarWords) -> Expression | None:
    counts = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    word = _key(groups["word"])
    if word in counts:
        return Shifted("day", counts[word])
    if word.startswith("the day before"):
        return Shifted("day", -2)
    if word.startswith("the day after"):
        return Shifted("day", 2)
    return Shifted("day", -1 if word.startswith("last") else 0)


def _shifted(groups: Groups, words: CalendarWords) -> Expression | None:
    """ "last week", "that year", "the following May", "this Thursday"."""
    which, unit = _key(groups["which"]), _key(groups["unit"])
    count, anchor = _SHIFTS[which]
    direction = {-1: "last", 0: "this", 1: "next"}[count]
    if which == "following":
        direction = "following"
    if unit in words.weekdays:
        return None if which in ("that", "same") else Weekday(words.weekdays[unit], direction)  # type: ignore[arg-type]
    if unit in words.months:
        return Named(month=words.months[unit], direction=direction)  # type: ignore[arg-type]
    if unit in words.seasons:
        season = words.seasons[unit]
        return Named(season=(season.code, season.bounds), direction=direction)  # type: ignore[arg-type]
    if which == "next" and groups.get("the") and unit == "day":
        anchor = "text"
    return Shifted(unit, count, anchor, fallback=which in ("previous", "preceding", "following"))


def _trailing(groups: Groups, words: CalendarWords) -> Expression | None:
    """ "the year before", "the day after", "the previous year": counted from the last date of the text."""
    return Shifted(
        _key(groups["unit"]), -1 if _key(groups["way"]) in ("before", "previous", "earlier") else 1, "text"
    )


def _weekday(groups: Groups, words: CalendarWords) -> Expression | None:
    index = words.weekdays[_key(groups["weekday"])]
    week = {"last": -1, "this": 0, "next": 1}.get(_key(groups.get("week")))
    return Weekday(index, week=week, every=bool(groups.get("every")))


def date_patterns(words: CalendarWords) -> Iterator[tuple[str, str, Build]]:
    """Every form as (name, pattern, build). The first form that fits a phrase wins."""
    f = words.fragments
    month, day, year, season = f["month"], f["day"], f["year"], f["season"]
    weekday = rf"(?:(?P<weekday>{f['weekday']}),?{_G}(?:the{_G})?)?"
    nth = rf"(?:{day}|(?:the{_G})?{f['ordinal']}\b)"
    year_of = rf"(?:{_G}(?:of{_G})?(?P<yearof>{_YEAR_OF}))?"
    tail = rf"(?:(?:,?{_G}|,|-)(?:of{_G})?(?P<year>{year}))"
    daypart = rf"(?:{_G}(?:in{_G}the{_G})?{f['daypart']}\b)?"
    yield (
        "day-month",
        rf"{weekday}(?:the{_G})?(?P<day>{nth})(?:{_G}of)?(?:{_G}|-)(?P<month>{month})(?:{tail}|{year_of})",
        _full_date,
    )
    yield (
        "month-day",
        rf"{weekday}(?P<month>{month})(?:{_G}|-)(?:the{_G})?(?P<day>{nth})(?:{tail}|{year_of})",
        _full_date,
    )
    yield "month-year", rf"(?P<month>{month})(?:,?{_G}(?:of{_G})?|-|/)(?P<year>{year})", _month_year
    yield "month-of", rf"(?P<month>{month}){_G}(?:of{_G})?(?P<yearof>{_YEAR_OF})", _month_year
    yield (
        "iso",
        r"(?P<year>(?:1[0-9]|20)[0-9]{2})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12][0-9]|3[01])",
        _iso,
    )
    yield (
        "slashed",
        r"(?P<one>0?[1-9]|[12][0-9]|3[01])[-/.](?P<two>0?[1-9]|[12][0-9]|3[01])[-/.](?P<year>(?:1[0-9]|20)[0-9]{2})",
        _slashed,
    )
    yield (
        "short-slashed",
        r"(?P<one>0?[1-9]|[12][0-9]|3[01])/(?P<two>0?[1-9]|[12][0-9]|3[01])/(?P<year>[0-9]{2})",
        _slashed,
    )
    yield "year", rf"(?P<year>{year})", _year
    yield "month", rf"(?P<month>{month})", _month_year
    yield "decade", r"(?:the\b[ ])?(?P<decade>(?:1[0-9]|20)[0-9]0)'?s\b", _decade
    yield "short-decade", rf"(?:the{_G}'?|')(?P<short>[0-9]0)'?s\b", _decade
    yield (
        "word-decade",
        rf"(?:the{_G}|(?:the{_G})?(?P<lead>nineteen|eighteen)[- ])(?P<word>{f['decade']})\b",
        _decade,
    )
    number = rf"(?P<number>[0-9]{{1,2}}(?:st|nd|rd|th)|{f['ordinal']})"
    yield "turn-of", rf"(?:the{_G})?(?P<turn>turn{_G}of{_G}the{_G}){number}(?:{_G}|-)century", _century
    yield "turn", rf"(?:the{_G})?turn{_G}of{_G}the{_G}(?:century|millennium)", _turn
    yield "century", rf"(?:the{_G})?{number}(?:{_G}|-)century\b", _century
    yield "season-year", rf"(?:the{_G})?(?P<season>{season})(?:{_G}of)?{_G}(?P<year>{year})", _season
    yield "season-of", rf"(?:the{_G})?(?P<season>{season}){_G}(?:of{_G})?(?P<yearof>{_YEAR_OF})", _season
    which = (
        rf"(?P<which>final|last|1st|2nd|3rd|4th|first|second|third|fourth)(?:{_G}|-)(?P<what>quarter|half)\b"
    )
    yield "quarter-year", rf"(?:the{_G})?{which}(?:{_G}of)?{_G}(?P<year>{year})", _quarter
    yield "quarter-of", rf"(?:the{_G})?{which}{_G}(?:of{_G})?(?P<yearof>{_YEAR_OF})", _quarter
    yield "quarter", rf"(?:the{_G})?{which}", _quarter
    yield "code-year", rf"(?P<code>Q[1-4]|H[12]){_G}(?:of{_G})?(?P<year>{year})", _quarter
    yield "year-code", rf"(?P<year>{year}){_G}(?P<code>Q[1-4]|H[12])\b", _quarter
    yield "code-of", rf"(?P<code>Q[1-4]|H[12]){_G}(?:of{_G})?(?P<yearof>{_YEAR_OF})", _quarter
    yield from _relative_patterns(words, daypart)


def _relative_patterns(words: CalendarWords, daypart: str) -> Iterator[tuple[str, str, Build]]:
    f = words.fragments
    day_words = (
        rf"today|tonight|yesterday|tomorrow|the{_G}day{_G}before{_G}yesterday|the{_G}day{_G}after{_G}tomorrow"
    )
    yield (
        "day-word",
        rf"(?:(?:earlier|later|late|early){_G})?(?P<word>{day_words}|this{_G}(?:morning|afternoon|evening)|last{_G}(?:night|evening))\b{daypart}",
        _day_word,
    )
    unit = rf"(?P<unit>day|week|weekend|month|year|decade|century|quarter|{f['season']}\b|{f['month']}|{f['weekday']})"
    lead = rf"(?:(?:earlier|later)(?:{_G}in)?{_G})?"
    yield (
        "shifted",
        rf"{lead}(?P<the>the{_G}(?:very{_G})?)?(?P<which>{_SHIFT_WORDS}){_G}{unit}{daypart}",
        _shifted,
    )
    yield (
        "trailing",
        rf"the{_G}(?P<unit>day|week|month|year){_G}(?P<way>before|after|previous|earlier|later)",
        _trailing,
    )
    yield (
        "weekday",
        rf"(?:(?P<every>every|each){_G})?(?P<weekday>{f['weekday']}){daypart}(?:{_G}(?:of{_G})?(?P<week>last|this|next){_G}week)?",
        _weekday,
    )
    yield (
        "week-weekday",
        rf"(?P<week>last|this|next){_G}week{_G}(?:on{_G})?(?P<weekday>{f['weekday']})",
        _weekday,
    )


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """All forms of one language, and the unnamed pattern that any date matches."""

    forms: tuple[Form, ...]
    scan: str
    part: re.Pattern[str]
    words: CalendarWords


@lru_cache(maxsize=8)
def date_grammar(language: str = "en") -> DateGrammar:
    """The grammar of ``language``, compiled once a process."""
    words = calendar_words(language)
    rows = list(date_patterns(words))
    forms = tuple(Form(name, re.compile(pattern, re.IGNORECASE), build) for name, pattern, build in rows)
    part = rf"(?:the{_G})?(?:{words.fragments['part']})(?:{_G}|-)(?:to{_G}mid-)?(?:the{_G})?"
    core = "|".join(bare(pattern) for _, pattern, _ in rows)
    named = re.compile(
        rf"(?:the{_G})?(?P<part>{words.fragments['part']})(?:{_G}|-)(?=\S)(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )
    return DateGrammar(forms, rf"(?:{part})?(?:{core})", named, words)


@lru_cache(maxsize=65536)
def read_date(phrase: str, language: str = "en") -> tuple[str, Expression] | None:
    """The name of the form that the whole phrase has, and what it means; ``None`` where it is no date."""
    grammar = date_grammar(language)
    for form in grammar.forms:
        found = form.pattern.fullmatch(phrase)
        if found is not None:
            meaning = form.build(found.groupdict(), grammar.words)
            if meaning is not None:
                return form.name, meaning
    split = grammar.part.fullmatch(phrase)
    if split is None:
        return None
    inner = read_date(split["rest"], language) or read_date("the " + split["rest"], language)
    if inner is None:
        return None
    low, high = grammar.words.parts[grammar.words.part_words[_key(split["part"])]]
    return "part", Part(inner[1], low, high)
