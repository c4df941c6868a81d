"""Open claims: the values that no pattern claimed, tied to their subject by what they count.

"ordered 179 tankers" has no rule of its own, and need not have: it is a count, of tankers, by the subject of
the clause. What cannot be tied even so is listed as not checked, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tieout.extract.bags import words_between
from tieout.extract.claims import Maker, Statement, Subject, from_mention, in_range
from tieout.extract.mentions import EntityMention
from tieout.extract.moments import with_moment
from tieout.extract.reading import Reading, Scene
from tieout.extract.shares import as_percentage
from tieout.model import Claim, Qualifiers, Unclaimed
from tieout.rulebook import Rule, RuleBook, markers
from tieout.values import Value, ValueMention, format_value, parse_edtf

_SURE, _TOPIC = 0.6, 0.5
"""Confidence of an open claim whose clause names its subject, and of one given to the document's topic."""

_TELLING_ORDER = 3
"""First and second mostly order a story ("the first hope"); from third on they mostly count."""

_LEAD = 3
"""Sentences in which a report says how the match it is about ended."""
_OPEN_ENDS = ("since", "until", "till", "by")
_WHEN = ("date", "period", "time")
_THINGS = ("event", "object", "place")
_CLAUSE_WORDS = 9
_CLAUSE_END = re.compile(
    r"[;:()\"“”]|\b(?:who|which|that|and|but|while|after|before|although)\b", re.IGNORECASE
)

_COPULA = re.compile(
    r"\b(?:was|were|is|are|became|remained|been) (?:(?:already|then|still|once|now|also|even) )*(?:an?|the) "
    r"(?P<noun>(?:[\w'’-]+ ){0,4}?[\w'’-]+)"
    r"(?=[,.;:)]| (?:in|on|at|of|between|from|until|since|that|who|which|and|when|for|to|with)\b|$)"
)

NO_RULE = "no rule reads this kind of value"
NO_NOUN = "the text does not say what the number counts"
NO_FRAME = "mentioned in passing: no verb or noun says what it is the value of"
NO_SUBJECT = "no subject found in its sentence or story"
VAGUE = "too vague to check"
OUT_OF_RANGE = "outside what the rule {rule} holds possible"
ORDER = "an order in the telling, not a figure"
QUOTED = "said in a quotation, not stated by the text"
UNRESOLVED = "a relative date that the text and the document's own date do not settle"


def open_claims(
    reading: Reading, book: RuleBook, maker: Maker, taken: Collection[int]
) -> tuple[list[Claim], list[Unclaimed]]:
    """Claims for the values that start at none of ``taken``, and those that no open rule can place."""
    opener = _Opener(reading, book, maker)
    claims: list[Claim] = []
    unclaimed: list[Unclaimed] = []
    for scene in reading.scenes:
        for mention in scene.figures:
            if mention.start in taken:
                continue
            result = opener.claim(scene, mention)
            if isinstance(result, Claim):
                claims.append(result)
            else:
                unclaimed.append(Unclaimed(reading.document.id, mention, result))
    return claims, unclaimed


def listed(claims: Sequence[Claim]) -> list[Claim]:
    """``claims`` with the qualifier ``among`` where one sentence gives one fact several values.

    "They won in 1958, 1962 and 1970" states three facts, not one with three values: each is compared only
    with who states the same.
    """
    values: dict[tuple[str, str, str, Qualifiers], set[str]] = {}
    for claim in claims:
        values.setdefault(_fact(claim), set()).add(format_value(claim.value))
    return [
        replace(claim, qualifiers=tuple(sorted((*claim.qualifiers, ("among", format_value(claim.value))))))
        if len(values[_fact(claim)]) > 1
        else claim
        for claim in claims
    ]


def _fact(claim: Claim) -> tuple[str, str, str, Qualifiers]:
    return claim.sentence, claim.attribute, claim.entity, claim.qualifiers


def _open_end(value: Value) -> Value | None:
    """The one day, month or year that "since 2006", "until 1974" or "by 2057" names."""
    first, slash, last = value.edtf.partition("/")
    if value.kind != "period" or not slash or (first not in ("", "..") and last not in ("", "..")):
        return None
    return parse_edtf(first if last in ("", "..") else last)


def _counted(scene: Scene, mention: ValueMention) -> Value | None:
    """A bare number as the count that its clause makes it: "1,088 for Santos", "six pleaded guilty", "three
    times"; ``None`` where nothing says what it counts."""
    what = scene.what(mention)
    if mention.value.kind == "ordinal":
        if what.head == "time":
            return mention.value
        telling = (mention.value.low or 0) < _TELLING_ORDER
        return None if telling or not scene.counts_in_row(mention) else mention.value
    if not what.phrase or not what.head or not mention.value.numbers:
        return None
    return replace(mention.value, kind="quantity", unit=what.head, dimension="count")


def _words_between(text: str, happening: EntityMention, mention: ValueMention) -> int | None:
    """How many words part a verb and a date; ``None`` across the end of a clause or too far."""
    between = text[min(happening.end, mention.end) : max(happening.start, mention.start)]
    words = between.replace(",", " ").split()
    if words == ["after"] and happening.text.endswith("ing"):
        return 1  # "on 15 August after seizing the city": the same day
    return None if len(words) > _CLAUSE_WORDS or _CLAUSE_END.search(between) else len(words)


def _predicate(scene: Scene) -> str:
    """What the subject is said to have been: "stronghold" of "was a stronghold between 1996 and 2001"."""
    found = _COPULA.search(scene.text, scene.sentence.start, scene.sentence.end)
    return "" if found is None else " ".join(found["noun"].split())


