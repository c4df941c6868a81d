"""The numeral itself: a number as printed, how fine it was printed, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["digits", "words", "ordinal", "fraction", "vague"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed at ``[start, end)``.

    ``low`` and ``high`` are equal unless ``form`` is ``vague``, closed at both ends. ``step`` is the size of
    one step of its last significant digit (1.2 million: 100,000). ``scale`` is the product of the scale words
    ("million": 1e6; 1 without), ``parts`` the numerator and denominator of a fraction.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    form: Form
    scale: float = 1.0
    parts: tuple[float, ...] = ()
    grouped: bool = False
    """Whether the figures were grouped or had decimals, which a year or a name's number never has."""


def step_of(figure: str) -> float:
    """The size of the last significant digit's step of ungrouped figures.

    >>> step_of("173000"), step_of("150"), step_of("153"), step_of("1.2"), step_of("0")
    (1000.0, 10.0, 1.0, 0.1, 1.0)
    """
    if "." in figure:
        return float(f"1e-{min(len(figure) - figure.index('.') - 1, 15)}")
    bare = figure.lstrip("0")
    stripped = bare.rstrip("0")
    return 10.0 ** (len(bare) - len(stripped)) if stripped else 1.0


def product(left: float, right: float) -> float:
    """``left`` times ``right`` without the dust of binary fractions (15 significant digits).

    >>> 1.1 * 1.1, product(1.1, 1.1)
    (1.2100000000000002, 1.21)
    """
    return float(f"{left * right:.15g}")
