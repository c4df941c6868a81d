"""The words of the calendar, read from ``rules/<lang>/vocab`` and turned into pattern fragments.

All patterns of the date grammar run on *plain* text (see ``plain``): ASCII, one character for one character,
so that offsets stay those of the original. They hold no look-around, so that RE2 can run them in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tieout.values.vocabulary import vocabulary

HALF_SIGN, QUARTER_SIGN, THREE_QUARTERS_SIGN = "\x11", "\x12", "\x13"
"""What the signs for a half, a quarter and three quarters become in plain text."""

_PLAIN = (
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u2012", "-"),
    ("\u2013", "-"),
    ("\u2212", "-"),
    ("\u2018", "'"),
    ("\u2019", "'"),
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u00a3", "$"),
    ("\u20ac", "$"),
    ("\u20b9", "$"),
    ("\u00a5", "$"),
    ("\u00bd", HALF_SIGN),
    ("\u00bc", QUARTER_SIGN),
    ("\u00be", THREE_QUARTERS_SIGN),
)

_LETTER = re.compile(r"[^\x00-\x7f\W\d_]")  # "Janów" must not fall apart into "Jan" and "w"

GAP = r"(?:[ \t]{1,3}|[ \t]?\n[ \t]{0,3})"
"""White space between two words of one date; a wrapped line may break there, a blank line may not."""


def plain(text: str) -> str:
    """``text`` in ASCII with the same length: dashes, quotes and spaces plain, letters ``x``, the rest ``?``.

    >>> plain("1979–1989 in São Paulo…")
    '1979-1989 in Sxo Paulo?'
    """
    if text.isascii():
        return text
    for fancy, simple in _PLAIN:
        text = text.replace(fancy, simple)
    return _LETTER.sub("x", text).encode("ascii", "replace").decode("ascii")


@dataclass(frozen=True, slots=True)
class Season:
    """A season: its EDTF code and its widest bounds as first month, first day, last month, last day."""

    code: int
    bounds: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Lower-case words and what they stand for, and the pattern fragments that match them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, Season]
    parts: Mapping[str, tuple[float, float]]
    part_words: Mapping[str, str]
    decades: Mapping[str, int]
    units: Mapping[str, str]
    seconds: Mapping[str, float]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    holidays: Mapping[str, tuple[int, int]]
    easter: Mapping[str, int]
    nth: Mapping[str, int]
    fragments: Mapping[str, str]


@lru_cache(maxsize=8)
def calendar_words(language: str = "en") -> CalendarWords:
    """The calendar of ``language``; read once a process."""
    data = vocabulary(language).data
    months = _numbered(data["months"])
    weekdays = {word: index - 1 for word, index in _numbered(data["weekdays"]).items()}
    units = {word: name for name, row in _rows(data["time-units"]) for word in row["words"]}
    numbers = _numbers(data["date-numbers"])
    ordinals = _ordinals(data["date-numbers"])
    words = CalendarWords(
        months=months,
        weekdays=weekdays,
        seasons={name: Season(row["code"], tuple(row["days"])) for name, row in _rows(data["seasons"])},
        parts={name: (row[0], row[1]) for name, row in _rows(data["parts"])},
        part_words={phrase: name for name, phrases in _rows(data["part-words"]) for phrase in phrases},
        decades=dict(_rows(data["decades"])),
        units=units,
        seconds={name: float(row["seconds"]) for name, row in _rows(data["time-units"])},
        numbers=numbers,
        ordinals=ordinals,
        vague={name: (row[0], row[1]) for name, row in _rows(data["vague-counts"])},
        holidays={name: (row[0], row[1]) for name, row in _rows(data["holidays"])},
        easter=dict(_rows(data["easter"])),
        nth=dict(_rows(data["nth"])),
        fragments={},
    )
    return CalendarWords(
        **{name: getattr(words, name) for name in CalendarWords.__slots__ if name != "fragments"},
        fragments=_fragments(words, data),
    )


def _rows(table: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, row) for name, row in table.items() if name != "why"]


def _numbered(table: Mapping[str, Any]) -> dict[str, int]:
    return {word: index for index, (name, short) in enumerate(_rows(table), 1) for word in (name, *short)}


def _numbers(table: Mapping[str, Any]) -> dict[str, int]:
    ones, teens, tens = table["ones"], table["teens"], table["tens"]
    found = {word: value for value, word in enumerate(ones, 1)}
    found |= {word: value for value, word in enumerate(teens, 10)}
    for value, word in enumerate(tens, 2):
        found[word] = value * 10
        for rest, one in enumerate(ones, 1):
            found[f"{word}-{one}"] = found[f"{word} {one}"] = value * 10 + rest
    found["hundred"] = found["a hundred"] = found["one hundred"] = 100
    return found


def _ordinals(table: Mapping[str, Any]) -> dict[str, int]:
    found = {word: value for value, word in enumerate(table["ordinal-ones"], 1)}
    found |= {word: value for value, word in enumerate(table["ordinal-teens"], 10)}
    for value, word in enumerate(table["ordinal-tens"], 2):
        found[word] = value * 10
    for value, word in enumerate(table["tens"][:2], 2):
        for rest, one in enumerate(table["ordinal-ones"], 1):
            found[f"{word}-{one}"] = found[f"{word} {one}"] = value * 10 + rest
    return found


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, longest first; a space stands for any gap."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP).replace(r"\-", "-") for word in ordered) + ")"


def _fragments(words: CalendarWords, data: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    full = [name for name, _ in _rows(data["months"])]
    short = [word for word in words.months if word not in full]
    days_full = [name for name, _ in _rows(data["weekdays"])]
    days_short = [word for word in words.weekdays if word not in days_full]
    ones = alternation(data["date-numbers"]["ones"])
    tens = alternation(data["date-numbers"]["tens"])
    teens = alternation(data["date-numbers"]["teens"])
    ordinal_ones = alternation(data["date-numbers"]["ordinal-ones"])
    return {
        "month": rf"(?:{alternation(full)}\b|{alternation(short)}\b\.?)",
        "weekday": rf"(?:{alternation(days_full)}\b|{alternation(days_short)}\b\.?)",
        "day": r"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?\b)",
        "year": r"(?:(?:1[0-9]|20)[0-9]{2}\b|21[0-9]{2}\b)",
        "season": alternation(words.seasons),
        "part": alternation(words.part_words),
        "decade": alternation(words.decades),
        "unit": rf"{alternation(words.units)}\b",
        "daypart": alternation(data["day-parts"]["words"]),
        "ordinal": (
            rf"(?:{ordinal_ones}|{alternation(data['date-numbers']['ordinal-teens'])}"
            rf"|{alternation(data['date-numbers']['ordinal-tens'])}"
            rf"|{alternation(data['date-numbers']['tens'][:2])}[- ]{ordinal_ones})"
        ),
        "number": rf"(?:{tens}(?:[- ]{ones})?|{teens}|{ones}|(?:a{GAP}|one{GAP})?hundred)",
        "vague": alternation(words.vague),
        "holiday": alternation([*words.holidays, *words.easter]),
        "nth": alternation(words.nth),
    }
