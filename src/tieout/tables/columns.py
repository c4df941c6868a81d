"""The columns of every table, the contract's first and in its order; those after are extra."""

from __future__ import annotations

from collections.abc import Mapping

Cell = str | int | float | None
"""What a cell holds: text, a number, or ``None`` for an open or unknown end."""

Row = dict[str, Cell]

CLAIM_COLUMNS: tuple[str, ...] = (
    *(
        "claim",
        "document",
        "source",
        "published",
        "entity",
        "entity_type",
        "subject",
        "attribute",
        "qualifiers",
    ),
    *("value", "low", "high", "unit", "modifier", "as_of", "attribution", "text", "start", "end", "sentence"),
    *("rule", "confidence", "origin"),
    *("marks", "derived_from", "group", "kind", "detail"),
)
"""``detail`` holds the parts of the value that have no column of their own, as JSON, so that a table reads
back whole.
"""

FINDING_COLUMNS: tuple[str, ...] = (
    *(
        "finding",
        "verdict",
        "severity",
        "confidence",
        "kind",
        "entity",
        "entity_type",
        "attribute",
        "qualifiers",
    ),
    *("positions", "spread", "sources", "documents", "reason", "claims", "status"),
    "groups",
)
"""``sources`` names who states it; ``groups`` counts those that do not share wording."""

ENTITY_COLUMNS: tuple[str, ...] = (
    *("entity", "entity_type", "names", "documents", "claims", "merged_by"),
    "rejected",
)

TICK_COLUMNS: tuple[str, ...] = (
    *("start", "end", "text", "tick", "fact", "sources", "reason"),
    *("document", "line", "checked", "severity", "attribute", "value", "groups", "hold", "finding", "claim"),
    "look",
)
"""``checked`` is ``no`` where no rule could say what the figure is about; ``hold`` is ``yes`` where the
policy stops it; ``look`` says where in the sources to look for a figure that is not tied.
"""

UNCLAIMED_COLUMNS: tuple[str, ...] = (*("document", "start", "end", "text", "kind", "value", "reason"),)

VALUE_COLUMNS: tuple[str, ...] = (
    *("kind", "start", "end", "text", "value", "low", "high", "unit", "modifier"),
    *("dimension", "noun", "relation", "document"),
)

NAME_COLUMNS: tuple[str, ...] = ("a", "b", "score", "same", "reason")

TABLES: Mapping[str, tuple[str, ...]] = {
    "claims": CLAIM_COLUMNS,
    "findings": FINDING_COLUMNS,
    "entities": ENTITY_COLUMNS,
    "ticks": TICK_COLUMNS,
    "unclaimed": UNCLAIMED_COLUMNS,
    "values": VALUE_COLUMNS,
    "names": NAME_COLUMNS,
}
"""Every table with fixed columns; ``matrix`` has one column a document, so its columns come from
``matrix_columns``.
"""
