"""Event phrases in place: an event noun with the words that say which event of its kind it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieout.extract.lemmas import singular, verb_forms, word_class
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import Sentence
from tieout.extract.words import Grammar, Token, grammar, read_words
from tieout.values.model import ValueMention
from tieout.values.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AROUND = 130
"""How far from its head an event phrase reaches, in characters."""

_TARGET = frozenset(("of", "on", "against", "between", "upon", "to", "with"))
_PLACE = frozenset(("in", "at", "near", "off", "outside"))


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """One event noun in place. ``start`` and ``end`` are the span without article, possessor, year or place.

    ``head`` is the singular noun as printed, ``kind`` its canonical form; ``kinds`` the words before it that
    say what kind ("car", "presidential"); ``actors`` names before it ("Soviet", "Chicago"); ``target`` the
    name after of, on or against with its preposition; ``place`` the name after in, at or near; ``year`` and
    ``day`` what a date beside it says. ``proper``: written as a proper name ("Chicago Marathon").
    """

    start: int
    end: int
    head: str
    kind: str
    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    target: str = ""
    target_by: str = ""
    place: str = ""
    year: str = ""
    day: str = ""
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    proper: bool = False
    sentence: int = 0

    @property
    def names(self) -> frozenset[str]:
        """The names that identify it, folded."""
        return frozenset(name.casefold() for name in (*self.actors, self.target, self.place) if name)

    @property
    def is_identified(self) -> bool:
        """Whether a name or a date says which event it is."""
        return bool(self.proper or self.actors or self.target or self.place or self.year or self.day)


class EventWords:
    """The event vocabulary of one language, ready for lookup."""

    def __init__(self, language: str = "en") -> None:
        nouns = word_class("event-noun", language) | word_class("event-noun-weak", language)
        self.heads: dict[str, tuple[str, bool]] = {noun: (noun, False) for noun in sorted(nouns)}
        for noun in sorted(nouns):
            self.heads.setdefault(_plural(noun), (noun, True))
        for noun in word_class("event-plural-only", language):
            self.heads[noun] = (noun, False)
        for noun in word_class("event-needs-target", language):
            self.heads[noun] = (noun, False)
        self.needs_target = word_class("event-needs-target", language)
        self.sided = word_class("event-with", language)
        self.series = word_class("event-series", language)
        self.indefinite = word_class("event-indefinite", language)
        self.weak = word_class("event-noun-weak", language)
        self.named = word_class("event-named", language)
        self.prefixes = word_class("event-prefix", language)
        self.kinds = word_class("event-modifier", language)
        self.vehicles = word_class("event-vehicle", language)
        data = vocabulary(language).data
        self.demonyms: Mapping[str, object] = {
            str(key).lower(): value for key, value in data.get("demonyms", {}).items() if key != "why"
        }
        self.canonical = {
            other: head for head, others in data["event-synonym"].items() if head != "why" for other in others
        }
        self.broader: dict[str, tuple[str, ...]] = {
            head: tuple(kinds) for head, kinds in data["event-broader"].items() if head != "why"
        }
        self.shorthand: dict[str, str] = {
            short: name for short, name in data["event-shorthand"].items() if short != "why"
        }


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    return noun + "s"


@lru_cache(maxsize=4)
def event_words(language: str = "en") -> EventWords:
    """The event vocabulary of ``language`` (read once a process)."""
    return EventWords(language)


def event_phrases(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], names: Sequence[EntityMention]
) -> Iterator[EventPhrase]:
    """Every event noun of ``text`` that stands as a noun, in order; spans may repeat a name's."""
    lexicon = event_words()
    heads = lexicon.heads
    starts = [sentence.start for sentence in sentences]
    done = 0
    for match in _WORD.finditer(text):
        lower = match.group().lower()
        if lower not in heads or match.start() < done:
            continue
        number = bisect_right(starts, match.start()) - 1
        if number < 0 or match.end() > sentences[number].end:
            continue
        sentence = sentences[number]
        low, high = max(sentence.start, match.start() - _AROUND), min(sentence.end, match.end() + _AROUND)
        tokens = read_words(text, low, high, entities=names, values=values)
        phrase = _read(tokens, match.start(), number, lexicon, opens=low == sentence.start)
        if phrase is not None:
            done = phrase.end
            yield phrase


