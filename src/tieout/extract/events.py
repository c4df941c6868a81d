"""Events as subjects: one name for each event of a document, chosen from its fullest phrase.

``find_events`` reads every event noun with the names and dates beside it, joins those that speak of one event
("the 2019 referendum in Buka", "the vote", "this poll") and keeps apart those that do not ("the 1994 flood",
"this flood"). ``verbal_events`` adds clauses whose verb states an event ("the bridge collapsed").
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tieout.extract.event_phrases import event_phrases
from tieout.extract.event_verbs import verbal_phrases
from tieout.extract.event_words import EventPhrase, EventWords, event_words
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
    return [mention for mention, verbal in _mentions(text, sentences, values, names) if not verbal]


def verbal_events(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> list[EntityMention]:
    """The verbs of ``text`` that state an event, each with the event's name, which nouns for it share.

    "Kabul fell to the rebels" gives the mention "fell" of "fall of Kabul". They are apart from
    ``find_events`` because a rule that looks for the verb must still see it.
    """
    return [mention for mention, verbal in _mentions(text, sentences, values, names) if verbal]


def _mentions(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> list[tuple[EntityMention, bool]]:
    lexicon = event_words()
    phrases = [phrase for phrase in event_phrases(text, sentences, values, names) if _counts(phrase, lexicon)]
    phrases += verbal_phrases(text, sentences, values, names)
    events = _join(phrases, lexicon)
    figured = _figured(sentences, values)
    main = _main_name(text, sentences, names)
    story = _story(text, events, sentences)
    found: list[tuple[EntityMention, bool]] = []
    taken = 0
    chosen = [(phrase, event) for event in events for phrase in event.phrases]
    called = {id(event): _name(event, lexicon, main if event is story else ("", "")) for event in events}
    for phrase, event in sorted(chosen, key=lambda pair: (pair[0].start, -pair[0].end)):
        if phrase.start < taken or not _is_kept(event, lexicon, story, figured):
            continue
        taken = phrase.end
        mention = EntityMention(
            phrase.start,
            phrase.end,
            text[phrase.start : phrase.end],
            "name" if phrase.proper else "nominal",
            called[id(event)],
            "event",
            0.9 if phrase.is_identified else 0.8,
            phrase.plural,
        )
        found.append((mention, phrase.verbal))
    return found


def story_event(text: str, sentences: Sequence[Sentence], mentions: Sequence[EntityMention]) -> str:
    """The name of the event the story is about, from its heading and first sentences; "" where there is none.

    ``mentions`` are event mentions as ``find_events`` (and ``verbal_events``) give them; others are ignored.
    """
    lead = _lead_end(sentences)
    lexicon = event_words()
    scores: dict[str, float] = {}
    for mention in mentions:
        if mention.entity_type == "event" and mention.entity and not mention.plural:
            weight = _weight(mention.start, sentences, lead)
            head = mention.text.split()[-1].lower()
            if head in lexicon.series and _is_aside(text, sentences, mention.start):
                weight = min(weight, 1.0)
            scores[mention.entity] = scores.get(mention.entity, 0.0) + weight
    if not scores:
        return ""
    best = max(scores, key=lambda name: (scores[name], name))
    return best if scores[best] >= _ENOUGH else ""


_ENOUGH = 3.0
"""A heading, or one mention in the first sentences, is enough; a single mention below them is not."""


def _lead_end(sentences: Sequence[Sentence]) -> int:
    plain = [sentence for sentence in sentences if sentence.kind == "sentence"]
    return plain[min(_LEAD, len(plain)) - 1].end if plain else (sentences[-1].end if sentences else 0)


def _weight(start: int, sentences: Sequence[Sentence], lead: int) -> float:
    if start >= lead:
        return 1.0
    first = sentences[0]
    return 4.0 if first.kind == "heading" and start < first.end else 3.0


def _is_aside(text: str, sentences: Sequence[Sentence], start: int) -> bool:
    """Whether a relative clause ("who won the Cup") or a later sentence holds the mention at ``start``."""
    place = bisect_right([sentence.start for sentence in sentences], start) - 1
    if place < 0 or place > 2:
        return True
    before = text[sentences[place].start : start].lower().split()
    return any(word in ("who", "which", "whose", "whom") for word in before)


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
        if value.value.dimension in ("people", "count", "money") or value.value.kind == "number"
    )


def _is_kept(event: _Event, lexicon: EventWords, story: _Event | None, figured: frozenset[int]) -> bool:
    """Whether the joined event is one in particular: named, dated, definite somewhere, or the story's."""
    if event is story or any(phrase.is_identified for phrase in event.phrases):
        return True
    heads = {phrase.head for phrase in event.phrases}
    told = [phrase for phrase in event.phrases if not phrase.plural and phrase.sentence in figured]
    if told and not heads & (lexicon.weak | lexicon.series):
        return True
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


