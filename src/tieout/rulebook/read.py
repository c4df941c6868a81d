"""The folders of rule files -> ``RuleBook``. A file that is wrong is named; the others stand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from tieout.errors import BrokenRule
from tieout.resources import rules_dir
from tieout.rulebook.model import Rule, RuleBook
from tieout.rulebook.rule_file import read_rule
from tieout.values.vocabulary import vocabulary


def read_rulebook(language: str = "en", extra: Sequence[Path] = ()) -> RuleBook:
    """The rule book that ships with tieout for ``language``, with the newsroom's own folders laid over it.

    A file in an ``extra`` folder replaces the shipped rule of the same id and adds where there is none.
    Files that are wrong are listed in ``RuleBook.broken``; when a folder does not exist that is one of them.
    The shipped book is read once a process; a newsroom's folders are read at every call.
    """
    return _shipped(language) if not extra else _read(language, tuple(Path(folder) for folder in extra))


@lru_cache(maxsize=4)
def _shipped(language: str) -> RuleBook:
    return _read(language, ())


def _read(language: str, extra: tuple[Path, ...]) -> RuleBook:
    words = vocabulary(language)
    digest = hashlib.sha256()
    rules: dict[str, Rule] = {}
    broken: list[BrokenRule] = []
    for number, folder in enumerate((rules_dir(language) / "claims", *extra)):
        if not folder.is_dir():
            broken.append(BrokenRule("there is no such folder of rules.", path=folder))
            continue
        here: dict[str, Rule] = {}
        for path in sorted(folder.glob("*.toml")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
            try:
                rule = read_rule(path, words)
            except BrokenRule as error:
                broken.append(error)
                continue
            here[rule.id] = rule
        if number and not here and not broken:
            broken.append(BrokenRule("the folder holds no rule file (*.toml).", path=folder))
        rules.update(here)
    for path in sorted(
        [*(rules_dir(language) / "vocab").glob("*.toml"), *rules_dir(language).glob("*.toml")]
    ):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    ordered = tuple(rules[name] for name in sorted(rules))
    judgements = {rule.attribute: rule.judgement for rule in ordered if rule.id != rule.attribute}
    judgements |= {rule.attribute: rule.judgement for rule in ordered if rule.id == rule.attribute}
    return RuleBook(language, ordered, words, digest.hexdigest()[:12], judgements, tuple(broken))
