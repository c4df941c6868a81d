"""One word of a name against another: the same, spelt otherwise, short for it, or another word.

Spelling variation of a token speaks for one bearer; a token of its own speaks for two. The sounds that
romanisations confuse, and the letter groups that write one sound, are data in
``rules/<lang>/vocab/transliteration.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA, Levenshtein

from tieout.values.name import NameToken
from tieout.values.vocabulary import vocabulary

TokenKind = Literal["equal", "spelling", "nickname", "initial", "typing", "different"]

_VOWELS = frozenset("aeiou")
_SERVANT = re.compile(r"abd[aeou](?:l|([rsntdz])(?=\1|[aeou]))")
_OF_FAITH = re.compile(r"[aeou]ddine?$")
_DOUBLE = re.compile(r"(.)\1+")
_LOOSE = str.maketrans({"p": "b", "h": "", "r": "l", "v": "b", "g": "k", "c": "k"})
"""Consonants that scripts without p, v or a distinct r and l write with one letter."""
_LONGEST_TOKEN = 40
"""Longer tokens are compared for equality alone: no word of a name is longer, and distances are quadratic."""


@dataclass(frozen=True, slots=True)
class TokenRelation:
    """How two tokens stand to each other; ``score`` 0..1, ``reason`` a clause for people."""

    kind: TokenKind
    score: float
    reason: str


_DIFFERENT = TokenRelation("different", 0.0, "two words")


@dataclass(frozen=True, slots=True)
class _Sounds:
    pattern: re.Pattern[str]
    writes: dict[str, str]
    near: frozenset[str]
    nicknames: dict[str, frozenset[int]]
    formal: dict[str, frozenset[int]]
    respelt: dict[str, str]
    ends: tuple[tuple[str, str], ...]
    starts: tuple[tuple[str, str], ...]


@lru_cache(maxsize=4)
def _sounds_of(language: str = "en") -> _Sounds:
    data = vocabulary(language).data
    writes = dict(data["sound-spelling"]["rules"])
    longest_first = sorted(writes, key=lambda source: (-len(source), source))
    near = {a + b for group in data["near-sounds"]["groups"] for a in group for b in group if a != b}
    nicknames: dict[str, set[int]] = {}
    formal: dict[str, set[int]] = {}
    for number, names in enumerate(data["nicknames"]["sets"]):
        formal.setdefault(names[0], set()).add(number)
        for name in names:
            nicknames.setdefault(name, set()).add(number)
    respelt = {word: words[0] for words in data["organization-words"]["sets"] for word in words}
    return _Sounds(
        pattern=re.compile("|".join(map(re.escape, longest_first))),
        writes=writes,
        near=frozenset(near),
        nicknames={name: frozenset(sets) for name, sets in nicknames.items()},
        formal={name: frozenset(sets) for name, sets in formal.items()},
        respelt=respelt,
        ends=tuple((old, new) for old, new in data["sound-ends"]["ends"]),
        starts=tuple((old, new) for old, new in data["sound-ends"]["starts"]),
    )


@lru_cache(maxsize=262144)
def sounds(folded: str) -> str:
    """The sounds of a folded token: letter groups to one sound, doubles to one, silent letters out.

    "massoud", "masood" and "masud" give "masud"; "yusuf" and "youssef" give "iusuf" and "iusef".
    """
    shelf = _sounds_of()
    folded = _arabic_servant(folded)
    for old, new in shelf.ends:
        if folded.endswith(old) and len(folded) > len(old) + 2:
            folded = folded.removesuffix(old) + new
            break
    for old, new in shelf.starts:
        if folded.startswith(old):
            folded = new + folded.removeprefix(old)
    spoken = shelf.pattern.sub(lambda found: shelf.writes[found.group()], folded)
    return _DOUBLE.sub(r"\1", spoken)


def _arabic_servant(folded: str) -> str:
    """ "abdelaziz", "abdolaziz", "abdurrahman": the article inside a name in one form, assimilated or not."""
    found = _SERVANT.match(folded) if folded.startswith("abd") else None
    if found and len(folded) > found.end() + 2:
        rest = folded[found.end() :]
        if found.group(1) and not rest.startswith(found.group(1)):
            rest = found.group(1) + rest
        folded = "abdul" + rest
    return _OF_FAITH.sub("udin", folded) if "dd" in folded else folded


@lru_cache(maxsize=262144)
def skeleton(folded: str) -> str:
    """The consonants of a token's sounds, for scripts without vowels and for grouping: "masud" -> "msd"."""
    return "".join(letter for letter in sounds(folded) if letter not in _VOWELS)


def nickname_keys(folded: str) -> tuple[int, ...]:
    """The numbers of the nickname sets that a folded given name is in, sorted."""
    return tuple(sorted(_sounds_of().nicknames.get(folded, ())))


def relate_tokens(a: NameToken, b: NameToken) -> TokenRelation:
    """How token ``a`` stands to token ``b``. Symmetric; never raises."""
    if a.bare or b.bare:
        if a.folded == b.folded:
            return TokenRelation("equal", 1.0, f"'{a.text}' is '{b.text}'")
        return _relate_bare(a, b)
    return relate_words(a.folded, b.folded)


