"""The characters that stand for mentions in a masked sentence.

Rules do not match raw text. Every value and every entity in a sentence is first replaced by a marker of two
private-use characters: one says what kind of thing stands there, one says which. So a slot in a pattern is a
single character class, a rule sees "Panjshir Valley", "the valley" and "it" alike, and no pattern has to
know how a number or a name is spelt.
"""

from __future__ import annotations

ENTITY_TYPES = ("person", "place", "organization", "event", "object", "")

DIMENSIONS = (
    "length", "area", "volume", "mass", "speed", "temperature", "energy", "power", "pressure", "yield",
    "digital", "density", "proportion", "angle", "people", "count", "other",
)  # fmt: skip

VALUE_KINDS = (
    "number", "ordinal", "money", "percentage", "fraction", "age", "duration", "date", "period", "time",
    "score", "text:office", "text:quote", "text:other",
    *(f"quantity:{dimension}" for dimension in DIMENSIONS),
)  # fmt: skip

_ENTITY_BASE, _POSSESSIVE_BASE, _VALUE_BASE = 0xE000, 0xE040, 0xE080

ENTITY = {name: chr(_ENTITY_BASE + n) for n, name in enumerate(ENTITY_TYPES)}
POSSESSIVE = {name: chr(_POSSESSIVE_BASE + n) for n, name in enumerate(ENTITY_TYPES)}
VALUE = {name: chr(_VALUE_BASE + n) for n, name in enumerate(VALUE_KINDS)}

_INDEX_BASE, _INDEX_LAST = 0xF0000, 0xFFFFD
INDEX = f"[{chr(_INDEX_BASE)}-{chr(_INDEX_LAST)}]"
"""The character class of the second character of every marker."""

CAPACITY = _INDEX_LAST - _INDEX_BASE + 1
"""How many mentions one sentence can hold; what is beyond stays as plain text."""


def index_character(number: int) -> str:
    """The second character of marker ``number`` (0-based, below ``CAPACITY``)."""
    return chr(_INDEX_BASE + number)


def index_number(character: str) -> int:
    """The inverse of ``index_character``."""
    return ord(character) - _INDEX_BASE


def value_key(kind: str, dimension: str) -> str:
    """The name under which a value mention is masked: ``money``, ``quantity:length``, ``text:office``."""
    if kind in VALUE:
        return kind
    key = f"{kind}:{dimension}"
    return key if key in VALUE else f"{kind}:other"


def value_characters(spec: str) -> str:
    """The marker characters that a rule's value ``spec`` takes.

    ``spec`` is ``kind`` or ``kind:dimension``; ``quantity`` alone takes every dimension. Raises ``KeyError``
    with the spec when there is no such kind.
    """
    if spec in VALUE:
        return VALUE[spec]
    found = "".join(character for name, character in VALUE.items() if name.startswith(spec + ":"))
    if not found:
        raise KeyError(spec)
    return found


def in_group(expression: str, slot: str) -> frozenset[str]:
    """The marker characters that the first place of ``slot`` in a compiled pattern takes; empty for words."""
    _, _, rest = expression.partition(f"(?P<{slot}>")
    taken: set[str] = set()
    depth = 1
    for character in rest:
        depth += (character == "(") - (character == ")")
        if not depth:
            break
        if _ENTITY_BASE <= ord(character) < _VALUE_BASE + len(VALUE_KINDS):
            taken.add(character)
    return frozenset(taken)
