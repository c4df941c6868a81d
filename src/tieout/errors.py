"""The errors tieout raises, drawn as a tree.

::

    TieoutError                 anything a person can mend; carries place, fault, remedy
    ├── UsageError              exit 2   wrong options, contradicting decisions
    ├── BrokenInput             exit 3   something read is broken; the rest of the work goes on
    │   ├── BrokenDocument               a document, a manifest row, a corpus row
    │   ├── BrokenRule                   a rule file or vocabulary file
    │   ├── BrokenTable                  a CSV claim table, an entities or waiver file
    │   └── BrokenSetting                tieout.toml or [tool.tieout]
    └── NothingToCompare        exit 4   no document, or no two claims on one fact

Anything else that escapes is a fault of tieout itself and exits 70.
"""

from __future__ import annotations

from pathlib import Path


class TieoutError(Exception):
    """A fault that a person can mend.

    ``message`` says what was wrong, ``path`` and ``line`` where, ``remedy`` what to do.
    ``str(error)`` is the one line that is printed: ``path:line: message. remedy``.
    """

    exit_code = 70

    def __init__(
        self, message: str, *, path: str | Path | None = None, line: int | None = None, remedy: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        place = "" if self.path is None else self.path + (f":{self.line}" if self.line else "") + ": "
        return place + self.message + (f" {self.remedy}" if self.remedy else "")


class UsageError(TieoutError):
    """The command or the call was wrong: an unknown format, two decisions that contradict each other."""

    exit_code = 2


class BrokenInput(TieoutError):
    """Something tieout was given to read is broken; it is named and the rest is still done."""

    exit_code = 3


class BrokenDocument(BrokenInput):
    """A document cannot be read as text: empty, binary, a corpus or manifest row that is not one."""


class BrokenRule(BrokenInput):
    """A rule or vocabulary file is wrong: unknown key, no counter-example, a pattern that cannot match."""


class BrokenTable(BrokenInput):
    """A claim table, an entities file or a waiver file lacks a column or holds a cell that cannot be read."""


class BrokenSetting(BrokenInput):
    """A setting in tieout.toml or pyproject.toml is unknown or has the wrong type."""


class NothingToCompare(TieoutError):
    """No document could be read, or no fact has two claims; an empty report would look like a clean one."""

    exit_code = 4
