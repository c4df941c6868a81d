"""Dates, periods, lengths and times of day: what they mean, and what they are counted from."""

from tieout.values.dates.edtf import format_date, parse_edtf
from tieout.values.dates.find import find_dates

__all__ = ["find_dates", "format_date", "parse_edtf"]
