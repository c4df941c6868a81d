"""What the words around a figure do to it: sources, forecasts, denials, corrections, parts, quotations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tieout.extract.phrases import Context, value_context

Read = Callable[[str], Any]


def _context(marked: Read, sentence: str, which: int = 0) -> Context:
    read = marked(sentence)
    return value_context(read.text, read.sentence, read.values[which], read.names, read.values)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "According to the {o:New York Times}, around [c:2,500 soldiers|soldiers] have arrived.",
            "New York Times",
        ),
        ("The crash killed [c:12 people|people], police said.", "police"),
        ("[c:12 people|people] died, according to the interior ministry.", "interior ministry"),
        ("The road is [l:100 kilometres] shorter, reports {o:AP}.", "AP"),
        ("{p:Ann Lee} told {o:Reuters} that [c:300 jobs|jobs] would go.", "Ann Lee"),
        ("According to her office {p:she} lands at [T:10 am].", "her office"),
        (
            "The {o:World Health Organization} estimates that [c:9,000 people|people] fell ill.",
            "World Health Organization",
        ),
        ("It was [s:6%], said the chief economist, {p:Ann Lee}.", "chief economist"),
        ("{p:He} said it cost [m:$5m].", ""),
        ("The blaze killed [c:12 people|people].", ""),
        ("{p:Ann Lee}, head of the agency, told {o:EFE} that [c:12 men|men] fell.", "Ann Lee"),
        ("{e:The attacks}, which claimed the lives of [c:12 men|men], shook it.", ""),
        ("A law said to cost [m:$5m] was passed.", ""),
    ],
)
def test_attribution_is_the_source_in_the_text_s_own_words(marked: Read, sentence: str, source: str) -> None:
    assert _context(marked, sentence).attribution == source


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("The line will cost [m:$3m].", ("forecast",)),
        ("The bridge may be ready by [D:2022].", ("forecast",)),
        ("The economy is expected to grow by [s:6.9%].", ("forecast",)),
        ("Analysts expect [c:300 closures|closures].", ("forecast",)),
        ("The planned [l:6 km] tunnel was shown.", ("forecast",)),
        ("It could reach [n:500].", ("hypothesis",)),
        ("If it rose to [n:500], schools closed.", ("hypothesis",)),
        ("It did not cost [m:$3m].", ("denied",)),
        ("{o:Acme} denied paying [m:$3m].", ("denied",)),
        ("Not [n:90] but [n:70] came.", ("denied",)),
        ("The toll was revised from about [n:90] down to [n:70].", ("withdrawn",)),
        ("[c:45 people|people], among them [c:7 children|children], fled.", ()),
        ("An unofficial [d:2:00:35] won it.", ("unofficial",)),
        ("{p:He} beat the previous [d:2:01:09].", ("former",)),
        ('"We sold [c:3,000 tickets|tickets]", {p:Brown} said.', ("quoted",)),
        ("“We sold [c:3,000 tickets|tickets]”, {p:Brown} said.", ("quoted",)),
        ("The line cost [m:$3m].", ()),
        ("In May [c:300 people|people] left.", ()),
        ("{p:Will} Smith paid [m:$3m].", ()),
        ("The will of {p:Ann Lee} names [c:3 heirs|heirs].", ()),
    ],
)
def test_marks(marked: Read, sentence: str, marks: tuple[str, ...]) -> None:
    assert _context(marked, sentence).marks == marks


@pytest.mark.parametrize(
    "sentence",
    [
        "[c:45 people|people], among them [c:7 children|children], fled.",
        "[c:45 people|people], including [c:7 children|children], fled.",
        "[c:45 people|people] fled, [n:7] of them children.",
        "[c:45 people|people] fled, of whom [n:7] were children.",
    ],
)
def test_a_part_is_marked_and_its_whole_is_not(marked: Read, sentence: str) -> None:
    assert "part" in _context(marked, sentence, 1).marks
    assert "part" not in _context(marked, sentence, 0).marks


def test_a_share_is_no_part(marked: Read) -> None:
    assert _context(marked, "[s:85 percent] of them fled.").marks == ()


def test_only_the_replaced_figure_is_withdrawn(marked: Read) -> None:
    sentence = "Police lowered the toll from [n:90] to [n:70]."
    assert _context(marked, sentence, 0).marks == ("withdrawn",)
    assert _context(marked, sentence, 1).marks == ()


@pytest.mark.parametrize(
    ("sentence", "as_of"),
    [
        ("In the 2011 census the town had [n:249,358] people.", "2011"),
        ("As of 2019 it had [n:12,000] people.", "2019"),
        ("It had [n:12,000] people when the mine closed.", ""),
    ],
)
def test_as_of(marked: Read, sentence: str, as_of: str) -> None:
    assert _context(marked, sentence).as_of == as_of
