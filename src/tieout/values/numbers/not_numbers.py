"""What looks like a figure and states no value: names, numbering, telephone numbers, fixed phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.lexicon import alternation, lexicon
from tieout.values.money import mark_before
from tieout.values.source import Source
from tieout.values.vocabulary import vocabulary

_TOKEN = re.compile(r"[0-9]{1,20}|[a-z]+")
_INTERNATIONAL = re.compile(r"(?<![\w+])\+[1-9]\d{0,2}(?:[ .-]?\(?\d{2,4}\)?){2,5}(?![\d%]|[.,]\d)")
"""ITU-T E.123: a plus sign, the country, then groups of figures: "+44 20 7946 0958"."""
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}", re.IGNORECASE)
_CHAIN = re.compile(
    r"[0-9]+(?:[:/][0-9]+)+[0-9:/]*"  # 2:00:35, 09/09/2001, 9/11
    r"|[0-9]+(?:[-–][0-9]+){2,}"  # 2001-09-09, 555-01-43
    r"|\+?[0-9]{1,4}[ -]?\([0-9]{2,4}\)[ -]?[0-9]{3,}(?:[ -][0-9]+)*"
    r"|[0-9]{3}(?:[-. ]|\) ?)[0-9]{3}[-. ][0-9]{4}(?![0-9])"
    r"|[0-9]{3}[- ]0[0-9]{3}(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+){2,}"  # 1.2.3
    r"|[0-9]{1,4}-(?:in|on|for)-[0-9a-z]{1,12}(?:-[a-z]{1,12})?"  # 1-in-100-year
    r"|[0-9]{1,3}° ?[0-9]{1,2}['′’](?: ?[0-9]{1,2}(?:\.[0-9]{1,6})? ?(?:''|[\"″”]))? ?[nsew]?"  # 41°15′22″N
)
_ODDS = re.compile(r"([0-9]{1,4})-(?:to|by)-([0-9]{1,4})")
_BACKED = re.compile(
    r"[0-9]{1,4}[/-][0-9]{1,3}(?= (?:joint )?(?:favou?rites?|outsiders?|shots?)\b)"
)  # 4/6 favourites
_NOTE = re.compile(r"[0-9]{1,3} ?\]")
_GROUPED_DOTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])")
_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100))
_NEXT = re.compile(r" ([a-z]+)")
_TAIL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LISTED = re.compile(r"([a-z.]+) [0-9]{1,4}(?:, [0-9]{1,4}){0,4},? (?:and|to|or|through) $")
_SERIES = re.compile(r"([a-z]+s) [0-9]{1,4}[a-z]?(?:, [0-9]{1,4}[a-z]?){0,4}, $")  # "Sections 409, 420"
_MODEL = re.compile(r"[1-9][0-9]{2} ([a-z]+)")
_NAMED = re.compile(r"([a-z]?[A-Z][A-Za-z]+)(?:['’]s)? ([0-9]{2,4})(?![0-9,.]?[0-9])")
_VARIANT = re.compile(r"(?<![\d.,-])([1-9][0-9]{2})-[1-9][0-9]?0?0?(?:ER|LR|F)?(?![\d-]|\.\d| [a-z]+s\b)")
_PREVIOUS = re.compile(r"([^\s()\[\]\"“”]+)[ \u00a0]$")


@dataclass(frozen=True, slots=True)
class _Words:
    idioms: Mapping[str, re.Pattern[str]]
    behind: Mapping[str, tuple[tuple[int, str], ...]]
    numbered: frozenset[str]
    joined: frozenset[str]
    phone: frozenset[str]
    calendar: frozenset[str]
    determiners: frozenset[str]
    machines: frozenset[str]
    predicates: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    read = vocabulary(language)
    ahead: dict[str, list[str]] = {}
    behind: dict[str, list[tuple[int, str]]] = {}
    for phrase in read.words("number-idiom"):
        for match in _TOKEN.finditer(phrase):
            if match.start() == 0:
                ahead.setdefault(match.group(), []).append(phrase)
            else:
                behind.setdefault(match.group(), []).append((match.start(), phrase))
    return _Words(
        {word: re.compile(alternation(phrases) + r"(?![\w])") for word, phrases in ahead.items()},
        {word: tuple(entries) for word, entries in behind.items()},
        frozenset(read.words("numbered-thing")),
        frozenset(read.words("name-number-before")),
        frozenset(read.words("phone-cue")),
        frozenset(read.words("month-name")) | frozenset(read.data["weekdays"]),
        frozenset(read.words("name-figure-lead")),
        frozenset(read.words("machine-noun")),
        frozenset(read.words("count-predicate")),
    )


def links(text: str) -> list[tuple[int, int]]:
    """The spans of web and mail addresses and of international telephone numbers: figures of theirs."""
    spans: list[tuple[int, int]] = []
    if "://" in text or "www." in text.lower() or "@" in text:
        spans = [match.span() for match in _LINK.finditer(text)]
    if "+" in text:
        spans = sorted(spans + [match.span() for match in _INTERNATIONAL.finditer(text)])
    return spans


def skip_to(source: Source, pos: int) -> int:
    """Where reading goes on when the seed at ``pos`` is no figure; ``pos`` itself when it may be one."""
    token = _TOKEN.match(source.low, pos)
    if token is None:
        return pos
    words = _words(source.language)
    idiomatic = lexicon(source.language).mixed.match(source.low, token.end()) is None
    if idiomatic and not (token.group() == "one" and counts_a_casualty(source, pos, token.end())):
        end = _idiom_end(source.low, pos, token.group(), words)
        if end > pos:
            return end
    if not source.low[pos].isdigit():
        joined = source.low[pos - 1 : pos] == "-" and source.low[pos - 2 : pos - 1].isalnum()
        return token.end() if joined and not _may_join(source.low, pos - 1, words) else pos
    return _skip_digits(source, pos, words)


def counts_a_casualty(source: Source, start: int, end: int) -> bool:
    """ "killed one and wounded dozens", "one dead": a bare "one" that counts a person."""
    after = _NEXT.match(source.low, end)
    read = vocabulary(source.language)
    if after is not None and after[1] in read.words("casualty-after"):
        return True
    verb = previous_word(source.low, start) in read.words("casualty-before")
    return verb and (
        after is None or after[1] in ("and", "in", "at", "on", "near", "as", "when", "after", "before")
    )


def _idiom_end(low: str, pos: int, word: str, words: _Words) -> int:
    idiom = words.idioms.get(word)
    if idiom is not None:
        match = idiom.match(low, pos)
        if match is not None:
            return match.end()
    for offset, phrase in words.behind.get(word, ()):
        begin = pos - offset
        end = begin + len(phrase)
        whole = begin == 0 or (begin > 0 and not low[begin - 1].isalnum())
        if whole and low.startswith(phrase, begin) and not low[end : end + 1].isalpha():
            return max(end, pos + len(word))
    return pos


def _skip_digits(source: Source, pos: int, words: _Words) -> int:
    low = source.low
    before = low[pos - 1] if pos else " "
    earlier = low[pos - 2] if pos > 1 else " "
    if before.isalnum() or before in "/@#_&=?\\:":
        lone_colon = before == ":" and not earlier.isdigit()
        if not lone_colon and mark_before(source.text, pos, source.language) is None:
            return _name_end(low, pos)
    if before in ".-–" and earlier.isdigit():
        return _name_end(low, pos)
    if before == "-" and earlier.isalpha() and not _may_join(low, pos - 1, words):
        return _name_end(low, pos)
    backed = _BACKED.match(low, pos) if "/" in low[pos : pos + 5] or "-" in low[pos : pos + 5] else None
    if backed is not None:
        return backed.end()
    odds = _ODDS.match(low, pos)
    if odds is not None and int(odds[1]) >= int(odds[2]):
        return odds.end()
    note = _NOTE.match(low, pos)
    if note is not None and (before == "[" or (before == " " and earlier == "[")):
        return note.end()
    chain = _CHAIN.match(low, pos)
    if chain is not None and not _GROUPED_DOTS.match(low, pos) and not _is_fraction(low, pos):
        return chain.end()
    if low[pos] == "0" and before != "." and low[pos + 1 : pos + 2].isdigit():
        return _name_end(low, pos)
    return pos


def _is_fraction(low: str, pos: int) -> bool:
    """ "3/4", "1/16": a proper fraction with a denominator that print uses; "30/31" and "9/11" are none."""
    fraction = _FRACTION.match(low, pos)
    return fraction is not None and int(fraction[1]) < int(fraction[2]) and int(fraction[2]) in _DENOMINATORS


def is_chain(low: str, pos: int) -> bool:
    """Whether figures at ``pos`` are joined by marks that make them a time, a date or a code."""
    return _CHAIN.match(low, pos) is not None and _GROUPED_DOTS.match(low, pos) is None


def _name_end(low: str, pos: int) -> int:
    """The end of the letters and figures that hang together from ``pos`` on."""
    match = _TAIL.match(low, pos)
    return match.end() if match else pos + 1


def _may_join(low: str, hyphen: int, words: _Words) -> bool:
    begin = hyphen
    while begin > 0 and low[begin - 1].isalpha() and hyphen - begin < 12:
        begin -= 1
    return low[begin:hyphen] in words.joined


def previous_word(text: str, pos: int) -> str:
    """The word right before ``pos`` with one space between, as printed; empty where there is none."""
    match = _PREVIOUS.search(text, max(0, pos - 40), pos)
    return match[1] if match else ""


def names_a_thing(source: Source, start: int, *, measured: bool) -> bool:
    """Whether the bare figure at ``start`` belongs to a name or a numbering: "Highway 101", "Article 50".

    ``measured`` says that a unit or a counted noun follows, which only a capitalised name can outweigh.
    """
    words = _words(source.language)
    word = previous_word(source.text, start)
    if not word:
        return False
    listed = _LISTED.search(source.low, max(0, start - 40), start)
    if listed is not None and listed[1] in words.numbered and not measured:
        return True
    after_comma = source.low[start - 2 : start - 1] == ","
    series = _SERIES.search(source.low, max(0, start - 40), start) if after_comma else None
    if series is not None and series[1] in words.numbered and not measured:
        return True
    bare = word.lower()
    if bare in words.numbered or bare in words.phone:
        return bare != word or not measured
    if (
        measured
        and _is_model(source, start, words)
        and not _opens_sentence(source.text, start - len(word) - 1)
    ):
        return word[0].isupper() and word[-1].isalnum()
    if _is_named_figure(source, start, word, words):
        return True
    if measured or not word[0].isupper() or bare.rstrip(".,") in words.calendar or not word[-1].isalnum():
        return False
    after = _NEXT.match(source.low, _name_end(source.low, start))
    if after is not None and after[1] in words.predicates:
        return False
    if source.low.startswith(" not out", _name_end(source.low, start)):  # "Joe Harper 104 not out"
        return False
    if word.isupper() and len(word) > 1:
        return True
    return not _opens_sentence(source.text, start - len(word) - 1)


def _is_model(source: Source, start: int, words: _Words) -> bool:
    """ "Trent 900 engines", "Convair 580 aircraft": three figures between a name and a kind of machine."""
    model = _MODEL.match(source.low, start)
    return model is not None and model[1] in words.machines


def _is_named_figure(source: Source, start: int, word: str, words: _Words) -> bool:
    """Whether the text elsewhere gives this figure to a thing ("the 787" in a text on the Boeing 787)."""
    if word.lower() not in words.determiners:
        return False
    figure = _TOKEN.match(source.low, start)
    if figure is None:
        return False
    return figure.group() in named_figures(source.text, source.language)


@lru_cache(maxsize=4)
def named_figures(text: str, language: str = "en") -> frozenset[str]:
    """Figures that name a thing somewhere in ``text``: 787 of "Boeing 787", or of its variant "787-9"."""
    numbered = _words(language).numbered
    named = {match[2] for match in _NAMED.finditer(text) if match[1].lower() in numbered}
    return frozenset(named.union(match[1] for match in _VARIANT.finditer(text)))


def _opens_sentence(text: str, start: int) -> bool:
    begin = start
    while begin > 0 and text[begin - 1] in " \"“‘'(":
        begin -= 1
    return begin == 0 or text[begin - 1] in ".!?\n:•>-–—*"
