"""The wordings of spans: decades, centuries, seasons, quarters, halves and the years of firms."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.values.dates import calendar
from tieout.values.dates.clock import Expression
from tieout.values.dates.expressions import Fixed, Named, Unplaced
from tieout.values.dates.relative import YEAR_OF, Build, Groups, day_number, key, year_of
from tieout.values.dates.words import GAP, CalendarWords

_G = GAP


def full_year(number: int) -> int:
    """ "'09" is 2009 and "'82" is 1982."""
    return number + (2000 if number < 40 else 1900) if number < 100 else number


def _decade(groups: Groups, words: CalendarWords) -> Expression | None:
    if groups.get("decade"):
        start = int(groups["decade"] or 0)
        is_century = start % 100 == 0 and start < 2000  # "the 1800s" are a hundred years, "the 2000s" ten
        found = calendar.century(start // 100 + 1) if is_century else calendar.decade(start)
    elif groups.get("short"):
        tens = int(groups["short"] or 0)
        found = calendar.decade((2000 if tens < 20 else 1900) + tens)
    else:
        start = words.decades[key(groups["word"])]
        found = calendar.decade(start - (100 if "eighteen" in (groups.get("lead") or "").lower() else 0))
    return None if found is None else Fixed(found)


def _century(groups: Groups, words: CalendarWords) -> Expression | None:
    number = day_number(groups["number"], words)
    found = calendar.century(number)
    if found is None or not groups.get("turn"):
        return None if found is None else Fixed(found)
    first, last = calendar.year(number * 100 - 105), calendar.year(number * 100 - 95)
    if first is None or last is None or first.first is None or last.last is None:
        return None
    return Fixed(calendar.between(first.first, last.last, "decade"), modifier="vague")


def _turn(groups: Groups, words: CalendarWords) -> Expression | None:
    return Unplaced()


def _season(groups: Groups, words: CalendarWords) -> Expression | None:
    season = words.seasons[key(groups["season"])]
    if groups.get("year"):
        found = calendar.season(int(groups["year"] or 0), season.code, season.bounds)
        return None if found is None else Fixed(found)
    return Named(season=(season.code, season.bounds), year=year_of(groups.get("yearof")))


def _quarter(groups: Groups, words: CalendarWords) -> Expression | None:
    which, code = key(groups.get("which")), key(groups.get("code"))
    index = int(code[1]) if code else day_number(which, words)
    is_half = code.startswith("h") or key(groups.get("what")) == "half"
    if which in ("final", "last"):
        index = 2 if is_half else 4
    if not 1 <= index <= (2 if is_half else 4):
        return None
    if groups.get("year"):
        number = int(groups["year"] or 0)
        found = calendar.half(number, index) if is_half else calendar.quarter(number, index)
        return None if found is None else Fixed(found)
    return Named(
        quarter=0 if is_half else index, half=index if is_half else 0, year=year_of(groups.get("yearof"))
    )


def fiscal(groups: Groups, words: CalendarWords) -> Expression | None:
    """ "FY2022-23", "FY24": whose months the firm chooses, so both calendar years; one year as itself."""
    first = full_year(int(groups["year"] or 0))
    last = first + 1 if groups.get("last") else first
    one, two = calendar.year(first), calendar.year(last)
    if one is None or two is None or one.first is None or two.last is None:
        return None
    if groups.get("last") and last % 100 != int(groups["last"] or 0):
        return None
    return Fixed(one if first == last else calendar.between(one.first, two.last, "year"))


def span_patterns(words: CalendarWords) -> Iterator[tuple[str, str, Build]]:
    """Forms of decades, centuries, seasons, quarters and halves."""
    f = words.fragments
    year, season = f["year"], f["season"]
    yield "decade", rf"(?:the{_G})?(?P<decade>(?:1[0-9]|20)[0-9]0)'?s\b", _decade
    yield "short-decade", rf"(?:the{_G}'?|')(?P<short>[0-9]0)'?s\b", _decade
    yield "bare-decade", r"(?P<short>[2-9]0)'?s\b", _decade
    lead = rf"(?:the{_G}|(?:the{_G})?(?P<lead>nineteen|eighteen)[- ])"
    yield "word-decade", rf"{lead}(?P<word>{f['decade']})\b", _decade
    number = rf"(?P<number>[0-9]{{1,2}}(?:st|nd|rd|th)|{f['ordinal']})"
    yield "turn-of", rf"(?:the{_G})?(?P<turn>turn{_G}of{_G}the{_G}){number}(?:{_G}|-)century", _century
    yield "turn", rf"(?:the{_G})?turn{_G}of{_G}the{_G}(?:century|millennium)", _turn
    yield "century", rf"(?:the{_G})?{number}(?:{_G}|-)century\b", _century
    yield "season-year", rf"(?:the{_G})?(?P<season>{season})(?:{_G}of)?{_G}(?P<year>{year})", _season
    yield "season-of", rf"(?:the{_G})?(?P<season>{season}){_G}(?:of{_G})?(?P<yearof>{YEAR_OF})", _season
    yield "season", rf"(?:the{_G})?(?P<season>{season})\b", _season
    which = (
        rf"(?P<which>final|last|1st|2nd|3rd|4th|first|second|third|fourth)(?:{_G}|-)(?P<what>quarter|half)\b"
    )
    bare_which = (
        rf"(?P<which>final|1st|2nd|3rd|4th|first|second|third|fourth)(?:{_G}|-)(?P<what>quarter|half)\b"
    )
    yield "quarter-year", rf"(?:the{_G})?{which}(?:{_G}of)?{_G}(?P<year>{year})", _quarter
    yield "quarter-of", rf"(?:the{_G})?{which}{_G}(?:of{_G})?(?P<yearof>{YEAR_OF})", _quarter
    yield "quarter", rf"(?:the{_G})?{bare_which}(?:{_G}of{_G}the{_G}year)?", _quarter
    code = r"(?P<code>Q[1-4]|H[12])"
    yield "code-year", rf"{code}(?:{_G}(?:of{_G})?|-)(?P<year>{year})", _quarter
    yield "year-code", rf"(?P<year>{year})(?:{_G}|-){code}\b", _quarter
    yield "code-of", rf"{code}{_G}(?:of{_G})?(?P<yearof>{YEAR_OF})", _quarter
    yield "code", r"(?P<code>Q[1-4])\b", _quarter
