"""The story's event: documents read together mostly tell of one, each in words of its own.

"Sulawesi ferry sinking", "sinking of the Cahaya Laut" and "ferry disaster" share no name, and no name
comparison may join them. What joins them is that each is what its document is about, and that a disaster can
be a sinking. Different years or numbers keep them apart, and so does all that was forbidden before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from tieout.align.board import Board
from tieout.align.cast import Node
from tieout.model import Claim, EntityRecord
from tieout.values import UNKNOWN_YEAR, read_one
from tieout.values.vocabulary import vocabulary

_DAY = len("2001-09-11")
MOST_EVENTS = 200
"""No text tells of more events; a claim table of more is no text, and comparing each pair would not pay."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER = re.compile(r"\d+")
_TAIL = re.compile(r"\b(?:of|in|at|on|near|off|with|by|against|between|for|from|to)\b")


def forbid_told_apart(board: Board) -> None:
    """Keeps apart events of one kind that one document tells apart: it named them twice for a reason.

    A broader word beside a narrower one ("the disaster", "the sinking") tells nothing apart.
    """
    by_document: dict[str, list[Node]] = {}
    for node in board.nodes:
        if node.kind == "event" and not node.cited:
            by_document.setdefault(node.document, []).append(node)
    for document in sorted(by_document):
        for left, right in combinations(by_document[document][:MOST_EVENTS], 2):
            shared = set(head_classes(left.name)) & set(head_classes(right.name))
            if shared:
                board.clusters.forbid(left, right, f"one document tells of two: {min(shared)}")


def join_stories(
    board: Board, places: Mapping[tuple[str, str], Node], records: Sequence[EntityRecord]
) -> None:
    """Joins the records marked as their document's topic where their heads can name one event."""
    topics = sorted(
        {
            (record.document, record.name)
            for record in records
            if record.topic and record.entity_type == "event"
        }
    )
    told = _distinct(board, [places[place] for place in topics if place in places])
    for left, right in combinations(told, 2):
        if left.document == right.document or board.clusters.together(left, right):
            continue
        if not _numbers_agree(left.name, right.name):
            board.reject(left, right, 0.5, "another year or number")
        elif _named_apart(left.name, right.name):
            board.reject(left, right, 0.5, "each has a proper name of its own")
        elif kind := one_kind(left.name, right.name):
            board.join(
                left, right, f"each is what its document is about, and both can be one kind of event: {kind}"
            )


def join_dated(board: Board, places: Mapping[tuple[str, str], Node], claims: Sequence[Claim]) -> None:
    """Joins events of one kind that fall on one stated day.

    The day is what a claim without ``what`` states of the event, or stands in the event's name ("September 11
    attacks"). Two attacks of one day in one story are one unless something forbids it.
    """
    days: dict[Node, set[str]] = {}
    for claim in claims:
        node = places.get((claim.document, claim.entity))
        plain = not any(key in ("what", "among") for key, _ in claim.qualifiers)
        if node is not None and plain and claim.attribute == "point_in_time" and claim.entity_type == "event":
            days.setdefault(node, set()).add(claim.value.edtf)
    dated = {node: found for node, found in days.items() if len(found) == 1 and len(min(found)) == _DAY}
    named = {node: day for node in board.nodes if node.kind == "event" and (day := _day_named(node.name))}
    by_day: dict[str, list[Node]] = {}
    for node, found in dated.items():
        by_day.setdefault(next(iter(found))[5:], []).append(node)
    for node, day in named.items():
        if node not in dated:
            by_day.setdefault(day, []).append(node)
    for day in sorted(by_day):
        nodes = sorted(by_day[day], key=lambda node: (node.document, node.name))
        _join_same_names(board, nodes, days)
        for left, right in combinations(_distinct(board, nodes), 2):
            years = {found[:4] for node in (left, right) for found in days.get(node, ())}
            kind = one_kind(left.name, right.name) if len(years) == 1 else ""
            if kind and not board.clusters.together(left, right):
                board.join(left, right, f"one kind of event ({kind}) on one day, {min(years)}-{day}")


def join_spans(board: Board, places: Mapping[tuple[str, str], Node], claims: Sequence[Claim]) -> None:
    """Joins events with the same first and last year and a name in common.

    "Soviet invasion" and "anti-Soviet resistance", both from 1979 to 1989, are one war seen from two sides.
    """
    spans: dict[str, dict[Node, None]] = {}
    for claim in claims:
        node = places.get((claim.document, claim.entity))
        first, slash, last = claim.value.edtf.partition("/")
        closed = slash and first[:1].isdigit() and last[:1].isdigit()
        if node is not None and closed and claim.attribute == "period" and claim.entity_type == "event":
            spans.setdefault(claim.value.edtf, {})[node] = None
    for span in sorted(spans):
        nodes = sorted(spans[span], key=lambda node: (node.document, node.name))
        for left, right in combinations(_distinct(board, nodes), 2):
            shared = sorted(_named_in(left.name) & _named_in(right.name))
            if shared and left.document != right.document and not board.clusters.together(left, right):
                board.join(left, right, f"both from {span.replace('/', ' to ')}, and both of {shared[0]}")


