"""Where planted wrong values get lost: ``python tests/bench/planted.py [RAMDOCS.jsonl] [-v]``.

Every pair of a right document and one with a planted wrong answer is read by the whole tool. For each pair the
stage is named at which the two answers come apart, and a table counts them. An answer counts as extracted
where a claim's words or value hold its figures, or for answers without figures all of its words.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from itertools import combinations, product
from pathlib import Path

from anyascii import anyascii
from score_findings import STAGES, pair_stage

from tieout.align import align
from tieout.compare import compare
from tieout.extract import extract
from tieout.model import Claim, Document
from tieout.rulebook import RuleBook, read_rulebook
from tieout.values import format_value

DEVSET = Path(__file__).resolve().parents[3] / "shared" / "devset"
WORDS = "an answer in words, not extracted"
APART = "one fact, no discrepancy"


def states(claim: Claim, answer: str) -> bool:
    """Whether a claim states the answer: its figures, or where it has none its words."""
    said = f"{claim.text} {format_value(claim.value)} {claim.value.edtf}".replace(",", "")
    wanted = re.findall(r"\d+", answer.replace(",", "")) or _words(answer)
    return bool(wanted) and {*wanted} <= {*re.findall(r"\d+", said), *_words(said)}


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", anyascii(text).lower())


def stage_of(row: dict, a: int, b: int, book: RuleBook) -> str:
    """The stage that the answers of documents ``a`` and ``b`` of a row reach together, or "reported"."""
    pair = [
        Document(id=f"d{n}", text=row["documents"][n]["text"], source=f"s{n}", group=f"g{n}") for n in (a, b)
    ]
    read = [extract(document, book) for document in pair]
    claims = align([c for e in read for c in e.claims], [r for e in read for r in e.records]).claims
    found = compare(claims, book, groups={document.id: document.group for document in pair})
    if any(f.verdict == "discrepancy" and f.kind == "cross_source" for f in found):
        return "reported"
    answers = [row["documents"][n]["answer"] for n in (a, b)]
    sides = [
        [claim for claim in claims if claim.document == document.id and states(claim, answer)]
        for document, answer in zip(pair, answers, strict=True)
    ]
    if not all(sides):
        return STAGES[0] if re.search(r"\d", answers[0]) else WORDS
    best = max(pair_stage(x, y) for x, y in product(*sides))
    return APART if best == len(STAGES) - 1 else STAGES[best]


def main(arguments: list[str]) -> None:
    """Prints the table, with ``-v`` also every pair."""
    paths = [Path(argument) for argument in arguments if argument != "-v"]
    book, counts = read_rulebook(), Counter[str]()
    for line in (paths or [DEVSET / "ramdocs_dev.jsonl"])[0].read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for a, b in combinations(range(len(row["documents"])), 2):
            if {row["documents"][n]["type"] for n in (a, b)} == {"correct", "misinfo"}:
                stage = stage_of(row, a, b, book)
                counts[stage] += 1
                if "-v" in arguments:
                    answers = " | ".join(row["documents"][n]["answer"] for n in (a, b))
                    print(f"{stage:36} {row['question']} {answers}")
    for stage, count in counts.most_common():
        print(f"{stage:36} {count:4}  {count / counts.total():.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
