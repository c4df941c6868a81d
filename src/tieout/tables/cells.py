"""One cell at a time: lists and qualifiers as text and back, control characters shown, formulas disarmed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tieout.model import Qualifiers

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d{1,300}(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?")
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_PICTURES[0x7F] = 0x2421
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_PICTURES |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_PICTURES |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), 0xFFFD)


def show_controls(text: str) -> str:
    """``text`` with each control character shown as one printable character, so that offsets stay true.

    Escape becomes ``␛``, NUL ``␀``; C1 controls, lone surrogates and marks that turn writing round become the
    replacement character. Tab and line ends stay.
    """
    return text if text.isprintable() else text.translate(_PICTURES)


def is_number(text: str) -> bool:
    """Whether a spreadsheet reads ``text`` as a plain number: digits, one sign, one point, one exponent."""
    return _NUMBER.fullmatch(text) is not None


def guard(text: str) -> str:
    """``text`` as a cell that no spreadsheet runs: an apostrophe before whatever could start a formula
    (OWASP).

    A plain number such as "-40" is left alone. ``unguard`` is the exact inverse.
    """
    if _FORMULA.match(text) and not is_number(text):
        return "'" + text
    return text


def unguard(cell: str) -> str:
    """The text that ``guard`` was given."""
    if cell.startswith("'") and _FORMULA.match(cell) and not is_number(cell[1:]):
        return cell[1:]
    return cell


def _escape(text: str, special: str) -> str:
    for letter in "\\" + special:
        if letter in text:
            text = text.replace(letter, "\\" + letter)
    return text


def join_text(parts: Iterable[str], separator: str) -> str:
    """``parts`` with ``separator`` (one character) between them; a backslash guards it inside a part."""
    return separator.join(_escape(part, separator) for part in parts)


def split_text(text: str, separator: str, *, keep_escapes: bool = False) -> list[str]:
    """The parts that ``join_text`` joined; an empty text has none. ``keep_escapes`` leaves them for a
    second split.
    """
    parts: list[str] = []
    part: list[str] = []
    letters = iter(text)
    for letter in letters:
        if letter == "\\":
            following = next(letters, "")
            part.append(letter + following if keep_escapes or not following else following)
        elif letter == separator:
            parts.append("".join(part))
            part = []
        else:
            part.append(letter)
    return [*parts, "".join(part)] if text else []


def join_list(items: Iterable[str]) -> str:
    """A list as one cell: ``a;b``, with ``;`` and backslash escaped."""
    return join_text(items, ";")


def split_list(cell: str) -> list[str]:
    """The list that ``join_list`` joined; blanks around an item are dropped, and so are empty items."""
    return [item.strip() for item in split_text(cell, ";") if item.strip()]


def join_qualifiers(qualifiers: Qualifiers) -> str:
    """``key=value;key=value`` with keys sorted; ``;``, ``=`` and backslash inside are escaped."""
    return ";".join(f"{_escape(key, ';=')}={_escape(value, ';=')}" for key, value in sorted(qualifiers))


def split_qualifiers(cell: str) -> Qualifiers:
    """The qualifiers that ``join_qualifiers`` joined, sorted; raises ``ValueError`` for a part without
    ``=``.
    """
    pairs: dict[str, str] = {}
    for part in split_text(cell, ";", keep_escapes=True):
        if not part.strip():
            continue
        halves = split_text(part, "=")
        if len(halves) < 2 or not halves[0].strip():
            raise ValueError(f"{part.strip()!r} is not key=value")
        key = halves[0].strip()
        if key in pairs:
            raise ValueError(f"the key {key!r} stands twice")
        pairs[key] = "=".join(halves[1:]).strip()
    return tuple(sorted(pairs.items()))
