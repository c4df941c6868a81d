"""Hits -> claims: who the subject is, which hit may keep a value, what the words around do to it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from tieout.extract.context import Context
from tieout.extract.match import Filler, Hit
from tieout.extract.mentions import EntityMention
from tieout.extract.reading import Reading, Scene
from tieout.extract.sentences import Sentence
from tieout.extract.words import grammar
from tieout.model import Claim, Document, EntityType, Qualifiers
from tieout.rulebook import Rule
from tieout.values import Value, ValueMention, format_value

MANY_CLAIMS = ("date", "period")
"""Kinds of value that may serve several claims: one day can be a death's and an attack's."""

_TITLE_WORDS = 4
"""Words between an age and the name it belongs to."""

_CLAUSE, _NEAREST, _TOPIC, _UNRESOLVED = 0.9, 0.8, 0.65, 0.4
_EVEN = 0.5
"""Below this a pronoun stands for any of its candidates about as well."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a claim is about: the name in this document, the words used, and how sure that is."""

    name: str
    entity_type: EntityType
    words: str
    confidence: float
    candidates: tuple[str, ...] = ()


def subject_of(hit: Hit, scene: Scene, reading: Reading) -> Subject | None:
    """The subject of a hit by the rule's policy, or ``None`` when nobody fits."""
    rule, filler, value = hit.rule, hit.slots.get("subject"), hit.value
    if value is not None and value.value.kind == "age" and not _is_apposed(value, filler, scene):
        aged = _aged(value, scene)
        if aged is not None:
            return from_mention(aged, rule)  # "the 24-year-old joined X from Y": neither X nor Y is 24
    if isinstance(filler, EntityMention):
        if filler.form in ("pronoun", "possessive") and filler.candidates and filler.confidence < _EVEN:
            return None  # "his" of two men alike: no rule may choose
        return from_mention(_settled(filler, rule, reading), rule)
    if isinstance(filler, str):
        return Subject(filler, _only_type(rule), filler, 0.8)
    others = {
        filler.entity
        for filler in hit.slots.values()
        if isinstance(filler, EntityMention) and filler.form != "pronoun"
    }
    policy = hit.pattern.policy or rule.policy
    if policy == "story":
        return topic_subject(rule, reading, others)
    if policy == "slot" or value is None:
        return None
    own = next(
        (m for m in scene.entities if m.start <= value.start and value.end <= m.end and m.entity), None
    )
    if own is not None and own.entity_type in named_types(rule):
        return from_mention(own, rule)  # "the 82-year-old" is both the age and whose it is
    clause = scene.subject(value)
    types = ("event",) if _of_what_happens(rule) else named_types(rule)
    if clause is not None and clause.entity_type in types and clause.entity not in {"", *others}:
        return from_mention(_settled(clause, rule, reading), rule, _CLAUSE)
    if policy == "happening" and reading.story and "event" in rule.subject:
        return Subject(reading.story, "event", reading.story, _TOPIC)
    return nearest(rule, value, scene, reading, others) if policy == "nearest" else None


def _is_apposed(value: ValueMention, filler: Filler | None, scene: Scene) -> bool:
    """Whether a name ends the phrase that an age opens: "the 19-year-old substitute Jonas Brandt"."""
    if not isinstance(filler, EntityMention) or filler.form != "name" or filler.start < value.end:
        return False
    between = scene.text[value.end : filler.start].split()
    words = grammar()
    return len(between) <= _TITLE_WORDS and not any(
        word.lower() in words.prepositions
        or not word.isalpha()
        or (word.lower() in words.verbs and not words.is_noun_too(word.lower()))
        for word in between
    )


def _aged(value: ValueMention, scene: Scene) -> EntityMention | None:
    """Whom "the 82-year-old" means: the mention is its article, or all of it."""
    for mention in scene.entities:
        if mention.form != "nominal" or mention.entity_type != "person" or not mention.entity:
            continue
        article = mention.end <= value.start and not scene.text[mention.end : value.start].strip()
        if article or (mention.start <= value.start and value.end <= mention.end):
            return mention
    return None


def _settled(mention: EntityMention, rule: Rule, reading: Reading) -> EntityMention:
    """An ambiguous noun ("the region") as the document's topic, where that is among whom it may be."""
    if mention.form != "nominal" or not mention.candidates:
        return mention
    for kind in named_types(rule):
        about = reading.topic((kind,))
        if about is not None and about[0] in mention.candidates and about[0] != mention.entity:
            return replace(
                mention, entity=about[0], entity_type=about[1], confidence=min(mention.confidence, _TOPIC)
            )
    return mention


def named_types(rule: Rule) -> tuple[str, ...]:
    """The entity types a rule's subject may have, without the unknown one."""
    return tuple(kind for kind in rule.subject if kind)


def _of_what_happens(rule: Rule) -> bool:
    """Whether a rule counts what an event did; other types then only stand in where the story names none.

    A rule that takes persons too is about what somebody did: "Obi won with 53 per cent of the vote".
    """
    return named_types(rule)[:1] == ("event",) and "person" not in rule.subject and not rule.open


def from_mention(mention: EntityMention, rule: Rule, factor: float = 1.0) -> Subject:
    """The subject that a mention stands for; an unresolved one keeps its own words and a low confidence."""
    kind = mention.entity_type or _only_type(rule)
    if mention.entity:
        confidence = mention.confidence * factor
        return Subject(mention.entity, kind, mention.text, confidence, mention.candidates)
    return Subject(mention.text, kind, mention.text, _UNRESOLVED, mention.candidates)


