"""A document -> its claims: values, then names and events, then rules that look only near what was found."""

from tieout.extract.ruled import extract

__all__ = ["extract"]
