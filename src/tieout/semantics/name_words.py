"""What the words of a name are for: kinds of body, legal forms, types of place, compass, events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tieout.semantics.names import first_names, same_names
from tieout.values.name import NameToken, ParsedName, fold_words
from tieout.values.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class NameWords:
    forms: dict[tuple[str, ...], str]
    longest_form: int
    long_forms: dict[str, str]
    generic: frozenset[str]
    trade: frozenset[str]
    place_types: frozenset[str]
    features: frozenset[str]
    compass: frozenset[str]
    small: frozenset[str]
    events: dict[str, str]
    nations: frozenset[str]
    dull: frozenset[str]
    atlas_starts: frozenset[str]


@lru_cache(maxsize=4)
def name_words(language: str = "en") -> NameWords:
    shelf = vocabulary(language)
    forms = {
        fold_words(form): kind
        for kind, listed in shelf.data["legal-forms"].items()
        if kind != "why"
        for form in listed
    }
    phrases = [name for names in shelf.data["same-name"]["sets"] for name in names]
    phrases += [phrase for words in shelf.data["demonyms"]["pairs"] for phrase in words if " " in phrase]
    events = _event_classes(language)
    nations = {phrase for words in shelf.data["demonyms"]["pairs"] for phrase in words if " " not in phrase}
    generic = frozenset(shelf.words("organization-generic"))
    trade = frozenset(shelf.words("organization-trade"))
    place_types = frozenset(shelf.words("place-type"))
    all_nations = frozenset((*nations, *first_names(), "us", "uk", "eu", "national", "federal"))
    return NameWords(
        forms=forms,
        longest_form=max(len(form) for form in forms),
        long_forms={"".join(form): kind for form, kind in forms.items() if len("".join(form)) >= 10},
        generic=generic,
        trade=trade,
        place_types=place_types,
        features=frozenset(shelf.words("place-feature")),
        compass=frozenset(shelf.words("compass-word")),
        small=frozenset(shelf.words("acronym-stop")),
        events=events,
        nations=all_nations,
        dull=generic | trade | place_types | all_nations | {form[0] for form in forms if len(form) == 1},
        atlas_starts=frozenset(fold_words(phrase)[0] for phrase in phrases),
    )


def _event_classes(language: str) -> dict[str, str]:
    """Event nouns -> the noun that stands for their class."""
    data = vocabulary(language).data
    told = {word: head for head, words in data["event-synonym"].items() if head != "why" for word in words}
    for words in data["event-words"]["sets"]:
        for word in words:
            told.setdefault(word, told.get(words[0], words[0]))
    return told


def telling_tokens(name: ParsedName, *, countries: bool = False) -> tuple[NameToken, ...]:
    """The tokens that tell one bearer from another: no particles, kind words, legal forms, types of place.

    Countries tell events apart and hardly tell bodies apart; ``countries`` keeps them.
    """
    words = name_words()
    core = tuple(token for token in content(name) if token.role != "particle") or name.core
    kept = words.nations if countries else frozenset[str]()
    telling = tuple(token for token in core if token.folded not in words.dull or token.folded in kept)
    return as_event(telling or core, words)


def content(name: ParsedName) -> tuple[NameToken, ...]:
    """The tokens that say something, with a country of several words or names as one token."""
    tokens = tuple(token for token in name.tokens if token.role != "article") or name.tokens
    starts = name_words().atlas_starts
    if not any(token.folded in starts for token in tokens):
        return tokens
    atlas, canonical = same_names(), first_names()
    merged: list[NameToken] = []
    place = 0
    while place < len(tokens):
        for size in (4, 3, 2, 1):
            phrase = "".join(token.folded for token in tokens[place : place + size])
            if size < len(tokens) and place + size <= len(tokens) and phrase in atlas:
                text = " ".join(token.text for token in tokens[place : place + size])
                merged.append(NameToken(text, canonical[atlas[phrase]], "name"))
                place += size
                break
        else:
            merged.append(tokens[place])
            place += 1
    return tuple(merged)


def features(tokens: tuple[NameToken, ...], words: NameWords) -> tuple[str, ...]:
    return tuple(sorted({_singular(t.folded) for t in tokens if t.folded in words.features} - {""}))


def compass_words(tokens: tuple[NameToken, ...], words: NameWords) -> tuple[str, ...]:
    return tuple(sorted(t.folded.removesuffix("ern") for t in tokens if t.folded in words.compass))


def _singular(word: str) -> str:
    word = {"mt": "mount", "mountain": "mount", "mountains": "mount", "harbor": "harbour"}.get(word, word)
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def as_event(tokens: tuple[NameToken, ...], words: NameWords) -> tuple[NameToken, ...]:
    """Tokens with nouns in the singular and event nouns as their class ("accident" -> "crash")."""
    classed = []
    for token in tokens:
        single = _singular(token.folded)
        folded = words.events.get(token.folded, words.events.get(single, single))
        classed.append(NameToken(token.text, folded, token.role, token.bare))
    return tuple(classed)


def head_noun(tokens: tuple[NameToken, ...]) -> str:
    return next((token.folded for token in reversed(tokens) if token.role != "number"), "")


def joined(tokens: Iterable[NameToken]) -> str:
    return "".join(token.folded for token in tokens)


def numbers_differ(a: ParsedName, b: ParsedName) -> str:
    shown = [" ".join(name.numbers) or "no number" for name in (a, b)]
    return f"{shown[0]} against {shown[1]}"
