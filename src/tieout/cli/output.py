"""Where a report goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from tieout.errors import UsageError

_SUFFIX = ".tieout-tmp"
_STALE_SECONDS = 3600
"""Longer than any run takes to write one file."""


def write(content: str | bytes, path: Path | None) -> None:
    """Writes ``content`` to ``path``, or to standard output for ``None``; raises ``UsageError`` if it
    cannot.
    """
    if path is None:
        _to_stdout(content)
        return
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    with whole_file(path) as temporary:
        temporary.write_bytes(data)


def _to_stdout(content: str | bytes) -> None:
    if isinstance(content, bytes):
        sys.stdout.buffer.write(content)
        return
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    # A terminal that cannot show a letter gets its escape instead of a crash.
    printable = content.encode(encoding, "backslashreplace").decode(encoding)
    click.echo(printable, nl=False, color=True)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path`` that takes its place, flushed to disk, only if the block ends well.

    Devices and pipes are written in place. Temporary files that a killed run left behind are swept.
    """
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise UsageError("is a folder; -o needs a file.", path=path)
        yield path
        return
    target = path.resolve()
    with _as_usage_error(path):
        _sweep(target)
        handle, name = tempfile.mkstemp(
            prefix=f".{target.name}.{os.getpid()}.", suffix=_SUFFIX, dir=target.parent
        )
    temporary = Path(name)
    try:
        os.close(handle)
        yield temporary
        with _as_usage_error(path):
            _settle(temporary, target)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


@contextmanager
def _as_usage_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}.", path=path) from error


def _settle(temporary: Path, target: Path) -> None:
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())
    temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
    temporary.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sweep(target: Path) -> None:
    """Removes temporary files of ``target`` that a killed run left behind."""
    for stale in target.parent.glob(f".{_glob_literal(target.name)}.*{_SUFFIX}"):
        owner = stale.name.removeprefix(f".{target.name}.").split(".", 1)[0]
        if owner.isdecimal() and not _runs(int(owner), stale):
            stale.unlink(missing_ok=True)


def _glob_literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _runs(process: int, temporary: Path) -> bool:
    """Whether the run that owns ``temporary`` still goes on; where processes cannot be asked, its age
    decides.
    """
    if process == os.getpid():
        return True
    if os.name != "posix":
        return time.time() - temporary.stat().st_mtime < _STALE_SECONDS
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
