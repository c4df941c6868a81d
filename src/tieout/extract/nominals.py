"""Nouns that call a place, a body or a thing again: "the valley", "the company", "its capital"."""

from __future__ import annotations

from collections.abc import Iterator

from tieout.extract.figures import Figure, describe
from tieout.extract.lexicon import Word
from tieout.extract.roles import Roles
from tieout.extract.scene import NOBODY, Answer, decide
from tieout.extract.stage import KNOWN_BY, Stage
from tieout.model import EntityType

_DEFINITE = frozenset(("the", "this", "that"))
_THINGS = Word.PLACE_NOUN | Word.ORGANIZATION_NOUN | Word.OBJECT_NOUN
_NOUNS = _THINGS | Word.ROLE | Word.TITLE | Word.EVENT
_TYPES: tuple[tuple[EntityType, int], ...] = (
    ("place", Word.PLACE_NOUN),
    ("organization", Word.ORGANIZATION_NOUN),
    ("object", Word.OBJECT_NOUN),
)
_ALWAYS_SAID = frozenset(("water", "height", "wild", "continent"))
"""Kinds of place that a text names: nothing is called "the river" of which it never said so."""
_COPULAS = frozenset(
    ("is", "was", "are", "were", "be", "been", "become", "became", "becomes", "remains", "as")
)
"""After these a noun says what somebody is, and calls nobody again."""
_LEAST = 1.2
"""What a figure must score to be called by a bare noun: a shared kind, or nearness and weight in the
story."""


