"""Rule files that are wrong are refused by file and line; right ones become rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieout.errors import BrokenRule
from tieout.rulebook import read_rule, read_rulebook
from tieout.values.vocabulary import vocabulary

GOOD = """
id        = "height"
question  = "How tall is it?"
value     = "quantity:length"
subject   = "object"
patterns  = [
  '''{subject} <be> {value} tall''',
]
[compare]
by        = "overlap"
[[example]]
text  = "The Orsk Tower is 120 metres tall."
finds = ["Orsk Tower = 120 m"]
[[example]]
text  = "The Orsk Tower is old."
finds = []
"""


def write(folder: Path, text: str, name: str = "height.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_becomes_a_rule(tmp_path: Path) -> None:
    rule = read_rule(write(tmp_path, GOOD), vocabulary())
    assert rule.id == rule.attribute == "height"
    assert rule.subject == ("object", "")
    assert [pattern.line for pattern in rule.patterns] == [7]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('question  = "How tall is it?"', 'qestion  = "How tall is it?"', 3, "unknown key 'qestion'"),
        ("{subject} <be>", "{subjekt} <be>", 7, "unknown slot {subjekt}"),
        ("<be>", "<bee>", 7, "unknown word class <bee>"),
        ("{value} tall", "{value} (?=tall)", 7, "linear time"),
        ("{subject} <be> {value} tall", "(?P<n>{value})", 7, "named groups"),
        ("{subject} <be> {value} tall", "(?:tall)?", 7, "matches empty text"),
        ('by        = "overlap"', 'by        = "overlaps"', 9, "no comparison"),
        ('by        = "overlap"', 'by        = "overlap"\nwidth = 2', 9, "width"),
        ("finds = []", 'finds = ["x"]', 11, "no counter-example"),
        ('id        = "height"', 'id        = "tallness"', 2, "the file is named height.toml"),
        (
            'value     = "quantity:length"',
            'value     = "quantity:lenght"',
            4,
            "unknown type 'quantity:lenght'",
        ),
        ('subject   = "object"', 'subject   = "object"\nrange = [9, 1]', 6, "the smaller first"),
        ('question  = "How tall is it?"', "", 2, "question is missing"),
        (
            'subject   = "object"',
            'subject   = "object"\npolicy = "guess"',
            6,
            "none of slot, clause, happening, nearest, story",
        ),
        ("finds = []", 'finds = []\nwhen = "now"', 17, "unknown key 'when'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(BrokenRule) as caught:
        read_rule(path, vocabulary())
    assert caught.value.path == str(path)
    assert says in str(caught.value)
    assert caught.value.line == line


def test_text_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenRule, match="not valid TOML"):
        read_rule(write(tmp_path, "id = "), vocabulary())


def test_a_newsroom_folder_replaces_adds_and_breaks_alone(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace('"height"', '"draught"'), "draught.toml")
    write(tmp_path, GOOD.replace("<be>", "<bee>").replace('"height"', '"beam"'), "beam.toml")
    shipped, book = read_rulebook(), read_rulebook(extra=(tmp_path,))
    rules = {rule.id: rule for rule in book.rules}
    assert rules["height"].path == tmp_path / "height.toml"
    assert set(rules) == {rule.id for rule in shipped.rules} | {"draught"}
    assert [Path(error.path or "").name for error in book.broken] == ["beam.toml"]
    assert book.version != shipped.version


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    book = read_rulebook(extra=(tmp_path / "none",))
    assert "no such folder" in str(book.broken[0])


def test_the_shipped_book_is_whole() -> None:
    book = read_rulebook()
    assert book.broken == ()
    assert all(rule.judgement is not None and rule.examples for rule in book.rules)


def test_every_attribute_of_the_contract_has_a_rule() -> None:
    attributes = (
        "population distance direction length width height elevation depth area mass volume speed temperature magnitude age "
        "date_of_birth date_of_death point_in_time time_of_day period duration inception deaths injured missing rescued "
        "displaced participants money price percentage votes score count position_held located_in cause quote"
    )
    assert set(attributes.split()) <= set(read_rulebook().judgements)
