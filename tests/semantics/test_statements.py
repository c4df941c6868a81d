"""When two statements are about one thing: what speaks for it, what forbids it."""

from __future__ import annotations

import pytest

from tieout.semantics.statements import relate_statements
from tieout.semantics.surroundings import Statement, Wording, read_statement
from tieout.values.model import Value


def counted(
    number: float, noun: str, what: str, sentence: str, *, entity: str = "quake", document: str = "a"
) -> Statement:
    """A count of ``noun`` as a document states it; every word of the story is equally rare."""
    value = Value("quantity", number, number, noun, "count", numbers=(number,))
    text = f"{number:,.0f}"
    return read_statement(
        document,
        ("amount", noun),
        (entity, "event", entity),
        value,
        Wording(what, text, sentence),
        lambda word: 1.5,
    )


def bond(left: Statement, right: Statement) -> float:
    return relate_statements(left, right).strength


def test_the_same_noun_and_words_around_it_bind() -> None:
    one = counted(60, "guest", "guests stayed", "At the Corin Hotel 60 guests stayed.")
    two = counted(80, "guest", "guests checked", "The Corin Hotel says 80 guests had checked in.")
    three = counted(80, "guest", "guests invited", "The mayor invited 80 guests to dinner.")
    assert bond(one, two) > 0.45 > bond(one, three)


def test_a_telling_figure_binds_what_words_do_not() -> None:
    one = counted(3043, "vote", "option 1", "Option 1 was taken by 3,043.", entity="referendum")
    two = counted(3043, "vote", "greater autonomy", "Greater autonomy got 3,043.", entity="vote")
    other = counted(3050, "vote", "greater autonomy", "Greater autonomy got 3,050.", entity="vote")
    assert bond(one, two) > 0.45
    assert bond(one, two) > bond(one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A total of 1,200 homes were destroyed.", "Some 1,500 homes were damaged."),
        ("There 1,200 homes were destroyed.", "In Velisca 140 alone were destroyed."),
        ("Some 1,200 homes were destroyed.", "In 1989 900 homes were destroyed."),
        ("Some 1,200 homes were destroyed.", "Some 900 homes more were destroyed."),
        ("Some 1,200 homes were destroyed.", "As many as 900 homes might be destroyed."),
    ],
)
def test_other_states_parts_and_times_are_told_apart(left: str, right: str) -> None:
    verbs = {"damaged": "homes damaged"}
    statements = []
    for sentence in (left, right):
        number = float(
            next(word for word in sentence.split() if word[0].isdigit() and word != "1989").replace(",", "")
        )
        what = next((what for verb, what in verbs.items() if verb in sentence), "homes destroyed")
        statements.append(counted(number, "home", what, sentence))
    relation = relate_statements(*statements)
    assert relation.strength == 0
    assert relation.reason


def test_two_bodies_with_names_have_two_figures() -> None:
    value = Value("money", 2.5e6, 2.5e6, "EUR", "money", numbers=(2.5e6,))
    other = Value("money", 1e6, 1e6, "EUR", "money", numbers=(1e6,))
    sentences = ("Rovers get 2.5m in prize money.", "Ashby get 1m in prize money.")
    pair = [
        read_statement(
            document, ("amount", "eur"), (team, "organization", team), amount,
            Wording("prize money", text, sentence), lambda word: 1.5,
        )
        for document, team, amount, text, sentence in (
            ("a", "Rovers", value, "2.5m", sentences[0]), ("b", "Ashby", other, "1m", sentences[1]),
        )
    ]  # fmt: skip
    assert relate_statements(*pair).reason == "Rovers is not Ashby"


def test_a_price_each_binds_to_a_price_a_share() -> None:
    prices = []
    for document, amount, sentence in (
        ("a", 62.0, "It will pay $62 for each share."), ("b", 65.0, "It pays $65 a share."),
    ):  # fmt: skip
        value = Value("money", amount, amount, "USD", "money", numbers=(amount,))
        wording = Wording("payment", f"${amount:.0f}", sentence)
        prices.append(
            read_statement(
                document,
                ("amount", "usd"),
                ("Harrow", "organization", "Harrow"),
                value,
                wording,
                lambda _: 1.5,
            )
        )
    assert relate_statements(*prices).strength > 0.45
