"""A stretch of text as words, names and figures: what event phrases and clauses are read from.

No parser: each word gets the class it has by itself (closed classes from the vocabulary, verb forms from the
verb list), and ``verbs`` decides from the neighbours which of them is the verb of a clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from tieout.extract.lemmas import VerbForm, verb_forms, word_class
from tieout.extract.mentions import EntityMention
from tieout.values.model import ValueMention

Tag = Literal["word", "entity", "owner", "value", "digit", "mark", "genitive"]
"""``owner`` is a possessive pronoun that is an entity mention; ``mark`` punctuation; ``genitive`` an 's or
'.
"""

_WORD = re.compile(
    r"[^\W\d_]+(?=[ ,])|"  # most words: nothing can follow that would join them to the next
    r"[^\W\d_]+(?:[-‐‑.][^\W\d_]+)*(?:['’](?!s\b|S\b)[^\W\d_]+)*|['’][sS]\b|(?<=s)['’](?=\s)|\d(?:[\d.,:/]*\d)?|[^\w\s*†‡®™]"
)


class Token(NamedTuple):
    """One word, figure, mark or whole mention. ``start`` and ``end`` are offsets into the document's text.

    A named tuple, not a dataclass: a document has thousands, and a tuple is made three times as fast.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: Tag
    entity: EntityMention | None = None
    value: ValueMention | None = None

    @property
    def is_word(self) -> bool:
        """True for a plain word: not a name, figure or mark."""
        return self.tag == "word"

    @property
    def is_capital(self) -> bool:
        """True for a word that starts with a capital letter."""
        return self.text[:1].isupper()


def read_words(
    text: str,
    start: int,
    end: int,
    *,
    entities: Sequence[EntityMention] = (),
    values: Sequence[ValueMention] = (),
) -> list[Token]:
    """``text[start:end]`` as tokens. A mention that lies whole inside is one token; values win over entities.

    ``entities`` and ``values`` are sorted by start; only those near ``[start, end)`` are looked at.
    """
    blocks = _blocks(start, end, entities, values)
    tokens: list[Token] = []
    position = start
    for block in blocks:
        if block.start < position:
            continue
        _plain(text, position, block.start, tokens)
        tokens.append(block)
        position = block.end
    _plain(text, position, end, tokens)
    return tokens


def _blocks(
    start: int, end: int, entities: Sequence[EntityMention], values: Sequence[ValueMention]
) -> list[Token]:
    blocks = [
        Token(row.start, row.end, row.text, row.text.lower(), "value", value=row)
        for row in between(values, start, end)
    ]
    taken = sorted((block.start, block.end) for block in blocks)
    for row in between(entities, start, end):
        place = bisect_left(taken, (row.end,))
        if place and taken[place - 1][1] > row.start:
            continue
        tag: Tag = "owner" if row.form == "possessive" else "entity"
        blocks.append(Token(row.start, row.end, row.text, row.text.lower(), tag, entity=row))
    blocks.sort(key=lambda block: (block.start, -block.end))
    return blocks


Row = TypeVar("Row", EntityMention, ValueMention)


def between(rows: Sequence[Row], start: int, end: int) -> list[Row]:
    """The rows (sorted by start) that lie whole inside ``[start, end)``."""
    place = bisect_left(rows, start, key=lambda row: row.start)
    found: list[Row] = []
    while place < len(rows) and rows[place].start < end:
        if rows[place].end <= end:
            found.append(rows[place])
        place += 1
    return found


