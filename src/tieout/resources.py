"""Where the rule book and the sample stories are: inside a wheel, or beside ``src/`` in a checkout."""

from __future__ import annotations

from pathlib import Path

from tieout.errors import TieoutError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _find(packed: str, folder: str) -> Path:
    for candidate in (_PACKAGE / packed, _CHECKOUT / folder):
        if candidate.is_dir():
            return candidate
    raise TieoutError(
        f"the folder {folder}/ that ships with tieout is missing.",
        path=_PACKAGE,
        remedy="Install tieout again.",
    )


def rules_dir(language: str = "en") -> Path:
    """The folder of the rule book for ``language``, with ``claims/`` and ``vocab/`` in it.

    Raises ``TieoutError`` when the installation is damaged and ``NotADirectoryError`` never: a language
    without rules gives a path that does not exist, which the rule book reports by name.
    """
    return _find("_rules", "rules") / language


def seeds_dir() -> Path:
    """The folder of the sample stories that ship with tieout, one folder a story."""
    return _find("_seeds", "seeds")
