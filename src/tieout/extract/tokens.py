"""The words of a document with their offsets: one pass, shared by names, nouns and pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tieout.extract.sentences import Sentence

_ARTICLES = ("al-", "el-", "ul-", "an-", "as-", "ash-", "ad-", "ar-", "at-", "az-", "d'", "d’", "l'", "l’")
_AFTER_HYPHEN = frozenset(
    ("i", "e", "y", "de", "du", "sur", "en", "le", "la", "les", "au", "aux", "of", "on", "upon", "a")
)
_CONTRACTIONS = ("'t", "’t", "'m", "’m", "ll", "ve", "re", "'d", "’d")
_JOINED = r"(?:(?:[’'ʼ](?![sS](?!\w))(?=[^\W\d_])|[-‐‑–&/])[\w\u0300-\u036f]+)*"  # Mas'ud, al-Qaeda, AT&T
_TOKEN = re.compile(
    r"[^\W\d_][^\W_]+(?=[ ,])"  # most words: nothing can follow that would join them to the next
    rf"|[^\W\d_][\w\u0300-\u036f]+{_JOINED}"
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S. D.C. J.K.
    rf"|[^\W\d_]{_JOINED}"
    r"|\d[\d.,:]*(?<=\d)(?:(?:[-‐‑–](?=[^\W\d_]))?[^\W\d_]\w*)*"  # 1,283  3:27am  17-year
    r"|[’'ʼ][sS](?!\w)"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: the word as printed, in lower case, and its offsets in the document's text.

    ``firsts[n]`` is the index of the first token of sentence ``n``; ``firsts`` has one entry more than there
    are sentences, so that sentence ``n`` is ``range(firsts[n], firsts[n + 1])``. ``capital`` says of each
    token whether its shape lets it be part of a name, ``flags`` what the vocabulary says of it
    (``lexicon.Word``).
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    firsts: list[int]
    capital: list[bool]
    flags: list[int]

    def bounds(self, token: int) -> tuple[int, int]:
        """The first token of the sentence of ``token``, and the one past its last."""
        number = bisect_right(self.firsts, token)
        return self.firsts[number - 1], self.firsts[number]

    def joined(self, left: int) -> bool:
        """Whether token ``left`` and the next one are parted by nothing but one blank."""
        end = self.ends[left]
        return self.starts[left + 1] - end == 1 and self.text[end] in " \u00a0\n"

    def slice(self, first: int, last: int) -> str:
        """The text from token ``first`` to token ``last``, both included, its blanks single."""
        text = self.text[self.starts[first] : self.ends[last]]
        return " ".join(text.split()) if last > first else text

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def where(self, bits: int) -> list[int]:
        """The indices of all tokens that the vocabulary gives any of ``bits``."""
        return [i for i, flags in enumerate(self.flags) if flags & bits]


def tokenize(text: str, sentences: Sequence[Sentence], flags: Mapping[str, int]) -> Tokens:
    """The tokens of ``sentences`` (sorted, disjoint) in order; possessive "'s" is a token of its own.

    ``flags`` gives the vocabulary's bits of each lower-case word.
    """
    spans: list[tuple[int, int]] = []
    firsts = [0]
    for sentence in sentences:
        spans += [match.span() for match in _TOKEN.finditer(text, sentence.start, sentence.end)]
        firsts.append(len(spans))
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    words = [text[start:end] for start, end in spans]
    lows = [word.lower() for word in words]
    capital = [word != low and _is_capital(word) for word, low in zip(words, lows, strict=True)]
    look_up = flags.get
    return Tokens(text, words, lows, starts, ends, firsts, capital, [look_up(low, 0) for low in lows])


def _is_capital(word: str) -> bool:
    """Whether ``word``, which has a capital, can be part of a name: the capital is its first letter, or
    follows an article of Arabic or French, or stands in it as in eBay."""
    if "/" in word:
        return False
    first = word[0]
    if not first.isupper():
        if not first.islower():
            return False
        if len(word) > 3 and (word[1].isupper() or word[2].isupper()) and word.isalpha():
            return True  # iTunes, eBay, deCODE
        return word.startswith(_ARTICLES) and any(map(str.isupper, word[2:6]))
    if "-" in word:
        tail = word.rpartition("-")[2]
        return not tail[0].islower() or word.lower().startswith(_ARTICLES) or tail in _AFTER_HYPHEN
    if "’" in word or "'" in word:
        return len(word) > 6 or word[-2:] not in _CONTRACTIONS
    return True
