"""One figure with what it measures or counts: the step between a bare numeral and a value.

An ``Amount`` has no hedge yet. It is built from a numeral, the currency mark before it, and whatever
follows: a unit, a currency name, a counted noun, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from tieout.values.lexicon import lexicon
from tieout.values.model import Kind, Modifier, Value
from tieout.values.money import mark_before, name_after, speaks_of_money
from tieout.values.nouns import Counted, counted_after, is_no_noun
from tieout.values.numbers.numerals import Numeral, product
from tieout.values.numbers.stated import (
    glued,
    glued_after_a_mark,
    glued_before_a_unit,
    glued_scale_stands,
    part_of_a_unit,
    past_of,
    signed,
)
from tieout.values.source import Source
from tieout.values.units import Unit, match_unit, units
from tieout.values.vocabulary import vocabulary

_WORD = re.compile(r"[a-z]+")
_SCALE_BEHIND = re.compile(r" (million|billion|trillion|crore|lakh)(?![a-z])")
_SCALES = ("f", "c")
_LETTER = re.compile(r" ([fc])(?![a-z0-9])")
_RESTATED = re.compile(r" [(\[](?:minus |-|−)?[0-9.]{1,6} ?°? ?([fc])[)\]]")
_WEIGHED = re.compile(r"(?:kg|kgs|kilograms?|kilogrammes?|kilos?|tonnes?|grams?) ?[(\[]$")
_WEIGHT_NEXT = re.compile(r" ?[(\[][0-9][0-9,.]{0,12} ?(?:kg|kilo|tonnes?|t\))")
_EXPECTED = re.compile(
    r"[^.;!?\n]{0,60}? (?:expected|forecast|predicted|anticipated|projected|estimated|hoped)\b"
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def bounded(value: Value, modifier: str) -> Value:
    """``value`` with a hedge laid on it: a bound opens one end, an approximation leaves what was printed."""
    if modifier == "exact" or value.kind == "ordinal":
        return value
    if modifier in ("at_least", "more_than"):
        return replace(value, modifier=modifier, high=None)  # type: ignore[arg-type]
    if modifier in ("at_most", "less_than"):
        return replace(value, modifier=modifier, low=None)  # type: ignore[arg-type]
    return replace(value, modifier="approx") if value.modifier == "exact" else value


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and its unit at ``[start, end)``; ``low`` and ``high`` are closed and in base units.

    ``numbers`` are in the stated ``unit``. ``modifier`` is ``exact``, ``range`` or ``vague``.
    """

    start: int
    end: int
    kind: Kind
    low: float | None
    high: float | None
    granule: float
    numbers: tuple[float, ...]
    unit: str = ""
    dimension: str = ""
    modifier: Modifier = "exact"
    counted: Counted | None = None
    text: str = ""
    numeral: Numeral | None = None

    def value(self, modifier: str = "exact") -> Value:
        """The value of the amount with a hedge laid on it."""
        plain = Value(
            self.kind, self.low, self.high, self.unit, self.dimension, self.modifier, self.numbers,
            self.granule, text=self.text,
        )  # fmt: skip
        return bounded(plain, modifier)

    @property
    def bare(self) -> bool:
        """Whether nothing says what the figure measures or counts."""
        return self.kind == "number"


@lru_cache(maxsize=8)
def _race_words(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("race-cue-k"))


def amount_of(source: Source, numeral: Numeral) -> Amount:
    """The amount that ``numeral`` is part of, with its sign, mark, unit, currency or counted noun."""
    text, low, language = source.text, source.low, source.language
    numeral = part_of_a_unit(source, numeral)
    mark = mark_before(text, numeral.start, language)
    if mark is not None:
        return _money(source, glued_after_a_mark(source, numeral), mark[0], mark[1])
    numeral = signed(text, numeral)
    numeral = glued_before_a_unit(source, numeral)
    digits = numeral.form == "digits"
    unit_at = past_of(source, numeral)
    measured = match_unit(text, low, unit_at, digits=digits, language=language)
    if numeral.form == "ordinal":
        measured = None
    if measured is not None and glued_scale_stands(source, numeral, measured):
        measured, numeral = None, glued(source, numeral)
    if measured is None and digits and source.low[numeral.end + 1 : numeral.end + 2] in _SCALES:
        measured = _lettered(source, numeral)
    race = _race_distance(source, numeral)
    if race is not None:
        return race
    named = name_after(text, low, unit_at, language) if numeral.form != "ordinal" else None
    if measured is not None and (named is None or not _pounds_are_money(source, numeral, measured[0], named)):
        return _measure(source, numeral, *measured)
    if named is not None:
        return _named_money(source, numeral, *named)
    if numeral.form == "digits" and numeral.scale == 1.0:
        numeral = glued(source, numeral)
    return _counted(source, numeral)


def _lettered(source: Source, numeral: Numeral) -> tuple[Unit, int] | None:
    """ "104 F (40 C)": letters apart from their figures are scales where a bracket says it in the other."""
    letter = _LETTER.match(source.low, numeral.end)
    if letter is None:
        return None
    end = letter.end()
    restated = _RESTATED.match(source.low, end)
    inside = source.text[numeral.start - 1 : numeral.start] in "([" and source.text[end : end + 1] in (
        ")",
        "]",
    )
    if not inside and (restated is None or restated[1] == letter[1]):
        return None
    return units(source.language)["°" + letter[1].upper()], end


