"""The day a document speaks from: what a person said of it, else what the page itself says, else nothing.

Only places where a page states its day are read: a stamp, a dateline, a byline, the end of the headline, the
address. A day that the story mentions is never taken for it, and a day without its year is not completed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tieout.load.lines import Line, lines
from tieout.load.manifest import About
from tieout.model import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH} ?{_DAY},? {_YEAR}\b",
        rf"\b{_DAY}[ /-]{_MONTH},?[ /-]{_YEAR}\b",
        rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
    )
)
_ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)([/-])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_HEADLINE_END = re.compile(r".*(?: [–—|-]{1,2} |\()(?P<end>[^–—|]{8,30}?)\)?\s*")
_HEADLINE_LINES = 2
_LONGEST_HEADLINE = 250


def published(text: str, furniture: Sequence[Span], about: About, path: str = "") -> tuple[date | None, str]:
    """The day and how it is known ("manifest", "dateline: ...", "" for not at all).

    Where ``about`` gives only a year or a month, a day on the page counts only if it lies within it.
    """
    if about.published is not None:
        return about.published, "manifest"
    for day, how in _stated(text, furniture, about, path):
        if day.isoformat().startswith(about.partial):
            return day, how
    return None, f"manifest: {about.partial}, no day given" if about.partial else ""


def _stated(text: str, furniture: Sequence[Span], about: About, path: str) -> list[tuple[date, str]]:
    stamps = [span for span in furniture if span.kind == "stamp"]
    # "Published" before "Updated": the day a text speaks from is the day it was written.
    stamps.sort(
        key=lambda span: (
            text[span.start : span.end].lower().lstrip("last ").startswith(("updated", "modified"))
        )
    )
    found = [(span, "stamp") for span in stamps]
    for kind in ("dateline", "byline"):
        found += [(span, kind) for span in furniture if span.kind == kind]
    days = []
    for span, name in found:
        printed = text[span.start : span.end].strip(" -–—:|")
        day = read_day(printed)
        if day:
            days.append((day, f"{name}: {printed}"))
    for line in _first(text):
        match = _HEADLINE_END.fullmatch(line.text) if len(line.text) <= _LONGEST_HEADLINE else None
        day = read_day(match["end"], whole=True) if match else None
        if match and day:
            days.append((day, f"headline: {match['end']}"))
    for name, address in (("url", about.url), ("path", "/".join(path.split("/")[-4:]))):
        day = _address_day(address)
        if day:
            days.append((day, f"{name}: {address}"))
    return days


def _first(text: str) -> list[Line]:
    # The head of the text is enough: no list of the lines of a whole book for the sake of two.
    return list(lines(text[: _HEADLINE_LINES * (_LONGEST_HEADLINE + 2)]))[:_HEADLINE_LINES]


def read_day(printed: str, *, whole: bool = False) -> date | None:
    """The first full day (day, month, year) in ``printed``, or ``None``; with ``whole`` that is all of it."""
    for form in _FORMS:
        match = form.fullmatch(printed.strip()) if whole else form.search(printed)
        if match:
            parts = match.groupdict()
            month = parts.get("month")
            number = _MONTHS.index(month[:3].lower()) + 1 if month else int(match["number"])
            return _date(int(match["year"]), number, int(match["day"]))
    return None


def _address_day(address: str) -> date | None:
    match = _ADDRESS.search(address)
    return _date(int(match["year"]), int(match["number"]), int(match["day"])) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
