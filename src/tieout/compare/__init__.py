"""Claims -> findings: what can hold together, what has moved with time, and what cannot both be true.

Sees claims only, no documents: the words, sentences and offsets that an explanation needs are in the claims.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tieout.compare.arithmetic import arithmetic
from tieout.compare.derive import derive
from tieout.compare.fact import finding_id, gather, sound
from tieout.compare.neighbours import neighbours, with_reasons
from tieout.compare.records import records
from tieout.compare.spellings import spellings
from tieout.compare.verdict import judge
from tieout.model import Claim, Finding
from tieout.rulebook import RuleBook

__all__ = ["compare", "finding_id"]

_FIRST = {"discrepancy": 0, "updated": 1, "compatible": 2, "agree": 3, "single": 4}


def compare(
    claims: Sequence[Claim], book: RuleBook, *, groups: Mapping[str, str] | None = None
) -> list[Finding]:
    """What aligned ``claims`` say together, fact by fact.

    ``groups`` maps a document id to its source group: documents of one group share wording and count once as
    evidence; a document that is not in it is its own group. The result is sorted, worst first, and does not
    depend on the order of ``claims``. Attributes without a rule are compared by the kind of their value.
    """
    claims = [sound(claim) for claim in claims]
    facts = gather([*claims, *derive(claims)], book, groups or {})
    near = neighbours(facts)
    findings = [finding for fact in facts for finding in with_reasons(judge(fact), fact, near)]
    for find in (arithmetic, records, spellings):
        findings += find(claims, groups or {})
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[int, int, float, str, str, tuple[tuple[str, str], ...], str]:
    return (
        _FIRST[finding.verdict],
        0 if finding.severity == "major" else 1,
        -finding.confidence,
        finding.entity,
        finding.attribute,
        finding.qualifiers,
        finding.finding,
    )
