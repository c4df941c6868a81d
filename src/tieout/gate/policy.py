"""What holds a draft: the table ``[gate]`` of tieout.toml, or ``[tool.tieout.gate]`` of pyproject.toml.

::

    [gate]
    contradicted = "major"     # never, major, minor: hold on a contradiction at least this bad
    untied       = "core"      # never, core, all: hold on a figure that no source states
    unchecked    = "never"     # never, all: hold on a figure that no rule could read
    sources      = 1           # independent sources that a tied figure needs

    [gate.attributes.deaths]   # the same keys for one attribute
    contradicted = "minor"
    sources      = 2
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tieout.errors import BrokenSetting
from tieout.model import Tick

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "contradicted": ("never", "major", "minor"),
    "untied": ("never", "core", "all"),
    "unchecked": ("never", "all"),
}
_KEYS = (*_CHOICES, "sources")


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds a draft; ``attributes`` overrides it attribute by attribute, ``core`` names the core
    attributes.
    """

    contradicted: str = "major"
    untied: str = "core"
    unchecked: str = "never"
    sources: int = 1
    attributes: Mapping[str, Policy] = field(default_factory=dict)
    core: frozenset[str] = frozenset()

    def judge(self, tick: Tick) -> Tick:
        """``tick`` with ``hold`` set."""
        return replace(tick, hold=bool(self.why(tick)))

    def why(self, tick: Tick) -> str:
        """Why ``tick`` holds the draft, as the end of a sentence; empty where it does not."""
        mine = self.attributes.get(tick.attribute, self)
        if tick.tick == "contradicted":
            grades = {"never": (), "major": ("major",), "minor": ("major", "minor")}[mine.contradicted]
            return f"contradicted: {tick.reason}" if (tick.severity or "major") in grades else ""
        if tick.tick == "tied":
            if tick.groups >= mine.sources:
                return ""
            found = f"{tick.groups} independent {_sources(tick.groups)}"
            return f"borne out by {found}, and {mine.sources} are asked"
        if not tick.checked:
            return tick.reason if mine.unchecked == "all" else ""
        if mine.untied == "all" or (mine.untied == "core" and tick.attribute in self.core):
            return f"untied: {tick.reason}"
        return ""


def _sources(count: int) -> str:
    return "source" if count == 1 else "sources"


def find_policy(folder: Path) -> Path | None:
    """The settings file that speaks for ``folder``: tieout.toml or a pyproject.toml with [tool.tieout],
    upwards.
    """
    for place in (folder, *folder.parents):
        if (place / "tieout.toml").is_file():
            return place / "tieout.toml"
        project = place / "pyproject.toml"
        if project.is_file() and re.search(
            r"^\[tool\.tieout\b", project.read_text("utf-8", "replace"), re.MULTILINE
        ):
            return project
    return None


def read_policy(path: Path, attributes: Collection[str] = ()) -> Policy:
    """The policy in ``path``; raises ``BrokenSetting`` naming file and line of a wrong or unknown key.

    ``attributes`` are those that the rule book knows: a policy for any other would never speak. Without them
    every name is taken.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tables: dict[str, Any] = tomllib.loads(text)
    except OSError as error:
        raise BrokenSetting(f"cannot be read: {error.strerror}.", path=path) from error
    except UnicodeDecodeError as error:
        raise BrokenSetting("is not UTF-8 text.", path=path) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise BrokenSetting(
            f"is not valid TOML: {error}.", path=path, line=int(line[1]) if line else None
        ) from error
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        tables, prefix = tables.get("tool", {}).get("tieout", {}), ("tool", "tieout")
    return _Reader(path, text, prefix).policy(tables, attributes)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Binds settings and knows where each key stands."""

    path: Path
    text: str
    prefix: tuple[str, ...]

    def policy(self, tables: dict[str, Any], known: Collection[str]) -> Policy:
        self.known(tables, ("gate",), ())
        gate = self.table(tables.get("gate", {}), ("gate",))
        attributes = self.table(gate.pop("attributes", {}), ("gate", "attributes"))
        if known:
            self.known(attributes, sorted(known), ("gate", "attributes"))
        base = self.bind(gate, ("gate",), Policy())
        return replace(
            base,
            attributes={
                name: self.bind(
                    self.table(settings, ("gate", "attributes", name)), ("gate", "attributes", name), base
                )
                for name, settings in attributes.items()
            },
        )

    def table(self, settings: object, place: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(settings, dict):
            raise self.fault(place[-1], place[:-1], f"[{'.'.join(place)}] must be a table")
        return dict(settings)

    def bind(self, settings: dict[str, Any], place: tuple[str, ...], base: Policy) -> Policy:
        self.known(settings, _KEYS if len(place) > 1 else (*_KEYS, "attributes"), place)
        for key, value in settings.items():
            if key == "sources":
                if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                    raise self.fault(key, place, f"sources must be a whole number, not {value!r}")
            elif value not in _CHOICES[key]:
                raise self.fault(
                    key, place, f"{key} must be one of {', '.join(_CHOICES[key])}, not {value!r}"
                )
        return replace(base, **settings)

    def known(self, settings: Mapping[str, Any], allowed: Sequence[str], place: tuple[str, ...]) -> None:
        for key in settings:
            if key not in allowed:
                close = get_close_matches(key, allowed, n=1)
                raise self.fault(
                    key, place, f"unknown setting {'.'.join((*place, key))!r}",
                    f"Did you mean {close[0]!r}?" if close else f"Known here: {', '.join(allowed)}.",
                )  # fmt: skip

    def fault(self, key: str, place: tuple[str, ...], message: str, remedy: str = "") -> BrokenSetting:
        return BrokenSetting(f"{message}.", path=self.path, line=self.line(key, place), remedy=remedy)

    def line(self, key: str, place: tuple[str, ...]) -> int | None:
        """The line where ``key`` of table ``place`` stands: the TOML reader keeps none, so the text is
        looked at.
        """
        table: tuple[str, ...] = ()
        wanted = (*self.prefix, *place)
        for number, line in enumerate(self.text.splitlines(), 1):
            header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
            if header:
                table = tuple(part.strip().strip("\"'") for part in header[1].split("."))
                if table[: len(wanted) + 1] == (*wanted, key):
                    return number
            else:
                name = tuple(part.strip().strip("\"'") for part in line.split("=", 1)[0].split("."))
                if "=" in line and (*table, *name)[: len(wanted) + 1] == (*wanted, key):
                    return number
        return None
