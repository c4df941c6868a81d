"""Reads ``rules/<lang>/furniture.toml``: what stands on a web page beside the article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from tieout.errors import BrokenRule
from tieout.resources import rules_dir

Reach = Literal["line", "head", "end", "prefix"]
NAME = "furniture.toml"
_KEYS = {"id", "kind", "why", "reach", "longest", "pattern", "unless", "yes", "no"}
_OWED = ("id", "kind", "why", "pattern", "yes", "no")
_REACHES = ("line", "head", "end", "prefix")
_LONGEST = 160
_PART = re.compile(r"<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One rule of ``furniture.toml``: the lines it takes, how far it reaches, the examples that prove it."""

    id: str
    kind: str
    why: str
    reach: Reach
    longest: int
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def taken(self, line: str) -> int:
        """How many characters of ``line`` (no blanks round it) are furniture: all, a prefix, or 0."""
        if self.unless is not None and self.unless.fullmatch(line):
            return 0
        if self.reach == "prefix":
            match = self.pattern.match(line[: self.longest])
            # The article has to begin after it: "NATO - the alliance - said" does not.
            return match.end() if match and line[match.end() :] and not line[match.end()].islower() else 0
        return len(line) if len(line) <= self.longest and self.pattern.fullmatch(line) else 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """The rules of one file, and the commonest words of its language and of others."""

    rules: tuple[FurnitureRule, ...]
    own: frozenset[str]
    other: frozenset[str]


@lru_cache(maxsize=8)
def furniture_rules(language: str = "en") -> Furniture:
    """The furniture rules for ``language``; those of English where it has none of its own."""
    path = rules_dir(language) / NAME
    return read_furniture(path if path.is_file() else rules_dir("en") / NAME)


def read_furniture(path: Path) -> Furniture:
    """The rules in the file at ``path``; raises ``BrokenRule`` that names the rule and its wrong key."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenRule(f"cannot be read as TOML: {error}", path=path) from error
    parts = table.get("parts", {})
    seen: set[str] = set()
    rules = []
    for row in table.get("rule", []):
        rule = _rule(row, parts, path)
        if rule.id in seen:
            raise BrokenRule(f'the rule "{rule.id}" stands twice.', path=path)
        seen.add(rule.id)
        rules.append(rule)
    languages = table.get("languages", {})
    own, other = (frozenset(languages.get(key, "").split()) for key in ("own", "other"))
    return Furniture(tuple(rules), own, other)


def _rule(row: Mapping[str, Any], parts: Mapping[str, str], path: Path) -> FurnitureRule:
    name = row.get("id", "?")
    for key in sorted(set(row) - _KEYS):
        raise BrokenRule(f'the rule "{name}" has an unknown key "{key}".', path=path)
    for key in _OWED:
        if not row.get(key):
            raise BrokenRule(f'the rule "{name}" needs "{key}".', path=path)
    reach = row.get("reach", "line")
    if reach not in _REACHES:
        raise BrokenRule(f'the rule "{name}": reach is one of {", ".join(_REACHES)}.', path=path)
    return FurnitureRule(
        id=name,
        kind=row["kind"],
        why=row["why"],
        reach=cast(Reach, reach),
        longest=row.get("longest", _LONGEST),
        pattern=_compile(row["pattern"], parts, name, path),
        unless=_compile(row["unless"], parts, name, path) if "unless" in row else None,
        yes=tuple(row["yes"]),
        no=tuple(row["no"]),
    )


def _compile(pattern: str, parts: Mapping[str, str], name: str, path: Path) -> re.Pattern[str]:
    try:
        return re.compile(_expand(pattern, parts))
    except (re.error, KeyError, RecursionError) as error:
        raise BrokenRule(f'the rule "{name}": its pattern cannot be read: {error}.', path=path) from error


def _expand(pattern: str, parts: Mapping[str, str]) -> str:
    return _PART.sub(lambda match: _expand(parts[match[1]], parts), pattern)
