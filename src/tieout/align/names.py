"""Are these two names one entity? The question of ``tieout names``, for one pair or many."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tieout.semantics.name_words import compass_words, name_words
from tieout.semantics.named_things import relate_places, relate_things
from tieout.semantics.names import NameRelation, different, same_names
from tieout.semantics.organization_names import relate_acronym, relate_organizations
from tieout.semantics.person_names import relate_persons
from tieout.values.name import ParsedName, fold_words, parse_name
from tieout.values.vocabulary import vocabulary


@lru_cache(maxsize=131072)
def relate_names(a: str, b: str, *, type_a: str = "", type_b: str = "") -> NameRelation:
    """How the names ``a`` and ``b`` stand to each other; symmetric in meaning, never raises.

    ``type_a`` and ``type_b`` are entity types (``person``, ``place``, ``organization``, ``event``,
    ``object``) or ``""``; where neither is known the words of the names decide which rules speak.
    ``score`` is 0..1 and ``same`` the answer where nothing but the two names is known.
    """
    if (b, type_b) < (a, type_a):
        return relate_names(b, a, type_a=type_b, type_b=type_a)
    if "/" in a + b and not any(char.isdigit() for char in a + b):
        return _best_of_parts(a, b, type_a, type_b)
    kind = _common_type(a, b, type_a, type_b)
    if kind is None:
        return different(f"a {type_a} is not a {type_b}")
    left, right = parse_name(a, kind), parse_name(b, kind)
    if not left.tokens or not right.tokens:
        return _relate_bare_texts(a, b)
    same = _same_letters(left, right)
    if same is not None:
        return same
    if left.nominal or right.nominal:
        return different("a description without a name")
    if type_a and type_b and type_a != type_b:
        return _across_types(left, right)
    if kind == "organization":
        return relate_organizations(left, right)
    if kind == "place":
        return relate_places(left, right)
    if kind in ("event", "object"):
        return relate_things(left, right)
    return relate_persons(left, right) if kind == "person" else _relate_untyped(left, right)


def _relate_untyped(a: ParsedName, b: ParsedName) -> NameRelation:
    """Two names of no known type: as persons, but for acronyms, "anti-" and "the X of Y"."""
    acronym = relate_acronym(a, b)
    if acronym is not None:
        return acronym
    words = name_words()
    if compass_words(a.tokens, words) != compass_words(b.tokens, words):
        return different("north, south, anti or former on one side only", (), 0.4)
    relation = relate_persons(a, b)
    inside = any(token.folded == "of" for name in (a, b) for token in name.tokens[1:])
    if relation.kind == "short" and inside and min(len(a.core), len(b.core)) == 1:
        return different("what is of a thing is not the thing", relation.tokens, 0.4)
    return relation


def relate_pairs(pairs: Iterable[tuple[str, str]], *, entity_type: str = "") -> list[NameRelation]:
    """``relate_names`` for each of ``pairs``, in their order."""
    return [relate_names(a, b, type_a=entity_type, type_b=entity_type) for a, b in pairs]


def guess_type(name: str) -> str:
    """The type that a name's own words betray ("Northline Ltd", "Ash River", "Dr Hale"), or ``""``."""
    words = set(fold_words(name))
    shelf = vocabulary()
    parsed = parse_name(name)
    if parsed.titles:
        return "person"
    if words & _forms():
        return "organization"
    if words & frozenset(shelf.words("organization-kind")):
        return "organization"
    if words & (frozenset(shelf.words("place-type")) | frozenset(shelf.words("place-feature"))):
        return "place"
    if words & _event_words() and len(words) > 1:
        return "event"
    return ""


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    table = vocabulary().data["legal-forms"]
    single = (form for kind, forms in table.items() if kind != "why" for form in forms if " " not in form)
    return frozenset(form for form in single if len(form) > 2 or form in ("ag", "co"))


@lru_cache(maxsize=1)
def _event_words() -> frozenset[str]:
    shelf = vocabulary()
    return frozenset(shelf.words("event-noun")) - frozenset(shelf.words("event-noun-weak"))


def _common_type(a: str, b: str, type_a: str, type_b: str) -> str | None:
    """The type whose rules speak, or ``None`` where the two types exclude each other."""
    known = [kind for kind in (type_a, type_b) if kind]
    if len(known) == 2 and known[0] != known[1]:
        if "person" in known or "event" in known:
            return None
        return "organization" if "organization" in known else "place"
    if known:
        return known[0]
    guesses = [kind for kind in (guess_type(a), guess_type(b)) if kind]
    if "person" in guesses:
        return "" if len(set(guesses)) > 1 else "person"
    return guesses[0] if guesses else ""


def _best_of_parts(a: str, b: str, type_a: str, type_b: str) -> NameRelation:
    """A stroke parts two names of one bearer ("Al-Qaida/Islamic Army"): the best pair of parts decides."""
    parts = [[part.strip() for part in name.split("/")[:4] if part.strip()] for name in (a, b)]
    relations = [
        relate_names(x, y, type_a=type_a, type_b=type_b) for x in parts[0] or [" "] for y in parts[1] or [" "]
    ]
    return max(relations, key=lambda relation: (relation.same, relation.score, relation.reason))


def _across_types(a: ParsedName, b: ParsedName) -> NameRelation:
    """A place against a body, an object against a place: one name or none, for what one adds decides."""
    relation = relate_places(a, b)
    if relation.kind in ("equal", "spelling"):
        return relation
    return different("things of two types, and not one name", relation.tokens)


def _same_letters(a: ParsedName, b: ParsedName) -> NameRelation | None:
    if a.joined == b.joined and a.suffixes == b.suffixes:
        reason = (
            "the same name" if a.text == b.text else "the same name but for case, marks, spacing or title"
        )
        return NameRelation(1.0, True, reason, (), "equal")
    atlas = same_names()
    if a.joined in atlas and atlas[a.joined] == atlas.get(b.joined, -1):
        return NameRelation(0.97, True, "two names of one, by the table of names", (), "spelling")
    return None


def _relate_bare_texts(a: str, b: str) -> NameRelation:
    """Names without a letter or digit (signs, emoji): the same only when printed the same."""
    if a.strip() == b.strip() and a.strip():
        return NameRelation(1.0, True, "the same signs", (), "equal")
    return different("no letters to compare")
