"""Which phrases speak of one event: identified ones by what they say, bare nouns by what stands nearest."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from tieout.extract.event_words import EventPhrase, EventWords

_RECENT = 120
"""How many events are remembered while joining: no article speaks of more, and time stays linear."""


@dataclass(slots=True)
class Event:
    """One event of the document while its phrases are being joined."""

    kind: str
    phrases: list[EventPhrase] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    years: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    told_years: set[str] = field(default_factory=set)
    """The years that the clauses of its verbs are put in."""
    kinds: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    is_proper: bool = False
    is_plural: bool = True
    first: EventPhrase | None = None
    """The phrase of the event that stands first in the text."""
    body_start: int | None = None
    """Where the event is first spoken of outside a heading."""

    def take(self, phrase: EventPhrase) -> None:
        """Adds a phrase that speaks of this event."""
        self.phrases.append(phrase)
        insort(self.starts, phrase.start)
        if self.first is None or phrase.start < self.first.start:
            self.first = phrase
        self.years |= {phrase.year} - {""}
        self.days |= {phrase.day} - {""}
        self.told_years |= {phrase.said_year if phrase.verbal else ""} - {""}
        self.kinds |= set(phrase.kinds)
        self.names |= phrase.names
        self.is_proper = self.is_proper or phrase.proper
        self.is_plural = self.is_plural and phrase.plural
        if not phrase.heading:
            self.body_start = phrase.start if self.body_start is None else min(self.body_start, phrase.start)


def join_phrases(phrases: Sequence[EventPhrase], lexicon: EventWords) -> list[Event]:
    """The events that ``phrases`` speak of; each phrase belongs to exactly one."""
    events: list[Event] = []
    for phrase in sorted(phrases, key=lambda p: (not p.is_identified, p.start)):
        recent = events[-_RECENT:]
        if phrase.is_identified:
            event = next((event for event in recent if _same(event, phrase, lexicon)), None)
        else:
            event = _referent(phrase, recent, lexicon)
        if event is None:
            event = Event(phrase.kind)
            events.append(event)
        event.take(phrase)
    return events


def _same(event: Event, phrase: EventPhrase, lexicon: EventWords) -> bool:
    """Whether an identified phrase speaks of ``event``: same kind, and no year, day or name against it."""
    if not _kinds_meet(event.kind, phrase.kind, lexicon):
        return False
    if _at_other_times(event, phrase):
        return False
    if phrase.plural != event.is_plural and phrase.year and phrase.head not in lexicon.several:
        return False  # "the finals of 1991 and 2004" are not "the final"
    if phrase.day and event.days and phrase.day not in event.days:
        return False
    if phrase.kinds and event.kinds and not event.kinds & set(phrase.kinds):
        return False
    if event.is_proper != phrase.proper and not phrase.names & event.names and not phrase.year:
        return False
    if phrase.names and event.names:
        return bool(phrase.names & event.names)
    return not (bool(phrase.day) != bool(event.days) and bool(phrase.names) != bool(event.names))


def _at_other_times(event: Event, phrase: EventPhrase) -> bool:
    """Whether the years beside them part them: "the 1978 eruption", and the one that verbs tell of today."""
    ours = event.years or event.told_years
    theirs = phrase.year or (phrase.said_year if phrase.verbal else "")
    return bool(ours and theirs) and theirs not in ours


def _kinds_meet(first: str, second: str, lexicon: EventWords) -> bool:
    return (
        first == second
        or second in lexicon.broader.get(first, ())
        or first in lexicon.broader.get(second, ())
    )


def _fits(event: Event, phrase: EventPhrase, lexicon: EventWords) -> bool:
    """Whether a bare noun can speak of ``event``; a broader word needs its article, 'a crash' comes first."""
    if not _kinds_meet(event.kind, phrase.kind, lexicon):
        return False
    if event.is_plural and not phrase.plural and phrase.head not in lexicon.several:
        return False
    if phrase.kinds and (event.kind != phrase.kind or (event.kinds and not event.kinds & set(phrase.kinds))):
        return False
    if phrase.indefinite:
        return not event.is_proper and (event.body_start is None or event.body_start > phrase.start)
    return phrase.definite or (event.kind == phrase.kind and not event.is_proper)


def _referent(phrase: EventPhrase, events: Sequence[Event], lexicon: EventWords) -> Event | None:
    """The event a bare noun speaks of: the nearest one of its kind before it, else the first one after."""
    before: tuple[int, Event] | None = None
    after: tuple[int, Event] | None = None
    for event in events:
        if not _fits(event, phrase, lexicon):
            continue
        place = bisect_left(event.starts, phrase.start)
        if place:
            if before is None or event.starts[place - 1] > before[0]:
                before = (event.starts[place - 1], event)
        elif not _is_still_to_come(event, phrase) and (after is None or event.starts[0] < after[0]):
            after = (event.starts[0], event)
    found = before or after
    if found is None:
        return None
    if not _is_aside(found[1], phrase):
        return found[1]
    told = [event for event in events if event is found[1] or not _is_still_to_come(event, phrase)]
    newest = max((event for event in told if _fits(event, phrase, lexicon)), key=_last_told)
    return newest if _last_told(newest) > _last_told(found[1]) else found[1]


def _is_still_to_come(event: Event, phrase: EventPhrase) -> bool:
    """Whether an event enters the text only below, as "a quake in 1998": nothing above speaks of it."""
    first = event.first
    if first is None:
        return False
    late = first.start > phrase.start and first.indefinite
    return late and bool(event.years) and not first.heading


def _last_told(event: Event) -> str:
    """The latest year that the event is put in, "" where none is said."""
    return max((*event.years, *event.told_years), default="")


def _is_aside(event: Event, phrase: EventPhrase) -> bool:
    """Whether an event was only touched upon, in another sentence: "the eruption" goes on with the newer."""
    return len(event.phrases) == 1 and event.phrases[0].sentence != phrase.sentence and not event.is_proper
