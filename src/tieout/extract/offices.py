"""Offices as values: "Minister of the Interior", "ex-Defence Minister", "head of the intelligence service".

An office is a noun of class ``office-noun`` with the words before it that narrow it (portfolio, rank,
nationality, "former") and the "of ..." or "for ..." after it. It is a value because it can be claimed of
someone: found here once, it is one marker in the masked sentence like any number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tieout.extract.sentences import Sentence
from tieout.values import Value, ValueMention
from tieout.values.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_PRECEDING = re.compile(r"(?<![\w'’-])(?P<word>[^\W\d_][\w.'’-]*)(?:(?P<and>,? and )|[ -])$")
_LONGEST_BEFORE, _LONGEST_AFTER, _LONGEST_LOWER = 5, 8, 3


class _Finder:
    def __init__(self, words: Vocabulary) -> None:
        nouns = sorted(words.words("office-noun"), key=lambda noun: (-len(noun), noun))
        alternatives = "|".join(re.escape(noun).replace(r"\ ", r"\s") for noun in nouns)
        self.noun = re.compile(
            rf"(?<![\w'’-])(?:ex-|vice-|co-|deputy-)?(?:{alternatives})(?!['’-]?\w)", re.IGNORECASE
        )
        self.openings = frozenset(noun.replace("-", " ").split()[0].lower() for noun in nouns)
        """The first word of each noun: a sentence without any of them holds no office."""
        self.narrowing = frozenset(words.words("office-narrowing"))
        self.stop = frozenset(words.words("office-stop"))

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
    if finder.openings.isdisjoint(_LETTERS.findall(text[floor : sentence.end].lower())):
        return
    for noun in finder.noun.finditer(text, sentence.start, sentence.end):
        if noun.start() < floor:
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
