"""Times of day: "8:15 am", "0415 GMT", "around 5.40 PM", "noon", "11 pm (2000 GMT)".

Base unit is the minute after midnight, as printed and in the printed zone; the zone is the unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.dates.words import GAP, alternation, calendar_words
from tieout.values.model import Modifier, Value
from tieout.values.vocabulary import vocabulary
from tieout.values.wordings import Wordings, bare

_G = GAP
_HALF_DAY = r"(?:[ap]m\b|[ap]\.[ ]?m\b\.?)"
_NOON = {"noon": 720.0, "midday": 720.0, "midnight": 0.0}


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """Patterns of one language: ``scan`` without names, ``forms`` with them."""

    scan: str
    forms: Wordings


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day as printed. ``needs_cue`` marks a bare "18:15", which could be a score or a race time."""

    value: Value
    needs_cue: bool = False


@lru_cache(maxsize=8)
def time_grammar(language: str = "en") -> TimeGrammar:
    """The grammar of ``language``, compiled once a process."""
    book = vocabulary(language)
    codes = [zone for zone in book.data["zones"] if zone != "why"]
    zone = rf"(?:{alternation([*codes, *book.classes['time-zone-word']])}\b)"
    zoned = rf"(?:{_G}?\(?(?P<zone>{zone})(?:{_G}?[+-]{_G}?[0-9]{{1,2}}(?::[0-9]{{2}})?)?\)?)"
    number = calendar_words(language).fragments["number"]
    clock = r"(?P<hour>[01]?[0-9]|2[0-4])(?:[:.](?P<minute>[0-5][0-9])(?:[:.](?P<second>[0-5][0-9]))?)?"
    side = rf"(?P<side>in{_G}the{_G}(?:morning|afternoon|evening)|at{_G}night)"
    steps = rf"half|quarter|ten|five|twenty|{number}|[0-9]{{1,2}}"
    forms = (
        rf"{clock}{_G}?(?P<half>{_HALF_DAY}){zoned}?",
        rf"(?P<hour>[01]?[0-9])(?P<minute>[0-5][0-9]){_G}?(?P<half>{_HALF_DAY}){zoned}?",
        rf"(?P<hour>[01]?[0-9]|2[0-4])[:.](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?{_G}?(?:hrs|hours|h)?{zoned}",
        rf"(?P<hour>[01][0-9]|2[0-4])(?P<minute>[0-5][0-9])(?:{_G}?(?:hours|hrs)\b)?{zoned}",
        rf"(?P<hour>[01][0-9]|2[0-4]):?(?P<minute>[0-5][0-9]){_G}?(?:hours|hrs|h)\b",
        r"(?P<cue>)(?P<hour>[01]?[0-9]|2[0-4])[:](?P<minute>[0-5][0-9])",
        rf"(?:12{_G}|twelve{_G})?(?P<noon>noon|midday|midnight)\b{zoned}?",
        rf"(?P<words>(?:{steps})(?:{_G}min(?:ute)?s?)?{_G}past|quarter{_G}to){_G}(?P<clock>{number}|[0-9]{{1,2}})\b(?:{_G}o'?clock)?(?:{_G}{side})?",
        rf"(?P<words>(?:ten|five|twenty){_G}to){_G}(?P<clock>{number}|[0-9]{{1,2}})\b{_G}(?:o'?clock(?:{_G}{side})?|(?P<side2>{side}))".replace(
            "(?P<side>", "(?:"
        ),
        rf"(?P<clock>{number}|[0-9]{{1,2}}){_G}o'?clock\b(?:{_G}{side})?",
        rf"(?P<cue>)(?P<clock>{number}|[0-9]{{1,2}}){_G}{side}",
    )
    range_end = rf"(?:[0-9]{{1,2}}(?:[:.][0-5][0-9])?{_G}?(?:{_HALF_DAY})?){_G}?(?:-|to|until|and){_G}?"
    scan = "|".join(bare(form) for form in forms)
    first = bare(forms[0])
    second = bare(forms[1])
    scan = rf"(?:{scan}|{range_end}{first}|(?:{first}|{second})(?:{_G}?\(|,?{_G}or{_G}|/)(?:{scan})\)?)"
    return TimeGrammar(scan, Wordings(forms))


@lru_cache(maxsize=16384)
def read_time(phrase: str, language: str = "en") -> Moment | None:
    """The time of day that the whole phrase states, or ``None``."""
    single = _single(phrase, language)
    if single is not None:
        return single
    return _pair(phrase, language) or _range(phrase, language)


