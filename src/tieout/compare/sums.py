"""Shares of a total and parts of a sum, checked within one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from tieout.compare.findings import sum_finding, what_of
from tieout.model import Claim, Finding
from tieout.semantics.lexicon import tokens, words
from tieout.semantics.numbers import Overlap, printed_step
from tieout.semantics.wording import plural, say, say_number
from tieout.values import format_value
from tieout.values.vocabulary import vocabulary

_WIDE = Overlap()
_BETWEEN = 60
"""Characters within which a share and the number it is of stand together: "3,043, or 2.3 per cent"."""
_Pair = tuple[Claim, Claim]
"""A number and the percentage that stands for it."""
_COUNTS = frozenset({"votes", "participants", "count", "deaths", "injured"})


def shares(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """A percentage that the document's own total contradicts: "3,043, or 2.3 per cent" where it is 1.7.

    Only where a second number and its percentage prove which figure is the total.
    """
    pairs = list(_share_pairs(claims))
    totals = [claim for claim in claims if claim.attribute in _COUNTS and claim.value.low is not None]
    for part, share in pairs:
        if any(_fits((part, share), total) for total in totals if _bigger(total, part)):
            continue
        for total in totals:
            if total.entity != part.entity or not _confirmed(total, pairs, (part, share)):
                continue
            actual = _share(part, total)
            gap = abs(actual - (share.value.low or 0.0))
            if gap > 1.5 * _step(share) and gap > 0.02 * actual and share.value.modifier == "exact":
                figure = f"{actual:.2f}".rstrip("0").rstrip(".")
                reason = (
                    f"{part.document} calls {say(part.value)} {say(share.value)}, "
                    f"but of its total of {say(total.value)} they are {figure} %."
                )
                spread = gap / max(min(actual, share.value.low or actual), 1e-9)
                yield sum_finding(
                    share,
                    (part, total, share),
                    groups,
                    format_value(share.value),
                    f"{figure} %",
                    reason,
                    spread,
                )
                break


def _share_pairs(claims: Sequence[Claim]) -> Iterator[_Pair]:
    """Numbers and the percentage that stands for them, side by side in one sentence."""
    parts = [
        claim
        for claim in claims
        if claim.attribute in _COUNTS and claim.value.low and claim.value.modifier == "exact"
    ]
    shares: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if claim.value.kind == "percentage" and claim.value.low:
            shares.setdefault((claim.entity, what_of(claim), claim.sentence), []).append(claim)
    for part in parts:
        for share in shares.get((part.entity, what_of(part), part.sentence), ()):
            if max(part.start, share.start) - min(part.end, share.end) <= _BETWEEN:
                yield part, share
                break


def _confirmed(total: Claim, pairs: Sequence[_Pair], but: _Pair) -> bool:
    """Whether another number and its percentage prove ``total`` to three digits."""
    if not _bigger(total, but[0]):
        return False
    return any(
        pair != but
        and pair[0].entity == total.entity
        and _bigger(total, pair[0])
        and (pair[1].value.low or 0.0) >= 100 * _step(pair[1])
        and _fits(pair, total)
        for pair in pairs
    )


def _fits(pair: _Pair, total: Claim) -> bool:
    part, share = pair
    return abs(_share(part, total) - (share.value.low or 0.0)) <= 0.75 * _step(share)


def _step(share: Claim) -> float:
    return max(printed_step(share.value), 0.01)


def overshares(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """Shares of one vote that make more than the whole: "52 %, 40 % and 12 % of the vote".

    Only three or more exact shares in one sentence about a vote, with no word that compares them with another
    time or another base.
    """
    by_sentence: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.attribute == "percentage" and claim.value.modifier == "exact" and claim.value.low:
            by_sentence.setdefault((claim.entity, claim.sentence), []).append(claim)
    vocabulary_words = words("voters"), words("comparing")
    for (_, sentence), found in by_sentence.items():
        said = set(tokens(sentence))
        parts = {what_of(claim): claim for claim in found}
        summed = sum(claim.value.low or 0.0 for claim in parts.values())
        if len(parts) < 3 or not said & vocabulary_words[0] or said & vocabulary_words[1]:
            continue
        if 100 + _step(found[0]) * len(parts) < summed <= 120:
            listed = ", ".join(say(claim.value) for claim in parts.values())
            reason = f"{found[0].document} gives shares of one vote that make {summed:.4g} %: {listed}."
            grounds = list(parts.values())
            yield sum_finding(grounds[0], grounds, groups, listed, f"{summed:.4g} %", reason)


def totals(claims: Sequence[Claim], groups: Mapping[str, str]) -> Iterator[Finding]:
    """Parts in one sentence with the total that sums them up: "150 passengers and 6 crew, 158 in all"."""
    by_sentence: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.sentence and claim.value.modifier == "exact" and _WIDE.family(claim.value) == "count":
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for sentence, found in by_sentence.items():
        figures = {(claim.start, claim.end): claim for claim in found}
        ordered = [figures[place] for place in sorted(figures)]
        if len(ordered) < 3 or not _total_words().search(sentence):
            continue
        total = max(ordered, key=lambda claim: claim.value.low or 0.0)
        parts = [claim for claim in ordered if claim is not total]
        summed = sum(claim.value.low or 0.0 for claim in parts)
        stated = total.value.low or 0.0
        if (
            not _sums_up(sentence, total)
            or not _of_one_kind(parts, total)
            or stated == summed
            or not 0.8 <= summed / (stated or 1.0) <= 1.25
        ):
            continue
        listed = " and ".join(say(claim.value) for claim in parts)
        reason = f"{total.document} adds {listed} up to {say(total.value)}; they make {say_number(summed)}."
        unit = f" {plural(total.value.unit)}" if total.value.unit else ""
        spread = abs(summed - stated) / min(summed, stated)
        yield sum_finding(
            total,
            (*parts, total),
            groups,
            format_value(total.value),
            say_number(summed) + unit,
            reason,
            spread,
        )


def _of_one_kind(parts: Sequence[Claim], total: Claim) -> bool:
    """Whether the parts can be counted together as the total is: all people, or all the same thing."""
    if total.value.unit in ("person", "people", ""):
        return all(part.value.dimension == "people" for part in parts)
    return all(part.value.unit == total.value.unit for part in parts)


def _sums_up(sentence: str, total: Claim) -> bool:
    """Whether the words of a total stand right beside the largest figure."""
    place = sentence.find(total.text) if total.text else -1
    if place < 0:
        return False
    beside = sentence[max(0, place - 25) : place + len(total.text) + 25]
    return _total_words().search(beside) is not None


def _share(part: Claim, total: Claim) -> float:
    return (part.value.low or 0.0) / (total.value.low or 1.0) * 100


def _bigger(total: Claim, part: Claim) -> bool:
    return (total.value.low or 0.0) > (part.value.low or 0.0)


@lru_cache(maxsize=2)
def _total_words(language: str = "en") -> re.Pattern[str]:
    """The words that announce a total, longest first."""
    phrases = sorted(vocabulary(language).words("total"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b", re.IGNORECASE)
