"""One fact -> findings: do its documents agree, has the value moved with time, or do they differ?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tieout.compare import ages, offices, quotations, sentences
from tieout.compare.fact import Entry, Fact, finding_id, is_forecast, is_set_aside
from tieout.compare.plausible import contradicts, is_identified, set_apart
from tieout.compare.positions import Stand, stands, support
from tieout.compare.time import explained_by_time
from tieout.model import Finding, FindingKind, Position, Severity, Step, Verdict
from tieout.semantics.dates import DateSet, Period, lend_year
from tieout.semantics.numbers import Overlap, stated_figures
from tieout.semantics.relation import Relation, is_ranged
from tieout.semantics.times import TimeOfDay

_FLOOR_MINOR = 0.01
"""A gap under 1 % is minor whatever the rule says."""
_DOUBTFUL = 0.4
"""Below this confidence it is a guess that the claims are about one thing, and no discrepancy is reported."""
_SHOWN_STEPS = 24


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the positions of one fact come to."""

    verdict: Verdict
    severity: Severity
    steps: tuple[Step, ...]


def judge(fact: Fact) -> list[Finding]:
    """The findings of one fact: across sources, and within each document that contradicts itself."""
    fact = _prepared(fact)
    aside = tuple(entry for entry in fact.entries if is_set_aside(entry))
    forecasts = tuple(entry for entry in fact.entries if entry not in aside and is_forecast(entry))
    asserted = tuple(entry for entry in fact.entries if entry not in aside and entry not in forecasts)
    findings: list[Finding] = []
    for number, component in enumerate(_components(fact, asserted or forecasts)):
        later = forecasts if asserted and number == 0 else ()
        findings += _judge_component(fact, component, later, aside if number == 0 else (), bool(not asserted))
    return findings


def _prepared(fact: Fact) -> Fact:
    """The fact in the form its values are compared in: ages as birth dates, days without year as dated."""
    if fact.family == "days" and any(entry.value.low is None for entry in fact.entries):
        values = [entry.value for entry in fact.entries]
        entries = tuple(replace(entry, value=lend_year(entry.value, values)) for entry in fact.entries)
        return replace(fact, entries=entries)
    return fact


def _components(fact: Fact, entries: Sequence[Entry]) -> list[list[Stand]]:
    if not entries:
        return []
    if fact.family == "age":
        return ages.stands_by_birth(fact, entries)
    if fact.attribute == "position_held":
        return offices.stands_by_office(fact, entries)
    if fact.attribute == "quote":
        return quotations.stands_by_wording(fact, entries)
    if not is_identified(fact):
        return [[(entry,)] for entry in entries]
    return stands(entries, fact.judgement.comparison)


def _judge_component(
    fact: Fact, component: list[Stand], forecasts: Sequence[Entry], aside: Sequence[Entry], planned: bool
) -> list[Finding]:
    component, apart = set_apart(fact, component)
    entries = [entry for stand in component for entry in stand]
    ruling = _rule(fact, component, planned)
    moved = _overtaken(fact, component, forecasts) if ruling.verdict != "discrepancy" else ()
    if moved:
        component = [*component, moved]
        ruling = replace(ruling, verdict="updated")
    findings = [_apart(fact, component, stand) for stand in _by_form(apart)]
    documents = {entry.document for entry in entries} | {entry.document for entry in moved}
    if all(entry.claim.origin == "derived" for entry in entries):
        return []
    if len(documents) > 1 or ruling.verdict != "discrepancy" or _rests_on_sum(component):
        kind: FindingKind = "arithmetic" if _rests_on_sum(component) else "cross_source"
        kind = "quote" if fact.attribute == "quote" else kind
        findings.append(_finding(fact, component, aside, ruling, kind))
    if ruling.verdict == "discrepancy":
        findings += _within(fact, component, aside)
    return findings


def _within(fact: Fact, component: Sequence[Stand], aside: Sequence[Entry]) -> list[Finding]:
    """A finding for each document with values in two positions that do not meet."""
    seen: dict[str, list[Stand]] = {}
    for stand in component:
        for document, own in _by_document(stand).items():
            seen.setdefault(document, []).append(own)
    findings = []
    for document in sorted(seen):
        if len(seen[document]) < 2:
            continue
        entries = [entry for stand in seen[document] for entry in stand]
        for part in _components(fact, entries):
            part, _ = set_apart(fact, part)
            ruling = _rule(fact, part, planned=False)
            if ruling.verdict == "discrepancy" and contradicts(part) and not _rests_on_sum(part):
                withdrawn = [entry for entry in aside if entry.document == document]
                findings.append(_finding(fact, part, withdrawn, ruling, "within_document"))
    return findings