def _single(phrase: str, language: str) -> Moment | None:
    _, found = next(time_grammar(language).forms.of(phrase), (0, None))
    if found is None:
        return None
    groups = found.groupdict()
    minutes, step = _minutes(groups, language)
    if minutes is None:
        return None
    value = Value("time", minutes, minutes, _zone(groups.get("zone"), language), "time", granule=step)
    return Moment(value, groups.get("cue") is not None)


def _minutes(groups: dict[str, str | None], language: str) -> tuple[float | None, float]:
    if groups.get("noon"):
        return _NOON[(groups["noon"] or "").lower()], 60.0
    if groups.get("clock"):
        return _spoken(groups, language)
    hour, minute = int(groups["hour"] or 0), int(groups.get("minute") or 0)
    second = int(groups.get("second") or 0)
    step = 60.0 if groups.get("minute") is None else 1.0 if groups.get("second") is None else 1 / 60
    side = (groups.get("half") or "")[:1].lower()
    if side:
        if not 1 <= hour <= 12:
            return (None, step) if side == "a" or hour > 24 else (hour * 60.0 + minute, step)
        hour = hour % 12 + (12 if side == "p" else 0)
    if hour == 24 and minute:
        return None, step
    return (hour % 24) * 60.0 + minute + second / 60, step


def _spoken(groups: dict[str, str | None], language: str) -> tuple[float | None, float]:
    """ "half past seven", "ten to four in the afternoon", "seven o'clock"."""
    text = (groups["clock"] or "").lower()
    hour = int(text) if text.isdigit() else calendar_words(language).numbers.get(" ".join(text.split()), 99)
    if not 1 <= hour <= 12:
        return None, 60.0
    side = (groups.get("side") or groups.get("side2") or "").lower()
    if "afternoon" in side or "evening" in side or "night" in side or side == "pm":
        hour = hour % 12 + 12
    elif side:
        hour %= 12
    shift = 0.0
    words = (groups.get("words") or "").lower().split()
    if words:
        named = {"half": 30, "quarter": 15}.get(words[0], 0)
        size = named or (
            int(words[0]) if words[0].isdigit() else calendar_words(language).numbers.get(words[0], 60)
        )
        if size >= 60:
            return None, 60.0
        shift = -size if words[-1] == "to" else size
    return float((hour * 60 + shift) % 1440), 60.0 if not words else 5.0


def _zone(text: str | None, language: str) -> str:
    if not text:
        return ""
    cleaned = " ".join(text.split())
    zones = vocabulary(language).data["zones"]
    if cleaned.upper() in zones:
        return cleaned.upper()
    if len(cleaned) <= 3:
        return cleaned.upper()
    return "local" if cleaned.lower().startswith("local") else cleaned.lower()


def _pair(phrase: str, language: str) -> Moment | None:
    """ "11 pm (2000 GMT)": one moment in two zones."""
    found = re.match(r"(.*?\S)(?:\s?\(|,?\sor\s|/)(.*?)\)?$", phrase, re.DOTALL)
    if found is None:
        return None
    one, two = _single(found[1], language), _single(found[2], language)
    if one is None or two is None or two.needs_cue or one.value.unit == two.value.unit:
        return None
    value = one.value
    return Moment(
        Value(
            "time", value.low, value.high, value.unit, "time", granule=value.granule, alternates=(two.value,)
        )
    )


def _range(phrase: str, language: str) -> Moment | None:
    """ "9am to 5pm", "from 5 to 6pm": the half of the day carries back to a first hour that lacks it."""
    found = re.match(r"(.*?\S)\s?(?:-|to|until|and)\s?(\d.*)$", phrase, re.DOTALL | re.IGNORECASE)
    if found is None:
        return None
    last = _single(found[2], language)
    if last is None or last.value.low is None:
        return None
    first = _single(found[1], language)
    if first is None or first.needs_cue or ("m" not in found[1].lower()):
        side = re.search(_HALF_DAY, found[2], re.IGNORECASE)
        first = None if side is None else _single(found[1] + " " + side[0], language)
        if first is not None and first.value.low is not None and first.value.low > last.value.low:
            first = (
                _single(found[1] + (" am" if "p" in side[0].lower() else " pm"), language) if side else None
            )
    if first is None or first.value.low is None:
        return None
    modifier: Modifier = "range"
    low, high = first.value.low, last.value.low
    return Moment(
        Value(
            "time",
            low,
            high if high >= low else high + 1440,
            last.value.unit,
            "time",
            modifier,
            granule=first.value.granule,
        )
    )
