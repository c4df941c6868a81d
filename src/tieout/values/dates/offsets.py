"""Dates said as a length of time from another: "three years ago", "two days later", "a week after 9 May"."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.dates.clock import Expression
from tieout.values.dates.counted import Offset
from tieout.values.dates.durations import Length, duration_grammar, read_length
from tieout.values.dates.expressions import Shifted, Unplaced
from tieout.values.dates.grammar import NEEDS_NEIGHBOURS, read_date
from tieout.values.dates.words import GAP

_FROM_DOCUMENT = ("ago", "from now", "hence")
_FROM_TEXT = ("later", "earlier", "afterwards", "afterward", "previously")
_TO_A_DAY = ("second", "minute", "hour", "millisecond")


@lru_cache(maxsize=8)
def offset_lead(language: str = "en") -> str:
    """The unnamed pattern of what stands before the date in "two weeks before 9 May", for the scan."""
    one = rf"(?:{duration_grammar(language).piece_scan}|the{GAP}(?:day|week|month|year))"
    return rf"{one}{GAP}(?:before|after|from){GAP}"


@lru_cache(maxsize=8)
def _parts(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<length>.*?\S){GAP}(?P<way>before|after|from){GAP}(?P<base>\S.*)", re.IGNORECASE | re.DOTALL
    )


@lru_cache(maxsize=16384)
def read_offset(phrase: str, language: str = "en") -> tuple[Length, Expression] | None:
    """ "two weeks before 9 May": the length and the date that it leads to; ``None`` for any other phrase."""
    found = _parts(language).fullmatch(phrase)
    if found is None:
        return None
    words = found["length"]
    length = read_length("a" + words[3:] if words[:4].lower() == "the " else words, language)
    base = read_date(found["base"], language)
    if length is None or base is None or length.frame or length.way or base[0] in NEEDS_NEIGHBOURS:
        return None
    meaning = counted(length, -1 if found["way"].lower() == "before" else 1, base[1])
    return None if isinstance(meaning, Unplaced) else (length, meaning)


def leads_to_a_date(length: Length) -> bool:
    """Whether "ago", "later" and the like make a date of the length."""
    return length.way in _FROM_DOCUMENT or length.way in _FROM_TEXT


def counted(length: Length, sign: int = 0, base: Expression | None = None) -> Expression:
    """The date that a length leads to: from ``base``, the document's own date, or the text's last."""
    if not sign:
        sign = -1 if length.way in ("ago", "earlier", "previously") else 1
    if length.bare or any(low != int(low) or unit in _TO_A_DAY for low, _, unit in length.pieces):
        return Unplaced()
    measured = "document" if length.way in _FROM_DOCUMENT else "text"
    pieces = tuple((low, high, "day" if unit == "night" else unit) for low, high, unit in length.pieces)
    low, high, unit = pieces[0]
    if len(pieces) == 1 and base is None:
        return Shifted(unit, sign * int(low), measured, spread=int(high) - int(low))  # type: ignore[arg-type]
    if any(low != high for low, high, _ in pieces):
        return Unplaced()
    return Offset(tuple((int(low), unit) for low, _, unit in pieces), sign, base, measured)  # type: ignore[arg-type]
