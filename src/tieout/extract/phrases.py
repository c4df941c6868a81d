"""What a figure counts or measures: its noun, the words that narrow it, and what happens to what is counted.

No parser: the noun phrase beside the figure is read from word classes, the verb from ``clauses``. The result
is meant to be met by the same thing said in other words: "19 districts will be connected" and "It connects 21
districts" both give "districts connected".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieout.extract.clauses import Verb, find_verbs
from tieout.extract.context import Context, value_context
from tieout.extract.lemmas import singular, verb_forms, word_class
from tieout.extract.mentions import EntityMention
from tieout.extract.nouns import NounPhrase, noun_phrase, noun_phrase_before, pieces
from tieout.extract.sentences import Sentence
from tieout.extract.subjects import agent_of, governing_verb, is_agent_verb, owner_of, subject_of
from tieout.extract.words import Token, grammar, read_words
from tieout.values.model import ValueMention
from tieout.values.vocabulary import vocabulary

__all__ = ["Context", "What", "clause_subject", "value_context", "what_phrase"]

_BEFORE, _AFTER = 400, 260
"""How far around a figure its clause is read, in characters: of a line of a megabyte only that much."""


@dataclass(frozen=True, slots=True)
class What:
    """What a figure counts, measures or pays for.

    ``head``: the lemma of the noun ("goal"), empty where only a verb says it ("98% chose X").
    ``modifiers``: words that narrow it, lower case for common words. ``frame``: the lemma of the verb that
    says what happens to it ("connect"), empty for verbs that say nothing. ``phrase``: all of it as a
    person would write it ("goals for Brazil", "districts connected"), empty where the text does not say.
    """

    head: str = ""
    modifiers: tuple[str, ...] = ()
    frame: str = ""
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class _Near:
    """A figure with the tokens around it: ``place`` is its own token's index."""

    tokens: list[Token]
    verbs: list[Verb]
    place: int
    mention: ValueMention

    @property
    def governor(self) -> Verb | None:
        """The verb of the clause that the figure stands in."""
        number = governing_verb(self.tokens, self.verbs, self.place)
        return None if number is None else self.verbs[number]


def _near(
    text: str, sentence: Sentence, mention: ValueMention, names: Sequence[EntityMention]
) -> _Near | None:
    start = max(sentence.start, mention.start - _BEFORE)
    end = min(sentence.end, mention.end + _AFTER)
    tokens = read_words(text, start, end, entities=names, values=(mention,))
    place = next((n for n, token in enumerate(tokens) if token.value is mention), None)
    return None if place is None else _Near(tokens, find_verbs(tokens), place, mention)


def what_phrase(
    text: str, sentence: Sentence, mention: ValueMention, names: Sequence[EntityMention] = ()
) -> What:
    """What ``mention`` counts or measures. ``names`` are the sentence's entity mentions, sorted.

    Never raises; an empty ``What`` where the sentence does not say.
    """
    near = _near(text, sentence, mention, names)
    if near is None:
        return What()
    for reading in (_noun_after, _noun_before, _level, _change, _elided, _verb_frame):
        found = reading(near)
        if found is not None and found.phrase:
            return found
    return What()


def _noun_after(near: _Near) -> What | None:
    """'77 goals for Brazil', '$5m in damages', '98% of the ballots', '21-year career'."""
    mention = near.mention
    noun = mention.noun.strip()
    if noun and mention.text.rstrip().lower().endswith(noun.lower()):
        phrase: NounPhrase | None = NounPhrase.printed(noun, mention.head, near.place + 1)
    else:
        phrase = noun_phrase(near.tokens, near.verbs, _after_bracket(near), measured=_is_measured(mention))
    if phrase is None or not phrase.head:
        return None
    return _complete(near, phrase)


def _is_measured(mention: ValueMention) -> bool:
    return mention.value.kind in ("money", "percentage", "duration", "fraction") or (
        mention.value.kind == "quantity" and mention.value.dimension not in ("count", "people", "")
    )


def _after_bracket(near: _Near) -> int:
    place = near.place + 1
    if place < len(near.tokens) and near.tokens[place].text == "(":
        for after in range(place + 1, min(len(near.tokens), place + 9)):
            if near.tokens[after].text == ")":
                return after + 1
    return place


def _complete(near: _Near, phrase: NounPhrase) -> What:
    """Adds to a noun phrase the phrases that narrow it and the verb that says what happens to it."""
    tail, end = pieces(near.tokens, near.verbs, phrase.end, money=near.mention.value.kind == "money")
    frame, state = _fate(near, end)
    modifiers = list(phrase.modifiers)
    words = [*phrase.words]
    if state and not frame:
        modifiers.insert(0, state)
        words.insert(0, state)
    words += tail
    if frame and _is_telling(frame):
        words.append(_participle(frame))
    return What(phrase.head, tuple(modifiers), frame, " ".join(words))


