"""Every furniture rule takes the lines it says it takes and leaves the lines it says it leaves."""

from __future__ import annotations

import pytest

from tieout.load.furniture import find_furniture
from tieout.load.furniture_rules import FurnitureRule, furniture_rules

REST = "The bridge at Orsk is 6.15 kilometres long and opened on Monday before a crowd of thousands. " * 4
RULES = furniture_rules("en").rules


def takes(rule: FurnitureRule, line: str) -> bool:
    if rule.reach == "prefix":
        return any(span.rule == rule.id for span in find_furniture(f"{line}\n\n{REST}"))
    return rule.pattern.fullmatch(line) is not None and not (rule.unless and rule.unless.fullmatch(line))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_proved_on_its_own_lines(rule: FurnitureRule) -> None:
    assert rule.yes
    assert rule.no
    assert [line for line in rule.yes if not takes(rule, line)] == []
    assert [line for line in rule.no if takes(rule, line) and len(line) <= rule.longest] == []
