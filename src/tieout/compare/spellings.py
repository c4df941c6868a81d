"""Spellings: one name written in two ways, across documents or, worse, within one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from tieout.compare.fact import finding_id
from tieout.model import Claim, Finding, Position
from tieout.semantics.lexicon import tokens

_SHORTEST = 4
"""Words of a name shorter than this are too easily another word to be called a spelling of one."""


def spellings(claims: Sequence[Claim], groups: Mapping[str, str]) -> list[Finding]:
    """A finding of kind ``spelling`` for each entity whose name documents print in more than one way.

    Only words that differ by a letter or two in a name of as many words count: "Massoud" and "Masud", not
    "Massoud" and "Ahmad Massoud". Two spellings in one document are a minor discrepancy; across documents
    they are compatible, as house styles differ.
    """
    printed: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        if claim.origin != "derived" and claim.subject[:1].isupper():
            printed.setdefault(claim.entity, {}).setdefault(" ".join(claim.subject.split()), []).append(claim)
    found = []
    for entity in sorted(printed):
        forms = printed[entity]
        families = _families(sorted(forms, key=lambda form: (-len(forms[form]), form)))
        several = [{form: forms[form] for form in family} for family in families if len(family) > 1]
        found += [_finding(entity, family, groups) for family in several]
    return found


def _families(forms: Sequence[str]) -> list[list[str]]:
    families: list[list[str]] = []
    for form in forms:
        for family in families:
            if is_spelling(family[0], form):
                family.append(form)
                break
        else:
            families.append([form])
    return families


def is_spelling(one: str, two: str) -> bool:
    """Whether two names are one in other letters: as many words, each equal or a letter or two apart.

    >>> is_spelling("Ahmad Masud", "Ahmad Massoud"), is_spelling("Apollo 12", "Apollo 13")
    (True, False)
    """
    left, right = tokens(anyascii(one)), tokens(anyascii(two))
    if len(left) != len(right) or left == right:
        return False
    return all(_is_variant(word, other) for word, other in zip(left, right, strict=True))


def _is_variant(one: str, two: str) -> bool:
    if one == two:
        return True
    if min(len(one), len(two)) < _SHORTEST or not (one.isalpha() and two.isalpha()):
        return False
    return DamerauLevenshtein.distance(one, two) <= (1 if min(len(one), len(two)) < 5 else 2)


def _finding(entity: str, forms: Mapping[str, Sequence[Claim]], groups: Mapping[str, str]) -> Finding:
    positions = tuple(_position(form, listed, groups) for form, listed in forms.items())
    both = sorted(
        document
        for document in {document for position in positions for document in position.documents}
        if sum(document in position.documents for position in positions) > 1
    )
    told = " and ".join(
        f"{position.value} ({', '.join(position.documents[:4])})" for position in positions[:4]
    )
    where = f"{both[0]} spells one name in two ways" if both else "Sources spell one name in different ways"
    return Finding(
        finding=finding_id("spelling", entity, sorted(forms)),
        verdict="discrepancy" if both else "compatible",
        severity="minor" if both else "",
        confidence=round(min(claim.confidence for listed in forms.values() for claim in listed), 2),
        kind="spelling",
        entity=entity,
        entity_type=next(iter(forms.values()))[0].entity_type,
        attribute="spelling",
        qualifiers=(),
        positions=positions,
        spread=0.0,
        reason=f"{where}: {told}.",
        claims=tuple(sorted({claim.claim for listed in forms.values() for claim in listed})),
    )


def _position(form: str, claims: Sequence[Claim], groups: Mapping[str, str]) -> Position:
    documents = sorted({claim.document for claim in claims})
    backing = sorted({groups.get(document) or document for document in documents})
    return Position(form, tuple(documents), tuple(backing), tuple(sorted({claim.claim for claim in claims})))
