"""Reads a document from left to right and says who each name, noun and pronoun means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tieout.extract.figures import Cluster, Figure, Key
from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.links import Kinship
from tieout.extract.mentions import EntityMention, Form
from tieout.extract.names import Name, Office
from tieout.extract.nominals import Nominals
from tieout.extract.pronouns import Pronouns
from tieout.extract.scene import NOBODY, Answer, Scene, Sighting, decide
from tieout.extract.sentences import Sentence
from tieout.extract.tokens import Tokens
from tieout.model import EntityType
from tieout.values.model import ValueMention


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything known of a document before pronouns and nouns are read."""

    text: str
    tokens: Tokens
    flags: list[int]
    sentences: Sequence[Sentence]
    values: Sequence[ValueMention]
    names: list[Name]
    keys: list[Key]
    offices: list[Office]
    cluster: Cluster
    lexicon: Lexicon
    kinship: Kinship


@dataclass(slots=True)
class Draft:
    """A mention before figures have their names. ``start`` and ``end`` are offsets, ``title`` an offset span."""

    start: int
    end: int
    form: Form
    figure: Figure | None
    confidence: float
    plural: bool = False
    candidates: tuple[Figure, ...] = ()
    entity_type: EntityType = ""
    title: tuple[int, int] | None = None
    named: int = 0
    """Where the name itself starts: after "the elder" in "the elder Hale"."""


def resolve(reading: Reading, events: Sequence[EntityMention]) -> tuple[list[Draft], list[Figure]]:
    """The mentions of a document in order, ``events`` left out, and the figures that only nouns name."""
    reader = Resolver(reading, events)
    reader.read()
    return reader.drafts, reader.extra


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
_JOINING = frozenset(("and", "but", "or", "that", "as", "while", "when", "where", "because", "if", "although", "though", "which", "who", "what", "how", "why", "so", "now", "then", "today", "yesterday", "once", "later", "also", "however", "meanwhile", "said", "says", "added"))  # fmt: skip


_BEFORE_SUBJECT = Word.TITLE | Word.ROLE | Word.DEMONYM | Word.OFFICE_MODIFIER | Word.KIN


