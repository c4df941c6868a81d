"""Nouns that call somebody or something again: "the valley", "his father", "the 82-year-old", "the Kenyan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tieout.extract.figures import Figure
from tieout.extract.lexicon import Word
from tieout.extract.names import Name
from tieout.extract.scene import NOBODY, Answer, decide
from tieout.model import EntityType

if TYPE_CHECKING:
    from tieout.extract.resolution import Resolver

_DEFINITE = frozenset(("the", "this", "that"))
_OTHER = frozenset(("new", "other", "next", "only", "last", "first", "same", "final", "previous", "former", "old", "second", "third", "remaining"))  # fmt: skip
_LOOSE_PEOPLE = frozenset(("man", "woman", "player", "footballer", "athlete", "runner", "star", "champion", "leader", "commander", "politician", "actor", "actress", "singer", "striker", "boxer", "cyclist", "swimmer", "author", "writer", "scientist", "pilot", "driver", "teenager", "veteran", "legend", "hero", "boy", "girl", "fighter"))  # fmt: skip
_PLURAL_THINGS = frozenset(
    ("islands", "isles", "insurgents", "rebels", "militants", "organisers", "terrorists", "municipalities")
)


class Nominals:
    """Answers nouns from the resolver's scene, and learns kin and by-names on the way."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.pending: tuple[int, Figure, str] | None = None
        """A kin phrase just read and still waiting for a name: (last token, whose, kin word)."""

    def read(self, i: int, start: int, end: int) -> int:
        """Notes the mention whose head is token ``i``, if there is one; returns the last token used."""
        resolver = self.resolver
        bits, lows = resolver.flags[i], resolver.tokens.lows
        word = resolver.tokens.words[i]
        if bits & Word.KIN:
            return self._kin_of(i, start, end)
        if bits & Word.DEMONYM and word[0].isupper():
            return self._native(i, start, end)
        if (
            word[0].isupper()
            and i > start
            and not resolver.reading.sentences[resolver.sentence].kind == "heading"
        ):
            return i
        if i + 1 < end and lows[i + 1] == "of" and not bits & (Word.ROLE | Word.TITLE | Word.OBJECT_NOUN):
            return i
        kinds = bits & (Word.PLACE_NOUN | Word.ORGANIZATION_NOUN | Word.OBJECT_NOUN)
        if not kinds and not bits & (Word.ROLE | Word.TITLE):
            return i
        first = self._determiner(i, start)
        if first < 0 or self._is_modifier(i, end):
            return i
        low = lows[first]
        if low in ("'s", "’s"):
            if bits & Word.OBJECT_NOUN:
                self._thing(first, i)
            return i
        if low in ("a", "an"):
            return self._indefinite(first, i, end)
        if low in _DEFINITE:
            if self._names_next(i, end):
                return i
            if any(lows[n] in _OTHER for n in range(first + 1, i)):
                return i
            if kinds:
                self._thing(first, i)
            else:
                self._role(first, i)
        return i

    def _determiner(self, i: int, start: int) -> int:
        """The token that opens the noun phrase of head ``i``: an article at most four words back, or -1."""
        resolver = self.resolver
        lows, flags = resolver.tokens.lows, resolver.flags
        for n in range(i - 1, max(start - 1, i - 8), -1):
            if resolver.valued[n] or lows[n] in ("(", ")"):
                continue
            if resolver.taken[n] or n in resolver.names_at:
                return -1
            low = lows[n]
            if low in _DEFINITE or low in ("a", "an"):
                return n
            if low in ("'s", "’s") and n + 1 < i:
                return n
            if not low[0].isalpha() or flags[n] & (Word.FUNCTION | Word.PRONOUN) or flags[n] & Word.SPEECH:
                return -1
        return -1

    def _is_modifier(self, i: int, end: int) -> bool:
        """Whether the noun at ``i`` only describes the noun after it ("the company spokesman", "the bridge toll")."""
        if i + 1 >= end or not self.resolver.tokens.joined(i):
            return False
        bits, word = self.resolver.flags[i + 1], self.resolver.tokens.words[i + 1]
        if not word[0].isalpha() or word[0].isupper():
            return False
        return bool(
            bits
            & (
                Word.PLACE_NOUN
                | Word.ORGANIZATION_NOUN
                | Word.OBJECT_NOUN
                | Word.ROLE
                | Word.TITLE
                | Word.EVENT
            )
            and not bits & (Word.FUNCTION | Word.SPEECH | Word.PERSONAL)
        )

    def _names_next(self, i: int, end: int) -> bool:
        """Whether the noun introduces a name right after it: "the capital Kabul", "the province of Herat"."""
        resolver = self.resolver
        step = i + 1
        if step < end and resolver.tokens.lows[step] == "of":
            if resolver.flags[i] & Word.OBJECT_NOUN:
                return False
            step += 2 if step + 1 < end and resolver.tokens.lows[step + 1] == "the" else 1
        elif step + 1 < end and resolver.tokens.lows[step] == ",":
            return step + 1 in resolver.names_at and bool(resolver.flags[i] & (Word.TITLE | Word.ROLE))
        while step < end and resolver.tokens.words[step] in "\"'“‘«":
            step += 1
        return step in resolver.names_at

    def _thing(self, first: int, i: int) -> None:
        resolver = self.resolver
        lows, flags, lexicon = resolver.tokens.lows, resolver.flags, resolver.lexicon
        noun, bits = lows[i], flags[i]
        for n in range(first + 1, i):
            country = lexicon.demonyms.get(lows[n])
            if country is not None and noun == "capital":
                resolver.add(first, i, "nominal", self._capital(country, i))
                return
        types: tuple[EntityType, ...] = tuple(
            kind
            for kind, bit in (
                ("place", Word.PLACE_NOUN),
                ("organization", Word.ORGANIZATION_NOUN),
                ("object", Word.OBJECT_NOUN),
            )
            if bits & bit
        )  # type: ignore[assignment]
        answer = self._again(noun, types, i, described=first + 1 < i and lows[i - 1] != "whole")
        if answer.figure is None:
            later = [
                figure
                for figure in resolver.reading.cluster.figures
                if noun in figure.nouns and figure.entity_type in types and bits & Word.OBJECT_NOUN
            ]
            if len(later) == 1:
                answer = Answer(later[0], 0.7)
        if answer.figure is None:
            if bits & Word.STALE or (i + 1 < len(lows) and lows[i + 1] == "of"):
                return
            figure = resolver.create(noun, types[0], i)
            figure.nouns[noun] = None
            figure.kinds.update(lexicon.kinds.get(noun, ()))
            answer = Answer(figure, 0.45)
        if lows[first] in ("'s", "’s"):
            first += 1
        if any(resolver.valued[first:i]):
            first = i
        resolver.add(first, i, "nominal", answer, plural=noun in _PLURAL_THINGS)

    def _again(self, noun: str, types: tuple[EntityType, ...], i: int, *, described: bool) -> Answer:
        """The figure that "the ``noun``" calls again: of a fitting kind, described so, near, or the story's own."""
        resolver = self.resolver
        kinds = set(resolver.lexicon.kinds.get(noun, ()))
        scored: list[tuple[float, Figure]] = []
        recent: dict[int, float] = {}
        for age, sighting in enumerate(reversed(resolver.scene.seen)):
            gap = resolver.sentence - sighting.sentence
            recent.setdefault(
                sighting.figure.number,
                max(0.0, 2.0 - 0.35 * gap) + (0.4 if sighting.subject and gap < 2 else 0.0) - age * 0.03,
            )
        for figure in (*resolver.reading.cluster.figures, *resolver.extra):
            if figure.first >= i or figure.entity_type in ("person", "event"):
                continue
            if figure.entity_type not in types and noun not in figure.nouns:
                continue
            score = _kinship_of_nouns(figure, noun, kinds)
            if score < 0 or (described and score < 1.5):
                continue
            score += recent.get(figure.number, 0.0)
            if resolver.scene.main.get(figure.entity_type) is figure:
                score += 1.8
            scored.append((score, figure))
        scored = [pair for pair in scored if pair[0] >= 1.2]
        return decide(scored, 0.85)

    def _capital(self, country: str, i: int) -> Answer:
        resolver = self.resolver
        name = resolver.lexicon.capitals.get(country)
        if name is None:
            return NOBODY
        for figure in (*resolver.reading.cluster.figures, *resolver.extra):
            if tuple(name.lower().split()) in figure.keys or figure.name == name:
                return Answer(figure, 0.9)
        return Answer(resolver.create(name, "place", i), 0.8)

    def _indefinite(self, first: int, i: int, end: int) -> int:
        """ "A province 150 km north of X" before the province is named: the story's place, if it is one of the kind."""
        resolver = self.resolver
        lows = resolver.tokens.lows
        after = i + 1
        if not resolver.flags[i] & Word.PLACE_NOUN or after >= end:
            return i
        placed = (
            resolver.valued[after]
            or resolver.flags[after] & Word.COMPASS
            or lows[after] in ("located", "situated", "about", "around", "some", "just")
        )
        main = resolver.scene.main.get("place")
        if not placed or main is None:
            return i
        kinds = set(resolver.lexicon.kinds.get(lows[i], ()))
        noun = lows[i]
        fitting = [
            (_kinship_of_nouns(figure, noun, kinds) + 0.2 * figure.weight, figure)
            for figure in resolver.reading.cluster.figures
            if figure.entity_type == "place" and _kinship_of_nouns(figure, noun, kinds) >= 1.5
        ]
        if fitting:
            resolver.add(first, i, "nominal", decide(fitting, 0.65))
        return i

    def _role(self, first: int, i: int) -> None:
        """ "The prime minister", "the singer": whom the text calls so, or for a loose word the last person."""
        resolver = self.resolver
        lows = resolver.tokens.lows
        phrase = " ".join(lows[first + 1 : i + 1])
        noun = lows[i]
        figures = resolver.reading.cluster.figures
        called = [
            figure
            for figure in figures
            if figure.entity_type == "person"
            and (phrase in figure.nouns or (noun in figure.nouns and first + 1 == i))
        ]
        if not called:
            called = [
                figure
                for figure in figures
                if figure.entity_type == "person"
                and any(known.endswith(f" {noun}") or known == noun for known in figure.nouns)
            ]
        numbers = {figure.number for figure in called}
        if len(called) == 1 and called[0].first > i:
            answer = Answer(called[0], 0.7)
        elif called:
            answer = resolver.scene.nearest(
                lambda figure: 0.0 if figure.number in numbers else -1.0, i, resolver.sentence, resolver.paragraph,
                quoted=bool(resolver.quoted[i]), reach=20, ceiling=0.8 if phrase != noun or len(called) == 1 else 0.6,
            )  # fmt: skip
        elif noun in _LOOSE_PEOPLE:
            answer = resolver.scene.nearest(
                lambda figure: 0.0 if figure.entity_type == "person" else -1.0, i, resolver.sentence, resolver.paragraph,
                quoted=bool(resolver.quoted[i]), reach=2, ceiling=0.5,
            )  # fmt: skip
        else:
            return
        if answer.figure is not None:
            resolver.add(first, i, "nominal", answer)

    def _native(self, i: int, start: int, end: int) -> int:
        """ "The Kenyan took ...": a people's name alone after "the" is the person spoken of."""
        resolver = self.resolver
        lows, low = resolver.tokens.lows, resolver.tokens.lows[i]
        if i == start or lows[i - 1] != "the" or low.endswith("s") or low.endswith(("ese", "ish", "ch")):
            return i
        if i + 1 < end and resolver.tokens.words[i + 1][0].isalpha() and not self._is_verb(i + 1):
            return i
        answer = resolver.scene.nearest(
            lambda figure: 0.0 if figure.entity_type == "person" else -1.0, i, resolver.sentence, resolver.paragraph,
            quoted=bool(resolver.quoted[i]), reach=3, ceiling=0.65,
        )  # fmt: skip
        if answer.figure is not None:
            resolver.add(i - 1, i, "nominal", answer)
        return i

    def _is_verb(self, i: int) -> bool:
        bits, low = self.resolver.flags[i], self.resolver.tokens.lows[i]
        if bits & (Word.SPEECH | Word.PERSONAL) or low in (
            "is",
            "was",
            "has",
            "had",
            "will",
            "who",
            "also",
            "took",
            "won",
            "ran",
            "set",
            "made",
            "beat",
            "lost",
            "came",
            "went",
        ):
            return True
        return low.endswith("ed")

    def aged(self, i: int, start: int, end: int) -> None:
        """ "The 23-year-old": the person of that age, or the last person; the mention is the article alone, because
        the age itself is a value."""
        resolver = self.resolver
        lows = resolver.tokens.lows
        if i == start or lows[i - 1] != "the" or resolver.taken[i - 1]:
            return
        digits = lows[i].partition("-")[0]
        step = i + 1
        while (
            step < end
            and step < i + 3
            and (resolver.valued[step] or resolver.flags[step] & (Word.ROLE | Word.DEMONYM | Word.KIN))
        ):
            step += 1
        if step in resolver.names_at:
            return
        age = int(digits) if digits.isdigit() else -1

        def fits(figure: Figure) -> float:
            if figure.entity_type != "person":
                return -1.0
            return 3.0 if age in figure.ages else 0.0

        answer = resolver.scene.nearest(
            fits,
            i,
            resolver.sentence,
            resolver.paragraph,
            quoted=bool(resolver.quoted[i]),
            reach=6,
            ceiling=0.8,
        )
        if answer.figure is not None:
            resolver.add(i - 1, i - 1, "nominal", answer)

    def own_capital(self, i: int, end: int) -> int | None:
        """ "Its capital": the seat of the country spoken of; ``None`` where the text names no such country."""
        resolver = self.resolver
        if i + 1 >= end or resolver.tokens.lows[i + 1] != "capital" or i + 2 in resolver.names_at:
            return None
        for sighting in reversed(resolver.scene.seen):
            if resolver.sentence - sighting.sentence > 2:
                break
            country = next(
                (
                    name
                    for key in sighting.figure.keys
                    if (name := " ".join(key)) in resolver.lexicon.capitals
                ),
                "",
            )
            if country:
                resolver.add(i, i + 1, "nominal", self._capital(country, i))
                return i + 1
        return None

    def kin_phrase(self, i: int, start: int, end: int) -> int | None:
        """ "His father", "her elder son": reads from the possessive at ``i``; ``None`` where no kin word follows."""
        resolver = self.resolver
        k = self._kin_word(i + 1, end)
        if k is None:
            return None
        owner = resolver.pronouns.who(
            i, resolver.lexicon.pronouns[resolver.tokens.lows[i]].removeprefix("own_")
        )
        if owner.figure is None:
            return None
        if any(resolver.valued[i + 1 : k]):
            self.pending = (k, owner.figure, resolver.tokens.lows[k])
            resolver.add(i, i, "possessive", owner)
            return k
        if self._apposed(i, k, start, end):
            return k
        self._kin(i, k, owner.figure, owner.confidence, end)
        return k

    def _apposed(self, i: int, k: int, start: int, end: int) -> bool:
        """ "Ann Lee and Bo Lee, her sister,": the phrase from ``i`` to ``k`` speaks of the name before the comma."""
        resolver = self.resolver
        words = resolver.tokens.words
        if i - 1 <= start or words[i - 1] != "," or k + 1 >= end or words[k + 1] not in ",.)":
            return False
        last = resolver.drafts[-1] if resolver.drafts else None
        if last is None or last.form != "name" or last.end != resolver.tokens.starts[i - 1] or last.figure is None:
            return False
        bearer = last.figure
        if bearer.entity_type not in ("person", ""):
            return False
        word = resolver.tokens.lows[k]
        relation, sex = resolver.lexicon.kin[word]
        owner = resolver.scene.nearest(
            lambda figure: 0.0 if figure.entity_type == "person" and figure is not bearer else -1.0,
            i,
            resolver.sentence,
            resolver.paragraph,
            quoted=bool(resolver.quoted[i]),
            reach=2,
            ceiling=0.8,
        )
        if owner.figure is not None:
            resolver.reading.kinship.link(owner.figure, relation, bearer, word, sex)
        resolver.add(i, k, "nominal", Answer(bearer, 0.85))
        return True

    def _kin_word(self, i: int, end: int) -> int | None:
        resolver = self.resolver
        for k in range(i, min(i + 4, end)):
            if resolver.flags[k] & Word.KIN:
                return k
            if not resolver.valued[k] and (
                resolver.flags[k] & Word.FUNCTION
                or k in resolver.names_at
                or not resolver.tokens.words[k][0].isalpha()
            ):
                return None
        return None

    def _kin(self, first: int, k: int, owner: Figure, sure: float, end: int) -> None:
        """Notes the phrase from ``first`` to kin word ``k`` of ``owner``: a known relative, the name that follows,
        or somebody whom the text never names."""
        resolver = self.resolver
        word = resolver.tokens.lows[k]
        relation, sex = resolver.lexicon.kin[word]
        follower = self._follower(k, end)
        if follower is not None:
            resolver.reading.kinship.link(owner, relation, follower, word, sex)
            if resolver.tokens.words[k + 1] != ",":
                resolver.add(
                    first, first, "possessive", Answer(owner, sure)
                ) if first == k - 1 or resolver.tokens.lows[first] in resolver.lexicon.pronouns else None
                return
            resolver.add(first, k, "nominal", Answer(follower, 0.9))
            return
        known = resolver.reading.kinship.of(owner, relation, sex)
        if len(known) == 1:
            resolver.add(first, k, "nominal", Answer(known[0], min(0.9, sure + 0.1), (known[0],)))
        elif known:
            resolver.add(first, k, "nominal", Answer(None, 0.3, tuple(known)), entity_type="person")
        else:
            figure = resolver.create("", "person", k)
            figure.kin_of = (owner, word)
            resolver.reading.kinship.link(owner, relation, figure, word, sex)
            resolver.add(first, k, "nominal", Answer(figure, sure * 0.8))

    def _follower(self, k: int, end: int) -> Figure | None:
        """The person named right after a kin word: "his son X", "his son, X,"."""
        resolver = self.resolver
        step = k + 1
        if step < end and resolver.tokens.words[step] == ",":
            step += 1
        if step >= end or step not in resolver.names_at:
            return None
        owners = resolver.reading.cluster.by_key.get(resolver.reading.keys[resolver.names_at[step]], [])
        return owners[0] if len(owners) == 1 and owners[0].entity_type in ("person", "") else None

    def _kin_of(self, k: int, start: int, end: int) -> int:
        """ "X's father" and "the son of X", where these stand alone for a person."""
        resolver = self.resolver
        lows = resolver.tokens.lows
        if k + 1 < end and lows[k + 1] == "of" and k > start and lows[k - 1] == "the":
            return self._child_of(k, start, end)
        if k > start + 1 and lows[k - 1] in ("'s", "’s") and resolver.drafts:
            owner = resolver.drafts[-1]
            if (
                owner.form == "name"
                and owner.end == resolver.tokens.starts[k - 1]
                and owner.figure is not None
            ):
                if self._follower(k, end) is not None:
                    return k
                resolver.drafts.pop()
                resolver.scene.seen.pop()
                first = resolver.tokens.at(owner.start)
                self._kin(first, k, owner.figure, owner.confidence, end)
        return k

    def _child_of(self, k: int, start: int, end: int) -> int:
        """ "The son of X" as a subject or object of its own; in apposition to a name X alone stays the mention."""
        resolver = self.resolver
        names = resolver.names_at
        owner_at = next((n for n in range(k + 2, min(k + 9, end)) if n in names), None)
        before = k - 2
        while before >= start and not resolver.tokens.words[before][0].isalnum():
            before -= 1
        if owner_at is None or (
            k - 2 >= start and before < k - 2 and resolver.drafts and self._ends_at(before)
        ):
            return k
        if k - 2 >= start and resolver.tokens.lows[k - 2] in ("is", "was", "as", "and", "a"):
            return k
        n = names[owner_at]
        owners = resolver.reading.cluster.by_key.get(resolver.reading.keys[n], [])
        if len(owners) != 1:
            return k
        owner = self.nickname(n, Answer(owners[0], 1.0)).figure
        relation, sex = resolver.lexicon.kin[resolver.tokens.lows[k]]
        known = resolver.reading.kinship.of(owner, relation, sex) if owner is not None else []
        if len(known) != 1:
            return k
        last = resolver.reading.names[n].last
        while (
            last + 1 < end
            and resolver.tokens.words[last + 1] in "\"'”’»"
            and resolver.tokens.ends[last] == resolver.tokens.starts[last + 1]
        ):
            last += 1
        resolver.add(k - 1, last, "nominal", Answer(known[0], 0.85))
        return last

    def _ends_at(self, token: int) -> bool:
        """Whether the last person noted ends at ``token`` or shortly before it (an age may stand between)."""
        resolver = self.resolver
        last = resolver.drafts[-1]
        gap = resolver.tokens.starts[token] - last.end
        return last.form == "name" and gap < 6

    def follow(self, n: int, figure: Figure | None) -> None:
        """A name that completes a kin phrase read just before: "his 32-year-old son X"."""
        if self.pending is None:
            return
        last, owner, word = self.pending
        first = self.resolver.reading.names[n].first
        if first - last in (1, 2) and figure is not None and figure.entity_type in ("person", ""):
            relation, sex = self.resolver.lexicon.kin[word]
            self.resolver.reading.kinship.link(owner, relation, figure, word, sex)
        self.pending = None

    def _is_epithet(self, name: Name, figure: Figure) -> bool:
        """ "The King of Swing": a royal title over no realm, met once."""
        lows = [word.lower() for word in name.words]
        if len(lows) < 3 or "of" not in lows or len(figure.keys) > 1 or figure.weight > 2.0:
            return False
        realm = lows[lows.index("of") + 1]
        lexicon = self.resolver.lexicon
        return (
            bool(lexicon.flags.get(lows[0], 0) & Word.HONORIFIC)
            and realm not in lexicon.known
            and realm != "the"
        )

    def nickname(self, n: int, answer: Answer) -> Answer:
        """A by-name that the text never ties to anybody ("the so-called 'Lion'") is the person last spoken of."""
        figure = answer.figure
        name = self.resolver.reading.names[n]
        if figure is None or figure.entity_type not in ("person", "") or figure.aliases:
            return answer
        before = self.resolver.tokens.lows[max(0, name.first - 3) : name.first]
        if not (name.quoted and "so-called" in before) and not self._is_epithet(name, figure):
            return answer
        resolver = self.resolver
        found = resolver.scene.nearest(
            lambda other: 0.0 if other.entity_type == "person" and other is not figure else -1.0,
            name.first, resolver.sentence, resolver.paragraph, quoted=False, reach=1, ceiling=0.7,
        )  # fmt: skip
        return found if found.figure is not None else answer


def _kinship_of_nouns(figure: Figure, noun: str, kinds: set[str]) -> float:
    """How well "the ``noun``" fits what the text calls ``figure``; negative where it cannot."""
    if noun in figure.nouns:
        return 3.5
    if "media" in figure.kinds and "media" not in kinds:
        return -1.0
    if figure.kinds and kinds:
        return 1.5 if figure.kinds & kinds else -1.0
    if figure.kinds and not kinds:
        return 0.2
    if figure.entity_type == "organization" and figure.keys and figure.votes.get("organization", 0.0) < 2.0:
        return -1.0
    return 0.5
