"""Names in pairs, grouped by what their difference means."""

from __future__ import annotations

import time

import pytest

from tieout.align import relate_names, relate_pairs

SPELLING = [
    ("Masud", "Massoud", "person"),
    ("Mas'ud", "Masoud", "person"),
    ("Osama bin Laden", "Usama ibn Laden", "person"),
    ("Muammar Gaddafi", "Moammar Qadhafi", "person"),
    ("Hussein Salim", "Hossein Saleem", "person"),
    ("Abd al-Aziz Nuristani", "Abdul Aziz Nooristani", "person"),
    ("Panshir", "Panjshir", "place"),
    ("Badakshan", "Badakhshan", "place"),
    ("Mykolaiv", "Mykolayiv", "place"),
    ("Mykolaiv", "Nikolaev", "place"),
    ("São Tomé", "Sao Tome", "place"),
    ("Zürich", "Zurich", "place"),
    ("Al-Qaida", "al Qaeda", "organization"),
    ("Labour Department", "Labor Department", "organization"),
]
SCRIPTS = [
    ("Сергей Лавров", "Sergei Lavrov", "person"),
    ("باراك أوباما", "Barack Obama", "person"),
    ("ბარაკ ობამა", "Barack Obama", "person"),
    ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis", "person"),
    ("バラク・オバマ", "Barack Obama", "person"),
]
FORMS = [
    ("Hale, Ann", "Ann Hale", "person"),
    ("Dr Ann Hale", "Ann Hale", "person"),
    ("Prime Minister Ann Hale", "Ann Hale", "person"),
    ("Northline CEO Ann Hale", "Ann Hale", "person"),
    ("Ann Hale, the mayor of Ashford", "Ann Hale", "person"),
    ("President of the United States Ann Hale", "Ann Hale", "person"),
    ("A. Hale", "Ann Hale", "person"),
    ("J.-C. Morel", "Jean-Claude Morel", "person"),
    ("Bill Hale", "William Hale", "person"),
    ("Hale", "Ann Hale", "person"),
    ("Kiptum", "Kelvin Kiptum Cheruiyot", "person"),
    ("Xi", "Xi Jinping", "person"),
    ("Prince William", "Prince William Windsor", "person"),
    ("Ann Hale's", "Ann Hale", "person"),
    ("Ann Maria Hale", "Ann Hale", "person"),
    ("AnnHale Osterman", "Ann Hale Osterman", "person"),
    ("Northline Ltd", "Northline Limited", "organization"),
    ("Northline Motor Company", "Northline", "organization"),
    ("National Resistance Front (NRF)", "NRF", "organization"),
    ("International Monetary Fund", "IMF", "organization"),
    ("Liberation Front of Eritrea", "Liberation Front", "organization"),
    ("US Coast Guard", "United States Coast Guard", "organization"),
    ("engine maker Northline", "Northline", "organization"),
    ("Panjshir", "Panjshir Valley", "place"),
    ("Mount Everest", "Everest", "place"),
    ("WHO", "World Health Organization", "organization"),
    ("Titan", "Titan submersible", "object"),
    ("Panjshir province", "Panjshir Valley", "place"),
    ("U.S.", "United States", "place"),
    ("Washington, in the United States", "Washington", "place"),
    ("Padma Bridge", "Padma Multipurpose Bridge", "object"),
    ("bridge collapse", "collapse of the bridge", "event"),
    ("car crash", "car accident", "event"),
    ("2019 referendum", "referendum", "event"),
]
SLIPS = [
    ("Amurallah Saleh", "Amrullah Saleh", "person"),
    ("Melvin Kiptum", "Kelvin Kiptum", "person"),
    ("Tigst Assefa", "Tigist Assefa", "person"),
    ("Siemens Aktiengeselschaft", "Siemens AG", "organization"),
]
APART = [
    ("Ahmad Shah Massoud", "Ahmad Massoud", "person"),
    ("Bashar al-Assad", "Hafez al-Assad", "person"),
    ("Kim Jong-un", "Kim Jong-il", "person"),
    ("Olga Baranova", "Oleg Baranov", "person"),
    ("Ivan Petrov", "Ivana Petrova", "person"),
    ("Robert Hale Jr.", "Robert Hale Sr.", "person"),
    ("A. Hale", "Robert Hale", "person"),
    ("Hasan", "Hussein", "person"),
    ("King Salman", "Mohammed bin Salman", "person"),
    ("Prince William", "William Ruto", "person"),
    ("John Smith", "Joan Smith", "person"),
    ("Sultan Ahmed II", "Sultan Ahmed III", "person"),
    ("World War I", "World War II", "event"),
    ("Ann Hale's father", "Ann Hale", "person"),
    ("Rashid", "Rashad", "person"),
    ("Jamal", "Jamil", "person"),
    ("Hans Friedrich", "Friedrich Hans", "person"),
    ("Northern Alliance", "National Resistance Front", "organization"),
    ("Northline AG", "Northline GmbH", "organization"),
    ("Northline Europe", "Northline", "organization"),
    ("Government of Estonia", "Government of Ethiopia", "organization"),
    ("Brigade 44", "Brigade 45", "organization"),
    ("Panjshir", "Panjshir River", "place"),
    ("Mount Lebanon", "Lebanon", "place"),
    ("Lake Chad", "Chad", "place"),
    ("Kabul River", "Panjshir River", "place"),
    ("North Korea", "South Korea", "place"),
    ("Iran", "Iraq", "place"),
    ("Ireland", "Iceland", "place"),
    ("Slovakia", "Slovenia", "place"),
    ("Niger", "Nigeria", "place"),
    ("Highway 101", "Highway 105", "place"),
    ("Apollo 12", "Apollo 13", "event"),
    ("1958 World Cup final", "1962 World Cup final", "event"),
    ("anti-Taliban uprising", "Taliban uprising", "event"),
    ("flood", "landslide", "event"),
]


