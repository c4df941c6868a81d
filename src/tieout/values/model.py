"""What a value is: the set of numbers, days or words that a document's words allow.

A ``Value`` keeps three things apart that other tools blend:

- what was printed (``numbers`` in the stated ``unit``, ``modifier``),
- what it means in base units (``low`` .. ``high``; one point for "150 km", open above for "at least 45"),
- how fine the print was (``granule``: the size of one step of the last digit that counts, in base units).

How much slack a hedge or a rounding deserves is *not* in here: it is data in the rule that compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "number",  # 33 · a bare number: dimension ""
    "ordinal",  # third · dimension ""
    "quantity",  # 150 km, 12 aftershocks · dimension "length", ..., "people", "count"
    "money",  # $15bn · dimension "money", unit the ISO 4217 code
    "percentage",  # 97.7 % · dimension "percentage", unit "%" or "pp" or "bp"
    "fraction",  # two-thirds, one in five, 33 of the 34 · dimension "fraction"
    "age",  # 32-year-old, ", 32," · dimension "age", base unit year
    "duration",  # 72-hour, two years · dimension "duration", base unit second
    "date",  # a day, month, year, decade: a set of days · low/high are day ordinals
    "period",  # 1979-1989: from a first to a last day · low/high are day ordinals
    "time",  # 8:15 am · dimension "time", base unit minute after midnight
    "score",  # 5-2 · numbers hold both sides; low/high empty
    "text",  # an office, a place, a cause: ``text`` says it
]

UNKNOWN_YEAR = "XXXX"
"""The year of an EDTF date whose year nothing states: ``XXXX-12-09``."""

Modifier = Literal["exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value as a set.

    ``low`` and ``high`` are both inside the set unless ``modifier`` is ``more_than`` (``low`` outside) or
    ``less_than`` (``high`` outside); ``None`` is an open end. They are in the base unit of ``dimension``:
    km, km², m³, kg, km/h, °C, second, joule, watt, pascal, tonne of TNT, byte, kg/m³, degree, year (age),
    percent, currency unit, or one for counts. For ``date`` and ``period`` they are proleptic Gregorian
    day ordinals (``datetime.date.toordinal``) of the first and last day, and ``edtf`` holds the same as
    EDTF (ISO 8601-2): ``2001-09``, ``1979/1989``, ``198X``, ``XXXX-12-09`` where the year is not known.
    A date that cannot be resolved has ``low`` and ``high`` ``None`` and the modifier it was printed with.
    """

    kind: Kind
    low: float | None = None
    high: float | None = None
    unit: str = ""
    dimension: str = ""
    modifier: Modifier = "exact"
    numbers: tuple[float, ...] = ()
    granule: float = 0.0
    edtf: str = ""
    text: str = ""
    alternates: tuple[Value, ...] = ()
    """The same statement in another unit ("55 miles (88 km)"), or the other reading of an ambiguous date."""
    hedge: str = ""
    """The hedge as printed, lower case ("almost", "just over"): it tells "almost 60" from "less than 60"."""


@dataclass(frozen=True, slots=True)
class ValueMention:
    """A span of text that states a value. ``text`` is exactly ``document_text[start:end]``, end exclusive.

    ``noun`` is the phrase that says what is counted, as printed ("Afghan soldiers"), empty where the value
    has a unit of measure or no noun follows. ``head`` is the lemma of its head noun ("soldier").
    ``relation`` tells how a date was found: ``stated``, ``document`` (relative to the document's own date),
    ``text`` (relative to another date in the text), ``unresolved``.
    """

    start: int
    end: int
    text: str
    value: Value
    noun: str = ""
    head: str = ""
    relation: str = "stated"


def is_repeat(value: Value) -> bool:
    """Whether a value says how often and prints no number ("annual", "every day"): nothing to check."""
    return value.kind == "duration" and value.text == "every" and not value.numbers
