"""What sort of thing a name is: every mention votes, by its own words and by what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.names import Name
from tieout.extract.tokens import Tokens
from tieout.model import EntityType

Votes = dict[EntityType, float]

ORDER: tuple[EntityType, ...] = ("person", "place", "organization", "event", "object")
_PLACE_BEFORE: Mapping[str, float] = {
    "in": 2.0, "near": 2.0, "across": 1.5, "throughout": 2.0, "outside": 1.5, "towards": 0.3, "at": 0.3, "from": 0.3, "to": 0.15,
    "of": 0.05, "around": 0.5, "into": 0.3, "within": 1.0, "inside": 1.0, "over": 0.2, "between": 0.1,
}  # fmt: skip
_PLACE_OWNED = frozenset(("capital", "government", "population", "president", "parliament", "economy", "coast", "prime", "people", "border", "streets", "residents", "independence", "northern", "southern", "eastern", "western", "interior", "foreign", "main", "largest", "second", "neighbours", "army", "military", "leaders"))  # fmt: skip
_BODY_OWNED = frozenset(("ceo", "chief", "shares", "spokesman", "spokeswoman", "headquarters", "board", "members", "chairman", "profits", "customers", "website", "stock", "fighters", "leadership"))  # fmt: skip
_PLACE_OF = frozenset(("people", "government", "president", "minister", "capital", "residents", "citizens", "king", "queen", "republic", "coast", "town", "city", "village", "province", "island", "islands", "state", "region", "district", "territory", "north", "south", "east", "west", "parts", "rest", "invasion", "streets", "outskirts", "mayor", "governor", "university", "bishop"))  # fmt: skip
_PLACES = frozenset(("cities", "towns", "villages", "countries", "provinces", "districts", "islands", "states", "regions", "places", "areas", "nations"))  # fmt: skip
_PLAYERS = frozenset(("player", "striker", "goalkeeper", "fans", "defender", "midfielder", "forward", "winger", "supporters", "squad", "shares", "employees", "workers", "executives", "factory", "plant"))  # fmt: skip
_BODY_OF = frozenset(("member", "members", "head", "chairman", "ceo", "director", "spokesman", "spokeswoman", "subsidiary", "founder", "leader", "leaders", "part", "chair", "shares", "spokesperson", "officials"))  # fmt: skip


def own_votes(words: Sequence[str], flags: Sequence[int], lexicon: Lexicon, *, quoted: bool = False) -> Votes:
    """What the words of a name say by themselves; ``flags`` are the vocabulary's bits of each word. A ``quoted``
    name may be the title of a work, so that two plain capitals do not make a person of it."""
    lows = [word.lower() for word in words]
    votes: Votes = {}
    known = lexicon.known.get(" ".join(lows))
    if known == "place" or (len(words) > 1 and lows[-1] == "city"):
        votes["place"] = 6.0
    elif known is not None:
        votes["organization"] = 6.0
    if len(words) > 1 and words[-1] == ".":
        words, flags, lows = words[:-1], flags[:-1], lows[:-1]
    last, first, several = flags[-1], flags[0], len(words) > 1
    if several:
        _head_votes(votes, words, lows, flags)
    if first & Word.OBJECT_FRONT or (several and flags[-2] & Word.OBJECT_FRONT and words[-1].isdigit()):
        _add(votes, "object", 3.0)
    if not votes and not quoted:
        _person_votes(votes, words, flags)
    if not several and not known:
        if words[0].isupper() and 2 <= len(words[0]) <= 6:
            _add(votes, "organization", 2.0)
        elif last & (Word.ORGANIZATION_HEAD | Word.ORGANIZATION_NOUN):
            _add(votes, "organization", 2.0)
        elif last & Word.PLACE_HEAD:
            _add(votes, "place", 1.0)
    return votes


def _head_votes(votes: Votes, words: Sequence[str], lows: Sequence[str], flags: Sequence[int]) -> None:
    last, first = flags[-1], flags[0]
    inner = "of" in lows[1:-1] or "for" in lows[1:-1]
    if inner and first & Word.OF_HEAD:
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
    elif any(len(word) == 1 and word.isupper() for word in words) or flags[-1] & Word.SUFFIX:
        votes["person"] = 2.5
    elif 2 <= len(words) <= 4 and all(word[1:].islower() or not word[0].isupper() for word in words):
        votes["person"] = 1.0


def context_votes(name: Name, tokens: Tokens, flags: Sequence[int], bounds: tuple[int, int]) -> Votes:
    """What the words around one mention say; ``bounds`` are the first token of its sentence and the one past it."""
    votes: Votes = {}
    first = name.title[0] if name.title else name.first
    if name.title is not None:
        _add(votes, "person", 4.0)
    else:
        _before(votes, first, tokens, flags, bounds[0])
    _after(votes, name.last + 1, tokens, flags, bounds[1])
    return votes


def _before(votes: Votes, first: int, tokens: Tokens, flags: Sequence[int], start: int) -> None:
    lows = tokens.lows
    i = first - 1
    while i >= start and tokens.words[i] in "\"'“‘«„":
        i -= 1
    if i < start:
        return
    article = lows[i] == "the"
    if article:
        _add(votes, "person", -2.0)
        i -= 1
        if i < start:
            return
    bits, low = flags[i], lows[i]
    if low == "," and i - 1 >= start:
        bits = 0 if tokens.words[i - 1][0].isupper() else flags[i - 1]
        bits, low = bits & (Word.PLACE_NOUN | Word.ROLE | Word.ORGANIZATION_NOUN), ""
    if low in _PLACE_BEFORE:
        weight = _PLACE_BEFORE[low]
        if low == "of" and i - 1 >= start:
            _of_votes(votes, lows[i - 1], flags[i - 1])
        elif low == "from" and i - 1 >= start and flags[i - 1] & Word.COMPASS:
            weight = 3.0
        _add(votes, "place", weight if not article else weight / 3)
    elif bits & (Word.TITLE | Word.ROLE | Word.KIN) and not article:
        _add(votes, "person", 2.5)
    elif bits & Word.PLACE_NOUN and not article:
        _add(votes, "place", 2.5)
    elif bits & Word.OBJECT_NOUN and not article:
        _add(votes, "object", 1.5)
    elif bits & Word.ORGANIZATION_NOUN and not article:
        _add(votes, "organization", 1.5)
    elif low == "as" and i - 2 >= start and lows[i - 1] == "such" and lows[i - 2] in _PLACES:
        _add(votes, "place", 2.0)
    elif low in ("said", "says", "insisted", "added", "alongside"):
        _add(votes, "person", 1.0)
    elif low in ("joined", "joins", "join", "signed"):
        _add(votes, "organization", 1.2)
    elif low == "told":
        _add(votes, "organization", 1.2)


def _of_votes(votes: Votes, head: str, bits: int) -> None:
    if bits & Word.COMPASS:
        _add(votes, "place", 4.0)
    elif bits & Word.KIN or head in ("death", "name", "body"):
        _add(votes, "person", 2.0)
    elif head in _PLACE_OF:
        _add(votes, "place", 2.0)
    elif head in _BODY_OF:
        _add(votes, "organization", 1.2)


def _after(votes: Votes, i: int, tokens: Tokens, flags: Sequence[int], end: int) -> None:
    lows = tokens.lows
    if i >= end:
        return
    low, bits = lows[i], flags[i]
    if low in _PLAYERS and tokens.joined(i - 1):
        _add(votes, "organization", 0.95)
    elif bits & Word.OFFICE and tokens.joined(i - 1):
        _add(votes, "organization", 1.5)
        _add(votes, "place", 0.8)
        _add(votes, "person", -1.0)
    elif low in ("'s", "’s"):
        if i + 1 < end:
            _owned(votes, lows[i + 1], flags[i + 1])
    elif bits & Word.PERSONAL:
        _add(votes, "person", 1.5)
    elif bits & Word.SPEECH:
        _add(votes, "person", 1.0)
        _add(votes, "organization", 0.5)
    elif low in ("who", "whose", "himself", "herself") and votes.get("place", 0.0) < 1.5:
        _add(votes, "person", 2.5)
    elif low in (",", "(", "is", "was", "–", "-") and i + 1 < end:
        _apposed(votes, i, tokens, flags, end)


def _owned(votes: Votes, low: str, bits: int) -> None:
    if bits & Word.KIN or low in (
        "death",
        "life",
        "career",
        "body",
        "house",
        "lawyer",
        "agent",
        "footsteps",
        "remarks",
        "speech",
    ):
        _add(votes, "person", 2.5)
    elif low in _PLACE_OWNED:
        _add(votes, "place", 1.5)
    elif low in _BODY_OWNED:
        _add(votes, "organization", 1.5)


def _apposed(votes: Votes, i: int, tokens: Tokens, flags: Sequence[int], end: int) -> None:
    lows, words = tokens.lows, tokens.words
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
    elif low in ("a", "an", "the", "his", "her", "former", "once", "then", "now") or flags[i + 1] & (
        Word.ROLE | Word.TITLE
    ):
        for n in range(i + 1, min(i + 7, end)):
            bits = flags[n]
            if words[n] in ",.;:" or (n > i + 1 and words[n][0].isupper() and not bits & Word.DEMONYM):
                break
            if bits & (Word.ROLE | Word.TITLE | Word.KIN) and not bits & (
                Word.PLACE_NOUN | Word.ORGANIZATION_NOUN
            ):
                _add(votes, "person", 3.0)
                break
            if bits & Word.PLACE_NOUN and n + 1 < end and lows[n + 1] == "group":
                _add(votes, "place", 3.0)
                break
            if n + 1 < end and lows[n + 1] in (
                "of",
                "in",
                ",",
                ".",
                "that",
                "which",
                "on",
                "for",
                "with",
                "where",
                "near",
                "and",
            ):
                if bits & Word.PLACE_NOUN:
                    _add(votes, "place", 3.0)
                elif bits & Word.ORGANIZATION_NOUN:
                    _add(votes, "organization", 2.5)
                elif bits & Word.OBJECT_NOUN:
                    _add(votes, "object", 2.0)
                break


def winner(votes: Votes) -> tuple[EntityType, float]:
    """The type with most votes and its share of them; ``("", 0)`` where nothing speaks clearly for one."""
    best: EntityType = ""
    top = 0.9
    for entity_type in ORDER:
        if votes.get(entity_type, 0.0) > top:
            best, top = entity_type, votes[entity_type]
    total = sum(weight for weight in votes.values() if weight > 0)
    return best, (top / total if best else 0.0)


def merge(votes: Votes, others: Votes) -> None:
    """Adds ``others`` to ``votes``."""
    for entity_type, weight in others.items():
        _add(votes, entity_type, weight)


def _add(votes: Votes, entity_type: EntityType, weight: float) -> None:
    votes[entity_type] = votes.get(entity_type, 0.0) + weight
