"""Where in the sources to look for a figure that could not be tied: the same one, or another on the thing.

A pointer is no proof, so it changes no tick: it says in whose words an editor finds the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.model import Claim, Document
from tieout.values.model import Value
from tieout.values.nouns import lemma

if TYPE_CHECKING:
    from tieout.pipeline import Report

_ROOM = 90
"""Characters of a source's sentence that a pointer quotes around the figure."""

_NEAREST = 2
"""Other figures that are named; more say no more than none."""

_LISTED = 3
"""Sources that are named; of more, two are."""

_SHORTEST = 4
"""Letters of a word that says what a figure is about."""

_UNNAMED = frozenset(
    ("count", "money", "percentage", "point_in_time", "period", "duration", "price", "quote")
)
"""Attributes that say too little by themselves: ``what`` must name the thing."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of a source: its value, its words in the document, and the claim on it if there is one."""

    document: str
    start: int
    end: int
    value: Value
    claim: Claim | None = None


class Pointers:
    """The figures of the sources in ``report``, by value and by kind; ``names`` says what to call each."""

    def __init__(self, report: Report, drafts: frozenset[str], names: Mapping[str, str]) -> None:
        self._texts: Mapping[str, Document] = {row.id: row for row in report.documents}
        self._names = names
        self._same: dict[tuple[object, ...], list[Statement]] = {}
        self._kind: dict[tuple[object, ...], list[Statement]] = {}
        for row in _statements(report):
            if row.document not in drafts and row.document in self._texts:
                self._same.setdefault(_figure(row.value), []).append(row)
                self._kind.setdefault(_kind(row.value), []).append(row)

    def documents(self, value: Value) -> list[str]:
        """The sources in which the figure of ``value`` stands, sorted."""
        return sorted({row.document for row in self._same.get(_figure(value), ())})

    def look(self, value: Value, claim: Claim | None = None) -> str:
        """Where to look for ``value``: who has the same figure, and who another on what ``claim`` is about.

        Empty where nobody has.
        """
        if not _is_figure(value) or (claim is not None and _is_loose_day(claim)):
            return ""
        same = self._same.get(_figure(value), [])
        told: list[str] = []
        if same:
            entity = claim.entity if claim else ""
            best = min(same, key=lambda row: (not _names(row, entity), row.document, row.start))
            stand = listed(self._names[name] for name in self.documents(value))
            told.append(f"the same figure stands in {stand}: “{self.words(best)}”")
        had = {row.document for row in same}
        others = [row for row in self._others(claim) if row.document not in had] if claim else []
        told += [f"another stands in {self._names[row.document]}: “{self.words(row)}”" for row in others]
        return "; ".join(told)

    def _others(self, claim: Claim) -> list[Statement]:
        """Other figures of sources on what ``claim`` is about, one a document; none where they are many.

        The sentence of such a figure holds the words of ``what``; an attribute that needs no ``what`` is its
        own word for it. What one person is says nothing of another.
        """
        if claim.value.kind in ("date", "period", "time", "text") or claim.entity_type == "person":
            return []
        topic = _lemmas(dict(claim.qualifiers).get("what", ""))
        mine, found = _figure(claim.value), dict[str, Statement]()
        for row in self._kind.get(_kind(claim.value), ()):
            if row.document in found or _figure(row.value) == mine:
                continue
            same = row.claim is not None and row.claim.attribute == claim.attribute not in _UNNAMED
            if same or (topic and topic <= _lemmas(self.sentence(row))):
                found[row.document] = row
        return list(found.values()) if len(found) <= _NEAREST else []

    def sentence(self, row: Statement) -> str:
        """The sentence of the document that ``row`` stands in."""
        return " ".join(_around(self._texts[row.document].text, row.start, row.end))

    def words(self, row: Statement) -> str:
        """The words around the figure of ``row``, as many as a note has room for."""
        before, figure, after = _around(self._texts[row.document].text, row.start, row.end)
        spare = max(_ROOM - len(figure), 20)
        left = _cut(before[::-1], max(spare // 2, spare - len(after)))[::-1]
        right = _cut(after, spare - len(left))
        opened, closed = "… " if len(left) < len(before) else "", " …" if len(right) < len(after) else ""
        return opened + " ".join(f"{left}{figure}{right}".split()) + closed


def listed(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C", "A, B and 3 more"."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) > _LISTED:
        return f"{', '.join(distinct[:2])} and {len(distinct) - 2} more"
    return " and ".join([", ".join(distinct[:-1]), distinct[-1]]) if len(distinct) > 1 else distinct[0]


def _statements(report: Report) -> Iterable[Statement]:
    for claim in report.claims:
        if claim.origin != "derived" and claim.end > claim.start:
            yield Statement(claim.document, claim.start, claim.end, claim.value, claim)
    for row in report.unclaimed:
        yield Statement(row.document, row.mention.start, row.mention.end, row.mention.value)


def _figure(value: Value) -> tuple[object, ...]:
    """What two figures that are the same have in common; 40 people are 40 of any people."""
    return (*_kind(value), value.low, value.high, value.modifier, value.edtf)


def _kind(value: Value) -> tuple[object, ...]:
    """What figures have in common that could stand for each other."""
    unit = value.unit if value.dimension == "count" else ""
    return value.kind, value.dimension, unit


def _is_figure(value: Value) -> bool:
    return value.low is not None or value.high is not None or bool(value.numbers)


def _is_loose_day(claim: Claim) -> bool:
    """Whether it is a stretch of days without a figure: "the year", "a year earlier"."""
    value = claim.value
    if value.kind not in ("date", "period") or any(map(str.isdecimal, claim.text)):
        return False
    return value.low is None or value.high is None or value.low < value.high


def _names(row: Statement, entity: str) -> bool:
    return row.claim is not None and row.claim.entity == entity


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(lemma(word.lower()) for word in _WORD.findall(text) if len(word) >= _SHORTEST)


def _around(text: str, start: int, end: int) -> Sequence[str]:
    """What stands before, in and after ``[start, end)`` in its sentence; a line end is a sentence end."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before = _SENTENCE_END.split(text[first:start])[-1]
    after = _SENTENCE_END.split(text[end:last])[0]
    return before, text[start:end], after


def _cut(text: str, room: int) -> str:
    """``text`` up to the last blank within ``room`` characters."""
    if len(text) <= room:
        return text
    return text[: max(text.rfind(" ", 0, room + 1), 0)]
