"""The HTML page in a real browser: it draws, filters, opens by mouse and key, runs no script but its own."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tieout.model import Claim, Document, Finding, Position
from tieout.pipeline import Report
from tieout.report import Look, reporter
from tieout.values.model import Value

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    return found


def html(report: Report) -> str:
    page = reporter("html")(report, Look())
    assert isinstance(page, str)
    return page


def drawn(browser: str, page: str, tmp_path: Path, steps: str = "") -> str:
    """The page after its script and then ``steps`` ran, as the browser holds it.

    The steps are a second script, so the policy that forbids it is taken out of the page for them alone.
    """
    if steps:
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        page = page.replace("</body>", f"<script>{steps}</script></body>")
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    done = subprocess.run(
        [*command, "--dump-dom", path.as_uri()], capture_output=True, timeout=120, check=True
    )
    return done.stdout.decode("utf-8")


def body(dom: str) -> str:
    return dom.split('id="facts"')[1].split("</main>")[0]


def test_it_draws_the_facts_under_its_own_policy(browser: str, report: Report, tmp_path: Path) -> None:
    table = body(drawn(browser, html(report), tmp_path))
    assert table.count('class="fact"') == 3
    assert "12 km" in table
    assert "badge major" in table
    assert "3 of 4 facts" in drawn(browser, html(report), tmp_path)


def test_filter_open_and_keys(browser: str, report: Report, tmp_path: Path) -> None:
    steps = """
      const type = (key, target) => target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
      const field = document.getElementById("filter");
      const said = [];
      type("/", document.body); said.push(document.activeElement === field);
      field.value = "participants"; field.dispatchEvent(new Event("input"));
      said.push(document.getElementById("count").textContent);
      type("ArrowDown", field); said.push(document.activeElement.textContent);
      document.activeElement.click(); said.push(document.activeElement.getAttribute("aria-expanded"));
      said.push(document.querySelectorAll(".card").length, document.querySelectorAll("mark").length,
        document.querySelectorAll("svg.line").length);
      type("Escape", field);
      document.querySelector("button[data-kind=single]").click();
      field.value = ""; field.dispatchEvent(new Event("input"));
      said.push(document.getElementById("count").textContent);
      document.title = said.join(";");
    """
    title = re.search(r"<title>(.*?)</title>", drawn(browser, html(report), tmp_path, steps))
    assert title is not None
    assert title[1] == "true;1 of 4 facts;Marisolparticipants;true;3;3;1;4 of 4 facts"


def test_a_document_with_script_tags_runs_nothing(browser: str, report: Report, tmp_path: Path) -> None:
    nasty = "</script><script>document.title='caught'</script><img src=x onerror=\"document.title='caught'\">"
    claims = tuple(replace(row, sentence=nasty + row.text, entity=nasty) for row in report.claims)
    findings = tuple(replace(row, entity=nasty, reason=nasty) for row in report.findings)
    documents = tuple(replace(row, source=nasty) for row in report.documents)
    page = html(replace(report, claims=claims, findings=findings, documents=documents))
    steps = "document.querySelectorAll('tr.fact button').forEach((button) => button.click());"
    for extra in ("", steps):
        assert "<title>Where the sources disagree</title>" in drawn(browser, page, tmp_path, extra)


def test_five_thousand_claims_filter_in_a_blink(browser: str, tmp_path: Path) -> None:
    names = tuple(f"d{number:03d}.txt" for number in range(100))
    claims, findings = [], []
    for fact in range(1000):
        mine = []
        for number in range(5):
            document = names[(fact * 7 + number) % 100]
            words = f"{fact + number} km"
            sentence = f"Reporters said that place {fact} lies {words} from the coast, give or take."
            value = Value("quantity", fact + number, fact + number, "km", "length", numbers=(fact + number,))
            mine.append(
                Claim(
                    f"C{fact}-{number}",
                    document,
                    f"Place {fact}",
                    "place",
                    "it",
                    "distance",
                    (),
                    value,
                    words,
                    0,
                    9,
                    sentence,
                )
            )
        claims += mine
        positions = tuple(Position(row.text, (row.document,), (row.document,), (row.claim,)) for row in mine)
        findings.append(
            Finding(
                f"F{fact}",
                "discrepancy",
                "major",
                0.9,
                "cross_source",
                f"Place {fact}",
                "place",
                "distance",
                (),
                positions,
                0.5,
                "they differ",
                tuple(row.claim for row in mine),
            )
        )
    documents = tuple(Document(name, "text", group=name) for name in names)
    page = html(Report(documents, (), tuple(claims), tuple(findings)))
    assert len(page.encode()) < 5_000_000
    steps = """
      const field = document.getElementById("filter"); const took = [];
      for (const word of ["place 77", "", "coast 5", "nothing"]) {
        const before = performance.now(); field.value = word; field.dispatchEvent(new Event("input"));
        document.body.offsetHeight; took.push(performance.now() - before);
      }
      const before = performance.now(); field.value = ""; field.dispatchEvent(new Event("input"));
      document.querySelector("tr.fact button").click(); document.body.offsetHeight;
      took.push(performance.now() - before);
      document.title = took.map(Math.round).join(";");
    """
    title = re.search(r"<title>(.*?)</title>", drawn(browser, page, tmp_path, steps))
    assert title is not None
    # A tenth of a second on a quiet machine; three are allowed, for a test machine is shared.
    assert max(map(int, title[1].split(";"))) < 300, title[1]


def test_contrast_meets_wcag_aa() -> None:
    from tieout.report.html import page

    def light(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for name in ("report.css", "gate.css"):
        inks = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", page(name)))
        for ink, color in inks.items():
            if ink in ("paper", "shade", "line", "mark"):
                continue
            color = color if len(color) == 7 else "#" + "".join(letter * 2 for letter in color[1:])
            for ground in ("#ffffff", inks.get("shade", "#ffffff")):
                assert (light(ground) + 0.05) / (light(color) + 0.05) >= 4.5, (name, ink)
