"""Events as subjects: one name for each event of a document, chosen from its fullest phrase.

``find_events`` reads every event noun with the names and dates beside it, joins those that speak of one event
("the 2019 referendum in Buka", "the vote", "this poll") and keeps apart those that do not ("the 1994 flood",
"this flood"). ``verbal_events`` adds clauses whose verb states an event ("the bridge collapsed").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tieout.extract.event_phrases import EventPhrase, EventWords, event_phrases, event_words
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence
from tieout.values.model import ValueMention

_LEAD = 3
"""The story's event is named in its first sentences; one named only further down is background."""


@dataclass(slots=True)
class _Event:
    """One event of the document while its phrases are being joined."""

    kind: str
    phrases: list[EventPhrase] = field(default_factory=list)
    years: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    @property
    def is_proper(self) -> bool:
        """Whether the event has a proper name."""
        return any(phrase.proper for phrase in self.phrases)

    def take(self, phrase: EventPhrase) -> None:
        self.phrases.append(phrase)
        self.years |= {phrase.year} - {""}
        self.days |= {phrase.day} - {""}
        self.kinds |= set(phrase.kinds)
        self.names |= phrase.names


def find_events(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> list[EntityMention]:
    """The event mentions of ``text``, sorted and disjoint, each with its event's name in this document.

    A span is the noun phrase without article, possessor, year or place; it may swallow a name that is part of
    the event's own ("attack on Pearl Harbor") and never overlaps a value. Nouns that name no event in
    particular ("several attacks") give no mention.
    """
    lexicon = event_words()
    phrases = [phrase for phrase in event_phrases(text, sentences, values, names) if _counts(phrase, lexicon)]
    events = _join(phrases, lexicon)
    main = _main_name(sentences, names)
    story = _story(events, sentences)
    found: list[EntityMention] = []
    taken = 0
    chosen = [(phrase, event) for event in events for phrase in event.phrases]
    called = {id(event): _name(event, lexicon, main if event is story else "") for event in events}
    for phrase, event in sorted(chosen, key=lambda pair: (pair[0].start, -pair[0].end)):
        if phrase.start < taken or not _is_kept(event, lexicon, story):
            continue
        taken = phrase.end
        found.append(
            EntityMention(
                phrase.start,
                phrase.end,
                text[phrase.start : phrase.end],
                "name" if phrase.proper else "nominal",
                called[id(event)],
                "event",
                0.9 if phrase.is_identified else 0.8,
                phrase.plural,
            )
        )
    return found


def story_event(text: str, sentences: Sequence[Sentence], mentions: Sequence[EntityMention]) -> str:
    """The name of the event the story is about, from its heading and first sentences; "" where there is none.

    ``mentions`` are event mentions as ``find_events`` gives them; other mentions are ignored.
    """
    lead = _lead_end(sentences)
    scores: dict[str, float] = {}
    for mention in mentions:
        if mention.entity_type == "event" and mention.entity and not mention.plural:
            scores[mention.entity] = scores.get(mention.entity, 0.0) + _weight(mention.start, sentences, lead)
    if not scores:
        return ""
    best = max(scores, key=lambda name: (scores[name], name))
    return best if scores[best] >= 3.0 else ""


def _lead_end(sentences: Sequence[Sentence]) -> int:
    plain = [sentence for sentence in sentences if sentence.kind == "sentence"]
    return plain[min(_LEAD, len(plain)) - 1].end if plain else (sentences[-1].end if sentences else 0)


def _weight(start: int, sentences: Sequence[Sentence], lead: int) -> float:
    if start >= lead:
        return 1.0
    first = sentences[0]
    if first.kind == "heading" and start < first.end:
        return 4.0
    return 3.0 if start < lead else 1.0


def _counts(phrase: EventPhrase, lexicon: EventWords) -> bool:
    """Whether a phrase can speak of one event: a bare plural never does, a weak noun only in company."""
    if phrase.plural and not (phrase.definite and phrase.is_identified):
        return bool(phrase.day or phrase.year) or (phrase.proper and not phrase.plural)
    if phrase.head in lexicon.weak and not phrase.is_identified and not phrase.kinds:
        return phrase.definite
    return True


def _is_kept(event: _Event, lexicon: EventWords, story: _Event | None) -> bool:
    """Whether the joined event is one in particular: named, dated, definite somewhere, or the story's."""
    if event is story or any(phrase.is_identified for phrase in event.phrases):
        return True
    heads = {phrase.head for phrase in event.phrases}
    return any(phrase.definite for phrase in event.phrases) and not heads <= lexicon.weak


def _join(phrases: Sequence[EventPhrase], lexicon: EventWords) -> list[_Event]:
    events: list[_Event] = []
    bare: list[EventPhrase] = []
    for phrase in sorted(phrases, key=lambda p: (not p.is_identified, p.start)):
        if not phrase.is_identified:
            bare.append(phrase)
            continue
        event = next((event for event in events if _same(event, phrase, lexicon)), None)
        if event is None:
            event = _Event(phrase.kind)
            events.append(event)
        event.take(phrase)
    for phrase in sorted(bare, key=lambda p: p.start):
        event = _referent(phrase, events, lexicon)
        if event is None:
            event = _Event(phrase.kind)
            events.append(event)
        event.take(phrase)
    return [event for event in events if event.phrases]


def _same(event: _Event, phrase: EventPhrase, lexicon: EventWords) -> bool:
    """Whether an identified phrase speaks of ``event``: same kind, and no year, day or name against it."""
    if not _kinds_meet(event.kind, phrase.kind, lexicon):
        return False
    if phrase.year and event.years and phrase.year not in event.years:
        return False
    if phrase.day and event.days and phrase.day not in event.days:
        return False
    if phrase.kinds and event.kinds and not event.kinds & set(phrase.kinds):
        return False
    if event.is_proper != phrase.proper and not phrase.names & event.names and not phrase.year:
        return False
    if phrase.names and event.names:
        return bool(phrase.names & event.names)
    return not (bool(phrase.day) != bool(event.days) and bool(phrase.names) != bool(event.names))


def _kinds_meet(first: str, second: str, lexicon: EventWords) -> bool:
    return (
        first == second
        or second in lexicon.broader.get(first, ())
        or first in lexicon.broader.get(second, ())
    )


def _fits(event: _Event, phrase: EventPhrase, lexicon: EventWords) -> bool:
    """Whether a bare noun can speak of ``event``; a broader word needs its article."""
    if not _kinds_meet(event.kind, phrase.kind, lexicon):
        return False
    if phrase.kinds and (event.kind != phrase.kind or (event.kinds and not event.kinds & set(phrase.kinds))):
        return False
    if phrase.indefinite:
        return not event.is_proper and all(
            other.sentence == 0 or other.start > phrase.start for other in event.phrases
        )
    return phrase.definite or (event.kind == phrase.kind and not event.is_proper)


def _referent(phrase: EventPhrase, events: Sequence[_Event], lexicon: EventWords) -> _Event | None:
    """The event a bare noun speaks of: the nearest one of its kind before it, else the first one after."""
    fitting = [event for event in events if _fits(event, phrase, lexicon)]
    before = [
        (max(p.start for p in event.phrases if p.start < phrase.start), event)
        for event in fitting
        if any(p.start < phrase.start for p in event.phrases)
    ]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    after = [(min(p.start for p in event.phrases), event) for event in fitting]
    return min(after, key=lambda pair: pair[0])[1] if after else None


def _story(events: Sequence[_Event], sentences: Sequence[Sentence]) -> _Event | None:
    lead = _lead_end(sentences)
    scored = [
        (sum(_weight(phrase.start, sentences, lead) for phrase in event.phrases), -number, event)
        for number, event in enumerate(events)
        if not all(phrase.plural for phrase in event.phrases)
    ]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= 3.0 else None


def _main_name(sentences: Sequence[Sentence], names: Sequence[EntityMention]) -> str:
    """The name that headings and first sentences repeat: what a bare 'the crash' is the crash of."""
    lead = _lead_end(sentences)
    scores: dict[str, float] = {}
    fullest: dict[str, str] = {}
    for name in names:
        if name.form == "name" and name.entity_type != "event":
            called = name.entity or name.text
            key = called.split()[-1].casefold()
            share = 0.5 if name.entity_type == "organization" else 1.0
            scores[key] = scores.get(key, 0.0) + share * _weight(name.start, sentences, lead)
            fullest[key] = max(fullest.get(key, ""), called, key=len)
    best = max(scores, key=lambda key: scores[key], default="")
    return fullest[best] if scores.get(best, 0.0) >= 3.0 else ""


def _name(event: _Event, lexicon: EventWords, main: str) -> str:
    """The event's name: [year] [names] [kind words] head [target], or its proper name."""
    fullest = max(event.phrases, key=_fullness)
    year = min(event.years) if len(event.years) == 1 else ""
    proper = [phrase for phrase in event.phrases if phrase.proper]
    if proper:
        name = max((phrase.actors[0] for phrase in proper), key=lambda text: (len(text), text))
        return f"{year} {name}" if year and year not in name else name
    for day in sorted(event.days):
        if day in lexicon.shorthand:
            return lexicon.shorthand[day]
    kinds = [*fullest.kinds] or sorted(event.kinds)[:1]
    head = _head_word(event, fullest, lexicon)
    actors = list(fullest.actors)
    if not actors and not fullest.target:
        if main:
            actors = [main]
        elif fullest.place:
            return " ".join([*([year] if year else []), *kinds, head, "in", fullest.place])
    before = [*([year] if year else []), *([min(event.days)] if event.days else []), *actors, *kinds]
    after = [fullest.target_by, fullest.target] if fullest.target else []
    return " ".join([*before, head, *after])


def _head_word(event: _Event, fullest: EventPhrase, lexicon: EventWords) -> str:
    narrow = [phrase for phrase in event.phrases if phrase.kind == event.kind]
    chosen = fullest if fullest.kind not in lexicon.broader or not narrow else narrow[0]
    specific = next((p.kind for p in event.phrases if p.kind not in lexicon.broader), chosen.kind)
    word = specific if chosen.kind in lexicon.broader else chosen.kind
    return word + "s" if fullest.plural and word == fullest.head else word


def _fullness(phrase: EventPhrase) -> tuple[int, int, int]:
    weight = 2 * bool(phrase.target) + 2 * bool(phrase.actors) + bool(phrase.place) + bool(phrase.kinds)
    return (weight + bool(phrase.day) + bool(phrase.year), phrase.end - phrase.start, -phrase.start)


def spoken_of(mentions: Sequence[EntityMention]) -> Mapping[str, int]:
    """How often each event is mentioned, by name."""
    counts: dict[str, int] = {}
    for mention in mentions:
        if mention.entity_type == "event":
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    return counts
