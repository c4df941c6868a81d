"""What looks like a figure and states no value: nothing may be read here."""

from __future__ import annotations

import pytest

from tieout.values.numbers import find_numbers

NOTHING = [
    "It was one of the best days.",
    "No one knew.",
    "One can only hope, and one must.",
    "the one who left",
    "One day he will be back.",
    "the 9/11 attacks",
    "open 24/7",
    "Call 555-0143 now.",
    "Phone +1-222-222-2222 or (202) 555 0143.",
    "Press office, +44 20 7946 0958 or +1 (202) 555-0143, by noon.",
    "A Boeing 737 landed.",
    "Highway 101 and Route 66 were shut.",
    "Flight 370 vanished.",
    "the G7, the KC-45 and MH-370",
    "Covid-19 spread.",
    "See https://example.org/2021/08/15/100-people?id=42 for more.",
    "Write to desk24@example.org.",
    "Windows 10 and the iPhone 4",
    "iPhone 4 users",
    "under Article 50",
    "World War Two",
    "World War II",
    "Chapter 11 protection",
    "Formula 1",
    "First Vice President Saleh",
    "the First Amendment",
    "his first hope was peace",
    "at first sight",
    "a 5G phone and a 3D film, in a 4x4",
    "John 3:16",
    "in version 2.3.1",
    "page 12",
    "pillars 7 and 18",
    "Ground zero was quiet.",
    "the quarter-final and half-time",
    "the second half",
    "the number-one priority",
    "agent 007",
    "The Boeing 787 is new; the 787 offers comfort.",
    "for a few of them",
    "He brought one back.",
    "the 13F filing",
    "He took option 1.",
    "Room 101",
    "192.168.1.2",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_read(text: str) -> None:
    assert [(m.text, m.value.kind) for m in find_numbers(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one of the five survivors", ["five survivors"]),
        ("12 deaths per 100,000 people", ["12 deaths"]),
        ("Boeing sold 45 of its jets.", ["45"]),
        ("The Group of Seven met 12 ministers.", ["12 ministers"]),
        ("In Kabul 20 people died.", ["20 people"]),
        ("Dec 11 (Reuters) - Some 400 people", ["Some 400 people"]),
    ],
)
def test_the_figure_beside_it_is_read(text: str, found: list[str]) -> None:
    from tieout.values import read_values

    kinds = ("number", "quantity")
    assert [m.text for m in read_values(text) if m.value.kind in kinds] == found
