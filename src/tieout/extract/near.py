"""A figure with the words around it: what every reading of a figure's surroundings starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.extract.clauses import Verb, find_verbs
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence
from tieout.extract.subjects import governing_verb
from tieout.extract.words import Grammar, Token, grammar, read_words
from tieout.values.model import ValueMention

BEFORE, AFTER = 400, 260
"""How far around a figure its clause is read, in characters: of a line of a megabyte only that much."""


@dataclass(frozen=True, slots=True)
class Near:
    """A figure, the tokens and verbs around it, and the verb of its clause; ``place`` indexes its token."""

    tokens: list[Token]
    verbs: list[Verb]
    place: int
    mention: ValueMention
    governor: Verb | None
    words: Grammar

    @property
    def after(self) -> int:
        """The index of the first token after the figure, and after what stands in brackets behind it."""
        place = self.place + 1
        if place < len(self.tokens) and self.tokens[place].text == ")":
            return place + 1
        if place < len(self.tokens) and self.tokens[place].text == "(":
            for closing in range(place + 1, min(len(self.tokens), place + 9)):
                if self.tokens[closing].text == ")":
                    return closing + 1
        return place

    def number_of(self, verb: Verb) -> int:
        """The index of ``verb`` among the verbs."""
        return self.verbs.index(verb)

    def is_figure(self, place: int) -> bool:
        """Whether the token at ``place`` is another figure."""
        return 0 <= place < len(self.tokens) and self.tokens[place].tag in ("digit", "value")

    def lower(self, place: int) -> str:
        """The token at ``place`` in lower case, "" outside."""
        return self.tokens[place].lower if 0 <= place < len(self.tokens) else ""


def near_figure(
    text: str,
    sentence: Sentence,
    mention: ValueMention,
    names: Sequence[EntityMention] = (),
    values: Sequence[ValueMention] = (),
) -> Near | None:
    """The surroundings of ``mention`` in ``sentence``, or ``None`` where it does not lie whole inside."""
    start = max(sentence.start, mention.start - BEFORE)
    end = min(sentence.end, mention.end + AFTER)
    tokens = read_words(text, start, end, entities=names, values=values or (mention,))
    place = next((n for n, token in enumerate(tokens) if token.value == mention), None)
    if place is None:
        return None
    verbs = find_verbs(tokens)
    number = governing_verb(tokens, verbs, place)
    governor = None if number is None else verbs[number]
    return Near(tokens, verbs, place, mention, governor, grammar())
