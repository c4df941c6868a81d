"""Shares as claims: "33 of the 34 provinces" counts 33 and 34; "two-thirds" is a percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tieout.values import Value, ValueMention, read_values

_OF = re.compile(
    r" (?:out )?of\b(?: (?:every|the|its|their|his|her|these|those|all|total|[\w-]+['’]s)\b)*", re.IGNORECASE
)


def parted(
    text: str, mentions: Sequence[ValueMention], *, language: str = "en"
) -> tuple[list[ValueMention], dict[int, str]]:
    """``mentions`` with each share of counted things as two counts, and the whole of each part by its start.

    "Nearly 33 of the 34 provinces" states two figures: nearly 33 provinces, which are a part, and that there
    are 34. Other shares stay as they are.
    """
    shares = [mention for mention in mentions if _is_counted(mention)]
    if not shares:
        return list(mentions), {}
    cuts = {mention.start: _cut(text, mention, language) for mention in shares}
    wholes: dict[int, str] = {}
    found: list[ValueMention] = []
    for mention in mentions:
        pair = cuts.get(mention.start)
        if pair is None:
            found.append(mention)
        else:
            found += pair
            wholes[pair[0].start] = f"{mention.value.numbers[1]:g}"
    return found, wholes


def _is_counted(mention: ValueMention) -> bool:
    value = mention.value
    if value.kind != "fraction" or len(value.numbers) != 2 or not mention.head:
        return False
    part, whole = value.numbers
    return part == int(part) and whole == int(whole) and whole > part and _OF.search(mention.text) is not None


def _cut(text: str, mention: ValueMention, language: str) -> tuple[ValueMention, ValueMention] | None:
    """The part and the whole, or ``None`` where they cannot be read apart."""
    link = _OF.search(mention.text)
    if link is None:
        return None
    spans = [
        (mention.start, mention.start + link.start()),
        (mention.start + link.end(), mention.end),
    ]
    read = [list(_inside(text, span, language)) for span in spans]
    if [len(found) for found in read] != [1, 1]:
        return None
    part, whole = read[0][0], read[1][0]
    if part.value.kind != "number" or whole.value.kind != "quantity":
        return None
    counted = replace(part.value, kind="quantity", unit=whole.value.unit, dimension=whole.value.dimension)
    return replace(part, value=counted, noun=whole.noun, head=whole.head), whole


def _inside(text: str, span: tuple[int, int], language: str) -> Iterator[ValueMention]:
    """The values of ``text[span]`` read by itself, so that no value reaches over its end."""
    start, end = span
    for mention in read_values(text[start:end], language=language):
        yield replace(mention, start=mention.start + start, end=mention.end + start)


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
