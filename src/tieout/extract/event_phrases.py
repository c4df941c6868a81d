"""Event phrases in place: an event noun with the words that say which event of its kind it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tieout.extract.bags import words_between
from tieout.extract.clauses import find_verbs
from tieout.extract.event_sides import left_side, right_side, year_of
from tieout.extract.event_verbs import headline_phrase, verb_words, verbal_phrase
from tieout.extract.event_words import EventPhrase, EventWords, event_words
from tieout.extract.lemmas import singular, verb_forms, word_class
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence
from tieout.extract.subjects import subject_of
from tieout.extract.words import Grammar, Token, grammar, read_words
from tieout.values.model import ValueMention

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STAGES = frozenset(("final", "semi-final", "semifinal", "quarter-final"))
_LEFT, _RIGHT = 40, 24
"""How many tokens around its head an event phrase is read from."""


@lru_cache(maxsize=1)
def _wanted() -> frozenset[str]:
    """The words at which an event phrase is looked for."""
    return frozenset(event_words().heads) | verb_words()


def event_phrases(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> Iterator[EventPhrase]:
    """Every event noun that stands as a noun, and every verb that states an event, in order.

    Each sentence with such a word is read once; a phrase is looked for near its word only.
    """
    wanted = _wanted()
    for number, sentence in enumerate(sentences):
        start, end = sentence.start, sentence.end
        if wanted.isdisjoint(words_between(text, start, end)):
            continue
        hits = [m.start() for m in _WORD.finditer(text, start, end) if m.group().lower() in wanted]
        tokens = read_words(text, start, end, entities=names, values=values)
        yield from _in_sentence(tokens, hits, number, heading=sentence.kind == "heading")


def _in_sentence(
    tokens: list[Token], hits: list[int], number: int, *, heading: bool
) -> Iterator[EventPhrase]:
    lexicon = event_words()
    starts = [token.start for token in tokens]
    done = 0
    for hit in hits:
        place = bisect_right(starts, hit) - 1
        if hit < done or place < 0:
            continue
        low = max(0, place - _LEFT)
        near = tokens[low : place + _RIGHT]
        phrase = headline_phrase(near, place - low, number) if heading and low == 0 else None
        if phrase is None:
            phrase = _read(near, place - low, hit, number, lexicon, opens=low == 0)
        if phrase is None and tokens[place].lower in verb_words():
            phrase = verbal_phrase(near, place - low, number)
        if phrase is not None:
            done = phrase.end
            yield replace(phrase, heading=heading)


def _read(
    tokens: list[Token], place: int, start: int, number: int, lexicon: EventWords, *, opens: bool
) -> EventPhrase | None:
    words = grammar()
    token = tokens[place]
    if token.tag == "entity":
        return _proper(tokens, place, number, lexicon)
    if not token.is_word or token.start != start or token.lower not in lexicon.heads:
        return None
    if _is_no_head(tokens, place, words):
        return None
    head, plural = lexicon.heads[token.lower]
    left = left_side(tokens, place, lexicon, words, opens=opens)
    right = right_side(tokens, place, lexicon, words)
    if head in lexicon.needs_target and not (right.target or left.opposed):
        return None
    kind = _canonical(head, left.kinds, lexicon)
    if head in lexicon.takings and right.target_by == "of" and right.target_type == "place":
        kind = "fall"
    kinds = [*left.kinds, right.aim] if right.aim in lexicon.kinds - set(left.kinds) else left.kinds
    actors, place_name = list(left.actors), right.place or _struck(tokens, place)
    victim = _victim(tokens, place, left.start) if left.indefinite and not actors and not right.target else ""
    if victim:
        actors, place_name = [victim], ""
    return EventPhrase(
        start=left.start,
        end=right.end,
        head=head,
        kind=kind,
        kinds=tuple(kinds),
        actors=tuple(actors),
        target=right.target,
        target_by=right.target_by,
        place=place_name,
        year=left.year or right.year,
        day=left.day or (right.day if kind == "attack" else ""),
        definite=left.definite,
        indefinite=left.indefinite,
        plural=plural,
        proper=left.proper,
        said_year=_said_year(tokens),
        sentence=number,
    )


def _said_year(tokens: list[Token]) -> str:
    """The year that the clause itself is put in ("in 2019 he escaped an attack"), if it is one."""
    years: set[str] = set()
    for place, token in enumerate(tokens):
        if token.value is not None and token.value.value.kind == "period":
            return ""
        if token.value is not None and place and tokens[place - 1].lower in ("in", "on"):
            years.add(year_of(token.value))
    years.discard("")
    return min(years) if len(years) == 1 else ""


def _victim(tokens: list[Token], place: int, start: int) -> str:
    """'X and his coach died in a car crash': the crash is told apart by its victim."""
    opening = next((n for n, token in enumerate(tokens) if token.start >= start), place)
    if not any(token.lower == "in" for token in tokens[max(0, opening - 4) : opening]):
        return ""
    verbs = find_verbs(tokens[:opening])
    if not verbs or verbs[-1].lemma not in word_class("harm-verb"):
        return ""
    head = subject_of(tokens, verbs, len(verbs) - 1)
    entity = tokens[head].entity if head is not None else None
    return entity.entity if entity is not None and entity.entity_type == "person" else ""


def _canonical(head: str, kinds: Sequence[str], lexicon: EventWords) -> str:
    if head == "accident" and any(kind in lexicon.vehicles for kind in kinds):
        return "crash"
    return lexicon.canonical.get(head, head)


def _proper(tokens: list[Token], place: int, number: int, lexicon: EventWords) -> EventPhrase | None:
    """A name that is an event's own: 'Chicago Marathon', 'Battle of the Bulge', 'Hurricane Ida'."""
    token = tokens[place]
    entity = token.entity
    if entity is None or entity.form != "name" or entity.entity_type in ("person", "organization"):
        return None
    parts = token.lower.replace("’", "'").split()
    head = _own_head(parts, lexicon)
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if not head or (after is not None and after.is_word and after.lower in _STAGES):
        return None
    before = tokens[place - 1] if place else None
    year = year_of(before.value) if before is not None else ""
    if after is not None and after.value is not None and not year and after.text.isdigit():
        year = year_of(after.value)
    return EventPhrase(
        token.start,
        token.end,
        head,
        lexicon.canonical.get(head, head),
        kinds=tuple(part for part in parts[:-1] if part in lexicon.kinds),
        actors=(token.text,),
        year=year,
        definite=before is not None and before.lower == "the",
        plural=parts[-1].endswith("s")
        and singular(parts[-1]) in lexicon.heads
        and parts[-1] not in lexicon.named,
        proper=True,
        sentence=number,
    )


