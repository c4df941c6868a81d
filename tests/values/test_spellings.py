"""The longest of many spellings at one place, and what may not follow it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.values.spellings import Spellings

_UNITS = ("k", "km", "km/h", "m", "m²", "miles", "miles per hour", "°C")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("km of road", "km"),
        ("km/h", "km/h"),
        ("km/hour", "km"),
        ("kmh", ""),
        ("miles per hours", "miles"),
        ("miles per hour.", "miles per hour"),
        ("m²", "m²"),
        ("m3", ""),
        ("°C", "°C"),
        ("°Cx", ""),
        ("", ""),
        ("x", ""),
    ],
)
def test_the_longest_that_stands(text: str, found: str) -> None:
    assert Spellings(_UNITS, "a-zA-Z0-9").at(text, 0) == found


def test_what_may_not_follow() -> None:
    marks = Spellings(["€", "EUR"], "A-Za-z0-9", " [0-9]")
    assert marks.at("5 € for", 2) == "€"
    assert marks.at("5 € 20", 2) == ""
    assert marks.at("5 EUR", 2) == "EUR"


def test_a_long_run_is_one_step() -> None:
    assert Spellings(_UNITS, "a-z").at("m" * 100_000, 0) == ""


@settings(derandomize=True, max_examples=200, deadline=None)
@given(
    st.lists(st.text("ab/ ", min_size=1, max_size=4), min_size=1, max_size=8),
    st.text("ab/ 1", max_size=12),
)
def test_as_one_expression_would(spellings: list[str], text: str) -> None:
    longest_first = sorted(set(spellings), key=lambda one: (-len(one), one))
    pattern = re.compile("(?:" + "|".join(map(re.escape, longest_first)) + ")(?![ab])")
    match = pattern.match(text)
    assert Spellings(spellings, "ab").at(text, 0) == ("" if match is None else match.group())
