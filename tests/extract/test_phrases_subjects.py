"""Whose clause a figure stands in, by sentence shape; and the shapes in which nobody must be named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tieout.extract.phrases import clause_subject

Read = Callable[[str], Any]


def _subjects(marked: Read, sentence: str) -> list[str]:
    read = marked(sentence)
    found = [
        clause_subject(read.text, read.sentence, value, read.names, read.values) for value in read.values
    ]
    return ["" if mention is None else mention.entity for mention in found]


PLAIN = [
    ("{p:Ann Lee} sold [c:12 boats|boats].", ["Ann Lee"]),
    ("{l:India} ordered [c:179 tankers|tankers] in [D:May 2021], {o:the ministry} said.", ["India", "India"]),
    ("In {l:Chicago} {p:he=Kip} led by [d:a minute].", ["Kip"]),
    ("In [D:1958] {l:Sweden} hosted [c:16 teams|teams].", ["Sweden", "Sweden"]),
    ("After the war {l:Brazil} built [c:40 dams|dams].", ["Brazil"]),
    ("With [c:77 goals|goals] {p:Pelé} led the list.", ["Pelé"]),
    ("On {D:Monday} {o:Northline} cut [c:300 jobs|jobs].".replace("{D:Monday}", "Monday"), ["Northline"]),
    ("{p:Hale} said {t:the bridge=Ash Bridge} cost [m:$3m].", ["Ash Bridge"]),
    ("{p:Hale} said that it would cost [m:$3m].", [""]),
    ("{o:Airline X} will buy [c:50 jets|jets] from {o:Boeing} for [m:$4bn].", ["Airline X", "Airline X"]),
]

INSERTED = [
    ("{p:Kip}, who was born in {l:Kenya}, won in [d:2:00:35].", ["Kip"]),
    ("{p:Sifan}, the {l:Dutch} star, took [d:two hours].", ["Sifan"]),
    ("{p:Pele}, known as The King, scored [c:77 goals|goals].", ["Pele"]),
    ("{p:Ada} of {l:Ethiopia}, who cut the record by [d:two minutes], wept.", ["Ada"]),
    ("{t:The bridge=Ash Bridge} ({o:AB}) is [l:6 km] long.", ["Ash Bridge"]),
    ("In the women's race {p:Sifan}, the star, won in [d:2:13:44].", ["Sifan"]),
    ("{l:Panshir}, a valley of [c:173,000 people|people], is quiet.", ["Panshir"]),
    ("{l:Chepkorio}, a high ([l:2,600 m]) part of {l:Elgeyo}, is cold.", ["Chepkorio"]),
]

CARRIED = [
    ("{p:He=Kip} saw it, felt good and won by [d:a minute].", ["Kip"]),
    ("{p:Neymar} drew level, but needed [c:124 matches|matches].", ["Neymar"]),
    ("Noticed by a scout, {p:Pelé} joined and scored [c:12 goals|goals].", ["Pelé"]),
    ("Born in [D:1940], {p:Pelé} was the first.", ["Pelé"]),
    ("{o:The company=Acme} cut jobs and expects to close [c:40 stores|stores].", ["Acme"]),
    ("{p:Kip} made his debut, winning in [d:2:01:53].", ["Kip"]),
    ("{p:Kip} and his coach {p:Gervais} died in [D:February 2024].", ["Kip"]),
    ("{p:Benson} was second in [d:2:04:02], {p:Bashir} third in [d:2:04:32].", ["Benson", "Bashir"]),
    ("{p:Ruiz} won [s:52%] of the vote, {p:Ortega} [s:45%].", ["Ruiz", "Ortega"]),
    ("{o:The union=Unity} wants the state to hire [c:200 nurses|nurses].", [""]),
]

OWNED = [
    ("{P:Its=Acme} revenue rose [s:12%].", ["Acme"]),
    ("{o:Acme}'s revenue rose [s:12%].", ["Acme"]),
    ("The length of {t:Ash Bridge} is [l:6 km].", ["Ash Bridge"]),
    ("The record, set by {p:Bolt} in [d:9.58 seconds], stands.", ["Bolt"]),
    (
        "It was run by {p:Jones} ([d:2:08:05]) in [D:1984] and by {p:Khalid} in [D:1999].",
        ["Jones", "Jones", "Khalid"],
    ),
    ("{p:Ada} beat the [d:2:14:04] of her rival {p:Brigid}.", ["Brigid"]),
    ("They opened the [l:6.15-kilometre] {t:Ash Bridge}.", ["Ash Bridge"]),
    ("{p:Kip} died in {e:a car crash=Kip car crash} on [D:11 February 2024].", ["Kip car crash"]),
]

OWNED += [
    ("{p:He=Ali} led until the day of {P:his=Ali} assassination, [D:9 September 2001].", ["Ali"]),
    ("{p:He=Ali} headed the agency created in [D:2004] and was minister in [D:2018].", ["", "Ali"]),
    ("The “{p:Lion}”, leader of {o:the Front}, was shot on [D:9 September].", ["Lion"]),
    ("{e:The attacks=9/11} in {l:Lima}, which killed [c:40 people|people], shook it.", ["9/11"]),
    ("{p:Ali}, son of {p:Omar}, said [c:12 men|men] fell.", [""]),
]

OWNED += [
    ("It was the first by {p:Kip} since {p:Khalid} of {l:Morocco} in [D:1999].", ["Khalid"]),
    ("The women's record is [d:2:11:53], run last month in {l:Berlin} by {p:Ada}.", ["Ada"]),
    ("[c:900 people|people] took part in the {e:vote}.", ["vote"]),
    ("Turnout in {e:the poll} was [s:87%].", ["the poll"]),
]

NOBODY = [
    ("There were [c:12 ballots|ballots] left.", [""]),
    ("[c:45 people|people] were killed.", [""]),
    ("In {l:Buka} the result was read at [T:2pm].", [""]),
    ("In {l:Turin} [c:45 people|people] were killed.", [""]),
    ("The toll rose to [n:45].", [""]),
    ("According to {o:Efe}, [c:12 voters|voters] abstained.", [""]),
]


@pytest.mark.parametrize(("sentence", "subjects"), PLAIN + INSERTED + CARRIED + OWNED + NOBODY)
def test_clause_subject(marked: Read, sentence: str, subjects: list[str]) -> None:
    assert _subjects(marked, sentence) == subjects


def test_a_name_beside_a_figure_without_a_verb(marked: Read) -> None:
    assert _subjects(marked, "{o:Acme}: [c:300 jobs|jobs]") == [""]
    assert _subjects(marked, "{l:Ashford}, population [n:12,000]") == ["Ashford"]
