"""The wordings of dates that count from another: the document's own day, or the last date of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from tieout.values.dates import calendar
from tieout.values.dates.clock import Anchor, Expression
from tieout.values.dates.counted import Nth, Numbered, Rest, Run, Weekend, WeekFrom
from tieout.values.dates.expressions import Fixed, Named, Part, Shifted, Weekday
from tieout.values.dates.same import same_patterns
from tieout.values.dates.words import GAP, CalendarWords

Groups = Mapping[str, str | None]
Build = Callable[[Groups, CalendarWords], Expression | None]
Read = Callable[[str], tuple[str, Expression] | None]

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
    "upcoming": (1, "document"),
    "following": (1, "text"),
    "that": (0, "text"),
    "same": (0, "text"),
}
_FALLBACK = ("previous", "preceding", "following")
_SHIFT_WORDS = "(?:" + "|".join(_SHIFTS) + ")"
YEAR_OF = rf"(?:(?:the{_G})?{_SHIFT_WORDS}{_G}year\b)"
"""The pattern of "last year", "that year" where it says which year a month or a quarter is of."""


def key(text: str | None) -> str:
    """A word or phrase as the vocabulary has it: lower case, single spaces, no full stop."""
    return " ".join((text or "").lower().rstrip(".").split())


def day_number(text: str | None, words: CalendarWords) -> int:
    """ "9", "9th", "ninth", "the ninth" as 9; 0 where it is no number."""
    lowered = key(text).removeprefix("the ")
    if lowered[:1].isdigit():
        return int(re.sub(r"\D", "", lowered))
    return words.ordinals.get(lowered, 0) or words.numbers.get(lowered, 0)


def year_of(text: str | None) -> Expression | None:
    """ "last year", "the same year", "that year", or nothing."""
    if not text:
        return None
    which = key(text).removeprefix("the ").split()[0]
    count, anchor = _SHIFTS[which]
    return Shifted("year", count, anchor, fallback=which in _FALLBACK)


def _day_word(groups: Groups, words: CalendarWords) -> Expression | None:
    counts = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    word = key(groups["word"])
    if word in counts:
        return Shifted("day", counts[word])
    if word.startswith("the day"):
        return Shifted("day", -2 if "before" in word else 2)
    return Shifted("day", -1 if word.startswith("last") else 0)


def _shifted(groups: Groups, words: CalendarWords) -> Expression | None:
    """ "last week", "that year", "the following May", "this Thursday"."""
    which, unit = key(groups["which"]), key(groups["unit"])
    count, anchor = _SHIFTS[which]
    direction = "following" if which == "following" else {-1: "last", 0: "this", 1: "next"}[count]
    if unit in words.weekdays:
        return None if which in ("that", "same") else Weekday(words.weekdays[unit], direction)  # type: ignore[arg-type]
    if unit in words.months:
        return Named(month=words.months[unit], direction=direction)  # type: ignore[arg-type]
    if unit in words.seasons:
        season = words.seasons[unit]
        return Named(season=(season.code, season.bounds), direction=direction)  # type: ignore[arg-type]
    if unit == "weekend" and anchor == "document":
        return Weekend(count, this=which == "this")
    if which == "next" and groups.get("the") and unit == "day":
        anchor = "text"
    return Shifted(unit, count, anchor, fallback=which in _FALLBACK)


def _the_unit(groups: Groups, words: CalendarWords) -> Expression:
    """ "the end of the year", "later in the day", "for the week": the one in question."""
    unit = key(groups["unit"])
    if unit == "weekend":
        return Weekend(0)
    return Shifted(unit, 0, "text", fallback=True, local=unit != "day")


def _part_unit(groups: Groups, words: CalendarWords) -> Expression:
    """ "at the end of year" without its article."""
    name = {"end": "late", "middle": "mid"}.get(key(groups["part"]), "early")
    return Part(_the_unit(groups, words), *words.parts[name])


def _trailing(groups: Groups, words: CalendarWords) -> Expression | None:
    """ "the year before", "the day after": counted from the last date of the text."""
    back = key(groups["way"]) in ("before", "previous", "earlier")
    return Shifted(key(groups["unit"]), -1 if back else 1, "text", fallback=True)


def _weekday(groups: Groups, words: CalendarWords) -> Expression | None:
    index = words.weekdays[key(groups["weekday"])]
    week = {"last": -1, "this": 0, "next": 1, "following": 1, "previous": -1}.get(key(groups.get("week")))
    return Weekday(index, week=week, every=bool(groups.get("every")))


def _numbered(groups: Groups, words: CalendarWords) -> Expression | None:
    day = day_number(groups["day"], words)
    if not 1 <= day <= 31:
        return None
    weekday = words.weekdays[key(groups["weekday"])] if groups.get("weekday") else None
    months = {"last": -1, "this": 0, "next": 1}.get(key(groups.get("which")))
    return Numbered(day, weekday, months)


def _iso_week(groups: Groups, words: CalendarWords) -> Expression | None:
    """ "week 31 of 2022", as offices of statistics and health count weeks (ISO 8601)."""
    try:
        monday = date.fromisocalendar(int(groups["year"] or 0), int(groups["week"] or 0), 1)
    except ValueError:
        return None
    return Fixed(calendar.week_of(monday.toordinal()))


def relative_patterns(words: CalendarWords, inner: str, read: Read) -> Iterator[tuple[str, str, Build]]:
    """Forms as (name, pattern, build). ``inner`` matches a full day, ``read`` reads a date."""
    f = words.fragments
    daypart = rf"(?:{_G}(?:in{_G}the{_G})?{f['daypart']}\b)?"
    day_words = (
        rf"today|tonight|yesterday|tomorrow|the{_G}day{_G}before{_G}yesterday|the{_G}day{_G}after{_G}tomorrow"
    )
    this_part = rf"this{_G}(?:morning|afternoon|evening)|last{_G}(?:night|evening)"
    lead = rf"(?:(?:earlier|later|late|early)(?:{_G}on)?{_G})?"
    yield "day-word", rf"{lead}(?P<word>{day_words}|{this_part})\b{daypart}", _day_word
    spans = rf"(?:day|week|weekend|month|year|decade|century|quarter|{f['season']})\b"
    unit = rf"(?P<unit>{spans}|{f['month']}|{f['weekday']})"
    sooner = rf"(?:(?:earlier|later)(?:{_G}in)?{_G})?"
    which = rf"(?P<which>{_SHIFT_WORDS})"
    yield "shifted", rf"{sooner}(?P<the>the{_G}(?:very{_G})?)?{which}{_G}{unit}{daypart}", _shifted
    loose = rf"(?:(?:earlier|later|late|early){_G}in{_G}the{_G}|the{_G}(?:entire{_G}|whole{_G})?)"
    yield "the-unit", rf"{loose}(?P<unit>day|week|weekend|month|year)\b", _the_unit
    loose_part = rf"(?:the{_G})?(?P<part>end|start|beginning|middle){_G}of{_G}(?P<unit>week|month|year)\b"
    yield "part-unit", loose_part, _part_unit
    rest = rf"(?:the{_G})?(?:rest|remainder){_G}of{_G}(?:the|this){_G}(?P<unit>day|week|month|year)\b"
    yield "rest", rest, lambda groups, words: Rest(_the_unit(groups, words))
    after_next = rf"the{_G}(?P<unit>week|weekend|month|year){_G}after{_G}(?:the{_G})?next\b"
    yield "after-next", after_next, lambda groups, words: Shifted(key(groups["unit"]), 2)
    yield (
        "trailing",
        rf"the{_G}(?P<unit>day|week|month|year){_G}(?P<way>before|after|previous|earlier|later)\b",
        _trailing,
    )
    week = rf"(?:{_G}(?:of{_G})?(?:the{_G})?(?P<week>last|this|next|following|previous){_G}week\b)?"
    yield "weekday", rf"(?:(?P<every>every|each){_G})?(?P<weekday>{f['weekday']}){daypart}{week}", _weekday
    yield (
        "week-weekday",
        rf"(?P<week>last|this|next){_G}week{_G}(?:on{_G})?(?P<weekday>{f['weekday']})",
        _weekday,
    )
    suffixed = r"(?P<day>(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th))\b"
    spoken = rf"(?P<day>the{_G}{f['ordinal']})\b"
    yield "weekday-nth", rf"(?P<weekday>{f['weekday']}){_G}(?:the{_G})?{suffixed}", _numbered
    yield "weekday-spoken", rf"(?P<weekday>{f['weekday']}){_G}{spoken}", _numbered
    yield "nth-day", rf"the{_G}{suffixed}", _numbered
    yield "bare-nth", suffixed, _numbered
    yield (
        "nth-of",
        rf"(?:the{_G})?{suffixed}{_G}(?:(?:day{_G})?of{_G})?(?P<which>this|last|next){_G}month\b",
        _numbered,
    )
    yield from _counted_patterns(words, inner, read)
    yield from same_patterns(words)


def _counted_patterns(words: CalendarWords, inner: str, read: Read) -> Iterator[tuple[str, str, Build]]:
    f = words.fragments

    def within(groups: Groups, words: CalendarWords) -> Expression | None:
        whole = read(groups["of"] or "")
        if whole is None:
            return None
        weekday = words.weekdays[key(groups["weekday"])] if groups.get("weekday") else None
        return Nth(words.nth[key(groups["nth"])], whole[1], weekday)

    def week_from(groups: Groups, words: CalendarWords) -> Expression | None:
        start = read(groups["of"] or "")
        way = key(groups["way"])
        return None if start is None else WeekFrom(start[1], way if way in ("of", "ending") else "from")

    def first_months(groups: Groups, words: CalendarWords) -> Expression | None:
        whole = read(groups["of"] or "")
        count = day_number(groups["count"], words)
        last = key(groups["side"]) in ("last", "final", "closing")
        return None if whole is None or not count else Run(count, key(groups["unit"])[:-1], last, whole[1])

    def nth_month_of(groups: Groups, words: CalendarWords) -> Expression | None:
        whole, number = read(groups["of"] or ""), day_number(groups["which"], words)
        return Named(month=number, year=whole[1]) if whole is not None and 1 <= number <= 12 else None

    relative = rf"(?:the{_G})?(?:last|this|next|that|the{_G}same|the{_G}following){_G}(?:month|year)\b"
    months = rf"(?:{f['month']}(?:,?{_G}(?:of{_G})?(?:{f['year']}|{YEAR_OF}))?|{f['year']}|{relative})"
    nth = rf"(?:the{_G}(?:very{_G})?)?(?P<nth>{f['nth']}){_G}"
    yield "nth-week", rf"{nth}week{_G}(?:of|in){_G}(?P<of>{months})", within
    yield "nth-week-next", rf"{nth}week{_G}(?P<of>{relative})", within
    yield (
        "nth-weekday",
        rf"{nth}(?P<weekday>{f['weekday']})(?:{_G}{f['daypart']})?{_G}(?:of|in){_G}(?P<of>{months})",
        within,
    )
    week = r"(?P<week>[1-4][0-9]|5[0-3]|0?[1-9])"
    yield "iso-week", rf"(?:the{_G})?week{_G}{week}{_G}(?:of|in){_G}(?P<year>{f['year']})", _iso_week
    count = rf"(?P<count>{f['number']}|[0-9]{{1,2}})"
    side = r"(?P<side>first|last|opening|final|closing)"
    some = rf"(?:the{_G})?{side}{_G}{count}{_G}(?P<unit>days|weeks|months|quarters)"
    yield "first-months", rf"{some}{_G}(?:of|in){_G}(?P<of>{months}|the{_G}(?:month|year)\b)", first_months
    nth_month = rf"(?:the{_G})?(?P<which>{f['ordinal']}|[0-9]{{1,2}}(?:st|nd|rd|th)){_G}month{_G}of"
    yield "nth-month", rf"{nth_month}{_G}(?P<of>{f['year']}|{YEAR_OF})", nth_month_of
    way = rf"(?P<way>of|beginning|starting|commencing|ending)(?:{_G}on)?"
    yield "week-from", rf"(?:the{_G})?week{_G}{way}{_G}(?:the{_G})?(?P<of>{inner})", week_from
