"""What stands around a figure: what it counts, whose clause it is in, what the words do to it.

No parser: noun phrases and verbs are read from word classes near the figure (``nouns``, ``clauses``).
"""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.context import Context, value_context
from tieout.extract.counted import READINGS, What
from tieout.extract.dated import dated_what
from tieout.extract.mentions import EntityMention
from tieout.extract.near import Near, near_figure
from tieout.extract.sentences import Sentence
from tieout.extract.subjects import agent_of, governing_verb, is_agent_verb, owner_of, subject_of
from tieout.values.model import ValueMention

__all__ = ["Context", "What", "clause_subject", "value_context", "what_phrase"]


def what_phrase(
    text: str, sentence: Sentence, mention: ValueMention, names: Sequence[EntityMention] = ()
) -> What:
    """What ``mention`` counts, measures or dates. ``names`` are the sentence's entity mentions, sorted.

    Never raises; an empty ``What`` where the sentence does not say, and for a mere label ("pillar 7").
    """
    near = near_figure(text, sentence, mention, names)
    if near is None:
        return What()
    if mention.value.kind == "age":
        return What()
    if mention.value.kind in ("date", "period", "time"):
        return dated_what(near)
    for reading in READINGS:
        found = reading(near)
        if found is not None:
            return found
    return What()


def clause_subject(
    text: str, sentence: Sentence, mention: ValueMention, names: Sequence[EntityMention] = ()
) -> EntityMention | None:
    """The entity mention that is the subject of the clause ``mention`` stands in, or that owns its subject.

    ``None`` where the subject is a common noun that no entity owns ("the result"), or where there is none.
    """
    near = near_figure(text, sentence, mention, names)
    if near is None:
        return None
    number = governing_verb(near.tokens, near.verbs, near.place)
    if number is None:
        return _beside(near)
    verb = near.verbs[number]
    head = subject_of(near.tokens, near.verbs, number)
    if head == near.place or head is None:
        agent = agent_of(near.tokens, verb) if verb.passive else None
        return near.tokens[agent].entity if agent is not None else None
    if near.tokens[head].entity is not None:
        return near.tokens[head].entity
    if verb.passive and is_agent_verb(verb):
        agent = agent_of(near.tokens, verb)
        if agent is not None:
            return near.tokens[agent].entity
    owner = owner_of(near.tokens, head)
    return near.tokens[owner].entity if owner is not None else None


def _beside(near: Near) -> EntityMention | None:
    """Without a verb (a heading, a list item): the name before the figure, else none."""
    for place in range(near.place - 1, -1, -1):
        entity = near.tokens[place].entity
        if entity is not None:
            return entity
        if near.tokens[place].text in (";", ":"):
            return None
    return None
