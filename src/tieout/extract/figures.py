"""Who and what a document names: names that mean one thing gathered into one figure.

Only what the document itself shows is used: the same words, a type word more or less, an acronym in brackets,
a middle initial, a name that is the tail of a longer one. Spelling variation is left to alignment, except
where two full names differ by nothing but vowels and doubled letters.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from anyascii import anyascii

from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.names import Name
from tieout.extract.tokens import Tokens
from tieout.extract.typing_votes import Votes, context_votes, merge, own_votes, winner
from tieout.model import EntityType

Key = tuple[str, ...]
_PARTICLES = frozenset(
    (
        "the",
        "of",
        "de",
        "da",
        "do",
        "del",
        "di",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "van",
        "von",
        "der",
        "&",
        "and",
        "for",
    )
)


_PRESS = frozenset(("times", "post", "news", "herald", "tribune", "gazette", "telegraph", "guardian", "observer", "star", "television", "tv", "radio", "broadcasting", "courier", "mail", "chronicle", "inquirer", "mirror", "journal", "press"))  # fmt: skip
_LISTING = frozenset((",", "and", "or", "&", "the"))
_GENERATION = ("jr", "sr", "junior", "senior")


@dataclass(slots=True, eq=False)
class Figure:
    """One entity of one document while it is being read."""

    number: int
    keys: list[Key] = field(default_factory=list)
    spellings: dict[str, int] = field(default_factory=dict)
    votes: Votes = field(default_factory=dict)
    entity_type: EntityType = ""
    share: float = 0.0
    name: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    differs: dict[int, str] = field(default_factory=dict)
    sex: str = ""
    ages: set[int] = field(default_factory=set)
    nouns: dict[str, None] = field(default_factory=dict)
    """Nouns by which the text describes it ("valley", "prime minister"), from its own name, appositions and titles."""
    kinds: set[str] = field(default_factory=set)
    weight: float = 0.0
    first: int = 0
    plural: bool = False
    dead: bool = False
    kin_of: tuple[Figure, str] | None = None
    """For somebody whom the text never names: whose relative he or she is, and the kin word."""
    acts: bool = False
    """Whether it was met where subjects stand."""


@dataclass(slots=True)
class Cluster:
    """The figures of a document, and which figures a key (the folded words of a name) may mean."""

    figures: list[Figure]
    by_key: dict[Key, list[Figure]]
    next_number: int
    """The first number that no figure has; a figure that was absorbed keeps its own."""


def fold(words: Iterable[str]) -> Key:
    """The words of a name in the form in which they are compared: lower case, ASCII, no dots, article or "'s"."""
    folded: list[str] = []
    for word in words:
        low = word.lower() if word.isascii() else anyascii(word).lower()
        low = low.replace(".", "").replace("'", "").replace("-", " ")
        if low and not (low == "the" and not folded) and low != "s":
            folded += low.split() if " " in low else [low]
    if len(folded) > 1 and folded[-1] in _GENERATION:
        folded.pop()
    return tuple(folded)


def skeleton(word: str) -> str:
    """What vowels and doubled letters leave of a folded word, its first letter and last vowel kept."""
    kept = word[:1]
    for letter in word[1:]:
        if letter not in "aeiouyh'-" and letter != kept[-1]:
            kept += letter
    return kept + (word[-1] if word[-1:] in "aeiou" else "")


def gather(
    names: Sequence[Name],
    tokens: Tokens,
    flags: Sequence[int],
    lexicon: Lexicon,
    acronyms: Sequence[tuple[int, int]],
) -> tuple[Cluster, list[Key]]:
    """Figures for ``names``, and the key of each name. ``acronyms`` pairs indices of names that stand for each other."""
    keys = [fold(name.words) for name in names]
    votes: dict[Key, Votes] = {}
    for name, key in zip(names, keys, strict=True):
        if key not in votes:
            votes[key] = own_votes(name.words, flags[name.first : name.last + 1], lexicon, quoted=name.quoted)
        bounds = (tokens.firsts[name.sentence], tokens.firsts[name.sentence + 1])
        merge(votes[key], context_votes(name, tokens, flags, bounds))
    _vote_by_short_forms(votes)
    union = _Union(votes)
    for left, right in acronyms:
        union.join(keys[left], keys[right])
    _join_type_words(union, votes, lexicon)
    _join_contained(union, votes)
    cluster = _figures(names, keys, votes, union, lexicon.firms)
    _type_by_company(names, keys, cluster, tokens)
    return cluster, keys


def _type_by_company(names: Sequence[Name], keys: Sequence[Key], cluster: Cluster, tokens: Tokens) -> None:
    """Names of one list are of one sort: "X, Y and Z" lend their type to a member that nothing else types."""
    for left in range(len(names) - 1):
        right = left + 1
        between = tokens.lows[names[left].last + 1 : names[right].first]
        if not between or len(between) > 3 or not all(low in _LISTING for low in between):
            continue
        pair = [cluster.by_key.get(keys[left]), cluster.by_key.get(keys[right])]
        if not pair[0] or not pair[1]:
            continue
        first, second = pair[0][0], pair[1][0]
        if first.entity_type == "" and second.share >= 0.6:
            first.entity_type, first.share = second.entity_type, 0.5
        elif second.entity_type == "" and first.share >= 0.6:
            second.entity_type, second.share = first.entity_type, 0.5
        elif (
            between == [","]
            and first.entity_type == "place"
            and first.votes["place"] >= 2.0
            and _is_weak(second)
        ):
            second.entity_type, second.share = "place", 0.5


def _is_weak(figure: Figure) -> bool:
    """A person only because two plain capitals stand together."""
    return figure.entity_type == "person" and figure.votes.get("person", 0.0) <= 1.0


def _vote_by_short_forms(votes: dict[Key, Votes]) -> None:
    """People are called again by their last name, bodies by their first: "Lee" after "Ann Lee", "Ford" before "Ford Motor"."""
    for key in votes:
        if len(key) == 2 and 0 < votes[key].get("person", 0.0) <= 1.5:
            if key[1:] in votes and key[:1] not in votes:
                merge(votes[key], {"person": 1.0})
            elif key[:1] in votes and key[1:] not in votes and not votes[key[:1]].get("person", 0.0) >= 2.0:
                merge(votes[key], {"person": -0.5, "organization": 1.0})


class _Union:
    """Keys that mean one thing, by union and find; the earliest key stands for its set."""

    def __init__(self, votes: dict[Key, Votes]) -> None:
        self.order = {key: n for n, key in enumerate(votes)}
        self.parent = {key: key for key in votes}

    def find(self, key: Key) -> Key:
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, left: Key, right: Key) -> None:
        left, right = self.find(left), self.find(right)
        if left != right:
            early, late = sorted((left, right), key=self.order.__getitem__)
            self.parent[late] = early


def _join_type_words(union: _Union, votes: dict[Key, Votes], lexicon: Lexicon) -> None:
    """ "Panjshir", "Panjshir Valley" and "Panjshir province" are one place; "Panjshir River" is another thing."""
    stems: dict[Key, Key] = {}
    for key in votes:
        stem = key
        if len(key) > 1 and key[-1] in lexicon.place_types and " ".join(key) not in lexicon.known:
            stem = key[:-1]
        elif len(key) > 2 and key[0] in lexicon.place_types and key[1] == "of":
            stem = key[2:]
        if stem in stems:
            union.join(stems[stem], key)
        else:
            stems[stem] = key
    for key in votes:
        same = lexicon.same_name.get(" ".join(key))
        if same is not None:
            other = ("\0", same)
            if other in stems:
                union.join(stems[other], key)
            else:
                stems[other] = key


def _join_contained(union: _Union, votes: dict[Key, Votes]) -> None:
    """Joins a shorter form to the one longer name that it can only be short for."""
    long = [key for key in votes if len(key) > 1]
    by_shape: dict[Key, Key] = {}
    for key in long:
        shape = tuple(skeleton(word) for word in key if word not in _PARTICLES)
        if winner(votes[key])[0] in ("person", "") and shape in by_shape:
            union.join(by_shape[shape], key)
        else:
            by_shape[shape] = key
    for key in long:
        kind = winner(votes[key])[0]
        fuller = [other for other in long if len(other) > len(key) and _is_short_for(key, other, kind)]
        if len({union.find(other) for other in fuller}) == 1 and winner(votes[fuller[0]])[0] in (kind, ""):
            union.join(key, fuller[0])
    initials = {"".join(word[0] for word in key if word not in _PARTICLES): key for key in reversed(long)}
    for key in votes:
        if len(key) == 1 and 3 <= len(key[0]) <= 6 and key[0] in initials:
            union.join(key, initials[key[0]])


def _is_short_for(short: Key, full: Key, kind: EntityType) -> bool:
    if kind == "organization":
        return full[-len(short) :] == short or full[: len(short)] == short
    if kind not in ("person", ""):
        return False
    if full[-len(short) :] == short:
        return True
    bare = tuple(word for word in full if len(word) > 1)
    return bare == short or (full[: len(short)] == short and len(full) - len(short) == 1)


def _figures(
    names: Sequence[Name], keys: Sequence[Key], votes: dict[Key, Votes], union: _Union, firms: Container[str]
) -> Cluster:
    figures: dict[Key, Figure] = {}
    for name, key in zip(names, keys, strict=True):
        if len(key) == 0:
            continue
        root = union.find(key)
        if root not in figures:
            figures[root] = Figure(len(figures), first=name.first)
        figure = figures[root]
        if key not in figure.keys:
            figure.keys.append(key)
            merge(figure.votes, votes[key])
    for figure in figures.values():
        figure.entity_type, figure.share = winner(figure.votes)
    by_key: dict[Key, list[Figure]] = {key: [figures[union.find(key)]] for key in votes if key}
    _share_single_words(by_key, list(figures.values()), firms)
    alive = [figure for figure in figures.values() if any(figure in by_key[key] for key in figure.keys)]
    for number, figure in enumerate(alive):
        figure.number = number
    _keep_apart(alive)
    return Cluster(alive, by_key, len(alive))


def _is_firm(figure: Figure, word: str, firms: Container[str]) -> bool:
    """Whether a body's name is ``word`` and nothing but words of trade: "Ford" for the Ford Motor Company."""
    return any(
        key[0] == word and all(other in firms for other in key[1:]) for key in figure.keys if len(key) > 1
    )


