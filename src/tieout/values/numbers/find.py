"""Finds numbers, quantities, money, shares, ages and scores in a text; dates and times are read elsewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tieout.values.hedges import Hedge, combine, hedge_after, hedge_before, is_no_bound
from tieout.values.lexicon import lexicon, lower_same_length, spaced
from tieout.values.model import Value, ValueMention
from tieout.values.numbers.ages import age_at, decade_ages, listed_age
from tieout.values.numbers.amounts import Amount, amount_of, bounded
from tieout.values.numbers.compounds import joined_bounds, with_second_part
from tieout.values.numbers.ellipsis import with_shared_currency
from tieout.values.numbers.not_numbers import links, skip_to
from tieout.values.numbers.numerals import Numeral, read_numeral
from tieout.values.numbers.pairs import with_pair
from tieout.values.numbers.ranges import range_from
from tieout.values.numbers.roman import roman_ordinals
from tieout.values.numbers.scores import innings_at, score_at, speaks_of_cricket
from tieout.values.numbers.shares import part_of_a_second, share_from, shared_noun
from tieout.values.numbers.standing import amount_stands
from tieout.values.numbers.temperatures import settled_degrees, weather_tens
from tieout.values.source import Source

_LIST_LINKS = (", ", " and ", ", and ", " or ")
_SHORT = 8


@dataclass(slots=True)
class _Cursor:
    """Where the reader stands: mentions so far, and the first offset not yet read."""

    found: list[ValueMention]
    at: int
    cricket: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """A value before its hedges, at ``[start, end)``, with what it counts."""

    start: int
    end: int
    value: Value
    noun: str = ""
    head: str = ""


def find_numbers(
    text: str, *, spans: Sequence[tuple[int, int]] | None = None, language: str = "en"
) -> list[ValueMention]:
    """Every value in ``text`` that is no date, duration or time of day: sorted, disjoint, with offsets.

    ``spans`` restricts reading to regions of the text (sorted, disjoint). Time is linear in the text.

    >>> [mention.text for mention in find_numbers("Nearly 3,000 people live 55 miles (88 km) away.")]
    ['Nearly 3,000 people', '55 miles (88 km)']
    """
    plain = spaced(text)
    source = Source(plain, lower_same_length(plain), language)
    seed = lexicon(language).seed
    closed = deque(links(plain))
    regions = spans if spans is not None else ((0, len(text)),)
    cursor = _Cursor([], 0, speaks_of_cricket(source))
    for begin, end in regions:
        cursor.at = max(cursor.at, begin)
        while True:
            match = seed.search(source.low, cursor.at, end)
            if match is None:
                break
            cursor.at = _outside(closed, match.start())
            if cursor.at == match.start():
                _read(source, match.start(), end, cursor)
    found = joined_bounds(plain, _with_phrases(source, cursor.found, regions))
    found = with_shared_currency(plain, source.low, found, language)
    return found if plain == text else [replace(m, text=text[m.start : m.end]) for m in found]


def _outside(closed: deque[tuple[int, int]], pos: int) -> int:
    """The end of the closed span that holds ``pos``, or ``pos``; spans that are over are dropped."""
    while closed and closed[0][1] <= pos:
        closed.popleft()
    return closed[0][1] if closed and closed[0][0] <= pos else pos


def _read(source: Source, pos: int, limit: int, cursor: _Cursor) -> None:
    """Reads the figure at ``pos`` and moves the cursor past it, whether it states a value or not."""
    innings = innings_at(source, pos) if cursor.cricket else None
    if innings is not None:
        cursor.found.append(ValueMention(pos, innings[0], source.text[pos : innings[0]], innings[1]))
        cursor.at = innings[0]
        return
    cursor.at = max(skip_to(source, pos), pos)
    if cursor.at > pos:
        return
    numeral = read_numeral(source.low, pos, source.language)
    if numeral is None:
        cursor.at = _past_word(source.low, pos)
        return
    cursor.at = max(numeral.end, pos + 1)
    last = cursor.found[-1] if cursor.found else None
    mention = _next_age(source, numeral, last) or _mention(source, numeral, last.end if last else 0)
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


def _next_age(source: Source, numeral: Numeral, last: ValueMention | None) -> ValueMention | None:
    """ "aged 19, 22 and 34": the figures after the first are ages too."""
    if last is None or last.value.kind != "age" or source.low[last.end : numeral.start] not in _LIST_LINKS:
        return None
    value = listed_age(source, numeral, cued=last.text[:2].lower() == "ag" or last.end - last.start <= _SHORT)
    if value is None:
        return None
    return ValueMention(numeral.start, numeral.end, source.text[numeral.start : numeral.end], value)


def _mention(source: Source, numeral: Numeral, floor: int) -> ValueMention | None:
    age = age_at(source, numeral)
    if age is not None:
        return _hedged(source, _Reading(max(age[0], floor), age[1], age[2]), floor)
    score = score_at(source, numeral)
    if score is not None:
        return ValueMention(numeral.start, score[0], source.text[numeral.start : score[0]], score[1])
    moment = part_of_a_second(source, numeral) if numeral.form == "fraction" else None
    if moment is not None:
        return _hedged(source, _Reading(numeral.start, *moment), floor)
    share = share_from(source, numeral)
    if share is not None:
        return _hedged(source, _Reading(numeral.start, *share), floor)
    return _amount(source, numeral, floor)


def _amount(source: Source, numeral: Numeral, floor: int) -> ValueMention | None:
    """The mention of an amount or a range of amounts, with its hedges and the second unit of a pair."""
    amount = amount_of(source, numeral)
    ranged = range_from(source, amount)
    settled = settled_degrees(source, ranged or with_second_part(source, amount))
    if settled is None or settled.start < floor:
        return None
    if settled.bare:
        counted = _counted_after_hedge(source, numeral, settled, floor)
        if counted is not None:
            return counted
    if not amount_stands(source, numeral, settled, ranged=ranged is not None):
        return None
    counted_noun = shared_noun(source, settled) if settled.kind == "fraction" else settled.counted
    noun, head = (counted_noun.noun, counted_noun.head) if counted_noun else ("", "")
    if settled.kind == "ordinal":
        printed = source.text[settled.start : settled.end]
        return ValueMention(settled.start, settled.end, printed, settled.value(), noun, head)
    mention = _hedged(source, _Reading(settled.start, settled.end, settled.value(), noun, head), floor)
    return with_pair(source, mention, settled)


def _counted_after_hedge(source: Source, numeral: Numeral, amount: Amount, floor: int) -> ValueMention | None:
    """ "45 or more people", "300+ km": the noun or unit behind a hedge that follows the figure."""
    after = hedge_after(source.low, amount.end, source.language)
    if after.modifier == "exact" or numeral.form not in ("digits", "words") or amount.end != numeral.end:
        return None
    further = amount_of(source, replace(numeral, end=after.edge))
    if (
        further.bare
        or further.kind in ("fraction", "ordinal")
        or not amount_stands(source, numeral, further, ranged=False)
    ):
        return None
    before = hedge_before(source.low, further.start, source.language)
    modifier = combine(before.modifier, after.modifier)
    start = max(before.edge, floor)
    words = source.low[start : further.start].strip() or source.low[amount.end : after.edge].strip(" -")
    value = replace(further.value(modifier), hedge=words)
    noun, head = (further.counted.noun, further.counted.head) if further.counted else ("", "")
    return ValueMention(start, further.end, source.text[start : further.end], value, noun, head)


def _hedged(source: Source, reading: _Reading, floor: int) -> ValueMention:
    """The mention with its hedges taken in: the words before it, and those after the figure or the noun."""
    before = hedge_before(source.low, reading.start, source.language)
    if before.edge != reading.start and is_no_bound(source, before, reading.start, reading.end):
        before = Hedge("exact", reading.start)
    start, end, modifier = max(before.edge, floor), reading.end, str(before.modifier)
    words = "" if modifier == "exact" else source.low[start : reading.start].strip()
    after = hedge_after(source.low, end, source.language)
    if after.modifier != "exact":
        modifier = combine(modifier, after.modifier)
        words = words or source.low[end : after.edge].strip(" -")
        end = after.edge
    value = reading.value
    if modifier != "exact":
        value = replace(bounded(value, modifier), hedge=words)
    return ValueMention(start, end, source.text[start:end], value, reading.noun, reading.head)


def _with_phrases(
    source: Source, found: list[ValueMention], regions: Sequence[tuple[int, int]]
) -> list[ValueMention]:
    """``found`` with the phrases that are no plain numeral (decades of life, weather tens) laid over it."""
    ages = [
        ValueMention(start, end, source.text[start:end], value) for start, end, value in decade_ages(source)
    ]
    phrases = [
        mention
        for mention in (*ages, *weather_tens(source), *roman_ordinals(source))
        if any(begin <= mention.start and mention.end <= stop for begin, stop in regions)
    ]
    if not phrases:
        return found
    chosen = {mention.start: mention for mention in phrases}
    kept: list[ValueMention] = []
    for mention in sorted([*found, *chosen.values()], key=lambda item: (item.start, -item.end)):
        if chosen.get(mention.start) is mention:
            while kept and kept[-1].end > mention.start:
                kept.pop()
        elif kept and kept[-1].end > mention.start:
            continue
        kept.append(mention)
    return kept
