"""Masked sentences and the matcher: what rules see, that the gate hides nothing, that nothing hangs."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
import re2

from tieout.extract import extract
from tieout.extract.mask import mask
from tieout.extract.match import matcher, trimmed
from tieout.extract.mentions import EntityMention
from tieout.extract.reading import read
from tieout.load import load
from tieout.model import Document
from tieout.resources import seeds_dir
from tieout.rulebook import read_rulebook
from tieout.rulebook.patterns import options
from tieout.values import read_values

BOOK = read_rulebook()


def test_a_masked_sentence_has_markers_single_blanks_and_straight_quotes() -> None:
    text = "The  “bridge” at\nOrsk is 6.15 km long."
    values = read_values(text)
    names = [EntityMention(17, 21, "Orsk", "name", "Orsk", "place")]
    masked = mask(text, 0, len(text), values, names)
    assert masked.text.startswith('The "bridge" at ')
    assert masked.text.endswith(" long.")
    assert len(masked.values) == 1
    assert len(masked.entities) == 1
    for word in ("bridge", "long"):
        assert masked.original(masked.text.index(word)) == text.index(word)


def test_a_value_wins_over_a_name_inside_it() -> None:
    text = "Some 2,500 Afghan soldiers came."
    values = read_values(text)
    masked = mask(text, 0, len(text), values, [EntityMention(11, 17, "Afghan", "name", "Afghan", "place")])
    assert masked.entities == ()


def test_characters_that_markers_use_cannot_forge_one() -> None:
    text = "\ue080\U000f0000 people died in \ue000\U000f0001."
    assert "\ue080" not in mask(text, 0, len(text), [], []).text
    extract(Document("a", text), BOOK)


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("mountainous terrain with caves", "mountainous terrain"),
        ("independence", "independence"),
        ("loss of life and limb", "loss of life and limb"),
        ("terrain", "terrain"),
    ],
)
def test_a_phrase_ends_where_the_next_begins(phrase: str, kept: str) -> None:
    assert trimmed(phrase) == kept


def test_the_gate_hides_no_match() -> None:
    entries = [pattern for rule in BOOK.rules for pattern in rule.patterns]
    compiled = [re2.compile(pattern.expression, options()) for pattern in entries]
    engine = matcher(BOOK)
    told = [Document("a", example.text) for rule in BOOK.rules for example in rule.examples]
    for document in (*load([seeds_dir() / "panjshir"]).documents, *told):
        for scene in read(document, BOOK).scenes:
            masked = scene.masked()
            counted = {noun for value in masked.values for noun in (value.head, value.noun.lower())}
            plain = {
                n
                for n, (pattern, regex) in enumerate(zip(entries, compiled, strict=True))
                if regex.search(masked.text) and (not pattern.nouns or pattern.nouns & counted)
            }
            gated = {n for n in engine.candidates(masked) if n < len(entries)}
            assert plain <= gated


def test_a_pattern_that_would_hang_a_backtracker_runs_in_linear_time(tmp_path: Path) -> None:
    (tmp_path / "crowd.toml").write_text(
        """
id = "crowd"
question = "How many came?"
value = "number"
subject = "place"
policy = "nearest"
patterns = ['''(?:a+ ?)+b {value}''']
[compare]
by = "count"
[[example]]
text = "The town of Orsk said: aab 12."
finds = []
[[example]]
text = "The town of Orsk is quiet."
finds = []
""",
        encoding="utf-8",
    )
    book = read_rulebook(extra=(tmp_path,))
    assert book.broken == ()

    def spent(size: int) -> float:
        text = "The town of Orsk said " + "a" * size + " 12."
        start = time.process_time()
        extract(Document("a", text), book)
        return time.process_time() - start

    spent(100)
    assert spent(4000) < 12 * max(spent(1000), 0.01)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "12", "(" * 500, '"' * 501, "and " * 400, "\x00\x1b[31m 12 people died"]
)
def test_any_text_in_no_exception_out(text: str) -> None:
    extraction = extract(Document("a", text, published=date(2021, 8, 20)), BOOK)
    for claim in extraction.claims:
        assert text[claim.start : claim.end] == claim.text


def test_ids_hang_on_content_not_on_position() -> None:
    story = "A bridge opened in Orsk. The Orsk Bridge is 6.15 km long."
    first = extract(Document("a", story), BOOK).claims
    second = extract(Document("a", "It rained for a while.\n\n" + story), BOOK).claims
    assert {claim.claim for claim in first if claim.attribute == "length"} == {
        claim.claim for claim in second if claim.attribute == "length"
    }
