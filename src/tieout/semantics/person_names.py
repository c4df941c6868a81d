"""Names of persons against each other: given names, family names, initials, pet forms, fathers, crowns."""

from __future__ import annotations

from functools import lru_cache

from tieout.semantics.name_tokens import relate_words
from tieout.semantics.names import (
    Match,
    NameKind,
    NameRelation,
    different,
    each_its_own,
    known_names,
    match_tokens,
    spaced_alike,
)
from tieout.values.name import NameToken, ParsedName
from tieout.values.vocabulary import vocabulary


def relate_persons(a: ParsedName, b: ParsedName) -> NameRelation:
    """Two names of persons. Each token of the shorter must have its counterpart in the longer."""
    if generation(a) != generation(b) and generation(a) and generation(b):
        return different(f"'{' '.join(a.suffixes)}' is not '{' '.join(b.suffixes)}'")
    if a.numbers and b.numbers and a.numbers != b.numbers:
        return different(f"number {' '.join(a.numbers)} is not number {' '.join(b.numbers)}")
    if spaced_alike(a, b):
        return NameRelation(0.95, True, "the same letters, spaced otherwise", (), "spelling")
    left, right = _compound(a.core), _compound(b.core)
    left, right = _spell_out(left, right), _spell_out(right, left)
    match = match_tokens(left, right)
    if not match.pairs:
        return different("no token in common", match.clauses)
    if match.only_a and match.only_b:
        return each_its_own(match)
    if len(match.pairs) == 1 and (_is_father(a, right) or _is_father(b, left)):
        return different("the name behind 'bin' is the father's", match.clauses, 0.4)
    if not _anchored(match, left, right):
        return different("only initials or short tokens in common", match.clauses, 0.3)
    if not match.in_order and not _turned(match, a, b):
        return different("the same tokens in another order", match.clauses, 0.5)
    extra = match.only_a or match.only_b
    if extra and _titled(match, a, b):
        return NameRelation(0.92, True, "what goes before is a title", match.clauses, "equal")
    score = match.score - 0.05 * len(extra)
    lone_crown = (_regnal(a) and not _crowned(b)) or (_regnal(b) and not _crowned(a))
    if len(left) != len(right) and lone_crown:
        return different("a crowned head goes by one name, and another person by two", match.clauses, 0.4)
    if not extra and generation(a) != generation(b):
        return NameRelation(0.85, True, "junior or senior on one side only", match.clauses, "short")
    if not extra:
        return _relate_whole(match, round(score, 3))
    return _relate_short(match, left, right, round(score, 3))


def _relate_whole(match: Match, score: float) -> NameRelation:
    """Every token paired; an initial or a pet form may stand for several names, and so is a short form."""
    short = [relation.reason for *_, relation in match.pairs if relation.kind in ("initial", "nickname")]
    if short:
        return NameRelation(score, True, short[0], match.clauses, "short")
    kind: NameKind = "equal" if all(relation.kind == "equal" for *_, relation in match.pairs) else "spelling"
    return NameRelation(score, True, "every token has its counterpart", match.clauses, kind)


def _is_father(longer: ParsedName, other: tuple[NameToken, ...]) -> bool:
    """True where ``other`` is one word and that word is the father in ``longer``: "Mohammed bin Salman"."""
    if len(other) != 1 or len(longer.core) < 2:
        return False
    fathers = [
        token.folded
        for before, token in zip(longer.tokens, longer.tokens[1:], strict=False)
        if before.folded in ("bin", "ibn", "ben", "bint", "binti")
    ]
    return any(relate_words(other[0].folded, father).kind in ("equal", "spelling") for father in fathers)


def _crowned(name: ParsedName) -> bool:
    """True where the title is that of a crowned head, a pope or a saint."""
    crowned = set(vocabulary().words("crowned-title"))
    return any(title in crowned for title in name.titles)


def _regnal(name: ParsedName) -> bool:
    """True for a given name alone behind such a title: "Queen Anne"."""
    return len(name.core) == 1 and _crowned(name)


def _titled(match: Match, a: ParsedName, b: ParsedName) -> bool:
    """True where the longer phrase opens with a title and ends with the whole of the shorter, a full name."""
    longer, shorter = (a, b) if match.only_a else (b, a)
    size = len(shorter.core)
    tail = [token.folded for token in longer.core[-size:]]
    return bool(longer.titles) and size >= 2 and tail == [token.folded for token in shorter.core]


def generation(name: ParsedName) -> str:
    generations = {
        "jr": "jr",
        "junior": "jr",
        "sr": "sr",
        "senior": "sr",
        "ii": "ii",
        "iii": "iii",
        "iv": "iv",
    }
    return next((generations[suffix] for suffix in name.suffixes if suffix in generations), "")


