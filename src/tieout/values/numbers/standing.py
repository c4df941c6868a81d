"""Whether a figure that was read states a value at all, or belongs to a name, a date or a turn of phrase."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.hedges import hedge_before
from tieout.values.numbers.amounts import Amount, looks_like_year
from tieout.values.numbers.not_numbers import counts_a_casualty, names_a_thing, previous_word
from tieout.values.numbers.numerals import Numeral
from tieout.values.numbers.ordinals import ordinal_stands
from tieout.values.numbers.shares import share_stands
from tieout.values.source import Source
from tieout.values.vocabulary import vocabulary

_NEXT_WORD = re.compile(r"[ \u00a0-]?([a-z]+(?:[.’'][a-z]+)*)")
_JOINED = re.compile(r"-([a-z]+)")
_CAPITAL = re.compile(r" ((?:[A-Z]|[0-9]{1,3}(?:st|nd|rd|th)\b)[\w’'-]*)")
_BOUNDS = ("at_least", "at_most", "more_than", "less_than")
_LOOSE_LIMIT = 20
_QUOTES = frozenset('"“”‘’')
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_BEFORE_A_YEAR = ("until", "till", "through", "since", "by", "in", "to", "from", "before", "after")


@lru_cache(maxsize=32)
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words(name))


def amount_stands(source: Source, numeral: Numeral, amount: Amount, *, ranged: bool) -> bool:
    """Whether ``amount``, read from ``numeral``, states a value.

    Money and percentages always do. ``ranged`` says that the amount is a range, which a lone year is not.
    """
    if amount.kind in ("money", "percentage"):
        return True
    if amount.kind == "ordinal":
        return ordinal_stands(source, amount)
    if amount.kind == "fraction":
        return share_stands(source, amount)
    if _is_time(source, amount):
        return False
    if _is_base_of_a_rate(source, amount):
        return False
    measured = amount.kind == "quantity"
    capital = numeral.form == "words" and source.text[numeral.start].isupper()
    if numeral.form == "words" and previous_word(source.low, numeral.start) in _words(
        source.language, "numbered-in-words"
    ):
        return False
    joined = _JOINED.match(source.low, amount.end) if source.low[amount.end : amount.end + 1] == "-" else None
    measured = measured or (joined is not None and joined[1] in _words(source.language, "hyphen-scale"))
    plain = capital or (numeral.form == "digits" and not numeral.grouped)
    if plain and names_a_thing(source, numeral.start, measured=measured):
        return False
    if plain and (_numbers_a_house(source, numeral) or _opens_a_name(source, numeral)):
        return False
    if measured and numeral.form == "words" and _is_quoted_name(source, numeral, amount.end):
        return False
    if ranged and amount.bare and all(_FIRST_YEAR <= end <= _LAST_YEAR for end in amount.numbers):
        return not looks_like_year(numeral)
    if looks_like_year(numeral) and not ranged and not _outweighs_a_year(source, amount):
        return False
    return not amount.bare or _bare_stands(source, numeral, amount)


def _numbers_a_house(source: Source, numeral: Numeral) -> bool:
    """ "10 Downing Street", "the 500 block of Main Street"."""
    if numeral.form != "digits":
        return False
    if source.low.startswith(" block of ", numeral.end):
        return True
    types = _words(source.language, "street-type")
    end = numeral.end
    for _ in range(4):
        word = _CAPITAL.match(source.text, end)
        if word is None:
            return False
        road = end == numeral.end and word[1].lower() in _words(source.language, "road-after")
        if road or (word[1].lower() in types and end != numeral.end):
            return True
        end = word.end()
    return False


def _is_quoted_name(source: Source, numeral: Numeral, end: int) -> bool:
    """ "Três Corações ("Three Hearts")", "which means "five lions"": a name, or what a name means."""
    start = numeral.start
    if source.text[max(0, start - 1) : start] not in _QUOTES or source.text[end : end + 1] not in _QUOTES:
        return False
    if all(word[0].isupper() for word in source.text[start:end].split()):
        return True
    return previous_word(source.low, start - 1) in _words(source.language, "naming-word")


def _opens_a_name(source: Source, numeral: Numeral) -> bool:
    """ "the Six Nations", "in Three Gorges": a capital number word after a small one, before a capital."""
    before = previous_word(source.text, numeral.start)
    if numeral.form != "words" or not before[:1].islower() or not before.isalpha():
        return False
    return _CAPITAL.match(source.text, numeral.end) is not None


def _is_base_of_a_rate(source: Source, amount: Amount) -> bool:
    """The power of ten in "12 per 100,000 people", which counts nobody."""
    if not amount.numbers or previous_word(source.low, amount.start) not in ("per", "every"):
        return False
    number = amount.numbers[0]
    return number >= 10 and number == float(f"1e{len(f'{number:.0f}') - 1}")


def _outweighs_a_year(source: Source, amount: Amount) -> bool:
    """What makes four figures an amount: a unit, persons counted, or a bound before them."""
    if amount.kind == "quantity" and (amount.counted is None or amount.counted.person):
        return True
    hedge = hedge_before(source.low, amount.start, source.language)
    return hedge.modifier in _BOUNDS and previous_word(source.low, hedge.edge) not in _BEFORE_A_YEAR


def _bare_stands(source: Source, numeral: Numeral, amount: Amount) -> bool:
    """A figure with nothing counted: never "one" in words, nor "several", nor a part of a longer word."""
    if numeral.form == "words" and amount.low == 1:
        return counts_a_casualty(source, numeral.start, numeral.end)
    if numeral.form == "vague" and numeral.low < _LOOSE_LIMIT:
        return False
    low, end = source.low, amount.end
    following = low[end : end + 1]
    joined = _JOINED.match(low, end)
    if joined is not None and joined[1] in _words(source.language, "hyphen-scale"):
        return True
    return not (following.isalpha() or (following == "-" and low[end + 1 : end + 2].isalnum()))


def _is_time(source: Source, amount: Amount) -> bool:
    """Whether a unit of time follows, which makes it a duration or a date for another reader."""
    if amount.counted is None and amount.kind == "quantity":
        return False
    words = _words(source.language, "time-unit")
    match = _NEXT_WORD.match(source.low, amount.counted.start if amount.counted else amount.end)
    if match is not None and match[1] in words:
        return True
    return amount.counted is not None and amount.counted.head in words
