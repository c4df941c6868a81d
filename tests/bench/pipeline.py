"""How fast each stage runs, and in how much memory: ``python tests/bench/pipeline.py [DOCUMENTS ...]``.

The sample stories are repeated to 100 and to 1,000 documents. No two copies are the same text: the figures
of each copy are changed a little, so that a cache of the first cannot serve the others. Each size runs in a
process of its own; times are CPU seconds of one core, peak memory is the process's largest resident set.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from tieout.align import align
from tieout.cli.job import collect_seldom
from tieout.compare import compare
from tieout.extract import extract
from tieout.load import group_sources, load
from tieout.model import Document
from tieout.resources import seeds_dir
from tieout.rulebook import read_rulebook
from tieout.values import read_values

SIZES = (100, 1000)
_NUMBER = re.compile(r"(?<![\d.,:-])\d{2,3}(?![\d.,:%-])")


def main(arguments: list[str]) -> None:
    """Measures the sizes in ``arguments``, or the usual ones, each in its own process."""
    if arguments[:1] == ["--one"]:
        measure(int(arguments[1]))
        return
    print("documents  stage        seconds   documents/s    MB/s")
    for size in [int(argument) for argument in arguments] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


def measure(size: int) -> None:
    """Runs the stages one after the other on ``size`` documents and prints a row for each."""
    collect_seldom()  # as every command does
    book = read_rulebook()
    seeds = [d for story in sorted(seeds_dir().iterdir()) if story.is_dir() for d in load([story]).documents]
    documents = [_copy(seeds[n % len(seeds)], n // len(seeds)) for n in range(size)]
    volume = sum(len(document.text.encode()) for document in documents) / 1e6
    extract(documents[0], book)  # reading the rule book's patterns is start-up, not throughput

    def timed(stage: str, work: Callable[[], object]) -> object:
        start = time.process_time()
        result = work()
        spent = time.process_time() - start
        print(f"{size:9}  {stage:10} {spent:9.2f} {size / spent:13.0f} {volume / spent:7.2f}")
        return result

    begin = time.process_time()
    timed("values", lambda: [read_values(d.text, reference=d.published) for d in documents])
    grouped = timed("groups", lambda: group_sources(documents))
    extractions = timed("extract", lambda: [extract(document, book) for document in grouped])  # type: ignore[attr-defined]
    claims = [claim for extraction in extractions for claim in extraction.claims]  # type: ignore[attr-defined]
    records = [record for extraction in extractions for record in extraction.records]  # type: ignore[attr-defined]
    alignment = timed("align", lambda: align(claims, records))
    groups = {document.id: document.group for document in grouped}  # type: ignore[attr-defined]
    timed("compare", lambda: compare(alignment.claims, book, groups=groups))  # type: ignore[attr-defined]
    spent = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:9}  {'all':10} {spent:9.2f} {size / spent:13.0f} {volume / spent:7.2f}   peak {peak:.0f} MB",
        flush=True,
    )


def _copy(document: Document, number: int) -> Document:
    """``document`` as copy ``number``: other figures, another id, the same words."""
    text = _NUMBER.sub(lambda match: str(int(match[0]) + number % 50), document.text)
    return replace(document, id=f"{number:04}-{document.source}-{document.id}", text=text, furniture=())


if __name__ == "__main__":
    main(sys.argv[1:])
