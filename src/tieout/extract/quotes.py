"""Quotations as claims: who said it, in which words.

Only quotation marks that open and close within a paragraph count, and only from four words on (six where no
punctuation closes them): shorter ones are scare quotes and nicknames. Machine-translated copy closes with
an opening mark or a comma inside; both
are read. A quotation whose speaker its sentence does not name belongs to nobody and is no claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tieout.extract.claims import Maker, Statement, from_mention
from tieout.extract.context import Context
from tieout.extract.mentions import EntityMention
from tieout.extract.quotation_marks import paragraphs
from tieout.extract.reading import Reading
from tieout.extract.sentences import Sentence
from tieout.model import Claim
from tieout.rulebook import RuleBook
from tieout.values import Value, ValueMention
from tieout.values.vocabulary import Vocabulary

_TRIM = ' \t\u00a0“”"‘’«»'
_FEWEST_WORDS, _PLAINLY_SAID = 4, 6
_BESIDE = 40
"""How far, in characters, a speaker may stand from the verb of saying: an apposition, not another clause."""
_HEAD, _TAIL = 120, 90
"""How far, in characters, before and after a quotation its verb of saying is looked for."""


def quote_claims(reading: Reading, book: RuleBook, maker: Maker) -> list[Claim]:
    """A claim for each quotation with a speaker, when the book has an open rule for ``text:quote``."""
    rule = next((rule for rule in book.rules if rule.open and "text:quote" in rule.values), None)
    if rule is None:
        return []
    text = reading.document.text
    found = find_quotes(text, reading.sentences, reading.quoted, reading.cast.mentions, book.vocabulary)
    return [
        maker.claim(
            Statement(
                rule=rule,
                attribute=rule.attribute,
                subject=from_mention(speaker, rule),
                value=mention.value,
                span=(mention.start, mention.end),
                qualifiers={},
                context=Context(),
                confidence=rule.confidence,
            ),
            sentence,
        )
        for speaker, mention, sentence in found
    ]


@lru_cache(maxsize=4)
def _said(words: Vocabulary) -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb) for verb in words.words("report-verb"))
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


def find_quotes(
    text: str,
    sentences: Sequence[Sentence],
    quoted: Sequence[tuple[int, int]],
    mentions: Sequence[EntityMention],
    words: Vocabulary,
) -> Iterator[tuple[EntityMention, ValueMention, Sentence]]:
    """Each quotation with its speaker and the first sentence it stands in, in the order of the text.

    ``quoted`` says where quotations stand, as ``quoted_spans`` does.
    """
    said = _said(words)
    lefts = [left for left, _ in quoted]
    starts = [mention.start for mention in mentions]
    ends = [sentence.end for sentence in sentences]
    for first, last in paragraphs(sentences):
        start, end = sentences[first].start, sentences[last].end
        spans = quoted[bisect_left(lefts, start) : bisect_left(lefts, end)]
        if not spans:
            continue
        outside = _speakers(mentions[bisect_left(starts, start) : bisect_left(starts, end)], spans)
        places = [mention.start for mention in outside]
        earlier: EntityMention | None = None
        for left, right in spans:
            near = outside[bisect_left(places, left - _HEAD) : bisect_right(places, right + _TAIL + _BESIDE)]
            speaker = _speaker(text, left, right, start, end, near, said) or earlier
            earlier = speaker or earlier
            words_said = text[left:right].strip(_TRIM)
            if not words_said[:1].isalnum():
                continue
            if speaker is None or not speaker.entity or not _is_statement(words_said):
                continue
            offset = text.index(words_said, left)
            value = Value("text", dimension="quote", text=" ".join(words_said.split()))
            sentence = sentences[bisect_right(ends, left)]
            yield speaker, ValueMention(offset, offset + len(words_said), words_said, value), sentence


def _speakers(mentions: Sequence[EntityMention], spans: Sequence[tuple[int, int]]) -> list[EntityMention]:
    """The mentions that may speak: people, bodies and names of no type, outside every quotation."""
    lefts = [left for left, _ in spans]
    outside = []
    for mention in mentions:
        n = bisect_right(lefts, mention.start) - 1
        if mention.entity_type in ("person", "organization", "") and (n < 0 or mention.start >= spans[n][1]):
            outside.append(mention)
    return outside


def _is_statement(words_said: str) -> bool:
    """A sentence or clause, not a nickname or a term in quotation marks."""
    count = len(words_said.split())
    return count >= _PLAINLY_SAID or (count >= _FEWEST_WORDS and words_said[-1] in ".,!?…")


def _person_first(mentions: Sequence[EntityMention]) -> EntityMention | None:
    """Of "X, head of the Y office, said" it is X who speaks, not the office."""
    return next((m for m in mentions if m.entity_type == "person"), mentions[0] if mentions else None)


def _speaker(
    text: str,
    left: int,
    right: int,
    start: int,
    end: int,
    mentions: Sequence[EntityMention],
    said: re.Pattern[str],
) -> EntityMention | None:
    """Who speaks: named beside a verb of saying just after the quotation, else just before it."""
    tail = text[right : min(end, right + _TAIL)].split("“")[0].split('"')[0]
    verb = said.search(tail)
    if verb is not None:
        at = right + verb.start()
        after = [m for m in mentions if at <= m.start <= right + verb.end() + _BESIDE]
        before = [m for m in mentions if right <= m.start and m.end <= at and at - m.end <= _BESIDE]
        return _person_first(before) or (after[0] if after else None)
    head_start = max(start, left - _HEAD)
    head = text[head_start:left]
    verbs = list(said.finditer(head))
    before = [m for m in mentions if head_start <= m.start and m.end <= left]
    if verbs:
        at = head_start + verbs[-1].start()
        subjects = [m for m in before if m.end <= at]
        return _person_first(subjects[-2:][::-1])
    if not head.rstrip().endswith(":"):
        return None
    return next((m for m in reversed(before) if m.entity_type == "person"), None)
