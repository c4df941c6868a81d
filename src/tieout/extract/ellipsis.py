"""Figures whose unit stands elsewhere: "3.92 billion" after "4.82 billion kroner" is money too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tieout.extract.lemmas import singular, word_class
from tieout.extract.sentences import Sentence
from tieout.values import ValueMention

_SCALED = re.compile(r"(?:illion|crore|lakh|\d ?bn|\d ?m|\d ?tn)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 2
"""Sentences that a currency is carried over: "Revenue reached 4.8bn kroner ... Profit was 910 million."""


def paid(text: str, sentences: Sequence[Sentence], mentions: Sequence[ValueMention]) -> list[ValueMention]:
    """``mentions`` with amounts that leave out their currency as money in the currency used before them.

    Only large round amounts ("640 million") without a noun, in a sentence that speaks of money or has its
    currency, are read so: "a city of 3 million" stays a number.
    """
    found: list[ValueMention] = []
    last: tuple[ValueMention, int] | None = None
    currencies: dict[str, str] = {}
    place = 0
    for mention in mentions:
        while place < len(sentences) and sentences[place].end <= mention.start:
            place += 1
        named = currencies.get(mention.head) if mention.head else None
        if mention.value.kind == "money":
            last = (mention, place)
            currencies[singular(mention.text.rpartition(" ")[2].lower())] = mention.value.unit
        elif named is not None and mention.value.dimension == "count":
            value = replace(mention.value, kind="money", unit=named, dimension="money")
            mention = replace(mention, value=value, noun="", head="")  # "317 crowns" after "5bn crowns"
        elif last is not None and place < len(sentences) and _is_amount(mention):
            near = place == last[1] or (
                place - last[1] <= _REACH and sentences[place].paragraph == sentences[last[1]].paragraph
            )
            if near and _speaks_of_money(text, sentences[place], mention, same=place == last[1]):
                value = replace(mention.value, kind="money", unit=last[0].value.unit, dimension="money")
                mention = replace(mention, value=value)
        found.append(mention)
    return found


def _is_amount(mention: ValueMention) -> bool:
    return mention.value.kind == "number" and not mention.noun and _SCALED.search(mention.text) is not None


def _speaks_of_money(text: str, sentence: Sentence, mention: ValueMention, *, same: bool) -> bool:
    """Whether the nearest counting word before the amount is one for money, or its sentence has money."""
    before = [word.lower() for word in _WORD.findall(text[sentence.start : mention.start])]
    for word in reversed(before):
        lemma = singular(word)
        if lemma in word_class("money-word"):
            return True
        if lemma in word_class("people-noun"):
            return False
    return same
