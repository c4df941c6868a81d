"""Why one claim or one finding is what it is: words in place, rule, who is who, every pair compared, what
decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import get_close_matches

from tieout.errors import UsageError
from tieout.extract import extract
from tieout.model import Claim, Document, Entity, Finding, Step
from tieout.pipeline import Report
from tieout.rulebook import Pattern, Rule, RuleBook
from tieout.tables import end_cells, join_qualifiers
from tieout.values import format_value

_RELATIONS = {
    "same": "the same",
    "compatible": "compatible",
    "disjoint": "cannot both hold",
    "incomparable": "not comparable",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines. ``»`` and ``«`` stand around the words that state a claim."""

    title: str
    lines: tuple[str, ...]


def explain(identifier: str, report: Report, book: RuleBook) -> list[Section]:
    """Everything that led to the claim or finding ``identifier`` (or the only one whose id starts so).

    Raises ``UsageError`` where no id or more than one fits.
    """
    claims = {claim.claim: claim for claim in report.claims}
    findings = {finding.finding: finding for finding in report.findings}
    chosen = _choose(identifier, [*findings, *claims])
    view = _View(report, book, claims)
    return list(view.finding(findings[chosen]) if chosen in findings else view.claim(claims[chosen]))


def _choose(identifier: str, known: Sequence[str]) -> str:
    if identifier in known:
        return identifier
    wanted = identifier.upper()
    fitting = [name for name in known if name.upper().startswith(wanted)] if wanted else []
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        shown = ", ".join(fitting[:5]) + (" ..." if len(fitting) > 5 else "")
        raise UsageError(f"{identifier!r} could be {shown}.", remedy="Give more of it.")
    close = get_close_matches(wanted, known, n=1)
    raise UsageError(
        f"no claim or finding has the id {identifier!r}.",
        remedy=f"Did you mean {close[0]}?" if close else "Ids stand in the report and in every table.",
    )


@dataclass(frozen=True, slots=True)
class _View:
    report: Report
    book: RuleBook
    claims: dict[str, Claim]

    def finding(self, finding: Finding) -> Iterator[Section]:
        grade = f" {finding.severity}" if finding.severity else ""
        yield Section(
            f"Finding {finding.finding}: {finding.verdict}{grade}",
            (
                f"{_fact(finding.entity, finding.attribute, join_qualifiers(finding.qualifiers))}",
                finding.reason,
                f"kind {finding.kind}, {finding.confidence * 100:.0f} % sure that the claims are about one "
                f"thing, status {finding.status}",
            ),
        )
        for position in finding.positions:
            lines: list[str] = []
            for identifier in position.claims:
                if identifier in self.claims:
                    lines += self.place(self.claims[identifier])
            shared = len(position.documents) - len(position.groups)
            counted = f", counted as {len(position.groups)} sources" if shared > 0 and position.groups else ""
            number = len(position.documents)
            documents = f"{number} document{'' if number == 1 else 's'}{counted}"
            yield Section(f"Position: {position.value} ({documents})", tuple(lines))
        entity = self.entity(finding.entity, finding.documents)
        if entity is not None:
            yield _who(entity)
        yield self.judgement(finding.attribute)
        yield from self.steps(finding)

    def claim(self, claim: Claim) -> Iterator[Section]:
        fact = _fact(claim.entity, claim.attribute, join_qualifiers(claim.qualifiers))
        yield Section(f"Claim {claim.claim}: {fact} = {format_value(claim.value)}", tuple(self.place(claim)))
        yield Section("Value", tuple(_value(claim)))
        yield self.rule(claim)
        entity = self.entity(claim.entity, (claim.document,))
        if entity is not None:
            yield _who(entity)
        found = [finding for finding in self.report.findings if claim.claim in finding.claims]
        for finding in found:
            grade = f" {finding.severity}" if finding.severity else ""
            yield Section(f"Finding {finding.finding}: {finding.verdict}{grade}", (finding.reason,))
            yield from self.steps(finding, claim.claim)
        if not found:
            yield Section(
                "Comparison", ("No other claim speaks of this fact, so it was compared with nothing.",)
            )

    def place(self, claim: Claim) -> Iterator[str]:
        document = next((row for row in self.report.documents if row.id == claim.document), None)
        who = claim.source or (document.source if document else "")
        day = claim.published.isoformat() if claim.published else "no date"
        where = f":{_line(document, claim.start)}" if document and claim.end else ""
        known = ", ".join(part for part in (who, day) if part)
        yield f"{claim.document}{where} ({known}), claim {claim.claim}"
        if claim.text:
            yield "  “" + _marked(claim) + "”"
        if claim.attribution:
            yield f"  citing {claim.attribution}"
        if claim.derived_from:
            yield f"  derived from {', '.join(claim.derived_from)}"
        if claim.joined:
            yield f"  taken to be about this ({claim.bond:.0%} sure): {claim.joined}"

    def rule(self, claim: Claim) -> Section:
        rule: Rule | None = next((row for row in self.book.rules if row.id == claim.rule.split(":")[0]), None)
        if rule is None:
            told = {"derived": "computed from other claims", "reference": "from a reference table"}
            return Section("Rule", (claim.rule or told.get(claim.origin, f"none ({claim.origin})"),))
        lines = [f"{rule.id}: {rule.question}", f"{rule.path}"]
        lines += [f"  line {pattern.line}: {pattern.source}" for pattern in self.patterns(claim, rule)]
        lines.append(f"confidence {claim.confidence:g}")
        return Section("Rule", tuple(lines))

    def patterns(self, claim: Claim, rule: Rule) -> list[Pattern]:
        """The patterns of ``rule`` that find ``claim`` by themselves: each is tried alone on its document."""
        document = next((row for row in self.report.documents if row.id == claim.document), None)
        if document is None:
            return []
        found = []
        for number, pattern in enumerate(rule.patterns):
            version = f"{self.book.version} {rule.id} {number}"
            alone = replace(self.book, rules=(replace(rule, patterns=(pattern,)),), version=version)
            claims = extract(document, alone).claims
            if any((row.rule, row.start, row.value) == (rule.id, claim.start, claim.value) for row in claims):
                found.append(pattern)
        return found

    def entity(self, name: str, documents: Sequence[str]) -> Entity | None:
        named = [entity for entity in self.report.entities if entity.entity == name]
        here = [entity for entity in named if set(entity.documents) & set(documents)]
        return next(iter(here or named), None)

    def judgement(self, attribute: str) -> Section:
        judged = self.book.judgement(attribute)
        if judged is None:
            return Section("Compared by", ("the default for this kind of value: no rule file speaks of it",))
        lines = [_settings(judged.comparison)]
        if judged.drifts:
            lines.append("changes with time: a later figure updates an earlier one")
        if judged.grows:
            lines.append("can only rise")
        if judged.minor:
            lines.append(f"a gap under {judged.minor * 100:g} % is minor")
        return Section("Compared by", tuple(lines))

    def steps(self, finding: Finding, only: str = "") -> Iterator[Section]:
        steps = [step for step in finding.steps if not only or only in (step.left, step.right)]
        if not steps:
            return
        lines: list[str] = []
        for step in steps:
            lines.append(f"{self.short(step.left)}  |  {self.short(step.right)}")
            lines.append(f"  {_RELATIONS.get(step.relation, step.relation)}: {step.reason}")
        yield Section("Every pair compared", tuple(lines))
        deciding = _deciding(finding, steps)
        if deciding is not None:
            pair = f"{self.short(deciding.left)}  |  {self.short(deciding.right)}"
            yield Section("What decided", (pair, f"  {deciding.reason}"))

    def short(self, identifier: str) -> str:
        claim = self.claims.get(identifier)
        return f"{format_value(claim.value)} ({claim.document})" if claim else identifier


