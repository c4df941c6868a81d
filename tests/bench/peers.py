"""Sets tieout beside other readers of values on the same text: ``python tests/bench/peers.py``.

Makes a virtual environment of its own (``--venv``, by default a temporary folder) with the pinned peers
below, runs each reader in it over the five sample articles, and prints megabytes a second, the ratio to
tieout, and how many of the sample's stated values each finds. Also checks unit factors against pint.
Needs a network the first time; it is no part of the tests.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import textwrap
import time
import venv
from collections.abc import Sequence
from pathlib import Path

from tieout.values import read_values, units

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
PINS = (
    "quantulum3==0.9.2",
    "dateparser==1.2.0",
    "recognizers-text-suite==1.0.2a2",
    "datatypes-timex-expression==1.0.2a2",
    "pint==0.24.4",
    "setuptools<81",
    "emoji==1.7.0",
    "inflect==7.5.0",
    "num2words==0.5.14",
)
READERS = {
    "quantulum3": """
        from quantulum3 import parser
        def read(text):
            return [(q.span[0], q.span[1], float(q.value)) for q in parser.parse(text)]
        """,
    "recognizers": """
        import recognizers_suite as suite
        from recognizers_suite import Culture
        def read(text):
            found = []
            for call in (suite.recognize_number, suite.recognize_percentage, suite.recognize_age,
                         suite.recognize_currency, suite.recognize_dimension):
                for item in call(text, Culture.English):
                    value = (item.resolution or {}).get("value") or "nan"
                    try:
                        found.append((item.start, item.end + 1, float(str(value).rstrip("%"))))
                    except ValueError:
                        pass
            return found
        """,
    "dateparser": """
        from dateparser.search import search_dates
        def read(text):
            return [(0, 0, 0.0) for _ in (search_dates(text, languages=["en"]) or [])]
        """,
}
RUNNER = """
import json, sys, time
{reader}
texts = json.load(open(sys.argv[1], encoding="utf-8"))
for text in texts: read(text)
begun = time.process_time()
found = [read(text) for text in texts]
spent = time.process_time() - begun
json.dump({{"seconds": spent, "found": found}}, sys.stdout)
"""
PINT = """
import json, sys, pint
ureg = pint.UnitRegistry()
out = {}
for name, (spelling, base) in json.load(open(sys.argv[1], encoding="utf-8")).items():
    out[name] = (1.0 * ureg.parse_expression(spelling)).to(base).magnitude
json.dump(out, sys.stdout)
"""
PINT_NAMES = {
    "mi": ("mile", "km"),
    "ft": ("foot", "km"),
    "in": ("inch", "km"),
    "yd": ("yard", "km"),
    "nmi": ("nautical_mile", "km"),
    "acre": ("4840 * yard**2", "km**2"),
    "mi²": ("mile**2", "km**2"),
    "ha": ("hectare", "km**2"),
    "L": ("liter", "m**3"),
    "US gal": ("gallon", "m**3"),
    "imp gal": ("imperial_gallon", "m**3"),
    "bbl": ("oil_barrel", "m**3"),
    "lb": ("pound", "kg"),
    "oz": ("ounce", "kg"),
    "st": ("stone", "kg"),
    "short ton": ("short_ton", "kg"),
    "long ton": ("long_ton", "kg"),
    "t": ("metric_ton", "kg"),
    "mph": ("mile/hour", "km/hour"),
    "kn": ("knot", "km/hour"),
    "kWh": ("kilowatt_hour", "joule"),
    "BTU": ("british_thermal_unit", "joule"),
    "hp": ("horsepower", "watt"),
    "psi": ("psi", "pascal"),
    "atm": ("atmosphere", "pascal"),
    "mbar": ("millibar", "pascal"),
    "ozt": ("troy_ounce", "kg"),
    "ft³": ("foot**3", "m**3"),
    "ly": ("light_year", "km"),
}


def prepare(place: Path) -> Path:
    """The Python of the peers' environment, made and filled when it is not there yet."""
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PINS], check=True)
    return python


def stated() -> list[tuple[str, float]]:
    """(file, amount) of every numeric value in the sample's expected claims."""
    with (SEEDS / "expected_claims.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return [
        (row["file"], float(row["value"])) for row in rows if row["value"].isdigit() and row["unit"] != ""
    ]


def hits(files: Sequence[str], found: Sequence[Sequence[tuple[int, int, float]]]) -> int:
    """How many of the stated amounts a reader gives somewhere in the right document."""
    amounts = {name: {round(item[2], 6) for item in items} for name, items in zip(files, found, strict=True)}
    return sum(1 for name, amount in stated() if amount in amounts[name])


def ours(texts: Sequence[str]) -> tuple[float, list[list[tuple[int, int, float]]]]:
    """tieout's own seconds and values on the same texts."""
    for text in texts:
        read_values(text)
    begun = time.process_time()
    found = [read_values(text) for text in texts]
    spent = time.process_time() - begun
    flat = [[(m.start, m.end, number) for m in mentions for number in m.value.numbers] for mentions in found]
    return spent, flat


def factors(python: Path, work: Path) -> int:
    """Prints unit factors that differ from pint's; the number of them."""
    (work / "units.json").write_text(json.dumps(PINT_NAMES), encoding="utf-8")
    run = subprocess.run(
        [python, "-c", PINT, work / "units.json"], capture_output=True, text=True, check=True
    )
    wrong = 0
    for name, factor in json.loads(run.stdout).items():
        mine = units()[name].factor
        if abs(mine - factor) > 1e-9 * abs(factor):
            wrong += 1
            print(f"  {name}: {mine} here, {factor} in pint")
    return wrong


def main() -> int:
    """Prints the table; exit 2 without the sample articles."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--venv", type=Path, default=Path(tempfile.gettempdir()) / "tieout-peers")
    place = options.parse_args().venv
    if not SEEDS.is_dir():
        print("no data: ../shared/seeds is not here", file=sys.stderr)
        return 2
    python = prepare(place)
    paths = sorted(SEEDS.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    names = [path.name for path in paths]
    (place / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    size = sum(len(text.encode()) for text in texts) / 1e6
    seconds, found = ours(texts)
    mine = size / seconds
    print(f"{'reader':12} {'MB/s':>8} {'tieout is':>10} {'values found':>13}")
    print(f"{'tieout':12} {mine:8.3f} {'':10} {hits(names, found):6} of {len(stated())}")
    for name, source in READERS.items():
        program = RUNNER.format(reader=textwrap.dedent(source))
        run = subprocess.run([python, "-c", program, place / "texts.json"], capture_output=True, text=True)
        if run.returncode != 0:
            reason = run.stderr.strip().splitlines() or ["no reason given"]
            print(f"{name:12} failed: {reason[-1]}")
            continue
        result = json.loads(run.stdout)
        rate = size / result["seconds"]
        count = "" if name == "dateparser" else f"{hits(names, result['found']):6} of {len(stated())}"
        print(f"{name:12} {rate:8.3f} {mine / rate:8.0f} x {count:>13}")
    print(f"unit factors that differ from pint's: {factors(python, place)} of {len(PINT_NAMES)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
