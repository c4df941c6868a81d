"""What a figure counts or measures: its noun, the words that narrow it, and what happens to what is counted.

The result is meant to be met by the same thing said in other words: "19 districts will be connected" and "It
connects 21 districts" both give "districts connected".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieout.extract.clauses import Verb
from tieout.extract.lemmas import singular, verb_forms, word_class
from tieout.extract.near import Near
from tieout.extract.nouns import NounPhrase, noun_phrase, noun_phrase_before, pieces
from tieout.extract.subjects import subject_of
from tieout.extract.words import Token, grammar
from tieout.values.model import ValueMention
from tieout.values.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class What:
    """What a figure counts, measures, pays for or dates.

    ``head``: the lemma of the noun ("goal"), empty where only a verb says it ("98% chose X").
    ``modifiers``: words that narrow it, lower case for common words. ``frame``: the lemma of the verb that
    says what happens to it ("connect"), also where it says nothing much ("have"). ``phrase``: all of it
    as a person would write it ("goals for Brazil", "districts connected"), empty where the text does not say.
    """

    head: str = ""
    modifiers: tuple[str, ...] = ()
    frame: str = ""
    phrase: str = ""


def is_telling(lemma: str) -> bool:
    """Whether a verb says what becomes of the things counted; to have, to score or to say does not."""
    return lemma not in word_class("frame-light") and lemma not in word_class("speech-verb")


def participle_of(lemma: str) -> str:
    """The past participle of a verb's base form ("build" -> "built")."""
    return _participles().get(lemma) or lemma + ("d" if lemma.endswith("e") else "ed")


@lru_cache(maxsize=1)
def _participles() -> dict[str, str]:
    found: dict[str, str] = {}
    for form, verb in verb_forms().items():
        if "participle" in verb.inflections:
            found.setdefault(verb.lemma, form)
    return found


def _label(near: Near) -> What | None:
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
    named = token.tag == "entity" or (token.is_word and token.is_capital and place > 0)
    if not in_verb and (
        named or (near.words.is_noun(token) and singular(token.lower) in word_class("label-noun"))
    ):
        return What()
    return None


def _noun_after(near: Near) -> What | None:
    """'77 goals for Brazil', '$5m in damages', '98% of the ballots', '21-year career'."""
    mention = near.mention
    noun = mention.noun.strip()
    if noun and mention.text.rstrip().lower().endswith(noun.lower()):
        phrase: NounPhrase | None = NounPhrase.printed(noun, mention.head, near.place + 1)
    else:
        measured = _is_measured(mention)
        phrase = noun_phrase(near.tokens, near.verbs, near.after, measured=measured)
        if phrase is not None and measured and not _belongs(near, phrase):
            phrase = None
    if phrase is None or not phrase.head:
        return None
    return _complete(near, phrase)


def _is_measured(mention: ValueMention) -> bool:
    return mention.value.kind in ("money", "percentage", "duration", "fraction") or (
        mention.value.kind == "quantity" and mention.value.dimension not in ("count", "people", "")
    )


def _belongs(near: Near, phrase: NounPhrase) -> bool:
    """Whether a noun right after a measured figure is what it measures, not another phrase."""
    opener = near.lower(near.after)
    if opener == "of":
        return True
    if opener in near.words.determiners or opener in near.words.possessives:
        return False
    return near.tokens[phrase.start].tag != "entity"


def _complete(near: Near, phrase: NounPhrase) -> What:
    """Adds to a noun phrase the phrases that narrow it and the verb that says what happens to it."""
    tail, end = pieces(near.tokens, near.verbs, phrase.end, money=near.mention.value.kind == "money")
    frame, state = _fate(near, end)
    modifiers = list(phrase.modifiers)
    words = [*phrase.words]
    if state:
        modifiers.insert(0, state)
        words.insert(0, state)
    words += tail
    if frame and is_telling(frame):
        words.append(participle_of(frame))
    elif near.tokens[near.place - 1].text == "(":
        words += _verb_words(near)
    return What(phrase.head, tuple(modifiers), frame, " ".join(words))


