"""One rule file -> ``Rule``. What is wrong is refused by file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tieout.errors import BrokenRule
from tieout.rulebook import markers
from tieout.rulebook.model import Example, Judgement, Pair, Pattern, Rule
from tieout.rulebook.patterns import PHRASES, Compiler, PatternError
from tieout.semantics import bind_comparison
from tieout.values.vocabulary import Vocabulary

KEYS: Mapping[str, type | tuple[type, ...]] = {
    "id": str, "attribute": str, "question": str, "wikidata": str, "source": str, "value": str,
    "subject": str, "policy": str,
    "open": str, "range": list, "context": str, "unit": str, "confidence": (int, float), "patterns": list,
    "slots": dict, "qualifiers": dict, "unless": list, "compare": dict, "example": list, "pair": list,
}  # fmt: skip
"""Every key a rule file may hold, and its type."""

_REQUIRED = ("id", "question", "value", "compare", "example")
_PATTERN_KEYS = {
    "match",
    "qualifiers",
    "marks",
    "attribute",
    "confidence",
    "noun",
    "counted_from",
    "value",
    "take",
    "named",
    "closed",
    "deed",
    "policy",
    "units",
}
_EXAMPLE_KEYS = {"text", "finds", "why", "published"}
_PAIR_KEYS = {"a", "b", "verdict", "why"}
_POLICIES = ("slot", "clause", "happening", "nearest", "story")
_VERDICTS = ("agree", "compatible", "updated", "discrepancy", "single", "none")
_JUDGEMENT_KEYS = {"identity": list, "drifts": bool, "grows": bool, "minor": (int, float), "core": bool}


def read_rule(path: Path, words: Vocabulary) -> Rule:
    """The rule in ``path``; raises ``BrokenRule`` with file and line for anything that is not in order."""
    try:
        source = path.read_text(encoding="utf-8")
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenRule(f"not valid TOML: {error}", path=path) from error
    return _Reader(path, source, table, words).rule()


class _Reader:
    """One rule file while it is read: keeps the source so that every complaint names its line."""

    def __init__(self, path: Path, source: str, table: dict[str, Any], words: Vocabulary) -> None:
        self._path, self._source, self._table, self._words = path, source, table, words

    def rule(self) -> Rule:
        self._check_keys()
        table = self._table
        slots = self._slots()
        compiler = Compiler(slots, self._words)
        examples = tuple(self._example(row) for row in table["example"])
        if not any(not example.finds for example in examples):
            self._refuse(
                "no counter-example: at least one [[example]] needs finds = [], a sentence to leave alone",
                "example",
            )
        patterns = tuple(self._pattern(entry, compiler) for entry in table.get("patterns", []))
        if not patterns and not table.get("open", ""):
            self._refuse("no patterns and no open types: this rule can never find anything", "id")
        limits = table.get("range")
        if limits is not None and (len(limits) != 2 or not limits[0] < limits[1]):
            self._refuse("range needs two numbers, the smaller first: range = [0, 130]", "range")
        return Rule(
            id=table["id"],
            attribute=table.get("attribute", table["id"]),
            question=table["question"],
            path=self._path,
            values=slots["value"],
            subject=slots["subject"],
            policy=self._one_of("policy", _POLICIES, "slot"),
            open=self._open(),
            range=None if limits is None else (float(limits[0]), float(limits[1])),
            unit=table.get("unit", ""),
            patterns=patterns,
            context=self._context(),
            slots=slots,
            qualifiers=self._strings(table.get("qualifiers", {}), "qualifiers"),
            unless=tuple(self._pattern(entry, compiler) for entry in table.get("unless", [])),
            examples=examples,
            pairs=tuple(self._pair(row) for row in table.get("pair", [])),
            judgement=self._judgement(),
            wikidata=table.get("wikidata", ""),
            source=table.get("source", ""),
            confidence=float(table.get("confidence", 0.9)),
        )

    def _check_keys(self) -> None:
        for key, value in self._table.items():
            if key not in KEYS:
                self._refuse(f"unknown key {key!r}; a rule file may hold {', '.join(KEYS)}", key)
            if not isinstance(value, KEYS[key]):
                self._refuse(f"{key} has the wrong type ({type(value).__name__})", key)
        for key in _REQUIRED:
            if key not in self._table:
                self._refuse(f"{key} is missing", "id")
        if self._table["id"] != self._path.stem:
            self._refuse(f"id is {self._table['id']!r} but the file is named {self._path.name}", "id")

    def _slots(self) -> dict[str, tuple[str, ...]]:
        slots = {
            "value": _alternatives(self._table["value"]),
            "subject": _alternatives(self._table.get("subject", "")),
        }
        for name, spec in self._strings(self._table.get("slots", {}), "slots").items():
            slots[name] = _alternatives(spec)
        for name, kinds in slots.items():
            for kind in kinds:
                if kind in PHRASES or kind in markers.ENTITY or kind.startswith("<"):
                    continue
                try:
                    markers.value_characters(kind)
                except KeyError:
                    self._refuse(f"{name} has the unknown type {kind!r}", name)
        subject = slots["subject"]
        if subject != ("event",):  # what happens is never only a name
            slots["subject"] = tuple(markers.ENTITY_TYPES) if subject == ("",) else (*subject, "")
        return slots

    def _open(self) -> tuple[str, ...]:
        types = tuple(part for part in _alternatives(self._table.get("open", "")) if part)
        for kind in types:
            if kind not in markers.ENTITY:
                self._refuse(f"open has the unknown entity type {kind!r}", "open")
        return types

    def _pattern(self, entry: object, compiler: Compiler) -> Pattern:
        table: dict[str, Any] = {"match": entry} if isinstance(entry, str) else dict(entry)  # type: ignore[call-overload]
        match = table.get("match")
        if not isinstance(match, str):
            raise BrokenRule(
                'a pattern is a string or { match = "..." }', path=self._path, line=self._line_of("patterns")
            )
        line = self._line_of(match)
        for key in sorted(set(table) - _PATTERN_KEYS):
            raise BrokenRule(f"unknown key {key!r} beside match", path=self._path, line=line)
        if "value" in table:
            compiler = compiler.narrowed(_alternatives(table["value"]))
        try:
            expression = compiler.compile(match)
        except PatternError as error:
            raise BrokenRule(f"pattern {match!r}: {error}", path=self._path, line=line) from error
        return Pattern(
            source=match,
            line=line,
            expression=expression,
            attribute=table.get("attribute", ""),
            qualifiers=self._strings(table.get("qualifiers", {}), "patterns"),
            marks=tuple(table.get("marks", ())),
            confidence=float(table.get("confidence", 0.0)),
            nouns=self._nouns(table.get("noun", ""), line),
            take=self._end_taken(table.get("take", ""), line),
            named=bool(table.get("named", False)),
            closed=bool(table.get("closed", False)),
            deed=bool(table.get("deed", False)),
            policy=self._policy_of(table.get("policy", ""), line),
            units=frozenset(part for part in _alternatives(table.get("units", "")) if part),
            counted_from=self._slot_named(table.get("counted_from", ""), compiler, line),
        )

    def _context(self) -> tuple[str, ...]:
        found: list[str] = []
        for part in _alternatives(self._table.get("context", "")):
            if part.startswith("<"):
                try:
                    found += self._words.words(part.strip("<>"))
                except KeyError:
                    self._refuse(f"context names the unknown word class {part}", "context")
            elif part:
                found.append(part.lower())
        return tuple(found)

    def _policy_of(self, policy: str, line: int) -> str:
        if policy and policy not in _POLICIES:
            raise BrokenRule(
                f"policy = {policy!r} is none of {', '.join(_POLICIES)}", path=self._path, line=line
            )
        return policy

    def _end_taken(self, end: str, line: int) -> str:
        if end not in ("", "start", "end"):
            raise BrokenRule(f"take = {end!r} is neither start nor end", path=self._path, line=line)
        return end

    def _slot_named(self, name: str, compiler: Compiler, line: int) -> str:
        if name and name not in compiler.slots:
            raise BrokenRule(f"counted_from names the unknown slot {name!r}", path=self._path, line=line)
        return name

    def _nouns(self, spec: str, line: int) -> frozenset[str]:
        """The head nouns of ``noun = "<class>|word|"``; an empty part admits a number without a noun."""
        found: set[str] = set()
        for part in _alternatives(spec) if spec else ():
            if not part.startswith("<"):
                found.add(part)
                continue
            try:
                found.update(self._words.words(part.strip("<>")))
            except KeyError:
                raise BrokenRule(f"unknown word class {part}", path=self._path, line=line) from None
        return frozenset(found)

    def _example(self, row: Mapping[str, Any]) -> Example:
        self._check_row(row, _EXAMPLE_KEYS, ("text", "finds"), "example")
        return Example(
            row["text"],
            tuple(row["finds"]),
            row.get("why", ""),
            row.get("published", ""),
            self._line_of(row["text"]),
        )

    def _pair(self, row: Mapping[str, Any]) -> Pair:
        self._check_row(row, _PAIR_KEYS, ("a", "b", "verdict"), "pair")
        if row["verdict"] not in _VERDICTS:
            self._refuse(f"verdict {row['verdict']!r} is none of {', '.join(_VERDICTS)}", "verdict")
        return Pair(row["a"], row["b"], row["verdict"], self._line_of(row["a"]))

    def _check_row(self, row: Mapping[str, Any], keys: set[str], needed: tuple[str, ...], name: str) -> None:
        for key in sorted(set(row) - keys):
            self._refuse(f"unknown key {key!r} in [[{name}]]; it may hold {', '.join(sorted(keys))}", key)
        for key in needed:
            if key not in row:
                self._refuse(f"an [[{name}]] has no {key}", name)

    def _judgement(self) -> Judgement:
        settings = dict(self._table["compare"])
        own: dict[str, Any] = {}
        for key, kind in _JUDGEMENT_KEYS.items():
            if key in settings:
                own[key] = settings.pop(key)
                if not isinstance(own[key], kind):  # type: ignore[arg-type]
                    self._refuse(f"[compare] {key} has the wrong type ({type(own[key]).__name__})", key)
        own["identity"] = tuple(own.get("identity", ()))
        try:
            return Judgement(comparison=bind_comparison(settings), **own)
        except ValueError as error:
            self._refuse(f"[compare] {error}", "compare")
            raise

    def _strings(self, table: Mapping[str, Any], key: str) -> dict[str, str]:
        for name, value in table.items():
            if not isinstance(value, str):
                self._refuse(f"{name} must be a string", key)
        return dict(table)

    def _one_of(self, key: str, allowed: tuple[str, ...], default: str) -> Any:
        value = self._table.get(key, default)
        if value not in allowed:
            self._refuse(f"{key} = {value!r} is none of {', '.join(allowed)}", key)
        return value

    def _line_of(self, fragment: str) -> int:
        first = fragment.strip().split("\n", 1)[0]
        place = self._source.find(first)
        if place < 0:
            place = self._source.find(first.replace('"', '\\"'))
        return self._source.count("\n", 0, place) + 1 if place >= 0 else 0

    def _refuse(self, message: str, key: str) -> None:
        found = re.search(rf"^[ \t]*\[*[ \t]*{re.escape(key)}\b", self._source, re.MULTILINE)
        line = self._source.count("\n", 0, found.start()) + 1 if found else None
        raise BrokenRule(message, path=self._path, line=line)


def _alternatives(spec: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in spec.split("|"))
