"""Names in running text: sequences of capitalised words, joined, split and trusted by what stands around
them.

Two passes. The first collects every capitalised sequence and what it knows by itself: its bounds, the title
before it, whether its capital can be trusted (in the middle of a sentence it can, at its start or in a
headline it may be mere grammar). The second keeps a doubtful one only where the rest of the document, the
vocabulary or its neighbours vouch for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.sentences import Sentence
from tieout.extract.tokens import Tokens

_OPENING = frozenset("\"'“‘«„(*[")
_SHORT_FORMS = frozenset(
    (
        "st",
        "mt",
        "ft",
        "gen",
        "dr",
        "mr",
        "mrs",
        "ms",
        "sgt",
        "col",
        "lt",
        "capt",
        "maj",
        "prof",
        "rev",
        "sen",
        "rep",
        "gov",
        "jr",
        "sr",
    )
)
_PEOPLES = ("ians", "eans", "ans", "ian", "ean", "ns", "an", "ese", "ers")
_CALENDAR_NAMES = frozenset(("april", "may", "june", "august", "jan", "tue", "mar"))
_LEGAL = frozenset(("inc", "llc", "ltd", "plc", "corp", "gmbh", "ag", "nv", "sa", "spa", "llp"))
_DOTTED = frozenset(("inc", "co", "ltd", "corp", "jr", "sr", "bros", "cos"))
_LEADING = frozenset(
    (
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "de",
        "dos",
        "del",
        "du",
        "ben",
        "ter",
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed. ``first`` and ``last`` are token indices, both included; ``words`` what it is made
    of
    (particles included, possessive "'s" left out); ``title`` the token range of the title before it.

    ``sure`` is false while only a sentence start or a headline gives it its capital. ``quoted`` is true for
    a name that fills a pair of quotation marks ("the 'Iron Lady'").
    """

    first: int
    last: int
    words: tuple[str, ...]
    sentence: int
    sure: bool
    title: tuple[int, int] | None = None
    quoted: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A title or office printed with capitals that is no name: token range, both included."""

    first: int
    last: int


class _Reader:
    """The first pass over one document."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Sentence], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.lows = tokens.lows
        self.capital = tokens.capital
        get = lexicon.flags.get
        self.flags = [get(low, 0) for low in tokens.lows]
        self.sentences = sentences
        self.lexicon = lexicon
        self.names: list[Name] = []
        self.offices: list[Office] = []
        self.end = 0

    def read(self) -> None:
        firsts = self.tokens.firsts
        capital = self.capital
        for number, sentence in enumerate(self.sentences):
            start, end = firsts[number], firsts[number + 1]
            capitals = [i for i in range(start, end) if capital[i]]
            if not capitals:
                continue
            self.end = end
            shaky = sentence.kind == "heading" and self._is_title_case(start, end)
            done = start - 1
            for i in capitals:
                if i > done:
                    done = self._run(i, start, number, shaky)

    def _is_title_case(self, start: int, end: int) -> bool:
        long = [word for word in self.words[start + 1 : end] if len(word) > 3 and word[0].isalpha()]
        return len(self.words[start:end]) < 5 or (
            len(long) >= 2 and sum(word[0].isupper() for word in long) * 10 >= len(long) * 7
        )

    def _run(self, i: int, start: int, number: int, shaky: bool) -> int:
        """Reads the sequence that starts at token ``i``; returns the last token used."""
        flags = self.flags
        opens = i == start or self.words[i - 1] in _OPENING or (self.words[i - 1] in ".:" and i - 1 > start)
        if flags[i] & (Word.CALENDAR | Word.NO_NAME) and not self._goes_on(i):
            return i
        if (
            (opens and not shaky and self._is_opener(i))
            or flags[i] & Word.FUNCTION
            and not flags[i] & Word.PLACE_FRONT
        ):
            return i
        last = self._extend(i)
        i = self._particles(i, start)
        quoted = self._is_quoted(i, last)
        if (
            opens
            and flags[i] & Word.OPENER
            and last > i
            and not shaky
            and not flags[i] & (Word.PLACE_FRONT | Word.HONORIFIC)
        ):
            if (
                not flags[i] & (Word.TITLE | Word.OFFICE_MODIFIER)
                and not flags[last] & Word.ORGANIZATION_HEAD
            ):
                self._split(i + 1, last, number, not shaky, False, False)
                return last
        self._split(i, last, number, not (shaky or opens) or (quoted and not shaky), quoted, opens or shaky)
        return last

    def _particles(self, i: int, start: int) -> int:
        """The first token of a name at ``i`` whose lower-case particles stand before it: "al Qaeda", "bin Laden"."""
        while (
            i > start
            and self.lows[i - 1] in _LEADING
            and self.words[i - 1].islower()
            and self.tokens.joined(i - 1)
        ):
            i -= 1
        return i

    def _goes_on(self, i: int) -> bool:
        """A month or weekday that is part of a longer name ("August Strindberg"), judged by its neighbour."""
        nearby = i + 1 < self.end and self.tokens.joined(i) and self.capital[i + 1]
        return (
            nearby
            and self.lows[i] in _CALENDAR_NAMES
            and not self.flags[i + 1] & (Word.CALENDAR | Word.OPENER)
        )

    def _is_opener(self, i: int) -> bool:
        """A word that opens sentences and is not itself the start of a longer name."""
        if not self.flags[i] & Word.OPENER:
            return False
        if i + 1 >= self.end or not self.tokens.joined(i) or not self.capital[i + 1]:
            return True
        return not self.flags[i] & (
            Word.TITLE | Word.OFFICE_MODIFIER | Word.PLACE_FRONT | Word.HONORIFIC | Word.OFFICE
        )

    def _extend(self, i: int) -> int:
        tokens, words, lows, flags, end = self.tokens, self.words, self.lows, self.flags, self.end
        last = i
        while last + 1 < end:
            k = last + 1
            word = words[k]
            if (
                word == "."
                and tokens.starts[k] == tokens.ends[last]
                and lows[last] in _DOTTED
                and k + 1 < end
            ):
                last = k
                if words[k + 1][0].islower() or not words[k + 1][0].isalpha():
                    return last
                continue
            if word == "." and tokens.starts[k] == tokens.ends[last]:
                if k + 1 < end and self._is_short(last) and tokens.joined(k) and self.capital[k + 1]:
                    last = k + 1
                    continue
                break
            if word in ("'s", "’s"):
                if self._owns(i, last, k):
                    last = k + 1
                    continue
                break
            if not tokens.joined(last):
                break
            if self.capital[k]:
                if flags[k] & (Word.CALENDAR | Word.FUNCTION) or (
                    flags[k] & Word.NO_NAME and not flags[k] & Word.SUFFIX
                ):
                    break
                last = k
                continue
            step = self._joint(i, last, k)
            if step == 0:
                break
            last += step
        if (
            last + 1 < end
            and flags[last] & Word.OBJECT_FRONT
            and words[last + 1].isdigit()
            and tokens.joined(last)
        ):
            return last + 1
        if (
            last + 1 < end
            and flags[last + 1] & (Word.PLACE_ADJUNCT | Word.OBJECT_ADJUNCT)
            and tokens.joined(last)
        ):
            last += self._takes_adjunct(i, last)
        return last

    def _takes_adjunct(self, i: int, last: int) -> bool:
        """Whether the lower-case kind word after ``last`` belongs to the name: "Kabul airport", "Humber bridge"."""
        flags = self.flags
        if flags[last] & (
            Word.DEMONYM | Word.OFFICE | Word.PLACE_HEAD | Word.OBJECT_HEAD | Word.ORGANIZATION_HEAD
        ):
            return False
        if (last == i and self.lows[i] in self.lexicon.countries) or (
            i > 0 and self.lows[i - 1] in ("a", "an")
        ):
            return False
        return (
            last + 2 >= self.end
            or self.flags[last + 2] & Word.FUNCTION != 0
            or not self.words[last + 2][0].isalpha()
        )

    def _is_short(self, last: int) -> bool:
        word = self.words[last]
        return (len(word) == 1 and word.isupper()) or self.lows[last] in _SHORT_FORMS

    def _owns(self, i: int, last: int, k: int) -> bool:
        if k + 1 >= self.end or not self.tokens.joined(k) or not self.capital[k + 1]:
            return False
        front = self.flags[last] & Word.OWN_FRONT or (last > i and self.flags[i] & Word.OWN_FRONT)
        return bool(front and self.flags[k + 1] & (Word.OWN_HEAD | Word.ORGANIZATION_HEAD))

    def _joint(self, i: int, last: int, k: int) -> int:
        """How many tokens a lower-case joining word at ``k`` adds to a name that ends at ``last``; 0: none."""
        words, lows, flags, end = self.words, self.lows, self.flags, self.end
        low = lows[k]
        if k + 1 >= end or not self.tokens.joined(k):
            return 0
        following = words[k + 1]
        if low in ("of", "for"):
            if not flags[last] & Word.OF_HEAD and not (low == "of" and self._is_epithet(i, last)):
                return 0
            if self.capital[k + 1] and not flags[k + 1] & Word.CALENDAR:
                return 2
            if (
                lows[k + 1] == "the"
                and k + 2 < end
                and self.tokens.joined(k + 1)
                and self.capital[k + 2]
            ):
                return 3
            return 0
        if low in ("and", "&"):
            return 2 if self.capital[k + 1] and self._binds(i, last, k) else 0
        if flags[k] & Word.JOINT:
            if self.capital[k + 1]:
                return 2
            if (
                flags[k + 1] & Word.JOINT
                and k + 2 < end
                and self.tokens.joined(k + 1)
                and self.capital[k + 2]
            ):
                return 3
        return 0

    def _is_epithet(self, i: int, last: int) -> bool:
        """The head of a by-name: "the 'Lion of X'", "the Iron Duke of X", "known as Y of X"."""
        if last > i + 1 or self.flags[last] & (Word.OFFICE | Word.DEMONYM | Word.PLACE_HEAD) or i == 0:
            return False
        before = self.lows[i - 1]
        if self.words[i].isupper() or self.lows[i] in self.lexicon.known:
            return False
        return before == "the" or before in _OPENING and before not in "(*["

    def _binds(self, i: int, last: int, k: int) -> bool:
        """Whether "and" stands inside one name: "Department of Health and Social Care", "Food and Drug
        Agency".
        """
        if self.lows[k] == "&":
            return True
        inside = any(self.lows[n] in ("of", "for") for n in range(i + 1, last))
        if inside:
            return bool(self.flags[i] & Word.OF_HEAD) and not self.lexicon.known.get(self.lows[last])
        n = k + 1
        while n + 1 < self.end and self.tokens.joined(n) and self.capital[n + 1]:
            n += 1
        if i == 0 or self.lows[i - 1] != "the" or n == k + 1:
            return False
        if self.flags[n] & Word.OFFICE:
            return True
        return (
            last == i
            and self.lows[last] not in self.lexicon.known
            and bool(self.flags[n] & Word.ORGANIZATION_HEAD)
        )

    def _is_quoted(self, first: int, last: int) -> bool:
        if first == 0 or last + 1 >= self.end:
            return False
        left = first - 1
        if self.lows[left] == "the" and left > 0:
            left -= 1
        return (
            self.words[left] in _OPENING
            and self.words[left] not in "(*["
            and self.words[last + 1] in "\"'”’»,."
        )

    def _split(self, first: int, last: int, number: int, sure: bool, quoted: bool, opens: bool) -> None:
        """Parts a sequence at the titles in it: "US President Ann Lee" is a place, a title and a person."""
        flags, words = self.flags, self.words
        if quoted or any(word in ("'s", "’s") for word in words[first : last + 1]):
            self._add(first, last, number, sure, None, quoted, opens)
            return
        if flags[first] & Word.OFFICE_FIELD and self._is_field(first):
            self.offices.append(Office(first, last))
            return
        for n in range(first + 1, last):
            if self.lows[n] in _LEGAL and words[n + 1] == "." and n + 1 < last:
                self._split(first, n + 1, number, sure, False, opens)
                self._split(n + 2, last, number, sure, False, False)
                return
            if (
                self.lows[n] in _LEGAL
                and not flags[n + 1] & (Word.ORGANIZATION_HEAD | Word.FUNCTION)
                and words[n + 1] != "."
            ):
                self._split(first, n, number, sure, False, opens)
                self._split(n + 1, last, number, sure, False, False)
                return
        cut = -1
        for n in range(last, first - 1, -1):
            if flags[n] & Word.OFFICE or (n == first and flags[n] & (Word.TITLE | Word.HONORIFIC)):
                cut = n
                break
        if cut == first and last > first and flags[last] & (Word.ORGANIZATION_HEAD | Word.EVENT):
            cut = -1
        if cut < 0:
            self._add(first, last, number, sure, None, quoted, opens)
            return
        begin = cut
        while (
            begin > first
            and not self._is_known(first, begin - 1)
            and (flags[begin - 1] & (Word.OFFICE_MODIFIER | Word.OFFICE) or words[begin - 1] in ".&")
        ):
            begin -= 1
        if begin > first:
            self._add(first, begin - 1, number, sure, None, False, opens)
        name = cut + 1
        while name <= last and (words[name] == "." or self.lows[name] in ("of", "for", "the")):
            name += 1
        if name > last or (name > cut + 1 and words[cut + 1] != "." and flags[name] & Word.OFFICE_FIELD):
            self.offices.append(Office(begin, last))
            return
        office = (begin, name - 1)
        if name == last and flags[cut] & Word.HONORIFIC:
            office = (begin, cut - 1) if cut > begin else (0, -1)
            self._add(cut, last, number, True, office if office[1] >= 0 else None, False, False)
        elif flags[cut] & Word.OFFICE or last - name >= 1 or not self._is_part_of_name(cut):
            self.offices.append(Office(*office))
            self._add(name, last, number, True, office, False, False)
        else:
            self._add(first, last, number, sure, None, quoted, opens)

    def _is_known(self, first: int, last: int) -> bool:
        """Whether well-known words end at ``last``: the "White House" of "White House Press Secretary"."""
        return last > first and " ".join(self.lows[last - 1 : last + 1]) in self.lexicon.known

    def _is_field(self, first: int) -> bool:
        """Whether a name is what an office is of: "Minister of the Interior", "Secretary for Health"."""
        n = first - 1
        if n > 0 and self.lows[n] == "the":
            n -= 1
        return n > 0 and self.lows[n] in ("of", "for") and bool(self.flags[n - 1] & Word.OFFICE)

    def _is_part_of_name(self, cut: int) -> bool:
        """A title word that names people as well ("Bishop", "Father"): kept when nothing but a surname
        follows.
        """
        return bool(self.flags[cut] & Word.HONORIFIC)

    def _add(
        self,
        first: int,
        last: int,
        number: int,
        sure: bool,
        title: tuple[int, int] | None,
        quoted: bool,
        opens: bool,
    ) -> None:
        flags, lows, words = self.flags, self.lows, self.words
        while first < last and (lows[first] == "the" or words[first] in ".&" or lows[first] in ("and", "of")):
            first += 1
        while first < last and flags[first] & Word.DEMONYM and self._is_described(first, last):
            first += 1
            opens = False
        while last > first and (
            words[last] in ("'s", "’s", "&")
            or (words[last] == "." and lows[last - 1] not in _DOTTED)
            or lows[last] in ("and", "of", "the")
        ):
            last -= 1
        if first == last and (
            flags[first] & (Word.DEMONYM | Word.NO_NAME | Word.CALENDAR) or lows[first] in ("the", "a", "i")
        ):
            return
        if first == last and len(words[first]) == 1:
            return
        if last > first and self.lexicon.flags.get(" ".join(lows[first : last + 1]), 0) & (
            Word.NO_NAME | Word.DEMONYM
        ):
            return
        self.names.append(
            Name(first, last, tuple(words[first : last + 1]), number, sure, title, quoted, opens)
        )

    def _is_described(self, first: int, last: int) -> bool:
        """A people before a name describes it ("Kenyan Ann Lee", "the Afghan Panjshir Valley") unless the
        name
        is a body's own ("British Airways", "Russian Federation")."""
        flags = self.flags
        if self.lows[first] not in self.lexicon.demonyms:
            return False
        if flags[last] & (Word.ORGANIZATION_HEAD | Word.EVENT | Word.OBJECT_HEAD) or any(
            flags[n] & (Word.OF_HEAD | Word.ORGANIZATION_HEAD) for n in range(first + 1, last)
        ):
            return False
        return last > first + 1 or not flags[last] & (Word.PLACE_HEAD | Word.OFFICE_FIELD)


