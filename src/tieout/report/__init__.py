"""Report -> text: one module a format, found by name in ``REPORTERS`` and imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast

from tieout.report.style import Look

if TYPE_CHECKING:
    from tieout.pipeline import Report

Reporter: TypeAlias = "Callable[[Report, Look], str | bytes]"

REPORTERS: Mapping[str, str] = {
    "table": "tieout.report.table:to_table",
    "csv": "tieout.report.sheets:to_csv",
    "json": "tieout.report.sheets:to_json",
    "jsonl": "tieout.report.sheets:to_jsonl",
    "markdown": "tieout.report.markdown:to_markdown",
    "parquet": "tieout.report.sheets:to_parquet",
    "html": "tieout.report.html:to_html",
    "sarif": "tieout.report.sarif:to_sarif",
    "junit": "tieout.report.junit:to_junit",
    "github": "tieout.report.annotations:to_github",
    "rdjson": "tieout.report.annotations:to_rdjson",
    "jsonld": "tieout.report.jsonld:to_jsonld",
    "xlsx": "tieout.report.xlsx:to_xlsx",
    "sqlite": "tieout.report.sqlite:to_sqlite",
}
"""Every format of ``check`` and ``compare``: where its reporter lives. A new format is one file and one
line.
"""

SUFFIXES: Mapping[str, str] = {
    ".txt": "table",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".parquet": "parquet",
    ".html": "html",
    ".sarif": "sarif",
    ".xml": "junit",
    ".jsonld": "jsonld",
    ".xlsx": "xlsx",
    ".sqlite": "sqlite",
    ".db": "sqlite",
}
"""What ``-o FILE`` means by itself."""

TABLES = ("claims", "findings", "matrix", "entities", "unclaimed")
"""The tables of a report; CSV, JSON lines and Parquet hold ``findings`` unless another is asked for."""


def reporter(name: str) -> Reporter:
    """The reporter of format ``name``; raises ``KeyError`` for a name that is not in ``REPORTERS``."""
    module, attribute = REPORTERS[name].split(":")
    return cast("Reporter", getattr(import_module(module), attribute))


__all__ = ["REPORTERS", "SUFFIXES", "TABLES", "Look", "Reporter", "reporter"]
