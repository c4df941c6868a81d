"""From the settings of a ``[compare]`` table to a comparison with its tolerances set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from tieout.semantics.ages import Age
from tieout.semantics.categories import Direction, Name, Office, Place, Text
from tieout.semantics.dates import DateSet, Period
from tieout.semantics.numbers import Exact, Money, Overlap, Percentage
from tieout.semantics.quotes import Quote
from tieout.semantics.relation import Comparison
from tieout.semantics.scores import Score
from tieout.semantics.times import TimeOfDay

COMPARISONS: dict[str, type[Any]] = {
    "overlap": Overlap,
    "quantity": Overlap,
    "duration": Overlap,
    "count": Overlap,
    "exact": Exact,
    "money": Money,
    "percentage": Percentage,
    "date": DateSet,
    "period": Period,
    "time": TimeOfDay,
    "age": Age,
    "text": Text,
    "category": Text,
    "name": Name,
    "office": Office,
    "place": Place,
    "direction": Direction,
    "score": Score,
    "quote": Quote,
}
"""What ``by`` in a ``[compare]`` table can name; a new way of agreeing is one class and one line here."""


def bind_comparison(settings: Mapping[str, object]) -> Comparison:
    """The comparison that ``settings`` names in ``by``, with its other keys as tolerances.

    A list in a rule file becomes a tuple of floats (or strings); whole numbers are taken where a fraction is
    meant. Raises ``ValueError`` that names the wrong key or value and what is allowed.

    >>> bind_comparison({"by": "overlap", "within": 0.1})
    Overlap(rounding=0.1, hedge=(0.2, 0.1, 0.05), within=0.1, yearly=0.0)
    """
    name = settings.get("by")
    if not isinstance(name, str) or name not in COMPARISONS:
        raise ValueError(f"by = {name!r} is no comparison; there are {', '.join(sorted(COMPARISONS))}")
    comparison = COMPARISONS[name]
    defaults = {
        field.name: field.default
        for field in fields(comparison)
        if field.default is not MISSING and isinstance(field.default, (bool, int, float, str, tuple))
    }
    bound: dict[str, object] = {}
    for key, value in settings.items():
        if key == "by":
            continue
        if key not in defaults:
            allowed = ", ".join(sorted(defaults)) or "none"
            raise ValueError(f"{key} is no tolerance of by = {name!r}; allowed: {allowed}")
        bound[key] = _fitted(key, value, defaults[key])
    made: Comparison = comparison(**bound)
    return made


def _fitted(key: str, value: object, default: object) -> object:
    """``value`` as the type of ``default``; raises ``ValueError`` where it cannot be."""
    if isinstance(default, bool):
        if isinstance(value, bool):
            return value
        raise ValueError(f"{key} = {value!r} must be true or false")
    if isinstance(default, (int, float)):
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0:
            return value
        raise ValueError(f"{key} = {value!r} must be a number, 0 or more")
    if isinstance(default, tuple):
        kind = type(default[0])
        if isinstance(value, (list, tuple)) and value:
            if kind is str and all(isinstance(item, str) for item in value):
                return tuple(value)
            if kind is float and all(isinstance(item, (int, float)) and item >= 0 for item in value):
                return tuple(float(item) for item in value)
        raise ValueError(f"{key} = {value!r} must be a list of {'words' if kind is str else 'numbers'}")
    if isinstance(value, str):
        return value
    raise ValueError(f"{key} = {value!r} must be a word")