def find_names(
    tokens: Tokens, sentences: Sequence[Sentence], lexicon: Lexicon
) -> tuple[list[Name], list[Office]]:
    """The names of a document, in order and disjoint, and the capitalised offices that are no names."""
    reader = _Reader(tokens, sentences, lexicon)
    reader.read()
    return _trusted(reader), reader.offices


def _trusted(reader: _Reader) -> list[Name]:
    """The second pass: doubtful names kept, cut or dropped."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for name in reader.names:
        if name.sure:
            lows = tuple(reader.lows[name.first : name.last + 1])
            known.setdefault(lows[0], set()).add(lows)
            if len(lows) > 1:
                _add_last(known, reader, name.last)
            if len(lows) == 3:
                known[lows[0]].add(lows[:2])
    for name in reader.names:
        if not name.sure and name.opens and name.last > name.first:
            lows = tuple(reader.lows[name.first : name.last + 1])
            if reader.sentences[name.sentence].kind != "heading" and not _is_common(reader, name.first):
                known.setdefault(lows[0], set()).add(lows)
                _add_last(known, reader, name.last)
    printed = set(reader.words)
    stems = sorted({word for lows in known for word in (lows,) if len(word) > 4})
    found: list[Name] = []
    for name in reader.names:
        if name.first == name.last and _is_people(reader.lows[name.first], stems):
            continue
        if name.sure:
            found.append(name)
        else:
            found += _vouched(reader, name, known, printed)
    return found


def _is_people(low: str, stems: Sequence[str]) -> bool:
    """Whether a word is the people of a place that the text names: "Papuan" beside "Papua"."""
    for ending in _PEOPLES:
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            stem = low[: len(low) - len(ending)]
            place = bisect_left(stems, stem)
            while place < len(stems) and stems[place].startswith(stem):
                if (
                    stems[place] != low
                    and len(stems[place]) - len(stem) <= 2
                    and not stems[place].endswith(_PEOPLES)
                ):
                    return True
                place += 1
    return False


def _add_last(known: dict[str, set[tuple[str, ...]]], reader: _Reader, last: int) -> None:
    """The last word of a longer name is known by itself where it may be a family name."""
    heads = Word.PLACE_HEAD | Word.ORGANIZATION_HEAD | Word.OBJECT_HEAD | Word.EVENT | Word.OPENER
    if not reader.flags[last] & heads:
        known.setdefault(reader.lows[last], set()).add((reader.lows[last],))


def _is_common(reader: _Reader, i: int) -> bool:
    return bool(reader.flags[i] & (Word.OPENER | Word.ORGANIZATION_NOUN | Word.ROLE | Word.OFFICE_MODIFIER))


def _vouched(
    reader: _Reader, name: Name, known: dict[str, set[tuple[str, ...]]], printed: set[str]
) -> list[Name]:
    """What of a doubtful name can be trusted: known parts of it, or all of it."""
    heading = reader.sentences[name.sentence].kind == "heading"
    whole = tuple(reader.lows[name.first : name.last + 1])
    if whole in known.get(whole[0], ()) or " ".join(whole) in reader.lexicon.known:
        return [replace(name, sure=True)]
    if not heading and _stands_alone(reader, name, printed):
        return [name]
    found: list[Name] = []
    i = name.first
    while i <= name.last:
        match = max(
            (lows for lows in known.get(reader.lows[i], ()) if _fits(reader, i, name.last, lows)),
            key=len,
            default=(),
        )
        single = reader.lows[i]
        if match:
            found.append(
                replace(
                    name,
                    first=i,
                    last=i + len(match) - 1,
                    words=tuple(reader.words[i : i + len(match)]),
                    opens=False,
                )
            )
            i += len(match)
            continue
        if (
            single in reader.lexicon.known
            and not reader.flags[i] & (Word.OPENER | Word.NO_NAME)
            and reader.words[i].isalpha()
        ):
            found.append(replace(name, first=i, last=i, words=(reader.words[i],), opens=False))
        i += 1
    return found


def _fits(reader: _Reader, i: int, last: int, lows: tuple[str, ...]) -> bool:
    return i + len(lows) - 1 <= last and tuple(reader.lows[i : i + len(lows)]) == lows


def _stands_alone(reader: _Reader, name: Name, printed: set[str]) -> bool:
    """Whether a sequence at a sentence start is a name by its own shape and its neighbours."""
    first, last = name.first, name.last
    words, lows, flags = reader.words, reader.lows, reader.flags
    if last > first:
        return not (_is_common(reader, first) and lows[first] in printed)
    word = words[first]
    if flags[first] & (
        Word.OPENER | Word.NO_NAME | Word.CALENDAR | Word.DEMONYM | Word.ROLE | Word.ORGANIZATION_NOUN
    ):
        return False
    if len(word) > 1 and (word[1:] != word[1:].lower() or not word.isascii()):
        return True
    if lows[first] in printed or lows[first] + "s" in printed:
        return False
    following = lows[last + 1] if last + 1 < len(lows) else ""
    if following in ("'s", "’s"):
        return not word.endswith(("ing", "ed"))
    if flags[first] & (Word.MALE | Word.FEMALE):
        return True
    if following == "," and last + 2 < len(lows) and (lows[last + 2][0].isdigit() or lows[last + 2] == "who"):
        return True
    if word.endswith(
        (
            "s",
            "ing",
            "ed",
            "ly",
            "tion",
            "ment",
            "ness",
            "ity",
            "ive",
            "al",
            "ous",
            "ful",
            "less",
            "able",
            "ism",
            "ance",
            "ence",
        )
    ):
        return False
    bits = flags[last + 1] if following else 0
    return bool(bits & (Word.SPEECH | Word.PERSONAL | Word.VERB)) or following in (
        "is",
        "was",
        "has",
        "had",
        "will",
        "would",
        "also",
        ",",
    )
