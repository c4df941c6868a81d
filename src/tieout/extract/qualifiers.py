"""The qualifiers of a hit: a rule's templates with the words of its slots."""

from __future__ import annotations

from collections.abc import Mapping

from tieout.extract.match import Filler, Hit
from tieout.extract.mentions import EntityMention
from tieout.values import ValueMention

_POINTING = frozenset(
    ("it", "them", "him", "her", "this", "that", "these", "those", "the latter", "the former", "both", "so")
)
"""Words that point at something said elsewhere, and so name nothing by themselves."""


def qualifiers_of(hit: Hit) -> dict[str, str]:
    """The qualifiers of a hit: the rule's and the pattern's, with ``{slot}`` filled; empty ones are left
    out.
    """
    filled = {
        key: _fill(text, hit.slots) for key, text in {**hit.rule.qualifiers, **hit.pattern.qualifiers}.items()
    }
    return {key: text for key, text in filled.items() if text}


def _fill(template: str, slots: Mapping[str, Filler]) -> str:
    parts: list[str] = []
    rest = template
    while rest:
        plain, brace, rest = rest.partition("{")
        parts.append(plain)
        if brace:
            name, _, rest = rest.partition("}")
            parts.append(_said(slots.get(name)))
    return " ".join("".join(parts).split())


def _said(filler: Filler | None) -> str:
    if filler is None:
        return ""
    if isinstance(filler, EntityMention):
        if filler.form == "pronoun" and filler.entity_type in ("", "event"):
            return ""
        return filler.entity or filler.text
    if isinstance(filler, ValueMention):
        return filler.value.edtf or filler.value.text or filler.noun or filler.text
    return "" if filler.lower() in _POINTING else filler
