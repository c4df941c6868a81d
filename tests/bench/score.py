"""Scores extraction on stories with expected claims: ``python tests/bench/score.py [FOLDER ...]``.

Prints, per story and attribute, how many of the core claims a person wrote down were found, and of what was
extracted how much stands in the person's table; then every miss and every claim beyond the table. The
table is the person's choice of claims, so a claim beyond it is a place to look, not yet an error. Without
folders it reads the sample stories, and the development stories where they stand beside the checkout.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from recall import Story, find, is_expected, read_story, why_missed

from tieout.resources import seeds_dir
from tieout.rulebook import read_rulebook
from tieout.values import format_value

_TABLES = ("claims.csv", "expected_claims.csv")


def main(arguments: list[str]) -> None:
    """Reads the stories in ``arguments``, or the usual ones, and prints their scores."""
    book = read_rulebook()
    folders = [Path(argument) for argument in arguments] or _usual()
    total, found = Counter[str](), Counter[str]()
    beyond_all = claims_all = 0
    for folder in folders:
        table = next(name for name in _TABLES if (folder / name).is_file())
        story = read_story(folder, table, book)
        beyond = _beyond(story)
        stated = sum(claim.attribute != "quote" for claim in story.alignment.claims)
        beyond_all, claims_all = beyond_all + len(beyond), claims_all + stated
        rows = [row for row in story.rows if row.get("tier", "core") == "core"]
        missed = [row for row in rows if find(row, story.claims_of(row["file"])) is None]
        print(f"\n{story.name}: {len(rows) - len(missed)} of {len(rows)} core claims found; ", end="")
        print(f"{stated - len(beyond)} of {stated} claims stand in the table")
        for row in rows:
            total[row["attribute"]] += 1
            found[row["attribute"]] += row not in missed
        for row in missed:
            reason = why_missed(row, story.claims_of(row["file"]))
            print(
                f"  missed  {row['file']} {row['subject']}.{row['attribute']} = {row['value']} {row['unit']}",
                end="",
            )
            print(f" [{row['qualifiers']}] «{row['evidence']}» ({reason})")
        for line in beyond:
            print(f"  beyond  {line}")
    print("\nattribute        found   of  recall")
    for attribute in sorted(total):
        share = found[attribute] / total[attribute]
        print(f"{attribute:15} {found[attribute]:6} {total[attribute]:4}  {share:.2f}")
    print(f"{'all':15} {found.total():6} {total.total():4}  {found.total() / total.total():.2f}")
    print(
        f"in the table: {claims_all - beyond_all} of {claims_all} claims ({1 - beyond_all / claims_all:.2f})"
    )


def _beyond(story: Story) -> list[str]:
    """Claims, quotations aside, that no row of the table expects."""
    lines = []
    for claim in story.alignment.claims:
        rows = [row for row in story.rows if row["file"] == Path(claim.document).name]
        if claim.attribute != "quote" and not any(is_expected(row, claim) for row in rows):
            qualifiers = "; ".join(f"{key}={text}" for key, text in claim.qualifiers)
            value = format_value(claim.value)
            lines.append(
                f"{claim.document} {claim.entity}.{claim.attribute} = {value} [{qualifiers}] «{claim.text}»"
            )
    return lines


def _usual() -> list[Path]:
    seeds = sorted(folder for folder in seeds_dir().iterdir() if folder.is_dir())
    shared = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    return [*seeds, shared] if shared.is_dir() else seeds


if __name__ == "__main__":
    main(sys.argv[1:])
