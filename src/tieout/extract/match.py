"""Runs the rule book over masked sentences: only patterns that can match are tried.

``FilteredRE2`` looks for the words that a pattern cannot do without; of the patterns whose words are there,
those run whose slots the sentence's markers and nouns could fill. An RE2 set over whole patterns is twice
as fast on text it has seen; on new text it spends a tenth of a second an article on building states, some
fifteen times the filter's cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import re2

from tieout.extract.mask import Masked
from tieout.extract.mentions import EntityMention
from tieout.rulebook import Pattern, Rule, RuleBook, markers
from tieout.rulebook.patterns import group_of, options
from tieout.values import ValueMention
from tieout.values.vocabulary import vocabulary

Filler = EntityMention | ValueMention | str
"""What a slot holds: a mention, or the words of a phrase slot."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of one pattern. ``start`` and ``end`` are offsets into the document's text."""

    rule: Rule
    pattern: Pattern
    slots: Mapping[str, Filler]
    start: int
    end: int

    @property
    def value(self) -> ValueMention | None:
        """The mention in ``{value}``; ``None`` where the pattern states a value by its words alone."""
        filler = self.slots.get("value")
        return filler if isinstance(filler, ValueMention) else None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A pattern to run, and for each slot it cannot do without the markers that may fill it."""

    regex: re2._Regexp
    marks: tuple[frozenset[str], ...]


class Matcher:
    """The patterns of a rule book, compiled once."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._entries = [(rule, pattern, False) for rule in rules for pattern in rule.patterns]
        self._entries += [(rule, pattern, True) for rule in rules for pattern in rule.unless]
        self._filter = re2.Filter()
        for _, pattern, _ in self._entries:
            self._filter.Add(pattern.expression, options())
        if self._entries:
            self._filter.Compile()
        self._compiled: list[_Ready | None] = [None] * len(self._entries)

    def candidates(self, masked: Masked) -> list[int]:
        """The patterns that may match in ``masked``, by number: those of the rules first, then the guards."""
        present = frozenset(masked.text)
        nouns = {mention.head for mention in masked.values} | {m.noun.lower() for m in masked.values}
        found: list[int] = []
        for number in sorted(self._filter.Match(masked.text.lower(), potential=True) or ()):
            wanted = self._entries[number][1].nouns
            if wanted and wanted.isdisjoint(nouns):
                continue
            for marks in self._ready(number).marks:
                if marks.isdisjoint(present):
                    break
            else:
                found.append(number)
        return found

    def hits(self, masked: Masked) -> Iterator[Hit]:
        """Every match in ``masked`` that no guard of its rule forbids, in the order of the rule book."""
        if not self._entries:
            return
        numbers = self.candidates(masked)
        text = masked.text.encode()  # once, not once a pattern
        guarded = {
            (self._entries[number][0].id, value)
            for number in numbers
            if self._entries[number][2]
            for value in self._guarded(number, masked, text)
        }
        for number in numbers:
            rule, pattern, guard = self._entries[number]
            if guard:
                continue
            for match in self._ready(number).regex.finditer(text):
                slots = _fill(match.groupdict(), rule, masked)
                value = slots.get("value")
                if isinstance(value, ValueMention) and (rule.id, value.start) in guarded:
                    continue
                if not _fits(pattern, slots):
                    continue
                start, end = (len(text[:offset].decode()) for offset in match.span())
                yield Hit(rule, pattern, slots, masked.original(start), masked.original(end))

    def _ready(self, number: int) -> _Ready:
        ready = self._compiled[number]
        if ready is None:
            ready = _Ready(self._filter.re(number), _needed_marks(self._entries[number][1]))
            self._compiled[number] = ready
        return ready

    def _guarded(self, number: int, masked: Masked, text: bytes) -> Iterator[int]:
        for match in self._ready(number).regex.finditer(text):
            slots = _fill(match.groupdict(), self._entries[number][0], masked)
            value = slots.get("value")
            if isinstance(value, ValueMention):
                yield value.start


