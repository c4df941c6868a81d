"""What a text says outright of who is who: acronyms in brackets, "known as", kin, ages and descriptions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from tieout.extract.figures import Figure, describe
from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.names import Name
from tieout.extract.tokens import Tokens

INVERSE: Mapping[str, str] = {
    "parent": "child", "child": "parent", "spouse": "spouse", "sibling": "sibling",
    "grandparent": "grandchild", "grandchild": "grandparent", "relative": "relative",
}  # fmt: skip
_QUOTES = frozenset("\"'“”‘’«»„`")
_ALIAS_SIGNS = frozenset(
    ("known", "called", "nicknamed", "dubbed", "aka", "a.k.a.", "alias", "so-called", "formerly", "né", "née", "born")
    + ("name", "styled", "referred")
)
_AROUND_ALIAS = frozenset(("the", "as", "is", "was", "who", "and", "simply", "also", "then", "now", "once"))
_ARMED = frozenset(("fighters", "militants", "insurgents", "rebels", "forces", "troops", "soldiers", "gunmen", "guerrillas", "regime", "commanders"))  # fmt: skip
_REACH = 7
"""How many words may stand between a kin word and the name it belongs to ("son of the famous rebel leader X")."""


class Kinship:
    """Who is whose father, son, wife ...: ``of(X, "parent")`` are the parents the text gives X."""

    def __init__(self) -> None:
        self._links: dict[tuple[int, str], list[tuple[Figure, str]]] = {}

    def link(self, figure: Figure, relation: str, other: Figure, word: str, sex: str) -> None:
        """Notes that ``other`` is the ``word`` (of ``relation``) of ``figure``: two people, whatever their names."""
        if figure is other:
            return
        self._add(figure, relation, other, sex)
        self._add(other, INVERSE[relation], figure, figure.sex)
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


def name_pairs(
    names: Sequence[Name], tokens: Tokens, lexicon: Lexicon
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Indices of neighbouring names that stand for each other: acronyms, and names introduced by "known as"."""
    acronyms: list[tuple[int, int]] = []
    aliases: list[tuple[int, int]] = []
    words, lows = tokens.words, tokens.lows
    for n in range(len(names) - 1):
        left, right = names[n], names[n + 1]
        gap = right.first - left.last - 1
        if left.sentence != right.sentence or not 1 <= gap <= 9:
            continue
        between = lows[left.last + 1 : right.first]
        if between == ["("] and right.last + 1 < len(words) and words[right.last + 1] == ")":
            if _is_acronym(right, left) or _is_acronym(left, right):
                acronyms.append((n, n + 1))
            continue
        if _introduces(between, lexicon):
            aliases.append((n, n + 1))
    return acronyms, aliases


def _is_acronym(short: Name, full: Name) -> bool:
    word = "".join(short.words).replace(".", "")
    if len(word) < 2 or len(short.words) > 1 or sum(map(str.isupper, word)) < 2 or len(full.words) < 2:
        return False
    initials = [part[0].upper() for part in full.words if part[0].isalpha()]
    return word[0].upper() in initials


