"""Facts across documents: other words for one thing meet, and what only looks alike stays apart."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from tieout.model import Document
from tieout.pipeline import Report, check
from tieout.rulebook import read_rulebook

BOOK = read_rulebook()


def read(*texts: str) -> Report:
    documents = [
        Document(id=f"{number}.txt", text=text, published=date(2031, 3, 11), group=f"g{number}")
        for number, text in enumerate(texts)
    ]
    return check(documents, BOOK)


def discrepancies(*texts: str) -> list[str]:
    return [finding.reason for finding in read(*texts).findings if finding.verdict == "discrepancy"]


HOTEL = (
    "An earthquake shook Tarvena on Tuesday. At the Hotel Corin, 60 guests were staying.",
    "The earthquake in Tarvena was strong. At the Hotel Corin eighty guests had checked in, its owner said.",
    "The quake in Tarvena hit at night. At the Hotel Corin, 60 guests were asleep.",
)


def test_other_verbs_for_the_same_guests_meet() -> None:
    found = discrepancies(*HOTEL)
    assert len(found) == 1
    assert "60 guests (0.txt, 2.txt)" in found[0]
    assert "80 guests (1.txt)" in found[0]


def test_a_joined_claim_says_why() -> None:
    joined = [claim for claim in read(*HOTEL).claims if claim.joined]
    assert joined
    assert all("both count guest" in claim.joined and 0 < claim.bond < 1 for claim in joined)
    assert {(claim.attribute, claim.qualifiers) for claim in joined} == {("count", joined[0].qualifiers)}


def test_the_order_of_documents_does_not_matter() -> None:
    def findings(texts: tuple[str, ...]) -> list[tuple[str, str]]:
        return sorted((f.verdict, str(sorted(p.value for p in f.positions))) for f in read(*texts).findings)

    expected = findings(HOTEL)
    assert all(findings(texts) == expected for texts in permutations(HOTEL))


@pytest.mark.parametrize(
    "texts",
    [
        (
            "A flood in Harrow destroyed 120 houses on Monday.",
            "The flood in Harrow has damaged 150 houses since Monday.",
        ),
        (
            "The fire in Harrow destroyed 120 cars on Monday.",
            "The fire in Harrow destroyed 90 cars in one street alone, police said.",
        ),
        (
            "Each family in Harrow gets 2,000 euros after the flood.",
            "Families in Harrow get 300,000 euros in all after the flood.",
        ),
        (
            "Harrow Rovers received 2 million euros in prize money after the final.",
            "Ashby Town received 1.5 million euros in prize money after the final.",
        ),
        (
            "The factory in Harrow employs 400 workers.",
            "In 2019, the factory in Harrow employed 320 workers.",
        ),
    ],
)
def test_what_only_looks_alike_stays_apart(texts: tuple[str, str]) -> None:
    assert discrepancies(*texts) == []


def test_a_phrase_is_learned_from_a_shared_figure() -> None:
    found = discrepancies(
        "In the referendum in Harrow, 3,043 people (1.68 per cent) took option 1, officials said.",
        "The referendum in Harrow is over: 3,043 people preferred greater autonomy. "
        "That is 2.3 per cent for greater autonomy.",
    )
    assert len(found) == 1
    assert "1.68 % (0.txt)" in found[0]
    assert "2.3 % (1.txt)" in found[0]


def test_a_whole_is_not_held_against_a_part() -> None:
    assert discrepancies(
        "Victor Haines was found guilty on 14 of 19 counts on Tuesday.",
        "Victor Haines was convicted of fraud on 14 counts on Tuesday.",
    ) == []  # fmt: skip
