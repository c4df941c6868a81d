"""Who is who across documents: the traps of a story, constraints, order, and the reasons given."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.align import Decision, align
from tieout.errors import UsageError
from tieout.model import Alignment, Claim, EntityRecord, EntityType
from tieout.values.model import Value


def record(
    document: str,
    name: str,
    kind: EntityType = "person",
    count: int = 1,
    aliases: tuple[str, ...] = (),
    differs: str = "",
) -> EntityRecord:
    apart = ((differs, f"{name} is told apart from {differs}"),) if differs else ()
    return EntityRecord(document, name, kind, ((name, count),), aliases, apart)


def claim(
    document: str, entity: str, kind: EntityType = "person", attribute: str = "age", **qualifiers: str
) -> Claim:
    return Claim(
        claim=f"{document}-{entity}-{attribute}-{sorted(qualifiers.items())}",
        document=document,
        entity=entity,
        entity_type=kind,
        subject=entity,
        attribute=attribute,
        qualifiers=tuple(sorted(qualifiers.items())),
        value=Value("number", 1.0, 1.0),
    )


def clusters(alignment: Alignment) -> list[set[tuple[str, str]]]:
    return [
        {(document, name) for name, documents in entity.names.items() for document in documents}
        for entity in alignment.entities
    ]


def together(alignment: Alignment, *places: tuple[str, str]) -> bool:
    return any(set(places) <= cluster for cluster in clusters(alignment))


FATHER_AND_SON = [
    record("0", "Ahmad Shah Massoud", count=2, differs="Ahmad Masud"),
    record("0", "Ahmad Masud"),
    record("1", "Ahmad Massoud", count=3),
    record("2", "Ahmed Massoud"),
    record("2", "Massoud", count=4),
    record("3", "Ahmad Shah Masood"),
    record("4", "Massoud"),
]


def test_father_and_son_are_two_in_every_spelling() -> None:
    found = align([], FATHER_AND_SON)
    assert together(found, ("0", "Ahmad Masud"), ("1", "Ahmad Massoud"), ("2", "Ahmed Massoud"))
    assert together(found, ("0", "Ahmad Shah Massoud"), ("3", "Ahmad Shah Masood"))
    assert not together(found, ("0", "Ahmad Shah Massoud"), ("1", "Ahmad Massoud"))


def test_a_surname_alone_goes_to_the_one_in_its_document_or_stays_apart() -> None:
    found = align([], FATHER_AND_SON)
    assert together(found, ("2", "Massoud"), ("2", "Ahmed Massoud"))
    assert {("4", "Massoud")} in clusters(found)
    alone = next(entity for entity in found.entities if entity.documents == ("4",))
    assert any("ambiguous" in reason for reason in alone.rejected)


def test_a_surname_alone_joins_the_only_full_name_of_the_story() -> None:
    found = align([], [record("1", "Ann Hale"), record("2", "Hale"), record("3", "Dr Hale")])
    assert len(found.entities) == 1
    assert found.entities[0].entity == "Ann Hale"


def test_both_full_names_in_one_document_make_two_people_everywhere() -> None:
    found = align(
        [],
        [record("1", "George Marlow"), record("1", "George Peter Marlow"), record("2", "George P. Marlow")],
    )
    assert not together(found, ("1", "George Marlow"), ("1", "George Peter Marlow"))
    assert together(found, ("1", "George Peter Marlow"), ("2", "George P. Marlow"))


def test_places_with_and_without_their_type_word() -> None:
    names = ["Panshir", "Panjshir Valley", "Panjshir", "Panjshir province"]
    found = align(
        [],
        [
            *(record(str(n), name, "place") for n, name in enumerate(names)),
            record("9", "Panjshir River", "place"),
        ],
    )
    assert [entity.entity for entity in found.entities] == ["Panjshir", "Panjshir River"]
    assert any("river" in reason for reason in found.entities[0].rejected)


def test_an_alias_in_the_text_joins_other_documents() -> None:
    found = align(
        [],
        [
            record("1", "Pelé", aliases=("Edson Arantes do Nascimento",)),
            record("2", "Edson Arantes do Nascimento"),
            record("3", "Pele"),
        ],
    )
    assert [entity.entity for entity in found.entities] == ["Pelé"]
    assert any("calls" in reason for reason in found.entities[0].merged_by)


def test_acronyms_join_and_the_full_name_is_shown() -> None:
    found = align(
        [],
        [
            record("1", "National Resistance Front", "organization"),
            record("2", "NRF", "organization"),
            record("2", "Northern Alliance", "organization"),
        ],
    )
    assert [entity.entity for entity in found.entities] == ["National Resistance Front", "Northern Alliance"]


def test_father_and_junior_named_in_one_document_are_two_in_all() -> None:
    records = [record("1", "Donald Marlow"), record("1", "Donald Marlow Jr."), record("2", "Donald Marlow")]
    found = align([], records)
    assert together(found, ("1", "Donald Marlow"), ("2", "Donald Marlow"))
    assert not together(found, ("1", "Donald Marlow Jr."), ("2", "Donald Marlow"))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("A. Hale", ("Ann Hale", "Adam Hale")),
        ("Alex Hale", ("Alexander Hale", "Alexandra Hale")),
        ("Hale", ("Ann Hale", "Robert Hale")),
    ],
)
def test_a_short_form_never_makes_two_people_one(short: str, full: tuple[str, str]) -> None:
    found = align([], [record("1", full[0]), record("2", full[1]), record("3", short)])
    assert not together(found, ("1", full[0]), ("2", full[1]))
    assert {("3", short)} in clusters(found)


def test_an_acronym_of_two_bodies_joins_neither_unless_printed_with_one() -> None:
    names = ["Northern Rail Association", "National Reserve Authority", "NRA"]
    records = [record(str(n), name, "organization") for n, name in enumerate(names)]
    assert len(align([], records).entities) == 3
    records.append(record("3", "National Reserve Authority (NRA)", "organization"))
    found = align([], records)
    assert together(found, ("1", "National Reserve Authority"), ("2", "NRA"))
    assert not together(found, ("0", "Northern Rail Association"), ("2", "NRA"))


def test_slips_do_not_chain() -> None:
    found = align([], [record("1", "Ann Halberd"), record("2", "Ann Halbard"), record("3", "Ann Holbard")])
    assert not together(found, ("1", "Ann Halberd"), ("3", "Ann Holbard"))


def test_events_by_head_modifiers_and_year() -> None:
    names = [
        ("1", "bridge collapse"), ("2", "collapse of the bridge"), ("1", "car crash"), ("2", "car accident"),
        ("1", "1958 World Cup final"), ("2", "1962 World Cup final"), ("1", "Apollo 12"), ("2", "Apollo 13"),
    ]  # fmt: skip
    found = align([], [record(document, name, "event") for document, name in names])
    assert together(found, ("1", "bridge collapse"), ("2", "collapse of the bridge"))
    assert together(found, ("1", "car crash"), ("2", "car accident"))
    assert not together(found, ("1", "1958 World Cup final"), ("2", "1962 World Cup final"))
    assert not together(found, ("1", "Apollo 12"), ("2", "Apollo 13"))


def test_one_mention_does_not_decide_the_type() -> None:
    found = align(
        [],
        [
            record("1", "Panjshir", "organization"),
            record("2", "Panjshir", "place", 5),
            record("3", "Panjshir", ""),
        ],
    )
    assert [(entity.entity, entity.entity_type) for entity in found.entities] == [("Panjshir", "place")]


def test_a_description_joins_the_name_it_hangs_on() -> None:
    found = align(
        [],
        [
            record("1", "Northline CEO Ann Hale"), record("1", "Northline CEO"), record("1", "Ann Hale"),
            record("2", "Northline CEO"),
        ],
    )  # fmt: skip
    assert together(found, ("1", "Northline CEO"), ("1", "Ann Hale"))
    assert not together(found, ("1", "Northline CEO"), ("2", "Northline CEO"))
    assert any(entity.entity == "Ann Hale" for entity in found.entities)


def test_claims_get_the_name_of_their_entity_and_of_their_references() -> None:
    claims = [
        claim("1", "Panjshir Valley", "place", "distance", reference="Kabul"),
        claim("2", "Panjshir", "place", "distance", reference="the capital Kabul"),
        claim("3", "Panjshir", "place", "distance", reference="Kabul"),
    ]
    found = align(claims)
    assert {row.entity for row in found.claims} == {"Panjshir"}
    assert {row.qualifiers for row in found.claims} == {(("reference", "Kabul"),)}
    assert [(entity.entity, entity.claims) for entity in found.entities] == [("Panjshir", 3)]


def test_what_is_counted_is_brought_to_one_spelling() -> None:
    wordings = [
        "districts connected",
        "districts linked",
        "linked districts",
        "districts touched by structures",
    ]
    claims = [claim(str(n), "Padma Bridge", "object", "count", what=what) for n, what in enumerate(wordings)]
    found = [dict(row.qualifiers)["what"] for row in align(claims).claims]
    assert found[0] == found[1] == found[2]
    assert found[3] == wordings[3]


def test_names_inside_what_is_counted_are_those_of_the_story() -> None:
    wordings = [
        "time in Chicago",
        "time in the 2023 Chicago Marathon",
        "time in Chicago half marathon",
        "time in London",
    ]
    records = [
        record("0", "Chicago", "place"), record("1", "2023 Chicago Marathon", "event"),
        record("3", "London", "place"), record("2", "Chicago half marathon", "event"),
        *(record(document, "Ann Hale") for document in "0123"),
    ]  # fmt: skip
    claims = [claim(str(n), "Ann Hale", "person", "duration", what=what) for n, what in enumerate(wordings)]
    found = [dict(row.qualifiers)["what"] for row in align(claims, records).claims]
    assert found[0] == found[1]
    assert len(set(found)) == 3


def test_the_subject_s_own_name_adds_nothing_to_what_is_counted() -> None:
    claims = [
        claim(
            "0", "Padma Bridge", "object", "duration", what="construction of the Padma Multipurpose Bridge"
        ),
        claim("1", "Padma Multipurpose Bridge", "object", "duration", what="construction"),
    ]
    assert len({row.qualifiers for row in align(claims).claims}) == 1


def test_goals_for_one_side_are_not_goals_for_another() -> None:
    wordings = [
        "goals for Brazil",
        "goals for Santos",
        "goals against Brazil",
        "goals with the Brazil national team",
    ]
    claims = [claim(str(n), "Pelé", "person", "count", what=what) for n, what in enumerate(wordings)]
    records = [record("0", "Brazil", "place"), record("1", "Santos", "organization")]
    records += [record(str(n), "Pelé") for n in range(4)]
    found = [dict(row.qualifiers)["what"] for row in align(claims, records).claims]
    assert found[0] == found[3]
    assert len(set(found)) == 3


def test_decisions_outrank_scores() -> None:
    records = [record("1", "Ann Hale"), record("2", "Ann Hayle"), record("3", "Roberta Quill")]
    found = align([], records, decisions=[Decision("Ann Hale", "Ann Hayle", False, "two clerks")])
    assert not together(found, ("1", "Ann Hale"), ("2", "Ann Hayle"))
    found = align([], records, decisions=[Decision("Ann Hale", "Roberta Quill", True, "pen name")])
    assert together(found, ("1", "Ann Hale"), ("3", "Roberta Quill"))
    assert any("pen name" in reason for entity in found.entities for reason in entity.merged_by)


def test_a_decision_outranks_the_evidence_of_a_text() -> None:
    records = [record("1", "Ann Hale", differs="Ann M. Hale"), record("1", "Ann M. Hale")]
    assert len(align([], records).entities) == 2
    found = align([], records, decisions=[Decision("Ann Hale", "Ann M. Hale", True, "the desk asked her")])
    assert len(found.entities) == 1


def test_contradicting_decisions_are_refused() -> None:
    with pytest.raises(UsageError):
        align([], [], decisions=[Decision("A", "B", True), Decision("B", "A", False)])


def test_nothing_gives_nothing() -> None:
    assert align([], []) == Alignment((), ())


def born(document: str, entity: str, day: int) -> Claim:
    value = Value("date", float(day), float(day))
    return replace(claim(document, entity, "person", "date_of_birth"), value=value)


def test_life_dates_part_namesakes_where_nothing_else_is_shared() -> None:
    records = [
        record("1", "Bert Hale"),
        record("1", "Leeds", "place"),
        record("2", "Bert Hale"),
        record("2", "Perth", "place"),
    ]
    apart = align([born("1", "Bert Hale", 700_000), born("2", "Bert Hale", 720_000)], records)
    assert not together(apart, ("1", "Bert Hale"), ("2", "Bert Hale"))
    assert any("namesake" in reason for entity in apart.entities for reason in entity.rejected)
    near = align([born("1", "Bert Hale", 700_000), born("2", "Bert Hale", 700_366)], records)
    assert together(near, ("1", "Bert Hale"), ("2", "Bert Hale"))


def test_a_wrong_birth_date_in_one_story_stays_to_be_told() -> None:
    records = [
        record(document, name) for document in "12" for name in ("Bert Hale", "Ann Marlow", "Joe Quill")
    ]
    found = align([born("1", "Bert Hale", 700_000), born("2", "Bert Hale", 720_000)], records)
    assert together(found, ("1", "Bert Hale"), ("2", "Bert Hale"))


def test_who_fits_two_namesakes_stays_apart_and_says_so() -> None:
    records = [record(n, "Bert Hale") for n in "123"]
    found = align([born("1", "Bert Hale", 700_000), born("2", "Bert Hale", 720_000)], records)
    third = next(entity for entity in found.entities if entity.documents == ("3",))
    assert any("ambiguous" in reason for reason in third.rejected)


def test_a_common_noun_is_the_story_s_one_such_thing() -> None:
    records = [record(n, "Ash Bridge", "object") for n in "1234"]
    records += [record("1", "Oland Bridge", "object"), record("5", "bridge", "object")]
    found = align([], records)
    assert together(found, ("5", "bridge"), ("1", "Ash Bridge"))
    assert not together(
        align([], [record("1", "club", "organization"), record("2", "club", "organization")]),
        ("1", "club"),
        ("2", "club"),
    )


def test_namesakes_kept_apart_have_names_of_their_own() -> None:
    records = [record("1", "Ann Hale", differs="Ann Hail"), record("1", "Ann Hail"), record("2", "Ann Hale")]
    names = [entity.entity for entity in align([], records).entities]
    assert len(set(names)) == len(names)


def test_any_order_gives_the_same_bytes() -> None:
    claims = [claim(row.document, row.name, row.entity_type) for row in FATHER_AND_SON]
    wanted = repr(align(claims, FATHER_AND_SON))
    dice = random.Random(5)
    for _ in range(50):
        rows, shuffled = list(FATHER_AND_SON), list(claims)
        dice.shuffle(rows)
        dice.shuffle(shuffled)
        assert repr(align(shuffled, rows)) == wanted


def test_any_hash_seed_gives_the_same_bytes() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import importlib.util as u\n"
        "spec = u.spec_from_file_location('t', sys.argv[2])\n"
        "t = u.module_from_spec(spec); spec.loader.exec_module(t)\n"
        "print(repr(t.align([t.claim(r.document, r.name) for r in t.FATHER_AND_SON], t.FATHER_AND_SON)))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, "", __file__],
            check=True, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "42")
    }  # fmt: skip
    assert len(outputs) == 1


NAMES = [
    "Ann Hale",
    "Anne Hale",
    "A. Hale",
    "Hale",
    "Ann Maria Hale",
    "Hale Osman",
    "Osman",
    "Anna Hail",
    "Dr Hale",
]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("123"), st.sampled_from(NAMES), st.sampled_from(["", *NAMES])), max_size=14
    ),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=3),
)
def test_no_cluster_holds_a_pair_that_must_differ(
    rows: list[tuple[str, str, str]], forbidden: list[tuple[str, str]]
) -> None:
    records = {
        (row[0], row[1]): record(row[0], row[1], differs=row[2] if row[2] != row[1] else "") for row in rows
    }
    decisions = [Decision(a, b, False) for a, b in forbidden if a != b]
    found = clusters(align([], list(records.values()), decisions=decisions))
    assert sorted(place for cluster in found for place in cluster) == sorted(records)
    for cluster in found:
        names = {name for _, name in cluster}
        assert not any({decision.a, decision.b} <= names for decision in decisions)
        for place in cluster:
            for other, _ in records[place].differs_from:
                assert (place[0], other) not in cluster


HARSH = [
    "🎉",
    " ",
    "((((",
    "'",
    "a" * 10_000,
    "Ann " * 3_000,
    "," * 9_000,
    "\x1b[31mred\x00",
    "李小龙",
    "مسعود",
    "9/11",
    "A",
]


@pytest.mark.parametrize("kind", ["person", "place", "organization", "event", "object", ""])
def test_harsh_names_are_aligned_without_harm(kind: EntityType) -> None:
    records = [record(document, name, kind) for document in "12" for name in HARSH]
    claims = [
        claim(document, name, kind, "distance", reference=name) for document in "12" for name in ["", *HARSH]
    ]
    found = align(claims, records)
    assert len(found.claims) == len(claims)
    assert sorted(place for cluster in clusters(found) for place in cluster) == sorted(
        (row.document, row.name) for row in records
    )
    assert together(found, ("1", "李小龙"), ("2", "李小龙"))


def test_a_thousand_documents_of_one_story_take_no_longer_than_they_must() -> None:
    names = ["Ann Hale", "A. Hale", "Hale", "Ann Hayle"]
    records = [record(f"{n:04}", names[n % 4]) for n in range(2000)]
    records += [record(f"{n:04}", "bridge collapse", "event") for n in range(2000)]
    claims = [claim(f"{n:04}", "bridge collapse", "event", "deaths") for n in range(2000)]
    start = time.process_time()
    found = align(claims, records)
    assert time.process_time() - start < 10
    assert len(found.entities) == 2


def test_a_body_that_one_document_calls_by_its_first_word_is_that_body_elsewhere() -> None:
    full = EntityRecord("1", "Nordhaven Bank", "organization", (("Nordhaven", 2), ("Nordhaven Bank", 3)))
    bare = record("2", "Nordhaven", "organization")
    assert together(align([], [full, bare]), ("1", "Nordhaven Bank"), ("2", "Nordhaven"))
    rival = record("3", "Nordhaven Museum", "organization")
    assert not together(align([], [full, bare, rival]), ("1", "Nordhaven Bank"), ("2", "Nordhaven"))
    town = record("2", "Nordhaven", "place", count=9)
    assert not together(align([], [full, town]), ("1", "Nordhaven Bank"), ("2", "Nordhaven"))
