"""Derived claims: what one document's figures imply, so that it can be held against what others state.

Each is worked out from claims of one document only, so that the document answers for it, and is kept only
where some document states the same fact: a sum that nobody can contradict would be noise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from math import inf, isfinite

from tieout.model import Claim
from tieout.semantics.dates import ends_of
from tieout.semantics.lexicon import words
from tieout.semantics.span import Span
from tieout.semantics.wording import say
from tieout.values.model import Modifier, Value

_TRUST = 0.75
"""A derived claim is as sure as its surest ground lets it be, times this."""
_YEAR = 31556952.0
_NEAR = 1.02
"""Room for rounding when a document's own figure bears out its sum."""
_LEADING = ("at the ", "at ", "on the ", "on ", "in the ", "in ", "of the ", "of ", "the ")
_Named = Mapping[tuple[str, str, str], Sequence[Claim]]
"""Claims of one document by entity, attribute and folded ``what``."""
_Wanted = frozenset[tuple[str, str]]
"""Entities and attributes that some document states: nothing else is worth working out."""


def derive(claims: Sequence[Claim]) -> list[Claim]:
    """The derived claims that meet a stated one, sorted by id; ``claims`` are aligned."""
    stated = {_fact(claim): claim for claim in sorted(claims, key=lambda claim: claim.claim, reverse=True)}
    wanted = frozenset((claim.entity, claim.attribute) for claim in claims)
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.origin != "derived" and not claim.marks:
            by_document.setdefault(claim.document, []).append(claim)
    found: dict[str, Claim] = {}
    for document in sorted(by_document):
        named = _named(by_document[document])
        for work in _WORKS:
            for claim in work(named, wanted):
                model = stated.get(_fact(claim))
                if model is not None and not _states_itself(named, claim):
                    found[claim.claim] = replace(claim, qualifiers=_named_as(claim, model))
    return [found[key] for key in sorted(found)]


def _ages(named: _Named, wanted: _Wanted) -> Iterator[Claim]:
    """Age at an event: from the birth date to the day of the event, of death among them."""
    for (entity, attribute, what), events in named.items():
        if attribute not in ("point_in_time", "date_of_death") or (entity, "age") not in wanted:
            continue
        moment = "at death" if attribute == "date_of_death" else what
        for birth, event in product(named.get((entity, "date_of_birth", ""), ()), events):
            born, day = _days(birth.value), _days(event.value)
            if moment and born and day and born.high < day.low:
                low, high = _years_lived(born.high, day.low), _years_lived(born.low, day.high)
                value = Value(
                    "age",
                    float(low),
                    float(high),
                    "year",
                    "age",
                    _one_or_range(low, high),
                    _numbers(low, high),
                    1.0,
                )
                yield _made("age", birth, (birth, event), value, {"what": moment})


def _durations(named: _Named, wanted: _Wanted) -> Iterator[Claim]:
    """How long something lasted: from its first to its last day."""
    for (entity, attribute, what), periods in named.items():
        if attribute != "period" or (entity, "duration") not in wanted:
            continue
        for claim in periods:
            if not what and claim.entity_type != "event":
                continue
            ends = ends_of(claim.value)
            if ends is None or not all(isfinite(end) for span in ends for end in (span.low, span.high)):
                continue
            start, end = ends
            low, high = max(0.0, end.low - start.high) * 86400, (end.high - start.low + 1) * 86400
            unit, size = ("year", _YEAR) if high >= 2 * _YEAR else ("day", 86400.0)
            figures = (round(low / size, 1), round(high / size, 1))
            value = Value("duration", low, high, unit, "duration", "range", figures, 0.0)
            yield _made("duration", claim, (claim,), value, {"what": what} if what else {})


