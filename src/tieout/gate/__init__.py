"""The tie-out before publication: every figure of a draft gets a tick, and a policy says release or hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tieout.errors import NothingToCompare
from tieout.gate.policy import Policy, find_policy, read_policy
from tieout.gate.ticks import tick_draft
from tieout.model import Document, Tick

if TYPE_CHECKING:
    from tieout.pipeline import Report

__all__ = ["Gated", "Policy", "find_policy", "gate", "read_policy", "tick_draft"]


@dataclass(frozen=True, slots=True)
class Gated:
    """What the gate says: a tick for each figure of each draft, in the order of the text, and why it holds.

    ``release`` is false where at least one tick holds by the policy; ``holds`` says each in one sentence.
    """

    drafts: tuple[Document, ...]
    ticks: tuple[Tick, ...]
    release: bool
    holds: tuple[str, ...]
    report: Report


def gate(report: Report, drafts: Sequence[str], policy: Policy | None = None) -> Gated:
    """Ticks the figures of ``drafts`` (document ids) in ``report``, a check of drafts and sources together.

    Raises ``NothingToCompare`` where there is no source, or no draft has a figure.
    """
    policy = policy or Policy()
    texts = [document for document in report.documents if document.id in drafts]
    if len(texts) == len(report.documents):
        raise NothingToCompare("there is no source to hold the draft against.", remedy="Give --against PATH.")
    ticks = [
        policy.judge(tick) for document in texts for tick in tick_draft(document, report, frozenset(drafts))
    ]
    if not ticks:
        raise NothingToCompare("the draft has no figure that could be checked.")
    holds = tuple(
        f"{tick.document}:{tick.line}: “{' '.join(tick.text.split())}” is {policy.why(tick)}"
        for tick in ticks
        if tick.hold
    )
    return Gated(tuple(texts), tuple(ticks), not holds, holds, report)
