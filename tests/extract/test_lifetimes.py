"""A doubtful "he" that was dead by then is somebody else."""

from __future__ import annotations

from datetime import date

from tieout.extract.claims import Subject
from tieout.extract.lifetimes import among_the_living, deaths_of
from tieout.model import Claim
from tieout.values import Value, parse_edtf


def office(entity: str, period: str) -> Claim:
    return Claim(
        "C1",
        "a",
        entity,
        "person",
        "he",
        "position_held",
        (("period", period),),
        Value("text", text="minister"),
    )


DEATHS = {"Karim Haddad": float(date(2001, 9, 9).toordinal())}
DOUBT = Subject("Karim Haddad", "person", "he", 0.5, ("Karim Haddad", "Ada Obi"))


def test_the_dead_hold_no_office() -> None:
    assert among_the_living(office("Karim Haddad", "2018"), DOUBT, DEATHS).entity == "Ada Obi"


def test_what_was_in_a_lifetime_stays() -> None:
    assert among_the_living(office("Karim Haddad", "1998"), DOUBT, DEATHS).entity == "Karim Haddad"


def test_without_doubt_nothing_is_moved() -> None:
    sure = Subject("Karim Haddad", "person", "Haddad", 1.0)
    assert among_the_living(office("Karim Haddad", "2018"), sure, DEATHS).entity == "Karim Haddad"


def test_deaths_are_read_from_claims() -> None:
    day = parse_edtf("2001-09-09")
    assert day is not None
    claim = Claim("C1", "a", "Karim Haddad", "person", "he", "date_of_death", (), day)
    assert deaths_of([claim]) == DEATHS
