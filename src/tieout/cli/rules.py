"""``tieout rules``: the rule book."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from tieout.cli import options
from tieout.cli.console import Console
from tieout.cli.group import LazyGroup
from tieout.errors import UsageError
from tieout.report.listing import to_listing
from tieout.tables import Row, show_controls

RULES_COMMANDS = {
    "list": ("tieout.cli.rules:list_rules", "List every rule: its question and what proves it."),
    "show": ("tieout.cli.rules:show", "Print one rule file."),
    "prove": ("tieout.cli.rules:prove", "Run every example in the rule files."),
    "new": ("tieout.cli.rules:new", "Start a rule of your own."),
}

EPILOG = """\
\b
Examples:
  tieout rules list
  tieout rules show distance
  tieout rules new ridership --into our-rules
  tieout rules prove --rules our-rules
  tieout check story/ --rules our-rules
"""

rules = LazyGroup(
    name="rules",
    help="The rule book: what counts as a claim, and as agreement, with the sentences that prove it.",
    epilog=EPILOG,
    homes={name: home for name, (home, _) in RULES_COMMANDS.items()},
    lines={name: line for name, (_, line) in RULES_COMMANDS.items()},
)

_COLUMNS = ("id", "attribute", "question", "value", "subject", "patterns", "examples", "path")
_SHOWN = ("id", "question", "value", "patterns", "examples")


@click.command("list", epilog="\b\nExample:\n  tieout rules list --format csv -o rules.csv\n")
@options.printing()
@options.setup(entities=False)
@options.talk()
def list_rules(out: options.Printing, setup: options.Setup, console: Console) -> int:
    """List every rule with its question, the values it takes, and how many sentences prove it."""
    from tieout.cli.job import BROKEN, read_book

    book = read_book(setup.extra, console)
    rows: list[Row] = [
        {
            "id": rule.id,
            "attribute": rule.attribute,
            "question": rule.question,
            "value": "|".join(rule.values),
            "subject": "|".join(kind for kind in rule.subject if kind),
            "patterns": len(rule.patterns),
            "examples": len(rule.examples) + len(rule.pairs),
            "path": str(rule.path),
        }
        for rule in book.rules
    ]
    out.write(to_listing(rows, _SHOWN if out.form == "table" else _COLUMNS, out.form, out.look()))
    return BROKEN if book.broken else 0


@click.command(epilog="\b\nExample:\n  tieout rules show distance\n")
@click.argument("rule", metavar="ID")
@options.setup(entities=False)
@options.talk()
def show(rule: str, setup: options.Setup, console: Console) -> int:
    """Print the rule file: its question, patterns, how values are compared, and the sentences that prove
    it.
    """
    from tieout.cli.job import read_book

    book = read_book(setup.extra, console)
    by_id = {row.id: row for row in book.rules}
    if rule not in by_id:
        close = get_close_matches(rule, by_id, n=1)
        raise UsageError(
            f"there is no rule {rule!r}.",
            remedy=f"Did you mean {close[0]}?" if close else "See tieout rules list.",
        )
    path = by_id[rule].path
    click.echo(f"# {path}\n")
    click.echo(show_controls(path.read_text(encoding="utf-8")).rstrip("\n"))
    return 0


@click.command(epilog="\b\nExample:\n  tieout rules prove --rules our-rules\n")
@options.printing()
@options.setup(entities=False)
@options.talk()
def prove(out: options.Printing, setup: options.Setup, console: Console) -> int:
    """Run every example, counter-example and pair of the rule files; exit 3 where one fails.

    Lists what failed; -v lists all, and so do the files.
    """
    from tieout.cli.job import BROKEN, read_book
    from tieout.prove import prove as prove_book

    book = read_book(setup.extra, console)
    proofs = prove_book(book)
    failed = [proof for proof in proofs if not proof.ok]
    rows: list[Row] = [
        {
            "rule": proof.rule,
            "line": proof.line,
            "kind": proof.kind,
            "ok": "yes" if proof.ok else "no",
            "text": proof.text,
            "expected": "; ".join(proof.expected),
            "found": "; ".join(proof.found),
            "path": str(proof.path),
        }
        for proof in (proofs if console.verbose or out.form != "table" or out.target else failed)
    ]
    if rows or out.form != "table":
        columns = (
            tuple(rows[0]) if rows else ("rule", "line", "kind", "ok", "text", "expected", "found", "path")
        )
        shown = [column for column in columns if column != "path"] if out.form == "table" else columns
        out.write(to_listing(rows, shown, out.form, out.look()))
    console.say(f"{len(proofs) - len(failed)} of {len(proofs)} examples hold, in {len(book.rules)} rules.")
    return BROKEN if failed or book.broken else 0


_TEMPLATE = """\
# What this claim is, in one line.
id        = "{id}"
question  = "How many passengers did it carry?"
value     = "quantity:people|number"     # which values fill {{value}}
subject   = "object|organization|place"  # which names fill {{subject}}; leave out for any
policy    = "slot"                       # the subject stands in the pattern
patterns  = [
  '''{{subject}} carried {{value}}''',
]
[compare]
by        = "overlap"                    # two figures agree where one value satisfies both
minor     = 0.10                         # a gap under 10 % is minor
[[example]]
text  = "Last year the Northline carried 12,400 passengers."
finds = ["Northline = 12,400 passengers"]
[[example]]
text  = "The Northline carries on after 12 years of losses."
finds = []
why   = "a sentence that looks alike and must be left alone: at least one is required"
"""


@click.command(epilog="\b\nExample:\n  tieout rules new ridership --into our-rules\n")
@click.argument("identifier", metavar="ID")
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), default=Path("our-rules"), show_default=True,
    metavar="FOLDER", help="The folder of your rules; give it to check with --rules.",
)  # fmt: skip
def new(identifier: str, into: Path) -> int:
    """Start a rule of your own: writes FOLDER/ID.toml with a pattern, an example and a counter-example to
    change.
    """
    from tieout.cli.output import write

    plain = identifier.replace("_", "a")
    if not (plain.isascii() and plain.isalnum() and plain.islower() and identifier[0].isalpha()):
        raise UsageError(
            f"{identifier!r} cannot be an id.", remedy="Use small letters, digits and _, as in price_paid."
        )
    path = into / f"{identifier}.toml"
    if path.exists():
        raise UsageError("is there already.", path=path, remedy="Choose another id, or edit it.")
    into.mkdir(parents=True, exist_ok=True)
    write(_TEMPLATE.format(id=identifier), path)
    click.echo(f"{path} written. Change it, then: tieout rules prove --rules {into}")
    return 0
