"""Wordings grouped under the value they share: every wording of a group must be read as that value."""

from __future__ import annotations

import pytest

from tieout.values import ValueMention, read_values
from tieout.values.numbers import find_numbers


def only(text: str) -> ValueMention:
    """The one value of ``text``; fails when there is another number of them."""
    mentions = read_values(text)
    assert len(mentions) == 1, [(m.text, m.value.kind) for m in mentions]
    assert text[mentions[0].start : mentions[0].end] == mentions[0].text
    return mentions[0]


NUMBERS = {
    3000.0: ["3,000", "3 000", "three thousand", "3 thousand", "3k were sold", "3 000 of them"],
    22.0: ["22", "twenty-two", "twenty two"],
    12.0: ["a dozen", "one dozen", "twelve", "12"],
    6.0: ["half a dozen", "six"],
    1_500_000.0: [
        "1.5 million",
        "one and a half million",
        "a million and a half",
        "1,500,000",
        "15 lakh",
        "1½ million",
    ],
    1_200_000.0: ["1.2 million", "1.2mn", "12 lakh", "1,200,000", "1.2-million"],
    500_000.0: ["half a million", "500,000", "five hundred thousand", "5 lakh", "5,00,000"],
    181_067.0: ["1,81,067", "181,067", "181067", "181\u202f067"],
    301_933_900_000.0: ["30,193.39 crore"],
    3_000_000_000_000.0: ["3 lakh crore", "three trillion", "3 trillion", "3tn"],
    20_500_000.0: ["2 crore 5 lakh", "2.05 crore", "20.5 million"],
    2_300_005.0: ["two million three hundred thousand and five"],
    0.5: [".5", "0.5", "zero point five"],
    3.25: ["3¼", "3 1/4", "three and a quarter"],
    -40.0: ["-40", "−40", "minus 40", "minus forty"],
}


@pytest.mark.parametrize(("amount", "wording"), [(k, w) for k, ws in NUMBERS.items() for w in ws])
def test_one_number_in_many_wordings(amount: float, wording: str) -> None:
    value = only(wording).value
    assert value.kind == "number"
    assert (value.low, value.high, value.modifier) == (amount, amount, "exact")


GRANULES = {
    "1.2 million": 100_000.0,
    "173,000": 1_000.0,
    "150": 10.0,
    "153": 1.0,
    "three thousand": 1_000.0,
    "2.0": 0.1,
    "4,56,000": 1_000.0,
    "a hundred": 100.0,
    "two and a half": 0.5,
}


@pytest.mark.parametrize(("wording", "granule"), GRANULES.items())
def test_the_granule_is_the_step_of_the_last_digit_that_counts(wording: str, granule: float) -> None:
    assert only(wording).value.granule == granule


HEDGES = {
    ("approx", 100.0, 100.0): [
        "about 100 people",
        "around 100 people",
        "some 100 people",
        "roughly 100 people",
        "~100 people",
        "an estimated 100 people",
        "approximately 100 people",
        "100 or so people",
        "100-odd people",
        "around the 100 people",
        "in the region of 100 people",
    ],
    ("at_least", 100.0, None): [
        "at least 100 people",
        "no fewer than 100 people",
        "not less than 100 people",
        "100 or more people",
        "≥ 100 people",
        "100+ people",
        "a minimum of 100 people",
        "upwards of 100 people",
        "at least about 100 people",
    ],
    ("at_most", None, 100.0): [
        "up to 100 people",
        "as many as 100 people",
        "at most 100 people",
        "no more than 100 people",
        "≤ 100 people",
        "a maximum of 100 people",
        "100 or fewer people",
    ],
    ("more_than", 100.0, None): [
        "more than 100 people",
        "over 100 people",
        "just over 100 people",
        "well over 100 people",
        "in excess of 100 people",
        "it is > 100 people",
        "exceeding 100 people",
    ],
    ("less_than", None, 100.0): [
        "fewer than 100 people",
        "less than 100 people",
        "nearly 100 people",
        "almost 100 people",
        "under 100 people",
        "just under 100 people",
        "< 100 people",
    ],
    ("exact", 100.0, 100.0): [
        "100 people",
        "just 100 people",
        "only 100 people",
        "a total of 100 people",
        "exactly 100 people",
    ],
}


@pytest.mark.parametrize(("expected", "wording"), [(k, w) for k, ws in HEDGES.items() for w in ws])
def test_hedges_and_bounds(expected: tuple[str, float | None, float | None], wording: str) -> None:
    mention = only(wording)
    assert (mention.value.modifier, mention.value.low, mention.value.high) == expected
    assert (mention.value.unit, mention.value.dimension, mention.head) == ("person", "people", "person")


