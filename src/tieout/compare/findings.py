"""The finding of a sum that does not come out: what is printed against what was worked out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tieout.compare.fact import finding_id
from tieout.model import Claim, Finding, Position


def sum_finding(
    claim: Claim,
    grounds: Sequence[Claim],
    groups: Mapping[str, str],
    stated: str,
    actual: str,
    reason: str,
    spread: float = 0.0,
) -> Finding:
    """A major finding of kind ``arithmetic`` on ``claim``, resting on ``grounds``.

    ``stated`` is the normal form as printed, ``actual`` what the grounds make of it, ``spread`` the gap
    between the two relative to the smaller.
    """
    document, group = (claim.document,), (groups.get(claim.document) or claim.document,)
    ids = tuple(dict.fromkeys(ground.claim for ground in grounds))
    positions = (
        Position(stated, document, group, (claim.claim,)),
        Position(f"{actual} (worked out)", document, group, ids),
    )
    qualifiers = tuple((key, value) for key, value in claim.qualifiers if key in ("what", "reference"))
    return Finding(
        finding=finding_id(
            "arithmetic", claim.document, claim.entity, claim.attribute, qualifiers, stated, actual
        ),
        verdict="discrepancy",
        severity="major",
        confidence=round(min(ground.confidence for ground in grounds), 2),
        kind="arithmetic",
        entity=claim.entity,
        entity_type=claim.entity_type,
        attribute=claim.attribute,
        qualifiers=qualifiers,
        positions=positions,
        spread=round(spread, 4),
        reason=reason,
        claims=ids,
    )


def what_of(claim: Claim) -> str:
    """The folded ``what`` of a claim, empty where it has none."""
    return " ".join(dict(claim.qualifiers).get("what", "").split()).casefold()
