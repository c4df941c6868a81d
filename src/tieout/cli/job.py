"""What several commands do before they print: read standard input, the rule book, the documents, and run
the check.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from tieout.cli.console import Console
from tieout.cli.options import Setup
from tieout.errors import BrokenTable, NothingToCompare, TieoutError, UsageError

if TYPE_CHECKING:
    from tieout.align import Decision
    from tieout.load import Loaded
    from tieout.model import Alignment, Claim, Document, Unclaimed
    from tieout.pipeline import Report
    from tieout.rulebook import RuleBook

BROKEN = 3
NOTHING = 4


def read_stdin(paths: Sequence[str | Path]) -> bytes | None:
    """The bytes of standard input if "-" is among ``paths``."""
    if "-" not in [str(path) for path in paths]:
        return None
    return sys.stdin.buffer.read()


def load_documents(paths: Sequence[str], console: Console) -> Loaded:
    """Loads ``paths`` and names what is broken. Raises ``NothingToCompare`` where nothing could be read."""
    from tieout.load import load

    loaded = load(paths, stdin=read_stdin(paths))
    console.problems(loaded.problems)
    console.note(f"load: {len(loaded.documents)} documents, {len(loaded.problems)} broken")
    if not loaded.documents:
        raise nothing_loaded(paths, loaded.problems)
    return loaded


def nothing_loaded(paths: Sequence[str], problems: Sequence[TieoutError]) -> TieoutError:
    """Every input broken is exit 3, since each was named; an empty folder is not broken, so exit 4."""
    nothing = NothingToCompare(f"no document could be read from {', '.join(map(str, paths))}.")
    if any(problem.path is None or not Path(problem.path).is_dir() for problem in problems):
        nothing.exit_code = BROKEN
    else:
        nothing.remedy = "tieout reads .txt, .md, .jsonl and .csv files, and folders of them."
    return nothing


def read_book(extra: Sequence[Path], console: Console) -> RuleBook:
    """The rule book with the rules of ``extra``; broken rule files are named and left out."""
    from tieout.rulebook import read_rulebook

    book = read_rulebook(extra=tuple(folder.resolve() for folder in extra))
    console.problems(book.broken)
    console.note(f"rules: {len(book.rules)} rules, rule book {book.language} {book.version[:12]}")
    return book


def decisions_from(path: Path | None) -> Sequence[Decision]:
    """A person's decisions on who is who."""
    if path is None:
        return ()
    from tieout.align import read_decisions

    return read_decisions(path)


def run_check(paths: Sequence[str], setup: Setup, console: Console) -> Report:
    """The whole job on ``paths``: load, then the five stages."""
    from tieout.pipeline import check

    decisions = decisions_from(setup.entities)
    loaded = load_documents(paths, console)
    book = read_book(setup.extra, console)
    progress = console.progress()
    report = check(loaded.documents, book, decisions=decisions, problems=loaded.problems, progress=progress)
    progress.close()
    groups = {document.group for document in report.documents}
    console.note(f"load: {len(report.documents)} documents in {len(groups)} source groups")
    console.note(f"extract: {len(report.claims)} claims, {len(report.unclaimed)} figures unclaimed")
    console.note(f"align: {len(report.entities)} entities")
    console.note(f"compare: {len(report.findings)} findings")
    return report


@dataclass(frozen=True, slots=True)
class Drawn:
    """What extraction and alignment give, without a comparison."""

    documents: tuple[Document, ...]
    alignment: Alignment
    unclaimed: tuple[Unclaimed, ...]
    problems: tuple[TieoutError, ...]


