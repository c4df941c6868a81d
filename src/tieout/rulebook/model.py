"""What a rule file becomes once it is read: a ``Rule`` with its patterns bound and its judgement set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tieout.errors import BrokenRule
from tieout.semantics import Comparison
from tieout.values.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Judgement:
    """How claims of one attribute are compared: the ``[compare]`` table of its rule file.

    ``comparison`` relates two values. ``identity`` are the qualifier keys that name the fact (two claims are
    about one fact only where these align); other qualifiers are context. ``drifts`` is true where a later
    value replaces an earlier one; ``grows`` where it can only rise (a toll). ``minor`` is the relative gap
    below which a discrepancy is minor. ``core`` marks attributes that a gate asks to be tied.
    """

    comparison: Comparison
    identity: tuple[str, ...] = ()
    drifts: bool = False
    grows: bool = False
    minor: float = 0.0
    core: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claims that the rule finds in it, as ``Subject = value``; none for a counter-
    example.
    """

    text: str
    finds: tuple[str, ...]
    why: str = ""
    published: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, from two documents, and the verdict that comparing them must give."""

    a: str
    b: str
    verdict: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern as written, its line in the file, and the RE2 expression it became.

    ``qualifiers``, ``marks``, ``attribute`` and ``confidence`` are what this wording adds to the rule's own
    (empty and 0 where it adds nothing). ``nouns``, where not empty, are the head nouns (lemmas) one of which
    the value must count: "12,000 inhabitants" is a population, "12,000 members" is not.
    ``counted_from`` names the slot with the date from which a duration in ``{value}`` is counted ("two days
    before the attacks").
    """

    source: str
    line: int
    expression: str
    attribute: str = ""
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    confidence: float = 0.0
    nouns: frozenset[str] = frozenset()
    counted_from: str = ""
    take: str = ""
    """``start`` or ``end``: of a period in ``{value}`` only that end is claimed, as a date."""
    named: bool = False
    """True where ``{subject}`` must be a name: "coach he" holds no office."""
    deed: bool = False
    """True where ``what`` is the deed of the clause, if the wording sets none: "at 11 he moved to Santos"."""
    policy: str = ""
    """Where this wording's subject comes from, if not from where the rule says."""
    closed: bool = False
    """True where a period must have both ends: "the strongest since 2015" does not last since 2015."""
    units: frozenset[str] = frozenset()
    """Where not empty, the units one of which the value must be stated in."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One claim type (one file of ``rules/<lang>/claims/``)."""

    id: str
    attribute: str
    question: str
    path: Path
    values: tuple[str, ...]
    """Which value mentions fill ``{value}``: ``kind`` or ``kind:dimension``; ``text`` for a phrase."""
    subject: tuple[str, ...]
    """Entity types that ``{subject}`` takes; empty for any."""
    policy: Literal["slot", "clause", "happening", "nearest", "story"]
    """Where the subject comes from when a pattern has no ``{subject}`` slot: nowhere, only the grammatical
    subject of the clause, that or the event the document tells, that or the nearest fitting entity, or what
    the document is about."""
    open: tuple[str, ...]
    """Entity types for which the rule also takes every value of its kinds that no pattern claimed."""
    range: tuple[float, float] | None
    unit: str
    patterns: tuple[Pattern, ...]
    context: tuple[str, ...]
    """Words one of which the document must hold for the rule to apply at all; empty for any document."""
    slots: Mapping[str, tuple[str, ...]]
    qualifiers: Mapping[str, str]
    unless: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    pairs: tuple[Pair, ...]
    judgement: Judgement
    wikidata: str = ""
    source: str = ""
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class RuleBook:
    """All rules of one language, the vocabulary they use, and the version that names exactly this book.

    ``version`` is a digest of every rule and vocabulary file, so two runs with one version read alike.
    ``broken`` lists files that were refused; the other rules stand. Equal only to itself, so that matchers
    built from it can be cached.
    """

    language: str
    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    version: str
    judgements: Mapping[str, Judgement]
    broken: tuple[BrokenRule, ...] = ()

    def judgement(self, attribute: str) -> Judgement | None:
        """How ``attribute`` is compared, or ``None`` when no rule file speaks of it."""
        return self.judgements.get(attribute)
