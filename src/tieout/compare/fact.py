"""Facts: the claims that speak of one thing, each as it enters the comparison."""

from __future__ import annotations

import hashlib
import json
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from tieout.compare.defaults import default_judgement
from tieout.model import Claim, EntityType, Qualifiers
from tieout.rulebook import Judgement, RuleBook
from tieout.semantics.categories import Text
from tieout.semantics.dates import edtf_days
from tieout.semantics.lexicon import words
from tieout.semantics.numbers import is_sound, printed_step
from tieout.semantics.relation import Comparison, is_ranged
from tieout.semantics.span import Span
from tieout.values.model import Value

NAMING = ("among", "as_of", "by", "of", "part", "per", "reference", "what")
"""Qualifiers that name the fact whatever the rule says; a rule adds its own in ``identity``."""
WORDS = "words"
"""The family of values that the attribute's comparison cannot measure: they are compared as words."""
_PRINTED = {"score": 2, "fraction": 2, "ordinal": 1}
"""How many printed numbers a value of a kind cannot do without."""
_LAST_DAY = date.max.toordinal()
SET_ASIDE = ("withdrawn", "denied", "hypothesis")
"""Marks of claims that are shown but not held against others: their own document does not stand by them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value that one document states on a fact, with every claim of the document that states it.

    A derived value stands for the claims that it was worked out from: those are what a reader can look up.

    ``value`` is the reading in the fact's unit family; ``day`` the days that the value speaks of (``as_of``,
    else the document's own date), ``None`` where neither is known; ``dated`` whether ``as_of`` said so.
    ``also`` are further values of the same sentence, any of which can be the one.
    """

    claim: Claim
    claims: tuple[str, ...]
    value: Value
    group: str
    day: Span | None
    dated: bool
    also: tuple[Value, ...] = ()

    @property
    def id(self) -> str:
        """The claim that a step of an explanation names."""
        return self.claims[0]

    @property
    def document(self) -> str:
        """The document that states it."""
        return self.claim.document

    @property
    def is_plain(self) -> bool:
        """Whether the document states the value itself, without hedge or bound."""
        return self.value.modifier == "exact" and self.claim.origin != "derived"

    @property
    def rank(self) -> tuple[float, float, str, str]:
        """Sort key that prefers stated to derived, plain to hedged figures, fine print to round print."""
        plain = 10.0 if self.claim.origin == "derived" else 0.0
        plain += {"exact": 0.0, "approx": 1.0, "range": 2.0, "vague": 4.0}.get(self.value.modifier, 3.0)
        return plain, printed_step(self.value), self.document, self.claim.claim


@dataclass(frozen=True, slots=True)
class Fact:
    """(entity, attribute, identifying qualifiers, unit family) and what the documents state of it."""

    entity: str
    entity_type: EntityType
    attribute: str
    qualifiers: Qualifiers
    family: str
    judgement: Judgement
    entries: tuple[Entry, ...]

    @property
    def key(self) -> tuple[str, str, Qualifiers, str]:
        """What makes two facts one."""
        return self.entity, self.attribute, self.qualifiers, self.family

    def qualifier(self, name: str) -> str:
        """The identifying qualifier ``name``, or an empty text."""
        return dict(self.qualifiers).get(name, "")


def sound(claim: Claim) -> Claim:
    """The claim, its value as mere words where its figures cannot be reckoned with.

    Tables made elsewhere can hold infinite numbers, days that no calendar has, results with one side.
    """
    value = claim.value
    if len(value.numbers) < _PRINTED.get(value.kind, 0):
        return replace(claim, value=Value("text", text=value.text or claim.text))
    if is_sound(value) and all(is_sound(other) for other in value.alternates):
        ends = (value.low, value.high) if value.kind in ("date", "period") else ()
        if all(end is None or 1 <= end <= _LAST_DAY for end in ends):
            return claim
    return replace(claim, value=Value("text", text=value.text or claim.text))


def gather(claims: Iterable[Claim], book: RuleBook, groups: Mapping[str, str]) -> list[Fact]:
    """Claims by fact, sorted by key; the order of ``claims`` does not matter.

    A claim whose value is given in two currencies or units that cannot be converted stands in two facts.
    """
    rows: list[tuple[tuple[str, str, Qualifiers, str], Entry]] = []
    for claim in sorted(claims, key=_claim_order):
        judgement = judgement_of(claim, book)
        identity = identity_of(claim, judgement)
        for family, value in _readings(claim, judgement):
            rows.append(((claim.entity, claim.attribute, identity, family), _entry(claim, value, groups)))
    rows.sort(key=lambda row: row[0])
    facts = []
    for key, found in groupby(rows, key=lambda row: row[0]):
        rows_found = [entry for _, entry in found]
        judgement = judgement_of(rows_found[0].claim, book)
        if key[3] == WORDS:
            judgement = replace(judgement, comparison=Text())
        entries = _once_a_document(rows_found, judgement.comparison)
        kind = _entity_type(rows_found)
        facts.append(Fact(key[0], kind, key[1], key[2], key[3], judgement, entries))
    return facts


