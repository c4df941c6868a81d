"""How fast the HTML report is in a browser: ``python tests/bench/page.py`` (needs Chromium).

A report of 100 documents and 5,000 claims on 1,000 disputed facts, its sentences as long as those of news.
``opens`` is the time in milliseconds that the page's script takes from its first line until the facts are
drawn and laid out, ``filters`` that of each filter typed and of one fact opened; the best of three runs each,
since other work on the machine can only make them slower.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tieout.model import Claim, Document, Finding, Position
from tieout.pipeline import Report
from tieout.report import Look, reporter
from tieout.values.model import Value

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

_STEPS = """
  document.body.offsetHeight; told.opens = performance.now() - told.began;
  const field = document.getElementById("filter");
  const timed = (work) => {
    const before = performance.now(); work(); document.body.offsetHeight; told.filters.push(performance.now() - before);
  };
  for (const word of ["place 77", "", "coast 5", "nothing", "major"]) {
    timed(() => { field.value = word; field.dispatchEvent(new Event("input")); });
  }
  timed(() => document.querySelectorAll("tr.fact button")[30].click());
  timed(() => document.querySelector("button[data-kind=major]").click());
  document.title = JSON.stringify(told);
"""


def main() -> None:
    """Prints the figures, or why there are none."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        sys.exit("no Chromium on this machine")
    told = measure(browser)
    print(f"page     {told['bytes'] / 1e6:6.2f} MB")
    print(f"opens    {told['opens']:6.0f} ms")
    print(f"filters  {max(told['filters']):6.0f} ms at the most, of {len(told['filters'])}")


def measure(browser: str) -> dict[str, Any]:
    """Size of the page in bytes, milliseconds until it is drawn, and those of each filter."""
    page = reporter("html")(large_report(), Look())
    assert isinstance(page, str)
    # The steps are scripts of ours, so the policy that forbids all but the page's own is taken out.
    timed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    timed = timed.replace("<head>", "<head><script>const told = {filters: []};</script>", 1)
    timed = timed.replace('<script>"use strict";', '<script>told.began = performance.now();"use strict";', 1)
    timed = timed.replace("</body>", f"<script>{_STEPS}</script></body>")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(timed, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
        ]
        runs = [_run([*command, "--dump-dom", path.as_uri()]) for _ in range(3)]
    filters = [min(times) for times in zip(*(run["filters"] for run in runs), strict=True)]
    return {"bytes": len(page.encode()), "opens": min(run["opens"] for run in runs), "filters": filters}


def _run(command: list[str]) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    found = re.search(r"<title>(.*?)</title>", done.stdout.decode("utf-8"))
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def large_report(documents: int = 100, facts: int = 1000, sources: int = 5) -> Report:
    """A report in which every fact is disputed by ``sources`` of ``documents`` documents."""
    names = tuple(f"d{number:03d}.txt" for number in range(documents))
    claims: list[Claim] = []
    findings: list[Finding] = []
    for fact in range(facts):
        mine = [_claim(fact, number, names[(fact * 7 + number) % documents]) for number in range(sources)]
        positions = tuple(Position(row.text, (row.document,), (row.document,), (row.claim,)) for row in mine)
        claims += mine
        findings.append(
            Finding(
                finding=f"F{fact}", verdict="discrepancy", severity="major", confidence=0.9,
                kind="cross_source", entity=f"Place {fact}", entity_type="place", attribute="distance",
                qualifiers=(("reference", "the coast"),), positions=positions, spread=0.5,
                reason=f"Sources differ by 50 % on how far Place {fact} is from the coast",
                claims=tuple(row.claim for row in mine),
            )
        )  # fmt: skip
    texts = tuple(Document(name, "text", source=f"Paper {name[1:4]}", group=name) for name in names)
    return Report(texts, (), tuple(claims), tuple(findings))


def _claim(fact: int, number: int, document: str) -> Claim:
    words = f"{fact + number} km from the coast"
    sentence = f"Reporters who went there said that place {fact} lies {words}, give or take, and that the road there, "
    sentence += (
        "which was closed for most of the winter, had been opened again to lorries earlier in the week."
    )
    amount = float(fact + number)
    return Claim(
        claim=f"C{fact}-{number}", document=document, entity=f"Place {fact}", entity_type="place", subject="it",
        attribute="distance", qualifiers=(("reference", "the coast"),),
        value=Value("quantity", amount, amount, "km", "length", numbers=(amount,)),
        text=words, start=0, end=9, sentence=sentence,
    )  # fmt: skip


if __name__ == "__main__":
    main()
