"""The number words of one language, read from vocabulary once and arranged for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Number words by what they do; all keys lower case."""

    units: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float]
    glued: frozenset[str]
    vague: Mapping[str, tuple[float, float]]
    ordinals: Mapping[str, int]
    denominators: Mapping[str, int]
    glyphs: Mapping[str, tuple[int, int]]
    months: frozenset[str]
    closed: frozenset[str]
    """Words that cannot begin a counted noun."""
    mixed: re.Pattern[str]
    """The part of a whole after a number: " and a half", "-and-a-half", " and two-thirds"."""
    seed: re.Pattern[str]
    """Where a figure may begin: a digit or a whole number word of the lower-cased text."""


@lru_cache(maxsize=8)
def lexicon(language: str = "en") -> Lexicon:
    """The number words of ``language``; raises ``KeyError`` when its vocabulary has none."""
    data = vocabulary(language).data
    words = data["number-words"]
    ordinals: dict[str, int] = {word: int(value) for word, value in data["ordinal-words"]["values"].items()}
    denominators = {word: value for word, value in ordinals.items() if value >= 3}
    denominators |= {word + "s": value for word, value in denominators.items()}
    denominators |= data["denominators"]["values"]
    vague = {
        word: (float(pair[0]), float(pair[1]))
        for word, pair in data["vague-numbers"].items()
        if word != "why"
    }
    glyphs = {glyph: (pair[0], pair[1]) for glyph, pair in data["glyph-fractions"]["values"].items()}
    scales = dict(words["scales"]) | dict(words["plural_scales"])
    seeds = [
        *words["units"], *words["teens"], *words["tens"], *scales, *ordinals, *data["denominators"]["values"],
        *(word.split()[0] for word in vague),
    ]  # fmt: skip
    return Lexicon(
        units=words["units"],
        teens=words["teens"],
        tens=words["tens"],
        scales=scales,
        short_scales=words["short_scales"],
        glued=frozenset(words["glued"]),
        vague=vague,
        ordinals=ordinals,
        denominators=denominators,
        glyphs=glyphs,
        months=frozenset(month for month in data["months"] if month != "why"),
        closed=frozenset(vocabulary(language).words("noun-stop")),
        mixed=re.compile(
            r"(?: and |-and-)(an?|"
            + "|".join(words["units"])
            + r")[ -]("
            + "|".join(sorted(denominators, key=len, reverse=True))
            + r")(?![a-z])"
        ),
        seed=re.compile(r"[0-9]|\b(?:" + alternation(seeds) + r")(?![a-z])|[" + "".join(glyphs) + "]"),
    )


def alternation(words: Iterable[str]) -> str:
    """One expression for many literal words, branched on the first letter so that a scan fails fast.

    >>> alternation(["two", "ten", "one"])
    '(?:o(?:ne)|t(?:en|wo))'
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(dict.fromkeys(words)):
        by_letter.setdefault(word[0], []).append(word[1:])
    branches = [
        re.escape(letter)
        + "(?:"
        + "|".join(re.escape(rest) for rest in sorted(rests, key=len, reverse=True))
        + ")"
        for letter, rests in by_letter.items()
    ]
    return "(?:" + "|".join(branches) + ")"


def spaced(text: str) -> str:
    """``text`` with every hard and thin space as a plain one, offsets kept."""
    for space in ("\u00a0", "\u202f", "\u2009", "\u2007"):
        text = text.replace(space, " ")
    return text


def lower_same_length(text: str) -> str:
    """``text`` in lower case with every offset kept (a few letters grow when lowered; those stay as they
    are).

    >>> len(lower_same_length("İzmir")) == len("İzmir")
    True
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
