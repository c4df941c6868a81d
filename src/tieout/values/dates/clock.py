"""What a date may be counted from: the document's own day and the dates that the text has named so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from tieout.values.dates.calendar import Days

_STRETCHES = ("week", "month", "season", "quarter")
_SAME = 300  # characters over which "the same period" is the last stretch that the text has named
_NEARBY = 600  # characters over which "the day" is the last day that the text has named

Anchor = Literal["stated", "document", "text"]


@dataclass(frozen=True, slots=True)
class Clock:
    """What a date may be measured from.

    ``document`` is the day of publication; ``day`` the last single day and ``span`` the last date of any size
    that the text itself stated; ``ahead`` says whether the words round the date point to the future
    (``None``: they say nothing). ``near`` is true where the text's last date stands in the same sentence.
    ``stretch`` is the last date longer than a day: what "the same period" is, ``recent`` the last day
    named not far back, whatever longer date came after it.
    """

    document: date | None
    day: date | None = None
    span: Days | None = None
    ahead: bool | None = None
    near: bool = False
    stretch: Days | None = None
    recent: date | None = None

    def start(self, anchor: Anchor) -> date | None:
        """The day from which an expression with this anchor counts."""
        if anchor == "document":
            return self.document
        if self.day is not None:
            return self.day
        if self.span is not None and self.span.first is not None:
            return date.fromordinal(self.span.first)
        return None

    def grain(self, anchor: Anchor) -> str:
        """How fine the anchor is."""
        return "day" if anchor == "document" or self.span is None else self.span.grain


class Expression(Protocol):
    """A date before it is resolved."""

    @property
    def anchor(self) -> Anchor:
        """What it is measured from."""
        ...

    def days(self, clock: Clock) -> Days | None:
        """The days that it names, or ``None`` where the clock does not say enough."""
        ...


_FINEST = ("day", "week", "month", "quarter", "year", "decade", "century")


def is_fine_enough(grain: str, unit: str) -> bool:
    """Whether ``unit`` can be counted from a date of ``grain``: no days from a year."""
    base = {"season": "quarter", "unknown": "century"}.get(grain, grain)
    wanted = {"fortnight": "week", "weekend": "week"}.get(unit, unit)
    return _FINEST.index(base) <= _FINEST.index(wanted)


class Memory:
    """The dates that a text has named so far: ``span`` is the last, ``end`` where it ends in the text.

    ``told`` says that the text itself placed it, not the document's own day.
    """

    def __init__(self) -> None:
        self.span: Days | None = None
        self.end = 0
        self.told = False
        self._day: date | None = None
        self._stretch: tuple[Days, int] | None = None
        self._recent: tuple[date, int] | None = None

    def add(self, days: Days | None, end: int, *, told: bool) -> None:
        """Keeps the last date of the text; one without a place leaves nothing to count from."""
        known = days if days is not None and days.known else None
        self.span, self.end, self.told = known, end, told
        if known is not None and known.grain in _STRETCHES:
            self._stretch = (known, end)
        self._day = date.fromordinal(known.first or 1) if known is not None and known.grain == "day" else None
        self._recent = self._recent if self._day is None else (self._day, end)

    def clock(self, document: date | None, at: int, *, ahead: bool | None, near: bool) -> Clock:
        """What a date that stands at offset ``at`` may be counted from."""
        recent = None if self._recent is None or at - self._recent[1] > _NEARBY else self._recent[0]
        stretch = None if self._stretch is None or at - self._stretch[1] > _SAME else self._stretch[0]
        return Clock(document, self._day, self.span, ahead, near, stretch, recent)

    def forget_stretch(self) -> None:
        """After "the first nine months" the period in question is one that no date names."""
        self._stretch = None


class OfInner:
    """What counts within another date rests on what that one rests on."""

    __slots__ = ()
    inner: Expression

    @property
    def anchor(self) -> Anchor:
        return self.inner.anchor
