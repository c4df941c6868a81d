"""Units, money and statements in two units."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tieout.values import convert, read_values, units
from tieout.values.vocabulary import vocabulary

INCH, POUND = Fraction("0.0254"), Fraction("0.45359237")  # metres, kilograms: the 1959 agreement
US_GALLON, UK_GALLON = 231 * INCH**3, Fraction("0.00454609")
GRAVITY = Fraction("9.80665")

DEFINITIONS: dict[str, Fraction] = {
    "in": INCH / 1000,
    "ft": 12 * INCH / 1000,
    "yd": 36 * INCH / 1000,
    "mi": 63360 * INCH / 1000,
    "nmi": Fraction(1852, 1000),
    "fathom": 72 * INCH / 1000,
    "furlong": 7920 * INCH / 1000,
    "ly": Fraction(299792458) * 86400 * Fraction("365.25") / 1000,
    "acre": 4840 * (36 * INCH) ** 2 / 10**6,
    "mi²": (63360 * INCH) ** 2 / 10**6,
    "ft²": (12 * INCH) ** 2 / 10**6,
    "yd²": (36 * INCH) ** 2 / 10**6,
    "in²": INCH**2 / 10**6,
    "ha": Fraction(1, 100),
    "US gal": US_GALLON,
    "imp gal": UK_GALLON,
    "US qt": US_GALLON / 4,
    "US pt": US_GALLON / 8,
    "imp pt": UK_GALLON / 8,
    "fl oz": US_GALLON / 128,
    "bbl": 42 * US_GALLON,
    "ft³": (12 * INCH) ** 3,
    "yd³": (36 * INCH) ** 3,
    "in³": INCH**3,
    "mi³": (63360 * INCH) ** 3,
    "acre-ft": 4840 * (36 * INCH) ** 2 * 12 * INCH,
    "lb": POUND,
    "oz": POUND / 16,
    "st": 14 * POUND,
    "short ton": 2000 * POUND,
    "long ton": 2240 * POUND,
    "ozt": Fraction("0.0311034768"),
    "mph": 63360 * INCH / 1000,
    "kn": Fraction(1852, 1000),
    "ft/s": 12 * INCH * Fraction(36, 10),
    "hp": 550 * 12 * INCH * POUND * GRAVITY,
    "psi": POUND * GRAVITY / INCH**2,
    "kWh": Fraction(3_600_000),
    "BTU": Fraction("1055.05585262"),
    "atm": Fraction(101325),
    "ft³/s": (12 * INCH) ** 3,
}


@pytest.mark.parametrize("symbol", sorted(DEFINITIONS))
def test_factors_follow_from_the_definitions(symbol: str) -> None:
    assert units()[symbol].factor == pytest.approx(float(DEFINITIONS[symbol]), rel=1e-15)


def test_temperatures() -> None:
    assert convert(212, "°F") == ("temperature", 100.0)
    assert convert(-40, "°F") == ("temperature", -40.0)
    assert convert(273.15, "K") == ("temperature", 0.0)


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(KeyError, match="smoot"):
        convert(1, "smoot")


@pytest.mark.parametrize(
    ("text", "unit", "base", "dimension"),
    [
        ("150 km", "km", 150.0, "length"),
        ("150km", "km", 150.0, "length"),
        ("150 kilometres", "km", 150.0, "length"),
        ("150-kilometer", "km", 150.0, "length"),
        ("an 18-foot boat", "ft", 0.0054864, "length"),
        ("42,195m", "m", 42.195, "length"),
        ("55 nautical miles", "nmi", 101.86, "length"),
        ("5 feet 2 inches", "ft", 0.0015748, "length"),
        ("the 15K point", "km", 15.0, "length"),
        ("12 square miles", "mi²", 31.07985732403, "area"),
        ("12 sq km", "km²", 12.0, "area"),
        ("3,000 hectares", "ha", 30.0, "area"),
        ("two litres", "L", 0.002, "volume"),
        ("two imperial gallons", "imp gal", 0.00909218, "volume"),
        ("two gallons", "US gal", 0.007570823568, "volume"),
        ("20 tonnes", "t", 20000.0, "mass"),
        ("2.5m tonnes", "t", 2.5e9, "mass"),
        ("3m copies", "copy", 3e6, "count"),
        ("5m waves", "m", 0.005, "length"),
        ("20 metric tons", "t", 20000.0, "mass"),
        ("20 tons", "short ton", 18143.6948, "mass"),
        ("20 long tons", "long ton", 20320.938176, "mass"),
        ("180 pounds", "lb", 81.6466266, "mass"),
        ("100 km/h", "km/h", 100.0, "speed"),
        ("100 miles an hour", "mph", 160.9344, "speed"),
        ("300 megawatts", "MW", 3e8, "power"),
        ("5 GWh", "GWh", 1.8e13, "energy"),
        ("950 millibars", "mbar", 95000.0, "pressure"),
        ("15 kilotons", "kt TNT", 15000.0, "yield"),
        ("30GB", "GB", 3e10, "digital"),
        ("100 Mbps", "Mbit/s", 12.5e6, "data rate"),
        ("2 GHz", "GHz", 2e9, "frequency"),
        ("-40 degrees Celsius", "°C", -40.0, "temperature"),
        ("104°F", "°F", 40.0, "temperature"),
        ("a 45-degree slope", "°", 45.0, "angle"),
        ("97.7 per cent", "%", 97.7, "percentage"),
        ("97.7%", "%", 97.7, "percentage"),
        ("1.5 percentage points", "pp", 1.5, "percentage"),
        ("25 basis points", "bp", 0.25, "percentage"),
        ("half a percent", "%", 0.5, "percentage"),
        ("half a mile", "mi", 0.804672, "length"),
    ],
)
def test_units(text: str, unit: str, base: float, dimension: str) -> None:
    mentions = read_values(text)
    assert [(m.value.unit, m.value.dimension) for m in mentions] == [(unit, dimension)]
    assert mentions[0].value.low == pytest.approx(base, rel=1e-12)


MONEY = {
    ("USD", 15e9): [
        "$15 billion",
        "$15bn",
        "US$15bn",
        "US$ 15 billion",
        "USD 15 billion",
        "15 billion dollars",
        "15 billion US dollars",
        "$15-billion",
        "15bn USD",
        "$15bn US dollars",
    ],
    ("GBP", 1.2e6): [
        "£1.2m",
        "£1.2 million",
        "1.2 million pounds",
        "1.2 million pounds sterling",
        "GBP 1.2 million",
    ],
    ("EUR", 500.0): ["€500", "500 euros", "500€", "EUR 500", "500 EUR"],
    ("INR", 300_000.0): ["Rs 3 lakh", "₹3 lakh", "Rs. 3,00,000", "Rs300,000", "3 lakh rupees"],
    ("BDT", 301_936_000_000.0): [
        "Taka 30,193.6 crore",
        "Tk 30,193.6 crore",
        "30,193.6 crore taka",
        "৳30,193.6 crore",
    ],
    ("JPY", 9.9e9): ["¥9.9 billion", "9.9 billion yen"],
    ("CNY", 9.9e9): ["9.9 billion yuan", "RMB 9.9 billion", "9.9bn renminbi"],
    ("AUD", 40e6): ["A$40 million", "AU$40m", "40 million Australian dollars"],
    ("ZAR", 500.0): ["R500", "500 rand", "R500.00"],
    ("KES", 2000.0): ["KSh2,000", "2,000 Kenyan shillings"],
    ("peso", 2000.0): ["2,000 pesos"],
    ("USD", 0.26): ["26 cents", "26¢"],
    ("GBP", 0.5): ["50p", "50 pence"],
    ("USD", 3.5): ["3 dollars and 50 cents", "$3.50", "three dollars fifty cents"],
}


@pytest.mark.parametrize(("expected", "wording"), [(k, w) for k, ws in MONEY.items() for w in ws])
def test_money(expected: tuple[str, float], wording: str) -> None:
    mentions = read_values(f"It cost {wording} at last.")
    assert [(m.value.kind, m.value.unit, m.value.low, m.value.high) for m in mentions] == [
        ("money", expected[0], expected[1], expected[1])
    ]


def test_currencies_cover_iso_4217() -> None:
    codes = [code for code in vocabulary().data["currencies"] if code != "why"]
    assert len(codes) >= 160
    assert all(len(code) == 3 and code.isupper() for code in codes)


PAIRS = [
    ("55 miles (88 km)", "mi", "km"),
    ("20 miles [32 km]", "mi", "km"),
    ("The 6.51-kilometre (4.04-mile) crossing", "km", "mi"),
    ("Taka 30,193.6 crore (USD 3.6 billion)", "BDT", "USD"),
    ("Tk 301.93 billion (30,193.39 crore)", "BDT", "BDT"),
    ("250 to 280 km (155-173 mi)", "km", "mi"),
    ("temperatures in the mid 40s (7-8C)", "°F", "°C"),
    ("It was cold at 37 degrees (3C).", "°F", "°C"),
    ("50 km/30 miles", "km", "mi"),
    ("50 miles, or about 80 km, away", "mi", "km"),
    ("A$52.5 million (US$40.4 million)", "AUD", "USD"),
]


@pytest.mark.parametrize(("text", "first", "second"), PAIRS)
def test_a_pair_in_brackets_is_one_statement(text: str, first: str, second: str) -> None:
    mentions = [m for m in read_values(text) if m.value.alternates]
    assert len(read_values(text)) == 1
    assert (mentions[0].value.unit, mentions[0].value.alternates[0].unit) == (first, second)


@pytest.mark.parametrize("text", ["98% (176,928 people)", "3 km (2 hours)", "$15bn or £1.2m"])
def test_no_pair_of_two_statements(text: str) -> None:
    assert not any(m.value.alternates for m in read_values(text))


def test_pounds_by_context() -> None:
    assert read_values("The deal is worth 180 pounds a head.")[0].value.unit == "GBP"
    assert read_values("The boxer weighs 180 pounds.")[0].value.unit == "lb"
    assert read_values("20.1 billion pounds")[0].value.unit == "GBP"


def test_a_degree_without_a_scale_is_kept_open() -> None:
    value = read_values("The temperature rose to 24 degrees.")[0].value
    assert (value.dimension, value.low, value.high, value.numbers) == ("temperature", None, None, (24.0,))
