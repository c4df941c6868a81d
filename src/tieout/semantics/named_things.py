"""Names of places, objects and events against each other: types of place, features, compass, numbers, heads.

A type word may be dropped ("Ash Valley", "Ash"); a number, a compass word or a feature ("river") makes
another thing of it.
"""

from __future__ import annotations

from tieout.semantics.name_words import (
    as_event,
    compass_words,
    content,
    features,
    head_noun,
    joined,
    name_words,
    numbers_differ,
)
from tieout.semantics.names import (
    NameRelation,
    all_paired,
    different,
    each_its_own,
    known_names,
    match_tokens,
)
from tieout.values.name import NameToken, ParsedName


def relate_places(a: ParsedName, b: ParsedName) -> NameRelation:
    """Two names of places. Type words of one place may come and go; a feature makes another place."""
    words = name_words()
    left, right = content(a), content(b)
    left, right = _without_mount(left, right), _without_mount(right, left)
    feature_a, feature_b = features(left, words), features(right, words)
    if feature_a != feature_b:
        return different(_apart(feature_a, feature_b), (), 0.4)
    compass_a, compass_b = compass_words(left, words), compass_words(right, words)
    if compass_a != compass_b:
        return different(_apart(compass_a, compass_b), (), 0.4)
    if a.numbers != b.numbers:
        return different(numbers_differ(a, b))
    left = tuple(t for t in left if t.folded not in words.place_types) or left
    right = tuple(t for t in right if t.folded not in words.place_types) or right
    if joined(left) == joined(right):
        return NameRelation(0.97, True, "the same place, with or without its type word", (), "equal")
    match = match_tokens(left, right)
    if not match.pairs or all(relation.kind == "initial" for *_, relation in match.pairs):
        return different("no token in common", match.clauses)
    if match.only_a and match.only_b:
        return each_its_own(match)
    if match.only_a or match.only_b:
        if feature_a and len(match.pairs) >= 2:
            return NameRelation(0.85, True, "the same feature, named in short", match.clauses, "short")
        return different("a token more makes another place", match.clauses, 0.5)
    return all_paired(match, left, right) or different("an uncertain slip", match.clauses, 0.5)


def _without_mount(tokens: tuple[NameToken, ...], other: tuple[NameToken, ...]) -> tuple[NameToken, ...]:
    """Takes "Mount" off where the other name goes without: Everest; not off a country's (Mount Lebanon)."""
    mounts = ("mount", "mt")
    if len(tokens) < 2 or tokens[0].folded not in mounts or any(token.folded in mounts for token in other):
        return tokens
    return tokens if joined(tokens[1:]) in known_names() else tokens[1:]


def relate_things(a: ParsedName, b: ParsedName) -> NameRelation:
    """Two names of events or objects: one head, no modifier against another, numbers and years alike."""
    words = name_words()
    if a.numbers and b.numbers and not (set(a.numbers) <= set(b.numbers) or set(b.numbers) <= set(a.numbers)):
        return different(numbers_differ(a, b))
    left, right = as_event(content(a), words), as_event(content(b), words)
    if compass_words(left, words) != compass_words(right, words):
        return different("north, south, old or new on one side only", (), 0.4)
    match = match_tokens(left, right)
    if not match.pairs or all(relation.kind in ("initial", "nickname") for *_, relation in match.pairs):
        return different("no token in common", match.clauses)
    if match.only_a and match.only_b:
        return each_its_own(match)
    extra = match.only_a or match.only_b
    if not extra:
        return all_paired(match, left, right) or different("an uncertain slip", match.clauses, 0.5)
    shorter, longer = (left, right) if match.only_b else (right, left)
    if all(t.role == "number" for t in shorter):
        return different("only a number in common", match.clauses, 0.2)
    kind_only = all(token.text.islower() for token in extra) and not any(t.text.islower() for t in shorter)
    if head_noun(shorter) != head_noun(longer) and len(shorter) < 2 and not kind_only:
        return different("another head noun", match.clauses, 0.4)
    what = ", ".join(f"'{token.text}'" for token in extra)
    score = round(max(0.7, match.score - 0.06 * len(extra)), 3)
    return NameRelation(score, True, f"short for the longer name, without {what}", match.clauses, "short")


def _apart(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """The clause for two sets of telling words: "river against lake", or "only one says river"."""
    if a and b:
        return f"'{' '.join(a)}' against '{' '.join(b)}'"
    return f"only one of them says '{' '.join(a or b)}'"
