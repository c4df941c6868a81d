"""Sums that one document gets wrong: weekdays, conversions in brackets, order of dates, shares of a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from tieout.compare.findings import sum_finding, what_of
from tieout.compare.sums import overshares, shares, totals
from tieout.model import Claim, Finding
from tieout.semantics.numbers import Overlap, stated_gap
from tieout.semantics.wording import say
from tieout.values import Value, format_value
from tieout.values.vocabulary import vocabulary

_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_WRONG_FROM = 0.03
"""A conversion in brackets is wrong from 3 % beyond what both roundings allow."""
_WIDE = Overlap(rounding=0.15)
_CONFUSIONS = (
    (1.852 / 1.609344, "nautical and land miles"),
    (1.609344, "miles and kilometres"),
    (0.45359237, "pounds and kilograms"),
)


def arithmetic(claims: Sequence[Claim], groups: Mapping[str, str]) -> list[Finding]:
    """Findings of kind ``arithmetic``, one document at a time; sums that come out right give none."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.origin != "derived":
            by_document.setdefault(claim.document, []).append(claim)
    found: dict[str, Finding] = {}
    for document in sorted(by_document):
        ordered = sorted(by_document[document], key=lambda claim: (claim.start, claim.end, claim.claim))
        for check in (_weekdays, _conversions, _lifetimes, _orders, shares, overshares, totals):
            for finding in check(ordered, groups):
                found.setdefault(finding.finding, finding)
    return [found[key] for key in sorted(found)]


def _weekdays(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """ "Wednesday, 12 December 2019" where the 12th was a Thursday; only where the year is printed."""
    names = _weekday_names()
    for claim in claims:
        value = claim.value
        named = value.text.strip().lower()
        if value.kind != "date" or named not in names or value.low is None or value.low != value.high:
            continue
        actual = names[date.fromordinal(int(value.low)).weekday()]
        if actual != named and _YEAR.search(claim.text):
            told = f"{named.capitalize()}, {say(value)}"
            reason = f"{claim.document} prints {told}, which was a {actual.capitalize()}."
            yield sum_finding(claim, (claim,), groups, told, f"{actual.capitalize()}, {say(value)}", reason)


def _conversions(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """ "12 nautical miles (12 miles)": one statement in two units that do not meet."""
    for claim in claims:
        family = _WIDE.family(claim.value)
        for other in claim.value.alternates:
            if not family or family.startswith("money") or _WIDE.family(other) != family:
                continue
            spans = _WIDE.wide(_alone(claim.value)), _WIDE.wide(_alone(other))
            gap = stated_gap(_alone(claim.value), other)
            if gap <= _WRONG_FROM or any(one.meets(two) for one in spans[0] for two in spans[1]):
                continue
            reason = (
                f"{claim.document} converts {say(_alone(claim.value))} to {say(other)}, "
                f"{gap * 100:.0f} % off{_confusion(claim.value, other)}."
            )
            yield sum_finding(
                claim, (claim,), groups, format_value(_alone(claim.value)), format_value(other), reason, gap
            )


def _confusion(value: Value, other: Value) -> str:
    if not value.low or not other.low:
        return ""
    ratio = max(value.low, other.low) / min(value.low, other.low)
    for factor, units in _CONFUSIONS:
        factor = max(factor, 1 / factor)
        if any(abs(ratio / wrong - 1) < 0.05 for wrong in (factor, factor * factor)):
            return f", as if {units} had been mixed up"
    return ""


def _lifetimes(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """A death before the birth."""
    births = {claim.entity: claim for claim in reversed(claims) if claim.attribute == "date_of_birth"}
    for death in claims:
        birth = births.get(death.entity)
        if death.attribute == "date_of_death" and birth is not None and _precedes(death.value, birth.value):
            days = f"die on {say(death.value)}, before the birth on {say(birth.value)}"
            reason = f"{death.document} has {death.entity} {days}."
            yield sum_finding(
                death, (birth, death), groups, format_value(birth.value), format_value(death.value), reason
            )


def _orders(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """An end before its start."""
    named: dict[tuple[str, str], Claim] = {}
    for claim in reversed(claims):
        named[claim.entity, what_of(claim)] = claim
    for claim in claims:
        value, what = claim.value, what_of(claim)
        if (
            value.kind == "period"
            and value.low is not None
            and value.high is not None
            and value.low > value.high
        ):
            printed = claim.text or format_value(value)
            reason = f"{claim.document} has a span that ends before it starts: {printed}."
            yield sum_finding(claim, (claim,), groups, format_value(value), "the other way round", reason)
        if claim.attribute != "point_in_time" or not what.startswith("end of "):
            continue
        start = named.get((claim.entity, "start of " + what.removeprefix("end of ")))
        if start is not None and _precedes(value, start.value):
            topic = what.removeprefix("end of ")
            reason = (
                f"{claim.document} has {topic} end on {say(value)}, before its start on {say(start.value)}."
            )
            yield sum_finding(
                claim, (start, claim), groups, format_value(start.value), format_value(value), reason
            )


@lru_cache(maxsize=2)
def _weekday_names(language: str = "en") -> tuple[str, ...]:
    """The names of the days of the week from Monday on."""
    return tuple(name for name in vocabulary(language).data["weekdays"] if name != "why")


def _alone(value: Value) -> Value:
    return Value(
        value.kind,
        value.low,
        value.high,
        value.unit,
        value.dimension,
        value.modifier,
        value.numbers,
        value.granule,
    )


def _precedes(first: Value, second: Value) -> bool:
    """Whether every day of ``first`` comes before every day of ``second``."""
    return first.high is not None and second.low is not None and first.high < second.low
