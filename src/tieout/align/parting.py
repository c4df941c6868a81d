"""Claims under one name that their words set apart: a share each, a part alone, another year.

Extraction names a fact by its subject and what is counted. "90 cars in one street alone" and "120 cars" then
bear one name, and "in 2019 it employed 320" stands beside "it employs 400". What the words beside the figure
say becomes a qualifier, where another document gives another figure without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tieout.model import Claim
from tieout.semantics.statements import nearly_same, same_figure
from tieout.semantics.surroundings import Statement, has_year

_TIMELESS = frozenset(("length", "width", "height", "depth", "elevation", "area", "distance", "inception"))
"""Attributes that no year in the sentence makes another fact."""


def part_by_words(claims: Sequence[Claim], statements: Mapping[int, Statement]) -> list[Claim]:
    """``claims`` in their order, those set apart by their own words with a qualifier that says so.

    ``statements`` are their statements by place; claims without one stay as they are.
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place in statements:
        claim = claims[place]
        groups[claim.entity, claim.attribute, claim.qualifiers].append(place)
    parted = list(claims)
    wholes = {
        (claim.document, claim.sentence, text)
        for claim in claims
        for key, text in claim.qualifiers
        if key == "of"
    }
    for places in groups.values():
        if len({claims[place].document for place in places}) > 1 and not claims[places[0]].value.edtf:
            others = [statements[other] for other in places]
            for place in places:
                if statements[place].scope or statements[place].moments:
                    parted[place] = _parted(claims[place], statements[place], others)
                if _whole(claims[place]) in wholes:
                    parted[place] = _named(parted[place], "of", "all")
    return parted


def _whole(claim: Claim) -> tuple[str, str, str]:
    """Where a claim stands and its figure, as the ``of`` of a part of it would print it."""
    number = claim.value.numbers[0] if claim.value.numbers else claim.value.low or 0.0
    return claim.document, claim.sentence, f"{number:.10g}"


def _named(claim: Claim, key: str, text: str) -> Claim:
    return replace(claim, qualifiers=tuple(sorted({**dict(claim.qualifiers), key: text}.items())))


def _parted(claim: Claim, own: Statement, others: Sequence[Statement]) -> Claim:
    """``claim`` with the marks that another document's different figure lacks, as qualifiers."""
    different = [other for other in others if other.document != own.document and not _agree(own, other)]
    if not different or len(different) < sum(other.document != own.document for other in others):
        return claim
    named = dict(claim.qualifiers)
    for other in different:
        if marks := own.scope - other.scope:
            named["per" if marks == {"each"} else "part"] = min(marks)
        if (
            years := {m for m in own.moments - other.moments if has_year(m)}
        ) and claim.attribute not in _TIMELESS:
            named.setdefault("as_of", min(years))
    return (
        replace(claim, qualifiers=tuple(sorted(named.items())))
        if len(named) > len(claim.qualifiers)
        else claim
    )


def _agree(a: Statement, b: Statement) -> bool:
    return same_figure(a.value, b.value) or nearly_same(a.value, b.value)
