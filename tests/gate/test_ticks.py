"""The tick that each kind of finding gives, and what the policy makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tieout.errors import NothingToCompare
from tieout.gate import Policy, gate
from tieout.model import Claim, Document, Finding, Position, Step, Tick, Unclaimed
from tieout.pipeline import Report
from tieout.values.model import Value, ValueMention

DRAFT = "The town of Korvo\nhas 900 people and 14 chapels."
DOCUMENTS = (
    Document("draft", DRAFT, group="g0"),
    Document("post", "It has 900 people.", source="Korvo Post", group="g1"),
    Document("copy", "It has 900 people!", group="g1"),
    Document("wire", "It has 1,200 people.", source="Wire", group="g2"),
)


def people(number: int) -> Value:
    return Value("quantity", number, number, "person", "people", numbers=(float(number),), granule=1)


def claim(document: str, number: int, **more: object) -> Claim:
    start = DRAFT.index("900") if document == "draft" else 7
    plain = {
        "claim": f"C{document}",
        "document": document,
        "entity": "Korvo",
        "entity_type": "place",
        "subject": "the town",
        "attribute": "population",
        "qualifiers": (),
        "value": people(number),
        "text": f"{number} people",
        "start": start,
        "end": start + len(f"{number} people"),
    }
    return Claim(**(plain | more))  # type: ignore[arg-type]


def position(value: str, *documents: str) -> Position:
    groups = {row.id: row.group for row in DOCUMENTS}
    return Position(
        value,
        documents,
        tuple(sorted({groups[name] for name in documents})),
        tuple(f"C{name}" for name in documents),
    )


def story(verdict: str, *positions: Position, **more: object) -> Report:
    numbers = {"draft": 900, "post": 900, "copy": 900, "wire": 1200}
    names = [name for row in positions for name in row.documents]
    claims = tuple(claim(name, numbers[name]) for name in names)
    severity = "major" if verdict == "discrepancy" else ""
    plain = {"severity": severity, "kind": "cross_source", "spread": 0.25}
    finding = Finding(
        finding="F1", verdict=verdict, confidence=0.9, entity="Korvo", entity_type="place",
        attribute="population",
        qualifiers=(), positions=positions, reason="they differ", claims=tuple(row.claim for row in claims),
        **(plain | more),
    )  # type: ignore[arg-type]  # fmt: skip
    return Report(DOCUMENTS, (), claims, (finding,))


def tick(report: Report, policy: Policy | None = None) -> Tick:
    (found,) = gate(report, ["draft"], policy).ticks
    return found


def test_tied_names_who_agrees_and_counts_shared_wording_once() -> None:
    found = tick(story("agree", position("900", "draft", "post", "copy")))
    assert (found.tick, found.sources, found.groups, found.line) == ("tied", ("copy", "Korvo Post"), 1, 2)
    assert "agrees with" in found.reason
    assert "count once" in found.reason
    assert not found.hold


def test_contradicted_names_by_whom_and_what_they_say() -> None:
    found = tick(story("discrepancy", position("900", "draft", "post"), position("1,200", "wire")))
    assert (found.tick, found.severity, found.hold) == ("contradicted", "major", True)
    assert "Wire says 1,200" in found.reason
    assert "Korvo Post agrees with the draft" in found.reason


def test_a_figure_that_nobody_states_is_untied() -> None:
    report = story("single", position("900", "draft"))
    assert (tick(report).tick, tick(report).hold) == ("untied", False)
    assert tick(report, Policy(core=frozenset(("population",)))).hold


def test_untied_names_what_could_not_be_compared() -> None:
    report = story("single", position("900", "draft"))
    other = claim("wire", 1200)
    found = tick(replace(report, claims=(*report.claims, other)))
    assert "Wire" in found.reason
    chapels = claim("wire", 14, attribute="count", value=Value("quantity", 14, 14, "chapel", "count"))
    found = tick(replace(report, claims=(*report.claims, chapels)))
    assert (found.reason, found.look) == ("no source states this", "")


def test_an_untied_figure_points_at_where_it_or_another_stands() -> None:
    report = story("single", position("900", "draft"))
    elsewhere = replace(claim("post", 900), entity="Korvo harbour")
    found = tick(replace(report, claims=(*report.claims, elsewhere)))
    assert found.reason == "no source states this"
    assert found.look == "the same figure stands in Korvo Post: “It has 900 people.”"
    other = replace(claim("wire", 1200), entity="Korvo harbour", end=19)
    found = tick(replace(report, claims=(*report.claims, other)))
    assert found.look == "another stands in Wire: “It has 1,200 people.”"
    person = replace(other, entity_type="person")
    mine = tuple(replace(row, entity_type="person") for row in report.claims)
    assert tick(replace(report, claims=(*mine, person))).look == ""


def test_values_that_cannot_both_hold_are_no_tie() -> None:
    report = story("compatible", position("900", "draft"), position("1,200", "wire"))
    assert tick(report).tick == "tied"
    step = Step("Cdraft", "Cwire", "disjoint", "900 and 1,200")
    unsure = replace(report, findings=(replace(report.findings[0], steps=(step,)),))
    found = tick(unsure)
    assert found.tick == "untied"
    assert "do not show" in found.reason
    assert "Wire says 1,200" in found.reason


def test_a_tie_tells_who_agrees_from_who_only_does_not_conflict() -> None:
    found = tick(story("agree", position("900", "draft", "post", "wire")))
    assert found.reason == "agrees with Korvo Post; does not conflict with Wire (1,200 people)"


def test_a_contradiction_says_how_far() -> None:
    found = tick(story("discrepancy", position("900", "draft"), position("1,200", "wire")))
    assert found.reason == "Wire says 1,200, 33 % more"


def test_a_later_figure_is_no_contradiction_and_no_proof() -> None:
    found = tick(story("updated", position("1,200", "wire"), position("900", "draft")))
    assert found.tick == "untied"
    assert "changes with time" in found.reason
    assert tick(story("updated", position("1,200", "wire"), position("900", "draft", "post"))).tick == "tied"


def test_a_spelling_says_nothing_of_a_figure() -> None:
    found = tick(
        story("compatible", position("Korvo", "draft", "post"), position("Korwo", "wire"), kind="spelling")
    )
    assert found.tick == "untied"


def test_what_a_source_denies_contradicts_nobody() -> None:
    report = story("discrepancy", position("900", "draft", "post"), position("1,200", "wire"))
    claims = tuple(
        replace(row, marks=("denied",)) if row.document == "wire" else row for row in report.claims
    )
    assert tick(replace(report, claims=claims)).tick == "tied"


def test_a_waived_contradiction_does_not_hold() -> None:
    report = story("discrepancy", position("900", "draft"), position("1,200", "wire"), status="waived")
    assert (tick(report).tick, tick(report).hold) == ("untied", False)
    assert "waived" in tick(report).reason


def test_a_draft_against_itself_alone_is_nothing_to_compare() -> None:
    report = replace(story("single", position("900", "draft")), documents=DOCUMENTS[:1])
    with pytest.raises(NothingToCompare):
        gate(report, ["draft"])


def test_figures_that_no_rule_claims_are_shown_with_where_they_stand() -> None:
    report = story("agree", position("900", "draft", "post"))
    mention = ValueMention(
        39, 49, "14 chapels", Value("quantity", 14, 14, "chapel", "count"), "chapels", "chapel"
    )
    rows = (
        Unclaimed("draft", mention, "no subject"),
        Unclaimed("wire", replace(mention, start=0), "no subject"),
    )
    ticks = gate(replace(report, unclaimed=rows), ["draft"]).ticks
    assert [row.text for row in ticks] == ["900 people", "14 chapels"]
    assert (ticks[1].tick, ticks[1].checked) == ("untied", False)
    assert ticks[1].reason == "not checked: no subject"
    assert ticks[1].look.startswith("the same figure stands in Wire: “")


def test_two_claims_on_one_figure_give_one_tick_the_worse() -> None:
    report = story("discrepancy", position("900", "draft"), position("1,200", "wire"))
    second = claim("draft", 900, claim="C2", attribute="count")
    assert tick(replace(report, claims=(*report.claims, second))).tick == "contradicted"


@pytest.mark.parametrize(
    ("policy", "found", "hold"),
    [
        (Policy(), {"tick": "contradicted", "severity": "minor"}, False),
        (Policy(contradicted="minor"), {"tick": "contradicted", "severity": "minor"}, True),
        (Policy(contradicted="never"), {"tick": "contradicted", "severity": "major"}, False),
        (Policy(sources=2), {"tick": "tied", "groups": 1}, True),
        (Policy(sources=2), {"tick": "tied", "groups": 2}, False),
        (Policy(unchecked="all"), {"tick": "untied", "checked": False}, True),
        (Policy(untied="all"), {"tick": "untied", "checked": False}, False),
        (Policy(untied="all"), {"tick": "untied"}, True),
        (
            Policy(attributes={"deaths": Policy(untied="all")}),
            {"tick": "untied", "attribute": "deaths"},
            True,
        ),
        (Policy(attributes={"deaths": Policy(untied="all")}), {"tick": "untied", "attribute": "age"}, False),
    ],
)
def test_policy(policy: Policy, found: dict[str, object], hold: bool) -> None:
    plain = {"document": "d", "start": 0, "end": 1, "text": "1", "reason": "r"}
    assert policy.judge(Tick(**(plain | found))).hold is hold  # type: ignore[arg-type]