class Nominals:
    """Answers nouns from a stage."""

    def __init__(self, stage: Stage, roles: Roles) -> None:
        self.stage = stage
        self.roles = roles
        self._objects: list[int] | None = None

    def read(self, i: int, start: int, end: int) -> None:
        """Notes the mention whose head is token ``i``, if there is one."""
        stage = self.stage
        bits, lows = stage.tokens.flags[i], stage.tokens.lows
        if stage.tokens.words[i][0].isupper():
            if bits & Word.DEMONYM:
                self.roles.native(i, start, end)
                return
            if i > start and stage.ground.sentences[stage.scene.sentence].kind != "heading":
                return
        of = i + 1 < end and lows[i + 1] == "of"
        if not bits & (_THINGS | Word.ROLE | Word.TITLE) or (
            of and not bits & (Word.ROLE | Word.TITLE | Word.OBJECT_NOUN)
        ):
            return
        grouped = i - 2 > start and lows[i - 1] == "of" and lows[i - 2] in stage.lexicon.cues["gathered"]
        first = self._determiner(i - 2 if grouped else i, start)
        if first < 0 or self._is_modifier(i, end) or (first > start and lows[first - 1] in _COPULAS):
            return
        low = lows[first]
        if low in ("'s", "’s"):
            if bits & Word.OBJECT_NOUN:
                self._thing(first, i, of=of)
        elif low in ("a", "an"):
            self._indefinite(first, i, end)
        elif self._names_next(i, end) or not stage.lexicon.cues["other"].isdisjoint(lows[first + 1 : i]):
            return
        elif bits & _THINGS:
            self._thing(first, i, of=of)
        else:
            self.roles.called(first, i)

    def _determiner(self, i: int, start: int) -> int:
        """The token that opens the noun phrase of head ``i``: an article or "'s", values passed over; or
        -1."""
        stage = self.stage
        lows, flags = stage.tokens.lows, stage.tokens.flags
        for n in range(i - 1, max(start - 1, i - 8), -1):
            low = lows[n]
            if stage.valued[n] or low in ("(", ")"):
                continue
            if stage.taken[n] or n in stage.names_at:
                return -1
            if low in _DEFINITE or low in ("a", "an") or (low in ("'s", "’s") and n + 1 < i):
                return n
            if not low[0].isalpha() or flags[n] & (Word.FUNCTION | Word.PRONOUN | Word.SPEECH):
                return -1
            if n == i - 1 and low.endswith("s") and flags[i] & Word.OBJECT_NOUN and not low.endswith("ss"):
                return -1  # "the best distance runners train": a plural noun and its verb
        return -1

    def _is_modifier(self, i: int, end: int) -> bool:
        """Whether the noun at ``i`` only describes the noun after it ("the company spokesman", "the bridge
        toll"), or is no place ("the capital ratio")."""
        stage = self.stage
        if i + 1 >= end or not stage.tokens.joined(i):
            return False
        bits, word = stage.tokens.flags[i + 1], stage.tokens.words[i + 1]
        if not word[0].islower():
            return False
        if stage.tokens.lows[i] == "capital" and word in stage.lexicon.cues["funds"]:
            return True
        return bool(bits & _NOUNS) and not bits & (Word.FUNCTION | Word.SPEECH | Word.PERSONAL | Word.VERB)

    def _names_next(self, i: int, end: int) -> bool:
        """Whether the noun introduces a name right after it: "the capital Kabul", "the province of Herat"."""
        stage = self.stage
        lows, bits = stage.tokens.lows, stage.tokens.flags[i]
        step = i + 1
        if step < end and lows[step] == "of":
            if bits & Word.OBJECT_NOUN:
                return False
            step += 2 if step + 1 < end and lows[step + 1] == "the" else 1
        elif step + 1 < end and lows[step] == ",":
            return step + 1 in stage.names_at and bool(bits & (Word.TITLE | Word.ROLE))
        while step < end and stage.tokens.words[step] in "\"'“‘«":
            step += 1
        return step in stage.names_at

    def _thing(self, first: int, i: int, *, of: bool) -> None:
        """A place, body or thing: one the text has named, else a new figure named by the noun."""
        stage = self.stage
        lows, bits = stage.tokens.lows, stage.tokens.flags[i]
        noun = lows[i]
        if noun == "capital" and self._national_capital(first, i):
            return
        types = tuple(kind for kind, bit in _TYPES if bits & bit)
        described = first + 1 < i and lows[i - 1] != "whole"
        foreign = bits & Word.ORGANIZATION_NOUN and any(
            stage.tokens.flags[n] & Word.DEMONYM for n in range(first + 1, i)
        )
        answer = self._again(noun, types, i, least=3.0 if foreign else 1.5 if described else 0.0)
        if answer.figure is not None and answer.figure.entity_type == "":
            answer.figure.entity_type = types[0]
            describe(answer.figure, noun, stage.lexicon)
            stage.index_nouns(answer.figure)
        if answer.figure is None and bits & Word.OBJECT_NOUN:
            later = [
                figure for figure in stage.by_noun.get(noun, ())[:KNOWN_BY] if figure.entity_type in types
            ]
            answer = Answer(later[0], 0.7) if len(later) == 1 else NOBODY
        if answer.figure is None:
            if bits & Word.STALE or of:
                return
            figure = stage.create(self._first_called(noun, i), types[0], i)
            figure.nouns[noun] = None
            figure.nouns[figure.name] = None
            figure.kinds.update(stage.lexicon.kinds.get(noun, ()))
            stage.index_nouns(figure)
            answer = Answer(figure, 0.45)
        if lows[first] in ("'s", "’s"):
            first += 1
        if any(stage.valued[first:i]):
            first = i
        plural = noun in stage.lexicon.cues["plural"]
        if answer.figure is not None:
            answer.figure.plural = answer.figure.plural or plural
        stage.add(first, i, "nominal", answer, plural=plural)

    def _first_called(self, noun: str, i: int) -> str:
        """The noun by which the text first spoke of such a thing: "the vessel" after "a ferry" is a ferry."""
        kinds = set(self.stage.lexicon.kinds.get(noun, ()))
        tokens = self.stage.tokens
        if not tokens.flags[i] & Word.OBJECT_NOUN:
            return noun
        if self._objects is None:
            self._objects = tokens.where(Word.OBJECT_NOUN)
        for place in self._objects:
            if place >= i:
                break
            low = tokens.lows[place]
            if kinds & set(self.stage.lexicon.kinds.get(low, ())):
                return low
        return noun

    def _again(self, noun: str, types: tuple[EntityType, ...], i: int, *, least: float) -> Answer:
        """The figure that "the ``noun``" calls again: of a fitting kind, described so, near, or the story's
        own."""
        stage = self.stage
        kinds = frozenset(stage.lexicon.kinds.get(noun, ()))
        main = stage.scene.main
        near: dict[int, tuple[float, Figure]] = {}
        heard: set[int] = set()
        for age, sighting in enumerate(reversed(stage.scene.seen)):
            gap = stage.scene.sentence - sighting.sentence
            if gap < 2 and (sighting.subject or self._is_main(sighting.figure, types)):
                heard.add(sighting.figure.number)
            if sighting.figure.number not in near:
                score = (
                    max(0.0, 2.0 - 0.35 * gap) + (0.4 if sighting.subject and gap < 2 else 0.0) - age * 0.03
                )
                near[sighting.figure.number] = (score, sighting.figure)
        for figure in (
            *stage.by_noun.get(noun, ())[-KNOWN_BY:],
            *(main[kind] for kind in (*types, "") if kind in main),
            *(figure for kind in sorted(kinds) for figure in stage.by_kind.get(kind, ())[-KNOWN_BY:]),
        ):
            if figure.first < i:
                near.setdefault(figure.number, (0.0, figure))
        scored: list[tuple[float, Figure]] = []
        for score, figure in near.values():
            if figure.entity_type == "" and stage.tokens.flags[i] & Word.STALE:
                continue
            if figure.entity_type not in ("", *types) and (
                noun not in figure.nouns or figure.entity_type in ("person", "event")
            ):
                continue
            fit = _fit(figure, noun, kinds)
            if fit < 0 or (fit < least and figure.number not in heard):
                continue
            score += fit + (1.8 if self._is_main(figure, types) else 0.0)
            if score >= _LEAST:
                scored.append((score, figure))
        return decide(scored, 0.85)

    def _is_main(self, figure: Figure, types: tuple[EntityType, ...]) -> bool:
        """Whether ``figure`` is the story's main one of its type; one of unknown type must outweigh those of
        the types asked for."""
        main = self.stage.scene.main
        if main.get(figure.entity_type) is not figure:
            return False
        if figure.entity_type:
            return True
        return all(main[kind].weight < figure.weight for kind in types if kind in main)

    def _national_capital(self, first: int, i: int) -> bool:
        """For "The Danish capital"."""
        stage = self.stage
        for low in stage.tokens.lows[first + 1 : i]:
            country = stage.lexicon.demonyms.get(low, "")
            if country in stage.lexicon.capitals:
                stage.add(first, i, "nominal", self._capital(country, i))
                return True
        return False

    def _capital(self, country: str, i: int) -> Answer:
        stage = self.stage
        name = stage.lexicon.capitals[country]
        figure = stage.ground.cluster.owner(tuple(name.lower().split()))
        if figure is None:
            figure = next((other for other in stage.extra if other.name == name), None)
        return Answer(figure, 0.9) if figure is not None else Answer(stage.create(name, "place", i), 0.8)

    def own_capital(self, i: int, end: int) -> int | None:
        """For "Its capital" at ``i``: the seat of the country spoken of; ``None`` where the text names no
        such country."""
        stage = self.stage
        if i + 1 >= end or stage.tokens.lows[i + 1] != "capital" or i + 2 in stage.names_at:
            return None
        for sighting in reversed(stage.scene.seen):
            if stage.scene.sentence - sighting.sentence > 2:
                return None
            for key in sighting.figure.keys:
                if " ".join(key) in stage.lexicon.capitals:
                    stage.add(i, i + 1, "nominal", self._capital(" ".join(key), i))
                    return i + 1
        return None

    def _indefinite(self, first: int, i: int, end: int) -> None:
        """For "A province 150 km north of X" before the province is named: the story's place, if it is one
        of the kind."""
        stage = self.stage
        after, noun = i + 1, stage.tokens.lows[i]
        main = stage.scene.main.get("place")
        if main is None or after >= end or not stage.tokens.flags[i] & Word.PLACE_NOUN:
            return
        placed = stage.valued[after] or stage.tokens.flags[after] & Word.COMPASS
        if not placed and stage.tokens.lows[after] not in stage.lexicon.cues["placed"]:
            return
        kinds = frozenset(stage.lexicon.kinds.get(noun, ()))
        scored = [
            (_fit(figure, noun, kinds) + 0.2 * figure.weight, figure)
            for figure in self._places(noun, main)
            if _fit(figure, noun, kinds) >= 1.5
        ]
        if scored:
            stage.add(first, i, "nominal", decide(scored, 0.65))

    def _places(self, noun: str, main: Figure) -> Iterator[Figure]:
        yield main
        for figure in self.stage.by_noun.get(noun, ())[:KNOWN_BY]:
            if figure is not main and figure.entity_type == "place":
                yield figure


def _fit(figure: Figure, noun: str, kinds: frozenset[str]) -> float:
    """How well "the ``noun``" fits what the text calls ``figure``; negative where it cannot."""
    if noun in figure.nouns:
        return 3.5
    if "media" in figure.kinds and "media" not in kinds:
        return -1.0
    if figure.kinds and kinds:
        if figure.kinds & kinds:
            return 2.2
        return 0.2 if noun in ("island", "islands") and "state" in figure.kinds else -1.0  # Malta is both
    if figure.entity_type == "":
        return 0.2 if figure.leads and figure.votes.get("person", 0.0) <= 0.0 else -1.0
    if kinds and kinds <= _ALWAYS_SAID:
        return -1.0
    if figure.entity_type == "object" and figure.nouns:
        return -1.0
    if figure.kinds:
        return 0.2
    if figure.entity_type == "organization" and figure.keys and figure.votes.get("organization", 0.0) < 2.0:
        return -1.0
    return 0.5
