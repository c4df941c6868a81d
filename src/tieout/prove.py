"""Runs every example, counter-example and pair in the rule files against the tool itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tieout.extract import extract
from tieout.model import Claim, Document
from tieout.pipeline import check
from tieout.rulebook import Example, Pair, Rule, RuleBook
from tieout.values import Value, format_value, read_one

_FIND = re.compile(r"(?:(?P<subject>.*?) = )?(?P<value>.*?)(?: \[(?P<qualifiers>[^\]]*)\])?")
_PUBLISHED = date(2021, 8, 20)
"""The day an example speaks from where it names none: examples must not depend on the clock."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One example tried: where it stands, what it should give, what it gave. ``ok`` is the outcome."""

    rule: str
    path: Path
    line: int
    kind: str
    text: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    ok: bool


def prove(book: RuleBook) -> list[Proof]:
    """Every example and pair of every rule, each tried with the whole book: rules compete for a value."""
    return [proof for rule in book.rules for proof in _prove_rule(rule, book)]


def _prove_rule(rule: Rule, book: RuleBook) -> Iterator[Proof]:
    for example in rule.examples:
        yield _prove_example(rule, example, book)
    for pair in rule.pairs:
        yield _prove_pair(rule, pair, book)


def _prove_example(rule: Rule, example: Example, book: RuleBook) -> Proof:
    published = date.fromisoformat(example.published) if example.published else _PUBLISHED
    document = Document(f"{rule.id}:{example.line}", example.text, published=published)
    claims = [claim for claim in extract(document, book).claims if claim.rule == rule.id]
    left = list(claims)
    missing = []
    for wanted in example.finds:
        hit = next((claim for claim in left if _is(wanted, claim)), None)
        if hit is None:
            missing.append(wanted)
        else:
            left.remove(hit)
    kind = "example" if example.finds else "counter-example"
    found = tuple(_say(claim) for claim in claims)
    return Proof(
        rule.id, rule.path, example.line, kind, example.text, example.finds, found, not missing and not left
    )


def _prove_pair(rule: Rule, pair: Pair, book: RuleBook) -> Proof:
    documents = [Document(name, text, published=_PUBLISHED) for name, text in (("a", pair.a), ("b", pair.b))]
    findings = [
        row
        for row in check(documents, book).findings
        if row.attribute == rule.attribute and set(row.documents) == {"a", "b"}
    ]
    found = tuple(row.verdict for row in findings) or ("none",)
    ok = found == (pair.verdict,)
    return Proof(rule.id, rule.path, pair.line, "pair", f"{pair.a} | {pair.b}", (pair.verdict,), found, ok)


def _is(wanted: str, claim: Claim) -> bool:
    """Whether ``claim`` is what ``Subject = value [key=value; ...]`` asks for, and no more."""
    parts = _FIND.fullmatch(wanted)
    if parts is None:
        return False
    if parts["subject"] and parts["subject"] not in (claim.entity, claim.subject):
        return False
    asked = dict(pair.strip().split("=", 1) for pair in (parts["qualifiers"] or "").split(";") if "=" in pair)
    stated = dict(claim.qualifiers)
    if any(stated.get(key) != text for key, text in asked.items()):
        return False
    return _same_value(parts["value"], claim.value)


def _same_value(text: str, value: Value) -> bool:
    if text in (format_value(value), value.text):
        return True
    read = read_one(text, reference=_PUBLISHED)
    if read is None:
        return False
    return (read.low, read.high, read.modifier) == (
        value.low,
        value.high,
        value.modifier,
    ) and read.low is not None


def _say(claim: Claim) -> str:
    qualifiers = "; ".join(f"{key}={text}" for key, text in claim.qualifiers)
    return f"{claim.entity} = {format_value(claim.value)}" + (f" [{qualifiers}]" if qualifiers else "")
