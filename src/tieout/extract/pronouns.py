"""Third person pronouns: "he" is the nearest person who stands as a subject, "it" the nearest thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.extract.figures import Figure
from tieout.extract.lexicon import Word
from tieout.extract.scene import NOBODY, Answer

if TYPE_CHECKING:
    from tieout.extract.resolution import Resolver

_BE = frozenset(
    (
        "is",
        "was",
        "will",
        "has",
        "would",
        "may",
        "might",
        "seems",
        "could",
        "had",
        "'s",
        "’s",
        "be",
        "been",
        "being",
    )
)


class Pronouns:
    """Answers pronouns from what the resolver's scene remembers."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver

    def read(self, i: int, start: int, end: int) -> int:
        """Notes the mention at token ``i``, if it speaks of anybody; returns the last token used."""
        resolver = self.resolver
        sort = resolver.lexicon.pronouns[resolver.tokens.lows[i]]
        own = sort.startswith("own_")
        sex = sort.removeprefix("own_")
        if sex == "thing" and not own and self._is_empty(i, end):
            return i
        if own:
            last = resolver.nominals.kin_phrase(i, start, end)
            if last is None and sex == "thing":
                last = resolver.nominals.own_capital(i, end)
            if last is not None:
                return last
        answer = self._ahead(i, start, end) if own and sex in ("male", "female") else NOBODY
        if answer.figure is None:
            answer = self.who(i, sex, opens=i - start < 2, barred=None if own else self._clause_subject(i, start))
        if answer.figure is None and sex in ("thing", "plural"):
            return i
        resolver.add(
            i, i, "possessive" if own else "pronoun", answer,
            plural=sex == "plural", entity_type="person" if sex in ("male", "female") else "",
        )  # fmt: skip
        return i

    def _ahead(self, i: int, start: int, end: int) -> Answer:
        """ "In his comment, X said": a possessive that opens the sentence speaks of the subject to come."""
        resolver = self.resolver
        if (
            i - start not in (1, 2)
            or not resolver.flags[start] & Word.FUNCTION
            or resolver.tokens.words[start][0].islower()
        ):
            return NOBODY
        for k in range(i + 1, min(i + 9, end - 1)):
            if resolver.tokens.words[k] == ",":
                n = resolver.names_at.get(k + 1)
                owners = (
                    resolver.reading.cluster.by_key.get(resolver.reading.keys[n], []) if n is not None else []
                )
                if n is not None and resolver.tokens.words[resolver.reading.names[n].last + 1] == ",":
                    return NOBODY
                people = [owner for owner in owners if owner.entity_type == "person"]
                return Answer(people[0], 0.8) if len(people) == 1 else NOBODY
        return NOBODY

    def _clause_subject(self, i: int, start: int) -> Figure | None:
        """Who is the subject of the verb right before the pronoun at ``i``: a plain object never means him."""
        resolver = self.resolver
        lows, flags = resolver.tokens.lows, resolver.flags
        if lows[i] in ("himself", "herself", "itself", "themselves", "he", "she", "they"):
            return None
        if i - 1 <= start or not (flags[i - 1] & (Word.VERB | Word.SPEECH) or lows[i - 1].endswith("ed")):
            return None
        for sighting in reversed(resolver.scene.seen):
            if sighting.sentence != resolver.sentence or sighting.token < i - 4:
                return None
            if sighting.subject:
                return sighting.figure
        return None

    def who(self, i: int, sex: str, *, opens: bool = False, barred: Figure | None = None) -> Answer:
        """Whom a pronoun of ``sex`` (male, female, thing, plural) at token ``i`` means; ``opens`` at a sentence start."""
        resolver = self.resolver
        quoted = bool(resolver.quoted[i])
        if sex in ("male", "female"):
            answer = resolver.scene.nearest(
                lambda figure: -1.0 if figure is barred else _person(figure, sex), i, resolver.sentence, resolver.paragraph,
                quoted=quoted, reach=5, ceiling=0.85, near=resolver.tokens.lows[i] in ("himself", "herself"),
            )  # fmt: skip
            if answer.figure is None:
                main = resolver.scene.main.get("person")
                return (
                    NOBODY
                    if main is None or main.sex not in ("", sex) or main.first > i
                    else Answer(main, 0.4)
                )
            if answer.confidence > 0.6 and not answer.figure.sex:
                answer.figure.sex = sex
            if answer.figure.entity_type == "":
                answer.figure.entity_type = "person"
            return answer
        fits = _thing if sex == "thing" else _many
        return resolver.scene.nearest(
            lambda figure: -1.0 if figure is barred else fits(figure), i, resolver.sentence, resolver.paragraph, quoted=quoted, near=not opens,
            reach=1 if sex == "plural" else 2, ceiling=0.6 if opens or sex == "thing" else 0.4,
        )  # fmt: skip

    def _is_empty(self, i: int, end: int) -> bool:
        """Whether "it" stands for nothing: "it is clear that", "it seems", "it rained"."""
        lows, lexicon = self.resolver.tokens.lows, self.resolver.lexicon
        if i + 1 >= end:
            return False
        if lows[i + 1] in lexicon.expletive_verb:
            return True
        after = i + 1
        while after < end and (lows[after] in _BE or lows[after] in ("not", "also", "still", "now", "then")):
            after += 1
        return after > i + 1 and after < end and lows[after] in lexicon.expletive_after


def _person(figure: Figure, sex: str) -> float:
    if figure.entity_type not in ("person", "") or (figure.sex and figure.sex != sex):
        return -1.0
    if figure.votes.get("person", 0.0) < 1.5 and figure.keys and not figure.acts:
        return -1.0
    if figure.sex == sex:
        return 0.9
    return 0.4 if figure.votes.get("person", 0.0) >= 1.5 else 0.0


def _thing(figure: Figure) -> float:
    if figure.entity_type in ("person", "") or figure.plural or "media" in figure.kinds:
        return -1.0
    return 0.0 if figure.entity_type == "place" else 0.6 if figure.entity_type == "object" else 0.3


def _many(figure: Figure) -> float:
    if figure.plural:
        return 1.0
    return 0.0 if figure.entity_type == "organization" and "media" not in figure.kinds else -1.0
