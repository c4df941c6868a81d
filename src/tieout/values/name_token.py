"""The words of a name: folded to plain letters, each with what it is for. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from tieout.values.vocabulary import vocabulary

Role = Literal["name", "initial", "particle", "number", "article"]

MOST_CHARACTERS = 400
"""A longer text is no name; what follows is cut before it is parsed (the printed form is kept whole)."""
MOST_TOKENS = 24
"""Tokens kept of one name; the longest official names of bodies have about fifteen."""

_APOSTROPHES = "'’‘ʻʼʿʾ`´ʹʺ′"
_STRIP = str.maketrans("", "", _APOSTROPHES)
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*")
_NAMES_WHEN_FIRST = frozenset(("ben", "san", "la", "le", "los", "las", "da", "an", "e", "y", "i", "des"))
_NUMBER_WORDS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
    "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18",
    "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fourty": "40", "fifty": "50",
    "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100",
}  # fmt: skip


_NUMERALS = (
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
)
_ROMAN = {numeral: str(value) for value, numeral in enumerate(_NUMERALS, 1)}
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


def tokenize(body: str, language: str = "en") -> tuple[NameToken, ...]:
    """The words of ``body`` folded, each with its role, numbers as digits; at most ``MOST_TOKENS``."""
    words = _words_of(language)
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


@dataclass(frozen=True, slots=True)
class _Words:
    particles: frozenset[str]
    articles: frozenset[str]


@lru_cache(maxsize=8)
def _words_of(language: str) -> _Words:
    shelf = vocabulary(language)
    return _Words(frozenset(shelf.words("name-particle")), frozenset(shelf.words("article-word")))


def _split_folded(word: str) -> list[str]:
    """One printed word may fold to several (a middle dot, romanised ideographs)."""
    if word.isalnum() and word.isascii():
        return [word.lower()]
    folded = fold(word)
    return [part for part in re.split(r"[^a-z0-9]+", folded) if part]


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
