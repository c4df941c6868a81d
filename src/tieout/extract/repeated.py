"""How often, which in a row, how long after: "three times", "his third race", "35 minutes after leaving"."""

from __future__ import annotations

from dataclasses import replace

from tieout.extract.dated import deed_what
from tieout.extract.lemmas import singular, word_class
from tieout.extract.measured import verb_frame
from tieout.extract.near import Near
from tieout.extract.nouns import NounPhrase, noun_phrase
from tieout.extract.what import What

_TAIL = 6
"""Words after 'before' and 'after' that are kept."""
_MARKS = frozenset(',.;:()"“”')


def times(near: Near) -> What | None:
    """'won the World Cup three times', 'put off three times', 'for the second time': what was done."""
    if near.mention.value.kind not in ("number", "ordinal", "quantity"):
        return None
    counted = near.mention.head == "time" or near.lower(near.place + 1) in ("times", "time")
    if not counted or near.governor is None:
        return None
    done = deed_what(near, near.governor)
    return What("time", (), done.frame, done.phrase) if done.phrase else None


def times_a_comparison(near: Near) -> bool:
    """'up from 46 per cent a year ago', 'against 69 per cent in 2019': when the other figure was."""
    place = near.place - 1
    while place > 0 and near.lower(place) in ("in", "a", "the", "for", "of", "same", "period"):
        place -= 1
    while (place > 0 and near.tokens[place].text in ("%", ")", "(")) or near.lower(place) in (
        "percent",
        "cent",
    ):
        place -= 1
    if place < 1 or not near.is_figure(place):
        return False
    before = near.lower(place - 1)
    return before in ("from", "against", "than", "versus") or (
        before in ("with", "to") and near.lower(place - 2) == "compared"
    )


def is_counted_off(near: Near) -> bool:
    """'Chicago was only his third marathon', 'scored her fourth goal': an owner, or a predicate, counts off;
    'a third passenger was hurt' does not."""
    token = near.tokens[near.place - 1] if near.place else None
    if token is None:
        return False
    if token.tag in ("owner", "genitive") or token.lower in near.words.possessives:
        return True
    if token.entity is not None and token.entity.form == "possessive":
        return True
    if singular(near.lower(near.after)) in word_class("position-noun"):
        return True
    if token.lower == "the" and near.lower(near.place - 2) == ",":
        return True  # "Acme, the 33rd largest lender"
    governor = near.governor
    said = governor is not None and governor.lemma in ("be", "become") and governor.last < near.place
    return said and near.lower(near.place - 1) == "the"


def offset(near: Near) -> What | None:
    """'35 minutes after leaving port', 'nine minutes before landing': from when to when it was."""
    link = near.mention.value.text
    if near.mention.value.kind != "duration" or link not in ("before", "after"):
        return None
    said: list[str] = []
    place = near.place + 1
    while place < len(near.tokens) and len(said) < _TAIL:
        token = near.tokens[place]
        if (
            token.text in ',.;:()"“”'
            or token.tag in ("value", "digit")
            or token.lower in word_class("source-stop")
        ):
            break
        if not (token.is_word and token.lower in near.words.determiners):
            said.append(token.text)
        place += 1
    return What("", (), "", " ".join([link, *said])) if said else None


def subject_count(near: Near) -> What | None:
    """'six have pleaded guilty', '181,067 came': people, or what the text speaks of, by what they did."""
    governor = near.governor
    if near.mention.value.kind != "number" or governor is None or governor.role != "finite":
        return None
    first = near.place + 1
    if near.lower(first) == "of":
        return None
    between = near.tokens[first : governor.first]
    if governor.first < near.place or any(not near.words.is_adverb(token) for token in between):
        return None
    if governor.lemma == "be":
        said = _predicate(near, governor.last + 1)
        return What(said.head, said.modifiers, "be", " ".join(said.words)) if said is not None else None
    told = verb_frame(near)
    return replace(told, head="one") if told is not None and told.phrase else None


def _predicate(near: Near, start: int) -> NounPhrase | None:
    return noun_phrase(near.tokens, near.verbs, start, measured=False)


def elided_share(near: Near) -> What | None:
    """'52% of the vote, her rival 45%': a percentage takes the noun of the percentage before it."""
    if near.lower(near.after) == "of":
        return None
    verb = next((verb for verb in near.verbs if verb.first >= near.after), None)
    if verb is not None and verb.first == near.after:
        return None
    for place in range(near.place - 1, 0, -1):
        if (
            near.tokens[place].text == "%"
            or near.lower(place) in ("percent", "cent")
            or _is_share(near, place)
        ):
            if near.lower(place + 1) != "of":
                return None
            phrase = noun_phrase(near.tokens, near.verbs, place + 1, measured=False)
            return None if phrase is None else What(phrase.head, phrase.modifiers, "", " ".join(phrase.words))
    return None


def _is_share(near: Near, place: int) -> bool:
    value = near.tokens[place].value
    return value is not None and value.value.kind == "percentage"
