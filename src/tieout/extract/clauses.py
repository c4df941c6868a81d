"""Verbs of a clause and their subjects, read from word classes and their neighbours alone."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.lemmas import verb_lemma
from tieout.extract.lone_verbs import lone_verb
from tieout.extract.words import Grammar, Token, Verb, grammar


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
                verb = lone_verb(tokens, place, words, found)
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


def _settle(tokens: Sequence[Token], found: list[Verb], words: Grammar) -> list[Verb]:
    """Two finite verbs with nothing between that could open a clause: the first is a participle of its
    noun.
    """
    settled = list(found)
    for place in range(len(found) - 1):
        first, second = settled[place], found[place + 1]
        if not _is_ambiguous(first, tokens, words) or second.role != "finite" or second.lemma == "say":
            continue
        if any(_opens_clause(token, words) for token in tokens[first.last + 1 : second.first]):
            continue
        if _has_own_subject(tokens, first, words):
            if _is_ambiguous(second, tokens, words):
                settled[place + 1] = Verb(second.first, second.last, second.lemma, "participle", passive=True)
        else:
            settled[place] = Verb(first.first, first.last, first.lemma, "participle", passive=True)
    return settled


def _is_ambiguous(verb: Verb, tokens: Sequence[Token], words: Grammar) -> bool:
    """Whether a finite verb could as well be a participle: one word, its past and participle alike."""
    return verb.first == verb.last and verb.role == "finite" and _is_participle(tokens[verb.first], words)


def _has_own_subject(tokens: Sequence[Token], verb: Verb, words: Grammar) -> bool:
    """Whether a verb stands right after a pronoun, or right before its object: then it is no participle."""
    before = tokens[verb.first - 1] if verb.first else None
    after = tokens[verb.last + 1] if verb.last + 1 < len(tokens) else None
    if before is not None and (before.lower in words.pronouns or _is_pronoun(before)):
        return True
    return after is not None and (
        after.tag in ("entity", "value", "owner") or (after.is_word and after.lower in words.determiners)
    )


def _is_pronoun(token: Token) -> bool:
    return token.entity is not None and token.entity.form == "pronoun"


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
