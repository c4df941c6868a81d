"""Figures of another time: "the worst since April 2015, when nearly 9,000 people were killed"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tieout.extract.reading import Scene
from tieout.values import ValueMention

_WHEN = re.compile(r",? (?:when|in which|during which|a year in which|the year in which)\b")


def with_moment(qualifiers: Mapping[str, str], scene: Scene, mention: ValueMention | None) -> dict[str, str]:
    """``qualifiers`` with ``as_of`` where ``mention`` stands in a clause that a date before it opens.

    Such a figure belongs to the date, not to the story: it is a fact of its own. Dates themselves stay.
    """
    found = dict(qualifiers)
    if mention is None or "as_of" in found or mention.value.kind in ("date", "period"):
        return found
    dates = (
        m for m in reversed(scene.figures) if m.end <= mention.start and m.value.kind in ("date", "period")
    )
    last = next((m for m in dates if m.value.edtf), None)
    if last is not None and _WHEN.match(scene.text, last.end, mention.start):
        found["as_of"] = last.value.edtf.removesuffix("/..")
    return found
