"""Finds every number, quantity, amount, share, age and score in a text (dates and times are read elsewhere)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tieout.values.ages import age_at, decade_ages
from tieout.values.amounts import Amount, Source, amount_of, looks_like_year
from tieout.values.hedges import combine, hedge_after, hedge_before
from tieout.values.lexicon import lexicon, lower_same_length
from tieout.values.model import Modifier, Value, ValueMention
from tieout.values.not_numbers import links, names_a_thing, skip_to
from tieout.values.numerals import Numeral, read_numeral
from tieout.values.ordinals import ordinal_stands
from tieout.values.ranges import range_from
from tieout.values.scores import score_at
from tieout.values.shares import share_from, share_stands
from tieout.values.vocabulary import vocabulary

_BRACKET = re.compile(r" ?[(\[] ?|/")
_IN_BRACKET = re.compile(
    r"(?:(?:or|about|approximately|around|roughly|nearly|almost|over|some|~|≈|just|more than|under) ?){0,2}"
)
_CLOSE = re.compile(r" ?[)\]]")
_TIME_AFTER = re.compile(r"(?:[ \u00a0]|-)?([a-z]+(?:[.’'][a-z]+)*)")


@dataclass(slots=True)
class _Cursor:
    """Where the reader stands: mentions so far, and the first offset not yet read."""

    found: list[ValueMention]
    at: int


def find_numbers(
    text: str, *, spans: Sequence[tuple[int, int]] | None = None, language: str = "en"
) -> list[ValueMention]:
    """Every value in ``text`` that is no date, duration or time of day: sorted, disjoint, offsets into ``text``.

    ``spans`` restricts reading to regions of the text (sorted, disjoint). Time is linear in the text.

    >>> [mention.text for mention in find_numbers("Nearly 3,000 people live 55 miles (88 km) away.")]
    ['Nearly 3,000 people', '55 miles (88 km)']
    """
    source = Source(text, lower_same_length(text), language)
    seed = lexicon(language).seed
    closed = links(text)
    decades = decade_ages(source)
    cursor = _Cursor([], 0)
    for begin, end in spans if spans is not None else ((0, len(text)),):
        cursor.at = max(cursor.at, begin)
        while True:
            match = seed.search(source.low, cursor.at, end)
            if match is None:
                break
            cursor.at = _inside(closed, match.start())
            if cursor.at == match.start():
                _read(source, match.start(), end, cursor)
    return _with_decades(source, cursor.found, decades, spans)


def _inside(closed: list[tuple[int, int]], pos: int) -> int:
    """The end of the closed span that holds ``pos``, or ``pos``; spans that are over are dropped."""
    while closed and closed[0][1] <= pos:
        closed.pop(0)
    return closed[0][1] if closed and closed[0][0] <= pos else pos


def _read(source: Source, pos: int, limit: int, cursor: _Cursor) -> None:
    """Reads the figure at ``pos`` and moves the cursor past it, whether it states a value or not."""
    cursor.at = max(skip_to(source, pos), pos)
    if cursor.at > pos:
        return
    numeral = read_numeral(source.low, pos, source.language)
    if numeral is None:
        cursor.at = _past_word(source.low, pos)
        return
    cursor.at = max(numeral.end, pos + 1)
    floor = cursor.found[-1].end if cursor.found else 0
    mention = _mention(source, numeral, floor)
    if mention is None or mention.end > limit:
        if source.low[numeral.end : numeral.end + 1].isalnum():
            cursor.at = _past_word(source.low, numeral.end)
        return
    cursor.found.append(mention)
    cursor.at = max(mention.end, cursor.at)


def _past_word(low: str, pos: int) -> int:
    end = pos
    while end < len(low) and low[end].isalnum():
        end += 1
    return max(end, pos + 1)


def _mention(source: Source, numeral: Numeral, floor: int) -> ValueMention | None:
    age = age_at(source, numeral)
    if age is not None:
        start, end, value = age
        return _hedged(source, max(start, floor), end, value, floor)
    score = score_at(source, numeral)
    if score is not None:
        return ValueMention(numeral.start, score[0], source.text[numeral.start : score[0]], score[1])
    amount = amount_of(source, numeral)
    share = share_from(source, numeral)
    if share is not None:
        end, value, noun, head = share
        return _hedged(source, numeral.start, end, value, floor, noun, head)
    ranged = range_from(source, amount)
    if ranged is not None:
        amount = ranged
    if amount.start < floor or not _stands(source, numeral, amount, ranged is not None):
        return None
    noun = amount.counted.noun if amount.counted else ""
    head = amount.counted.head if amount.counted else ""
    value = _value(amount)
    mention = _hedged(source, amount.start, amount.end, value, floor, noun, head, numeral_end=numeral.end)
    return _with_pair(source, mention, amount)


def _stands(source: Source, numeral: Numeral, amount: Amount, ranged: bool) -> bool:
    """Whether the amount states a value at all."""
    if amount.kind in ("money", "percentage"):
        return True
    if amount.kind == "ordinal":
        return ordinal_stands(source, amount)
    if amount.kind == "fraction":
        return share_stands(source, amount)
    if _is_time(source, amount):
        return False
    measured = amount.kind == "quantity"
    plain = numeral.form == "digits" and not numeral.grouped
    if plain and names_a_thing(source, numeral.start, measured=measured):
        return False
    if looks_like_year(numeral) and not ranged:
        if not measured:
            return False
        if amount.counted is not None and not amount.counted.person:
            return False
    if numeral.form == "words" and numeral.low == 1 and amount.bare:
        return False
    following = source.low[amount.end : amount.end + 1]
    if amount.bare and (
        following.isalpha() or (following == "-" and source.low[amount.end + 1 : amount.end + 2].isalnum())
    ):
        return False
    return not (numeral.form == "vague" and amount.bare and numeral.low < 20)


def _is_time(source: Source, amount: Amount) -> bool:
    """Whether a unit of time follows, which makes it a duration or a date for another reader."""
    end = amount.counted.start - 1 if amount.counted else amount.end
    match = _TIME_AFTER.match(source.low, end)
    if match is None:
        return False
    if match[1] in _time_words(source.language):
        return True
    return amount.counted is not None and amount.counted.head in _time_words(source.language)


def _time_words(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("time-unit"))


def _value(amount: Amount) -> Value:
    return Value(
        amount.kind, amount.low, amount.high, amount.unit, amount.dimension, amount.modifier, amount.numbers,
        amount.granule, text=amount.text,
    )  # fmt: skip


def _hedged(
    source: Source,
    start: int,
    end: int,
    value: Value,
    floor: int,
    noun: str = "",
    head: str = "",
    *,
    numeral_end: int | None = None,
) -> ValueMention:
    """The mention with its hedges taken in: the words before it, and those after the figure or the noun."""
    before = hedge_before(source.low, start, source.language)
    edge = max(before.edge, floor) if before.edge < start else start
    modifier: str = before.modifier
    after = hedge_after(source.low, end, source.language)
    if after.modifier != "exact":
        modifier, end = combine(modifier, after.modifier), after.edge
    value = replace(bounded(value, modifier), hedge=_hedge_words(source, edge, start, after.edge, modifier))
    return ValueMention(edge, end, source.text[edge:end], value, noun, head)


def _hedge_words(source: Source, edge: int, start: int, after: int, modifier: str) -> str:
    """The hedge as printed before the figure, or after it, in lower case; empty where nothing hedges."""
    if modifier == "exact":
        return ""
    before = source.low[edge:start].strip()
    return before or source.low[max(start, after - 16) : after].rpartition("  ")[2].split(" ", 1)[-1]


def bounded(value: Value, modifier: str) -> Value:
    """``value`` with a hedge laid on it: a bound opens one end, an approximation leaves what was printed."""
    if modifier == "exact" or value.kind == "ordinal":
        return value
    if modifier in ("at_least", "more_than"):
        return replace(value, modifier=modifier, high=None)  # type: ignore[arg-type]
    if modifier in ("at_most", "less_than"):
        return replace(value, modifier=modifier, low=None)  # type: ignore[arg-type]
    if value.modifier != "exact":
        return value
    known: Modifier = "approx"
    return replace(value, modifier=known)


def _with_pair(source: Source, mention: ValueMention, amount: Amount) -> ValueMention:
    """Takes in "(88 km)" after "55 miles": the same statement in another unit."""
    if amount.kind not in ("quantity", "money") or amount.counted is not None:
        return mention
    bracket = _BRACKET.match(source.low, mention.end)
    if bracket is None:
        return mention
    at = bracket.end()
    inner = _IN_BRACKET.match(source.low, at)
    seed = lexicon(source.language).seed.search(source.low, inner.end() if inner else at, at + 40)
    if seed is None:
        return mention
    numeral = read_numeral(source.low, seed.start(), source.language)
    if numeral is None:
        return mention
    other = amount_of(source, numeral)
    ranged = range_from(source, other)
    other = ranged or other
    gap = source.text[at : other.start]
    if (
        other.dimension != amount.dimension
        or other.unit == amount.unit
        or not _IN_BRACKET.fullmatch(gap.lower())
    ):
        return mention
    end = other.end
    if bracket.group() != "/":
        close = _CLOSE.match(source.low, end)
        if close is None:
            return mention
        end = close.end()
    hedge = hedge_before(source.low, other.start, source.language)
    alternate = bounded(_value(other), hedge.modifier if hedge.edge >= at else "exact")
    value = replace(mention.value, alternates=(alternate,))
    return replace(mention, end=end, text=source.text[mention.start : end], value=value)


def _with_decades(
    source: Source,
    found: list[ValueMention],
    decades: list[tuple[int, int, Value]],
    spans: Sequence[tuple[int, int]] | None,
) -> list[ValueMention]:
    if not decades:
        return found
    inside = [
        ValueMention(start, end, source.text[start:end], value)
        for start, end, value in decades
        if spans is None or any(begin <= start and end <= stop for begin, stop in spans)
    ]
    kept = [m for m in found if not any(d.start < m.end and m.start < d.end for d in inside)]
    return sorted([*kept, *inside], key=lambda mention: mention.start)
