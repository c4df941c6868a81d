"""Names of companies, parties and bodies against each other: kind words, legal forms, countries, acronyms.

A legal form or a kind word may be dropped ("the Ford Motor Company", "Ford"); a number, a compass word or
any other word makes another body of it.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from tieout.semantics.name_words import NameWords, compass_words, content, joined, name_words, numbers_differ
from tieout.semantics.names import (
    Match,
    NameRelation,
    all_paired,
    different,
    each_its_own,
    known_names,
    match_tokens,
    same_names,
    spaced_alike,
)
from tieout.values.name import NameToken, ParsedName, fold_words


def relate_organizations(a: ParsedName, b: ParsedName) -> NameRelation:
    """Two names of companies, parties, bodies."""
    if a.numbers != b.numbers:
        return different(numbers_differ(a, b))
    words = name_words()
    left, form_a = _without_forms(content(a), words)
    right, form_b = _without_forms(content(b), words)
    if form_a and form_b and form_a != form_b and "open" not in (form_a, form_b):
        return different(
            "legal forms of two kinds", (f"'{a.text}' is {form_a}, '{b.text}' is {form_b}",), 0.6
        )
    if spaced_alike(a, b) or joined(left) == joined(right) != "":
        return NameRelation(0.96, True, "the same letters, spaced or closed up otherwise", (), "spelling")
    acronym = relate_acronym(a, b)
    if acronym is not None:
        return acronym
    if compass_words(left, words) != compass_words(right, words):
        return different("north, south, old or new on one side only", (), 0.4)
    match = match_tokens(left, right)
    if not match.pairs or all(relation.kind == "initial" for *_, relation in match.pairs):
        return different("no token in common", match.clauses)
    if match.only_a and match.only_b:
        return each_its_own(match)
    if (match.only_a or match.only_b) and all(_says_little(t, words) for t in min(left, right, key=len)):
        return different("only kind words in common", match.clauses, 0.3)
    firm = all_paired(match, left, right)
    if firm is not None:
        return firm
    longer = a if match.only_a else b
    return _of_country(match, longer, words) or _one_extra(match, left, right, words)


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
    words = name_words()
    tokens = [token.folded for token in name.tokens if token.folded and not token.folded.isdigit()]
    if tokens and tokens[0] == "the":
        tokens = tokens[1:]
    core = [token for token in tokens if token not in words.small]
    if len(core) < 2 or len(core) > 7:
        return frozenset()
    bodies = [core, tokens]
    bodies += [body[:-1] for body in (core, tokens) if (body[-1],) in words.forms and len(body) > 2]
    return frozenset("".join(word[0] for word in body) for body in bodies if len(body) >= 2)


def _of_country(match: Match, longer: ParsedName, words: NameWords) -> NameRelation | None:
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
    match: Match, a: tuple[NameToken, ...], b: tuple[NameToken, ...], words: NameWords
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


def _without_forms(tokens: tuple[NameToken, ...], words: NameWords) -> tuple[tuple[NameToken, ...], str]:
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


def _misspelt_form(joined: str, words: NameWords) -> str:
    """The kind of a long legal form printed with one slip ("Aktiengeselschaft"), or "" where it is none."""
    if not 10 <= len(joined) <= 40:
        return ""
    slips = (form for form in words.long_forms if OSA.distance(joined, form, score_cutoff=1) <= 1)
    return words.long_forms.get(next(slips, ""), "")


def _stronger(old: str, new: str) -> str:
    return new if old in ("", "open") else old


def _is_generic(token: NameToken, words: NameWords) -> bool:
    return token.folded in words.generic


def _says_little(token: NameToken, words: NameWords) -> bool:
    """True for words that thousands of bodies share: kinds, trades, countries."""
    return token.folded in words.generic or token.folded in words.trade or token.folded in words.nations
