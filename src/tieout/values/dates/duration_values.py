"""From a length of time to its value: seconds, the stated unit and numbers, and the hedges beside it."""

from __future__ import annotations

from tieout.values.dates.durations import Length
from tieout.values.dates.words import calendar_words
from tieout.values.hedges import hedge_after, hedge_before
from tieout.values.model import Modifier, Value

_CLOCKS = {3: "h:mm:ss", 2: "mm:ss"}  # how "2:00:35" and "58:42" print; other bare lengths have one piece


def length_value(length: Length, modifier: Modifier, language: str = "en") -> Value:
    """The ``Value`` of kind ``duration``: seconds, with the stated unit(s) and numbers."""
    seconds = calendar_words(language).seconds
    low = sum(least * seconds[unit] for least, _, unit in length.pieces)
    high = sum(most * seconds[unit] for _, most, unit in length.pieces)
    stated = "vague" if length.vague else "range" if high > low else "exact"
    if modifier == "exact" or high > low:
        modifier = stated if high > low or length.vague else modifier  # type: ignore[assignment]
    unit = " ".join(unit for _, _, unit in length.pieces)
    if length.bare:
        unit = _CLOCKS.get(len(length.pieces), unit)
    numbers = tuple(
        number
        for least, most, _ in length.pieces
        for number in ((least,) if least == most else (least, most))
    )
    if length.frame == "every" and (length.bare or numbers == (1.0,)):
        numbers = ()  # "annual" and "every day" print no number
    open_high = modifier in ("at_least", "more_than")
    open_low = modifier in ("at_most", "less_than")
    return Value(
        "duration",
        None if open_low else low,
        None if open_high else high,
        unit,
        "duration",
        modifier,
        numbers,
        length.step,
        text=length.way or length.frame,
    )


def hedged(low_text: str, start: int, end: int, language: str) -> tuple[Modifier, int, int, str]:
    """Modifier, start and end of a phrase with the hedges beside it, and the hedge as printed.

    An article between the hedge and a joined phrase takes the hedge away from it: "over a 21-year career".
    """
    before = hedge_before(low_text, start, language)
    between = low_text[before.edge : start]
    if between.split()[-1:] and between.split()[-1] in ("a", "an", "the") and "-" in low_text[start:end]:
        return "exact", start, end, ""
    if before.modifier != "exact":
        return before.modifier, before.edge, end, between.strip()
    after = hedge_after(low_text, end, language)
    if after.modifier != "exact":
        return after.modifier, before.edge, after.edge, low_text[end : after.edge].strip()
    return "exact", start, end, ""
