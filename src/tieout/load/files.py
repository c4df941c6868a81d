"""Paths -> the files to read, each with the name it goes by in every table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tieout.errors import BrokenDocument, TieoutError, UsageError
from tieout.load import corpus, manifest

TEXT_SUFFIXES = (".txt", ".md", ".text", ".markdown")
STDIN = "-"
_ABOUT_THE_FOLDER = {"readme", "license", "licence", "copying", "contributing", "changelog"}


@dataclass(frozen=True, slots=True)
class Found:
    """Files found under the paths that a person gave, sorted; ``stdin`` where "-" was among them."""

    texts: tuple[Path, ...]
    corpora: tuple[Path, ...]
    manifests: tuple[Path, ...]
    folders: tuple[Path, ...]
    """Folders that were named as such: a manifest in one of them owes a file for every row."""
    stdin: bool


def find(paths: Sequence[str | Path]) -> tuple[Found, list[TieoutError]]:
    """The files under ``paths``; raises ``UsageError`` for a path that does not exist.

    A folder gives its texts, and those of its folders, without hidden files and files about the folder
    (README, LICENSE ...); its ``.jsonl`` and ``.csv`` files only where they name id and text. A file that is
    named itself is read whatever its name. A folder with nothing to read is a problem, not an empty answer.
    """
    texts: dict[Path, Path] = {}
    corpora: dict[Path, Path] = {}
    manifests: dict[Path, Path] = {}
    folders: list[Path] = []
    problems: list[TieoutError] = []
    for given in paths:
        path = Path(given)
        if str(given) == STDIN:
            continue
        if not path.exists():
            raise UsageError("no such file or folder.", path=path)
        if path.is_dir():
            folders.append(path)
            inside = list(_inside(path))
            if not any(_is_text(file) or _is_corpus(file) for file in inside):
                problems.append(
                    BrokenDocument("this folder holds no .txt, .md, .jsonl or .csv to read.", path=path)
                )
        else:
            inside = [path]
        for file in inside:
            if file.name == manifest.NAME:
                manifests[file.resolve()] = file
            elif _is_corpus(file) or (not path.is_dir() and file.suffix.lower() in corpus.SUFFIXES):
                corpora[file.resolve()] = file
            elif _is_text(file) or not path.is_dir():
                texts[file.resolve()] = file
        for beside in {file.parent for file in inside} | {path.parent}:
            _add_manifest(beside, manifests)
    found = Found(
        _sorted(texts), _sorted(corpora), _sorted(manifests), tuple(folders), STDIN in map(str, paths)
    )
    return found, problems


def _add_manifest(folder: Path, manifests: dict[Path, Path]) -> None:
    for parent in (folder, folder.parent):
        file = parent / manifest.NAME
        if file.is_file():
            manifests.setdefault(file.resolve(), file)


def _sorted(files: dict[Path, Path]) -> tuple[Path, ...]:
    return tuple(files[resolved] for resolved in sorted(files))


def _inside(folder: Path) -> Iterable[Path]:
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.is_file():
            yield file


def _is_text(file: Path) -> bool:
    return file.suffix.lower() in TEXT_SUFFIXES and file.stem.lower() not in _ABOUT_THE_FOLDER


def _is_corpus(file: Path) -> bool:
    return file.name != manifest.NAME and file.suffix.lower() in corpus.SUFFIXES and corpus.is_corpus(file)


def names(files: Sequence[Path]) -> list[str]:
    """One name for each file: its bare name, lengthened by folders from the right until no two are alike."""
    parts = [PurePosixPath(file.resolve().as_posix()).parts for file in files]
    lengths = [1] * len(files)
    while True:
        short = ["/".join(part[-length:]) for part, length in zip(parts, lengths, strict=True)]
        count = Counter(short)
        longer = [
            length + 1 if count[name] > 1 and length < len(part) else length
            for name, part, length in zip(short, parts, lengths, strict=True)
        ]
        if longer == lengths:
            return short
        lengths = longer
