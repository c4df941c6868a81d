"""One tick for every figure of a draft: what the sources say of it, or why nothing could be said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tieout.gate.pointers import Pointers, listed
from tieout.model import Claim, Document, Finding, Position, Tick, Unclaimed
from tieout.semantics.numbers import stated_figures
from tieout.tables import join_qualifiers
from tieout.values import Value, format_value

if TYPE_CHECKING:
    from tieout.pipeline import Report

_NOBODY = "no source states this"
_RELATED = 3
"""Values on the same attribute that an untied figure names; more say no more than none."""

_SHARED = frozenset(("number", "quantity", "money"))
"""Kinds of value whose gap is told as a share; of years, days and percent it would puzzle."""

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
    pointers: Pointers
    related: dict[tuple[object, ...], list[Claim]]
    lines: list[int]

    @classmethod
    def of(cls, draft: Document, report: Report, drafts: frozenset[str]) -> _Bench:
        findings: dict[str, list[Finding]] = {}
        for finding in report.findings:
            # A finding on spellings holds every claim under the name, and says nothing of their figures.
            for claim in finding.claims if finding.kind != "spelling" else ():
                findings.setdefault(claim, []).append(finding)
        related: dict[tuple[object, ...], list[Claim]] = {}
        for source in report.claims:
            if source.document not in drafts and source.origin != "derived":
                related.setdefault(_subject(source), []).append(source)
        names = {document.id: document.source or document.id for document in report.documents}
        return cls(
            draft=draft,
            findings=findings,
            claims={claim.claim: claim for claim in report.claims},
            groups={document.id: document.group or document.id for document in report.documents},
            names=names,
            drafts=drafts,
            pointers=Pointers(report, drafts, names),
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
        tick = min(ticks, key=_urgency) if ticks else plain
        return replace(tick, look=self.pointers.look(claim.value, claim)) if tick.reason == _NOBODY else tick

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
                far = "" if len(others) > 1 else self.how_far(claim.value, others[0])
                marked = replace(
                    marked, tick="contradicted", severity=finding.severity, reason=said + far + also
                )
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
        apart = [position for position in others if unlike(finding, mine, position)]
        if finding.verdict in ("agree", "compatible") and not backing:
            backing = [name for name in against if name not in self.sources(apart)]
        if not backing and self.sources(apart):
            reason = f"the words do not show whether it is the same thing, but {said}"
            return self.borne_out(replace(marked, reason=reason), against)
        agreeing = backing
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
            if _same(other.value, claim.value):
                return _NOBODY
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

    def how_far(self, own: Value, position: Position) -> str:
        """How much more or less ``position`` states, as a share of the draft's own figure; empty for days."""
        other = next((self.claims[name].value for name in position.claims if name in self.claims), own)
        mine, theirs = stated_figures(own), stated_figures(other)
        if own.kind not in _SHARED or not mine or not theirs or mine[0] <= 0:
            return ""
        share = theirs[0] / mine[0] - 1
        return (
            f", {abs(share) * 100:.0f} % {'more' if share > 0 else 'less'}"
            if 0.005 <= abs(share) < 10
            else ""
        )

    def says(self, position: Position) -> str:
        documents = self.sources([position])
        return f"{self.listed(documents)} {'says' if len(documents) == 1 else 'say'} {position.value}"

    def listed(self, documents: Sequence[str]) -> str:
        return listed(self.names[document] for document in documents)

    def agreement(self, plain: Tick, finding: Finding, documents: Sequence[str]) -> str:
        stated = [self.claims[name] for name in finding.claims if name in self.claims]
        own = next((claim.value for claim in stated if claim.claim == plain.claim), None)
        same = {claim.document for claim in stated if own is not None and _same(claim.value, own)}
        exact = [document for document in documents if document in same]
        others = [document for document in documents if document not in same]
        told = f"agrees with {self.listed(exact)}" if exact else ""
        if others:
            values = [format_value(claim.value) for claim in stated if claim.document in others]
            said = f" ({', '.join(dict.fromkeys(values))})" if len(set(values)) <= _RELATED else ""
            told += f"{'; ' if told else ''}does not conflict with {self.listed(others)}{said}"
        groups = len({self.groups[document] for document in documents})
        if groups == len(documents):
            return told
        return f"{told}; sources that share wording count once, so {groups} in all"

    def unchecked(self, row: Unclaimed) -> Tick:
        """A figure that no rule claimed, and why."""
        same = self.pointers.documents(row.mention.value)
        return Tick(
            document=self.draft.id,
            start=row.mention.start,
            end=row.mention.end,
            text=row.mention.text,
            tick="untied",
            reason=f"not checked: {row.reason}",
            line=self.line(row.mention.start),
            value=format_value(row.mention.value),
            sources=tuple(dict.fromkeys(self.names[document] for document in same)),
            checked=False,
            look=self.pointers.look(row.mention.value),
        )


def unlike(finding: Finding, mine: Sequence[Position], other: Position) -> bool:
    """Whether the values of ``other`` and of ``mine`` cannot both hold, though the verdict lets them be: the
    words do not show that the two are about one thing.
    """
    own = {claim for position in mine for claim in position.claims}
    pairs = [{step.left, step.right} for step in finding.steps if step.relation == "disjoint"]
    return any(pair & own and pair & set(other.claims) for pair in pairs)


def _same(value: Value, other: Value) -> bool:
    """Whether both state one figure, whatever they call what is counted."""
    if value.numbers and other.numbers:
        return (value.low, value.high, value.modifier) == (other.low, other.high, other.modifier)
    return format_value(value) == format_value(other)


def _agrees(documents: Sequence[str]) -> str:
    return "agrees with the draft" if len(documents) == 1 else "agree with the draft"


def _subject(claim: Claim) -> tuple[object, ...]:
    """What a claim is about, without the time it speaks of."""
    named = tuple(pair for pair in claim.qualifiers if pair[0] in ("what", "reference", "by"))
    return claim.entity, claim.attribute, named


def _fact(claim: Claim) -> str:
    inside = join_qualifiers(claim.qualifiers)
    return f"{claim.entity}.{claim.attribute}" + (f"[{inside}]" if inside else "")
