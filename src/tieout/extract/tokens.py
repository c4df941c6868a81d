"""The words of a document with their offsets: one pass, shared by names, nouns and pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tieout.extract.sentences import Sentence

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])"  # U.S. D.C. J.K.
    r"|[^\W\d_](?:[^\W_]|[\u0300-\u036f]|[’'ʼ](?=[^\W\d_])(?![sS](?![^\W_]))|[-‐‑–&/](?=[^\W_]))*"  # Mas'ud, al-Qaeda
    r"|\d(?:\d|[.,:](?=\d))*(?:[-‐‑–](?=[^\W\d_])[^\W_]+|[^\W\d_]+)*"  # 1,283  3:27am  17-year
    r"|[’'ʼ][sS](?![^\W_])"
    r"|[^\s]"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: the word as printed, in lower case, and its offsets in the document's text.

    ``firsts[n]`` is the index of the first token of sentence ``n``; ``firsts`` has one entry more than there
    are sentences, so that sentence ``n`` is ``range(firsts[n], firsts[n + 1])``.
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    firsts: list[int]

    def joined(self, left: int) -> bool:
        """Whether token ``left`` and the next one are parted by nothing but one blank."""
        end = self.ends[left]
        return self.starts[left + 1] - end == 1 and self.text[end] in " \u00a0\n"

    def slice(self, first: int, last: int) -> str:
        """The text from token ``first`` to token ``last``, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)


def tokenize(text: str, sentences: Sequence[Sentence]) -> Tokens:
    """The tokens of ``sentences`` (sorted, disjoint) in order; possessive "'s" is a token of its own."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    firsts = [0]
    for sentence in sentences:
        for match in _TOKEN.finditer(text, sentence.start, sentence.end):
            words.append(match.group())
            start, end = match.span()
            starts.append(start)
            ends.append(end)
        firsts.append(len(words))
    return Tokens(text, words, [word.lower() for word in words], starts, ends, firsts)
