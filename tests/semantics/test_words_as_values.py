"""Offices, places, directions, names, categories, scores and quotations as values."""

from __future__ import annotations

import pytest

from tieout.semantics import bind_comparison
from tieout.values import Value


def text(words: str) -> Value:
    return Value("text", text=words)


def kind_of(by: str, left: str, right: str) -> str:
    comparison = bind_comparison({"by": by})
    there, back = comparison.relate(text(left), text(right)), comparison.relate(text(right), text(left))
    assert there.kind == back.kind
    return there.kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Prime Minister", "Prime Minister of Norway", "compatible"),
        ("Minister of the Interior", "interior minister", "same"),
        ("Interior Minister", "Home Minister", "same"),
        ("ex-Defence Minister", "defense minister", "same"),
        ("acting president", "president", "same"),
        ("chairman of the Referendum Commission", "chair of the Referendum Commission", "same"),
        ("CEO", "chief executive", "same"),
        ("Vice President", "caretaker president", "incomparable"),
        ("First Vice President", "Second Vice President", "incomparable"),
        ("finance minister", "interior minister", "disjoint"),
        ("Minister of Road Transport and Bridges", "Bridges Minister", "compatible"),
        ("president of the club", "president of the autonomous government", "incomparable"),
        ("mayor of Lyon", "governor", "incomparable"),
    ],
)
def test_offices(left: str, right: str, kind: str) -> None:
    assert kind_of("office", left, right) == kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Lagos", "Lagos", "same"),
        ("Lagos", "Lagos, Nigeria", "compatible"),
        ("Lyon, France", "Paris, France", "disjoint"),
        ("Nigeria", "Lagos", "compatible"),
        ("the town of Arlo", "Arlo", "same"),
        ("near Brevik", "Skien", "disjoint"),
        ("near Brevik", "Norway", "compatible"),
        ("the Brevik-Skien road", "Skien", "compatible"),
        ("Genoa", "Liguria", "compatible"),
        ("Mykolaiv", "Mykolayiv", "compatible"),
    ],
)
def test_places(left: str, right: str, kind: str) -> None:
    assert kind_of("place", left, right) == kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("north", "northern", "same"),
        ("north", "north-east", "compatible"),
        ("north", "south", "disjoint"),
        ("north", "east", "disjoint"),
        ("southwest", "south-west", "same"),
        ("north", "upstairs", "incomparable"),
    ],
)
def test_directions(left: str, right: str, kind: str) -> None:
    assert kind_of("direction", left, right) == kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Ada Obi", "Ada Obi", "same"),
        ("Ada Obi", "Obi", "compatible"),
        ("A. Obi", "Ada Obi", "compatible"),
        ("Ahmad Massoud", "Ahmad Masood", "compatible"),
        ("Ada Obi", "Bea Lund", "disjoint"),
        ("", "Bea Lund", "incomparable"),
    ],
)
def test_names(left: str, right: str, kind: str) -> None:
    assert kind_of("name", left, right) == kind


def test_two_causes_can_both_be_true_and_yes_is_not_no() -> None:
    assert kind_of("category", "the car rolled", "the car hit a tree") == "compatible"
    assert kind_of("category", "yes", "no") == "disjoint"
    exclusive = bind_comparison({"by": "text", "exclusive": True})
    assert exclusive.relate(text("silver"), text("gold")).kind == "disjoint"


def test_a_result_can_be_told_from_either_side() -> None:
    score = bind_comparison({"by": "score"})
    home, away = Value("score", numbers=(2.0, 1.0)), Value("score", numbers=(1.0, 2.0))
    assert score.relate(home, away).kind == "same"
    assert score.relate(home, Value("score", numbers=(3.0, 1.0))).kind == "disjoint"
    assert score.relate(text("Ada Obi"), text("Bea Lund")).kind == "disjoint"
    assert score.relate(text("Ada Obi"), home).kind == "incomparable"


LONG = "We will rebuild the bridge within three years and nobody will pay a toll to cross it"


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (LONG, LONG.upper(), "same"),
        (LONG, "We will rebuild the bridge within three years", "compatible"),
        (
            LONG,
            "We shall rebuild this bridge within three years, and no one will pay a toll to cross",
            "compatible",
        ),
        (
            "We have lost 12 men in the valley this week",
            "We have lost 21 men in the valley this week",
            "disjoint",
        ),
        ("I will leave my country in this hour", "I will never leave my country in this hour", "disjoint"),
        (LONG, "The weather was fine and the children sang all through the long afternoon", "incomparable"),
        ("Never again", "Not today", "incomparable"),
    ],
)
def test_quotations(left: str, right: str, kind: str) -> None:
    assert kind_of("quote", left, right) == kind


def test_drift_is_shown_word_by_word() -> None:
    quote = bind_comparison({"by": "quote"})
    one, two = text("We lost 12 men in the valley"), text("We lost 21 men in the valley")
    assert quote.relate(one, two).reason == "the figure changed: “12” against “21”"
