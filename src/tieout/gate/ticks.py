"""One tick for every figure of a draft: what the sources say of it, or why nothing could be said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tieout.model import Claim, Document, Finding, Position, Tick, Unclaimed
from tieout.tables import join_qualifiers
from tieout.values import format_value

if TYPE_CHECKING:
    from tieout.pipeline import Report

_NOBODY = "no source states this"
_RELATED = 3
"""Values on the same attribute that an untied figure names; more say no more than none."""

_TAKEN_BACK = frozenset(("denied", "withdrawn"))
"""Marks of a claim that its source does not stand by."""

_RANK = {"contradicted": 0, "tied": 1, "untied": 2}


def tick_draft(draft: Document, report: Report, drafts: frozenset[str]) -> list[Tick]:
    """The ticks of ``draft`` in the order of its text. Only documents outside ``drafts`` count as sources.

    Several claims can rest on one figure; it gets the tick that an editor must act on first.
    """
    bench = _Bench.of(draft, report, drafts)
    claimed: dict[tuple[int, int], Tick] = {}
    for claim in report.claims:
        if claim.document != draft.id or claim.origin == "derived" or claim.end <= claim.start:
            continue
        tick = bench.tick(claim)
        place = (claim.start, claim.end)
        if place not in claimed or _urgency(tick) < _urgency(claimed[place]):
            claimed[place] = tick
    ticks = [
        *claimed.values(),
        *(bench.unchecked(row) for row in report.unclaimed if row.document == draft.id),
    ]
    return sorted(ticks, key=lambda tick: (tick.start, tick.end))


def _urgency(tick: Tick) -> tuple[int, bool, str, str]:
    return _RANK[tick.tick], tick.severity != "major", tick.fact, tick.claim


@dataclass(frozen=True, slots=True)
class _Bench:
    """What ticking one draft needs: the findings of each claim, who the sources are, where lines begin."""

    draft: Document
    findings: dict[str, list[Finding]]
    claims: dict[str, Claim]
    groups: dict[str, str]
    names: dict[str, str]
    drafts: frozenset[str]
    elsewhere: dict[tuple[object, ...], list[str]]
    related: dict[tuple[object, ...], list[Claim]]
    lines: list[int]

    @classmethod
    def of(cls, draft: Document, report: Report, drafts: frozenset[str]) -> _Bench:
        findings: dict[str, list[Finding]] = {}
        for finding in report.findings:
            # A finding on spellings holds every claim under the name, and says nothing of their figures.
            for claim in finding.claims if finding.kind != "spelling" else ():
                findings.setdefault(claim, []).append(finding)
        elsewhere: dict[tuple[object, ...], list[str]] = {}
        for row in report.unclaimed:
            if row.document not in drafts:
                elsewhere.setdefault(_figure(row), []).append(row.document)
        related: dict[tuple[object, ...], list[Claim]] = {}
        for source in report.claims:
            if source.document not in drafts and source.origin != "derived":
                related.setdefault(_subject(source), []).append(source)
        return cls(
            draft=draft,
            findings=findings,
            claims={claim.claim: claim for claim in report.claims},
            groups={document.id: document.group or document.id for document in report.documents},
            names={document.id: document.source or document.id for document in report.documents},
            drafts=drafts,
            elsewhere=elsewhere,
            related=related,
            lines=[0, *(place + 1 for place, letter in enumerate(draft.text) if letter == "\n")],
        )

    def line(self, start: int) -> int:
        return bisect_right(self.lines, start)

    def tick(self, claim: Claim) -> Tick:
        """The tick that the findings about ``claim`` give: the one to act on first."""
        plain = Tick(
            document=self.draft.id,
            start=claim.start,
            end=claim.end,
            text=self.draft.text[claim.start : claim.end],
            tick="untied",
            reason=self.nobody(claim),
            line=self.line(claim.start),
            fact=_fact(claim),
            attribute=claim.attribute,
            value=format_value(claim.value),
            claim=claim.claim,
        )
        ticks = [self.of_finding(plain, claim, finding) for finding in self.findings.get(claim.claim, ())]
        return min(ticks, key=_urgency) if ticks else plain

    def of_finding(self, plain: Tick, claim: Claim, finding: Finding) -> Tick:
        mine = [position for position in finding.positions if claim.claim in position.claims]
        others = [row for row in finding.positions if row not in mine and self.stands(row)]
        backing, against = self.sources(mine), self.sources(others)
        said = "; ".join(self.says(position) for position in others if self.sources([position]))
        marked = replace(plain, finding=finding.finding)
        if finding.verdict == "discrepancy":
            waived = finding.status == "waived"
            if against and not waived:
                also = f" ({self.listed(backing)} {_agrees(backing)})" if backing else ""
                marked = replace(marked, tick="contradicted", severity=finding.severity, reason=said + also)
                return self.borne_out(marked, against)
            if finding.kind == "arithmetic" and not waived:
                marked = replace(
                    marked, tick="contradicted", severity=finding.severity, reason=finding.reason
                )
                return self.borne_out(marked, backing)
            if against and not backing:
                return self.borne_out(replace(marked, reason=f"a waived contradiction: {said}"), against)
        if finding.verdict == "updated" and against and not backing:
            reason = f"no source states this figure, which changes with time: {said}"
            return self.borne_out(replace(marked, reason=reason), against)
        agreeing = backing or (against if finding.verdict in ("agree", "compatible") else [])
        if agreeing:
            reason = self.agreement(plain, finding, agreeing)
            return self.borne_out(replace(marked, tick="tied", reason=reason), agreeing)
        return replace(marked, reason=self.nobody(claim))

    def stands(self, position: Position) -> bool:
        """Whether a source stands by ``position``: what is only denied or taken back contradicts nobody."""
        claims = [self.claims[name] for name in position.claims if name in self.claims]
        return not claims or any(not _TAKEN_BACK & set(claim.marks) for claim in claims)

    def borne_out(self, tick: Tick, documents: Sequence[str]) -> Tick:
        """``tick`` with who stands behind it."""
        return replace(
            tick,
            sources=tuple(dict.fromkeys(self.names[document] for document in documents)),
            groups=len({self.groups[document] for document in documents}),
        )

    def nobody(self, claim: Claim) -> str:
        """Why a figure is untied; names what sources say on the same attribute, which could not be
        compared.
        """
        said: dict[str, list[str]] = {}
        for other in self.related.get(_subject(claim), ()):
            said.setdefault(format_value(other.value), []).append(other.document)
        if not said or len(said) > _RELATED:
            return _NOBODY
        told = "; ".join(f"{self.listed(sorted(set(who)))}: {value}" for value, who in sorted(said.items()))
        return f"{_NOBODY}; not comparable with it: {told}"

    def sources(self, positions: Iterable[Position]) -> list[str]:
        """The source documents among ``positions``, sorted."""
        found = {document for position in positions for document in position.documents}
        return sorted(
            document for document in found if document not in self.drafts and document in self.names
        )

    def says(self, position: Position) -> str:
        documents = self.sources([position])
        return f"{self.listed(documents)} {'says' if len(documents) == 1 else 'say'} {position.value}"

    def listed(self, documents: Sequence[str]) -> str:
        names = list(dict.fromkeys(self.names[document] for document in documents))
        if len(names) > 3:
            return f"{', '.join(names[:2])} and {len(names) - 2} more"
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]

    def agreement(self, plain: Tick, finding: Finding, documents: Sequence[str]) -> str:
        stated = [self.claims[name] for name in finding.claims if name in self.claims]
        same = {claim.document for claim in stated if format_value(claim.value) == plain.value}
        exact = [document for document in documents if document in same]
        told = (
            f"agrees with {self.listed(exact)}"
            if exact
            else f"does not conflict with {self.listed(documents)}"
        )
        groups = len({self.groups[document] for document in documents})
        if groups == len(documents):
            return told
        return f"{told}; sources that share wording count once, so {groups} in all"

    def unchecked(self, row: Unclaimed) -> Tick:
        """A figure that no rule claimed; says where the same figure stands, which is no proof but a place
        to look.
        """
        same = sorted(set(self.elsewhere.get(_figure(row), ())))
        where = f"; the same figure stands in {self.listed(same)}" if same else ""
        return Tick(
            document=self.draft.id,
            start=row.mention.start,
            end=row.mention.end,
            text=row.mention.text,
            tick="untied",
            reason=f"not checked: {row.reason}{where}",
            line=self.line(row.mention.start),
            value=format_value(row.mention.value),
            sources=tuple(dict.fromkeys(self.names[document] for document in same)),
            checked=False,
        )


def _agrees(documents: Sequence[str]) -> str:
    return "agrees with the draft" if len(documents) == 1 else "agree with the draft"


def _figure(row: Unclaimed) -> tuple[object, ...]:
    value = row.mention.value
    return value.kind, value.low, value.high, value.dimension, value.modifier, value.edtf, row.mention.head


def _subject(claim: Claim) -> tuple[object, ...]:
    """What a claim is about, without the time it speaks of."""
    named = tuple(pair for pair in claim.qualifiers if pair[0] in ("what", "reference", "by"))
    return claim.entity, claim.attribute, named


def _fact(claim: Claim) -> str:
    inside = join_qualifiers(claim.qualifiers)
    return f"{claim.entity}.{claim.attribute}" + (f"[{inside}]" if inside else "")