def judgement_of(claim: Claim, book: RuleBook) -> Judgement:
    """The rule book's judgement of the claim's attribute, or a default for its kind of value."""
    return book.judgement(claim.attribute) or default_judgement(claim.attribute, claim.value)


def identity_of(claim: Claim, judgement: Judgement) -> Qualifiers:
    """The qualifiers that name the fact, folded so that case and spacing do not tell facts apart.

    An ``as_of`` that is no date ("when his father was killed") names a moment, and so another fact.
    """
    named = {
        key: _fold(value) for key, value in claim.qualifiers if key in NAMING or key in judgement.identity
    }
    if claim.as_of and edtf_days(claim.as_of) is None and "as_of" not in named:
        named["as_of"] = _fold(claim.as_of)
    if "unofficial" in claim.marks:
        named["as"] = "unofficial"
    return tuple(sorted((key, value) for key, value in named.items() if value))


def finding_id(*parts: object) -> str:
    """A short id that hangs on content: ``F`` and ten characters of a SHA-256 over ``parts``.

    >>> finding_id("cross_source", "Panjshir", "population")
    'Fuh7koq3sra'
    """
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return "F" + b32encode(hashlib.sha256(text.encode()).digest()[:10]).decode()[:10].lower()


def is_set_aside(entry: Entry) -> bool:
    """Whether the document itself takes the value back, denies it or only supposes it."""
    return any(mark in SET_ASIDE for mark in entry.claim.marks)


def is_forecast(entry: Entry) -> bool:
    """Whether the value is planned or expected, by its mark, by what it is about, or as a day yet to come."""
    if "forecast" in entry.claim.marks:
        return True
    published = entry.claim.published
    if published is not None and entry.value.edtf and (entry.value.low or 0.0) > published.toordinal():
        return True
    what = dict(entry.claim.qualifiers).get("what", "")
    return entry.value.kind in ("date", "period") and any(
        word in words("planned") for word in what.lower().split()
    )


def _readings(claim: Claim, judgement: Judgement) -> list[tuple[str, Value]]:
    comparison = judgement.comparison
    value = _with_hedge(claim)
    if not is_ranged(comparison):
        return [("", value)]
    family = comparison.family(value) or WORDS
    readings = [(family, value)]
    for other in value.alternates:
        if (name := comparison.family(other)) and name not in {known for known, _ in readings}:
            readings.append((name, replace(other, alternates=())))
    return readings


def _with_hedge(claim: Claim) -> Value:
    """The hedge from the claim's own words where the value does not keep it: "almost a minute"."""
    value = claim.value
    if value.hedge or value.modifier not in ("less_than", "more_than") or not claim.text:
        return value
    text = claim.text.lower()
    for name in ("near-below", "near-above"):
        for word in sorted(words(name), key=lambda phrase: (-len(phrase), phrase)):
            if text.startswith(word + " "):
                return replace(value, hedge=word)
    return value


def _entry(claim: Claim, value: Value, groups: Mapping[str, str]) -> Entry:
    stated = edtf_days(claim.as_of) if claim.as_of else None
    if stated is not None:
        day: Span | None = stated
    elif claim.published is not None and not claim.as_of:
        day = Span(float(claim.published.toordinal()), float(claim.published.toordinal()))
    else:
        day = None
    group = groups.get(claim.document) or claim.document
    return Entry(claim, claim.derived_from or (claim.claim,), value, group, day, stated is not None)


def _once_a_document(entries: Sequence[Entry], comparison: Comparison) -> tuple[Entry, ...]:
    """One entry for each value of each document.

    The same value said twice is one entry with both claims. Two values in one breath ("in 1996 and 2001")
    are one entry that can be either: a sentence that lists does not contradict itself.
    """
    found: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        key = (entry.document, entry.value, entry.day, entry.claim.marks)
        found[key] = _joined(found[key], entry) if key in found else entry
    if not is_ranged(comparison):
        return tuple(found.values())
    listed: dict[tuple[object, ...], Entry] = {}
    for number, entry in enumerate(found.values()):
        sentence = entry.claim.sentence or number
        place = (entry.document, sentence, entry.day, entry.claim.marks, entry.claim.origin)
        if place in listed and listed[place].value.kind == entry.value.kind:
            first = listed[place]
            value = replace(first.value, alternates=(*first.value.alternates, entry.value))
            listed[place] = replace(_joined(first, entry), value=value, also=(*first.also, entry.value))
        else:
            listed[place if place not in listed else (*place, number)] = entry
    return tuple(listed.values())


def _joined(entry: Entry, other: Entry) -> Entry:
    return replace(entry, claims=tuple(sorted({*entry.claims, *other.claims})))


def _claim_order(claim: Claim) -> tuple[str, int, int, str, str]:
    return claim.document, claim.start, claim.end, claim.claim, repr(claim.value)


def _entity_type(entries: Sequence[Entry]) -> EntityType:
    counts: dict[EntityType, int] = {}
    for entry in entries:
        if entry.claim.entity_type:
            counts[entry.claim.entity_type] = counts.get(entry.claim.entity_type, 0) + 1
    return max(sorted(counts), key=lambda kind: counts[kind], default="")


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