def _by_form(entries: Sequence[Entry]) -> list[Stand]:
    """Stated entries that read alike, together."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.claim.origin != "derived":
            found.setdefault(sentences.normal_form(entry), []).append(entry)
    return [tuple(found[form]) for form in sorted(found)]


def _apart(fact: Fact, component: Sequence[Stand], stand: Stand) -> Finding:
    """A value that looks like this fact and is too far off to be of it: listed, never held against it."""
    verdict: Verdict = "agree" if support(stand)[0] > 1 else "single"
    ruling = Ruling(verdict, "", (_step(fact, component[0][0], stand[0]),))
    found = _finding(fact, [stand], (), ruling, "cross_source")
    reason = sentences.apart(fact, component[0], stand)
    return replace(found, finding=finding_id("apart", *fact.key, found.positions[0].value), reason=reason)


def _step(fact: Fact, left: Entry, right: Entry) -> Step:
    relation = _relate(fact, left, right)
    return Step(left.claim.claim, right.claim.claim, relation.kind, relation.reason)


def _rests_on_sum(component: Sequence[Stand]) -> bool:
    """Whether one side of a disagreement is only worked out from other claims."""
    return len(component) > 1 and any(
        all(entry.claim.origin == "derived" for entry in stand) for stand in component[:2]
    )


def _by_document(stand: Stand) -> dict[str, Stand]:
    found: dict[str, list[Entry]] = {}
    for entry in stand:
        found.setdefault(entry.document, []).append(entry)
    return {document: tuple(entries) for document, entries in found.items()}


def _rule(fact: Fact, component: Sequence[Stand], planned: bool) -> Ruling:
    entries = [entry for stand in component for entry in stand]
    if len(component) > 1:
        steps, worst = _pairs(fact, component)
        if explained_by_time(fact, component, planned):
            return Ruling("updated", "", steps)
        if _confidence(component) < _DOUBTFUL:
            return Ruling("compatible", "", steps)
        return Ruling("discrepancy", _severity(fact, component, worst, planned), steps)
    steps = _within_stand(fact, component[0])
    if support(entries)[0] == 1:
        return Ruling("single", "", steps)
    if _alike(fact, entries):
        return Ruling("agree", "", steps)
    if fact.family == "age" and ages.moved(entries):
        return Ruling("updated", "", steps)
    return Ruling("compatible", "", steps)


def _alike(fact: Fact, entries: Sequence[Entry]) -> bool:
    comparison = fact.judgement.comparison
    values = [entry.value for entry in entries]
    if is_ranged(comparison):
        return comparison.alike(values)
    return all(comparison.relate(values[0], value).kind == "same" for value in values[1:])


def _pairs(fact: Fact, component: Sequence[Stand]) -> tuple[tuple[Step, ...], Relation]:
    """Every pair of positions through their plainest claims, and the widest gap among them."""
    steps: list[Step] = []
    worst = Relation("disjoint", "")
    for number, stand in enumerate(component[:7]):
        for other in component[number + 1 : 7]:
            relation = _relate(fact, stand[0], other[0])
            if relation.kind == "disjoint" and (relation.gap, relation.days) >= (worst.gap, worst.days):
                worst = relation
            steps.append(Step(stand[0].claim.claim, other[0].claim.claim, relation.kind, relation.reason))
    return tuple(steps[:_SHOWN_STEPS]), worst


def _within_stand(fact: Fact, stand: Stand) -> tuple[Step, ...]:
    first = stand[0]
    others = {entry.value: entry for entry in reversed(stand[1:])}
    steps = []
    for entry in [entry for entry in stand[1:] if others[entry.value] is entry][:_SHOWN_STEPS]:
        relation = _relate(fact, first, entry)
        steps.append(Step(first.claim.claim, entry.claim.claim, relation.kind, relation.reason))
    return tuple(steps)


def _relate(fact: Fact, left: Entry, right: Entry) -> Relation:
    if fact.family == "age":
        return ages.relate(fact, left, right)
    if fact.attribute == "position_held":
        return offices.relate(fact, left, right)
    return fact.judgement.comparison.relate(left.value, right.value)


def _severity(fact: Fact, component: Sequence[Stand], worst: Relation, planned: bool) -> Severity:
    comparison = fact.judgement.comparison
    if planned or fact.attribute in ("position_held", "located_in", "cause"):
        return "minor"
    if isinstance(comparison, DateSet):
        return "minor" if worst.days <= comparison.minor_days else "major"
    if isinstance(comparison, Period):
        return "minor" if worst.days <= comparison.minor_years * 366 else "major"
    if isinstance(comparison, TimeOfDay):
        return "minor" if worst.gap * 720 <= comparison.minor_minutes else "major"
    if isinstance(comparison, Overlap):
        return "minor" if worst.gap < max(fact.judgement.minor, _FLOOR_MINOR) else "major"
    if fact.attribute == "direction":
        return "minor" if worst.gap <= 0.5 else "major"
    return "major"


def _overtaken(fact: Fact, component: Sequence[Stand], forecasts: Sequence[Entry]) -> Stand:
    """Forecasts that what is now stated has overtaken: no asserted value meets them."""
    comparison = fact.judgement.comparison
    first = [stand[0].value for stand in component]
    return tuple(
        entry
        for entry in forecasts
        if all(comparison.relate(entry.value, value).kind == "disjoint" for value in first)
    )


def _finding(
    fact: Fact, component: Sequence[Stand], aside: Sequence[Entry], ruling: Ruling, kind: FindingKind
) -> Finding:
    positions = [_position(stand) for stand in component]
    positions += [_set_aside_position(entry) for entry in aside]
    shown = dict(fact.qualifiers)
    shape = _shape(fact, component)
    scope = [entry.document for entry in component[0]][:1] if kind == "within_document" else []
    claims = sorted({claim for stand in component for entry in stand for claim in entry.claims})
    claims += sorted({claim for entry in aside for claim in entry.claims} - set(claims))
    return Finding(
        finding=finding_id(kind, *fact.key, shape, *scope),
        verdict=ruling.verdict,
        severity=ruling.severity,
        confidence=_confidence(component),
        kind=kind,
        entity=fact.entity,
        entity_type=fact.entity_type,
        attribute=fact.attribute,
        qualifiers=tuple(sorted(shown.items())),
        positions=tuple(positions),
        spread=_spread(fact, component, ruling.verdict),
        reason=sentences.reason(fact, component, aside, ruling.verdict, kind),
        claims=tuple(claims),
        steps=ruling.steps,
    )


def _shape(fact: Fact, component: Sequence[Stand]) -> str:
    """What tells findings of one fact apart, where a person holds two offices or says two things."""
    if fact.attribute == "position_held":
        return min(offices.office_key(entry.value) for stand in component for entry in stand)
    if is_ranged(fact.judgement.comparison) and fact.family != "age":
        return ""
    return min(entry.value.text.casefold() or str(entry.value.low) for stand in component for entry in stand)


def _position(stand: Stand) -> Position:
    return Position(
        value=sentences.normal_form(sentences.spokesman(stand)),
        documents=tuple(sorted({entry.document for entry in stand})),
        groups=tuple(sorted({entry.group for entry in stand})),
        claims=tuple(sorted({claim for entry in stand for claim in entry.claims})),
    )


def _set_aside_position(entry: Entry) -> Position:
    mark = next(mark for mark in entry.claim.marks if mark in ("withdrawn", "denied", "hypothesis"))
    words = {"hypothesis": "only supposed"}.get(mark, mark)
    value = f"{sentences.normal_form(entry)} ({words})"
    return Position(value, (entry.document,), (entry.group,), entry.claims)


def _spread(fact: Fact, component: Sequence[Stand], verdict: Verdict) -> float:
    """The gap between the outermost stated figures, relative to the smaller, as people say "73 % more"."""
    if verdict not in ("discrepancy", "updated") or not isinstance(fact.judgement.comparison, Overlap):
        return 0.0
    figures = [figure for stand in component for figure in stated_figures(sentences.spokesman(stand).value)]
    if len(figures) < 2 or min(figures) == max(figures):
        return 0.0
    smallest = min(abs(figure) for figure in figures)
    largest = max(abs(figure) for figure in figures)
    return round((max(figures) - min(figures)) / (smallest or largest), 4)


def _confidence(component: Sequence[Stand]) -> float:
    """How surely the claims are about one thing: the weaker of the two best supported positions."""
    best = [max(entry.claim.confidence for entry in stand) for stand in component[:2]]
    return round(min(best, default=1.0), 2)
