"""Where a claim stands in its file, as other tools count: path, lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from tieout.model import Claim, Document, Finding


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a file; lines and columns count from 1, columns in code points, the end column is
    exclusive.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    length: int
    byte_column: int
    end_byte_column: int
    """The same columns counted in UTF-8 bytes, as reviewdog does."""


class Places:
    """The places of claims in ``documents``. A claim of a table without its document stands at line 1."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents: Mapping[str, Document] = {document.id: document for document in documents}
        self._lines: dict[str, list[int]] = {}

    def of(self, claim: Claim) -> Place:
        """Where the words of ``claim`` stand."""
        document = self._documents.get(claim.document)
        if document is None:
            return Place(claim.document, 1, 1, 1, 1, claim.start, claim.end - claim.start, 1, 1)
        starts = self._starts(document)
        line, column, byte_column = _at(document.text, starts, claim.start)
        end_line, end_column, end_byte = _at(document.text, starts, claim.end)
        return Place(
            path=PurePath(document.path or document.id).as_posix(),
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            start=claim.start,
            length=claim.end - claim.start,
            byte_column=byte_column,
            end_byte_column=end_byte,
        )

    def _starts(self, document: Document) -> list[int]:
        if document.id not in self._lines:
            breaks = [place + 1 for place, letter in enumerate(document.text) if letter == "\n"]
            self._lines[document.id] = [0, *breaks]
        return self._lines[document.id]


def _at(text: str, starts: Sequence[int], offset: int) -> tuple[int, int, int]:
    line = bisect_right(starts, offset)
    before = text[starts[line - 1] : offset]
    return line, len(before) + 1, len(before.encode("utf-8", "surrogatepass")) + 1


def odd_one_out(finding: Finding, claims: Mapping[str, Claim]) -> tuple[Claim | None, list[Claim]]:
    """The claim that a discrepancy is shown on, and the others: one of the least supported position.

    ``claims`` are those of the report by id.
    """
    ordered = [
        claims[name] for position in reversed(finding.positions) for name in position.claims if name in claims
    ]
    placed = [claim for claim in ordered if claim.text] or ordered
    if not placed:
        return None, []
    return placed[0], [claim for claim in ordered if claim is not placed[0]]
