"""What a figure counts, measures or dates: tables by meaning, with look-alikes that are not read so."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.extract.lemmas import head_lemma, verb_lemma
from tieout.extract.phrases import What, value_context, what_phrase
from tieout.extract.sentences import Sentence
from tieout.values import Value, ValueMention

Read = Callable[[str], Any]


def _whats(marked: Read, sentence: str) -> list[What]:
    read = marked(sentence)
    return [what_phrase(read.text, read.sentence, value, read.names, read.values) for value in read.values]


COUNTED = [
    ("[c:19 districts|districts] of the southwest will be connected.", ["districts connected"]),
    ("{t:The bridge} connects [c:21 districts|districts].", ["districts connected"]),
    (
        "{p:She} scored [c:77 goals|goals] in [c:92 matches|matches] for {l:Brazil}.",
        ["goals for Brazil", "matches for Brazil"],
    ),
    (
        "{p:Ann Lee} won [c:ten titles|titles] with {o:Rovers} and [n:two] with {o:City}.",
        ["titles with Rovers won", "titles with City won"],
    ),
    ("In all {p:he} made [n:410] appearances.", ["appearances"]),
    ("There were [c:1,096 informal ballots|informal ballots].", ["informal ballots"]),
    ("[c:1,096 ballots|ballots] were informal.", ["informal ballots"]),
    ("[n:812] ([s:0.6 per cent]) ballots were spoiled.", ["ballots spoiled", "ballots spoiled"]),
    (
        "The blaze destroyed [c:200 homes|homes] and damaged [c:45 shops|shops].",
        ["homes destroyed", "shops damaged"],
    ),
    ("[c:200 homes|homes] were destroyed.", ["homes destroyed"]),
    ("{l:India} ordered [c:179 tankers|tankers] in May.", ["tankers ordered"]),
    ("The tankers carry [c:300 tonnes|tonnes] a day.", ["tonnes per day of tankers"]),
    (
        "The plant will create [c:1,500 jobs|jobs] and build [c:90,000 vans|vans] a year.",
        ["jobs created", "vans per year built"],
    ),
    (
        "[c:1,239 road slabs|road slabs] and [c:1,860 rail slabs|rail slabs] were laid.",
        ["road slabs laid", "rail slabs laid"],
    ),
    (
        "The roadway takes [c:2,917 slabs|slabs] and the railway [n:2,959].",
        ["slabs of roadway", "slabs of railway"],
    ),
    ("The hospital treated [c:3,200 patients|patients] for cholera.", ["patients for cholera treated"]),
    ("Rescuers pulled [c:17 survivors|survivors] from the hotel.", ["survivors from hotel pulled"]),
    ("[n:206,731] of them enrolled to vote.", ["enrolled"]),
    ("[n:3,043] took option 1, more autonomy.", ["for autonomy"]),
    ("Clubs signed [c:40 players|players] on [D:1 July].", ["players signed", "players signed"]),
    ("{o:Santos}, for whom {p:he} scored [c:568 goals|goals], is mourning.", ["goals for Santos"]),
    ("[n:176,928] for independence", ["for independence"]),
    ("The shelter houses [c:60 families|families] from {l:Homs}.", ["families from Homs housed"]),
    ("Rebels have taken over [c:33 provinces|provinces].", ["provinces taken over"]),
    ("The valley of [c:900 people|people] in the north of the country is quiet.", ["people"]),
    ("It has [c:81,615 people|people], of which [n:41,350] ([s:51%]) are men.", ["people", "men", "men"]),
    (
        "All [c:64 passengers|passengers] and [c:four crew|crew] on board perished.",
        ["passengers perished", "crew perished"],
    ),
    ("For the national team {p:he} scored [c:77 goals|goals].", ["goals for national team"]),
    ("{p:He} scored [c:757 goals|goals] in official tournaments.", ["goals in official tournaments"]),
    ("{p:He} scored [c:two goals|goals] in {l:Peru}.", ["goals"]),
    ("With [c:77 goals|goals] {p:he} is {l:Brazil}'s top scorer.", ["goals for Brazil"]),
    ("The only player with [c:three cups|cups] to his name retired.", ["cups"]),
    ("{p:She} made [c:five films|films] and appeared in [c:six others|others].", ["films", "other films"]),
    ("{p:Pelé} won [c:three cups|cups].", ["cups won"]),
    ("The law was passed by [c:310 votes|votes] to [n:240].", ["votes", "votes"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "phrases"), COUNTED)
def test_counts_are_named_by_their_noun_and_what_happens_to_it(
    marked: Read, sentence: str, phrases: list[str]
) -> None:
    assert [what.phrase for what in _whats(marked, sentence)] == phrases


def test_a_count_over_a_career_says_so(marked: Read) -> None:
    whats = _whats(marked, "Over a [d:21-year] career {p:he} scored [c:1,283 goals|goals].")
    assert [what.phrase for what in whats] == ["career", "goals in career"]


MEASURED = [
    ("The state announced [m:Rs 3 lakh] compensation for each family.", ["compensation per family"]),
    ("The lawyers said damages of [m:$5m] were sought.", ["damages sought"]),
    ("It was built at a cost of [m:Tk 301 billion] in {l:Dhaka}.", ["cost"]),
    ("The new line cost [m:$3.6 billion].", ["cost"]),
    ("The estimated cost is [m:£40m].", ["estimated cost"]),
    ("The government pledged [m:€250 million] in aid for the victims.", ["aid for victims pledged"]),
    ("{o:The company} denied paying [m:$5m] in bribes.", ["bribes"]),
    (
        "{o:Northline} posted a net profit of [m:$12m] in the quarter, up [s:8%].",
        ["net profit", "net profit rise"],
    ),
    ("He was fined [m:$5,000] and banned for [c:three matches|matches].", ["fine", "matches"]),
    ("Wheat prices doubled to [m:$480] a tonne.", ["wheat prices"]),
    ("Turnout was around [s:87 per cent].", ["turnout"]),
    ("Turnout stood at [s:61.3 percent], officials said.", ["turnout"]),
    ("The economy is expected to grow by [s:6.9%] this year.", ["economy growth"]),
    ("The tunnel should raise output by [s:1.3%] a year.", ["output rise"]),
    ("The budget deficit widened to [s:6.1 percent] of GDP.", ["budget deficit"]),
    ("[s:98%] chose independence.", ["for independence"]),
    ("Some [s:70 percent] of the residents have fled.", ["residents fled"]),
    ("{p:Ruiz} won [s:52%] of the vote, {p:Ortega} [s:45%].", ["vote", "vote"]),
    ("A viaduct of [l:4 kilometres] is finished.", ["viaduct"]),
    ("The dam is [l:185 metres] high.", ["height"]),
    ("It has [c:41 spans|spans], each [l:150 metres] long.", ["spans", "length per span"]),
    ("The quake struck at a depth of [l:10 km].", ["depth"]),
    ("Construction took [d:seven years].", ["construction"]),
    ("The trial lasted [d:nine months].", ["trial"]),
    ("Voting was carried out over a [d:two-week] period.", ["voting"]),
    ("They met after [d:five days] of counting.", ["counting"]),
    ("{p:He} was [d:34 seconds] faster than {p:Tola}.", ["faster than Tola"]),
    ("{p:He} took [d:34 seconds] off the record.", ["off record"]),
    ("{p:She} won in [d:2:01:09] in {l:Berlin}.", ["time in Berlin"]),
    ("The toll was revised from [n:90] to [n:70].", ["toll", "toll"]),
    ("The number of cases rose to [n:3,456].", ["number of cases"]),
    ("Last year {l:Peru} had a population at the time of [n:200,000].", ["population"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "phrases"), MEASURED)
def test_measures_shares_and_sums_are_named_by_what_they_are_of(
    marked: Read, sentence: str, phrases: list[str] | None
) -> None:
    found = [what.phrase for what in _whats(marked, sentence)]
    assert found == phrases if phrases is not None else all(found)


DATED = [
    ("The first span was installed on [D:30 September 2017].", ["first span installed"]),
    ("Main construction was begun by {p:Hale} in [D:2015].", ["main construction begun"]),
    ("On [D:14 October 2018] {p:Hale} unveiled the plaque.", ["plaque unveiled"]),
    ("{p:He} retired in [D:1977].", ["retired"]),
    ("{p:She} led it until the day of {P:her} assassination, [D:9 September 2001].", ["assassination"]),
    ("During the [D:2001] {e:US invasion} to topple the regime, {p:he} fled.", ["US invasion"]),
    ("The minister said on [D:Monday] that it was over.", ["said"]),
    ("The result had been announced on [D:Wednesday].", ["result announced"]),
    ("They held it until its independence in [D:1975].", ["independence"]),
    ("In the [D:2011] census the town had grown.", ["census"]),
    ("{p:She} made her debut on [D:7 July 1957].", ["debut"]),
    ("[c:19 suspects|suspects] were arrested on [D:Monday].", ["suspects arrested", "suspects arrested"]),
    ("The bridge may be ready by [D:2022].", ["bridge ready"]),
    ("The club was founded on [D:14 April 1912].", ["club founded"]),
    ("{p:Her} plane landed at [T:7.23am].", None),
]


@pytest.mark.parametrize(("sentence", "phrases"), DATED)
def test_dates_are_named_by_the_deed_of_their_clause(
    marked: Read, sentence: str, phrases: list[str] | None
) -> None:
    found = [what.phrase for what in _whats(marked, sentence)]
    assert found == phrases if phrases is not None else all(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "They walked between pillars 7 and [n:18].",
        "Lane [n:4] was closed.",
        "See page [n:12].",
        "It happened on {o:Flight} [n:370].",
        "Voters took option [n:2].",
    ],
)
def test_a_label_counts_nothing(marked: Read, sentence: str) -> None:
    assert _whats(marked, sentence)[-1].phrase == ""


def test_two_sums_of_one_unit_stay_apart(marked: Read) -> None:
    sought, awarded = _whats(marked, "Damages of [m:$5m] were sought but only [m:$2m] was awarded.")
    assert sought.phrase == "damages sought"
    assert awarded.phrase != sought.phrase
    assert awarded.frame == "award"


def test_the_head_is_a_lemma_and_the_frame_a_base_form(marked: Read) -> None:
    what = _whats(marked, "[c:21 southern districts|southern districts] were linked.")[0]
    assert (what.head, what.modifiers, what.frame) == ("district", ("southern",), "link")


def test_a_figure_outside_the_sentence_has_no_phrase() -> None:
    value = ValueMention(50, 52, "12", Value("number"))
    assert what_phrase("Short. " * 20, Sentence(0, 6, "sentence", 0), value) == What()


@pytest.mark.parametrize(
    ("phrase", "lemma"),
    [
        ("Afghan soldiers", "soldier"),
        ("bottles of water", "bottle"),
        ("women", "woman"),
        ("aircraft", "aircraft"),
        ("buses", "bus"),
        ("houses", "house"),
        ("countries", "country"),
        ("heroes", "hero"),
        ("crises", "crisis"),
        ("policemen", "policeman"),
        ("species", "species"),
        ("glass", "glass"),
        ("by-elections", "by-election"),
        ("viruses", "virus"),
        ("the team's players", "player"),
        ("", ""),
    ],
)
def test_head_lemma(phrase: str, lemma: str) -> None:
    assert head_lemma(phrase) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("killed", "kill"),
        ("sought", "seek"),
        ("decided", "decide"),
        ("planned", "plan"),
        ("reforested", "reforest"),
        ("carrying", "carry"),
        ("identified", "identify"),
        ("released", "release"),
    ],
)
def test_verb_lemma(form: str, lemma: str) -> None:
    assert verb_lemma(form) == lemma


@pytest.mark.parametrize("unit", ["1,", "(", "and ", "of the ", "12 men, ", " ", '"', "who ", "by "])
def test_time_is_linear_in_a_line_without_end(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + "12 " + unit * 1000
    start = text.rindex("12 ", 0, 100_000 + 20)
    value = ValueMention(start, start + 2, "12", Value("number"))
    begun = time.process_time()
    what_phrase(text, Sentence(0, len(text), "sentence", 0), value)
    value_context(text, Sentence(0, len(text), "sentence", 0), value)
    assert time.process_time() - begun < 1.0


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(alphabet="aeiou kills of the 12,.()'\"was by Ann-ed ing\n", max_size=80), st.integers(0, 60))
def test_no_text_breaks_the_reader(text: str, start: int) -> None:
    end = min(len(text), start + 3)
    if end <= start:
        return
    value = ValueMention(start, end, text[start:end], Value("number"))
    sentence = Sentence(0, len(text), "sentence", 0)
    assert what_phrase(text, sentence, value) == what_phrase(text, sentence, value)
    value_context(text, sentence, value)
