"""Many patterns of which a whole phrase may have one: RE2 says at one look which, Python takes it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import re2

_MEMORY = 64 << 20  # for RE2's automaton over all patterns; a language's dates take a few megabytes


def bare(pattern: str) -> str:
    """The pattern without group names, for a scan that holds several."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


class Wordings:
    """Patterns with named groups, caseless and without look-around, each tried on whole phrases.

    Python compiles such a pattern in some milliseconds and a run meets a dozen of the fifty, so each is
    compiled when RE2 first finds a phrase that has it.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        options = re2.Options()
        options.case_sensitive = False
        options.log_errors = False
        options.max_mem = _MEMORY
        self._patterns = tuple(patterns)
        self._set = re2.Set.FullMatchSet(options)
        for pattern in self._patterns:
            self._set.Add(bare(pattern))
        self._set.Compile()

    def of(self, phrase: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The number and the match of each pattern that all of ``phrase`` has, in their order."""
        for number in self._candidates(phrase):
            found = _compiled(self._patterns[number]).fullmatch(phrase)
            if found is not None:
                yield number, found

    def _candidates(self, phrase: str) -> Sequence[int]:
        """RE2 has its own mind on what is a letter beyond ASCII, so there every pattern is tried."""
        return sorted(self._set.Match(phrase) or ()) if phrase.isascii() else range(len(self._patterns))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