def claims_of(paths: Sequence[str], setup: Setup, console: Console) -> Drawn:
    """The claims of ``paths`` with aligned names."""
    from tieout.align import align
    from tieout.extract import extract
    from tieout.load import group_sources

    decisions = decisions_from(setup.entities)
    loaded = load_documents(paths, console)
    book = read_book(setup.extra, console)
    documents = tuple(group_sources(loaded.documents))
    progress = console.progress()
    extractions = []
    for done, document in enumerate(documents, 1):
        extractions.append(extract(document, book))
        progress("extract", done, len(documents))
    progress.close()
    alignment = align(
        [claim for extraction in extractions for claim in extraction.claims],
        [record for extraction in extractions for record in extraction.records],
        decisions=decisions,
    )
    unclaimed = tuple(row for extraction in extractions for row in extraction.unclaimed)
    console.note(f"extract: {len(alignment.claims)} claims, {len(unclaimed)} figures unclaimed")
    return Drawn(documents, alignment, unclaimed, (*loaded.problems, *book.broken))


@dataclass(frozen=True, slots=True)
class Tables:
    """Claim tables as read: all claims, each document's source group, and what is broken."""

    claims: tuple[Claim, ...]
    groups: Mapping[str, str]
    apart: tuple[tuple[str, ...], ...]
    """The entity names of each table that tieout aligned, sorted: they are different entities."""
    problems: tuple[TieoutError, ...]

    @property
    def code(self) -> int:
        """The exit code so far."""
        return BROKEN if self.problems else 0


def read_tables(paths: Sequence[str], console: Console) -> Tables:
    """Reads every table; a broken one is named and the rest is still read.

    Where two tables hold a claim of one id, the later one counts: a corrected table replaces the old one.
    Raises ``NothingToCompare`` where no table could be read.
    """
    from tieout.tables import read_claim_table

    claims: dict[str, Claim] = {}
    groups: dict[str, str] = {}
    apart: list[tuple[str, ...]] = []
    problems: list[TieoutError] = []
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise UsageError("no such file.", path=path)
        stdin = read_stdin([path])
        try:
            table = read_claim_table(path, None if stdin is None else stdin.decode("utf-8-sig", "replace"))
        except BrokenTable as error:
            problems.append(error)
            continue
        console.note(f"{path}: {len(table.claims)} claims")
        claims |= {claim.claim: claim for claim in table.claims}
        groups |= {document: group for document, group in table.groups.items() if group}
        if table.aligned:
            apart.append(tuple(sorted({claim.entity for claim in table.claims})))
    console.problems(problems)
    if not claims:
        nothing = NothingToCompare(f"no claim could be read from {', '.join(map(str, paths))}.")
        nothing.exit_code = BROKEN if problems else NOTHING
        raise nothing
    return Tables(tuple(claims.values()), groups, tuple(apart), tuple(problems))


def compare_tables(paths: Sequence[str], setup: Setup, console: Console) -> Report:
    """Findings from claim tables, aligned with each other."""
    from tieout.align import Decision, align
    from tieout.compare import compare
    from tieout.pipeline import Report

    decisions = list(decisions_from(setup.entities))
    tables = read_tables(paths, console)
    book = read_book(setup.extra, console)
    alignment = align(tables.claims, decisions=decisions)
    # A table that tieout wrote is aligned, and perhaps corrected by a person: names it keeps apart stay
    # apart.
    parted = _wrongly_joined(tables, alignment, {frozenset((row.a, row.b)) for row in decisions})
    if parted:
        decisions += [Decision(a, b, False, "two names in one claim table") for a, b in parted]
        alignment = align(tables.claims, decisions=decisions)
    groups = {claim.document: tables.groups.get(claim.document, claim.document) for claim in tables.claims}
    findings = compare(alignment.claims, book, groups=groups)
    return Report(
        documents=(),
        entities=alignment.entities,
        claims=alignment.claims,
        findings=tuple(findings),
        problems=(*tables.problems, *book.broken),
        book=book,
    )


def _wrongly_joined(
    tables: Tables, alignment: Alignment, decided: set[frozenset[str]]
) -> list[tuple[str, str]]:
    """Pairs of names that one table keeps apart and alignment made one, without a person's word on it."""
    became = {
        before.entity: after.entity for before, after in zip(tables.claims, alignment.claims, strict=True)
    }
    pairs: set[tuple[str, str]] = set()
    for names in tables.apart:
        for a, b in combinations(names, 2):
            if became.get(a) == became.get(b) and frozenset((a, b)) not in decided:
                pairs.add((a, b))
    return sorted(pairs)
