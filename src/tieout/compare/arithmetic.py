"""Sums that one document gets wrong: weekdays, conversions in brackets, order of dates, shares of a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from tieout.compare.fact import finding_id
from tieout.model import Claim, Finding, Position
from tieout.semantics.numbers import Overlap, printed_step, stated_gap
from tieout.semantics.wording import plural, say, say_number
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
_BETWEEN = 60
"""Characters within which a share and the number it is of stand together: "3,043, or 2.3 per cent"."""
_TOTAL = re.compile(
    r"\b(?:in all|altogether|in total|a total of|combined|between them|all told)\b", re.IGNORECASE
)
_Pair = tuple[Claim, Claim]
"""A number and the percentage that stands for it."""
_COUNTS = frozenset({"votes", "participants", "count", "deaths", "injured"})


def arithmetic(claims: Sequence[Claim], groups: Mapping[str, str]) -> list[Finding]:
    """Findings of kind ``arithmetic``, one document at a time; sums that come out right give none."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.origin != "derived":
            by_document.setdefault(claim.document, []).append(claim)
    found: dict[str, Finding] = {}
    for document in sorted(by_document):
        ordered = sorted(by_document[document], key=lambda claim: (claim.start, claim.end, claim.claim))
        for check in (_weekdays, _conversions, _lifetimes, _orders, _shares, _totals):
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
            yield _finding(claim, (claim,), groups, told, f"{actual.capitalize()}, {say(value)}", reason)


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
            yield _finding(
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
            yield _finding(
                death, (birth, death), groups, format_value(birth.value), format_value(death.value), reason
            )


def _orders(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """An end before its start."""
    named: dict[tuple[str, str], Claim] = {}
    for claim in reversed(claims):
        named[claim.entity, _what(claim)] = claim
    for claim in claims:
        value, what = claim.value, _what(claim)
        if (
            value.kind == "period"
            and value.low is not None
            and value.high is not None
            and value.low > value.high
        ):
            printed = claim.text or format_value(value)
            reason = f"{claim.document} has a span that ends before it starts: {printed}."
            yield _finding(claim, (claim,), groups, format_value(value), "the other way round", reason)
        if claim.attribute != "point_in_time" or not what.startswith("end of "):
            continue
        start = named.get((claim.entity, "start of " + what.removeprefix("end of ")))
        if start is not None and _precedes(value, start.value):
            topic = what.removeprefix("end of ")
            reason = (
                f"{claim.document} has {topic} end on {say(value)}, before its start on {say(start.value)}."
            )
            yield _finding(
                claim, (start, claim), groups, format_value(start.value), format_value(value), reason
            )


def _shares(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """A percentage that the document's own total contradicts: "3,043, or 2.3 per cent" where it is 1.7.

    Only where a second number and its percentage prove which figure is the total.
    """
    pairs = list(_share_pairs(claims))
    totals = [claim for claim in claims if claim.attribute in _COUNTS and claim.value.low is not None]
    for part, share in pairs:
        if any(_fits((part, share), total) for total in totals if _bigger(total, part)):
            continue
        for total in totals:
            if total.entity != part.entity or not _confirmed(total, pairs, (part, share)):
                continue
            actual = _share(part, total)
            gap = abs(actual - (share.value.low or 0.0))
            if gap > 1.5 * _step(share) and gap > 0.02 * actual and share.value.modifier == "exact":
                figure = f"{actual:.2f}".rstrip("0").rstrip(".")
                reason = (
                    f"{part.document} calls {say(part.value)} {say(share.value)}, "
                    f"but of its total of {say(total.value)} they are {figure} %."
                )
                spread = gap / max(min(actual, share.value.low or actual), 1e-9)
                yield _finding(
                    share,
                    (part, total, share),
                    groups,
                    format_value(share.value),
                    f"{figure} %",
                    reason,
                    spread,
                )
                break


def _share_pairs(claims: Sequence[Claim]) -> Iterator[_Pair]:
    """Numbers and the percentage that stands for them, side by side in one sentence."""
    parts = [
        claim
        for claim in claims
        if claim.attribute in _COUNTS and claim.value.low and claim.value.modifier == "exact"
    ]
    shares: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if claim.value.kind == "percentage" and claim.value.low:
            shares.setdefault((claim.entity, _what(claim), claim.sentence), []).append(claim)
    for part in parts:
        for share in shares.get((part.entity, _what(part), part.sentence), ()):
            if max(part.start, share.start) - min(part.end, share.end) <= _BETWEEN:
                yield part, share
                break


def _confirmed(total: Claim, pairs: Sequence[_Pair], but: _Pair) -> bool:
    """Whether another number and its percentage prove ``total`` to three digits, and it can hold this number."""
    if not _bigger(total, but[0]):
        return False
    return any(
        pair != but
        and pair[0].entity == total.entity
        and _bigger(total, pair[0])
        and (pair[1].value.low or 0.0) >= 100 * _step(pair[1])
        and _fits(pair, total)
        for pair in pairs
    )


def _fits(pair: _Pair, total: Claim) -> bool:
    part, share = pair
    return abs(_share(part, total) - (share.value.low or 0.0)) <= 0.75 * _step(share)


def _step(share: Claim) -> float:
    return max(printed_step(share.value), 0.01)


def _totals(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """Parts in one sentence with the total that sums them up: "150 passengers and 6 crew, 158 in all"."""
    by_sentence: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.sentence and claim.value.modifier == "exact" and _WIDE.family(claim.value) == "count":
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for sentence, found in by_sentence.items():
        figures = {(claim.start, claim.end): claim for claim in found}
        ordered = [figures[place] for place in sorted(figures)]
        if len(ordered) < 3 or not _TOTAL.search(sentence):
            continue
        total = max(ordered, key=lambda claim: claim.value.low or 0.0)
        parts = [claim for claim in ordered if claim is not total]
        summed = sum(claim.value.low or 0.0 for claim in parts)
        stated = total.value.low or 0.0
        if not _sums_up(sentence, total) or stated == summed or not 0.8 <= summed / (stated or 1.0) <= 1.25:
            continue
        listed = " and ".join(say(claim.value) for claim in parts)
        reason = f"{total.document} adds {listed} up to {say(total.value)}; they make {say_number(summed)}."
        unit = f" {plural(total.value.unit)}" if total.value.unit else ""
        spread = abs(summed - stated) / min(summed, stated)
        yield _finding(
            total,
            (*parts, total),
            groups,
            format_value(total.value),
            say_number(summed) + unit,
            reason,
            spread,
        )


def _sums_up(sentence: str, total: Claim) -> bool:
    """Whether the words of a total stand right beside the largest figure."""
    place = sentence.find(total.text) if total.text else -1
    if place < 0:
        return False
    beside = sentence[max(0, place - 25) : place + len(total.text) + 25]
    return _TOTAL.search(beside) is not None


def _finding(
    claim: Claim,
    grounds: Sequence[Claim],
    groups: Mapping[str, str],
    stated: str,
    actual: str,
    reason: str,
    spread: float = 0.0,
) -> Finding:
    document, group = (claim.document,), (groups.get(claim.document) or claim.document,)
    ids = tuple(dict.fromkeys(ground.claim for ground in grounds))
    positions = (
        Position(stated, document, group, (claim.claim,)),
        Position(f"{actual} (worked out)", document, group, ids),
    )
    qualifiers = tuple((key, value) for key, value in claim.qualifiers if key in ("what", "reference"))
    return Finding(
        finding=finding_id(
            "arithmetic", claim.document, claim.entity, claim.attribute, qualifiers, stated, actual
        ),
        verdict="discrepancy",
        severity="major",
        confidence=round(min(ground.confidence for ground in grounds), 2),
        kind="arithmetic",
        entity=claim.entity,
        entity_type=claim.entity_type,
        attribute=claim.attribute,
        qualifiers=qualifiers,
        positions=positions,
        spread=round(spread, 4),
        reason=reason,
        claims=ids,
    )


@lru_cache(maxsize=2)
def _weekday_names(language: str = "en") -> tuple[str, ...]:
    """The names of the days of the week from Monday on."""
    return tuple(name for name in vocabulary(language).data["weekdays"] if name != "why")


def _what(claim: Claim) -> str:
    return " ".join(dict(claim.qualifiers).get("what", "").split()).casefold()


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


def _share(part: Claim, total: Claim) -> float:
    return (part.value.low or 0.0) / (total.value.low or 1.0) * 100


def _bigger(total: Claim, part: Claim) -> bool:
    return (total.value.low or 0.0) > (part.value.low or 0.0)
