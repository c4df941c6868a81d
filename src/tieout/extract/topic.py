"""What a document is about: the entity that its headings, first sentence and repetition point to.

News states many figures of its topic without naming it again ("There were 41 spans"). Where a clause names no
subject of its own, the topic is the best reading, at a confidence that says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tieout.extract.cast import Cast
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence
from tieout.model import EntityType

_HEADING, _FIRST, _PLAIN = 4.0, 2.0, 1.0
_FORM = {"name": 1.0, "nominal": 0.7, "pronoun": 0.5, "possessive": 0.5}
"""A name counts whole; a noun or pronoun has been resolved once already, and maybe wrongly."""

_KIND = {"place": 0.6, "organization": 0.7, "event": 1.4, "object": 1.1}
"""Places are mostly where a story happens, organizations who tell it; an event is mostly the story."""

_TOLD = 1.2
"""The event that a story tells outweighs those it only mentions."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a document is about one entity: its mentions, by where they stand and in which form."""

    name: str
    entity_type: EntityType
    weight: float


def weigh(
    cast: Cast, happenings: Sequence[EntityMention], sentences: Sequence[Sentence], story: str
) -> tuple[Weight, ...]:
    """The weight of every entity of ``cast`` and of every event that a verb states, by first mention.

    ``story`` names the event that the document tells, where it tells one.
    """
    mentions = sorted([*cast.mentions, *happenings], key=lambda mention: (mention.start, mention.end))
    scores: dict[str, float] = {}
    kinds: dict[str, EntityType] = {}
    for mention, weight in _weighed(mentions, sentences):
        if mention.entity:
            weight *= mention.confidence * (_TOLD if mention.entity == story else 1.0)
            scores[mention.entity] = scores.get(mention.entity, 0.0) + weight
            kinds.setdefault(mention.entity, mention.entity_type)
    return tuple(Weight(name, kinds[name], score) for name, score in scores.items())


def heaviest(
    weights: Sequence[Weight], types: Collection[str], words: Collection[str] = ()
) -> tuple[str, EntityType] | None:
    """The name and entity type of what the document is most about among entities of ``types``, or ``None``.

    Entities with one of ``words`` in their name come first: figures of a vote belong to the referendum, not
    to the war that the story also tells of. Of equals the one named first wins.
    """
    fitting = [row for row in weights if row.entity_type in types]
    if not fitting:
        return None
    best = max(fitting, key=lambda row: (any(word in words for word in row.name.lower().split()), row.weight))
    return best.name, best.entity_type


def _weighed(
    mentions: Sequence[EntityMention], sentences: Sequence[Sentence]
) -> list[tuple[EntityMention, float]]:
    told = [sentence.start for sentence in sentences if sentence.kind == "sentence"]
    told = told or [sentence.start for sentence in sentences if sentence.kind == "item"]
    first = told[0] if told else -1
    weighed: list[tuple[EntityMention, float]] = []
    place = 0
    for mention in mentions:
        while place < len(sentences) and sentences[place].end <= mention.start:
            place += 1
        if place == len(sentences):
            break
        sentence = sentences[place]
        share = _HEADING if sentence.kind == "heading" else _FIRST if sentence.start == first else _PLAIN
        form = 1.0 if mention.entity_type == "event" else _FORM[mention.form]
        weighed.append((mention, share * form * _KIND.get(mention.entity_type, 1.0)))
    return weighed
