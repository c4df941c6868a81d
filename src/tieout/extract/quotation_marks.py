"""Where quotations stand: marks that open and close within a paragraph, in clean copy and in bad."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieout.extract.sentences import Sentence

_QUOTE = re.compile(
    r"“[^“”\n]{12,1200}?(?:[”“]|(?<=[.,!?…])\s?\"|$)"
    r"|\"[^\"\n]{0,1200}?(?:\"|$)"  # short ones too: a straight mark only pairs with the next
    r"|(?<![\w])‘[^‘\n]{12,1200}?(?<=[\w.,!?…])’(?!\w)"
    r"|«[^«»\n]{12,1200}?»"
)
_OPENING = '“"‘«'


def quoted_spans(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The span of every quotation with its marks, sorted and disjoint; none crosses a paragraph."""
    return [
        (quote.start(), quote.end())
        for first, last in paragraphs(sentences)
        if any(text.find(mark, sentences[first].start, sentences[last].end) >= 0 for mark in _OPENING)
        for quote in _QUOTE.finditer(text, sentences[first].start, sentences[last].end)
    ]


def paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """The first and last index of the sentences of each paragraph."""
    first = 0
    for n in range(1, len(sentences) + 1):
        if n == len(sentences) or sentences[n].paragraph != sentences[first].paragraph:
            yield first, n - 1
            first = n
