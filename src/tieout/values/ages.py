"""Ages: how old someone or something is, in the wordings that news uses."""

from __future__ import annotations

import re
from functools import lru_cache

from tieout.values.amounts import Source
from tieout.values.model import Modifier, Value
from tieout.values.numerals import Numeral
from tieout.values.vocabulary import vocabulary

_OLDEST = 130
_YEARS = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.2425, "day": 1 / 365.2425}
_OLD = re.compile(
    r"[ -](year|month|week|day)s?(?:[ -]olds?\b|[ -]of[ -]age\b)|[ -](?:yo|y/o|yrs? old)\b|-?year-olds?\b"
)
_CUE = re.compile(
    r"(?:^|[\s(,;“\"‘-])((?:aged?|ages)(?: of)?(?: just| only| about| around| at least| over| under| between)?"
    r"|(?:turn|turns|turned|turning)(?: just| only)?|(?:his|her|their) age(?:,| is| was)?) $"
)
_COPULA = re.compile(
    r"(?:^|[\s“\"‘(])(?:he|she|i|who|[a-z][a-z’'-]+)(?: (?:is|was)|[’']s)(?: (?:just|only|now|then|about|around|still|already|nearly|almost)){0,2} $"
)
_AFTER_COPULA = re.compile(
    r"(?: when\b| at the time\b| at that time\b| years old\b| and (?:had|has|lived|was|is|leaves)\b|[.,;:!?”\"’]|$)"
)
_NAME_COMMA = re.compile(r"([^\W\d_][\w.’'-]*)([\"”’*)]{0,2}), $")
_AFTER_COMMA = re.compile(r"[,.;)\]:]|\s*$| (?:and|who|was|is|of|from|died|told|said|has|had)\b")
_DECADE = re.compile(
    r"(?:^|[\s(])(?:his|her|their|my) (?:(early|mid|late)[ -])?((?:[2-9]0)s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
_DECADES = {
    "teens": 13, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
_THIRDS = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}


@lru_cache(maxsize=8)
def _calendar(language: str) -> frozenset[str]:
    read = vocabulary(language)
    return frozenset(read.words("month-name")) | frozenset(read.data["weekdays"]) - {"why"}


def age_at(source: Source, numeral: Numeral) -> tuple[int, int, Value] | None:
    """The age that ``numeral`` states, with the span of its words, or ``None`` when it states none.

    Base unit year; ``unit`` is the unit printed ("month" for "six-month-old").
    """
    if numeral.form not in ("digits", "words") or numeral.low > 5000:
        return None
    low = source.low
    old = _OLD.match(low, numeral.end)
    if old is not None:
        unit = old[1] or "year"
        return numeral.start, old.end(), _age(numeral.low, numeral.step, unit)
    if not 0 <= numeral.low <= _OLDEST or numeral.low != int(numeral.low):
        return None
    window = max(0, numeral.start - 48)
    following = low[numeral.end : numeral.end + 2]
    if (
        following[:1].isalnum()
        or following[:1] in ("%", "-", "/", "°", "$")
        or (following[:1] in (".", ",") and following[1:].isdigit())
    ):
        return None
    cue = _CUE.search(low, window, numeral.start)
    if cue is not None:
        if cue[1].startswith("turn") and not _ends_clause(low, numeral.end):
            return None
        return cue.start(1), numeral.end, _age(numeral.low, numeral.step, "year")
    if (
        low.startswith(", ", numeral.start - 2)
        and numeral.form == "digits"
        and _after_a_name(source, numeral)
    ):
        return numeral.start, numeral.end, _age(numeral.low, numeral.step, "year")
    copula = _COPULA.search(low, window, numeral.start)
    if copula is not None and _AFTER_COPULA.match(low, numeral.end) and _is_a_person(source, copula):
        return numeral.start, numeral.end, _age(numeral.low, numeral.step, "year")
    return None


def _age(amount: float, step: float, unit: str) -> Value:
    factor = _YEARS[unit]
    years = float(f"{amount * factor:.12g}")
    return Value(
        "age", years, years, unit, "age", "exact", (amount,), min(step, 1.0) * factor if step < 1 else factor
    )


def _ends_clause(low: str, end: int) -> bool:
    return bool(
        re.compile(
            r"[.,;:!?)”\"’]|\s*$| (?:on|in|this|last|next|and|when|while|a|the|years|before|after|during|at|today|yesterday|just)\b"
        ).match(low, end)
    )


def _after_a_name(source: Source, numeral: Numeral) -> bool:
    name = _NAME_COMMA.search(source.text, max(0, numeral.start - 40), numeral.start)
    if name is None or not name[1][0].isupper() or name[1].lower().rstrip(".") in _calendar(source.language):
        return False
    return _AFTER_COMMA.match(source.low, numeral.end) is not None


def _is_a_person(source: Source, copula: re.Match[str]) -> bool:
    subject = source.text[copula.start() : copula.end()].strip(' “"‘(\n')
    word = re.split(r"[ ’']", subject, maxsplit=1)[0]
    if word.lower() in ("he", "she", "i", "who"):
        return True
    return word[0].isupper() and word.lower() not in _NOT_PERSONS


_NOT_PERSONS = frozenset(
    "it this that there what here the which where how when total number figure result score answer population "
    "temperature magnitude speed toll time date today tomorrow yesterday".split()
)


def decade_ages(source: Source) -> list[tuple[int, int, Value]]:
    """Ages by decade of life: "in his early thirties" is 30..33, "in her 20s" 20..29."""
    if "0s" not in source.low and "ties" not in source.low and "teens" not in source.low:
        return []
    found: list[tuple[int, int, Value]] = []
    for match in _DECADE.finditer(source.low):
        first = _DECADES.get(match[2]) or int(match[2][:2])
        part = match[1] or ""
        bottom, top = (0, 6) if match[2] == "teens" and not part else _THIRDS[part]
        modifier: Modifier = "range"
        begin = match.start(1) if part else match.start(2)
        value = Value(
            "age", float(first + bottom), float(first + top), "year", "age", modifier,
            (float(first + bottom), float(first + top)), 1.0, text=source.low[begin : match.end()],
        )  # fmt: skip
        found.append((begin, match.end(), value))
    return found