def _share_single_words(
    by_key: dict[Key, list[Figure]], figures: list[Figure], firms: Container[str]
) -> None:
    """A single word that is part of longer names means one of those: a surname, a given name, "Boeing"."""
    longer: dict[str, list[Figure]] = {}
    for figure in figures:
        parts: dict[str, None] = {}
        for key in figure.keys:
            if len(key) > 1:
                if figure.entity_type in ("person", ""):
                    parts.update(dict.fromkeys((key[-1], key[0], *(w for w in key[1:-1] if w not in _PARTICLES))))
                elif figure.entity_type == "organization":
                    parts.update(dict.fromkeys((key[0], key[-1])))
        for part in parts:
            longer.setdefault(part, []).append(figure)
    for key, owners in by_key.items():
        if len(key) != 1 or len(owners[0].keys) > 1 or key[0] not in longer:
            continue
        own = owners[0]
        bearers = [figure for figure in longer[key[0]] if figure is not own]
        if own.entity_type == "place" or (own.entity_type == "" and own.votes.get("place", 0.0) >= 1.0):
            continue
        if own.entity_type == "":
            bearers = [f for f in bearers if f.entity_type != "organization" or _is_firm(f, key[0], firms)]
        surnames = [figure for figure in bearers if any(k[-1] == key[0] and len(k) > 1 for k in figure.keys)]
        bearers = surnames or bearers
        if bearers and _may_be(own, bearers[0]):
            by_key[key] = bearers
            for figure in bearers:
                if len(bearers) == 1:
                    merge(figure.votes, own.votes)
                    figure.entity_type, figure.share = winner(figure.votes)


