"""Figures that add to a total: "four more bodies" beside "21 dead" is a part of the toll, no other toll."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tieout.model import Claim

_ADDED = re.compile(r"\b(?:more|further|additional|another)\b(?! than\b)", re.IGNORECASE)
_BREAK = re.compile(r"[.;:!?\n]|, and\b")
_BEFORE, _AFTER = 16, 12
"""How far, in characters, such a word may stand from the words that state the figure."""


def part_from_total(claims: Sequence[Claim], text: str) -> list[Claim]:
    """``claims`` in their order, each figure that adds to a total with ``part`` among its qualifiers.

    "17 died and a further 62 were injured" adds to no other figure of the injured: only where the document
    also states the same fact without such a word is the figure a part of it. ``text`` is the document's.
    """
    added = [_is_added(claim, text) for claim in claims]
    if not any(added):
        return list(claims)
    totals = {_fact(claim) for claim, adds in zip(claims, added, strict=True) if not adds}
    return [
        replace(claim, qualifiers=tuple(sorted((*claim.qualifiers, ("part", "further")))))
        if adds and _fact(claim) in totals and "part" not in dict(claim.qualifiers)
        else claim
        for claim, adds in zip(claims, added, strict=True)
    ]


def _is_added(claim: Claim, text: str) -> bool:
    if claim.value.kind not in ("number", "quantity", "money"):
        return False
    before = _BREAK.split(text[max(0, claim.start - _BEFORE) : claim.start])[-1]
    after = _BREAK.split(text[claim.end : claim.end + _AFTER])[0]
    return _ADDED.search(before + text[claim.start : claim.end] + after) is not None


def _fact(claim: Claim) -> tuple[object, ...]:
    return claim.entity, claim.attribute, claim.qualifiers
