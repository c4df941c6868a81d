"""What a claim can say: numbers, quantities, money, dates, periods, durations, times, ages. Pure."""

from tieout.values.model import Value, ValueMention

__all__ = ["Value", "ValueMention"]
