"""Names in running text: capitalised sequences, joined, split and trusted by what stands around them.

Two passes. The first collects every capitalised sequence and what it knows by itself: its bounds, the title
before it, whether its capital can be trusted (in the middle of a sentence it can, at its start or in a
headline it may be mere grammar). The second keeps a doubtful one only where the rest of the document, the
vocabulary or its neighbours vouch for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.name_extent import OPENING, Extent
from tieout.extract.name_parts import Name, Splitter
from tieout.extract.sentences import Sentence
from tieout.extract.tokens import Tokens

__all__ = ["Name", "find_names"]

_STARTS_NAME = Word.TITLE | Word.OFFICE_MODIFIER | Word.PLACE_FRONT | Word.HONORIFIC | Word.OFFICE
_COMMON = Word.OPENER | Word.ORGANIZATION_NOUN | Word.ROLE | Word.OFFICE_MODIFIER
_HEADS = Word.PLACE_HEAD | Word.ORGANIZATION_HEAD | Word.OBJECT_HEAD | Word.EVENT | Word.OPENER


def find_names(tokens: Tokens, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Name]:
    """The names of a document, in order and disjoint."""
    extent = Extent(tokens, lexicon)
    splitter = Splitter(tokens, lexicon)
    for number, sentence in enumerate(sentences):
        start, end = tokens.firsts[number], tokens.firsts[number + 1]
        capitals = [i for i in range(start, end) if tokens.capital[i]]
        if not capitals:
            continue
        extent.end = end
        shaky = sentence.kind == "heading" and _is_title_case(tokens, start, end)
        done = start - 1
        for i in capitals:
            if i > done:
                done = _sequence(i, start, number, extent, splitter, shaky=shaky)
    return _Trust(tokens, sentences, lexicon, splitter.names).kept()


def _is_title_case(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a headline gives capitals to most of its words, so that a capital says nothing."""
    if end - start < 5:
        return True
    long = [word for word in tokens.words[start + 1 : end] if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 2 and sum(word[0].isupper() for word in long) * 10 >= len(long) * 7


def _sequence(i: int, start: int, number: int, extent: Extent, splitter: Splitter, *, shaky: bool) -> int:
    """Reads the sequence that starts at token ``i``; returns the last token used."""
    tokens = extent.tokens
    bits = tokens.flags[i]
    before = tokens.words[i - 1] if i > start else ""
    marked = before in OPENING and tokens.ends[i - 1] == tokens.starts[i]
    opens = i == start or marked or (before in ".:" and i - 1 > start)
    if bits & (Word.CALENDAR | Word.NO_NAME) and not _goes_on(i, extent):
        return i
    if opens and not shaky and bits & Word.OPENER and not _starts_longer(i, extent):
        return i
    if bits & Word.FUNCTION and not bits & Word.PLACE_FRONT:
        return i
    last = extent.last(i)
    i = extent.first(i, start)
    bits = tokens.flags[i]
    if extent.is_quoted(i, last):
        splitter.quoted(i, last, number, sure=not shaky)
    elif opens and not shaky and last > i and bits & Word.OPENER and not bits & _STARTS_NAME:
        if tokens.flags[last] & Word.ORGANIZATION_HEAD:
            splitter.split(i, last, number, sure=False, opens=True)
        else:
            splitter.split(i + 1, last, number, sure=True)
    else:
        splitter.split(i, last, number, sure=not (shaky or opens), opens=opens or shaky)
    return last


def _goes_on(i: int, extent: Extent) -> bool:
    """A month that is part of a longer name ("August Strindberg"), judged by its neighbour."""
    tokens = extent.tokens
    if i + 1 >= extent.end or not tokens.joined(i) or not tokens.capital[i + 1]:
        return False
    given = tokens.lows[i] in extent.lexicon.cues["calendar_given"]
    return given and not tokens.flags[i + 1] & (Word.CALENDAR | Word.OPENER)


def _starts_longer(i: int, extent: Extent) -> bool:
    """Whether a word that opens sentences may here be the start of a longer name or its title."""
    tokens = extent.tokens
    if i + 1 >= extent.end or not tokens.joined(i) or not tokens.capital[i + 1]:
        return False
    longer = tokens.flags[extent.last(i)] & Word.ORGANIZATION_HEAD
    return bool(tokens.flags[i] & _STARTS_NAME or (longer and not tokens.flags[i] & Word.FUNCTION))


class _Trust:
    """The second pass: doubtful names kept whole, cut to what is known, or dropped."""

    def __init__(
        self, tokens: Tokens, sentences: Sequence[Sentence], lexicon: Lexicon, names: Sequence[Name]
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.lexicon = lexicon
        self.names = names
        self.printed = frozenset(tokens.words)
        self.known: dict[str, dict[tuple[str, ...], None]] = {}
        for name in names:
            if name.sure:
                self._know(name)
                if name.last - name.first == 2:
                    self.known[tokens.lows[name.first]][self._lows(name)[:2]] = None
        for name in names:
            opening = not name.sure and name.opens and name.last > name.first
            alone = not name.sure and name.first == name.last and not self._in_heading(name)
            if opening and not self._in_heading(name) and not tokens.flags[name.first] & _COMMON:
                self._know(name)
            elif alone and self._stands_alone(name):
                self._know(name)  # so that a headline may use it

    def kept(self) -> list[Name]:
        """The names that can be trusted."""
        stems = sorted(word for word in self.known if len(word) > 4)
        families = {
            word for lows in self.known for word in (f"{lows}s", f"{lows}es") if (lows,) in self.known[lows]
        }
        peoples = tuple(sorted(self.lexicon.cues["peoples"], key=len, reverse=True))
        found: list[Name] = []
        for name in self.names:
            if name.first == name.last:
                low = self.tokens.lows[name.first]
                if low in families and self.tokens.lows[name.first - 1 : name.first] == ["the"]:
                    continue  # "the Obamas"
                if _is_people(low, stems, peoples):
                    continue
            if name.sure:
                found.append(name)
            else:
                found += self._vouched(name)
        return found

    def _lows(self, name: Name) -> tuple[str, ...]:
        return tuple(self.tokens.lows[name.first : name.last + 1])

    def _in_heading(self, name: Name) -> bool:
        return self.sentences[name.sentence].kind == "heading"

    def _know(self, name: Name) -> None:
        lows = self._lows(name)
        self.known.setdefault(lows[0], {})[lows] = None
        if len(lows) > 1 and not self.tokens.flags[name.last] & _HEADS:
            self.known.setdefault(lows[-1], {})[lows[-1:]] = None

    def _vouched(self, name: Name) -> list[Name]:
        """What of a doubtful name can be trusted: known parts of it, or all of it."""
        whole = self._lows(name)
        if whole in self.known.get(whole[0], ()) or " ".join(whole) in self.lexicon.known:
            return [replace(name, sure=True)]
        if not self._in_heading(name) and self._stands_alone(name):
            return [name]
        found: list[Name] = []
        i = name.first
        while i <= name.last:
            length = self._known_at(i, name.last)
            if length:
                words = tuple(self.tokens.words[i : i + length])
                found.append(replace(name, first=i, last=i + length - 1, words=words, opens=False))
            i += max(1, length)
        return found

    def _known_at(self, i: int, last: int) -> int:
        """The length in tokens of the longest known name at token ``i``, 0 where there is none."""
        low = self.tokens.lows[i]
        length = 0
        for lows in self.known.get(low, ()):
            if (
                len(lows) > length
                and i + len(lows) - 1 <= last
                and tuple(self.tokens.lows[i : i + len(lows)]) == lows
            ):
                length = len(lows)
        if not length and low in self.lexicon.known and self.tokens.words[i].isalpha():
            length = 0 if self.tokens.flags[i] & (Word.OPENER | Word.NO_NAME) else 1
        return length

    def _stands_alone(self, name: Name) -> bool:
        """Whether a sequence at a sentence start is a name by its own shape and its neighbours."""
        tokens, first, last = self.tokens, name.first, name.last
        word, low, bits = tokens.words[first], tokens.lows[first], tokens.flags[first]
        if last > first:
            return not (bits & _COMMON and low in self.printed)
        if bits & (_COMMON & ~Word.OFFICE_MODIFIER | Word.NO_NAME | Word.CALENDAR | Word.DEMONYM):
            return False
        if len(word) > 1 and (word[1:] != word[1:].lower() or not word.isascii()):
            return True
        if low in self.printed or f"{low}s" in self.printed:
            return False
        following = tokens.lows[last + 1] if last + 1 < len(tokens.lows) else ""
        if following in ("'s", "’s"):
            return not low.endswith(("ing", "ed"))
        if bits & (Word.MALE | Word.FEMALE):
            return True
        if following == "and" and last + 2 < len(tokens.lows) and tokens.lows[last + 2] in ("his", "her"):
            return True
        if following == "," and last + 2 < len(tokens.lows):
            beyond = tokens.lows[last + 2]
            if beyond[0].isdigit() or beyond == "who":
                return True
        if low.endswith(tuple(self.lexicon.cues["common_endings"])):
            return False
        acts = tokens.flags[last + 1] & (Word.SPEECH | Word.PERSONAL | Word.VERB) if following else 0
        return bool(acts) or following in self.lexicon.cues["verb_like"]


def _is_people(low: str, stems: Sequence[str], peoples: tuple[str, ...]) -> bool:
    """Whether a word is the people of a place that the text names: "Papuan" beside "Papua"."""
    for ending in peoples:
        if not low.endswith(ending) or len(low) - len(ending) < 4:
            continue
        stem = low[: len(low) - len(ending)]
        place = first = bisect_left(stems, stem)
        while place < min(len(stems), first + 20) and stems[place].startswith(stem):
            other = stems[place]
            if other != low and len(other) - len(stem) <= 2 and not other.endswith(peoples):
                return True
            place += 1
    return False