class Resolver:
    """The state of one reading; ``Nominals`` and ``Pronouns`` answer from it."""

    def __init__(self, reading: Reading, events: Sequence[EntityMention]) -> None:
        self.reading = reading
        self.tokens, self.flags, self.lexicon = reading.tokens, reading.flags, reading.lexicon
        self.drafts: list[Draft] = []
        self.extra: list[Figure] = []
        self.scene = Scene(_main(reading.cluster.figures))
        self.names_at = {name.first: n for n, name in enumerate(reading.names)}
        self.taken = bytearray(len(self.tokens.words) + 1)
        self.valued = bytearray(len(self.tokens.words) + 1)
        self._take(events)
        self.quoted = _quoted(self.tokens, reading.sentences)
        self.sentence = 0
        self.paragraph = 0
        self.nominals = Nominals(self)
        self.pronouns = Pronouns(self)

    def _take(self, events: Sequence[EntityMention]) -> None:
        spans = [(event.start, event.end, self.taken) for event in events]
        spans += [(value.start, value.end, self.valued) for value in self.reading.values]
        starts = self.tokens.starts
        for start, end, covered in spans:
            i = max(self.tokens.at(start) - 1, 0)
            while i < len(starts) and starts[i] < end:
                if self.tokens.ends[i] > start:
                    covered[i] = 1
                i += 1

    def read(self) -> None:
        """Goes through all tokens of interest in order."""
        flags, firsts, lows = self.flags, self.tokens.firsts, self.tokens.lows
        valued, names_at = self.valued, self.names_at
        interesting = [
            i
            for i, bits in enumerate(flags)
            if bits & _INTEREST or i in names_at or (valued[i] and "year-old" in lows[i])
        ]
        place = 0
        for number, sentence in enumerate(self.reading.sentences):
            self.sentence, self.paragraph = number, sentence.paragraph
            done = -1
            start, end = firsts[number], firsts[number + 1]
            while place < len(interesting) and interesting[place] < end:
                i = interesting[place]
                place += 1
                if i <= done or self.taken[i]:
                    continue
                if i in self.names_at:
                    done = self._name(self.names_at[i], start)
                elif flags[i] & _INTEREST and not self.valued[i]:
                    done = self._word(i, start, end, flags[i])
                elif "year-old" in lows[i]:
                    self.nominals.aged(i, start, end)

    def _word(self, i: int, start: int, end: int, bits: int) -> int:
        if bits & Word.PRONOUN and self.tokens.words[i] != "US":
            return self.pronouns.read(i, start, end)
        return self.nominals.read(i, start, end)

    def _name(self, n: int, start: int) -> int:
        name = self.reading.names[n]
        if any(self.taken[name.first : name.last + 1]):
            return name.first
        owners = self.reading.cluster.by_key.get(self.reading.keys[n], [])
        if not owners:
            return name.last
        first = name.first
        if len(owners) == 1:
            answer = Answer(owners[0], 1.0 if name.sure else 0.8)
        else:
            first, answer = self._bearer(name, owners, start)
        answer = self.nominals.nickname(n, answer)
        self.nominals.follow(n, answer.figure)
        title = None
        if name.title is not None:
            title = (self.tokens.starts[name.title[0]], self.tokens.ends[name.title[1]])
        self.add(first, name.last, "name", answer, title=title, name=name.first)
        return name.last

    def _bearer(self, name: Name, owners: list[Figure], start: int) -> tuple[int, Answer]:
        """Which of several people with one family name is meant, and where the mention starts ("the elder X")."""
        flags, lows = self.flags, self.tokens.lows
        before = name.first - 1
        wanted = 0
        if before >= start and flags[before] & (Word.ELDER | Word.YOUNGER) and name.title is None:
            wanted = flags[before] & (Word.ELDER | Word.YOUNGER)
        elif lows[name.last] in ("jr", "junior"):
            wanted = Word.YOUNGER
        elif lows[name.last] in ("sr", "senior"):
            wanted = Word.ELDER
        if (
            before > start
            and lows[before] in ("next", "new", "another", "second")
            and lows[before - 1] in ("the", "a")
        ):
            return name.first, Answer(None, 0.3, tuple(owners))
        if wanted:
            chosen = self._by_age(owners, elder=bool(wanted & Word.ELDER))
            if chosen is not None:
                first = name.first if lows[name.last] in ("jr", "junior", "sr", "senior") else before
                if first > start and first == before and lows[first - 1] == "the":
                    first -= 1
                return first, Answer(chosen, 0.9)
        allowed = {owner.number for owner in owners}
        fatal = any(flags[i] & Word.FATAL for i in range(name.last + 1, min(name.last + 4, len(flags))))
        answer = self.scene.nearest(
            lambda figure: self._alive(figure, owners, fatal=fatal) if figure.number in allowed else -1.0,
            name.first, self.sentence, self.paragraph, quoted=bool(self.quoted[name.first]), reach=12, ceiling=0.9,
        )  # fmt: skip
        if answer.figure is None:
            answer = decide(((owner.weight - 4.0 * owner.dead, owner) for owner in owners), 0.6)
        rest = tuple(owner for owner in owners if owner not in answer.candidates)
        return name.first, Answer(answer.figure, answer.confidence, answer.candidates + rest)

    def _alive(self, figure: Figure, owners: Sequence[Figure], *, fatal: bool) -> float:
        """The bonus of a bearer: words of dying nearby speak of the one who died, others of the living."""
        if not any(owner.dead for owner in owners):
            return (
                0.6
                if fatal and any(self.reading.kinship.of(other, "parent") == [figure] for other in owners)
                else 0.0
            )
        return 1.0 if figure.dead == fatal else 0.0

    def _by_age(self, owners: Sequence[Figure], *, elder: bool) -> Figure | None:
        """The parent (or the child) among bearers of one name, by the kin that the text states."""
        relation = "child" if elder else "parent"
        fitting = [
            owner
            for owner in owners
            if any(
                other in self.reading.kinship.of(owner, relation) for other in owners if other is not owner
            )
        ]
        return fitting[0] if len(fitting) == 1 else None

    def add(
        self,
        first: int,
        last: int,
        form: Form,
        answer: Answer,
        *,
        plural: bool = False,
        entity_type: EntityType = "",
        title: tuple[int, int] | None = None,
        name: int = -1,
    ) -> None:
        """Notes the mention from token ``first`` to ``last`` and lets the scene remember it."""
        tokens = self.tokens
        start, end = tokens.starts[first], tokens.ends[last]
        if self.drafts and self.drafts[-1].end > start:
            return
        figure = answer.figure
        named = tokens.starts[name] if name >= 0 else start
        self.drafts.append(
            Draft(
                start,
                end,
                form,
                figure,
                answer.confidence,
                plural,
                answer.candidates,
                entity_type,
                title,
                named,
            )
        )
        if figure is not None:
            subject = self._is_subject(first if title is None else self.tokens.at(title[0]), last)
            figure.acts = figure.acts or subject
            self.scene.enter(
                Sighting(figure, first, self.sentence, self.paragraph, subject, bool(self.quoted[first]))
            )

    def _is_subject(self, first: int, last: int) -> bool:
        """Whether a mention stands where subjects stand: at the start of a clause, and not as an owner."""
        lows, flags = self.tokens.lows, self.flags
        start, end = self.tokens.firsts[self.sentence], self.tokens.firsts[self.sentence + 1]
        if last + 1 < end and lows[last + 1] in ("'s", "’s"):
            return False
        i = first - 1
        while i >= start and (
            lows[i] in ("the", "a", "an", "his", "her", "their")
            or flags[i] & _BEFORE_SUBJECT
            or self.valued[i]
        ):
            i -= 1
        if i < start or not lows[i][0].isalnum() or (last + 1 < end and flags[last + 1] & Word.VERB):
            return True
        return lows[i] in _JOINING or bool(flags[i] & Word.SPEECH)

    def create(self, name: str, entity_type: EntityType, token: int) -> Figure:
        """A figure that the text names by a noun only."""
        number = self.reading.cluster.next_number + len(self.extra)
        figure = Figure(number, entity_type=entity_type, name=name, first=token)
        self.extra.append(figure)
        return figure


def _main(figures: Sequence[Figure]) -> dict[str, Figure]:
    main: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda figure: (-figure.weight, figure.number)):
        main.setdefault(figure.entity_type, figure)
    return main


def _quoted(tokens: Tokens, sentences: Sequence[Sentence]) -> bytearray:
    """For each token 1 where it stands inside quotation marks; a mark left open ends with its paragraph."""
    inside = bytearray(len(tokens.words) + 1)
    paragraph, opened = -1, -1
    words = tokens.words
    for number, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            paragraph, opened = sentence.paragraph, -1
        for i in range(tokens.firsts[number], tokens.firsts[number + 1]):
            word = words[i]
            if word in "“„«" or (word == '"' and opened < 0):
                opened = i
            elif word in '”»"' and opened >= 0:
                inside[opened : i + 1] = b"\1" * (i + 1 - opened)
                opened = -1
    return inside


__all__ = ["NOBODY", "Draft", "Reading", "Resolver", "resolve"]
