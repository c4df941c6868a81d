"""Names of bodies, places, objects and events against each other: kind words, legal forms, numbers, acronyms.

Here a word more is weighed by what it is. A legal form or a kind word may be dropped ("the Ford Motor
Company", "Ford"); a number, a compass word or a feature ("river") makes another thing of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from tieout.semantics.names import (
    Match,
    NameRelation,
    different,
    first_names,
    known_names,
    match_tokens,
    same_names,
    spaced_alike,
)
from tieout.values.name import NameToken, ParsedName, fold_words
from tieout.values.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class _Words:
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
def _words_of(language: str = "en") -> _Words:
    shelf = vocabulary(language)
    forms = {
        fold_words(form): kind
        for kind, listed in shelf.data["legal-forms"].items()
        if kind != "why"
        for form in listed
    }
    phrases = [name for names in shelf.data["same-name"]["sets"] for name in names]
    phrases += [phrase for words in shelf.data["demonyms"]["pairs"] for phrase in words if " " in phrase]
    events = {word: words[0] for words in shelf.data["event-words"]["sets"] for word in words}
    nations = {phrase for words in shelf.data["demonyms"]["pairs"] for phrase in words if " " not in phrase}
    generic = frozenset(shelf.words("organization-generic"))
    trade = frozenset(shelf.words("organization-trade"))
    place_types = frozenset(shelf.words("place-type"))
    all_nations = frozenset((*nations, *first_names(), "us", "uk", "eu", "national", "federal"))
    return _Words(
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


def relate_organizations(a: ParsedName, b: ParsedName) -> NameRelation:
    """Two names of companies, parties, bodies."""
    if a.numbers != b.numbers:
        return different(_numbers_differ(a, b))
    words = _words_of()
    left, form_a = _without_forms(_content(a), words)
    right, form_b = _without_forms(_content(b), words)
    if form_a and form_b and form_a != form_b and "open" not in (form_a, form_b):
        return different(
            "legal forms of two kinds", (f"'{a.text}' is {form_a}, '{b.text}' is {form_b}",), 0.6
        )
    if spaced_alike(a, b) or _joined(left) == _joined(right) != "":
        return NameRelation(0.96, True, "the same letters, spaced or closed up otherwise", (), "spelling")
    acronym = relate_acronym(a, b)
    if acronym is not None:
        return acronym
    if _compass(left, words) != _compass(right, words):
        return different("north, south, old or new on one side only", (), 0.4)
    match = match_tokens(left, right)
    if not match.pairs or all(relation.kind == "initial" for *_, relation in match.pairs):
        return different("no token in common", match.clauses)
    if match.only_a and match.only_b:
        return _both_extra(match)
    if (match.only_a or match.only_b) and all(_says_little(t, words) for t in min(left, right, key=len)):
        return different("only kind words in common", match.clauses, 0.3)
    firm = _firm(match, left, right)
    if firm is not None:
        return firm
    longer = a if match.only_a else b
    return _of_country(match, longer, words) or _one_extra(match, left, right, words)


def relate_places(a: ParsedName, b: ParsedName) -> NameRelation:
    """Two names of places. Type words of one place may come and go; a feature makes another place."""
    words = _words_of()
    left, right = _content(a), _content(b)
    feature_a, feature_b = _features(left, words), _features(right, words)
    if feature_a != feature_b:
        return different(f"{_named(feature_a)} is not {_named(feature_b)}", (), 0.4)
    compass_a, compass_b = _compass(left, words), _compass(right, words)
    if compass_a != compass_b:
        return different(f"{_named(compass_a)} against {_named(compass_b)}", (), 0.4)
    if a.numbers != b.numbers:
        return different(_numbers_differ(a, b))
    left = tuple(t for t in left if t.folded not in words.place_types) or left
    right = tuple(t for t in right if t.folded not in words.place_types) or right
    if _joined(left) == _joined(right):
        return NameRelation(0.97, True, "the same place, with or without its type word", (), "equal")
    match = match_tokens(left, right)
    if not match.pairs or all(relation.kind == "initial" for *_, relation in match.pairs):
        return different("no token in common", match.clauses)
    if match.only_a and match.only_b:
        return _both_extra(match)
    if match.only_a or match.only_b:
        if feature_a and len(match.pairs) >= 2:
            return NameRelation(0.85, True, "the same feature, named in short", match.clauses, "short")
        return different("a token more makes another place", match.clauses, 0.5)
    return _firm(match, left, right) or different("an uncertain slip", match.clauses, 0.5)


def relate_things(a: ParsedName, b: ParsedName) -> NameRelation:
    """Two names of events or objects: one head, no modifier against another, numbers and years alike."""
    words = _words_of()
    if a.numbers and b.numbers and not (set(a.numbers) <= set(b.numbers) or set(b.numbers) <= set(a.numbers)):
        return different(_numbers_differ(a, b))
    left, right = _as_event(_content(a), words), _as_event(_content(b), words)
    if _compass(left, words) != _compass(right, words):
        return different("north, south, old or new on one side only", (), 0.4)
    match = match_tokens(left, right)
    if not match.pairs or all(relation.kind in ("initial", "nickname") for *_, relation in match.pairs):
        return different("no token in common", match.clauses)
    if match.only_a and match.only_b:
        return _both_extra(match)
    extra = match.only_a or match.only_b
    if not extra:
        return _firm(match, left, right) or different("an uncertain slip", match.clauses, 0.5)
    shorter, longer = (left, right) if match.only_b else (right, left)
    if all(t.role == "number" for t in shorter):
        return different("only a number in common", match.clauses, 0.2)
    if _head(shorter) != _head(longer) and len(shorter) < 2:
        return different("another head noun", match.clauses, 0.4)
    what = ", ".join(f"'{token.text}'" for token in extra)
    score = round(max(0.7, match.score - 0.06 * len(extra)), 3)
    return NameRelation(score, True, f"short for the longer name, without {what}", match.clauses, "short")


def relate_acronym(a: ParsedName, b: ParsedName) -> NameRelation | None:
    """The relation where one name is the acronym of the other, or stands in its brackets; else ``None``."""
    for short, long in ((a, b), (b, a)):
        brackets = {"".join(fold_words(part)) for part in long.bracketed}
        if short.joined and short.joined in brackets:
            return NameRelation(0.95, True, f"'{long.text}' gives '{short.text}' in brackets", (), "acronym")
        letters = short.text.replace(".", "").replace("the ", "").replace("The ", "").strip()
        if (
            2 <= len(letters) <= 7
            and letters.isalpha()
            and letters[:2].isupper()
            and short.joined in initials_of(long)
        ):
            return NameRelation(0.85, True, f"'{letters}' are the initials of '{long.text}'", (), "acronym")
    return None


def initials_of(name: ParsedName) -> frozenset[str]:
    """The acronyms that a name of three or more words may have (two where no small word stands between)."""
    words = _words_of()
    tokens = [token.folded for token in name.tokens if token.folded and not token.folded.isdigit()]
    if tokens and tokens[0] == "the":
        tokens = tokens[1:]
    core = [token for token in tokens if token not in words.small]
    if len(core) < 2 or len(core) > 7:
        return frozenset()
    bodies = [core, tokens]
    bodies += [body[:-1] for body in (core, tokens) if (body[-1],) in words.forms and len(body) > 2]
    return frozenset("".join(word[0] for word in body) for body in bodies if len(body) >= 2)


def telling_tokens(name: ParsedName, *, countries: bool = False) -> tuple[NameToken, ...]:
    """The tokens that tell one bearer from another: no particles, kind words, legal forms, types of place.

    Countries tell events apart and hardly tell bodies apart; ``countries`` keeps them.
    """
    words = _words_of()
    core = tuple(token for token in _content(name) if token.role != "particle") or name.core
    kept = words.nations if countries else frozenset[str]()
    telling = tuple(token for token in core if token.folded not in words.dull or token.folded in kept)
    return _as_event(telling or core, words)


def _firm(match: Match, a: tuple[NameToken, ...], b: tuple[NameToken, ...]) -> NameRelation | None:
    """Every token paired: one name, unless all that pairs them is a slip between two known or short words."""
    if match.only_a or match.only_b:
        return None
    slips = [relation for *_, relation in match.pairs if relation.kind == "typing"]
    near = [relation for *_, relation in match.pairs if relation.kind == "spelling"]
    lone = len(match.pairs) == 1
    folded = [token.folded for token in (*a, *b)]
    if (slips or near) and lone and len(set(folded) & known_names()) > 1:
        return different("two known names", match.clauses, 0.4)
    if (
        slips
        and (len(slips) == len(match.pairs))
        and (min(map(len, folded)) < 6 or folded[0][0] != folded[len(a)][0])
    ):
        return different("a letter apart is too much for a short name", match.clauses, 0.5)
    kind = "spelling" if slips or near else "equal"
    score = round(match.score, 3)
    return NameRelation(
        score,
        True,
        "every token has its counterpart",
        match.clauses,
        "equal" if kind == "equal" else "spelling",
    )


def _of_country(match: Match, longer: ParsedName, words: _Words) -> NameRelation | None:
    """ "Liberation Front of Eritrea" against "Liberation Front": the country at the end may be dropped."""
    extra = match.only_a or match.only_b
    places = [n for n, token in enumerate(longer.tokens) if token.folded == "of"]
    after = "".join(token.folded for token in longer.tokens[places[-1] + 1 :]) if places else ""
    dropped = "".join(token.folded for token in extra)
    if len(match.pairs) >= 2 and dropped in known_names() and after.removeprefix("the") in same_ends(dropped):
        what = " ".join(token.text for token in extra)
        return NameRelation(round(match.score - 0.1, 3), True, f"without 'of {what}'", match.clauses, "short")
    return None


def same_ends(name: str) -> frozenset[str]:
    """All names of the country ``name``, folded without spaces, itself included."""
    atlas = same_names()
    number = atlas.get(name, -1)
    return frozenset((name, *(other for other, place in atlas.items() if place == number)))


def _one_extra(
    match: Match, a: tuple[NameToken, ...], b: tuple[NameToken, ...], words: _Words
) -> NameRelation:
    extra = match.only_a or match.only_b
    longer = b if match.only_b else a
    what = ", ".join(f"'{token.text}'" for token in extra)
    if all(_is_generic(token, words) for token in extra):
        return NameRelation(
            round(match.score - 0.1, 3), True, f"without the kind word {what}", match.clauses, "short"
        )
    if extra[0] == longer[0] and all(token.folded in words.nations for token in extra):
        sure = len(match.pairs) >= 2
        score = round(match.score - 0.12, 3) if sure else 0.62
        return NameRelation(score, sure, f"without its country, {what}", match.clauses, "short")
    return different(f"{what} on one side only may be another body", match.clauses, 0.55)


def _both_extra(match: Match) -> NameRelation:
    names = f"'{match.only_a[0].text}' on one side, '{match.only_b[0].text}' on the other"
    return different(f"each has a token of its own: {names}", match.clauses, round(0.5 * match.score, 3))


def _content(name: ParsedName) -> tuple[NameToken, ...]:
    """The tokens that say something, with a country of several words or names as one token."""
    tokens = tuple(token for token in name.tokens if token.role != "article") or name.tokens
    starts = _words_of().atlas_starts
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


def _joined(tokens: Iterable[NameToken]) -> str:
    return "".join(token.folded for token in tokens)


def _without_forms(tokens: tuple[NameToken, ...], words: _Words) -> tuple[tuple[NameToken, ...], str]:
    """Takes legal forms off both ends; returns what is left and the kind of form found ("" for none)."""
    kind = ""
    moved = True
    while moved and len(tokens) > 1:
        moved = False
        for size in range(min(words.longest_form, len(tokens) - 1), 0, -1):
            head, tail = (tuple(t.folded for t in part) for part in (tokens[:size], tokens[-size:]))
            form = words.forms.get(tail) or _misspelt_form("".join(tail), words)
            if form:
                kind, tokens, moved = _stronger(kind, form), tokens[:-size], True
                break
            if head in words.forms and words.forms[head] != "open":
                kind, tokens, moved = _stronger(kind, words.forms[head]), tokens[size:], True
                break
    return tokens, kind


def _misspelt_form(joined: str, words: _Words) -> str:
    """The kind of a long legal form printed with one slip ("Aktiengeselschaft"), or "" where it is none."""
    if not 10 <= len(joined) <= 40:
        return ""
    slips = (form for form in words.long_forms if OSA.distance(joined, form, score_cutoff=1) <= 1)
    return words.long_forms.get(next(slips, ""), "")


def _stronger(old: str, new: str) -> str:
    return new if old in ("", "open") else old


def _is_generic(token: NameToken, words: _Words) -> bool:
    return token.folded in words.generic


def _says_little(token: NameToken, words: _Words) -> bool:
    """True for words that thousands of bodies share: kinds, trades, countries."""
    return token.folded in words.generic or token.folded in words.trade or token.folded in words.nations


def _features(tokens: tuple[NameToken, ...], words: _Words) -> tuple[str, ...]:
    return tuple(sorted({_singular(t.folded) for t in tokens if t.folded in words.features} - {""}))


def _compass(tokens: tuple[NameToken, ...], words: _Words) -> tuple[str, ...]:
    return tuple(sorted(t.folded.removesuffix("ern") for t in tokens if t.folded in words.compass))


def _singular(word: str) -> str:
    word = {"mt": "mount", "mountain": "mount", "mountains": "mount", "harbor": "harbour"}.get(word, word)
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _as_event(tokens: tuple[NameToken, ...], words: _Words) -> tuple[NameToken, ...]:
    """Tokens with nouns in the singular and event nouns as their class ("accident" -> "crash")."""
    classed = []
    for token in tokens:
        single = _singular(token.folded)
        folded = words.events.get(token.folded, words.events.get(single, single))
        classed.append(NameToken(token.text, folded, token.role, token.bare))
    return tuple(classed)


def _head(tokens: tuple[NameToken, ...]) -> str:
    return next((token.folded for token in reversed(tokens) if token.role != "number"), "")


def _named(words: tuple[str, ...]) -> str:
    return "'" + " ".join(words) + "'" if words else "no such word"


def _numbers_differ(a: ParsedName, b: ParsedName) -> str:
    shown = [" ".join(name.numbers) or "no number" for name in (a, b)]
    return f"{shown[0]} against {shown[1]}"
