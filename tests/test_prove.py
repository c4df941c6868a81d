"""The rule book keeps its own promises: every example, counter-example and pair, and a fault is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieout.prove import Proof, prove
from tieout.rulebook import read_rulebook

PROOFS = prove(read_rulebook())


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: f"{proof.rule}:{proof.line}")
def test_the_rule_book_holds(proof: Proof) -> None:
    assert proof.ok, f"{proof.text}\nexpected {proof.expected}\nfound {proof.found}"


def test_every_rule_has_an_example_and_a_counter_example() -> None:
    kinds: dict[str, set[str]] = {}
    for proof in PROOFS:
        kinds.setdefault(proof.rule, set()).add(proof.kind)
    assert all({"example", "counter-example"} <= found for found in kinds.values()), kinds


def test_an_example_that_does_not_hold_is_told(tmp_path: Path) -> None:
    (tmp_path / "draught.toml").write_text(
        """
id = "draught"
question = "How deep?"
value = "quantity:length"
subject = "object"
policy = "nearest"
patterns = ['''draught of {value}''']
[compare]
by = "overlap"
[[example]]
text = "The bridge has a draught of 8 metres."
finds = ["9 m"]
[[example]]
text = "The bridge has a draught of 7 metres."
finds = []
""",
        encoding="utf-8",
    )
    failed = [proof for proof in prove(read_rulebook(extra=(tmp_path,))) if proof.rule == "draught"]
    assert [(proof.kind, proof.ok) for proof in failed] == [("example", False), ("counter-example", False)]
    assert "8 m" in failed[0].found[0]
