"""Hedges and bounds: the words beside a figure that say how firmly it is meant.

The words are data (``rules/<lang>/vocab/hedges.toml``); here is only how they attach: the longest phrase
wins, several may stack ("only about 30"), an article may stand between ("around the 2,500"), and a verb
before the word can make it a mere particle ("taken over 33 provinces").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tieout.values.lexicon import lexicon
from tieout.values.model import Modifier
from tieout.values.source import Source
from tieout.values.vocabulary import vocabulary

_WINDOW = 64
_COUNTED_BEFORE = re.compile(r"[0-9][0-9,.]* [a-z]+ $")
_BOUNDS: frozenset[str] = frozenset({"at_least", "at_most", "more_than", "less_than"})
_SYMBOLS = "~≈∼±≥≤<>="
_OPENERS = "([{\"'“‘"
_CLAUSE_FINAL = frozenset(
    {"plus", "at least", "maximum", "minimum", "approximately", "upwards", "max", "tops"}
)
_ARTICLES = frozenset({"the", "a", "an", "these", "those"})


@dataclass(frozen=True, slots=True)
class Hedge:
    """What was found beside a figure: the modifier, and the offset where the hedged phrase begins or ends."""

    modifier: Modifier
    edge: int


@dataclass(frozen=True, slots=True)
class _Words:
    before: Mapping[str, str]
    after: Mapping[str, str]
    barriers: Mapping[str, frozenset[str]]
    longest: int
    last: frozenset[str]
    after_first: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    data = vocabulary(language).data
    before = _flat(data["hedges-before"])
    after = _flat(data["hedges-after"])
    barriers = {
        word: frozenset(verbs) for word, verbs in data["hedge-barriers"].items() if word != "why" and verbs
    }
    longest = max(phrase.count(" ") + 1 for phrase in before)
    return _Words(
        before,
        after,
        barriers,
        longest,
        frozenset(phrase.rsplit(" ", 1)[-1] for phrase in before) | _ARTICLES,
        frozenset(phrase.split(" ", 1)[0] for phrase in after),
    )


def _flat(table: Mapping[str, Any]) -> dict[str, str]:
    return {
        phrase: modifier for modifier, phrases in table.items() if modifier != "why" for phrase in phrases
    }


def combine(outer: str, inner: str) -> str:
    """The modifier of two stacked hedges: a bound outlives an approximation, either outlives ``exact``.

    >>> combine("at_least", "approx")
    'at_least'
    >>> combine("exact", "approx")
    'approx'
    """
    if inner in _BOUNDS or inner in ("range", "vague"):
        return inner
    if outer in _BOUNDS:
        return outer
    return inner if inner != "exact" else outer


def hedge_before(low: str, start: int, language: str = "en") -> Hedge:
    """The hedge that ends just before ``start`` in the lower-cased text ``low``.

    Returns the modifier (``exact`` when there is none) and the offset where its phrase begins (``start``
    when there is none). Words that change nothing ("just", "only") belong to the phrase.

    >>> hedge_before("nearly 3,000 people", 7)
    Hedge(modifier='less_than', edge=0)
    >>> hedge_before("have taken over 33 of them", 16)
    Hedge(modifier='exact', edge=16)
    """
    words = _words(language)
    modifier: str = "exact"
    edge = start
    while edge > 0:
        found = _phrase_before(low, edge, words)
        if found is None:
            break
        phrase, begin = found
        if _is_barred(low, begin, phrase, words):
            break
        kind = words.before[phrase]
        if kind != "plain":
            modifier = combine(kind, modifier)
        edge = begin
    return Hedge(modifier, edge)  # type: ignore[arg-type]  # the table's keys are checked by its test


def is_no_bound(source: Source, hedge: Hedge, start: int, end: int) -> bool:
    """Whether "over" or "under" before a figure says where or during what, not more or less than it.

    "71,306 hours over 48,112 cycles", "under 4 feet of water".
    """
    words = source.low[hedge.edge : start].strip()
    if words == "over":
        raced = source.low[max(0, hedge.edge - 24) : hedge.edge].split()[-1:]
        if raced and raced[0] in vocabulary(source.language).words("raced"):  # "gold over 800m"
            return True
        return _COUNTED_BEFORE.search(source.low, max(0, hedge.edge - 32), hedge.edge) is not None
    if words != "under" or not source.low.startswith(" of ", end):
        return False
    covering = source.low[end + 4 : end + 24].replace(",", " ").replace(".", " ").split(" ")[0]
    return covering in vocabulary(source.language).words("covering")


def _phrase_before(low: str, edge: int, words: _Words) -> tuple[str, int] | None:
    """The longest hedge phrase that ends at ``edge``, stepping over one article."""
    end = edge
    while end > 0 and low[end - 1] in " \n\t\u00a0\u202f":
        end -= 1
    if end and low[end - 1] in _SYMBOLS:
        if low[end - 1] == ">" and (end == 1 or low[end - 2] == "\n"):
            return None  # a mark of quotation at the head of a line
        begin = end - 1
        if begin and low[begin - 1] in _SYMBOLS:
            begin -= 1
        return (low[begin:end], begin) if low[begin:end] in words.before else None
    if end == edge or edge - end > 2 or "\n\n" in low[end:edge]:
        return None
    space = _word_start(low, end) - 1
    if low[space + 1 : end].lstrip(_OPENERS) not in words.last:
        return None
    found = _longest_suffix(low, end, words)
    if found is None and low[space + 1 : end] in _ARTICLES and space > 0:
        found = _longest_suffix(low, space, words)
        if found is not None and words.before[found[0]] != "approx":
            return None  # "below the 5.2% forecast" bounds something else
    return found


def _longest_suffix(low: str, end: int, words: _Words) -> tuple[str, int] | None:
    begin = end
    floor = max(0, end - _WINDOW)
    found: tuple[str, int] | None = None
    for _ in range(words.longest):
        cut = max(
            low.rfind(" ", floor, begin - 1 if begin else 0),
            low.rfind("\n", floor, begin - 1 if begin else 0),
        )
        first = cut + 1 if cut >= floor else floor
        while first < end and low[first] in _OPENERS:
            first += 1
        phrase = low[first:end]
        if phrase in words.before:
            found = (phrase, first)
        if cut < floor:
            break
        begin = cut
    return found


def _is_barred(low: str, begin: int, phrase: str, words: _Words) -> bool:
    verbs = words.barriers.get(phrase)
    if verbs is None:
        return False
    end = begin
    while end > 0 and low[end - 1] == " ":
        end -= 1
    return low[_word_start(low, end) : end] in verbs


def _word_start(low: str, end: int) -> int:
    """Where the word that ends at ``end`` begins (at most 24 letters back)."""
    floor = max(0, end - 24)
    return max(low.rfind(" ", floor, end), low.rfind("\n", floor, end), floor - 1) + 1


def hedge_after(low: str, end: int, language: str = "en") -> Hedge:
    """The hedge that begins just after ``end``: "or so", "or more", "at least", "-odd", "+".

    Returns the modifier (``exact`` when there is none) and the offset where its phrase ends.

    >>> hedge_after("40-odd", 2)
    Hedge(modifier='approx', edge=6)
    """
    words = _words(language)
    head = low[end : end + 20]
    if not head or head[0] not in " -+":
        return Hedge("exact", end)
    lead = 1 if head[0] == " " else 0
    tokens = head[lead:].split(" ", 3)
    first = tokens[0].rstrip(".,;:)”\"'")
    if first not in words.after_first and tokens[0] not in words.after_first:
        if head[0] == "-":
            joined = "-" + head[1:].split(" ", 1)[0].split("-", 1)[0].rstrip(".,;:)”\"'")
            if joined in words.after:
                return Hedge(words.after[joined], end + len(joined))  # type: ignore[arg-type]
        if head[0] == "+" and not head[1:2].isalnum():
            return Hedge("at_least", end + 1)
        return Hedge("exact", end)
    for count in range(min(3, len(tokens)), 0, -1):
        phrase = " ".join(tokens[:count]).rstrip(".,;:)”\"'")
        if phrase in words.after and (lead == 1 or phrase[0] in "-+"):
            if _starts_new_figure(low, end + lead + len(phrase), phrase, language):
                continue
            return Hedge(words.after[phrase], end + lead + len(phrase))  # type: ignore[arg-type]
    return Hedge("exact", end)


def _starts_new_figure(low: str, after: int, phrase: str, language: str) -> bool:
    """Whether the phrase belongs to what follows: "20 or about 30", "5 plus tax", "30 and less than 40"."""
    if not low[after : after + 1].isspace():
        return False
    at = after + 1
    if low.startswith(("than ", "or equal", "a ", "an ", "$", "€", "£"), at):
        return True
    if lexicon(language).seed.match(low, at) is not None:
        return True
    return phrase in _CLAUSE_FINAL and low[at : at + 1].isalpha()
