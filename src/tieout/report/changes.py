"""What changed between two runs, for people: each finding with what it was and what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tieout.report.listing import row_name
from tieout.report.style import Look, clean, columns, wrap
from tieout.tables import Row

_STYLES = {"new": "major", "changed": "changed", "gone": "good"}


def to_changes(rows: Sequence[Row], look: Look) -> str:
    """``rows`` of the table of changes as text of ``look.width`` columns, then how many there are of each."""
    if not rows:
        return "Nothing changed.\n"
    lines: list[str] = []
    for row in rows:
        change, finding = str(row["change"]), str(row["finding"])
        title = f"{change.ljust(9)}{row_name(row)}"
        blanks = look.width - columns(title) - columns(finding)
        heads = [title + " " * blanks + finding] if blanks >= 2 else [*wrap(title, look), finding]
        lines += [look.paint(head, _STYLES.get(change, "strong")) for head in heads]
        for name in ("before", "after"):
            if row[name]:
                lines += wrap(clean(str(row[name])), look, first=f"  {name.ljust(7)}", rest=" " * 9)
        lines.append("")
    counts = Counter(str(row["change"]) for row in rows)
    told = ", ".join(f"{counts[change]} {change}" for change in _STYLES if counts[change])
    return "\n".join([*lines, f"{told}."]) + "\n"
