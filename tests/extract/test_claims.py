"""Claims from whole texts: subjects, open claims, quotations, offices, moments, and what is left unclaimed."""

from __future__ import annotations

from datetime import date

import pytest

from tieout.extract import extract
from tieout.model import Claim, Document, Extraction
from tieout.rulebook import read_rulebook
from tieout.values import format_value

BOOK = read_rulebook()


def extraction_of(text: str) -> Extraction:
    return extract(Document("a", text, published=date(2021, 8, 20)), BOOK)


def claims_of(text: str, attribute: str) -> list[Claim]:
    return [claim for claim in extraction_of(text).claims if claim.attribute == attribute]


@pytest.mark.parametrize(
    "text",
    [
        "The earthquake in Nepal killed at least 45 people.",
        "At least 45 people were killed in the earthquake in Nepal.",
        "At least 45 people have died in the earthquake in Nepal, officials said.",
        "The death toll from the earthquake in Nepal rose to at least 45.",
        "The earthquake in Nepal claimed the lives of at least 45 people.",
        "The earthquake in Nepal left at least 45 dead.",
    ],
)
def test_one_toll_in_many_wordings(text: str) -> None:
    (claim,) = claims_of(text, "deaths")
    assert format_value(claim.value).startswith("≥ 45")
    assert "earthquake" in claim.entity


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The airline Skyways ordered 179 tankers.", "tankers"),
        ("The Orsk Bridge connects 19 districts with the capital.", "districts"),
    ],
)
def test_what_no_rule_reads_becomes_an_open_claim(text: str, what: str) -> None:
    (claim,) = claims_of(text, "count")
    assert what in dict(claim.qualifiers)["what"]
    assert claim.confidence < 0.7


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ada Obi bought several houses in Lagos.", "too vague to check"),
        (
            "“I would rather take 100 bullets,” Ada Obi said in Lagos.",
            "said in a quotation, not stated by the text",
        ),
    ],
)
def test_what_is_not_claimed_is_listed_with_its_reason(text: str, reason: str) -> None:
    extraction = extraction_of(text)
    assert [row.reason for row in extraction.unclaimed] == [reason]


def test_every_figure_is_claimed_or_listed() -> None:
    text = "Ada Obi, 45, paid $3 million for 12 ships, 2 of them new, on 4 May 2021."
    extraction = extraction_of(text)
    spans = [(claim.start, claim.end) for claim in extraction.claims]
    spans += [(row.mention.start, row.mention.end) for row in extraction.unclaimed]
    for figure in ("45", "$3 million", "12 ships", "4 May 2021"):
        start = text.index(figure)
        assert any(first <= start < last for first, last in spans), figure


def test_a_list_of_years_is_a_list_of_facts() -> None:
    claims = claims_of("Orsk United won the league in 1958, 1962 and 1970.", "point_in_time")
    assert len({dict(claim.qualifiers).get("among") for claim in claims}) == len(claims)


def test_a_figure_of_another_time_keeps_its_time() -> None:
    text = "The earthquake in Nepal killed 19 people. It was the worst since April 2015, when nearly 9,000 people were killed."
    moments = {
        format_value(claim.value): dict(claim.qualifiers).get("as_of") for claim in claims_of(text, "deaths")
    }
    assert moments == {"19 people": None, "< 9,000 people": "2015-04"}


def test_a_date_counted_from_another() -> None:
    text = "The commander was killed on September 9, 2001, two days before the attacks on the Twin Towers."
    values = {claim.value.edtf for claim in claims_of(text, "point_in_time")}
    assert "2001-09-11" in values


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Obi is a judge. “We will not leave this valley,” Ada Obi said.", "Ada Obi"),
        (
            "Ada Obi, head of the Water Office, told the Daily Sun: “We will not leave this valley.”",
            "Ada Obi",
        ),
    ],
)
def test_a_quotation_has_its_speaker(text: str, speaker: str) -> None:
    (claim,) = claims_of(text, "quote")
    assert claim.entity == speaker
    assert claim.value.text.startswith("We will not leave this valley")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Vice President Ada Obi spoke.", "Vice President"),
        ("Ada Obi, the Nigerian foreign minister, spoke.", "Nigerian foreign minister"),
        ("The ex-Defence Minister Ada Obi spoke.", "ex-Defence Minister"),
        ("Ada Obi, chair of the Bridge Commission, spoke.", "chair of the Bridge Commission"),
    ],
)
def test_offices_whole(text: str, office: str) -> None:
    assert [claim.value.text for claim in claims_of(text, "position_held")] == [office]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Obi met the mayor of Lyon.",
        "The president spoke in Ghent.",
        "Two chiefs argued about Ada Obi.",
    ],
)
def test_an_office_that_nobody_is_said_to_hold(text: str) -> None:
    assert claims_of(text, "position_held") == []


