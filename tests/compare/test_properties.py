"""What must hold of any claims: order, copies, units and hedges cannot turn a verdict the wrong way."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.compare import compare
from tieout.model import Claim, Finding
from tieout.rulebook import RuleBook
from tieout.semantics import COMPARISONS, bind_comparison
from tieout.values import Value, parse_edtf
from tieout.values.vocabulary import vocabulary

BOOK = RuleBook("en", (), vocabulary(), "test", {})
MODIFIERS = ("exact", "approx", "at_least", "at_most", "more_than", "less_than")
common = settings(derandomize=True, max_examples=80, deadline=None)


@st.composite
def quantities(draw: st.DrawFn, dimension: str = "length") -> Value:
    digits = draw(st.integers(1, 9999))
    step = draw(st.sampled_from([0.01, 0.1, 1.0, 10.0, 100.0, 1000.0]))
    number = round(digits * step, 2)
    modifier = draw(st.sampled_from(MODIFIERS))
    low = None if modifier in ("at_most", "less_than") else number
    high = None if modifier in ("at_least", "more_than") else number
    unit = "km" if dimension == "length" else "person"
    return Value("quantity", low, high, unit, dimension, modifier, (number,), step)  # type: ignore[arg-type]


@st.composite
def dates(draw: st.DrawFn) -> Value:
    day = date(draw(st.integers(1990, 2000)), draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    edtf = draw(
        st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], f"XXXX-{day:%m-%d}"])
    )
    value = parse_edtf(edtf)
    assert value is not None
    return value


@st.composite
def words(draw: st.DrawFn) -> Value:
    return Value(
        "text",
        text=draw(
            st.sampled_from(
                ["minister", "interior minister", "near Arlo", "Arlo, Oland", "north", "yes", "no", ""]
            )
        ),
    )


anything = st.one_of(quantities(), quantities("people"), dates(), words())


@st.composite
def claim_sets(draw: st.DrawFn) -> list[Claim]:
    rows = []
    for number in range(draw(st.integers(1, 9))):
        attribute = draw(st.sampled_from(["distance", "deaths", "date_of_death"]))
        kind = {"distance": quantities(), "deaths": quantities("people"), "date_of_death": dates()}[attribute]
        published = draw(st.sampled_from([None, date(2020, 1, 1), date(2020, 1, 2)]))
        rows.append(
            Claim(
                claim=f"C{number}",
                document=f"d{draw(st.integers(0, 4))}",
                entity="Arlo",
                entity_type="place",
                subject="Arlo",
                attribute=attribute,
                qualifiers=(("reference", "Orsk"),) if attribute == "distance" else (),
                value=draw(kind),
                published=published,
                start=number * 10,
                marks=draw(st.sampled_from([(), (), (), ("forecast",), ("withdrawn",), ("denied",)])),
            )
        )
    return rows


def verdicts(findings: list[Finding]) -> dict[str, str]:
    """The worst verdict across sources of each attribute; findings come worst first."""
    worst: dict[str, str] = {}
    for finding in findings:
        if finding.kind == "cross_source":
            worst.setdefault(finding.attribute, finding.verdict)
    return worst


@common
@given(anything, anything, st.sampled_from(sorted(COMPARISONS)))
def test_every_comparison_is_symmetric_and_never_raises(left: Value, right: Value, by: str) -> None:
    comparison = bind_comparison({"by": by})
    there, back = comparison.relate(left, right), comparison.relate(right, left)
    assert (there.kind, there.days) == (back.kind, back.days)
    assert abs(there.gap - back.gap) < 1e-9
    assert 0 <= there.gap <= 1


@common
@given(anything, st.sampled_from(sorted(COMPARISONS)))
def test_every_comparison_is_reflexive(value: Value, by: str) -> None:
    assert bind_comparison({"by": by}).relate(value, value).kind in ("same", "incomparable")


@common
@given(quantities(), quantities())
def test_a_hedge_never_turns_compatible_into_conflict(left: Value, right: Value) -> None:
    overlap = bind_comparison({"by": "overlap"})
    if left.modifier == "exact" and overlap.relate(left, right).kind in ("same", "compatible"):
        assert overlap.relate(replace(left, modifier="approx"), right).kind in ("same", "compatible")
        assert overlap.relate(replace(left, granule=left.granule * 10), right).kind in ("same", "compatible")


@common
@given(quantities(), quantities(), st.sampled_from([("mi", 1.609344), ("m", 0.001), ("nmi", 1.852)]))
def test_units_never_change_a_verdict(left: Value, right: Value, unit: tuple[str, float]) -> None:
    name, factor = unit
    overlap = bind_comparison({"by": "overlap"})
    converted = replace(left, unit=name, numbers=tuple(number / factor for number in left.numbers))
    assert overlap.relate(left, right).kind == overlap.relate(converted, right).kind


@common
@given(claim_sets(), st.randoms(use_true_random=False))
def test_order_does_not_matter(rows: list[Claim], shuffle: random.Random) -> None:
    mixed = list(rows)
    shuffle.shuffle(mixed)
    assert repr(compare(rows, BOOK)) == repr(compare(mixed, BOOK))


@common
@given(claim_sets())
def test_copies_change_no_verdict_and_no_support(rows: list[Claim]) -> None:
    groups = {f"d{n}": f"g{n}" for n in range(5)} | {f"copy-d{n}": f"g{n}" for n in range(5)}
    copies = [replace(row, document=f"copy-{row.document}", claim=f"copy-{row.claim}") for row in rows]
    before, after = compare(rows, BOOK, groups=groups), compare([*rows, *copies], BOOK, groups=groups)
    once = {finding.finding: finding for finding in before if finding.kind == "cross_source"}
    for finding in after:
        if finding.finding in once:
            same = once[finding.finding]
            assert finding.verdict == same.verdict
            assert [position.groups for position in finding.positions] == [
                position.groups for position in same.positions
            ]


@common
@given(claim_sets(), quantities())
def test_another_document_never_settles_a_dispute(rows: list[Claim], value: Value) -> None:
    rows = [replace(row, published=None) for row in rows if row.attribute == "distance"]
    if not rows:
        return
    more = [*rows, replace(rows[0], claim="C99", document="late", value=value, start=999)]
    before, after = verdicts(compare(rows, BOOK)), verdicts(compare(more, BOOK))
    for key, verdict in before.items():
        if verdict == "discrepancy":
            assert after[key] == "discrepancy"


@common
@given(claim_sets())
def test_every_claim_is_accounted_for(rows: list[Claim]) -> None:
    findings = compare(rows, BOOK)
    assert {claim for finding in findings for claim in finding.claims} == {row.claim for row in rows}
    assert len({finding.finding for finding in findings}) == len(findings)
    for finding in findings:
        assert 0 <= finding.confidence <= 1
        assert finding.reason.endswith(".")
        assert bool(finding.severity) == (finding.verdict == "discrepancy")
