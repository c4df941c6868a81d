"""Ages: how old someone or something is, in the wordings that news uses."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.model import Value
from tieout.values.nouns import lemma
from tieout.values.numbers.numerals import Numeral
from tieout.values.source import Source
from tieout.values.vocabulary import vocabulary

_OLDEST = 130
_YOUNGEST = 5  # below, a figure in brackets after a name is more often a count
_WORD = re.compile(r"[a-z]+")
_OLDEST_THING = 5000
_YEARS = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.2425, "day": 1 / 365.2425}
_UNIT = r"(year|month|week|day)s?"
_OLD = re.compile(
    rf"[ -]{_UNIT}[ -]olds?\b|[ -]{_UNIT}[ -]of[ -]age\b|[ -](?:yo|y/o|yrs?[ -]old)\b|-year-olds?\b"
)
_OLD_AFTER_RANGE = re.compile(
    rf" ?(?:-|–|to|or|and) ?([0-9]{{1,3}})(?:[ -]{_UNIT}[ -]olds?\b|[ -]years? of age\b)"
)
_LEAD = r"(?:^|[\s(,;“\"‘-])"
_CUE = re.compile(
    _LEAD + r"(?:(?P<age>aged?|ages)(?: of)?(?: just| only| about| around| at least| over| under| between)?"
    r"|(?P<turn>turn|turns|turned|turning)(?: just| only)?"
    r"|(?:his|her|their) age(?:,| is| was)?) $"
)
_SECOND = re.compile(r" ?(?:-|–|to|and|or) ?([0-9]{1,3})(?![0-9%.:/]?[0-9a-z])")
_COPULA = re.compile(
    r"(?:^|[\s“\"‘(])(?P<who>he|she|i|who|[a-z][a-z’'-]+)(?: (?:is|was)|[’']s)"
    r"(?: (?:just|only|now|then|about|around|still|already|nearly|almost)){0,2} $"
)
_AFTER_COPULA = re.compile(r" when\b| at the time\b| at that time\b| and\b(?! [0-9])|[.,;:!?”\"’]|$")
_NAME_COMMA = re.compile(r"([^\W\d_][\w.’'-]*)(?:[\"”’*)]{0,2}), $")
_AFTER_COMMA = re.compile(r"[,.;)\]:]|\s*$| (?:and|who|was|is|of|from|died|told|said|has|had)\b")
_NO_AGE = re.compile(r" of (?:them|these|those|the|whom|which|all|us|our|his|her|their|its|an?)\b")
_BRACKETED = re.compile(r"\b([A-Z][\w’'-]+) (?:[A-Z][\w.’'-]* )*[A-Z][\w’'-]+ \($")
_APPOSED = re.compile(r"[,(] ?(?:then|now|still|both)(?: only| just| aged)? $")
_CLAUSE_END = re.compile(
    r"[.,;:!?)”\"’]|\s*$"
    r"| (?:on|in|this|last|next|and|when|while|a|the|years|before|after|during|at|today|yesterday|just)\b"
)
_AFTER_LIST = re.compile(r"[,.;:)]|\s*$| (?:and|or|were|was|are|who|from|of|respectively|in|at|on|when)\b")
_AT = re.compile(r"(?:^|[\s“\"(])at $")
_AT_NEXT = re.compile(r", (?:he|she)\b")
_LIMITED = re.compile(r"([a-z]+) (?:aged )?(?:under|over|below|above) (?:the age of )?$")
_LEADS = frozenset(
    (
        "age",
        "aged",
        "ages",
        "of",
        "just",
        "only",
        "about",
        "around",
        "least",
        "over",
        "under",
        "between",
        "turn",
        "turns",
        "turned",
        "turning",
        "is",
        "was",
        "at",
        "age,",
        "below",
        "above",
        "then",
        "now",
        "still",
        "both",
        "already",
        "nearly",
        "almost",
    )
)
_DECADE = re.compile(
    r"(?:^|[\s(])(?:his|her|their|my) (?:(early|mid|late)[ -])?"
    r"((?:[2-9]0)s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
_DECADE_ENDINGS = ("0s", "teens", "enties", "rties", "fties", "xties", "hties", "neties")
"""What every decade of life ends in: a text without any of them is not searched."""
_DECADES = {
    "teens": 13, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
_PARTS = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_TEENS = (0, 6)


@lru_cache(maxsize=8)
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words(name))


@lru_cache(maxsize=8)
def _calendar(language: str) -> frozenset[str]:
    read = vocabulary(language)
    return frozenset(read.words("month-name")) | frozenset(read.data["weekdays"]) - {"why"}


def age_at(source: Source, numeral: Numeral) -> tuple[int, int, Value] | None:
    """The age that ``numeral`` states, with the span of its words, or ``None`` when it states none.

    Base unit year; ``unit`` is the unit printed ("month" for "six-month-old").
    """
    if numeral.form not in ("digits", "words", "vague") or numeral.low > _OLDEST_THING:
        return None
    low = source.low
    old = _OLD.match(low, numeral.end)
    if old is not None:
        return numeral.start, old.end(), _age(numeral, old[1] or old[2] or "year")
    if numeral.form == "vague" or not 0 <= numeral.low <= _OLDEST or numeral.low != int(numeral.low):
        return None
    ranged = _OLD_AFTER_RANGE.match(low, numeral.end)
    if ranged is not None and numeral.low < float(ranged[1]):
        return numeral.start, ranged.end(), _age(numeral, ranged[2] or "year", float(ranged[1]))
    if low[numeral.start - 1 : numeral.start] == "(" and _in_brackets(source, numeral):
        return numeral.start, numeral.end, _age(numeral, "year")
    before = _word_before(low, numeral.start)
    if before not in _LEADS and not before.endswith((",", "’s", "'s")):
        return None  # no wording of age has another word there
    if _goes_on(low, numeral.end):
        return _cued_range(source, numeral)
    if _said_beside(source, numeral):
        return numeral.start, numeral.end, _age(numeral, "year")
    return _cued(source, numeral) or _said_of_a_person(source, numeral)


def _word_before(low: str, start: int) -> str:
    """The word that ends one space before ``start``, with what is joined to it; empty where there is none."""
    if low[start - 1 : start] != " ":
        return ""
    window = low[max(0, start - 16) : start - 1]
    return window[max(window.rfind(mark) for mark in ' \n(“"‘[-') + 1 :]


def _said_beside(source: Source, numeral: Numeral) -> bool:
    """ "At 93, she", "children under 5", ", then 21,": a figure whose place makes it an age."""
    low = source.low
    if _AT.search(low, max(0, numeral.start - 5), numeral.start) and _AT_NEXT.match(low, numeral.end):
        return True
    after = low[numeral.end : numeral.end + 1]
    limited = _LIMITED.search(low, max(0, numeral.start - 40), numeral.start)
    if limited is not None:
        persons = _words(source.language, "counted-person")
        ends = _CLAUSE_END.match(low, numeral.end) or _AFTER_LIST.match(low, numeral.end)
        if ends is not None and lemma(limited[1], source.language) in persons:
            return True
    apposed = _APPOSED.search(low, max(0, numeral.start - 24), numeral.start)
    return apposed is not None and numeral.form == "digits" and after in (",", ")")


def _in_brackets(source: Source, numeral: Numeral) -> bool:
    """ "Ramesh Kulkarni (61), the auditor": a full name before the bracket, and no contest near it."""
    if numeral.form != "digits" or numeral.grouped or not _YOUNGEST <= numeral.low <= _OLDEST:
        return False
    name = _BRACKETED.search(source.text, max(0, numeral.start - 60), numeral.start)
    if name is None or not source.low.startswith("),", numeral.end):
        return False
    if name[1].lower() in _words(source.language, "numbered-thing"):
        return False
    near = set(_WORD.findall(source.low, max(0, numeral.start - 160), numeral.end + 80))
    return not near & _words(source.language, "contest-cue")


def _age(numeral: Numeral, unit: str, top: float | None = None) -> Value:
    factor = _YEARS[unit]
    bottom, end = (float(f"{amount * factor:.12g}") for amount in (numeral.low, top or numeral.high))
    numbers = (
        (numeral.low,) if top is None and numeral.low == numeral.high else (numeral.low, top or numeral.high)
    )
    granule = min(numeral.step, 1.0) * factor if numeral.step else 0.0
    if numeral.form == "vague":
        return Value("age", bottom, end, unit, "age", "vague", (), 0.0)
    return Value("age", bottom, end, unit, "age", "exact" if len(numbers) == 1 else "range", numbers, granule)


def listed_age(source: Source, numeral: Numeral, *, cued: bool) -> Value | None:
    """The age that a bare figure states right after another age of the same list, or ``None``.

    ``cued`` says that the list began with a word of age or is going on.
    """
    plain = numeral.form in ("digits", "words") and not numeral.grouped and numeral.scale == 1.0
    if not cued or not plain or not 0 < numeral.low <= _OLDEST or _goes_on(source.low, numeral.end):
        return None
    if _AFTER_LIST.match(source.low, numeral.end) is None:
        return None
    return _age(numeral, "year")


def _goes_on(low: str, end: int) -> bool:
    """Whether the figure is joined to more: a unit, a sign, a decimal."""
    following = low[end : end + 2]
    if following[:1].isalnum() or following[:1] in ("%", "-", "–", "/", "°", "$"):
        return True
    return following[:1] in (".", ",", ":") and following[1:].isdigit()


def _cued(source: Source, numeral: Numeral) -> tuple[int, int, Value] | None:
    """ "aged 32", "at the age of 82", "turned 18", and the name's comma: "Ahmad Massoud, 32,"."""
    cue = _CUE.search(source.low, max(0, numeral.start - 48), numeral.start)
    if cue is not None:
        if cue["turn"] is not None:
            stands = _CLAUSE_END.match(source.low, numeral.end) is not None
            return (cue.start("turn"), numeral.end, _age(numeral, "year")) if stands else None
        ranged = _cued_range(source, numeral)
        if ranged is not None:
            return ranged
        start = cue.start("age") if cue["age"] else numeral.start
        return start, numeral.end, _age(numeral, "year")
    by_name = source.low.startswith(", ", numeral.start - 2) and numeral.form == "digits"
    if by_name and not numeral.grouped and _after_a_name(source, numeral):
        return numeral.start, numeral.end, _age(numeral, "year")
    return None


