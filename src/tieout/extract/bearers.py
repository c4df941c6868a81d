"""Which of several people a name means: two bearers of one family name, and by-names tied to nobody."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.figures import Figure
from tieout.extract.lexicon import Word
from tieout.extract.name_parts import Name
from tieout.extract.scene import Answer, decide
from tieout.extract.stage import Stage

_REACH = 12
"""Sentences looked back for the bearer of a bare family name."""


def bearer(stage: Stage, name: Name, owners: list[Figure], start: int) -> tuple[int, Answer]:
    """Who is meant, and the token where the mention starts: before "the elder" in "the elder Hale"."""
    tokens = stage.tokens
    before = name.first - 1
    if (
        before > start
        and tokens.lows[before] in stage.lexicon.cues["fresh"]
        and tokens.lows[before - 1] in ("the", "a")
    ):
        return name.first, Answer(None, 0.3, tuple(owners))  # "the next Massoud" is nobody yet
    first, wanted = _told_apart(stage, name, start)
    if wanted:
        chosen = _by_age(stage, owners, elder=bool(wanted & Word.ELDER))
        if chosen is not None:
            return first, Answer(chosen, 0.9)
    near = range(name.last + 1, min(name.last + 4, len(tokens.lows)))
    fatal = any(tokens.flags[n] & Word.FATAL or tokens.lows[n] in stage.lexicon.cues["dying"] for n in near)
    numbers = {owner.number for owner in owners}
    answer = stage.nearest(
        lambda figure: _likely(stage, figure, owners, fatal=fatal) if figure.number in numbers else -1.0,
        name.first,
        reach=_REACH,
        ceiling=0.9,
    )
    if answer.figure is None:
        answer = decide([(owner.weight - 4.0 * owner.dead, owner) for owner in owners], 0.6)
    rest = tuple(owner for owner in owners if owner not in answer.candidates)
    return name.first, Answer(answer.figure, answer.confidence, answer.candidates + rest)


def _told_apart(stage: Stage, name: Name, start: int) -> tuple[int, int]:
    """The first token of "the elder X" or "X Jr", and which of ``Word.ELDER`` and ``YOUNGER`` it says (0:
    neither)."""
    tokens = stage.tokens
    suffix = tokens.lows[name.last - 1] if tokens.words[name.last] == "." else tokens.lows[name.last]
    if suffix in ("jr", "junior"):
        return name.first, Word.YOUNGER
    if suffix in ("sr", "senior"):
        return name.first, Word.ELDER
    before = name.first - 1
    if before < start or name.title is not None:
        return name.first, 0
    wanted = tokens.flags[before] & (Word.ELDER | Word.YOUNGER)
    if wanted and before > start and tokens.lows[before - 1] == "the":
        before -= 1
    return before if wanted else name.first, wanted


def _by_age(stage: Stage, owners: Sequence[Figure], *, elder: bool) -> Figure | None:
    """The parent (or the child) among bearers of one name, by the kin that the text states."""
    kinship = stage.ground.kinship
    relation = "child" if elder else "parent"
    fitting = [owner for owner in owners if any(other in kinship.of(owner, relation) for other in owners)]
    return fitting[0] if len(fitting) == 1 else None


def _likely(stage: Stage, figure: Figure, owners: Sequence[Figure], *, fatal: bool) -> float:
    """The bonus of a bearer: words of dying nearby speak of the one who died, others of the living."""
    if any(owner.dead for owner in owners):
        return 1.0 if figure.dead == fatal else 0.0
    if not fatal:
        return 0.0
    return 0.6 if any(stage.ground.kinship.of(other, "parent") == [figure] for other in owners) else 0.0


def byname(stage: Stage, name: Name, answer: Answer) -> Answer:
    """A by-name that the text never ties to anybody ("the so-called 'Lion'") is the person last spoken of."""
    figure = answer.figure
    if not name.quoted and len(name.words) < 3:
        return answer
    if figure is None or figure.entity_type not in ("person", "") or figure.aliases:
        return answer
    called = name.quoted and "so-called" in stage.tokens.lows[max(0, name.first - 3) : name.first]
    epithet = (
        name.quoted
        and "of" in name.words[1:-1]
        and stage.tokens.lows[name.first - 2 : name.first - 1] == ["the"]
    )
    if not called and not epithet and not _is_epithet(stage, name, figure):
        return answer
    found = stage.nearest(
        lambda other: 0.0 if other.entity_type == "person" and other is not figure else -1.0,
        name.first,
        reach=2,
        ceiling=0.7,
    )
    return found if found.figure is not None else answer


def _is_epithet(stage: Stage, name: Name, figure: Figure) -> bool:
    """For "The King of Swing": a royal title over no realm, met once."""
    lows = [word.lower() for word in name.words]
    if len(lows) < 3 or "of" not in lows[:-1] or len(figure.keys) > 1 or figure.weight > 2.0:
        return False
    realm = lows[lows.index("of") + 1]
    royal = stage.lexicon.flags.get(lows[0], 0) & Word.HONORIFIC
    return bool(royal) and realm not in stage.lexicon.known and realm != "the"
