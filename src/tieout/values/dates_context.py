"""What the words round a phrase say: whether it is a date at all, and whether it lies ahead.

Every look at the neighbourhood is bounded, so that reading stays linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tieout.values.durations import Length
from tieout.values.vocabulary import vocabulary

_WINDOW = 160
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|[.!?;\n]")
_JOINED = "$#/.:@_&=+%"
_AFTER_NUMBER = re.compile(
    r"[,.]?\d|%|[-/]\w| ?(?:per cent|percent|km|kg|metres|meters|miles|feet|people|pages|tonnes|tons|GMT|UTC|hours|hrs)\b"
)


@lru_cache(maxsize=8)
def _sets(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in vocabulary(language).classes.items()}


class Context:
    """The neighbourhood of phrases in one plain text."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.low = text.lower()
        self.sets = _sets(language)

    def before(self, start: int) -> str:
        """The word just before ``start``, lower case, or the mark that stands there."""
        end = start
        while end > 0 and self.low[end - 1] in " \t\n" and start - end < 4:
            end -= 1
        at = end
        while at > 0 and end - at < 24 and (self.low[at - 1].isalnum() or self.low[at - 1] in "'-"):
            at -= 1
        return self.low[at:end] if at < end else self.low[end - 1 : end]

    def after(self, end: int) -> str:
        """The word just after ``end``, lower case, or the mark that stands there."""
        at = end
        while at < len(self.low) and self.low[at] in " \t\n" and at - end < 4:
            at += 1
        stop = at
        while (
            stop < len(self.low) and stop - at < 24 and (self.low[stop].isalnum() or self.low[stop] in "'-")
        ):
            stop += 1
        return self.low[at:stop] if stop > at else self.low[at : at + 1]

    def _glued(self, start: int, end: int) -> bool:
        """True where the phrase is a piece of a longer token: 12-2001, 3.2001, $2001, 2001%."""
        if start and (
            self.text[start - 1] in _JOINED
            or (self.text[start - 1] == "-" and self.text[start - 2 : start - 1].isdigit())
        ):
            if not (self.text[start - 1] == "." and not self.text[start - 2 : start - 1].isdigit()):
                return True
        if (
            start
            and self.text[start - 1] == ","
            and self.text[start - 2 : start - 1].isdigit()
            and self.text[start].isdigit()
        ):
            return True
        if end < len(self.text) and self.text[end - 1].isdigit():
            return self.text[end] in "%_" or _AFTER_NUMBER.match(self.text, end) is not None
        return end < len(self.text) and self.text[end] in "@_"

    def allows_date(self, form: str, phrase: str, start: int, end: int) -> bool:
        """Whether a phrase that has the form of a date is one here."""
        if self._glued(start, end):
            return False
        if form in ("month", "month-of") or (form == "shifted" and phrase[0].islower()):
            return self._is_month(phrase, start, end) if form == "month" else True
        if form == "year":
            return self._is_year(phrase, start, end)
        if form == "weekday":
            return self._is_weekday(phrase, start, end)
        if form == "quarter":
            return self._is_business(start, end)
        if form in ("day-month", "month-day"):
            return self._is_day(phrase, start, end)
        if form in ("slashed", "short-slashed", "iso"):
            return self.text[start - 1 : start] not in ("-", "/") or start == 0
        return True

    def _is_month(self, phrase: str, start: int, end: int) -> bool:
        if not phrase[0].isupper():
            return False
        name = phrase.rstrip(".").lower()
        previous, following = self.before(start), self.after(end)
        if len(name) <= 4 and name not in ("may", "june", "july"):
            return phrase.endswith(".") or previous in (
                "in",
                "since",
                "of",
                "until",
                "by",
                "from",
                "last",
                "next",
                "early",
                "late",
                "mid",
            )
        if name in ("may", "march", "august", "april", "june"):
            if previous in self.sets["not-a-month"] or self._beside_a_name(start, end):
                return False
        if name in ("may", "march"):
            return previous in (
                "in",
                "since",
                "of",
                "until",
                "till",
                "by",
                "from",
                "last",
                "next",
                "early",
                "late",
                "mid",
                "this",
                "to",
                "and",
                "during",
                "between",
                "for",
                "through",
                "before",
                "after",
                ",",
            ) and following not in ("be", "not", "have")
        return True

    def _beside_a_name(self, start: int, end: int) -> bool:
        """ "Theresa May", "June Smith": a capitalised neighbour that starts no sentence."""
        after = re.compile(r" [A-Z][a-z]+").match(self.text, end)
        ahead = after is not None and self.before(start) not in (
            "in",
            "since",
            "of",
            "until",
            "by",
            "from",
            "last",
            "next",
        )
        behind = re.search(r"[a-z,] ([A-Z][a-z]+) $", self.text[max(0, start - 40) : start])
        return ahead or (behind is not None and behind[1].lower() not in ("In", "Since", "in", "since"))

    def _is_year(self, phrase: str, start: int, end: int) -> bool:
        number = int(phrase)
        previous, following = self.before(start), self.after(end)
        listed = previous in (",", "and", "or", "(", "-", "?", "[") or start == 0
        if following and following in ("people", "soldiers", "troops", "km", "metres"):
            return False
        if 1900 <= number <= 2099:
            if (
                previous in self.sets["year-lead"] or previous in self.sets["months-words"]
                if "months-words" in self.sets
                else previous in self.sets["year-lead"]
            ):
                return not (
                    following.endswith("s")
                    and following.isalpha()
                    and previous in ("and", "or", "to", "than", "about", "around", "for", "of")
                    and len(following) > 3
                )
            plural = (
                following.endswith("s")
                and following.isalpha()
                and len(following) > 3
                and following not in ("was", "has", "is", "as", "this", "his", "its", "thus", "versus")
            )
            return listed or not plural
        if number < 1900:
            return previous in self.sets["year-lead-old"] and not (
                following.endswith("s")
                and following.isalpha()
                and following not in ("was", "is", "as", "has", "his", "this", "its")
            )
        return previous in self.sets["year-lead-old"]

    def _is_weekday(self, phrase: str, start: int, end: int) -> bool:
        word = phrase.split()[-1] if phrase.lower().startswith(("every", "each")) else phrase.split()[0]
        name = word.rstrip(".")
        if not name[0].isupper():
            return False
        if len(name) > 5:
            return True
        previous = self.before(start)
        return (
            phrase.endswith(".")
            and len(phrase.split()) == 1
            and previous not in ("the", "The")
            or previous in ("on", "last", "next", "this")
        )

    def _is_day(self, phrase: str, start: int, end: int) -> bool:
        """ "may 5", "march 3": a verb, unless it has a capital, an ordinal or "of"."""
        lowered = phrase.lower()
        for name in ("may", "march", "mar", "sun", "sat"):
            at = lowered.find(name)
            if at >= 0 and phrase[at].islower():
                return bool(re.search(r"\d(?:st|nd|rd|th)\b| of |\d{4}|(?:th|st|nd|rd)$", lowered))
        following = self.after(end)
        return following != "%"

    def _is_business(self, start: int, end: int) -> bool:
        """Whether a bare quarter or half belongs to a company's year, not to a match."""
        near = self.low[max(0, start - _WINDOW) : end + _WINDOW]
        return any(word in self.sets["business-cue"] for word in re.findall(r"[a-z-]+", near))

    def allows_period(self, phrase: str, start: int, end: int) -> bool:
        """Whether a phrase that has the form of a period is one here."""
        if self._glued(start, end):
            return False
        if phrase[:1].isdigit() and phrase[-1:].isdigit() and len(phrase) <= 7 and "/" not in phrase:
            return self.before(start) not in ("won", "beat", "by")
        if phrase.lower().startswith(("may", "march")) and phrase[0].islower():
            return False
        return True

    def allows_duration(self, length: Length, start: int, end: int) -> bool:
        """Whether a phrase that has the form of a duration says how long, not how often or how old."""
        if self._glued(start, end):
            return False
        rest = self.low[end : end + 12]
        if re.match(r"[- ]old\b|[- ]olds\b|s old\b|'s? [a-z]+s?", rest) and "old" in rest:
            return False
        if rest.startswith("-per") or self.text[start - 1 : start] == "-":
            return False
        previous = self.before(start)
        if length.article and not length.way and not length.frame:
            return previous in self.sets["duration-lead"] or rest.startswith(("-long", " long"))
        if length.bare and length.vague and not length.way:
            return previous in (
                "for",
                "over",
                "in",
                "of",
                "after",
                "within",
                "spanning",
            ) and not rest.startswith(" old")
        return True

    def is_race_time(self, start: int, end: int) -> bool:
        """Whether a bare "58:42" is the time of a race, by the words near it."""
        hours = int(self.text[start:end].split(":")[0])
        near = self.low[max(0, start - 70) : end + 50]
        if hours >= 24:
            return True
        if self.after(end) in self.sets["time-zone-word"] or self.after(end) in (
            "am",
            "pm",
            "gmt",
            "utc",
            "a",
            "p",
        ):
            return False
        if self.before(start) in ("at", "by", "until", "till", "around", "about"):
            return False
        return any(word in self.sets["race-cue"] for word in re.findall(r"[a-z0-9-]+", near))

    def allows_time(self, phrase: str, start: int, end: int, *, needs_cue: bool) -> bool:
        """Whether a phrase that has the form of a time of day is one here."""
        if self._glued(start, end):
            return False
        if needs_cue:
            following = self.text[end : end + 1]
            return self.before(start) in self.sets["time-lead"] and following not in (":", "-")
        if phrase.lower() in ("noon", "midnight", "midday"):
            return self.before(start) in self.sets["time-lead"] or self.before(start) in (
                "of",
                "12",
                "twelve",
                "local",
            )
        return not (start and self.text[start - 1].isdigit())

    def points_ahead(self, start: int, end: int) -> bool | None:
        """Whether the words round a date point ahead (True), back (False) or nowhere (None): the nearest cue wins."""
        for word in self._words_back(start):
            verdict = self._cue(word)
            if verdict is not None:
                return verdict
        for word in self._words_on(end):
            verdict = self._cue(word)
            if verdict is not None:
                return verdict
        return None

    def _cue(self, word: str) -> bool | None:
        if word in self.sets["future-cue"]:
            return True
        if word in self.sets["past-cue"] or (word.endswith("ed") and len(word) > 4):
            return False
        return None

    def _words_back(self, start: int) -> Iterator[str]:
        for word in reversed(_WORD.findall(self.low, max(0, start - _WINDOW), start)):
            if word in ".!?;\n":
                return
            yield word

    def _words_on(self, end: int) -> Iterator[str]:
        for word in _WORD.findall(self.low, end, min(len(self.low), end + _WINDOW)):
            if word in ".!?;\n":
                return
            yield word
