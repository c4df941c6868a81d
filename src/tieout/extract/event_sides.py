"""What stands before and after an event noun: kinds, names, dates, its target and its place."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.extract.event_words import EventWords
from tieout.extract.lemmas import singular
from tieout.extract.words import Grammar, Token, grammar
from tieout.values.model import UNKNOWN_YEAR, ValueMention

_TARGET = frozenset(("of", "on", "against", "between", "upon", "to", "with"))
_PLACE = frozenset(("in", "at", "near", "off", "outside"))


@dataclass(slots=True)
class Left:
    start: int
    kinds: list[str]
    actors: list[str]
    year: str = ""
    day: str = ""
    definite: bool = False
    indefinite: bool = False
    proper: bool = False
    opposed: bool = False


def left_side(tokens: list[Token], place: int, lexicon: EventWords, words: Grammar, *, opens: bool) -> Left:
    """Before the head: kinds and names right beside it, then over adjectives a year, an owner, an article."""
    found = Left(tokens[place].start, [], [])
    n = place - 1
    tight = True
    steps = 0
    while n >= 0 and steps < 8:
        steps += 1
        token = tokens[n]
        if token.is_word and _is_opposed(token.text):
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
            if n and tokens[n - 1].lower in ("men", "women", "boys", "girls"):
                found.kinds.insert(0, tokens[n - 1].lower + "'s")
            tight = False
        elif token.value is not None:
            found.year = found.year or year_of(token.value)
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


def _is_opposed(text: str) -> bool:
    """'anti-Soviet', 'pro-European'."""
    side, _, name = text.partition("-")
    return side.lower() in ("anti", "pro") and name[:1].isupper()


def _is_adjectival_name(token: Token, lexicon: EventWords, *, first: bool) -> bool:
    if token.lower in lexicon.demonyms:
        return True
    return token.is_capital and not first and len(token.text) > 1 and token.lower not in grammar().closed


def _is_past(token: Token, words: Grammar) -> bool:
    form = words.verbs.get(token.lower)
    return form is not None and bool(form.inflections & {"past", "s"}) and not words.is_noun_too(token.lower)


@dataclass(slots=True)
class Right:
    end: int
    target: str = ""
    target_by: str = ""
    target_type: str = ""
    aim: str = ""
    place: str = ""
    year: str = ""
    day: str = ""


def right_side(tokens: list[Token], place: int, lexicon: EventWords, words: Grammar) -> Right:
    """What stands after the head: its target (part of the span), its place and year (not part of it)."""
    found = Right(tokens[place].end)
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
                    found.year = found.year or year_of(value)
                found.day = found.day or known_day(value, lexicon)
                tight = False
                n += 1
                continue
            break
        named = _name_after(tokens, n, words)
        if named is None:
            if preposition in ("of", "on") and not found.target:
                found.aim = _common_noun(tokens, n, words)
            break
        token = tokens[named]
        name = (token.entity.entity or token.text) if token.entity is not None else token.text
        if preposition in _TARGET and not found.target:
            found.target, found.target_by = name, preposition
            found.target_type = token.entity.entity_type if token.entity is not None else ""
            if tight:
                found.end = token.end
        elif preposition in _PLACE and not found.place:
            found.place = name
            tight = False
        n = named + 1
    if not found.place and not (place and tokens[place - 1].lower in words.prepositions):
        found.place = _venue(tokens, n, words)
    return found


def _venue(tokens: list[Token], start: int, words: Grammar) -> str:
    """'took place in X', 'was held in X' after the event's phrase: where it was."""
    for n in range(start, min(len(tokens) - 3, start + 9)):
        took = tokens[n].lower in ("took", "takes", "take") and tokens[n + 1].lower == "place"
        link = n + 2 if took else n + 1
        if (took or tokens[n].lower == "held") and tokens[link].lower in ("in", "at"):
            named = _name_after(tokens, link + 1, words)
            entity = tokens[named].entity if named is not None else None
            return (entity.entity or entity.text) if entity is not None else ""
        if tokens[n].text in ".;:":
            break
    return ""


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


def _common_noun(tokens: list[Token], place: int, words: Grammar) -> str:
    """The head of 'the longest bridge' after 'opening of': what the event happened to, without a name."""
    if place >= len(tokens) or tokens[place].lower not in words.definite:
        return ""
    n = place + 1
    while n < len(tokens) and words.is_noun(tokens[n]) and n - place < 5:
        n += 1
    return singular(tokens[n - 1].lower) if n > place + 1 else ""


def known_day(value: ValueMention, lexicon: EventWords) -> str:
    """The shorthand of an event that a day is known by: "9/11" for 11 September of 2001 or of no year."""
    year, _, day = value.value.edtf.partition("-")
    known = lexicon.days.get(day)
    return known[0] if known is not None and year in (known[1], UNKNOWN_YEAR, "") else ""


def year_of(value: ValueMention | None) -> str:
    if value is None or value.value.kind not in ("date", "period", "number"):
        return ""
    edtf = value.value.edtf
    if edtf[:4].isdigit() and ("/" not in edtf or value.value.kind == "date"):
        return edtf[:4] if value.relation != "document" or any(c.isdigit() for c in value.text) else ""
    text = value.text.strip()
    return text if len(text) == 4 and text.isdigit() and 1800 <= int(text) <= 2100 else ""


def _is_bareyear_of(value: ValueMention) -> bool:
    return len(value.text) == 4 and value.text.isdigit()
