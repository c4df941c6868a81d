"""The text as the readers of values see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The text being read, the same in lower case with equal offsets, and its language."""

    text: str
    low: str
    language: str = "en"
