"""Number words: "twenty-two", "one and a half million", "a dozen", "two-thirds", "tens of thousands"."""

from __future__ import annotations

import math
import re

from tieout.values.lexicon import Lexicon
from tieout.values.numbers.numeral import Numeral, product, step_of

_WORD = re.compile(r"[a-z]+")
_GAP = re.compile(r"[ \u00a0\u202f\n]{1,2}|-(?=[a-z])")
_AND = re.compile(r"[ \n]{1,2}|-")
_SMALL, _TENS, _HUNDRED, _SCALE = range(4)
_HUNDRED_OF = re.compile(r"hundred (?:thousand|million|billion)\b")
_LOOSE = ("several", "few", "couple")


def article_before(low: str, pos: int) -> int:
    """Where "a" or "an" begins when it stands right before ``pos``; else ``pos``."""
    for article in ("a ", "an "):
        begin = pos - len(article)
        if begin >= 0 and low.startswith(article, begin) and (begin == 0 or not low[begin - 1].isalnum()):
            return begin
    return pos


def mixed_part(low: str, end: int, words: Lexicon) -> tuple[float, int] | None:
    """The part of a whole after a number that ends at ``end``: "and a half", "and two-thirds"."""
    match = words.mixed.match(low, end)
    if match is None:
        return None
    top = 1 if match[1] in ("a", "an") else words.units[match[1]]
    return top / words.denominators[match[2]], match.end()


def from_words(low: str, pos: int, words: Lexicon) -> Numeral | None:
    """The numeral in words that begins at ``pos``, or ``None``."""
    return _vague(low, pos, words) or _WordReader(low, pos, words).read()


def _vague(low: str, pos: int, words: Lexicon) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few": a range named by words."""
    first = _WORD.match(low, pos)
    if first is None:
        return None
    phrase, end = first.group(), first.end()
    best: tuple[str, int] | None = (phrase, end) if phrase in words.vague else None
    for _ in range(2):
        match = _following(low, end)
        if match is None:
            break
        phrase, end = phrase + " " + match.group(), match.end()
        if phrase in words.vague:
            best = (phrase, end)
    if best is None:
        return None
    bottom, top = words.vague[best[0]]
    start, end = pos, best[1]
    if first.group() in ("few", "couple", "handful"):
        start = article_before(low, pos)
        if start == pos:
            return None
    if first.group() in _LOOSE:
        bottom, top, end = _loosely_scaled(low, end, bottom, top, words)
    return Numeral(start, end, bottom, top, 0.0, "vague")


def _following(low: str, end: int) -> re.Match[str] | None:
    return _WORD.match(low, end + 1) if low[end : end + 1] in (" ", "\u00a0", "\n") else None


