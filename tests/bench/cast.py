"""Names against MEANTIME (CC BY 4.0): spans and types of named people, places and bodies.

``python tests/bench/cast.py`` prints the figures, with ``-v`` the worst misses.

MEANTIME marks whole noun phrases ("Airbus parent EADS"); a gold mention counts where, without article, it is
made of capitalised words and joining words only. It marks only the names that take part in an event,
so that precision is a lower bound: most "extra" names are names. A found name is right when it shares both
ends with one, or differs only by a type word, a title or a demonym at one end (``lenient``); ``strict`` wants both ends.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from tieout.extract.cast import read_cast
from tieout.extract.sentences import split_sentences
from tieout.values.vocabulary import vocabulary

DATA = Path(__file__).parents[2].parent / "shared" / "devset" / "meantime_dev.jsonl"
PASSAGES = DATA.with_name("knowledgenet_dev.jsonl")
SORTS = {
    "CEO": ("organization", "person"), "DATE_OF_BIRTH": ("person", ""), "DATE_OF_DEATH": ("person", ""),
    "PLACE_OF_BIRTH": ("person", "place"), "HEADQUARTERS": ("organization", "place"),
    "SPOUSE": ("person", "person"), "CHILD_OF": ("person", "person"), "DATE_FOUNDED": ("organization", ""),
}  # fmt: skip
PRONOUNS = frozenset(("he", "she", "it", "his", "her", "they", "its", "their", "him", "i", "we", "my", "our"))
TYPES = {"PER": "person", "LOC": "place", "ORG": "organization"}
COUNTRIES = frozenset(vocabulary().words("country"))
"""MEANTIME leaves countries that modify a noun ("US contract") unmarked; they are neither right nor wrong."""
DEMONYMS = {word.title() for _, *words in vocabulary().data["demonyms"]["pairs"] for word in words}
TITLES = frozenset(
    (
        "CEO",
        "Senator",
        "President",
        "Mr",
        "Mr.",
        "Chairman",
        "Prime",
        "Presiding",
        "Spokeswoman",
        "Vice",
        "Chief",
        "Officer",
        "Secretary",
    )
)
_NAME = re.compile(
    r"(?:[A-Z][\w.’'&-]*|of|the|and|de|&|al-\w+|du|la)(?: "
    r"(?:[A-Z][\w.’'&-]*|of|the|and|for|de|&|du|la|\d+))*$"
)


def gold_names(row: dict) -> dict[tuple[int, int], str]:
    """Every named mention of one article, nested ones too: span -> type."""
    spans: dict[tuple[int, int], str] = {}
    for mention in row["mentions"]:
        if mention["type"] not in TYPES:
            continue
        start, end = mention["start"], mention["end"]
        text = row["text"][start:end]
        for article in ("the ", "The ", "a ", "an "):
            if text.startswith(article):
                start += len(article)
                text = row["text"][start:end]
        words = text.split()
        if words and (words[0] in TITLES or words[-1] in TITLES):
            continue
        if (
            text
            and text[0].isupper()
            and text not in DEMONYMS
            and _NAME.match(text)
            and text.lower() not in ("he", "she", "it", "they", "we", "i", "his", "its", "our", "who", "you")
        ):
            spans[start, end] = TYPES[mention["type"]]
    return spans


def innermost(spans: dict[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Names without a name inside: of "Airbus parent EADS" the two it is made of."""
    return {
        span: kind
        for span, kind in spans.items()
        if not any(o != span and span[0] <= o[0] and o[1] <= span[1] for o in spans)
    }


