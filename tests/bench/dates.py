"""How well dates are read: prints the tables for MEANTIME and the Recognizers specs, with the worst misses.

``python tests/bench/dates.py [--misses N] [FOLDER]`` where FOLDER holds ``meantime_dev.jsonl`` and
``recognizers/`` (default: ``../shared/devset`` beside the checkout).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tieout.load.document import from_text
from tieout.values.dates import find_dates, parse_edtf
from tieout.values.dates.calendar import half, quarter, season, week_of, weekend_of
from tieout.values.dates.words import calendar_words
from tieout.values.model import Value, ValueMention

HERE = Path(__file__).resolve().parent
DEVSET = HERE.parents[1].parent / "shared" / "devset"
LEFT_OUT = HERE.parent / "values" / "left_out_dates.toml"
SPECS = (
    "DateTime.DateExtractor",
    "DateTime.DatePeriodParser",
    "DateTime.DateTimeModel",
    "DateTime.DurationParser",
)
PICKED = re.compile(r"\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\b", re.IGNORECASE)
EVERY = re.compile(r"\b(?:every|each)\b", re.IGNORECASE)
ANNOTATED_LINES = 6  # title, day line and the first sentences; MEANTIME marks no time further down
PART = re.compile(r"\b(?:early|late|mid|start|end|beginning|middle)\b", re.IGNORECASE)
LENGTHS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "H": "hour",
    "TM": "minute",
    "S": "second",
    "Q": "quarter",
}


def days_of(timex: str) -> tuple[float, float] | None:
    """First and last day of a TIMEX3 value, or ``None`` where it is no date."""
    found = re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", timex)
    if found:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal()
        days = weekend_of(monday) if found[3] else week_of(monday)
        return (float(days.first or 0), float(days.last or 0))
    found = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])", timex)
    if found:
        year, code = int(found[1]), found[2]
        seasons = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
        if code in seasons:
            row = calendar_words().seasons[seasons[code]]
            named = season(year, row.code, row.bounds)
        else:
            named = quarter(year, int(code[1])) if code[0] == "Q" else half(year, int(code[1]))
        return None if named is None else (float(named.first or 0), float(named.last or 0))
    if re.fullmatch(r"\d{3}", timex):
        timex += "X"
    value = parse_edtf(timex)
    return None if value is None or value.low is None or value.high is None else (value.low, value.high)


def seconds_of(timex: str) -> float | None:
    """Seconds of a TIMEX3 duration such as P5Y, PT30M, P1Y1M21D, or ``None``."""
    found = re.fullmatch(r"P((?:[\d.]+[YMWDQ])*)(?:T((?:[\d.]+[HMS])+))?", timex)
    if found is None or timex == "P":
        return None
    units = calendar_words().seconds
    total = 0.0
    for amount, letter in re.findall(r"([\d.]+)([YMWDQ])", found[1] or ""):
        total += float(amount) * units[LENGTHS[letter]]
    for amount, letter in re.findall(r"([\d.]+)([HMS])", found[2] or ""):
        total += float(amount) * units[LENGTHS["TM" if letter == "M" else letter]]
    return total


def length_of(mention: ValueMention) -> float | None:
    """The seconds that a mention states, its bound where it is one, the lower end of a range."""
    for value in _lengths(mention):
        return value.high if value.low is None else value.low
    return None


def _lengths(mention: ValueMention) -> Iterator[Value]:
    return (value for value in (mention.value, *mention.value.alternates) if value.kind == "duration")


def _is_part(mention: ValueMention, gold: tuple[float, float]) -> bool:
    """ "late 2006" where the gold names the whole of 2006: TIMEX keeps the part in another field (mod)."""
    value = mention.value
    if value.low is None or value.high is None or PART.search(mention.text) is None:
        return False
    return gold[0] <= value.low and value.high <= gold[1]


def is_right(mention: ValueMention, timex: str, reference: date | None = None) -> bool:
    """Whether the mention has the value that the gold names; ``PRESENT_REF`` is the document's own day."""
    value = mention.value
    if timex == "PRESENT_REF":
        return reference is not None and value.low == value.high == reference.toordinal()
    swapped = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", timex)  # some rows print the day first
    if swapped:
        timex = f"{swapped[3]}-{swapped[2]}-{swapped[1]}"
    week = re.fullmatch(r"(\d{4})()-W(\d{2})", timex)
    if week and PICKED.search(mention.text):
        return _reads_week(mention, week)
    if value.alternates and value.kind == "date" and value.alternates[0].kind == "date":
        others = [ValueMention(mention.start, mention.end, mention.text, other) for other in value.alternates]
        if any(is_right(other, timex) for other in others):
            return True
    clock = re.match(r"(\d{4}-\d\d-\d\d)?T(\d\d):(\d\d)", timex)
    if clock and value.kind == "time":
        stated = int(clock[2]) * 60 + int(clock[3])
        return stated in {value.low, *(other.low for other in value.alternates)} or (
            value.low is not None and stated % 720 == value.low % 720
        )
    part = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(?:MO|AF|EV|NI|MI)", timex.replace("TMO", "TMO"))
    gold = days_of(
        re.sub(r"T?(?:MO|AF|EV|NI)$", "", timex) if part or re.search(r"T(?:MO|AF|EV|NI)$", timex) else timex
    )
    if gold is not None:
        if _is_part(mention, gold) or timex in value.edtf.split("/"):
            return True
        low = value.low if value.low is not None else value.high
        high = value.high if value.high is not None else value.low
        if value.kind == "period" and (value.low is None or value.high is None):
            if PART.search(mention.text):
                return gold[0] <= (value.low or value.high or 0) <= gold[1]
            return value.low == gold[0] or value.high == gold[1]
        return value.kind in ("date", "period") and (low, high) == gold
    if value.kind == "period" and value.low is not None and value.high is not None:
        years = re.fullmatch(r"P(\d+)Y", timex)
        return years is not None and round((value.high - value.low - 365) / 365.2425) == int(years[1])
    vague = re.fullmatch(r"PT?X([YMDWH])", timex)
    if vague:
        return (
            value.modifier == "vague" and value.unit[:1] == LENGTHS["TM" if timex == "PTXM" else vague[1]][:1]
        )
    if value.modifier == "vague" and value.low is not None and value.high is not None:
        several = seconds_of(timex)
        return several is not None and value.low <= several <= value.high
    seconds = seconds_of(re.sub(r"^P([YMDW])(\d+)$", r"P\2\1", timex))
    ends = [end for value in _lengths(mention) for end in (value.low, value.high)]
    return seconds is not None and any(end is not None and abs(seconds - end) < 1 for end in ends)


