"""Events as subjects: one name for each, many words for one, and nouns that name none."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tieout.extract.events import find_events, story_event, verbal_events
from tieout.extract.mentions import EntityMention
from tieout.extract.sentences import split_sentences

Read = Callable[[str], Any]


def _events(marked: Read, text: str) -> list[EntityMention]:
    read = marked(text)
    return find_events(read.text, split_sentences(read.text), read.values, read.names)


def _pairs(marked: Read, text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.entity) for mention in _events(marked, text)]


NAMED = [
    ("The [D:2001] {l:US} invasion began.", "US invasion", "2001 US invasion"),
    ("They recalled the [D:1994] flood.", "flood", "1994 flood"),
    ("The Soviet invasion failed.", "Soviet invasion", "Soviet invasion"),
    ("It was the fall of {l:Kabul}.", "fall of Kabul", "fall of Kabul"),
    (
        "After the attacks on the {t:Twin Towers} all changed.",
        "attacks on the Twin Towers",
        "attacks on Twin Towers",
    ),
    ("{l:Papua}'s historic referendum was held.", "referendum", "Papua referendum"),
    ("The referendum in {l:Buka} was calm.", "referendum", "referendum in Buka"),
    (
        "The presidential election in {l:Peru} was close.",
        "presidential election",
        "presidential election in Peru",
    ),
    ("He ran the [D:2023] {e:Chicago Marathon}.", "Chicago Marathon", "2023 Chicago Marathon"),
    ("She won the {e:World Cup} final.", "World Cup final", "World Cup final"),
    ("The train crash in {l:Turin} was the worst.", "train crash", "train crash in Turin"),
    ("A car accident in {l:Kenya} killed two.", "car accident", "car crash in Kenya"),
    ("The [D:September 11] attacks shook the city.", "attacks", "September 11 attacks"),
    ("Days before the 9/11 attacks he died.", "9/11 attacks", "September 11 attacks"),
    ("{p:Ann Lee} and her coach died in a car crash near the lake.", "car crash", "Ann Lee car crash"),
    ("The siege of {l:Leningrad} lasted.", "siege of Leningrad", "siege of Leningrad"),
    ("The takeover of {l:Kabul} was quick.", "takeover of Kabul", "fall of Kabul"),
    ("The takeover of {o:Northline} was quick.", "takeover of Northline", "takeover of Northline"),
    ("The anti-Soviet resistance lasted.", "anti-Soviet resistance", "anti-Soviet resistance"),
]


@pytest.mark.parametrize(("text", "span", "name"), NAMED)
def test_an_event_is_named_by_what_stands_beside_its_noun(
    marked: Read, text: str, span: str, name: str
) -> None:
    assert _pairs(marked, text) == [(span, name)]


def test_every_word_for_one_event_has_its_name(marked: Read) -> None:
    text = "A bus crash in {l:Lima} shut the road. The accident was at dawn. The collision was seen."
    assert {entity for _, entity in _pairs(marked, text)} == {"bus crash in Lima"}


def test_a_bare_noun_takes_the_thing_that_the_story_repeats(marked: Read) -> None:
    text = "{t:Ash Bridge} is gone. The collapse of the span was at dawn. {t:Ash Bridge} was old."
    assert {entity for _, entity in _pairs(marked, text)} == {"Ash Bridge collapse"}


def test_a_bare_noun_takes_no_place_that_the_text_does_not_give_it(marked: Read) -> None:
    text = "{l:Ashford} counts its dead. The earthquake was at dawn. {l:Ashford} wept after the quake."
    assert {entity for _, entity in _pairs(marked, text)} == {"earthquake"}


def test_a_bare_noun_takes_no_name_where_two_compete(marked: Read) -> None:
    text = (
        "{l:Ashford} and {l:Burton} fought over it. The vote was held in spring. {l:Burton} beat {l:Ashford}."
    )
    assert _pairs(marked, text) == [("vote", "vote")]


def test_two_events_of_one_head_stay_apart(marked: Read) -> None:
    text = "The [D:1994] flood killed 40. The [D:2022] flood was worse: this flood took 90."
    assert [entity for _, entity in _pairs(marked, text)] == ["1994 flood", "2022 flood", "2022 flood"]


def test_a_car_crash_and_a_train_crash_stay_apart(marked: Read) -> None:
    text = "The train crash near {l:Lima} killed 40. A car crash in {l:Cusco} killed 2."
    assert [entity for _, entity in _pairs(marked, text)] == ["train crash in Lima", "car crash in Cusco"]


def test_a_new_attack_is_not_the_one_spoken_of(marked: Read) -> None:
    text = (
        "The attack on {l:Lima} failed. In [D:2019] he escaped an attack in which [c:30 people|people] died."
    )
    assert [entity for _, entity in _pairs(marked, text)] == ["attack on Lima", "2019 attack"]


def test_another_event_s_year_is_not_lent(marked: Read) -> None:
    text = "A [D:2001] agreement with {l:Ash} came after a civil war killed [c:900 people|people]."
    assert [entity for _, entity in _pairs(marked, text)][-1] == "civil war"


def test_the_famous_day_names_its_attacks(marked: Read) -> None:
    read = marked("It was before the attack in {l:New York} on [D:11 September 2001].")
    value = replace(read.values[0], value=replace(read.values[0].value, edtf="2001-09-11"))
    found = find_events(read.text, split_sentences(read.text), (value,), read.names)
    assert [mention.entity for mention in found] == ["September 11 attacks"]


def test_a_bare_war_is_not_a_world_war_printed_later(marked: Read) -> None:
    text = "The civil war ended in [D:1998], the worst since {e:World War Two}."
    assert [entity for _, entity in _pairs(marked, text)] == ["civil war", "World War Two"]


@pytest.mark.parametrize(
    "text",
    [
        "Several attacks were reported.",
        "Workers strike the bell.",
        "{o:Rebels} attack the town.",
        "They will vote on it.",
        "They had to fire him.",
        "A marathon record fell.",
        "War crimes were alleged.",
        "The resistance movement grew.",
        "He held a press conference.",
        "In a friendly way she agreed.",
        "He plays the game.",
        "The price rose after a fall of [s:3%].",
        "{p:Ann Lee} opened the window.",
    ],
)
def test_what_names_no_event(marked: Read, text: str) -> None:
    assert _pairs(marked, text) == []


VERBS = [
    ("A bridge collapsed in {l:Genoa}.", "collapsed", "bridge collapse"),
    ("{l:Kabul} fell to the rebels on [D:15 August].", "fell", "fall of Kabul"),
    ("They left after seizing {l:Kabul}.", "seizing", "fall of Kabul"),
    ("{p:Hale} inaugurated {t:Ash Bridge} on [D:25 June].", "inaugurated", "inauguration of Ash Bridge"),
    ("{t:Ash Bridge} was inaugurated on [D:25 June].", "was inaugurated", "inauguration of Ash Bridge"),
    ("Two trains collided.", "collided", "train crash"),
    ("{t:Ash Bridge} is up. {p:Hale} inaugurated the 6 km bridge.", "inaugurated", "Ash Bridge inauguration"),
    ("{p:Ann Lee} was assassinated in [D:2001].", "was assassinated", "assassination of Ann Lee"),
]


@pytest.mark.parametrize(("text", "verb", "name"), VERBS)
def test_a_verb_states_an_event(marked: Read, text: str, verb: str, name: str) -> None:
    read = marked(text)
    found = verbal_events(read.text, split_sentences(read.text), read.values, read.names)
    assert [(mention.text, mention.entity) for mention in found] == [(verb, name)]
    assert not any(mention.text == verb for mention in _events(marked, text))


@pytest.mark.parametrize(
    "text",
    [
        "Prices fell to [n:3].",
        "{l:Kabul} will not fall to the rebels.",
        "{p:Ann} fell into the sea.",
        "{p:She} collapsed.",
        "Talks collapsed.",
        "Shares in {o:Acme} crashed.",
    ],
)
def test_verbs_that_state_no_event(marked: Read, text: str) -> None:
    read = marked(text)
    assert verbal_events(read.text, split_sentences(read.text), read.values, read.names) == []


@pytest.mark.parametrize(
    ("text", "story"),
    [
        (
            "Earthquake hits {l:Ashford}\nThe quake struck at dawn. It was felt in {l:Burton}.",
            "earthquake in Ashford",
        ),
        (
            "{p:Pelé}, who won the {e:World Cup} three times, died.\nHe won the {e:World Cup} in [D:1958].",
            "",
        ),
        ("Prices rose again.\nShops closed.\nFood is dear.\nThe [D:1994] flood was worse.", ""),
        ("On Sunday {p:Kip} ran the {e:Chicago Marathon}.", "Chicago Marathon"),
    ],
)
def test_story_event(marked: Read, text: str, story: str) -> None:
    read = marked(text)
    sentences = split_sentences(read.text)
    found = find_events(read.text, sentences, read.values, read.names)
    assert story_event(read.text, sentences, found) == story


def test_mentions_are_sorted_disjoint_and_clear_of_values(marked: Read) -> None:
    read = marked(
        "The [D:2001] {l:US} invasion of {l:Ashford} and the fire in [D:May 2004] in {l:Burton} were one."
    )
    found = find_events(read.text, split_sentences(read.text), read.values, read.names)
    ends = 0
    for mention in found:
        assert mention.start >= ends
        ends = mention.end
        assert mention.text == read.text[mention.start : mention.end]
        assert not any(value.start < mention.end and mention.start < value.end for value in read.values)


@pytest.mark.parametrize("unit", ["fire ", "the crash of ", "attack on (", "war, ", "2001 flood "])
def test_time_is_linear(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    sentences = split_sentences(text)
    begun = time.process_time()
    find_events(text, sentences, (), ())
    assert time.process_time() - begun < 6.0


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(alphabet="the crash of war Firein US'2,.\n", max_size=90))
def test_no_text_breaks_the_reader(text: str) -> None:
    sentences = split_sentences(text)
    found = find_events(text, sentences, (), ())
    assert found == find_events(text, sentences, (), ())
    story_event(text, sentences, found)
