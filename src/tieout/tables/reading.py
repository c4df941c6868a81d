"""Claim tables back to claims: one that tieout wrote, one that a person corrected, or a reference table.

Only ``document``, ``entity``, ``attribute`` and ``value`` are needed. A value that was not touched comes back
exactly; a value that a person wrote is read as a short cell ("~100,000 people"), and the cells ``low``,
``high``, ``unit`` and ``modifier`` win over it where they are filled.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from tieout.errors import BrokenTable
from tieout.model import Claim, EntityType, Origin
from tieout.tables.cells import split_list, split_qualifiers
from tieout.tables.files import REQUIRED, csv_rows, json_rows, parquet_rows, read_text
from tieout.tables.short_cells import read_cell
from tieout.values import format_value
from tieout.values.model import Kind, Modifier, Value


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """What a claim table holds: its claims in file order, and each document's source group where it is
    given.
    """

    claims: tuple[Claim, ...]
    groups: Mapping[str, str]
    aligned: bool = False
    """Whether tieout wrote it, so that names it keeps apart are different entities."""


def claims_from_csv(path: str | Path) -> list[Claim]:
    """The claims of a table, in file order; see ``read_claim_table``."""
    return list(read_claim_table(path).claims)


def read_claim_table(path: str | Path, text: str | None = None) -> ClaimTable:
    """Reads a claim table: CSV, or by its suffix JSON lines (``.jsonl``) or the JSON of a whole check
    (``.json``).

    ``text`` is used instead of the file when given (standard input). Raises ``BrokenTable`` naming file, line
    and column for a missing column or a cell that cannot be read, and for a file that is no table.
    """
    name = str(path)
    if text is None and name.endswith(".parquet"):
        return _claim_table(parquet_rows(Path(path)), name)
    text = read_text(Path(path)) if text is None else text
    if name.endswith((".json", ".jsonl")) or text.lstrip("\ufeff \t\r\n").startswith("{"):
        rows = json_rows(text, name)
    else:
        rows = csv_rows(text, name)
    return _claim_table(rows, name)


def _claim_table(rows: Iterable[tuple[int, dict[str, str]]], name: str) -> ClaimTable:
    claims: list[Claim] = []
    groups: dict[str, str] = {}
    aligned = False
    for line, row in rows:
        aligned = aligned or bool(row.get("kind"))
        claim = _Row(row, name, line).claim()
        claims.append(claim)
        groups[claim.document] = row.get("group", "") or groups.get(claim.document, "")
    return ClaimTable(tuple(_distinct(claims)), groups, aligned)


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims with ids made unique: a row that a person copied must not vanish behind the one it was copied
    from.
    """
    seen: dict[str, int] = {}
    for claim in claims:
        count = seen[claim.claim] = seen.get(claim.claim, 0) + 1
        yield claim if count == 1 else replace(claim, claim=f"{claim.claim}.{count}")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with its place, so that every fault names file, line and column."""

    cells: Mapping[str, str]
    path: str
    line: int

    def get(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def fault(self, column: str, message: str, remedy: str = "") -> BrokenTable:
        return BrokenTable(f"column {column!r}: {message}.", path=self.path, line=self.line, remedy=remedy)

    def claim(self) -> Claim:
        for column in REQUIRED:
            if not self.get(column):
                raise self.fault(column, "the cell is empty")
        value, edited = self.value()
        origin = self.one_of(
            "origin", get_args(Origin), "reference" if not self.get("claim") else "extracted"
        )
        claim = Claim(
            claim=self.get("claim"),
            document=self.get("document"),
            entity=self.get("entity"),
            entity_type=self.one_of("entity_type", get_args(EntityType), ""),
            subject=self.cells.get("subject") or self.get("entity"),
            attribute=self.get("attribute"),
            qualifiers=self.qualifiers(),
            value=value,
            text=self.cells.get("text") or "",
            start=int(self.number("start") or 0),
            end=int(self.number("end") or 0),
            sentence=self.cells.get("sentence") or "",
            source=self.get("source"),
            published=self.day("published"),
            as_of=self.get("as_of"),
            attribution=self.get("attribution"),
            rule=self.get("rule"),
            confidence=self.confidence(),
            origin="edited" if edited and origin == "extracted" else origin,
            marks=tuple(split_list(self.get("marks"))),
            derived_from=tuple(split_list(self.get("derived_from"))),
        )
        return claim if claim.claim else replace(claim, claim=_content_id(claim, self.get("value")))

    def one_of(self, column: str, allowed: tuple[str, ...], default: str) -> Any:
        cell = self.get(column) or default
        if cell not in allowed:
            choices = ", ".join(choice for choice in allowed if choice)
            raise self.fault(column, f"{cell!r} is not known", f"It is one of {choices}, or empty.")
        return cell

    def number(self, column: str) -> float | None:
        cell = self.get(column)
        if not cell:
            return None
        try:
            number = float(cell)
        except ValueError as error:
            raise self.fault(column, f"{cell!r} is not a number") from error
        if number != number or abs(number) == float("inf"):
            raise self.fault(column, f"{cell!r} is not a finite number")
        return number

    def day(self, column: str) -> date | None:
        cell = self.get(column)
        if not cell:
            return None
        try:
            return date.fromisoformat(cell)
        except ValueError as error:
            raise self.fault(column, f"{cell!r} is not a day", "Write it as 2021-08-20.") from error

    def confidence(self) -> float:
        number = self.number("confidence")
        if number is not None and not 0 <= number <= 1:
            raise self.fault("confidence", f"{number:g} is not between 0 and 1")
        return 1.0 if number is None else number

    def qualifiers(self) -> tuple[tuple[str, str], ...]:
        try:
            return split_qualifiers(self.get("qualifiers"))
        except ValueError as error:
            raise self.fault("qualifiers", str(error), "Write key=value;key=value.") from error

    def value(self) -> tuple[Value, bool]:
        """The value, and whether a person changed it since tieout wrote it.

        Where the cell ``value`` is not what the other cells would print, a person rewrote it, and it wins.
        """
        stored = self.stored()
        if stored is not None:
            if format_value(stored) == self.get("value"):
                return stored, False
            return self.read(unit=""), True
        value: Value = self.read(unit=self.get("unit"))
        if self.get("modifier"):
            value = replace(value, modifier=self.one_of("modifier", get_args(Modifier), "exact"))
        if self.get("low") or self.get("high"):
            value = replace(value, low=self.amount("low", value.kind), high=self.amount("high", value.kind))
        if value.low is not None and value.high is not None and value.low > value.high:
            raise self.fault("low", f"{self.get('low')} is above {self.get('high')}")
        return value, False

    def stored(self) -> Value | None:
        """The value as tieout wrote it, from ``kind`` and ``detail``; ``None`` in a table that a person
        made.
        """
        if self.get("kind") not in get_args(Kind):
            return None
        try:
            detail = json.loads(self.get("detail") or "{}")
            return value_from_cells(
                {
                    **detail,
                    "kind": self.get("kind"),
                    "unit": self.get("unit"),
                    "modifier": self.get("modifier"),
                },
                low=self.amount("low", self.get("kind")),
                high=self.amount("high", self.get("kind")),
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise self.fault(
                "detail", "cannot be read", "Empty the cell; the value is then read afresh."
            ) from error

    def amount(self, column: str, kind: str) -> float | None:
        if kind in ("date", "period") and not self.get(column).isdecimal():
            day = self.day(column)
            return None if day is None else float(day.toordinal())
        return self.number(column)

    def read(self, *, unit: str) -> Value:
        """The cell ``value`` as a short cell; ``unit`` completes a bare number."""
        return read_cell(self.get("value"), unit, self.get("attribute"))


def value_from_cells(cells: Mapping[str, Any], *, low: float | None, high: float | None) -> Value:
    """A value from its parts, as ``rows.value_detail`` gives them; raises ``TypeError`` for a part it does
    not know.
    """
    parts = {key: part for key, part in cells.items() if key not in ("low", "high", "alternates", "numbers")}
    for field in fields(Value):
        if isinstance(field.default, float) and field.name in parts:
            parts[field.name] = float(parts[field.name])
        elif isinstance(field.default, str) and not isinstance(parts.get(field.name, ""), str):
            raise TypeError(f"{field.name} is not text")
    return Value(
        **parts,
        low=low,
        high=high,
        numbers=tuple(float(number) for number in cells.get("numbers", ())),
        alternates=tuple(
            value_from_cells(alternate, low=alternate["low"], high=alternate["high"])
            for alternate in cells.get("alternates", ())
        ),
    )


def _content_id(claim: Claim, value: str) -> str:
    parts = (
        claim.document,
        claim.entity,
        claim.attribute,
        repr(claim.qualifiers),
        value,
        claim.as_of,
        claim.text,
    )
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    return "C" + base64.b32encode(digest).decode("ascii")[:9]
