"""Third person pronouns: "he" is the nearest person who stands as a subject, "it" the nearest thing."""

from __future__ import annotations

from tieout.extract.figures import Figure
from tieout.extract.kin_phrases import KinPhrases
from tieout.extract.lexicon import Word
from tieout.extract.nominals import Nominals
from tieout.extract.scene import NOBODY, Answer
from tieout.extract.stage import Stage

_BE = frozenset(
    ("is", "was", "will", "has", "would", "may", "might", "could", "had", "'s", "’s", "be", "been", "being")
)
_SUBJECTS = frozenset(("himself", "herself", "itself", "themselves", "he", "she", "they"))
_STRONG = 1.5
"""Votes for a person that more than two plain capitals give."""


class Pronouns:
    """Answers pronouns from a stage."""

    def __init__(self, stage: Stage, kin: KinPhrases, nominals: Nominals) -> None:
        self.stage = stage
        self.kin = kin
        self.nominals = nominals

    def read(self, i: int, start: int, end: int) -> int:
        """Notes the mention at token ``i``, if it speaks of anybody; returns the last token used."""
        stage = self.stage
        sort = stage.lexicon.pronouns[stage.tokens.lows[i]]
        sex = sort.removeprefix("own_")
        if sort == sex:
            if sex != "thing" or not self._is_empty(i, start, end):
                self._note(i, sex, self._who(i, sex, start, barred=self._clause_subject(i, start)))
            return i
        if sex == "thing":
            last = self.nominals.own_capital(i, end)
            if last is not None:
                return last
        answer = self._ahead(i, start, end) if sex in ("male", "female") else NOBODY
        if answer.figure is None:
            answer = self._who(i, sex, start, barred=self._clause_subject(i, start))
        last = self.kin.possessive(i, end, answer)
        if last is not None:
            return last
        self._note(i, sex, answer, own=True)
        return i

    def _note(self, i: int, sex: str, answer: Answer, *, own: bool = False) -> None:
        person = sex in ("male", "female")
        if answer.figure is not None or person:
            self.stage.add(
                i,
                i,
                "possessive" if own else "pronoun",
                answer,
                plural=sex == "plural",
                entity_type="person" if person else "",
            )

    def _who(self, i: int, sex: str, start: int, *, barred: Figure | None = None) -> Answer:
        """Whom a pronoun of ``sex`` (male, female, thing, plural) at token ``i`` means; never ``barred``."""
        stage = self.stage
        if sex in ("male", "female"):
            return self._person(i, sex, barred)
        opens = i - start < 2
        fits = _thing if sex == "thing" else _many
        return stage.nearest(
            lambda figure: -1.0 if figure is barred else fits(figure),
            i,
            near=not opens,
            reach=2 if sex == "thing" else 1,
            ceiling=0.6 if opens or sex == "thing" else 0.4,
        )

    def _person(self, i: int, sex: str, barred: Figure | None) -> Answer:
        stage = self.stage
        living = stage.tokens.lows[i + 1 : i + 2] in (["has"], ["is"], ["says"], ["will"])
        answer = stage.nearest(
            lambda figure: -1.0 if figure is barred else _man_or_woman(figure, sex, living=living),
            i,
            near=stage.tokens.lows[i] in ("himself", "herself"),
            reach=5,
            ceiling=0.85,
        )
        figure = answer.figure
        if figure is None:
            main = stage.scene.main.get("person")
            fits = main is not None and main.sex in ("", sex) and main.first <= i and main is not barred
            return Answer(main, 0.4) if fits else NOBODY
        if not figure.sex and (answer.confidence > 0.6 or figure.likely == sex):
            figure.sex = sex
        if figure.entity_type == "":
            figure.entity_type = "person"
        return answer

    def _clause_subject(self, i: int, start: int) -> Figure | None:
        """Who is the subject of the verb right before the pronoun at ``i``: a plain object never means him,
        nor does "his" in "X was his friend"."""
        stage = self.stage
        low, before = stage.tokens.lows[i], stage.tokens.lows[i - 1]
        if low in _SUBJECTS or i - 1 <= start:
            return None
        verb = stage.tokens.flags[i - 1] & (Word.VERB | Word.SPEECH) or before.endswith("ed")
        reach = 4
        if stage.lexicon.pronouns[low].startswith("own_"):
            verb, reach = before in _BE or (verb and low == "her" and self._ends_phrase(i)), 8
        if not verb:
            return None
        for sighting in reversed(stage.scene.seen):
            if sighting.sentence != stage.scene.sentence or sighting.last < i - reach:
                return None
            if sighting.subject:
                return sighting.figure
        return None

    def _ends_phrase(self, i: int) -> bool:
        """Whether nothing that "her" could own follows token ``i``."""
        tokens = self.stage.tokens
        if i + 1 >= len(tokens.words):
            return True
        return bool(tokens.flags[i + 1] & Word.FUNCTION) or not tokens.words[i + 1][0].isalpha()

    def _ahead(self, i: int, start: int, end: int) -> Answer:
        """For "In his comment, X said": a possessive that opens the sentence speaks of the subject to
        come."""
        stage = self.stage
        words = stage.tokens.words
        if (
            i - start not in (1, 2)
            or not stage.tokens.flags[start] & Word.FUNCTION
            or words[start][0].islower()
        ):
            return NOBODY
        for k in range(i + 1, min(i + 9, end - 1)):
            if words[k] != ",":
                continue
            n = stage.names_at.get(k + 1)
            if n is None or words[stage.ground.names[n].last + 1 : stage.ground.names[n].last + 2] == [","]:
                return NOBODY
            people = [owner for owner in stage.owners(k + 1) if owner.entity_type == "person"]
            return Answer(people[0], 0.8) if len(people) == 1 else NOBODY
        return NOBODY

    def _is_empty(self, i: int, start: int, end: int) -> bool:
        """Whether "it" stands for nothing: "it is clear that", "it seems", "it rained"."""
        lows, cues = self.stage.tokens.lows, self.stage.lexicon.cues
        if i + 1 >= end:
            return False
        if lows[i + 1] in cues["expletive_verb"]:
            return True
        after = i + 1
        while after < min(end, i + 6) and (
            lows[after] in _BE or lows[after] in ("not", "also", "still", "now", "then")
        ):
            after += 1
        if not i + 1 < after < end:
            return False
        said = lows[after : after + 4]
        counts = i > start and not cues["ordinals"].isdisjoint(said)  # "for him it was only the third race"
        return lows[after] in cues["expletive_after"] or "time" in said or counts


def _man_or_woman(figure: Figure, sex: str, *, living: bool) -> float:
    if figure.entity_type not in ("person", "") or (figure.sex and figure.sex != sex):
        return -1.0
    strong = figure.votes.get("person", 0.0) >= _STRONG
    if figure.keys and not strong and not (figure.acts if figure.entity_type else figure.leads):
        return -1.0
    bonus = 1.6 if living and not figure.dead else 0.0  # "he has held": the dead have not
    if figure.sex == sex:
        return 0.9 + bonus
    if figure.likely:
        bonus += 0.2 if figure.likely == sex else -0.8
    return max(0.0, bonus + (0.4 if strong else 0.0))


def _thing(figure: Figure) -> float:
    if figure.entity_type == "":
        return 0.0 if figure.leads and figure.votes.get("person", 0.0) <= 0.0 else -1.0
    if figure.entity_type == "person" or "media" in figure.kinds:
        return -1.0
    if figure.entity_type == "place":
        return 0.0
    return 0.6 if figure.entity_type == "object" else 0.3


def _many(figure: Figure) -> float:
    if figure.plural:
        return 1.0
    return 0.0 if figure.entity_type == "organization" and "media" not in figure.kinds else -1.0
