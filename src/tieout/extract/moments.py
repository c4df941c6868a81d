"""Figures of another time: "the worst since April 2015, when nearly 9,000 people were killed"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from tieout.extract.reading import Reading
from tieout.extract.sentences import Sentence
from tieout.values import ValueMention

_WHEN = re.compile(r",? (?:when|in which|during which|a year in which|the year in which)\b")


def with_moment(
    qualifiers: Mapping[str, str], reading: Reading, sentence: Sentence, mention: ValueMention | None
) -> dict[str, str]:
    """``qualifiers`` with ``as_of`` where ``mention`` stands in a clause that a date before it opens.

    Such a figure belongs to the date, not to the story: it is a fact of its own. Dates themselves stay.
    """
    found = dict(qualifiers)
    if mention is None or "as_of" in found or mention.value.kind in ("date", "period"):
        return found
    starts = [value.start for value in reading.values]
    before = reading.values[bisect_left(starts, sentence.start) : bisect_left(starts, mention.start)]
    for value in reversed(before):
        if value.value.kind in ("date", "period") and value.value.edtf:
            if _WHEN.match(reading.document.text, value.end, mention.start):
                found["as_of"] = value.value.edtf.removesuffix("/..")
            break
    return found
