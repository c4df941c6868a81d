"""Events as subjects: one name for each event of a document, chosen from its fullest phrase.

``find_events`` reads every event noun with the names and dates beside it, joins those that speak of one event
("the 2019 referendum in Buka", "the vote", "this poll") and keeps apart those that do not ("the 1994 flood",
"this flood"). ``verbal_events`` adds clauses whose verb states an event ("the bridge collapsed").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tieout.extract.event_joins import Event, join_phrases
from tieout.extract.event_phrases import event_phrases
from tieout.extract.event_story import Lead, main_event, main_name, story_event
from tieout.extract.event_words import EventPhrase, EventWords, event_words, plural_of
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence
from tieout.values.model import ValueMention

__all__ = ["find_events", "story_event", "verbal_events"]


def find_events(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> list[EntityMention]:
    """The event mentions of ``text``, sorted and disjoint, each with its event's name in this document.

    A span is the noun phrase without article, possessor, year or place; it may swallow a name that is part of
    the event's own ("attack on Pearl Harbor") and never overlaps a value. Nouns that name no event in
    particular ("several attacks") give no mention.
    """
    return [mention for mention, verbal in _mentions(text, sentences, values, names) if not verbal]


def verbal_events(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> list[EntityMention]:
    """The verbs of ``text`` that state an event, each with the event's name, which nouns for it share.

    "Kabul fell to the rebels" gives the mention "fell" of "fall of Kabul". They are apart from
    ``find_events`` because a rule that looks for the verb must still see it.
    """
    return [mention for mention, verbal in _mentions(text, sentences, values, names) if verbal]


_Read = tuple[str, Sequence[Sentence], Sequence[ValueMention], Sequence[EntityMention]]
_recent: list[tuple[_Read, list[tuple[EntityMention, bool]]]] = []
"""The last document read: nouns and verbs are asked for one after the other."""


def _mentions(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> list[tuple[EntityMention, bool]]:
    """Event mentions in order, each with whether a verb states it."""
    asked = (text, sentences, values, names)
    if not _recent or _recent[0][0] != asked:
        _recent[:] = [(asked, _read(*asked))]
    return _recent[0][1]


def _read(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> list[tuple[EntityMention, bool]]:
    lexicon = event_words()
    phrases = [phrase for phrase in event_phrases(text, sentences, values, names) if _counts(phrase, lexicon)]
    if not phrases:
        return []
    events = join_phrases(phrases, lexicon)
    figured = _figured(sentences, values)
    lead = Lead(text, sentences)
    main = main_name(text, names, lead)
    story = main_event(text, events, lead, lexicon)
    things = _things(names)
    kept = [event for event in events if _is_kept(event, lexicon, story, figured)]
    names_of = [_name(event, lexicon, main if event is story else ("", ""), things) for event in kept]
    chosen: list[tuple[EventPhrase, str]] = []
    for event, name in zip(kept, _told_apart(kept, names_of), strict=True):
        chosen += [(phrase, name) for phrase in event.phrases]
    chosen.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    found: list[tuple[EntityMention, bool]] = []
    taken = 0
    for phrase, called in chosen:
        if phrase.start >= taken:
            taken = phrase.end
            found.append((_mention(text, phrase, called), phrase.verbal))
    return found


def _told_apart(events: Sequence[Event], names: Sequence[str]) -> list[str]:
    """``names``, with the year that its verbs tell of before each name that a later event bears too."""
    latest: dict[str, str] = {}
    for event, name in zip(events, names, strict=True):
        latest[name] = max(latest.get(name, ""), *event.told_years, "")
    return [
        f"{min(event.told_years)} {name}"
        if event.told_years and max(event.told_years) < latest[name]
        else name
        for event, name in zip(events, names, strict=True)
    ]


def _mention(text: str, phrase: EventPhrase, called: str) -> EntityMention:
    return EntityMention(
        phrase.start,
        phrase.end,
        text[phrase.start : phrase.end],
        "name" if phrase.proper else "nominal",
        called,
        "event",
        0.9 if phrase.is_identified else 0.8,
        phrase.plural,
    )


def _counts(phrase: EventPhrase, lexicon: EventWords) -> bool:
    """Whether a phrase can speak of one event: a bare plural never does, a weak noun only in company."""
    if phrase.plural and not (phrase.definite and phrase.is_identified):
        return bool(phrase.day or phrase.year) or (phrase.proper and not phrase.plural)
    if phrase.head in lexicon.weak and not phrase.is_identified and not phrase.kinds:
        return phrase.definite
    return True


def _figured(sentences: Sequence[Sentence], values: Sequence[ValueMention]) -> frozenset[int]:
    """The numbers of the sentences that hold a figure which can be an event's: people, things, money."""
    starts = [sentence.start for sentence in sentences]
    return frozenset(
        bisect_right(starts, value.start) - 1
        for value in values
        if value.value.dimension in ("people", "count", "money") or value.value.kind in ("number", "period")
    )


