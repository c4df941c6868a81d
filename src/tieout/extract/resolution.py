"""Reads a document from left to right and says who each name, noun and pronoun means."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.bearers import bearer, byname
from tieout.extract.drafts import Draft, Ground
from tieout.extract.figures import Figure
from tieout.extract.kin_phrases import KinPhrases
from tieout.extract.lexicon import Word
from tieout.extract.mentions import EntityMention
from tieout.extract.nominals import Nominals
from tieout.extract.pronouns import Pronouns
from tieout.extract.roles import Roles
from tieout.extract.scene import Answer
from tieout.extract.stage import Stage

_INTEREST = (
    Word.PRONOUN
    | Word.KIN
    | Word.PLACE_NOUN
    | Word.ORGANIZATION_NOUN
    | Word.OBJECT_NOUN
    | Word.ROLE
    | Word.DEMONYM
    | Word.TITLE
)


def resolve(ground: Ground, events: Sequence[EntityMention]) -> tuple[list[Draft], list[Figure]]:
    """The mentions of a document in order, ``events`` left out, and the figures that only nouns name."""
    stage = Stage(ground, events)
    reader = _Reader(stage)
    firsts = stage.tokens.firsts
    aged = [stage.tokens.at(value.start) for value in ground.values if value.text.endswith("year-old")]
    points = sorted({*stage.tokens.where(_INTEREST), *stage.names_at, *aged})
    happenings = [event for event in events if event.entity and not event.plural]
    shown = 0
    place = 0
    for number, sentence in enumerate(ground.sentences):
        stage.scene.sentence, stage.scene.paragraph = number, sentence.paragraph
        start, end = firsts[number], firsts[number + 1]
        done = -1
        while place < len(points) and points[place] < end:
            reached = stage.tokens.starts[points[place]]
            while shown < len(happenings) and happenings[shown].start < reached:
                stage.show_event(happenings[shown])
                shown += 1
            if points[place] > done and not stage.taken[points[place]]:
                done = reader.read(points[place], start, end)
            place += 1
    return stage.drafts, stage.extra


class _Reader:
    """Sends each point of a document to who can read it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.kin = KinPhrases(stage)
        self.roles = Roles(stage)
        self.nominals = Nominals(stage, self.roles)
        self.pronouns = Pronouns(stage, self.kin, self.nominals)

    def read(self, i: int, start: int, end: int) -> int:
        """Reads token ``i`` of the sentence from ``start`` to ``end``; returns the last token used."""
        stage = self.stage
        if i in stage.names_at:
            return self._name(stage.names_at[i], start)
        if stage.valued[i]:
            if stage.tokens.lows[i].endswith("year-old"):
                self.roles.aged(i, start, end)
            return i
        bits = stage.tokens.flags[i]
        if bits & Word.PRONOUN and stage.tokens.words[i] != "US":
            return self.pronouns.read(i, start, end)
        if bits & Word.KIN:
            return self.kin.read(i, start, end)
        self.nominals.read(i, start, end)
        return i

    def _name(self, n: int, start: int) -> int:
        stage = self.stage
        name = stage.ground.names[n]
        owners = stage.owners(name.first)
        if not owners or 1 in stage.taken[name.first : name.last + 1]:
            return name.first
        first = name.first
        if len(owners) == 1:
            answer = Answer(owners[0], 1.0 if name.sure else 0.8)
        else:
            first, answer = bearer(stage, name, owners, start)
        answer = byname(stage, name, answer)
        self.kin.complete(name.first, answer.figure)
        draft = stage.add(first, name.last, "name", answer)
        if draft is not None:
            draft.named = stage.tokens.starts[name.first]
            if name.title is not None:
                draft.title = (stage.tokens.starts[name.title[0]], stage.tokens.ends[name.title[1]])
        return name.last
