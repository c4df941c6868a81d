"""Noun phrases without a parser: the words that can stand together, and the phrases that narrow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.extract.lemmas import singular, word_class
from tieout.extract.words import Grammar, Token, Verb, grammar

_TIMES = frozenset(("during", "after", "before", "since", "until", "till", "because", "despite"))
_LONGEST = 6
"""A noun phrase of news prose seldom has more words before its head."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: the lemma of its head, the words before the head, all its words, its token range."""

    head: str
    modifiers: tuple[str, ...]
    words: tuple[str, ...]
    start: int
    end: int

    @classmethod
    def printed(cls, noun: str, head: str, end: int) -> NounPhrase:
        """A phrase that a value mention already brought with it, ending before token ``end``."""
        words = tuple(word if word[:1].isupper() else word.lower() for word in noun.split())
        return cls(head or singular(words[-1].lower()), words[:-1], words, end, end)

    def covers(self, place: int) -> bool:
        """Whether token ``place`` is one of the phrase's own."""
        return self.start <= place < self.end


def noun_phrase(
    tokens: Sequence[Token], verbs: Sequence[Verb], start: int, *, measured: bool
) -> NounPhrase | None:
    """The noun phrase that begins at token ``start``; after a ``measured`` figure, sizes are skipped."""
    words = grammar()
    place = start
    dimensions = word_class("dimension-adjective")
    stops = _verb_starts(verbs)
    while place < len(tokens) and tokens[place].text in "-‐":
        place += 1
    while measured and place < len(tokens) and tokens[place].is_word and tokens[place].lower in dimensions:
        place += 1
    partitive = place < len(tokens) and tokens[place].is_word and tokens[place].lower == "of"
    if partitive:
        place += 1
    while place < len(tokens) and _opens(tokens[place], words):
        place += 1
    first = place
    while place < len(tokens) and place - first <= _LONGEST and place not in stops:
        if not _can_stand(tokens, place, words) or (place > first and _opens_itself(tokens[place], words)):
            break
        place += 1
    return _made(tokens, first, place, words)


def noun_phrase_before(tokens: Sequence[Token], verbs: Sequence[Verb], last: int) -> NounPhrase | None:
    """The noun phrase that ends with token ``last``, its head."""
    words = grammar()
    if last < 0 or not (words.is_noun(tokens[last]) or tokens[last].tag == "entity"):
        return None
    covered = {place for verb in verbs for place in range(verb.first, verb.last + 1)}
    first = last
    while (
        first > 0
        and last - first < _LONGEST
        and (first - 1) not in covered
        and _can_stand(tokens, first - 1, words)
    ):
        if _opens_itself(tokens[first], words):
            break
        first -= 1
    return _made(tokens, first, last + 1, words)


def _verb_starts(verbs: Sequence[Verb]) -> frozenset[int]:
    return frozenset(verb.first for verb in verbs if verb.role != "gerund")


def _opens(token: Token, words: Grammar) -> bool:
    return token.tag == "owner" or (
        token.is_word
        and (token.lower in words.determiners or token.lower in words.possessives)
        and token.lower != "no"
    )


