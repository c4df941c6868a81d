"""Typed rows -> table rows, one function a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date

from tieout.model import Claim, Entity, Finding, Tick, Unclaimed
from tieout.tables.cells import join_list, join_qualifiers, join_text
from tieout.tables.columns import Cell, Row
from tieout.values import format_value
from tieout.values.model import Value, ValueMention

Ends = tuple[Cell, Cell]

_CALENDAR = ("date", "period")


def _number(amount: float | None) -> Cell:
    if amount is None:
        return None
    return int(amount) if amount == int(amount) and abs(amount) < 1e15 else amount


def _end(value: Value, amount: float | None) -> Cell:
    if amount is not None and value.kind in _CALENDAR and 1 <= amount <= date.max.toordinal():
        return date.fromordinal(int(amount)).isoformat()
    return _number(amount)


def end_cells(value: Value) -> Ends:
    """``low`` and ``high`` as cells: ISO dates for dates and periods, else numbers in base units; ``None``
    if open.
    """
    return _end(value, value.low), _end(value, value.high)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_IN_COLUMNS = ("kind", "low", "high", "unit", "modifier")
_DETAILS = tuple(field for field in fields(Value) if field.name not in _IN_COLUMNS)


def value_detail(value: Value) -> dict[str, object]:
    """The parts of ``value`` that no column holds, those that are not empty; ``reading`` reads it back."""
    detail: dict[str, object] = {}
    for field in _DETAILS:
        part = getattr(value, field.name)
        if part != field.default:
            detail[field.name] = _plain(part)
    return detail


def _plain(part: object) -> object:
    if isinstance(part, tuple):
        return [_plain(inner) for inner in part]
    if isinstance(part, Value):
        return {name: getattr(part, name) for name in _IN_COLUMNS} | value_detail(part)
    return _number(part) if isinstance(part, float) else part


def claims_to_rows(claims: Iterable[Claim], groups: Mapping[str, str] | None = None) -> list[Row]:
    """One row a claim, in the order given. ``groups`` gives each document's source group."""
    rows: list[Row] = []
    for claim in claims:
        low, high = end_cells(claim.value)
        detail = value_detail(claim.value)
        rows.append(
            {
                "claim": claim.claim,
                "document": claim.document,
                "source": claim.source,
                "published": "" if claim.published is None else claim.published.isoformat(),
                "entity": claim.entity,
                "entity_type": claim.entity_type,
                "subject": claim.subject,
                "attribute": claim.attribute,
                "qualifiers": join_qualifiers(claim.qualifiers),
                "value": format_value(claim.value),
                "low": low,
                "high": high,
                "unit": claim.value.unit,
                "modifier": claim.value.modifier,
                "as_of": claim.as_of,
                "attribution": claim.attribution,
                "text": claim.text,
                "start": claim.start,
                "end": claim.end,
                "sentence": claim.sentence,
                "rule": claim.rule,
                "confidence": round(claim.confidence, 4),
                "origin": claim.origin,
                "marks": join_list(claim.marks),
                "derived_from": join_list(claim.derived_from),
                "group": (groups or {}).get(claim.document, ""),
                "kind": claim.value.kind,
                "detail": _COMPACT.encode(detail) if detail else "",
            }
        )
    return rows


def _positions(finding: Finding) -> str:
    return " | ".join(f"{position.value} ({', '.join(position.documents)})" for position in finding.positions)


def source_names(documents: Iterable[str], sources: Mapping[str, str]) -> list[str]:
    """Who stands behind ``documents``: publishers where known, else document ids; sorted, each once."""
    return sorted({sources.get(document) or document for document in documents})


def findings_to_rows(findings: Iterable[Finding], sources: Mapping[str, str] | None = None) -> list[Row]:
    """One row a finding, in the order given. ``sources`` gives each document's publisher."""
    rows: list[Row] = []
    for finding in findings:
        documents = finding.documents
        groups = {group for position in finding.positions for group in position.groups}
        rows.append(
            {
                "finding": finding.finding,
                "verdict": finding.verdict,
                "severity": finding.severity,
                "confidence": round(finding.confidence, 4),
                "kind": finding.kind,
                "entity": finding.entity,
                "entity_type": finding.entity_type,
                "attribute": finding.attribute,
                "qualifiers": join_qualifiers(finding.qualifiers),
                "positions": _positions(finding),
                "spread": _number(round(finding.spread, 6)),
                "sources": join_list(source_names(documents, sources or {})),
                "documents": join_list(documents),
                "reason": finding.reason,
                "claims": join_list(finding.claims),
                "status": finding.status,
                "groups": len(groups),
            }
        )
    return rows


