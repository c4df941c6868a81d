"""Verbs of a clause and their subjects, read from word classes and their neighbours alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tieout.extract.lemmas import change_verbs, verb_lemma
from tieout.extract.words import Grammar, Token, grammar

Role = Literal["finite", "infinitive", "participle", "gerund"]

_STOPS = frozenset(";:–—()[]")
_QUOTES = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb group: tokens ``first`` .. ``last`` (inclusive), its main verb's base form and what it does.

    ``passive``: "was killed"; ``negated``: "did not sell"; ``modal``: the modal before it, or "to" for an
    infinitive. A ``participle`` stands without auxiliary after its noun ("a bridge built in 2015").
    """

    first: int
    last: int
    lemma: str
    role: Role
    passive: bool = False
    negated: bool = False
    modal: str = ""


def find_verbs(tokens: Sequence[Token]) -> list[Verb]:
    """The verb groups of ``tokens`` in order. What cannot be told from a noun is left out."""
    words = grammar()
    found: list[Verb] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        verb: Verb | None = None
        if token.is_word:
            if token.lower in words.auxiliaries and not _is_name_part(tokens, place):
                verb = _auxiliary_group(tokens, place, words)
            elif token.lower == "to":
                verb = _infinitive(tokens, place, words)
            else:
                verb = _lone_verb(tokens, place, words, found)
        if verb is None:
            place += 1
        else:
            found.append(verb)
            place = verb.last + 1
    return _settle(tokens, found, words)


def _is_name_part(tokens: Sequence[Token], place: int) -> bool:
    """'May' inside a sentence is a month, 'Will Smith' at its start a man."""
    token = tokens[place]
    if not token.is_capital or token.lower not in ("may", "will"):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return place > 0 or (after is not None and after.is_word and after.is_capital)


def _auxiliary_group(tokens: Sequence[Token], place: int, words: Grammar) -> Verb | None:
    first, last = place, place
    modal, negated = "", False
    kinds: list[str] = []
    while place < len(tokens) and tokens[place].is_word:
        lower = tokens[place].lower
        if lower in words.auxiliaries:
            kinds.append("be" if lower in words.be else "have" if lower in words.have else "modal")
            if lower in words.modals:
                modal = modal or lower
            negated = negated or lower.endswith(("n't", "n’t")) or lower == "cannot"
            last = place
        elif lower in ("not", "never", "n't"):
            negated, last = True, place
        elif lower == "to" and last == place - 1 and _is_base(tokens, place + 1, words):
            modal, last = modal or "to", place
            kinds.append("modal")
        elif not words.is_adverb(tokens[place]):
            break
        place += 1
    main = _main_verb(tokens, place, words, kinds[-1])
    if main:
        passive = kinds[-1] == "be" and not tokens[place].lower.endswith("ing")
        if passive and tokens[place].lower == "being":
            passive = False
        return Verb(first, place, main, "finite", passive, negated, modal)
    lemma = "be" if kinds[-1] == "be" else "have" if kinds[-1] == "have" else "do"
    return Verb(first, last, lemma, "finite", False, negated, modal)


def _main_verb(tokens: Sequence[Token], place: int, words: Grammar, kind: str) -> str:
    """The base form of the main verb at ``place`` after an auxiliary of ``kind``, or "" where it is no
    verb.
    """
    if place >= len(tokens) or not tokens[place].is_word:
        return ""
    lower = tokens[place].lower
    form = words.verbs.get(lower)
    wanted = {"be": {"participle", "ing"}, "have": {"participle"}, "modal": {"base"}}[kind]
    if form is not None and form.inflections & wanted:
        if kind == "be" and "ing" in form.inflections and words.is_noun_too(lower):
            return ""
        return form.lemma
    if kind != "modal" and lower.endswith("ed") and len(lower) > 4 and lower not in words.not_participles:
        return verb_lemma(lower)
    if kind == "be" and lower.endswith("ing") and len(lower) > 5 and lower not in words.not_gerunds:
        return verb_lemma(lower)
    if kind == "modal" and words.is_noun(tokens[place]):
        return lower
    return ""


