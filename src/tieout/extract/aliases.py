"""Other names that a text introduces: acronyms in brackets, "known as", "born X", "Full Name, Byname,
who"."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.figures import Cluster, Figure, Key, absorb
from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.name_parts import Name
from tieout.extract.tokens import Tokens

Pair = tuple[int, int]
"""Indices of two neighbouring names, the earlier first."""

_QUOTES = frozenset("\"'“”‘’«»„`")
_LINKING = frozenset((",", "(", "–", "-", "—"))
_BIRTHS = 20
"""Birth names looked at in one document; each is weighed against everybody in it."""


def name_pairs(names: Sequence[Name], tokens: Tokens, lexicon: Lexicon) -> tuple[list[Pair], list[Pair]]:
    """Neighbouring names that stand for each other: acronyms, and names introduced by a phrase."""
    acronyms: list[Pair] = []
    aliases: list[Pair] = []
    words, lows = tokens.words, tokens.lows
    signs = lexicon.cues["signs"]
    for n in range(len(names) - 1):
        left, right = names[n], names[n + 1]
        gap = right.first - left.last - 1
        if not 1 <= gap <= 9 or left.sentence != right.sentence:
            continue
        if gap == 1:
            if lows[left.last + 1] == "(" and right.last + 1 < len(words) and words[right.last + 1] == ")":
                if _is_acronym(right, left) or _is_acronym(left, right):
                    acronyms.append((n, n + 1))
            elif lows[left.last + 1] not in signs:
                continue
        between = lows[left.last + 1 : right.first]
        if not signs.isdisjoint(between) and _introduces(between, lexicon):
            aliases.append((n, n + 1))
    return acronyms, aliases


def _is_acronym(short: Name, full: Name) -> bool:
    word = "".join(short.words).replace(".", "")
    if len(word) < 2 or len(short.words) > 1 or len(full.words) < 2 or sum(map(str.isupper, word)) < 2:
        return False
    return word[0].upper() in [part[0].upper() for part in full.words if part[0].isalpha()]


def _introduces(between: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words between two names say that the second is another name of the first."""
    plain = [low for low in between if low not in _QUOTES and low not in _LINKING]
    words = [low for low in plain if low != "the"]
    if words and words[-1] in lexicon.cues["calling"] and "whom" in words:
        return True  # "whom everyone called"
    for phrase in lexicon.aliases:
        n = len(phrase)
        for start in range(len(plain) - n + 1):
            if tuple(plain[start : start + n]) == phrase:
                rest = plain[:start] + plain[start + n :]
                if n == 1 and phrase[0] in lexicon.cues["bare"]:
                    return not rest and between[0] in (",", "(")
                return all(low in lexicon.cues["around"] for low in rest)
    if "known" in plain and plain[-1] == "as" and "not" not in plain:
        known = plain.index("known")
        return len(plain) - known <= 6 and not any(lexicon.flags.get(low, 0) & Word.VERB for low in plain)
    return False


def settle_aliases(
    names: Sequence[Name], keys: Sequence[Key], cluster: Cluster, aliases: Sequence[Pair], tokens: Tokens
) -> None:
    """Notes introduced names as aliases, and gives a byname or birth name to the person it belongs to."""
    for one, other in (*aliases, *_apposed(names, keys, cluster, tokens)):
        whole, figure = cluster.owner(keys[one]), cluster.owner(keys[other])
        if whole is not None and figure is not None:
            if figure is not whole:
                absorb(cluster, whole, figure)
            whole.aliases[tokens.slice(names[other].first, names[other].last)] = None
    for n in _birth_names(names, tokens)[:_BIRTHS]:
        figure = cluster.owner(keys[n])
        bearer = None if figure is None or figure.aliases else _bearer(figure, names[n], cluster, tokens)
        if figure is not None and bearer is not None:
            absorb(cluster, bearer, figure)
            bearer.aliases[tokens.slice(names[n].first, names[n].last)] = None


def _apposed(names: Sequence[Name], keys: Sequence[Key], cluster: Cluster, tokens: Tokens) -> list[Pair]:
    """A single name beside a person's full name that opens a sentence: "Full Name, Byname, who ..."."""
    words, lows = tokens.words, tokens.lows
    found: list[Pair] = []
    for n in range(len(names) - 1):
        left, right = names[n], names[n + 1]
        after = right.last + 1
        if (
            len(right.words) != 1
            or len(left.words) < 3
            or right.first - left.last != 2
            or words[left.last + 1] != ","
        ):
            continue
        if left.first != tokens.firsts[left.sentence] or after + 1 >= len(words) or words[after] != ",":
            continue
        figure, other = cluster.owner(keys[n]), cluster.owner(keys[n + 1])
        if (
            figure is None
            or other is None
            or figure.entity_type != "person"
            or other.entity_type not in ("person", "")
        ):
            continue
        if words[after + 1][0].islower() and lows[after + 1] not in ("and", "or"):
            found.append((n, n + 1))
    return found


def _birth_names(names: Sequence[Name], tokens: Tokens) -> list[int]:
    """Full names that are given as somebody's own: "born X", "X was born", "X, to give him his full name"."""
    lows = tokens.lows
    found = []
    for n, name in enumerate(names):
        if len(name.words) < 2:
            continue
        after = lows[name.last + 1 : name.last + 8]
        stated = after[:1] == [","] and "name" in after and ("full" in after or "real" in after)
        if stated or (name.first and lows[name.first - 1] == "born") or _opens_a_life(name, tokens):
            found.append(n)
    return found


def _opens_a_life(name: Name, tokens: Tokens) -> bool:
    """Whether a sentence starts "X was born"."""
    born = tokens.lows[name.last + 1 : name.last + 3] == ["was", "born"]
    return born and name.first == tokens.firsts[name.sentence]


def _bearer(figure: Figure, name: Name, cluster: Cluster, tokens: Tokens) -> Figure | None:
    """Whose birth name ``figure`` is: the heaviest person met before, one known by a single name first."""
    life = _opens_a_life(name, tokens)
    people = [
        other
        for other in cluster.figures
        if other is not figure and _may_be_born(other) and (other.first < name.first or not life)
    ]
    if not people:
        return None
    bearer = max(people, key=lambda other: (_is_mononym(other), other.weight, -other.number))
    fits = _is_mononym(bearer) if life else bearer.first < name.first or bearer.weight > figure.weight
    return bearer if fits else None


def _is_mononym(figure: Figure) -> bool:
    """Known by a single name throughout."""
    return all(len(key) == 1 for key in figure.keys)


def _may_be_born(figure: Figure) -> bool:
    """A person, or a name that nothing says is anything else."""
    if figure.entity_type == "person":
        return True
    return all(weight <= 0.3 for entity_type, weight in figure.votes.items() if entity_type != "person")
