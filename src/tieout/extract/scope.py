"""What narrows a count from outside its own phrase: for whom, in which contest, of what."""

from __future__ import annotations

from tieout.extract.near import Near
from tieout.extract.nouns import is_scope, noun_phrase, noun_phrase_before
from tieout.extract.subjects import owner_of, subject_of

_RELATIVE_LINKS = frozenset(("for", "with", "against", "at"))
_WHOLES = frozenset(("in", "at", "during", "over", "throughout", "across"))


def scope_of(near: Near) -> list[str]:
    """The words that narrow a count whose own phrase does not: "for national team", "in career"."""
    return _relative_tail(near) or _fronted(near) or _record_of(near)


def _fronted(near: Near) -> list[str]:
    """'For the national team he scored 77 goals', 'Over a 21-year career he scored 1,283 goals'."""
    opener = near.lower(0)
    whole = opener in _WHOLES
    if near.governor is None or near.governor.first > near.place or not (whole or opener in _RELATIVE_LINKS):
        return []
    start = 1
    while near.lower(start) in near.words.determiners or (near.is_figure(start) and start < near.place):
        start += 1
    phrase = noun_phrase(near.tokens, near.verbs, start, measured=False)
    if phrase is None or phrase.end >= near.governor.first or (start > 2 and not whole):
        return []
    if whole:
        return ["in", *phrase.words] if is_scope(near.tokens[phrase.end - 1]) else []
    return [opener, *phrase.words]


def _record_of(near: Near) -> list[str]:
    """'with 77 goals he is Brazil's top scorer': the side whose record it is."""
    governor = near.governor
    if governor is None or governor.lemma != "be" or near.lower(near.place - 1) != "with":
        return []
    for place in range(governor.last + 1, min(len(near.tokens), governor.last + 8)):
        if near.lower(place) == "scorer":
            owner = owner_of(near.tokens, place)
            entity = near.tokens[owner].entity if owner is not None else None
            return ["for", entity.entity or entity.text] if entity is not None else []
    return []


def _relative_tail(near: Near) -> list[str]:
    """'Santos, for whom he scored 568 goals': the preposition and what its pronoun stands for."""
    governor = near.governor
    if governor is None or governor.first > near.place:
        return []
    for place in range(governor.first - 1, max(1, governor.first - 5), -1):
        if near.lower(place) in ("whom", "which") and near.lower(place - 1) in (
            "for",
            "with",
            "against",
            "at",
        ):
            last = place - 3 if near.lower(place - 2) == "," else place - 2
            phrase = noun_phrase_before(near.tokens, near.verbs, last)
            return [] if phrase is None else [near.lower(place - 1), *phrase.words]
    return []


def container_of(near: Near) -> list[str]:
    """'of roadway' for 'the roadway takes 2,917 slabs': a subject that is a thing without a name."""
    governor = near.governor
    if governor is None or governor.first > near.place:
        return []
    head = subject_of(near.tokens, near.verbs, near.number_of(governor))
    if head is None or head == near.place or not near.words.is_noun(near.tokens[head]):
        return []
    phrase = noun_phrase_before(near.tokens, near.verbs, head)
    return [] if phrase is None or phrase.head == near.mention.head else ["of", *phrase.words]


def gapped_container(near: Near) -> list[str]:
    """'and the railway 2,959': the noun right before a figure whose own noun and verb are left out."""
    token = near.tokens[near.place - 1]
    if not near.words.is_noun(token) or any(v.first <= near.place - 1 <= v.last for v in near.verbs):
        return []
    phrase = noun_phrase_before(near.tokens, near.verbs, near.place - 1)
    return [] if phrase is None else ["of", *phrase.words]
