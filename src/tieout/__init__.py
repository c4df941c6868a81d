"""tieout: every figure in a story checked against its sources.

    >>> import tieout
    >>> loaded = tieout.read_documents(["stories/flood"])                # doctest: +SKIP
    >>> report = tieout.check(loaded.documents, tieout.read_rulebook())  # doctest: +SKIP
    >>> [finding.reason for finding in report.findings if finding.verdict == "discrepancy"]  # doctest: +SKIP

Names are imported when they are first used, so that ``import tieout`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tieout.errors import TieoutError
    from tieout.gate import gate as gate_drafts
    from tieout.load import load as read_documents
    from tieout.model import Claim, Document, Finding
    from tieout.pipeline import Report, check
    from tieout.rulebook import read_rulebook
    from tieout.values import read_values

__version__ = "0.1.0"

_HOME = {
    "Claim": ("tieout.model", "Claim"),
    "Document": ("tieout.model", "Document"),
    "Finding": ("tieout.model", "Finding"),
    "Report": ("tieout.pipeline", "Report"),
    "TieoutError": ("tieout.errors", "TieoutError"),
    "check": ("tieout.pipeline", "check"),
    "gate_drafts": ("tieout.gate", "gate"),
    "read_documents": ("tieout.load", "load"),
    "read_rulebook": ("tieout.rulebook", "read_rulebook"),
    "read_values": ("tieout.values", "read_values"),
}

__all__ = [
    "Claim",
    "Document",
    "Finding",
    "Report",
    "TieoutError",
    "check",
    "gate_drafts",
    "read_documents",
    "read_rulebook",
    "read_values",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'tieout' has no attribute {name!r}")
    module, attribute = _HOME[name]
    found: object = getattr(import_module(module), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
