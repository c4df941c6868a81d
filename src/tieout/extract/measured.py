"""What a measured or unnamed figure is the value of: the noun it hangs on, or the verb of its clause.

"a cost of $5m", "turnout was 87 per cent", "the economy grew by 6.9%", "98% chose independence".
"""

from __future__ import annotations

from tieout.extract.lemmas import singular, word_class
from tieout.extract.near import Near
from tieout.extract.nouns import NounPhrase, noun_phrase, noun_phrase_before, pieces
from tieout.extract.subjects import subject_of
from tieout.extract.what import What, is_telling, participle_of
from tieout.extract.words import Verb
from tieout.values.vocabulary import vocabulary


def compared(near: Near) -> What | None:
    """'34 seconds faster than X', '3 minutes behind X', '34 seconds off the record': how far from what."""
    if near.mention.value.kind not in ("duration", "quantity", "percentage", "number") or near.mention.noun:
        return None
    word = near.lower(near.after)
    place = near.after + 1
    comparative = word in word_class("comparative")
    if comparative and near.lower(place) in ("than", "of"):
        place += 1
    elif (not comparative and word not in word_class("gap-preposition")) or word in ("more", "less", "fewer"):
        return None
    phrase = noun_phrase(near.tokens, near.verbs, place, measured=False)
    if phrase is None or near.tokens[phrase.start].tag == "digit":
        return What(word, (), "", word) if comparative else None
    link = [word, "than"] if near.lower(near.after + 1) == "than" else [word]
    tail, _ = pieces(near.tokens, near.verbs, phrase.end, money=False)
    return What(phrase.head, phrase.modifiers, "", " ".join([*link, *phrase.words, *tail]))


def spell(near: Near) -> What | None:
    """'nine years at Acme', 'seven months in custody', '18 years of rule', '15 days to appeal'."""
    link = near.lower(near.after)
    if near.mention.value.kind != "duration" or near.mention.noun:
        return None
    verb = next((verb for verb in near.verbs if verb.first == near.after), None)
    if verb is not None and verb.role == "infinitive" and near.lower(near.place - 1) not in ("took", "takes"):
        phrase = noun_phrase(near.tokens, near.verbs, verb.last + 1, measured=False)
        done = phrase.words if phrase is not None and not phrase.covers(near.place) else ()
        return What("", (), verb.lemma, " ".join(["to", near.lower(verb.last), *done]))
    if link == "to" and near.governor is not None and near.governor.lemma == "have":
        said = near.lower(near.after + 1)
        return What("", (), said, f"to {said}") if near.tokens[near.after + 1].is_word else None
    if link not in word_class("spell-preposition"):
        return None
    phrase = noun_phrase(near.tokens, near.verbs, near.after + 1, measured=False)
    if phrase is None or phrase.head in word_class("spell-empty") or near.is_figure(phrase.start):
        return None
    if link == "of":
        tail, _ = pieces(near.tokens, near.verbs, phrase.end, money=False)
        return What(phrase.head, phrase.modifiers, "", " ".join([*phrase.words, *tail]))
    entity = near.tokens[phrase.start].entity
    if link == "in" and entity is not None and entity.entity_type == "place":
        return None
    return What(phrase.head, phrase.modifiers, "", " ".join([link, *phrase.words]))


def race_time(near: Near) -> What | None:
    """A time printed with colons is somebody's time in a race, named by the race or town of its clause."""
    if near.mention.value.kind != "duration" or ":" not in near.mention.text:
        return None
    places = sorted(range(len(near.tokens)), key=lambda n: (abs(n - near.place), n))
    for place in places[:24]:
        entity = near.tokens[place].entity
        if entity is None or entity.form == "pronoun":
            continue
        located = entity.entity_type == "place" and near.lower(place - 1) in ("in", "at")
        if entity.entity_type == "event" or located:
            return What("time", (), "", f"time in {entity.entity or entity.text}")
    return What("time", (), "", "time")


def dimension(near: Near) -> What | None:
    """'185 metres high': the adjective says what is measured."""
    if near.mention.value.kind not in ("quantity", "duration"):
        return None
    noun = vocabulary().data["dimension-noun"].get(near.lower(near.after))
    place = near.after + 1
    follows = place < len(near.tokens) and (
        near.words.is_noun(near.tokens[place]) or near.tokens[place].entity
    )
    if noun is None or follows:
        return None
    counted = _each(near)
    return What(noun, (), "", noun if counted is None else f"{noun} per {singular(counted.head)}")