def _introduces(between: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words between two names say that the second is another name of the first."""
    if _ALIAS_SIGNS.isdisjoint(between):
        return False
    plain = [low for low in between if low not in _QUOTES and low not in (",", "(", "–", "-", "—")]
    for phrase in lexicon.aliases:
        n = len(phrase)
        for start in range(len(plain) - n + 1):
            if tuple(plain[start : start + n]) == phrase:
                rest = plain[:start] + plain[start + n :]
                if phrase in (("born",), ("formerly",), ("called",)):
                    return not rest and between[0] in (",", "(")
                return all(low in _AROUND_ALIAS for low in rest)
    if "known" in plain and plain[-1] == "as" and "not" not in plain:
        known = plain.index("known")
        return len(plain) - known <= 6 and not any(lexicon.flags.get(low, 0) & Word.VERB for low in plain)
    return False


def apposed_names(names: Sequence[Name], figures: Sequence[Figure | None], tokens: Tokens) -> list[int]:
    """Indices of single names set beside a person's full name as another name of his: "Full Name, Byname, who"."""
    words, lows = tokens.words, tokens.lows
    found: list[int] = []
    for n in range(len(names) - 1):
        left, right, figure = names[n], names[n + 1], figures[n]
        if right.first - left.last != 2 or words[left.last + 1] != "," or len(right.words) != 1 or len(left.words) < 3:
            continue
        other, after = figures[n + 1], right.last + 1
        if figure is None or other is None or figure.entity_type != "person" or other.entity_type not in ("person", ""):
            continue
        closed = after + 1 < len(words) and words[after] == "," and words[after + 1][0].islower()
        if closed and lows[after + 1] not in ("and", "or") and left.first == tokens.firsts[left.sentence]:
            found.append(n + 1)
    return found


def birth_names(names: Sequence[Name], tokens: Tokens) -> list[int]:
    """Indices of full names that are given as somebody's own: "born X", "X, to give him his full name"."""
    lows = tokens.lows
    found = []
    for n, name in enumerate(names):
        if len(name.words) < 2:
            continue
        before = lows[name.first - 1] if name.first else ""
        after = lows[name.last + 1 : name.last + 8]
        own = after[:2] == ["was", "born"] and name.first == tokens.firsts[name.sentence]
        if own or before == "born" or (
            after[:1] == [","] and "name" in after and ("full" in after or "real" in after)
        ):
            found.append(n)
    return found


def kin_pairs(
    names: Sequence[Name], tokens: Tokens, flags: Sequence[int], lexicon: Lexicon
) -> list[tuple[int, str, int]]:
    """Kin that names state: ``(a, kin word, b)`` where name ``b`` is the ``kin word`` of name ``a``."""
    lows, words = tokens.lows, tokens.words
    at = {name.first: n for n, name in enumerate(names)}
    ends = {name.last: n for n, name in enumerate(names)}
    found: list[tuple[int, str, int]] = []
    for k in (k for k, bits in enumerate(flags) if bits & Word.KIN):
        number = tokens.sentence(k)
        start, end = tokens.firsts[number], tokens.firsts[number + 1]
        if True:
            if k + 1 < end and lows[k + 1] == "of":
                owner = next((at[i] for i in range(k + 2, min(k + 2 + _REACH, end)) if i in at), None)
                if owner is None:
                    continue
                after = names[owner].last + 1
                while after < end and words[after] in _QUOTES:
                    after += 1
                follower = at.get(after + 1) if after < end and words[after] == "," else None
                before = _name_before(k, start, ends, lows)
                bearer = before if before is not None else follower
                if bearer is not None and bearer != owner:
                    found.append((owner, lows[k], bearer))
            elif (
                k > start + 1
                and lows[k - 1] in ("'s", "’s")
                or (k > start + 2 and lows[k - 2] in ("'s", "’s"))
            ):
                apostrophe = k - 1 if lows[k - 1] in ("'s", "’s") else k - 2
                owner = ends.get(apostrophe - 1)
                step = k + 2 if k + 1 < end and words[k + 1] == "," else k + 1
                if owner is not None and step in at:
                    found.append((owner, lows[k], at[step]))
    return found


def _name_before(k: int, start: int, ends: Mapping[int, int], lows: Sequence[str]) -> int | None:
    """The name that a kin word at ``k`` stands in apposition to: "X, 32, the son of", "X is the son of"."""
    i = k - 1
    while i >= start and k - i <= 6:
        if i in ends:
            return ends[i]
        low = lows[i]
        if not (
            low
            in (
                "the",
                "a",
                "an",
                "only",
                "eldest",
                "youngest",
                "elder",
                "younger",
                "first",
                "is",
                "was",
                ",",
                "(",
                "who",
            )
            or low[0].isdigit()
        ):
            return None
        i -= 1
    return None


def note_descriptions(
    names: Sequence[Name],
    figures: Sequence[Figure | None],
    tokens: Tokens,
    flags: Sequence[int],
    lexicon: Lexicon,
) -> None:
    """What the text calls each figure next to its name: "X, a valley", "the capital Y", "prime minister Z", ", 32,"."""
    lows = tokens.lows
    described = Word.PLACE_NOUN | Word.ORGANIZATION_NOUN | Word.OBJECT_NOUN | Word.ROLE | Word.TITLE
    for name, figure in zip(names, figures, strict=True):
        if figure is None:
            continue
        start, end = tokens.firsts[name.sentence], tokens.firsts[name.sentence + 1]
        if name.title is not None:
            describe(figure, " ".join(lows[name.title[0] : name.title[1] + 1]), lexicon)
        before = name.first - 1
        if before >= start and lows[before] == ",":
            before -= 1
        elif before - 1 >= start and lows[before] == "of" and flags[before - 1] & Word.PLACE_NOUN:
            before -= 1
            if any(low in ("a", "an", "any", "one") for low in lows[max(start, before - 3) : before]):
                before = -1
        if before >= start and not tokens.words[before][0].islower():
            before = -1
        if (
            before >= start
            and flags[before] & described
            and before >= name.first - 2
            and not flags[before] & Word.KIN
        ):
            _describe(figure, before, start, lows, flags, lexicon)
        after = name.last + 1
        if after + 1 < end and lows[after] in (",", "(", "is", "was", "–", "-", "—"):
            low = lows[after + 1]
            if (
                low.isdigit()
                and len(low) <= 3
                and after + 2 < end
                and lows[after + 2] in (",", ".", ")", ";")
            ):
                figure.ages.add(int(low))
                after += 2
            _apposition(figure, after + 1, end, lows, flags, lexicon)
        _age_before(figure, name.first, start, lows)
        if figure.entity_type in ("organization", "") and after < end and lows[after] in _ARMED:
            figure.kinds.add("armed")
    _note_deaths(names, figures, tokens, flags)


def _note_deaths(
    names: Sequence[Name], figures: Sequence[Figure | None], tokens: Tokens, flags: Sequence[int]
) -> None:
    """Marks the person named last before a word of violent death in the same sentence."""
    ordered = sorted(
        [
            (name.last, figure)
            for name, figure in zip(names, figures, strict=True)
            if figure is not None and figure.entity_type == "person"
        ],
        key=lambda pair: pair[0],
    )
    positions = [token for token, _ in ordered]
    for i in (i for i, bits in enumerate(flags) if bits & Word.FATAL):
        n = bisect_right(positions, i) - 1
        if n >= 0 and i - positions[n] <= 30 and positions[n] >= tokens.firsts[tokens.sentence(i)]:
            ordered[n][1].dead = True


def _age_before(figure: Figure, first: int, start: int, lows: Sequence[str]) -> None:
    for i in range(first - 1, max(start - 1, first - 4), -1):
        number, _, rest = lows[i].partition("-")
        if rest.startswith("year") and number.isdigit():
            figure.ages.add(int(number))


def _describe(
    figure: Figure, i: int, start: int, lows: Sequence[str], flags: Sequence[int], lexicon: Lexicon
) -> None:
    describe(figure, lows[i], lexicon)
    if i > start and flags[i - 1] & (Word.OFFICE_MODIFIER | Word.TITLE) and not flags[i - 1] & Word.FUNCTION:
        describe(figure, f"{lows[i - 1]} {lows[i]}", lexicon)


def _apposition(
    figure: Figure, i: int, end: int, lows: Sequence[str], flags: Sequence[int], lexicon: Lexicon
) -> None:
    described = Word.PLACE_NOUN | Word.ORGANIZATION_NOUN | Word.OBJECT_NOUN | Word.ROLE | Word.TITLE
    if i >= end or not (
        lows[i] in ("a", "an", "the", "former", "once", "now")
        or flags[i] & (Word.TITLE | Word.ROLE | Word.OFFICE_MODIFIER)
    ):
        return
    for n in range(i, min(i + 6, end)):
        low = lows[n]
        if low in (",", ".", ";", ":", "(", "of", "in", "that", "which", "who", "for", "to", "and"):
            return
        if flags[n] & described:
            following = lows[n + 1] if n + 1 < end else "."
            if not flags[n] & Word.KIN and (
                following
                in (
                    ",",
                    ".",
                    "of",
                    "in",
                    "and",
                    "who",
                    "that",
                    "which",
                    "for",
                    "at",
                    "on",
                    ")",
                    "where",
                    "from",
                    ";",
                    "known",
                    "with",
                    "since",
                )
            ):
                _describe(figure, n, i, lows, flags, lexicon)
                return
