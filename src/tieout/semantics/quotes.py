"""Quotations: one speaker's words in two documents, word against word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from tieout.semantics.lexicon import tokens, words
from tieout.semantics.relation import Relation
from tieout.values.model import Value


@dataclass(frozen=True, slots=True)
class Quote:
    """Two printed quotations of one speaker.

    ``shared``: share of the shorter one's words that must recur, in order, for the two to be one quotation.
    ``shortest``: quotations of fewer words are one only where they are equal.
    """

    shared: float = 0.6
    shortest: int = 5

    def relate(self, left: Value, right: Value) -> Relation:
        """Same, an excerpt or another translation (compatible), a changed figure or negation (disjoint)."""
        one, two = tokens(left.text), tokens(right.text)
        if one == two and one:
            return Relation("same", "the same words")
        short, long = sorted((one, two), key=lambda quote: (len(quote), quote))
        if len(short) < self.shortest:
            return Relation("incomparable", "too short to tell whether they are one quotation")
        pairs = matching(short, long)
        if len(pairs) < self.shared * len(short):
            return Relation("incomparable", "two quotations")
        if len(pairs) == len(short) and _is_run(pairs):
            return Relation("compatible", "one quotes a part of the other")
        window = long[pairs[0][1] : pairs[-1][1] + 1]
        part = short[pairs[0][0] : pairs[-1][0] + 1]
        gone, new = changed(part, window)
        drift = f"{_quoted(gone)} against {_quoted(new)}"
        if _figures(gone) != _figures(new) and _figures(gone) and _figures(new):
            return Relation("disjoint", f"the figure changed: {drift}", gap=1.0)
        if len(pairs) >= 0.8 * len(part) and _negations(gone) != _negations(new):
            return Relation("disjoint", f"the negation changed: {drift}", gap=1.0)
        return Relation("compatible", f"one quotation in other words: {drift}")


def matching(short: Sequence[str], long: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of the longest common subsequence of two word lists."""
    pairs: list[tuple[int, int]] = []
    for step in LCSseq.opcodes(short, long):
        if step.tag == "equal":
            pairs += zip(
                range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
            )
    return pairs


def changed(one: Sequence[str], two: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that only the first has and the words that only the second has, in order."""
    gone: list[str] = []
    new: list[str] = []
    for step in LCSseq.opcodes(one, two):
        if step.tag != "equal":
            gone += one[step.src_start : step.src_end]
            new += two[step.dest_start : step.dest_end]
    return tuple(gone), tuple(new)


def _is_run(pairs: Sequence[tuple[int, int]]) -> bool:
    return pairs[-1][1] - pairs[0][1] == len(pairs) - 1


def _figures(listed: Sequence[str]) -> list[str]:
    return sorted(word for word in listed if word.isdigit())


def _negations(listed: Sequence[str]) -> bool:
    return any(word in words("negation") for word in listed)


def _quoted(listed: Sequence[str]) -> str:
    return "“" + " ".join(listed[:12]) + "”" if listed else "nothing"
