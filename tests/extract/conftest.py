"""``marked``: a sentence with figures, names and events marked by hand: one reader is tested alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tieout.extract.mentions import EntityMention, Form
from tieout.extract.sentences import Sentence
from tieout.model import EntityType
from tieout.values import Value, ValueMention

_PIECE = re.compile(r"\[([^\[\]]*)\]|\{([^{}]*)\}|([^\[{]+)")
_TYPES: dict[str, EntityType] = {
    "p": "person", "l": "place", "o": "organization", "e": "event", "t": "object", "": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks, and what was marked in it."""

    text: str
    sentence: Sentence
    values: tuple[ValueMention, ...]
    names: tuple[EntityMention, ...]


def _value(printed: str, start: int) -> ValueMention:
    """``kind:text|noun``; kind n number, c count, m money, s share, l length, d duration, D date, T time."""
    kind, _, rest = printed.partition(":")
    text, _, noun = rest.partition("|")
    year = re.search(r"\b(?:1[5-9]|20)\d\d\b", text)
    value = {
        "n": Value("number"),
        "c": Value("quantity", dimension="count"),
        "m": Value("money", dimension="money"),
        "s": Value("percentage", dimension="percentage"),
        "l": Value("quantity", dimension="length"),
        "d": Value("duration", dimension="duration"),
        "D": Value("date", edtf=year.group() if year else ""),
        "T": Value("time"),
    }[kind]
    return ValueMention(start, start + len(text), text, value, noun=noun)


def _name(printed: str, start: int) -> EntityMention:
    """``type:text=entity``; a type in capitals is a possessive pronoun, a text in small letters no name."""
    kind, _, rest = printed.partition(":")
    text, _, entity = rest.partition("=")
    form: Form = "name"
    if kind.isupper():
        form = "possessive"
    elif text.lower() in ("he", "she", "it", "they"):
        form = "pronoun"
    elif text.split()[0].islower() or text.startswith("The "):
        form = "nominal"
    return EntityMention(start, start + len(text), text, form, entity or text, _TYPES[kind.lower()])


def _read(marked: str) -> Marked:
    text = ""
    values: list[ValueMention] = []
    names: list[EntityMention] = []
    for value, name, plain in _PIECE.findall(marked):
        if value:
            values.append(_value(value, len(text)))
            text += values[-1].text
        elif name:
            names.append(_name(name, len(text)))
            text += names[-1].text
        else:
            text += plain
    return Marked(text, Sentence(0, len(text), "sentence", 0), tuple(values), tuple(names))


@pytest.fixture(scope="session")
def marked() -> Callable[[str], Marked]:
    """Reads ``"{p:Ann Lee} sold [c:12 boats|boats] in [D:May 2019]"``."""
    return _read
