"""Which names are worth comparing: names that share a key, so that the cost follows the look-alikes.

Names of two or more telling words are filed under pairs of words, since both must have a counterpart: each
word by its consonants (near sounds as one), one of the two also with a consonant left out or by its first
letter alone. A name of one telling word is filed by that word, and meets the longer names that begin or end
with it. Two names that share no key are never compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tieout.semantics.name_tokens import nickname_keys, relate_tokens, skeleton, sounds
from tieout.semantics.name_words import telling_tokens
from tieout.semantics.names import same_names
from tieout.semantics.organization_names import initials_of
from tieout.values.name import ParsedName, fold_words

LARGEST_BLOCK = 24
"""A key that more names share says little; such a block is sorted and only neighbours are compared."""
WINDOW = 6
"""How many neighbours of a sorted block are compared with each name."""
_NEAR = str.maketrans(
    {"g": "k", "c": "s", "z": "s", "d": "t", "q": "t", "v": "b", "f": "b", "p": "b", "j": "k", "h": ""}
)
_MERGED = _NEAR | str.maketrans({"e": "a", "i": "a", "o": "u"})
"""Near sounds as one, so that what is left of a distance is slips."""
_WORDS_PAIRED = 4
SHORTEST_MEASURED = 7
"""Below so many sounds a name may be an acronym or initials, which no distance sees."""
BULK = 2000
"""From so many pairs on a distance in bulk is cheaper than comparing each."""


def candidate_pairs(
    names: Sequence[ParsedName], *, also: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Pairs ``(i, j)``, ``i < j``, of places in ``names`` that share a key, and those of ``also``; sorted."""
    blocks: dict[str, list[int]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    full: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        keys, short_keys, full_keys = _file(name)
        for key in keys:
            blocks[key].append(place)
        for key in short_keys:
            short[key].append(place)
        for key in full_keys:
            full[key].append(place)
    if any(key.startswith("a:") for key in short):
        for place, name in enumerate(names):
            for letters in initials_of(name):
                full[f"a:{letters}"].append(place)
    pairs = set(also)
    for block in blocks.values():
        if len(block) > 1:
            pairs.update(_within(block, names))
    for key, block in short.items():
        pairs.update(_within(block, names))
        longer = full.get(key, ())
        if len(block) * len(longer) <= LARGEST_BLOCK * LARGEST_BLOCK:
            pairs.update((min(a, b), max(a, b)) for a in block for b in longer if a != b)
    return _plausible(sorted(pairs), names)


def _plausible(pairs: list[tuple[int, int]], names: Sequence[ParsedName]) -> list[tuple[int, int]]:
    """Leaves out pairs of equally many words whose sounds are too far apart to be spellings of each other.

    Only worth its start-up for many pairs; a pair that goes here would be found different anyway. Names with
    a nickname, an initial or an acronym, which no distance sees, stay.
    """
    if len(pairs) < BULK:
        return pairs
    heard = [sounds(name.joined[:60]).translate(_MERGED) for name in names]
    sizes = [len(name.core) for name in names]
    nicks = [nickname_keys(name.core[0].folded) if name.core else () for name in names]
    firsts = [name.core[0].folded if name.core else "" for name in names]
    initials = [any(len(token.folded) == 1 for token in name.core) for name in names]

    def measured(a: int, b: int) -> bool:
        """True where a distance can tell: as many words, long enough, no initial or nickname."""
        if (
            sizes[a] != sizes[b]
            or initials[a] != initials[b]
            or min(len(heard[a]), len(heard[b])) < SHORTEST_MEASURED
        ):
            return False
        return firsts[a] == firsts[b] or not (nicks[a] and nicks[b] and set(nicks[a]) & set(nicks[b]))

    bulk = [measured(a, b) for a, b in pairs]
    chosen = [pair for pair, inside in zip(pairs, bulk, strict=True) if inside]
    distances = process.cpdist(
        [heard[a] for a, _ in chosen], [heard[b] for _, b in chosen], scorer=Levenshtein.distance, workers=-1
    )
    limits = [2 + max(len(heard[a]), len(heard[b])) // 16 for a, b in chosen]
    far = {pair for pair, gap, most in zip(chosen, distances.tolist(), limits, strict=True) if gap > most}
    return [(a, b) for a, b in pairs if (a, b) not in far and not _clearly_two(names[a], names[b])]


def _clearly_two(a: ParsedName, b: ParsedName) -> bool:
    """True where two names of two words have a word that is neither of the other's words."""
    if len(a.core) != 2 or len(b.core) != 2:
        return False
    for first, second in zip(a.core, b.core, strict=True):
        if first.folded != second.folded and relate_tokens(first, second).kind == "different":
            turned = zip(a.core, reversed(b.core), strict=True)
            return any(relate_tokens(x, y).kind == "different" for x, y in turned)
    return False


def _within(block: Sequence[int], names: Sequence[ParsedName]) -> Iterable[tuple[int, int]]:
    if len(block) <= LARGEST_BLOCK:
        return combinations(block, 2)
    ordered = sorted(block, key=lambda place: (sounds(names[place].joined[:40]), place))
    return (
        (min(a, b), max(a, b))
        for rank, a in enumerate(ordered)
        for b in ordered[rank + 1 : rank + 1 + WINDOW]
    )


def _file(name: ParsedName) -> tuple[set[str], set[str], set[str]]:
    """The keys of one name: among its like, as a short name (one word, or initials), and as a full one."""
    tokens = telling_tokens(name)
    keys: set[str] = set()
    short = {f"a:{''.join(fold_words(part))}" for part in name.bracketed}
    full = set(short)
    if 2 <= len(name.joined) <= 7 and len(name.core) == 1:
        short.add(f"a:{name.joined}")
    if name.joined in same_names():
        keys.add(f"s:{same_names()[name.joined]}")
    closed = sounds(name.joined[:40])
    keys.add(f"j:{closed[:40].translate(_NEAR)}")
    words = [token.folded for token in tokens]
    if len(words) < 2:
        return keys, short.union(*map(_slips, words)), full.union(map(_exact, words))
    kept = words if len(words) <= _WORDS_PAIRED else [*words[:2], *words[-2:]]
    full |= {_exact(words[0]), _exact(words[-1])}
    for first, second in combinations(kept, 2):
        if min(len(first), len(second)) == 1:
            long, letter = max((first, second), key=len), min((first, second), key=len)
            short.add(f"{letter[:1]}|{_exact(long)}")
        else:
            keys |= _pair_keys(first, second)
            full.add(f"{first[:1]}|{_exact(second)}")
    return keys, short, full


def _pair_keys(first: str, second: str) -> set[str]:
    exact_first, exact_second = _exact(first), _exact(second)
    keys = {"p:" + "|".join(sorted((exact_first, exact_second)))}
    keys |= {f"d:{exact_first}|{slip}" for slip in _slips(second)}
    keys |= {f"e:{slip}|{exact_second}" for slip in _slips(first)}
    keys |= {f"n:{number}|{exact_second}" for number in nickname_keys(first)}
    return keys


@lru_cache(maxsize=262144)
def _exact(word: str) -> str:
    """The consonants of a word with near sounds as one; its sounds where it has fewer than two consonants."""
    merged = skeleton(word).translate(_NEAR)
    return merged if len(merged) >= 2 else sounds(word).translate(_NEAR)[:4] or word[:4]


@lru_cache(maxsize=262144)
def _slips(word: str) -> frozenset[str]:
    """The key of a word and the keys with one consonant left out."""
    key = _exact(word)
    if len(key) < 3 or word.isdigit():
        return frozenset((key,))
    return frozenset((key, *(key[:place] + key[place + 1 :] for place in range(len(key)))))
