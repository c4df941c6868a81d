"""Open claims: the values that no pattern claimed, tied to their subject by what they count.

"ordered 179 tankers" has no rule of its own, and need not have: it is a count, of tankers, by the subject of
the clause. What cannot be tied even so is listed as not checked, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tieout.extract.claims import Maker, Subject, from_mention, in_range, story_subject
from tieout.extract.context import Context, value_context
from tieout.extract.mentions import EntityMention
from tieout.extract.phrases import clause_subject, what_phrase
from tieout.extract.quotes import find_quotes
from tieout.extract.reading import Reading, mentions_in
from tieout.extract.sentences import Sentence
from tieout.model import Claim, Unclaimed
from tieout.rulebook import Rule, RuleBook, markers
from tieout.values import ValueMention

_SURE, _STORY = 0.6, 0.45
"""Confidence of an open claim with a subject in its clause, and with only the story's main entity."""

NO_RULE = "no rule reads this kind of value"
NO_NOUN = "the text does not say what the number counts"
NO_FRAME = "mentioned in passing: no verb or noun says what it is the value of"
NO_SUBJECT = "no subject found in its sentence or story"
OUT_OF_RANGE = "outside what the rule {rule} holds possible"
UNRESOLVED = "a relative date, and the document's own date is not known"
OFFICE = "an office that no named person is said to hold"


def open_claims(
    reading: Reading, book: RuleBook, maker: Maker, taken: Collection[int]
) -> tuple[list[Claim], list[Unclaimed]]:
    """Claims for the values that start at none of ``taken``, and those that not even an open rule can
    place.
    """
    rules = {key: rule for rule in reversed(book.rules) if rule.open for key in _keys(rule)}
    claims: list[Claim] = []
    unclaimed: list[Unclaimed] = []
    sentences = iter(reading.sentences)
    sentence = next(sentences, None)
    for mention in reading.values:
        while sentence is not None and sentence.end <= mention.start:
            sentence = next(sentences, None)
        if sentence is None:
            break
        if mention.start in taken or mention.value.kind == "text":
            continue
        result = _open(reading, sentence, mention, rules, maker)
        if isinstance(result, Claim):
            claims.append(result)
        else:
            unclaimed.append(Unclaimed(reading.document.id, mention, result))
    return claims, unclaimed


def quote_claims(reading: Reading, book: RuleBook, maker: Maker) -> list[Claim]:
    """A claim for each quotation with a speaker, when the book has an open rule for ``text:quote``."""
    rule = next((rule for rule in book.rules if rule.open and "text:quote" in rule.values), None)
    if rule is None:
        return []
    text = reading.document.text
    found = find_quotes(text, reading.sentences, reading.cast.mentions, book.vocabulary)
    return [
        maker.claim(
            rule=rule,
            attribute=rule.attribute,
            subject=from_mention(speaker, rule),
            value=mention.value,
            span=(mention.start, mention.end),
            sentence=sentence,
            qualifiers={},
            context=Context(),
            confidence=rule.confidence,
        )
        for speaker, mention, sentence in found
    ]


def _keys(rule: Rule) -> list[str]:
    return [
        key for key in markers.VALUE if any(key == spec or key.startswith(spec + ":") for spec in rule.values)
    ]


def _open(
    reading: Reading, sentence: Sentence, mention: ValueMention, rules: Mapping[str, Rule], maker: Maker
) -> Claim | str:
    """The open claim of one value, or why there is none."""
    value = mention.value
    rule = rules.get(markers.value_key(value.kind, value.dimension))
    if mention.relation == "unresolved":
        return UNRESOLVED
    if rule is None:
        return NO_NOUN if value.kind in ("number", "ordinal", "fraction") else NO_RULE
    if not in_range(rule, value):
        return OUT_OF_RANGE.format(rule=rule.id)
    names = mentions_in(reading.cast.mentions, sentence)
    what = what_phrase(reading.document.text, sentence, mention, names)
    if not what.phrase:
        return NO_FRAME
    subject = _subject(reading, rule, sentence, mention, names)
    if subject is None:
        return NO_SUBJECT
    return maker.claim(
        rule=rule,
        attribute=rule.attribute,
        subject=subject,
        value=value,
        span=(mention.start, mention.end),
        sentence=sentence,
        qualifiers={"what": what.phrase},
        context=value_context(reading.document.text, sentence, mention),
        confidence=_SURE,
    )


def _subject(
    reading: Reading, rule: Rule, sentence: Sentence, mention: ValueMention, names: list[EntityMention]
) -> Subject | None:
    found = clause_subject(reading.document.text, sentence, mention, names)
    if found is not None and (found.entity_type in rule.subject):
        return from_mention(found, rule)
    story = story_subject(rule, reading.cast)
    return None if story is None else Subject(story.name, story.entity_type, story.words, _STORY / _SURE)