def _read(
    tokens: list[Token], start: int, number: int, lexicon: EventWords, *, opens: bool
) -> EventPhrase | None:
    words = grammar()
    place = next((n for n, token in enumerate(tokens) if token.start <= start < token.end), None)
    if place is None:
        return None
    token = tokens[place]
    if token.tag == "entity":
        return _proper(tokens, place, number, lexicon)
    if not token.is_word or token.start != start or token.lower not in lexicon.heads:
        return None
    if _is_no_head(tokens, place, words):
        return None
    head, plural = lexicon.heads[token.lower]
    left = _left(tokens, place, lexicon, words, opens=opens)
    right = _right(tokens, place, lexicon, words)
    if head in lexicon.needs_target and not (right.target or left.opposed):
        return None
    kind = _canonical(head, left.kinds, lexicon)
    return EventPhrase(
        start=left.start,
        end=right.end,
        head=head,
        kind=kind,
        kinds=tuple(left.kinds),
        actors=tuple(left.actors),
        target=right.target,
        target_by=right.target_by,
        place=right.place,
        year=left.year or right.year,
        day=left.day,
        definite=left.definite,
        indefinite=left.indefinite,
        plural=plural,
        proper=left.proper,
        sentence=number,
    )


def _canonical(head: str, kinds: Sequence[str], lexicon: EventWords) -> str:
    if head == "accident" and any(kind in lexicon.vehicles for kind in kinds):
        return "crash"
    return lexicon.canonical.get(head, head)


def _proper(tokens: list[Token], place: int, number: int, lexicon: EventWords) -> EventPhrase | None:
    """A name that is an event's own: 'Chicago Marathon', 'Battle of the Bulge', 'Hurricane Ida'."""
    token = tokens[place]
    if (
        token.entity is None
        or token.entity.form != "name"
        or token.entity.entity_type in ("person", "organization")
    ):
        return None
    parts = token.lower.replace("’", "'").split()
    last, first = parts[-1], parts[0]
    if len(parts) < 2:
        return None
    singular_last = singular(last)
    if last in lexicon.named or singular_last in lexicon.named or (first == "world" and "war" in parts):
        head = (
            "war"
            if first == "world" and "war" in parts
            else lexicon.heads.get(last, (singular_last, False))[0]
        )
    elif first in lexicon.prefixes and first in lexicon.heads:
        head = first
    else:
        return None
    year, definite = "", False
    if place and tokens[place - 1].value is not None:
        year = _year(tokens[place - 1].value)
    if place and tokens[place - 1].lower == "the":
        definite = True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if (
        after is not None
        and after.is_word
        and after.lower in ("final", "semi-final", "semifinal", "quarter-final")
    ):
        return None
    if after is not None and after.value is not None and not year and _is_bare_year(after.value):
        year = _year(after.value)
    kind = lexicon.canonical.get(head, head)
    return EventPhrase(
        token.start,
        token.end,
        head,
        kind,
        kinds=tuple(part for part in parts[:-1] if part in lexicon.kinds),
        actors=(token.text,),
        year=year,
        definite=definite,
        proper=True,
        sentence=number,
    )


def _is_compound(after: Token, words: Grammar) -> bool:
    """Whether the word after an event noun is the real head: 'marathon record', 'war crimes'."""
    if after.tag == "word" and not after.is_capital and words.is_noun(after):
        form = words.verbs.get(after.lower)
        ending = after.lower.endswith(("ed", "ing"))
        return (form is None and not ending) or (
            form is not None and after.lower in words.nouns_too and not ending
        )
    return False


def _is_no_head(tokens: list[Token], place: int, words: Grammar) -> bool:
    """Whether an event noun is no noun phrase of its own here: a verb, or part of a compound."""
    lower = tokens[place].lower
    form = verb_forms().get(lower)
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and after.text == "-":
        return True
    if after is not None and after.start == tokens[place].end + 1 and _is_compound(after, words):
        return True
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


@dataclass(slots=True)
class _Left:
    start: int
    kinds: list[str]
    actors: list[str]
    year: str = ""
    day: str = ""
    definite: bool = False
    indefinite: bool = False
    proper: bool = False
    opposed: bool = False


