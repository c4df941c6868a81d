"""Ages across documents: each age on its day implies birth dates, and those are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tieout.compare.fact import Entry, Fact
from tieout.compare.positions import Stand, by_range, in_order, stands
from tieout.semantics.ages import birth_days
from tieout.semantics.dates import DateSet
from tieout.semantics.relation import Relation
from tieout.semantics.span import Span
from tieout.semantics.wording import say, say_days
from tieout.values.model import Value

_HALF_YEAR = 183.0
_SOME_DAY = 730000.0
"""Any day does for ages that no document dates: only the distance between them counts."""
_ONE_TEXT, _ONE_TIME = 2.0, 10.0
"""Years by which ages can differ and still be of one time: within a document, and between two."""
_EARLIER = re.compile(
    r"\b(?:as an? \d+-year-old|at (?:the )?age(?: of)?|when (?:he|she|they)"
    r"|was (?:just |only |still )?\d+ (?:when|at|in)"
    r"|then (?:just |only )?(?:aged )?\d+|aged (?:just |only )\d+)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\bin ((?:1[5-9]|20)\d\d)\b")
_MOMENTS = frozenset({"as_of", "what"})


def is_one_moment(fact: Fact) -> bool:
    """Whether the fact itself says when the age counts: at an event, or ``as_of`` a time."""
    return any(key in _MOMENTS for key, _ in fact.qualifiers)


def stands_by_birth(fact: Fact, entries: Sequence[Entry]) -> list[list[Stand]]:
    """Positions of ages: at one moment the years are compared, on several days the births they imply."""
    if is_one_moment(fact):
        return stands(entries, fact.judgement.comparison)
    born = {_with_birth(entry, entries): entry for entry in entries}
    found = by_range(tuple(born), DateSet().wide)
    return _by_time(in_order([tuple(born[entry] for entry in stand) for stand in found]))


def _by_time(found: list[Stand]) -> list[list[Stand]]:
    """Ages of one time first; ages that the story tells of other times are components of their own.

    "He was 12 when ..." has a day that its words do not give, and so have ages ten years and more apart:
    neither can be held against the others.
    """
    first = found[0]
    home = {entry.document for entry in first}
    main, others = [first], []
    for stand in found[1:]:
        apart = abs(_years(stand[0]) - _years(first[0]))
        limits = {entry.document: _ONE_TEXT if entry.document in home else _ONE_TIME for entry in stand}
        elsewhen = tuple(entry for entry in stand if apart > limits[entry.document] or _is_narrated(entry))
        now = tuple(entry for entry in stand if entry not in elsewhen)
        main += [now] if now else []
        others += [[elsewhen]] if elsewhen else []
    return [main, *others]


def _is_narrated(entry: Entry) -> bool:
    """Whether the sentence tells of an earlier time: "as a 17-year-old", "at the age of 11 he", "in 1958"."""
    sentence = entry.claim.sentence
    if _EARLIER.search(sentence):
        return True
    now = entry.claim.published
    return now is not None and any(int(year) < now.year - 1 for year in _YEAR.findall(sentence))


def _years(entry: Entry) -> float:
    return entry.value.low if entry.value.low is not None else entry.value.high or 0.0


def relate(fact: Fact, left: Entry, right: Entry) -> Relation:
    """How two ages stand, told through the birth dates that they imply."""
    direct = fact.judgement.comparison.relate(left.value, right.value)
    if is_one_moment(fact) or direct.kind in ("same", "incomparable"):
        return direct
    born, other = birth(left, (left, right)), birth(right, (left, right))
    if born is None or other is None:
        return direct
    told = f"{_explain(left, born)}, {_explain(right, other)}"
    if born.meets(other):
        return Relation("compatible", told)
    return Relation("disjoint", told, gap=direct.gap, days=int(born.gap(other)))


def moved(entries: Sequence[Entry]) -> bool:
    """Whether ages differ and each has a day of its own, so that the years between explain it."""
    return all(entry.day is not None for entry in entries)


def birth(entry: Entry, among: Sequence[Entry]) -> Span | None:
    """The birth days that an age implies; an age without a day may be of half a year round the others."""
    day = entry.day
    if day is None:
        known = [other.day for other in among if other.day is not None]
        low = min((span.low for span in known), default=_SOME_DAY) - _HALF_YEAR
        high = max((span.high for span in known), default=_SOME_DAY) + _HALF_YEAR
        day = Span(low, high)
    return birth_days(entry.value, day)


def _with_birth(entry: Entry, among: Sequence[Entry]) -> Entry:
    span = birth(entry, among)
    if span is None:
        return entry
    return replace(entry, value=Value("date", span.low, span.high, text=say(entry.value)))


def _explain(entry: Entry, born: Span) -> str:
    return f"{say(entry.value)} means born {say_days(born.low, born.high)}"
