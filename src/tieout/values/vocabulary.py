"""Reads ``rules/<lang>/vocab/*.toml``: the words that values, names and rules share.

Two shapes of table live there, each with a ``why`` (the line of reason that every entry owes)::

    [class.place-noun]                  # a word class: what <place-noun> in a pattern stands for
    why   = "nouns that name a kind of place"
    words = ["valley", "town", ...]     # lower case; a phrase may hold spaces

    [data.<anything>]                   # data with a shape of its own, read by the module it serves
    why   = "..."
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tieout.errors import BrokenRule
from tieout.resources import rules_dir


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All vocabulary of one language. Equal only to itself, so that what is built from it can be cached.

    ``classes`` maps a class name to its words (lower case, in file order); ``data`` maps a table name to
    the table as TOML gives it. Two vocabularies are equal only if they are one object, so that what is
    compiled from one can be kept by it.
    """

    language: str
    classes: Mapping[str, tuple[str, ...]]
    data: Mapping[str, Mapping[str, Any]]

    def words(self, name: str) -> tuple[str, ...]:
        """The words of class ``name``; raises ``KeyError`` with the name when there is no such class."""
        return self.classes[name]


def read_vocabulary(folder: Path, language: str) -> Vocabulary:
    """Every ``*.toml`` in ``folder``; raises ``BrokenRule`` that names the file for a table of another
    shape.
    """
    classes: dict[str, tuple[str, ...]] = {}
    data: dict[str, Mapping[str, Any]] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BrokenRule(f"not valid TOML: {error}", path=path) from error
        for unknown in sorted(set(tables) - {"class", "data"}):
            raise BrokenRule(
                f"unknown table [{unknown}]; a vocabulary file holds [class.*] and [data.*]", path=path
            )
        for name, table in tables.get("class", {}).items():
            _check_entry(path, f"class.{name}", table, taken=name in classes)
            words = table.get("words")
            if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
                raise BrokenRule(f"[class.{name}] needs words = [...], a list of strings", path=path)
            classes[name] = tuple(dict.fromkeys(word.lower() for word in words))
        for name, table in tables.get("data", {}).items():
            _check_entry(path, f"data.{name}", table, taken=name in data)
            data[name] = table
    return Vocabulary(language, classes, data)


def _check_entry(path: Path, name: str, table: object, *, taken: bool) -> None:
    if not isinstance(table, dict) or not isinstance(table.get("why"), str):
        raise BrokenRule(f'[{name}] needs why = "...", the reason its words belong together', path=path)
    if taken:
        raise BrokenRule(f"[{name}] is defined twice", path=path)


def vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary that ships with tieout for ``language``; it is read once a process."""
    return _read_once(language)


@lru_cache(maxsize=8)
def _read_once(language: str) -> Vocabulary:
    """The cache sits here so that a call with and one without the language share one reading."""
    return read_vocabulary(rules_dir(language) / "vocab", language)
