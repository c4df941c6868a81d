"""Records: "the worst flood since 1987" and "the worst flood since 1999" cannot both be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tieout.compare.fact import finding_id
from tieout.model import Claim, Finding, Position
from tieout.values.vocabulary import vocabulary


def records(claims: Sequence[Claim], groups: Mapping[str, str]) -> list[Finding]:
    """Superlatives "since" two different years, read from the sentences that claims stand in.

    The year says when it was last as bad, so that two years for one superlative of one thing contradict each
    other. The thing is the words between superlative and "since", which must be the same.
    """
    stated: dict[tuple[str, str], dict[int, list[Claim]]] = {}
    for claim in claims:
        for match in _since().finditer(claim.sentence) if " since " in claim.sentence else ():
            key = (match[1], match[2].strip().lower())
            stated.setdefault(key, {}).setdefault(int(match[3]), []).append(claim)
    return [
        _finding(key, stated[key], groups)
        for key in sorted(stated)
        if len(stated[key]) > 1
        and len({claim.document for listed in stated[key].values() for claim in listed}) > 1
    ]


def _finding(
    key: tuple[str, str], years: Mapping[int, Sequence[Claim]], groups: Mapping[str, str]
) -> Finding:
    what = " ".join(key)
    positions = []
    for year, claims in sorted(
        years.items(), key=lambda item: (-len({c.document for c in item[1]}), item[0])
    ):
        documents = sorted({claim.document for claim in claims})
        backing = tuple(sorted({groups.get(document) or document for document in documents}))
        ids = tuple(sorted({claim.claim for claim in claims}))
        positions.append(Position(f"since {year}", tuple(documents), backing, ids))
    first = min((claim for claims in years.values() for claim in claims), key=lambda claim: claim.claim)
    told = " against ".join(
        f"{position.value} ({', '.join(position.documents[:4])})" for position in positions
    )
    return Finding(
        finding=finding_id("arithmetic", "record", what),
        verdict="discrepancy",
        severity="major",
        confidence=0.7,
        kind="arithmetic",
        entity=first.entity,
        entity_type=first.entity_type,
        attribute="point_in_time",
        qualifiers=(("what", f"{what} since"),),
        positions=tuple(positions),
        spread=0.0,
        reason=f"Sources differ on since when this is the {what}: {told}.",
        claims=tuple(sorted({claim for position in positions for claim in position.claims})),
    )


@lru_cache(maxsize=2)
def _since(language: str = "en") -> re.Pattern[str]:
    """A superlative, up to four words, "since" and a year."""
    superlatives = "|".join(re.escape(word) for word in vocabulary(language).words("superlative"))
    return re.compile(
        rf"\b({superlatives}) ((?:[\w'’-]+ ){{1,4}}?)since (?:\w+ ){{0,2}}?((?:1[5-9]|20)\d\d)\b"
    )
