"""What the words round a phrase say: whether it is a date at all, and whether it lies ahead.

Every look at the neighbourhood is bounded, so that reading stays linear in the length of the text. The words
themselves are data (``rules/<lang>/vocab/dates.toml`` and ``times.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from tieout.values.durations import Length
from tieout.values.vocabulary import vocabulary

_WINDOW = 160
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|[.!?;\n]")
_STOPS = ".!?;\n"
_JOINED = "$#@_&=+%\\"
_AFTER_NUMBER = re.compile(r"[,.]\d|[%_/]|-\d| ?(?:per cent|percent|km|kg|mph|GMT|UTC)\b")
_ABBREVIATED = re.compile(r"\b(?:c|ca|b|d|est|fl)\.\s?$")  # c. 1850, b. 1950
_LOWER_VERB = re.compile(r"\d(?:st|nd|rd|th)\b|\bof\b|\d{4}|(?:st|nd|rd|th)$")


@lru_cache(maxsize=8)
def _sets(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in vocabulary(language).classes.items()}


class Context:
    """The neighbourhood of phrases in one plain text (see ``calendar_words.plain``)."""

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
        return (
            self.low[at:end].rstrip("-") or self.low[end - 1 : end] if at < end else self.low[end - 1 : end]
        )

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

    def _has(self, name: str, word: str) -> bool:
        return word in self.sets[name]

    def _ends_clause(self, end: int) -> bool:
        """Whether nothing follows that the phrase could stand before as an adjective or a conjunction."""
        following = self.after(end)
        return not following or not following[0].isalnum() or self._has("clause-follow", following)

    def _glued(self, start: int, end: int) -> bool:
        """True where the phrase is a piece of a longer token: 12-2001, 3.2001, $2001, 2001%."""
        last = self.text[start - 1 : start]
        if last and last in _JOINED:
            return True
        if (
            last
            and last in "/.:,-"
            and self.text[start - 2 : start - 1].isdigit()
            and self.text[start].isdigit()
        ):
            return True
        if last == "/" and self.text[start - 2 : start - 1].isalnum():
            return True
        if self.text[end - 1].isdigit():
            return _AFTER_NUMBER.match(self.text, end) is not None
        return self.text[end : end + 1] in ("@", "_")

    def allows_date(self, form: str, phrase: str, start: int, end: int) -> bool:
        """Whether a phrase that has the form of a date is one here."""
        if self._glued(start, end):
            return False
        check = _CHECKS.get(form)
        return check is None or check(self, phrase, start, end)

    def _is_month(self, phrase: str, start: int, end: int) -> bool:
        name = phrase.rstrip(".").lower()
        previous, following = self.before(start), self.after(end)
        if not phrase[0].isupper():
            return len(name) > 4 and name not in ("march", "august") and self._has("month-lead", previous)
        if len(name) <= 4 and name not in ("may", "june", "july"):
            return phrase.endswith(".") or self._has("month-lead", previous)
        if self._has("not-a-month", previous) and name in ("may", "march", "august", "april", "june"):
            return False
        if name in ("may", "march"):
            fits = self._has("month-lead", previous) or previous == ","
            return fits and not self._has("not-after-may", following) and not self._is_name(start, end)
        return name not in ("august", "april", "june") or not self._is_name(start, end)

    def _is_name(self, start: int, end: int) -> bool:
        """ "Theresa May", "June Smith": a month beside a capitalised word, with nothing that ties it to a time."""
        if self._has("month-lead", self.before(start)):
            return False
        ahead = re.compile(r" [A-Z][a-z]+").match(self.text, end)
        behind = re.search(r"[a-z,] [A-Z][a-z]+ $", self.text[max(0, start - 40) : start])
        return ahead is not None or behind is not None

    def _is_year(self, phrase: str, start: int, end: int) -> bool:
        number = int(phrase)
        previous = self.before(start)
        counts = self._is_counted(end)
        if _ABBREVIATED.search(self.low, max(0, start - 6), start):
            return True
        if number < 1900 or number >= 2040:
            return self._has("year-lead-old", previous) and (not counts or previous in ("in", "since"))
        if self._has("year-lead", previous):
            return not (counts and self._has("counted-plural", self.after(end)) and previous != "in")
        return not counts and not self._has("numbered-name", previous)

    def _is_counted(self, end: int) -> bool:
        """Whether a plural follows, so that the number before it counts something."""
        if self.text[end : end + 1] not in (" ", "\n"):
            return False
        following = self.after(end)
        if self._has("counted-plural", following):
            return True
        starts_low = self.text[end + 1 : end + 2].islower()
        plural = following.endswith("s") and following.isalpha() and len(following) > 3
        return starts_low and plural and not self._has("not-plural", following)

    def _is_weekday(self, phrase: str, start: int, end: int) -> bool:
        words = phrase.split()
        name = (words[1] if words[0].lower() in ("every", "each") else words[0]).rstrip(".,")
        previous = self.before(start)
        if self._has("weekday-name-before", previous) or self._has("weekday-name-after", self.after(end)):
            return False
        if len(name) > 5:
            return True
        return name[0].isupper() and (
            phrase.endswith(".") or previous in ("on", "last", "next", "this", "every")
        )

    def _is_day(self, phrase: str, start: int, end: int) -> bool:
        """ "may 5", "march 3": a verb, unless it has a capital, an ordinal, a year or "of"."""
        lowered = phrase.lower()
        for name in ("may", "march", "mar", "sun", "sat"):
            at = lowered.find(name)
            if at >= 0 and phrase[at].islower() and not (at and lowered[at - 1].isalpha()):
                return _LOWER_VERB.search(lowered) is not None
        return self.after(end) not in ("%", "percent") and not self._counts_the_day(phrase, end)

    def _counts_the_day(self, phrase: str, end: int) -> bool:
        """ "In May 12 people died": the number belongs to the noun."""
        return re.search(r"[a-z]\.?\s\d{1,2}$", phrase) is not None and self._has(
            "counted-plural", self.after(end)
        )

    def _is_shifted(self, phrase: str, start: int, end: int) -> bool:
        """ "this may", "last fall", "the same century": an auxiliary, a collapse, and no time at all."""
        words = phrase.split()
        last, before = words[-1].lower(), words[-2].lower()
        if last in ("may", "march", "mar", "sun", "sat"):
            return words[-1][0].isupper()
        if last == "fall":
            return self.after(end) != "of"
        return not (last == "century" and before == "same")

    def _is_business(self, phrase: str, start: int, end: int) -> bool:
        """Whether a bare quarter or half belongs to a company's year, not to a match."""
        if phrase[0] in "QHqh" and self.before(start) in ("in", "during", "for", "of"):
            return True
        near = re.findall(r"[a-z-]+", self.low[max(0, start - _WINDOW) : end + _WINDOW])
        if any(self._has("match-cue", word) for word in near):
            return False
        return "quarter" in phrase.lower() or any(self._has("business-cue", word) for word in near)

    def _is_unit(self, phrase: str, start: int, end: int) -> bool:
        """ "the day", "the week": only where the words before place something on it and nothing narrows it after."""
        words = phrase.lower().split()
        if words[-1] == "weekend":
            return len(words) > 2 or (
                self._has("weekend-lead", self.before(start)) and self._ends_clause(end)
            )
        if len(words) > 2:
            return self.after(end) not in ("of", "that", "when")
        return self._has("unit-lead", self.before(start)) and self._ends_clause(end)

    def _is_trailing(self, phrase: str, start: int, end: int) -> bool:
        """ "the day after" is a date where it ends its clause; before a noun or a verb it leads to another."""
        following = self.after(end)
        return not following or following in ".,;:)?!" or following in ("and", "but", "when", "in", "at")

    def _is_season(self, phrase: str, start: int, end: int) -> bool:
        if self.after(end) in ("of", "in", "to"):
            return False
        return self._has("season-lead", self.before(start))

    def _is_short_year(self, phrase: str, start: int, end: int) -> bool:
        return self._has("year-lead", self.before(start)) or self._has("year-lead-weak", self.before(start))

    def _is_bare_decade(self, phrase: str, start: int, end: int) -> bool:
        """ "the 70s and 80s": a second decade without its article."""
        return (
            re.search(r"\d0'?s,? (?:and|or|to) (?:the )?$|\d0'?s-$", self.low[max(0, start - 16) : start])
            is not None
        )

    def _is_short_decade(self, phrase: str, start: int, end: int) -> bool:
        """ "the 80s" is no decade beside a thermometer, nor before the same in degrees ("the mid 40s (7-8C)")."""
        if not phrase.lower().startswith(("the ", "the\n", "'")):
            return False
        near = re.findall(r"[a-z]+", self.low[max(0, start - 50) : end + 16])
        return not any(self._has("temperature-cue", word) for word in near)

    def _is_holiday(self, phrase: str, start: int, end: int) -> bool:
        if "'" in phrase or " " in phrase:
            return phrase[0].isupper() or phrase.lower() not in ("good friday", "may day", "earth day")
        previous = self.before(start)
        return previous in (
            "on",
            "before",
            "after",
            "by",
            "until",
            "since",
            "at",
            "over",
            "last",
            "this",
            "next",
        ) and (self._ends_clause(end))

    def _is_nth_day(self, phrase: str, start: int, end: int) -> bool:
        return self.before(start) in ("on", "until", "by", "from", "since", "of") and self._ends_clause(end)

    def allows_period(self, phrase: str, start: int, end: int) -> bool:
        """Whether a phrase that has the form of a period is one here."""
        if self._glued(start, end):
            return False
        if phrase[:1].isdigit() and phrase[-1:].isdigit() and len(phrase) <= 9:
            if self._has("numbered-name", self.before(start)) or self._is_counted(end):
                return False
            return int(phrase[:4]) >= 1900 or len(phrase) == 9 or self.before(start) in ("in", "for")
        return not (phrase.lower().startswith(("may", "march")) and phrase[0].islower())

    def allows_duration(self, length: Length, start: int, end: int) -> bool:
        """Whether a phrase that has the form of a duration says how long, not how often or how old."""
        if self._glued(start, end) or self.text[start - 1 : start] == "-":
            return False
        rest = self.low[end : end + 12]
        if re.match(r"[- ]olds?\b|s old\b|'? old\b", rest):
            return False
        previous = self.before(start)
        if previous == "as" and self.low.startswith("many", start):  # "the third in as many years"
            return False
        if length.article and not length.way and not length.frame:
            return self._is_stretch(length, previous, rest)
        if length.bare and length.vague and not length.way:
            if previous in ("for", "over", "within", "after", "spanning", "just", "mere", "spent"):
                return True
            if rest.startswith(" of ") and length.pieces[0][2] not in ("minute", "second", "hour"):
                return True
            long = length.pieces[0][2] in ("decade", "century", "year")
            return previous in ("in", "of", "-") and (long or (previous == "in" and self._ends_clause(end)))
        return True

    def _is_stretch(self, length: Length, previous: str, rest: str) -> bool:
        """ "for a year", "a decade of war"; not "15 a year", "twice a day"."""
        if self._has("duration-lead", previous) or rest.startswith(("-long", " long", "'s")):
            return True
        unit = length.pieces[0][2]
        return (unit not in ("day", "second") and rest.startswith((" of ", "-of"))) or length.pieces[0][
            0
        ] != 1.0

    def is_race_time(self, start: int, end: int) -> bool:
        """Whether a bare "58:42" is the time of a race, by the words near it."""
        hours = int(self.text[start:end].split(":")[0])
        if hours >= 24:
            return True
        following = self.after(end)
        if self._has("time-zone-word", following) or following in ("am", "pm", "gmt", "utc", "a", "p"):
            return False
        if self.before(start) in ("at", "by", "until", "till", "around", "about"):
            return False
        near = self.low[max(0, start - 70) : end + 50]
        return any(self._has("race-cue", word) for word in re.findall(r"[a-z0-9-]+", near))

    def allows_time(self, phrase: str, start: int, end: int, *, needs_cue: bool) -> bool:
        """Whether a phrase that has the form of a time of day is one here."""
        if self._glued(start, end):
            return False
        previous = self.before(start)
        if needs_cue:
            return self._has("time-lead", previous) and self.text[end : end + 1] not in (":", "-")
        if phrase.lower() in ("noon", "midnight", "midday"):
            return self._has("time-lead", previous) or previous in ("of", "local", "just")
        return not (start and self.text[start - 1].isdigit())

    def is_near(self, last: int, start: int) -> bool:
        """Whether the text between two offsets is short and ends no sentence."""
        between = self.low[last:start]
        return len(between) <= _WINDOW and re.search(r"[.!?]\s|\n", between) is None

    def points_ahead(self, start: int, end: int) -> bool | None:
        """Whether the words round a date point ahead (True), back (False) or nowhere (None): the nearest cue wins."""
        for words in (self._words_back(start), self._words_on(end)):
            for word, previous in words:
                verdict = self._cue(word, previous)
                if verdict is not None:
                    return verdict
        return None

    def _cue(self, word: str, previous: str) -> bool | None:
        if self._has("future-cue", word):
            return True
        if self._has("past-cue", word) or (word.endswith("ed") and len(word) > 4):
            return self._has("past-participle-lead", previous)
        return None

    def _words_back(self, start: int) -> Iterator[tuple[str, str]]:
        words = _WORD.findall(self.low, max(0, start - _WINDOW), start)
        for at in range(len(words) - 1, -1, -1):
            if words[at] in _STOPS:
                return
            yield words[at], words[at - 1] if at else ""

    def _words_on(self, end: int) -> Iterator[tuple[str, str]]:
        previous = ""
        for word in _WORD.findall(self.low, end, min(len(self.low), end + _WINDOW)):
            if word in _STOPS:
                return
            yield word, previous
            previous = word


_CHECKS: Mapping[str, Callable[[Context, str, int, int], bool]] = {
    "month": Context._is_month,
    "year": Context._is_year,
    "weekday": Context._is_weekday,
    "quarter": Context._is_business,
    "code": Context._is_business,
    "day-month": Context._is_day,
    "month-day": Context._is_day,
    "shifted": Context._is_shifted,
    "the-unit": Context._is_unit,
    "trailing": Context._is_trailing,
    "part-trailing": Context._is_trailing,
    "season": Context._is_season,
    "short-year": Context._is_short_year,
    "bare-decade": Context._is_bare_decade,
    "short-decade": Context._is_short_decade,
    "part-short-decade": Context._is_short_decade,
    "part-bare-decade": Context._is_short_decade,
    "holiday": Context._is_holiday,
    "nth-day": Context._is_nth_day,
}