def matrix_columns(documents: Sequence[str]) -> tuple[str, ...]:
    """The columns of the matrix: the fact, its verdict, one column a document, the reason."""
    return ("entity", "attribute", "qualifiers", "verdict", "severity", *documents, "reason")


def matrix_to_rows(
    findings: Iterable[Finding], claims: Iterable[Claim], documents: Sequence[str]
) -> list[Row]:
    """One row a fact and one column a document, with the value that each document states."""
    by_id = {claim.claim: claim for claim in claims}
    rows: list[Row] = []
    for finding in findings:
        stated = stated_by(finding, by_id)
        row: Row = {
            "entity": finding.entity,
            "attribute": finding.attribute,
            "qualifiers": join_qualifiers(finding.qualifiers),
            "verdict": finding.verdict,
            "severity": finding.severity,
        }
        row |= {document: " / ".join(stated.get(document, ())) for document in documents}
        rows.append(row | {"reason": finding.reason})
    return rows


def stated_by(
    finding: Finding, claims: Mapping[str, Claim], say: Callable[[Value], str] = format_value
) -> dict[str, list[str]]:
    """What each document states on ``finding``, said by ``say``; of one figure said twice the fuller form."""
    if finding.kind == "spelling":
        return {
            document: [position.value for position in finding.positions if document in position.documents]
            for document in finding.documents
        }
    found: dict[str, dict[object, str]] = {}
    for claim in (claims[name] for name in finding.claims if name in claims):
        said = say(claim.value)
        ends = claim.value.low, claim.value.high
        figure = said if ends == (None, None) else (*ends, claim.value.modifier)
        values = found.setdefault(claim.document, {})
        values[figure] = max(values.get(figure, ""), said, key=len)
    return {document: list(values.values()) for document, values in found.items()}


def entities_to_rows(entities: Iterable[Entity]) -> list[Row]:
    """One row an entity; ``names`` lists every spelling with its count in each document, the commonest
    first.
    """
    rows: list[Row] = []
    for entity in entities:
        spellings = sorted(entity.names.items(), key=lambda item: (-sum(item[1].values()), item[0]))
        names = " | ".join(
            f"{spelling} ({', '.join(f'{document} {count}' for document, count in sorted(counts.items()))})"
            for spelling, counts in spellings
        )
        rows.append(
            {
                "entity": entity.entity,
                "entity_type": entity.entity_type,
                "names": names,
                "documents": join_list(entity.documents),
                "claims": entity.claims,
                "merged_by": join_text(entity.merged_by, "|"),
                "rejected": join_text(entity.rejected, "|"),
            }
        )
    return rows


def ticks_to_rows(ticks: Iterable[Tick]) -> list[Row]:
    """One row a figure of the draft, in the order given."""
    return [
        {
            "start": tick.start,
            "end": tick.end,
            "text": tick.text,
            "tick": tick.tick,
            "fact": tick.fact,
            "sources": join_list(tick.sources),
            "reason": tick.reason,
            "document": tick.document,
            "line": tick.line,
            "checked": "yes" if tick.checked else "no",
            "severity": tick.severity,
            "attribute": tick.attribute,
            "value": tick.value,
            "groups": tick.groups,
            "hold": "yes" if tick.hold else "no",
            "finding": tick.finding,
            "claim": tick.claim,
            "look": tick.look,
        }
        for tick in ticks
    ]


def unclaimed_to_rows(unclaimed: Iterable[Unclaimed]) -> list[Row]:
    """One row a figure that no rule claimed, with the reason."""
    return [
        {
            "document": row.document,
            "start": row.mention.start,
            "end": row.mention.end,
            "text": row.mention.text,
            "kind": row.mention.value.kind,
            "value": format_value(row.mention.value),
            "reason": row.reason,
        }
        for row in unclaimed
    ]


def values_to_rows(mentions: Iterable[ValueMention], document: str = "") -> list[Row]:
    """One row a value of a text, in the order of the text."""
    rows: list[Row] = []
    for mention in mentions:
        low, high = end_cells(mention.value)
        rows.append(
            {
                "kind": mention.value.kind,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "value": format_value(mention.value),
                "low": low,
                "high": high,
                "unit": mention.value.unit,
                "modifier": mention.value.modifier,
                "dimension": mention.value.dimension,
                "noun": mention.noun,
                "relation": mention.relation,
                "document": document,
            }
        )
    return rows
