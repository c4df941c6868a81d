"""What sort of thing a name is: every mention votes, by its own words and by what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.name_parts import Name
from tieout.extract.tokens import Tokens
from tieout.model import EntityType

Votes = dict[EntityType, float]

_ORDER: tuple[EntityType, ...] = ("person", "place", "organization", "event", "object")
_APPOSED = Word.PLACE_NOUN | Word.ROLE | Word.ORGANIZATION_NOUN | Word.KIN
"""Nouns that a name after a comma is in apposition to: "his wife, X", "the capital, X"."""
_LEAST = 0.9
"""A type needs about one plain cue; less is no type."""
PLAIN = 0.95
"""What two plain capitals say for a person: just a type, and less than one cue for another."""
_NEAR = 7
"""Words of an apposition that are read for its noun."""


def own_votes(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon, *, quoted: bool = False) -> Votes:
    """What the words of a name say by themselves; ``flags`` are the vocabulary's bits of each word. A
    ``quoted`` name may be the title of a work, so that two plain capitals do not make a person of it."""
    votes: Votes = {}
    if len(words) > 1 and words[-1] == ".":
        words, flags = words[:-1], flags[:-1]
    lows = [word.lower() for word in words]
    several = len(words) > 1
    known = lexicon.known.get(" ".join(lows) if several else lows[0])
    if known == "place" or (several and lows[-1] == "city"):
        votes["place"] = 6.0
    elif known is not None:
        votes["organization"] = 6.0
    if several:
        _head_votes(votes, words, lows, flags)
    if flags[0] & Word.OBJECT_FRONT or (several and flags[-2] & Word.OBJECT_FRONT and words[-1].isdigit()):
        _add(votes, "object", 3.0)
    if not votes and not quoted:
        _person_votes(votes, words, flags)
    if not several and known is None:
        if (words[0].isupper() and 2 <= len(words[0]) <= 6) or flags[0] & (
            Word.ORGANIZATION_HEAD | Word.ORGANIZATION_NOUN
        ):
            _add(votes, "organization", 2.0)
        elif flags[0] & Word.PLACE_HEAD:
            _add(votes, "place", 1.0)
    return votes


def _head_votes(votes: Votes, words: Sequence[str], lows: Sequence[str], flags: Sequence[int]) -> None:
    last, first = flags[-1], flags[0]
    if first & Word.OF_HEAD and ("of" in lows[1:-1] or "for" in lows[1:-1]):
        _add(votes, "place" if first & Word.PLACE_HEAD else "organization", 4.0)
    elif (last & Word.EVENT or (last & Word.SUFFIX and flags[-2] & Word.EVENT)) and not last & (
        Word.ORGANIZATION_HEAD | Word.PLACE_HEAD
    ):
        _add(votes, "event", 4.0)
    elif first & Word.EVENT_FRONT:
        _add(votes, "event", 3.0)
    elif last & Word.OBJECT_HEAD:
        _add(votes, "object", 4.0)
    elif last & Word.ORGANIZATION_HEAD:
        _add(votes, "organization", 4.0)
    elif last & Word.PLACE_HEAD:
        _add(votes, "place", 4.0)
    elif first & Word.PLACE_FRONT and not first & (Word.MALE | Word.FEMALE):
        _add(votes, "place", 2.0)
    elif (
        first & Word.ORGANIZATION_FRONT
        or any(bits & Word.ORGANIZATION_HEAD for bits in flags[1:])
        or "&" in words
    ):
        _add(votes, "organization", 2.0)


def _person_votes(votes: Votes, words: Sequence[str], flags: Sequence[int]) -> None:
    if flags[0] & (Word.MALE | Word.FEMALE):
        votes["person"] = 3.0 if len(words) > 1 else 1.2
    elif flags[0] & Word.HONORIFIC and len(words) > 1:
        votes["person"] = 4.0
    elif flags[-1] & Word.SUFFIX or any(len(word) == 1 and word.isupper() for word in words):
        votes["person"] = 2.5
    elif (2 <= len(words) <= 4 and not any(word.isupper() for word in words)) or (
        4 < len(words) <= 8 and any(bits & Word.JOINT for bits in flags[1:-1]) and "of" not in words
    ):
        votes["person"] = PLAIN


def context_votes(votes: Votes, name: Name, tokens: Tokens, lexicon: Lexicon) -> None:
    """Adds to ``votes`` what the words around one mention say."""
    start, end = tokens.firsts[name.sentence], tokens.firsts[name.sentence + 1]
    place = votes.get("place", 0.0)
    if name.title is not None:
        _add(votes, "person", 4.0)
    elif name.first > start:
        _before(votes, name.first - 1, tokens, lexicon, start)
    if name.last + 1 < end:
        located = votes.get("place", 0.0) - place >= 1.5
        _after(votes, name.last + 1, tokens, lexicon, end, located=located)


def _before(votes: Votes, i: int, tokens: Tokens, lexicon: Lexicon, start: int) -> None:
    lows, flags, cues = tokens.lows, tokens.flags, lexicon.cues
    while i >= start and tokens.words[i] in "\"'“‘«„":
        i -= 1
    article = i >= start and lows[i] == "the"
    if article:
        _add(votes, "person", -2.0)
        i -= 1
    if i < start:
        return
    bits, low = flags[i], lows[i]
    if low == "," and i > start:
        bits = 0 if tokens.capital[i - 1] else flags[i - 1] & _APPOSED
    weight = lexicon.place_before.get(low)
    if weight is not None:
        if low == "of" and i > start:
            _of_votes(votes, lows[i - 1], flags[i - 1], cues)
        elif low == "from" and i > start and flags[i - 1] & Word.COMPASS:
            weight = 3.0
        elif low == "in" and i > start and lows[i - 1] in cues["body_in"]:
            _add(votes, "organization", 2.5)
            return
        _add(votes, "place", weight / 3 if article else weight)
    elif article:
        return
    elif bits & (Word.TITLE | Word.ROLE | Word.KIN):
        _add(votes, "person", 2.5)
    elif bits & Word.PLACE_NOUN:
        _add(votes, "place", 2.5)
    elif bits & Word.OBJECT_NOUN:
        _add(votes, "object", 3.5)
    elif bits & Word.ORGANIZATION_NOUN:
        _add(votes, "organization", 2.5)
    elif low == "as" and i - 1 > start and lows[i - 1] == "such" and lows[i - 2] in cues["places"]:
        _add(votes, "place", 2.0)
    elif low in cues["person_before"]:
        _add(votes, "person", 1.0)
    elif low in cues["body_before"] or low == "told":
        _add(votes, "organization", 1.2)


def _of_votes(votes: Votes, head: str, bits: int, cues: Mapping[str, frozenset[str]]) -> None:
    if bits & Word.COMPASS:
        _add(votes, "place", 4.0)
    elif bits & Word.KIN or head in cues["person_of"]:
        _add(votes, "person", 2.0)
    elif head in cues["place_of"]:
        _add(votes, "place", 2.0)
    elif head in cues["body_of"]:
        _add(votes, "organization", 1.2)


def _after(votes: Votes, i: int, tokens: Tokens, lexicon: Lexicon, end: int, *, located: bool) -> None:
    low, bits = tokens.lows[i], tokens.flags[i]
    if low in ("'s", "’s"):
        if i + 1 < end:
            _owned(votes, tokens.lows[i + 1], tokens.flags[i + 1], lexicon.cues)
    elif low in lexicon.cues["body_after"]:
        _add(votes, "organization", 0.95)
    elif bits & Word.OFFICE and tokens.joined(i - 1):
        _add(votes, "organization", 1.5)
        _add(votes, "place", 0.8)
        _add(votes, "person", -1.0)
    elif bits & Word.PERSONAL:
        _add(votes, "person", 1.5)
    elif bits & Word.SPEECH:
        _add(votes, "person", 1.0)
        _add(votes, "organization", 0.5)
    elif low in ("who", "whose", "himself", "herself"):
        if not located:  # "born in X who": the clause is not about the town
            _add(votes, "person", 2.5)
    elif low in (",", "(", "is", "was", "–", "-") and i + 1 < end:
        _apposed(votes, i, tokens, lexicon.cues, end)


def _owned(votes: Votes, low: str, bits: int, cues: Mapping[str, frozenset[str]]) -> None:
    if bits & Word.KIN or low in cues["person_owns"]:
        _add(votes, "person", 2.5)
    elif low in cues["place_owns"]:
        _add(votes, "place", 1.5)
    elif low in cues["body_owns"]:
        _add(votes, "organization", 1.5)


def _apposed(votes: Votes, i: int, tokens: Tokens, cues: Mapping[str, frozenset[str]], end: int) -> None:
    lows = tokens.lows
    low = lows[i + 1]
    if (
        lows[i] == ","
        and low.isdigit()
        and len(low) <= 3
        and i + 2 < end
        and lows[i + 2] in (",", ".", ")", ";")
    ):
        _add(votes, "person", 4.0)
    elif low in ("who", "aged", "born"):
        _add(votes, "person", 3.0)
    elif low in cues["apposition_start"] or tokens.flags[i + 1] & (Word.ROLE | Word.TITLE):
        for n in range(i + 1, min(i + _NEAR, end)):
            if _noun_votes(votes, n, i + 1, tokens, cues, end):
                return


def _noun_votes(
    votes: Votes, n: int, first: int, tokens: Tokens, cues: Mapping[str, frozenset[str]], end: int
) -> bool:
    """Votes by token ``n`` of an apposition that starts at ``first``; true where the apposition is read."""
    bits, word = tokens.flags[n], tokens.words[n]
    if word in ",.;:" or (n > first and word[0].isupper() and not bits & Word.DEMONYM):
        return True
    if bits & (Word.ROLE | Word.TITLE | Word.KIN) and not bits & (Word.PLACE_NOUN | Word.ORGANIZATION_NOUN):
        _add(votes, "person", 3.0)
        return True
    following = tokens.lows[n + 1] if n + 1 < end else "."
    if bits & Word.PLACE_NOUN and (following == "group" or following in cues["apposition_end"]):
        _add(votes, "place", 3.0)
    elif following not in cues["apposition_end"]:
        return False
    elif bits & Word.ORGANIZATION_NOUN:
        _add(votes, "organization", 2.5)
    elif bits & Word.OBJECT_NOUN:
        _add(votes, "object", 2.0)
    else:
        return False
    return True


def winner(votes: Votes) -> tuple[EntityType, float]:
    """The type with most votes and its share of them; ``("", 0)`` where nothing speaks clearly for one."""
    best: EntityType = ""
    top, total = _LEAST, 0.0
    for entity_type in _ORDER:
        weight = votes.get(entity_type, 0.0)
        if weight > 0:
            total += weight
            if weight > top:
                best, top = entity_type, weight
    return best, (top / total if best else 0.0)


def merge(votes: Votes, others: Votes) -> None:
    """Adds ``others`` to ``votes``."""
    for entity_type, weight in others.items():
        _add(votes, entity_type, weight)


def _add(votes: Votes, entity_type: EntityType, weight: float) -> None:
    votes[entity_type] = votes.get(entity_type, 0.0) + weight
