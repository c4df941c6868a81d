"""The promise of the gate: no figure of a draft goes without a tick."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieout.gate import gate
from tieout.load import load
from tieout.pipeline import check
from tieout.resources import seeds_dir
from tieout.rulebook import read_rulebook
from tieout.values import is_repeat, read_values

STORIES = sorted(path.name for path in seeds_dir().iterdir() if path.is_dir())


@pytest.mark.parametrize("story", STORIES)
def test_every_figure_of_every_sample_gets_a_tick(story: str) -> None:
    documents = load([Path(seeds_dir()) / story]).documents
    report = check(documents, read_rulebook())
    for draft in documents:
        ticks = gate(report, [draft.id]).ticks
        for mention in read_values(draft.text, reference=draft.published):
            if is_repeat(mention.value):  # "annual": no number to tick
                continue
            if any(span.start < mention.end and mention.start < span.end for span in draft.furniture):
                continue
            near = [tick for tick in ticks if tick.start < mention.end and mention.start < tick.end]
            assert near, (draft.id, mention.text)
        assert all(draft.text[tick.start : tick.end] == tick.text for tick in ticks)
