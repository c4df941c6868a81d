"""Numerals: figures and number words, with what they are worth and how fine they were printed.

A numeral is only the number ("1.2 million", "twenty-two", "two-thirds", "tens of thousands"); what it
counts or measures is read by the modules that use it. Every loop here moves forward only, so the time is
linear in the text whatever the text is.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from tieout.values.lexicon import Lexicon, lexicon

Form = Literal["digits", "words", "ordinal", "fraction", "vague"]

_DIGITS = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"  # 173,000
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # 1,81,067
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])"  # 1.234.567
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009'’][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"  # 173 000 with a hard space
    r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9,.:/-]?[0-9])"  # 173 000
    r"|[0-9]+(?:\.[0-9]+)?"
)
_SLASH = re.compile(r"(?: ([0-9]{1,2}))?[/⁄]([0-9]{1,3})(?![0-9/])")
_ORDINAL_TAIL = re.compile(r"(?:st|nd|rd|th)(?![a-z])")
_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(r"[ \u00a0\u202f]|-(?=[a-z])|\n(?=[a-z])")
_MAX_DIGITS = 18
_SMALL, _TENS, _HUNDRED, _SCALE = range(4)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed at ``[start, end)``.

    ``low`` and ``high`` are equal unless ``form`` is ``vague``, closed at both ends. ``step`` is the size of
    one step of its last significant digit (1.2 million: 100,000). ``scale`` is the product of the scale words
    ("million": 1e6; 1 without), ``parts`` the numerator and denominator of a fraction.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    form: Form
    scale: float = 1.0
    parts: tuple[float, ...] = ()
    grouped: bool = False
    """Whether the figures were grouped or had decimals, which a year or a name's number never has."""


def step_of(figure: str) -> float:
    """The size of the last significant digit's step of ungrouped figures.

    >>> step_of("173000"), step_of("150"), step_of("153"), step_of("1.2"), step_of("0")
    (1000.0, 10.0, 1.0, 0.1, 1.0)
    """
    if "." in figure:
        return float(f"1e-{min(len(figure) - figure.index('.') - 1, 15)}")
    bare = figure.lstrip("0")
    stripped = bare.rstrip("0")
    return 10.0 ** (len(bare) - len(stripped)) if stripped else 1.0


def product(left: float, right: float) -> float:
    """``left`` times ``right`` without the dust of binary fractions (15 significant digits).

    >>> 2.3 * 1e6, product(2.3, 1e6)
    (2299999.9999999995, 2300000.0)
    """
    return float(f"{left * right:.15g}")


def read_numeral(low: str, pos: int, language: str = "en") -> Numeral | None:
    """The numeral that begins at ``pos`` of the lower-cased text ``low``, the longest there is, or
    ``None``.
    """
    words = lexicon(language)
    letter = low[pos : pos + 1]
    if letter in words.glyphs:
        top, bottom = words.glyphs[letter]
        return _scaled(
            low, Numeral(pos, pos + 1, top / bottom, top / bottom, 0.0, "fraction", 1.0, (top, bottom)), words
        )
    if letter.isdigit():
        return _from_digits(low, pos, words)
    return _from_words(low, pos, words)


def _from_digits(low: str, pos: int, words: Lexicon) -> Numeral | None:
    match = _DIGITS.match(low, pos)
    if match is None or match.end() - pos > _MAX_DIGITS + 8:
        return None
    printed = match.group()
    figure = re.sub(r"[,\u00a0\u202f\u2009'’ ]", "", printed)
    if figure.count(".") > 1:
        figure = figure.replace(".", "")
    end = match.end()
    value, step = float(figure), step_of(figure)
    grouped = not printed.isdigit()
    glyph = low[end : end + 1]
    if glyph in words.glyphs and glyph:
        top, bottom = words.glyphs[glyph]
        mixed = value + top / bottom
        return _scaled(low, Numeral(pos, end + 1, mixed, mixed, 1 / bottom, "digits", grouped=True), words)
    slash = _SLASH.match(low, end)
    if slash is not None and not grouped and len(printed) <= 3:
        whole, top_text = (value, slash[1]) if slash[1] else (0.0, printed)
        top, bottom = int(top_text), int(slash[2])
        if 0 < top < bottom:
            mixed = whole + top / bottom
            parts: tuple[float, ...] = () if whole else (float(top), float(bottom))
            return Numeral(pos, slash.end(), mixed, mixed, 0.0, "fraction", 1.0, parts, True)
    tail = _ORDINAL_TAIL.match(low, end)
    if tail is not None:
        return Numeral(pos, tail.end(), value, value, 1.0, "ordinal")
    return _scaled(low, Numeral(pos, end, value, value, step, "digits", grouped=grouped), words)