def _own_head(parts: list[str], lexicon: EventWords) -> str:
    """The event noun of a proper name, "" where it names no event."""
    if len(parts) < 2:
        return ""
    first, last = parts[0], parts[-1]
    if first == "world" and "war" in parts:
        return "war"
    if last in lexicon.named or singular(last) in lexicon.named:
        return lexicon.heads.get(last, (singular(last), False))[0]
    return first if first in lexicon.prefixes else ""


def _is_compound(after: Token, words: Grammar) -> bool:
    """Whether the word after an event noun is the real head: 'marathon record', 'war crimes'."""
    if after.tag == "word" and not after.is_capital and words.is_noun(after):
        form = words.verbs.get(after.lower)
        ending = after.lower.endswith(("ed", "ing"))
        return (form is None and not ending) or (
            form is not None and words.is_noun_too(after.lower) and not ending
        )
    return False


def _struck(tokens: list[Token], place: int) -> str:
    """'The earthquake hit northern Peru': the place that is the object of a verb of striking, or ""."""
    if place + 1 >= len(tokens) or tokens[place + 1].lower not in word_class("striking-verb"):
        return ""
    for token in tokens[place + 2 : place + 6]:
        if token.entity is not None:
            named = token.entity.entity_type in ("place", "") and token.entity.form == "name"
            return token.entity.entity if named else ""
        if not token.is_word or token.lower in grammar().prepositions:
            return ""
    return ""


def _is_no_head(tokens: list[Token], place: int, words: Grammar) -> bool:
    """Whether an event noun is no noun phrase of its own here: a verb, or part of a compound."""
    lower = tokens[place].lower
    form = verb_forms().get(lower)
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and after.text == "-":
        return True
    if after is not None and after.start == tokens[place].end + 1 and _is_compound(after, words):
        return not _struck(tokens, place)
    if form is None or before is None:
        return False
    if before.is_word and (before.lower == "to" or before.lower in words.modals or before.lower in words.do):
        return True
    if before.is_word and before.lower in words.pronouns and before.lower not in words.determiners:
        return True
    object_follows = after is not None and (
        after.tag in ("entity", "value", "owner", "digit")
        or (after.is_word and (after.lower in words.determiners or after.lower in words.possessives))
    )
    subject = before.tag == "entity" or (words.is_noun(before) and before.lower.endswith("s"))
    return subject and object_follows
