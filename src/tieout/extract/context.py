"""What the words around a figure do to it: who says so, if it is foreseen, denied, replaced or a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tieout.extract.lemmas import word_class
from tieout.extract.mentions import EntityMention
from tieout.extract.near import Near, near_figure
from tieout.extract.sentences import Sentence
from tieout.extract.subjects import subject_of
from tieout.extract.words import Token, Verb, grammar
from tieout.values.model import ValueMention


@dataclass(frozen=True, slots=True)
class Context:
    """The context of one figure.

    ``attribution``: who the sentence has it from, in its own words, without "the"; empty when the document
    speaks itself. ``marks``: sorted, from denied, forecast, former, hypothesis, part, quoted, unofficial,
    withdrawn. ``as_of``: the day the figure speaks of where the sentence says so (EDTF), else empty.
    """

    attribution: str = ""
    marks: tuple[str, ...] = ()
    as_of: str = ""


def value_context(
    text: str,
    sentence: Sentence,
    mention: ValueMention,
    names: Sequence[EntityMention] = (),
    values: Sequence[ValueMention] = (),
) -> Context:
    """Reads the context of ``mention``; never raises. ``names``, ``values``: as for ``what_phrase``."""
    near = near_figure(text, sentence, mention, names, values)
    if near is None:
        return Context()
    tokens, verbs, place, governor = near.tokens, near.verbs, near.place, near.governor
    start = tokens[0].start
    marks = _verb_marks(tokens, verbs, governor) | _word_marks(tokens, verbs, place)
    if mention.value.kind in ("percentage", "fraction"):
        marks.discard("part")
    if _is_quoted(text, start, mention):
        marks.add("quoted")
    return Context(_attribution(text, near), tuple(sorted(marks)), _as_of(near))


def _verb_marks(tokens: list[Token], verbs: list[Verb], governor: Verb | None) -> set[str]:
    marks: set[str] = set()
    if governor is None:
        return marks
    if governor.negated:
        marks.add("denied")
    if governor.modal in word_class("forecast-modal"):
        marks.add("forecast")
    elif governor.modal in ("could", "might"):
        marks.add("hypothesis")
    before = [
        token.lower for token in tokens[max(0, governor.first - 4) : governor.first + 1] if token.is_word
    ]
    chain = [token.lower for token in tokens[max(0, governor.first - 4) : governor.last + 1] if token.is_word]
    if governor.modal == "to" and _looks_ahead(chain):
        marks.add("forecast")
    if not word_class("negative-subject").isdisjoint(before):
        marks.add("denied")
    if governor.lemma in word_class("forecast-lemma"):
        marks.add("forecast")
    said = {verb.lemma for verb in verbs if verb.first <= governor.first}
    if not word_class("deny-verb").isdisjoint(said):
        marks.add("denied")
    if "if" in before or "unless" in before:
        marks.add("hypothesis")
    return marks


def _looks_ahead(before: list[str]) -> bool:
    """'is expected to', 'was to': a verb of what is to come, or to be right before "to"; "was licensed to" is
    neither."""
    cues = word_class("forecast-verb")
    being = {"is", "are", "was", "were"}
    if not (cues - being).isdisjoint(before):
        return True
    place = max((n for n, word in enumerate(before) if word == "to"), default=0)
    return place > 0 and before[place - 1] in being


def _word_marks(tokens: list[Token], verbs: list[Verb], place: int) -> set[str]:
    """Marks from single words close to the figure, on its side of any comma or other figure."""
    marks: set[str] = set()
    near = _close_before(tokens, place)
    for mark in ("forecast", "former", "unofficial", "withdrawn", "part"):
        if not word_class(f"{mark}-cue").isdisjoint(near):
            marks.add(mark)
    after = [token.lower for token in tokens[place + 1 : place + 3]]
    if after[:1] == ["of"] and after[1:2] and after[1] in ("them", "these", "those", "whom", "which"):
        marks.add("part")
    if near[:2] in (["whom", "of"], ["which", "of"], ["them", "among"], ["these", "of"], ["them", "of"]):
        marks.add("part")
    if near[:1] == ["from"]:
        marks |= _replaced(tokens, verbs, place)
    if near[:1] == ["not"]:
        marks.add("denied")
    return marks


def _replaced(tokens: list[Token], verbs: list[Verb], place: int) -> set[str]:
    """'revised from 90 to 70' withdraws 90; 'cut its debt from 27 to 9' tells what it was before."""
    said = {verb.lemma for verb in verbs if verb.last < place}
    if word_class("revise-verb").isdisjoint(said):
        return set()
    counted = any(token.lower in word_class("revisable-noun") for token in tokens[:place] if token.is_word)
    return {"withdrawn"} if counted or not word_class("correct-verb").isdisjoint(said) else {"former"}


def _close_before(tokens: list[Token], place: int) -> list[str]:
    """The words before a figure, nearest first, to the comma, bracket or figure before it."""
    found: list[str] = []
    for token in reversed(tokens[max(0, place - 7) : place]):
        if token.tag in ("digit", "value") or token.text in ";:()":
            break
        if token.text == ",":
            if found and found[-1] in ("including", "among", "earlier", "previously"):
                break
            if found:
                break
            continue
        if token.is_word and token.lower not in (
            "about",
            "around",
            "some",
            "nearly",
            "almost",
            "roughly",
            "over",
        ):
            found.append(token.lower)
    return found


def _is_quoted(text: str, start: int, mention: ValueMention) -> bool:
    before = text[start : mention.start]
    straight = before.count('"') % 2 == 1
    curly = before.rfind("“") > before.rfind("”")
    return straight or curly


@lru_cache(maxsize=1)
def _speech_forms() -> frozenset[str]:
    """The finite forms of the verbs of saying, and "according"."""
    speech = word_class("speech-verb")
    forms = grammar().verbs.items()
    finite = {form for form, verb in forms if verb.lemma in speech and verb.inflections & {"s", "past"}}
    return frozenset(finite | {"according"})


def _attribution(text: str, near: Near) -> str:
    tokens, verbs = near.tokens, near.verbs
    if near.lowers.isdisjoint(_speech_forms()):
        return ""
    for place in range(len(tokens) - 2):
        if tokens[place].lower == "according" and tokens[place + 1].lower == "to":
            return _source_after(text, tokens, place + 2)
    forms, speech = grammar().verbs, _speech_forms()
    for place, token in enumerate(tokens):
        form = forms.get(token.lower) if token.is_word else None
        if form is None or token.lower not in speech:
            continue
        if place + 1 < len(tokens) and tokens[place + 1].lower == "to":
            continue
        if form.lemma != "tell" and _is_inverted(tokens, place) and not _opens_report(near, place):
            return "" if _describes(near, place) else _source_after(text, tokens, place + 1)
        number = next((n for n, verb in enumerate(verbs) if verb.first <= place <= verb.last), None)
        if number is not None and verbs[number].role == "finite" and not verbs[number].passive:
            name = _speaker_of(text, near, number)
            if name:
                return name
    return ""


def _is_inverted(tokens: list[Token], place: int) -> bool:
    """', reports AP', '", said the minister': the speaker stands after the verb."""
    if not place or tokens[place - 1].text not in (",", '"', "”", "'", "’") or place + 1 >= len(tokens):
        return False
    after = tokens[place + 1]
    if after.tag == "entity":
        return after.lower not in grammar().pronouns
    return after.is_word and (after.is_capital or after.lower in ("the", "a", "an", "police", "officials"))


def _opens_report(near: Near, place: int) -> bool:
    """'X, 54, said the road would close': what follows is what was said, not who said it."""
    verb = next((verb for verb in near.verbs if verb.first > place), None)
    if verb is None or verb.role != "finite":
        return False
    between = near.tokens[place + 1 : verb.first]
    linked = near.words.relatives | near.words.coordinators | near.words.subordinators
    return all(token.tag not in ("mark", "value") and token.lower not in linked for token in between)


def _describes(near: Near, place: int) -> bool:
    """'", said X, the 58-year-old chief': a figure in the words that say who the speaker is was not said."""
    if near.place < place or any(place < verb.first < near.place for verb in near.verbs):
        return False
    between = {token.text for token in near.tokens[place + 1 : near.place]}
    return between.isdisjoint((".", ";", "“", '"', "and"))


def _ends_source(lower: str) -> bool:
    return lower in word_class("source-stop") or lower in word_class("grammar-pronoun")


def _source_after(text: str, tokens: list[Token], first: int) -> str:
    """The name after 'according to', up to a mark or to a small word that can not be part of a name."""
    last = first
    while last < len(tokens) and last - first < 10:
        token = tokens[last]
        figure = token.tag in ("value", "digit") and last - first > 1
        if figure or (token.tag == "mark" and token.text not in "-.&"):
            break
        if last > first and token.tag in ("word", "entity") and _ends_source(token.lower):
            break
        last += 1
    return _speaker(text[tokens[first].start : tokens[last - 1].end]) if last > first else ""


def _speaker_of(text: str, near: Near, number: int) -> str:
    """The subject of a verb of saying with the words before its head, in the text's own words."""
    head = subject_of(near.tokens, near.verbs, number)
    if head is None:
        return ""
    if head <= near.place < near.verbs[number].first:
        return ""  # "X, 54, said": the figure is about who speaks, not what was said
    token = near.tokens[head]
    entity = token.entity
    if token.value is not None or (
        entity is not None and (entity.form == "pronoun" or entity.entity_type == "event")
    ):
        return ""
    first = head
    while first and head - first < 6 and _can_name(near, first - 1):
        first -= 1
    return _speaker(text[near.tokens[first].start : token.end])


