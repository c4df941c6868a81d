"""The data model on one page: Document, Claim, Entity, Finding, and the small rows between stages.

Rows are frozen. A stage takes rows and gives new ones; nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tieout.values.model import Value, ValueMention

EntityType = Literal["person", "place", "organization", "event", "object", ""]
Verdict = Literal["agree", "compatible", "updated", "discrepancy", "single"]
Severity = Literal["major", "minor", ""]
FindingKind = Literal["cross_source", "within_document", "arithmetic", "quote", "spelling"]
Origin = Literal["extracted", "derived", "reference", "edited"]
Qualifiers = tuple[tuple[str, str], ...]
"""Sorted ``(key, value)`` pairs, keys unique."""


@dataclass(frozen=True, slots=True)
class Span:
    """``[start, end)`` in a document's text, what it is (``kind``), and the ``rule`` that says so."""

    start: int
    end: int
    kind: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text from one source.

    ``text`` is the original, whole: every offset anywhere in tieout counts characters of it. ``furniture``
    are the spans that are not the article (captions, by-lines, footers), sorted and disjoint; they are set
    aside, never deleted. ``published`` is the day the document speaks from, or ``None``; ``published_from``
    says how it is known ("manifest", "dateline: ...", ""). ``group`` names the source group: documents that
    share wording have one group and count once as evidence. ``encoding`` is what its bytes were read with.
    """

    id: str
    text: str
    title: str = ""
    source: str = ""
    published: date | None = None
    published_from: str = ""
    language: str = "en"
    path: str = ""
    furniture: tuple[Span, ...] = ()
    group: str = ""
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that one document states of one subject: ``entity.attribute[qualifiers] = value``.

    ``start`` and ``end`` are offsets into the document's text, end exclusive, and ``text`` is that slice.
    ``entity`` is the name after alignment (before it: the fullest form in the document); ``subject`` is the
    document's own words. ``marks`` keep what the words do to the claim: ``forecast``, ``denied``,
    ``withdrawn``, ``former``, ``unofficial``, ``hypothesis``. ``derived_from`` lists claim ids. Where
    alignment brought the claim under the fact of another document, ``joined`` says why and ``bond`` (0..1)
    how surely; otherwise both are empty.
    """

    claim: str
    document: str
    entity: str
    entity_type: EntityType
    subject: str
    attribute: str
    qualifiers: Qualifiers
    value: Value
    text: str = ""
    start: int = 0
    end: int = 0
    sentence: str = ""
    source: str = ""
    published: date | None = None
    as_of: str = ""
    attribution: str = ""
    rule: str = ""
    confidence: float = 1.0
    origin: Origin = "extracted"
    marks: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
    bond: float = 0.0
    joined: str = ""

    @property
    def surety(self) -> float:
        """How sure it is that the claim is about its fact: by the bond if there is one, else by its words."""
        return self.bond or self.confidence


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One entity as one document knows it: what alignment works on.

    ``name`` is unique within the document and equals ``Claim.entity`` of its claims before alignment.
    ``spellings`` counts every form printed, ``aliases`` are names the text itself introduces ("known as
    ..."). ``topic`` marks the one event that the document is about. ``differs_from`` holds ``(other
    record's name in the same document, reason)``: evidence that two
    records are not one ("son of", "both forms in one document").
    """

    document: str
    name: str
    entity_type: EntityType
    spellings: tuple[tuple[str, int], ...] = ()
    aliases: tuple[str, ...] = ()
    differs_from: tuple[tuple[str, str], ...] = ()
    topic: bool = False


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A figure that no rule claimed, and why: the report lists it as not checked."""

    document: str
    mention: ValueMention
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What extraction gives for one document."""

    claims: tuple[Claim, ...]
    records: tuple[EntityRecord, ...]
    unclaimed: tuple[Unclaimed, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity across documents. ``names`` counts each spelling per document; ``merged_by`` are reasons."""

    entity: str
    entity_type: EntityType
    names: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """spelling -> document -> count"""
    documents: tuple[str, ...] = ()
    claims: int = 0
    merged_by: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    """The nearest candidates that were kept apart, each with its reason."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Claims with their entity names after alignment, and the entities."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Claims on one fact that can all hold together. ``value`` is their normal form for people."""

    value: str
    documents: tuple[str, ...]
    groups: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One pair compared: the claim ids, the relation found, and the reason in words."""

    left: str
    right: str
    relation: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the comparison says of one fact."""

    finding: str
    verdict: Verdict
    severity: Severity
    confidence: float
    kind: FindingKind
    entity: str
    entity_type: EntityType
    attribute: str
    qualifiers: Qualifiers
    positions: tuple[Position, ...]
    spread: float
    reason: str
    claims: tuple[str, ...]
    status: Literal["open", "waived"] = "open"
    steps: tuple[Step, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Every document with a claim in this finding, sorted."""
        return tuple(sorted({document for position in self.positions for document in position.documents}))


@dataclass(frozen=True, slots=True)
class Tick:
    """The mark on one figure of a draft.

    ``checked`` is false where no rule could say what the figure is about; such a figure counts as untied.
    ``fact`` is ``entity.attribute[qualifiers]``, ``sources`` who bears the mark out, ``groups`` how many of
    them are independent, ``severity`` that of a contradiction, ``hold`` whether the policy stops the draft.
    ``look`` says where in the sources to look for a figure that could not be tied: no proof, but a place.
    """

    document: str
    start: int
    end: int
    text: str
    tick: Literal["tied", "contradicted", "untied"]
    reason: str
    line: int = 0
    fact: str = ""
    attribute: str = ""
    value: str = ""
    sources: tuple[str, ...] = ()
    groups: int = 0
    severity: Severity = ""
    checked: bool = True
    hold: bool = False
    finding: str = ""
    claim: str = ""
    look: str = ""
