"""The state of one reading from left to right, shared by names, nouns, kin words and pronouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tieout.extract.drafts import Draft, Ground
from tieout.extract.figures import Figure
from tieout.extract.lexicon import Word
from tieout.extract.mentions import EntityMention, Form
from tieout.extract.scene import Answer, Fits, Scene
from tieout.extract.tokens import Tokens
from tieout.model import EntityType

_QUOTES = frozenset('“„«"”»')
KNOWN_BY = 24
"""Figures looked at that share one noun, the latest first."""
_BEFORE_SUBJECT = Word.TITLE | Word.ROLE | Word.DEMONYM | Word.OFFICE_MODIFIER | Word.KIN


class Stage:
    """Mentions noted so far (``drafts``), figures that only nouns name (``extra``), and which tokens are
    covered: ``taken`` by an event, ``valued`` by a value, ``quoted`` by quotation marks. ``names_at`` maps
    a first token to the index of the name that starts there."""

    def __init__(self, ground: Ground, events: Sequence[EntityMention]) -> None:
        self.ground = ground
        self.tokens = ground.tokens
        self.lexicon = ground.lexicon
        self.drafts: list[Draft] = []
        self.extra: list[Figure] = []
        self.scene = Scene(_main(ground.cluster.figures))
        self.names_at = {name.first: n for n, name in enumerate(ground.names)}
        self.taken = _covered(self.tokens, [(event.start, event.end) for event in events])
        self.valued = _covered(self.tokens, [(value.start, value.end) for value in ground.values])
        self.quoted = _quoted(ground)
        self.by_noun: dict[str, list[Figure]] = {}
        self.by_kind: dict[str, list[Figure]] = {}
        self.by_event: dict[str, Figure] = {}
        for figure in ground.cluster.figures:
            self.index_nouns(figure)
            for kind in sorted(figure.kinds):
                self.by_kind.setdefault(kind, []).append(figure)

    def index_nouns(self, figure: Figure) -> None:
        """Makes ``figure`` known by its nouns, and by the last word of each ("prime minister" by
        "minister")."""
        for noun in figure.nouns:
            self.by_noun.setdefault(noun, []).append(figure)
            if " " in noun:
                last = self.by_noun.setdefault(noun.rpartition(" ")[2], [])
                if figure not in last[-1:]:
                    last.append(figure)

    def owners(self, token: int) -> list[Figure]:
        """Who the name that starts at ``token`` may mean; empty where none does."""
        n = self.names_at.get(token)
        return [] if n is None else self.ground.cluster.by_key.get(self.ground.keys[n], [])

    def nearest(self, fits: Fits, token: int, *, reach: int, ceiling: float, near: bool = False) -> Answer:
        """``Scene.nearest`` for a word at ``token``."""
        return self.scene.nearest(
            fits, quoted=bool(self.quoted[token]), reach=reach, ceiling=ceiling, near=near
        )

    def add(
        self,
        first: int,
        last: int,
        form: Form,
        answer: Answer,
        *,
        plural: bool = False,
        entity_type: EntityType = "",
    ) -> Draft | None:
        """Notes the mention from token ``first`` to ``last`` and lets the scene remember it; ``None`` where
        it would overlap the one before."""
        start = self.tokens.starts[first]
        if self.drafts and self.drafts[-1].end > start:
            return None
        figure = answer.figure
        draft = Draft(
            start,
            self.tokens.ends[last],
            form,
            figure,
            answer.confidence,
            plural,
            answer.candidates,
            entity_type,
            named=start,
        )
        self.drafts.append(draft)
        if figure is not None:
            subject = self._is_subject(first, last) and not self._only_tells(figure, first, last)
            figure.acts = figure.acts or subject
            figure.leads = figure.leads or (subject and first - self.tokens.firsts[self.scene.sentence] < 2)
            self.scene.enter(figure, last, subject=subject, quoted=bool(self.quoted[first]))
        return draft

    def take_back(self) -> Draft:
        """Removes the last mention, to be read as part of a longer one."""
        if self.scene.seen and self.drafts[-1].figure is self.scene.seen[-1].figure:
            self.scene.seen.pop()
        return self.drafts.pop()

    def create(self, name: str, entity_type: EntityType, token: int) -> Figure:
        """A figure that the text names by a noun only."""
        number = self.ground.cluster.next_number + len(self.extra)
        figure = Figure(number, entity_type=entity_type, name=name, first=token)
        self.extra.append(figure)
        return figure

    def _only_tells(self, figure: Figure, first: int, last: int) -> bool:
        """For "..., the institute said.": a body that only tells is not what the story goes on with."""
        if figure.entity_type not in ("organization", "place"):
            return False
        lows, flags, start = self.tokens.lows, self.tokens.flags, self.tokens.firsts[self.scene.sentence]
        told = last + 1 < len(lows) and bool(flags[last + 1] & Word.SPEECH)
        before = first - 1
        while before > start and lows[before] not in (",", '"', "”"):
            if first - before > 5:
                return False
            before -= 1
        return told and before > start

    def show_event(self, event: EntityMention) -> None:
        """Lets the scene remember an event, so that "it" may mean it; what happens is named elsewhere."""
        figure = self.by_event.get(event.entity)
        first = self.tokens.at(event.start)
        if figure is None:
            figure = self.by_event[event.entity] = self.create(event.entity, "event", first)
        last = max(first, self.tokens.at(event.end) - 1)
        keep, self.scene.sentence = self.scene.sentence, bisect_right(self.tokens.firsts, first) - 1
        subject = self._is_subject(first, last)
        self.scene.enter(figure, last, subject=subject, quoted=bool(self.quoted[first]))
        self.scene.sentence = keep

    def _is_subject(self, first: int, last: int) -> bool:
        """Whether a mention stands where subjects stand: at the start of a clause, and not as an owner."""
        lows, flags, firsts = self.tokens.lows, self.tokens.flags, self.tokens.firsts
        start, end = firsts[self.scene.sentence], firsts[self.scene.sentence + 1]
        after = flags[last + 1] if last + 1 < end else 0
        if last + 1 < end and lows[last + 1] in ("'s", "’s"):
            return False
        if last + 2 < end and lows[last + 1] == "," and lows[last + 2] in ("but", "yet"):
            return False  # a fragment: "King of Swing, but he ..."
        i = first - 1
        while i >= start and (
            flags[i] & _BEFORE_SUBJECT
            or self.valued[i]
            or lows[i] in ("the", "a", "an", "his", "her", "their")
        ):
            i -= 1
        if i < start or after & Word.VERB or not lows[i][0].isalnum():
            return True
        return lows[i] in self.lexicon.cues["joining"] or bool(flags[i] & Word.SPEECH)


def _main(figures: Sequence[Figure]) -> dict[str, Figure]:
    main: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda figure: (-figure.weight, figure.number)):
        main.setdefault(figure.entity_type, figure)
    return main


def _covered(tokens: Tokens, spans: Sequence[tuple[int, int]]) -> bytearray:
    """For each token 1 where one of ``spans`` covers part of it."""
    covered = bytearray(len(tokens.words) + 1)
    starts, ends = tokens.starts, tokens.ends
    for start, end in spans:
        i = max(tokens.at(start) - 1, 0)
        while i < len(starts) and starts[i] < end:
            if ends[i] > start:
                covered[i] = 1
            i += 1
    return covered


def _quoted(ground: Ground) -> bytearray:
    """For each token 1 where it stands inside quotation marks; a mark left open ends with its paragraph."""
    tokens = ground.tokens
    inside = bytearray(len(tokens.words) + 1)
    marks = [i for i, word in enumerate(tokens.words) if word in _QUOTES]
    if not marks:
        return inside
    paragraph, opened, number = -1, -1, 0
    for i in marks:
        while tokens.firsts[number + 1] <= i:
            number += 1
        if ground.sentences[number].paragraph != paragraph:
            paragraph, opened = ground.sentences[number].paragraph, -1
        word = tokens.words[i]
        if word in "“„«" or (word == '"' and opened < 0):
            opened = i
        elif opened >= 0:
            inside[opened : i + 1] = b"\1" * (i + 1 - opened)
            opened = -1
    return inside