def _scaled(low: str, numeral: Numeral, words: Lexicon) -> Numeral:
    """``numeral`` times the scale words that follow it: "1.2 million", "3 lakh crore", "15bn"."""
    end, scale = numeral.end, 1.0
    while True:
        gap = end
        if low[end : end + 1] in (" ", "-", "\u00a0", "\u202f", "\n") and low[end : end + 1]:
            gap = end + 1
        match = _WORD.match(low, gap)
        if match is None:
            break
        word = match.group()
        factor = words.scales.get(word)
        if factor is None and word not in words.glued:
            factor = words.short_scales.get(word)
        if factor is None:
            break
        end, scale = match.end(), scale * factor
    if scale == 1.0:
        return numeral
    return Numeral(
        numeral.start, end, product(numeral.low, scale), product(numeral.high, scale),
        product(numeral.step or 0.1, scale),
        "digits", scale, (), True,
    )  # fmt: skip


def with_scale(numeral: Numeral, end: int, factor: float) -> Numeral:
    """``numeral`` read with a glued letter as its scale ("$1.2m"), ending at ``end``."""
    return Numeral(
        numeral.start, end, product(numeral.low, factor), product(numeral.high, factor), product(numeral.step, factor),
        numeral.form, numeral.scale * factor, (), True,
    )  # fmt: skip


def times(numeral: Numeral, factor: float) -> Numeral:
    """``numeral`` with the scale of its neighbour: the first of "two to three million"."""
    return with_scale(numeral, numeral.end, factor)


# --- number words -------------------------------------------------------------------------------------------


def _from_words(low: str, pos: int, words: Lexicon) -> Numeral | None:
    vague = _vague(low, pos, words)
    if vague is not None:
        return vague
    reader = _WordReader(low, pos, words)
    return reader.read()


def _vague(low: str, pos: int, words: Lexicon) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few": a range named by words."""
    first = _WORD.match(low, pos)
    if first is None:
        return None
    phrase, end = first.group(), first.end()
    best: tuple[str, int] | None = (phrase, end) if phrase in words.vague else None
    for _ in range(2):
        if low[end : end + 1] not in (" ", "\u00a0", "\n"):
            break
        match = _WORD.match(low, end + 1)
        if match is None:
            break
        phrase, end = phrase + " " + match.group(), match.end()
        if phrase in words.vague:
            best = (phrase, end)
    if best is None:
        return None
    bottom, top = words.vague[best[0]]
    start = pos
    if best[0].split(" ")[0] in ("few", "couple", "handful"):
        start = _article_before(low, pos)
        if start == pos:
            return None
    return Numeral(start, best[1], bottom, top, 0.0, "vague")


def _article_before(low: str, pos: int) -> int:
    """Where "a" or "an" begins when it stands right before ``pos``; else ``pos``."""
    for article in ("a ", "an "):
        begin = pos - len(article)
        if begin >= 0 and low.startswith(article, begin) and (begin == 0 or not low[begin - 1].isalnum()):
            return begin
    return pos