def _can_name(near: Near, place: int) -> bool:
    token = near.tokens[place]
    if any(verb.first <= place <= verb.last for verb in near.verbs):
        return False
    return token.tag in ("entity", "genitive") or near.words.is_noun(token)


def _speaker(words: str) -> str:
    words = words.strip(" .,'’“”\"").replace(" ’ s", "’s")
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        words = words.removeprefix(article)
    if words.lower() in word_class("grammar-pronoun") or words.lower().startswith(("that ", "when ", "as ")):
        return ""
    return words


_SURVEYS = frozenset(("census", "survey", "estimate"))


def _as_of(near: Near) -> str:
    """The day that 'as of 30 June' or 'in the 2011 census' names, as EDTF; "" where none is named."""
    if near.lowers.isdisjoint(_SURVEYS | {"as"}):
        return ""
    for place, token in enumerate(near.tokens):
        value = token.value
        dated = value is not None and value.value.kind == "date" and value is not near.mention
        year = token.text if token.tag == "digit" and _is_year(token.text) else ""
        said = value.value.edtf if dated and value is not None else year
        before = (near.lower(place - 2), near.lower(place - 1))
        if said and (before in (("as", "of"), ("as", "at")) or near.lower(place + 1) in _SURVEYS):
            return said
    return ""


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1500 <= int(text) <= 2100
