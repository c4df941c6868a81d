"""How the report says things: names of facts, who says it, the sentence with the words marked, how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tieout.report.style import CLOSE, OPEN, clean

if TYPE_CHECKING:
    from tieout.model import Claim, Document, Finding, Qualifiers
    from tieout.pipeline import Report

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ATTRIBUTES = {
    "count": "number",
    "point_in_time": "date",
    "time_of_day": "time",
    "money": "amount",
    "position_held": "office",
}
"""What an editor calls an attribute whose own name is no word of the desk."""
_PREPOSITIONS = {"reference": "from", "what": "of", "by": "by", "as_of": "as of", "direction": "to the"}

_DETERMINERS = frozenset(
    ("a", "an", "another", "her", "his", "its", "local", "one", "our", "state", "the", "their")
)
"""First words of a source that take no article."""

_FILE_LIKE = re.compile(r"(?=.*[A-Za-z])(?=.*[\d._-]).{4,}")
"""An id with a letter and a digit or a mark of punctuation, as file names have."""

_RUN = re.compile(r"[^\s(),;:]+")
"""A run of letters and marks between blanks and the punctuation of a sentence."""

ORDER = ("discrepancy", "updated", "compatible", "agree", "single")
"""Verdicts, what an editor must act on first."""


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Open before waived, major before minor, sure before unsure, far before near; the rest by name."""
    return sorted(
        findings,
        key=lambda finding: (
            ORDER.index(finding.verdict),
            finding.status == "waived",
            finding.severity != "major",
            -round(finding.confidence, 2) if finding.verdict == "discrepancy" else 0.0,
            -round(min(finding.spread, 1.0), 3) if finding.verdict == "discrepancy" else 0.0,
            finding.entity,
            finding.attribute,
            finding.qualifiers,
            finding.finding,
        ),
    )


def ordered(report: Report) -> list[Finding]:
    """The findings of ``report``, worst first."""
    return worst_first(report.findings)


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 fact", "2 facts"; ``many`` where adding s is wrong."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def fact_name(entity: str, attribute: str, qualifiers: Qualifiers = ()) -> str:
    """ "Panjshir: distance from Kabul": the entity, the attribute in words, the qualifiers that narrow it."""
    named = _ATTRIBUTES.get(attribute, attribute.replace("_", " "))
    words = [named]
    for key, value in qualifiers:
        # Figures that one sentence lists are told apart by themselves: the value says it already.
        if key != "among" and value.casefold() != named:
            words.append(f"{_PREPOSITIONS.get(key, key.replace('_', ' '))} {value}")
    return f"{clean(entity)}: {clean(' '.join(words))}"


def fact_key(entity: str, attribute: str, qualifiers: Qualifiers = ()) -> str:
    """ "Panjshir.distance[reference=Kabul]": the fact as tables name it."""
    from tieout.tables import join_qualifiers

    inside = join_qualifiers(qualifiers)
    return f"{entity}.{attribute}" + (f"[{inside}]" if inside else "")


def citing(claim: Claim) -> str:
    """ "citing the coast guard": whom the document has it from, with the article that claims leave out."""
    source = clean(claim.attribution)
    if not source:
        return ""
    plain = source[0].islower() and not source.endswith("s") and source.split(" ")[0] not in _DETERMINERS
    return f"citing {'the ' if plain else ''}{source}"


def short_day(day: date | None) -> str:
    """ "20 Aug 2021", or nothing."""
    return "" if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


class Sources:
    """What to call each document: its publisher where that tells it apart, else its id."""

    def __init__(self, documents: Sequence[Document], claims: Iterable[Claim] = ()) -> None:
        self.documents = {document.id: document for document in documents}
        publishers = {claim.document: clean(claim.source) for claim in claims}
        publishers |= {document.id: clean(document.source) for document in documents}
        self.publishers: Mapping[str, str] = publishers
        self.published = {claim.document: claim.published for claim in claims}
        self.published |= {document.id: document.published for document in documents}
        self._counts: dict[str, int] = {}
        for publisher in publishers.values():
            self._counts[publisher] = self._counts.get(publisher, 0) + 1
        self._ids = frozenset(name for name in publishers if _FILE_LIKE.fullmatch(name))

    def name(self, document: str) -> str:
        """ "Atalayar" where one document is theirs, "Atalayar (001.txt)" where several are, else the id."""
        publisher = self.publishers.get(document, "")
        if not publisher:
            return clean(document)
        return publisher if self._counts[publisher] == 1 else f"{publisher} ({clean(document)})"

    def dated(self, document: str) -> str:
        """The name with the day of publication where it is known."""
        day = short_day(self.published.get(document))
        return f"{self.name(document)}, {day}" if day else self.name(document)

    def in_words(self, sentence: str) -> str:
        """``sentence`` with each document id in it replaced by what the document is called.

        Only ids that cannot be a word or a figure of it: a corpus may number its rows, or call one "a".
        """
        return _RUN.sub(self._name_of_run, clean(sentence))

    def _name_of_run(self, found: re.Match[str]) -> str:
        run = found[0].rstrip(".")
        return self.name(run) + found[0][len(run) :] if run in self._ids else found[0]

    def names(self, documents: Iterable[str], limit: int = 4) -> str:
        """ "A, B, C and 3 more"."""
        listed = [self.name(document) for document in documents]
        more = len(listed) - limit
        return ", ".join(listed) if more <= 1 else ", ".join(listed[:limit]) + f" and {more} more"


def quotation(claim: Claim, room: int = 220) -> str:
    """The sentence of ``claim`` with the words that state it marked, cut to about ``room`` characters
    around them.
    """
    sentence, words = claim.sentence, claim.text
    start = sentence.find(words) if words else -1
    if start < 0:
        return clean(words or sentence)
    end = start + len(words)
    left, right = 0, len(sentence)
    if len(sentence) > room:
        spare = max(room - len(words), 40)
        left = max(0, min(start - spare // 2, len(sentence) - len(words) - spare))
        right = min(len(sentence), max(end + spare - (start - left), end + 20))
        left = 0 if left < 20 else _word_start(sentence, left, start)
        right = len(sentence) if len(sentence) - right < 20 else _word_end(sentence, right, end)
    before, after = clean(sentence[left:start] + "|")[:-1], clean("|" + sentence[end:right])[1:]
    opening, closing = "… " if left else "", " …" if right < len(sentence) else ""
    return f"{opening}{before}{OPEN}{clean(words)}{CLOSE}{after}{closing}"


def _word_start(sentence: str, left: int, start: int) -> int:
    blank = sentence.find(" ", left, start)
    return left if blank < 0 else blank + 1


def _word_end(sentence: str, right: int, end: int) -> int:
    blank = sentence.rfind(" ", end, right)
    return right if blank < 0 else blank


def short(value: str, room: int = 60) -> str:
    """A value for one line: a long quotation is cut."""
    value = clean(value)
    return value if len(value) <= room else value[: _word_end(value, room, room // 2)].rstrip(" ,;") + " …"


def percent(share: float) -> str:
    """ "42 %", "0.4 %": two significant digits under ten; "5 times" and the like from 200 % on."""
    amount = abs(share) * 100
    if amount >= 200:
        return f"{amount / 100:.0f} times" if amount < 1e5 else "orders of magnitude"
    return f"{amount:.0f} %" if amount >= 10 or amount == 0 else f"{amount:.2g} %"
