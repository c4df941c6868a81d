"""Prints how well and how fast values are read: ``python tests/bench/values.py [--misses N]``.

Recognizers specifications, MEANTIME values, the mentions in the five sample articles, and megabytes a second.
Data lies in ``../shared``; cases that news prose cannot contain are listed with their reason in
``tests/values/left_out.toml``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tieout.values import ValueMention, convert, read_values, units

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
RECOGNIZERS = SHARED / "devset" / "recognizers"
FILES = {
    "number": "Number.NumberModel.json",
    "range": "Number.NumberRangeModel.json",
    "ordinal": "Number.OrdinalModel.json",
    "percent": "Number.PercentModel.json",
    "age": "NumberWithUnit.AgeModel.json",
    "currency": "NumberWithUnit.CurrencyModel.json",
    "dimension": "NumberWithUnit.DimensionModel.json",
    "temperature": "NumberWithUnit.TemperatureModel.json",
}


@dataclass
class Tally:
    """Right and counted cases of one kind, the number left out, and the misses."""

    right: int = 0
    counted: int = 0
    left_out: int = 0
    misses: list[str] = field(default_factory=list)


def left_out() -> dict[tuple[str, str], str]:
    """(kind, input) -> reason, from the reviewed list."""
    table = tomllib.loads((ROOT / "tests" / "values" / "left_out.toml").read_text(encoding="utf-8"))
    return {
        (kind, text): group["reason"]
        for kind, groups in table.items()
        for group in groups
        for text in group["inputs"]
    }


def recognizers() -> dict[str, Tally]:
    """Every Recognizers case judged: all its values found and right, and none where there is none."""
    excluded = left_out()
    tallies: dict[str, Tally] = {}
    for kind, name in FILES.items():
        tally = tallies[kind] = Tally()
        for case in json.loads((RECOGNIZERS / name).read_text(encoding="utf-8-sig")):
            text = case["Input"]
            if (kind, text) in excluded:
                tally.left_out += 1
                continue
            tally.counted += 1
            wrong = judge(kind, text, case["Results"])
            if wrong:
                tally.misses.append(f"{text[:150]!r}: {wrong}")
            else:
                tally.right += 1
    return tallies


def judge(kind: str, text: str, results: list[dict[str, Any]]) -> str:
    """An empty string when every expected value is read, else what is wrong."""
    mentions = read_values(text, reference=date(2016, 11, 7))
    expected = [
        result for result in results if (result.get("Resolution") or {}).get("value") not in (None, "null")
    ]
    for result in expected:
        start = result.get("Start")
        if start is None:
            start = text.lower().find(result["Text"].lower())
        end = start + len(result["Text"])
        near = [m for m in mentions if m.start < end and start < m.end]
        if not any(agrees(kind, mention, result) for mention in near):
            got = [f"{m.text!r} {m.value.kind} {m.value.low} {m.value.high} {m.value.unit}" for m in near]
            want = result["Resolution"]
            return f"want {result['Text']!r} {want.get('value')} {want.get('unit', '')} got {got}"
    if not results:
        spurious = [m for m in mentions if concerns(kind, m)]
        if spurious:
            return f"want nothing, got {[(m.text, m.value.kind) for m in spurious]}"
    return ""


def concerns(kind: str, mention: ValueMention) -> bool:
    """Whether a mention is of the kind that a case without results forbids."""
    value = mention.value
    return {
        "number": value.kind in ("number", "fraction"),
        "range": value.modifier != "exact" and value.kind in ("number", "quantity", "money", "percentage"),
        "ordinal": value.kind == "ordinal",
        "percent": value.kind == "percentage",
        "age": value.kind == "age",
        "currency": value.kind == "money",
        "dimension": value.kind == "quantity" and value.dimension not in ("count", "people", "temperature"),
        "temperature": value.dimension == "temperature",
    }[kind]


def agrees(kind: str, mention: ValueMention, result: dict[str, Any]) -> bool:
    """Whether one mention states the expected value."""
    value, want = mention.value, str(result["Resolution"]["value"])
    if kind == "range":
        return _same_range(value, want)
    if value.kind == "fraction" and len(value.numbers) == 2 and value.low is not None:
        stated: tuple[float, ...] = (value.low, *value.numbers)
    else:
        stated = value.numbers or tuple(end for end in (value.low, value.high) if end is not None)
    number = float(want.rstrip("%").replace("E+", "e"))
    if kind == "currency":
        return value.kind == "money" and any(_near(end, number) or _near(end, number / 100) for end in stated)
    if kind == "percent":
        return value.kind == "percentage" and any(_near(end, number) for end in stated)
    if kind == "age":
        return value.kind == "age" and any(_near(end, number) for end in stated)
    if kind in ("dimension", "temperature"):
        return _same_measure(value, number, result["Resolution"]["unit"])
    return any(_near(end, number) for end in stated)


def _near(left: float, right: float) -> bool:
    return abs(left - right) <= 1e-6 * max(1.0, abs(right))


def _same_measure(value: Any, number: float, unit: str) -> bool:
    if unit == "Ton" and value.dimension == "mass":
        return number in value.numbers  # the specifications call every ton and tonne one unit
    if value.kind == "age" and unit.lower() in value.unit:
        return True
    names = {
        "C": "°C",
        "F": "°F",
        "K": "K",
        "Degree": "°",
        "Metric ton": "t",
        "Ton": "short ton",
        "Megabit": "MB",
    }
    try:
        dimension, base = convert(number, names.get(unit, unit))
    except KeyError:
        return value.unit == unit or value.unit == unit.lower()
    if unit == "Degree" and value.dimension in ("temperature", "angle"):
        return number in value.numbers
    ends = [end for end in (value.low, value.high) if end is not None]
    known = units()
    ends += [known[value.unit].to_base(n) for n in value.numbers] if value.unit in known else []
    return value.dimension == dimension and any(
        abs(end - base) <= 1e-6 * max(abs(base), 1e-12) for end in ends
    )


def _same_range(value: Any, want: str) -> bool:
    match = re.fullmatch(r"([(\[])([^,]*),([^)\]]*)([)\]])", want)
    if match is None:
        return False
    low = float(match[2]) if match[2] else None
    high = float(match[3]) if match[3] else None
    ours = [value.low, value.high]
    if value.unit in units() and value.numbers:
        ours = [
            None if value.low is None else min(value.numbers),
            None if value.high is None else max(value.numbers),
        ]
    return all(
        (a is None) == (b is None) and (a is None or _near(a, b))
        for a, b in zip(ours, (low, high), strict=True)
    )


def meantime() -> tuple[Tally, int]:
    """MEANTIME values found by overlap, and how many mentions we read in all."""
    tally, read = Tally(), 0
    path = SHARED / "devset" / "meantime_dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        mentions = read_values(row["text"], reference=_day(row["published"]))
        read += len(mentions)
        for gold in row["values"]:
            tally.counted += 1
            near = [m for m in mentions if m.start < gold["end"] and gold["start"] < m.end]
            if near:
                tally.right += 1
            else:
                around = row["text"][max(0, gold["start"] - 40) : gold["end"] + 30].replace("\n", " ")
                tally.misses.append(f"{gold['text']!r} {gold['type']} in ...{around}...")
    return tally, read


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed and re.fullmatch(r"\d{4}-\d\d-\d\d", printed) else None


def articles() -> Iterator[str]:
    """The five sample articles."""
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def speed() -> list[tuple[str, float]]:
    """Megabytes a second on the five articles repeated, best of three."""
    from tieout.values.dates import find_dates
    from tieout.values.numbers import find_numbers

    text = "\n".join(articles()) * 20
    size = len(text.encode()) / 1e6
    rows = []
    for name, reader in (("numbers", find_numbers), ("dates", find_dates), ("values", read_values)):
        best = 0.0
        for _ in range(3):
            begun = time.perf_counter()
            reader(text)
            best = max(best, size / (time.perf_counter() - begun))
        rows.append((name, best))
    return rows


HOSTILE = ("1", ",", " ", "(", "and and and ", "between 1979 and ", "3 days, 2 hours, ", "the last the ")
PROSE = (
    "On 3 May 2019 some 45 people died and 120 were injured in Orsk, 30 km from Arlo; the 787 was half empty, "
    "and $2.5m was paid in two weeks. "
)


def growth() -> list[tuple[str, float, float]]:
    """Text, seconds on it, and how many times the seconds on half of it: 2 where time is linear."""
    read_values(PROSE)  # reading the vocabulary is start-up
    samples = [(repr(unit), unit, 200_000) for unit in HOSTILE] + [("one line of prose", PROSE, 10_000_000)]
    rows = []
    for name, unit, size in samples:
        seconds = []
        for length in (size // 2, size):
            text = (unit * (length // len(unit) + 1))[:length]
            begun = time.process_time()
            read_values(text)
            seconds.append(time.process_time() - begun)
        rows.append((f"{name} {size:,}", seconds[1], seconds[1] / seconds[0]))
    return rows


def main() -> int:
    """Prints every table; exit 2 where the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=5, help="worst misses to show for each kind")
    parser.add_argument("--kind", default="", help="one kind only")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("no data: ../shared is not here", file=sys.stderr)
        return 2
    print(f"{'kind':12} {'right':>6} {'of':>5} {'share':>7} {'left out':>9}")
    for kind, tally in recognizers().items():
        if options.kind and kind != options.kind:
            continue
        print(
            f"{kind:12} {tally.right:6} {tally.counted:5} {tally.right / max(tally.counted, 1):7.1%}"
            f" {tally.left_out:9}"
        )
        for miss in tally.misses[: options.misses]:
            print("      ", miss)
    if options.kind:
        return 0
    tally, read = meantime()
    print(
        f"{'MEANTIME':12} {tally.right:6} {tally.counted:5} {tally.right / tally.counted:7.1%}"
        f"   recall by overlap; {read} mentions read"
    )
    for miss in tally.misses[: options.misses]:
        print("      ", miss)
    for name, rate in speed():
        print(f"speed {name:10} {rate:6.2f} MB/s")
    for name, spent, ratio in growth():
        print(f"growth {name:36} {spent:6.2f} s   {ratio:4.2f} times the half")
    return 0


if __name__ == "__main__":
    sys.exit(main())
