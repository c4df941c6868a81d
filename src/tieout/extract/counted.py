"""What a figure counts or measures: its noun, the words that narrow it, and what happens to what is counted.

The result is meant to be met by the same thing said in other words: "19 districts will be connected" and "It
connects 21 districts" both give "districts connected".
"""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.lemmas import change_verbs, singular, word_class
from tieout.extract.measured import subject_what, verb_words
from tieout.extract.near import Near
from tieout.extract.nouns import NounPhrase, noun_phrase, pieces
from tieout.extract.scope import container_of, gapped_container, scope_of
from tieout.extract.subjects import subject_of
from tieout.extract.what import What, is_measured, is_telling, participle_of
from tieout.extract.words import Token, grammar

_PARTICLES = frozenset(("over", "up", "down", "out", "off", "away"))


def label(near: Near) -> What | None:
    """'pillars 7 and 18', 'Flight 370': a bare number after its noun is a label and counts nothing."""
    mention = near.mention
    if mention.value.kind != "number" or mention.noun or "," in mention.text or not mention.text.isdigit():
        return None
    place = near.place - 1
    while near.lower(place) in ("and", ",", "to", "or") and near.tokens[place - 1].tag == "digit":
        place -= 2
    if place < 0:
        return None
    token = near.tokens[place]
    in_verb = any(verb.first <= place <= verb.last for verb in near.verbs)
    if _is_listed(near, place):
        return None
    named = token.tag == "entity" or (token.is_word and token.is_capital and place > 0)
    if not in_verb and (
        named or (near.words.is_noun(token) and singular(token.lower) in word_class("label-noun"))
    ):
        return What()
    return None


def _is_listed(near: Near, place: int) -> bool:
    """'34 seats, the Front 24': a name in a list of counted things is whose they are, not labelled."""
    while place >= 0 and (near.tokens[place].tag == "entity" or near.lower(place) in near.words.determiners):
        place -= 1
    if near.lower(place) not in (",", "and", ";"):
        return False
    return any(_counted_there(near, other) is not None for other in range(place) if near.is_figure(other))


def noun_after(near: Near) -> What | None:
    """'77 goals for Brazil', '$5m in damages', '98% of the ballots', '21-year career'."""
    mention = near.mention
    noun = mention.noun.strip()
    if noun:
        phrase: NounPhrase | None = NounPhrase.printed(noun, mention.head, _past_whole(near))
    else:
        measured = is_measured(mention)
        first = near.after
        if mention.value.kind == "money" and near.lower(first) == "in":
            first += 1
        elif not measured and near.lower(first) in near.words.determiners:
            return None
        phrase = noun_phrase(near.tokens, near.verbs, first, measured=measured)
        if phrase is not None and measured and not _belongs(near, phrase):
            phrase = None
    if phrase is None or not phrase.head or _is_step(near, phrase):
        return None
    if phrase.head in ("other", "more", "one"):
        phrase = _borrowed(near, phrase) or phrase
    if phrase.head in word_class("what-empty") and near.governor is not None:
        told = subject_what(near, near.governor)
        if told is not None:
            return told
    return _complete(near, phrase)


def _past_whole(near: Near) -> int:
    """The first token after a figure, and after its whole where it is a part: 'nine of the 26 tenders'."""
    place = near.place + 1
    if near.lower(place) == "of":
        for after in range(place + 1, min(len(near.tokens), place + 6)):
            if near.is_figure(after):
                return after + 1
            if near.lower(after) in near.words.prepositions:
                break
    return place


def _belongs(near: Near, phrase: NounPhrase) -> bool:
    """Whether a noun right after a measured figure is what it measures, not another phrase."""
    opener = near.lower(near.after)
    if opener == "of":
        return True
    if opener == "in":
        first = near.tokens[phrase.start]
        return phrase.start == near.after + 1 and near.words.is_noun(first) and not first.is_capital
    if opener in near.words.determiners or opener in near.words.possessives:
        return False
    entity = near.tokens[phrase.start].entity
    return entity is None or entity.form == "nominal"


def _is_step(near: Near, phrase: NounPhrase) -> bool:
    """'the index fell 260 points': the noun is the step of a change, not what is counted."""
    governor = near.governor
    if phrase.head not in word_class("what-step") or governor is None or governor.first > near.place:
        return False
    return governor.lemma in change_verbs() or governor.lemma in word_class("level-verb")


def _borrowed(near: Near, phrase: NounPhrase) -> NounPhrase | None:
    """'five films and six others': the noun that 'others' stands for."""
    for place in range(near.place - 1, -1, -1):
        if near.is_figure(place):
            noun = _counted_there(near, place)
            if noun is not None and noun.end <= near.place:
                return NounPhrase(noun.head, ("other",), ("other", *noun.words), phrase.start, phrase.end)
    return None


def _complete(near: Near, phrase: NounPhrase, *, contained: bool = False, elided: bool = False) -> What:
    """Adds to a noun phrase the phrases that narrow it and the verb that says what happens to it."""
    tail, end = pieces(near.tokens, near.verbs, phrase.end, money=near.mention.value.kind == "money")
    frame, state = _fate(near, end)
    if elided and not frame:
        frame = _carried(near)
    if near.mention.value.kind == "percentage" and frame in word_class("share-verb"):
        frame = ""
    modifiers = list(phrase.modifiers)
    words = [*phrase.words]
    if state:
        modifiers.insert(0, state)
        words.insert(0, state)
    words += tail or scope_of(near)
    if frame and is_telling(frame):
        words.append(participle_of(frame))
    elif frame in word_class("what-container") and not contained:
        words += container_of(near)
    elif near.tokens[near.place - 1].text == "(":
        words += verb_words(near)
    return What(phrase.head, tuple(modifiers), frame, " ".join(words))