def _may_be(single: Figure, full: Figure) -> bool:
    if single.entity_type in ("", full.entity_type) or single.share < 0.6:
        return True
    return (
        full.entity_type == "person" and single.votes.get("person", 0.0) > 0 and single.entity_type != "place"
    )


def _keep_apart(figures: Sequence[Figure]) -> None:
    """People whose full names share the family name, one name within the other: two people in one document."""
    people = [figure for figure in figures if figure.entity_type == "person"]
    by_last: dict[str, list[Figure]] = {}
    for figure in people:
        for last in dict.fromkeys(key[-1] for key in figure.keys if len(key) > 1):
            by_last.setdefault(last, []).append(figure)
    for bearers in by_last.values():
        for left in bearers:
            for right in bearers:
                if left is not right and _within(left, right):
                    left.differs.setdefault(right.number, "both forms in one document")


def _within(left: Figure, right: Figure) -> bool:
    """Whether a full name of one is that of the other with a name more."""
    pairs = [(set(a), set(b)) for a in left.keys for b in right.keys if len(a) > 1 and len(b) > 1]
    return any(a < b or b < a for a, b in pairs)


def absorb(cluster: Cluster, figure: Figure, other: Figure) -> None:
    """Makes ``other`` another name of ``figure``: its keys, votes and descriptions go over."""
    for key in other.keys:
        figure.keys.append(key)
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


def bits_of(words: Sequence[str], lexicon: Lexicon) -> list[int]:
    """The vocabulary's bits for each of ``words``."""
    return [lexicon.flags.get(word.lower(), 0) for word in words]


def describe(figure: Figure, noun: str, lexicon: Lexicon) -> None:
    """Notes that the text calls ``figure`` a ``noun``."""
    figure.nouns[noun] = None
    kinds = lexicon.kinds.get(noun, ())
    if len(kinds) == 1 or not figure.kinds:
        figure.kinds.update(kinds)


def learn_kinds(figures: Sequence[Figure], lexicon: Lexicon) -> None:
    """What a figure's own names say of its kind: the type word in them, or a country's name."""
    for figure in figures:
        for key in figure.keys:
            if " ".join(key) in lexicon.countries:
                figure.nouns["country"] = None
                figure.kinds.add("state")
            elif figure.entity_type == "place" and " ".join(key) in lexicon.towns:
                figure.kinds.add("town")
            if " ".join(key) in lexicon.media or (figure.entity_type == "organization" and key[-1] in _PRESS):
                figure.kinds.add("media")
            for word in (key[-1], key[0]) if len(key) > 1 else ():
                bits = lexicon.flags.get(word, 0)
                if bits & (Word.PLACE_NOUN | Word.OBJECT_NOUN | Word.ORGANIZATION_NOUN):
                    describe(figure, word, lexicon)
