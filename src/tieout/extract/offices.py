"""Offices as values: "Minister of the Interior", "ex-Defence Minister", "head of the intelligence service".

An office is a noun of class ``office-noun`` with the words before it that narrow it (portfolio, rank,
nationality, "former") and the "of ..." or "for ..." after it. It is a value because it can be claimed of
someone: found here once, it is one marker in the masked sentence like any number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tieout.extract.bags import words_between
from tieout.extract.sentences import Sentence
from tieout.values import Value, ValueMention
from tieout.values.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_PRECEDING = re.compile(r"(?<![\w'’-])(?P<word>[^\W\d_][\w.'’-]*)(?:(?P<and>,? and )|[ -])$")
_PREFIXES = ("ex-", "vice-", "co-", "deputy-")
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_LONGEST_BEFORE, _LONGEST_AFTER, _LONGEST_LOWER = 5, 8, 3


class _Finder:
    def __init__(self, words: Vocabulary) -> None:
        nouns = sorted(words.words("office-noun"), key=lambda noun: (-len(noun), noun))
        alternatives = "|".join(re.escape(noun).replace(r"\ ", r"\s") for noun in nouns)
        self._noun = re.compile(
            rf"(?<![\w'’-])(?:{'|'.join(_PREFIXES)})?(?:{alternatives})(?!['’-]?\w)", re.IGNORECASE
        )
        self.openings = frozenset(noun.replace("-", " ").split()[0].lower() for noun in nouns)
        """The first word of each noun: a sentence without any of them holds no office."""
        self.narrowing = frozenset(words.words("office-narrowing"))
        self.stop = frozenset(words.words("office-stop"))

    def noun_at(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The office noun that begins with the word at ``start``, or with a prefix hung before it ("ex-")."""
        before = text[max(0, start - _LONGEST_PREFIX) : start].lower()
        prefix = next((prefix for prefix in _PREFIXES if before.endswith(prefix)), "")
        return self._noun.match(text, start - len(prefix), end)

    def before(self, text: str, floor: int, start: int) -> int:
        """Where the words that narrow the office begin: portfolios, ranks, nationalities, "former"."""
        for _ in range(_LONGEST_BEFORE):
            gap = _PRECEDING.search(text, max(floor, start - 40), start)
            parts = [] if gap is None else gap["word"].split("-")
            if gap is None or not all(self._narrows(part, text, gap, start) for part in parts):
                return start
            start = gap.start("word")
        return start

    def _narrows(self, part: str, text: str, gap: re.Match[str], start: int) -> bool:
        """Whether a word before an office belongs to it. After "and" only a portfolio does."""
        if part.lower() in self.narrowing:
            return True
        if gap["and"] or part.lower() in self.stop or not part[:1].isupper():
            return False
        opening = gap.start("word")
        before = text[max(0, opening - 2) : opening].strip()
        opens = opening == 0 if before == "" else before[-1] in ".!?:"
        return not opens or text[start].isupper()

    def after(self, text: str, end: int, ceiling: int) -> int:
        """Where the complement ends: "of the Bougainville Referendum Commission", "for Foreign Affairs"."""
        opening = re.compile(r" (?:of|for)(?: the| an?)? ").match(text, end, ceiling)
        if opening is None:
            return end
        last, position, lower = end, opening.end(), 0
        for _ in range(_LONGEST_AFTER):
            word = _WORD.match(text, position, ceiling)
            if word is None:
                break
            if word[0][0].isupper():
                last, lower = word.end(), lower
            elif word[0].lower() in ("and", "of", "for", "the", "de", "&"):
                pass
            elif word[0].lower() in self.stop or lower == _LONGEST_LOWER:
                break
            else:
                last, lower = word.end(), lower + 1
            position = word.end()
            if text[position : position + 1] != " ":
                break
            position += 1
        return last - 1 if text[last - 1] == "." else last


@lru_cache(maxsize=4)
def _finder(words: Vocabulary) -> _Finder:
    return _Finder(words)


def find_offices(text: str, sentences: Sequence[Sentence], words: Vocabulary) -> list[ValueMention]:
    """Every office in ``sentences``, sorted and disjoint, as text values of dimension ``office``."""
    finder = _finder(words)
    return [mention for sentence in sentences for mention in _in_sentence(text, sentence, finder)]


def _in_sentence(text: str, sentence: Sentence, finder: _Finder) -> Iterator[ValueMention]:
    floor = sentence.start
    if finder.openings.isdisjoint(words_between(text, floor, sentence.end)):
        return
    for word in _LETTERS.finditer(text, sentence.start, sentence.end):
        if word.start() < floor or word[0].lower() not in finder.openings:
            continue
        noun = finder.noun_at(text, word.start(), sentence.end)
        if noun is None or noun.start() < floor:
            continue
        start = finder.before(text, floor, noun.start())
        end = finder.after(text, noun.end(), sentence.end)
        printed = text[start:end]
        office = " ".join(printed.split())
        yield ValueMention(
            start,
            end,
            printed,
            Value("text", dimension="office", text=office),
            noun=office,
            head=noun[0].lower(),
        )
        floor = end