def _endings(named: _Named, wanted: _Wanted) -> Iterator[Claim]:
    """The day something ended: the day it started and how long it took."""
    for (entity, attribute, what), starts in named.items():
        if attribute != "point_in_time" or not what.startswith("start of "):
            continue
        topic = what.removeprefix("start of ")
        for start, length in product(starts, named.get((entity, "duration", topic), ())):
            first, low, high = _days(start.value), length.value.low, length.value.high
            if first is None or low is None or high is None:
                continue
            slack = max(length.value.granule / 2, 43200.0)
            span = Span(first.low + (low - slack) // 86400, first.high + (high + slack) // 86400)
            if span.high < date.max.toordinal():
                yield _made("point_in_time", start, (start, length), _date(span), {"what": f"end of {topic}"})


def _speeds(named: _Named, wanted: _Wanted) -> Iterator[Claim]:
    """Speed: a distance over the time it took."""
    for (entity, attribute, what), distances in named.items():
        if attribute not in ("distance", "length") or (entity, "speed") not in wanted:
            continue
        for way, time in product(distances, named.get((entity, "duration", what), ())):
            km, seconds = way.value.low, time.value.low
            if km and seconds and way.value.modifier == time.value.modifier == "exact":
                speed = km / seconds * 3600
                step = speed * max(way.value.granule / km, time.value.granule / seconds)
                value = Value("quantity", speed, speed, "km/h", "speed", "approx", (round(speed, 2),), step)
                yield _made("speed", way, (way, time), value, {"what": what} if what else {})


def _turnouts(named: _Named, wanted: _Wanted) -> Iterator[Claim]:
    """Turnout: those who voted over those who were registered."""
    for (entity, attribute, what), voters in named.items():
        if attribute not in ("participants", "votes") or (entity, "percentage") not in wanted:
            continue
        if not set(what.split()) & words("voters"):
            continue
        rolls = [
            claim
            for (other, _, called), claims in named.items()
            for claim in claims
            if other == entity
            and set(called.split()) & words("electorate")
            and claim.attribute in ("count", "participants")
        ]
        for came, roll in product(voters, rolls):
            share = _percent(came, roll)
            if share is not None:
                value = Value(
                    "percentage", share, share, "%", "percentage", "approx", (round(share, 1),), 0.1
                )
                yield _made("percentage", came, (came, roll), value, {"what": "turnout"})


def _percent(part: Claim, whole: Claim) -> float | None:
    """``part`` as a percentage of ``whole``; ``None`` unless both are exact and the part is the smaller."""
    one, all_of_it = part.value, whole.value
    if one.modifier != "exact" or all_of_it.modifier != "exact" or not one.low or not all_of_it.low:
        return None
    return one.low / all_of_it.low * 100 if one.low < all_of_it.low else None


def _vote_shares(named: _Named, wanted: _Wanted) -> Iterator[Claim]:
    """The share of one choice: its votes over all who voted, where the document gives no share itself."""
    for (entity, attribute, what), parts in named.items():
        stated = (entity, "percentage", what) in named
        if attribute != "votes" or not what or stated or (entity, "percentage") not in wanted:
            continue
        totals = [
            claim
            for (other, kind, called), claims in named.items()
            for claim in claims
            if other == entity and kind in ("participants", "votes") and set(called.split()) & words("voters")
        ]
        for part, total in product(parts, totals):
            share = _percent(part, total)
            if share is not None:
                value = Value(
                    "percentage", share, share, "%", "percentage", "approx", (round(share, 2),), 0.01
                )
                yield _made("percentage", part, (part, total), value, {"what": what})


def _ways_back(named: _Named, wanted: _Wanted) -> Iterator[Claim]:
    """The other end of a distance: as far as A is from B, B is from A."""
    for (entity, attribute, _), claims in named.items():
        if attribute == "distance":
            for claim in claims:
                place = dict(claim.qualifiers).get("reference", "")
                if (place, "distance") in wanted:
                    turned = _made("distance", claim, (claim,), claim.value, {"reference": entity})
                    yield replace(turned, entity=place, subject=place, entity_type="place")


_WORKS: tuple[Callable[[_Named, _Wanted], Iterator[Claim]], ...] = (
    _ages, _durations, _endings, _speeds, _turnouts, _vote_shares, _ways_back,
)  # fmt: skip


def _named(claims: Sequence[Claim]) -> dict[tuple[str, str, str], list[Claim]]:
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end, claim.claim)):
        what = _moment(dict(claim.qualifiers).get("what", ""))
        found.setdefault((claim.entity, claim.attribute, what), []).append(claim)
    return found


def _fact(claim: Claim) -> tuple[str, str, str, str]:
    named = dict(claim.qualifiers)
    return (
        claim.entity,
        claim.attribute,
        _moment(named.get("what", "")),
        named.get("reference", "").casefold(),
    )


def _states_itself(named: _Named, derived: Claim) -> bool:
    """What the document itself states, and its sum bears out, needs no derived claim beside it."""
    own = named.get(
        (derived.entity, derived.attribute, _moment(dict(derived.qualifiers).get("what", ""))), ()
    )
    years = derived.attribute == "age"
    low, high = _ends(derived.value, years=years)
    return any(
        first <= high * _NEAR and last * _NEAR >= low
        for first, last in (_ends(claim.value, years=years) for claim in own)
    )


def _ends(value: Value, *, years: bool) -> tuple[float, float]:
    """The ends of a value; lengths of time as ``years`` where ages are compared."""
    size = _YEAR if years and value.dimension == "duration" else 1.0
    return (
        -inf if value.low is None else value.low / size,
        inf if value.high is None else value.high / size,
    )


def _named_as(derived: Claim, stated: Claim) -> tuple[tuple[str, str], ...]:
    """The identifying qualifiers as the stated claim spells them, so that both are one fact."""
    return tuple((key, value) for key, value in stated.qualifiers if key in ("what", "reference"))


def _moment(what: str) -> str:
    folded = " ".join(what.split()).casefold()
    for lead in _LEADING:
        if folded.startswith(lead):
            return folded.removeprefix(lead)
    return folded


def _made(
    attribute: str, model: Claim, grounds: Sequence[Claim], value: Value, named: Mapping[str, str]
) -> Claim:
    ids = tuple(claim.claim for claim in grounds)
    digest = hashlib.sha256(
        "|".join((attribute, *ids, repr(value.low), repr(value.high))).encode()
    ).hexdigest()
    return replace(
        model,
        claim=f"D{digest[:12]}",
        attribute=attribute,
        qualifiers=tuple(sorted(named.items())),
        value=value,
        text=" and ".join(say(claim.value) for claim in grounds),
        origin="derived",
        rule="derived",
        confidence=round(min(claim.confidence for claim in grounds) * _TRUST, 3),
        derived_from=ids,
        as_of="",
    )


def _days(value: Value) -> Span | None:
    if (
        value.kind not in ("date", "period")
        or value.low is None
        or value.high is None
        or value.modifier != "exact"
    ):
        return None
    return Span(value.low, value.high)


def _years_lived(born: float, day: float) -> int:
    first, last = date.fromordinal(int(born)), date.fromordinal(int(day))
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _one_or_range(low: int, high: int) -> Modifier:
    return "exact" if low == high else "range"


def _numbers(low: int, high: int) -> tuple[float, ...]:
    return (float(low),) if low == high else (float(low), float(high))


def _date(span: Span) -> Value:
    first, last = (date.fromordinal(int(end)).isoformat() for end in (span.low, span.high))
    return Value("date", span.low, span.high, edtf=first if first == last else f"{first}/{last}")
