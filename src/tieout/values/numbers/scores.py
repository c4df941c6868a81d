"""Scores: "5-2" beside a word of winning, losing or voting."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.model import Value
from tieout.values.numbers.amounts import amount_of
from tieout.values.numbers.numerals import Numeral, read_numeral
from tieout.values.source import Source
from tieout.values.vocabulary import vocabulary

_PAIR = re.compile(r"(?: ?[-–—] ?| (to) )([0-9]{1,3})(?![0-9.,/:%°-]?[0-9])(?![-–]?[a-z])")
_VOTES = re.compile(
    r"\b(?:vote[ds]?|voting|vote of|votes? was|ruled|passed|approved|rejected|win|won|lost|beaten|defeated)"
    r"(?: by| of| it)? $"
)
_HIGHEST = 999
_INNINGS = re.compile(r"([0-9]{1,3})(?: for |[-/])([0-9]{1,3})(?![0-9]|[-/.:,][0-9]|[a-z%])")
_WICKETS, _INNINGS_NEAR = 10, 110
_BEFORE, _AFTER = 70, 40


@lru_cache(maxsize=8)
def _cue(language: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, vocabulary(language).words("score-cue"))) + r")\b")


def _votes_before(source: Source, numeral: Numeral) -> bool:
    """ "voted 52 to 35", "by 219 to 212": only right after a word of voting."""
    return _VOTES.search(source.low, max(0, numeral.start - 24), numeral.start) is not None


def speaks_of_cricket(source: Source) -> bool:
    """Whether any word of cricket stands in the text: without one no figure is looked at for an innings."""
    return any(word in source.low for word in vocabulary(source.language).words("cricket-cue"))


def innings_at(source: Source, pos: int) -> tuple[int, Value] | None:
    """ "287 for 6", "287-6", "287/6", "4 for 53" beside words of cricket: runs and wickets, either first."""
    found = _INNINGS.match(source.low, pos)
    if found is None or (pos and source.low[pos - 1] in "0123456789.,/-:$£"):
        return None
    one, two = float(found[1]), float(found[2])
    if min(one, two) > _WICKETS or max(one, two) <= _WICKETS:
        return None
    cues = _cricket(source.language)
    if cues.search(source.low, max(0, pos - _INNINGS_NEAR), found.end() + _INNINGS_NEAR) is None:
        return None
    return found.end(), Value("score", None, None, "", "", "exact", (one, two), 1.0)


@lru_cache(maxsize=8)
def _cricket(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, vocabulary(language).words("cricket-cue")))
    return re.compile(rf"\b(?:{words})\b")


def score_at(source: Source, numeral: Numeral) -> tuple[int, Value] | None:
    """The score that begins with ``numeral``: its end and value, or ``None``.

    ``numbers`` hold both sides as printed; a score has no low or high. Two rising figures before a unit or a
    noun are a range, and a pair without any word of contest beside it is neither.
    """
    if numeral.form != "digits" or numeral.grouped or numeral.low > _HIGHEST:
        return None
    pair = _PAIR.match(source.low, numeral.end)
    if pair is None:
        return None
    low, text = source.low, source.text
    first, second = numeral.low, float(pair[2])
    other = read_numeral(low, pair.start(2), source.language)
    if other is None:
        return None
    amount = amount_of(source, other)
    if first < second and not amount.bare and not _cue(source.language).match(low, pair.end() + 1):
        return None
    if amount.kind in ("money", "percentage") or (amount.kind == "quantity" and amount.counted is None):
        return None
    if pair[1] is not None and not _votes_before(source, numeral):
        return None
    floor = max(0, numeral.start - _BEFORE)
    begin = max(floor, *(text.rfind(mark, floor, numeral.start) for mark in (". ", "\n")))
    if not _cue(source.language).search(low, begin, pair.end() + _AFTER):
        return None
    return pair.end(), Value("score", None, None, "", "", "exact", (first, second), 1.0)
