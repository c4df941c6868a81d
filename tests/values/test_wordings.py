"""Which of many patterns a whole phrase has, judged at one look and taken apart by Python."""

from __future__ import annotations

import re

import pytest

from tieout.values.dates.grammar import date_grammar
from tieout.values.dates.times import time_grammar
from tieout.values.wordings import Wordings, bare

_FORMS = (r"(?P<day>[0-9]{1,2}) (?P<month>may|june)\b", r"(?P<month>may|june)", r"[0-9 a-zé]+")


def test_every_form_of_the_whole_phrase_in_order() -> None:
    found = [(number, match.groupdict()) for number, match in Wordings(_FORMS).of("3 June")]
    assert found == [(0, {"day": "3", "month": "June"}), (2, {})]


def test_a_part_of_a_phrase_is_not_enough() -> None:
    assert [number for number, _ in Wordings(_FORMS[:2]).of("3 June 1990")] == []


def test_letters_beyond_ascii_are_judged_by_python_alone() -> None:
    assert [number for number, _ in Wordings(_FORMS).of("éte")] == [2]


def test_a_bare_pattern_has_no_names() -> None:
    assert bare(_FORMS[0]) == r"(?:[0-9]{1,2}) (?:may|june)\b"


@pytest.mark.parametrize(
    "phrase",
    [
        "3 June 1990", "June 3, 1990", "the 1990s", "last week", "next Friday", "yesterday", "two days ago",
        "8:15 am", "noon", "0415 GMT", "half past six", "Q3 2020", "the summer of 1969", "3/4/2011", "today",
        "late May", "a fortnight later", "", "nothing of the kind", "9" * 160,
    ],
)  # fmt: skip
def test_the_look_misses_no_form_of_a_language(phrase: str) -> None:
    for forms in (date_grammar().forms, time_grammar().forms):
        every = [
            number
            for number, pattern in enumerate(forms._patterns)
            if re.fullmatch(pattern, phrase, re.IGNORECASE)
        ]
        assert [number for number, _ in forms.of(phrase)] == every
