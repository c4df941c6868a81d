"""The normal form of a value for people, and nothing that cannot be read back.

``format_value`` writes "150 km", "~100,000 people", "2001-09-09", "≥ 45", "> 30 people", "2 h 0 min 35 s",
"200–999 refugees (hundreds)"; ``tieout.values.read_one`` reads every such form as the same set.
"""

from __future__ import annotations

from tieout.values.dates.edtf import format_date
from tieout.values.model import Value
from tieout.values.nouns import plural
from tieout.values.units import units

_SIGNS = {"approx": "~", "at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "less_than": "< "}
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_DECIMALS = 6
_AGE_UNITS = ("year", "month", "week", "day")


def format_value(value: Value) -> str:
    """``value`` in its normal form; never empty for a value that the readers give.

    >>> format_value(Value("quantity", 150.0, 150.0, "km", "length", "exact", (150.0,), 10.0))
    '150 km'
    >>> format_value(Value("number", 45.0, None, "", "", "at_least", (45.0,), 1.0))
    '≥ 45'
    """
    if value.kind == "text":
        return value.text
    if value.kind in ("date", "period"):
        return _SIGNS.get(value.modifier, "") + format_date(value)
    if value.kind == "score":
        return "-".join(format_number(number) for number in value.numbers)
    if value.kind == "time":
        return _SIGNS.get(value.modifier, "") + _clock(value)
    if value.kind == "duration":
        return _SIGNS.get(value.modifier, "") + _length(value)
    body = _amount(value)
    if value.modifier == "vague":
        return f"{body} ({value.text})" if value.text else body
    return _SIGNS.get(value.modifier, "") + body


def format_number(number: float) -> str:
    """A number with grouped thousands and no trailing zeros.

    >>> format_number(176928.0), format_number(0.6), format_number(3.6e9)
    ('176,928', '0.6', '3.6 billion')
    """
    for size, word in _LARGE:
        if abs(number) >= size:
            scaled = float(f"{number / size:.15g}")
            if round(scaled, 3) == scaled:
                return f"{_plain(scaled)} {word}"
            break
    return _plain(number)


def _plain(number: float) -> str:
    if abs(number) >= 1e15 or number != number:
        return f"{number:.0f}" if number == number else "?"
    if number == int(number):
        return f"{int(number):,}"
    if abs(number) < 10**-_DECIMALS:
        return f"{number:.3g}"
    whole, _, part = f"{abs(number):.{_DECIMALS}f}".partition(".")
    sign = "-" if number < 0 else ""
    return f"{sign}{int(whole):,}.{part}".rstrip("0").rstrip(".")


def _stated(value: Value) -> tuple[float, ...]:
    """The ends in the stated unit: as printed, or the base ends turned back where nothing was printed."""
    if value.numbers:
        return value.numbers
    unit = units().get(value.unit)
    ends = [end for end in (value.low, value.high) if end is not None]
    if unit is not None:
        ends = [float(f"{end / unit.factor + unit.offset:.12g}") for end in ends]
    return tuple(ends)


def _amount(value: Value) -> str:
    numbers = _stated(value)
    if value.kind == "ordinal":
        return _ordinal(numbers[0])
    if value.kind == "fraction":
        return _fraction(value, numbers)
    body = "–".join(format_number(number) for number in numbers[:2]) if numbers else value.text
    if value.kind == "money":
        return f"{value.unit} {body}" if value.unit.isupper() else f"{body} {plural(value.unit)}"
    if value.kind == "age":
        unit = value.unit if value.unit in _AGE_UNITS else "year"
        return f"{body} {unit if numbers == (1.0,) else unit + 's'} old"
    if value.dimension in ("count", "people"):
        return f"{body} {value.unit if numbers == (1.0,) else plural(value.unit)}".rstrip()
    return f"{body} {_UNIT_NAMES.get(value.unit, value.unit)}".rstrip()


_UNIT_NAMES = {
    "in": "inches",
    "st": "stone",
    "°": "degrees",
    "pp": "percentage points",
    "bp": "basis points",
    "t TNT": "tonnes of TNT",
    "kt TNT": "kilotons",
    "Mt TNT": "megatons",
}


def _fraction(value: Value, numbers: tuple[float, ...]) -> str:
    if len(numbers) != 2:
        return "–".join(format_number(number) for number in numbers)
    part, whole = (format_number(number) for number in numbers)
    if value.unit:
        return f"{part} of {whole} {plural(value.unit)}"
    return f"{part}/{whole}" if numbers[1] < 100 else f"{part} of {whole}"


def _ordinal(number: float) -> str:
    count = int(number)
    if count % 100 in (11, 12, 13):
        return f"{count}th"
    return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th') }"


def _clock(value: Value) -> str:
    ends = [end for end in (value.low, value.high) if end is not None]
    if not ends:
        return value.text
    shown = [f"{int(end) // 60:02d}:{int(end) % 60:02d}" for end in dict.fromkeys(ends)]
    return f"{'–'.join(shown)} {value.unit}".rstrip()


def _length(value: Value) -> str:
    """A duration: clock forms as "2 h 0 min 35 s", others as printed ("7 years 9 months")."""
    if not value.numbers:
        if value.text == "every":
            count = round((value.low or 0) / (value.granule or 1))
            return f"every {value.unit}" if count == 1 else f"every {count} {plural(value.unit)}"
        return value.text or " ".join(
            format_number(end) + " s" for end in (value.low, value.high) if end is not None
        )
    if value.unit in ("h:mm:ss", "mm:ss"):
        names = ("h", "min", "s") if value.unit == "h:mm:ss" else ("min", "s")
        return " ".join(
            f"{format_number(number)} {name}" for number, name in zip(value.numbers, names, strict=False)
        )
    names_printed = value.unit.split()
    if len(names_printed) == len(value.numbers) and len(names_printed) > 1:
        return " ".join(
            _named(number, name) for number, name in zip(value.numbers, names_printed, strict=True)
        )
    if len(value.numbers) > 1:
        body = f"{'–'.join(format_number(number) for number in value.numbers[:2])} {plural(value.unit)}"
        return f"{body} ({value.text or 'vague'})" if value.modifier == "vague" else body
    return _named(value.numbers[0], value.unit)


def _named(number: float, unit: str) -> str:
    return f"{format_number(number)} {unit if number == 1 else plural(unit)}"
