"""One tick for every figure of a draft: what the sources say of it, or why nothing could be said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.model import Claim, Document, Finding, Position, Tick, Unclaimed
from tieout.tables import join_qualifiers
from tieout.values import format_value

if TYPE_CHECKING:
    from tieout.pipeline import Report

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
    lines: list[int]

    @classmethod
    def of(cls, draft: Document, report: Report, drafts: frozenset[str]) -> _Bench:
        findings: dict[str, list[Finding]] = {}
        for finding in report.findings:
            for claim in finding.claims:
                findings.setdefault(claim, []).append(finding)
        elsewhere: dict[tuple[object, ...], list[str]] = {}
        for row in report.unclaimed:
            if row.document not in drafts:
                elsewhere.setdefault(_figure(row), []).append(row.document)
        return cls(
            draft=draft,
            findings=findings,
            claims={claim.claim: claim for claim in report.claims},
            groups={document.id: document.group or document.id for document in report.documents},
            names={document.id: document.source or document.id for document in report.documents},
            drafts=drafts,
            elsewhere=elsewhere,
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
            reason="no source states this",
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
        others = [position for position in finding.positions if position not in mine]
        backing = self.sources(mine)
        against = self.sources(others)
        if finding.verdict == "discrepancy" and finding.status == "open":
            if finding.kind == "arithmetic" and not against:
                return self.marked(plain, finding, "contradicted", backing, finding.reason)
            if against:
                said = "; ".join(self.says(position) for position in others if self.sources([position]))
                also = f" ({self.listed(backing)} {_agrees(backing)})" if backing else ""
                return self.marked(plain, finding, "contradicted", against, said + also)
        if finding.verdict == "updated" and not backing and against:
            said = "; ".join(self.says(position) for position in others if self.sources([position]))
            return self.marked(
                plain, finding, "untied", against, f"no source states this figure, which changes: {said}"
            )
        agreeing = backing or (against if finding.verdict in ("agree", "compatible") else [])
        if agreeing:
            return self.marked(plain, finding, "tied", agreeing, self.agreement(finding, agreeing))
        return self.marked(plain, finding, "untied", [], "no source states this")

    def marked(self, plain: Tick, finding: Finding, tick: str, documents: Sequence[str], reason: str) -> Tick:
        return Tick(
            document=plain.document,
            start=plain.start,
            end=plain.end,
            text=plain.text,
            tick="contradicted" if tick == "contradicted" else "tied" if tick == "tied" else "untied",
            reason=reason,
            line=plain.line,
            fact=plain.fact,
            attribute=plain.attribute,
            value=plain.value,
            sources=tuple(dict.fromkeys(self.names[document] for document in documents)),
            groups=len({self.groups[document] for document in documents}),
            severity=finding.severity if tick == "contradicted" else "",
            finding=finding.finding,
            claim=plain.claim,
        )

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

    def agreement(self, finding: Finding, documents: Sequence[str]) -> str:
        groups = len({self.groups[document] for document in documents})
        how = "agrees with" if finding.verdict == "agree" else "does not conflict with"
        if groups == len(documents):
            return f"{how} {self.listed(documents)}"
        shared = "one source" if groups == 1 else f"{groups} sources"
        return f"{how} {self.listed(documents)}, which share wording and count as {shared}"

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


def _fact(claim: Claim) -> str:
    inside = join_qualifiers(claim.qualifiers)
    return f"{claim.entity}.{claim.attribute}" + (f"[{inside}]" if inside else "")
