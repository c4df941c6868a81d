"""What is known of a document before any rule runs: its sentences, values, names and events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tieout.extract.cast import Cast, read_cast, read_names
from tieout.extract.context import Context, value_context
from tieout.extract.dated import dated_what
from tieout.extract.ellipsis import paid
from tieout.extract.events import find_events, story_event, verbal_events
from tieout.extract.mask import Masked, mask
from tieout.extract.mentions import EntityMention
from tieout.extract.near import near_figure
from tieout.extract.offices import find_offices
from tieout.extract.phrases import What, clause_subject, what_phrase
from tieout.extract.quotation_marks import quoted_spans
from tieout.extract.repeated import is_counted_off, times_a_comparison
from tieout.extract.sentences import Sentence, split_sentences
from tieout.extract.shares import parted
from tieout.extract.topic import Weight, heaviest, weigh
from tieout.model import Document, EntityType
from tieout.rulebook import RuleBook
from tieout.values import ValueMention, is_repeat, read_values


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what stands in it, each row in the order of the text.

    ``values`` are figures and offices together; ``figures`` the figures alone. ``happenings`` are verbs that
    state an event ("Kabul fell"), each with the name that nouns for the event share.
    """

    text: str
    sentence: Sentence
    values: tuple[ValueMention, ...]
    figures: tuple[ValueMention, ...]
    entities: tuple[EntityMention, ...]
    happenings: tuple[EntityMention, ...]

    def masked(self) -> Masked:
        """The sentence as rules see it."""
        return mask(self.text, self.sentence.start, self.sentence.end, self.values, self.entities)

    def what(self, mention: ValueMention) -> What:
        """What a figure counts, measures or dates."""
        return what_phrase(self.text, self.sentence, mention, self.entities, self.figures)

    def subject(self, mention: ValueMention) -> EntityMention | None:
        """The grammatical subject of the clause a figure stands in."""
        return clause_subject(self.text, self.sentence, mention, self.entities, self.figures)

    def deed(self, mention: ValueMention) -> str:
        """What the clause of a figure says was done: "moved away" of "at 11 he moved away"."""
        near = near_figure(self.text, self.sentence, mention, self.entities, self.figures)
        return "" if near is None else dated_what(near).phrase

    def is_compared(self, mention: ValueMention) -> bool:
        """Whether a date says when the figure before it was, with which another one is compared."""
        near = near_figure(self.text, self.sentence, mention, self.entities, self.figures)
        return near is not None and times_a_comparison(near)

    def counts_in_row(self, mention: ValueMention) -> bool:
        """Whether an ordinal says which one in a row something was, and not in what order it is told."""
        near = near_figure(self.text, self.sentence, mention, self.entities, self.figures)
        return near is not None and is_counted_off(near)

    def context(self, mention: ValueMention | None) -> Context:
        """What the words around do to a figure. An office is no forecast because its clause is one."""
        if mention is None or mention.value.kind == "text":
            return Context()
        return value_context(self.text, self.sentence, mention, self.entities, self.figures)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read: every later step looks here and nowhere else."""

    document: Document
    scenes: tuple[Scene, ...]
    cast: Cast
    weights: tuple[Weight, ...]
    """How much the document is about each entity."""
    story: str
    """The event that the document tells, or an empty text."""
    quoted: tuple[tuple[int, int], ...]
    """Where quotations stand, sorted and disjoint."""
    wholes: Mapping[int, str]
    """What a figure is a part of, by the figure's start: "34" of the 33 in "33 of the 34 provinces"."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all scenes."""
        return tuple(scene.sentence for scene in self.scenes)

    def is_quoted(self, mention: ValueMention) -> bool:
        """Whether a figure stands inside a quotation, which may run over several sentences."""
        place = bisect_left(self.quoted, (mention.start, mention.start)) - 1
        return place >= 0 and mention.end <= self.quoted[place][1]

    def topic(self, types: Collection[str], words: Collection[str] = ()) -> tuple[str, EntityType] | None:
        """What the document is most about among entities of ``types``, those named by ``words`` first."""
        return heaviest(self.weights, types, words)


def read(document: Document, book: RuleBook) -> Reading:
    """Sentences, values, offices and the cast of ``document``; furniture is never looked at."""
    text = document.text
    sentences = split_sentences(text, document.furniture)
    spans = [(sentence.start, sentence.end) for sentence in sentences]
    language = document.language or "en"
    stated = read_values(text, reference=document.published, language=language, spans=spans)
    printed = [mention for mention in stated if not is_repeat(mention.value)]
    figures, wholes = parted(text, paid(text, sentences, printed), language=language)
    names = read_names(text, sentences, figures, book.vocabulary)
    events = find_events(text, sentences, figures, names.mentions)
    happenings = verbal_events(text, sentences, figures, names.mentions)
    cast = read_cast(text, sentences, figures, events, book.vocabulary, names=names, document=document.id)
    values = _merged(figures, find_offices(text, sentences, book.vocabulary))
    by_value, by_figure, by_entity, by_happening = (
        _Row(values),
        _Row(figures),
        _Row(cast.mentions),
        _Row(happenings),
    )
    scenes = tuple(
        Scene(
            text,
            sentence,
            by_value.inside(sentence),
            by_figure.inside(sentence),
            by_entity.inside(sentence),
            by_happening.inside(sentence),
        )
        for sentence in sentences
    )
    quoted = tuple(quoted_spans(text, sentences))
    told = sorted([*cast.mentions, *happenings], key=lambda mention: mention.start)
    story = story_event(text, sentences, told)
    weights = weigh(cast, happenings, sentences, story)
    return Reading(document, scenes, cast, weights, story, quoted, wholes)


Mention = TypeVar("Mention", ValueMention, EntityMention)


class _Row(Generic[Mention]):
    """Mentions in order, cut by sentence."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions: Sequence[Mention] = mentions
        self._starts = [mention.start for mention in mentions]

    def inside(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The mentions that lie whole inside ``sentence``."""
        low, high = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return tuple(mention for mention in self._mentions[low:high] if mention.end <= sentence.end)


def _merged(values: Sequence[ValueMention], offices: Sequence[ValueMention]) -> list[ValueMention]:
    """Values and offices in one disjoint row; where they overlap the figure wins."""
    kept: list[ValueMention] = []
    for mention in sorted([*values, *offices], key=lambda m: (m.start, m.value.kind == "text", -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
