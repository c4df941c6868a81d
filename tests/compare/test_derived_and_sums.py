"""What figures imply, and sums that do not come out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tieout.compare import compare
from tieout.compare.derive import derive
from tieout.model import Finding
from tieout.rulebook import RuleBook
from tieout.values import Value, read_one

from .conftest import MakeClaim


def of_kind(kind: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.kind == kind]


class TestDerived:
    def test_age_at_an_event_from_the_birth_date(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "16-year-old", "Ada", "person", what="first-team debut"),
            claim("b", "date_of_birth", "1940-10-23", "Ada", "person"),
            claim("b", "point_in_time", "1956-09-07", "Ada", "person", what="first-team debut", place=9),
        ]
        (found,) = of_kind("arithmetic", compare(rows, book))
        assert found.verdict == "discrepancy"
        assert found.confidence < 1
        assert "worked out from 23 October 1940 and 7 September 1956" in found.reason
        assert len(found.positions) == 2

    def test_age_at_death_bears_out_the_dates(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "82-year-old", "Ada", "person", what="at death"),
            claim("b", "date_of_birth", "1940-10-23", "Ada", "person"),
            claim("b", "date_of_death", "2022-12-29", "Ada", "person", place=9),
        ]
        findings = compare(rows, book)
        assert all(finding.verdict != "discrepancy" for finding in findings)
        assert any(finding.attribute == "age" and finding.verdict == "agree" for finding in findings)

    def test_a_year_alone_leaves_two_ages_open(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "16-year-old", "Ada", "person", what="debut"),
            claim("b", "date_of_birth", "1940-10-23", "Ada", "person"),
            claim("b", "point_in_time", "1956", "Ada", "person", what="debut", place=9),
        ]
        assert all(finding.verdict != "discrepancy" for finding in compare(rows, book))

    def test_what_nobody_states_is_not_derived(self, claim: MakeClaim) -> None:
        rows = [
            claim("b", "date_of_birth", "1940-10-23", "Ada", "person"),
            claim("b", "date_of_death", "2022-12-29", "Ada", "person"),
        ]
        assert derive(rows) == []

    def test_duration_from_the_years_of_a_war(self, claim: MakeClaim, book: RuleBook) -> None:
        war = {"entity": "War", "entity_type": "event"}
        rows = [claim("a", "duration", "a ten-year period".replace("a ten-year period", "10 years"), **war)]
        rows.append(claim("b", "period", "1988/1998", **war))
        assert any(f.verdict == "compatible" for f in compare(rows, book) if f.attribute == "duration")
        wrong = [claim("a", "duration", "16 years", **war), rows[1]]
        assert of_kind("arithmetic", compare(wrong, book))[0].verdict == "discrepancy"

    def test_turnout_from_voters_and_roll(self, claim: MakeClaim, book: RuleBook) -> None:
        vote = {"entity": "Vote", "entity_type": "event"}
        rows = [
            claim("a", "percentage", "about 87 per cent", what="turnout", **vote),
            claim("b", "participants", "181,067 people", what="voters", **vote),
            claim("b", "count", "206,731 people", what="registered voters", place=9, **vote),
        ]
        turnout = next(f for f in compare(rows, book) if f.attribute == "percentage")
        assert turnout.verdict in ("agree", "compatible")
        assert len(turnout.documents) == 2

    def test_a_distance_counts_from_both_ends(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "distance", "150 km", "Arlo", reference="Orsk"),
            claim("b", "distance", "100 km", "Orsk", reference="Arlo"),
        ]
        assert any(finding.verdict == "discrepancy" for finding in compare(rows, book))


class TestSums:
    def test_weekday(self, claim: MakeClaim, book: RuleBook) -> None:
        day = read_one("Wednesday, 11 December 2019")
        wrong = read_one("Wednesday, 12 December 2019")
        assert day is not None
        assert wrong is not None
        right = claim("a", "point_in_time", replace(day, text="Wednesday"), what="vote")
        assert of_kind("arithmetic", compare([right], book)) == []
        bad = replace(right, value=replace(wrong, text="Wednesday"), text="Wednesday, 12 December 2019")
        (found,) = of_kind("arithmetic", compare([bad], book))
        assert found.reason == "a prints Wednesday, 12 December 2019, which was a Thursday."

    @pytest.mark.parametrize(
        ("stated", "bracket", "wrong"),
        [
            ("55 miles", "88 km", False),
            ("12 miles", "20 km", False),
            ("6.51 km", "4.04 miles", False),
            ("100 kilometres", "62 miles", False),
            ("12 nautical miles", "12 miles", True),
            ("50 square miles", "80 square kilometres", True),
            ("100 kg", "45 pounds", True),
        ],
    )
    def test_conversions(
        self, stated: str, bracket: str, wrong: bool, claim: MakeClaim, book: RuleBook
    ) -> None:
        first, second = read_one(stated), read_one(bracket)
        assert first is not None
        assert second is not None
        row = claim("a", "length", replace(first, alternates=(second,)))
        assert bool(of_kind("arithmetic", compare([row], book))) is wrong

    def test_two_currencies_are_no_conversion_error(self, claim: MakeClaim, book: RuleBook) -> None:
        row = claim("a", "money", "Taka 30,193.6 crore (USD 3.6 billion)", what="cost")
        assert of_kind("arithmetic", compare([row], book)) == []

    def test_death_before_birth(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "date_of_birth", "1950", "Ada", "person"),
            claim("a", "date_of_death", "1940-05-01", "Ada", "person", place=9),
        ]
        assert "before the birth" in of_kind("arithmetic", compare(rows, book))[0].reason

    def test_a_share_that_its_total_contradicts(self, claim: MakeClaim, book: RuleBook) -> None:
        vote = {
            "entity": "Vote",
            "entity_type": "event",
            "sentence": "Yes 176,928 (97.71%), no 3,043 (2.3%).",
        }
        rows = [
            claim("a", "votes", "176,928 votes", what="yes", place=5, **vote),
            claim("a", "percentage", "97.71%", what="yes", place=15, **vote),
            claim("a", "votes", "3,043 votes", what="no", place=25, **vote),
            claim("a", "percentage", "2.3%", what="no", place=35, **vote),
            claim(
                "a", "participants", "181,067 people", what="voters", **{**vote, "sentence": "181,067 came."}
            ),
        ]
        (found,) = of_kind("arithmetic", compare(rows, book))
        assert (
            found.reason == "a calls 3,043 votes 2.3 %, but of its total of 181,067 people they are 1.68 %."
        )
        right = [replace(row, value=read_one("1.68%")) if row.text == "2.3%" else row for row in rows]
        assert of_kind("arithmetic", compare(right, book)) == []

    @pytest.mark.parametrize(("total", "wrong"), [("156 people", False), ("158 people", True)])
    def test_parts_and_their_total(self, total: str, wrong: bool, claim: MakeClaim, book: RuleBook) -> None:
        sentence = f"It carried 150 passengers and 6 crew, {total} in all."
        rows = [
            claim("a", "count", "150 passengers", what="passengers", sentence=sentence, place=11),
            claim("a", "count", "6 crew members", what="crew", sentence=sentence, place=30),
            claim("a", "count", total, what="aboard", sentence=sentence, place=38),
        ]
        assert bool(of_kind("arithmetic", compare(rows, book))) is wrong

    def test_numbers_in_one_sentence_are_no_sum(self, claim: MakeClaim, book: RuleBook) -> None:
        sentence = "In all 40 schools, 12 teachers taught 31 courses."
        rows = [
            claim("a", "count", "40 schools", what="schools", sentence=sentence, place=7),
            claim("a", "count", "12 teachers", what="teachers", sentence=sentence, place=19),
            claim("a", "count", "31 courses", what="courses", sentence=sentence, place=38),
        ]
        assert of_kind("arithmetic", compare(rows, book)) == []

    def test_records_since_two_years(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "deaths", "45 people", sentence="It was the worst flood since 1987, with 45 dead."),
            claim(
                "b",
                "deaths",
                "45 people",
                sentence="The worst flood since 1999 killed 45.".replace("The", "the"),
            ),
        ]
        (found,) = of_kind("arithmetic", compare(rows, book))
        assert found.verdict == "discrepancy"
        assert {position.value for position in found.positions} == {"since 1987", "since 1999"}


def quote(words: str) -> Value:
    return Value("text", text=words)


class TestQuotesAndSpellings:
    SAID = "We have lost 12 men in the valley this week and we will not leave it"

    def test_one_quotation_in_two_papers(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "quote", quote(self.SAID), "Ada", "person"),
            claim("b", "quote", quote(self.SAID), "Ada", "person"),
            claim(
                "b",
                "quote",
                quote("The road is open and the bridge holds, thank God"),
                "Ada",
                "person",
                place=90,
            ),
        ]
        findings = compare(rows, book)
        assert sorted(finding.verdict for finding in findings) == ["agree", "single"]
        assert {finding.kind for finding in findings} == {"quote"}

    def test_a_changed_figure_is_major(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "quote", quote(self.SAID), "Ada", "person"),
            claim("b", "quote", quote(self.SAID.replace("12", "21")), "Ada", "person"),
        ]
        (found,) = compare(rows, book)
        assert (found.verdict, found.severity, found.kind) == ("discrepancy", "major", "quote")

    def test_another_translation_is_compatible(self, claim: MakeClaim, book: RuleBook) -> None:
        other = "We have lost 12 men in that valley in this week, and we will not be leaving it"
        rows = [
            claim("a", "quote", quote(self.SAID), "Ada", "person"),
            claim("b", "quote", quote(other), "Ada", "person"),
        ]
        (found,) = compare(rows, book)
        assert found.verdict == "compatible"
        assert "against" in found.steps[0].reason

    def test_two_spellings_in_one_document(self, claim: MakeClaim, book: RuleBook) -> None:
        first = claim("a", "population", "5,200 people")
        second = replace(claim("a", "length", "12 km"), subject="Arllo")
        far = replace(claim("b", "length", "12 km"), subject="Orsk")
        (found,) = of_kind("spelling", compare([first, second, far], book))
        assert (found.verdict, found.severity) == ("discrepancy", "minor")

    def test_house_styles_differ(self, claim: MakeClaim, book: RuleBook) -> None:
        first = claim("a", "population", "5,200 people")
        second = replace(claim("b", "population", "5,200 people"), subject="Arllo")
        (found,) = of_kind("spelling", compare([first, second], book))
        assert found.verdict == "compatible"

    def test_a_fuller_name_is_no_other_spelling(self, claim: MakeClaim, book: RuleBook) -> None:
        first = claim("a", "population", "5,200 people")
        second = replace(claim("a", "length", "12 km"), subject="Arlo Valley")
        assert of_kind("spelling", compare([first, second], book)) == []


class TestVotes:
    def test_a_share_from_votes_and_voters(self, claim: MakeClaim, book: RuleBook) -> None:
        vote = {"entity": "Vote", "entity_type": "event"}
        rows = [
            claim("a", "percentage", "2.3%", what="no", **vote),
            claim("b", "votes", "3,043 votes", what="no", **vote),
            claim("b", "participants", "181,067 people", what="voters", place=9, **vote),
        ]
        (found,) = of_kind("arithmetic", compare(rows, book))
        assert "worked out from 3,043 votes and 181,067 people" in found.reason
        right = [claim("a", "percentage", "1.7%", what="no", **vote), *rows[1:]]
        assert of_kind("arithmetic", compare(right, book)) == []

    @pytest.mark.parametrize(
        ("sentence", "wrong"),
        [
            ("A won 52%, B 40% and C 12% of the vote.", True),
            ("A won 52%, B 40% and C 12% of the vote on a turnout of 61%.", False),
            ("Of those asked 52% like tea, 40% coffee and 12% both.", False),
        ],
    )
    def test_shares_of_more_than_the_whole(
        self, sentence: str, wrong: bool, claim: MakeClaim, book: RuleBook
    ) -> None:
        rows = [
            claim("a", "percentage", share, "Vote", "event", what=what, sentence=sentence, place=place)
            for place, (what, share) in enumerate([("A", "52%"), ("B", "40%"), ("C", "12%")])
        ]
        assert bool(of_kind("arithmetic", compare(rows, book))) is wrong


def test_a_reference_is_named_as_such(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("table.csv", "population", "5,200 people", origin="reference"),
        claim("a", "population", "8,100 people"),
    ]
    (found,) = compare(rows, book)
    assert "(table.csv, a reference)" in found.reason