def _story(text: str, events: Sequence[_Event], sentences: Sequence[Sentence]) -> _Event | None:
    lead = _lead_end(sentences)
    lexicon = event_words()
    said = Counter(text.lower().split()) if len(events) > 1 else Counter[str]()
    scored = [
        (_score(text, event, sentences, lead) + _cues(event, said, lexicon), -number, event)
        for number, event in enumerate(events)
        if _can_be_story(event, lexicon)
    ]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= _ENOUGH else None


def _score(text: str, event: _Event, sentences: Sequence[Sentence], lead: int) -> float:
    total = 0.0
    for phrase in event.phrases:
        weight = _weight(phrase.start, sentences, lead)
        aside = phrase.head in event_words().series and _is_aside(text, sentences, phrase.start)
        total += min(weight, 1.0) if aside else weight
    return total


def _cues(event: _Event, said: Counter[str], lexicon: EventWords) -> float:
    """How much the words of the whole text speak of this kind of event, up to 3."""
    words = lexicon.cues.get(event.kind, frozenset())
    return min(3.0, 0.5 * sum(said[word] for word in sorted(words)))


def _can_be_story(event: _Event, lexicon: EventWords) -> bool:
    if all(phrase.plural for phrase in event.phrases):
        return False
    return any(
        phrase.is_identified or phrase.head not in lexicon.weak | lexicon.series for phrase in event.phrases
    )


def _main_name(text: str, sentences: Sequence[Sentence], names: Sequence[EntityMention]) -> tuple[str, str]:
    """The name that heading and first sentences repeat, where no other comes near: whose "the crash" is."""
    lead = _lead_end(sentences)
    scores: dict[str, float] = {}
    fullest: dict[str, str] = {}
    types: dict[str, str] = {}
    for name in names:
        dateline = (
            text[name.end : name.end + 3] in (" - ", " – ", " — ") or text[name.end : name.end + 2] == " ("
        )
        if name.form == "name" and name.entity_type != "event" and not (dateline and name.start < lead):
            called = name.entity or name.text
            key = called.split()[-1].casefold()
            share = 0.5 if name.entity_type == "organization" else 1.0
            scores[key] = scores.get(key, 0.0) + share * _weight(name.start, sentences, lead)
            fullest[key] = max(fullest.get(key, ""), called, key=len)
            types[key] = name.entity_type
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked or scores[ranked[0]] < _ENOUGH:
        return "", ""
    clear = len(ranked) == 1 or scores[ranked[1]] <= _CLEAR * scores[ranked[0]]
    return (fullest[ranked[0]], types[ranked[0]]) if clear else ("", "")


_CLEAR = 0.6
"""A second name spoken of more often than this share of the first leaves it open whose event it is."""
_DATELINES = (" - ", " – ", " — ")


def _name(event: _Event, lexicon: EventWords, main: tuple[str, str]) -> str:
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
        # A crash may be told by whose it was; by which place, only where the text puts the two together.
        if main[0] and main[1] in ("person", "object"):
            actors = [main[0]]
        elif placed:
            return " ".join([*([year] if year else []), *kinds, head, "in", placed])
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