def _is_kept(event: Event, lexicon: EventWords, story: Event | None, figured: frozenset[int]) -> bool:
    """Whether the joined event is one in particular: named, dated, definite somewhere, or the story's."""
    if event is story or any(phrase.is_identified for phrase in event.phrases):
        return True
    heads = {phrase.head for phrase in event.phrases}
    told = [phrase for phrase in event.phrases if not phrase.plural and phrase.sentence in figured]
    if told and (not heads & (lexicon.weak | lexicon.series) or any(phrase.kinds for phrase in told)):
        return True
    return any(phrase.definite for phrase in event.phrases) and not heads <= lexicon.weak


def _things(names: Sequence[EntityMention]) -> dict[str, str]:
    """The only thing of its kind that the document names, by its kind: "bridge" -> "Ash Bridge"."""
    found: dict[str, set[str]] = {}
    for name in names:
        if name.form == "name" and name.entity_type in ("object", "") and " " in name.entity:
            found.setdefault(name.entity.split()[-1].lower(), set()).add(name.entity)
    return {kind: min(known) for kind, known in found.items() if len(known) == 1}


def _name(event: Event, lexicon: EventWords, main: tuple[str, str], things: dict[str, str]) -> str:
    """The event's name: [year] [names] [kind words] head [target], or its proper name."""
    fullest = max(event.phrases, key=_fullness)
    year = min(event.years) if len(event.years) == 1 else ""
    proper = [phrase for phrase in event.phrases if phrase.proper]
    if proper:
        name = max((phrase.actors[0] for phrase in proper), key=lambda text: (len(text), text))
        return f"{year} {name}" if year and year not in name else name
    if not year and not main[0] and all(p.indefinite and not p.is_identified for p in event.phrases):
        year = fullest.said_year
    for day in sorted(event.days):
        if day in lexicon.shorthand:
            return lexicon.shorthand[day]
    kinds = [*fullest.kinds] or sorted(event.kinds)[:1]
    head = _head_word(event, fullest, lexicon)
    actors = list(fullest.actors)
    if not actors and not fullest.target:
        placed = next((phrase.place for phrase in event.phrases if phrase.place), "")
        thing = next((kind for kind in kinds if kind in things), "")
        if thing and any(phrase.definite for phrase in event.phrases):
            actors = [things[thing]]
            kinds = [kind for kind in kinds if kind != thing]
        elif _is_of(event.kind, main[1], kinds, lexicon):
            actors = [main[0]]
            kinds = [kind for kind in kinds if kind != main[0].split()[-1].lower()]
        elif placed:
            return " ".join([*([year] if year else []), *kinds, head, "in", placed])
    said = {word.lower() for actor in actors for word in actor.split()}
    kinds = [kind for kind in kinds if kind not in said]
    before = [*([year] if year else []), *([min(event.days)] if event.days else []), *actors, *kinds]
    after = [fullest.target_by, fullest.target] if fullest.target else []
    return " ".join([*before, head, *after])


def _is_of(kind: str, main_type: str, kinds: Sequence[str], lexicon: EventWords) -> bool:
    """Whether an event that the text gives no name takes the story's main name: a bridge's collapse.

    A place is not lent: the text itself must put the event there.
    """
    if main_type == "person":
        return kind in lexicon.personal or (kind == "crash" and not lexicon.vehicles.isdisjoint(kinds))
    return main_type == "object" and kind in lexicon.bodily


def _head_word(event: Event, fullest: EventPhrase, lexicon: EventWords) -> str:
    narrow = [phrase for phrase in event.phrases if phrase.kind == event.kind]
    chosen = fullest if fullest.kind not in lexicon.broader or not narrow else narrow[0]
    specific = next((p.kind for p in event.phrases if p.kind not in lexicon.broader), chosen.kind)
    word = specific if chosen.kind in lexicon.broader else chosen.kind
    return plural_of(word) if fullest.plural and word == fullest.head else word


def _fullness(phrase: EventPhrase) -> tuple[int, int, int]:
    weight = 2 * bool(phrase.target) + 2 * bool(phrase.actors) + bool(phrase.place) + bool(phrase.kinds)
    return (weight + bool(phrase.day) + bool(phrase.year), phrase.end - phrase.start, -phrase.start)
