"""Which files the last run in a folder read, so that ``tieout explain ID`` needs no more than the id.

Kept in the user's cache folder (``XDG_CACHE_HOME``, else ``~/.cache``), one small file a folder: paths only,
never what the files say. Where it cannot be written the run goes on without it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tieout.cli.options import Setup
from tieout.cli.output import whole_file
from tieout.errors import TieoutError, UsageError


def _place() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = hashlib.sha256(str(Path.cwd()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return Path(cache) / "tieout" / f"{folder}.json"


def remember(paths: Sequence[str], setup: Setup) -> None:
    """Notes the files of this run; standard input cannot be read again, so such a run is not noted."""
    if "-" in paths:
        return
    content = {
        "paths": list(paths),
        "rules": [str(path) for path in setup.extra],
        "entities": None if setup.entities is None else str(setup.entities),
    }
    with suppress(OSError, RuntimeError, TieoutError):
        place = _place()
        place.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(place) as temporary:
            temporary.write_text(json.dumps(content), encoding="utf-8")


def recall(setup: Setup) -> tuple[tuple[str, ...], Setup]:
    """The files of the last run here, with its rules and entities where ``setup`` names none.

    Raises ``UsageError`` where there was no run in this folder.
    """
    try:
        content = json.loads(_place().read_text(encoding="utf-8"))
        paths = tuple(str(path) for path in content["paths"])
        extra = tuple(Path(path) for path in content["rules"])
        entities = content["entities"] and Path(content["entities"])
    except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            "there was no run in this folder whose files could be read again.",
            remedy="Give PATH after the id.",
        ) from error
    return paths, Setup(setup.extra or extra, setup.entities or entities or None)
