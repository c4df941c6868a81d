"""The name inside a noun phrase: what names, and what only describes.

News hangs descriptions on names: "the German airline Northwind", "Ann Hale, the mayor", "Northwind, which
lost a third of its value", "Japan's Harbour Authority". The description is kept, for elsewhere in the same
text it may stand alone ("the mayor").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tieout.values.vocabulary import vocabulary

_CLAUSE = re.compile(
    r",? (?:which|who|whose|where|formerly|such as|including|located|born|near)\b|(?<=\w) that (?=[a-z])"
)
_WORDS = re.compile(r"\S+")
_OWNER = re.compile(
    r"^(?:the |The )?((?:[^\W\d_][\w.]*)(?: [^\W\d_][\w.]*){0,3})(?:['’]s|(?<=s)['’]) (?=[^\W\d_])"
)
_LIST = re.compile(r",.*(?:,| )(?:and|or|&) ", re.DOTALL)
_CONNECTORS = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "de",
        "la",
        "le",
        "du",
        "des",
        "del",
        "der",
        "den",
        "von",
        "van",
        "di",
        "da",
        "do",
    )
) | {"dos", "das", "y", "e", "bin", "ibn", "al", "el", "&", "on", "in", "at", "to", "or"}
_BARS = frozenset(("than", "like", "with", "from", "against", "under", "over", "between", "into", "towards"))
_QUOTES = "'\"`‘’“”(),.;:"
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """``core`` is the part that names; ``inverted`` is true where the text put the family name first.

    ``descriptions`` are the parts that describe, as printed; ``container`` is what follows a place's comma.
    """

    core: str
    descriptions: tuple[str, ...] = ()
    container: str = ""
    inverted: bool = False


@lru_cache(maxsize=4)
def _offices(language: str = "en") -> frozenset[str]:
    return frozenset(vocabulary(language).words("office-title"))


@lru_cache(maxsize=4)
def _pronouns(language: str = "en") -> frozenset[str]:
    return frozenset(vocabulary(language).words("pronoun-alone"))


@lru_cache(maxsize=4)
def _compass(language: str = "en") -> frozenset[str]:
    return frozenset(vocabulary(language).words("compass-word"))


@lru_cache(maxsize=4)
def nations(language: str = "en") -> frozenset[str]:
    """Names of countries and of what else has several names in the atlas, lower case."""
    data = vocabulary(language).data
    countries = [words[0] for words in data["demonyms"]["pairs"]]
    return frozenset((*countries, *(name for names in data["same-name"]["sets"] for name in names)))


def read_phrase(text: str, entity_type: str, language: str = "en") -> Phrase:
    """Finds the name in ``text``, a noun phrase of an ``entity_type`` or ``""``. Never raises.

    Events and objects are left whole but for a clause: their descriptions are their names.
    """
    clause = _CLAUSE.search(text, 1)
    body = text[: clause.start()].rstrip(" ,") if clause else text
    if not body:
        return Phrase(text)
    phrase = _read_comma(body, entity_type, language)
    if entity_type in ("event", "object"):
        return phrase
    core, owned = _after_owner(phrase.core, language)
    core, described = _after_description(core, language)
    if entity_type == "organization":
        core = _before_kind(core, language)
    found = tuple(part for part in (owned, described) if part)
    return Phrase(core, (*phrase.descriptions, *found), phrase.container, phrase.inverted)


def is_nominal(core: str, entity_type: str, language: str = "en") -> bool:
    """True where the phrase has no name: an office ("CEO of Northwind"), a kind of body ("the airline")."""
    words = [word.strip(_QUOTES) for word in _WORDS.findall(core)]
    article = bool(words) and words[0].lower() in _ARTICLES
    while words and words[0].lower() in _ARTICLES:
        words = words[1:]
    if not words or all(_is_pronoun(word, language) for word in words):
        return True
    ends = (n for n, word in enumerate(words) if n and word.lower() in ("of", "for", "at", "in", "to"))
    head = words[next(ends, len(words)) - 1].strip(".,")
    if entity_type == "person":
        return head.lower() in _offices(language) or (article and head.islower())
    if entity_type == "organization" and (article or not core.islower()):
        return head.isalpha() and head.islower() and len(head) > 3 and (article or len(words) > 1)
    return False


def _is_pronoun(word: str, language: str) -> bool:
    """True for "He" and "who", not for the capitals of a body: WHO, IT."""
    return word.lower() in _pronouns(language) and (len(word) == 1 or not word.isupper())


def _read_comma(body: str, entity_type: str, language: str) -> Phrase:
    """The first comma: apposition, description before the name, container, inversion, or a list."""
    head, comma, tail = body.partition(",")
    head, tail = head.strip(), tail.strip()
    if not comma or not head or not tail:
        return Phrase(head or tail or body)
    opening = tail.removeprefix("the ") if tail.count(",") else tail
    titled = any(word.strip(".,").lower() in _offices(language) for word in tail.split())
    if _LIST.search(body) and opening[:1].isupper() and not (titled and tail.count(",") == 0):
        return Phrase(body)
    if entity_type in ("event", "object"):
        return Phrase(head, (tail,)) if tail.split()[0].lower() in _ARTICLES else Phrase(body)
    words = _WORDS.findall(head)
    offices = _offices(language)
    last = words[-1].lower()
    before_of = head.partition(" of ")[0].split()[-1:] if " of " in head else []
    describes = (
        last in offices
        or any(word.lower() in offices for word in before_of)
        or (last.islower() and words[-1][:1].islower() and last not in _CONNECTORS)
    )
    if describes and tail[:1].isupper() and entity_type != "place":
        return Phrase(tail.split(",")[0], (head,))
    first = tail.split()[0]
    if entity_type == "place" and first.lower() not in _ARTICLES:
        return Phrase(head, container=tail)
    if first.lower() in _ARTICLES or first == "another" or tail[:1].islower() or tail[:1].isdigit():
        return Phrase(head, (tail.split(",")[0].strip(),))
    return _read_names(head, tail, entity_type, offices)


def _read_names(head: str, tail: str, entity_type: str, offices: frozenset[str]) -> Phrase:
    """Two capitalised parts: "Springfield, Illinois", "Hale, Ann", "Ann Hale, Mayor of Springfield"."""
    tails = [word.strip(".,").lower() for word in tail.split()]
    if any(word in offices for word in tails):
        return Phrase(head, (tail,))
    if tails[0] in (
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "inc",
        "ltd",
        "llc",
        "plc",
        "corp",
        "co",
        "limited",
        "gmbh",
        "sa",
        "s.a",
    ):
        return Phrase(f"{head} {tail}")
    if entity_type == "person" or (entity_type == "" and len(head.split()) <= 4 and len(tails) <= 3):
        return Phrase(f"{tail} {head}", inverted=True)
    return Phrase(f"{head} {tail}")


def _after_owner(core: str, language: str) -> tuple[str, str]:
    """Takes a country off as owner: "Japan's Harbour Board" -> "Harbour Board"; "Lloyd's of" stays."""
    owner = _OWNER.match(core)
    if not owner:
        return core, ""
    rest = core[owner.end() :]
    if owner.group(1).lower().replace(".", "") in nations(language) and rest[:1].isupper() and " " in rest:
        return rest, ""
    return core, ""


def _after_description(core: str, language: str) -> tuple[str, str]:
    """Cuts after the last lower-case noun that has capitals to the end behind it: "engine maker | Northwind".

    Not where the front holds "of" or joins two names ("the home of airframer X", "X and its parent Y").
    """
    words = list(_WORDS.finditer(core))
    cut = 0
    for place, found in enumerate(words[:-1]):
        word = found.group().strip(_QUOTES)
        if word.isalpha() and word.islower() and len(word) > 3 and word not in _CONNECTORS:
            cut = place + 1
    if not cut or not words[cut].group().strip(_QUOTES)[:1].isupper():
        return core, ""
    last = words[cut - 1].group().strip(_QUOTES)
    front = {found.group().lower() for found in words[:cut]}
    if last in _ARTICLES or last in _compass(language) or last in _BARS or last.endswith("ing"):
        return core, ""
    if front & {"of", "for", "and", "or", "than"}:
        return core, ""
    return core[words[cut].start() :], core[: words[cut - 1].end()]


def _before_kind(core: str, language: str) -> str:
    """Takes kind words off the end: "United Dockers union" -> "United Dockers"; "Welsh club" stays."""
    words = core.split()
    end = len(words)
    while end > 1 and words[end - 1].strip(_QUOTES) in _kinds(language):
        end -= 1
    named = [
        word for word in words[:end] if word[:1].isupper() and word.strip(_QUOTES).lower() not in _ARTICLES
    ]
    if end == len(words) or all(word.strip(_QUOTES).lower() in _peoples(language) for word in named):
        return core
    return " ".join(words[:end])


@lru_cache(maxsize=4)
def _kinds(language: str = "en") -> frozenset[str]:
    shelf = vocabulary(language)
    names = ("organization-generic", "organization-kind", "organization-trade")
    return frozenset(word for name in names for word in shelf.words(name))


@lru_cache(maxsize=4)
def _peoples(language: str = "en") -> frozenset[str]:
    """Single words of countries, peoples and regions."""
    pairs = vocabulary(language).data["demonyms"]["pairs"]
    words = {word for names in pairs for name in names for word in name.split()}
    return frozenset(
        (*words, *(word for name in nations(language) for word in name.split()), "us", "uk", "u.s", "u.k")
    )
