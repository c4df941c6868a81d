"""Who a figure belongs to when its own phrase says so, whatever the verb of the clause is."""

from __future__ import annotations

from collections.abc import Callable

from tieout.extract.lemmas import word_class
from tieout.extract.near import Near
from tieout.extract.subjects import is_fronted, owner_of
from tieout.extract.words import Token, Verb

_PARTITIVE = frozenset(("percentage", "money", "fraction", "date", "period"))
_DATE_LINKS = frozenset(("in", "on", "of", "at", "from", "between", "during", "(", "held", "near"))


def _of_owner(near: Near) -> int | None:
    """'the 2:01:09 of his rival X', 'X's 2:01:09'."""
    tokens, place = near.tokens, near.place
    if place >= 2 and tokens[place - 1].tag == "genitive" and tokens[place - 2].tag == "entity":
        return place - 2
    if (
        near.mention.noun
        or near.lower(place + 1) != "of"
        or near.mention.value.kind in ("percentage", "money")
    ):
        return None
    for after in range(place + 2, min(len(tokens), place + 6)):
        token = tokens[after]
        if token.tag == "entity" and token.entity is not None and token.entity.form == "name":
            return after
        if not (token.is_word and (near.words.is_noun(token) or token.lower in near.words.possessives)):
            return None
    return None


def _bracket_owner(near: Near) -> int | None:
    """'X (2:08:05)', and the date after it: 'X (2:08:05) in 1984'."""
    tokens, opening = near.tokens, near.place - 1
    dated = near.mention.value.kind == "date" and near.lower(opening) in ("in", "on")
    if dated and near.lower(opening - 1) == ")":
        opening -= 1
        while opening >= 0 and tokens[opening].text != "(":
            opening -= 1
    if opening < 1 or tokens[opening].text != "(":
        return None
    return opening - 1 if tokens[opening - 1].tag == "entity" else None


def _appositive_owner(near: Near) -> int | None:
    """'X, a valley of 173,000 people', 'X, a high (2,600 m) part of Y': the name that is explained."""
    tokens = near.tokens
    place = near.place - 1
    while place >= 0 and tokens[place].text != ",":
        token = tokens[place]
        small = token.is_word and (
            token.lower in near.words.determiners
            or token.lower in ("of", "with")
            or near.words.is_adverb(token)
        )
        if not (small or near.words.is_noun(token) or token.text in "(-"):
            return None
        if any(verb.first <= place <= verb.last and verb.role != "participle" for verb in near.verbs):
            return None
        place -= 1
    opens = near.lower(place + 1) in near.words.determiners and place > 0
    if opens and is_fronted(tokens, place, near.words):
        return None
    return place - 1 if place >= 1 and opens and tokens[place - 1].tag == "entity" else None


def _gapped_owner(near: Near) -> int | None:
    """'..., X second in 2:04:32': a name of its own in the figure's stretch, and no verb there."""
    tokens, found = near.tokens, None
    place = near.place - 1
    while place >= 0 and tokens[place].text not in (",", ";"):
        if any(verb.first <= place <= verb.last for verb in near.verbs) or tokens[place].text in ":()":
            return None
        if tokens[place].tag == "entity" and near.lower(place - 1) not in near.words.prepositions:
            found = place
        place -= 1
    listed = place >= 0 and any(verb.last < place for verb in near.verbs)
    adjoined = found == near.place - 1
    ranked = found is not None and (adjoined or near.lower(found + 1) in word_class("rank-word"))
    return found if listed and ranked else None


def _dated_event(near: Near) -> int | None:
    """'the crash on 11 February', 'a vote in Buka in 2019': the event whose phrase the date ends."""
    if near.mention.value.kind not in ("date", "period"):
        return None
    tokens, place = near.tokens, near.place - 1
    direct = tokens[place].entity if place >= 0 else None
    if direct is not None and direct.entity_type == "event" and near.mention.value.kind == "period":
        return place
    while place >= 0 and near.lower(place) in _DATE_LINKS:
        place -= 1
        token = tokens[place]
        if token.entity is not None and token.entity.entity_type == "event":
            return place if _has_own_date(token, near.lower(place + 1)) else None
        if token.entity is not None and token.entity.entity_type == "place":
            place -= 1
    return None


def _has_own_date(token: Token, link: str) -> bool:
    """Whether a date after an event's name is the event's own: not in 'won the Cup in 1958'."""
    if token.entity is None or token.entity.plural or token.entity.form == "pronoun":
        return False
    head = token.lower.split()[-1]
    return link == "of" or head not in word_class("event-series")


