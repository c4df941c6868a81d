"""Extraction: the claims that patterns state, then the open ones, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tieout.extract.bags import word_counts
from tieout.extract.claims import (
    Maker,
    Statement,
    Subject,
    attribute_of,
    contenders,
    in_range,
    span_of,
    subject_of,
)
from tieout.extract.context import Context
from tieout.extract.increments import part_from_total
from tieout.extract.lifetimes import among_the_living, deaths_of
from tieout.extract.match import Filler, Hit, matcher
from tieout.extract.mentions import EntityMention
from tieout.extract.moments import with_moment
from tieout.extract.offsets import counted_from, end_of, is_offset
from tieout.extract.opened import listed, open_claims
from tieout.extract.qualifiers import qualifiers_of
from tieout.extract.quotes import quote_claims
from tieout.extract.reading import Reading, Scene, read
from tieout.model import Claim, Document, EntityRecord, Extraction
from tieout.rulebook import RuleBook
from tieout.values import Value, ValueMention

__all__ = ["extract"]

_NEGATION = re.compile(r"\b(?:not|never|no|neither|nor|deny|denied|denies|denying)\b|n['’]t\b", re.IGNORECASE)


def extract(document: Document, book: RuleBook) -> Extraction:
    """Every claim of ``document`` that ``book`` can read, the entities it speaks of, and the figures left
    over.

    Claims come in the order of the text. Nothing is silently passed over: each value mention outside the
    document's furniture is in a claim or in ``unclaimed`` with the reason.
    """
    reading = read(document, book)
    maker = Maker(document, {})
    claims, taken = _ruled(reading, book, maker)
    quotes = quote_claims(reading, book, maker)
    opened, unclaimed = open_claims(reading, book, maker, taken)
    opened = listed(opened)
    ordered = sorted(
        [*claims, *opened, *quotes], key=lambda claim: (claim.start, claim.end, claim.attribute, claim.claim)
    )
    told = part_from_total(ordered, document.text)
    return Extraction(tuple(told), _records(reading), tuple(unclaimed))


def _records(reading: Reading) -> tuple[EntityRecord, ...]:
    """The cast's records, with the event that the document is about, or mostly tells of, marked."""
    event = reading.story
    if not event:
        about = reading.topic(("event",))
        event = about[0] if about is not None else ""
    records = [*reading.cast.records, *_happened(reading)]
    return tuple(
        replace(record, topic=True) if record.entity_type == "event" and record.name == event else record
        for record in records
    )


def _happened(reading: Reading) -> list[EntityRecord]:
    """Records of events that only verbs tell: "the ferry sank" is the sinking of a ferry."""
    known = {record.name for record in reading.cast.records}
    verbs: dict[str, dict[str, int]] = {}
    for scene in reading.scenes:
        for happening in scene.happenings:
            if happening.entity and happening.entity not in known:
                counts = verbs.setdefault(happening.entity, {})
                counts[happening.text] = counts.get(happening.text, 0) + 1
    return [
        EntityRecord(reading.document.id, name, "event", tuple(sorted(counts.items())))
        for name, counts in verbs.items()
    ]


def _ruled(reading: Reading, book: RuleBook, maker: Maker) -> tuple[list[Claim], set[int]]:
    """The claims that patterns state, and where the values they used start."""
    engine = matcher(book)
    silent = _out_of_context(reading.document.text, book)
    made: list[tuple[Claim, Subject]] = []
    taken: set[int] = set()
    for scene in reading.scenes:
        if not scene.values and not scene.entities:
            continue
        hits = engine.hits(scene.masked())
        for found in contenders(hit for hit in hits if hit.rule.id not in silent and _possible(hit)):
            for hit in found:
                subject = subject_of(hit, scene, reading)
                claim = None if subject is None else _claim(hit, subject, scene, maker)
                if subject is not None and claim is not None:
                    made.append((claim, subject))
                    taken.update(_used(hit))
                    break
    deaths = deaths_of([claim for claim, _ in made])
    return [among_the_living(claim, subject, deaths) for claim, subject in made], taken


