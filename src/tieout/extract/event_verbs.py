"""Events that a verb states: 'the bridge collapsed', 'she inaugurated X', 'the city fell to the rebels'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieout.extract.clauses import find_verbs
from tieout.extract.event_words import EventPhrase, event_words
from tieout.extract.lemmas import singular, verb_forms
from tieout.extract.mentions import EntityMention
from tieout.extract.subjects import agent_of, subject_of
from tieout.extract.words import Token, Verb, grammar
from tieout.values.vocabulary import vocabulary

_REACH = 9
"""How many tokens after a verb the date of its event is looked for."""
_AFTER_FALL = frozenset(("to", "into", "without", "on", "after", "in"))


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Verb base form -> noun, by what the event is named after; ``forms`` are all their inflected forms."""

    of_subject: Mapping[str, str]
    of_object: Mapping[str, str]
    of_place: Mapping[str, str]
    forms: frozenset[str]


@lru_cache(maxsize=4)
def _event_verbs(language: str = "en") -> _Verbs:
    data = vocabulary(language).data
    tables = [
        {verb: str(noun) for verb, noun in data[name].items() if verb != "why"}
        for name in ("event-verb", "event-verb-of", "event-verb-place")
    ]
    lemmas = {verb for table in tables for verb in table}
    forms = frozenset(form for form, verb in verb_forms(language).items() if verb.lemma in lemmas)
    return _Verbs(tables[0], tables[1], tables[2], forms)


def verb_words(language: str = "en") -> frozenset[str]:
    """Every form of a verb that can state an event, lower case."""
    return _event_verbs(language).forms


def verbal_phrase(tokens: Sequence[Token], place: int, number: int) -> EventPhrase | None:
    """The event that the verb at token ``place`` states; its span is the verb group."""
    verbs = find_verbs(tokens)
    for n, verb in enumerate(verbs):
        if verb.last == place and not verb.negated and not verb.modal:
            return _stated(tokens, verbs, n, number)
    return None


def headline_phrase(tokens: Sequence[Token], place: int, number: int) -> EventPhrase | None:
    """'Cargo plane crashes on approach': in a headline a form that may be a plural is the verb, where the
    noun before it is one thing and no other verb stands before."""
    known = _event_verbs()
    form = verb_forms().get(tokens[place].lower)
    if form is None or "s" not in form.inflections or form.lemma not in known.of_subject or not place:
        return None
    subject = tokens[place - 1]
    if not grammar().is_noun(subject) or singular(subject.lower) != subject.lower:
        return None
    if any(verb.role == "finite" for verb in find_verbs(tokens)):
        return None
    verb = Verb(place, place, form.lemma, "finite")
    return _happened(tokens, verb, number, known.of_subject[form.lemma], subject)


def _stated(tokens: Sequence[Token], verbs: Sequence[Verb], place: int, number: int) -> EventPhrase | None:
    verb = verbs[place]
    known = _event_verbs()
    if verb.lemma in known.of_object:
        token = _undergoer(tokens, verbs, place)
        noun = known.of_object[verb.lemma]
        if token is None:
            thing = "" if verb.passive else _common_object(tokens, verb)
            return _phrase(tokens, verb, number, noun, kind=thing) if thing else None
        if token.entity is None or not _can_undergo(verb.lemma, token.entity):
            return None
        return _phrase(tokens, verb, number, noun, target=token.entity.entity)
    head = subject_of(tokens, verbs, place) if verb.role == "finite" else None
    if head is None:
        return None
    subject = tokens[head]
    if verb.lemma in known.of_subject and not verb.passive:
        return _happened(tokens, verb, number, known.of_subject[verb.lemma], subject)
    entity = subject.entity
    if (
        verb.lemma in known.of_place
        and entity is not None
        and entity.entity_type == "place"
        and entity.entity
    ):
        after = tokens[verb.last + 1] if verb.last + 1 < len(tokens) else None
        if (
            after is None
            or after.tag == "mark"
            or after.lower in ("to", "into", "without", "on", "after", "in")
        ):
            return _phrase(tokens, verb, number, known.of_place[verb.lemma], target=entity.entity)
    return None


