"""The pages that are written by the program itself: one a rule, and the tables. Run by mkdocs as a hook.

They are made when the site is built, so they cannot fall behind the rule files and the column lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tieout.report.listing import escape_cell, markdown_table
from tieout.rulebook import Rule, RuleBook, read_rulebook
from tieout.tables import TABLES

FOLDER = "reference/rules"


def on_files(files: Any, config: Any) -> Any:
    """Adds the written pages to those of the folder."""
    from mkdocs.structure.files import File

    for name, text in pages(read_rulebook()).items():
        files.append(File.generated(config, name, content=text))
    return files


def pages(book: RuleBook) -> dict[str, str]:
    """Every written page by its place below ``docs``."""
    written = {f"{FOLDER}/{rule.id}.md": rule_page(rule) for rule in book.rules}
    return {f"{FOLDER}/index.md": rule_index(book.rules), "reference/tables.md": tables_page(), **written}


def rule_index(rules: Iterable[Rule]) -> str:
    """All rules with their questions."""
    rows = [[f"[{rule.id}]({rule.id}.md)", escape_cell(rule.question), str(_proofs(rule))] for rule in rules]
    lines = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    return (
        "# Rules\n\nOne page a claim type, written from its rule file. "
        "[Writing a rule](../../writing-a-rule.md) says how to add one.\n\n"
        f"| rule | question | sentences that prove it |\n| --- | --- | --- |\n{lines}"
    )


def rule_page(rule: Rule) -> str:
    """One rule: its question, what it takes, how values are compared, and the sentences that prove it."""
    judged = rule.judgement
    facts = [
        ("attribute", rule.attribute),
        ("values", ", ".join(rule.values)),
        ("subject", ", ".join(kind for kind in rule.subject if kind) or "any"),
        ("compared by", type(judged.comparison).__name__.lower()),
        ("changes with time", "yes" if judged.drifts else ""),
        ("minor under", f"{judged.minor:.0%}" if judged.minor else ""),
        ("core", "yes: an untied figure holds a draft" if judged.core else ""),
        ("Wikidata", rule.wikidata),
    ]
    lines = [f"# {rule.id}", "", rule.question, ""]
    lines += [
        "| | |",
        "| --- | --- |",
        *(f"| {name} | {escape_cell(told)} |" for name, told in facts if told),
        "",
    ]
    found = [example for example in rule.examples if example.finds]
    left = [example for example in rule.examples if not example.finds]
    lines += _section("Finds", [f"{_quoted(row.text)}: {_code(row.finds)}" for row in found])
    lines += _section("Leaves alone", [f"{_quoted(row.text)}: {escape_cell(row.why)}" for row in left])
    lines += _section(
        "Compares", [f"{_quoted(row.a)} and {_quoted(row.b)}: {row.verdict}" for row in rule.pairs]
    )
    lines += ["## Patterns", "", "```text", *(pattern.source for pattern in rule.patterns), "```", ""]
    return "\n".join(lines)


def tables_page() -> str:
    """The columns of every table, in order."""
    parts = [
        "# Tables\n\nWhat CSV, JSON lines, Parquet and SQLite hold; this order first, on every machine.\n"
    ]
    for name, columns in TABLES.items():
        rows = [[str(number), column] for number, column in enumerate(columns, 1)]
        parts.append(f"## {name}\n\n{markdown_table(rows, ('', 'column'))}")
    parts.append(
        "## matrix\n\nentity, attribute, qualifiers, verdict, severity, then one column a document with the "
        "value it states, then reason.\n"
    )
    return "\n".join(parts)


def _proofs(rule: Rule) -> int:
    return len(rule.examples) + len(rule.pairs)


def _section(title: str, items: Sequence[str]) -> list[str]:
    return [f"## {title}", "", *(f"- {item}" for item in items), ""] if items else []


def _quoted(text: str) -> str:
    return f"“{escape_cell(' '.join(text.split()))}”"


def _code(found: Iterable[str]) -> str:
    return ", ".join(f"`{item}`" for item in found)
