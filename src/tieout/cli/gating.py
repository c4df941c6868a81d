"""Runs the gate: drafts and sources are read and checked together, then the drafts' figures are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tieout.cli.console import Console
from tieout.cli.job import nothing_loaded, read_book, read_stdin
from tieout.cli.options import Accepted, Printing, Setup
from tieout.cli.outcome import accept
from tieout.gate import Gated, Policy, find_policy, gate, read_policy
from tieout.load import Loaded, load
from tieout.model import Document
from tieout.report.draft import Margin, to_draft, to_draft_github
from tieout.report.draft_html import to_draft_html
from tieout.report.listing import text_listing
from tieout.rulebook import RuleBook
from tieout.tables import TABLES, dump_lists, ticks_to_rows


@dataclass(frozen=True, slots=True)
class Request:
    """What to gate: drafts, their sources, a policy file, the drafts' day, and what is accepted."""

    paths: Sequence[str]
    against: Sequence[str]
    policy: Path | None
    published: date | None
    accepted: Accepted


def run_gate(request: Request, setup: Setup, console: Console) -> Gated:
    """Everything the gate needs, read and run. Raises ``NothingToCompare`` where a side is empty."""
    from tieout.cli.job import decisions_from
    from tieout.pipeline import check

    decisions = decisions_from(setup.entities)
    book = read_book(setup.extra, console)
    settings = _policy(request.policy, book)
    drafts = _load(request.paths, console)
    sources = _load(request.against, console)
    texts = _apart(drafts.documents, sources.documents, request.published)
    progress = console.progress()
    report = check(
        (*texts, *sources.documents),
        book,
        decisions=decisions,
        problems=(*drafts.problems, *sources.problems),
        progress=progress,
    )
    progress.close()
    report = accept(report, request.accepted, console)
    return gate(report, [document.id for document in texts], replace(settings, core=_core(book)))


def _policy(path: Path | None, book: RuleBook) -> Policy:
    path = path or find_policy(Path.cwd())
    return Policy() if path is None else read_policy(path, book.judgements)


def _core(book: RuleBook) -> frozenset[str]:
    return frozenset(attribute for attribute, judgement in book.judgements.items() if judgement.core)


def _load(paths: Sequence[str], console: Console) -> Loaded:
    loaded = load(paths, stdin=read_stdin(paths))
    console.problems(loaded.problems)
    if not loaded.documents:
        raise nothing_loaded(paths, loaded.problems)
    return loaded


def _apart(drafts: Sequence[Document], sources: Sequence[Document], day: date | None) -> list[Document]:
    """The drafts under ids that no source has, since both may have one file name; dated ``day`` if given."""
    taken = {document.id for document in sources}
    texts: list[Document] = []
    for draft in drafts:
        identifier = draft.id
        while identifier in taken:
            identifier = f"draft:{identifier}"
        taken.add(identifier)
        dated = replace(draft, published=day, published_from="--published") if day else draft
        texts.append(replace(dated, id=identifier))
    return texts


def to_ticks(gated: Gated, out: Printing) -> str:
    """The ticks in the format asked for; ``table`` shows the draft itself with its margin."""
    rows = ticks_to_rows(gated.ticks)
    if out.form == "json":
        content = {
            "release": gated.release,
            "holds": list(gated.holds),
            "drafts": [document.id for document in gated.drafts],
            "ticks": [{column: row.get(column) for column in TABLES["ticks"]} for row in rows],
            "problems": [str(problem) for problem in gated.report.problems],
        }
        return dump_lists(content)
    margin = Margin(gated.drafts, gated.ticks, gated.release, gated.holds, len(gated.report.documents))
    if out.form == "html":
        return to_draft_html(margin)
    if out.form == "github":
        return to_draft_github(margin)
    if out.form in ("table", "markdown"):
        return to_draft(margin, out.form, out.look())
    return text_listing(rows, TABLES["ticks"], out.form, out.look(), table="ticks")
