"""``manifest.csv`` beside documents: what a person knows of each file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tieout.errors import BrokenDocument, TieoutError
from tieout.load.decoding import decode

NAME = "manifest.csv"
_PARTIAL = re.compile(r"\d{4}(?:-\d{2})?")
_FULL = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one document before it is read; "" where nothing is.

    ``published`` is ``None`` where the day is not known; ``partial`` then keeps "2019" or "2019-12" as given.
    """

    title: str = ""
    source: str = ""
    published: date | None = None
    partial: str = ""
    language: str = "en"
    url: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of one manifest by the ``file`` they name, and the line each stands on."""

    path: Path
    rows: Mapping[str, About]
    lines: Mapping[str, int]

    def about(self, file: Path) -> tuple[str, About] | None:
        """The row for ``file``: by its path from the manifest's folder, else by its bare name."""
        folder = self.path.parent
        keys = [file.name] if folder not in file.parents else [file.relative_to(folder).as_posix(), file.name]
        return next(((key, self.rows[key]) for key in keys if key in self.rows), None)


def read_about(row: Mapping[str, str | None], *, path: str, line: int) -> About:
    """One row of a manifest or corpus; raises ``BrokenDocument`` with ``path`` and ``line`` for a false
    date.
    """
    cell = {
        key: (row.get(key) or "").strip()
        for key in ("title", "source", "published", "language", "url", "encoding")
    }
    published, partial = _published(cell["published"], path, line)
    return About(
        title=cell["title"],
        source=cell["source"],
        published=published,
        partial=partial,
        language=cell["language"] or "en",
        url=cell["url"],
        encoding=cell["encoding"],
    )


def _published(text: str, path: str, line: int) -> tuple[date | None, str]:
    full = _FULL.fullmatch(text)
    try:
        if full:
            return date.fromisoformat(full[1]), ""
        if _PARTIAL.fullmatch(text):
            date.fromisoformat(text + ("-01" if len(text) == 7 else "-01-01"))
            return None, text
    except ValueError:
        text = text or "?"
    if text:
        raise BrokenDocument(
            f'published "{text}" is not a date.',
            path=path,
            line=line,
            remedy="Write 2019-12-11, or 2019-12, or leave it empty.",
        )
    return None, ""


def read_manifest(path: Path) -> tuple[Manifest | None, list[TieoutError]]:
    """The manifest at ``path`` and the faults in it; a broken row is named and the other rows stand."""
    problems: list[TieoutError] = []
    try:
        text = decode(path.read_bytes(), path=str(path)).text
    except BrokenDocument as error:
        return None, [error]
    except OSError as error:
        return None, [BrokenDocument(f"cannot be read: {error.strerror}.", path=path)]
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows: dict[str, About] = {}
    lines: dict[str, int] = {}
    try:
        if "file" not in (reader.fieldnames or ()):
            return None, [BrokenDocument('has no column "file".', path=path, line=1)]
        for row in reader:
            line = reader.line_num
            fault = _row_fault(row, rows)
            if fault:
                problems.append(BrokenDocument(fault, path=path, line=line))
                continue
            file = row["file"].strip()
            lines[file] = line
            try:
                rows[file] = read_about(row, path=str(path), line=line)
            except BrokenDocument as error:
                problems.append(error)
                rows[file] = read_about({**row, "published": ""}, path=str(path), line=line)
    except csv.Error as error:
        problems.append(BrokenDocument(f"is not CSV: {error}.", path=path, line=reader.line_num))
    return Manifest(path, rows, lines), problems


def _row_fault(row: Mapping[str | None, object], known: Mapping[str, About]) -> str:
    if None in row:
        return "this row has more cells than the first line has names."
    file = str(row.get("file") or "").strip()
    if not file:
        return "this row names no file."
    return f'"{file}" is named twice; the first row counts.' if file in known else ""
