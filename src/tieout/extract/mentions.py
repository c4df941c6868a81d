"""A mention of an entity in one document: the row that names, events, cast and the pattern engine share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tieout.model import EntityType

Form = Literal["name", "nominal", "pronoun", "possessive"]


@dataclass(frozen=True, slots=True)
class EntityMention:
    """The span ``[start, end)`` of a document's text that speaks of an entity; ``text`` is that slice.

    ``form``: ``name`` ("Ahmad Massoud"), ``nominal`` ("his father", "the bridge", "attack on Pearl Harbor"),
    ``pronoun`` ("he"), ``possessive`` ("his": the pronoun alone). ``entity`` is the fullest name the
    entity has in this document, empty where the mention is ambiguous; ``candidates`` then says who
    may be meant. ``confidence`` (0..1) is how sure the resolution is. ``plural``: "the brothers", "they".
    """

    start: int
    end: int
    text: str
    form: Form
    entity: str
    entity_type: EntityType = ""
    confidence: float = 1.0
    plural: bool = False
    candidates: tuple[str, ...] = ()
