"""Scores extraction on labelled passages: ``python tests/bench/score_passages.py [FOLDER]``.

``knowledgenet_dev.jsonl`` gives, for each passage and property, the subject and object as printed (object null
where the passage does not state one): printed are precision, recall and F1 by property. ``geocode_dev.jsonl``
gives paragraphs that tell where a place lies: printed is the share of distances whose number, unit, direction
and reference place (one of the linked places) a claim states. Without the folder beside the checkout nothing
is scored. ``--misses N`` prints N misses and N false claims of each property.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from tieout.extract import extract
from tieout.model import Claim, Document
from tieout.rulebook import RuleBook, read_rulebook
from tieout.values import format_value, read_one, read_values

ATTRIBUTES = {
    "DATE_OF_BIRTH": "date_of_birth",
    "DATE_OF_DEATH": "date_of_death",
    "DATE_FOUNDED": "inception",
    "CEO": "position_held",
}
_CHIEF = re.compile(r"\b(?:ceo|chief executive)\b", re.IGNORECASE)
SAME = 75.0
"""rapidfuzz score (0..100) from which two printed names count as one."""


def main() -> None:
    """Prints both scores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    folder = options.folder or Path(__file__).resolve().parents[3] / "shared" / "devset"
    book = read_rulebook()
    if (folder / "knowledgenet_dev.jsonl").is_file():
        score_properties(folder / "knowledgenet_dev.jsonl", book, options.misses)
    if (folder / "geocode_dev.jsonl").is_file():
        score_distances(folder / "geocode_dev.jsonl", book, options.misses)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def score_properties(path: Path, book: RuleBook, misses: int) -> None:
    """Precision, recall and F1 of each property of ``ATTRIBUTES``."""
    wanted: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    for row in _rows(path):
        if row["property"] in ATTRIBUTES:
            facts = wanted[row["property"], row["passage"]]
            if row["object"]:  # one fact, whatever names and pronouns the passage has for its subject
                facts.setdefault(row["object"], set()).add(row["subject"])
    right, stated, gold = Counter[str](), Counter[str](), Counter[str]()
    shown: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (name, passage), facts in wanted.items():
        claims = [claim for claim in _claims(passage, book) if _is_of(name, claim)]
        found = [value for value in facts if any(_states(name, c, value, facts[value]) for c in claims)]
        false = [c for c in claims if not any(_states(name, c, value, facts[value]) for value in facts)]
        gold[name] += len(facts)
        right[name] += len(found)
        stated[name] += len(found) + len(false)
        shown["missed", name] += [
            f"{value} of {sorted(facts[value])} :: {passage[:200]}" for value in facts if value not in found
        ]
        shown["false", name] += [
            f"{claim.entity} = {format_value(claim.value)} :: {passage[:200]}" for claim in false
        ]
    print("\nproperty        precision  recall    F1   of")
    for name in ATTRIBUTES:
        precision, recall = right[name] / max(1, stated[name]), right[name] / max(1, gold[name])
        score = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name:15} {precision:9.2f} {recall:7.2f} {score:5.2f} {gold[name]:4}")
        for kind in ("missed", "false"):
            for line in shown[kind, name][:misses]:
                print(f"  {kind:6} {line}")


def _claims(text: str, book: RuleBook) -> list[Claim]:
    return list(extract(Document("passage", text), book).claims)


def _is_of(name: str, claim: Claim) -> bool:
    if claim.attribute != ATTRIBUTES[name]:
        return False
    return name != "CEO" or _CHIEF.search(format_value(claim.value)) is not None


def _states(name: str, claim: Claim, value: str, subjects: set[str]) -> bool:
    """Whether ``claim`` gives ``value`` to one of ``subjects``; the value of a CEO is who it is."""
    if name == "CEO":
        said = _fold(f"{format_value(claim.value)} {claim.text} {claim.sentence}")
        return _alike(value, claim) and any(
            fuzz.partial_ratio(_fold(body), said) >= SAME for body in subjects
        )
    return any(_alike(subject, claim) for subject in subjects) and _same_date(value, claim)


def _alike(printed: str, claim: Claim) -> bool:
    said = (_fold(claim.entity), _fold(claim.subject))
    wanted = _fold(printed)
    return any(max(fuzz.token_set_ratio(s, wanted), fuzz.WRatio(s, wanted)) >= SAME for s in said)


def _same_date(printed: str, claim: Claim) -> bool:
    value = read_one(printed)
    if value is None:
        return bool(printed) and printed in claim.text
    return value.edtf == claim.value.edtf or (
        value.low is not None and claim.value.low == value.low and claim.value.high == value.high
    )


def _fold(text: str) -> str:
    return str(anyascii(text)).lower()


def score_distances(path: Path, book: RuleBook, misses: int) -> None:
    """The share of paragraphs one of whose distances comes out whole: number, unit, direction, reference."""
    whole = total = 0
    parts = Counter[str]()
    shown: list[str] = []
    for row in _rows(path):
        text = row["text"]
        links = [link["text"] for link in row["links"] if link["text"]]  # type: ignore[index]
        lengths = [m for m in read_values(text) if m.value.dimension == "length"]
        phrases = [m for m in lengths if _is_from(text[m.end : m.end + 80], links)]
        claims = [claim for claim in _claims(text, book) if claim.attribute == "distance"]
        for phrase in phrases:
            total += 1
            at = [c for c in claims if c.start <= phrase.start < c.end or c.value == phrase.value]
            told = text[phrase.end : phrase.end + 80]
            best = {part for claim in at for part in _parts(claim, told, links)}
            parts.update(best | ({"number"} if at else set()))
            done = bool(at) and {"direction", "reference"} <= best
            whole += done
            if not done:
                shown.append(f"{phrase.text}{told!r} {[c.qualifiers for c in at]}")
    print(f"\ndistances: {whole} of {total} whole ({whole / max(1, total):.2f}); ", end="")
    print(", ".join(f"{part} {parts[part] / max(1, total):.2f}" for part in sorted(parts)))
    for line in shown[:misses]:
        print(f"  missed {line}")


_FROM = re.compile(r"^[^.;]{0,40}?\b(?:of|from)\b")
_DIRECTION = re.compile(r"\b(?:north|south|east|west)[- ]?(?:north|south|east|west)?\b", re.IGNORECASE)


def _is_from(after: str, links: list[str]) -> bool:
    """Whether a linked place follows a length after "of" or "from" in the same clause."""
    start = _FROM.match(after)
    return start is not None and any(link in after[start.end() : start.end() + 45] for link in links)


def _parts(claim: Claim, told: str, links: list[str]) -> Iterator[str]:
    """Which of direction and reference a claim has as the text ``told`` after its figure does."""
    qualifiers = dict(claim.qualifiers)
    printed = _DIRECTION.search(told[:40])
    wanted = re.sub(r"[- ]", "", printed[0].lower()) if printed else ""
    if re.sub(r"[- ]", "", qualifiers.get("direction", "").lower().removesuffix("ern")) == wanted:
        yield "direction"
    reference = _fold(qualifiers.get("reference", ""))
    near = [link for link in links if link in told]
    if reference and any(fuzz.WRatio(_fold(link), reference) >= SAME for link in near):
        yield "reference"


if __name__ == "__main__":
    main()
