"""Which names are worth comparing: names that share a key, so that the cost follows the look-alikes.

Every name is filed under keys that survive a change of spelling: the consonants of each token, the first
letters of the whole, its acronym. Two names that share no key are never compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tieout.semantics.name_tokens import skeleton, sounds
from tieout.semantics.named_things import initials_of
from tieout.semantics.names import same_names
from tieout.values.name import ParsedName, parse_name

LARGEST_BLOCK = 60
"""A key that more names share says little; such a block is sorted and only neighbours are compared."""
WINDOW = 8
"""How many neighbours of a sorted block are compared with each name."""


def candidate_pairs(names: Sequence[str], types: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs ``(i, j)``, ``i < j``, of places in ``names`` that share a key; each pair once, in sorted
    order.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, (name, kind) in enumerate(zip(names, types, strict=True)):
        for key in sorted(name_keys(parse_name(name, kind))):
            blocks[key].append(place)
    pairs: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        if len(block) <= LARGEST_BLOCK:
            pairs.update((a, b) for n, a in enumerate(block) for b in block[n + 1 :])
            continue
        block = sorted(block, key=lambda place: (sounds(parse_name(names[place]).joined[:40]), place))
        for n, a in enumerate(block):
            pairs.update((min(a, b), max(a, b)) for b in block[n + 1 : n + 1 + WINDOW])
    return iter(sorted(pairs))


def name_keys(name: ParsedName) -> set[str]:
    """The keys of one name; two names that may be one share at least one of them."""
    keys: set[str] = set()
    core = name.core
    for token in core:
        if len(token.folded) == 1:
            continue
        if token.role == "number":
            keys.add(f"n:{token.folded}")
            continue
        keys |= token_keys(token.folded)
    keys |= {f"a:{letters}" for letters in initials_of(name)}
    if 2 <= len(name.joined) <= 7:
        keys.add(f"a:{name.joined}")
    keys |= {f"a:{''.join(part.lower().split())}" for part in name.bracketed}
    joined = sounds(name.joined[:40])
    if len(joined) >= 5:
        keys.add(f"j:{joined[:5]}")
    if name.joined in same_names():
        keys.add(f"s:{same_names()[name.joined]}")
    return keys


def token_keys(folded: str) -> set[str]:
    """Consonant keys of a token; near sounds share a letter, and each consonant is left out once."""
    merged = skeleton(folded).translate(_NEAR)
    if len(merged) < 2:
        return {f"t:{sounds(folded)[:4]}"}
    keys = {f"t:{merged}"}
    if len(merged) >= 4:
        keys |= {f"t:{merged[:n]}{merged[n + 1 :]}" for n in range(len(merged))}
    return keys


_NEAR = str.maketrans(
    {"g": "k", "c": "k", "z": "s", "d": "t", "v": "b", "f": "b", "p": "b", "j": "k", "h": "k"}
)
