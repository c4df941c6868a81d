"""How long: "72-hour", "two and a half years", "7 years and 9 months", "2:00:35".

Base unit is the second; a nominal month is a twelfth of a year of 365.2425 days. The stated unit and the
stated numbers are kept, so that "38 months" is never shown as days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.dates.duration_counts import read_piece
from tieout.values.dates.words import (
    GAP,
    CalendarWords,
    alternation,
    calendar_words,
)
from tieout.values.vocabulary import vocabulary

_G = GAP
_WAYS = (
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "from now",
    "hence",
    "afterwards",
    "afterward",
    "previously",
)
_JOIN = rf"(?:,?{_G}and{_G}|,{_G}|{_G})"
_CLOCK = r"[0-9]{1,3}:[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,3})?|[0-9]{1,3}:[0-5][0-9](?:\.[0-9]{1,2})?"
_BELOW = {
    "decade": ("year",),
    "year": ("month", "week", "day"),
    "month": ("week", "day"),
    "week": ("day",),
    "day": ("hour", "minute"),
    "hour": ("minute", "second"),
    "minute": ("second",),
}
_JOINED = re.compile(_JOIN, re.IGNORECASE)
_MOST_PIECES = 4
_CONSECUTIVE = re.compile(
    r"consecutive|straight|successive|full", re.IGNORECASE
)  # "three quarters" is a share
_REPEATED = "day|week|weekend|month|quarter|year|night|hour|minute|decade"


@dataclass(frozen=True, slots=True)
class Length:
    """A duration as printed: (lowest count, highest count, unit) pieces, and the words round it.

    ``way`` is "ago", "later", "before" ... where the duration leads from or to a date; ``frame`` is "last",
    "next", "every" ... before it. ``article`` is true for "a year", which may also say how often.
    """

    pieces: tuple[tuple[float, float, str], ...]
    step: float
    way: str = ""
    frame: str = ""
    article: bool = False
    vague: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class DurationGrammar:
    """Patterns of one language: ``scan`` and ``piece_scan`` without names, the others take a phrase apart."""

    scan: str
    piece_scan: str
    frame: re.Pattern[str]
    piece: re.Pattern[str]
    way: re.Pattern[str]
    words: CalendarWords


@lru_cache(maxsize=8)
def duration_grammar(language: str = "en") -> DurationGrammar:
    """The grammar of ``language``, compiled once a process."""
    words = calendar_words(language)
    classes = vocabulary(language).classes
    f = words.fragments
    hyphen = rf"(?:{_G}|-)"
    half = rf"(?:{hyphen}and{hyphen}(?:a{hyphen})?half)"
    share = rf"(?:{hyphen}and{hyphen}(?:(?:a{hyphen})?(?:half|quarter)|three{hyphen}quarters?))"
    digits = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,6}(?:\.[0-9]{1,3})?[\x11-\x13]?|[\x11-\x13])"
    parts = rf"(?:half|quarter{_G}of){_G}an?|an?{_G}half|half|(?:an?|one){half}"
    fraction = rf"{digits}{_G}?(?:1/2|3/4|1/4)"
    count = rf"(?:(?:{digits}|{f['number']}){share}?|{parts}|an?|one|single|{f['vague']}|{fraction})"
    to = rf"(?:{_G}(?:to|or){_G}|-)"
    span = rf"(?:between{_G}{count}{_G}and{_G}{count}|{count}(?:{to}{count})?)"
    adjective = rf"(?:(?:{alternation(classes['duration-adjective'])}){hyphen})?"
    gap = rf"(?:{_G}|-|{_G}-)?"
    piece = rf"{span}{gap}{adjective}{f['unit']}{half}?"
    pieces = rf"{piece}(?:{_JOIN}{piece}){{0,3}}"
    frame = rf"(?:(?:the{_G})?(?:{alternation(classes['duration-frame'])}){_G})"
    way = rf"(?:{_G}(?:{alternation(_WAYS)})\b)?"
    scan = rf"(?:{frame}?{pieces}{way}|{_loose_pattern(words)}|{_CLOCK})"
    named = (
        rf"(?P<between>between{_G})?(?P<low>{count})(?:(?P<link>{_G}(?:to|or|and){_G}|-)(?P<high>{count}))?{gap}"
        rf"(?P<adjective>{adjective})(?P<unit>{f['unit']})(?P<half>{half})?"
    )
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in (frame, named, way)]
    return DurationGrammar(scan, pieces, patterns[0], patterns[1], patterns[2], words)


def _loose_pattern(words: CalendarWords) -> str:
    """Lengths without a count: "the past decade", "all week", "every day", "decades", "years later"."""
    repeated = rf"(?:every|each){_G}(?:single{_G}|other{_G})?(?:{_REPEATED})\b"
    filled = rf"(?:all|full|whole)(?:{_G}|-)(?:day|week|month|year)\b"
    past = rf"the{_G}past{_G}(?:week|month|year|decade|century|hour|fortnight)\b"
    last = rf"the{_G}last{_G}(?:week|month|year|decade|hour|fortnight)\b"
    plurals = alternation(
        word for word, unit in words.units.items() if word.endswith("s") and unit != "quarter"
    )
    long = rf"(?:{_REPEATED}|century)-?long\b"
    way = rf"(?:-long\b|{_G}(?:ago|later|earlier|before|after)\b)"
    recent = rf"(?:recent|the){_G}(?:years|decades|centuries|months|weeks|days)\b"
    return rf"(?:{filled}|{recent}|{repeated}|{past}|{last}|{long}|{plurals}{way}?)"


@lru_cache(maxsize=65536)
def read_length(phrase: str, language: str = "en") -> Length | None:
    """What a whole phrase says about a length of time, or ``None`` where it is none."""
    grammar = duration_grammar(language)
    if phrase[:1].isdigit() and ":" in phrase:
        return _clock(phrase) if re.fullmatch(_CLOCK, phrase) else None
    opened = grammar.frame.match(phrase)
    pieces, rest = _take_pieces(phrase, 0 if opened is None else opened.end(), grammar)
    if not pieces and opened is not None:  # "another hour" is one more, not a frame
        opened, (pieces, rest) = None, _take_pieces(phrase, 0, grammar)
    closed = grammar.way.fullmatch(phrase, rest)
    if not pieces or closed is None:
        return _loose(phrase, grammar.words)
    frame = "" if opened is None else opened[0].lower().strip().removeprefix("the ").strip()
    way = " ".join(closed[0].lower().split())
    return None if way and frame else _length(phrase, pieces, way, frame, grammar.words)


def _take_pieces(phrase: str, start: int, grammar: DurationGrammar) -> tuple[list[re.Match[str]], int]:
    """The pieces ("7 years", "9 months") that follow each other from ``start``, and where they end."""
    pieces: list[re.Match[str]] = []
    position, end = start, start
    while len(pieces) < _MOST_PIECES:
        piece = grammar.piece.match(phrase, position)
        if piece is None:
            break
        pieces.append(piece)
        end = piece.end()
        joined = _JOINED.match(phrase, end)
        if joined is None:
            break
        position = joined.end()
    return pieces, end


def _length(
    phrase: str, found: list[re.Match[str]], way: str, frame: str, words: CalendarWords
) -> Length | None:
    pieces: list[tuple[float, float, str]] = []
    step = 0.0
    for piece in found:
        read = read_piece(piece, words, later=bool(pieces))
        if read is None:
            return None
        low, high, unit, grain = read
        if pieces and (
            unit not in _BELOW.get(pieces[-1][2], ()) or _is_too_long(high, unit, pieces[-1][2], words)
        ):
            return None
        pieces.append((low, high, unit))
        step = grain * words.seconds[unit]
    if len(pieces) > 1 and any(low != high for low, high, _ in pieces):  # "3-4 weeks, 2-3 days" are two
        return None
    if pieces[-1][2] == "quarter" and not frame and not _CONSECUTIVE.search(phrase):
        return None
    counts = [" ".join(piece["low"].lower().split()) for piece in found]
    article = len(pieces) == 1 and (
        counts[0] in ("a", "an") or (counts[0] == "one" and pieces[0][2] == "day")
    )
    return Length(tuple(pieces), step, way, frame, article, any(count in words.vague for count in counts))


def _is_too_long(count: float, unit: str, above: str, words: CalendarWords) -> bool:
    """Whether a smaller piece fills the unit above it: "on 83 minutes, 90 seconds after" are two lengths."""
    return count * words.seconds[unit] >= words.seconds[above]


def _loose(phrase: str, words: CalendarWords) -> Length | None:
    """Lengths without a count: "the past decade" (one), "decades" (a few, how many is not said)."""
    tokens = phrase.lower().replace("-", " ").split()
    if tokens[0] in ("all", "full", "whole") and len(tokens) == 2 and phrase.lower() != "full-year":
        unit = words.units.get(tokens[1], "")
        return Length(((1.0, 1.0, unit),), words.seconds[unit]) if unit else None
    if tokens[0] in ("every", "each"):
        count, unit = (2.0 if "other" in tokens else 1.0), {"weekend": "week"}.get(tokens[-1], tokens[-1])
        known = unit in words.seconds
        return Length(((count, count, unit),), words.seconds[unit], frame="every") if known else None
    if tokens[:2] in (["the", "past"], ["the", "last"]) and len(tokens) == 3:
        unit = words.units.get(tokens[2], "")
        if not unit or tokens[1:] == ["last", "century"]:  # the one before this, not the hundred years to now
            return None
        return Length(((1.0, 1.0, unit),), words.seconds[unit], frame=tokens[1])
    if tokens[0].removesuffix("long") in words.units and tokens[-1].endswith("long"):
        unit = words.units[tokens[0].removesuffix("long")]
        if not tokens[0].removesuffix("long").endswith("s"):
            return Length(((1.0, 1.0, unit),), words.seconds[unit])
    if tokens[0] in ("recent", "the") and len(tokens) == 2 and tokens[1].endswith("s"):
        unit = words.units.get(tokens[1], "")
        open_count = ((2.0, 9.0, unit),)
        return Length(open_count, words.seconds[unit], vague=True, bare=tokens[0] == "the") if unit else None
    unit = words.units.get(tokens[0], "")
    rest = tokens[1:]
    if not unit or not tokens[0].endswith("s") or (rest and rest != ["long"] and rest[0] not in _WAYS):
        return None
    way = rest[0] if rest and rest != ["long"] else ""
    return Length(((2.0, 9.0, unit),), words.seconds[unit], way, vague=True, bare=rest != ["long"])


def _clock(phrase: str) -> Length:
    fields = phrase.split(":")
    step = 10.0 ** -len(fields[-1].partition(".")[2]) if "." in fields[-1] else 1.0
    units = ("hour", "minute", "second") if len(fields) == 3 else ("minute", "second")
    return Length(
        tuple((float(field), float(field), unit) for field, unit in zip(fields, units, strict=True)),
        step,
        bare=True,
    )
