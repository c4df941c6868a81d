"""Bytes -> text, and the name of the encoding that was used.

The order is fixed: a byte-order mark; strict UTF-8; the encoding that a manifest declares; a library's guess,
believed only for encodings whose byte patterns cannot be mistaken for Western text; Windows-1252. Line ends
are left as they are, and a byte-order mark is not part of the text, so that offset 0 is the first character.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from tieout.errors import BrokenDocument

LARGEST_BYTES = 64 * 1024 * 1024
"""The most that one document may hold; a file beyond it is not an article."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Single-byte Western encodings are not in here: detectors take cp1252 for iso-8859-2 and the other way round.
_GUESSES = ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "cp1251", "koi8_r")
_SAMPLE_BYTES = 20_000
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` and the name of the ``encoding`` it was read with, as Python spells it."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: str = "", path: str = "") -> Decoded:
    """The text of ``data``.

    ``declared`` is the encoding a person named for it (a manifest column), "" for none. Raises
    ``BrokenDocument`` (with ``path``) for data that is empty, binary, larger than ``LARGEST_BYTES``, or
    declared to be an encoding that does not exist.
    """
    if len(data) > LARGEST_BYTES:
        raise BrokenDocument(
            f"holds {len(data):,} bytes; {LARGEST_BYTES:,} is the most for one document.",
            path=path,
            remedy="Split it into a corpus (.jsonl).",
        )
    decoded = _decode(data, declared, path)
    if not decoded.text.strip():
        raise BrokenDocument("is empty.", path=path)
    return decoded


def _decode(data: bytes, declared: str, path: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path)
    wide = _wide(data)
    if wide:
        return _strict(data, wide, path)
    if looks_binary(data):
        raise BrokenDocument("is not text (it holds bytes that no text holds).", path=path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared:
        return _declared(data, declared, path)
    guess = _guess(data)
    if guess:
        return Decoded(data.decode(guess), guess)
    # Five bytes mean nothing in Windows-1252; the replacement character keeps their place.
    return Decoded(data.decode("cp1252", errors="replace"), "cp1252")


def _strict(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BrokenDocument(
            f"begins like {encoding} but is not: byte {error.start:,} cannot be read.", path=path
        ) from error
    if "\0" in text:
        raise BrokenDocument("is not text (it holds NUL characters).", path=path)
    return Decoded(text, encoding)


def _declared(data: bytes, declared: str, path: str) -> Decoded:
    try:
        encoding = codecs.lookup(declared).name
    except LookupError as error:
        raise BrokenDocument(f'the encoding "{declared}" is not known.', path=path) from error
    return _strict(data, encoding, path)


def looks_binary(data: bytes) -> bool:
    """Whether ``data`` cannot be single-byte text: it holds NUL, or more than one control byte in a
    hundred.
    """
    if b"\0" in data:
        return True
    sample = data[:_SAMPLE_BYTES]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 100


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in Latin text every second byte is NUL, in pictures and programs it is not."""
    sample = data[:_SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.02 * half:
        return "utf-16-be"
    return ""


def _guess(data: bytes) -> str:
    # Imported here: almost every text is UTF-8, and the library takes 30 ms to load.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=list(_GUESSES), threshold=0.15).best()
    if best is None or not best.alphabets:
        return ""
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return ""
    foreign = sum(character > "\u02ff" for character in text[:_SAMPLE_BYTES])
    # A text whose letters are nearly all ASCII is Western text with a few accents or curly quotes.
    return best.encoding if foreign > 0.3 * min(len(text), _SAMPLE_BYTES) else ""
