"""How fast each stage runs, and in how much memory: ``python tests/bench/pipeline.py [DOCUMENTS ...]``.

``--on FOLDER`` takes the articles of FOLDER instead of the sample stories, whose articles are short.
The stories are repeated to 100 and to 1,000 documents. No two copies are the same text: the figures
of each copy are changed a little, so that a cache of the first cannot serve the others. Each size runs in a
process of its own; times are CPU seconds of one core, peak memory is the process's largest resident set.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from tieout.align import align
from tieout.cli.group import collect_seldom
from tieout.compare import compare
from tieout.extract import extract
from tieout.load import group_sources, load
from tieout.model import Document
from tieout.pipeline import Report
from tieout.report import REPORTERS, Look, reporter
from tieout.resources import seeds_dir
from tieout.rulebook import read_rulebook
from tieout.values import read_values

SIZES = (100, 1000)
_NUMBER = re.compile(r"(?<![\d.,:-])\d{2,3}(?![\d.,:%-])")


def main(arguments: list[str]) -> None:
    """Measures the sizes in ``arguments``, or the usual ones, each in its own process."""
    if arguments[:1] == ["--one"]:
        measure(int(arguments[1]), [Path(folder) for folder in arguments[2:]] or _stories())
        return
    folder: list[str] = []
    if arguments[:1] == ["--on"]:
        folder, arguments = arguments[1:2], arguments[2:]
    print("documents  stage        seconds   documents/s    MB/s")
    for size in [int(argument) for argument in arguments] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(size), *folder], check=True)


def _stories() -> list[Path]:
    return [story for story in sorted(seeds_dir().iterdir()) if story.is_dir()]


Result = TypeVar("Result")


class Clock:
    """Prints a row for each stage: CPU seconds, and what that makes in documents and megabytes a second."""

    def __init__(self, documents: list[Document]) -> None:
        self._size = len(documents)
        self._volume = sum(len(document.text.encode()) for document in documents) / 1e6
        self._total = 0.0

    def timed(self, stage: str, work: Callable[[], Result]) -> Result:
        """What ``work`` gives, after the row of ``stage``."""
        start = time.process_time()
        result = work()
        spent = time.process_time() - start
        self._total += spent
        self._row(stage, spent)
        return result

    def formats(self, report: Report) -> None:
        """A row for all formats together, and the format that takes longest, as shares of all before."""
        spent: dict[str, float] = {}
        for form in REPORTERS:
            if form != "parquet" or find_spec("pyarrow"):
                start = time.process_time()
                reporter(form)(report, Look())
                spent[form] = time.process_time() - start
        longest, total = max(spent, key=lambda form: spent[form]), sum(spent.values())
        share = f"{total / self._total:.1%} of all above, {longest} {spent[longest] / self._total:.1%}"
        self._row("formats", total, f"   {share}")

    def all(self) -> None:
        """The row of the whole, with the largest resident set of the process."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self._row("all", self._total, f"   peak {peak:.0f} MB")

    def _row(self, stage: str, spent: float, more: str = "") -> None:
        rates = f"{self._size / spent:13.0f} {self._volume / spent:7.2f}"
        print(f"{self._size:9}  {stage:10} {spent:9.2f} {rates}{more}", flush=True)


def measure(size: int, folders: list[Path]) -> None:
    """Runs the stages one after the other on ``size`` documents and prints a row for each.

    ``values`` is the part of ``extract`` that reads figures, run once more on its own; the sum counts both.
    """
    collect_seldom()  # as every command does
    book = read_rulebook()
    seeds = [document for folder in folders for document in load([folder]).documents]
    documents = [_copy(seeds[n % len(seeds)], n // len(seeds)) for n in range(size)]
    extract(documents[0], book)  # reading the rule book's patterns is start-up, not throughput
    clock = Clock(documents)
    with tempfile.TemporaryDirectory() as folder:
        for n, document in enumerate(documents):
            (Path(folder) / f"{n:05}.txt").write_text(document.text, encoding="utf-8")
        clock.timed("load", lambda: load([folder]))
    clock.timed("values", lambda: [read_values(d.text, reference=d.published) for d in documents])
    grouped = clock.timed("groups", lambda: group_sources(documents))
    extractions = clock.timed("extract", lambda: [extract(document, book) for document in grouped])
    claims = [claim for extraction in extractions for claim in extraction.claims]
    records = [record for extraction in extractions for record in extraction.records]
    alignment = clock.timed("align", lambda: align(claims, records))
    groups = {document.id: document.group for document in grouped}
    findings = clock.timed("compare", lambda: compare(alignment.claims, book, groups=groups))
    report = Report(tuple(grouped), alignment.entities, alignment.claims, tuple(findings), book=book)
    clock.all()
    clock.formats(report)


def _copy(document: Document, number: int) -> Document:
    """``document`` as copy ``number``: other figures, another id, the same words."""
    text = _NUMBER.sub(lambda match: str(int(match[0]) + number % 50), document.text)
    return replace(document, id=f"{number:04}-{document.source}-{document.id}", text=text, furniture=())


if __name__ == "__main__":
    main(sys.argv[1:])