def _fate(near: _Near, end: int) -> tuple[str, str]:
    """What happens to the counted things: ``(verb lemma, "")``, or ``("", state)`` after a copula."""
    words = grammar()
    after = next((verb for verb in near.verbs if verb.first >= end), None)
    if after is not None and after.role in ("finite", "participle"):
        gap = near.tokens[end : after.first]
        adjacent = all(words.is_adverb(token) or token.lower in ("who", "that", "which") for token in gap)
        if adjacent:
            if after.lemma == "be":
                return "", _state(near.tokens, after.last + 1)
            return after.lemma, ""
    governor = near.governor
    if governor is None:
        return "", ""
    if governor.first > near.place:
        subject = subject_of(near.tokens, near.verbs, near.verbs.index(governor))
        return (governor.lemma, "") if subject == near.place and governor.lemma != "be" else ("", "")
    between = near.tokens[governor.last + 1 : near.place]
    direct = all(
        words.is_adverb(t) or (t.is_word and t.lower in words.determiners | words.states) for t in between
    )
    if direct and not governor.passive and governor.role != "participle":
        return governor.lemma, ""
    return "", ""


def _is_telling(lemma: str) -> bool:
    """Whether the verb says what becomes of the things counted; to have, to score or to say does not."""
    return lemma not in word_class("frame-light") and lemma not in word_class("speech-verb")


def _state(tokens: Sequence[Token], place: int) -> str:
    words = grammar()
    while place < len(tokens) and words.is_adverb(tokens[place]):
        place += 1
    if place < len(tokens) and tokens[place].is_word and tokens[place].lower in words.states:
        return tokens[place].lower
    return ""


def _participle(lemma: str) -> str:
    return _participles().get(lemma) or lemma + ("d" if lemma.endswith("e") else "ed")


@lru_cache(maxsize=1)
def _participles() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, verb in verb_forms().items():
        if "participle" in verb.inflections:
            found.setdefault(verb.lemma, form)
    return found


def _noun_before(near: _Near) -> What | None:
    """'a cost of $5m', 'damages of $5m sought', '41 spans, each 150 metres long'."""
    words = grammar()
    place = near.place - 1
    while place >= 0 and (
        words.is_adverb(near.tokens[place]) or near.tokens[place].lower in ("an", "a", "estimated", "some")
    ):
        place -= 1
    if place < 1:
        return None
    token = near.tokens[place]
    if token.lower == "each" and near.tokens[place - 1].text == ",":
        phrase = noun_phrase_before(near.tokens, near.verbs, place - 2)
        return (
            None
            if phrase is None
            else What(phrase.head, phrase.modifiers, "", "per " + singular(phrase.head))
        )
    if not (token.is_word and token.lower in word_class("figure-left")):
        return None
    phrase = noun_phrase_before(near.tokens, near.verbs, place - 1)
    if phrase is None or (token.lower == "at" and phrase.head not in word_class("what-measure")):
        return None
    after = near.place + 1
    participle = next(
        (v for v in near.verbs if v.first == after and v.role in ("participle", "finite")), None
    )
    frame = participle.lemma if participle is not None else ""
    named = list(phrase.words)
    tail, _ = pieces(near.tokens, near.verbs, after, money=False)
    named += tail
    if frame and _is_telling(frame):
        named.append(_participle(frame))
    return What(phrase.head, phrase.modifiers, frame, " ".join(named))


def _level(near: _Near) -> What | None:
    """'turnout was around 87 per cent', 'the cost is $5m', 'unemployment fell to 5%'."""
    governor = near.governor
    if governor is None or governor.first > near.place:
        return None
    between = [token.lower for token in near.tokens[governor.last + 1 : near.place] if token.is_word]
    level = governor.lemma in word_class("level-verb") or (
        governor.lemma in vocabulary().data["change-noun"] and "to" in between
    )
    level = level or (governor.passive and governor.lemma in word_class("revise-verb"))
    if not level:
        return None
    return _subject_what(near, governor)


def _subject_what(near: _Near, governor: Verb, *, suffix: str = "") -> What | None:
    words = grammar()
    head = subject_of(near.tokens, near.verbs, near.verbs.index(governor))
    if head is None and governor.first:
        head = governor.first - 1
    if head is None or not words.is_noun(near.tokens[head]):
        return None
    phrase = noun_phrase_before(near.tokens, near.verbs, head)
    if phrase is None:
        return None
    tail, _ = pieces(near.tokens, near.verbs, head + 1, money=False, limit=governor.first)
    named = [*phrase.words, *([suffix] if suffix else []), *tail]
    return What(phrase.head, phrase.modifiers, governor.lemma, " ".join(named))


