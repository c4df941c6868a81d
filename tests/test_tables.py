"""Tables: what is written comes back, what cannot be read is named, and no cell can harm its reader."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.errors import BrokenTable, UsageError
from tieout.model import Claim
from tieout.tables import (
    TABLES,
    claims_from_csv,
    claims_to_rows,
    dump_json,
    guard,
    join_list,
    join_qualifiers,
    read_claim_table,
    show_controls,
    split_list,
    split_qualifiers,
    to_frame,
    to_parquet,
    unguard,
    write_csv,
    write_jsonl,
)
from tieout.values import read_values
from tieout.values.model import Value

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
SETTINGS = settings(derandomize=True, max_examples=80, deadline=None)


def claim(value: Value, **more: object) -> Claim:
    plain = {
        "claim": "C1",
        "document": "a.txt",
        "entity": "Korvo",
        "entity_type": "place",
        "subject": "the port",
        "attribute": "distance",
        "qualifiers": (("reference", "Vell"),),
        "value": value,
        "text": "150 km",
        "start": 4,
        "end": 10,
        "sentence": "Korvo is 150 km off.",
        "source": "Post",
        "published": date(2021, 5, 4),
        "as_of": "2021",
        "attribution": "the harbour master",
        "rule": "distance",
        "confidence": 0.95,
        "marks": ("forecast",),
        "derived_from": ("C0",),
    }
    return Claim(**(plain | more))  # type: ignore[arg-type]


def as_csv(claims: list[Claim]) -> str:
    stream = io.StringIO(newline="")
    write_csv(claims_to_rows(claims, {"a.txt": "g1"}), TABLES["claims"], stream)
    return stream.getvalue()


SENTENCES = (
    "Korvo lies 150 km from Vell.",
    "It lies some 55 miles (88 km) away.",
    "At least 45 people died.",
    "Hundreds of residents fled.",
    "It was founded in September 2001.",
    "The war ran from 1979 to 1989.",
    "The 32-year-old ran it in 2:00:35.",
    "The bridge cost $3.6 billion.",
    "Turnout was 97.7 per cent.",
    "It began at 8:15 am.",
    "They won 5-2.",
    "It was minus 40 degrees Celsius.",
    "Between 30 and 40 soldiers left.",
    "Almost 3,000 people live there.",
    "Two-thirds of voters agreed.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_kind_of_value_survives_csv_and_json(sentence: str, tmp_path: Path) -> None:
    claims = [
        claim(mention.value, claim=f"C{number}")
        for number, mention in enumerate(read_values(sentence, reference=date(2021, 5, 4)))
    ]
    assert claims
    (tmp_path / "claims.csv").write_text(as_csv(claims), encoding="utf-8")
    assert claims_from_csv(tmp_path / "claims.csv") == claims
    stream = io.StringIO()
    write_jsonl(claims_to_rows(claims), TABLES["claims"], stream)
    (tmp_path / "claims.jsonl").write_text(stream.getvalue(), encoding="utf-8")
    assert claims_from_csv(tmp_path / "claims.jsonl") == claims


def test_a_text_value_and_the_source_group_survive(tmp_path: Path) -> None:
    claims = [claim(Value("text", text="harbour master; acting = no"), attribute="position_held")]
    path = tmp_path / "claims.csv"
    path.write_text(as_csv(claims), encoding="utf-8")
    table = read_claim_table(path)
    assert list(table.claims) == claims
    assert table.groups == {"a.txt": "g1"}
    assert table.aligned


def test_columns_begin_with_those_of_the_contract() -> None:
    assert ",".join(TABLES["claims"]).startswith(
        "claim,document,source,published,entity,entity_type,subject,attribute,qualifiers,value,low,high,unit,"
        "modifier,as_of,attribution,text,start,end,sentence,rule,confidence,origin"
    )
    assert ",".join(TABLES["findings"]).startswith(
        "finding,verdict,severity,confidence,kind,entity,entity_type,attribute,qualifiers,positions,spread,"
        "sources,documents,reason,claims,status"
    )
    assert ",".join(TABLES["entities"]).startswith("entity,entity_type,names,documents,claims,merged_by")
    assert ",".join(TABLES["ticks"]).startswith("start,end,text,tick,fact,sources,reason")
    assert ",".join(TABLES["values"]).startswith("kind,start,end,text,value,low,high,unit,modifier")


def table(tmp_path: Path, text: str, name: str = "t.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_reference_table_needs_four_columns(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "document,entity,attribute,value\n"
        'atlas,Korvo,population,"~12,000 people"\n'
        "atlas,Korvo,inception,1871\n",
    )
    first, second = claims_from_csv(path)
    assert (first.value.low, first.value.modifier, first.origin) == (12000, "approx", "reference")
    assert second.value.edtf == "1871"
    assert first.claim.startswith("C")
    assert first.claim != second.claim
    assert not read_claim_table(path).aligned


@pytest.mark.parametrize(
    ("row", "low", "high", "modifier"),
    [
        ("150,km,,,", 150, 150, "exact"),
        ("150 km,,,,", 150, 150, "exact"),
        ("100 miles,,,,", 160.9344, 160.9344, "exact"),
        ("150,km,145,155,approx", 145, 155, "approx"),
        ("≥ 45 people,,,,", 45, None, "at_least"),
        ("40,people,,,at_most", 40, 40, "at_most"),
    ],
)
def test_a_value_that_a_person_writes_is_read(
    row: str, low: float, high: float | None, modifier: str, tmp_path: Path
) -> None:
    path = table(
        tmp_path, f"document,entity,attribute,value,unit,low,high,modifier\na,Korvo,distance,{row}\n"
    )
    value = claims_from_csv(path)[0].value
    assert value.low == pytest.approx(low)
    assert value.high == (None if high is None else pytest.approx(high))
    assert value.modifier == modifier


def test_a_corrected_value_wins_over_the_cells_that_tieout_wrote(tmp_path: Path) -> None:
    written = as_csv([claim(read_values("It lies 150 km away.")[0].value)])
    corrected = claims_from_csv(table(tmp_path, written.replace(",150 km,150,150,", ",100 km,150,150,")))[0]
    assert (corrected.value.low, corrected.value.high, corrected.origin) == (100, 100, "edited")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("document,entity,value\na,b,1\n", 1, "'attribute' is missing"),
        ("document,entity,attribute,value\na,,distance,1\n", 2, "'entity'"),
        ("document,entity,attribute,value\na,b,distance,1\na,b,distance,\n", 3, "'value'"),
        ("document,entity,attribute,value,published\na,b,distance,1,4 May\n", 2, "'published'"),
        ("document,entity,attribute,value,low\na,b,distance,1 km,wide\n", 2, "'low'"),
        ("document,entity,attribute,value,low\na,b,distance,1 km,inf\n", 2, "'low'"),
        ("document,entity,attribute,value,low,high\na,b,distance,1 km,9,3\n", 2, "'low'"),
        ("document,entity,attribute,value,modifier\na,b,distance,1 km,roughly\n", 2, "'modifier'"),
        ("document,entity,attribute,value,qualifiers\na,b,distance,1 km,Vell\n", 2, "'qualifiers'"),
        ("document,entity,attribute,value,confidence\na,b,distance,1 km,3\n", 2, "'confidence'"),
        ("document,entity,attribute,value,entity_type\na,b,distance,1 km,town\n", 2, "'entity_type'"),
        ("document,entity,attribute,value,kind,detail\na,b,distance,1 km,quantity,{\n", 2, "'detail'"),
        ("document,entity,attribute,value\na,b,distance,1,000\n", 2, "5 cells under 4 columns"),
        ("document,document,entity,attribute,value\n", 1, "stands twice"),
        ('{"claims": 3}', None, '"claims"'),
        ('{"document": "a"}\n{"x": 1}\n', 1, "missing"),
    ],
)
def test_a_broken_table_names_file_line_and_column(
    text: str, line: int | None, told: str, tmp_path: Path
) -> None:
    path = table(tmp_path, text)
    with pytest.raises(BrokenTable) as caught:
        claims_from_csv(path)
    assert caught.value.path == str(path)
    assert caught.value.line == line
    assert told in str(caught.value)


def test_a_table_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "b.csv", tmp_path / "none.csv"):
        with pytest.raises(BrokenTable):
            claims_from_csv(path)


def test_semicolons_and_tabs_as_spreadsheets_write_them(tmp_path: Path) -> None:
    for mark in ";\t":
        path = table(
            tmp_path,
            mark.join(("document", "entity", "attribute", "value")) + f"\na{mark}b{mark}area{mark}3 km²\n",
        )
        assert claims_from_csv(path)[0].value.low == 3


def test_line_numbers_count_lines_inside_quoted_cells(tmp_path: Path) -> None:
    path = table(
        tmp_path, 'document,entity,attribute,value,sentence\na,b,area,3 km²,"two\nlines"\na,b,area,,x\n'
    )
    with pytest.raises(BrokenTable) as caught:
        claims_from_csv(path)
    assert caught.value.line == 4


def test_copied_rows_do_not_vanish(tmp_path: Path) -> None:
    path = table(tmp_path, "claim,document,entity,attribute,value\nC1,a,b,area,3 km²\nC1,a,b,area,4 km²\n")
    assert [row.claim for row in claims_from_csv(path)] == ["C1", "C1.2"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 people", "-40 °C", "@home", "\tx", "\rx", "＝1", "'=1", "''+2"]
)
def test_no_cell_can_be_run_as_a_formula(text: str) -> None:
    assert guard(text).startswith("'")
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["-40", "+3.5", "-1e9", "150 km", "~12", "'quoted'", "", "2001-09-09"])
def test_numbers_and_plain_text_are_left_alone(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


@SETTINGS
@given(WORDS)
def test_guarding_is_undone_exactly(text: str) -> None:
    assert unguard(guard(text)) == text


@SETTINGS
@given(st.dictionaries(WORDS.map(str.strip).filter(bool), WORDS.map(str.strip), max_size=4))
def test_qualifiers_come_back(pairs: dict[str, str]) -> None:
    qualifiers = tuple(sorted(pairs.items()))
    assert split_qualifiers(join_qualifiers(qualifiers)) == qualifiers


@SETTINGS
@given(st.lists(WORDS.map(str.strip).filter(bool), max_size=4))
def test_lists_come_back(items: list[str]) -> None:
    assert split_list(join_list(items)) == items


@SETTINGS
@given(WORDS, WORDS, WORDS)
def test_any_text_of_a_claim_survives(words: str, sentence: str, subject: str) -> None:
    from tempfile import TemporaryDirectory

    shown = {key: show_controls(text) for key, text in (("text", words), ("sentence", sentence))}
    row = claim(
        Value("quantity", 3, 3, "km", "length", numbers=(3.0,), granule=1),
        subject=subject.strip() or "x",
        **shown,
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.csv"
        path.write_text(as_csv([row]), encoding="utf-8", newline="")
        back = claims_from_csv(path)[0]
    assert (back.text, back.sentence) == (row.text, row.sentence)


def test_control_characters_are_shown_not_sent() -> None:
    nasty = "a\x1b[31mb\x00c\x9bd\u202ee\ud800f"
    assert len(show_controls(nasty)) == len(nasty)
    assert not any(letter in show_controls(nasty) for letter in "\x1b\x00\x9b\u202e\ud800")
    printed = dump_json({"x": nasty})
    assert not any(letter in printed for letter in "\x1b\x00\x9b\u202e\ud800")
    assert json.loads(printed) == {"x": nasty}


def test_csv_is_read_back_by_the_standard_reader() -> None:
    text = as_csv([claim(Value("text", text='say "=A1", then\nleave'))])
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["value"] == 'say "=A1", then\nleave'


def test_a_frame_has_the_columns_even_when_empty() -> None:
    assert list(to_frame([], TABLES["claims"]).columns) == list(TABLES["claims"])


def test_long_hostile_cells_are_read_in_a_moment(tmp_path: Path) -> None:
    for letter in "0,;=\\'(":
        path = table(tmp_path, "document\tentity\tattribute\tvalue\na\tb\tarea\t" + letter * 100_000 + "\n")
        assert len(claims_from_csv(path)) == 1


@pytest.fixture
def _pyarrow() -> None:
    pytest.importorskip("pyarrow")


@pytest.mark.usefixtures("_pyarrow")
def test_parquet_comes_back_whole(tmp_path: Path) -> None:
    claims = [
        claim(mention.value, claim=f"C{number}")
        for number, mention in enumerate(read_values("It is 150 km. At least 45 people. In September 2001."))
    ]
    path = tmp_path / "claims.parquet"
    path.write_bytes(to_parquet(claims_to_rows(claims), TABLES["claims"]))
    assert claims_from_csv(path) == claims
    path.write_bytes(b"no parquet")
    with pytest.raises(BrokenTable):
        claims_from_csv(path)


def test_parquet_without_pyarrow_names_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="tieout\\[parquet\\]"):
        to_parquet([], TABLES["claims"])
