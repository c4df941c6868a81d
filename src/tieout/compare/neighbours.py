"""Facts that look alike and are not one: "not comparable, because" is an answer too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tieout.compare.fact import Fact
from tieout.compare.sentences import told
from tieout.model import Finding

_SHOWN = 2
_Key = tuple[str, str, str]


def neighbours(facts: Iterable[Fact]) -> dict[_Key, list[Fact]]:
    """Facts by entity, attribute and ``what``: those that differ only in unit, reference point or time."""
    found: dict[_Key, list[Fact]] = {}
    for fact in facts:
        found.setdefault(_key(fact), []).append(fact)
    return found


def with_reasons(
    findings: Sequence[Finding], fact: Fact, near: Mapping[_Key, Sequence[Fact]]
) -> list[Finding]:
    """Findings of a fact that only one source states, each told why its neighbours do not count beside it."""
    others = [other for other in near[_key(fact)] if other.key != fact.key]
    if not others:
        return list(findings)
    return [_told(finding, fact, others) if finding.verdict == "single" else finding for finding in findings]


def _told(finding: Finding, fact: Fact, others: Sequence[Fact]) -> Finding:
    reasons = [reason for other in others[:_SHOWN] if (reason := _why(finding, fact, other))]
    if not reasons:
        return finding
    return replace(
        finding, reason=f"{finding.reason.rstrip('.')}; not comparable, because {' and '.join(reasons)}."
    )


def _why(finding: Finding, fact: Fact, other: Fact) -> str:
    entry = next((entry for entry in other.entries if entry.document not in finding.documents), None)
    if entry is None:
        return ""
    document = entry.document
    for name, phrase in (
        ("reference", "{document} measures from {value}"),
        ("as_of", "{document} speaks of {value}"),
        ("as", "{document} gives an {value} figure"),
        ("per", "{document} counts per {value}"),
        ("part", "{document} speaks of a part, {value}"),
    ):
        if other.qualifier(name) != fact.qualifier(name) and other.qualifier(name):
            return phrase.format(
                document=document, value=dict(entry.claim.qualifiers).get(name, other.qualifier(name))
            )
    if other.family != fact.family and other.qualifiers == fact.qualifiers:
        return f"{document} gives {told(entry)}, and nothing here converts the one into the other"
    return ""


def _key(fact: Fact) -> _Key:
    return fact.entity, fact.attribute, fact.qualifier("what")
