"""How often: "annual", "twice a week", "15 a year". A repeated time is a length that starts anew."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.dates.context import Context
from tieout.values.dates.durations import Length
from tieout.values.dates.words import GAP, alternation, calendar_words
from tieout.values.vocabulary import vocabulary

_REPEATED = ("hour", "day", "night", "week", "fortnight", "month", "year")
_CLAUSE = re.compile(r"[.,;:!?()](?!\d)|\n")
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=8)
def repeat_scan(language: str = "en") -> str:
    """The unnamed pattern of the words and of "per year"; "15 a year" is found as a length."""
    return rf"(?:{alternation(_repeats(language))}\b|per{GAP}(?:{'|'.join(_REPEATED[1:])})\b)"


@lru_cache(maxsize=8)
def _repeats(language: str) -> dict[str, tuple[float, str]]:
    rows = vocabulary(language).data["repeats"]
    return {word: (row[0], row[1]) for word, row in rows.items() if word != "why"}


@lru_cache(maxsize=16384)
def read_repeat(phrase: str, language: str = "en") -> Length | None:
    """The time after which it comes again, or ``None`` for any other phrase."""
    words = " ".join(phrase.lower().split())
    if words.startswith("per "):
        return _every(1.0, words[4:], language)
    known = _repeats(language).get(words)
    return None if known is None else _every(*known, language)


def rate(length: Length, language: str = "en") -> Length | None:
    """ "a year" in "15 a year", as how often; ``None`` for units that nothing is counted by."""
    count, _, unit = length.pieces[0]
    return _every(count, unit, language) if unit in _REPEATED and count == 1.0 else None


def _every(count: float, unit: str, language: str) -> Length:
    return Length(((count, count, unit),), calendar_words(language).seconds[unit], frame="every", bare=True)


def allows_repeat(context: Context, phrase: str, start: int, end: int) -> bool:
    """Whether "daily" says how often; not the "Daily" of a paper's name, nor "the daily Hurriyet"."""
    if context.is_glued(start, end) or context.text[start - 1 : start] == "-":
        return False
    following = context.text[end : end + 2]
    if phrase[0].isupper():
        opens = context.text[:start].rstrip()[-1:] in ("", ".", "!", "?", ":", '"')
        return opens and following[:1] in (" ", "\n") and following[1:].islower()
    named = following[:1] == " " and following[1:].isupper() and not context.text[end + 2 : end + 3].isupper()
    return not (named and context.has("before-a-name", context.before(start)))


def is_rate(context: Context, start: int, end: int) -> bool:
    """Whether "a year" stands after something counted: "15 a year", "$3 billion a year", "twice a day"."""
    if context.low.startswith((" of", "-", " long", " off", " or ", " on ", " apart"), end):
        return False
    clause = _CLAUSE.split(context.low[max(0, start - 40) : start])[-1].split()[-4:]
    for word in reversed(clause):
        if word.lstrip("$(")[:1].isdigit():
            return not (word is clause[-1] and _YEAR.fullmatch(word))
        if context.has("rate-count", word):
            return True
    return False