def _fate(near: Near, end: int) -> tuple[str, str]:
    """What happens to the counted things: ``(verb lemma, "")``, or ``("", state)`` after a copula."""
    words = near.words
    after = next((verb for verb in near.verbs if verb.first >= end), None)
    if after is not None and after.role in ("finite", "participle"):
        gap = near.tokens[end : after.first]
        if all(words.is_adverb(token) or token.lower in ("who", "that", "which") for token in gap):
            if after.lemma == "be":
                return "", _state(near.tokens, after.last + 1)
            if gap or after.role == "participle" or not _is_governed(near) or _has_finite_before(near):
                return after.lemma, ""
    if not near.lower(end) or near.lower(end) in (",", ".", "and", "or"):
        joint = _joint_fate(near, end)
        if joint:
            return joint, ""
    governor = near.governor
    if governor is None:
        return "", ""
    if governor.first > near.place:
        subject = subject_of(near.tokens, near.verbs, near.number_of(governor))
        return (governor.lemma, "") if subject == near.place and governor.lemma != "be" else ("", "")
    between = near.tokens[governor.last + 1 : near.place]
    if governor.passive or governor.role == "participle":
        return "", ""
    if between and between[0].lower in _PARTICLES and governor.lemma in word_class("frame-light"):
        return f"{governor.lemma} {between[0].lower}", ""
    return (governor.lemma, "") if _is_object(near, between) else ("", "")


def _carried(near: Near) -> str:
    """The verb of the figure before, which one without a noun shares: 'won ten titles and two with X'."""
    governor = near.governor
    active = governor is not None and governor.last < near.place and not governor.passive
    return governor.lemma if governor is not None and active and is_telling(governor.lemma) else ""


def _has_finite_before(near: Near) -> bool:
    """Whether the clause has its verb already: then a past form after the figure is a participle of it."""
    return any(verb.role == "finite" and verb.last < near.place for verb in near.verbs)


def _is_governed(near: Near) -> bool:
    """Whether a preposition stands before the figure, so that it is no subject: 'with three cups left'."""
    place = near.place - 1
    while place >= 0 and (
        near.words.is_adverb(near.tokens[place]) or near.lower(place) in near.words.determiners
    ):
        place -= 1
    return near.lower(place) in near.words.linking


def _is_object(near: Near, between: Sequence[Token]) -> bool:
    """Whether nothing but small words, or figures of the same list, stand between a verb and its figure."""
    words = near.words
    return all(
        words.is_adverb(token)
        or (token.is_word and token.lower in words.small)
        or token.tag in ("digit", "value")
        or token.lower in ("and", ",", "or")
        or (words.is_noun(token) and any(other.tag in ("digit", "value") for other in between))
        for token in between
    )


def _joint_fate(near: Near, end: int) -> str:
    """'1,239 road slabs and 1,860 railway slabs were laid': the verb after the last figure of a list."""
    words = near.words
    place = end
    figures = 0
    while place < len(near.tokens):
        token = near.tokens[place]
        verb = next((verb for verb in near.verbs if verb.first == place), None)
        if verb is not None:
            return verb.lemma if figures and verb.role == "finite" and verb.lemma != "be" else ""
        figures += token.tag in ("digit", "value")
        joins = token.lower in ("and", ",", "or", "on", "of", "from")
        fits = joins or token.tag in ("digit", "value") or words.is_noun(token)
        if not fits:
            return ""
        place += 1
    return ""


def _state(tokens: Sequence[Token], place: int) -> str:
    words = grammar()
    while place < len(tokens) and words.is_adverb(tokens[place]):
        place += 1
    if place < len(tokens) and tokens[place].is_word and tokens[place].lower in words.states:
        return tokens[place].lower
    return ""


def elided(near: Near) -> What | None:
    """'97 goals for Brazil and 1,088 for Santos': a bare number takes the noun of the figure before it."""
    if (
        near.mention.value.kind not in ("number", "quantity")
        or near.mention.noun
        or is_measured(near.mention)
    ):
        return None
    if near.lower(near.after) == "of" or any(verb.last == near.place - 1 for verb in near.verbs):
        return None
    verb = next((verb for verb in near.verbs if verb.first == near.after), None)
    if verb is not None and verb.lemma != "be" and not verb.passive and verb.last + 1 < len(near.tokens):
        return None
    if verb is not None and verb.lemma == "be" and _has_noun_predicate(near, verb.last + 1):
        return None
    for place in range(near.place - 1, -1, -1):
        if near.is_figure(place):
            phrase = _counted_there(near, place)
            if phrase is not None and phrase.end <= near.place:
                gapped = gapped_container(near)
                said = (*phrase.words, *gapped)
                own = NounPhrase(phrase.head, phrase.modifiers, said, near.place, near.place + 1)
                return _complete(near, own, contained=bool(gapped), elided=True)
    return None


def _has_noun_predicate(near: Near, place: int) -> bool:
    """'41,350 were men': the predicate is the noun, so that none is left out."""
    phrase = noun_phrase(near.tokens, near.verbs, place, measured=False)
    return phrase is not None and phrase.start == place and not near.words.states & set(phrase.words)


def _counted_there(near: Near, place: int) -> NounPhrase | None:
    """The noun of another figure, the one at token ``place``."""
    value = near.tokens[place].value
    if value is not None and value.noun:
        return NounPhrase.printed(value.noun.strip(), value.head, place + 1)
    if value is not None and value.value.kind not in ("number", "quantity"):
        return None
    return noun_phrase(near.tokens, near.verbs, place + 1, measured=False)
