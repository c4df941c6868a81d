"""Values as an editor would say them in a sentence: "about 173,000 people", "9 September 2001"."""

from __future__ import annotations

from datetime import date

from tieout.values.model import UNKNOWN_YEAR, Value
from tieout.values.nouns import plural as plural_of_word

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_HEDGES = {
    "approx": "about ",
    "at_least": "at least ",
    "at_most": "at most ",
    "more_than": "more than ",
    "less_than": "less than ",
}
_TIME_UNITS = {
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "season", "mile", "foot",
}  # fmt: skip
_READABLE = 1e18
"""From here on digits are no help to a reader, and neither are infinite ends."""
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def say(value: Value) -> str:
    """``value`` in words; a value without figures is said by its own text.

    >>> say(Value("quantity", 173000.0, 173000.0, "people", "people", "approx", (173000.0,), 1000.0))
    'about 173,000 people'
    """
    match value.kind:
        case "text":
            return value.text
        case "score":
            return "-".join(say_number(number) for number in value.numbers) or value.text
        case "date" | "period":
            return say_date(value)
        case "time":
            return _hedged(value, _say_clock(value))
        case _:
            return _hedged(value, _say_amount(value)) or value.text


def say_number(number: float) -> str:
    """A number with grouping, and millions and billions where that loses nothing.

    >>> say_number(1200000.0), say_number(173000.0), say_number(6.15)
    ('1.2 million', '173,000', '6.15')
    """
    if not abs(number) < _READABLE:
        return _trim(number)
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        scaled = number / size
        if abs(scaled) >= 1 and round(scaled, 4) == round(scaled, 10):
            return f"{_trim(scaled)} {word}"
    return _trim(number)


def _trim(number: float) -> str:
    if not abs(number) < _READABLE:
        return f"{number:.4g}"
    if number == int(number) and abs(number) < 1e15:
        return f"{int(number):,}"
    return f"{number:,.4f}".rstrip("0").rstrip(".")


def plural(noun: str) -> str:
    """The plural of a lemma, of which the last word can stand after others.

    >>> plural("district"), plural("person"), plural("city hall"), plural("life")
    ('districts', 'people', 'city halls', 'lives')
    """
    modifiers, blank, last = noun.rpartition(" ")
    return modifiers + blank + plural_of_word(last)


def _hedged(value: Value, amount: str) -> str:
    if not amount or value.modifier in ("exact", "range", "vague"):
        return amount
    return (f"{value.hedge} " if value.hedge else _HEDGES[value.modifier]) + amount


def _say_amount(value: Value) -> str:
    if value.kind == "fraction" and len(value.numbers) == 2:
        join = " of " if value.unit else " in "
        return _with_unit(value, join.join(say_number(number) for number in value.numbers), value.numbers[1])
    units = value.unit.split()
    if 1 < len(units) == len(value.numbers):
        spoken = (
            f"{say_number(n)} {unit if n == 1 else plural(unit)}"
            for n, unit in zip(value.numbers, units, strict=True)
        )
        return " ".join(spoken)
    if (
        value.kind == "duration"
        and (":" in value.unit or len(value.numbers) > 1)
        and value.modifier != "range"
    ):
        return say_seconds(value.low if value.low is not None else value.high or 0.0)
    if value.modifier == "vague" and value.text:
        noun = (
            f" of {plural(value.unit)}"
            if value.unit and value.text.endswith("s")
            else f" {plural(value.unit)}"
        )
        return value.text + (noun if value.unit else "")
    stated = value.numbers or tuple(end for end in (value.low, value.high) if end is not None)
    if not stated:
        return ""
    first, last = stated[0], stated[-1]
    figure = f"{say_number(first)} to {say_number(last)}" if first != last else say_number(first)
    return _with_unit(value, figure, last)


def _with_unit(value: Value, figure: str, amount: float) -> str:
    unit = value.unit
    if value.kind == "money":
        return f"{unit} {figure}".strip()
    if value.kind == "age" and unit in ("", "year"):
        return figure
    if value.kind == "ordinal" or not unit:
        return figure
    if value.dimension in ("people", "count", "fraction") or unit in _TIME_UNITS:
        return f"{figure} {unit if amount == 1 or unit == 'people' else plural(unit)}"
    return f"{figure} {unit}"


def say_seconds(seconds: float) -> str:
    """A length of time in the units people use.

    >>> say_seconds(7235), say_seconds(34), say_seconds(1209600)
    ('2 h 0 min 35 s', '34 seconds', '14 days')
    """
    if not 0 <= seconds < _READABLE:
        return f"{_trim(seconds)} seconds"
    if seconds >= 2 * _DAY:
        return f"{_trim(round(seconds / _DAY, 1))} days"
    if seconds < _MINUTE:
        return f"{_trim(seconds)} seconds"
    hours, rest = divmod(seconds, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    parts = [f"{int(hours)} h"] if hours else []
    parts += [f"{int(minutes)} min"] if minutes or (hours and left) else []
    parts += [f"{_trim(left)} s"] if left else []
    return " ".join(parts)


def _say_clock(value: Value) -> str:
    if value.low is None:
        return value.text
    zone = f" {value.unit}" if value.unit else ""
    low = _clock(value.low)
    high = _clock(value.high) if value.high is not None else low
    return (low if low == high else f"{low} to {high}") + zone


def _clock(minutes: float) -> str:
    whole = round(minutes) % 1440 if abs(minutes) < _READABLE else 0
    return f"{whole // 60:02d}:{whole % 60:02d}"


def say_date(value: Value) -> str:
    """A date or period from its EDTF: "9 September 2001", "September 2001", "1979 to 1989", "the 1980s"."""
    if not value.edtf:
        if value.low is not None and value.high is not None:
            return say_days(value.low, value.high)
        return value.text
    first, slash, last = value.edtf.partition("/")
    if not slash:
        return _say_edtf(first)
    if last in ("", ".."):
        return f"since {_say_edtf(first)}"
    if first in ("", ".."):
        return f"until {_say_edtf(last)}"
    return f"{_say_edtf(first)} to {_say_edtf(last)}"


def say_days(low: float, high: float) -> str:
    """The days from ordinal ``low`` to ``high``, both inside, as people write them."""
    if not 1 <= low <= high <= date.max.toordinal():
        return "days outside the calendar"
    first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
    spoken = [f"{day.day} {_MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
    return spoken[0] if first == last else " to ".join(spoken)


def _say_edtf(part: str) -> str:
    bare = part.strip("~?%")
    if bare.endswith("XX") and len(bare) == 4 and bare[:2].isdigit():
        return f"the {int(bare[:2]) + 1}th century"
    if bare.endswith("X") and len(bare) == 4:
        return f"the {bare[:3]}0s"
    pieces = bare.split("-")
    year = "" if pieces[0] == UNKNOWN_YEAR else pieces[0]
    if len(pieces) == 1 or not all(piece.isdigit() and int(piece) >= 1 for piece in pieces[1:]):
        return part
    month = int(pieces[1])
    if month > len(_MONTHS):
        return part
    named = f"{_MONTHS[month - 1]} {year}".strip()
    return f"{int(pieces[2])} {named}" if len(pieces) > 2 else named