def _is_base(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    if place >= len(tokens) or not tokens[place].is_word:
        return False
    lower = tokens[place].lower
    form = words.verbs.get(lower)
    return lower in ("be", "have", "do") or (form is not None and "base" in form.inflections)


def _infinitive(tokens: Sequence[Token], place: int, words: Grammar) -> Verb | None:
    after = place + 1
    while after < len(tokens) and words.is_adverb(tokens[after]):
        after += 1
    if not _is_base(tokens, after, words):
        return None
    lower = tokens[after].lower
    if lower in words.auxiliaries:
        group = _auxiliary_group(tokens, after, words)
        if group is None:
            return None
        return Verb(place, group.last, group.lemma, "infinitive", group.passive, group.negated, "to")
    return Verb(place, after, words.verbs[lower].lemma, "infinitive", modal="to")


def _lone_verb(tokens: Sequence[Token], place: int, words: Grammar, found: Sequence[Verb]) -> Verb | None:
    """A verb without auxiliary at ``place``: finite past or present, participle or gerund."""
    lower = tokens[place].lower
    if found and found[-1].last == place - 1 and not lower.endswith("ing"):
        return None
    form = words.verbs.get(lower)
    before = _before(tokens, place, words)
    if before is not None and (
        before.tag in ("genitive", "owner")
        or (before.is_word and (before.lower in words.possessives or _opens_noun(before.lower, words)))
    ):
        return None
    kinds = form.inflections if form is not None else frozenset()
    if form is None and lower.endswith("ed") and len(lower) > 4 and lower not in words.not_participles:
        kinds = frozenset({"past", "participle"})
    elif form is None and lower.endswith("ing") and len(lower) > 5 and lower not in words.not_gerunds:
        kinds = frozenset({"ing"})
    if not kinds or (tokens[place].is_capital and place and before is not None and before.tag != "mark"):
        return None
    lemma = form.lemma if form is not None else verb_lemma(lower)
    if "ing" in kinds:
        return _gerund(tokens, place, lemma, before, words)
    prepositional = (
        before is not None and before.is_word and before.lower in words.prepositions - words.relatives
    )
    if prepositional and before is not None and before.lower not in ("as", "than", "like"):
        return None
    if "past" in kinds and (lemma != lower or _takes_past(tokens, place, before, words)):
        return _past(tokens, place, lemma, before, kinds, found, words)
    if "participle" in kinds and "base" not in kinds:
        return Verb(place, place, lemma, "participle", passive=True)
    joined = before is not None and before.is_word and before.lower in words.coordinators
    if joined and not found:
        return None
    if "base" in kinds and joined and not (found[-1].modal or found[-1].role == "infinitive"):
        return None
    if "s" in kinds and _takes_present(tokens, place, before, words, singular=True):
        return Verb(place, place, lemma, "finite")
    if "base" in kinds and _takes_present(tokens, place, before, words, singular=False):
        return Verb(place, place, lemma, "finite", modal=found[-1].modal if joined else "")
    return None


def _opens_noun(lower: str, words: Grammar) -> bool:
    return lower in words.determiners and lower not in words.relatives and lower not in words.pronouns


def _before(tokens: Sequence[Token], place: int, words: Grammar) -> Token | None:
    place -= 1
    while place >= 0 and words.is_adverb(tokens[place]):
        place -= 1
    return tokens[place] if place >= 0 else None


def _gerund(
    tokens: Sequence[Token], place: int, lemma: str, before: Token | None, words: Grammar
) -> Verb | None:
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if (
        before is not None
        and before.is_word
        and words.is_noun(before)
        and after is not None
        and words.is_noun(after)
    ):
        return None
    return Verb(place, place, lemma, "gerund")


def _takes_past(tokens: Sequence[Token], place: int, before: Token | None, words: Grammar) -> bool:
    """For verbs whose past is their base form (hit, cost, cut): a past where a subject stands before."""
    return _takes_present(tokens, place, before, words, singular=True) or _takes_present(
        tokens, place, before, words, singular=False
    )


def _past(
    tokens: Sequence[Token],
    place: int,
    lemma: str,
    before: Token | None,
    kinds: frozenset[str],
    found: Sequence[Verb],
    words: Grammar,
) -> Verb | None:
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    only_past = "participle" not in kinds or (before is not None and lemma in words.intransitive)
    opens = before is None or (before.tag == "mark" and not any(verb.role == "finite" for verb in found))
    if opens and not (after is not None and after.lower == "by") and _closes_insertion(tokens, place, words):
        return Verb(place, place, lemma, "finite")
    if before is None or opens:
        return Verb(place, place, lemma, "finite" if only_past else "participle", passive=not only_past)
    by = after is not None and after.lower == "by"
    if only_past or (before.is_word and before.lower in words.pronouns and not by):
        return Verb(place, place, lemma, "finite")
    if by:
        return Verb(place, place, lemma, "participle", passive=True)
    if after is not None and words.is_noun(after) and before.is_word and before.lower in words.coordinators:
        return Verb(place, place, lemma, "finite")
    if before.tag == "mark" and _has_main_verb(tokens, found, words) and _is_preposition(after, words):
        return Verb(place, place, lemma, "participle", passive=True)
    return Verb(place, place, lemma, "finite")


def _closes_insertion(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """'X, known as Y, scored': the comma before the verb closes what another one opened after the subject."""
    if not place or tokens[place - 1].text != ",":
        return False
    commas = [n for n in range(1, place - 1) if tokens[n].text == ","]
    if not commas:
        return False
    before, first = tokens[commas[0] - 1], tokens[0]
    named = before.tag == "entity" or words.is_noun(before)
    fronted = first.is_word and first.lower in words.prepositions
    adjoined = before.tag == "entity" and commas[0] > 2 and words.is_noun(tokens[commas[0] - 2])
    return named and (not fronted or adjoined)


def _has_main_verb(tokens: Sequence[Token], found: Sequence[Verb], words: Grammar) -> bool:
    """Whether a finite verb stands before that is not the verb of a relative clause."""
    for verb in found:
        before = _before(tokens, verb.first, words)
        relative = before is not None and before.is_word and before.lower in words.relatives
        if verb.role == "finite" and not relative:
            return True
    return not found


def _is_preposition(token: Token | None, words: Grammar) -> bool:
    return token is not None and token.is_word and token.lower in words.prepositions


def _takes_present(
    tokens: Sequence[Token], place: int, before: Token | None, words: Grammar, *, singular: bool
) -> bool:
    """Whether a word that could be a noun stands where only a present-tense verb can."""
    if before is None:
        return False
    lower = tokens[place].lower
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before.is_word and before.lower in words.pronouns:
        doubtful = before.lower in words.determiners and words.is_noun_too(lower)
        return not doubtful or (after is not None and _object_follows(after, words))
    if before.is_word and before.lower in words.coordinators and after is not None:
        return not words.is_noun_too(lower) or _object_follows(after, words)
    if before.text == "," and singular and after is not None:
        return _object_follows(after, words) and any(token.tag == "entity" for token in tokens[:place])
    subject = before.tag in ("entity", "value") or words.is_noun(before)
    if not subject or after is None:
        return False
    if (
        not singular
        and before.is_word
        and not before.lower.endswith("s")
        and before.lower not in ("people", "men", "women")
    ):
        return _moves_by(tokens, place) or (not words.is_noun_too(lower) and before.is_capital)
    object_follows = _object_follows(after, words)
    if words.is_noun_too(lower):
        return object_follows or _moves_by(tokens, place) or (singular and _alone(tokens, place, words))
    return object_follows or after.tag == "mark" or (after.is_word and not words.is_noun(after)) or singular


def _alone(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """'a decree sets rates from': a singular noun before, a plural one after, no other verb."""
    before, after = tokens[place - 1], tokens[place + 1]
    if before.lower.endswith("s") or not words.is_noun(after) or not after.lower.endswith("s"):
        return False
    for token in tokens[place + 2 :]:
        if token.tag == "mark":
            break
        if token.is_word and (token.lower in words.auxiliaries or token.lower.endswith("ed")):
            return False
    return place + 2 >= len(tokens) or not words.is_noun(tokens[place + 2])


def _moves_by(tokens: Sequence[Token], place: int) -> bool:
    """'poverty fall by 0.8 percent': a verb of change before 'by' or 'to' and a figure."""
    if place + 2 >= len(tokens) or tokens[place + 1].lower not in ("by", "to"):
        return False
    if tokens[place].lower not in change_verbs():
        return False
    return tokens[place + 2].tag in ("digit", "value") or tokens[place + 2].text in "$€£"


def _object_follows(after: Token, words: Grammar) -> bool:
    return after.tag in ("entity", "value", "owner", "digit") or (
        after.is_word
        and (after.lower in words.determiners or after.lower in words.possessives or after.lower == "that")
    )


def _settle(tokens: Sequence[Token], found: list[Verb], words: Grammar) -> list[Verb]:
    """Two finite verbs with nothing between that could open a clause: the first is a participle of its
    noun.
    """
    settled = list(found)
    for place in range(len(found) - 1):
        first, second = settled[place], found[place + 1]
        ambiguous = (
            first.first == first.last
            and first.role == "finite"
            and _is_participle(tokens[first.first], words)
        )
        if not ambiguous or second.role != "finite" or second.lemma == "say":
            continue
        if not any(_opens_clause(token, words) for token in tokens[first.last + 1 : second.first]):
            settled[place] = Verb(first.first, first.last, first.lemma, "participle", passive=True)
    return settled


def _is_participle(token: Token, words: Grammar) -> bool:
    form = words.verbs.get(token.lower)
    return token.lower.endswith("ed") or (form is not None and "participle" in form.inflections)


def _opens_clause(token: Token, words: Grammar) -> bool:
    if token.tag == "mark":
        return token.text not in "-/%$€£"
    return token.is_word and (
        token.lower in words.coordinators
        or token.lower in words.relatives
        or token.lower in words.subordinators
        or token.lower in words.pronouns
    )
