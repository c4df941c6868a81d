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
from typing import Literal

from anyascii import anyascii

from tieout.values.name_phrase import is_nominal, nations, read_phrase
from tieout.values.vocabulary import vocabulary

Role = Literal["name", "initial", "particle", "number", "article"]

MOST_CHARACTERS = 400
"""A longer text is no name; what follows is cut before it is parsed (the printed form is kept whole)."""
MOST_TOKENS = 24
"""Tokens kept of one name; the longest official names of bodies have about fifteen."""

_APOSTROPHES = "'’‘ʻʼʿʾ`´ʹʺ′"
_STRIP = str.maketrans("", "", _APOSTROPHES)
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
_BRACKETS = re.compile(r"\(([^()]{1,80})(?:\)(?= ?[a-z]*$)|$)")
_INNER_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")
_NAMES_WHEN_FIRST = frozenset(("ben", "san", "la", "le", "los", "las", "da", "an", "e", "y", "i", "des"))
_NUMBER_WORDS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
    "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
    "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fourty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100",
}  # fmt: skip


_ROMAN = {
    numeral: str(value)
    for value, numeral in enumerate(
        (
            "I",
            "II",
            "III",
            "IV",
            "V",
            "VI",
            "VII",
            "VIII",
            "IX",
            "X",
            "XI",
            "XII",
            "XIII",
            "XIV",
            "XV",
            "XVI",
        ),
        1,
    )
}
"""Numerals of kings, popes, wars and heirs, in capitals behind a name."""


@dataclass(frozen=True, slots=True)
class NameToken:
    """One word of a name: ``text`` as printed, ``folded`` in plain lower-case letters and digits.

    ``bare`` is true where the script writes no short vowels (Arabic, Hebrew): consonants compare.
    """

    text: str
    folded: str
    role: Role
    bare: bool = False


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


def fold(text: str) -> str:
    """``text`` in plain lower-case ASCII: diacritics off, other scripts romanised, apostrophes dropped."""
    plain = unicodedata.normalize("NFKC", text).translate(_STRIP)
    if not plain.isascii():
        plain = anyascii(plain).translate(_STRIP)
    return plain.lower()


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of ``text`` in order, nothing set apart."""
    return tuple(
        word for match in _WORD.finditer(text[:MOST_CHARACTERS]) for word in _split_folded(match.group())
    )


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
    tokens = _tokens(_join_dotted(phrase.core, entity_type), words)
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
    particles: frozenset[str]
    articles: frozenset[str]
    longest_title: int


@lru_cache(maxsize=8)
def _words_of(language: str) -> _Words:
    shelf = vocabulary(language)
    titles = frozenset(" ".join(fold_words(word)) for word in shelf.words("title"))
    return _Words(
        titles=titles,
        offices=frozenset(" ".join(fold_words(word)) for word in shelf.words("office-title")),
        suffixes=frozenset(shelf.words("name-suffix")),
        particles=frozenset(shelf.words("name-particle")),
        articles=frozenset(shelf.words("article-word")),
        longest_title=max(title.count(" ") + 1 for title in titles),
    )


def _join(tokens: tuple[NameToken, ...]) -> str:
    return "".join(t.folded for t in tokens if t.role != "article") or "".join(t.folded for t in tokens)


def _split_folded(word: str) -> list[str]:
    """One printed word may fold to several (a middle dot, romanised ideographs)."""
    if word.isalnum() and word.isascii():
        return [word.lower()]
    folded = fold(word)
    return [part for part in re.split(r"[^a-z0-9]+", folded) if part]


def _join_dotted(body: str, entity_type: str) -> str:
    """ "A.B.C." is one word, except where a person's initials are printed so ("J.R.R. Tolkien")."""
    if entity_type == "person" or "." not in body:
        return body
    return _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", body)


def _tokens(body: str, words: _Words) -> tuple[NameToken, ...]:
    tokens: list[NameToken] = []
    if not body.isascii() and any(unicodedata.category(letter).startswith("M") for letter in body):
        # vowel signs of South-East Asian scripts part words for a pattern; their romanisation is loose too
        loose = (NameToken(word, word, _role(word, word, words), bare=True) for word in fold(body).split())
        return tuple(token for token in loose if token.folded.isalnum())[:MOST_TOKENS]
    for match in _WORD.finditer(body):
        text = match.group()
        bare = not text.isascii() and _writes_no_vowels(text)
        for folded in _split_folded(text):
            role = _role(text, folded, words)
            if (
                role in ("particle", "article")
                and not tokens
                and text[:1].isupper()
                and folded in _NAMES_WHEN_FIRST
            ):
                role = "name"
            tokens.append(NameToken(text, folded, role, bare))
        if len(tokens) >= MOST_TOKENS:
            break
    return _merge_numbers(tokens[:MOST_TOKENS])


def _role(text: str, folded: str, words: _Words) -> Role:
    if folded.isdigit():
        return "number"
    if len(folded) == 1 and text.isalpha() and text.isupper():
        return "initial"
    if folded in words.articles:
        return "article"
    if folded in words.particles:
        return "particle"
    return "name"


def _merge_numbers(tokens: list[NameToken]) -> tuple[NameToken, ...]:
    """Number words become digits, "forty four" one number; a lone number word stays as printed text would."""
    merged: list[NameToken] = []
    for place, token in enumerate(tokens):
        last_one = place == len(tokens) - 1
        digits = _NUMBER_WORDS.get(token.folded) or (token.folded if token.role == "number" else "")
        if place and token.text in _ROMAN and (len(token.text) > 1 or last_one):
            digits = _ROMAN[token.text]
        last = merged[-1] if merged else None
        if (
            digits
            and last
            and last.role == "number"
            and len(last.folded) == 2
            and last.folded[1] == "0"
            and len(digits) == 1
        ):
            merged[-1] = NameToken(f"{last.text} {token.text}", last.folded[0] + digits, "number")
        elif digits:
            merged.append(NameToken(token.text, digits.lstrip("0") or "0", "number"))
        else:
            merged.append(token)
    return tuple(merged)


def _writes_no_vowels(text: str) -> bool:
    """True for Arabic and Hebrew letters, and for ideographs, whose romanisation has vowels of its own."""
    return any(
        "\u0590" <= letter <= "\u06ff"
        or "\u0750" <= letter <= "\u077f"
        or "\u3400" <= letter <= "\u9fff"
        or "\ufb1d" <= letter <= "\ufdff"
        or "\ufe70" <= letter <= "\ufefc"
        for letter in text
    )


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
