"""Rule files -> Rule objects: what counts as a claim, and how claims are compared, is read here, not
written here.
"""

from tieout.rulebook.model import Example, Judgement, Pair, Pattern, Rule, RuleBook
from tieout.rulebook.read import read_rulebook
from tieout.rulebook.rule_file import read_rule

__all__ = [
    "Example", "Judgement", "Pair", "Pattern", "Rule", "RuleBook", "read_rule", "read_rulebook",
]  # fmt: skip