def _each(near: Near) -> NounPhrase | None:
    """'41 spans, each 150 metres long': what one of is measured."""
    if near.lower(near.place - 1) != "each" or near.lower(near.place - 2) != ",":
        return None
    value = near.tokens[near.place - 3].value
    if value is not None and value.noun:
        return NounPhrase.printed(value.noun.strip(), value.head, near.place - 2)
    return noun_phrase_before(near.tokens, near.verbs, near.place - 3)


def up_down(near: Near) -> What | None:
    """'a profit of $3bn, up 12%': the change of what the clause speaks of."""
    word = near.lower(near.place - 1)
    if word not in ("up", "down") or near.governor is None:
        return None
    if near.governor.last == near.place - 2 and near.governor.lemma != "be":
        return None
    noun = "rise" if word == "up" else "fall"
    start = near.governor.last + 1
    phrase = noun_phrase(near.tokens, near.verbs, start, measured=False)
    if phrase is None or phrase.end > near.place or near.lower(start) in near.words.prepositions:
        told = subject_what(near, near.governor, suffix=noun)
        return told or What(noun, (), near.governor.lemma, noun)
    return What(phrase.head, phrase.modifiers, near.governor.lemma, " ".join([*phrase.words, noun]))


def noun_before(near: Near) -> What | None:
    """'a cost of $5m', 'damages of $5m sought', 'rates from 100 takas', '41 spans, each 150 metres long'."""
    words = near.words
    place = near.place - 1
    while place >= 0 and (
        words.is_adverb(near.tokens[place]) or near.lower(place) in ("an", "a", "estimated")
    ):
        place -= 1
    if place < 1:
        return None
    if near.lower(place) == "each":
        phrase = _each(near)
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


def level(near: Near) -> What | None:
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
    if governor.lemma == "be" and near.lower(near.after) in ("for", "against"):
        return None
    told = subject_what(near, governor)
    return What("level", (), governor.lemma, "level") if told is None and moved else told


def subject_what(near: Near, governor: Verb, *, suffix: str = "") -> What | None:
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


def change(near: Near) -> What | None:
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
        return subject_what(near, governor, suffix=noun) or What(noun, (), governor.lemma, noun)
    noun = vocabulary().data["figure-verb"].get(governor.lemma)
    if noun is None or near.mention.value.kind not in ("money", "quantity", "duration", "number"):
        return None
    tail, _ = pieces(near.tokens, near.verbs, near.place + 1, money=True)
    return What(noun, (), governor.lemma, " ".join([noun, *tail]))


def verb_frame(near: Near) -> What | None:
    """'98% chose independence', '3,043 took option 1': only the verb and its object say what is counted."""
    governor = near.governor
    if governor is None:
        tail, _ = pieces(near.tokens, near.verbs, near.after, money=False)
        return What(phrase=" ".join(tail)) if tail else None
    words = verb_words(near)
    return What("", (), "" if governor.lemma == "be" else governor.lemma, " ".join(words)) if words else None


def verb_words(near: Near) -> list[str]:
    """The verb of the figure's clause and its object, as printed, the figure itself left out."""
    governor = near.governor
    if governor is None:
        return []
    said: list[str] = []
    if governor.first > near.place:
        said, _ = pieces(near.tokens, near.verbs, near.after, money=False, limit=governor.first)
    if (
        said
        and near.mention.value.kind == "duration"
        and near.lower(near.place - 1) in ("after", "for", "in")
    ):
        return said
    if governor.lemma == "be" and governor.first > near.place:
        predicate = noun_phrase(near.tokens, near.verbs, governor.last + 1, measured=False)
        return [*said, *(predicate.words if predicate is not None else _object(near, governor.last + 1))]
    start = governor.last + 1
    if start <= near.place and near.place - start < 3 and governor.first < near.place:
        start = near.after
    done = _object(near, start)
    if done and governor.first > near.place and governor.lemma in word_class("choice-verb"):
        return done if done[0] == "for" else ["for", *done]
    active = governor.last < near.place and not governor.passive
    if active and not done and governor.last == near.place - 1 and governor.role == "gerund":
        return [participle_of(governor.lemma)]
    narrowed = bool(done) and done[0] in near.words.prepositions
    if active and done and not said and not narrowed and is_telling(governor.lemma):
        return [*done, participle_of(governor.lemma)]
    if done[:1] == ["for"] and near.lower(start) == "option":
        return done
    verb = [] if governor.lemma in ("be", "do") else [near.tokens[governor.last].lower]
    return [*said, *verb, *done]


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
        named = near.lower(end) == ","
        other = noun_phrase(near.tokens, near.verbs, end + 1, measured=False) if named else None
        if other is not None and phrase.head == "option":
            return ["for", *other.words]
        words += other.words if other is not None else ()
    tail, _ = pieces(near.tokens, near.verbs, end, money=False)
    return [*words, *tail]
