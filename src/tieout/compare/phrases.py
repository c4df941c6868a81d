"""How a fact is named in a sentence: "how many people live in Panjshir"."""

from __future__ import annotations

import re

from tieout.compare.fact import Fact
from tieout.values.vocabulary import vocabulary

_DOUBLED = re.compile(r"\b(?:for|of) (for|of|at|in|on|by|to|as)\b")
_HOLE = re.compile(r"\{(\w+)\}")


def about(fact: Fact, language: str = "en") -> str:
    """The words for ``fact``: the first phrase of its attribute whose qualifiers are all known.

    Qualifiers that the phrase leaves out but that tell the fact from others follow in brackets.
    """
    named = {**printed(fact), "entity": fact.entity}
    phrases = vocabulary(language).data["attribute-phrases"].get(fact.attribute, [])
    for phrase in (*phrases, f"the {fact.attribute.replace('_', ' ')} of {{entity}}"):
        holes = _HOLE.findall(phrase)
        if all(named.get(hole) for hole in holes):
            text = _DOUBLED.sub(r"\1", _HOLE.sub(lambda hole: named[hole[1]], phrase))
            rest = [
                f"{key.replace('_', ' ')} {value}"
                for key, value in sorted(named.items())
                if key not in holes and key != "entity"
            ]
            return f"{text}, {', '.join(rest)}" if rest else text
    return fact.entity


def printed(fact: Fact) -> dict[str, str]:
    """The identifying qualifiers in the spelling of the first claim that has them."""
    first = fact.entries[0].claim
    spelled = {key: " ".join(value.split()) for key, value in first.qualifiers}
    return {key: spelled.get(key, value) for key, value in fact.qualifiers}
