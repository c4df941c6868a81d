"""Wordings of news, read whole: each sentence in a small story, and the claim an editor would check in it."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.extract import extract
from tieout.model import Claim, Document
from tieout.rulebook import read_rulebook
from tieout.values import format_value

BOOK = read_rulebook()


def said(text: str) -> list[str]:
    """Each claim as "subject.attribute = value [what]", quotations aside."""
    document = Document("story", text, published=date(2024, 3, 6))
    return [shown(claim) for claim in extract(document, BOOK).claims if claim.attribute != "quote"]


def shown(claim: Claim) -> str:
    what = dict(claim.qualifiers).get("what", "")
    return f"{claim.entity}.{claim.attribute} = {format_value(claim.value)}" + (f" [{what}]" if what else "")


PARTS = [
    (
        "Ada Obi won nine of the 26 tenders in Lagos.",
        ["Ada Obi.count = 9 tenders [tenders won]", "Ada Obi.count = 26 tenders [tenders]"],
    ),
    (
        "The crash near Lyon killed 33 of the 52 people aboard.",
        ["crash in Lyon.deaths = 33 people", "crash in Lyon.participants = 52 people [on board]"],
    ),
    ("The fire in Orsk: 19 of them drowned.", ["fire in Orsk.deaths = 19"]),
]


@pytest.mark.parametrize(("text", "claims"), PARTS)
def test_a_part_and_its_whole_are_two_figures(text: str, claims: list[str]) -> None:
    found = said(text)
    assert [claim for claim in claims if claim not in found] == []


BARE = [
    (
        "Ada Obi scored 97 goals for Brazil and 1,088 for Santos.",
        "Ada Obi.count = 1,088 goals [goals for Santos]",
    ),
    ("Ada Obi won the Osaka Cup three times.", "Ada Obi.count = 3 times [Osaka Cup won]"),
    ("Ada Obi won the Osaka Cup for the second time.", "Ada Obi.count = 2nd [order of Osaka Cup won]"),
    ("Ada Obi spent seven months in custody.", "Ada Obi.duration = 7 months [in custody]"),
    (
        "Ada Obi joined Skyways after nine years at Acme Motors.",
        "Ada Obi.duration = 9 years [at Acme Motors]",
    ),
    ("Ada Obi has 15 days to appeal.", "Ada Obi.duration = 15 days [to appeal]"),
    ("Ada Obi has governed Malta since 2006.", "Ada Obi.point_in_time = 2006 [Malta governed since]"),
    ("Osaka was only Ada Obi's third marathon.", "Ada Obi.count = 3rd [order of marathon]"),
]


@pytest.mark.parametrize(("text", "claim"), BARE)
def test_figures_without_a_noun_are_read_by_their_clause(text: str, claim: str) -> None:
    assert claim in said(text)


def test_amounts_leave_out_the_currency_that_was_just_named() -> None:
    found = said("Revenue at Skyways Group rose to 4.8 billion euros. Net profit came in at 702 million.")
    assert "Skyways Group.money = EUR 702 million [net profit]" in found


def test_other_large_numbers_after_money_stay_numbers() -> None:
    found = said("Skyways Group earned 4.8 billion euros. The population of Malta rose to 3 million.")
    assert [claim for claim in found if "3 million" in claim] == ["Malta.population = 3 million"]


DONE_TO = [
    ("A court in Brno sentenced the mayor, Ada Obi, to nine years in prison.", "duration = 9 years"),
    ("Police in Brno arrested Ada Obi in March 2019.", "point_in_time = 2019-03 [arrested]"),
    ("On 7 July 1957 the scout picked Ada Obi.", "point_in_time = 1957-07-07 [picked]"),
]


@pytest.mark.parametrize(("text", "claim"), DONE_TO)
def test_what_is_done_to_somebody_is_a_fact_of_theirs(text: str, claim: str) -> None:
    assert any(f"Ada Obi.{claim}" in found for found in said(text))


def test_it_may_be_what_happened() -> None:
    found = said("An earthquake hit Nepal, the institute said. It was followed by more than 60 aftershocks.")
    assert any(claim.startswith("earthquake in Nepal.count = > 60 aftershocks") for claim in found)


def test_an_age_goes_to_whom_the_phrase_means_not_to_the_next_name() -> None:
    found = said("Ada Obi won. The 24-year-old joined Rovers from Berekum in 2021.")
    assert "Ada Obi.age = 24 years old" in found
    assert not any(claim.startswith("Berekum") for claim in found)


def test_every_figure_in_a_wording_is_claimed_or_listed() -> None:
    text = "Revenue at Skyways Group rose 18 per cent to 2.6 billion euros."
    document = Document("story", text)
    extraction = extract(document, BOOK)
    figures = {claim.value.kind for claim in extraction.claims}
    figures |= {row.mention.value.kind for row in extraction.unclaimed}
    assert {"percentage", "money"} <= figures
