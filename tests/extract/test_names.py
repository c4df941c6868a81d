"""Names in running text: where they start, where they end, and which capitals are none."""

from __future__ import annotations

import pytest

from tieout.extract.lexicon import lexicon
from tieout.extract.names import find_names
from tieout.extract.sentences import split_sentences
from tieout.extract.tokens import tokenize
from tieout.values.vocabulary import vocabulary


def _names(text: str) -> list[str]:
    words = lexicon(vocabulary())
    sentences = split_sentences(text)
    tokens = tokenize(text, sentences, words.flags)
    return [tokens.slice(name.first, name.last) for name in find_names(tokens, sentences, words)]


def _titles(text: str) -> list[str]:
    words = lexicon(vocabulary())
    sentences = split_sentences(text)
    tokens = tokenize(text, sentences, words.flags)
    return [tokens.slice(*name.title) for name in find_names(tokens, sentences, words) if name.title]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # people
        ("They met Ann Lee and John F. Hart there.", ["Ann Lee", "John F. Hart"]),
        ("It was painted by Vincent van Gogh.", ["Vincent van Gogh"]),
        ("The crowd cheered José María de la Cruz.", ["José María de la Cruz"]),
        ("Troops hunted Osama bin Hadi and the al-Nusra band.", ["Osama bin Hadi", "al-Nusra"]),
        ("The raid found bin Hadi.", ["bin Hadi"]),
        ("The letter is from Mas'ud O'Brien.", ["Mas'ud O'Brien"]),
        ("It was won by Jean-Pierre Léaud.", ["Jean-Pierre Léaud"]),
        ("The film was made by Stephen A. Love and Elsie A Downey.", ["Stephen A. Love", "Elsie A Downey"]),
        ("He wrote to Emma May Jebb CBE and Kim Min-jun.", ["Emma May Jebb", "Kim Min-jun"]),
        ("They buried Leopold I of Belgium when Ann and I left.", ["Leopold I", "Belgium", "Ann"]),
        # places
        ("The river runs from Lake Erie to New South Wales.", ["Lake Erie", "New South Wales"]),
        ("They fled Helmand province for Mazar-i-Sharif.", ["Helmand province", "Mazar-i-Sharif"]),
        ("She landed at Kochi airport on Sunday.", ["Kochi airport"]),
        ("He lives in Washington D.C. and in the U.S. Virgin Islands.",
         ["Washington D.C.", "U.S. Virgin Islands"]),
        # bodies
        ("He studied at King’s College London and at the University of Lund.",
         ["King’s College London", "University of Lund"]),
        ("It belongs to the Department of Health and Social Care.", ["Department of Health and Social Care"]),
        ("She sued Acme Foods Inc. in March.", ["Acme Foods Inc."]),
        ("He left Acme Foods, Inc. in May and British Columbia in June.", ["Acme Foods, Inc.", "British Columbia"]),
        ("It was bought by Marks & Sons and AT&T.", ["Marks & Sons", "AT&T"]),
        ("He works for the Food and Drug Administration.", ["Food and Drug Administration"]),
        ("Its rivals are eBay and iTunes.", ["eBay", "iTunes"]),
        # things
        ("The Humber bridge was closed.", ["Humber bridge"]),
        ("It was Air Nowhere Flight 90.", ["Air Nowhere Flight 90"]),
        ("The crew of Apollo 13 came home.", ["Apollo 13"]),
        # by-names
        ("He was known as the 'Lion of the Desert' there.", ["Lion of the Desert"]),
        ("They called her the Iron Duchess of Pune.", ["Iron Duchess of Pune"]),
    ],
)  # fmt: skip
def test_bounds(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Prime Minister Ann Lee spoke.", ["Ann Lee"]),
        ("The US President Bo Ray flew in.", ["US", "Bo Ray"]),
        ("Acme CEO Ron Sugar said no.", ["Acme", "Ron Sugar"]),
        ("We spoke to White House Press Secretary Jo Poe.", ["White House", "Jo Poe"]),
        ("He met the Russian Foreign Minister.", []),
        ("She is Minister of the Interior.", []),
        ("The Kenyan Ann Lee won.", ["Ann Lee"]),
        ("He met Secretary of State Jo Poe and Don Thompson.", ["Jo Poe", "Don Thompson"]),
        ("It was denied by “the minister,” Abdul Rahman, head of it.", ["Abdul Rahman"]),
        ("British Airways flew the Afghan Army out.", ["British Airways", "Afghan Army"]),
        ("It was Prince Harry who met Sir Puka Tem.", ["Prince Harry", "Puka Tem"]),
    ],
)
def test_titles_and_peoples_are_set_apart(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_titles_are_kept() -> None:
    assert _titles("Then Deputy Prime Minister Ann Lee met Gen. Bo Ray.") == ["Deputy Prime Minister", "Gen"]


@pytest.mark.parametrize(
    "text",
    [
        "Traffic will cross it from June. Turnout was low. Economists think so.",
        "On Monday they left. In August it rained.",
        "“This is bad,” he said. “We go now.”",
        "Yesterday the Muslims and the Germans prayed in English.",
        "TV and GDP figures at 3 PM GMT",
        "Protesters burned tyres. Critics say that is wrong.",
        "US-trained troops left the London-based group.",
        "He couldn't. I'm sure. They'll come.",
    ],
)
def test_capitals_that_are_no_names(text: str) -> None:
    assert _names(text) == []


def test_a_sentence_start_is_a_name_where_the_text_says_so() -> None:
    assert _names("Reed won the race. They cheered Reed.") == ["Reed", "Reed"]
    assert _names("Reed, who won, wept.") == ["Reed"]
    assert _names("Reed drew level.") == ["Reed"]


def test_headlines_in_title_case_give_only_names_that_the_text_confirms() -> None:
    text = "Ann Lee Breaks World Record In Oslo\n\nThe runner Ann Lee won in Oslo on Sunday, said her coach."
    assert _names(text) == ["Ann Lee", "Oslo", "Ann Lee", "Oslo"]


def test_peoples_of_a_named_place_are_no_names() -> None:
    assert _names("In Bougavia the Bougavian coast is long, and Bougavians fish.") == ["Bougavia"]
