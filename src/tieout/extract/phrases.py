"""What stands around a figure: what it counts, whose clause it is in, what the words do to it.

No parser: noun phrases and verbs are read from word classes near the figure (``nouns``, ``clauses``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tieout.extract.context import Context, value_context
from tieout.extract.counted import elided, label, noun_after
from tieout.extract.dated import dated_what
from tieout.extract.lemmas import word_class
from tieout.extract.measured import (
    change,
    compared,
    dimension,
    level,
    noun_before,
    race_time,
    spell,
    up_down,
    verb_frame,
)  # fmt: skip
from tieout.extract.mentions import EntityMention
from tieout.extract.near import Near, near_figure
from tieout.extract.owners import OWNERS, agent_before, event_of_clause
from tieout.extract.repeated import elided_share, offset, subject_count, times
from tieout.extract.sentences import Sentence
from tieout.extract.subjects import agent_of, owner_of, subject_of
from tieout.extract.what import What
from tieout.extract.words import Verb
from tieout.values.model import ValueMention

__all__ = ["Context", "What", "clause_subject", "value_context", "what_phrase"]

_Reading = Callable[[Near], What | None]
_READINGS: tuple[_Reading, ...] = (
    label, times, offset, race_time, spell, dimension, compared, up_down, noun_after, noun_before, level,
    change, elided, subject_count, verb_frame,
)  # fmt: skip
"""In order of trust; the first that reads anything decides."""
_SHARE_READINGS: tuple[_Reading, ...] = (
    compared, up_down, level, noun_after, noun_before, change, elided_share, verb_frame,
)  # fmt: skip
"""The same for percentages: 'the deficit widened to 6% of GDP' is the deficit's level, not GDP's."""


def what_phrase(
    text: str,
    sentence: Sentence,
    mention: ValueMention,
    names: Sequence[EntityMention] = (),
    values: Sequence[ValueMention] = (),
) -> What:
    """What ``mention`` counts, measures or dates.

    ``names`` and ``values`` are mentions of the sentence or the whole document, sorted by start; without
    ``values`` (``mention`` among them) the other figures are only guessed from their digits.

    Never raises; an empty ``What`` where the sentence does not say, and for a mere label ("pillar 7").
    """
    near = near_figure(text, sentence, mention, names, values)
    if near is None:
        return What()
    if mention.value.kind == "age":
        return What()
    if mention.value.kind in ("date", "period", "time"):
        return dated_what(near)
    share = mention.value.kind == "percentage"
    for reading in _SHARE_READINGS if share else _READINGS:
        found = reading(near)
        if found is not None:
            return found
    return What()


def clause_subject(
    text: str,
    sentence: Sentence,
    mention: ValueMention,
    names: Sequence[EntityMention] = (),
    values: Sequence[ValueMention] = (),
) -> EntityMention | None:
    """The entity mention that is the subject of the clause ``mention`` stands in, or that owns its subject.

    ``None`` where the subject is a common noun that no entity owns ("the result"), or where there is none.
    """
    near = near_figure(text, sentence, mention, names, values)
    if near is None:
        return None
    for owner in OWNERS:
        found = owner(near)
        if found is not None:
            return near.tokens[found].entity
    if near.governor is None:
        return _beside(near)
    found = _subject(near, near.governor)
    return None if found is None else near.tokens[found].entity


def _subject(near: Near, verb: Verb) -> int | None:
    agent = agent_before(near, verb)
    if agent is not None:
        return agent
    head = subject_of(near.tokens, near.verbs, near.number_of(verb))
    if head is None or head == near.place or near.lower(head) == "there":
        doer = agent_of(near.tokens, verb) if verb.passive else None
        return doer if doer is not None else event_of_clause(near)
    if near.tokens[head].entity is not None:
        return head
    owner = owner_of(near.tokens, head)
    if owner is not None and near.lower(head) in word_class("organization-noun"):
        entity = near.tokens[owner].entity
        return (
            None if entity is not None and entity.entity_type == "place" else owner
        )  # "Norway's largest bank"
    if owner is None and near.lower(head) in word_class("event-measure"):
        return event_of_clause(near)
    return owner


def _beside(near: Near) -> EntityMention | None:
    """Without a verb (a heading, a list item): the name before the figure, else none."""
    for place in range(near.place - 1, -1, -1):
        entity = near.tokens[place].entity
        if entity is not None:
            return entity
        if near.tokens[place].text in (";", ":"):
            return None
    return None
