"""The neighbourhood of a phrase: the words beside it, what it is glued to, and whether they point ahead.

Every look at the neighbourhood is bounded, so that reading stays linear in the length of the text. The words
themselves are data (``rules/<lang>/vocab/dates.toml`` and ``times.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tieout.values.vocabulary import vocabulary

_WINDOW = 160
_LONGEST_WORD = 24
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|[.!?;\n]")
_STOPS = ".!?;\n"
_JOINED = "$#@_&=+%\\"
_AFTER_NUMBER = re.compile(r"[,.]\d|[%_/]|-\d| ?(?:per cent|percent|km|kg|mph|GMT|UTC)\b")
_TO_COME = re.compile(r"\b(?:is|are) [a-z]+ed (?:on )?$")  # "the squad is named on Tuesday"
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


@lru_cache(maxsize=8)
def _sets(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in vocabulary(language).classes.items()}


class Context:
    """The neighbourhood of phrases in one plain text (see ``dates.words.plain``)."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.low = text.lower()
        self._sets = _sets(language)

    def has(self, name: str, word: str) -> bool:
        """Whether ``word`` is in the word class ``name``."""
        return word in self._sets[name]

    def before(self, start: int) -> str:
        """The word just before ``start``, lower case, or the mark that stands there."""
        end = start
        while end > 0 and self.low[end - 1] in " \t\n" and start - end < 4:
            end -= 1
        at = end
        while at > 0 and end - at < _LONGEST_WORD and self._in_word(at - 1):
            at -= 1
        return self.low[at:end].rstrip("-") or self.low[max(0, end - 1) : end]

    def after(self, end: int) -> str:
        """The word just after ``end``, lower case, or the mark that stands there."""
        at = end
        while at < len(self.low) and self.low[at] in " \t\n" and at - end < 4:
            at += 1
        stop = at
        while stop < len(self.low) and stop - at < _LONGEST_WORD and self._in_word(stop):
            stop += 1
        return self.low[at:stop] or self.low[at : at + 1]

    def _in_word(self, at: int) -> bool:
        return self.low[at].isalnum() or self.low[at] in "'-"

    def near(self, start: int, end: int, behind: int = _WINDOW, ahead: int = _WINDOW) -> list[str]:
        """The lower-case words of a phrase and of some characters before and after it."""
        return re.findall(r"[a-z0-9-]+", self.low[max(0, start - behind) : end + ahead])

    def ends_clause(self, end: int) -> bool:
        """Whether nothing follows that the phrase could stand before as an adjective or a conjunction."""
        if self.text[end : end + 1] == "\n" and self.text[end + 1 : end + 2].isupper():
            return True  # a headline ends there
        following = self.after(end)
        return not following or not following[0].isalnum() or self.has("clause-follow", following)

    def is_glued(self, start: int, end: int) -> bool:
        """True where the phrase is a piece of a longer token: 12-2001, 3.2001, $2001, 2001%."""
        last, first = self.text[start - 1 : start], self.text[start - 2 : start - 1]
        if last and last in _JOINED:
            return True
        if last and last in "/.:,-" and first.isdigit() and self.text[start].isdigit():
            return True
        if last == "/" and first.isalnum():
            return True
        if self.text[end - 1].isdigit():
            return _AFTER_NUMBER.match(self.text, end) is not None
        return self.text[end : end + 1] in ("@", "_")

    def is_counted(self, end: int) -> bool:
        """Whether a plural follows, so that the number before it counts something."""
        if self.text[end : end + 1] not in (" ", "\n"):
            return False
        following = self.after(end)
        if self.has("counted-plural", following):
            return True
        starts_low = self.text[end + 1 : end + 2].islower()
        plural = following.endswith("s") and following.isalpha() and len(following) > 3
        return starts_low and plural and not self.has("not-plural", following)

    def is_same_sentence(self, last: int, start: int) -> bool:
        """Whether the text between two offsets is short and ends no sentence."""
        return start - last <= _WINDOW and _SENTENCE_END.search(self.low, last, start) is None

    def points_ahead(self, start: int, end: int) -> bool | None:
        """Whether the words round a date point ahead (True), back (False) or nowhere (None).

        The nearest word that says so wins, those before the date first.
        """
        if _TO_COME.search(self.low, max(0, start - _LONGEST_WORD - 8), start):
            return True
        for words in (self._words_back(start), self._words_on(end)):
            for word, previous in words:
                verdict = self._cue(word, previous)
                if verdict is not None:
                    return verdict
        return True if self.before(start) == "by" else None

    def _cue(self, word: str, previous: str) -> bool | None:
        if word in ("face", "faces", "host", "hosts") and self.has("noun-lead", previous):
            return None  # "in the face of", "the hosts"
        if self.has("future-cue", word):
            return True
        if self.has("past-cue", word) or (
            word.endswith("ed") and len(word) > 4 and word.islower() and "-" not in word
        ):
            return self.has("past-participle-lead", previous)
        return None

    def _words(self, start: int, end: int) -> list[str]:
        """Words and marks in lower case; "May" and "United" keep their capital, for names are no cue."""
        printed = _WORD.findall(self.text, start, end)
        names = [word == "May" or (word.endswith("ed") and word[0].isupper()) for word in printed]
        words = [word if name else word.lower() for word, name in zip(printed, names, strict=True)]
        for at in range(len(words) - 1):
            pair = (words[at], words[at + 1])
            if pair[0] == "set" and pair[1] in ("to", "for"):
                words[at] = "set-to"
            elif pair[0] in ("could", "might") and pair[1] in ("not", "have"):
                words[at] = "was"
            elif pair in (("running", "from"), ("warning", "for"), ("warnings", "for")):
                words[at] = "set-for"
            elif pair == ("not", "be") and words[at - 1] == "was":
                words[at + 1] = "was"  # "could not be reached" is over
        return words

    def _words_back(self, start: int) -> Iterator[tuple[str, str]]:
        words = self._words(max(0, start - _WINDOW), start)
        for at in range(len(words) - 1, -1, -1):
            if words[at] in _STOPS:
                return
            yield words[at], words[at - 1] if at else ""

    def _words_on(self, end: int) -> Iterator[tuple[str, str]]:
        previous = ""
        for word in self._words(end, min(len(self.text), end + _WINDOW)):
            if word in _STOPS:
                return
            yield word, previous
            previous = word
