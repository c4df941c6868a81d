"""Whether claims that tieout extracted are the ones a person wrote down: what scores and golden tests share.

A row of an expected table counts as found where a claim of the same document states the same attribute of
the same subject with the same value. Subjects are compared by their words, because the row's name is a
person's and the claim's the document's.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz
from score_compare import read_value

from tieout.align import align
from tieout.extract import extract
from tieout.load import load
from tieout.model import Alignment, Claim, Document, Extraction
from tieout.rulebook import RuleBook
from tieout.values import Value

SAME_SUBJECT, SAME_TEXT = 75.0, 60.0
"""rapidfuzz scores (0..100) from which two subjects, or two offices or causes in words, count as one."""


@dataclass(frozen=True, slots=True)
class Story:
    """A folder of documents read and aligned, with the rows a person expects of it."""

    name: str
    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    alignment: Alignment
    rows: tuple[dict[str, str], ...]

    def claims_of(self, file: str) -> list[Claim]:
        """The aligned claims of the document that a row calls ``file``."""
        return [claim for claim in self.alignment.claims if Path(claim.document).name == file]


def read_story(folder: Path, table: str, book: RuleBook) -> Story:
    """The story in ``folder``, with the expected rows of the file ``table`` in it."""
    documents = load([folder]).documents
    extractions = tuple(extract(document, book) for document in documents)
    alignment = align(
        [claim for extraction in extractions for claim in extraction.claims],
        [record for extraction in extractions for record in extraction.records],
    )
    with (folder / table).open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    return Story(folder.name, documents, extractions, alignment, rows)


def find(row: dict[str, str], claims: Sequence[Claim]) -> Claim | None:
    """The claim that states what ``row`` expects, or ``None``."""
    return next((claim for claim in claims if is_expected(row, claim)), None)


def is_expected(row: dict[str, str], claim: Claim) -> bool:
    """Whether ``claim`` has the attribute, the value and the subject of ``row``."""
    return claim.attribute == row["attribute"] and same_value(row, claim.value) and same_subject(row, claim)


def why_missed(row: dict[str, str], claims: Sequence[Claim]) -> str:
    """What came nearest to ``row``: the value under another attribute or subject, or no value at all."""
    valued = [claim for claim in claims if same_value(row, claim.value)]
    if not valued:
        return "no such value"
    right = sorted({claim.entity for claim in valued if claim.attribute == row["attribute"]})
    if right:
        return f"subject: {', '.join(right)}"
    return f"attribute: {', '.join(sorted({claim.attribute for claim in valued}))}"


def same_subject(row: dict[str, str], claim: Claim) -> bool:
    """Whether the row's subject and the claim's entity or subject share their words."""
    wanted = _fold(row["subject"])
    said = [_fold(claim.entity), _fold(claim.subject)]
    return any(max(fuzz.token_set_ratio(s, wanted), fuzz.WRatio(s, wanted)) >= SAME_SUBJECT for s in said)


def same_value(row: dict[str, str], value: Value) -> bool:
    """Whether the row's value, in any unit that converts, is one that ``value`` states."""
    wanted = read_value(row)
    if wanted.kind == "text" or value.kind == "text":
        return fuzz.token_set_ratio(_fold(wanted.text), _fold(value.text)) >= SAME_TEXT
    if wanted.edtf or value.edtf:
        return value.edtf == wanted.edtf or (
            value.low is not None and (value.low, value.high) == (wanted.low, wanted.high)
        )
    if wanted.kind == "score" or value.kind == "score":
        return wanted.kind == value.kind and wanted.numbers == value.numbers
    ends = [end for end in (wanted.low, wanted.high) if end is not None] + list(wanted.numbers)
    stated = [
        number
        for reading in (value, *value.alternates)
        for number in (reading.low, reading.high, *reading.numbers)
        if number is not None
    ]
    return any(abs(end - number) <= 1e-3 * abs(end) for end in ends for number in stated)


def _fold(text: str) -> str:
    return str(anyascii(text)).lower()