def _used(hit: Hit) -> Iterator[int]:
    """Where the values start that a hit's claim holds: its own, and those its qualifiers or its date name.

    What only stands in the wording ("rose 18 per cent to 2.6 billion") is a figure of its own.
    """
    named = {hit.pattern.counted_from}
    for template in (*hit.rule.qualifiers.values(), *hit.pattern.qualifiers.values()):
        named.update(slot for slot in hit.slots if f"{{{slot}}}" in template)
    for slot, filler in hit.slots.items():
        if isinstance(filler, ValueMention) and (slot == "value" or slot in named):
            yield filler.start


def _out_of_context(text: str, book: RuleBook) -> set[str]:
    """The rules whose context words the document does not hold."""
    words = word_counts(text)
    return {
        rule.id for rule in book.rules if rule.context and not any(word in words for word in rule.context)
    }


def _possible(hit: Hit) -> bool:
    value = hit.value
    if value is None:
        return True
    if is_offset(value) and not hit.pattern.counted_from:
        return False
    if value.relation == "unresolved" and not value.value.edtf:
        return False
    return in_range(hit.rule, value.value)


def _value(filler: Filler) -> Value:
    if isinstance(filler, ValueMention):
        return filler.value
    if isinstance(filler, EntityMention):
        return Value("text", dimension="entity", text=filler.entity or filler.text)
    return Value("text", dimension="phrase", text=filler)


def _stated(hit: Hit, filler: Filler) -> Value | None:
    """The value a hit claims: as printed, counted from another date, or one end of a period."""
    if hit.pattern.counted_from:
        return _counted(hit)
    value = _value(filler)
    return end_of(value, hit.pattern.take) if hit.pattern.take else value


def _counted(hit: Hit) -> Value | None:
    """The date that a hit states by its distance from the date in another slot."""
    day, length = hit.slots.get(hit.pattern.counted_from), hit.value
    if not isinstance(day, ValueMention) or length is None:
        return None
    return counted_from(day.value, length.value)


def _qualifiers(hit: Hit, scene: Scene) -> dict[str, str]:
    """The qualifiers of a hit, with the deed of its clause as ``what`` where the wording asks for it."""
    qualifiers = qualifiers_of(hit)
    reference = hit.slots.get("reference")
    if isinstance(reference, EntityMention) and _is_entity(hit.slots.get("subject"), reference.entity):
        qualifiers["reference"] = reference.text  # "Gulara, 300 km north of the capital": it is another town
    if hit.pattern.deed and hit.value is not None and "what" not in qualifiers:
        deed = scene.deed(hit.value)
        if deed:
            qualifiers["what"] = deed
    return with_moment(qualifiers, scene, hit.value)


def _is_entity(filler: Filler | None, entity: str) -> bool:
    return isinstance(filler, EntityMention) and filler.entity == entity != ""


def _context(hit: Hit, scene: Scene) -> Context:
    """What the words around do to the value; denied only by a negation among the words that state it.

    "One province, 150 km north of the capital, does not" denies something else.
    """
    context = scene.context(hit.value)
    if "denied" not in context.marks or _NEGATION.search(scene.text, hit.start, hit.end):
        return context
    return replace(context, marks=tuple(mark for mark in context.marks if mark != "denied"))


def _claim(hit: Hit, subject: Subject, scene: Scene, maker: Maker) -> Claim | None:
    filler = hit.slots.get("value")
    value = None if filler is None else _stated(hit, filler)
    if value is None:
        return None
    return maker.claim(
        Statement(
            rule=hit.rule,
            attribute=attribute_of(hit),
            subject=subject,
            value=value,
            span=span_of(hit),
            qualifiers=_qualifiers(hit, scene),
            context=_context(hit, scene),
            confidence=hit.pattern.confidence or hit.rule.confidence,
            marks=hit.pattern.marks,
        ),
        scene.sentence,
    )
