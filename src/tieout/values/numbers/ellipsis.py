"""Figures that leave out what their neighbour has said: "3 billion dollars and debts of 1 billion"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tieout.values.model import ValueMention
from tieout.values.vocabulary import vocabulary

_SCALED = re.compile(r"(?:million|billion|trillion|crore|lakh|[mb]n|tn|[mb])$")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]? |\n")
_ENDS = re.compile(
    r"$|[.,;:!?)\"”’\n]| (?:a|an|in|on|at|by|to|from|for|and|or|as|after|before|last|this|the|were|was|is)\b"
)
_COMPARED = re.compile(r"\b(?:from|against|compared with|compared to|versus|or|to|than) (?:about |some )?$")
_REACH = 160


@lru_cache(maxsize=8)
def _of_money(language: str) -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, vocabulary(language).words("money-noun")))
    return re.compile(
        rf"\b(?:{nouns}) (?:(?:of|at|to|was|were|is|are|by|from) )?"
        r"(?:about |some |nearly |around |over |more than )?$"
    )


def with_shared_currency(
    text: str, low: str, found: Sequence[ValueMention], language: str
) -> list[ValueMention]:
    """``found`` with the currency of the amount before given to a bare scaled figure that speaks of money.

    Both stand in one sentence with no other figure between; what leads to the second is a noun of money
    ("debts of") or a comparison ("up from"), and nothing counted follows it.
    """
    kept: list[ValueMention] = []
    for mention in found:
        last = kept[-1] if kept else None
        if last is not None and last.value.kind == "money" and _shares(text, low, last, mention, language):
            shared = last.value.unit
            mention = replace(
                mention, value=replace(mention.value, kind="money", dimension="money", unit=shared)
            )
        kept.append(mention)
    return kept


def _shares(text: str, low: str, last: ValueMention, mention: ValueMention, language: str) -> bool:
    if mention.value.kind != "number" or mention.start - last.end > _REACH:
        return False
    if (
        _SCALED.search(low, max(0, mention.end - 9), mention.end) is None
        or _ENDS.match(low, mention.end) is None
    ):
        return False
    if _SENTENCE_END.search(text, last.end, mention.start) is not None:
        return False
    between = low[last.end : mention.start]
    return _of_money(language).search(between) is not None or _COMPARED.search(between) is not None
