"""Which spans of a text are not the article: set aside with the rule that says so, never deleted.

Most of it is single lines that ``rules/<lang>/furniture.toml`` describes. What one line cannot tell is here:
a caption known by the credit beside it, a caption printed twice, a footer in another language, and how far a
comment form reaches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tieout.load.furniture_rules import Furniture, FurnitureRule, furniture_rules
from tieout.load.language import is_foreign
from tieout.load.lines import Line, lines
from tieout.model import Span

_PARAGRAPH = 200
"""A line of so many characters is a paragraph: the head of the page ends above the first."""
_PREFIX_LINES = 6
_REST = 0.3
"""Share of the text: what follows a comment form or a list of links goes with it where it is no more."""
_LONGEST_LINE = 600
"""No furniture line is longer; also what keeps a page that is one line of many megabytes linear."""
_FOOTER_LINES = 12

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATED = rf"{_WEEKDAY},? (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}}\.?),? \d{{4}}\.?"
_DATED_PICTURE = re.compile(
    r"[^\"“”]{20,300}\b(?:in|at|near|outside|off)\s[A-Z][^,]{1,60}"
    rf"(?:, [A-Z][^,]{{1,40}}){{0,2}}, {_DATED}"
)
_BESIDE_CREDIT = re.compile(
    rf"[^\"“”]{{10,340}}(?:{_DATED}|[(\[](?:left|right|cent(?:re|er)|back|front|[LRC])[)\]].{{0,160}})"
)
_PAST = re.compile(r"\b(?:was|were|had|said|told|died|killed|announced|did|became|began)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|said|says|can|could|did|does|do|may|must|rose|fell|came|went"
    r"|took|made|found|(?<!-)[a-z]{2,}ed)\b"
)
_PROSE = re.compile(r".{90}[.!?][”\"')]*$", re.DOTALL)
_SQUEEZE = re.compile(r"\W+")


def find_furniture(text: str, language: str = "en") -> tuple[Span, ...]:
    """The furniture of ``text``, sorted and disjoint. Linear in its length."""
    page = list(lines(text))
    known = furniture_rules(language)
    spans: dict[int, Span] = {}
    head = next((n for n, line in enumerate(page) if len(line.text) >= _PARAGRAPH), len(page))
    for n, line in enumerate(page):
        span = _by_rule(line, n, head, known.rules)
        if span is not None:
            spans[n] = span
    _drop_timeline(page, spans)
    _beside_credits(page, spans)
    _repeated(page, spans)
    _foreign_footer(page, spans, known)
    _reach_to_end(page, spans, known.rules, len(text))
    # A page of nothing but furniture was misread: then everything stays.
    if len(spans) == len(page) and all(span.end >= page[n].end for n, span in spans.items()):
        return ()
    return tuple(spans[n] for n in sorted(spans))


def _by_rule(line: Line, n: int, head: int, rules: Sequence[FurnitureRule]) -> Span | None:
    indent = line.indent if len(line.text) <= _LONGEST_LINE else 0
    bare = line.text[indent : indent + _LONGEST_LINE + 1]
    for rule in rules:
        if n > {"prefix": _PREFIX_LINES - 1, "head": head}.get(rule.reach, n):
            continue
        taken = rule.taken(bare)
        if not taken and indent:
            taken, whole = rule.taken(line.text), True
        else:
            whole = False
        if taken:
            end = line.start + (0 if whole else indent) + taken
            return Span(line.start, end, rule.kind, rule.id)
    return None


def _drop_timeline(page: Sequence[Line], spans: dict[int, Span]) -> None:
    """Several bare dates on lines of their own are the headings of a timeline, not the day of the page."""
    stamps = [n for n, span in spans.items() if span.rule == "date-line"]
    dated = {_SQUEEZE.sub(" ", page[n].bare.lower()) for n in stamps}
    if len(dated) > 1:
        for n in stamps:
            del spans[n]


def _beside_credits(page: Sequence[Line], spans: dict[int, Span]) -> None:
    """A picture's text stands beside its credit, or says where and on which weekday it was taken."""
    for n, line in enumerate(page):
        if n in spans or not 20 <= len(line.text) <= 350 or _PAST.search(line.text):
            continue
        credit = any(near in spans and spans[near].kind == "credit" for near in (n - 1, n + 1))
        if credit and _BESIDE_CREDIT.fullmatch(line.text):
            spans[n] = Span(line.start, line.end, "caption", "beside-credit")
        elif _DATED_PICTURE.fullmatch(line.text):
            spans[n] = Span(line.start, line.end, "caption", "dated-picture")


def _repeated(page: Sequence[Line], spans: dict[int, Span]) -> None:
    """A short line printed twice in a row is a picture's text and its label; further apart, a repeat.

    Of a repeat the first stays, so that no statement is lost; so it does where the line has a verb.
    """
    last: dict[str, int] = {}
    for n, line in enumerate(page):
        if n in spans or not 12 <= len(line.text) <= 250:
            continue
        key = _SQUEEZE.sub(" ", line.text.lower()).strip()
        before = last.get(key)
        last[key] = n
        if before is None or len(key) < 10:
            continue
        spans[n] = Span(line.start, line.end, "caption", "repeated-line")
        # The headline repeated below itself stays too: the first line of a page is its title.
        if before == n - 1 and before > 0 and before not in spans and not _FINITE.search(line.text):
            spans[before] = Span(page[before].start, page[before].end, "caption", "repeated-line")


def _foreign_footer(page: Sequence[Line], spans: dict[int, Span], known: Furniture) -> None:
    """Lines in another language at the end of the page: the site's own words."""
    for n in range(len(page) - 1, max(len(page) - _FOOTER_LINES, 0), -1):
        if n in spans:
            continue
        if len(page[n].text) > _LONGEST_LINE or not is_foreign(page[n].text, known.own, known.other):
            return
        spans[n] = Span(page[n].start, page[n].end, "notice", "foreign-footer")


def _reach_to_end(
    page: Sequence[Line], spans: dict[int, Span], rules: Sequence[FurnitureRule], length: int
) -> None:
    """What follows a comment form or a list of links goes with it, where it is the small rest of the page.

    Readers write in paragraphs, so a comment form takes all of the rest; a list of headlines ends where prose
    begins again, since a box of links may stand in the middle of an article.
    """
    reaching = {rule.id for rule in rules if rule.reach == "end"}
    for n in sorted(spans):
        span = spans[n]
        if span.rule not in reaching or length - page[n].start > _REST * length:
            continue
        for later in range(n + 1, len(page)):
            line = page[later]
            if span.kind != "comment" and later not in spans and _PROSE.search(line.text[-100:]):
                break
            spans.setdefault(later, Span(line.start, line.end, span.kind, span.rule))
