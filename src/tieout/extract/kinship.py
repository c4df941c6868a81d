"""Who is whose father, daughter, husband: what the names of a document say of kin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tieout.extract.figures import Cluster, Figure, Key
from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.name_parts import Name
from tieout.extract.tokens import Tokens

_INVERSE: Mapping[str, str] = {
    "parent": "child", "child": "parent", "spouse": "spouse", "sibling": "sibling",
    "grandparent": "grandchild", "grandchild": "grandparent", "relative": "relative",
}  # fmt: skip
_REACH = 7
"""How many words may stand between "son of" and the name ("son of the famous rebel leader X")."""
_QUOTES = frozenset("\"'“”‘’«»")


class Kinship:
    """Kin links between figures: ``of(X, "parent")`` are the parents that the text gives X."""

    def __init__(self) -> None:
        self._links: dict[tuple[int, str], list[tuple[Figure, str]]] = {}

    def link(self, figure: Figure, relation: str, other: Figure, word: str, sex: str) -> None:
        """Notes that ``other`` is the ``word`` (of ``relation``) of ``figure``: two people, whatever their
        names."""
        if figure is other:
            return
        self._add(figure, relation, other, sex)
        self._add(other, _INVERSE[relation], figure, figure.sex)
        figure.differs[other.number] = other.differs[figure.number] = f"{word} of"
        if sex in ("male", "female") and not other.sex:
            other.sex = sex

    def _add(self, figure: Figure, relation: str, other: Figure, sex: str) -> None:
        known = self._links.setdefault((figure.number, relation), [])
        if all(kin is not other for kin, _ in known):
            known.append((other, sex))

    def of(self, figure: Figure, relation: str, sex: str = "either") -> list[Figure]:
        """The ``relation`` of ``figure`` whose sex is ``sex`` or not known."""
        found = self._links.get((figure.number, relation), [])
        return [
            other for other, known in found if sex == "either" or (other.sex or known) in ("", "either", sex)
        ]


def read_kinship(
    names: Sequence[Name], keys: Sequence[Key], cluster: Cluster, tokens: Tokens, lexicon: Lexicon
) -> Kinship:
    """The kin that names state outright: "X, son of Y", "the son of Y, X", "Y's son X"."""
    kinship = Kinship()
    kin_words = tokens.where(Word.KIN)
    if not kin_words:
        return kinship
    starts = {name.first: n for n, name in enumerate(names)}
    ends = {name.last: n for n, name in enumerate(names)}
    for k in kin_words:
        pair = _related(k, tokens, lexicon, names, starts, ends)
        if pair is not None:
            owner, bearer = cluster.owner(keys[pair[0]]), cluster.owner(keys[pair[1]])
            if owner is not None and bearer is not None:
                relation, sex = lexicon.kin[tokens.lows[k]]
                kinship.link(owner, relation, bearer, tokens.lows[k], sex)
    return kinship


def _related(
    k: int,
    tokens: Tokens,
    lexicon: Lexicon,
    names: Sequence[Name],
    starts: Mapping[int, int],
    ends: Mapping[int, int],
) -> tuple[int, int] | None:
    """Indices of the two names that the kin word at ``k`` relates: whose it is, and who it is."""
    lows, words = tokens.lows, tokens.words
    start, end = tokens.bounds(k)
    if k + 1 < end and lows[k + 1] == "of":
        owner = next((starts[i] for i in range(k + 2, min(k + 2 + _REACH, end)) if i in starts), None)
        if owner is None:
            return None
        bearer = _name_before(k, start, ends, tokens, lexicon)
        if bearer is None:
            after = names[owner].last + 1
            while after < end and words[after] in _QUOTES:
                after += 1
            bearer = starts.get(after + 1) if after < end and words[after] == "," else None
        return None if bearer is None or bearer == owner else (owner, bearer)
    for apostrophe in (k - 1, k - 2):
        if apostrophe > start and lows[apostrophe] in ("'s", "’s") and apostrophe - 1 in ends:
            bearer = starts.get(k + 2 if k + 1 < end and words[k + 1] == "," else k + 1)
            return None if bearer is None else (ends[apostrophe - 1], bearer)
    return None


def _name_before(k: int, start: int, ends: Mapping[int, int], tokens: Tokens, lexicon: Lexicon) -> int | None:
    """The name that a kin word at ``k`` stands in apposition to: "X, 32, the son of", "X is the son of"."""
    between = lexicon.cues["kin_between"]
    for i in range(k - 1, max(start, k - 7) - 1, -1):
        if i in ends:
            return ends[i]
        low = tokens.lows[i]
        if low not in between and not low[0].isdigit():
            return None
    return None
