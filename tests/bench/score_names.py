"""Names scored: labelled pairs, traps, romanisation, clusters of mentions. Run by ``make score-names``.

Usage: ``python tests/bench/score_names.py [--errors N] [DEVSET]``. Prints one line a measure, then the worst
errors. Parts whose data is not on this machine say so and are left out.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from tieout.align import align, relate_names
from tieout.model import EntityRecord

HERE = Path(__file__).resolve().parent
DEVSET = HERE.parents[2] / "shared" / "devset"
SCHEMAS = {"Person": "person", "Company": "organization", "Organization": "organization", "Vessel": "object"}
TYPES = {"PER": "person", "LOC": "place", "ORG": "organization"}
PRONOUNS = (
    "he",
    "she",
    "it",
    "we",
    "they",
    "i",
    "you",
    "us",
    "our",
    "his",
    "her",
    "their",
    "its",
    "this",
    "that",
)
NO_NAME = frozenset((*PRONOUNS, "one", "both", "the", "a", "an", "some", "many", "most", "all", "any"))


@dataclass
class Score:
    """Counts of one measure, and its errors as lines for people."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + self.false + self.missed) if self.hits else 0.0

    def add(self, name_a: str, name_b: str, *, expected: bool, kind: str, tier: str = "") -> None:
        relation = relate_names(name_a, name_b, type_a=kind, type_b=kind)
        self.hits += expected and relation.same
        self.false += relation.same and not expected
        self.missed += expected and not relation.same
        if expected != relation.same:
            wanted = "same" if expected else "different"
            line = f"{tier:6} wanted {wanted:9} {relation.score:.2f} {name_a} | {name_b}: {relation.reason}"
            self.errors.append(line)


def score_labelled(path: Path) -> Score:
    """Pairs with columns schema, name1, name2, is_match, quality."""
    score = Score()
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            kind = SCHEMAS.get(row["schema"], "")
            expected = row["is_match"] == "true"
            score.add(row["name1"], row["name2"], expected=expected, kind=kind, tier=row["quality"])
    return score


def score_pairs(path: Path) -> Score:
    """Pairs with columns a, b, type, same."""
    score = Score()
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            score.add(row["a"], row["b"], expected=row["same"] == "same", kind=row["type"])
    return score


