"""What is known of a document before any rule runs: its sentences, values, names and events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tieout.extract.cast import Cast, read_cast, read_names
from tieout.extract.events import find_events, verbal_events
from tieout.extract.mask import Masked, mask
from tieout.extract.mentions import EntityMention
from tieout.extract.offices import find_offices
from tieout.extract.sentences import Sentence, split_sentences
from tieout.extract.topic import topic
from tieout.model import Document, EntityType
from tieout.rulebook import RuleBook
from tieout.values import ValueMention, read_values


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read: every later step looks here and nowhere else."""

    document: Document
    sentences: tuple[Sentence, ...]
    values: tuple[ValueMention, ...]
    """Numbers, dates and offices together, sorted and disjoint."""
    cast: Cast
    happenings: tuple[EntityMention, ...]
    """Verbs that state an event ("Kabul fell"), each with the name that nouns for the event share."""

    def masked(self) -> Iterator[tuple[Sentence, Masked]]:
        """Each sentence that mentions anything, masked."""
        text, entities = self.document.text, self.cast.mentions
        starts = [mention.start for mention in entities]
        value_starts = [mention.start for mention in self.values]
        for sentence in self.sentences:
            first, last = _within(value_starts, sentence)
            low, high = _within(starts, sentence)
            if first < last or low < high:
                yield (
                    sentence,
                    mask(text, sentence.start, sentence.end, self.values[first:last], entities[low:high]),
                )


    def topic(self, types: Collection[str], words: Collection[str] = ()) -> tuple[str, EntityType] | None:
        """What the document is most about among entities of ``types``, those named by ``words`` first."""
        return topic(self.cast, self.sentences, types, words)


def _within(starts: Sequence[int], sentence: Sentence) -> tuple[int, int]:
    return bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)


def read(document: Document, book: RuleBook) -> Reading:
    """Sentences, values, offices and the cast of ``document``; furniture is never looked at."""
    text = document.text
    sentences = split_sentences(text, document.furniture)
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    values = read_values(text, reference=document.published, language=document.language or "en", spans=spans)
    names = read_names(text, sentences, values, book.vocabulary)
    events = find_events(text, sentences, values, names.mentions)
    cast = read_cast(text, sentences, values, events, book.vocabulary, names=names, document=document.id)
    offices = find_offices(text, sentences, book.vocabulary)
    happenings = verbal_events(text, sentences, values, names.mentions)
    return Reading(document, tuple(sentences), tuple(_merged(values, offices)), cast, tuple(happenings))


def _merged(values: Sequence[ValueMention], offices: Sequence[ValueMention]) -> list[ValueMention]:
    """Values and offices in one disjoint row; where they overlap the figure wins."""
    kept: list[ValueMention] = []
    for mention in sorted([*values, *offices], key=lambda m: (m.start, m.value.kind == "text", -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def mentions_in(mentions: Sequence[EntityMention], sentence: Sentence) -> list[EntityMention]:
    """The entity mentions inside ``sentence``, in order."""
    return [
        mention for mention in mentions if sentence.start <= mention.start and mention.end <= sentence.end
    ]
