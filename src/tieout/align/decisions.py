"""A person's words on who is who: the file behind ``--entities``."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tieout.errors import BrokenTable, UsageError
from tieout.values.name import fold_words

_COLUMNS = ("a", "b", "same", "reason")
_ANSWERS = {"same": True, "different": False}


@dataclass(frozen=True, slots=True)
class Decision:
    """``a`` and ``b`` are one entity (``same``) or are not; ``reason`` is the person's own."""

    a: str
    b: str
    same: bool
    reason: str = ""


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What two spellings share when they differ in case, marks, spacing or a leading article alone."""
    words = fold_words(name)
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words) or name.strip()


def read_decisions(path: str | Path) -> list[Decision]:
    """The decisions in a CSV file: two names, ``same`` or ``different``, a reason; a heading row is optional.

    Raises ``BrokenTable`` with file and line for a row that is not one, ``UsageError`` that names them for
    decisions that contradict each other, also by way of others (a is b, b is c, a is not c).
    """
    source = Path(path)
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenTable(f"cannot be read as a UTF-8 table: {error}", path=source) from error
    decisions: list[Decision] = []
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells) or cells[0].startswith("#") or (reader.line_num == 1 and _is_heading(cells)):
                continue
            decisions.append(_read_row(cells, source, reader.line_num))
    except csv.Error as error:
        raise BrokenTable(f"not a CSV row: {error}", path=source, line=reader.line_num) from error
    check_decisions(decisions)
    return decisions


def _is_heading(cells: Sequence[str]) -> bool:
    return [cell.lower() for cell in cells[:2]] == ["a", "b"]


def _read_row(cells: Sequence[str], path: Path, line: int) -> Decision:
    if len(cells) < 3 or not cells[0] or not cells[1]:
        raise BrokenTable(
            f"a row needs two names and 'same' or 'different', found {len(cells)} cells",
            path=path, line=line, remedy=f"Columns: {','.join(_COLUMNS)}.",
        )  # fmt: skip
    answer = _ANSWERS.get(cells[2].lower())
    if answer is None:
        raise BrokenTable(f"'{cells[2]}' is neither 'same' nor 'different'", path=path, line=line)
    if name_key(cells[0]) == name_key(cells[1]) and not answer:
        raise BrokenTable(f"'{cells[0]}' cannot differ from itself", path=path, line=line)
    return Decision(cells[0], cells[1], answer, cells[3] if len(cells) > 3 else "")


def check_decisions(decisions: Sequence[Decision]) -> None:
    """Raises ``UsageError`` that names two decisions which cannot both hold."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.get(key, key) != key:
            key = leader[key]
        return key

    for decision in decisions:
        if decision.same:
            first, second = sorted((find(name_key(decision.a)), find(name_key(decision.b))))
            leader[second] = first
    for decision in decisions:
        if not decision.same and find(name_key(decision.a)) == find(name_key(decision.b)):
            raise UsageError(
                f"the decisions contradict each other: '{decision.a}' and '{decision.b}' are to differ,"
                " and other rows make them one.",
                remedy="Remove one of the rows.",
            )