def _race_distance(source: Source, numeral: Numeral) -> Amount | None:
    """ "the 15K point", "a 5k run": kilometres where a word of racing follows."""
    if numeral.form != "digits" or source.low[numeral.end : numeral.end + 2] not in ("k ", "k-"):
        return None
    following = _WORD.match(source.low, numeral.end + 2)
    if following is None or following.group() not in _race_words(source.language):
        return None
    return _measure(source, numeral, units(source.language)["km"], numeral.end + 1)


def _pounds_are_money(source: Source, numeral: Numeral, unit: Unit, named: tuple[str, float, int]) -> bool:
    """Pounds: money with a scale of a million up, or where the words beside them speak of money."""
    if unit.symbol != "lb":
        return True
    if named[0] != "GBP" or named[1] != 1.0 or "pound" not in source.low[numeral.end : named[2]]:
        return False
    if numeral.scale >= 1e6:
        return True
    if _WEIGHED.search(source.low, max(0, numeral.start - 24), numeral.start) is not None:
        return False
    if _WEIGHT_NEXT.match(source.low, named[2]) is not None:
        return False
    return speaks_of_money(source.low, numeral.start, named[2], source.language)


def _money(source: Source, numeral: Numeral, code: str, start: int) -> Amount:
    named = name_after(source.text, source.low, numeral.end, source.language)
    end = numeral.end
    if named is not None and named[1] == 1.0 and source.text[named[2] - 1].isalpha():
        end = named[2]
        if code in ("USD", "krona") or named[0] == code:
            code = named[0]
    begin = start
    if start and source.text[start - 1] in "-−" and not source.text[max(0, start - 2)].isalnum():
        begin, numeral = start - 1, replace(numeral, low=-numeral.high, high=-numeral.low)
    return Amount(
        begin, end, "money", numeral.low, numeral.high, numeral.step, _numbers(numeral), code, "money",
        _modifier(numeral), None, _vague_text(source, numeral), numeral,
    )  # fmt: skip


def _named_money(source: Source, numeral: Numeral, code: str, factor: float, end: int) -> Amount:
    behind = (
        _SCALE_BEHIND.match(source.low, end)
        if numeral.scale == 1.0 and source.text[end - 1].isupper()
        else None
    )
    if behind is not None:  # "75 USD million"
        factor, end = factor * lexicon(source.language).scales[behind[1]], behind.end()
    low, high = product(numeral.low, factor), product(numeral.high, factor)
    numbers = (low,) if low == high else (low, high)
    return Amount(
        numeral.start, end, "money", low, high, product(numeral.step, factor), numbers,
        code, "money", _modifier(numeral), None, _vague_text(source, numeral), numeral,
    )  # fmt: skip


def _measure(source: Source, numeral: Numeral, unit: Unit, end: int) -> Amount:
    kind: Kind = "percentage" if unit.dimension == "percentage" else "quantity"
    return Amount(
        numeral.start, end, kind, unit.to_base(numeral.low), unit.to_base(numeral.high),
        float(f"{numeral.step * unit.factor:.13g}"), _numbers(numeral), unit.symbol, unit.dimension,
        _modifier(numeral), None, _vague_text(source, numeral), numeral,
    )  # fmt: skip


def _counted(source: Source, numeral: Numeral) -> Amount:
    begin = numeral.end
    begin = past_of(source, numeral)
    single = numeral.low == numeral.high == 1 or numeral.form == "ordinal"
    counted = counted_after(source.text, source.low, begin, single=single, language=source.language)
    if (
        counted is not None
        and numeral.form == "words"
        and single
        and is_no_noun(counted.noun, source.language)
    ):
        counted = None
    if counted is not None and counted.person and _is_forecast(source, numeral, counted):
        counted = None
    if numeral.form == "ordinal":
        return Amount(
            numeral.start, numeral.end, "ordinal", numeral.low, numeral.high, 1.0, (numeral.low,), "", "",
            "exact", counted, "", numeral,
        )  # fmt: skip
    kind: Kind = "fraction" if numeral.form == "fraction" and numeral.parts else "number"
    end, unit, dimension = numeral.end, "", "fraction" if kind == "fraction" else ""
    if counted is not None and kind == "number":
        kind, end, unit = "quantity", counted.end, counted.head
        dimension = "people" if counted.person else "count"
    return Amount(
        numeral.start, end, kind, numeral.low, numeral.high, numeral.step, numeral.parts or _numbers(numeral),
        unit, dimension, _modifier(numeral), counted if kind == "quantity" else None,
        _vague_text(source, numeral), numeral,
    )  # fmt: skip


def _is_forecast(source: Source, numeral: Numeral, counted: Counted) -> bool:
    """ "more than the 190,000 economists had expected": the figure is what they expected."""
    if counted.head not in vocabulary(source.language).words("forecaster"):
        return False
    led = source.low[max(0, numeral.start - 4) : numeral.start] == "the "
    return led and _EXPECTED.match(source.low, counted.end) is not None


def _numbers(numeral: Numeral) -> tuple[float, ...]:
    if numeral.form == "vague":
        return ()
    return (numeral.low,) if numeral.low == numeral.high else (numeral.low, numeral.high)


def _modifier(numeral: Numeral) -> Modifier:
    return "vague" if numeral.form == "vague" else "exact"


def _vague_text(source: Source, numeral: Numeral) -> str:
    return source.low[numeral.start : numeral.end] if numeral.form == "vague" else ""


def looks_like_year(numeral: Numeral) -> bool:
    """Four bare figures that a date reader would take for a year."""
    return (
        numeral.form == "digits"
        and not numeral.grouped
        and numeral.end - numeral.start == 4
        and _FIRST_YEAR <= numeral.low <= _LAST_YEAR
    )
