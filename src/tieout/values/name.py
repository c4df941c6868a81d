"""A name, taken apart: its tokens and what each is for. Pure; words come from ``rules/<lang>/vocab``.

A ``ParsedName`` keeps the printed form and adds what comparing needs: tokens folded to plain lower-case
letters (diacritics off, other scripts romanised by anyascii), titles and suffixes set apart, particles and
initials marked, what stood in brackets, and the container of a place ("Springfield, Illinois").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.name_phrase import is_nominal, nations, read_phrase
from tieout.values.name_token import MOST_CHARACTERS, NameToken, fold, fold_words, tokenize
from tieout.values.vocabulary import vocabulary

__all__ = ["NameToken", "ParsedName", "fold", "fold_words", "parse_name", "without_possessive"]

_BRACKETS = re.compile(r"\(([^()]{1,80})(?:\)(?= ?[a-z]*$)|$)")
_INNER_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name taken apart.

    ``tokens`` are the words that name, in the order given name .. family name where the text inverts it
    ("Smith, John"). ``titles`` and ``suffixes`` are folded phrases set apart. ``bracketed`` is what stood in
    brackets ("NRF"), ``container`` what followed the comma of a place ("Illinois"). ``joined`` is all folded
    tokens without spaces. ``descriptions`` are the parts of the phrase that only describe; ``nominal`` is
    true where nothing in it names ("the airline", "CEO of Northwind"); ``shown`` is what names, as printed.
    ``core`` are the tokens without particles and articles, or all where nothing else is left.
    """

    text: str
    tokens: tuple[NameToken, ...]
    titles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    bracketed: tuple[str, ...] = ()
    container: str = ""
    inverted: bool = False
    joined: str = ""
    descriptions: tuple[str, ...] = ()
    nominal: bool = False
    shown: str = ""
    core: tuple[NameToken, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number in the name as digits, in order: "Apollo 13" and "Apollo thirteen" give ("13",)."""
        return tuple(t.folded for t in self.tokens if t.role == "number")


def without_possessive(text: str) -> str:
    """``text`` without a closing possessive: "Harrow's" -> "Harrow", "the Athletics'" -> "the Athletics"."""
    return _POSSESSIVE.sub("", text.strip())


@lru_cache(maxsize=65536)
def parse_name(text: str, entity_type: str = "", language: str = "en") -> ParsedName:
    """``text`` taken apart as the name of an ``entity_type`` (``person``, ``place``, ..., ``""`` not known).

    Titles are set apart for persons and where the type is not known; a comma is read as inversion for
    persons and as "place, container" for places. Never raises; a text without letters has no tokens.
    """
    words = _words_of(language)
    body = without_possessive(unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]))
    ending = _BRACKETS.search(body)
    bracketed = tuple(part.strip() for part in ([ending.group(1)] if ending else []) if part.strip())
    if ending and not ending.start():
        body, bracketed = ending.group(1), ()
    else:
        body = body[: ending.start()] if ending else _INNER_BRACKETS.sub(" ", body)
    phrase = read_phrase(body.strip(' ,;:"“”«»'), entity_type, language)
    tokens = tokenize(_join_dotted(phrase.core, entity_type), language)
    titles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    titled = False
    if entity_type in ("person", ""):
        tokens, titles, titled = _take_titles(tokens, words, certain=entity_type == "person")
        tokens, suffixes = _take_suffixes(tokens, words)
    core = tuple(token for token in tokens if token.role not in ("particle", "article"))
    return ParsedName(
        core=core or tokens, text=text, tokens=tokens, titles=titles, suffixes=suffixes, bracketed=bracketed,
        container=phrase.container, inverted=phrase.inverted, joined=_join(tokens),
        descriptions=phrase.descriptions, shown=phrase.core,
        nominal=not titled and is_nominal(phrase.core, entity_type, language),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    offices: frozenset[str]
    suffixes: frozenset[str]
    longest_title: int


@lru_cache(maxsize=8)
def _words_of(language: str) -> _Words:
    shelf = vocabulary(language)
    titles = frozenset(" ".join(fold_words(word)) for word in shelf.words("title"))
    return _Words(
        titles=titles,
        offices=frozenset(" ".join(fold_words(word)) for word in shelf.words("office-title")),
        suffixes=frozenset(shelf.words("name-suffix")),
        longest_title=max(title.count(" ") + 1 for title in titles),
    )


def _join(tokens: tuple[NameToken, ...]) -> str:
    return "".join(t.folded for t in tokens if t.role != "article") or "".join(t.folded for t in tokens)


def _join_dotted(body: str, entity_type: str) -> str:
    """ "A.B.C." is one word, except where a person's initials are printed so ("J.R.R. Tolkien")."""
    if entity_type == "person" or "." not in body:
        return body
    return _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", body)


def _take_titles(
    tokens: tuple[NameToken, ...], words: _Words, *, certain: bool
) -> tuple[tuple[NameToken, ...], tuple[str, ...], bool]:
    """Sets apart titles at the front, and all up to an office title where a person is certain.

    The last of the three is true where a country stood between title and name ("President of Peru X").
    """
    titles: list[str] = []
    rest = tokens
    if certain:
        cut = _after_office(tokens, words)
        if cut:
            titles.append(" ".join(token.folded for token in tokens[:cut]))
            rest = tokens[cut:]
    moved = True
    while moved and len(rest) > 1:
        moved = False
        for size in range(min(words.longest_title, len(rest) - 1), 0, -1):
            phrase = " ".join(token.folded for token in rest[:size])
            if phrase in words.titles and not (size == 1 and rest[0].role == "initial"):
                titles.append(phrase)
                rest, moved = rest[size:], True
                break
    of_nation = False
    if titles and len(rest) > 2 and rest[0].folded == "of":
        after = _after_nation(rest)
        of_nation = after != rest
        titles.append(" ".join(token.folded for token in rest[: len(rest) - len(after)]))
        rest = after
    while len(rest) > 1 and rest[0].folded in ("the", "of") and (titles or rest[0].folded == "the"):
        rest = rest[1:]
    titles = [title for title in titles if title]
    if all(token.role == "particle" for token in rest):
        return tokens, (), False
    return rest, tuple(titles), of_nation


def _after_nation(tokens: tuple[NameToken, ...]) -> tuple[NameToken, ...]:
    """What follows "of the United States" where a name does; all tokens where no country is known there."""
    start = 2 if tokens[1].folded == "the" else 1
    for end in range(min(start + 4, len(tokens) - 1), start, -1):
        if " ".join(token.folded for token in tokens[start:end]) in nations():
            return tokens[end:]
    return tokens


def _after_office(tokens: tuple[NameToken, ...], words: _Words) -> int:
    """How many leading tokens end in an office title ("Northline CEO | Jo Field"); 0 where none does."""
    for end in range(len(tokens) - 1, 0, -1):
        if tokens[end - 1].folded in words.offices and tokens[end].folded not in ("of", "for", "and", "to"):
            return end
    return 0


def _take_suffixes(
    tokens: tuple[NameToken, ...], words: _Words
) -> tuple[tuple[NameToken, ...], tuple[str, ...]]:
    suffixes: list[str] = []
    while len(tokens) > 2 and (tokens[-1].folded in words.suffixes or tokens[-1].folded in ("dr", "prof")):
        suffixes.append(tokens[-1].folded)
        tokens = tokens[:-1]
    return tokens, tuple(suffixes)
