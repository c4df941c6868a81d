"""The cast on text that nobody wrote: always in order, always the same, always in linear time."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.extract.cast import Cast, read_cast
from tieout.extract.sentences import split_sentences
from tieout.values import read_values
from tieout.values.vocabulary import vocabulary

WORDS = (
    "Ann",
    "Lee",
    "Omar",
    "Ali",
    "Khan",
    "the",
    "The",
    "of",
    "and",
    "his",
    "her",
    "He",
    "it",
    "they",
    "son",
    "father",
    "elder",
    "valley",
    "company",
    "bridge",
    "president",
    "President",
    "King",
    "Oslo",
    "Kenya",
    "Kenyan",
    "province",
    "Bank",
    "said",
    "was",
    "killed",
    "known",
    "as",
    "32-year-old",
    "32",
    ",",
    ".",
    "“",
    "”",
    "(",
    ")",
    "'s",
    "Inc",
    "US",
    "capital",
    "its",
    "Jr",
    "al-Nusra",
    "a",
)
"""Words that every branch of the reader reacts to."""


def _cast(text: str) -> Cast:
    return read_cast(text, split_sentences(text), read_values(text), [], vocabulary())


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_mentions_are_sorted_disjoint_slices_and_their_entities_have_records(text: str) -> None:
    _assert_sound(_cast(text), text)


@given(st.text(max_size=300))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_any_text_is_read_without_harm(text: str) -> None:
    _assert_sound(_cast(text), text)


def _assert_sound(cast: Cast, text: str) -> None:
    """Mentions are slices of ``text`` in order, apart from each other; who they name has a record."""
    records = {record.name for record in cast.records}
    assert len(records) == len(cast.records)
    end = 0
    for mention in cast.mentions:
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""
        assert not mention.entity or mention.entity in records
        assert 0 <= mention.confidence <= 1
        end = mention.end
    for record in cast.records:
        assert all(other in records and other != record.name for other, _ in record.differs_from)


HOSTILE = (
    "Ann ",
    "Ann and ",
    "A. ",
    "the ",
    "his ",
    "his son ",
    "Inc. Ann ",
    "“",
    "(",
    "Khan's ",
    "of the ",
    "al-",
    "US ",
    "He said. ",
    "Ann Lee. ",
    "known as ",
    "the company ",
    "Bank of Bank ",
    "X-",
    "’s",
    "1,",
    "Lee, 32, ",
    "King ",
    "son of ",
    "the elder Khan ",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        sentences = split_sentences(text)
        started = time.process_time()
        read_cast(text, sentences, [], [], vocabulary())
        return time.process_time() - started

    assert seconds(100_000) < 6


def test_many_people_of_one_name_are_read_in_linear_time() -> None:
    text = " ".join(
        f"They met A{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}b Khan. Khan spoke." for n in range(2000)
    )
    started = time.process_time()
    _cast(text)
    assert time.process_time() - started < 6


def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "from tieout.extract.cast import read_cast\n"
        "from tieout.extract.sentences import split_sentences\n"
        "from tieout.values.vocabulary import vocabulary\n"
        "t = ('Omar Khan, 31, leads the northern militia of Zarin province. "
        "The son of Omar Ali Khan met Ann Lee and '\n"
        "     'Bo Lee in Oslo. The city was quiet. Lee said he and Khan knew "
        "the company, Acme Foods Inc. It is old.')\n"
        "c = read_cast(t, split_sentences(t), [], [], vocabulary())\n"
        "print(c.mentions, c.records, c.main, c.titles)\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1