def _touch(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two spans overlap and share an end."""
    return (left[0] == right[0] or left[1] == right[1]) and left[0] < right[1] and right[0] < left[1]


def main() -> None:
    """Prints span precision, recall and F1, and the accuracy of types on names that were found."""
    if not DATA.is_file():
        sys.exit(f"{DATA} is not here")
    words = vocabulary()
    counts, wrong_types = Counter(), Counter()
    missed, extra, bounds = Counter(), Counter(), Counter()
    for line in DATA.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        nested = gold_names(row)
        gold = innermost(nested)
        text = row["text"]
        cast = read_cast(text, split_sentences(text), [], [], words)
        found = {(m.start, m.end): m.entity_type for m in cast.mentions if m.form == "name"}
        every = {(m["start"], m["end"]) for m in row["mentions"]} | {
            (m["start"] + len(a), m["end"])
            for m in row["mentions"]
            for a in ("the ", "The ")
            if row["text"][m["start"] :].startswith(a)
        }
        counts["gold"] += len(gold)
        reach = max((m["end"] for m in row["mentions"]), default=0)
        names_here = {text[a:b] for a, b in gold}
        for span, kind in found.items():
            if span[0] > reach:
                continue
            right = [g for g in gold if g == span]
            near = right or [g for g in nested if g == span] or [g for g in gold if _touch(g, span)]
            counts["found"] += 1
            counts["strict"] += span in nested
            counts["lenient"] += bool(near)
            if near:
                counts["typed"] += 1
                counts["type_right"] += kind == nested[near[0]]
                if kind != nested[near[0]]:
                    wrong_types[text[span[0] : span[1]], kind, nested[near[0]]] += 1
            elif (
                span in every
                or text[span[0] : span[1]] in names_here
                or text[span[0] : span[1]].lower() in COUNTRIES
            ):
                counts["other"] += 1
            else:
                extra[text[span[0] : span[1]]] += 1
        for g in gold:
            if g not in found:
                counts["missed"] += 1
                cut = [s for s in found if g[0] < s[1] and s[0] < g[1]]
                if cut:
                    bounds[text[g[0] : g[1]], text[cut[0][0] : cut[0][1]]] += 1
                if not any(_touch(g, s) for s in found):
                    missed[text[g[0] : g[1]]] += 1
                    counts["missed_lenient"] += 1
    judged = counts["found"] - counts["other"]
    for kind, misses in (("strict", "missed"), ("lenient", "missed_lenient")):
        precision = counts[kind] / judged
        recall = (counts["gold"] - counts[misses]) / counts["gold"]
        score = 2 * precision * recall / (precision + recall)
        print(f"{kind}: precision at least {precision:.3f} recall {recall:.3f} F1 at least {score:.3f}")
    print(f"types: {counts['type_right'] / counts['typed']:.3f} of {counts['typed']}")
    if "-v" in sys.argv:
        for title, counter in (
            ("missed", missed),
            ("extra", extra),
            ("type", wrong_types),
            ("bounds", bounds),
        ):
            print(title, counter.most_common(70))


def passages() -> None:
    """Prints how many subjects and objects of KnowledgeNet's passages are found as they stand, and their types."""
    if not PASSAGES.is_file():
        return
    words = vocabulary()
    people = DEMONYMS | {word.title() for word in words.words("ethnonym")}
    found: Counter[str] = Counter()
    read: dict[str, dict[str, str]] = {}
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, kinds = row["passage"], SORTS.get(row["property"])
        if row["object"] is None or kinds is None:
            continue
        if text not in read:
            mentions = read_cast(text, split_sentences(text), [], [], words).mentions
            read[text] = {mention.text: mention.entity_type for mention in reversed(mentions)}
        for name, kind in zip((row["subject"], row["object"]), kinds, strict=True):
            if not kind or not name[:1].isupper() or name in people or name.lower() in PRONOUNS:
                continue
            found["names"] += 1
            found["found"] += name in read[text]
            if name in read[text]:
                sort = read[text][name]
                found["right" if sort == kind else "wrong" if sort else "open"] += 1
    share = {key: found[key] / found["found"] for key in ("right", "wrong", "open")}
    print(
        f"KnowledgeNet: {found['found'] / found['names']:.3f} of {found['names']} names found to the letter; "
        f"type right {share['right']:.3f}, wrong {share['wrong']:.3f}, left open {share['open']:.3f}"
    )


if __name__ == "__main__":
    main()
    passages()
