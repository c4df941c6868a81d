"""Who the subject of a verb is."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.lemmas import singular, word_class
from tieout.extract.words import Grammar, Token, Verb, grammar

_HARD_STOPS = frozenset(";:–—")
_QUOTES = frozenset("\"“”«»'‘’")


def subject_of(tokens: Sequence[Token], verbs: Sequence[Verb], number: int, *, depth: int = 0) -> int | None:
    """The index of the token that heads the subject of ``verbs[number]``: an entity, a noun or a pronoun."""
    words = grammar()
    verb = verbs[number]
    if depth > 6:
        return None
    place = _skip_adverbs(tokens, verb.first - 1, words)
    if verb.role == "infinitive":
        raised = _raised(tokens, verbs, number, place, words)
        if raised is not None:
            return raised
    if verb.role in ("infinitive", "gerund"):
        return _shared(tokens, verbs, number, depth)
    if place >= 0 and tokens[place].is_word and tokens[place].lower in words.coordinators:
        shared = _shared(tokens, verbs, number, depth)
        if shared is not None:
            return shared
    if place >= 0 and tokens[place].is_word and tokens[place].lower in words.relatives:
        antecedent = _antecedent(tokens, place, words)
        if antecedent is not None:
            return antecedent
    if verb.role == "participle":
        agent = agent_of(tokens, verb) if verb.lemma in words.agentive else None
        if agent is not None:
            return agent
        if place < 0 or tokens[place].tag == "mark":
            return _participle_subject(tokens, verbs, number, place, words, depth)
    if place >= 0 and tokens[place].text == ",":
        before = _before_parenthesis(tokens, place, words)
        if before is None:
            return _shared(tokens, verbs, number, depth, later=False)
        place = before
    elif place >= 0 and tokens[place].text in ")]":
        place = _before_bracket(tokens, place)
    return _subject_phrase(tokens, place, verbs, words)


def _raised(
    tokens: Sequence[Token], verbs: Sequence[Verb], number: int, place: int, words: Grammar
) -> int | None:
    """'expects the economy to grow': the subject of the infinitive is the object before it."""
    if not number or place <= verbs[number - 1].last or verbs[number - 1].passive:
        return None
    token = tokens[place]
    return place if token.tag == "entity" or words.is_noun(token) else None


def _participle_subject(
    tokens: Sequence[Token], verbs: Sequence[Verb], number: int, place: int, words: Grammar, depth: int
) -> int | None:
    """'Born in X, he ...' takes the next clause's subject; ', run last month, ...' the noun before the
    comma.
    """
    if place < 0 or not any(verb.role == "finite" for verb in verbs[:number]):
        for later in range(number + 1, len(verbs)):
            if verbs[later].role == "finite":
                return subject_of(tokens, verbs, later, depth=depth + 1)
    noun = place - 1
    if noun >= 0 and (tokens[noun].tag in ("entity", "value") or words.is_noun(tokens[noun])):
        return noun if tokens[noun].tag == "entity" else _subject_phrase(tokens, noun, verbs, words)
    return _shared(tokens, verbs, number, depth)


def agent_of(tokens: Sequence[Token], verb: Verb) -> int | None:
    """The entity of the by-phrase right after a passive verb (a date or place phrase may stand between)."""
    words = grammar()
    for place in range(verb.last + 1, min(len(tokens), verb.last + 9)):
        token = tokens[place]
        if token.is_word and token.lower == "by":
            for after in range(place + 1, min(len(tokens), place + 7)):
                if tokens[after].tag == "entity":
                    return after
                if tokens[after].tag == "mark" or (
                    tokens[after].is_word and tokens[after].lower in words.prepositions
                ):
                    return None
            return None
        if token.tag == "mark" or (token.is_word and token.lower in words.breaks):
            return None
    return None


def _skip_adverbs(tokens: Sequence[Token], place: int, words: Grammar) -> int:
    while place >= 0 and (words.is_adverb(tokens[place]) or tokens[place].text in _QUOTES):
        place -= 1
    return place


def _shared(
    tokens: Sequence[Token], verbs: Sequence[Verb], number: int, depth: int, *, later: bool = True
) -> int | None:
    """The subject of the nearest finite verb before, or of the next one where none stands before."""
    for earlier in range(number - 1, -1, -1):
        if verbs[earlier].role == "finite":
            return subject_of(tokens, verbs, earlier, depth=depth + 1)
    for after in range(number + 1, len(verbs)) if later else ():
        if verbs[after].role == "finite":
            return subject_of(tokens, verbs, after, depth=depth + 1)
    return None


def _antecedent(tokens: Sequence[Token], place: int, words: Grammar) -> int | None:
    """The noun a relative pronoun at ``place`` points back to: the head before it, over 'of X' where X is a
    place.
    """
    before = place - 1
    while before >= 0 and (
        tokens[before].text in ",)" or tokens[before].text in _QUOTES or tokens[before].tag == "value"
    ):
        before -= 1
    if before >= 0 and tokens[before].is_word and tokens[before].lower in words.prepositions:
        before -= 1
    if before < 0:
        return None
    token = tokens[before]
    if token.tag == "entity" or words.is_noun(token) or (token.is_word and token.lower in words.pronouns):
        if token.entity is not None and token.entity.entity_type == "place":
            if tokens[place].lower == "who":
                return _over_origin(tokens, before)
            return _over_venue(tokens, before)
        return before
    return None


def _over_venue(tokens: Sequence[Token], place: int) -> int:
    """'the attacks in X, which killed': the event before its place."""
    before = place - 1
    if before > 0 and tokens[before].lower == "the":
        before -= 1
    if before > 0 and tokens[before].lower in ("in", "at", "near", "on", "off"):
        entity = tokens[before - 1].entity
        if entity is not None and entity.entity_type == "event":
            return before - 1
    return place


def _over_origin(tokens: Sequence[Token], place: int) -> int | None:
    """'X of Ethiopia, who', 'a boy born in X who': the person before the place, else nobody."""
    words = grammar()
    before = place - 1
    while before >= 0 and tokens[before].is_word and tokens[before].lower in words.prepositions:
        before -= 1
    if before >= 1 and tokens[before].is_word and tokens[before].lower in words.verbs:
        before -= 1
    named = before >= 0 and (tokens[before].tag == "entity" or words.is_noun(tokens[before]))
    return before if named and before < place - 1 else None


def _before_parenthesis(tokens: Sequence[Token], comma: int, words: Grammar) -> int | None:
    """The token before the comma that opens the insertion which ends at ``comma``: 'X, a Y of Z, was'."""
    place = comma - 1
    while place > 0:
        if tokens[place].text in _HARD_STOPS:
            return None
        if tokens[place].text == ",":
            last = place - 1
            while last > 0 and tokens[last].text in _QUOTES:
                last -= 1
            opener, before = tokens[place + 1], tokens[last]
            fronted = opener.is_word and opener.lower in words.prepositions and _has_comma(tokens, place)
            named = before.tag in ("entity", "value") or words.is_noun(before) or before.text in ")]"
            if named and not fronted and not is_fronted(tokens, place, words):
                return last
        place -= 1
    return None


def _has_comma(tokens: Sequence[Token], end: int) -> bool:
    return any(token.text == "," for token in tokens[:end])


def is_fronted(tokens: Sequence[Token], comma: int, words: Grammar) -> bool:
    """Whether the stretch before ``comma`` is one prepositional phrase from the start of its clause."""
    place = comma - 1
    while place >= 0 and tokens[place].tag != "mark":
        place -= 1
    first = tokens[place + 1]
    adjoined = tokens[comma - 1].tag == "entity" and words.is_noun(tokens[comma - 2]) and comma - place > 3
    return first.is_word and first.lower in words.prepositions and not adjoined


def _before_bracket(tokens: Sequence[Token], place: int) -> int:
    depth = 0
    while place >= 0:
        depth += (tokens[place].text in ")]") - (tokens[place].text in "([")
        place -= 1
        if not depth:
            break
    return place


def _subject_phrase(tokens: Sequence[Token], last: int, verbs: Sequence[Verb], words: Grammar) -> int | None:
    """The head of the first noun phrase, not governed by a preposition, in the stretch that ends at
    ``last``.
    """
    first = last
    ends = {verb.last for verb in verbs}
    while first >= 0 and first not in ends and not _bounds(tokens, first, words):
        first -= 1
    first += 1
    head = _first_head(tokens, first, last, words)
    if first > 1 and tokens[first].lower == "and" and tokens[first - 1].text == "," and head is not None:
        joined = _before_parenthesis(tokens, first - 1, words)
        if (
            joined is not None
            and tokens[joined].tag == "entity"
            and tokens[joined + 2].lower in words.relatives
        ):
            return joined
    return head


def _bounds(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    token = tokens[place]
    if token.tag == "mark":
        dash = token.text == "-" and place > 0 and tokens[place - 1].end < token.start
        return dash or (token.text not in "-/&%$€£()" and token.text not in _QUOTES)
    if not token.is_word:
        return False
    if token.lower in words.subordinators and token.lower not in words.prepositions:
        return True
    return token.lower in ("but", "yet", "nor")


def _first_head(tokens: Sequence[Token], first: int, last: int, words: Grammar) -> int | None:
    """The head of the first noun phrase that no preposition governs; failing that, one after 'since'."""
    governed = False
    head: int | None = None
    soft: int | None = None
    opener = ""
    for place in range(first, last + 1):
        token = tokens[place]
        after = tokens[place + 1] if place < last else None
        if token.is_word and token.lower in words.linking and not words.is_adverb(token):
            if head is not None:
                break
            governed, opener = True, token.lower
        elif head is not None and tokens[head].tag == "entity" and token.lower in words.coordinators:
            break
        elif _heads(token, after, words):
            if after is not None and after.tag == "genitive":
                continue
            if governed and (after is None or not words.is_noun(after) or token.tag == "entity"):
                soft = place if opener in words.subordinators else soft
                governed = place == last
            elif not governed:
                head = place
                if token.is_word and token.lower in words.pronouns:
                    break
        elif token.value is not None:
            head = place if token.value.noun and head is None and not governed else head
            governed = False
    return head if head is not None else soft


def _heads(token: Token, after: Token | None, words: Grammar) -> bool:
    """Whether a token can head a subject: a name, a noun, a pronoun that is no article of the next noun."""
    if token.tag == "entity" or words.is_noun(token):
        return True
    if not token.is_word or token.lower not in words.pronouns:
        return False
    if token.lower == "there" and after is not None:
        return False
    return token.lower not in words.determiners or after is None or not words.is_noun(after)


def owner_of(tokens: Sequence[Token], head: int) -> int | None:
    """The entity that owns the noun at ``head``: 'X's convoy', 'its convoy', 'the convoy of X'."""
    words = grammar()
    place = head - 1
    while place >= 0 and words.is_noun(tokens[place]):
        place -= 1
    if place >= 0 and tokens[place].tag == "owner":
        return place
    if place >= 1 and tokens[place].tag == "genitive" and tokens[place - 1].tag == "entity":
        return place - 1
    links: tuple[str, ...] = ("of", "in", "at", "on", "for")
    if singular(tokens[head].lower) in word_class("acting-noun"):
        links = ("of",)  # "a court in X" is not X's
    if head + 1 < len(tokens) and tokens[head + 1].lower in links:
        for after in range(head + 2, min(len(tokens), head + 5)):
            if tokens[after].tag == "entity":
                return after
            if not (tokens[after].is_word and tokens[after].lower in words.determiners):
                return None
    return None
