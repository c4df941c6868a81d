"""What a figure is about: the answer that every reading of a figure's surroundings gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tieout.extract.lemmas import regular_participle, verb_forms, word_class
from tieout.values.model import ValueMention


@dataclass(frozen=True, slots=True)
class What:
    """What a figure counts, measures, pays for or dates.

    ``head``: the lemma of the noun ("goal"), empty where only a verb says it ("98% chose X").
    ``modifiers``: words that narrow it, lower case for common words. ``frame``: the lemma of the verb that
    says what happens to it ("connect"), also where it says nothing much ("have"). ``phrase``: all of it
    as a person would write it ("goals for Brazil", "districts connected"), empty where the text does not say.
    """

    head: str = ""
    modifiers: tuple[str, ...] = ()
    frame: str = ""
    phrase: str = ""


def is_telling(lemma: str) -> bool:
    """Whether a verb says what becomes of the things counted; to have, to score or to say does not."""
    return lemma not in word_class("frame-light") and lemma not in word_class("speech-verb")


def participle_of(lemma: str) -> str:
    """The past participle of a verb's base form ("build" -> "built", "take over" -> "taken over")."""
    verb, _, particle = lemma.partition(" ")
    known = _participles().get(verb) or regular_participle(verb)
    return f"{known} {particle}" if particle else known


@lru_cache(maxsize=1)
def _participles() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, verb in verb_forms().items():
        if "participle" in verb.inflections:
            found.setdefault(verb.lemma, form)
    return found


def is_measured(mention: ValueMention) -> bool:
    """Whether a figure has a unit of its own, so that a noun after it need not be what it counts."""
    return mention.value.kind in ("money", "percentage", "duration", "fraction") or (
        mention.value.kind == "quantity" and mention.value.dimension not in ("count", "people", "")
    )
