"""Paths -> documents: files, folders, corpora and standard input, with what is not the article set aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tieout.errors import BrokenDocument, TieoutError, UsageError
from tieout.load import files
from tieout.load.corpus import read_corpus
from tieout.load.decoding import Decoded, decode
from tieout.load.document import from_text
from tieout.load.groups import group_sources
from tieout.load.manifest import About, Manifest, read_manifest
from tieout.model import Document

__all__ = ["Loaded", "from_text", "group_sources", "load"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, sorted by id, and what could not, in the order in which it was met."""

    documents: tuple[Document, ...]
    problems: tuple[TieoutError, ...]


def load(paths: Sequence[str | Path], *, stdin: str | bytes | None = None) -> Loaded:
    """Every document under ``paths``; "-" among them stands for ``stdin``.

    A broken document, manifest row or corpus row is a problem and the rest is still loaded. A document's id
    is its file name, with as many folders before it as it takes to tell two files of one name apart; in a
    corpus it is the row's ``id``. Raises ``UsageError`` for a path that does not exist, or "-" without input.
    """
    found, problems = files.find(paths)
    documents: list[Document] = []
    if found.stdin:
        documents += _from_stdin(stdin, problems)
    manifests = _manifests(found, problems)
    for path, name in zip(found.texts, files.names(found.texts), strict=True):
        documents += _from_file(path, name, manifests, problems)
    for path in found.corpora:
        documents += _from_corpus(path, problems)
    return Loaded(tuple(_unique(documents, problems)), tuple(problems))


def _from_stdin(stdin: str | bytes | None, problems: list[TieoutError]) -> list[Document]:
    if stdin is None:
        raise UsageError('"-" stands for standard input, and there is none.')
    try:
        decoded = decode(stdin, path="-") if isinstance(stdin, bytes) else Decoded(stdin, "utf-8")
        return [from_text(decoded.text, id="stdin", path="-", encoding=decoded.encoding)]
    except BrokenDocument as error:
        problems.append(error)
        return []


def _manifests(found: files.Found, problems: list[TieoutError]) -> list[Manifest]:
    manifests = []
    here = {path.resolve() for path in found.texts}
    for path in found.manifests:
        manifest, faults = read_manifest(path)
        problems += faults
        if manifest is None:
            continue
        manifests.append(manifest)
        if path.parent in found.folders:
            problems += _missing(manifest, here)
    # The manifest nearest to a file speaks for it, so the deepest come first.
    return sorted(manifests, key=lambda manifest: -len(manifest.path.resolve().parts))


def _missing(manifest: Manifest, here: set[Path]) -> Iterable[TieoutError]:
    folder = manifest.path.resolve().parent
    names = {path.name for path in here if folder in path.parents}
    for file in manifest.rows:
        if (folder / file) not in here and file not in names:
            yield BrokenDocument(
                f'names "{file}", which is not there.', path=manifest.path, line=manifest.lines[file]
            )


def _about(path: Path, manifests: Sequence[Manifest]) -> tuple[str, About]:
    resolved = path.resolve()
    for manifest in manifests:
        if manifest.path.resolve().parent in resolved.parents:
            row = Manifest(manifest.path.resolve(), manifest.rows, manifest.lines).about(resolved)
            if row:
                return row
    return "", About()


def _from_file(
    path: Path, name: str, manifests: Sequence[Manifest], problems: list[TieoutError]
) -> list[Document]:
    _, about = _about(path, manifests)
    try:
        decoded = decode(path.read_bytes(), declared=about.encoding, path=str(path))
        return [from_text(decoded.text, id=name, about=about, path=str(path), encoding=decoded.encoding)]
    except OSError as error:
        problems.append(BrokenDocument(f"cannot be read: {error.strerror}.", path=path))
    except BrokenDocument as error:
        problems.append(error)
    return []


def _from_corpus(path: Path, problems: list[TieoutError]) -> list[Document]:
    rows, faults = read_corpus(path)
    problems += faults
    return [from_text(row.text, id=row.id, about=row.about, path=str(path)) for row in rows]


def _unique(documents: Sequence[Document], problems: list[TieoutError]) -> list[Document]:
    kept: dict[str, Document] = {}
    for document in documents:
        if document.id in kept:
            fault = (
                f'the id "{document.id}" is taken by {kept[document.id].path}; this document was left out.'
            )
            problems.append(BrokenDocument(fault, path=document.path))
        else:
            kept[document.id] = document
    return [kept[name] for name in sorted(kept)]
