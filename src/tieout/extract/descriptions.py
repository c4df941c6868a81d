"""What a text calls each figure next to its name: "X, a valley", "the capital Y", "prime minister Z", ",
32,"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tieout.extract.figures import Cluster, Figure, Key, describe
from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.name_parts import Name
from tieout.extract.sentences import Sentence
from tieout.extract.tokens import Tokens

_DESCRIBED = Word.PLACE_NOUN | Word.ORGANIZATION_NOUN | Word.OBJECT_NOUN | Word.ROLE | Word.TITLE
_AFTER_NAMES = Word.FUNCTION | Word.SPEECH | Word.PERSONAL
"""What follows a name that stands for itself; any other lower-case word may make it a mere modifier."""
_DEATH_REACH = 30


def note_descriptions(
    names: Sequence[Name], keys: Sequence[Key], cluster: Cluster, tokens: Tokens, lexicon: Lexicon
) -> None:
    """Gives figures their nouns, ages, kinds and violent deaths."""
    people: list[tuple[int, Figure]] = []
    for name, key in zip(names, keys, strict=True):
        figure = cluster.owner(key)
        if figure is None:
            continue
        if figure.entity_type == "person":
            people.append((name.last, figure))
        start, end = tokens.firsts[name.sentence], tokens.firsts[name.sentence + 1]
        if name.title is not None:
            describe(figure, " ".join(tokens.lows[name.title[0] : name.title[1] + 1]), lexicon)
        _note_before(figure, name.first, start, tokens, lexicon)
        if name.last + 1 < end:
            _note_after(figure, name.last + 1, end, tokens, lexicon)
    people.sort(key=lambda pair: pair[0])
    positions = [token for token, _ in people]
    for i in tokens.where(Word.FATAL):
        n = bisect_right(positions, i) - 1
        if n >= 0 and i - positions[n] <= _DEATH_REACH and positions[n] >= tokens.bounds(i)[0]:
            people[n][1].dead = True


def weigh(
    names: Sequence[Name],
    keys: Sequence[Key],
    cluster: Cluster,
    tokens: Tokens,
    sentences: Sequence[Sentence],
) -> None:
    """Weighs each figure by its mentions; the headline and the first paragraphs weigh more, "US troops"
    less."""
    for name, key in zip(names, keys, strict=True):
        figure = cluster.owner(key)
        if figure is None:
            continue
        sentence = sentences[name.sentence]
        weight = 1.5 if sentence.paragraph < 2 else 1.0
        if sentence.kind == "heading" and name.sentence < 2:
            weight = 3.0
        after = name.last + 1
        if (
            after < len(tokens.words)
            and tokens.words[after][0].islower()
            and not tokens.flags[after] & _AFTER_NAMES
        ):
            weight *= 0.4
        figure.weight += weight


def _note_before(figure: Figure, first: int, start: int, tokens: Tokens, lexicon: Lexicon) -> None:
    lows, flags = tokens.lows, tokens.flags
    i = first - 1
    if i < start:
        return
    if lows[i] == ",":
        i -= 1
    elif lows[i] == "of" and i > start and flags[i - 1] & Word.PLACE_NOUN:
        i -= 1
        if any(low in ("a", "an", "any", "one") for low in lows[max(start, i - 3) : i]):
            i = -1  # "a province of X": X is what it belongs to
    if i >= start and flags[i] & _DESCRIBED and not flags[i] & Word.KIN and tokens.words[i][0].islower():
        _describe(figure, i, start, tokens, lexicon)
    for n in range(first - 1, max(start - 1, first - 4), -1):
        number, _, rest = lows[n].partition("-")
        if rest.startswith("year") and number.isdigit():
            figure.ages.add(int(number))


def _note_after(figure: Figure, after: int, end: int, tokens: Tokens, lexicon: Lexicon) -> None:
    lows = tokens.lows
    if (
        figure.entity_type in ("object", "")
        and tokens.flags[after] & Word.OBJECT_NOUN
        and tokens.joined(after - 1)
    ):
        describe(figure, lows[after], lexicon)
    if figure.entity_type in ("organization", "") and lows[after] in lexicon.cues["armed"]:
        figure.kinds.add("armed")
    if figure.entity_type in ("organization", "") and lows[after] in lexicon.cues["club_after"]:
        figure.kinds.add("sport")
    listed = lows[after] == "," and after + 1 < end and tokens.capital[after + 1]
    if listed and figure.entity_type == "place" and not figure.kinds and lows[after + 1] in lexicon.countries:
        figure.kinds.add("town")
    if after + 1 >= end or lows[after] not in (",", "(", "is", "was", "–", "-", "—"):
        return
    low = lows[after + 1]
    if low.isdigit() and len(low) <= 3 and after + 2 < end and lows[after + 2] in (",", ".", ")", ";"):
        figure.ages.add(int(low))
        after += 2
    _note_apposition(figure, after + 1, end, tokens, lexicon)


def _note_apposition(figure: Figure, i: int, end: int, tokens: Tokens, lexicon: Lexicon) -> None:
    lows, flags = tokens.lows, tokens.flags
    if i >= end or not (
        lows[i] in ("a", "an", "the", "former", "once", "now")
        or flags[i] & (Word.TITLE | Word.ROLE | Word.OFFICE_MODIFIER)
    ):
        return
    for n in range(i, min(i + 6, end)):
        if not lows[n][0].isalnum() or lows[n] in ("of", "in", "that", "which", "who", "for", "to", "and"):
            return
        if flags[n] & _DESCRIBED:
            following = lows[n + 1] if n + 1 < end else "."
            if following == "group" and flags[n] & Word.PLACE_NOUN:
                following = "."  # "an island group"
            if following in lexicon.cues["apposition_end"] and not flags[n] & Word.KIN:
                _describe(figure, n, i, tokens, lexicon)
                return


def _describe(figure: Figure, i: int, start: int, tokens: Tokens, lexicon: Lexicon) -> None:
    """Notes the noun at ``i``, and with the word before it where the two make one title ("prime
    minister")."""
    describe(figure, tokens.lows[i], lexicon)
    figure.dead = figure.dead or tokens.lows[i] == "victim"
    before = tokens.flags[i - 1] if i > start else 0
    if before & (Word.OFFICE_MODIFIER | Word.TITLE) and not before & Word.FUNCTION:
        describe(figure, f"{tokens.lows[i - 1]} {tokens.lows[i]}", lexicon)
