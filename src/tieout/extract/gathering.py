"""Names that mean one thing gathered into figures, by what the document itself shows.

The same words, a type word more or less, an acronym, a middle initial, a name that is the tail of a longer
one.
Spelling variation is left to alignment, except where two full names differ by nothing but vowels and doubled
letters. Everything goes by look-up; no step compares all names with all others.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from tieout.extract.company import type_by_company, weigh_short_forms
from tieout.extract.figures import Cluster, Figure, Key, fold
from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.name_parts import Name
from tieout.extract.tokens import Tokens
from tieout.extract.typing_votes import Votes, context_votes, merge, own_votes, winner
from tieout.model import EntityType

_BEARERS = 12
"""People with one name whom a bare name may mean; a reader of more than a dozen namesakes is lost as well."""


def gather(
    names: Sequence[Name], tokens: Tokens, lexicon: Lexicon, pairs: Iterable[tuple[int, int]]
) -> tuple[Cluster, list[Key]]:
    """Figures for ``names``, and the key of each name. ``pairs`` are indices of names that stand for each
    other."""
    generation = lexicon.cues["generation"]
    keys = [fold(name.words, generation) for name in names]
    votes: dict[Key, Votes] = {}
    for name, key in zip(names, keys, strict=True):
        if key not in votes:
            bits = tokens.flags[name.first : name.last + 1]
            votes[key] = own_votes(name.words, bits, lexicon, quoted=name.quoted)
        context_votes(votes[key], name, tokens, lexicon)
    votes.pop((), None)
    weigh_short_forms(votes)
    union = _Union(votes)
    for left, right in pairs:
        if keys[left] and keys[right]:
            union.join(keys[left], keys[right])
    _join_type_words(union, votes, lexicon)
    _join_spellings(union, votes, lexicon.cues["particles"])
    _join_flowing(union, votes, lexicon.cues["flowing"], _without_article(names, keys, tokens))
    _join_short_forms(union, votes)
    _join_initials(union, votes, lexicon.cues["particles"])
    cluster = _figures(names, keys, votes, union, lexicon)
    type_by_company(names, keys, cluster, tokens)
    return cluster, keys


def skeleton(word: str) -> str:
    """What vowels and doubled letters leave of a folded word, its first letter and last vowel kept."""
    kept = word[:1]
    for letter in word[1:]:
        if letter not in "aeiouyh" and letter != kept[-1]:
            kept += letter
    return kept + (word[-1] if word[-1:] in "aeiou" else "")


class _Union:
    """Keys that mean one thing, by union and find; the earliest key stands for its set."""

    def __init__(self, votes: Iterable[Key]) -> None:
        self.order = {key: n for n, key in enumerate(votes)}
        self.parent = {key: key for key in self.order}

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


def _join_type_words(union: _Union, votes: Iterable[Key], lexicon: Lexicon) -> None:
    """For "Panjshir", "Panjshir Valley" and "Panjshir province" are one place; "Panjshir River" is another
    thing."""
    stems: dict[Key, Key] = {}
    for key in votes:
        stem = key
        if len(key) > 1 and key[-1] in lexicon.place_types and " ".join(key) not in lexicon.known:
            stem = key[:-1]
        elif len(key) > 2 and key[0] in lexicon.place_types and key[1] == "of":
            stem = key[2:]
        union.join(stems.setdefault(stem, key), key)
        same = lexicon.same_name.get(" ".join(key))
        if same is not None:
            union.join(stems.setdefault(("", same), key), key)


def _without_article(names: Sequence[Name], keys: Sequence[Key], tokens: Tokens) -> set[Key]:
    """Single words that stand somewhere without "the" before them."""
    return {
        key
        for name, key in zip(names, keys, strict=True)
        if len(key) == 1 and (name.first == 0 or tokens.lows[name.first - 1] != "the")
    }


def _join_flowing(union: _Union, votes: Iterable[Key], kinds: Container[str], bare: Container[Key]) -> None:
    """ "The Zambezi" is the Zambezi River where the text always gives it its article."""
    for key in votes:
        if len(key) == 2 and key[1] in kinds and key[:1] in union.parent and key[:1] not in bare:
            union.join(key[:1], key)


def _join_spellings(union: _Union, votes: dict[Key, Votes], particles: Container[str]) -> None:
    """Full names that differ by vowels and doubled letters only ("Ahmad", "Ahmed"; "Léon de X", "Lion of
    X")."""
    shapes: dict[Key, Key] = {}
    for key in votes:
        if len(key) > 1:
            shape = tuple(skeleton(word) for word in key if word not in particles)
            other = shapes.setdefault(shape, key)
            if other != key and winner(votes[key])[0] in ("person", ""):
                union.join(other, key)


def _join_short_forms(union: _Union, votes: dict[Key, Votes]) -> None:
    """Joins a name of several words to the one longer name that it can only be short for."""
    fuller: dict[tuple[str, bool], list[Key]] = {}
    for key in votes:
        if len(key) > 2:
            fuller.setdefault((key[-1], True), []).append(key)
            fuller.setdefault((key[0], False), []).append(key)
    if not fuller:
        return
    for key in votes:
        if len(key) < 2:
            continue
        kind = winner(votes[key])[0]
        near = [*fuller.get((key[-1], True), ())[:40], *fuller.get((key[0], False), ())[:40]]
        full = [other for other in near if len(other) > len(key) and _is_short_for(key, other, kind)]
        if (
            full
            and len({union.find(other) for other in full}) == 1
            and winner(votes[full[0]])[0] in (kind, "")
        ):
            union.join(key, full[0])


def _is_short_for(short: Key, full: Key, kind: EntityType) -> bool:
    tail = full[-len(short) :] == short
    if kind == "organization":
        return tail or full[: len(short)] == short
    if kind not in ("person", ""):
        return False
    if tail or tuple(word for word in full if len(word) > 1) == short:
        return True
    return full[: len(short)] == short and len(full) - len(short) == 1


def _join_initials(union: _Union, votes: Iterable[Key], particles: Container[str]) -> None:
    """Joins "BRC" to the first name with these initials, even where no brackets introduce it."""
    initials: dict[str, Key] = {}
    for key in votes:
        if len(key) > 1:
            initials.setdefault("".join(word[0] for word in key if word not in particles), key)
    for key in votes:
        if len(key) == 1 and 3 <= len(key[0]) <= 6 and key[0] in initials:
            union.join(key, initials[key[0]])


def _figures(
    names: Sequence[Name], keys: Sequence[Key], votes: dict[Key, Votes], union: _Union, lexicon: Lexicon
) -> Cluster:
    figures: dict[Key, Figure] = {}
    seen: set[Key] = set()
    for name, key in zip(names, keys, strict=True):
        if not key or key in seen:
            continue
        seen.add(key)
        root = union.find(key)
        if root not in figures:
            figures[root] = Figure(len(figures), first=name.first)
        figures[root].keys.append(key)
        merge(figures[root].votes, votes[key])
    for figure in figures.values():
        figure.entity_type, figure.share = winner(figure.votes)
    by_key = {key: [figures[union.find(key)]] for key in votes}
    _share_single_words(by_key, list(figures.values()), lexicon)
    alive = [figure for figure in figures.values() if any(figure in by_key[key] for key in figure.keys)]
    for number, figure in enumerate(alive):
        figure.number = number
    _keep_apart(alive)
    return Cluster(alive, by_key, len(alive))


def _share_single_words(by_key: dict[Key, list[Figure]], figures: Sequence[Figure], lexicon: Lexicon) -> None:
    """A single word that is part of longer names means one of those: a surname, a given name, "Boeing"."""
    longer = _parts(figures, lexicon.cues["particles"])
    for key, owners in by_key.items():
        own = owners[0]
        if len(key) != 1 or len(own.keys) > 1 or key[0] not in longer:
            continue
        if own.entity_type == "place" or (own.entity_type == "" and own.votes.get("place", 0.0) >= 1.0):
            continue
        bearers = [figure for figure in longer[key[0]] if figure is not own]
        if own.entity_type == "":
            bearers = [
                f for f in bearers if f.entity_type != "organization" or _is_firm(f, key[0], lexicon.firms)
            ]
        surnames = [figure for figure in bearers if any(k[-1] == key[0] and len(k) > 1 for k in figure.keys)]
        bearers = (surnames or bearers)[:_BEARERS]
        firm = bool(bearers) and _is_firm(bearers[0], key[0], lexicon.firms)
        head = lexicon.flags.get(key[0], 0) & Word.ORGANIZATION_HEAD
        tail = bool(head) and bool(bearers) and any(k[-1:] == key for k in bearers[0].keys)  # "United"
        weak = firm and own.votes.get("person", 0.0) <= 2.0
        if bearers and (tail or weak or _may_be(own, bearers[0])):
            by_key[key] = bearers
            if len(bearers) == 1:
                merge(bearers[0].votes, own.votes)
                bearers[0].entity_type, bearers[0].share = winner(bearers[0].votes)


def _parts(figures: Iterable[Figure], particles: Container[str]) -> dict[str, list[Figure]]:
    """Which figures have a single word in one of their longer names where that word could stand for it."""
    longer: dict[str, list[Figure]] = {}
    for figure in figures:
        parts: dict[str, None] = {}
        for key in figure.keys:
            if len(key) > 1 and figure.entity_type in ("person", ""):
                parts.update(
                    dict.fromkeys((key[-1], key[0], *(word for word in key[1:-1] if word not in particles)))
                )
            elif len(key) > 1 and figure.entity_type == "organization":
                parts.update(dict.fromkeys((key[0], key[-1])))
        for part in parts:
            longer.setdefault(part, []).append(figure)
    return longer


def _is_firm(figure: Figure, word: str, firms: Container[str]) -> bool:
    """Whether a body's name is ``word`` and nothing but words of trade: "Ford" for the Ford Motor Company."""
    return any(
        key[0] == word and all(other in firms for other in key[1:]) for key in figure.keys if len(key) > 1
    )


def _may_be(single: Figure, full: Figure) -> bool:
    if single.entity_type in ("", full.entity_type) or single.share < 0.6:
        return True
    return full.entity_type == "person" and single.votes.get("person", 0.0) > 0


def _keep_apart(figures: Iterable[Figure]) -> None:
    """People whose full names share the family name, one name within the other: two people in one
    document."""
    by_last: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.entity_type == "person":
            for last in dict.fromkeys(key[-1] for key in figure.keys if len(key) > 1):
                by_last.setdefault(last, []).append(figure)
    for bearers in by_last.values():
        for left in bearers[: 2 * _BEARERS]:
            for right in bearers[: 2 * _BEARERS]:
                if left is not right and _is_within(left, right):
                    left.differs.setdefault(right.number, "both forms in one document")


def _is_within(left: Figure, right: Figure) -> bool:
    """Whether a full name of one is that of the other with a name more."""
    pairs = [(set(a), set(b)) for a in left.keys for b in right.keys if len(a) > 1 and len(b) > 1]
    return any(a < b or b < a for a, b in pairs)
