"""A figure with the words around it: what every reading of a figure's surroundings starts from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tieout.extract.clauses import find_verbs
from tieout.extract.governors import governing_verb
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence
from tieout.extract.words import Grammar, Token, Verb, grammar, read_words
from tieout.values.model import ValueMention

WHOLE, BEFORE, AFTER = 1200, 400, 260
"""In characters: a sentence up to ``WHOLE`` is read whole, of a longer line only what is near the figure."""


@dataclass(frozen=True, slots=True)
class Near:
    """A figure, the tokens and verbs around it, and the verb of its clause; ``place`` indexes its token."""

    tokens: list[Token]
    verbs: list[Verb]
    place: int
    mention: ValueMention
    governor: Verb | None
    words: Grammar
    lowers: frozenset[str]
    """Every word of the stretch, lower case."""

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
    start, end = sentence.start, sentence.end
    if end - start > WHOLE:
        start, end = max(start, mention.start - BEFORE), min(end, mention.end + AFTER)
    parsed = _parsed(text, start, end, names, values or (mention,))
    place = bisect_left(parsed.starts, mention.start)
    if place == len(parsed.tokens) or parsed.tokens[place].value != mention:
        return None
    near = parsed.nears.get(place)
    if near is None:
        number = governing_verb(parsed.tokens, parsed.verbs, place)
        governor = None if number is None else parsed.verbs[number]
        near = Near(parsed.tokens, parsed.verbs, place, mention, governor, grammar(), parsed.lowers)
        parsed.nears[place] = near
    return near


@dataclass(frozen=True, slots=True)
class _Parsed:
    """One stretch of text read into tokens and verbs, with what it was read from."""

    text: str
    start: int
    end: int
    names: Sequence[EntityMention]
    values: Sequence[ValueMention]
    tokens: list[Token]
    starts: list[int]
    verbs: list[Verb]
    lowers: frozenset[str]
    nears: dict[int, Near]


_recent: list[_Parsed] = []
"""The last two stretches read: all figures of a sentence, and the three questions on each, share one."""


def _parsed(
    text: str, start: int, end: int, names: Sequence[EntityMention], values: Sequence[ValueMention]
) -> _Parsed:
    for parsed in _recent:
        if (
            parsed.text is text
            and (parsed.start, parsed.end) == (start, end)
            and parsed.names == names
            and parsed.values == values
        ):
            return parsed
    tokens = read_words(text, start, end, entities=names, values=values)
    starts = [token.start for token in tokens]
    lowers = frozenset([token.lower for token in tokens])
    made = _Parsed(text, start, end, names, values, tokens, starts, find_verbs(tokens), lowers, {})
    _recent[:] = [made, *_recent[:1]]
    return made
