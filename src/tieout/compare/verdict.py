"""One fact -> findings: what its documents say together, and each document that contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tieout.compare import ages, offices, quotations, sentences
from tieout.compare.fact import SET_ASIDE, Entry, Fact, finding_id, is_forecast, is_set_aside
from tieout.compare.phrases import printed
from tieout.compare.plausible import contradicts, is_identified, set_apart
from tieout.compare.positions import Stand, stands
from tieout.compare.ruling import Ruling, confidence, rests_on_sum, rule
from tieout.model import Finding, FindingKind, Position, Verdict
from tieout.semantics.dates import lend_year
from tieout.semantics.numbers import Overlap
from tieout.semantics.relation import is_ranged
from tieout.values.model import Value

_ROUNDS = 20
"""How often what was set apart is looked at again; a fact with more clusters lists the rest one by one."""


@dataclass(frozen=True, slots=True)
class Case:
    """Positions that are judged together.

    ``forecasts`` and ``aside`` are shown with them; ``planned`` says that all are forecasts. ``name`` tells
    the finding from others on the same fact, and ``main`` is what they were set apart from.
    """

    component: list[Stand]
    forecasts: tuple[Entry, ...] = ()
    aside: tuple[Entry, ...] = ()
    planned: bool = False
    name: str = ""
    main: Stand = ()


def judge(fact: Fact) -> list[Finding]:
    """The findings of one fact: across sources, and within each document that contradicts itself."""
    fact = _prepared(fact)
    aside = tuple(entry for entry in fact.entries if is_set_aside(entry))
    standing = [entry for entry in fact.entries if not is_set_aside(entry)]
    forecasts = tuple(entry for entry in standing if is_forecast(entry))
    asserted = tuple(entry for entry in standing if not is_forecast(entry))
    findings: list[Finding] = []
    if not standing:
        return _only_aside(fact, aside)
    for number, component in enumerate(_components(fact, asserted or forecasts)):
        first = number == 0
        case = Case(component, forecasts if asserted and first else (), aside if first else (), not asserted)
        findings += _judge_apart(fact, case)
    if asserted and len({entry.document for entry in forecasts}) > 1:
        for component in _components(fact, forecasts):
            planned = _judge_apart(fact, Case(component, planned=True, name="forecast"))
            findings += [finding for finding in planned if finding.verdict == "discrepancy"]
    return findings


def _only_aside(fact: Fact, aside: tuple[Entry, ...]) -> list[Finding]:
    """A fact that its documents only deny, withdraw or suppose: listed, never compared."""
    case = Case([aside[:1]], aside=aside)
    found = _finding(fact, case, Ruling("single", "", ()), "cross_source")
    return [replace(found, positions=found.positions[1:], reason=sentences.only_aside(fact, aside))]


def _prepared(fact: Fact) -> Fact:
    """Days without a year take the years of the others, printed or worked out."""
    if fact.family != "days":
        return fact
    entries = fact.entries
    if any(entry.value.low is None for entry in entries):
        values = [entry.value for entry in entries]
        entries = tuple(replace(entry, value=lend_year(entry.value, values)) for entry in entries)
    known = _days_of_the_year(entries)
    settled = (replace(entry, value=known.get(_day_alone(entry), entry.value)) for entry in entries)
    return replace(fact, entries=tuple(settled))


def _days_of_the_year(entries: Sequence[Entry]) -> dict[str, Value]:
    """Month and day -> the value that "14 September" stands for where documents put it into several years.

    A year that somebody prints is the one; else the latest that a document's own date makes of it.
    """
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if _is_day(entry):
            found.setdefault(entry.value.edtf[4:], []).append(entry)
    return {
        day: max(same, key=lambda entry: (_prints_year(entry), entry.value.edtf)).value
        for day, same in found.items()
        if len({entry.value.edtf for entry in same}) > 1
    }


def _day_alone(entry: Entry) -> str:
    """Month and day of an entry that prints no year, else an empty text."""
    return entry.value.edtf[4:] if _is_day(entry) and not _prints_year(entry) else ""


def _is_day(entry: Entry) -> bool:
    edtf = entry.value.edtf
    return entry.value.kind == "date" and len(edtf) == len("2026-09-14") and edtf[:1].isdigit()


def _prints_year(entry: Entry) -> bool:
    return not entry.claim.text or entry.value.edtf[:4] in entry.claim.text


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


def _judge_apart(fact: Fact, case: Case) -> list[Finding]:
    """Judges a case, then what was set apart from it among itself, until nothing is left."""
    findings: list[Finding] = []
    main: Stand = ()
    for _ in range(_ROUNDS):
        component, apart = set_apart(fact, case.component)
        findings += _judge_case(fact, replace(case, component=component))
        if not apart:
            return findings
        main = main or component[0]
        again = _components(fact, apart)
        case = Case(
            [stand for part in again for stand in part], planned=case.planned, name="apart", main=main
        )
    return findings + [
        finding for stand in case.component for finding in _judge_case(fact, replace(case, component=[stand]))
    ]


def _judge_case(fact: Fact, case: Case) -> list[Finding]:
    component = case.component
    entries = [entry for stand in component for entry in stand]
    if all(entry.claim.origin == "derived" for entry in entries):
        return []
    ruling = rule(fact, component, case.planned)
    moved = _overtaken(fact, component, case.forecasts) if ruling.verdict != "discrepancy" else ()
    met = tuple(entry for entry in case.forecasts if entry not in moved)
    case = replace(case, aside=(*case.aside, *met))
    if moved:
        ruling = replace(ruling, verdict="updated")
        case = replace(case, component=[*component, moved])
    findings = []
    documents = {entry.document for entry in (*entries, *moved, *case.aside)}
    if len(documents) > 1 or ruling.verdict != "discrepancy" or rests_on_sum(component):
        kind: FindingKind = "arithmetic" if rests_on_sum(component) else "cross_source"
        findings.append(_finding(fact, case, ruling, "quote" if fact.attribute == "quote" else kind))
    if ruling.verdict == "discrepancy":
        findings += _within(fact, case)
    return findings


def _within(fact: Fact, case: Case) -> list[Finding]:
    """A finding for each document with values in two positions that do not meet."""
    seen: dict[str, list[Stand]] = {}
    for stand in case.component:
        for document, own in _by_document(stand).items():
            seen.setdefault(document, []).append(own)
    findings = []
    for document in sorted(seen):
        if len(seen[document]) < 2:
            continue
        entries = [entry for stand in seen[document] for entry in stand]
        for part in _components(fact, entries):
            own_case = replace(case, component=set_apart(fact, part)[0], forecasts=())
            ruling = rule(fact, own_case.component)
            certain = contradicts(own_case.component) and not rests_on_sum(own_case.component)
            if ruling.verdict == "discrepancy" and certain:
                withdrawn = tuple(entry for entry in case.aside if entry.document == document)
                findings.append(_finding(fact, replace(own_case, aside=withdrawn), ruling, "within_document"))
    return findings


def _by_document(stand: Stand) -> dict[str, Stand]:
    found: dict[str, list[Entry]] = {}
    for entry in stand:
        found.setdefault(entry.document, []).append(entry)
    return {document: tuple(entries) for document, entries in found.items()}


def _overtaken(fact: Fact, component: Sequence[Stand], forecasts: Sequence[Entry]) -> Stand:
    """Forecasts that what is now stated has overtaken: no asserted value meets them."""
    comparison = fact.judgement.comparison
    first = [stand[0].value for stand in component]
    return tuple(
        entry
        for entry in forecasts
        if all(comparison.relate(entry.value, value).kind == "disjoint" for value in first)
    )


def _finding(fact: Fact, case: Case, ruling: Ruling, kind: FindingKind) -> Finding:
    component, aside = case.component, case.aside
    positions = [_position(stand) for stand in component] + _set_aside_positions(aside)
    shape = _shape(fact, component) if not case.name else f"{case.name} {_shape(fact, component, form=True)}"
    scope = [component[0][0].document] if kind == "within_document" else []
    claims = sorted({claim for stand in component for entry in stand for claim in entry.claims})
    claims += sorted({claim for entry in aside for claim in entry.claims} - set(claims))
    if case.main and ruling.verdict in ("single", "agree"):
        reason = sentences.apart(fact, case.main, component[0])
    else:
        reason = sentences.reason(fact, component, aside, ruling.verdict, kind)
    return Finding(
        finding=finding_id(kind, *fact.key, shape, *scope),
        verdict=ruling.verdict,
        severity=ruling.severity,
        confidence=confidence(component),
        kind=kind,
        entity=fact.entity,
        entity_type=fact.entity_type,
        attribute=fact.attribute,
        qualifiers=tuple(printed(fact).items()),
        positions=tuple(positions),
        spread=_spread(fact, component, ruling.verdict),
        reason=reason,
        claims=tuple(claims),
        steps=ruling.steps,
    )


def _shape(fact: Fact, component: Sequence[Stand], *, form: bool = False) -> str:
    """What tells findings of one fact apart, where a person holds two offices or says two things."""
    if form:
        return min(sentences.normal_form(entry) for stand in component for entry in stand)
    if fact.attribute == "position_held":
        return min(offices.office_key(entry.value) for stand in component for entry in stand)
    if is_ranged(fact.judgement.comparison) and fact.family != "age":
        return ""
    return min(
        entry.value.text.casefold() or sentences.normal_form(entry) for stand in component for entry in stand
    )


def _position(stand: Stand) -> Position:
    return Position(
        value=sentences.normal_form(sentences.spokesman(stand)),
        documents=tuple(sorted({entry.document for entry in stand})),
        groups=tuple(sorted({entry.group for entry in stand})),
        claims=tuple(sorted({claim for entry in stand for claim in entry.claims})),
    )


def _set_aside_positions(aside: Sequence[Entry]) -> list[Position]:
    """What is shown and not compared, with the word that says why, one position for each value."""
    found: dict[str, list[Entry]] = {}
    for entry in aside:
        mark = next((mark for mark in entry.claim.marks if mark in SET_ASIDE), "forecast")
        words = {"hypothesis": "only supposed"}.get(mark, mark)
        found.setdefault(f"{sentences.normal_form(entry)} ({words})", []).append(entry)
    return [replace(_position(tuple(entries)), value=value) for value, entries in found.items()]


def _spread(fact: Fact, component: Sequence[Stand], verdict: Verdict) -> float:
    """The gap between the outermost stated figures, relative to the smaller, as people say "73 % more"."""
    if verdict not in ("discrepancy", "updated") or not isinstance(fact.judgement.comparison, Overlap):
        return 0.0
    low, high = sentences.outermost([sentences.spokesman(stand).value for stand in component])
    if low == high:
        return 0.0
    smaller, larger = sorted((abs(low), abs(high)))
    return round((high - low) / (smaller or larger), 4)
