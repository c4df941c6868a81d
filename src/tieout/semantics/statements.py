"""Statement x statement -> do two documents speak of one thing? By what is counted and the words around it.

A rule names the thing that a figure is about from its own sentence, and two newsrooms seldom choose the same
words: "a premium of 27 percent" and "22 percent more than the last price". What they share are the unit, the
noun counted, telling words near the figure, often the figure itself. Each of these is worth something, and
some words forbid it outright: damaged houses are not destroyed ones, a part is not the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tieout.semantics.surroundings import ABOARD, PEOPLE, PERSON, Statement, words_of_name
from tieout.values.model import Value

_WORDS = 0.8
"""What the same words around two figures are worth, all of them the same."""
_COUNTED = 0.3
"""What the same noun counted is worth where it is rare in the story."""
_SUBJECT, _OTHER_ACTOR = 0.15, -0.1
_PHRASE = 0.3
"""What the same phrase is worth, half of it under another subject."""
_OWN_NAME, _OTHER_PHRASE = -0.25, -0.1
"""What a name that only one phrase holds takes away, and two phrases with no word in common."""
_KEYWORD = 0.15
"""What a rare word in both phrases is worth."""
_ONLY = 0.2
"""What it is worth that each document has just one figure of the kind that the other does not give."""
_MEASURE = 0.15
"""What it is worth that both give one and the same measure, a speed or a height, not a count or a date."""
_FIGURE, _NEARLY, _ROUND_FIGURE = 0.6, 0.3, 0.2
"""What the same figure is worth: 3,043 is hardly a coincidence, 12 may be."""
_NEAR_BY, _FAR_OFF = 0.05, -0.25
_CLOSE, _FAR, _FAR_DURATION = 0.4, 0.75, 0.5
"""Gaps relative to the larger figure: sources that differ mostly differ by less than ``_CLOSE``."""
_REACH = 5.0
_NEARLY_SAME = 0.01
_TIMED, _PARTS_OF_A_TIME = 0.2, 2
_TELLING_DIGITS = 3
_RARE = 2.0
"""The rarity (a natural logarithm) from which a noun counted tells all it can."""
_SHOWN = 4
COMMON = frozenset(
    (
        *("amount", "people", "date", "percentage", "duration", "order", "score", "length"),
        *("person", "minute", "year"),
    )
)
"""Kinds of figure and nouns counted that stand for many things in one story."""


@dataclass(frozen=True, slots=True)
class Bond:
    """How surely two statements are about one thing (0 and up), and why, or why not."""

    strength: float
    reason: str
    telling: bool = False
    """Whether both state one figure that is hardly a coincidence."""


def relate_statements(a: Statement, b: Statement, *, only: bool = False) -> Bond:
    """How surely ``a`` and ``b`` are about one thing; 0 and below where something tells them apart.

    ``only`` says that each is the only figure of its kind that the other document does not give.
    """
    if apart := _told_apart(a, b):
        return Bond(0.0, apart)
    strength, reasons = 0.0, []
    if shared := a.around.keys() & b.around.keys():
        strength += _WORDS * sum(a.around[word] * b.around[word] for word in shared)
        reasons.append(f"both speak of {_listed(shared, a)}")
    if a.head and a.head == b.head:
        strength += _COUNTED * min(1.0, a.rarity_of(a.head) / _RARE)
        reasons.append(f"both count {a.head}")
    for worth, reason in (_subjects(a, b), _phrases(a, b), _figures(a.value, b.value)):
        strength += worth
        reasons += [reason] if reason else []
    if only:
        strength += _ONLY
        reasons.append("no other figure of the kind differs")
    if len(a.family) == 1 and a.family[0] not in COMMON:
        strength += _MEASURE
    telling = same_figure(a.value, b.value) and _digits(a.value) >= _TELLING_DIGITS
    return Bond(round(strength, 3), "; ".join(reasons), telling)


def same_figure(a: Value, b: Value) -> bool:
    """Whether both state one figure, to the digit and with the same bound."""
    return a.low == b.low and a.high == b.high and a.numbers == b.numbers and a.edtf == b.edtf


def _told_apart(a: Statement, b: Statement) -> str:
    """What forbids that two statements are about one thing, or an empty text.

    The same figure outweighs all but another kind of figure and two groups that exclude each other.
    """
    if a.family != b.family:
        return "other kinds of figure"
    same = same_figure(a.value, b.value)
    if not same and a.entity != b.entity and a.is_actor and b.is_actor:
        return f"{a.entity} is not {b.entity}"
    if a.head and b.head and a.head != b.head and not same and a.family[0] in (ABOARD, PEOPLE):
        general = PERSON in (a.head, b.head) and a.family[0] == PEOPLE
        if not general:
            return f"{a.head} against {b.head}"
    if a.before and b.before and a.before - b.before and b.before - a.before:
        return f"{' '.join(sorted(a.before))} against {' '.join(sorted(b.before))}"
    for number in a.groups.keys() & b.groups.keys():
        if not a.groups[number] & b.groups[number]:
            return f"{min(a.groups[number])} against {min(b.groups[number])}"
    if same or nearly_same(a.value, b.value):
        return ""
    if a.family[0] == "date" and (_has_own_name(a, b) or _has_own_name(b, a)):
        return f"only one is about {min(a.names ^ b.names)}"
    if (a.value.kind == b.value.kind == "duration") and _timed_apart(a.value, b.value):
        return "two timed performances"
    if _out_of_reach(a.value, b.value):
        return "figures too far apart"
    if a.scope != b.scope:
        return f"only one is '{min(a.scope ^ b.scope)}'"
    if narrow := (a.narrow - b.around.keys()) | (b.narrow - a.around.keys()):
        return f"only one is {min(narrow)}"
    if a.moments != b.moments and a.family[0] not in ("date", "order"):
        return f"only one is of {min(a.moments ^ b.moments)}"
    return ""


def _listed(shared: Iterable[str], a: Statement) -> str:
    return ", ".join(sorted(shared, key=lambda word: (-a.around[word], word))[:_SHOWN])


def _subjects(a: Statement, b: Statement) -> tuple[float, str]:
    if a.entity == b.entity:
        return _SUBJECT, f"both of {a.entity}"
    return (_OTHER_ACTOR, "") if a.is_actor or b.is_actor else (0.0, "")


def _phrases(a: Statement, b: Statement) -> tuple[float, str]:
    worth = _OWN_NAME if _has_own_name(a, b) or _has_own_name(b, a) else 0.0
    alike = len(a.what & b.what) / len(a.what | b.what) if a.what or b.what else float(bool(a.head))
    worth += _PHRASE * alike if a.entity == b.entity else _PHRASE * alike / 2
    if any(a.rarity_of(word) >= _RARE for word in a.what & b.what):
        worth += _KEYWORD
    if a.head and a.what and b.what and not a.what & b.what:
        worth += _OTHER_PHRASE
    return worth, ""


def _has_own_name(a: Statement, b: Statement) -> bool:
    """Whether the phrase of ``a`` holds a name of which ``b`` says nothing: "goals for Santos", "goals"."""
    return bool(a.names) and bool(a.names - b.around.keys() - words_of_name(b.entity))


def _figures(a: Value, b: Value) -> tuple[float, str]:
    if same_figure(a, b):
        if _digits(a) >= _TELLING_DIGITS:
            return _FIGURE, "the same telling figure"
        return _ROUND_FIGURE, "the same figure"
    one, two = _end(a), _end(b)
    if one is None or two is None:
        return 0.0, ""
    if nearly_same(a, b):
        return _NEARLY, "nearly the same telling figure"
    low, high = sorted((abs(one), abs(two)))
    gap = (high - low) / high if high else 0.0
    if gap <= _CLOSE:
        return _NEAR_BY, "figures close by"
    return (_FAR_OFF, "") if gap > (_FAR_DURATION if a.kind == "duration" else _FAR) else (0.0, "")


def _timed_apart(a: Value, b: Value) -> bool:
    """Whether two times to the second ("2:01:53", "58:42") are too far apart to be of one performance."""
    one, two = _end(a), _end(b)
    if one is None or two is None or min(len(a.numbers), len(b.numbers)) < _PARTS_OF_A_TIME:
        return False
    return abs(one - two) > _TIMED * max(one, two)


def _out_of_reach(a: Value, b: Value) -> bool:
    """Whether one figure is more than ``_REACH`` times the other: two sources do not differ by so much."""
    one, two = _end(a), _end(b)
    if one is None or two is None:
        return False
    low, high = sorted((abs(one), abs(two)))
    return high > _REACH * low


def nearly_same(a: Value, b: Value) -> bool:
    """Whether two figures of several digits lie within 1 %: 1,281 and 1,283 are hardly two things.

    Two times to the second are: runners finish seconds apart.
    """
    if min(len(a.numbers), len(b.numbers)) >= _PARTS_OF_A_TIME:
        return False
    one, two = _end(a), _end(b)
    if one is None or two is None or abs(one - two) > _NEARLY_SAME * max(abs(one), abs(two)):
        return False
    return min(_digits(a), _digits(b)) >= _TELLING_DIGITS


def _end(value: Value) -> float | None:
    """The figure that measures a value; none for days and words."""
    if value.edtf:
        return None
    return value.high if value.low is None else value.low


def _digits(value: Value) -> int:
    """How many digits of the printed figure tell: 3,043 has four, 180,000 two, 2:00:35 enough."""
    if value.kind == "score":
        return 1
    if value.edtf:
        return len(value.edtf.replace("-", "")) // 2
    if len(value.numbers) > 1:
        return _TELLING_DIGITS
    number = value.numbers[0] if value.numbers else value.low or 0.0
    return len(f"{number:.10g}".replace(".", "").replace("-", "").strip("0"))
