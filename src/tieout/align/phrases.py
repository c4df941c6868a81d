"""What is counted or paid for: the ``what`` phrases of one entity and attribute, brought to one spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tieout.model import Claim
from tieout.semantics.phrases import relate_phrases


def align_phrases(claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` in their order, with ``what`` phrases that mean one thing under one spelling.

    Only phrases of one entity and attribute are compared. A phrase joins the commonest one that it means
    the same as; phrases that could join two different ones stay as they are.
    """
    groups: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for claim in claims:
        what = dict(claim.qualifiers).get("what", "")
        if what:
            groups[claim.entity, claim.attribute][what] += 1
    spelling = {place: canonical_phrases(counts) for place, counts in groups.items()}
    return [_respell(claim, spelling.get((claim.entity, claim.attribute), {})) for claim in claims]


def canonical_phrases(counts: Counter[str]) -> dict[str, str]:
    """For each phrase the phrase it is written as: commonest first, then the longer, then the alphabet."""
    leaders: list[str] = []
    chosen: dict[str, str] = {}
    for phrase in sorted(counts, key=lambda phrase: (-counts[phrase], -len(phrase), phrase)):
        fits = [leader for leader in leaders if relate_phrases(phrase, leader).same]
        if len(fits) == 1:
            chosen[phrase] = fits[0]
        else:
            chosen[phrase] = phrase
            leaders.append(phrase)
    return chosen


def _respell(claim: Claim, spelling: dict[str, str]) -> Claim:
    qualifiers = tuple(
        (key, spelling.get(value, value) if key == "what" else value) for key, value in claim.qualifiers
    )
    return claim if qualifiers == claim.qualifiers else replace(claim, qualifiers=qualifiers)
