"""What must hold for every text and every value."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.values import Value, format_value, read_one, read_values
from tieout.values.nouns import lemma, plural
from tieout.values.numbers import find_numbers
from tieout.values.units import units
from tieout.values.vocabulary import vocabulary

REPEATABLE = settings(derandomize=True, max_examples=150, deadline=None)
WORDS = [
    "about",
    "100",
    "1.2",
    "million",
    "people",
    "km",
    "(",
    ")",
    "$",
    "-",
    "to",
    "between",
    "and",
    "three",
    "of the",
    "half",
    "a",
    "dozen",
    ",",
    ".",
    "won",
    "5-2",
    "32-year-old",
    "°C",
    "%",
    "or",
    "more",
    "1996",
    "September",
    "the",
    "Boeing",
    "737",
    "\n",
    "one",
    "in",
    "five",
    "Rs",
    "crore",
    "12",
    "aged",
    "first",
    "/",
    "twenty",
    "£",
    "9/11",
    "İ",
    "½",
    "\u202f",
    "hundreds",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
@REPEATABLE
def test_mentions_are_slices_sorted_and_disjoint(text: str) -> None:
    last = 0
    for mention in read_values(text, reference=date(2021, 8, 23)):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end <= len(text)
        assert mention.text == mention.text.strip() or "\n" in mention.text
        last = mention.end


@given(st.text(max_size=80))
@REPEATABLE
def test_any_text_in_no_exception_out(text: str) -> None:
    for mention in read_values(text):
        assert format_value(mention.value)


SIGNS = st.sampled_from(["exact", "approx", "at_least", "at_most", "more_than", "less_than"])
AMOUNTS = st.one_of(st.integers(1, 10**9).map(float), st.integers(1, 10**5).map(lambda n: n / 100))


def _bounded(
    kind: str, amount: float, unit: str, dimension: str, modifier: str, factor: float = 1.0
) -> Value:
    base = float(f"{amount * factor:.13g}")
    low = None if modifier in ("at_most", "less_than") else base
    high = None if modifier in ("at_least", "more_than") else base
    return Value(kind, low, high, unit, dimension, modifier, (amount,))  # type: ignore[arg-type]


@given(AMOUNTS, SIGNS, st.sampled_from(["km", "mi", "kg", "t", "%", "km²", "ha", "mph", "MW"]))
@REPEATABLE
def test_a_quantity_is_read_back_as_it_was_written(amount: float, modifier: str, symbol: str) -> None:
    unit = units()[symbol]
    kind = "percentage" if unit.dimension == "percentage" else "quantity"
    value = _bounded(kind, amount, symbol, unit.dimension, modifier, unit.factor)
    again = read_one(format_value(value))
    assert again is not None
    assert (again.low, again.high) == (pytest.approx(value.low), pytest.approx(value.high))
    assert (again.unit, again.modifier, again.kind) == (symbol, modifier, kind)


@given(
    st.integers(2, 10**7),
    SIGNS,
    st.sampled_from(["person", "soldier", "house", "city", "province", "ballot"]),
)
@REPEATABLE
def test_a_count_is_read_back_as_it_was_written(amount: int, modifier: str, head: str) -> None:
    dimension = "people" if head in ("person", "soldier") else "count"
    value = _bounded("quantity", float(amount), head, dimension, modifier)
    again = read_one(format_value(value))
    assert again is not None
    assert (again.low, again.high, again.unit, again.dimension, again.modifier) == (
        value.low,
        value.high,
        head,
        dimension,
        modifier,
    )


@given(AMOUNTS, st.sampled_from(["USD", "EUR", "BDT", "INR", "JPY", "KES", "NOK"]))
@REPEATABLE
def test_money_is_read_back_as_it_was_written(amount: float, code: str) -> None:
    again = read_one(format_value(_bounded("money", amount, code, "money", "exact")))
    assert again is not None
    assert (again.kind, again.unit, again.low) == ("money", code, amount)


NORMAL_FORMS = [
    "150 km",
    "~100,000 people",
    "2001-09-09",
    "1979/1989",
    "198X",
    "≥ 45",
    "> 30 people",
    "2 h 0 min 35 s",
    "200–999 refugees (hundreds)",
    "33 of 34 provinces",
    "USD 3.6 billion",
    "97.7 %",
    "1.3 percentage points",
    "5-2",
    "23:00",
    "32 years old",
    "3–7 %",
    "2/3",
    "< 3.5 minutes",
    "-40 °C",
    "3rd",
    "150",
    "20 years",
    "7 years 9 months",
    "~11 people",
    "6 months old",
    "30–33 years old",
    "1 street",
]


@pytest.mark.parametrize("form", NORMAL_FORMS)
def test_normal_forms_are_fixed_points(form: str) -> None:
    value = read_one(form)
    assert value is not None
    assert format_value(value) == form


@pytest.mark.parametrize("cell", ["", "   ", "soon", "150 km and 3 kg", "see 12 people below"])
def test_a_cell_that_states_no_single_value(cell: str) -> None:
    assert read_one(cell) is None


@given(
    st.sampled_from(
        [
            "person",
            "soldier",
            "city",
            "church",
            "house",
            "province",
            "woman",
            "child",
            "bus",
            "series",
            "box",
            "policeman",
            "family",
            "wife",
        ]
    )
)
@REPEATABLE
def test_lemma_undoes_plural(noun: str) -> None:
    assert lemma(plural(noun)) == noun


def test_spans_restrict_reading() -> None:
    text = "Photo: 12 men. The army lost 30 soldiers. 5 readers commented."
    begin, end = text.index("The"), text.index(" 5 readers")
    assert [m.text for m in read_values(text, spans=[(begin, end)])] == ["30 soldiers"]


def test_every_hedge_of_the_vocabulary_has_a_known_modifier() -> None:
    known = {"approx", "at_least", "at_most", "more_than", "less_than", "plain", "why"}
    for table in ("hedges-before", "hedges-after"):
        assert set(vocabulary().data[table]) <= known


ADVERSARIAL = {
    "digits": "7",
    "grouped": "1,",
    "commas": ",",
    "spaces": " ",
    "brackets": "(",
    "open pairs": "5 km (",
    "and": "and ",
    "one and": "one and ",
    "twenty": "twenty ",
    "hyphens": "1-",
    "slashes": "1/",
    "dots": "1.",
    "or": "5 or ",
    "between": "between 1 and ",
    "about": "about ",
    "at least": "at least ",
    "$": "$",
    "a hundred": "a hundred ",
    "of": "5 of ",
    "letters": "a",
    "colons": "1:",
    "newlines": "5\n",
    "point": "one point ",
    "names": "Boeing 737 ",
    "mid": "mid 40s ",
    "quotes": "5 “a” ",
    "at": "a@",
    "www": "www.",
    "links": "www.a ",
    "scores": "won 5-2 and ",
}


@pytest.mark.parametrize("unit", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_time_is_linear_whatever_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            find_numbers(text)
            best = min(best, time.process_time() - begun)
        return best

    short, long = seconds(8_000), seconds(32_000)
    assert long < 4 * short * 2.5 + 0.05
