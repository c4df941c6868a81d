"""The words of a document with their offsets: one pass, shared by names, nouns and pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tieout.extract.sentences import Sentence

_ARTICLES = ("al-", "el-", "ul-", "an-", "as-", "ash-", "ad-", "ar-", "at-", "az-", "d'", "d’", "l'", "l’")
_LOWER_AFTER_HYPHEN = frozenset(("i", "e", "y", "de", "du", "sur", "en", "le", "la", "les", "au", "aux", "of", "on", "upon", "a"))
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
    are sentences, so that sentence ``n`` is ``range(firsts[n], firsts[n + 1])``. ``capital`` says of each token
    whether its shape lets it be part of a name.
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    firsts: list[int]
    capital: list[bool]

    def sentence(self, token: int) -> int:
        """The number of the sentence that ``token`` stands in."""
        return bisect_right(self.firsts, token) - 1

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
    find = _TOKEN.finditer
    for sentence in sentences:
        spans = [match.span() for match in find(text, sentence.start, sentence.end)]
        words += [text[start:end] for start, end in spans]
        starts += [start for start, _ in spans]
        ends += [end for _, end in spans]
        firsts.append(len(words))
    shape = {word: _is_capital(word) for word in dict.fromkeys(words)}
    return Tokens(text, words, [word.lower() for word in words], starts, ends, firsts, [shape[word] for word in words])


def _is_capital(word: str) -> bool:
    """Whether ``word`` can be part of a name: a capital first, or after an article of Arabic or French."""
    if "/" in word:
        return False
    if not word[0].isupper():
        if word.islower():
            return False
        if (
            len(word) > 3
            and word[0].islower()
            and (word[1].isupper() or word[2].isupper())
            and word.isalpha()
        ):
            return True  # iTunes, eBay, deCODE
        return (
            word[:1].islower()
            and "-" in word[2:5] + word[1:2]
            and word.startswith(_ARTICLES)
            and word[-1].isalpha()
            and any(map(str.isupper, word[:6]))
        )
    if "-" in word:
        tail = word.rpartition("-")[2]
        return not tail[0].islower() or word.lower().startswith(_ARTICLES) or tail in _LOWER_AFTER_HYPHEN
    return (
        not ("’" in word or "'" in word)
        or word[-2:] not in ("'t", "’t", "'m", "’m", "ll", "ve", "re", "'d", "’d")
        or len(word) > 6
    )
