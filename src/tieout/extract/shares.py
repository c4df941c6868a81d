"""Shares as claims: "33 of the 34 provinces" counts 33; "two-thirds", "one in five" are percentages."""

from __future__ import annotations

import re
from dataclasses import replace

from tieout.values import Value, ValueMention

_OF = re.compile(r"\b(?:of|out of)\b", re.IGNORECASE)


def as_count(mention: ValueMention) -> tuple[ValueMention, dict[str, str]] | None:
    """The count that a share of counted things states, with ``of`` = the whole; ``None`` for other shares."""
    value = mention.value
    if value.kind != "fraction" or len(value.numbers) != 2:
        return None
    if not mention.head or _OF.search(mention.text) is None:
        return None
    part, whole = value.numbers
    if part != int(part) or whole != int(whole) or whole <= part:
        return None
    count = Value("quantity", part, part, mention.head, "count", numbers=(part,), granule=1.0)
    return replace(mention, value=count), {"of": f"{whole:g}"}


def as_percentage(mention: ValueMention) -> ValueMention:
    """The same share in per cent, with its modifier; the granule of a spoken fraction is five points."""
    value = mention.value
    low = None if value.low is None else value.low * 100
    high = None if value.high is None else value.high * 100
    number = low if low is not None else high
    numbers = () if number is None else (round(number, 2),)
    share = Value(
        "percentage", low, high, "%", "percentage", value.modifier, numbers, granule=5.0, text=value.text
    )
    return replace(mention, value=share)
