"""The report as one HTML file: no network, one script of our own, every word of a document as plain text."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import TYPE_CHECKING, Any

from tieout.model import Claim, Document, Finding
from tieout.report.coverage import coverage
from tieout.report.sheets import document_names, table_rows
from tieout.report.spoken import position_value, stated
from tieout.report.style import CLOSE, OPEN, Look, cell_text, clean
from tieout.report.words import (
    Sources,
    citing,
    fact_name,
    ordered,
    percent,
    plural,
    quotation,
    short_day,
)
from tieout.semantics.relation import is_ranged
from tieout.tables import Cell, dump_json, end_cells, stated_by

if TYPE_CHECKING:
    from jinja2 import Environment

    from tieout.pipeline import Report

_WIDEST = 8
"""Documents that get a column each; more are named beside their values, as a sheet that wide is not read."""

_UNCLAIMED = 200
"""Unclaimed figures that are listed before "and more": the table ``unclaimed`` holds all."""


def to_html(report: Report, look: Look) -> str:
    """The page. ``look`` changes nothing: the reader chooses what to see."""
    what = coverage(report)
    unclaimed, _ = table_rows(report, "unclaimed")
    return environment().from_string(page("report.html.j2")).render(
        title="Where the sources disagree",
        compared=what.compared,
        missed=what.missed,
        unclaimed=unclaimed[:_UNCLAIMED],
        unclaimed_more=max(0, len(unclaimed) - _UNCLAIMED),
        documents=[_document_row(document) for document in report.documents],
        data=script_json(page_data(report)),
        **assets("report"),
    )  # fmt: skip


@cache
def environment() -> Environment:
    """Jinja2 with escaping on for everything that is not our own file."""
    from jinja2 import Environment, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)


@cache
def page(name: str) -> str:
    """One of the files beside this module."""
    return (files("tieout.report") / "page" / name).read_text(encoding="utf-8")


def assets(name: str) -> dict[str, Any]:
    """The style and script of page ``name`` with the hashes that its content-security policy allows."""
    from markupsafe import Markup

    style, script = page("report.css"), page(f"{name}.js")
    return {
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": Markup(digest(style)),
        "script_hash": Markup(digest(script)),
    }


def digest(text: str) -> str:
    """The SHA-256 of ``text`` as a content-security policy writes it."""
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def script_json(content: object) -> Any:
    """``content`` as JSON that no closing tag or comment inside it can break out of its script element."""
    from markupsafe import Markup

    text = dump_json(content)
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)


def page_data(report: Report) -> dict[str, Any]:
    """What the page's script draws: documents, and facts worst first with each claim's words in place."""
    sources = Sources(report.documents, report.claims)
    names = document_names(report)
    index = {name: number for number, name in enumerate(names)}
    claims = {claim.claim: claim for claim in report.claims}
    shared = _shared(report)
    return {
        "sparse": len(names) > _WIDEST,
        "documents": [
            {
                "id": clean(name),
                "name": sources.name(name),
                "day": short_day(sources.published.get(name)),
                "shared": shared.get(name, ""),
            }
            for name in names
        ],
        "facts": [_fact(finding, claims, index, sources, report) for finding in ordered(report)],
    }


def _shared(report: Report) -> dict[str, str]:
    """For each document whose wording others share, a note that says so."""
    members: dict[str, list[str]] = {}
    for document in report.documents:
        if document.group:
            members.setdefault(document.group, []).append(document.id)
    return {
        name: f"shares wording with {plural(len(group) - 1, 'other document')}"
        for group in members.values()
        if len(group) > 1
        for name in group
    }


def _fact(
    finding: Finding, claims: dict[str, Claim], index: dict[str, int], sources: Sources, report: Report
) -> dict[str, Any]:
    name = fact_name("", finding.attribute, finding.qualifiers).removeprefix(": ")
    apart = f"{percent(finding.spread)} apart, " if finding.spread and "%" not in finding.reason else ""
    sure = f"{percent(finding.confidence)} sure that this is one fact"
    return {
        "id": finding.finding,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "status": finding.status,
        "entity": clean(finding.entity),
        "about": name,
        "reason": sources.in_words(finding.reason),
        "note": f"{apart}{finding.kind.replace('_', ' ')}, {sure}, id {finding.finding}",
        "stated": [
            [index[name], " / ".join(values)]
            for name, values in stated_by(finding, claims, stated).items()
            if name in index
        ],
        "out": [index[name] for name in outvoted(finding) if name in index],
        "positions": [
            {
                "value": position_value(position, claims),
                "documents": [index[name] for name in position.documents if name in index],
            }
            for position in finding.positions
        ],
        "claims": [_claim(claims[name], index, report) for name in _by_position(finding) if name in claims],
    }


def _by_position(finding: Finding) -> list[str]:
    """The claims of ``finding``, those of one position together."""
    placed = [name for position in finding.positions for name in position.claims]
    return list(dict.fromkeys((*placed, *finding.claims)))


def outvoted(finding: Finding) -> list[str]:
    """The documents of a discrepancy whose position has fewer independent sources than another; all where
    none has more.
    """
    if finding.verdict != "discrepancy":
        return []
    most = max((len(position.groups) for position in finding.positions), default=0)
    leading = [position for position in finding.positions if len(position.groups) == most]
    left = finding.positions if len(leading) > 1 else [row for row in finding.positions if row not in leading]
    return sorted({name for position in left for name in position.documents})


def _claim(claim: Claim, index: dict[str, int], report: Report) -> dict[str, Any]:
    before, _, rest = quotation(claim, 400).partition(OPEN)
    words, _, after = rest.partition(CLOSE)
    value = claim.value
    return {
        "document": index[claim.document],
        "value": stated(value),
        "before": before if words else "",
        "words": words,
        "after": after,
        "citing": citing(claim),
        "id": claim.claim,
        "at": [claim.start, claim.end],
        "low": value.low,
        "high": value.high,
        "ends": [_axis(end) for end in end_cells(value)],
        "allowed": _allowed(claim, report),
    }


def _axis(end: Cell) -> str:
    """The end of a claim as the number line names it: a day, or a figure with its digits grouped."""
    return f"{end:,}" if isinstance(end, (int, float)) else cell_text(end)


def _allowed(claim: Claim, report: Report) -> list[float | None]:
    """What its rule lets the claim mean: rounding and hedges widen it, a bound opens an end."""
    judgement = report.book.judgement(claim.attribute) if report.book else None
    comparison = judgement.comparison if judgement else None
    spans = comparison.wide(claim.value) if comparison and is_ranged(comparison) else ()
    if not spans:
        return [claim.value.low, claim.value.high]
    return [end if isfinite(end) else None for end in (spans[0].low, spans[0].high)]


def _document_row(document: Document) -> dict[str, str]:
    return {
        "id": clean(document.id),
        "source": clean(document.source),
        "day": short_day(document.published) or "not known",
        "how": clean(document.published_from),
        "group": clean(document.group),
    }