def score_romanisation(path: Path) -> tuple[float, float, list[str]]:
    """Share of pairs of one written name joined, and share of random look-alikes of two names joined.

    Each line of the file holds the romanised spellings of one Arabic or Persian spelling. Look-alikes have
    the same first letter and a length within one, as a reader might take them for each other.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    groups = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    joined = total = 0
    errors = []
    for group in groups:
        for place, a in enumerate(group):
            for b in group[place + 1 :]:
                total += 1
                same = relate_names(a, b, type_a="person", type_b="person").same
                joined += same
                if not same:
                    errors.append(f"romanisation: {a} | {b} not joined")
    false, tried, lines_false = _random_pairs(groups)
    return joined / total, false / tried, errors + lines_false


def _random_pairs(groups: Sequence[Sequence[str]]) -> tuple[int, int, list[str]]:
    dice = random.Random(7)
    names = [(name, number) for number, group in enumerate(groups) for name in group]
    owners = defaultdict(set)
    for name, number in names:
        owners[name].add(number)
    false = tried = 0
    errors = []
    while tried < 5000:
        (a, group_a), (b, group_b) = dice.sample(names, 2)
        if group_a == group_b or a[0] != b[0] or abs(len(a) - len(b)) > 1 or owners[a] & owners[b]:
            continue
        tried += 1
        if relate_names(a, b, type_a="person", type_b="person").same:
            false += 1
            errors.append(f"random: {a} | {b} joined")
    return false, tried, sorted(set(errors))


def is_named(text: str) -> bool:
    """True where a word with a capital is left once pronouns and articles at the front are off."""
    words = re.findall(r"[^\W\d_][\w.&'-]*", text)
    while words and words[0].lower() in NO_NAME:
        words = words[1:]
    return any(word[0].isupper() for word in words)


@dataclass
class Clustering:
    """CoNLL of one topic, and pairs joined wrongly out of all pairs joined."""

    conll: float
    false_pairs: int
    pairs: int
    errors: list[str]


def score_clusters(rows: Sequence[dict], topic: str) -> Clustering:
    """Named gold mentions of persons, places and bodies, clustered across the documents of one topic."""
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    mentions = []
    for row in rows:
        if row["topic"] != topic:
            continue
        for number, mention in enumerate(row["mentions"]):
            if mention["type"] in TYPES and is_named(mention["text"]):
                spellings[row["id"], mention["text"]][TYPES[mention["type"]]] += 1
                mentions.append(((row["id"], number), mention))
    records = [
        EntityRecord(document, name, types.most_common(1)[0][0], ((name, sum(types.values())),))
        for (document, name), types in spellings.items()
    ]
    where = {
        (document, spelling): entity.entity
        for entity in align([], records).entities
        for spelling, documents in entity.names.items()
        for document in documents
    }
    gold, found = defaultdict(list), defaultdict(list)
    for place, mention in mentions:
        gold[mention["entity"]].append(place)
        found[where[place[0], mention["text"]]].append(place)
    return _compare_clusters(gold, found, dict(mentions))


def _compare_clusters(gold: dict, found: dict, mentions: dict) -> Clustering:
    owner = {place: mention["entity"] for place, mention in mentions.items()}
    false = pairs = 0
    errors = []
    for name, places in sorted(found.items()):
        counts = Counter(owner[place] for place in places)
        right = sum(count * (count - 1) // 2 for count in counts.values())
        every = len(places) * (len(places) - 1) // 2
        false, pairs = false + every - right, pairs + every
        if len(counts) > 1:
            texts = sorted({f"{owner[p][-6:]}:{mentions[p]['text']}" for p in places})
            errors.append(f"MERGED {every - right} {name}: {'; '.join(texts)[:300]}")
    system = {place: name for name, places in found.items() for place in places}
    for places in gold.values():
        parts = Counter(system[place] for place in places)
        if len(parts) > 1:
            errors.append(f"SPLIT {mentions[places[0]]['name']}: {dict(parts)}")
    return Clustering(conll(list(gold.values()), list(found.values())), false, pairs, errors)


def conll(gold: list, found: list) -> float:
    """The mean of MUC, B-cubed and CEAF-e F1."""
    return (_muc(gold, found) + _b_cubed(gold, found) + _ceaf_e(gold, found)) / 3


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(gold: list, found: list) -> float:
    def half(keys: list, others: list) -> float:
        home = {item: number for number, cluster in enumerate(others) for item in cluster}
        links = sum(len(cluster) - 1 for cluster in keys)
        kept = sum(len(cluster) - len({home[item] for item in cluster}) for cluster in keys)
        return kept / links if links else 1.0

    return _f1(half(found, gold), half(gold, found))


def _b_cubed(gold: list, found: list) -> float:
    in_gold = {item: frozenset(cluster) for cluster in gold for item in cluster}
    in_found = {item: frozenset(cluster) for cluster in found for item in cluster}
    both = {item: len(in_gold[item] & in_found[item]) for item in in_gold}
    precision = sum(both[item] / len(in_found[item]) for item in both) / len(both)
    recall = sum(both[item] / len(in_gold[item]) for item in both) / len(both)
    return _f1(precision, recall)


def _ceaf_e(gold: list, found: list) -> float:
    total = _best_assignment([[_phi4(set(a), set(b)) for b in found] for a in gold])
    return _f1(total / len(found), total / len(gold))


def _phi4(a: set, b: set) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def _best_assignment(gains: list[list[float]]) -> float:
    """The largest sum of one gain a row and a column (Kuhn and Munkres, by shortest augmenting paths)."""
    import numpy as np

    size = max(len(gains), len(gains[0]))
    cost = np.zeros((size + 1, size + 1))
    cost[1 : len(gains) + 1, 1 : len(gains[0]) + 1] = -np.array(gains)
    row_pot, col_pot = np.zeros(size + 1), np.zeros(size + 1)
    owner, way = np.zeros(size + 1, int), np.zeros(size + 1, int)
    for row in range(1, size + 1):
        owner[0], column = row, 0
        least, used = np.full(size + 1, np.inf), np.zeros(size + 1, bool)
        while owner[column]:
            used[column] = True
            slack = cost[owner[column]] - row_pot[owner[column]] - col_pot
            better = ~used & (slack < least)
            least[better], way[better] = slack[better], column
            ahead = np.where(used, np.inf, least)
            ahead[0] = np.inf
            nearest = int(np.argmin(ahead))
            step = ahead[nearest]
            row_pot[owner[used]] += step
            col_pot[used] -= step
            least[~used] -= step
            column = nearest
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    return float(-sum(cost[owner[column], column] for column in range(1, size + 1)))


def score_namesakes(path: Path) -> tuple[list[int], list[int], list[str]]:
    """Pairs of documents on namesakes that give a discrepancy, and on one bearer with a planted wrong value.

    Each result is [pairs with a discrepancy between the two, pairs]. The whole tool runs on every pair.
    """
    from tieout.compare import compare
    from tieout.extract import extract
    from tieout.model import Document
    from tieout.rulebook import read_rulebook

    book = read_rulebook()
    apart, planted, errors = [0, 0], [0, 0], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents = [
            Document(id=f"d{n}", text=document["text"], source=f"s{n}", group=f"g{n}")
            for n, document in enumerate(row["documents"])
        ]
        read = [extract(document, book) for document in documents]
        for a, b in combinations(range(len(documents)), 2):
            first, second = row["documents"][a], row["documents"][b]
            kinds = {first["type"], second["type"]}
            namesakes = kinds == {"correct"} and first["answer"] != second["answer"]
            if not namesakes and kinds != {"correct", "misinfo"}:
                continue
            count = apart if namesakes else planted
            alignment = align([*read[a].claims, *read[b].claims], [*read[a].records, *read[b].records])
            groups = {document.id: document.group for document in (documents[a], documents[b])}
            found = [
                finding
                for finding in compare(alignment.claims, book, groups=groups)
                if finding.verdict == "discrepancy" and finding.kind == "cross_source"
            ]
            count[0] += bool(found)
            count[1] += 1
            if found and namesakes:
                errors.append(f"NAMESAKE {row['question']} {found[0].entity} {found[0].attribute}")
    return apart, planted, errors


def _print_score(title: str, score: Score) -> list[str]:
    print(
        f"{title:34} F1 {score.f1:.3f}  precision {score.precision:.3f}  recall {score.recall:.3f}"
        f"  ({score.hits} joined rightly, {score.false} wrongly, {score.missed} missed)"
    )
    return score.errors


def main(arguments: Iterable[str]) -> None:
    rest = list(arguments)
    shown = int(rest[rest.index("--errors") + 1]) if "--errors" in rest else 15
    paths = [Path(part) for part in rest if not part.startswith("--") and not part.isdigit()]
    devset = paths[0] if paths else DEVSET
    errors: list[str] = []
    labelled = devset / "names_dev.csv"
    if labelled.is_file():
        score = score_labelled(labelled)
        errors += sorted(_print_score("labelled pairs", score))
        print(f"{'':34} strong pairs wrong: {sum(line.startswith('STRONG') for line in score.errors)}")
    else:
        print(f"labelled pairs: {labelled} is not here")
    errors += _print_score("traps of the stories", score_pairs(HERE / "name_traps.csv"))
    joined, false, lines = score_romanisation(HERE / "romanisation.txt")
    print(f"{'romanisation':34} one name joined {joined:.3f}  random look-alikes joined {false:.4f}")
    errors += lines
    mentions = devset / "meantime_dev.jsonl"
    if mentions.is_file():
        rows = [json.loads(line) for line in mentions.read_text(encoding="utf-8").splitlines()]
        results = []
        for topic in sorted({row["topic"] for row in rows}):
            result = score_clusters(rows, topic)
            results.append(result)
            wrong_of = f"{result.false_pairs} of {result.pairs} pairs wrong"
            print(f"{'mentions, ' + topic:34} CoNLL {result.conll:.3f}  {wrong_of}")
            errors += result.errors
        wrong, pairs = sum(r.false_pairs for r in results), sum(r.pairs for r in results)
        mean = sum(result.conll for result in results) / len(results)
        print(f"{'mentions, mean':34} CoNLL {mean:.3f}  false merges {wrong / max(pairs, 1):.4f}")
    else:
        print(f"mentions: {mentions} is not here")
    namesakes = devset / "ramdocs_dev.jsonl"
    if namesakes.is_file():
        apart, planted, lines = score_namesakes(namesakes)
        print(
            f"{'namesakes, pairs with a discrepancy':34} {apart[0] / apart[1]:.3f}  ({apart[0]} of {apart[1]})"
        )
        print(
            f"{'planted values, pairs found':34} {planted[0] / planted[1]:.3f}  ({planted[0]} of {planted[1]})"
        )
        errors += sorted(lines)
    else:
        print(f"namesakes: {namesakes} is not here")
    print(f"\nerrors ({min(shown, len(errors))} of {len(errors)}):")
    for line in errors[:shown]:
        print("  " + line)


if __name__ == "__main__":
    main(sys.argv[1:])
