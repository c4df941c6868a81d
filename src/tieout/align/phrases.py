"""What is counted or paid for: the ``what`` phrases of one entity and attribute, brought to one spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tieout.align.decisions import name_key
from tieout.model import Claim
from tieout.semantics.phrases import content_words
from tieout.values.name import fold_words
from tieout.values.vocabulary import vocabulary

LONGEST_NAME = 6
"""A name inside a phrase has at most so many words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase read: its content words, and the entities it names (the subject's own name left out)."""

    words: frozenset[str]
    entities: frozenset[str]


def align_phrases(claims: Sequence[Claim], names: Mapping[str, str]) -> list[Claim]:
    """``claims`` in their order, with ``what`` phrases that mean one thing under one spelling.

    ``names`` maps the key of every name of the story to its entity. Only phrases of one entity and attribute
    are compared. A phrase joins the commonest one that it means the same as; one that could join two
    different ones stays as it is.
    """
    groups: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for claim in claims:
        what = dict(claim.qualifiers).get("what", "")
        if what:
            groups[claim.entity, claim.attribute][what] += 1
    spelling = {place: canonical_phrases(counts, names, place[0]) for place, counts in groups.items()}
    respelt = [_respell(claim, spelling.get((claim.entity, claim.attribute), {})) for claim in claims]
    return _same_spans(respelt)


def _same_spans(claims: Sequence[Claim]) -> list[Claim]:
    """Periods of one entity with the same two ends, under one ``what``.

    Two documents that give one subject the very same first and last year speak of the same thing, whatever
    each calls it: "a stronghold between 1996 and 2001", "from 1996 to 2001 the only free province".
    """
    called: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if span := _closed_span(claim):
            called[span][dict(claim.qualifiers)["what"]] += 1
    chosen = {
        span: min(names, key=lambda what: (-names[what], -len(what), what)) for span, names in called.items()
    }
    return [
        _respell(claim, {dict(claim.qualifiers)["what"]: chosen[span]})
        if (span := _closed_span(claim))
        else claim
        for claim in claims
    ]


def _closed_span(claim: Claim) -> tuple[str, str] | None:
    """Entity and span of a claim of a period with both ends and a ``what``."""
    first, slash, last = claim.value.edtf.partition("/")
    closed = claim.attribute == "period" and slash and first[:1].isdigit() and last[:1].isdigit()
    return (claim.entity, claim.value.edtf) if closed and "what" in dict(claim.qualifiers) else None


def canonical_phrases(counts: Counter[str], names: Mapping[str, str], subject: str) -> dict[str, str]:
    """For each phrase the phrase it is written as: commonest first, then the longer, then the alphabet."""
    leaders: list[str] = []
    readings = {phrase: read_phrase_of(phrase, names, subject) for phrase in counts}
    chosen: dict[str, str] = {}
    for phrase in sorted(counts, key=lambda phrase: (-counts[phrase], -len(phrase), phrase)):
        fits = [leader for leader in leaders if same_reading(readings[phrase], readings[leader])]
        if len(fits) == 1:
            chosen[phrase] = fits[0]
        else:
            chosen[phrase] = phrase
            leaders.append(phrase)
    return chosen


def read_phrase_of(phrase: str, names: Mapping[str, str], subject: str) -> Reading:
    """``phrase`` as content words and entities: "goals for Brazil" -> {goal} and {Brazil}."""
    words = fold_words(phrase)
    plain: list[str] = []
    entities: set[str] = set()
    place = 0
    while place < len(words):
        for size in range(min(LONGEST_NAME, len(words) - place), 0, -1):
            entity = names.get(" ".join(words[place : place + size]), "")
            if entity and not (size == 1 and entity == words[place]):
                entities.add(entity)
                place += size
                break
        else:
            plain.append(words[place])
            place += 1
    entities.discard(subject)
    return Reading(content_words(tuple(plain)), frozenset(entities))


def same_reading(a: Reading, b: Reading) -> bool:
    """True for the same content words about the same entities, one of them perhaps named in short.

    "time in Chicago" and "time in the Chicago Marathon" are one where the other words are the same.
    """
    if a.words != b.words or len(a.entities) != len(b.entities) or not (a.words or a.entities):
        return False
    own_a, own_b = sorted(a.entities - b.entities), sorted(b.entities - a.entities)
    if len(own_a) > 1:
        return False
    return all(_within(x, y) or _within(y, x) for x, y in zip(own_a, own_b, strict=True))


def _within(short: str, long: str) -> bool:
    """True where a name is another with a kind of event or place or a year more: Ash, the Ash Marathon.

    A "half marathon" is another race: any further word makes another thing.
    """
    words, longer = set(name_key(short).split()), set(name_key(long).split())
    extra = longer - words
    return bool(words) and words < longer and all(word.isdigit() or word in _kinds() for word in extra)


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    shelf = vocabulary()
    return frozenset((*shelf.words("event-noun"), *shelf.words("place-type")))


def _respell(claim: Claim, spelling: Mapping[str, str]) -> Claim:
    qualifiers = tuple(
        (key, spelling.get(value, value) if key == "what" else value) for key, value in claim.qualifiers
    )
    return claim if qualifiers == claim.qualifiers else replace(claim, qualifiers=qualifiers)