def meantime(path: Path, misses: int) -> tuple[float, float]:
    """Prints precision, recall and right values over the annotated part of each article; F1 and right."""
    counts: Counter[str] = Counter()
    missed, spurious, wrong = [], [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        end = len("\n".join(row["text"].split("\n")[:ANNOTATED_LINES]))
        reference = _day(row["published"]) or from_text(row["text"], id=row["id"]).published
        mentions = find_dates(row["text"], reference=reference, spans=[(0, end)])
        counts["found"] += len(mentions)
        counts["gold"] += len(row["timex"])
        for mention in mentions:
            if any(mention.start < gold["end"] and gold["start"] < mention.end for gold in row["timex"]):
                counts["found right place"] += 1
            else:
                spurious.append(
                    (mention.text, mention.value.kind, row["text"][mention.start - 40 : mention.end + 30])
                )
        for gold in row["timex"]:
            touching = [m for m in mentions if m.start < gold["end"] and gold["start"] < m.end]
            counts["gold found"] += bool(touching)
            if not touching:
                missed.append(
                    (gold["text"], gold["value"], row["text"][gold["start"] - 40 : gold["end"] + 30])
                )
            elif any(is_right(mention, gold["value"], reference) for mention in touching):
                counts["right"] += 1
            else:
                wrong.append(
                    (
                        gold["text"],
                        gold["value"],
                        [(m.text, m.value.edtf or m.value.low) for m in touching],
                        row["published"],
                    )
                )
    precision = counts["found right place"] / counts["found"]
    recall = counts["gold found"] / counts["gold"]
    score = 2 * precision * recall / (precision + recall)
    print(f"MEANTIME  gold {counts['gold']}  found {counts['found']}")
    print(f"  overlap   precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}")
    print(
        f"  value     right {counts['right'] / counts['gold']:.3f} of gold, "
        f"{counts['right'] / counts['gold found']:.3f} of found gold"
    )
    for name, rows in (("missed", missed), ("spurious", spurious), ("wrong value", wrong)):
        print(f"  {name}: {len(rows)}")
        for item in rows[:misses]:
            print("    ", item)
    return score, counts["right"] / counts["gold"]


def _day(text: str | None) -> date | None:
    if text and re.fullmatch(r"\d\d-\d\d-\d{4}", text):
        day, month, year = text.split("-")
        return date(int(year), int(month), int(day))
    return date.fromisoformat(text) if text else None


def left_out() -> dict[str, str]:
    """Inputs of the specs that news prose does not contain, with the reason."""
    if not LEFT_OUT.exists():
        return {}
    table = tomllib.loads(LEFT_OUT.read_text(encoding="utf-8"))
    return {text: group["reason"] for group in table["group"] for text in group["inputs"]}


def spec_cases(folder: Path, name: str) -> Iterator[tuple[str, date | None, list[dict[str, Any]]]]:
    """Input, reference date and expected results of one spec file."""
    for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
        when = (case.get("Context") or {}).get("ReferenceDateTime")
        yield case["Input"], date.fromisoformat(when[:10]) if when else None, case["Results"]


def expected_timex(result: dict[str, Any]) -> list[str]:
    """Every reading that the spec allows for one result."""
    if isinstance(result.get("Value"), dict):
        return [result["Value"]["Timex"]]
    values = (result.get("Resolution") or {}).get("values") or []
    return [value.get("timex", "") for value in values]


def case_is_right(mention: ValueMention, timexes: list[str], reference: date | None) -> bool:
    """Whether a mention has one of the readings; one that leaves the year open is met by month and day."""
    return not timexes or any(_reads(mention, timex, reference) for timex in timexes)


def _reads(mention: ValueMention, timex: str, reference: date | None) -> bool:
    value = mention.value
    if timex in ("", "PRESENT_REF") or (timex.startswith("P") and seconds_of(timex) is None):
        return True
    week = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d{2}))?-W(\d{2})", timex)
    if week and PICKED.search(mention.text):
        return _reads_week(mention, week)
    span = re.fullmatch(r"\((.*?),(.*?)(?:,(.*))?\)", timex.split("|")[0])
    if span:
        return _reads_span(mention, span[1], span[2], span[3] or "", reference)
    if timex.startswith("T") or re.search(r"\dT\d", timex):
        clock = re.search(r"T(\d\d)(?::(\d\d))?", timex)
        return (
            clock is None
            or value.kind != "time"
            or int(value.low or 0)
            in (
                int(clock[1]) * 60 + int(clock[2] or 0),
                (int(clock[1]) * 60 + int(clock[2] or 0) + 720) % 1440,
            )
        )
    if timex in ("XXXX-WXX", "XXXX-WXX-WE", "XXXX-XX", "XXXX"):
        return mention.relation == "unresolved" or value.low is not None
    if re.fullmatch(r"XXXX-WXX-\d", timex):
        if EVERY.search(mention.text):
            return value.low is None
        low = value.low or value.high
        return low is not None and date.fromordinal(int(low)).isoweekday() == int(timex[9])
    if timex.startswith("XXXX"):
        low = value.low or value.high
        shown = value.edtf if low is None else date.fromordinal(int(low)).isoformat()
        return (
            timex[4:8] in ("", "-SP", "-SU", "-FA", "-WI")
            or timex[4:7] == "-XX"
            or shown[4 : len(timex)] == timex[4:]
        )
    return is_right(mention, re.sub(r"T(?:MO|AF|EV|NI|MI|DT|NT)$", "", timex))