@pytest.mark.parametrize(("a", "b", "kind"), SPELLING + SCRIPTS + FORMS + SLIPS)
def test_one_entity(a: str, b: str, kind: str) -> None:
    relation = relate_names(a, b, type_a=kind, type_b=kind)
    assert relation.same, relation
    assert relation.reason
    assert relation.score >= 0.5


@pytest.mark.parametrize(("a", "b", "kind"), APART)
def test_two_entities(a: str, b: str, kind: str) -> None:
    relation = relate_names(a, b, type_a=kind, type_b=kind)
    assert not relation.same, relation
    assert relation.reason


@pytest.mark.parametrize(("a", "b", "kind"), SPELLING + FORMS + SLIPS + APART)
def test_the_question_is_symmetric(a: str, b: str, kind: str) -> None:
    there = relate_names(a, b, type_a=kind, type_b=kind)
    back = relate_names(b, a, type_a=kind, type_b=kind)
    assert (there.same, there.score) == (back.same, back.score)


def test_the_words_of_a_name_decide_where_no_type_is_given() -> None:
    assert not relate_names("anti-Taliban", "Taliban").same
    assert not relate_names("the Lion of Panjshir", "Panjshir").same
    assert relate_names("bridge collapse", "collapse of the bridge").same
    assert not relate_names("Panjshir", "Panjshir River").same
    assert relate_names("Panjshir Valley", "Panjshir province").same
    assert relate_names("Northline Ltd", "Northline Limited").same
    assert relate_names("Dr Hale", "Ann Hale").same


@pytest.mark.parametrize("kind", ["", "place", "organization"])
@pytest.mark.parametrize(
    ("country", "people"), [("Iraq", "Iraqi"), ("Oman", "Omani"), ("Israel", "Israeli"), ("Iran", "Iranian")]
)
def test_a_people_is_not_its_country(country: str, people: str, kind: str) -> None:
    assert not relate_names(country, people, type_a=kind, type_b=kind).same


def test_types_that_exclude_each_other() -> None:
    assert not relate_names("Bougainville", "Louis de Bougainville", type_a="place", type_b="person").same
    assert not relate_names("Qatar", "Qatar Airways", type_a="place", type_b="organization").same


def test_reasons_go_token_by_token() -> None:
    relation = relate_names("Ahmed Masud", "Ahmad Massoud", type_a="person", type_b="person")
    assert len(relation.tokens) == 2
    assert any("masud" in clause and "massoud" in clause for clause in relation.tokens)


def test_many_pairs_keep_their_order() -> None:
    relations = relate_pairs([("Iran", "Iraq"), ("Panshir", "Panjshir")], entity_type="place")
    assert [relation.same for relation in relations] == [False, True]


HARSH = [
    "",
    " ",
    "🎉",
    "🎉🎊",
    "-",
    "((((",
    "'",
    "A",
    "1",
    "\x00",
    "\x1b[31mred",
    "a" * 10_000,
    "A. " * 4_000,
]
LONG = [
    "(" * 50_000,
    "," * 50_000,
    "'s" * 30_000,
    "the " * 20_000,
    "9" * 50_000,
    "Ann " * 5_000,
    "é" * 10_000,
]


@pytest.mark.parametrize("name", [*HARSH, *LONG])
def test_any_text_is_taken_without_harm(name: str) -> None:
    start = time.process_time()
    assert relate_names(name, "Ann Hale").same is False or name.strip()
    relate_names(name, name)
    relate_names(name, "Northline Ltd", type_a="organization", type_b="organization")
    assert time.process_time() - start < 1.0


def test_a_name_is_itself_whatever_it_is() -> None:
    for name in ("Ann Hale", "🎉", "NRF", "9/11", "李小龙", "م"):
        assert relate_names(name, name).same