def _change(near: _Near) -> What | None:
    """'the economy grows by 6.9%' (economy growth), 'cost $5m' (cost)."""
    governor = near.governor
    if governor is None or governor.first > near.place:
        return None
    noun = vocabulary().data["change-noun"].get(governor.lemma)
    if noun is not None:
        found = _subject_what(near, governor, suffix=noun)
        if found is not None:
            return found
        return What(noun, (), governor.lemma, noun)
    noun = vocabulary().data["figure-verb"].get(governor.lemma)
    if noun is None or near.mention.value.kind not in ("money", "quantity", "duration", "number"):
        return None
    tail, _ = pieces(near.tokens, near.verbs, near.place + 1, money=True)
    return What(noun, (), governor.lemma, " ".join([noun, *tail]))


def _elided(near: _Near) -> What | None:
    """'97 goals for Brazil and 1,088 for Santos': a bare number takes the noun of the figure before it."""
    if near.mention.value.kind not in ("number", "quantity") or near.mention.noun:
        return None
    if near.mention.value.kind == "quantity" and near.mention.value.dimension not in ("", "count", "people"):
        return None
    after = near.tokens[near.place + 1] if near.place + 1 < len(near.tokens) else None
    if (after is not None and after.lower == "of") or any(verb.last == near.place - 1 for verb in near.verbs):
        return None
    for place in range(near.place - 2, -1, -1):
        if near.tokens[place].tag == "digit":
            phrase = noun_phrase(near.tokens, near.verbs, place + 1, measured=False)
            if phrase is not None and phrase.end <= near.place:
                borrowed = NounPhrase(phrase.head, phrase.modifiers, phrase.words, near.place, near.place + 1)
                return _complete(near, borrowed)
    return None


def _verb_frame(near: _Near) -> What | None:
    """'98% chose independence', '3,043 took option 1': only the verb and its object say what is counted."""
    words = grammar()
    governor = near.governor
    if governor is None:
        tail, _ = pieces(near.tokens, near.verbs, _after_bracket(near), money=False)
        return What(phrase=" ".join(tail)) if tail else None
    said: list[str] = []
    if governor.first > near.place:
        said, _ = pieces(near.tokens, near.verbs, _after_bracket(near), money=False, limit=governor.first)
    verb = "" if governor.lemma == "be" else near.tokens[governor.last].lower
    object_words = _object(near, governor)
    if governor.lemma == "be" and not object_words:
        return What(phrase=" ".join(said)) if said else None
    parts = [*said, *([verb] if verb else []), *object_words]
    if not verb and not words.is_noun(near.tokens[near.place]) and not parts:
        return None
    return What("", (), "" if governor.lemma == "be" else governor.lemma, " ".join(parts))


def _object(near: _Near, governor: Verb) -> list[str]:
    """The words of the first noun phrase after a verb, narrowed; the figure itself is left out."""
    start = governor.last + 1
    if start <= near.place and near.place - start < 3 and governor.first < near.place:
        start = near.place + 1
    phrase = noun_phrase(near.tokens, near.verbs, start, measured=False)
    if phrase is None or phrase.end - start > 8:
        tail, _ = pieces(near.tokens, near.verbs, start, money=False)
        return tail
    if phrase.covers(near.place):
        return []
    tail, _ = pieces(near.tokens, near.verbs, phrase.end, money=False)
    return [*phrase.words, *tail]


def clause_subject(
    text: str, sentence: Sentence, mention: ValueMention, names: Sequence[EntityMention] = ()
) -> EntityMention | None:
    """The entity mention that is the subject of the clause ``mention`` stands in, or that owns its subject.

    ``None`` where the subject is a common noun that no entity owns ("the result"), or where there is none.
    """
    near = _near(text, sentence, mention, names)
    if near is None:
        return None
    number = governing_verb(near.tokens, near.verbs, near.place)
    if number is None:
        return _beside(near)
    verb = near.verbs[number]
    head = subject_of(near.tokens, near.verbs, number)
    if head == near.place or head is None:
        agent = agent_of(near.tokens, verb) if verb.passive else None
        return near.tokens[agent].entity if agent is not None else None
    if near.tokens[head].entity is not None:
        return near.tokens[head].entity
    if verb.passive and is_agent_verb(verb):
        agent = agent_of(near.tokens, verb)
        if agent is not None:
            return near.tokens[agent].entity
    owner = owner_of(near.tokens, head)
    return near.tokens[owner].entity if owner is not None else None


def _beside(near: _Near) -> EntityMention | None:
    """Without a verb (a heading, a list item): the name before the figure, else none."""
    for place in range(near.place - 1, -1, -1):
        entity = near.tokens[place].entity
        if entity is not None:
            return entity
        if near.tokens[place].text in (";", ":"):
            return None
    return None
