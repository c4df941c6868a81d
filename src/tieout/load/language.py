"""Whether a line is written in another language than English, by its commonest words."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
# The function words that fill most of any text; words that English shares ("me", "a", "in", "die", "on") left out.
_ENGLISH = frozenset(
    "the of and to in for is on that with was as by at from are were be been has have had it its his her their "
    "this who which not but or an he she they we you i will would can could said more than after before".split()
)
_OTHER = frozenset(
    # Spanish, Portuguese, Italian, French
    "el los las una unas unos del que por para con sin sobre si más pero como su sus tu tus lo le les al esta este "
    "estas estos será hay nos muy o os uma umas dos das do da na nas nos em não mais com por seu sua é gli della dei "
    "delle di che non per una sono nel con anche più les des une du est et dans pour sur pas avec vous nous votre "
    "notre au aux ce cette ces qui "
    # German, Dutch, Scandinavian, Polish, Turkish, Indonesian
    "der das und ist nicht mit von ein eine zu den dem auf für sie wir ihr het een van voor niet zijn met och att "
    "det som på av er ikke til og w na się nie jest dla ve bir için bu ile dan yang untuk dengan".split()
)


def is_foreign(line: str) -> bool:
    """Whether ``line`` has no common English word and at least a quarter common words of another language.

    Lines in another script count as foreign; lines of one or two words never do.
    """
    words = _WORD.findall(line.lower())
    letters = sum(len(word) for word in words)
    if letters > 5 and sum(character > "\u036f" for word in words for character in word) > letters / 2:
        return True
    if len(words) < 3 or any(word in _ENGLISH for word in words):
        return False
    return sum(word in _OTHER for word in words) >= max(1, len(words) / 4)
