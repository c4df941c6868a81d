"""One fact, several documents: what the comparison says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tieout.compare import compare
from tieout.model import Claim, Finding
from tieout.rulebook import RuleBook
from tieout.values import Value

from .conftest import MakeClaim


def only(claims: list[Claim], book: RuleBook, **groups: str) -> Finding:
    findings = compare(claims, book, groups=groups)
    assert len(findings) == 1, [finding.reason for finding in findings]
    return findings[0]


def text(words: str) -> Value:
    return Value("text", text=words)


def test_figures_that_do_not_meet_are_a_discrepancy(claim: MakeClaim, book: RuleBook) -> None:
    found = only(
        [claim("a", "population", "about 173,000 people"), claim("b", "population", "around 100,000 people")],
        book,
    )
    assert (found.verdict, found.severity, found.kind) == ("discrepancy", "major", "cross_source")
    assert found.spread == pytest.approx(0.73)
    assert found.reason == (
        "Sources differ by 73 % on how many people live in Arlo: about 173,000 people (a) against "
        "around 100,000 people (b); both are hedged, and the ranges do not meet."
    )
    assert [position.value for position in found.positions] == ["~173,000 people", "~100,000 people"]
    assert found.steps[0].relation == "disjoint"
    assert "allows" in found.steps[0].reason


def test_the_best_supported_position_comes_first(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "distance", "about 100 km", reference="Orsk"),
        claim("b", "distance", "150 km", reference="Orsk"),
        claim("c", "distance", "150 km", reference="Orsk"),
    ]
    found = only(rows, book)
    assert [position.documents for position in found.positions] == [("b", "c"), ("a",)]


def test_copies_count_once(claim: MakeClaim, book: RuleBook) -> None:
    rows = [claim(name, "distance", "150 km", reference="Orsk") for name in "abc"]
    rows.append(claim("d", "distance", "100 km", reference="Orsk"))
    rows.append(claim("e", "distance", "100 km", reference="Orsk"))
    found = only(rows, book, a="wire", b="wire", c="wire")
    assert [position.value for position in found.positions] == ["100 km", "150 km"]
    assert found.positions[1].groups == ("wire",)


def test_one_source_group_alone_is_single(claim: MakeClaim, book: RuleBook) -> None:
    rows = [claim("a", "population", "5,200 people"), claim("b", "population", "5,200 people")]
    assert only(rows, book, a="wire", b="wire").verdict == "single"
    assert only(rows, book).verdict == "agree"


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        (["150 km", "153 km", "150 km"], "agree"),
        (["150 km", "more than 100 km"], "compatible"),
        (["150 km", "about 150 km"], "agree"),
        (["140 km", "100 miles"], "discrepancy"),
        (["160 km", "100 miles"], "agree"),
    ],
)
def test_distances(values: list[str], verdict: str, claim: MakeClaim, book: RuleBook) -> None:
    rows = [claim(f"d{n}", "distance", value, reference="Orsk") for n, value in enumerate(values)]
    assert only(rows, book).verdict == verdict


def test_other_reference_points_are_other_facts(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "distance", "180 km", reference="Lyon"),
        claim("b", "distance", "310 km", reference="Paris"),
        claim("c", "distance", "180 km", reference="lyon"),
    ]
    assert sorted(finding.verdict for finding in compare(rows, book)) == ["agree", "single"]


def test_two_currencies_are_two_facts(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "money", "$3.6 billion", what="cost"),
        claim("b", "money", "Tk 301.936 billion", what="cost"),
        claim("c", "money", "Taka 30,193.6 crore (USD 3.6 billion)", what="cost"),
    ]
    findings = compare(rows, book)
    assert [finding.verdict for finding in findings] == ["agree", "agree"]


class TestTime:
    def test_a_toll_that_rises_is_updated(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "deaths", "30 people", published="2020-05-02"),
            claim("b", "deaths", "45 people", published="2020-05-04"),
        ]
        found = only(rows, book)
        assert found.verdict == "updated"
        assert found.reason.endswith("30 people (a), then 45 people (b).")

    @pytest.mark.parametrize(
        ("first", "second"),
        [("2020-05-04", "2020-05-02"), ("2020-05-02", "2020-05-02"), ("", "2020-05-04")],
    )
    def test_later_and_lower_same_day_or_undated_is_not(
        self, first: str, second: str, claim: MakeClaim, book: RuleBook
    ) -> None:
        rows = [
            claim("a", "deaths", "30 people", published=first),
            claim("b", "deaths", "45 people", published=second),
        ]
        assert only(rows, book).verdict == "discrepancy"

    def test_as_of_counts_before_publication(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "deaths", "30 people", published="2020-06-01", as_of="2020-05-02"),
            claim("b", "deaths", "45 people", published="2020-05-04"),
        ]
        assert only(rows, book).verdict == "updated"

    def test_no_valley_loses_half_its_people_in_two_weeks(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "population", "173,000 people", published="2021-08-20"),
            claim("b", "population", "100,000 people", published="2021-09-03"),
        ]
        assert only(rows, book).verdict == "discrepancy"

    def test_a_census_ten_years_on_is_an_update(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "population", "173,000 people", as_of="2011"),
            claim("b", "population", "230,000 people", as_of="2021"),
        ]
        assert only(rows, book).verdict == "updated"

    def test_the_missing_may_become_fewer(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "missing", "30 people", published="2020-05-02"),
            claim("b", "missing", "12 people", published="2020-05-04"),
        ]
        assert only(rows, book).verdict == "updated"

    def test_plans_may_change(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "point_in_time", "2020", what="planned completion", published="2018-05-02"),
            claim("b", "point_in_time", "2022", what="planned completion", published="2020-05-02"),
        ]
        assert only(rows, book).verdict == "updated"

    def test_a_forecast_is_overtaken_by_what_happened(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "participants", "5,000 people", marks=("forecast",)),
            claim("b", "participants", "3,210 people"),
            claim("c", "participants", "3,210 people"),
        ]
        found = only(rows, book)
        assert found.verdict == "updated"
        assert len(found.positions) == 2


class TestMarks:
    def test_what_its_document_takes_back_conflicts_with_nothing(
        self, claim: MakeClaim, book: RuleBook
    ) -> None:
        rows = [
            claim("a", "deaths", "90 people", marks=("withdrawn",)),
            claim("a", "deaths", "70 people", place=50),
            claim("b", "deaths", "70 people"),
        ]
        found = only(rows, book)
        assert found.verdict == "agree"
        assert found.positions[-1].value == "90 people (withdrawn)"
        assert "takes back" in found.reason

    def test_a_document_that_only_withdraws_is_listed(self, claim: MakeClaim, book: RuleBook) -> None:
        found = only([claim("a", "deaths", "90 people", marks=("withdrawn",))], book)
        assert found.verdict == "single"
        assert found.reason == "Nobody stands by a value for how many died in Arlo: a takes back 90 people."
        assert found.claims == ("C-a-deaths-90 people-0",)

    def test_a_forecast_that_came_true_is_shown(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "participants", "about 3,200 people", marks=("forecast",)),
            claim("b", "participants", "3,210 people"),
            claim("c", "participants", "3,210 people"),
        ]
        found = only(rows, book)
        assert found.verdict == "agree"
        assert found.positions[-1].value == "~3,200 people (forecast)"
        assert len(found.claims) == 3

    def test_unofficial_figures_are_another_fact(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "votes", "1,200 votes", what="yes", marks=("unofficial",)),
            claim("b", "votes", "1,310 votes", what="yes"),
        ]
        assert [finding.verdict for finding in compare(rows, book)] == ["single", "single"]


class TestWithin:
    def test_a_document_that_contradicts_itself(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "distance", "150 km", reference="Orsk", sentence="It is 150 km away."),
            claim("a", "distance", "170 km", reference="Orsk", sentence="Orsk is 170 km off.", place=90),
        ]
        found = only(rows, book)
        assert (found.kind, found.verdict) == ("within_document", "discrepancy")
        assert found.reason.startswith("a contradicts itself on how far Arlo is from Orsk")

    def test_said_twice_counts_once(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [claim("a", "distance", "150 km", reference="Orsk", place=place) for place in (0, 90)]
        found = only(rows, book)
        assert found.verdict == "single"
        assert len(found.claims) == 2

    def test_two_years_in_one_breath_are_no_contradiction(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "point_in_time", "1996", what="war", sentence="War in 1996 and 2001."),
            claim("a", "point_in_time", "2001", what="war", sentence="War in 1996 and 2001.", place=12),
            claim("b", "point_in_time", "2001", what="war", sentence="The war of 2001."),
        ]
        assert only(rows, book).verdict in ("agree", "compatible")

    def test_a_part_far_from_the_whole_is_set_apart(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "length", "6.15 km", sentence="The bridge is 6.15 km long."),
            claim("a", "length", "150 m", sentence="It is 150 m long.", place=90),
            claim("b", "length", "6.15 km", sentence="A crossing of 6.15 km."),
        ]
        verdicts = sorted(finding.verdict for finding in compare(rows, book))
        assert verdicts == ["agree", "single"]


class TestAges:
    def test_twelve_then_and_thirty_two_now(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "32-year-old", "Ada", "person", published="2021-08-20"),
            claim("b", "age", "32-year-old", "Ada", "person", published="2021-09-03"),
            claim("b", "age", "12-year-old", "Ada", "person", as_of="2001-09-09", place=90),
        ]
        findings = compare(rows, book)
        assert all(finding.verdict != "discrepancy" for finding in findings)

    def test_a_birthday_between_two_papers(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "32-year-old", "Ada", "person", published="2021-08-20"),
            claim("b", "age", "33-year-old", "Ada", "person", published="2021-09-03"),
        ]
        assert only(rows, book).verdict == "updated"

    def test_two_ages_on_one_day(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "32-year-old", "Ada", "person", published="2021-08-20"),
            claim("b", "age", "34-year-old", "Ada", "person", published="2021-08-20"),
        ]
        found = only(rows, book)
        assert found.verdict == "discrepancy"
        assert "born" in found.steps[0].reason

    def test_a_year_of_slack_without_dates(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "32-year-old", "Ada", "person"),
            claim("b", "age", "33-year-old", "Ada", "person"),
        ]
        assert only(rows, book).verdict == "compatible"

    def test_at_one_event_a_year_is_a_discrepancy(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "15-year-old", "Ada", "person", what="debut", published="2019-01-01"),
            claim("b", "age", "16-year-old", "Ada", "person", what="debut", published="2021-01-01"),
        ]
        assert only(rows, book).verdict == "discrepancy"

    def test_an_age_told_of_another_time_is_no_conflict(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "age", "82-year-old", "Ada", "person", published="2022-12-29"),
            claim("b", "age", "17-year-old", "Ada", "person", published="2022-12-30"),
        ]
        assert all(finding.verdict != "discrepancy" for finding in compare(rows, book))


class TestOffices:
    def test_two_offices_of_one_person(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "position_held", text("Vice President"), "Saleh", "person"),
            claim("b", "position_held", text("caretaker president"), "Saleh", "person"),
            claim("c", "position_held", text("Vice President"), "Saleh", "person"),
        ]
        assert sorted(finding.verdict for finding in compare(rows, book)) == ["agree", "single"]

    def test_one_office_with_years(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "position_held", text("interior minister"), "Saleh", "person", period="2018/2019"),
            claim(
                "b",
                "position_held",
                text("Minister of the Interior"),
                "Saleh",
                "person",
                period="2018/2019-01",
            ),
        ]
        assert only(rows, book).verdict == "agree"

    def test_one_office_with_other_years(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "position_held", text("interior minister"), "Saleh", "person", period="2016/2019"),
            claim("b", "position_held", text("interior minister"), "Saleh", "person", period="2018/2019"),
        ]
        found = only(rows, book)
        assert (found.verdict, found.severity) == ("discrepancy", "minor")

    def test_terms_that_do_not_meet_are_two_terms(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "position_held", text("mayor"), "Lund", "person", period="2001/2005"),
            claim("b", "position_held", text("mayor"), "Lund", "person", period="2011/2015"),
        ]
        assert all(finding.verdict != "discrepancy" for finding in compare(rows, book))

    def test_two_portfolios_in_one_week(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim("a", "position_held", text("finance minister"), "Lund", "person", published="2020-05-02"),
            claim("b", "position_held", text("interior minister"), "Lund", "person", published="2020-05-04"),
        ]
        assert only(rows, book).severity == "minor"

    def test_a_former_portfolio_is_no_conflict(self, claim: MakeClaim, book: RuleBook) -> None:
        rows = [
            claim(
                "a",
                "position_held",
                text("former finance minister"),
                "Lund",
                "person",
                published="2020-05-02",
            ),
            claim("b", "position_held", text("interior minister"), "Lund", "person", published="2020-05-04"),
        ]
        assert all(finding.verdict != "discrepancy" for finding in compare(rows, book))


def test_a_day_without_year_finds_its_year(claim: MakeClaim, book: RuleBook) -> None:
    rows = [claim("a", "date_of_death", "XXXX-12-09"), claim("b", "date_of_death", "2020-12-09")]
    assert only(rows, book).verdict in ("agree", "compatible")
    rows = [claim("a", "date_of_death", "XXXX-12-09"), claim("b", "date_of_death", "2020-12-19")]
    assert only(rows, book).verdict == "discrepancy"


def test_a_guess_is_not_sold_as_a_discrepancy(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "count", "4 cups", what="cups", confidence=0.3),
        claim("b", "count", "3 cups", what="cups", confidence=0.3),
    ]
    found = only(rows, book)
    assert found.verdict == "compatible"
    assert found.reason.startswith("The words do not show that these are one thing")


def test_references_stand_like_a_source(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("table.csv", "population", "5,200 people", origin="reference"),
        claim("a", "population", "8,100 people"),
    ]
    found = only(rows, book)
    assert found.verdict == "discrepancy"
    assert "table.csv" in found.documents


def test_why_two_figures_are_not_compared(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "money", "$3.6 billion", what="cost"),
        claim("b", "money", "Tk 301.936 billion", what="cost"),
        claim("c", "distance", "180 km", reference="Lyon"),
        claim("d", "distance", "310 km", reference="Paris"),
    ]
    reasons = {finding.positions[0].documents[0]: finding.reason for finding in compare(rows, book)}
    assert reasons["a"].endswith(
        "b gives BDT 301.936 billion, and nothing here converts the one into the other."
    )
    assert reasons["c"].endswith("not comparable, because d measures from Paris.")


def test_hours_apart_are_told_in_hours(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "time_of_day", "3:27am", what="death"),
        claim("b", "time_of_day", "3:27 p.m.", what="death"),
    ]
    assert only(rows, book).reason.startswith("Sources differ by 12 hours on the time of death (Arlo)")


def test_few_things_are_not_counted_in_percent(claim: MakeClaim, book: RuleBook) -> None:
    rows = [claim("a", "count", "3 titles", what="titles"), claim("b", "count", "4 titles", what="titles")]
    assert only(rows, book).reason.startswith("Sources differ on the number of titles")


@pytest.mark.parametrize(
    "value",
    [
        Value("quantity", float("inf"), float("inf"), "km", "length"),
        Value("quantity", float("nan"), float("nan"), "km", "length", "approx", (float("nan"),)),
        Value("date", 1e12, 1e12),
        Value("score"),
        Value("fraction", 0.5, 0.5),
        Value("text"),
    ],
)
def test_figures_of_a_broken_table_are_words(value: Value, claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "distance", value, reference="Orsk"),
        claim("b", "distance", "150 km", reference="Orsk"),
    ]
    assert all(finding.verdict != "discrepancy" for finding in compare(rows, book))


def test_a_bound_written_with_both_ends_is_a_bound(claim: MakeClaim, book: RuleBook) -> None:
    under = Value("percentage", 98.0, 98.0, "%", "percentage", "less_than", (98.0,), 1.0)
    rows = [claim("a", "percentage", under, what="yes"), claim("b", "percentage", "97.71%", what="yes")]
    assert only(rows, book).verdict == "compatible"


def test_an_age_written_as_years(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "age", "23 years", "Ada", "person", what="debut"),
        claim("b", "age", "23-year-old", "Ada", "person", what="debut"),
        claim("c", "age", "25 years", "Ada", "person", what="debut"),
    ]
    found = only(rows, book)
    assert found.verdict == "discrepancy"
    assert found.positions[0].documents == ("a", "b")


def test_who_states_a_figure_and_who_only_allows_it(claim: MakeClaim, book: RuleBook) -> None:
    rows = [
        claim("a", "count", "about 30 vehicles", what="vehicles"),
        claim("b", "count", "35 vehicles", what="vehicles"),
        claim("c", "count", "up to 35 vehicles", what="vehicles"),
        claim("d", "count", "between 20 and 30 vehicles", what="vehicles"),
    ]
    found = only(rows, book)
    assert "35 vehicles (b; a, c allow it) against 20 to 30 vehicles (d)" in found.reason
    assert found.spread == pytest.approx(0.1667)


def test_years_are_a_year_apart(claim: MakeClaim, book: RuleBook) -> None:
    found = only([claim("a", "inception", "1967"), claim("b", "inception", "1968")], book)
    assert (found.verdict, found.severity) == ("discrepancy", "major")
    assert found.reason.startswith("Sources differ by 1 year on when Arlo began")


@pytest.mark.parametrize(
    ("what", "verdict"),
    [("flights cancelled", "updated"), ("seats", "discrepancy"), ("winners", "discrepancy")],
)
def test_a_count_runs_on_while_its_event_does(
    claim: MakeClaim, book: RuleBook, what: str, verdict: str
) -> None:
    rows = [
        claim("a", "count", "140 flights", "storm", "event", published="2024-03-14", what=what),
        claim("b", "count", "210 flights", "storm", "event", published="2024-03-16", what=what),
    ]
    assert only(rows, book).verdict == verdict


def test_a_day_without_a_year_is_no_other_year(claim: MakeClaim, book: RuleBook) -> None:
    days = [("a", "2025-09-14", ""), ("b", "2026-09-14", " 2026"), ("c", "2026-09-14", "")]
    claims = [
        replace(claim(name, "point_in_time", day, what="trial"), text=f"14 September{year}")
        for name, day, year in days
    ]
    assert only(claims, book).verdict == "agree"
