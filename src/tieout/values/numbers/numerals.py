"""Numerals: figures and number words, with what they are worth and how fine they were printed.

A numeral is only the number ("1.2 million", "twenty-two", "two-thirds", "tens of thousands"); what it
counts or measures is read by the modules that use it. Every loop here moves forward only, so the time is
linear in the text whatever the text is.
"""

from __future__ import annotations

import re

from tieout.values.lexicon import Lexicon, lexicon
from tieout.values.numbers.numeral import Numeral, product, step_of
from tieout.values.numbers.words import from_words, mixed_part

__all__ = ["Numeral", "product", "read_numeral", "step_of", "times", "with_scale"]

_DIGITS = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])(?:\.[0-9]+)?"  # 173,000
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # 1,81,067
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,5}(?![0-9])"  # 1.234.567
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009'’][0-9]{3}){1,5}(?![0-9])(?:\.[0-9]+)?"  # 173 000 with a hard space
    r"|[0-9]{1,3}(?: [0-9]{3}){1,4}(?:\.[0-9]{1,2})?(?![0-9,.:/-]?[0-9]|s\b)"  # 173 000
    r"|[0-9]+(?:\.[0-9]+)?"
)
_DECIMAL_COMMA = re.compile(  # 3,5 million: the continental comma, where a scale or a unit shows it
    r"([0-9]{1,3},[0-9]{1,2})(?![0-9,])"
    r"( ?(?:million|billion|trillion|bn|mn|per ?cent|km|kg|met(?:re|er)s|tonnes|euros?|hectares)\b| ?%)?"
)
_GROUPING = re.compile(r"[,\u00a0\u202f\u2009'’ ]")
_SLASH = re.compile(r"(?: ([0-9]{1,2}))?[/⁄]([0-9]{1,3})(?![0-9/])")
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_SCALE_GAP = re.compile(r"[ \u00a0\u202f\n-]?([a-z]+)")
_SMALLER = re.compile(r" (?:and )?([0-9]{1,3}) ?([a-z]+)?")
_MAX_DIGITS = 18
_LONGEST_YEAR_DAY = 31


def read_numeral(low: str, pos: int, language: str = "en") -> Numeral | None:
    """The numeral that begins at ``pos`` of the lower-cased text ``low``, the longest there is, or ``None``.

    >>> read_numeral("1.2 million people", 0).low, read_numeral("two-thirds", 0).parts
    (1200000.0, (2.0, 3.0))
    """
    words = lexicon(language)
    letter = low[pos : pos + 1]
    if letter in words.glyphs:
        top, bottom = words.glyphs[letter]
        glyph = Numeral(pos, pos + 1, top / bottom, top / bottom, 0.0, "fraction", 1.0, (top, bottom))
        return _scaled(low, glyph, words)
    if letter.isdigit():
        return _from_digits(low, pos, words)
    found = from_words(low, pos, words)
    if found is not None and found.form == "words" and found.scale == 1.0 and found.low != int(found.low):
        return _scaled(low, found, words)
    return found


def _from_digits(low: str, pos: int, words: Lexicon) -> Numeral | None:
    comma = _DECIMAL_COMMA.match(low, pos)
    if comma is not None and (comma[2] or low[pos - 1 : pos] == "€"):
        value = float(f"{comma[1].replace(',', '.')}")
        step = step_of(comma[1].replace(",", "."))
        return _scaled(low, Numeral(pos, comma.end(1), value, value, step, "digits", grouped=True), words)
    match = _DIGITS.match(low, pos)
    if match is None or match.end() - pos > _MAX_DIGITS + 8:
        return None
    printed = match.group()
    if " " in printed and _follows_a_month(low, pos, printed, words):
        printed = printed.split(" ", 1)[0]
    figure = _GROUPING.sub("", printed)
    if figure.count(".") > 1 or (figure.endswith(".000") and figure[0] != "0"):
        figure = figure.replace(".", "")
    end, start = pos + len(printed), pos
    if pos and low[pos - 1] == "." and "." not in figure and not low[max(0, pos - 2) : pos - 1].isalnum():
        figure, start = "0." + figure, pos - 1
    value, step = float(figure), step_of(figure)
    grouped = not printed.isdigit() or start != pos
    special = _fraction_or_ordinal(low, start, end, value, printed, words)
    if special is not None:
        return special
    plain = Numeral(start, end, value, value, step, "digits", grouped=grouped)
    return _scaled(low, _with_part(low, plain, words), words)