def _reads_week(mention: ValueMention, week: re.Match[str]) -> bool:
    """ "the third week of 2027": the spec numbers ISO weeks, tieout counts days; three must be shared."""
    value = mention.value
    if value.low is None or value.high is None:
        return False
    first = date.fromordinal(int(value.low))
    if week[2]:
        counted = min((first.day - 1) // 7 + 1, 5)
        last = first.day > 22 and week[3] in ("04", "05")
        return first.month == int(week[2]) and (counted == int(week[3]) or last)
    year, number = int(week[1]), min(int(week[3]), date(int(week[1]), 12, 28).isocalendar()[1])
    monday = date.fromisocalendar(year, number, 1).toordinal()
    return min(value.high, monday + 6) - max(value.low, monday) + 1 >= 3


def _reads_span(mention: ValueMention, start: str, end: str, length: str, reference: date | None) -> bool:
    """(2016-01-12,2016-01-22,P10D): the spec's end is the first day after a whole unit, else the last day."""
    value = mention.value
    seconds, stated = seconds_of(length), length_of(mention)
    if value.modifier == "vague" and seconds is not None and value.low is not None and value.high is not None:
        return value.low <= seconds <= value.high
    if seconds is not None and stated is not None and abs(seconds - stated) < 1:
        return True
    if value.kind not in ("date", "period"):
        return value.kind == "time" and "T" in start
    low = None if value.low is None else date.fromordinal(int(value.low))
    high = None if value.high is None else date.fromordinal(int(value.high))
    if low is None or high is None:
        return value.edtf[:4] == "XXXX" and value.edtf[4:10] == start[4:10]
    ends = {
        high.isoformat(),
        (high + timedelta(days=1)).isoformat(),
        high.isoformat()[:8] + "01",
        f"{high.year}-01-01",
    }
    if start.startswith("XX"):
        return low.isoformat()[4:] == start[4:] or start[2:4] == low.isoformat()[2:4]
    if PART.search(mention.text) and low.isoformat() <= start.replace("XXXX", str(low.year)):
        return end.replace("XXXX", str(high.year)) <= (high + timedelta(days=1)).isoformat()
    return low.isoformat() == start and (end in ends or end.startswith("XX"))


def recognizers(folder: Path, misses: int) -> float:
    """Prints, per spec file, the share of cases whose every result is found with a right value; the whole."""
    skipped = left_out()
    total: Counter[str] = Counter()
    for name in SPECS:
        counts: Counter[str] = Counter()
        failed = []
        for text, reference, results in spec_cases(folder, name):
            counts["cases"] += 1
            if text in skipped:
                counts["left out"] += 1
                continue
            mentions = find_dates(text, reference=reference)
            verdict = _judge(mentions, results, reference)
            counts[verdict] += 1
            if verdict != "right":
                failed.append(
                    (
                        verdict,
                        text[:100],
                        [(r["Text"], expected_timex(r)[:1]) for r in results],
                        [(m.text, m.value.kind, m.value.edtf or m.value.low) for m in mentions],
                    )
                )
        total += counts
        kept = counts["cases"] - counts["left out"]
        print(
            f"{name}: {counts['cases']} cases, {counts['left out']} left out,",
            f"right {counts['right']}/{kept} = {counts['right'] / max(kept, 1):.3f}",
            dict(sorted(counts.items())),
        )
        for item in failed[:misses]:
            print("    ", item)
    kept = total["cases"] - total["left out"]
    share = f"{total['right']}/{kept} = {total['right'] / kept:.3f}"
    print(f"all date specs: right {share}, {total['left out']} left out")
    return total["right"] / kept


def _judge(mentions: list[ValueMention], results: list[dict[str, Any]], reference: date | None) -> str:
    for result in results:
        start = result["Start"]
        end = start + result["Length"] if "Length" in result else result["End"] + 1
        touching = [m for m in mentions if m.start < end and start < m.end]
        if not touching:
            return "not found"
        if not any(case_is_right(mention, expected_timex(result), reference) for mention in touching):
            return "wrong value"
    if not results and mentions:
        return "false alarm"
    return "right"


def speed(folder: Path) -> None:
    """Prints MB/s over the articles, repeated to about 4 MB of distinct files."""
    texts = [
        json.loads(line)["text"]
        for line in (folder / "meantime_dev.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    size = sum(len(text) for text in texts)
    find_dates("Monday 3 May 2001")
    for label in ("first pass", "second pass"):
        begun = time.process_time()
        for text in texts:
            find_dates(text, reference=date(2009, 1, 1))
        print(f"speed, {label}: {size / 1e6 / (time.process_time() - begun):.2f} MB/s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEVSET)
    parser.add_argument("--misses", type=int, default=10)
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"no development data at {options.folder}")
        return 0
    meantime(options.folder / "meantime_dev.jsonl", options.misses)
    recognizers(options.folder / "recognizers", options.misses)
    speed(options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