def test_a_life_in_brackets() -> None:
    text = "Ada Obi (2 December 1939 - 11 February 2014) was a Nigerian runner."
    assert [claim.value.edtf for claim in claims_of(text, "date_of_birth")] == ["1939-12-02"]
    assert [claim.value.edtf for claim in claims_of(text, "date_of_death")] == ["2014-02-11"]


def test_nothing_is_far_from_itself() -> None:
    text = "Panjshir is quiet. A threat is growing 150 kilometres away from Kabul, in Panjshir."
    (claim,) = claims_of(text, "distance")
    assert claim.entity == "Panjshir"
    assert dict(claim.qualifiers)["reference"] == "Kabul"
    (claim,) = claims_of("Most were hurt in Gulara, 300 km north of the capital.", "distance")
    assert (claim.entity, dict(claim.qualifiers)["reference"]) == ("Gulara", "the capital")


@pytest.mark.parametrize(
    "background",
    [
        "In the eruption of 1978, 31 people were killed.",
        "In 1978, an eruption killed 31 people.",
        "Mount Ardel last erupted in 1978, when 31 people died.",
    ],
)
def test_an_earlier_event_keeps_its_own_toll(background: str) -> None:
    text = f"Mount Ardel erupted on Thursday, killing 17 people. {background} The eruption lasted two hours."
    now, then = claims_of(text, "deaths")
    assert (now.value.low, then.value.low) == (17, 31)
    assert now.entity == "Mount Ardel eruption"
    assert then.entity != now.entity
    assert then.entity.startswith("1978 ")
    assert {claim.entity for claim in claims_of(text, "duration")} == {now.entity}


def test_a_list_tells_a_story_too() -> None:
    text = (
        "WHAT WE KNOW\n- Mount Ardel erupted on 19 August.\n- Seventeen people have died.\n"
        "- In the eruption of 1978, 31 people were killed.\n"
    )
    assert [claim.entity for claim in claims_of(text, "deaths")] == ["Mount Ardel eruption", "1978 eruption"]


def test_who_speaks_is_not_what_is_said() -> None:
    text = "Paulo Venn, 54, said the airport would stay closed for a week."
    (age,), (length,) = claims_of(text, "age"), claims_of(text, "duration")
    assert (age.attribution, length.attribution) == ("", "Paulo Venn")


def test_a_mountain_is_a_volcano() -> None:
    text = "Mount Ardel erupted on Thursday. The volcano is 30 km north of Port Hale."
    assert [claim.entity for claim in claims_of(text, "distance")] == ["Mount Ardel"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The flood in Orsk killed 17 people. Rescuers recovered four more bodies on Sunday.",
            ["", "further"],
        ),
        ("The flood in Orsk killed 17 people. A further 3 people were killed overnight.", ["", "further"]),
        ("A further 3 people were killed in the flood in Orsk, and 12 more were injured.", [""]),
        ("The flood in Orsk killed more than 17 people. It killed 17 people in Arlo.", ["", ""]),
    ],
)
def test_what_adds_to_a_total_is_a_part_of_it(text: str, parts: list[str]) -> None:
    assert [dict(claim.qualifiers).get("part", "") for claim in claims_of(text, "deaths")] == parts


def test_a_thing_named_inside_an_event_is_called_again() -> None:
    text = "The eruption of Mount Ardel killed 9 people on Saint Corvin. The volcano is 30 km north of Hale."
    assert [claim.entity for claim in claims_of(text, "distance")] == ["Mount Ardel"]


def test_a_firm_is_called_by_its_first_word() -> None:
    text = (
        "Nordhaven Bank will cut 3,200 jobs. Shares in Nordhaven dropped 12.4%. The bank is based in Oslo. "
        "The capital ratio stood at 13.1%. Nordhaven employs 35,400 people."
    )
    assert {claim.entity for claim in extraction_of(text).claims} == {"Nordhaven Bank"}


def test_the_speaker_s_own_age_is_not_what_he_said() -> None:
    text = "“We have stopped it,” said Anders Holm, the 58-year-old chief executive of Nordhaven Bank."
    (age,) = claims_of(text, "age")
    assert (age.entity, age.attribution) == ("Anders Holm", "")
