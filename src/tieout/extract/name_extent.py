"""How far a name goes: from its first capital over particles, initials, "of" and "and" to its last word."""

from __future__ import annotations

from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.tokens import Tokens

OPENING = frozenset("\"'“‘«„(*[")
_MARKS = frozenset("\"'“‘«„")
_LONGEST = 16
"""Tokens in one name. Longer runs of capitals are headlines or noise; the limit keeps reading linear."""


class Extent:
    """Measures sequences of one document; ``end`` is the token past the sentence being read."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.end = 0
        cues = lexicon.cues
        self._legal = cues["legal"]
        self._dotted, self._short = cues["dotted"], cues["abbreviations"]
        self._leading = cues["leading"]

    def last(self, i: int) -> int:
        """The last token of the name that starts at token ``i``."""
        tokens, end = self.tokens, min(self.end, i + _LONGEST)
        words, flags, capital = tokens.words, tokens.flags, tokens.capital
        last = i
        while last + 1 < end:
            k = last + 1
            word = words[k]
            if word == ",":
                step = self._legal_form(k)
            elif word == "." or word in ("'s", "’s"):
                step = self._after_mark(i, last, k)
                if step < 0:
                    return k
            elif not tokens.joined(last):
                step = 0
            elif capital[k]:
                ends = (
                    flags[k] & (Word.CALENDAR | Word.FUNCTION | Word.NO_NAME) and not flags[k] & Word.SUFFIX
                )
                step = 0 if ends and not self._is_inside(k) else 1
            else:
                step = 1 if self._is_second_given(k) else self._joint(i, last, k)
            if step == 0:
                break
            last += step
        return self._with_number_or_kind(i, last)

    def _legal_form(self, k: int) -> int:
        """2 where a comma at ``k`` is followed by a legal form or "Jr" of the name ("Acme, Inc.")."""
        tokens = self.tokens
        if k + 1 >= self.end or not tokens.joined(k) or not tokens.capital[k + 1]:
            return 0
        return 2 if tokens.lows[k + 1] in self._legal or tokens.lows[k + 1] in ("jr", "sr") else 0

    def _is_inside(self, k: int) -> bool:
        """Whether a closed-class word or month at ``k`` is part of a name: an initial ("Ann A. Lee"), a given
        name ("Emma May Jebb"), a king's number ("Leopold I of Belgium")."""
        tokens = self.tokens
        if k + 1 >= self.end:
            return False
        word, following = tokens.words[k], tokens.words[k + 1]
        if word == "I":
            return tokens.lows[k + 1] in self.lexicon.cues["regnal"]
        if len(word) == 1:
            return following == "." or (tokens.joined(k) and tokens.capital[k + 1])
        given = tokens.lows[k] in self.lexicon.cues["calendar_given"]
        return given and tokens.joined(k) and tokens.capital[k + 1]

    def _is_second_given(self, k: int) -> bool:
        """Whether token ``k`` is a given name of two parts, as in Korea and China: "Min-jun", "Mei-ling"."""
        head, hyphen, tail = self.tokens.words[k].partition("-")
        if not hyphen or not 2 <= len(tail) <= 6 or not 2 <= len(head) <= 6 or not tail.isalpha():
            return False
        return head[0].isupper() and tail.islower() and tail not in self.lexicon.cues["hyphen_tails"]

    def first(self, i: int, start: int) -> int:
        """The first token of a name at ``i`` whose lower-case particles stand before it: "al Qaeda", "bin
        Laden"."""
        tokens = self.tokens
        while i > start and tokens.words[i - 1] in self._leading and tokens.joined(i - 1):
            i -= 1
        return i

    def is_quoted(self, first: int, last: int) -> bool:
        """Whether the sequence, with an article before it, fills quotation marks."""
        words = self.tokens.words
        if first == 0 or last + 1 >= self.end:
            return False
        left = first - 1
        if left > 0 and self.tokens.lows[left] == "the":
            left -= 1
        opened = words[left] in _MARKS and self.tokens.ends[left] == self.tokens.starts[left + 1]
        return opened and words[last + 1] in "\"'”’»,."

    def _after_mark(self, i: int, last: int, k: int) -> int:
        """Tokens that a full stop or "'s" at ``k`` adds: 0 where the name ends before it, -1 where it ends
        with it."""
        tokens = self.tokens
        if k + 1 >= self.end:
            return 0
        following = tokens.words[k + 1]
        if tokens.words[k] != ".":
            return 2 if self._owns(i, last, k) else 0
        if tokens.starts[k] != tokens.ends[last]:
            return 0
        if tokens.lows[last] in self._dotted:
            return -1 if following[0].islower() or not following[0].isalpha() else 1
        short = len(tokens.words[last]) == 1 or tokens.lows[last] in self._short
        return 2 if short and tokens.joined(k) and tokens.capital[k + 1] else 0

    def _owns(self, i: int, last: int, k: int) -> bool:
        """Whether "'s" stands inside a name: "King's College", "St Mary's Hospital"."""
        tokens = self.tokens
        if not tokens.joined(k) or not tokens.capital[k + 1]:
            return False
        front = (tokens.flags[last] | (tokens.flags[i] if last > i else 0)) & Word.OWN_FRONT
        return bool(front and tokens.flags[k + 1] & (Word.OWN_HEAD | Word.ORGANIZATION_HEAD))

    def _joint(self, i: int, last: int, k: int) -> int:
        """How many tokens a lower-case joining word at ``k`` adds to a name that ends at ``last``; 0:
        none."""
        tokens = self.tokens
        low, flags, capital = tokens.lows[k], tokens.flags, tokens.capital
        if k + 1 >= self.end or not tokens.joined(k):
            return 0
        if low in ("and", "&"):
            return 2 if capital[k + 1] and self._binds(i, last, k) else 0
        if low in ("of", "for"):
            if not flags[last] & Word.OF_HEAD and not (low == "of" and self._is_epithet(i, last)):
                return 0
            if capital[k + 1]:
                return 0 if flags[k + 1] & Word.CALENDAR else 2
            bridge = tokens.lows[k + 1] == "the"
        elif flags[k] & Word.JOINT:
            if capital[k + 1]:
                return 2
            bridge = bool(flags[k + 1] & Word.JOINT)
        else:
            return 0
        return 3 if bridge and k + 2 < self.end and tokens.joined(k + 1) and capital[k + 2] else 0

    def _is_epithet(self, i: int, last: int) -> bool:
        """The head of a by-name: "the 'Lion of X'", "the Iron Duke of X", "known as Y of X"."""
        tokens = self.tokens
        if i == 0 or last > i + 1 or tokens.flags[last] & (Word.OFFICE | Word.DEMONYM | Word.PLACE_HEAD):
            return False
        if tokens.words[i].isupper() or tokens.lows[i] in self.lexicon.known:
            return False
        return tokens.lows[i - 1] == "the" or tokens.words[i - 1] in _MARKS

    def _binds(self, i: int, last: int, k: int) -> bool:
        """Whether "and" stands inside one name: "Department of Health and Social Care", "Food and Drug
        Agency"."""
        tokens = self.tokens
        if tokens.lows[k] == "&":
            return True
        if any(tokens.lows[n] in ("of", "for") for n in range(i + 1, last)):
            return bool(tokens.flags[i] & Word.OF_HEAD) and tokens.lows[last] not in self.lexicon.known
        n = k + 1
        while n + 1 < min(self.end, k + _LONGEST) and tokens.joined(n) and tokens.capital[n + 1]:
            n += 1
        if i == 0 or tokens.lows[i - 1] != "the" or n == k + 1:
            return False
        if tokens.flags[n] & Word.OFFICE:
            return True
        whole = last == i and tokens.lows[last] not in self.lexicon.known
        return whole and bool(tokens.flags[n] & Word.ORGANIZATION_HEAD)

    def _with_number_or_kind(self, i: int, last: int) -> int:
        """Takes in the number of a designation ("Flight 90") or a lower-case kind word ("Kabul airport")."""
        tokens = self.tokens
        k = last + 1
        if k >= self.end or not tokens.joined(last):
            return last
        if tokens.flags[last] & Word.OBJECT_FRONT and tokens.words[k].isdigit():
            return k
        if not tokens.flags[k] & (Word.PLACE_ADJUNCT | Word.OBJECT_ADJUNCT):
            return last
        taken = Word.DEMONYM | Word.OFFICE | Word.PLACE_HEAD | Word.OBJECT_HEAD | Word.ORGANIZATION_HEAD
        if tokens.flags[last] & taken or (last == i and tokens.lows[i] in self.lexicon.countries):
            return last
        if i > 0 and tokens.lows[i - 1] in ("a", "an"):
            return last
        if k + 1 >= self.end or not tokens.words[k + 1][0].isalpha():
            return k
        closed = tokens.flags[k + 1] & (Word.FUNCTION | Word.VERB) or tokens.lows[k + 1].endswith("ed")
        return k if closed and tokens.lows[k + 1] != "of" else last
