"""Extraction: the claims that patterns state, then the open ones, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import replace

from tieout.extract.claims import Maker, attribute_of, choose, in_range, qualifiers_of, span_of, subject_of
from tieout.extract.context import Context, value_context
from tieout.extract.dated import dated_what
from tieout.extract.events import story_event
from tieout.extract.match import Filler, Hit, matcher
from tieout.extract.mentions import EntityMention
from tieout.extract.moments import with_moment
from tieout.extract.near import near_figure
from tieout.extract.offsets import counted_from, end_of, is_offset
from tieout.extract.opened import listed, open_claims
from tieout.extract.phrases import clause_subject
from tieout.extract.quotes import quote_claims
from tieout.extract.reading import Reading, mentions_in, read
from tieout.extract.sentences import Sentence
from tieout.model import Claim, Document, EntityRecord, Extraction
from tieout.rulebook import RuleBook
from tieout.values import Value, ValueMention

__all__ = ["extract"]

_WORD = re.compile(r"[^\W\d_]+")


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
    return Extraction(tuple(ordered), _records(reading), tuple(unclaimed))


def _records(reading: Reading) -> tuple[EntityRecord, ...]:
    """The cast's records, with the event that the document is about, or its only one, marked."""
    event = story_event(reading.document.text, reading.sentences, reading.cast.mentions)
    if not event:
        events = {record.name for record in reading.cast.records if record.entity_type == "event"}
        event = events.pop() if len(events) == 1 else ""
    return tuple(
        replace(record, topic=True) if record.entity_type == "event" and record.name == event else record
        for record in reading.cast.records
    )


def _ruled(reading: Reading, book: RuleBook, maker: Maker) -> tuple[list[Claim], set[int]]:
    """The claims that patterns state, and where the values they used start."""
    engine = matcher(book)
    silent = _out_of_context(reading.document.text, book)
    claims: list[Claim] = []
    taken: set[int] = set()
    for sentence, masked in reading.masked():
        for hit in choose(hit for hit in engine.hits(masked) if hit.rule.id not in silent and _possible(hit)):
            claim = _claim(hit, sentence, reading, maker)
            if claim is not None:
                claims.append(claim)
                taken.update(
                    filler.start for filler in hit.slots.values() if isinstance(filler, ValueMention)
                )
    return claims, taken


def _out_of_context(text: str, book: RuleBook) -> set[str]:
    """The rules whose context words the document does not hold."""
    words = set(_WORD.findall(text.lower()))
    return {
        rule.id for rule in book.rules if rule.context and not any(word in words for word in rule.context)
    }


def _possible(hit: Hit) -> bool:
    value = hit.value
    if value is None:
        return True
    if is_offset(value) and not hit.pattern.counted_from:
        return False
    return value.relation != "unresolved" and in_range(hit.rule, value.value)


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


def _qualifiers(hit: Hit, reading: Reading, sentence: Sentence, anchor: ValueMention | None) -> dict[str, str]:
    """The qualifiers of a hit, with the deed of its clause as ``what`` where the wording asks for it."""
    qualifiers = qualifiers_of(hit)
    if not hit.pattern.deed or anchor is None or "what" in qualifiers:
        return qualifiers
    near = near_figure(reading.document.text, sentence, anchor, mentions_in(reading.cast.mentions, sentence))
    deed = dated_what(near).phrase if near is not None else ""
    return {**qualifiers, "what": deed} if deed else qualifiers


def _context(reading: Reading, sentence: Sentence, anchor: ValueMention | None) -> Context:
    """What the words around do to the value. An office or a place is no forecast because its clause is one."""
    if anchor is None:
        return Context()
    context = value_context(reading.document.text, sentence, anchor)
    if anchor.value.kind != "text":
        return context
    return Context(
        context.attribution, tuple(mark for mark in context.marks if mark == "quoted"), context.as_of
    )


def _clause_subject(hit: Hit, sentence: Sentence, reading: Reading) -> EntityMention | None:
    if hit.rule.policy not in ("nearest", "clause") or hit.value is None or "subject" in hit.slots:
        return None
    names = mentions_in(reading.cast.mentions, sentence)
    return clause_subject(reading.document.text, sentence, hit.value, names)


def _claim(hit: Hit, sentence: Sentence, reading: Reading, maker: Maker) -> Claim | None:
    subject = subject_of(hit, sentence, reading, _clause_subject(hit, sentence, reading))
    filler = hit.slots.get("value")
    if subject is None or filler is None:
        return None
    anchor = filler if isinstance(filler, ValueMention) else None
    value = _stated(hit, filler)
    if value is None:
        return None
    return maker.claim(
        rule=hit.rule,
        attribute=attribute_of(hit),
        subject=subject,
        value=value,
        span=span_of(hit, subject),
        sentence=sentence,
        qualifiers=with_moment(_qualifiers(hit, reading, sentence, anchor), reading, sentence, anchor),
        context=_context(reading, sentence, anchor),
        confidence=hit.pattern.confidence or hit.rule.confidence,
        marks=hit.pattern.marks,
    )
