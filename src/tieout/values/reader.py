"""The whole reader: every value of a text, and the single value of a short cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tieout.values.dates import find_dates
from tieout.values.dates.edtf import parse_edtf
from tieout.values.hedges import hedge_before
from tieout.values.model import Value, ValueMention
from tieout.values.numbers import find_numbers
from tieout.values.numbers.amounts import bounded

_SIGN = re.compile(r"(~|≈|≥|≤|>=|<=|>|<) ?")
_SIGN_MODIFIERS = {
    "~": "approx", "≈": "approx", "≥": "at_least", ">=": "at_least", "≤": "at_most", "<=": "at_most",
    ">": "more_than", "<": "less_than",
}  # fmt: skip
_CLOCK = re.compile(
    r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?:[-–]([01]?[0-9]|2[0-4]):([0-5][0-9]))?(?: ([A-Za-z]{2,5}))?"
)
_LENGTH = re.compile(r"(?:([0-9]+) h )?([0-9]+) min ([0-9.]+) s")
_RUN = re.compile(r"([0-9]{1,3}):([0-5][0-9]):([0-5][0-9](?:\.[0-9]+)?)")
_SCORE = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")
_VAGUE = re.compile(r"(.+) \(([a-z ]+)\)")
_WINS = {"age": 3, "date": 2, "period": 2, "time": 2, "duration": 2}


def read_values(
    text: str,
    *,
    reference: date | None = None,
    language: str = "en",
    spans: Sequence[tuple[int, int]] | None = None,
) -> list[ValueMention]:
    """Every value that ``text`` states: sorted, disjoint, offsets into ``text`` (end exclusive).

    ``reference`` is the day the document speaks from; without it relative dates stay unresolved. ``spans``
    restricts reading to regions (the article without its furniture), sorted and disjoint. Never raises on
    any text; time is linear in its length.

    >>> [(m.value.kind, m.text) for m in read_values("The 32-year-old won 5-2 on 9 September 2001.")]
    [('age', '32-year-old'), ('score', '5-2'), ('date', '9 September 2001')]
    """
    numbers = find_numbers(text, spans=spans, language=language)
    dates = find_dates(text, reference=reference, language=language, spans=spans)
    return settle(numbers, dates)


def settle(numbers: Sequence[ValueMention], dates: Sequence[ValueMention]) -> list[ValueMention]:
    """Two sorted, disjoint readings of one text made one: where they overlap the stronger stands.

    An age beats everything ("32-year-old" is no duration); else the longer; else the date.
    """
    kept: list[ValueMention] = []
    merged = sorted([*numbers, *dates], key=lambda mention: (mention.start, mention.end, mention.value.kind))
    for mention in merged:
        while kept and kept[-1].end > mention.start and _beats(mention, kept[-1]):
            kept.pop()
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _beats(later: ValueMention, earlier: ValueMention) -> bool:
    """Whether ``later`` displaces ``earlier``: never a count that begins inside a date."""
    if later.value.kind == "quantity" and earlier.value.kind in ("date", "period", "time"):
        weather = later.value.dimension == "temperature"
        return (weather or earlier.start >= later.start) and _strength(later) > _strength(earlier)
    return _strength(later) > _strength(earlier)


def _strength(mention: ValueMention) -> tuple[bool, int, int]:
    kind = mention.value.kind
    return kind == "age", mention.end - mention.start, _WINS.get(kind, 1)


def read_one(text: str, *, reference: date | None = None, language: str = "en") -> Value | None:
    """The single value that a short cell states, or ``None`` when it states none or something is left over.

    Reads every form that ``format_value`` writes, EDTF ("1979/1989", "198X") and wordings ("at least 45").

    >>> read_one("~100,000 people").modifier, read_one("1979/1989").kind, read_one("≥ 45").low
    ('approx', 'period', 45.0)
    """
    cell = text.strip()
    if not cell:
        return None
    sign = _SIGN.match(cell)
    body = cell[sign.end() :] if sign else cell
    if sign is not None:
        inner = read_one(body, reference=reference, language=language)
        return None if inner is None else bounded(inner, _SIGN_MODIFIERS[sign[1]])
    known = _exact_form(body, language)
    if known is not None:
        return known
    mentions = read_values(cell, reference=reference, language=language)
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    left_over = (cell[: mention.start] + cell[mention.end :]).strip(" .,;:\"'“”()")
    return mention.value if left_over.lower() in ("", "the", "on", "in", "at", "by") else None


def _exact_form(body: str, language: str) -> Value | None:
    """The forms that need no context to be read: EDTF, clock times, clock durations, scores, vague ranges."""
    edtf = parse_edtf(body)
    if edtf is not None:
        return edtf
    clock = _CLOCK.fullmatch(body)
    if clock is not None:
        first = float(int(clock[1]) * 60 + int(clock[2]))
        last = float(int(clock[3]) * 60 + int(clock[4])) if clock[3] else first
        return Value("time", first, last, clock[5] or "", "time", "range" if clock[3] else "exact", (), 1.0)
    length = _LENGTH.fullmatch(body) or _RUN.fullmatch(body)
    if length is not None:
        return _clock_length(length)
    score = _SCORE.fullmatch(body)
    if score is not None:
        return Value("score", None, None, "", "", "exact", (float(score[1]), float(score[2])), 1.0)
    vague = _VAGUE.fullmatch(body)
    if vague is not None and hedge_before(body.lower(), len(body)).modifier == "exact":
        inner = read_one(vague[1], language=language)
        if inner is not None and inner.modifier == "range":
            numbers = inner.numbers if inner.kind == "duration" else ()
            return replace(inner, modifier="vague", numbers=numbers, granule=0.0, text=vague[2])
    return None


def _clock_length(match: re.Match[str]) -> Value:
    hours, minutes, seconds = float(match[1] or 0), float(match[2]), float(match[3])
    total = hours * 3600 + minutes * 60 + seconds
    with_hours = match[1] is not None
    numbers = (hours, minutes, seconds) if with_hours else (minutes, seconds)
    return Value(
        "duration", total, total, "h:mm:ss" if with_hours else "mm:ss", "duration", "exact", numbers, 1.0
    )