def _cued_range(source: Source, numeral: Numeral) -> tuple[int, int, Value] | None:
    """ "aged 16-24", "ages 5 to 11", "aged between 20 and 30"."""
    cue = _CUE.search(source.low, max(0, numeral.start - 48), numeral.start)
    second = _SECOND.match(source.low, numeral.end)
    if cue is None or cue["age"] is None or second is None or float(second[1]) <= numeral.low:
        return None
    return cue.start("age"), second.end(), _age(numeral, "year", float(second[1]))


def _after_a_name(source: Source, numeral: Numeral) -> bool:
    """Whether a capitalised word and a comma stand before: no weekday or month, which make a date."""
    name = _NAME_COMMA.search(source.text, max(0, numeral.start - 40), numeral.start)
    if name is None:
        return False
    word = name[1].lower().rstrip(".")
    if not name[1][0].isupper():
        person = word in _words(source.language, "counted-person")
        return person and source.low[numeral.end : numeral.end + 1] == ","
    if _NO_AGE.match(source.low, numeral.end):  # "in Lyon, 44 of them"
        return False
    if word in _calendar(source.language) or word in _words(source.language, "numbered-thing"):
        return False
    return _AFTER_COMMA.match(source.low, numeral.end) is not None


def _said_of_a_person(source: Source, numeral: Numeral) -> tuple[int, int, Value] | None:
    """ "He was 82.", "who was only 12 when": a person, a copula, the figure, and the end of the clause."""
    copula = _COPULA.search(source.low, max(0, numeral.start - 48), numeral.start)
    if copula is None or _AFTER_COPULA.match(source.low, numeral.end) is None:
        return None
    who = copula["who"]
    if who not in ("he", "she", "i", "who"):
        printed = source.text[copula.start("who")]
        known = printed.isupper() or who in _words(source.language, "counted-person")
        if not known or who in _words(source.language, "no-one-with-an-age"):
            return None
    return numeral.start, numeral.end, _age(numeral, "year")


def decade_ages(source: Source) -> list[tuple[int, int, Value]]:
    """Ages by decade of life: "in his early thirties" is 30..33, "in her 20s" 20..29."""
    if not any(ending in source.low for ending in _DECADE_ENDINGS):
        return []
    found: list[tuple[int, int, Value]] = []
    for match in _DECADE.finditer(source.low):
        first = _DECADES.get(match[2]) or int(match[2][:2])
        part = match[1] or ""
        bottom, top = _TEENS if match[2] == "teens" and not part else _PARTS[part]
        begin = match.start(1) if part else match.start(2)
        numbers = (float(first + bottom), float(first + top))
        value = Value(
            "age", *numbers, "year", "age", "range", numbers, 1.0, text=source.low[begin : match.end()]
        )
        found.append((begin, match.end(), value))
    return found
