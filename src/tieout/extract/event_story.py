"""What a story is about: its event, and the name that a bare "the crash" belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from tieout.extract.bags import word_counts
from tieout.extract.event_joins import Event
from tieout.extract.event_words import EventWords, event_words
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence

_LEAD = 3
"""The story's event is named in its first sentences; one named only further down is background."""
_ENOUGH = 3.0
"""A heading, or one mention in the first sentences, is enough; a single mention below them is not."""
_TOLD = 2.2
"""Three cue words, or one three times: then a bare "the match" is what the report is on."""
_CLEAR = 0.6
"""A second name spoken of more often than this share of the first leaves it open whose event it is."""
_DATELINES = (" - ", " – ", " — ")
_RELATIVES = frozenset(("who", "which", "whose", "whom"))


class Lead:
    """Where a document's heading and first sentences end, and what a mention there weighs."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        plain = [sentence for sentence in sentences if sentence.kind == "sentence"]
        plain = plain or [sentence for sentence in sentences if sentence.kind == "item"]
        self._text = text
        self._starts = [sentence.start for sentence in sentences]
        self.end = plain[min(_LEAD, len(plain)) - 1].end if plain else (sentences[-1].end if sentences else 0)
        headed = bool(sentences) and sentences[0].kind == "heading"
        self.heading_end = sentences[0].end if headed else 0

    def weight(self, start: int, *, heading: float = 4.0) -> float:
        """What a mention at offset ``start`` weighs: most in the heading, least below the first sentences."""
        if start >= self.end:
            return 1.0
        return heading if start < self.heading_end else 3.0

    def is_aside(self, start: int) -> bool:
        """Whether a relative clause ("who won the Cup") or a later sentence holds offset ``start``."""
        place = bisect_right(self._starts, start) - 1
        if place < 0 or place > (1 if self.heading_end else 0):
            return True
        return not _RELATIVES.isdisjoint(self._text[self._starts[place] : start].lower().split())


def story_event(text: str, sentences: Sequence[Sentence], mentions: Sequence[EntityMention]) -> str:
    """The name of the event the story is about, from its heading and first sentences; "" where there is none.

    ``mentions`` are event mentions as ``find_events`` (and ``verbal_events``) give them; others are ignored.
    """
    lead = Lead(text, sentences)
    lexicon = event_words()
    scores: dict[str, float] = {}
    kinds: dict[str, str] = {}
    for mention in mentions:
        if mention.entity_type == "event" and mention.entity and not mention.plural:
            weight = lead.weight(mention.start)
            bare = mention.text.lower()
            if bare.split()[-1] in lexicon.series and lead.is_aside(mention.start):
                weight = min(weight, 0.5)
            elif bare in lexicon.backdrop and mention.start >= lead.heading_end:
                weight = min(weight, 1.0)
            scores[mention.entity] = scores.get(mention.entity, 0.0) + weight
            head, _ = lexicon.heads.get(bare.split()[-1], ("", False))
            kinds[mention.entity] = kinds.get(mention.entity) or lexicon.canonical.get(head, head)
    said = word_counts(text) if len(scores) > 1 else Counter[str]()
    for name, kind in kinds.items():
        scores[name] += _cues(kind, said, lexicon)
    best = max(scores, key=lambda name: (scores[name], name), default="")
    return best if scores.get(best, 0.0) >= _ENOUGH else ""


def main_event(text: str, events: Sequence[Event], lead: Lead, lexicon: EventWords) -> Event | None:
    """The event the story is about, ``None`` where there is none."""
    said = word_counts(text)
    scored = [
        (_score(event, lead, lexicon) + _cues(event.kind, said, lexicon), -number, event)
        for number, event in enumerate(events)
        if _can_be_story(event, lexicon) or _is_told_at_length(event, said, lexicon)
    ]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] >= _ENOUGH else None


def _score(event: Event, lead: Lead, lexicon: EventWords) -> float:
    total = 0.0
    for phrase in event.phrases:
        aside = phrase.head in lexicon.series and lead.is_aside(phrase.start)
        backdrop = phrase.head in lexicon.backdrop and not phrase.is_identified and not phrase.heading
        total += 0.5 if aside else 1.0 if backdrop else lead.weight(phrase.start)
    return total


def _cues(kind: str, said: Counter[str], lexicon: EventWords) -> float:
    """How much the words of the whole text speak of this kind of event, up to 4."""
    words = lexicon.cues.get(kind, frozenset())
    return min(4.0, 0.75 * sum(said[word] for word in sorted(words)))


def _is_told_at_length(event: Event, said: Counter[str], lexicon: EventWords) -> bool:
    """Whether the words of the text are those of a report on it: "the match", goals, penalties, minutes."""
    if all(phrase.plural for phrase in event.phrases):
        return False
    return any(phrase.definite for phrase in event.phrases) and _cues(event.kind, said, lexicon) >= _TOLD


def _can_be_story(event: Event, lexicon: EventWords) -> bool:
    if all(phrase.plural for phrase in event.phrases):
        return False
    return any(
        phrase.is_identified or phrase.head not in lexicon.weak | lexicon.series for phrase in event.phrases
    )


def main_name(text: str, names: Sequence[EntityMention], lead: Lead) -> tuple[str, str]:
    """The name that heading and first sentences repeat, with its type, where no other comes near it.

    It is whose "the crash" is. ``("", "")`` where two names compete.
    """
    scores: dict[str, float] = {}
    fullest: dict[str, str] = {}
    types: dict[str, str] = {}
    for name in names:
        dateline = text[name.end : name.end + 3] in _DATELINES or text[name.end : name.end + 2] == " ("
        if name.form == "name" and name.entity_type != "event" and not (dateline and name.start < lead.end):
            called = name.entity or name.text
            key = called.split()[-1].casefold()
            share = 0.5 if name.entity_type == "organization" else 1.0
            scores[key] = scores.get(key, 0.0) + share * lead.weight(name.start, heading=6.0)
            fullest[key] = max(fullest.get(key, ""), called, key=len)
            types[key] = name.entity_type
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked or scores[ranked[0]] < _ENOUGH:
        return "", ""
    clear = len(ranked) == 1 or scores[ranked[1]] <= _CLEAR * scores[ranked[0]]
    return (fullest[ranked[0]], types[ranked[0]]) if clear else ("", "")