class _WordReader:
    """Reads one run of number words from left to right; what cannot belong to the number ends it."""

    def __init__(self, low: str, pos: int, words: Lexicon) -> None:
        self.low, self.words = low, words
        self.start = self.end = pos
        self.total = self.group = 0.0
        self.last = -1
        self.ceiling = math.inf
        self.scale = 1.0

    def read(self) -> Numeral | None:
        word, begin, stop = self._word(self.start)
        if word in ("half", "quarter"):
            return self._part_of_a_whole(word, stop)
        if word in self.words.ordinals:
            return self._ordinal(word, stop)
        if word in self.words.scales:
            article = _article_before(self.low, self.start)
            if article == self.start:
                return None
            self.start, self.group, self.last = article, 1.0, _SMALL
            self.end = begin
        while True:
            outcome = self._take(word, stop)
            if outcome is not None:
                return outcome
            if self.end != stop:
                break
            following = self._next()
            if following is None:
                break
            word, begin, stop = following
        return self._finish()

    def _word(self, at: int) -> tuple[str, int, int]:
        match = _WORD.match(self.low, at)
        return (match.group(), match.start(), match.end()) if match else ("", at, at)

    def _next(self) -> tuple[str, int, int] | None:
        """The next number word after a space, a hyphen or "and"; ``None`` where the run ends."""
        gap = _GAP.match(self.low, self.end)
        if gap is None:
            return None
        word, begin, stop = self._word(gap.end())
        if word == "and" and self.low[stop : stop + 1] in (" ", "-") and self.last in (_HUNDRED, _SCALE):
            word, begin, stop = self._word(stop + 1)
            if word not in self.words.units and word not in self.words.teens and word not in self.words.tens:
                return None
        return (word, begin, stop) if word else None

    def _take(self, word: str, stop: int) -> Numeral | None:
        """Adds ``word`` to the number and moves ``end``; a result when the word closes the numeral."""
        words = self.words
        if word in words.units and self.last in (-1, _TENS, _HUNDRED, _SCALE):
            if self.last == _TENS and words.units[word] == 0:
                return None
            self._add(words.units[word], _SMALL, stop)
        elif word in words.teens and self.last in (-1, _HUNDRED, _SCALE):
            self._add(words.teens[word], _SMALL, stop)
        elif word in words.tens and self.last in (-1, _HUNDRED, _SCALE):
            self._add(words.tens[word], _TENS, stop)
        elif word == "hundred" and self.last in (_SMALL, _TENS) and self.group < 100:
            self.group, self.last, self.end = self.group * 100, _HUNDRED, stop
        elif word in words.scales and self.last != -1:
            self._multiply(words.scales[word], stop)
        elif word in words.ordinals and self.last in (_TENS, _HUNDRED, _SCALE) and words.ordinals[word] < 20:
            value = self.total + self.group + words.ordinals[word]
            return Numeral(self.start, stop, value, value, 1.0, "ordinal")
        elif word in words.denominators and self.last == _SMALL and self.total == 0 and 0 < self.group < 20:
            return self._fraction(word, stop)
        elif word in ("hundredth", "thousandth", "millionth", "billionth", "trillionth") and self.last != -1:
            value = (self.total + self.group) * words.ordinals[word]
            return Numeral(self.start, stop, value, value, 1.0, "ordinal")
        return None

    def _add(self, amount: float, kind: int, stop: int) -> None:
        self.group, self.last, self.end = self.group + amount, kind, stop

    def _multiply(self, factor: float, stop: int) -> None:
        if factor == 100 or (factor >= self.ceiling and self.group < 1):
            return
        if factor < self.ceiling or (self.last == _SCALE and self.group == 0):
            if self.group:
                self.total += self.group * factor
            else:
                self.total *= factor
            self.group, self.last, self.end = 0.0, _SCALE, stop
            self.ceiling, self.scale = factor, factor

    def _fraction(self, word: str, stop: int) -> Numeral | None:
        bottom = self.words.denominators[word]
        plural = word.endswith("s") or word == "halves"
        if plural != (self.group != 1) or self.group >= bottom:
            return self._finish()
        value = self.group / bottom
        return Numeral(self.start, stop, value, value, 0.0, "fraction", 1.0, (self.group, float(bottom)))

    def _part_of_a_whole(self, word: str, stop: int) -> Numeral | None:
        """ "half a million", "half a dozen", "a quarter of a million"; else the fraction itself."""
        bottom = self.words.denominators[word]
        self.start = _article_before(self.low, self.start)
        for link in (" a ", " of a ", "-"):
            if self.low.startswith(link, stop):
                scale, _, scale_end = self._word(stop + len(link))
                if scale in self.words.scales:
                    amount = self.words.scales[scale] / bottom
                    return Numeral(
                        self.start,
                        scale_end,
                        amount,
                        amount,
                        step_of(f"{amount:.0f}"),
                        "words",
                        amount * bottom,
                    )
        return Numeral(self.start, stop, 1 / bottom, 1 / bottom, 0.0, "fraction", 1.0, (1.0, float(bottom)))

    def _ordinal(self, word: str, stop: int) -> Numeral:
        value = float(self.words.ordinals[word])
        article = _article_before(self.low, self.start)
        if article != self.start and word in self.words.denominators and self.low.startswith(" of", stop):
            return Numeral(article, stop, 1 / value, 1 / value, 0.0, "fraction", 1.0, (1.0, value))
        return Numeral(self.start, stop, value, value, 1.0, "ordinal")

    def _finish(self) -> Numeral | None:
        if self.last == -1:
            return None
        value = self.total + self.group
        value, step = self._decimals(value)
        for tail in (
            " and a half",
            "-and-a-half",
            " and one half",
            " and one-half",
            " and a quarter",
            " and three quarters",
            " and three-quarters",
        ):
            if (
                self.low.startswith(tail, self.end)
                and not self.low[self.end + len(tail) : self.end + len(tail) + 1].isalpha()
            ):
                part = 0.75 if "three" in tail else 0.25 if "quarter" in tail else 0.5
                value += part * (self.scale if self.last == _SCALE else 1.0)
                step = (self.scale if self.last == _SCALE else 1.0) * (0.5 if part == 0.5 else 0.25)
                self.end += len(tail)
                break
        found = Numeral(self.start, self.end, value, value, step, "words", self.scale)
        if self.scale == 1.0 and value != int(value):
            return _scaled(self.low, found, self.words)
        return found

    def _decimals(self, value: float) -> tuple[float, float]:
        """ "one point five", then perhaps a scale."""
        if not self.low.startswith(" point ", self.end) or self.last == _SCALE:
            return value, step_of(f"{value:.0f}")
        at, digits = self.end + 7, ""
        while len(digits) < 6:
            word, _, stop = self._word(at)
            if word not in self.words.units:
                break
            digits += str(self.words.units[word])
            self.end, at = stop, stop + 1
            if self.low[stop : stop + 1] != " ":
                break
        if not digits:
            return value, step_of(f"{value:.0f}")
        return value + float("0." + digits), float(f"1e-{len(digits)}")
