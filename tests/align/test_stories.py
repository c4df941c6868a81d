"""The story's event across documents: one where it can be, two where one document tells of two."""

from __future__ import annotations

import pytest

from tieout.align import align
from tieout.align.stories import one_kind
from tieout.model import Claim, EntityRecord
from tieout.values import read_one


def record(document: str, name: str, *, topic: bool = True) -> EntityRecord:
    return EntityRecord(document, name, "event", ((name, 2),), topic=topic)


def names_of(*records: EntityRecord, claims: tuple[Claim, ...] = ()) -> list[set[str]]:
    return [set(entity.names) for entity in align(claims, records).entities]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Sulawesi ferry sinking", "ferry disaster", "sinking"),
        ("Sulawesi ferry sinking", "Indonesia ferry crash", "ferry disaster"),
        ("earthquake in Nepal", "Nepal quake", "earthquake"),
        ("presidential election", "mine fire", ""),
        ("Orsk referendum", "Orsk fire", ""),
    ],
)
def test_what_two_names_of_events_can_both_be(left: str, right: str, kind: str) -> None:
    assert one_kind(left, right) == one_kind(right, left) == kind


def test_the_event_of_each_document_is_one() -> None:
    joined = names_of(record("a", "Sulawesi ferry sinking"), record("b", "ferry disaster"))
    assert joined == [{"Sulawesi ferry sinking", "ferry disaster"}]


def test_other_years_are_other_events() -> None:
    assert len(names_of(record("a", "1994 flood"), record("b", "2021 flood"))) == 2


def test_what_one_document_tells_apart_stays_apart() -> None:
    found = names_of(
        record("a", "suicide attack", topic=False),
        record("a", "attack on the mall"),
        record("b", "mall attack"),
    )
    assert not any({"suicide attack", "attack on the mall"} <= names for names in found)


def test_two_events_of_one_kind_on_one_day_are_one() -> None:
    day = read_one("2001-09-11")
    assert day is not None
    claims = tuple(
        Claim(f"C{n}", document, name, "event", name, "point_in_time", (), day)
        for n, (document, name) in enumerate(
            [("a", "attack in New York"), ("b", "attacks on the Twin Towers")]
        )
    )
    records = [
        record("a", "attack in New York", topic=False),
        record("b", "attacks on the Twin Towers", topic=False),
    ]
    assert len(names_of(*records, claims=claims)) == 1


def period(document: str, entity: str, span: str, kind: str = "event", what: str = "") -> Claim:
    value = read_one(span)
    assert value is not None
    qualifiers = (("what", what),) if what else ()
    return Claim(f"C{document}", document, entity, kind, entity, "period", qualifiers, value)  # type: ignore[arg-type]


def test_one_war_under_two_names_with_the_same_years() -> None:
    claims = (period("a", "Soviet invasion", "1979/1989"), period("b", "anti-Soviet resistance", "1979/1989"))
    records = [
        record("a", "Soviet invasion", topic=False),
        record("b", "anti-Soviet resistance", topic=False),
    ]
    assert len(names_of(*records, claims=claims)) == 1


def test_other_years_or_nothing_in_common_are_two() -> None:
    for name, span in (("anti-Soviet resistance", "1979/1988"), ("Falklands resistance", "1979/1989")):
        claims = (period("a", "Soviet invasion", "1979/1989"), period("b", name, span))
        records = [record("a", "Soviet invasion", topic=False), record("b", name, topic=False)]
        assert len(names_of(*records, claims=claims)) == 2, name


def test_the_same_span_of_one_place_is_one_fact() -> None:
    claims = (
        period("a", "Orsk", "1996/2001", "place", "only free province"),
        period("b", "Orsk", "1996/2001", "place", "stronghold"),
        period("c", "Orsk", "1979/1989", "place", "garrison"),
    )
    whats = [dict(claim.qualifiers)["what"] for claim in align(claims, ()).claims]
    assert len(set(whats[:2])) == 1
    assert whats[2] == "garrison"
