"""Corpora: one file with many documents, ``.jsonl`` or ``.csv`` with the columns id and text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tieout.errors import BrokenDocument, TieoutError
from tieout.load.decoding import LARGEST_BYTES, decode
from tieout.load.manifest import About, read_about

SUFFIXES = (".jsonl", ".csv")


@dataclass(frozen=True, slots=True)
class Row:
    """One document of a corpus: its ``id``, its ``text`` and what the row says about it."""

    id: str
    text: str
    about: About


def is_corpus(path: Path) -> bool:
    """Whether the ``.jsonl`` or ``.csv`` file at ``path`` names id and text; a claim table does not."""
    try:
        with path.open("rb") as file:
            head = file.readline(65_536)
    except OSError:
        return False
    line = head.decode("utf-8-sig", errors="replace")
    if path.suffix.lower() == ".csv":
        return {"id", "text"} <= set(next(csv.reader([line]), []))
    return '"id"' in line and '"text"' in line


def read_corpus(path: Path) -> tuple[list[Row], list[TieoutError]]:
    """Every row of the corpus at ``path``; a row that cannot be read is a problem with its line, the rest
    stand.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return [], [BrokenDocument(f"cannot be read: {error.strerror}.", path=path)]
    if not data.strip():
        return [], [BrokenDocument("is empty.", path=path)]
    rows: list[Row] = []
    problems: list[TieoutError] = []
    seen: set[str] = set()
    parsed = _csv(path, data) if path.suffix.lower() == ".csv" else _jsonl(path, data)
    for line, cells in parsed:
        if isinstance(cells, BrokenDocument):
            problems.append(cells)
            continue
        try:
            row = _row(cells, path, line)
        except BrokenDocument as error:
            problems.append(error)
            continue
        if row.id in seen:
            problems.append(
                BrokenDocument(f'the id "{row.id}" stands twice; the first counts.', path=path, line=line)
            )
            continue
        seen.add(row.id)
        rows.append(row)
    return rows, problems


def _row(cells: Mapping[str, object], path: Path, line: int) -> Row:
    for key in ("id", "text"):
        if not isinstance(cells.get(key), str | int) or not str(cells[key]).strip():
            raise BrokenDocument(f'this row has no "{key}".', path=path, line=line)
    text = str(cells["text"])
    if "\0" in text:
        raise BrokenDocument("this row is not text (it holds NUL characters).", path=path, line=line)
    strings = {
        key: None if value is None else str(value) for key, value in cells.items() if isinstance(key, str)
    }
    return Row(str(cells["id"]).strip(), text, read_about(strings, path=str(path), line=line))


def _jsonl(path: Path, data: bytes) -> Iterator[tuple[int, Mapping[str, object] | BrokenDocument]]:
    for line, raw in enumerate(data.splitlines(), 1):
        if not raw.strip():
            continue
        try:
            cells = json.loads(raw.decode("utf-8-sig"))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
            yield line, BrokenDocument(f"is not JSON in UTF-8: {error}.", path=path, line=line)
            continue
        if isinstance(cells, dict):
            yield line, cells
        else:
            yield line, BrokenDocument("is not a JSON object.", path=path, line=line)


def _csv(path: Path, data: bytes) -> Iterator[tuple[int, Mapping[str, object] | BrokenDocument]]:
    csv.field_size_limit(LARGEST_BYTES)
    try:
        text = decode(data, path=str(path)).text
    except BrokenDocument as error:
        yield 1, error
        return
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in ("id", "text") if name not in (reader.fieldnames or ())]
    if missing:
        yield 1, BrokenDocument(f'a corpus needs the column "{missing[0]}".', path=path, line=1)
        return
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        yield reader.line_num, BrokenDocument(f"is not CSV: {error}.", path=path, line=reader.line_num)
