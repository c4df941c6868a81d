"""Currencies: marks before and names after an amount, from ``vocab/money.toml``; codes are ISO 4217."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.spellings import Spellings
from tieout.values.vocabulary import vocabulary

_LONGEST_MARK = 6
_WEAK_STANDS = re.compile(r"[0-9],[0-9]{3}$|(?:thousand|million|billion|trillion|[mb]n|[mb])$")
_LARGE = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{2,3})|[0-9]{1,9}\.[0-9]"
    r"|[0-9]{1,9}[ -]?(?:thousand|million|billion|trillion|[mb]n|[mbk])\b"
)


@dataclass(frozen=True, slots=True)
class _Money:
    before: Mapping[str, str]
    attached: frozenset[str]
    endings: frozenset[str]
    names: Mapping[str, str]
    parts: Mapping[str, tuple[str, float]]
    after: Spellings
    spelt: Spellings
    context: re.Pattern[str]
    codes: frozenset[str]
    marks_after: Mapping[str, str]
    millions: Mapping[str, str]
    weak: frozenset[str]


@lru_cache(maxsize=8)
def _money(language: str) -> _Money:
    read = vocabulary(language)
    table = {code: names for code, names in read.data["currencies"].items() if code != "why"}
    before = {mark: code for mark, code in read.data["money-marks"].items() if mark != "why"}
    before |= {code: code for code in table if code not in before}
    before |= {mark.lower(): before[mark] for mark in ("USD", "EUR", "GBP", "INR", "RMB") if mark in before}
    attached = frozenset(read.data["attached-only-marks"]["words"])
    names: dict[str, str] = {}
    for code, spellings in table.items():
        for name in spellings:
            names.setdefault(name, code)
            names.setdefault(name + "s", code)
    names |= {code.lower(): code for code in ("USD", "EUR", "GBP", "INR")}
    for name in read.data["shared-currency-names"]["words"]:
        names.setdefault(name, name)
        names.setdefault(name + "s", name)
    for name, code in read.data["default-currency-names"].items():
        if name != "why":
            names[name] = names[name + "s"] = code
    marks_after = {mark: code for mark, code in read.data["money-marks-after"].items() if mark != "why"}
    marks_after |= {code: code for code in table if code not in attached}
    marks_after |= {mark: code for mark, code in before.items() if len(mark) == 1 and not mark.isalnum()}
    millions = {
        f"M{code}": code for code in ("USD", "EUR", "GBP", "AUD", "CAD", "CHF", "SEK", "NOK", "DKK", "INR")
    }
    parts = {
        name: (str(entry[0]), float(entry[1]))
        for name, entry in read.data["money-parts"].items()
        if name != "why"
    }
    return _Money(
        before=before,
        attached=attached,
        endings=frozenset(mark[-1] for mark in before),
        names=names,
        parts=parts,
        after=Spellings([*marks_after, *millions], "A-Za-z0-9", " [0-9]"),
        millions=millions,
        weak=frozenset(read.words("weak-currency-name")),
        spelt=Spellings([*names, *parts], "a-z0-9"),
        context=re.compile(r"[£€$]|\b(?:gbp|eur|usd|" + "|".join(read.words("money-context")) + r")\b"),
        codes=frozenset(table),
        marks_after=marks_after,
    )


def mark_before(text: str, pos: int, language: str = "en") -> tuple[str, int] | None:
    """The currency mark that ends at ``pos`` (one space allowed): its code and where it begins.

    >>> mark_before("US$ 40", 4)
    ('USD', 0)
    """
    money = _money(language)
    end = pos
    if end and text[end - 1] in " \u00a0\u202f":
        end -= 1
    if not end or text[end - 1] not in money.endings:
        return None
    for length in range(min(_LONGEST_MARK, end), 0, -1):
        mark = text[end - length : end]
        code = money.before.get(mark)
        if code is None:
            continue
        before = text[end - length - 1 : end - length]
        ranged = before == "-" and text[end - length - 2 : end - length - 1].isdigit()  # N150,000-N180,000
        if mark[0].isalpha() and before and (before.isalnum() or before in "-_.") and not ranged:
            continue
        if end != pos and mark in money.attached:
            return None
        if length == 1 and mark.isalpha() and not _letter_stands(text, pos, money):
            return None
        return code, end - length
    return None


def _letter_stands(text: str, pos: int, money: _Money) -> bool:
    """Whether a single letter before the figures at ``pos`` is money: "R500 million", never "N95"."""
    if _LARGE.match(text, pos) is not None:
        return True
    if not text[pos : pos + 3].isdigit():
        return False
    return money.context.search(text[max(0, pos - 80) : pos + 60].lower()) is not None


def name_after(text: str, low: str, pos: int, language: str = "en") -> tuple[str, float, int] | None:
    """The currency named after an amount that ends at ``pos``: code, factor (0.01 for cents), and the end.

    A name that several countries share stays the name itself ("peso"), in lower case.

    >>> name_after("5 euros", "5 euros", 1)
    ('EUR', 1.0, 7)
    """
    money = _money(language)
    begin = pos + 1 if text[pos : pos + 1] in (" ", "-", "\u00a0", "\n") and text[pos : pos + 1] else pos
    word = money.spelt.at(low, begin)
    if word:
        if word in money.weak and not _WEAK_STANDS.search(low, max(0, pos - 14), pos):
            return None
        if word in money.parts:
            if word == "p" and (begin != pos or not text[pos - 1 : pos].isdigit()):
                return None
            code, factor = money.parts[word]
            return code, factor, begin + len(word)
        return money.names[word], 1.0, begin + len(word)
    mark = money.after.at(text, begin)
    if not mark:
        return None
    if mark in money.millions:
        return money.millions[mark], 1e6, begin + len(mark)
    return money.marks_after[mark], 1.0, begin + len(mark)


def speaks_of_money(low: str, start: int, end: int, language: str = "en") -> bool:
    """Whether the words round ``[start, end)`` speak of money, so that "pounds" are no weight."""
    return _money(language).context.search(low, max(0, start - 80), end + 60) is not None


def is_code(unit: str, language: str = "en") -> bool:
    """Whether ``unit`` is an ISO 4217 code known to the vocabulary."""
    return unit in _money(language).codes
