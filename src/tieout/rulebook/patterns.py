"""The pattern language: what a rule file writes, and the RE2 expression it becomes.

A pattern is a regular expression in RE2 syntax (linear time: no look-around, no back-references) over a
masked sentence, in which every value and entity is one marker. On top of RE2 it has

- ``{subject}`` ``{value}`` and the slots a rule declares; ``{subject's}`` also takes "its", "his", "X's".
  An entity slot takes its article with it, an event slot the place that follows ("the fire in Orsk was");
- ``<class>``  any word or phrase of a vocabulary class;
- `` .. ``     up to three words of anything but commas; `` ... `` up to eight words of anything but ``;:()``;
- a space      one space (a masked sentence has no runs of blanks, and straight quotes only).

Case does not matter. Patterns start and end at word boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import re2

from tieout.rulebook import markers
from tieout.values.vocabulary import Vocabulary

_PIECE = re.compile(r"\{(?P<slot>[a-z][a-z_]*)(?P<own>'s)?\}|<(?P<word>[a-z][a-z-]*)>|(?P<gap> \.{2,3} )")
_NAMED = re.compile(r"\(\?P?<")
_WORD = r"[^\s,.;:()\"]+"
_PHRASE = rf"(?:{_WORD} ){{0,5}}?{_WORD}"
_LAST_PHRASE = rf"(?:{_WORD} ){{0,5}}{_WORD}"
_CLAUSE = r"[^,.;:()\"]{3,80}"

_ARTICLE = r"(?:(?:the|this|that|an?) )?"
_PLACE = (
    r"(?: (?:in|at|near|on|off|outside) (?:the )?(?:[^\s,.;:()]+ ){0,2}?"
    rf"[{markers.ENTITY['place']}{markers.ENTITY['']}]{markers.INDEX})?"
)
"""Where an event was may stand between it and its verb: "the fire in Orsk was caused by ..."."""

_ASIDE = r"(?:\"|\"?, [^.,;()]{2,70},)?"
"""An apposition between a subject and its verb: "X, leader of the alliance, was killed"."""

PHRASES = {"phrase": _PHRASE, "clause": _CLAUSE}
"""Slot types that take words instead of a mention."""


class PatternError(ValueError):
    """A pattern that cannot be used; the message says why."""


def options() -> re2.Options:
    """How patterns are compiled: caseless, with room for a whole rule book in one set."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.max_mem = 256 << 20
    chosen.log_errors = False
    return chosen


def slot_expression(kinds: tuple[str, ...], *, own: bool = False) -> str:
    """What a slot of these kinds matches.

    ``kinds`` are entity types, value specs, ``<class>`` names, ``phrase`` or ``clause``. With ``own`` (the
    possessive form) an entity marker is followed by "'s" or stands for a possessive pronoun.
    """
    entity = "".join(markers.ENTITY[kind] for kind in kinds if kind in markers.ENTITY)
    if entity:
        marker = f"[{entity}]{markers.INDEX}"
        possessive = "".join(markers.POSSESSIVE[kind] for kind in kinds if kind in markers.POSSESSIVE)
        return f"(?:{marker}'s?|[{possessive}]{markers.INDEX})" if own else marker
    return f"[{''.join(markers.value_characters(kind) for kind in kinds)}]{markers.INDEX}"


class Compiler:
    """Turns pattern sources into RE2 expressions for one rule's slots and one vocabulary."""

    def __init__(self, slots: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary) -> None:
        self.slots = slots
        self._vocabulary = vocabulary
        self._classes: dict[str, str] = {}

    def narrowed(self, values: tuple[str, ...]) -> Compiler:
        """The same, for a wording whose ``{value}`` takes only some of the rule's kinds."""
        return Compiler({**self.slots, "value": values}, self._vocabulary)

    def compile(self, source: str) -> str:
        """The RE2 expression of ``source``; raises ``PatternError`` that says what is wrong with it."""
        if _NAMED.search(source):
            raise PatternError("named groups are not allowed; declare a slot in [slots] instead")
        seen: dict[str, int] = {}
        parts, position = [], 0
        for piece in _PIECE.finditer(source):
            parts += [source[position : piece.start()], self._piece(piece, seen)]
            position = piece.end()
        parts.append(source[position:])
        start = r"\b" if source[:1].isalnum() else ""
        end = r"\b" if source[-1:].isalnum() else ""
        expression = f"{start}(?:{''.join(parts)}){end}"
        check_expression(expression)
        return expression

    def _piece(self, piece: re.Match[str], seen: dict[str, int]) -> str:
        if piece["gap"]:
            return r" (?:[^\s,;:()]+ ){0,3}?" if piece["gap"] == " .. " else r" (?:[^\s;:()]+ ){0,8}?"
        if piece["word"]:
            return self._word_class(piece["word"])
        slot = piece["slot"]
        if slot not in self.slots:
            raise PatternError(f"unknown slot {{{slot}}}; this rule has {', '.join(sorted(self.slots))}")
        seen[slot] = seen.get(slot, 0) + 1
        group = slot if seen[slot] == 1 else f"{slot}__{seen[slot]}"
        last = piece.end() == len(piece.string)
        captured = f"(?P<{group}>{self._slot(slot, own=piece['own'] is not None, last=last)})"
        if not any(kind in markers.ENTITY for kind in self.slots[slot]):
            return captured
        if last or piece["own"] is not None:
            return _ARTICLE + captured
        place = _PLACE if "event" in self.slots[slot] else ""
        aside = (
            _ASIDE if slot == "subject" and piece.string[piece.end() :].startswith((" ", "[", ",?")) else ""
        )
        return _ARTICLE + captured + place + aside

    def _slot(self, slot: str, *, own: bool, last: bool) -> str:
        kinds = self.slots[slot]
        first = kinds[0]
        if first == "phrase" and last:
            return _LAST_PHRASE
        if first in PHRASES:
            return PHRASES[first]
        if first.startswith("<"):
            return self._word_class(first.strip("<>"))
        try:
            return slot_expression(kinds, own=own)
        except KeyError as error:
            raise PatternError(f"slot {{{slot}}} has the unknown type {error.args[0]!r}") from error

    def _word_class(self, name: str) -> str:
        if name not in self._classes:
            try:
                words = self._vocabulary.words(name)
            except KeyError as error:
                raise PatternError(f"unknown word class <{name}>") from error
            longest_first = sorted(words, key=lambda word: (-len(word), word))
            self._classes[name] = r"(?:\b(?:" + "|".join(map(_escape, longest_first)) + r")\b)"
        return self._classes[name]


def _escape(phrase: str) -> str:
    return " ".join(re2.escape(word) for word in phrase.split())


def check_expression(expression: str) -> None:
    """Raises ``PatternError`` with RE2's reason when ``expression`` does not compile or matches nothing at
    all.
    """
    try:
        compiled = re2.compile(expression, options())
    except re2.error as error:
        reason = error.args[0]
        text = reason.decode() if isinstance(reason, bytes) else str(reason)
        raise PatternError(
            f"not a pattern RE2 can run in linear time: {text} (look-around and back-references are refused)"
        ) from error
    if compiled.search("") is not None:
        raise PatternError("it matches empty text, so it would match everywhere")


def group_of(groups: Mapping[str, bytes | None], slot: str) -> bytes | None:
    """The text of ``slot`` in a match, from whichever of its places in the pattern took part."""
    for name, text in groups.items():
        if text is not None and name.partition("__")[0] == slot:
            return text
    return None
