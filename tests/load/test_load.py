"""Loading: any encoding, folders, corpora, manifests; what is broken is named and the rest is read."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from tieout.errors import BrokenDocument, UsageError
from tieout.load import from_text, group_sources, load

STORY = "A bridge opened in Orsk on Monday. It is 6.15 kilometres long and cost 40 million euros to build, the mayor said."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Mayor Zoë Müller spoke.".encode(), "Mayor Zoë Müller spoke."),
        ("Mayor Zoë Müller spoke.".encode("utf-8-sig"), "Mayor Zoë Müller spoke."),
        ("Mayor Zoë Müller said “no”.".encode("cp1252"), "Mayor Zoë Müller said “no”."),
        ("Mayor Zoë Müller spoke.".encode("utf-16"), "Mayor Zoë Müller spoke."),
        (b"One line.\r\nTwo lines.\r\n", "One line.\r\nTwo lines.\r\n"),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "crlf"],
)
def test_every_encoding_gives_the_text_that_was_meant(tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    loaded = load([tmp_path])
    assert [document.text for document in loaded.documents] == [expected]
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "empty"), (b"   \n\n", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "text")],
    ids=["empty", "blank", "binary"],
)
def test_a_file_that_is_no_document_is_named_and_the_rest_is_read(
    tmp_path: Path, data: bytes, says: str
) -> None:
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(data)
    loaded = load([tmp_path])
    assert [document.id for document in loaded.documents] == ["good.txt"]
    (problem,) = loaded.problems
    assert isinstance(problem, BrokenDocument)
    assert "bad.txt" in str(problem)
    assert says in str(problem)


def test_a_path_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        load([tmp_path / "nowhere"])


def test_a_manifest_gives_source_date_and_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(
        "file,title,source,published\na.txt,The bridge,Courier,2021-08-20\n", encoding="utf-8"
    )
    (document,) = load([tmp_path]).documents
    assert (document.title, document.source, document.published) == (
        "The bridge",
        "Courier",
        date(2021, 8, 20),
    )
    assert document.published_from == "manifest"


def test_a_broken_manifest_row_is_named_by_line_and_the_others_hold(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(
        "file,source,published\na.txt,Courier,2021-08-20\nb.txt,Post,2021-13-45\n", encoding="utf-8"
    )
    loaded = load([tmp_path])
    sources = {document.id: document.source for document in loaded.documents}
    assert sources["a.txt"] == "Courier"
    assert "b.txt" in sources
    assert any("manifest.csv:3" in str(problem) for problem in loaded.problems)


def test_corpora_are_read_row_by_row(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": STORY, "published": "2021-08-20"}, {"id": "y", "text": STORY + " It rained."}]
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n", encoding="utf-8")
    loaded = load([path])
    assert [document.id for document in loaded.documents] == ["x", "y"]
    assert loaded.documents[0].published == date(2021, 8, 20)
    assert any("corpus.jsonl:3" in str(problem) for problem in loaded.problems)


def test_standard_input_is_a_document() -> None:
    (document,) = load(["-"], stdin=STORY).documents
    assert document.text == STORY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSLO, May 26, 2022 (Reuters) - A bridge opened.\n" + STORY, date(2022, 5, 26)),
        ("A bridge for Orsk\n24 Jun 2022 10:38 AM\n" + STORY, date(2022, 6, 24)),
        ("A bridge for Orsk\nOSLO, May 26, 2022 (AFP) -\n\n" + STORY, date(2022, 5, 26)),
        ("A bridge for Orsk\nBy Jane Roe, Oslo | Thursday, May 26, 2022\n" + STORY, date(2022, 5, 26)),
        ("A bridge for Orsk\nUpdated 4:12 p.m. ET, Thu May 26, 2022\n" + STORY, date(2022, 5, 26)),
        (STORY, None),
        (
            "The mayor was born on May 26, 1962, in a village near Orsk, and she studied there.\n" + STORY,
            None,
        ),
    ],
    ids=["dateline", "stamp", "dateline of its own", "byline", "clock first", "none", "a date in the story"],
)
def test_a_date_is_taken_only_where_the_text_dates_itself(text: str, day: date | None) -> None:
    document = from_text(text, id="a")
    assert document.published == day
    assert bool(document.published_from) == (day is not None)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "PHOTO/Archive - The bridge in spring.",
        "© AP Photo / Omid Rahimi",
        "Get short URL",
        "All comments.",
    ],
)
def test_what_is_not_the_article_is_set_aside_and_kept(line: str) -> None:
    text = f"A bridge for Orsk\n\n{STORY}\n\n{line}\n\n{STORY} It rained.\n"
    document = from_text(text, id="a")
    start = text.index(line)
    assert any(span.start <= start and start + len(line) <= span.end for span in document.furniture)
    assert document.text == text


@pytest.mark.parametrize(
    "line", ["The bridge is open.", "She was 82.", "Nobody was hurt.", "“We are ready,” he said."]
)
def test_a_short_paragraph_stays(line: str) -> None:
    text = f"A bridge for Orsk\n\n{STORY}\n\n{line}\n\n{STORY} It rained.\n"
    start = text.index(line)
    assert not any(span.start <= start < span.end for span in from_text(text, id="a").furniture)


def test_copies_are_one_source_group_and_strangers_are_not() -> None:
    long = " ".join(
        f"The {word} of the bridge was tested for {n} days by engineers."
        for n, word in enumerate(
            "deck pier cable tower ramp joint rail lamp sign gate drain paint bolt weld girder".split()
        )
    )
    other = " ".join(
        f"In the {word} market {n} sellers waited for the rain to stop."
        for n, word in enumerate(
            "fish fruit cloth flower spice bread cheese honey wool paper grain salt tea wine oil".split()
        )
    )
    groups = {
        d.id: d.group
        for d in group_sources(
            [from_text(long, id="a"), from_text(long + " It rained.", id="b"), from_text(other, id="c")]
        )
    }
    assert groups["a"] == groups["b"] != groups["c"]


def test_a_long_line_is_read_in_linear_time() -> None:
    def spent(size: int) -> float:
        start = time.process_time()
        from_text(STORY * size, id="a")
        return time.process_time() - start

    spent(100)
    assert spent(8000) < 12 * max(spent(2000), 0.005)
