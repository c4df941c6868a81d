"""The count of a length: "two and a half", "3-4", "several", with the size of the step of its last digit."""

from __future__ import annotations

import re

from tieout.values.dates.words import HALF_SIGN, QUARTER_SIGN, THREE_QUARTERS_SIGN, CalendarWords

_SHARES = re.compile(r"[ -]and[ -](?:a[ -])?(half|quarter|three[ -]quarter)s?$")
_SIZES = {"half": 0.5, "quarter": 0.25}  # and three quarters
_FRAMES = frozenset({"upcoming", "coming", "next", "past", "previous", "last"})
_SMALLEST_CAREFUL = frozenset({"second", "millisecond"})


def read_piece(
    found: re.Match[str], words: CalendarWords, *, later: bool = False
) -> tuple[float, float, str, float] | None:
    """One count and its unit; only in a later piece may the figure begin with a nought ("3min 02.1sec")."""
    if (found["link"] or "").strip().lower() == "and" and not found["between"]:
        return None
    unit_word = found["unit"].lower()
    unit = words.units[unit_word]
    printed = found["low"]
    if later and re.match(r"0\d", printed):
        printed = printed[1:]
    low, grain = _count(printed, words, which=0)
    high, _ = (low, grain) if found["high"] is None else _count(found["high"], words, which=1)
    if " ".join(found["low"].lower().split()) in words.vague and found["high"] is None:
        high, _ = _count(found["low"], words, which=1)
    if low is None or high is None or high < low:
        return None
    if found["half"]:
        low, high, grain = low + 0.5, high + 0.5, 0.5
    if unit_word == "h" and not found["low"][-1].isdigit():
        return None
    singular = unit_word == unit
    joined = found.string[found.start("unit") - 1 : found.start("unit")] == "-"
    careful = unit in _SMALLEST_CAREFUL and singular and not joined
    if careful and not found["low"][0].isdigit() and low != 0.5:
        return None
    if singular and found["adjective"].strip(" -").lower() in _FRAMES:
        return None
    return low, high, unit, grain


def _count(text: str, words: CalendarWords, *, which: int) -> tuple[float | None, float]:
    """The number, and the size of the step of its last digit."""
    lowered = " ".join(text.lower().split())
    if lowered in words.vague:
        return float(words.vague[lowered][which]), 1.0
    if lowered in ("a", "an", "single"):
        return 1.0, 1.0
    if lowered in ("half", "half a", "half an", "a half", "an half"):
        return 0.5, 0.5
    if lowered.startswith("quarter of"):
        return 0.25, 0.25
    share = _SHARES.search(lowered)
    stem = lowered[: share.start()] if share else lowered
    part = _SIZES.get(share[1], 0.75) if share else 0.0
    if stem[0].isdigit() or stem[0] in (HALF_SIGN, QUARTER_SIGN, THREE_QUARTERS_SIGN):
        return _digits(stem, part)
    value = words.numbers.get(stem)
    return (None, 1.0) if value is None else (value + part, part or 1.0)


def _digits(stem: str, part: float) -> tuple[float | None, float]:
    mixed = re.fullmatch(r"(\d+) ?(\d)/(\d)", stem)
    if mixed:
        return float(mixed[1]) + int(mixed[2]) / int(mixed[3]), 1 / int(mixed[3])
    if re.match(r"0\d", stem):
        return None, 1.0
    sign = {HALF_SIGN: 0.5, QUARTER_SIGN: 0.25, THREE_QUARTERS_SIGN: 0.75}.get(stem[-1], 0.0)
    if sign:
        return float(stem[:-1] or 0) + sign, 0.25 if sign != 0.5 else 0.5
    value = float(stem.replace(",", ""))
    decimals = len(stem.partition(".")[2])
    return value + part, part or 10.0**-decimals