@lru_cache(maxsize=262144)
def relate_words(a: str, b: str) -> TokenRelation:
    """How two folded words stand to each other as words of names (see ``relate_tokens``)."""
    if a > b:
        a, b = b, a
    if a == b:
        return TokenRelation("equal", 1.0, f"'{a}' is '{b}'")
    if not a or not b or a.isdigit() or b.isdigit():
        return _DIFFERENT
    if len(a) == 1 or len(b) == 1:
        if a[0] == b[0]:
            return TokenRelation(
                "initial", 0.8, f"'{min(a, b, key=len)}' is an initial of '{max(a, b, key=len)}'"
            )
        return _DIFFERENT
    shelf = _sounds_of()
    if shelf.respelt.get(a, a) == shelf.respelt.get(b, b):
        return TokenRelation("equal", 0.98, f"'{a}' is short for '{b}' or its other spelling")
    if (shelf.nicknames.get(a, frozenset()) & shelf.formal.get(b, frozenset())) or (
        shelf.nicknames.get(b, frozenset()) & shelf.formal.get(a, frozenset())
    ):
        return TokenRelation("nickname", 0.9, f"'{a}' and '{b}' are forms of one given name")
    if (
        max(len(a), len(b)) > _LONGEST_TOKEN
        or _gendered(a, b)
        or _gendered(sounds(a), sounds(b))
        or _two_genders(a, b)
    ):
        return _DIFFERENT
    return _relate_sounds(a, b)


def _relate_sounds(a: str, b: str) -> TokenRelation:
    heard_a, heard_b = sounds(a), sounds(b)
    if heard_a == heard_b and min(len(a), len(b)) >= 2:
        return TokenRelation("spelling", 0.97, f"'{a}' and '{b}' write the same sounds")
    longest, shortest = max(len(heard_a), len(heard_b)), min(len(heard_a), len(heard_b))
    if shortest >= 3 and Levenshtein.distance(heard_a, heard_b, score_cutoff=3) <= 3:
        cost = sound_cost(heard_a, heard_b)
        if cost <= min(0.8, 0.1 * longest + 0.1):
            return TokenRelation("spelling", 0.95 - cost / 8, f"'{a}' and '{b}' write near sounds")
    return _relate_typing(a, b)


def _relate_typing(a: str, b: str) -> TokenRelation:
    shortest = min(len(a), len(b))
    if shortest < 7 and len(a) == len(b) and skeleton(a) == skeleton(b):
        return _DIFFERENT
    slips = OSA.distance(a, b, score_cutoff=2)
    if (slips == 1 and shortest >= 5) or (slips == 1 and shortest == 4 and a[0] == b[0] and a[-1] == b[-1]):
        return TokenRelation("typing", 0.86, f"'{a}' and '{b}' differ by one letter")
    if slips == 2 and shortest >= 8 and a[0] == b[0]:
        return TokenRelation("typing", 0.82, f"'{a}' and '{b}' differ by two letters")
    return _DIFFERENT


def _relate_bare(a: NameToken, b: NameToken) -> TokenRelation:
    """A script without vowels or with vowels of its own: the consonants must be the same sounds."""
    left, right = _consonants(a.folded, bare=a.bare), _consonants(b.folded, bare=b.bare)
    if min(len(left), len(right)) >= 1 and left == right:
        return TokenRelation("spelling", 0.9, f"'{a.text}' and '{b.text}' have the same consonants")
    if min(len(left), len(right)) >= 3 and sound_cost(left, right) <= 0.55:
        return TokenRelation("spelling", 0.85, f"'{a.text}' and '{b.text}' have near consonants")
    return _DIFFERENT


def _consonants(folded: str, *, bare: bool) -> str:
    """Consonants to compare across scripts: y and w stand for vowels in a script without vowel letters."""
    heard = re.sub(r"[wy]", "", folded) if bare else folded.replace("w", "").replace("y", "").replace("v", "")
    plain = skeleton(heard).translate(_LOOSE)
    return "".join(letter for place, letter in enumerate(plain) if not (place and letter == plain[place - 1]))


def _gendered(a: str, b: str) -> bool:
    """True where only the last vowel tells a woman's name from a man's: Olga / Oleg, Ivanov / Ivanova."""
    if not a or not b or a[-1] == b[-1] or a[:2] != b[:2]:
        return False
    stems = {a[:-1] if a[-1] == "a" else a, b[:-1] if b[-1] == "a" else b}
    if len(stems) == 1 and (a[-1] == "a") != (b[-1] == "a"):
        return True
    return {a[-1], b[-1]} in ({"a", "o"}, {"a", "e"}, {"a", "i"}) and a[:-1] == b[:-1] and len(a) < 8


def _two_genders(a: str, b: str) -> bool:
    """True for a man's name against a woman's: John is no slip for Joan."""
    men, women = _given()
    return (a in men and b in women) or (a in women and b in men)


@lru_cache(maxsize=4)
def _given(language: str = "en") -> tuple[frozenset[str], frozenset[str]]:
    shelf = vocabulary(language)
    men, women = frozenset(shelf.words("given-male")), frozenset(shelf.words("given-female"))
    return men - women, women - men


def sound_cost(a: str, b: str) -> float:
    """Weighted edit distance of two sound strings: near sounds a quarter, vowels less than consonants."""
    near = _sounds_of().near
    lone = [_lone_cost(letter, last=place == len(b) - 1) for place, letter in enumerate(b)]
    row = [0.0]
    for cost in lone:
        row.append(row[-1] + cost)
    for place_a, letter_a in enumerate(a):
        drop = _lone_cost(letter_a, last=place_a == len(a) - 1)
        before, left = row[0], row[0] + drop
        fresh = [left]
        for place_b, letter_b in enumerate(b):
            above = row[place_b + 1]
            if letter_a == letter_b:
                swap = before
            elif letter_a + letter_b in near:
                swap = before + 0.25
            else:
                swap = before + (0.7 if letter_a in _VOWELS and letter_b in _VOWELS else 1.0)
            left = min(above + drop, left + lone[place_b], swap)
            fresh.append(left)
            before = above
        row = fresh
    return row[-1]


def _lone_cost(letter: str, *, last: bool) -> float:
    if letter in _VOWELS:
        return 0.6 if last else 0.35
    if letter == "h":
        return 0.35
    return 1.0
