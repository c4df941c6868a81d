"""Which verb a figure belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.words import Grammar, Token, Verb, grammar

_HARD_STOPS = frozenset(";:–—")
_PARTITIVE = frozenset(("them", "these", "those", "us", "whom", "which"))
_SUBJECT_WORDS = frozenset(("he", "she", "it", "they", "we", "i", "the"))


def governing_verb(tokens: Sequence[Token], verbs: Sequence[Verb], place: int) -> int | None:
    """The index in ``verbs`` of the verb whose clause token ``place`` stands in, or ``None``.

    The nearest verb to the left, unless a new clause opens between it and the token; then the nearest one to
    the right. A token that is itself the subject belongs to the verb after it.
    """
    words = grammar()
    right = next((n for n, verb in enumerate(verbs) if verb.first > place), None)
    left = max((n for n, verb in enumerate(verbs) if verb.last < place), default=None)
    if right is not None and _is_subject_of(tokens, place, verbs[right], words):
        return right
    if left is not None and not _opens_between(tokens, verbs[left].last + 1, place, words):
        return _over_aside(tokens, verbs, left, place, words)
    if right is not None and not any(
        token.text in _HARD_STOPS for token in tokens[place + 1 : verbs[right].first]
    ):
        return right
    return left


def _over_aside(tokens: Sequence[Token], verbs: Sequence[Verb], left: int, place: int, words: Grammar) -> int:
    """'won 5 cups, which is a record, and 3 shields': the list goes on with the verb before the aside."""
    verb = verbs[left]
    relative = verb.first > 0 and tokens[verb.first - 1].lower == "which" and verb.lemma == "be"
    closed = any(token.text == "," for token in tokens[verb.last + 1 : place])
    return left - 1 if left and relative and closed else left


def _is_subject_of(tokens: Sequence[Token], place: int, verb: Verb, words: Grammar) -> bool:
    """Whether the noun phrase of ``place`` runs up to ``verb`` and no preposition governs it."""
    value = tokens[place].value
    if value is not None and value.value.kind in ("date", "period", "time"):
        return False
    counted = value is not None and bool(value.noun)
    if verb.role != "finite" and not (verb.role == "participle" and counted):
        return False
    between = tokens[place + 1 : verb.first]
    if any(token.tag == "mark" and token.text not in "()" for token in between):
        return False
    if _bracketless(between, words) > 0:
        return False
    return not _in_prepositional_phrase(tokens, place, words)


def _bracketless(between: Sequence[Token], words: Grammar) -> int:
    """How many words between a figure and a verb can not belong to the figure's own noun phrase."""
    depth = strangers = 0
    previous = ""
    for token in between:
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth -= 1
        elif not depth:
            bridge = token.is_word and (token.lower in words.prepositions or token.lower in words.determiners)
            partitive = previous == "of" and token.lower in _PARTITIVE
            plain = token.is_word and token.lower in words.closed and token.lower not in words.possessives
            plain = plain and not partitive
            named = token.tag in ("entity", "owner")
            strangers += plain and not bridge
            strangers += named and previous not in words.prepositions | words.determiners
        previous = token.lower
    return strangers


def _in_prepositional_phrase(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    place -= 1
    while place >= 0:
        token = tokens[place]
        if token.is_word and token.lower in words.prepositions and not words.is_adverb(token):
            return tokens[place + 1].lower not in _PARTITIVE
        if not (
            words.is_adverb(token)
            or words.is_noun(token)
            or (token.is_word and token.lower in words.determiners)
        ):
            return False
        place -= 1
    return False


def _opens_between(tokens: Sequence[Token], start: int, place: int, words: Grammar) -> bool:
    """Whether a clause opens between a verb and the figure at ``place``, its verb still to come."""
    for n in range(start, place):
        token = tokens[n]
        if token.text in _HARD_STOPS:
            return True
        comma = token.text == ","
        joint = token.is_word and token.lower in words.coordinators
        if (comma or joint) and n + 1 < place:
            after = tokens[n + 1]
            if after.is_word and after.lower in words.subordinators and after.lower not in words.prepositions:
                return True
            if _subject_follows(tokens, place, words):
                return True
    return False


def _subject_follows(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """Whether what follows the figure is a subject: a pronoun, or a name, at once or after one comma."""
    n = place + 1
    if n < len(tokens) and tokens[n].text == ",":
        n += 1
    if n >= len(tokens):
        return False
    token = tokens[n]
    if token.tag == "entity":
        return n + 1 < len(tokens) and tokens[n + 1].is_word and tokens[n + 1].lower not in words.prepositions
    return token.is_word and (token.lower in words.possessives or token.lower in _SUBJECT_WORDS)