def _plain(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Adds the tokens of ``text[start:end]``, which holds no mention. Most words of a document pass here."""
    if start >= end:
        return
    numerals, add, make = word_class("figure-word"), tokens.append, tuple.__new__
    for match in _WORD.finditer(text, start, end):
        piece = match[0]
        lower = piece.lower()
        initial = piece[0]
        tag: Tag
        if initial.isalpha():
            tag = "digit" if lower in numerals else "word"
        elif initial.isdigit():
            tag = "digit"
        elif initial in "'’" and (len(piece) > 1 or _after_s(text, match.start())):
            tag = "genitive"
        else:
            tag = "mark"
        add(make(Token, (match.start(), match.end(), piece, lower, tag, None, None)))


def _after_s(text: str, place: int) -> bool:
    return place > 0 and text[place - 1] in "sS" and text[place + 1 : place + 2].isspace()


Role = Literal["finite", "infinitive", "participle", "gerund"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb group: tokens ``first`` .. ``last`` (inclusive), its main verb's base form and what it does.

    ``passive``: "was killed"; ``negated``: "did not sell"; ``modal``: the modal before it, or "to" for an
    infinitive. A ``participle`` stands without auxiliary after its noun ("a bridge built in 2015").
    """

    first: int
    last: int
    lemma: str
    role: Role
    passive: bool = False
    negated: bool = False
    modal: str = ""


class Grammar:
    """The word classes of one language as sets, read once."""

    def __init__(self, language: str = "en") -> None:
        self.determiners = word_class("grammar-determiner", language)
        self.definite = word_class("grammar-definite", language)
        self.possessives = word_class("grammar-possessive", language)
        self.prepositions = word_class("grammar-preposition", language)
        self.coordinators = word_class("grammar-coordinator", language)
        self.subordinators = word_class("grammar-subordinator", language)
        self.relatives = word_class("grammar-relative", language)
        self.pronouns = word_class("grammar-pronoun", language)
        self.object_pronouns = word_class("grammar-object-pronoun", language)
        self.be = word_class("grammar-be", language)
        self.have = word_class("grammar-have", language)
        self.do = word_class("grammar-do", language)
        self.modals = word_class("grammar-modal", language)
        self.adverbs = word_class("grammar-adverb", language)
        self.auxiliaries = self.be | self.have | self.do | self.modals
        self.ordinals = word_class("grammar-ordinal", language)
        self.intransitive = word_class("verb-intransitive", language)
        self.nouns_too = word_class("verb-or-noun", language)
        self.not_participles = word_class("not-a-participle", language)
        self.not_adverbs = word_class("not-an-adverb", language)
        self.not_gerunds = word_class("not-a-gerund", language)
        self.states = word_class("adjective-state", language)
        self.agentive = word_class("agent-verb", language)
        self.linking = self.prepositions - self.relatives
        self.openers = self.determiners - self.relatives - self.pronouns
        self.small = self.determiners | self.states
        self.breaks = self.coordinators | self.auxiliaries
        self.pointers = self.definite | self.possessives
        self.verbs: Mapping[str, VerbForm] = verb_forms(language)
        self.closed = (
            self.determiners
            | self.possessives
            | self.prepositions
            | self.coordinators
            | self.subordinators
            | self.relatives
            | self.pronouns
            | self.object_pronouns
            | self.auxiliaries
        )

    def is_noun_too(self, lower: str) -> bool:
        """True for a verb form that is as often a noun ("price", "prices")."""
        form = self.verbs.get(lower)
        return form is not None and form.lemma in self.nouns_too and bool(form.inflections & {"base", "s"})

    def is_adverb(self, token: Token) -> bool:
        """True for an adverb, which may stand inside a verb group."""
        return token.is_word and (
            token.lower in self.adverbs
            or (token.lower.endswith("ly") and len(token.lower) > 4 and token.lower not in self.not_adverbs)
        )

    def is_noun(self, token: Token) -> bool:
        """True for a word that is neither closed-class nor an adverb, so that it can stand in a noun
        phrase.
        """
        return token.is_word and token.lower not in self.closed and not self.is_adverb(token)


@lru_cache(maxsize=4)
def grammar(language: str = "en") -> Grammar:
    """The word classes of ``language`` (read once a process)."""
    return Grammar(language)
