"""Quotations as claims: who said it, in which words.

Only quotation marks that open and close within a paragraph count, and only from four words on: shorter ones
are scare quotes and nicknames. Machine-translated copy closes with an opening mark or a comma inside; both
are read. A quotation whose speaker its sentence does not name belongs to nobody and is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence
from tieout.values import Value, ValueMention
from tieout.values.vocabulary import Vocabulary

_QUOTE = re.compile(
    r"“[^“”\n]{12,1200}?(?:[”“]|(?<=[.,!?…])\s?\"|$)"
    r"|\"[^\"\n]{12,1200}?(?:\"|$)"
    r"|(?<![\w])‘[^‘\n]{12,1200}?(?<=[\w.,!?…])’(?!\w)"
    r"|«[^«»\n]{12,1200}?»"
)
_TRIM = ' \t\u00a0“”"‘’«»'
_FEWEST_WORDS = 4


@lru_cache(maxsize=4)
def _said(words: Vocabulary) -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb) for verb in words.words("report-verb"))
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


def find_quotes(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[EntityMention], words: Vocabulary
) -> Iterator[tuple[EntityMention, ValueMention, Sentence]]:
    """Each quotation with its speaker and the first sentence it stands in, in the order of the text."""
    said = _said(words)
    for first, last in _paragraphs(sentences):
        start, end = sentences[first].start, sentences[last].end
        quotes = list(_QUOTE.finditer(text, start, end))
        spans = [(quote.start(), quote.end()) for quote in quotes]
        speakers = [
            m for m in mentions if start <= m.start < end and m.entity_type in ("person", "organization", "")
        ]
        outside = [m for m in speakers if not any(left <= m.start < right for left, right in spans)]
        earlier: EntityMention | None = None
        for left, right in spans:
            speaker = _speaker(text, left, right, start, end, outside, said) or earlier
            earlier = speaker or earlier
            words_said = text[left:right].strip(_TRIM)
            if speaker is None or not speaker.entity or len(words_said.split()) < _FEWEST_WORDS:
                continue
            offset = text.index(words_said, left)
            value = Value("text", dimension="quote", text=" ".join(words_said.split()))
            sentence = next(s for s in sentences[first : last + 1] if s.end > left)
            yield speaker, ValueMention(offset, offset + len(words_said), words_said, value), sentence


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    first = 0
    for n in range(1, len(sentences) + 1):
        if n == len(sentences) or sentences[n].paragraph != sentences[first].paragraph:
            yield first, n - 1
            first = n


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
    tail = text[right : min(end, right + 90)].split("“")[0].split('"')[0]
    verb = said.search(tail)
    if verb is not None:
        at = right + verb.start()
        near = [m for m in mentions if right <= m.start < right + len(tail)]
        return min(near, key=lambda m: abs(m.start - at), default=None)
    head_start = max(start, left - 120)
    head = text[head_start:left]
    verbs = list(said.finditer(head))
    if verbs or head.rstrip().endswith(":"):
        before = [m for m in mentions if head_start <= m.start < left]
        return before[-1] if before else None
    return None
