"""A figure: one person, place, body, thing or event of one document, while the document is being read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from anyascii import anyascii

from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.typing_votes import Votes, merge, winner
from tieout.model import EntityType

Key = tuple[str, ...]
"""The words of a name as they are compared: lower case, ASCII, without dots, leading article and "'s"."""


@dataclass(slots=True, eq=False)
class Figure:
    """What a document tells of one entity.

    ``nouns`` are those by which the text describes it ("valley", "prime minister"), from its own name,
    appositions and titles; ``kinds`` the kinds of thing these can speak of. ``weight`` counts its mentions,
    early ones more.
    ``first`` is the token of its first mention. ``acts`` is true once it stood where subjects stand,
    ``leads`` once it opened a sentence, ``dead`` where the text speaks of its violent death. ``sex`` is
    what pronouns and kin words say, ``likely`` what a given name does. ``kin_of`` is set for somebody whom
    the text never names: whose relative he or she is, and the kin word.
    """

    number: int
    keys: list[Key] = field(default_factory=list)
    votes: Votes = field(default_factory=dict)
    entity_type: EntityType = ""
    share: float = 0.0
    name: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    differs: dict[int, str] = field(default_factory=dict)
    sex: str = ""
    likely: str = ""
    ages: set[int] = field(default_factory=set)
    nouns: dict[str, None] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    weight: float = 0.0
    first: int = 0
    plural: bool = False
    dead: bool = False
    acts: bool = False
    leads: bool = False
    kin_of: tuple[Figure, str] | None = None


@dataclass(slots=True)
class Cluster:
    """The figures of a document, and which figures a key may mean (several where people share a name).

    ``next_number`` is the first number that no figure has; a figure that was absorbed keeps its own.
    """

    figures: list[Figure]
    by_key: dict[Key, list[Figure]]
    next_number: int

    def owner(self, key: Key) -> Figure | None:
        """The first figure that ``key`` may mean."""
        owners = self.by_key.get(key)
        return owners[0] if owners else None


def fold(words: Iterable[str], generation: Iterable[str] = ()) -> Key:
    """The key of a name; ``generation`` are last words that tell two bearers apart ("Jr") and are left
    out."""
    folded: list[str] = []
    for word in words:
        low = word.lower() if word.isascii() else anyascii(word).lower()
        if not low.isalnum():
            low = low.replace(".", "").replace("'", "").replace("-", " ").strip()
            if " " in low:
                folded += low.split()
                continue
        if low and low != "s" and (folded or low != "the"):
            folded.append(low)
    if len(folded) > 1 and folded[-1] in generation:
        folded.pop()
    return tuple(folded)


def absorb(cluster: Cluster, figure: Figure, other: Figure) -> None:
    """Makes ``other`` another name of ``figure``: its keys, votes and descriptions go over."""
    figure.keys += other.keys
    for owners in cluster.by_key.values():
        for n, owner in enumerate(owners):
            if owner is other:
                owners[n] = figure
    merge(figure.votes, other.votes)
    figure.entity_type, figure.share = winner(figure.votes)
    figure.nouns.update(other.nouns)
    figure.ages |= other.ages
    figure.kinds |= other.kinds
    figure.weight += other.weight
    figure.dead = figure.dead or other.dead
    cluster.figures.remove(other)


def describe(figure: Figure, noun: str, lexicon: Lexicon) -> None:
    """Notes that the text calls ``figure`` a ``noun``."""
    figure.nouns[noun] = None
    kinds = lexicon.kinds.get(noun, ())
    if len(kinds) == 1 or not figure.kinds:
        figure.kinds.update(kinds)


def learn_kinds(figures: Iterable[Figure], lexicon: Lexicon) -> None:
    """Notes what a figure's own names say of its kind: the type word in them, or a country's name."""
    described = Word.PLACE_NOUN | Word.OBJECT_NOUN | Word.ORGANIZATION_NOUN
    press, firm_words, club_words = (lexicon.cues[name] for name in ("press", "firm_words", "club_words"))
    for figure in figures:
        for key in figure.keys:
            given = lexicon.flags.get(key[0], 0) if figure.entity_type == "person" and len(key) > 1 else 0
            if given & (Word.MALE | Word.FEMALE) and not figure.likely:
                figure.likely = "male" if given & Word.MALE else "female"
            name = " ".join(key)
            if name in lexicon.countries:
                figure.nouns["country"] = None
                figure.kinds.add("state")
            elif figure.entity_type == "place" and name in lexicon.towns:
                figure.kinds.add("town")
            if name in lexicon.media or (figure.entity_type == "organization" and key[-1] in press):
                figure.kinds.add("media")
            if figure.entity_type == "organization" and len(key) > 1:
                if not firm_words.isdisjoint(key[1:]):
                    figure.kinds.add("firm")
                elif key[0] in club_words or key[-1] in club_words:
                    figure.kinds.add("sport")
            for word in (key[-1], key[0]) if len(key) > 1 else ():
                if lexicon.flags.get(word, 0) & described:
                    describe(figure, word, lexicon)