def _common_object(tokens: Sequence[Token], verb: Verb) -> str:
    """The noun of 'opened the 6 km bridge', where it is one that events are told apart by; else ""."""
    start = verb.last + 1
    if start >= len(tokens) or tokens[start].lower not in grammar().definite:
        return ""
    for token in tokens[start + 1 : start + 6]:
        if token.is_word and token.lower in event_words().kinds:
            return token.lower
        if token.tag == "mark" or (token.is_word and token.lower in grammar().prepositions):
            return ""
    return ""


def _can_undergo(lemma: str, entity: EntityMention) -> bool:
    """Whether ``entity`` is what the verb is done to: towns are seized, men assassinated."""
    if not entity.entity or entity.entity_type == "event":
        return False
    wanted = vocabulary().data["event-verb-type"].get(lemma, "")
    if wanted and entity.entity_type != wanted:
        return False
    return entity.entity.split()[-1].lower() not in event_words().named


def _happened(
    tokens: Sequence[Token], verb: Verb, number: int, noun: str, subject: Token
) -> EventPhrase | None:
    """An event named after its subject: by name, or by its noun where that is a kind of event ('bridge')."""
    if subject.entity is not None and subject.entity.form == "name":
        if subject.entity.entity_type in ("person", "event"):
            return None
        return _phrase(tokens, verb, number, noun, actor=subject.entity.entity or subject.text)
    word = singular(subject.lower.split()[-1])
    if word not in event_words().kinds or word in grammar().pronouns:
        return None
    return _phrase(tokens, verb, number, noun, kind=word)


def _undergoer(tokens: Sequence[Token], verbs: Sequence[Verb], place: int) -> Token | None:
    """Whom or what the verb was done to: the subject of a passive, the object of an active verb."""
    verb = verbs[place]
    if verb.passive:
        if verb.role == "participle" and agent_of(tokens, verb) is not None:
            before = verb.first - 1
            return tokens[before] if before >= 0 else None
        head = subject_of(tokens, verbs, place)
        return None if head is None else tokens[head]
    for token in tokens[verb.last + 1 : verb.last + 6]:
        if token.entity is not None:
            return token
        if token.tag == "mark" or (token.is_word and token.lower in grammar().prepositions):
            return None
    return None


def _phrase(
    tokens: Sequence[Token],
    verb: Verb,
    number: int,
    noun: str,
    *,
    target: str = "",
    actor: str = "",
    kind: str = "",
) -> EventPhrase:
    return EventPhrase(
        start=tokens[verb.first].start,
        end=tokens[verb.last].end,
        head=noun,
        kind=event_words().canonical.get(noun, noun),
        kinds=(kind,) if kind else (),
        actors=(actor,) if actor else (),
        target=target,
        target_by="of" if target else "",
        definite=bool(kind),
        verbal=True,
        said_year=_year_of_clause(tokens, verb),
        sentence=number,
    )


def _year_of_clause(tokens: Sequence[Token], verb: Verb) -> str:
    """The year of the date that follows the verb in its clause, or opens the sentence; "" without one."""
    words = grammar()
    for token in tokens[verb.last + 1 : verb.last + 1 + _REACH]:
        if token.value is not None and token.value.value.kind == "date":
            return _printed_year(token.value.value.edtf)
        if token.lower in words.subordinators or token.lower in words.relatives or token.text in ".;:()":
            break
    opening = (token.value for token in tokens[: min(3, verb.first)])
    return next((_printed_year(row.value.edtf) for row in opening if row and row.value.kind == "date"), "")


def _printed_year(edtf: str) -> str:
    return edtf[:4] if edtf[:4].isdigit() else ""