def topic_subject(rule: Rule, reading: Reading, others: Collection[str]) -> Subject | None:
    """What the document is most about of the first type the rule takes that it has, none of ``others``."""
    for kind in named_types(rule):
        about = reading.topic((kind,) if kind in ("event", "place") else (kind, ""), rule.context)
        if about is not None and about[0] not in others:
            return Subject(about[0], about[1], about[0], _TOPIC)
    return None


def nearest(
    rule: Rule, value: ValueMention, scene: Scene, reading: Reading, others: Collection[str]
) -> Subject | None:
    """The nearest entity of the rule's types: before the value in its sentence, after it there, else the
    document's topic, else the last one before.

    A name of unknown type will do for a person or a place, but what happens is never only a name: a rule
    that counts what an event did gives it to something else only where nothing happens in the story. What
    fills another slot of the hit (``others``) is not its subject: nothing is far from itself.
    """
    types = ("event",) if _of_what_happens(rule) else rule.subject
    present = scene.entities
    if types == ("event",):
        present = tuple(sorted((*present, *scene.happenings), key=lambda m: m.start))
    fitting = [m for m in present if m.entity_type in types and m.entity not in {"", *others}]
    found = next((m for m in reversed(fitting) if m.end <= value.start), None)
    found = found or next((m for m in fitting if m.start >= value.end), None)
    if found is not None:
        return from_mention(found, rule, _NEAREST)
    about = topic_subject(rule, reading, others)
    if about is not None:
        return about
    earlier = [m for m in reading.cast.mentions if m.end <= scene.sentence.start and m.entity_type in types]
    last = next((m for m in reversed(earlier) if m.entity not in {"", *others}), None)
    return None if last is None else from_mention(last, rule, _TOPIC)


def _only_type(rule: Rule) -> EntityType:
    named = [kind for kind in rule.subject if kind]
    return named[0] if len(named) == 1 else ""  # type: ignore[return-value]


def in_range(rule: Rule, value: Value) -> bool:
    """Whether a value lies in what the rule calls possible; values without numbers always do."""
    if rule.range is None:
        return True
    low, high = rule.range
    return all(low <= end <= high for end in (value.low, value.high) if end is not None)


def contenders(hits: Iterable[Hit]) -> list[list[Hit]]:
    """The hits that contend for each value, best first: the surest, then the fullest, then the tightest.

    Only one of them may keep the value. Values of ``MANY_CLAIMS`` are contended for once an attribute; a hit
    without a value mention has no rival.
    """
    rivals: dict[tuple[int, str], list[Hit]] = {}
    loose: list[list[Hit]] = []
    for hit in hits:
        value = hit.value
        if value is None:
            loose.append([hit])
        else:
            key = (value.start, attribute_of(hit) if value.value.kind in MANY_CLAIMS else "")
            rivals.setdefault(key, []).append(hit)
    return [sorted(found, key=_weight, reverse=True) for found in rivals.values()] + loose


def _weight(hit: Hit) -> tuple[float, bool, int, int]:
    """Sure before unsure, with a subject before without, more slots before fewer, tight before loose."""
    confidence = hit.pattern.confidence or hit.rule.confidence
    return (confidence, "subject" in hit.slots, len(hit.slots), hit.start - hit.end)


def attribute_of(hit: Hit) -> str:
    """The attribute a hit claims: the pattern's own, else the rule's."""
    return hit.pattern.attribute or hit.rule.attribute


def span_of(hit: Hit) -> tuple[int, int]:
    """The words that state the claim: from the first to the last of its mentions."""
    starts, ends = [hit.start], [hit.end]
    if hit.value is not None:
        starts.append(hit.value.start)
        ends.append(hit.value.end)
    return min(starts), max(ends)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence states, before it is a claim: ``span`` are the words, ``confidence`` is the rule's."""

    rule: Rule
    attribute: str
    subject: Subject
    value: Value
    span: tuple[int, int]
    qualifiers: Mapping[str, str]
    context: Context
    confidence: float
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the claims of one document, each with an id that hangs on what it says, not where it stands."""

    document: Document
    seen: dict[str, int]

    def claim(self, said: Statement, sentence: Sentence) -> Claim:
        """The claim that ``sentence`` makes by stating ``said``; a doubtful subject lowers its confidence."""
        document, subject, context = self.document, said.subject, said.context
        pairs: Qualifiers = tuple(sorted(said.qualifiers.items()))
        printed = " ".join(document.text[sentence.start : sentence.end].split())
        doubt = ("ambiguous",) if subject.candidates else ()
        return Claim(
            claim=self._id(said.attribute, subject.name, pairs, said.value, printed),
            document=document.id,
            entity=subject.name,
            entity_type=subject.entity_type,
            subject=subject.words,
            attribute=said.attribute,
            qualifiers=pairs,
            value=said.value,
            text=document.text[said.span[0] : said.span[1]],
            start=said.span[0],
            end=said.span[1],
            sentence=printed,
            source=document.source,
            published=document.published,
            as_of=context.as_of,
            attribution=context.attribution,
            rule=said.rule.id,
            confidence=round(said.confidence * subject.confidence, 2),
            marks=tuple(sorted({*said.marks, *context.marks, *doubt})),
        )

    def _id(self, attribute: str, name: str, pairs: Qualifiers, value: Value, sentence: str) -> str:
        parts = (
            self.document.id,
            attribute,
            name,
            repr(pairs),
            format_value(value),
            sentence,
        )
        content = "\0".join(parts)
        count = self.seen.get(content, 0)
        self.seen[content] = count + 1
        digest = hashlib.sha256(f"{content}\0{count}".encode()).digest()
        return "C" + base64.b32encode(digest[:10])[:10].decode().lower()
