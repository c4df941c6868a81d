"""The JSON Schema of ``check --format json``: built from the tables, so that it cannot drift from them."""

from __future__ import annotations

from typing import Any, get_args

from tieout.model import EntityType, FindingKind, Origin, Severity, Verdict
from tieout.tables import TABLES
from tieout.values.model import Kind, Modifier

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_END = {
    "type": ["number", "string", "null"],
    "description": "an end in base units or an ISO date; null where open",
}

_TYPED: dict[str, dict[str, Any]] = {
    "start": _COUNT,
    "end": _COUNT,
    "groups": _COUNT,
    "low": _END,
    "high": _END,
    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
    "spread": {"type": "number"},
    "entity_type": {"enum": list(get_args(EntityType))},
    "verdict": {"enum": list(get_args(Verdict))},
    "severity": {"enum": list(get_args(Severity))},
    "modifier": {"enum": list(get_args(Modifier))},
    "origin": {"enum": list(get_args(Origin))},
    "status": {"enum": ["open", "waived"]},
}


def _row(table: str, **special: dict[str, Any]) -> dict[str, Any]:
    columns = TABLES[table]
    properties = {column: special.get(column) or _TYPED.get(column, _TEXT) for column in columns}
    return {"type": "object", "required": list(columns), "properties": properties}


def _list_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def report_schema() -> dict[str, Any]:
    """The schema, as JSON Schema 2020-12."""
    finding = _row("findings", kind={"enum": list(get_args(FindingKind))})
    texts = _list_of(_TEXT)
    position = {"value": _TEXT, "documents": texts, "groups": texts, "claims": texts}
    step = {"left": _TEXT, "right": _TEXT, "relation": _TEXT, "reason": _TEXT}
    finding["properties"] |= {
        "position_list": _list_of({"type": "object", "required": list(position), "properties": position}),
        "steps": _list_of({"type": "object", "required": list(step), "properties": step}),
    }
    document = dict.fromkeys(
        ("id", "title", "source", "published", "published_from", "language", "path", "group"), _TEXT
    )
    problem = {"path": _TEXT, "line": {"type": ["integer", "null"]}, "message": _TEXT}
    properties = {
        "documents": _list_of({"type": "object", "required": list(document), "properties": document}),
        "entities": _list_of(_row("entities", claims=_COUNT)),
        "claims": _list_of(_row("claims", kind={"enum": list(get_args(Kind))})),
        "findings": _list_of(finding),
        "unclaimed": _list_of(_row("unclaimed")),
        "problems": _list_of({"type": "object", "required": list(problem), "properties": problem}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Report of tieout check",
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }
