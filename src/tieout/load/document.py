"""Text -> Document: furniture, title and day found, nothing changed."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.load.furniture import find_furniture
from tieout.load.lines import lines
from tieout.load.manifest import About
from tieout.load.published import published
from tieout.model import Document, Span

_LONGEST_TITLE = 250
_HEAD = 3_000


def from_text(
    text: str, *, id: str, about: About | None = None, path: str = "", encoding: str = "utf-8"
) -> Document:
    """The document ``text``, which stays as it is: every offset counts its characters, line ends included.

    ``about`` is what a person knows of it; what it leaves open (title, day) is taken from the page where the
    page says it.
    """
    about = about or About()
    furniture = find_furniture(text, about.language)
    day, how = published(text, furniture, about, path)
    return Document(
        id=id,
        text=text,
        title=about.title or _title(text, furniture),
        source=about.source,
        published=day,
        published_from=how,
        language=about.language,
        path=path,
        furniture=furniture,
        encoding=encoding,
    )


def _title(text: str, furniture: Sequence[Span]) -> str:
    """The first line that is not furniture, where it reads as a headline: short, no full stop, text below."""
    first = [
        line
        for line in lines(text[:_HEAD])
        if not any(span.start <= line.start < span.end for span in furniture)
    ]
    if len(first) < 2 or len(first[0].text) > _LONGEST_TITLE:
        return ""
    headline = first[0].text.lstrip("# ")
    return "" if headline.endswith((".", ",", ";")) else headline