@lru_cache(maxsize=64)
def _rules_by_key(book: RuleBook) -> Mapping[str, Rule]:
    """The open rule for each kind of value; of two the first by id."""
    return {
        key: rule
        for rule in reversed(book.rules)
        if rule.open
        for key in markers.VALUE
        if any(key == spec or key.startswith(spec + ":") for spec in rule.values)
    }


class _Opener:
    """What one document's open claims share."""

    def __init__(self, reading: Reading, book: RuleBook, maker: Maker) -> None:
        self._reading = reading
        self._rules = _rules_by_key(book)
        self._maker = maker
        plain = [scene.sentence.start for scene in reading.scenes if scene.sentence.kind == "sentence"]
        self._lead = plain[min(_LEAD, len(plain)) - 1] if plain else 0
        self._passing = frozenset(book.vocabulary.words("passing-verb"))

    def claim(self, scene: Scene, mention: ValueMention) -> Claim | str:
        """The open claim of one value, or why there is none."""
        if mention.relation == "unresolved" and not mention.value.edtf:
            return UNRESOLVED
        qualifiers: dict[str, str] = {}
        read = mention
        whole = self._reading.wholes.get(mention.start)
        if whole is not None:
            qualifiers["of"] = whole
        if mention.value.kind == "fraction":
            read = as_percentage(mention)
        if read.value.kind in ("number", "ordinal"):
            counted = _counted(scene, mention)
            if counted is None:
                return NO_NOUN if read.value.kind == "number" else ORDER
            read = replace(mention, value=counted)
        since = _open_end(read.value)
        if since is not None:
            read = replace(mention, value=since)
        rule = self._rules.get(markers.value_key(read.value.kind, read.value.dimension))
        if rule is None:
            return NO_NOUN if read.value.kind in ("number", "ordinal") else NO_RULE
        if read.value.modifier == "vague":
            return VAGUE
        if not in_range(rule, read.value):
            return OUT_OF_RANGE.format(rule=rule.id)
        suffix = mention.text.partition(" ")[0].lower() if since is not None else ""
        return self._framed(rule, scene, mention, read.value, qualifiers, suffix=suffix)

    def _framed(
        self,
        rule: Rule,
        scene: Scene,
        mention: ValueMention,
        value: Value,
        qualifiers: dict[str, str],
        *,
        suffix: str = "",
    ) -> Claim | str:
        subject, phrase = self._deed(rule, scene, mention)
        if subject is None:
            return NO_SUBJECT if phrase else NO_FRAME
        context = scene.context(mention)
        if "quoted" in context.marks or self._reading.is_quoted(mention):
            return QUOTED
        if phrase:
            what = f"{phrase} {suffix}" if suffix in _OPEN_ENDS else phrase
            qualifiers["what"] = rule.qualifiers.get("what", "{what}").format(what=what)
        return self._maker.claim(
            Statement(
                rule=rule,
                attribute=rule.attribute,
                subject=subject,
                value=value,
                span=(mention.start, mention.end),
                qualifiers=with_moment(qualifiers, scene, mention),
                context=context,
                confidence=_SURE,
            ),
            scene.sentence,
        )

    def _deed(self, rule: Rule, scene: Scene, mention: ValueMention) -> tuple[Subject | None, str]:
        """Whose value it is, and of what: of nothing more where a date dates a verb that states an event."""
        if mention.value.kind in _WHEN:
            happening = _happening(scene, mention)
            if happening is not None:
                return from_mention(happening, rule), ""
        if mention.value.kind == "score":
            return self._played(rule, scene, mention), ""
        if mention.value.kind in _WHEN and scene.is_compared(mention):
            return None, ""
        what = scene.what(mention)
        phrase = what.phrase or (_predicate(scene) if what.frame == "be" else "")
        if not phrase or phrase in self._passing:
            return None, ""
        found = scene.subject(mention)
        if found is not None and what.frame and _ends_at(found, mention, scene.text):
            found = None
        if found is not None and found.entity_type in ("", *rule.open) and found.entity:
            return from_mention(found, rule), phrase
        # What a thing did is not dated for whoever the story is about, only for what it is about.
        types = rule.open
        about = self._reading.topic(("", *types))
        if about is None:
            return None, phrase
        return Subject(about[0], about[1], about[0], _TOPIC / _SURE), phrase

    def _played(self, rule: Rule, scene: Scene, mention: ValueMention) -> Subject | None:
        """The match whose result a score is: named in its sentence, or the story's; else the side."""
        events = [m for m in scene.entities if m.entity_type == "event" and m.entity and not m.plural]
        if events:
            return from_mention(min(events, key=lambda m: abs(m.start - mention.start)), rule)
        about = self._reading.topic(("event",))
        if about is not None and (_said_of_match(scene, mention) or self._is_lead(scene)):
            return Subject(about[0], about[1], about[0], _TOPIC / _SURE)
        found = scene.subject(mention)
        return from_mention(found, rule, _TOPIC) if found is not None and found.entity else None

    def _is_lead(self, scene: Scene) -> bool:
        return scene.sentence.start <= self._lead


def _said_of_match(scene: Scene, mention: ValueMention) -> bool:
    words = set(words_between(scene.text, scene.sentence.start, scene.sentence.end))
    return not words.isdisjoint(("match", "game", "it", "hosts"))


def _ends_at(found: EntityMention, mention: ValueMention, text: str) -> bool:
    """Whether a subject stands right before its figure ("at the University in 2016"), not before the verb."""
    return found.end <= mention.start and text[found.end : mention.start].strip() in ("", "in", "on", "at")


def _happening(scene: Scene, mention: ValueMention) -> EntityMention | None:
    """The verb that the date dates: the nearest one that states an event, in the same clause."""
    near = [
        (distance, happening)
        for happening in scene.happenings
        if happening.entity and (distance := _words_between(scene.text, happening, mention)) is not None
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None
