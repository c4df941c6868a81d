"""Where sentences, headings and list items are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.extract.sentences import split_sentences
from tieout.model import Span


def _read(text: str, furniture: tuple[Span, ...] = ()) -> list[tuple[str, str]]:
    return [(s.kind[0], text[s.start : s.end]) for s in split_sentences(text, furniture)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry sinks off Crete\n\nTwelve died. Nine swam.", [
            ("h", "Ferry sinks off Crete"), ("s", "Twelve died."), ("s", "Nine swam."),
        ]),
        ("Gen. J. F. Hart of the U.S. Army spoke. He left at 3 p.m. on Friday.", [
            ("s", "Gen. J. F. Hart of the U.S. Army spoke."), ("s", "He left at 3 p.m. on Friday."),
        ]),
        ("It cost $4.5m. The firm paid 2.5 per cent.", [
            ("s", "It cost $4.5m."), ("s", "The firm paid 2.5 per cent."),
        ]),
        ("  • Four lanes for cars\n  • Two tracks for trains\n", [
            ("i", "Four lanes for cars"), ("i", "Two tracks for trains"),
        ]),
        ("> 19 towns will be joined.\n- a dash item here", [
            ("i", "19 towns will be joined."), ("i", "a dash item here"),
        ]),
        ("The result:\n4,120 for\n3,043 against\n\nNobody was surprised by it.", [
            ("s", "The result:"), ("i", "4,120 for"), ("i", "3,043 against"),
            ("s", "Nobody was surprised by it."),
        ]),
        ("What Is The New Bridge For?\nTraffic will use it. Will it pay?", [
            ("h", "What Is The New Bridge For?"), ("s", "Traffic will use it."), ("s", "Will it pay?"),
        ]),
        ("The lake lies in a valley that was flooded in the year 1953\nwhen the dam was closed.\n"
         "It is deep.", [
            ("s", "The lake lies in a valley that was flooded in the year 1953\nwhen the dam was closed."),
            ("s", "It is deep."),
        ]),
        ("", []),
        ("\n \n---\n", []),
    ],
)  # fmt: skip
def test_kinds_and_bounds(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


def test_furniture_is_left_out_and_offsets_stay() -> None:
    text = "Twelve died.\nShare this story\nNine swam ashore."
    start = text.index("Share")
    furniture = (Span(start, start + len("Share this story"), "share"),)
    assert _read(text, furniture) == [("s", "Twelve died."), ("s", "Nine swam ashore.")]


def test_paragraphs_are_counted() -> None:
    numbers = [s.paragraph for s in split_sentences("One here. Two here.\n\nThree is here.\n")]
    assert numbers == [0, 0, 1]


@given(st.text(alphabet='ab A.B"“”\n•-?!:,', max_size=200))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_sentences_are_sorted_disjoint_and_trimmed(text: str) -> None:
    end = 0
    for sentence in split_sentences(text):
        assert sentence.start >= end
        assert sentence.end > sentence.start
        words = text[sentence.start : sentence.end]
        assert words == words.strip()
        end = sentence.end


@pytest.mark.parametrize("piece", ["“", '"', "(", "a. ", "A.", "1,", "•", "?", "word ", "\n", "x\n"])
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    split_sentences(text)
    assert time.process_time() - started < 5
