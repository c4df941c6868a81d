"""Two short articles that contradict each other once, and a way to type a command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

FIRST = (
    "Vardholm, a town of about 12,000 inhabitants, lies 150 kilometres north of Lisrick.\n\n"
    "Mayor Ingrid Solvang, 52, was born in 1968. The harbour was founded in 1871.\n"
)
SECOND = (
    "The town of Vardholm is home to around 12,000 people. Vardholm lies 80 kilometres north of Lisrick.\n\n"
    "Ingrid Solvang, 52, spoke on Monday.\n"
)


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles and a manifest; also the place where the last run is remembered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    (folder / "manifest.csv").write_text(
        "file,title,source,published,language\n"
        "first.txt,,Lisrick Post,2021-05-04,en\n"
        "second.txt,,,2021-05-05,en\n",
        encoding="utf-8",
    )
    return folder


Tieout = Callable[..., Result]


@pytest.fixture
def tieout() -> Tieout:
    """``tieout("check", path)``: the result of the command as a shell would see it."""
    from tieout.cli import main

    def run(*words: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=stdin)

    return run