def _left(tokens: list[Token], place: int, lexicon: EventWords, words: Grammar, *, opens: bool) -> _Left:
    """Before the head: kinds and names right beside it, then over adjectives a year, an owner, an article."""
    found = _Left(tokens[place].start, [], [])
    n = place - 1
    tight = True
    steps = 0
    while n >= 0 and steps < 8:
        steps += 1
        token = tokens[n]
        if token.is_word and token.lower.startswith(("anti-", "pro-")) and token.text[4:5].isupper():
            found.actors.insert(0, token.text)
            found.opposed = True
            if tight:
                found.start = token.start
        elif token.is_word and token.lower in lexicon.kinds and (tight or found.kinds):
            found.kinds.insert(0, token.lower)
            if tight:
                found.start = token.start
        elif token.tag == "entity" and token.entity is not None and token.entity.form == "name":
            if tokens[n + 1].tag != "genitive" and not tight:
                break
            found.actors.insert(0, token.entity.entity or token.text)
            if tight and tokens[n + 1].tag != "genitive":
                found.start = token.start
        elif token.is_word and _is_adjectival_name(token, lexicon, first=opens and n == 0):
            found.actors.insert(0, token.text)
            if tight:
                found.start = token.start
        elif token.tag == "genitive":
            tight = False
        elif token.value is not None:
            found.year = found.year or _year(token.value)
            if tight and n == place - 1 and not found.year and token.value.value.kind == "date":
                found.day = token.text
            tight = False
        elif token.text in lexicon.shorthand:
            found.day = token.text
            found.start = token.start
        elif token.tag == "owner" or (token.is_word and token.lower in words.definite):
            found.definite = not found.indefinite
            break
        elif token.is_word and token.lower in lexicon.indefinite:
            found.indefinite = True
            tight = False
        elif words.is_noun(token) and not _is_past(token, words):
            tight = False
        else:
            break
        n -= 1
    return found


def _is_adjectival_name(token: Token, lexicon: EventWords, *, first: bool) -> bool:
    if token.lower in lexicon.demonyms:
        return True
    return token.is_capital and not first and len(token.text) > 1


def _is_past(token: Token, words: Grammar) -> bool:
    form = words.verbs.get(token.lower)
    return form is not None and bool(form.inflections & {"past", "s"}) and token.lower not in words.nouns_too


@dataclass(slots=True)
class _Right:
    end: int
    target: str = ""
    target_by: str = ""
    place: str = ""
    year: str = ""


def _right(tokens: list[Token], place: int, lexicon: EventWords, words: Grammar) -> _Right:
    """What stands after the head: its target (part of the span), its place and year (not part of it)."""
    found = _Right(tokens[place].end)
    n = place + 1
    tight = True
    for _ in range(3):
        if n >= len(tokens) or not tokens[n].is_word:
            break
        preposition = tokens[n].lower
        if preposition not in _TARGET and preposition not in _PLACE:
            break
        if not _takes(tokens[place].lower, preposition, lexicon):
            break
        n += 1
        if n < len(tokens) and tokens[n].value is not None:
            value = tokens[n].value
            if (
                value is not None
                and value.value.kind in ("date", "period")
                and preposition in ("of", "in", "on")
            ):
                if preposition == "of":
                    found.year = found.year or _year(value)
                tight = False
                n += 1
                continue
            break
        named = _name_after(tokens, n, words)
        if named is None:
            break
        token = tokens[named]
        name = (token.entity.entity or token.text) if token.entity is not None else token.text
        if preposition in _TARGET and not found.target:
            found.target, found.target_by = name, preposition
            if tight:
                found.end = token.end
        elif preposition in _PLACE and not found.place:
            found.place = name
            tight = False
        n = named + 1
    return found


def _takes(noun: str, preposition: str, lexicon: EventWords) -> bool:
    """Whether ``preposition`` can say which event it is: 'war with X', 'resistance to X', 'visit to X'."""
    head = lexicon.heads[noun][0]
    if preposition == "with":
        return head in lexicon.sided
    if preposition == "to":
        return head in lexicon.needs_target or head == "visit"
    return True


def _name_after(tokens: list[Token], place: int, words: Grammar) -> int | None:
    """The name at ``place`` or after an article and at most three small words ('the city of', 'western')."""
    for n in range(place, min(len(tokens), place + 4)):
        token = tokens[n]
        if token.tag == "entity" and token.entity is not None:
            return n if token.entity.form == "name" else None
        if not token.is_word:
            return None
        fits = token.lower in words.determiners or token.lower == "of" or words.is_noun(token)
        if not fits or token.lower in words.verbs:
            return None
    return None


def _year(value: ValueMention | None) -> str:
    if value is None or value.value.kind not in ("date", "period", "number"):
        return ""
    edtf = value.value.edtf
    if edtf[:4].isdigit() and ("/" not in edtf or value.value.kind == "date"):
        return edtf[:4] if value.relation != "document" or any(c.isdigit() for c in value.text) else ""
    text = value.text.strip()
    return text if len(text) == 4 and text.isdigit() and 1800 <= int(text) <= 2100 else ""


def _is_bare_year(value: ValueMention) -> bool:
    return len(value.text) == 4 and value.text.isdigit()