def _loosely_scaled(
    low: str, end: int, bottom: float, top: float, words: Lexicon
) -> tuple[float, float, int]:
    """ "several hundred thousand": the loose word times the scales, up to just below the next whole."""
    scale = 1.0
    while True:
        match = _following(low, end)
        if match is not None and match.group() == "of" and scale == 1.0:
            after = _following(low, match.end())
            match = after if after is not None and after.group() in words.scales else None
        if match is None or match.group() not in words.scales:
            break
        scale, end = scale * words.scales[match.group()], match.end()
    if scale == 1.0:
        return bottom, top, end
    return bottom * scale, (top + 1) * scale - 1, end


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
        if word in self.words.scales and not self._implied_one(begin):
            return None
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

    def _implied_one(self, begin: int) -> bool:
        """ "a hundred", "a million": the article is the one; "hundred thousand" needs none."""
        article = article_before(self.low, self.start)
        if article == self.start and not _HUNDRED_OF.match(self.low, begin):
            return False
        self.start, self.group, self.last, self.end = article, 1.0, _SMALL, begin
        return True

    def _word(self, at: int) -> tuple[str, int, int]:
        match = _WORD.match(self.low, at)
        return (match.group(), match.start(), match.end()) if match else ("", at, at)

    def _next(self) -> tuple[str, int, int] | None:
        """The next number word after a space, a hyphen or "and"; ``None`` where the run ends."""
        gap = _GAP.match(self.low, self.end)
        if gap is None or self.words.mixed.match(self.low, self.end):
            return None
        word, begin, stop = self._word(gap.end())
        if word == "and" and self.last in (_HUNDRED, _SCALE):
            link = _AND.match(self.low, stop)
            if link is None:
                return None
            word, begin, stop = self._word(link.end())
            known = self.words
            if (
                word not in known.units
                and word not in known.teens
                and word not in known.tens
                and word not in known.ordinals
            ):
                return None
        return (word, begin, stop) if word else None

    def _take(self, word: str, stop: int) -> Numeral | None:
        """Adds ``word`` to the number and moves ``end``; a result when the word closes the numeral."""
        words = self.words
        open_to_small = self.last in (-1, _HUNDRED, _SCALE)
        if word in words.units and (open_to_small or (self.last == _TENS and words.units[word] > 0)):
            self._add(words.units[word], _SMALL, stop)
        elif word in words.teens and open_to_small:
            self._add(words.teens[word], _SMALL, stop)
        elif word in words.tens and open_to_small:
            self._add(words.tens[word], _TENS, stop)
        elif word in ("hundred", "hundreds") and self.last in (_SMALL, _TENS) and self.group < 100:
            self.group, self.last, self.end = self.group * 100, _HUNDRED, stop
        elif word in words.scales and self.last != -1:
            self._multiply(words.scales[word], stop)
        elif self._names_parts(word):
            return self._fraction(word, stop)
        elif word in words.ordinals and self.last != -1:
            return self._compound_ordinal(words.ordinals[word], stop)
        return None

    def _names_parts(self, word: str) -> bool:
        """Whether ``word`` names the parts of a whole: "two-thirds", "one third", not "two hundredth"."""
        if word.endswith("s") and self.words.denominators.get(word, 0) >= 100:  # "fifty-four hundredths"
            return not self.total and 0 < self.group < 1000
        if (
            word not in self.words.denominators
            or self.last != _SMALL
            or self.total
            or not 0 < self.group < 20
        ):
            return False
        return self.group == 1 or word.endswith("s")

    def _compound_ordinal(self, value: int, stop: int) -> Numeral | None:
        """ "twenty-first", "two hundredth", "one hundred and fifth"."""
        if value >= 100:
            number = (self.total + self.group) * value
        elif self.last in (_HUNDRED, _SCALE) or (self.last == _TENS and value < 10):
            number = self.total + self.group + value
        else:
            return None
        return Numeral(self.start, stop, number, number, 1.0, "ordinal")

    def _add(self, amount: float, kind: int, stop: int) -> None:
        self.group, self.last, self.end = self.group + amount, kind, stop

    def _multiply(self, factor: float, stop: int) -> None:
        if factor == 100:
            return
        if self.group:
            self.total += self.group * factor
        elif self.last == _SCALE:
            self.total *= factor
        else:
            return
        self.group, self.last, self.end = 0.0, _SCALE, stop
        self.ceiling, self.scale = factor, factor

    def _fraction(self, word: str, stop: int) -> Numeral | None:
        bottom = self.words.denominators[word]
        plural = word.endswith("s")
        if plural != (self.group != 1) or self.group >= bottom:
            return self._finish()
        value = self.group / bottom
        scaled = self._of_a_scale(stop, value)
        if scaled is not None:
            return scaled
        return Numeral(self.start, stop, value, value, 0.0, "fraction", 1.0, (self.group, float(bottom)))

    def _of_a_scale(self, stop: int, value: float) -> Numeral | None:
        """ "of a million", " million" after a fraction: part of a scale is a number."""
        for link in (" a ", " of a ", "-", " "):
            if self.low.startswith(link, stop):
                word, _, end = self._word(stop + len(link))
                scale = self.words.scales.get(word, 0.0)
                if scale >= 12 and not word.endswith("s"):
                    amount = product(scale, value)
                    return Numeral(self.start, end, amount, amount, step_of(f"{amount:.0f}"), "words", scale)
        return None

    def _part_of_a_whole(self, word: str, stop: int) -> Numeral | None:
        """ "half a million", "half a dozen", "a quarter of a million"; else the fraction itself."""
        bottom = self.words.denominators[word]
        self.start = article_before(self.low, self.start)
        scaled = self._of_a_scale(stop, 1 / bottom)
        if scaled is not None:
            return scaled
        return Numeral(self.start, stop, 1 / bottom, 1 / bottom, 0.0, "fraction", 1.0, (1.0, float(bottom)))

    def _ordinal(self, word: str, stop: int) -> Numeral:
        value = float(self.words.ordinals[word])
        article = article_before(self.low, self.start)
        if article != self.start and word in self.words.denominators and self._ends_phrase(stop):
            return Numeral(article, stop, 1 / value, 1 / value, 0.0, "fraction", 1.0, (1.0, value))
        return Numeral(self.start, stop, value, value, 1.0, "ordinal")

    def _ends_phrase(self, stop: int) -> bool:
        """Whether no noun follows: "a third of", "by a fifth.", "a third more"; not "a third goal"."""
        following = _following(self.low, stop)
        if following is None:
            return self.low[stop : stop + 1] != "-"
        if following.group().endswith("ed"):
            return True
        return following.group() in self.words.closed and following.group() not in ("and", "or")

    def _finish(self) -> Numeral | None:
        if self.last == -1:
            return None
        value, step = self._decimals(self.total + self.group)
        part = mixed_part(self.low, self.end, self.words)
        if part is not None:
            factor = self.scale if self.last == _SCALE else 1.0
            value, step, self.end = value + product(part[0], factor), part[0] * factor, part[1]
        return Numeral(self.start, self.end, value, value, step, "words", self.scale)

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
