"""Figures as linking compares them: which kind each is, and the statement that its words make."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tieout.model import Claim
from tieout.semantics.surroundings import (
    ABOARD,
    PEOPLE,
    Rarity,
    Statement,
    Wording,
    counted_class,
    read_statement,
    telling_words,
)

FEW = 20
"""Sentences with figures below which a story is too short for its own words to tell what is rare."""
SCOPE = ("as_of", "by", "part", "per", "reference", "where")
"""Qualifiers that only claims with the same ones can share a fact with."""
_AMOUNTS = frozenset(("count", "money", "price", "wage"))
_DATES = frozenset(("point_in_time", "inception"))
_ALONE = frozenset(
    ("quote", "position_held", "located_in", "cause", "direction", "age", "period", "population")
)
"""Attributes that need no bridge: their subject says all, or their values are no figures."""
_SET_ASIDE = frozenset(("withdrawn", "denied", "hypothesis"))

Family = tuple[str, ...]
"""What can be one fact at all: the attribute, for amounts the unit, and the scope that must be the same."""
Figure = tuple[float | None, float | None, tuple[float, ...], str]
"""What makes two figures the same: the ends, the printed numbers, the date."""
Key = tuple[str, str, str]
"""Entity, attribute and ``what``, as one document's own words name a fact."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim that takes part, by its place in the list, with its statement."""

    index: int
    claim: Claim
    statement: Statement

    @property
    def document(self) -> str:
        """Where it stands."""
        return self.claim.document

    @property
    def figure(self) -> Figure:
        """The figure that it states."""
        value = self.claim.value
        return value.low, value.high, value.numbers, value.edtf

    @property
    def key(self) -> Key:
        """The fact that its own document's words name."""
        return self.claim.entity, self.claim.attribute, what_of(self.claim).casefold()

    def with_claim(self, claim: Claim) -> Row:
        """This row once its claim has been set apart from others of its name."""
        if claim is self.claim:
            return self
        return replace(self, claim=claim, statement=replace(self.statement, family=family_of(claim)))


def what_of(claim: Claim) -> str:
    """The ``what`` of a claim, empty where it has none."""
    return dict(claim.qualifiers).get("what", "")


def read_rows(claims: Sequence[Claim]) -> list[Row]:
    """A row for each claim whose figure can be stated in other words elsewhere."""
    rarity = _rarity(claims)
    return [row for index, claim in enumerate(claims) if (row := _read(index, claim, rarity)) is not None]


def _read(index: int, claim: Claim, rarity: Rarity) -> Row | None:
    family = family_of(claim)
    if not family or not claim.sentence or _SET_ASIDE & {*claim.marks} or claim.origin != "extracted":
        return None
    wording = Wording(what_of(claim), claim.text, claim.sentence, claim.published)
    subject = claim.entity, claim.entity_type, claim.subject
    return Row(index, claim, read_statement(claim.document, family, subject, claim.value, wording, rarity))


def family_of(claim: Claim) -> Family:
    """What the claim can share a fact with; empty where nothing is bridged."""
    attribute, value, what = claim.attribute, claim.value, what_of(claim)
    if attribute in _ALONE:
        return ()
    scope = tuple(f"{key}={text}" for key, text in claim.qualifiers if key in SCOPE)
    if value.kind == "ordinal" or what.startswith("order of"):
        return ("order", *scope)
    if attribute in _DATES:
        return ("date", *scope) if what or attribute == "inception" else ()
    unit = value.unit.lower().split()
    noun = counted_class(unit[-1]) if unit else ""
    if _is_aboard(attribute, what, noun):
        return (ABOARD, *scope)
    if attribute in _AMOUNTS or (attribute == "participants" and what):
        if value.dimension == "people":
            return (PEOPLE, *scope)
        return ("amount", noun, *scope) if noun else ()
    return (attribute, claim.entity, *scope) if attribute == "distance" else (attribute, *scope)


def _is_aboard(attribute: str, what: str, noun: str) -> bool:
    """Whether a figure counts those on board of something."""
    if attribute == "participants":
        return what == "on board" and noun in ("", "person", counted_class("passengers"))
    return attribute == "count" and noun == counted_class("passengers")


def _rarity(claims: Iterable[Claim]) -> Rarity:
    """How rare a word is among the sentences of the story that state a figure."""
    sentences = {(claim.document, claim.sentence) for claim in claims if claim.sentence}
    counts = Counter(word for _, sentence in sorted(sentences) for word in {*telling_words(sentence)})
    total = max(len(sentences), FEW) + 1
    known = {word: math.log(total / (count + 0.5)) for word, count in counts.items()}
    return lambda word: known.get(word, math.log(total / 0.5)) if word else 0.0