_LITERAL = re.compile(r"\\.|\[\^?\]?[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")
_SLOT = re.compile(r"\{([a-z][a-z_]*)(?:'s)?\}(?![?*{])")


def _needed_marks(pattern: Pattern) -> tuple[frozenset[str], ...]:
    """For each mention slot of ``pattern`` that stands outside groups and alternatives, its markers."""
    source, pieces = _LITERAL.sub("", pattern.source), 1
    while pieces:
        source, pieces = _GROUP.subn("", source)
    if "|" in source:
        return ()
    slots = (markers.in_group(pattern.expression, slot) for slot in sorted(set(_SLOT.findall(source))))
    return tuple(marks for marks in slots if marks)


def _fits(pattern: Pattern, slots: Mapping[str, Filler]) -> bool:
    """Whether the mentions in a match are what its wording asks for beyond their kind."""
    value, subject = slots.get("value"), slots.get("subject")
    if pattern.named and not (isinstance(subject, EntityMention) and subject.form == "name"):
        return False
    if not isinstance(value, ValueMention):
        return True
    if pattern.nouns and value.head not in pattern.nouns and value.noun.lower() not in pattern.nouns:
        return False
    if pattern.closed and (value.value.low is None or value.value.high is None):
        return False
    return not pattern.units or value.value.unit in pattern.units


def _fill(groups: Mapping[str, bytes | None], rule: Rule, masked: Masked) -> dict[str, Filler]:
    slots: dict[str, Filler] = {}
    for slot in rule.slots:
        text = group_of(groups, slot)
        if text is not None:
            filler = _filler(text.decode(), masked)
            if isinstance(filler, str) and rule.slots[slot][0] == "phrase":
                filler = trimmed(filler)
            slots[slot] = filler
    return slots


_MARKER = 2
_ENTITY_MARKS = frozenset(markers.ENTITY.values()) | frozenset(markers.POSSESSIVE.values())
_VALUE_MARKS = frozenset(markers.VALUE.values())


def _filler(text: str, masked: Masked) -> Filler:
    if len(text) == _MARKER and text[0] in _ENTITY_MARKS:
        return masked.entities[markers.index_number(text[1])]
    if len(text) == _MARKER and text[0] in _VALUE_MARKS:
        return masked.values[markers.index_number(text[1])]
    return unmask(text, masked)


def unmask(text: str, masked: Masked) -> str:
    """``text`` with its markers replaced by the words they stand for."""
    if not any(character in _ENTITY_MARKS or character in _VALUE_MARKS for character in text):
        return text
    parts: list[str] = []
    rest = iter(text)
    for character in rest:
        if character in _ENTITY_MARKS:
            parts.append(masked.entities[markers.index_number(next(rest))].text)
        elif character in _VALUE_MARKS:
            parts.append(masked.values[markers.index_number(next(rest))].text)
        else:
            parts.append(character)
    return "".join(parts)


def trimmed(phrase: str) -> str:
    """``phrase`` up to the first word that opens another phrase or clause: "mountainous terrain with caves"
    is about mountainous terrain. The first word always stays.
    """
    words = phrase.split()
    stops = _phrase_ends()
    end = next((n for n, word in enumerate(words) if n and word.lower() in stops), len(words))
    return " ".join(words[:end])


@lru_cache(maxsize=1)
def _phrase_ends() -> frozenset[str]:
    words = vocabulary()
    classes = ("preposition", "subordinator", "relative", "be", "have", "modal", "pronoun", "coordinator")
    ends = {word for name in classes for word in words.words(f"grammar-{name}")}
    return frozenset(ends - {"of", "and", "for"})


@lru_cache(maxsize=64)
def matcher(book: RuleBook) -> Matcher:
    """The matcher of ``book``; built once for each book."""
    return Matcher(book.rules)
