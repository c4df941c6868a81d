"""Names taken apart: titles, suffixes, particles, initials, inversion, brackets, descriptions, numbers."""

from __future__ import annotations

import time

import pytest

from tieout.values.name import fold, fold_words, parse_name, without_possessive


def words(name: str, kind: str = "person") -> list[str]:
    return [token.folded for token in parse_name(name, kind).tokens]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Müller", "muller"),
        ("Três Corações", "tres coracoes"),
        ("Mas‘ud", "masud"),
        ("Лавров", "lavrov"),
        ("ß", "ss"),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "rest", "titles"),
    [
        ("Dr Ann Hale", ["ann", "hale"], ("dr",)),
        ("Gen. Ann Hale", ["ann", "hale"], ("gen",)),
        ("Prime Minister Ann Hale", ["ann", "hale"], ("prime minister",)),
        ("Northline CEO Ann Hale", ["ann", "hale"], ("northline ceo",)),
        ("President of the United States Ann Hale", ["ann", "hale"], ("president", "of the united states")),
        ("Stephen King", ["stephen", "king"], ()),
        ("Major", ["major"], ()),
    ],
)
def test_titles_are_set_apart(name: str, rest: list[str], titles: tuple[str, ...]) -> None:
    parsed = parse_name(name, "person")
    assert [token.folded for token in parsed.tokens] == rest
    assert parsed.titles == titles


def test_suffixes_initials_particles_and_numbers() -> None:
    assert parse_name("Robert Hale Jr.", "person").suffixes == ("jr",)
    assert [token.role for token in parse_name("J. R. Hale", "person").tokens] == [
        "initial",
        "initial",
        "name",
    ]
    assert [token.role for token in parse_name("Bashar al-Assad", "person").tokens] == [
        "name",
        "particle",
        "name",
    ]
    assert parse_name("Brigade Forty-Four", "organization").numbers == ("44",)
    assert parse_name("Benedict XVI", "person").numbers == ("16",)
    assert parse_name("XI JINPING", "person").numbers == ()


def test_family_name_first_behind_a_comma() -> None:
    parsed = parse_name("Hale, Ann", "person")
    assert parsed.inverted
    assert [token.folded for token in parsed.tokens] == ["ann", "hale"]
    assert not parse_name("Ann Hale, the mayor of Ashford", "person").inverted


def test_brackets_container_and_descriptions() -> None:
    assert parse_name("National Resistance Front (NRF)", "organization").bracketed == ("NRF",)
    assert parse_name("Springfield, Illinois", "place").container == "Illinois"
    parsed = parse_name("Ann Hale, the mayor of Ashford", "person")
    assert parsed.descriptions == ("the mayor of Ashford",)
    assert words("the German airline Northwind", "organization") == ["northwind"]
    assert words("Northwind, which lost a third of its value", "organization") == ["northwind"]
    assert words("Northwind, Eastwind, and Westwind", "organization") == [
        "northwind",
        "eastwind",
        "and",
        "westwind",
    ]


@pytest.mark.parametrize(
    ("name", "kind", "nominal"),
    [
        ("the mayor of Ashford", "person", True),
        ("CEO of Northwind", "person", True),
        ("he", "person", True),
        ("Ann Hale", "person", False),
        ("the airline", "organization", True),
        ("European aircraft manufacturer", "organization", True),
        ("United Dockers union", "organization", False),
        ("northwind", "organization", False),
        ("李小龙", "person", False),
    ],
)
def test_what_names_and_what_only_describes(name: str, kind: str, nominal: bool) -> None:
    assert parse_name(name, kind).nominal is nominal


def test_dotted_letters_are_one_word_for_bodies_and_initials_for_persons() -> None:
    assert words("A.B.C. Company", "organization") == ["abc", "company"]
    assert words("J.R.R. Tolkien") == ["j", "r", "r", "tolkien"]


def test_possessives() -> None:
    assert without_possessive("Hale's") == "Hale"
    assert without_possessive("the Athletics'") == "the Athletics"
    assert words("Ann Hale's") == ["ann", "hale"]


SIGNS = [
    "",
    "🎉",
    ",",
    "(",
    ")" * 9,
    "," * 100_000,
    "(" * 100_000,
    " " * 100_000,
    "'" * 100_000,
    "\x00\x1b[0m",
]
RUNS = ["a, " * 50_000, "A." * 50_000, "1," * 50_000, "Ann " * 50_000, "é́" * 50_000]


@pytest.mark.parametrize("kind", ["", "person", "place", "organization", "event", "object"])
@pytest.mark.parametrize("text", [*SIGNS, *RUNS])
def test_any_text_is_parsed_in_linear_time(text: str, kind: str) -> None:
    start = time.process_time()
    parsed = parse_name(text, kind)
    assert time.process_time() - start < 0.5
    assert len(parsed.tokens) <= 24
    assert parsed.text == text


def test_folded_words_keep_their_order() -> None:
    assert fold_words("The Valley of Panjshir, 1996–2001") == (
        "the",
        "valley",
        "of",
        "panjshir",
        "1996",
        "2001",
    )
