"""SARIF against the whole of its schema: the data model that pysarif generated from the 2.1.0 schema.

Every member must be one that the schema knows there, of its type; every required member must be there.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import typing
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any

import pysarif
import pytest

from tieout.pipeline import Report
from tieout.report import Look, reporter


def faults(content: object, kind: Any, place: str = "$") -> Iterator[str]:
    """What in ``content`` is not as the schema has it, each with its place."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        yield from _faults_of_object(content, kind, place)
    elif origin in (typing.Union, UnionType):
        (plain,) = [part for part in inner if part is not NoneType]
        yield from faults(content, plain, place)
    elif origin is typing.Literal:
        if content not in inner:
            yield f"{place}: {content!r} is none of {inner}"
    elif origin is list:
        if not isinstance(content, list):
            yield f"{place}: no list"
        else:
            for number, item in enumerate(content):
                yield from faults(item, inner[0], f"{place}[{number}]")
    elif kind is not Any and (
        isinstance(content, bool) is not (kind is bool)
        or not isinstance(content, (int, float) if kind is float else kind)
    ):
        yield f"{place}: {content!r} is no {kind}"


def _faults_of_object(content: object, kind: Any, place: str) -> Iterator[str]:
    if not isinstance(content, dict):
        yield f"{place}: no object"
        return
    hints = typing.get_type_hints(kind, vars(sys.modules[kind.__module__]))
    known = {_member(field.name): field for field in dataclasses.fields(kind)}
    for name, member in content.items():
        if name not in known:
            yield f"{place}.{name}: not in the schema"
        else:
            yield from faults(member, hints[known[name].name], f"{place}.{name}")
    for name, field in known.items():
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if required and name not in content:
            yield f"{place}.{name}: missing"


def _member(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def sarif(report: Report) -> dict[str, Any]:
    text = reporter("sarif")(report, Look())
    assert isinstance(text, str)
    content: dict[str, Any] = json.loads(text)
    content.pop("$schema")  # a member of JSON Schema, not of the data model
    return content


def test_it_is_sarif(report: Report, waived: Report) -> None:
    for told in (report, waived):
        assert list(faults(sarif(told), pysarif.SarifLog)) == []


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("level",), "bad", "none of"),
        (("rank",), "high", "is no"),
        (("colour",), "red", "not in the schema"),
        (("locations", 0, "physicalLocation", "region", "startLine"), "1", "is no"),
    ],
)
def test_the_check_itself_finds_faults(
    path: tuple[Any, ...], value: object, fault: str, report: Report
) -> None:
    content = sarif(report)
    place: Any = content["runs"][0]["results"][0]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    (found,) = faults(content, pysarif.SarifLog)
    assert fault in found


def test_a_missing_member_is_a_fault(report: Report) -> None:
    content = sarif(report)
    del content["runs"][0]["tool"]
    assert list(faults(content, pysarif.SarifLog)) == ["$.runs[0].tool: missing"]