def _attributive_owner(near: Near) -> int | None:
    """'the 6.15 km bridge', 'a $3.6 billion Padma Bridge': the thing that the figure stands before."""
    kinds = ("quantity", "money", "duration", "date")
    if near.mention.noun or near.mention.value.kind not in kinds:
        return None
    dimensions = word_class("dimension-adjective")
    place = near.place + 1
    while near.lower(place) in dimensions or near.lower(place) == "-":
        place += 1
    if place >= len(near.tokens):
        return None
    entity = near.tokens[place].entity
    fits = (
        entity is not None and entity.form in ("name", "nominal") and entity.entity_type not in ("person", "")
    )
    opened = near.lower(near.place - 1) in near.words.determiners or "-" in near.mention.text
    article = entity is not None and near.lower(place).partition(" ")[0] in near.words.determiners
    return place if fits and opened and not article else None


def _event_owner(near: Near) -> int | None:
    """'the day of his assassination, 9 September', 'before her death in 2001': whose event is dated."""
    if near.mention.value.kind != "date" or near.lower(near.place - 1) not in ("in", "on", "of", ","):
        return None
    noun = near.place - 2
    if noun < 0 or near.lower(noun) not in word_class("event-noun") | word_class("event-personal"):
        return None
    return owner_of(near.tokens, noun)


def _since_owner(near: Near) -> int | None:
    """'the first since X of Morocco in 1999': the date is X's."""
    if near.mention.value.kind != "date" or near.lower(near.place - 1) != "in":
        return None
    place = near.place - 2
    if place >= 2 and near.tokens[place].tag == "entity" and near.lower(place - 1) in ("of", "from"):
        place -= 2
    named = place >= 1 and near.tokens[place].tag == "entity"
    return place if named and near.lower(place - 1) == "since" else None


def _runner_after(near: Near) -> int | None:
    """'the record is 2:11:53, run last month in Berlin by X': whose time it is."""
    if near.mention.value.kind not in ("duration", "number", "quantity", "score") or near.mention.noun:
        return None
    verb = next((verb for verb in near.verbs if verb.first > near.place), None)
    if verb is None or verb.role != "participle" or verb.lemma not in word_class("agent-verb"):
        return None
    if any(token.text not in (",", "(", ")") for token in near.tokens[near.place + 1 : verb.first]):
        return None
    for place in range(verb.last + 2, min(len(near.tokens), verb.last + 10)):
        if near.tokens[place].tag == "entity" and near.lower(place - 1) == "by":
            return place
    return None


def _patient(near: Near) -> int | None:
    """'a court sentenced the former mayor, X, to nine years', 'the scout picked him': to whom it was done."""
    verb = near.governor
    if verb is None or verb.passive or verb.lemma not in word_class("patient-verb"):
        return None
    for place in range(verb.last + 1, min(len(near.tokens), verb.last + 12)):
        token = near.tokens[place]
        owns = near.tokens[place + 1].tag == "genitive" if place + 1 < len(near.tokens) else False
        if token.entity is not None and not owns and token.entity.form != "possessive":
            fits = token.entity.entity_type in ("person", "organization", "")
            return place if fits and token.entity.entity else None
        stops = token.is_word and token.lower in near.words.prepositions and token.lower != "of"
        if stops or near.is_figure(place) or any(other.first == place for other in near.verbs):
            return None
    return None


OWNERS: tuple[Callable[[Near], int | None], ...] = (
    _attributive_owner,
    _of_owner,
    _bracket_owner,
    _appositive_owner,
    _gapped_owner,
    _dated_event,
    _event_owner,
    _since_owner,
    _runner_after,
    _patient,
)
"""In order of trust; the first that finds a name decides."""


def agent_before(near: Near, verb: Verb) -> int | None:
    """The last 'by X' between a verb like 'run' and the figure: 'run by X in 2:08 and by Y in 2:05'."""
    if verb.lemma not in word_class("agent-verb"):
        return None
    for place in range(near.place - 1, verb.last, -1):
        if near.tokens[place].tag == "entity" and near.lower(place - 1) == "by":
            return place
    return None


def event_of_clause(near: Near) -> int | None:
    """'In the crash 12 people died', '900 people took part in the vote': what a count without an owner is of.

    The nearest event before the figure, else the first one after it.
    """
    found = [
        place
        for place, token in enumerate(near.tokens)
        if token.entity is not None and token.entity.entity_type == "event" and not token.entity.plural
    ]
    before = [place for place in found if place < near.place]
    after = [place for place in found if place > near.place]
    return before[-1] if before else after[0] if after else None
