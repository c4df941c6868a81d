"""Nouns that call a person again: "the prime minister", "the Kenyan", "the 82-year-old"."""

from __future__ import annotations

from tieout.extract.figures import Figure
from tieout.extract.lexicon import Word
from tieout.extract.scene import Answer
from tieout.extract.stage import KNOWN_BY, Stage


class Roles:
    """Answers nouns for people from a stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def called(self, first: int, i: int) -> None:
        """For "The prime minister", "the singer": whom the text calls so, or for a loose word the last
        person."""
        stage = self.stage
        noun = stage.tokens.lows[i]
        phrase = " ".join(stage.tokens.lows[first + 1 : i + 1])
        people = [
            figure for figure in stage.by_noun.get(noun, ())[-KNOWN_BY:] if figure.entity_type == "person"
        ]
        called = [figure for figure in people if phrase in figure.nouns] or people
        numbers = {figure.number for figure in called}
        if len(called) == 1 and called[0].first > i:
            answer = Answer(called[0], 0.7)
        elif called:
            sure = 0.8 if phrase != noun or len(called) == 1 else 0.6
            answer = stage.nearest(lambda f: 0.0 if f.number in numbers else -1.0, i, reach=20, ceiling=sure)
        elif noun in stage.lexicon.cues["loose"]:
            answer = stage.nearest(_any_person, i, reach=2, ceiling=0.5)
        else:
            return
        if answer.figure is not None:
            stage.add(first, i, "nominal", answer)

    def native(self, i: int, start: int, end: int) -> None:
        """For "The Kenyan took ...": a people's name alone after "the" is the person spoken of."""
        stage = self.stage
        lows, low = stage.tokens.lows, stage.tokens.lows[i]
        if i == start or lows[i - 1] != "the" or low.endswith(("s", "ese", "ish", "ch")):
            return
        if i + 1 < end and stage.tokens.words[i + 1][0].isalpha():
            bits = stage.tokens.flags[i + 1]
            acts = bits & (Word.SPEECH | Word.PERSONAL | Word.VERB) or lows[i + 1].endswith("ed")
            if not acts and lows[i + 1] not in stage.lexicon.cues["finite"]:
                return
        answer = stage.nearest(_any_person, i, reach=3, ceiling=0.65)
        if answer.figure is not None:
            stage.add(i - 1, i, "nominal", answer)

    def aged(self, i: int, start: int, end: int) -> None:
        """For "The 23-year-old": the person of that age, or the last person; the mention is the article
        alone, because the age itself is a value."""
        stage = self.stage
        lows = stage.tokens.lows
        if i == start or lows[i - 1] != "the" or stage.taken[i - 1]:
            return
        step = i + 1
        while step < min(end, i + 3) and (
            stage.valued[step] or stage.tokens.flags[step] & (Word.ROLE | Word.DEMONYM | Word.KIN)
        ):
            step += 1
        if step in stage.names_at:
            return
        digits = lows[i].partition("-")[0]
        age = int(digits) if digits.isdecimal() and len(digits) < 4 else -1

        def fits(figure: Figure) -> float:
            if figure.entity_type != "person":
                return -1.0
            return 3.0 if age in figure.ages else 0.0

        answer = stage.nearest(fits, i, reach=6, ceiling=0.8)
        if answer.figure is not None:
            stage.add(i - 1, i - 1, "nominal", answer)


def _any_person(figure: Figure) -> float:
    if figure.entity_type != "person":
        return -1.0
    return 0.0 if figure.acts or figure.votes.get("person", 0.0) > 1.0 else -1.0
