"""The dead hold no office: a doubtful "he" who died before the day of the claim is somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tieout.extract.claims import Subject
from tieout.model import Claim
from tieout.values import parse_edtf

_WHEN = ("period", "start", "as_of")
"""Qualifiers that say from when a claim holds."""


def deaths_of(claims: Sequence[Claim]) -> dict[str, float]:
    """The last day (ordinal) that each person of the document can have lived, where it says."""
    return {
        claim.entity: claim.value.high
        for claim in claims
        if claim.attribute == "date_of_death" and claim.value.high is not None
    }


def among_the_living(claim: Claim, subject: Subject, deaths: Mapping[str, float]) -> Claim:
    """``claim``, given to another candidate for its subject if its own was dead by then; else unchanged."""
    start = _start(claim)
    death = deaths.get(claim.entity)
    if start is None or death is None or start <= death:
        return claim
    living = [
        name for name in subject.candidates if name != claim.entity and deaths.get(name, start) >= start
    ]
    return replace(claim, entity=living[0]) if len(living) == 1 else claim


def _start(claim: Claim) -> float | None:
    """The first day that ``claim`` speaks of, by its qualifiers."""
    for key, text in claim.qualifiers:
        value = parse_edtf(text) if key in _WHEN else None
        if value is not None and value.low is not None:
            return value.low
    return None