def _follows_a_month(low: str, pos: int, printed: str, words: Lexicon) -> bool:
    """Whether "5 200" after a month is a day and another figure."""
    before = low[max(0, pos - 12) : pos].rstrip(" .").rpartition(" ")[2]
    return float(printed.split(" ", 1)[0]) <= _LONGEST_YEAR_DAY and before in words.months


def _fraction_or_ordinal(
    low: str, start: int, end: int, value: float, printed: str, words: Lexicon
) -> Numeral | None:
    """ "2½", "1 4/5", "3/4", "122nd" after plain figures that end at ``end``."""
    glyph = low[end : end + 1]
    if glyph and glyph in words.glyphs:
        top, bottom = words.glyphs[glyph]
        mixed = value + top / bottom
        return _scaled(low, Numeral(start, end + 1, mixed, mixed, 1 / bottom, "digits", grouped=True), words)
    if not printed.isdigit() or len(printed) > 3:
        tail = _ORDINAL_TAIL.match(low, end) if printed.replace(",", "").isdigit() else None
        return None if tail is None else Numeral(start, tail.end(), value, value, 1.0, "ordinal")
    slash = _SLASH.match(low, end)
    if slash is not None:
        whole, over = (value, int(slash[1])) if slash[1] else (0.0, int(printed))
        under = int(slash[2])
        if 0 < over < under:
            mixed = whole + over / under
            parts: tuple[float, ...] = () if whole else (float(over), float(under))
            return Numeral(start, slash.end(), mixed, mixed, 0.0, "fraction", 1.0, parts, True)
    tail = _ORDINAL_TAIL.match(low, end)
    if tail is None or (tail.group() == "st" and (value % 10 != 1 or value % 100 == 11)):  # "13st" is stones
        return None
    return Numeral(start, tail.end(), value, value, 1.0, "ordinal")


def _with_part(low: str, numeral: Numeral, words: Lexicon) -> Numeral:
    """ "3 and a half": the part of a whole after figures."""
    part = mixed_part(low, numeral.end, words)
    if part is None:
        return numeral
    value = numeral.low + part[0] * numeral.scale
    return Numeral(
        numeral.start, part[1], value, value, part[0] * numeral.scale, "digits", numeral.scale, (), True
    )


def _scaled(low: str, numeral: Numeral, words: Lexicon) -> Numeral:
    """``numeral`` times the scale words that follow it: "1.2 million", "3 lakh crore", "15bn"."""
    end, scale = numeral.end, 1.0
    while True:
        match = _SCALE_GAP.match(low, end)
        if match is None:
            break
        factor = words.scales.get(match[1])
        if factor is None and match[1] not in words.glued:
            factor = words.short_scales.get(match[1])
        if factor is None:
            break
        end, scale = match.end(), scale * factor
    if scale == 1.0:
        return numeral
    scaled = with_scale(numeral, end, scale)
    return _with_part(low, _with_smaller(low, scaled, words), words)


def _with_smaller(low: str, numeral: Numeral, words: Lexicon) -> Numeral:
    """ "2 crore 50 lakh", "3 hundred and 21": a smaller amount said right after."""
    match = _SMALLER.match(low, numeral.end)
    if match is None:
        return numeral
    count = float(match[1])
    factor = words.scales.get(match[2] or "")
    if factor is not None and count * factor < numeral.scale:
        value = numeral.low + product(count, factor)
        return Numeral(
            numeral.start,
            match.end(),
            value,
            value,
            step_of(match[1]) * factor,
            "digits",
            numeral.scale,
            (),
            True,
        )
    if numeral.scale == 100 and " and " in match.group() and count < 100:
        value = numeral.low + count
        return Numeral(
            numeral.start, match.end(1), value, value, step_of(match[1]), "digits", 100.0, (), True
        )
    return numeral


def with_scale(numeral: Numeral, end: int, factor: float) -> Numeral:
    """``numeral`` times ``factor``, printed up to ``end``: the scale letter of "$1.2m"."""
    return Numeral(
        numeral.start,
        end,
        product(numeral.low, factor),
        product(numeral.high, factor),
        product(numeral.step or 0.1, factor),
        "digits" if numeral.form == "fraction" else numeral.form,
        numeral.scale * factor,
        (),
        True,
    )


def times(numeral: Numeral, factor: float) -> Numeral:
    """``numeral`` with the scale of its neighbour: the first of "two to three million"."""
    return with_scale(numeral, numeral.end, factor)
