"""Whatever goes in: one clear line, the documented exit code, the rest done, and nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Tieout = Callable[..., Result]


def run(*words: object, stdin: bytes = b"", **settings: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tieout", *map(str, words)]
    return subprocess.run(
        command, input=stdin, capture_output=True, check=False, env={**os.environ, **settings}
    )


def one_line(result: Result) -> str:
    lines = result.stderr.strip().split("\n")
    assert "Traceback" not in result.output
    return lines[0]


def test_an_empty_and_a_binary_file_are_named_and_the_rest_is_done(story: Path, tieout: Tieout) -> None:
    (story / "empty.txt").write_bytes(b"")
    (story / "binary.txt").write_bytes(bytes(range(256)) * 20)
    result = tieout("check", story, "-o", "out.json")
    assert result.exit_code == 3
    assert "empty.txt" in result.stderr
    assert "binary.txt" in result.stderr
    content = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert len(content["documents"]) == 2
    assert len(content["problems"]) == 2


def test_a_folder_with_nothing_to_read(tmp_path: Path, tieout: Tieout) -> None:
    result = tieout("check", tmp_path)
    assert result.exit_code == 4
    assert "no document could be read" in result.stderr


def test_only_a_broken_file(tmp_path: Path, tieout: Tieout) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert tieout("check", tmp_path / "a.txt").exit_code == 3


def test_one_document_with_nothing_to_compare(tmp_path: Path, tieout: Tieout) -> None:
    (tmp_path / "a.txt").write_text("Nothing in here has a figure.\n", encoding="utf-8")
    result = tieout("check", tmp_path / "a.txt")
    assert result.exit_code == 4
    assert "1 document" in result.stdout


def test_a_path_that_is_not_there(tieout: Tieout) -> None:
    result = tieout("check", "nowhere.txt")
    assert result.exit_code == 2
    assert "nowhere.txt" in one_line(result)


def test_a_broken_manifest_row(story: Path, tieout: Tieout) -> None:
    manifest = story / "manifest.csv"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("2021-05-05", "someday"), encoding="utf-8"
    )
    result = tieout("check", story)
    assert result.exit_code == 3
    assert "manifest.csv:3" in result.stderr
    assert "150 km" in result.stdout


def test_an_unknown_rule_key(story: Path, tieout: Tieout) -> None:
    tieout("rules", "new", "ridership")
    path = Path("our-rules/ridership.toml")
    path.write_text("colour = 3\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    result = tieout("check", story, "--rules", "our-rules")
    assert result.exit_code == 3
    assert "ridership.toml:1" in result.stderr
    assert "colour" in result.stderr
    assert "150 km" in result.stdout


def test_a_claim_table_without_a_column(tmp_path: Path, tieout: Tieout) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("document,entity,value\na,b,3\n", encoding="utf-8")
    result = tieout("compare", path)
    assert result.exit_code == 3
    assert f"{path}:1:" in one_line(result)
    assert "attribute" in one_line(result)


def test_a_broken_table_beside_a_good_one(story: Path, tieout: Tieout) -> None:
    tieout("extract", story, "-o", "claims.csv")
    Path("bad.csv").write_text("x\n1\n", encoding="utf-8")
    result = tieout("compare", "bad.csv", "claims.csv")
    assert result.exit_code == 3
    assert "bad.csv" in result.stderr
    assert "150 km" in result.stdout


def test_nothing_to_print_on_is_a_usage_error(story: Path, tieout: Tieout) -> None:
    for target in (story, story / "no" / "folder.json"):
        result = tieout("check", story, "-o", target)
        assert result.exit_code == 2, result.output
        assert "Traceback" not in result.output
    assert tieout("check", story, "-o", "report.unknown").exit_code == 2


def test_ten_megabytes_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * 2_000_000, encoding="utf-8")
    started = time.monotonic()
    done = run("check", path, XDG_CACHE_HOME=str(tmp_path))
    assert done.returncode == 4, done.stderr[-300:]
    assert b"Traceback" not in done.stderr
    assert time.monotonic() - started < 120


@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "html"])
def test_hostile_letters_never_reach_the_terminal(form: str, tmp_path: Path) -> None:
    letters = "\x00", "\x1b[2J", "\x9b31m", "\u202e"
    name = f"Vard{''.join(letters)}holm"
    (tmp_path / "a.txt").write_text(
        f"{name}, a town of about 12,000 inhabitants, is quiet.\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text(f"{name}, a town of about 900 inhabitants, is quiet.\n", encoding="utf-8")
    done = run("check", tmp_path, "--all", "--format", form, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert b"Traceback" not in done.stderr
    for bad in (*(letter.encode() for letter in letters), b"\x1b", b"\x00"):
        assert bad not in done.stdout + done.stderr


def test_a_hostile_path_is_shown_harmless(tmp_path: Path) -> None:
    done = run("check", tmp_path / "no\x1b[31mthing.txt")
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr


def test_an_internal_error_is_one_line_and_70(
    story: Path, tieout: Tieout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object, **_more: object) -> None:
        raise ZeroDivisionError("of our own\nmaking")

    monkeypatch.setattr("tieout.pipeline.check", broken)
    result = tieout("check", story)
    assert result.exit_code == 70
    told = "tieout: internal error: ZeroDivisionError: of our own making"
    assert result.stderr == f"{told} (--debug shows where; please report it)\n"
    assert "Traceback" in tieout("check", story, "--debug").stderr


def test_control_c_leaves_nothing_half_written(
    story: Path, tieout: Tieout, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("out.json").write_text("before", encoding="utf-8")

    def stopped(*_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tieout.cli.output._settle", stopped)
    result = tieout("check", story, "-o", "out.json")
    assert result.exit_code == 130
    assert Path("out.json").read_text(encoding="utf-8") == "before"
    assert not list(Path().glob(".out.json*"))


def test_what_a_killed_run_left_behind_is_swept(story: Path, tieout: Tieout) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    stale = Path(f".out.json.{int(ended.stdout)}.abc.tieout-tmp")
    stale.write_text("{", encoding="utf-8")
    tieout("check", story, "-o", "out.json")
    assert not stale.exists()
    assert Path("out.json").is_file()


def test_a_file_keeps_its_mode_and_a_new_one_obeys_the_umask(story: Path, tieout: Tieout) -> None:
    tieout("check", story, "-o", "new.json")
    mask = os.umask(0)
    os.umask(mask)
    assert Path("new.json").stat().st_mode & 0o777 == 0o666 & ~mask
    Path("new.json").chmod(0o640)
    tieout("check", story, "-o", "new.json")
    assert Path("new.json").stat().st_mode & 0o777 == 0o640


def test_a_reader_that_goes_away_is_no_error(story: Path) -> None:
    command = f"{sys.executable} -m tieout check {story} --all --format json | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_no_color_and_no_progress_in_a_pipe(story: Path) -> None:
    done = run("check", story, "--all")
    assert b"\x1b" not in done.stdout + done.stderr
    colored = run("check", story, FORCE_COLOR="1")
    assert b"\x1b[1;31m" in colored.stdout
    assert b"\x1b" not in run("check", story, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_terminal_that_cannot_show_a_letter(story: Path) -> None:
    done = run("check", story, PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr


def test_the_same_bytes_under_every_hash_seed(story: Path) -> None:
    printed = {
        run("check", story, "--all", "--format", "json", PYTHONHASHSEED=seed).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


def test_help_version_values_and_names_never_wait_for_pandas() -> None:
    for words in (["--help"], ["--version"], ["names", "A B", "A B"], ["values", "-"]):
        code = (
            "import sys\nfrom tieout.cli import main\n"
            f"try: main({words!r})\nexcept SystemExit: pass\n"
            "print('pandas' in sys.modules, file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code], input=b"5 km", capture_output=True, check=False)
        assert done.stderr.endswith(b"False\n"), (words, done.stderr)


@pytest.mark.parametrize(
    "words", [["--help"], ["check", "--help"], ["values", "--help"], ["rules"], ["chek"]]
)
def test_help_and_usage_errors_import_no_engine(words: list[str]) -> None:
    code = (
        "import sys\nfrom tieout.cli import main\n"
        f"try: main({words!r})\nexcept SystemExit: pass\n"
        "heavy = ('pandas', 'rapidfuzz', 're2', 'tabulate', 'jinja2', 'tieout.values', 'tieout.pipeline')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stderr.endswith(b"[]\n"), (words, done.stderr)


def test_a_device_or_a_pipe_is_written_in_place(story: Path) -> None:
    done = run("check", story, "-f", "csv", "-o", "/dev/stdout")
    assert done.stdout.startswith(b"finding,verdict"), done.stderr
    assert run("check", story, "-o", "/dev/null").returncode == 0


def test_a_claim_table_that_is_not_there(tieout: Tieout) -> None:
    result = tieout("compare", "nowhere.csv")
    assert result.exit_code == 2
    assert "nowhere.csv" in one_line(result)


def test_a_claim_table_on_standard_input(story: Path, tieout: Tieout) -> None:
    table = tieout("extract", story, "-f", "csv").stdout
    assert "150 km" in tieout("compare", "-", stdin=table).stdout
