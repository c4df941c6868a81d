"""Many literal spellings looked up at one place of a text, without one great expression to compile."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Spellings:
    """Literal spellings of which the longest that stands at a place is wanted.

    ``letters`` are the characters (as inside a regular expression's brackets) that may not follow a spelling:
    "km" does not stand in "kml". ``beyond`` is an expression that may not follow either. A thousand spellings
    are arranged in a millisecond; the same as one expression takes Python twenty to compile.

    >>> Spellings(["km", "km/h", "k"], "a-z").at("90 km/h", 3)
    'km/h'
    >>> Spellings(["km", "k"], "a-z").at("kmh", 0)
    ''
    """

    def __init__(self, spellings: Iterable[str], letters: str, beyond: str = "") -> None:
        every = dict.fromkeys(spellings)
        # One more than the longest: a run without end is neither read to its end nor taken for a spelling.
        longest = max(map(len, every), default=0) + 1
        self._run = re.compile(f"[{letters}]{{0,{longest}}}")
        self._beyond = re.compile(beyond) if beyond else None
        by_run: dict[str, list[str]] = {}
        for spelling in every:
            by_run.setdefault(self._run_at(spelling, 0), []).append(spelling)
        self._by_run = {run: sorted(listed, key=len, reverse=True) for run, listed in by_run.items()}

    def _run_at(self, text: str, pos: int) -> str:
        found = self._run.match(text, pos)
        return "" if found is None else found.group()

    def at(self, text: str, pos: int) -> str:
        """The longest spelling that stands at ``pos``, or an empty text.

        A spelling's first run of letters ends where the text's does, so it is found by that run.
        """
        for spelling in self._by_run.get(self._run_at(text, pos), ()):
            if text.startswith(spelling, pos) and self._ends(text, pos + len(spelling)):
                return spelling
        return ""

    def _ends(self, text: str, end: int) -> bool:
        if self._run_at(text, end):
            return False
        return self._beyond is None or self._beyond.match(text, end) is None
