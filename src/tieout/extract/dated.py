"""What a date, period or time of day is the date of: the deed of its clause, with what was done."""

from __future__ import annotations

from tieout.extract.lemmas import word_class
from tieout.extract.near import Near
from tieout.extract.nouns import NounPhrase, noun_phrase, noun_phrase_before, pieces
from tieout.extract.subjects import subject_of
from tieout.extract.what import What, participle_of
from tieout.extract.words import Verb


def dated_what(near: Near) -> What:
    """'first span installed' for 'the first span was installed on 30 May'; empty where no deed is told."""
    attributive = _attributive(near)
    if attributive is not None:
        return What(attributive.head, attributive.modifiers, "", " ".join(attributive.words))
    event = _event_before(near)
    if event is not None:
        return What(event.head, event.modifiers, "", " ".join(event.words))
    if near.governor is None:
        return What()
    return deed_what(near, near.governor)


def _attributive(near: Near) -> NounPhrase | None:
    """'the 2011 census', 'a 2001 agreement': a date between an article and its noun."""
    before = near.lower(near.place - 1)
    if before not in near.words.determiners and before not in near.words.possessives:
        return None
    phrase = noun_phrase(near.tokens, near.verbs, near.place + 1, measured=False)
    if phrase is None or phrase.start != near.place + 1:
        return None
    first = near.tokens[phrase.start]
    event = first.entity is not None and first.entity.entity_type == "event"
    return phrase if event or not first.is_capital else None


def _event_before(near: Near) -> NounPhrase | None:
    """'until its independence in 1975', 'the fire of 1871': the event noun the date hangs on."""
    link = near.lower(near.place - 1)
    if link not in ("in", "of", "on", "from", "between", "at", ","):
        return None
    phrase = noun_phrase_before(near.tokens, near.verbs, near.place - 2)
    if phrase is None or phrase.head not in word_class("event-noun"):
        return None
    governed = near.lower(phrase.start - 1) in near.words.prepositions or near.lower(phrase.start - 2) in (
        near.words.prepositions
    )
    return phrase if governed or link in ("of", ",") else None


def deed_what(near: Near, governor: Verb) -> What:
    """The verb of the clause with its object, or with its subject where that is a thing."""
    subject = subject_of(near.tokens, near.verbs, near.number_of(governor))
    doer = _thing(near, subject, governor)
    done = None if governor.passive or governor.lemma == "be" else _object(near, governor)
    if governor.lemma in ("be", "become", "remain"):
        named = [*(doer.words if doer is not None else ()), *_predicate(near, governor)]
        return What(doer.head if doer is not None else "", (), governor.lemma, " ".join(named))
    if done is not None and done.head == "place" and governor.lemma == "take":
        return What(doer.head, doer.modifiers, "take", " ".join(doer.words)) if doer is not None else What()
    if governor.lemma in word_class("speech-verb") and not governor.passive:
        return What("", (), governor.lemma, participle_of(governor.lemma))
    if done is not None and governor.lemma in word_class("patient-verb") and _is_name(near, done):
        return What("", (), governor.lemma, participle_of(governor.lemma))
    phrase = done if done is not None else doer
    verb = (
        ""
        if done is not None and governor.lemma in word_class("frame-light")
        else participle_of(governor.lemma)
    )
    if phrase is None:
        start = governor.last + 1
        while near.lower(start) in near.words.object_pronouns:
            start += 1
        tail, _ = pieces(near.tokens, near.verbs, start, money=False)
        return What("", (), governor.lemma, " ".join([verb, *tail]))
    words = [*phrase.words, *([verb] if verb else [])]
    return What(phrase.head, phrase.modifiers, governor.lemma, " ".join(words))


def _thing(near: Near, subject: int | None, governor: Verb) -> NounPhrase | None:
    """The subject as a phrase where it is a common noun; for a passive verb a name counts too."""
    if subject is None or subject == near.place:
        return None
    token = near.tokens[subject]
    if token.value is not None and token.value.noun:
        return NounPhrase.printed(token.value.noun.strip(), token.value.head, subject + 1)
    if token.entity is not None and token.entity.form != "name" and governor.passive:
        return None
    if not near.words.is_noun(token):
        return None
    return noun_phrase_before(near.tokens, near.verbs, subject)


def _object(near: Near, governor: Verb) -> NounPhrase | None:
    start = governor.last + 1
    while near.lower(start) in near.words.adverbs and start < len(near.tokens):
        start += 1
    while near.lower(start) in near.words.determiners or (near.is_figure(start) and start != near.place):
        value = near.tokens[start].value
        if value is not None and value.noun:
            return NounPhrase.printed(value.noun.strip(), value.head, start + 1)
        start += 1
    if start == near.place or near.lower(start) in near.words.prepositions:
        return None
    phrase = noun_phrase(near.tokens, near.verbs, start, measured=False)
    return None if phrase is None or phrase.covers(near.place) else phrase


def _is_name(near: Near, phrase: NounPhrase) -> bool:
    entity = near.tokens[phrase.end - 1].entity
    return entity is not None and entity.form == "name" and entity.entity_type in ("person", "")


def _predicate(near: Near, governor: Verb) -> list[str]:
    phrase = noun_phrase(near.tokens, near.verbs, governor.last + 1, measured=False)
    if phrase is None or phrase.covers(near.place):
        return []
    return list(phrase.words)
