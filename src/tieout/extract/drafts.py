"""Mentions while a document is being read, and what is known of it before nouns and pronouns are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.extract.figures import Cluster, Figure, Key
from tieout.extract.kinship import Kinship
from tieout.extract.lexicon import Lexicon
from tieout.extract.mentions import Form
from tieout.extract.name_parts import Name
from tieout.extract.sentences import Sentence
from tieout.extract.tokens import Tokens
from tieout.model import EntityType
from tieout.values.model import ValueMention


@dataclass(slots=True)
class Draft:
    """A mention before figures have their names. ``start`` and ``end`` are offsets, ``title`` an offset span;
    ``named`` is where the name itself starts: after "the elder" in "the elder Hale"."""

    start: int
    end: int
    form: Form
    figure: Figure | None
    confidence: float
    plural: bool = False
    candidates: tuple[Figure, ...] = ()
    entity_type: EntityType = ""
    title: tuple[int, int] | None = None
    named: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """Names, figures and kin of one document: what nouns and pronouns are read against."""

    tokens: Tokens
    sentences: Sequence[Sentence]
    values: Sequence[ValueMention]
    names: list[Name]
    keys: list[Key]
    cluster: Cluster
    lexicon: Lexicon
    kinship: Kinship