def _fate(near: Near, end: int) -> tuple[str, str]:
    """What happens to the counted things: ``(verb lemma, "")``, or ``("", state)`` after a copula."""
    words = near.words
    after = next((verb for verb in near.verbs if verb.first >= end), None)
    if after is not None and after.role in ("finite", "participle"):
        gap = near.tokens[end : after.first]
        if all(words.is_adverb(token) or token.lower in ("who", "that", "which") for token in gap):
            return ("", _state(near.tokens, after.last + 1)) if after.lemma == "be" else (after.lemma, "")
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
    return (governor.lemma, "") if _is_object(near, between) else ("", "")


def _is_object(near: Near, between: Sequence[Token]) -> bool:
    """Whether nothing but small words, or figures of the same list, stand between a verb and its figure."""
    words = near.words
    return all(
        words.is_adverb(token)
        or (token.is_word and token.lower in words.determiners | words.states)
        or token.tag == "digit"
        or token.lower in ("and", ",", "or")
        or (words.is_noun(token) and any(other.tag == "digit" for other in between))
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
        figures += token.tag == "digit"
        fits = token.tag == "digit" or token.lower in ("and", ",", "or") or words.is_noun(token)
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


def _noun_before(near: Near) -> What | None:
    """'a cost of $5m', 'damages of $5m sought', 'rates from 100 takas', '41 spans, each 150 metres long'."""
    words = near.words
    place = near.place - 1
    while place >= 0 and (
        words.is_adverb(near.tokens[place]) or near.lower(place) in ("an", "a", "estimated")
    ):
        place -= 1
    if place < 1:
        return None
    if near.lower(place) == "each" and near.lower(place - 1) == ",":
        phrase = noun_phrase_before(near.tokens, near.verbs, place - 2)
        return (
            None
            if phrase is None
            else What(phrase.head, phrase.modifiers, "", "per " + singular(phrase.head))
        )
    ranged = near.lower(place) in ("from", "between") and near.mention.value.kind == "money"
    if not ranged and near.lower(place) not in word_class("figure-left"):
        return None
    last = place - 1
    if near.lower(last) == "time" and near.lower(last - 2) == "at":
        last -= 3
    phrase = noun_phrase_before(near.tokens, near.verbs, last)
    if phrase is None or (near.lower(place) == "at" and phrase.head not in word_class("what-measure")):
        return None
    after = near.place + 1
    verb = next((v for v in near.verbs if v.first == after and v.role in ("participle", "finite")), None)
    frame = verb.lemma if verb is not None else ""
    tail, _ = pieces(near.tokens, near.verbs, after, money=False)
    named = [*phrase.words, *tail]
    if frame and is_telling(frame):
        named.append(participle_of(frame))
    return What(phrase.head, phrase.modifiers, frame, " ".join(named))


def _level(near: Near) -> What | None:
    """'turnout was around 87 per cent', 'the cost is $5m', 'unemployment fell to 5%'."""
    governor = near.governor
    if governor is None or governor.first > near.place:
        return None
    between = [token.lower for token in near.tokens[governor.last + 1 : near.place] if token.is_word]
    moved = governor.lemma in vocabulary().data["change-noun"] and "to" in between
    revised = governor.passive and governor.lemma in word_class("revise-verb")
    lasted = near.mention.value.kind == "duration" and governor.lemma in ("take", "last", "require")
    if not (moved or revised or lasted or governor.lemma in word_class("level-verb")):
        return None
    return _subject_what(near, governor)


def _subject_what(near: Near, governor: Verb, *, suffix: str = "") -> What | None:
    head = subject_of(near.tokens, near.verbs, near.number_of(governor))
    if head is None and governor.first:
        head = governor.first - 1
    if head is None or not near.words.is_noun(near.tokens[head]):
        return None
    phrase = noun_phrase_before(near.tokens, near.verbs, head)
    if phrase is None:
        return None
    tail, _ = pieces(near.tokens, near.verbs, head + 1, money=False, limit=governor.first)
    named = [*phrase.words, *([suffix] if suffix else []), *tail]
    return What(phrase.head, phrase.modifiers, governor.lemma, " ".join(named))


def _change(near: Near) -> What | None:
    """'the economy grows by 6.9%' (economy growth), 'raise output by 2%' (output rise), 'cost $5m' (cost)."""
    governor = near.governor
    if governor is None or governor.first > near.place:
        return None
    noun = vocabulary().data["change-noun"].get(governor.lemma)
    if noun is not None:
        changed = noun_phrase(near.tokens, near.verbs, governor.last + 1, measured=False)
        if (
            changed is not None
            and changed.end <= near.place
            and near.lower(near.place - 1) in ("by", "to", "from")
        ):
            return What(changed.head, changed.modifiers, governor.lemma, " ".join([*changed.words, noun]))
        return _subject_what(near, governor, suffix=noun) or What(noun, (), governor.lemma, noun)
    noun = vocabulary().data["figure-verb"].get(governor.lemma)
    if noun is None or near.mention.value.kind not in ("money", "quantity", "duration", "number"):
        return None
    tail, _ = pieces(near.tokens, near.verbs, near.place + 1, money=True)
    return What(noun, (), governor.lemma, " ".join([noun, *tail]))


def _elided(near: Near) -> What | None:
    """'97 goals for Brazil and 1,088 for Santos': a bare number takes the noun of the figure before it."""
    if (
        near.mention.value.kind not in ("number", "quantity")
        or near.mention.noun
        or _is_measured(near.mention)
    ):
        return None
    if near.lower(near.after) == "of" or any(verb.last == near.place - 1 for verb in near.verbs):
        return None
    verb = next((verb for verb in near.verbs if verb.first == near.after), None)
    if verb is not None and verb.lemma != "be" and not verb.passive and verb.last + 1 < len(near.tokens):
        return None
    for place in range(near.place - 2, -1, -1):
        if near.tokens[place].tag == "digit":
            phrase = noun_phrase(near.tokens, near.verbs, place + 1, measured=False)
            if phrase is not None and phrase.end <= near.place:
                borrowed = NounPhrase(phrase.head, phrase.modifiers, phrase.words, near.place, near.place + 1)
                return _complete(near, borrowed)
    return None


def _verb_frame(near: Near) -> What | None:
    """'98% chose independence', '3,043 took option 1': only the verb and its object say what is counted."""
    governor = near.governor
    if governor is None:
        tail, _ = pieces(near.tokens, near.verbs, near.after, money=False)
        return What(phrase=" ".join(tail)) if tail else None
    words = _verb_words(near)
    return What("", (), "" if governor.lemma == "be" else governor.lemma, " ".join(words)) if words else None


def _verb_words(near: Near) -> list[str]:
    """The verb of the figure's clause and its object, as printed, the figure itself left out."""
    governor = near.governor
    if governor is None:
        return []
    said: list[str] = []
    if governor.first > near.place:
        said, _ = pieces(near.tokens, near.verbs, near.after, money=False, limit=governor.first)
    start = governor.last + 1
    if start <= near.place and near.place - start < 3 and governor.first < near.place:
        start = near.after
    verb = [] if governor.lemma in ("be", "do") else [near.tokens[governor.last].lower]
    return [*said, *verb, *_object(near, start)]


def _object(near: Near, start: int) -> list[str]:
    phrase = noun_phrase(near.tokens, near.verbs, start, measured=False)
    if phrase is None or phrase.end - start > 8:
        return pieces(near.tokens, near.verbs, start, money=False)[0]
    if phrase.covers(near.place):
        return []
    words = list(phrase.words)
    end = phrase.end
    if end < len(near.tokens) and near.tokens[end].tag == "digit" and end != near.place:
        words.append(near.tokens[end].text)
        end += 1
        other = (
            noun_phrase(near.tokens, near.verbs, end + 1, measured=False) if near.lower(end) == "," else None
        )
        words += other.words if other is not None else ()
    tail, _ = pieces(near.tokens, near.verbs, end, money=False)
    return [*words, *tail]


READINGS: tuple[Callable[[Near], What | None], ...] = (
    _label,
    _noun_after,
    _noun_before,
    _level,
    _change,
    _elided,
    _verb_frame,
)
"""In order of trust; the first that reads anything decides."""
