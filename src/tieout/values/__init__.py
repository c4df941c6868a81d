"""What a claim can say: numbers, quantities, money, dates, periods, durations, times, ages. Pure."""

from tieout.values.dates.edtf import parse_edtf
from tieout.values.formatting import format_number, format_value
from tieout.values.model import UNKNOWN_YEAR, Value, ValueMention, is_repeat
from tieout.values.reader import read_one, read_values
from tieout.values.units import Unit, convert, units

__all__ = [
    "UNKNOWN_YEAR",
    "Unit",
    "Value",
    "ValueMention",
    "convert",
    "format_number",
    "format_value",
    "is_repeat",
    "parse_edtf",
    "read_one",
    "read_values",
    "units",
]
