"""What a capitalised sequence is made of: names, titles before them, offices that are no names."""

from __future__ import annotations

from dataclasses import dataclass

from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.tokens import Tokens

_HEADS = Word.ORGANIZATION_HEAD | Word.EVENT | Word.PLACE_HEAD | Word.OBJECT_HEAD
_COMMON = Word.OPENER | Word.ORGANIZATION_NOUN | Word.OBJECT_NOUN | Word.PLACE_NOUN | Word.ROLE
"""Words that may stand before an office at a sentence start and be no name: "Hotel manager"."""


@dataclass(slots=True)
class Name:
    """A name as printed. ``first`` and ``last`` are token indices, both included; ``words`` what it is made
    of (particles included); ``title`` the token range of the title before it, both included.

    ``sure`` is false while only a sentence start or a headline gives it its capital (``opens``). ``quoted``
    is true for a name that fills a pair of quotation marks ("the 'Iron Lady'").
    """

    first: int
    last: int
    words: tuple[str, ...]
    sentence: int
    sure: bool
    title: tuple[int, int] | None = None
    quoted: bool = False
    opens: bool = False


class Splitter:
    """Takes sequences apart and collects the names in them, in order."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.names: list[Name] = []
        self._legal = lexicon.cues["legal"]
        self._dotted = lexicon.cues["dotted"]
        self._ambiguous = lexicon.cues["title_or_name"]
        self._generation = lexicon.cues["generation"]

    def quoted(self, first: int, last: int, sentence: int, *, sure: bool) -> None:
        """A sequence that fills quotation marks is one name, whatever is in it."""
        self._add(first, last, sentence, sure=sure, quoted=True, opens=not sure)

    def split(self, first: int, last: int, sentence: int, *, sure: bool, opens: bool = False) -> None:
        """Parts a sequence at its titles and after legal forms: "US President Ann Lee" is a place, a title
        and a person, "Acme Inc. Bo Ray" a company and a person."""
        tokens = self.tokens
        if any(word in ("'s", "’s") for word in tokens.words[first : last + 1]):
            self._add(first, last, sentence, sure=sure, opens=opens)
            return
        office = self._office_of(first) if tokens.flags[first] & Word.OFFICE_FIELD else -1
        if office >= 0:  # "Secretary of State Jo Poe"
            name = first
            while name <= last and tokens.flags[name] & Word.OFFICE_FIELD:
                name += 1
            if name <= last:
                self._add(name, last, sentence, sure=True, title=(office, name - 1))
            return
        cut = self._after_legal_form(first, last)
        while cut >= 0:
            self._at_title(first, cut, sentence, sure=sure, opens=opens)
            first, opens = cut + 1, False
            cut = self._after_legal_form(first, last)
        self._at_title(first, last, sentence, sure=sure, opens=opens)

    def _after_legal_form(self, first: int, last: int) -> int:
        """The last token of a company's name that ends inside the sequence ("Inc", "Inc."), or -1."""
        tokens = self.tokens
        for n in range(first + 1, last):
            if tokens.lows[n] in self._legal:
                end = n + 1 if tokens.words[n + 1] == "." else n
                if end < last and not tokens.flags[end + 1] & (Word.ORGANIZATION_HEAD | Word.FUNCTION):
                    return end
        return -1

    def _at_title(self, first: int, last: int, sentence: int, *, sure: bool, opens: bool) -> None:
        flags, words = self.tokens.flags, self.tokens.words
        cut = self._title(first, last)
        if cut < 0:
            self._add(first, last, sentence, sure=sure, opens=opens)
            return
        begin = self._title_start(first, cut)
        name = cut + 1
        while name <= last and (words[name] == "." or self.tokens.lows[name] in ("of", "for", "the")):
            name += 1
        if begin > first:
            common = flags[first] & _COMMON
            self._add(first, begin - 1, sentence, sure=sure or not common, opens=opens)
        if name > last or (name > cut + 1 and words[cut + 1] != "." and flags[name] & Word.OFFICE_FIELD):
            return
        if name == last and flags[cut] & Word.HONORIFIC:
            title = (begin, cut - 1) if cut > begin else None
            self._add(cut, last, sentence, sure=True, title=title)
        else:
            self._add(name, last, sentence, sure=True, title=(begin, cut))

    def _title(self, first: int, last: int) -> int:
        """The last title word of a sequence, or -1: an office anywhere, an honorific or rank only in
        front."""
        flags = self.tokens.flags
        for n in range(last, first - 1, -1):
            ranked = flags[n] & (Word.TITLE | Word.HONORIFIC) and self.tokens.lows[n] not in self._ambiguous
            if flags[n] & Word.OFFICE or (n == first and ranked):
                if n == first and last > first and flags[last] & _HEADS:
                    return -1
                return n
        return -1

    def _title_start(self, first: int, cut: int) -> int:
        tokens = self.tokens
        begin = cut
        while begin > first:
            if begin - 1 > first and " ".join(tokens.lows[begin - 2 : begin]) in self.lexicon.known:
                break  # the "White House" of "White House Press Secretary"
            if not (
                tokens.flags[begin - 1] & (Word.OFFICE_MODIFIER | Word.OFFICE)
                or tokens.words[begin - 1] in ".&"
            ):
                break
            begin -= 1
        return begin

    def _office_of(self, first: int) -> int:
        """The office that the name at ``first`` is the field of ("Minister of Health"), or -1."""
        lows = self.tokens.lows
        n = first - 1
        if n > 0 and lows[n] == "the":
            n -= 1
        office = n > 0 and lows[n] in ("of", "for") and self.tokens.flags[n - 1] & Word.OFFICE
        return n - 1 if office else -1

    def _add(
        self,
        first: int,
        last: int,
        sentence: int,
        *,
        sure: bool,
        title: tuple[int, int] | None = None,
        quoted: bool = False,
        opens: bool = False,
    ) -> None:
        tokens = self.tokens
        flags, lows, words = tokens.flags, tokens.lows, tokens.words
        while first < last and (lows[first] in ("the", "and", "of") or words[first] in ".&"):
            first += 1
        while first < last and flags[first] & Word.DEMONYM and self._is_described(first, last):
            first += 1
            opens = False
        while last > first and (
            lows[last] in ("and", "of", "the", "'s", "’s", "&")
            or (words[last] == "." and lows[last - 1] not in self._dotted)
        ):
            last -= 1
        while (
            last > first + 1 and flags[last] & Word.SUFFIX and words[last].isupper() and len(words[last]) > 2
        ):
            if words[last] in ("III", "VII"):
                break
            last -= 1  # letters after a name: "CBE"
        if first == last:
            if flags[first] & (Word.DEMONYM | Word.NO_NAME | Word.CALENDAR) or len(words[first]) == 1:
                return
        elif self.lexicon.flags.get(" ".join(lows[first : last + 1]), 0) & (Word.NO_NAME | Word.DEMONYM):
            return
        self.names.append(
            Name(first, last, tuple(words[first : last + 1]), sentence, sure, title, quoted, opens)
        )

    def _is_described(self, first: int, last: int) -> bool:
        """Whether a people before a name describes it ("Kenyan Ann Lee", "the Afghan Panjshir Valley"); it
        does not where the name is a body's own ("British Airways", "Russian Federation")."""
        flags = self.tokens.flags
        lows = self.tokens.lows
        if lows[first] not in self.lexicon.demonyms or " ".join(lows[first : last + 1]) in self.lexicon.known:
            return False
        if flags[last] & (Word.ORGANIZATION_HEAD | Word.EVENT | Word.OBJECT_HEAD):
            return False
        if any(flags[n] & (Word.OF_HEAD | Word.ORGANIZATION_HEAD) for n in range(first + 1, last)):
            return False
        return last > first + 1 or not flags[last] & (Word.PLACE_HEAD | Word.OFFICE_FIELD)