def _named_in(name: str) -> set[str]:
    """The capitalised words of a name, parts of compounds too: "Soviet" of "anti-Soviet resistance"."""
    return {
        part
        for word in _WORD.findall(name)
        for part in word.split("-")
        if part[:1].isupper() and len(part) > 3
    }


def _join_same_names(board: Board, nodes: Sequence[Node], days: Mapping[Node, set[str]]) -> None:
    """Joins events of one day under one name first: names are compared then, not documents."""
    first: dict[tuple[str, str], Node] = {}
    for node in nodes:
        year = min(days.get(node, {""}))[:4]
        board.join(first.setdefault((node.key, year), node), node, "")


def _distinct(board: Board, nodes: Sequence[Node]) -> list[Node]:
    """The first node of each name in each cluster: a thousand reports of one event are a few names."""
    chosen: dict[tuple[Node, str], Node] = {}
    for node in nodes:
        chosen.setdefault((board.clusters.find(node), node.key), node)
    return list(chosen.values())


def _day_named(name: str) -> str:
    """The month and day in a name, as ``MM-DD``, or an empty text."""
    value = read_one(name.rsplit(" ", 1)[0])
    return value.edtf[5:] if value is not None and value.edtf.startswith(UNKNOWN_YEAR + "-") else ""


def one_kind(left: str, right: str) -> str:
    """The kind of event that both names can be, in one word, or an empty text.

    >>> one_kind("Sulawesi ferry sinking", "ferry disaster")
    'sinking'
    """
    one, other = head_classes(left), head_classes(right)
    for heads, others in ((one, other), (other, one)):
        for head in heads:
            if head in others or any(head in _narrower(broad) for broad in others):
                return head
    shared = sorted(set(_kind_words(left)) & set(_kind_words(right)))
    return f"{shared[0]} disaster" if shared and any(_both_under(a, b) for a in one for b in other) else ""


def head_classes(name: str) -> tuple[str, ...]:
    """The canonical heads of an event's name: its last noun before a preposition, plural and singular."""
    front = _TAIL.split(name, maxsplit=1)[0]
    words = [word.lower() for word in _WORD.findall(front)]
    if not words:
        return ()
    last = words[-1]
    single = last[:-1] if last.endswith("s") and not last.endswith("ss") else last
    canonical = _canonical()
    return tuple(dict.fromkeys(canonical.get(word, word) for word in (last, single)))


def _named_apart(left: str, right: str) -> bool:
    """True for two proper names of events with no name in common before the head: two cities' Marathons."""
    fronts = [_WORD.findall(_TAIL.split(name, maxsplit=1)[0]) for name in (left, right)]
    if not all(len(words) > 1 and all(word[:1].isupper() for word in words) for words in fronts):
        return False
    return fronts[0][-1] == fronts[1][-1] and not set(fronts[0][:-1]) & set(fronts[1][:-1])


def _kind_words(name: str) -> list[str]:
    """The words before the head that say what kind of event it is: "ferry", "car", not names."""
    return [word for word in _WORD.findall(_TAIL.split(name, maxsplit=1)[0])[:-1] if word.islower()]


def _both_under(left: str, right: str) -> bool:
    """Whether one broader word may stand for both heads: a crash and a sinking are both accidents."""
    return any(left in words and right in words for _, words in _tables("event-broader"))


def _numbers_agree(left: str, right: str) -> bool:
    first, second = set(_NUMBER.findall(left)), set(_NUMBER.findall(right))
    return not first or not second or first <= second or second <= first


@lru_cache(maxsize=1)
def _canonical() -> Mapping[str, str]:
    return {word: head for head, words in _tables("event-synonym") for word in words}


@lru_cache(maxsize=512)
def _narrower(broad: str) -> frozenset[str]:
    """What a broader word may stand for."""
    canonical = _canonical()
    return frozenset(
        canonical.get(word, word)
        for head, words in _tables("event-broader")
        if head == broad
        for word in words
    )


def _tables(name: str) -> Iterator[tuple[str, list[str]]]:
    table = vocabulary().data[name]
    return ((head, words) for head, words in table.items() if isinstance(words, list))