def _compound(tokens: tuple[NameToken, ...]) -> tuple[NameToken, ...]:
    """ "Abd al-Aziz", "Abdul Aziz" -> one token: the servant and the name of God are one given name."""
    merged: list[NameToken] = []
    for token in tokens:
        if merged and merged[-1].folded in ("abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdus"):
            merged[-1] = NameToken(f"{merged[-1].text} {token.text}", "abdul" + token.folded, "name")
        else:
            merged.append(token)
    return tuple(merged)


def _spell_out(tokens: tuple[NameToken, ...], other: tuple[NameToken, ...]) -> tuple[NameToken, ...]:
    """ "JC" becomes two initials where the other name has two words that begin so, one after the other."""
    firsts = "".join(token.folded[:1] for token in other if token.role != "initial")
    spelt: list[NameToken] = []
    for token in tokens:
        letters = token.folded
        if 2 <= len(letters) <= 3 and token.text.isupper() and letters in firsts:
            spelt.extend(NameToken(letter.upper(), letter, "initial") for letter in letters)
        else:
            spelt.append(token)
    return tuple(spelt)


def _anchored(match: Match, a: tuple[NameToken, ...], b: tuple[NameToken, ...]) -> bool:
    """True where a full word stands behind the match, and one slip at most behind a lone one."""
    full = [relation for *_, relation in match.pairs if relation.kind != "initial"]
    if not full:
        return False
    known = {t.folded for t in (*a, *b)} & known_names()
    if len(a) == len(b) == 1 and len(known) > 1:
        return False  # Iraq and Iraqi, Niger and Nigeria: an atlas lists both
    firm = [relation for relation in full if relation.kind in ("equal", "spelling", "nickname")]
    if firm:
        return True
    if len(match.pairs) == 1:
        shorter = min(a, b, key=len)[0].folded
        return match.score > 0.84 and len(shorter) >= 7 and not known
    return len(full) >= 2


def _turned(match: Match, a: ParsedName, b: ParsedName) -> bool:
    """True where another order is family name first, or a comma or another script explains it."""
    if a.inverted or b.inverted or any(t.bare or not t.text.isascii() for t in (*a.tokens, *b.tokens)):
        return True
    return len(match.pairs) >= 3 or not _all_given(a)


def _all_given(name: ParsedName) -> bool:
    given = given_names()
    return all(token.folded in given for token in name.core)


@lru_cache(maxsize=4)
def given_names(language: str = "en") -> frozenset[str]:
    """Folded given names that the nickname table and the list of given names know."""
    shelf = vocabulary(language)
    listed = [name for names in shelf.data["nicknames"]["sets"] for name in names]
    return frozenset((*listed, *shelf.words("given-name")))


def _relate_short(
    match: Match, a: tuple[NameToken, ...], b: tuple[NameToken, ...], score: float
) -> NameRelation:
    """One name holds all tokens of the other: middle names, a surname alone, a given name alone."""
    shorter, longer = (a, b) if match.only_b else (b, a)
    extra = match.only_b or match.only_a
    compounds = vocabulary().words("compound-given")
    for place, token in enumerate(longer[1:-1], 1):
        if token in extra and token.folded in compounds and longer[place - 1] not in extra:
            return different(
                f"'{longer[place - 1].text} {token.text}' is a given name of its own", match.clauses, 0.45
            )
    what = ", ".join(f"'{token.text}'" for token in extra)
    kin = set(vocabulary().words("kin-word"))
    if any(token.folded in kin for token in extra):
        return different(f"{what} makes another person of it", match.clauses, 0.4)
    if any(relation.kind == "typing" and relation.score < 0.85 for *_, relation in match.pairs):
        return different(f"two slips and {what} on one side only", match.clauses, 0.5)
    if len(shorter) > 1:
        return NameRelation(score, True, f"short for the longer name, without {what}", match.clauses, "short")
    return _relate_lone(shorter[0], longer, NameRelation(score, True, what, match.clauses))


def _relate_lone(lone: NameToken, longer: tuple[NameToken, ...], found: NameRelation) -> NameRelation:
    """One word against a longer name; ``found`` brings the score, the words left out and the clauses."""
    last = relate_words(lone.folded, longer[-1].folded).kind != "different"
    first = relate_words(lone.folded, longer[0].folded).kind in ("equal", "nickname")
    if not (last or first) and lone.folded in given_names():
        return different("a middle name alone", found.tokens, 0.4)
    part = "the family name" if last else "the given name" if first else "one of the family names"
    reason = f"{part} alone, without {found.reason}"
    return NameRelation(round(0.75 * found.score, 3), True, reason, found.tokens, "short")
