"""Phrases learned from a shared figure: one document's "option 1" is what the others call "independence".

Where two documents give one telling figure, what each says it counts is one thing, also beside their other
figures: "option 1: 3,043 votes, 1.68 per cent" and "greater autonomy: 3,043 votes, 2.3 per cent".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tieout.model import Claim

_SURE = 0.6
"""How sure it is that a phrase learned from one figure means the same beside another."""


def apply_learned(before: Sequence[Claim], after: Sequence[Claim], anchored: set[int]) -> list[Claim]:
    """``after`` with the claims that no bond renamed under the phrases that the ``anchored`` ones took.

    ``before`` and ``after`` are the same claims in the same order; ``anchored`` are the places of those that
    were joined by a telling figure. A phrase that a document's figures gave two meanings teaches nothing.
    """
    learned = _learned(before, after, anchored)
    found = list(after)
    for place, (old, new) in enumerate(zip(before, after, strict=True)):
        what = dict(old.qualifiers).get("what", "")
        lesson = learned.get((old.document, old.entity, what.casefold()))
        if old is new and lesson is not None and lesson[2] != old.attribute:
            entity, phrase, _ = lesson
            qualifiers = tuple(sorted({**dict(old.qualifiers), "what": phrase}.items()))
            reason = f"{old.document} says “{what}” for “{phrase}” beside a figure that both give"
            found[place] = replace(old, entity=entity, qualifiers=qualifiers, bond=_SURE, joined=reason)
    return found


def _learned(
    before: Sequence[Claim], after: Sequence[Claim], anchored: set[int]
) -> Mapping[tuple[str, str, str], tuple[str, str, str]]:
    """(document, entity, phrase) -> (entity, phrase, attribute) as the fact is called across documents."""
    found: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    unclear: set[tuple[str, str, str]] = set()
    for place in sorted(anchored):
        old, new = before[place], after[place]
        what, called = (dict(claim.qualifiers).get("what", "") for claim in (old, new))
        key, lesson = (old.document, old.entity, what.casefold()), (new.entity, called, new.attribute)
        taught = what and called and what.casefold() != called.casefold()
        if taught and found.setdefault(key, lesson) != lesson:
            unclear.add(key)
    return {key: lesson for key, lesson in found.items() if key not in unclear}
