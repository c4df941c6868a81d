"""Numbers, quantities, money, shares, ages and scores."""

from tieout.values.numbers.find import find_numbers

__all__ = ["find_numbers"]
