"""The main job: documents in, report out, in five stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tieout.align import Decision, align
from tieout.compare import compare
from tieout.errors import TieoutError
from tieout.extract import extract
from tieout.load import group_sources
from tieout.model import Claim, Document, Entity, Extraction, Finding, Unclaimed
from tieout.rulebook import RuleBook

Progress = Callable[[str, int, int], None]
"""Called as ``progress(stage, done, total)`` while a stage works."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run knows: what was read, what was claimed, who is who, and what the comparison says."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    unclaimed: tuple[Unclaimed, ...] = ()
    problems: tuple[TieoutError, ...] = ()
    book: RuleBook | None = None
    """The rule book it was made with, for those who explain or draw it."""


def check(
    documents: Iterable[Document],
    book: RuleBook,
    *,
    decisions: Sequence[Decision] = (),
    problems: Sequence[TieoutError] = (),
    progress: Progress | None = None,
) -> Report:
    """Reads ``documents`` with ``book`` and says where they agree, differ, or stand alone.

    The result does not depend on the order of ``documents``. ``decisions`` are a person's words on who is
    who; ``problems`` are faults met while loading, carried into the report.
    """
    grouped = group_sources(documents)
    extractions = [
        _extract(document, book, n, len(grouped), progress) for n, document in enumerate(grouped, 1)
    ]
    alignment = align(
        [claim for extraction in extractions for claim in extraction.claims],
        [record for extraction in extractions for record in extraction.records],
        decisions=decisions,
    )
    findings = compare(alignment.claims, book, groups={document.id: document.group for document in grouped})
    return Report(
        documents=tuple(grouped),
        entities=alignment.entities,
        claims=alignment.claims,
        findings=tuple(findings),
        unclaimed=tuple(row for extraction in extractions for row in extraction.unclaimed),
        problems=(*problems, *book.broken),
        book=book,
    )


def _extract(
    document: Document, book: RuleBook, done: int, total: int, progress: Progress | None
) -> Extraction:
    extraction = extract(document, book)
    if progress is not None:
        progress("extract", done, total)
    return extraction
