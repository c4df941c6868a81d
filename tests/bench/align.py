"""Alignment against the clock: distinct generated names, seconds, peak memory, pair F1; splink beside it.

Usage: ``python tests/bench/align.py [SIZE ...] [--peer PYTHON]``; ``make bench-align`` runs 10,000, 30,000
and 100,000. ``--peer`` is the Python of another environment (``pip install splink``); it gets the same names.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tieout.align import align
from tieout.model import EntityRecord

GIVEN = """
Aaron Abdul Adam Adriana Agnes Ahmad Alan Albert Alice Alma Amir Amina Ana Andrea Andrew Anna Anton
Arthur Astrid Barbara Beatrice Benjamin Bernard Boris Brian Carla Carlos Carol Cecilia Charles Clara
Claire Daniel David Deborah Dennis Diana Dmitry Donald Dora Edgar Edith Edward Elena Elias Ellen Emil
Emma Erik Esther Eva Farid Fatima Felix Fernando Frances Frank Gabriel George Gerald Gloria Grace Gregory
Gustav Hamid Hannah Harold Hassan Heidi Helen Henry Hugo Ibrahim Ida Igor Irina Isaac Ivan Jacob James
Janet Jasmine Jean Jessica Joel John Jonas Jorge Josef Judith Julia Karim Karl Katherine Kenneth Khalid
Kurt Lars Laura Layla Leo Linda Louis Lucas Lucia Lydia Magnus Malik Marcus Margaret Maria Marina Martin
Mary Matteo Maxim Michael Miriam Mohammad Monica Nadia Natalie Nathan Nicholas Nina Nora Oleg Oliver Omar
Oscar Patricia Patrick Paul Pedro Peter Philip Rachel Rafael Ralph Raymond Rebecca Richard Robert Roger
Rosa Ruth Samir Samuel Sandra Sarah Sergei Simon Sofia Stefan Susan Sven Tamara Tariq Teresa Thomas
Timothy Tobias Ursula Valentina Vera Victor Vincent Walter Wanda William Yasmin Yusuf Zara
"""
ONSETS = """
B Br C Cr D Dr F Fl G Gr H J K Kr L M N P Pr R S Sch St T Tr V W Z Bl Kh Gh Sh Th
"""
VOWELS = """
a e i o u au ei ou
"""
CODAS = """
ck ld ll m n nd ng r rd rn rt s st t v x sk tz
"""
LINKS = """
b d g k l m n p r s t v
"""
ENDS = """
er man son ov ova ski ez elli ton berg ini ian dottir sen akis enko ado are stein wood ley ford
"""
RESPELT = (("ou", "u"), ("v", "w"), ("ck", "k"), ("sch", "sh"), ("ei", "ey"), ("i", "y"), ("kh", "k"))


def surname(dice: random.Random) -> str:
    middle = dice.choice(VOWELS.split()) + dice.choice(CODAS.split())
    second = dice.choice(VOWELS.split()) + dice.choice(LINKS.split()) if dice.random() < 0.5 else ""
    return dice.choice(ONSETS.split()) + middle + second + dice.choice(ENDS.split())


def slip(name: str, dice: random.Random) -> str:
    """A typing error or a spelling of the same sounds in the family name."""
    given, family = name.rsplit(" ", 1)
    place = dice.randrange(1, len(family) - 1)
    kind = dice.random()
    if kind < 0.3:
        family = family[:place] + family[place + 1 :]
    elif kind < 0.55:
        family = family[:place] + family[place] + family[place:]
    elif kind < 0.75:
        family = family[:place] + family[place + 1] + family[place] + family[place + 2 :]
    else:
        for old, new in RESPELT:
            if old in family:
                family = family.replace(old, new, 1)
                break
    return f"{given} {family}"


def generate(size: int, seed: int = 11) -> list[tuple[str, int]]:
    """``size`` distinct names, each with the number of its person; about one in four persons has variants."""
    dice = random.Random(seed)
    names: dict[str, int] = {}
    person = 0
    while len(names) < size:
        full = f"{dice.choice(GIVEN.split())} {surname(dice)}"
        if full in names:
            continue
        person += 1
        names[full] = person
        if dice.random() < 0.25:
            for _ in range(dice.choice((1, 1, 2))):
                names.setdefault(slip(full, dice), person)
        if dice.random() < 0.04:
            given, family = full.split(" ")
            names.setdefault(f"{given} {dice.choice('ABCDEFGHJKLMNPRST')}. {family}", person)
    return list(names.items())[:size]


def pair_scores(names: list[tuple[str, int]], cluster: dict[str, object]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of names."""
    truth, found, both = Counter(), Counter(), Counter()
    for name, person in names:
        truth[person] += 1
        found[cluster[name]] += 1
        both[person, cluster[name]] += 1
    counts = [sum(n * (n - 1) // 2 for n in table.values()) for table in (both, found, truth)]
    precision = counts[0] / counts[1] if counts[1] else 1.0
    recall = counts[0] / counts[2] if counts[2] else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def run_tieout(names: list[tuple[str, int]]) -> tuple[float, float, tuple[float, float, float]]:
    records = [EntityRecord(f"d{n:06}", name, "person", ((name, 1),)) for n, (name, _) in enumerate(names)]
    start, busy = time.perf_counter(), time.process_time()
    alignment = align([], records)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    cluster = {spelling: entity.entity for entity in alignment.entities for spelling in entity.names}
    return seconds, busy, pair_scores(names, cluster)


PEER = r"""
import json, sys, time
import pyarrow as pa
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI
names = json.load(open(sys.argv[1]))
table = pa.table({"unique_id": list(range(len(names))), "given": [n.split(" ")[0] for n in names],
                  "family": [n.split(" ")[-1] for n in names]})
start = time.perf_counter()
db = DuckDBAPI()
frame = db.register(table)
settings = SettingsCreator(link_type="dedupe_only",
    comparisons=[cl.JaroWinklerAtThresholds("given", [0.92, 0.8]),
                 cl.JaroWinklerAtThresholds("family", [0.95, 0.88])],
    blocking_rules_to_generate_predictions=[block_on("given", "substr(family,1,2)"), block_on("family")])
linker = Linker(frame, settings)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("given"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("family"))
pairs = linker.inference.predict(threshold_match_probability=0.5)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.9)
rows = clusters.as_record_list()
seconds = time.perf_counter() - start
order = {row["unique_id"]: str(row["cluster_id"]) for row in rows}
json.dump({"seconds": seconds, "cluster": [order[n] for n in range(len(names))]}, open(sys.argv[2], "w"))
"""


def run_peer(python: str, names: list[tuple[str, int]]) -> tuple[float, tuple[float, float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        given, answer, script = (Path(folder) / part for part in ("names.json", "answer.json", "peer.py"))
        given.write_text(json.dumps([name for name, _ in names]), encoding="utf-8")
        script.write_text(PEER, encoding="utf-8")
        subprocess.run([python, str(script), str(given), str(answer)], check=True, capture_output=True)
        result = json.loads(answer.read_text(encoding="utf-8"))
    cluster = {name: number for (name, _), number in zip(names, result["cluster"], strict=True)}
    return result["seconds"], pair_scores(names, cluster)


def main(arguments: list[str]) -> None:
    peer = arguments[arguments.index("--peer") + 1] if "--peer" in arguments else ""
    sizes = [int(part) for part in arguments if part.isdigit()] or [10_000, 30_000, 100_000]
    for size in sizes:
        names = generate(size)
        seconds, busy, (precision, recall, f1) = run_tieout(names)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"tieout  {size:8,} names {seconds:8.2f} s ({busy:.2f} s CPU) {memory:6.0f} MB peak"
            f"   pair F1 {f1:.3f} precision {precision:.3f} recall {recall:.3f}",
            flush=True,
        )
        if peer:
            seconds, (precision, recall, f1) = run_peer(peer, names)
            print(
                f"splink  {size:8,} names {seconds:8.2f} s {'':10}"
                f"   pair F1 {f1:.3f} precision {precision:.3f} recall {recall:.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
