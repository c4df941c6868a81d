"""Hand-made claims: what extraction and alignment would hand to the comparison."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tieout.model import Claim, EntityType
from tieout.rulebook import Judgement, RuleBook
from tieout.semantics import bind_comparison
from tieout.values import Value, parse_edtf, read_one
from tieout.values.vocabulary import vocabulary

MakeClaim = Callable[..., Claim]


def judgement(
    by: str, *, drifts: bool = False, grows: bool = False, minor: float = 0.05, **more: object
) -> Judgement:
    return Judgement(bind_comparison({"by": by, **more}), drifts=drifts, grows=grows, minor=minor)


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """A small rule book that does not hang on the files of the day."""
    return RuleBook(
        language="en",
        rules=(),
        vocabulary=vocabulary(),
        version="test",
        judgements={
            "population": judgement("overlap", drifts=True, minor=0.10, yearly=0.25),
            "deaths": judgement("count", drifts=True, grows=True, minor=0.10),
            "missing": judgement("count", drifts=True),
            "distance": judgement("overlap", minor=0.10),
            "date_of_death": judgement("date"),
        },
    )


def read(text: str) -> Value:
    value = parse_edtf(text) or read_one(text)
    assert value is not None, text
    return value


@pytest.fixture(scope="session")
def claim() -> MakeClaim:
    """A claim from a document name, an attribute and the words of its value."""

    def make(
        document: str,
        attribute: str,
        value: str | Value,
        entity: str = "Arlo",
        entity_type: EntityType = "place",
        *,
        published: str = "",
        place: int = 0,
        **more: object,
    ) -> Claim:
        qualifiers = {
            key: str(more.pop(key)) for key in ("what", "reference", "period", "as_of_q") if key in more
        }
        return Claim(
            claim=f"C-{document}-{attribute}-{value if isinstance(value, str) else value.text}-{place}",
            document=document,
            entity=entity,
            entity_type=entity_type,
            subject=entity,
            attribute=attribute,
            qualifiers=tuple(sorted(qualifiers.items())),
            value=read(value) if isinstance(value, str) else value,
            text=value if isinstance(value, str) else value.text,
            start=place,
            end=place + 5,
            published=date.fromisoformat(published) if published else None,
            **more,  # type: ignore[arg-type]
        )

    return make