def _deciding(finding: Finding, steps: Sequence[Step]) -> Step | None:
    wanted = {"discrepancy": ("disjoint",), "compatible": ("compatible",), "agree": ("same",)}
    kinds = wanted.get(finding.verdict, ("disjoint", "compatible", "same"))
    return next((step for kind in kinds for step in steps if step.relation == kind), None)


def _fact(entity: str, attribute: str, qualifiers: str) -> str:
    return f"{entity}.{attribute}" + (f"[{qualifiers}]" if qualifiers else "")


def _marked(claim: Claim) -> str:
    place = claim.sentence.find(claim.text)
    if place < 0:
        return f"»{claim.text}«"
    end = place + len(claim.text)
    return f"{claim.sentence[:place]}»{claim.text}«{claim.sentence[end:]}"


def _line(document: Document, start: int) -> str:
    before = document.text[:start]
    return f"{before.count(chr(10)) + 1}:{start - before.rfind(chr(10))}"


def _value(claim: Claim) -> Iterator[str]:
    value = claim.value
    low, high = end_cells(value)
    yield f"{value.kind}, {value.modifier}" + (f" (“{value.hedge}”)" if value.hedge else "")
    if low is not None or high is not None:
        ends = f"{'open' if low is None else low} to {'open' if high is None else high}"
        yield f"stated {ends}" + (f", base unit of {value.dimension}" if value.dimension else "")
    if value.granule:
        yield f"written to the nearest {value.granule:g}"
    if value.unit:
        yield f"unit as stated: {value.unit}"
    for alternate in value.alternates:
        yield f"also stated as {format_value(alternate)}"
    if claim.as_of:
        yield f"as of {claim.as_of}"
    if claim.marks:
        yield f"marked {', '.join(claim.marks)}"


def _who(entity: Entity) -> Section:
    lines: list[str] = []
    for spelling, counts in sorted(entity.names.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        where = ", ".join(f"{document} {count}" for document, count in sorted(counts.items()))
        lines.append(f"“{spelling}”: {where}")
    lines += [f"one because {reason}" for reason in entity.merged_by]
    lines += [f"kept apart: {reason}" for reason in entity.rejected]
    kind = f" ({entity.entity_type})" if entity.entity_type else ""
    return Section(f"Entity {entity.entity}{kind}", tuple(lines))


def _settings(comparison: object) -> str:
    name = type(comparison).__name__
    if not is_dataclass(comparison):
        return name
    settings = ", ".join(
        f"{field.name} = {getattr(comparison, field.name)!r}" for field in fields(comparison)
    )
    return f"{name}({settings})"
