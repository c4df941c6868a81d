"""Who is on stage: what has been named so far, how recently, and in which role.

One ``Scene`` accompanies the reading of a document from left to right. A pronoun, a bare family name or a
noun such as "the valley" is answered from it; the margin between the best answer and the next is its
confidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tieout.extract.figures import Figure

_KEPT = 14
"""How many sightings are remembered: a reader does not look back further for a pronoun."""
_LEADS = ((1.5, 1.0), (0.7, 0.85), (0.25, 0.7), (0.0, 0.55))
"""Lead of the best answer over the next, and the share of full confidence that it earns."""

Fits = Callable[[Figure], float]
"""A figure's bonus as an answer, or a negative number where it cannot be meant."""


@dataclass(slots=True)
class Sighting:
    """One mention as it is remembered."""

    figure: Figure
    last: int
    sentence: int
    paragraph: int
    subject: bool
    quoted: bool


@dataclass(slots=True)
class Answer:
    """Who a word means: the figure, how sure that is, and who else it may be (best first)."""

    figure: Figure | None
    confidence: float
    candidates: tuple[Figure, ...] = ()


NOBODY = Answer(None, 0.0)


class Scene:
    """Sightings in reading order. ``main`` is the story's main figure of each type, ``sentence`` and
    ``paragraph`` say where reading has come to."""

    def __init__(self, main: Mapping[str, Figure]) -> None:
        self.main = main
        self.seen: list[Sighting] = []
        self.sentence = 0
        self.paragraph = 0

    def enter(self, figure: Figure, last: int, *, subject: bool, quoted: bool) -> None:
        """Remembers a mention that was resolved and ends with token ``last``."""
        self.seen.append(Sighting(figure, last, self.sentence, self.paragraph, subject, quoted))
        if len(self.seen) > 4 * _KEPT:
            del self.seen[: 2 * _KEPT]

    def nearest(self, fits: Fits, *, quoted: bool, reach: int, ceiling: float, near: bool = False) -> Answer:
        """The figure that a word most likely means.

        Looks back ``reach`` sentences; the confidence is at most ``ceiling``. Where the word stands outside
        quotation marks (``quoted`` false), names inside them are unlikely. With ``near`` the last mention
        counts for more than the subject, as it does for "it" in the middle of a sentence and for "himself".
        """
        scores: dict[int, tuple[float, Figure]] = {}
        step = 0.3 if near else 0.08
        subject = 0.5 if near else 1.5
        for age, sighting in enumerate(reversed(self.seen)):
            distance = self.sentence - sighting.sentence
            if age >= _KEPT or distance > reach:
                break
            figure = sighting.figure
            score = fits(figure)
            if score < 0:
                continue
            score += (3.0 if distance == 0 else 2.8 - 0.7 * distance) - age * step
            if sighting.subject:
                score += subject
            if sighting.paragraph != self.paragraph:
                score -= 0.3
            if sighting.quoted and not quoted:
                score -= 2.0
            if self.main.get(figure.entity_type) is figure:
                score += 0.4
            best = scores.get(figure.number)
            if best is None or score > best[0]:
                scores[figure.number] = (score, figure)
        return decide(scores.values(), ceiling)


def decide(scored: Iterable[tuple[float, Figure]], ceiling: float) -> Answer:
    """The best of ``scored`` figures; the smaller its lead over the next, the lower the confidence."""
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].number))
    if not ranked:
        return NOBODY
    figures = tuple(figure for _, figure in ranked)
    if len(ranked) == 1:
        return Answer(figures[0], ceiling, figures)
    lead = ranked[0][0] - ranked[1][0]
    share = next(share for least, share in _LEADS if lead >= least)
    return Answer(figures[0], ceiling * share, figures[:4])