@pytest.mark.parametrize(
    ("text", "modifier", "found"),
    [
        ("They have taken over 33 districts.", "exact", "33 districts"),
        ("She took over two companies.", "exact", "two companies"),
        ("We talked about 3 proposals.", "exact", "3 proposals"),
        ("He is worried about two players.", "exact", "two players"),
        ("Over 33 districts were taken.", "more_than", "Over 33 districts"),
        ("In brief:\nAbout 2,000 residents left.", "approx", "About 2,000 residents"),
        ("> 19 districts get power", "exact", "19 districts"),
    ],
)
def test_a_verb_before_a_hedge_makes_it_a_particle(text: str, modifier: str, found: str) -> None:
    mention = only(text)
    assert (mention.value.modifier, mention.text) == (modifier, found)


RANGES = {
    (3.0, 7.0, "%"): [
        "between three and seven percent",
        "3-7%",
        "3–7 per cent",
        "from 3 to 7 percent",
        "3 to 7%",
        "3% to 7%",
    ],
    (12e6, 20e6, "USD"): [
        "between $12 million and $20 million",
        "$12 million to $20 million",
        "$12-20 million",
        "12 to 20 million dollars",
        "$12m–$20m",
    ],
    (200.0, 250.0, "seat"): [
        "200-250 seats",
        "200 to 250 seats",
        "between 200 and 250 seats",
        "more than 200 but fewer than 250 seats",
    ],
    (2.0, 3.0, "car"): ["two or three cars", "two to three cars", "2-3 cars"],
    (2e6, 3e6, "tree"): ["two to three million trees", "2-3 million trees", "between 2 and 3 million trees"],
}


@pytest.mark.parametrize(("expected", "wording"), [(k, w) for k, ws in RANGES.items() for w in ws])
def test_ranges_share_unit_and_scale(expected: tuple[float, float, str], wording: str) -> None:
    value = only(wording).value
    assert (value.low, value.high, value.unit, value.modifier) == (*expected, "range")


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose from 5% to 10%.",
        "It fell from 20,000 to 12,000.",
        "Staff was cut from 40 to 30.",
        "The rate went from 2% to 3%.",
    ],
)
def test_a_change_states_two_values(text: str) -> None:
    assert [m.value.modifier for m in read_values(text)] == ["exact", "exact"]


VAGUE = {
    ("hundreds of fighters", 200.0, 999.0, "fighter"),
    ("“hundreds” of fighters", 200.0, 999.0, "fighter"),
    ("thousands of refugees", 2000.0, 9999.0, "refugee"),
    ("tens of thousands of people", 20000.0, 99999.0, "person"),
    ("dozens of houses", 24.0, 99.0, "house"),
    ("several hundred people", 300.0, 999.0, "person"),
    ("a few thousand voters", 2000.0, 5999.0, "voter"),
    ("several attacks", 3.0, 9.0, "attack"),
    ("a handful of soldiers", 3.0, 6.0, "soldier"),
    ("a couple of hundred trees", 200.0, 399.0, "tree"),
}


@pytest.mark.parametrize(("text", "low", "high", "unit"), sorted(VAGUE))
def test_loose_words_are_ranges(text: str, low: float, high: float, unit: str) -> None:
    value = only(text).value
    assert (value.low, value.high, value.unit, value.modifier) == (low, high, unit, "vague")


COUNTED = [
    ("2,500 Afghan soldiers according to one paper", "Afghan soldiers", "soldier", "people"),
    ("4 crew members died", "crew members", "member", "people"),
    ("12 aftershocks", "aftershocks", "aftershock", "count"),
    ("ten Soviet offensives between the wars", "Soviet offensives", "offensive", "count"),
    ("200 police officers were", "police officers", "officer", "people"),
    ("three car bombs in", "car bombs", "bomb", "count"),
    ("45 registered voters", "registered voters", "voter", "people"),
    ("44,000 new positions at home", "new positions", "position", "count"),
    ("a 12-member jury", "member", "member", "people"),
    ("a 41-span bridge", "span", "span", "count"),
    ("only one street leads there", "street", "street", "count"),
    ("one Afghan soldier was hurt", "Afghan soldier", "soldier", "people"),
    ("21 southern districts", "southern districts", "district", "count"),
    ("5 US troops", "US troops", "soldier", "people"),
    ("six others", "others", "other", "count"),
    ("two sports cars", "sports cars", "car", "count"),
    ("1,096 ballots were informal", "ballots", "ballot", "count"),
]


@pytest.mark.parametrize(("text", "noun", "head", "dimension"), COUNTED)
def test_counted_nouns(text: str, noun: str, head: str, dimension: str) -> None:
    mention = find_numbers(text)[0]
    assert (mention.noun, mention.head, mention.value.unit, mention.value.dimension) == (
        noun,
        head,
        head,
        dimension,
    )


@pytest.mark.parametrize(
    "text", ["At least 45 were killed.", "Of these, 30 died.", "He paid for 12.", "3,043 (1.68 per cent)"]
)
def test_a_figure_without_a_noun_stays_a_number(text: str) -> None:
    assert find_numbers(text)[0].value.kind == "number"
