"""Who is on stage: what has been named so far, how recently, and in which role.

One ``Scene`` accompanies the reading of a document from left to right. A pronoun, a bare family name or a noun
such as "the valley" is answered from it; the margin between the best answer and the next is its confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tieout.extract.figures import Figure

_KEPT = 14
"""How many sightings are remembered: a reader does not look back further for a pronoun."""


@dataclass(slots=True)
class Sighting:
    """One mention as it is remembered."""

    figure: Figure
    token: int
    sentence: int
    paragraph: int
    subject: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a word means: the figure, how sure that is, and who else it may be (best first)."""

    figure: Figure | None
    confidence: float
    candidates: tuple[Figure, ...] = ()


NOBODY = Answer(None, 0.0)


class Scene:
    """Sightings in reading order; the newest come first in every answer."""

    def __init__(self, main: dict[str, Figure]) -> None:
        self.main = main
        self.seen: list[Sighting] = []

    def enter(self, sighting: Sighting) -> None:
        """Remembers a mention that was resolved."""
        self.seen.append(sighting)
        if len(self.seen) > 4 * _KEPT:
            del self.seen[: 2 * _KEPT]

    def nearest(
        self,
        fits: Callable[[Figure], float],
        token: int,
        sentence: int,
        paragraph: int,
        *,
        quoted: bool,
        reach: int,
        ceiling: float,
        near: bool = False,
    ) -> Answer:
        """The figure that a word at ``token`` most likely means.

        ``fits`` gives a figure's bonus, or a negative number where it cannot be meant. Looks back ``reach``
        sentences; the confidence is at most ``ceiling``. With ``near`` the last mention counts for more than the
        subject, as it does for "it" in the middle of a sentence and for "himself".
        """
        scores: dict[int, tuple[float, Figure]] = {}
        for age, sighting in enumerate(reversed(self.seen)):
            if age >= _KEPT or sentence - sighting.sentence > reach:
                break
            bonus = fits(sighting.figure)
            if bonus < 0:
                continue
            score = (
                bonus
                + _closeness(sighting, sentence, paragraph, 0.5 if near else 1.5)
                - age * (0.3 if near else 0.08)
            )
            if sighting.quoted and not quoted:
                score -= 2.0
            if self.main.get(sighting.figure.entity_type) is sighting.figure:
                score += 0.4
            best = scores.get(sighting.figure.number)
            if best is None or score > best[0]:
                scores[sighting.figure.number] = (score, sighting.figure)
        return decide(scores.values(), ceiling)


def _closeness(sighting: Sighting, sentence: int, paragraph: int, subject: float) -> float:
    distance = sentence - sighting.sentence
    score = 3.0 if distance == 0 else 2.8 - 0.7 * distance
    if sighting.paragraph != paragraph:
        score -= 0.3
    if sighting.subject:
        score += subject
    return score


def decide(scored: Iterable[tuple[float, Figure]], ceiling: float) -> Answer:
    """The best of ``scored`` figures; the smaller its lead over the next, the lower the confidence."""
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].number))
    if not ranked:
        return NOBODY
    figures = tuple(figure for _, figure in ranked)
    if len(ranked) == 1:
        return Answer(figures[0], ceiling, figures)
    lead = ranked[0][0] - ranked[1][0]
    share = 1.0 if lead >= 1.5 else 0.85 if lead >= 0.7 else 0.7 if lead >= 0.25 else 0.55
    return Answer(figures[0], ceiling * share, figures[:4])
