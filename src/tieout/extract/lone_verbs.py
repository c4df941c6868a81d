"""Words that may be verbs without an auxiliary beside them: their neighbours decide, and in which role."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.lemmas import Inflection, change_verbs, verb_lemma
from tieout.extract.words import Grammar, Token, Verb

_PAST: frozenset[Inflection] = frozenset(("past", "participle"))
_ING: frozenset[Inflection] = frozenset(("ing",))


def lone_verb(tokens: Sequence[Token], place: int, words: Grammar, found: Sequence[Verb]) -> Verb | None:
    """A verb without auxiliary at ``place``: finite past or present, participle or gerund."""
    lower = tokens[place].lower
    form = words.verbs.get(lower)
    if form is not None:
        kinds = form.inflections
    elif lower.endswith("ed") and len(lower) > 4 and lower not in words.not_participles:
        kinds = _PAST
    elif lower.endswith("ing") and len(lower) > 5 and lower not in words.not_gerunds:
        kinds = _ING
    else:
        return None
    if found and found[-1].last == place - 1 and not lower.endswith("ing"):
        return None
    before = _before(tokens, place, words)
    if before is not None and (
        before.tag in ("genitive", "owner")
        or (before.is_word and (before.lower in words.possessives or before.lower in words.openers))
    ):
        return None
    if tokens[place].is_capital and place and before is not None and before.tag != "mark":
        return None
    lemma = form.lemma if form is not None else verb_lemma(lower)
    if "ing" in kinds:
        return _gerund(tokens, place, lemma, before, words)
    prepositional = before is not None and before.is_word and before.lower in words.linking
    if prepositional and before is not None and before.lower not in ("as", "than", "like"):
        return None
    if "past" in kinds and (lemma != lower or _takes_past(tokens, place, before, words)):
        return _past(tokens, place, lemma, before, kinds, found, words)
    if "participle" in kinds and ("base" not in kinds or _is_afterthought(tokens, place, before, words)):
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


def _is_afterthought(tokens: Sequence[Token], place: int, before: Token | None, words: Grammar) -> bool:
    """', run last month in X by Y': a participle that looks like a base form, after a comma."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before is None or before.text != "," or after is None:
        return False
    dated = after.tag == "value" or after.lower in words.ordinals
    return dated or (after.is_word and after.lower in ("in", "at", "on", "by"))


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
    subject = before.tag in ("entity", "value", "digit") or words.is_noun(before)
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
