"""Values as people read them: days in words, all else in the normal form of the tables."""

from __future__ import annotations

from collections.abc import Mapping

from tieout.model import Claim, Finding, Position
from tieout.report.style import clean
from tieout.semantics.wording import say
from tieout.tables import stated_by
from tieout.values import Value, format_value


def stated(value: Value) -> str:
    """ "3 May 2021", "since 2004", "~150 km"."""
    in_words = value.kind in ("date", "period") and value.modifier == "exact" and value.edtf
    return clean(say(value) if in_words else format_value(value))


def position_value(position: Position, claims: Mapping[str, Claim]) -> str:
    """What ``position`` says; a value that no claim states as it is stays as it is."""
    for claim in (claims[name] for name in position.claims if name in claims):
        if format_value(claim.value) == position.value:
            return stated(claim.value)
    return clean(position.value)


def sides(finding: Finding, claims: Mapping[str, Claim]) -> list[tuple[str, tuple[str, ...]]]:
    """Each value on ``finding`` with the documents behind it, the best supported first.

    Values that can all be right stand in one position; a reader still wants to know who says which.
    """
    if finding.verdict != "compatible" or finding.kind == "spelling" or len(finding.positions) != 1:
        return [(position_value(row, claims), row.documents) for row in finding.positions]
    found: dict[str, list[str]] = {}
    for document, values in stated_by(finding, claims, stated).items():
        found.setdefault(" / ".join(values), []).append(document)
    ranked = sorted(found.items(), key=lambda side: (-len(side[1]), side[0]))
    return [(value, tuple(sorted(documents))) for value, documents in ranked]