def _can_stand(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    token = tokens[place]
    if token.tag == "entity":
        return token.entity is not None and token.entity.form in ("name", "nominal")
    if token.value is not None:
        return token.value.value.kind == "ordinal"
    return token.tag == "genitive" or words.is_noun(token) or token.lower in words.ordinals


def _opens_itself(token: Token, words: Grammar) -> bool:
    """Whether a mention brings its own article ("the small town"): it begins its phrase."""
    if token.entity is None or token.entity.form == "name":
        return False
    first = token.lower.partition(" ")[0]
    return first in words.definite or first in words.possessives


def _made(tokens: Sequence[Token], first: int, end: int, words: Grammar) -> NounPhrase | None:
    while first < end and tokens[first].tag == "genitive":
        first += 1
    while end > first and tokens[end - 1].tag == "genitive":
        end -= 2
    if end <= first:
        return None
    said = [
        _said(token, place) for place, token in enumerate(tokens[first:end], first) if token.tag != "genitive"
    ]
    last = tokens[end - 1]
    head = _head(last)
    return NounPhrase(head, tuple(said[:-1]), tuple(said), first, end)


def _head(token: Token) -> str:
    if token.entity is None:
        return singular(token.lower)
    return token.text if token.entity.form == "name" else singular(token.lower.split()[-1])


def _said(token: Token, place: int) -> str:
    if token.entity is not None:
        entity = token.entity
        known = entity.entity and entity.confidence >= 0.5 and not entity.candidates
        if known and entity.entity_type != "event":
            return entity.entity
        return _without_article(token.text)
    return token.text if token.is_capital and place else token.lower


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    words = grammar()
    return rest if rest and first.lower() in words.pointers else text


def pieces(
    tokens: Sequence[Token], verbs: Sequence[Verb], start: int, *, money: bool, limit: int | None = None
) -> tuple[list[str], int]:
    """The prepositional phrases from token ``start`` on that narrow a figure: ``(words, end)``.

    Phrases that hold another figure ("in 92 matches") or a place ("in March") are passed over.
    """
    words = grammar()
    narrowing = word_class("what-preposition")
    taken: list[str] = []
    place = start
    passed = False
    vague = start > 0 and singular(tokens[start - 1].lower) in word_class("what-vague")
    stop = len(tokens) if limit is None else limit
    rate = _rate(tokens, start, words)
    if rate:
        taken, place = ["per", rate], start + 2
    while place < stop and tokens[place].is_word and tokens[place].lower in words.prepositions:
        preposition = tokens[place].lower
        if preposition in _TIMES:
            break
        if any(verb.first == place for verb in verbs):
            break
        if _holds_figure(tokens, place + 1):
            place = _past_figure(tokens, verbs, place + 1)
            continue
        phrase = noun_phrase(tokens, verbs, place + 1, measured=False)
        if phrase is None or (limit is not None and phrase.end > limit):
            break
        definite = _is_definite(tokens[place + 1], words)
        each = tokens[place + 1].lower in ("each", "every")
        if each and preposition in ("for", "to", "of"):
            taken += ["per", *phrase.words[:-1], singular(phrase.words[-1])]
        elif preposition == "of" and ((definite and not vague) or passed):
            pass
        elif preposition in ("in", "at", "during") and is_scope(tokens[phrase.end - 1]):
            taken += ["in", *phrase.words]
        elif phrase.head in ("name", "credit") and preposition == "to":
            pass
        elif preposition in narrowing or (preposition == "in" and money):
            taken += [preposition, *phrase.words]
        else:
            passed = True
        place = phrase.end
    return taken, place


def is_scope(token: Token) -> bool:
    """Whether a noun after 'in' says in which contest or time of life, not where: 'goals in the final'."""
    if token.entity is not None:
        return token.entity.entity_type == "event"
    return token.is_word and singular(token.lower) in word_class("scope-noun")


def _rate(tokens: Sequence[Token], place: int, words: Grammar) -> str:
    """'a day' in '200,000 vehicles a day', but not in 'a day earlier'."""
    if place + 1 >= len(tokens) or tokens[place].lower not in ("a", "an", "each", "every", "per"):
        return ""
    noun = tokens[place + 1]
    after = tokens[place + 2].lower if place + 2 < len(tokens) else ""
    fits = words.is_noun(noun) and not noun.is_capital and after not in ("earlier", "ago", "later", "before")
    ends = not after or not (tokens[place + 2].is_word and words.is_noun(tokens[place + 2]))
    return noun.lower if fits and ends else ""


def _holds_figure(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].tag in ("digit", "value")


def _past_figure(tokens: Sequence[Token], verbs: Sequence[Verb], place: int) -> int:
    phrase = noun_phrase(tokens, verbs, place + 1, measured=False)
    return phrase.end if phrase is not None else place + 1


def _is_definite(token: Token, words: Grammar) -> bool:
    return token.tag == "owner" or (
        token.is_word and (token.lower in words.definite or token.lower in words.possessives)
    )
