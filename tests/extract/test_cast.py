"""Who is who inside one document: what each word that speaks of somebody means."""

from __future__ import annotations

import pytest

from tieout.extract.cast import Cast, EntityMention, read_cast
from tieout.extract.sentences import split_sentences
from tieout.values import read_values
from tieout.values.vocabulary import vocabulary


def _cast(text: str) -> Cast:
    return read_cast(text, split_sentences(text), read_values(text), [], vocabulary(), document="d")


def _means(text: str) -> list[tuple[str, str]]:
    """Every mention that is not simply a name standing for itself: its words and whom it means."""
    return [(m.text, m.entity) for m in _cast(text).mentions if m.form != "name" or m.entity != m.text]


def _types(text: str) -> dict[str, str]:
    return {record.name: record.entity_type for record in _cast(text).records}


FATHER_AND_SON = (
    "Omar Khan, 31, leads the northern militia. He is the son of the "
    "general Omar Ali Khan, who was killed in 2003. "
    "The elder Khan fought for ten years. The younger Khan studied in Leeds."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # family names, nouns and pronouns for people
        ("Ann Lee won the race. Lee, 23, was happy. She had trained for years.",
         [("Lee", "Ann Lee"), ("She", "Ann Lee")]),
        ("Miners cheered Joe Hart. The 58-year-old has led them since 2001.", [("The", "Joe Hart")]),
        ("Eva Berg beat Ida Falk. The Swede took 34 seconds off her record.",
         [("The Swede", "Eva Berg"), ("her", "Eva Berg")]),
        ("Prime Minister Jo Poe met Al Roe. The prime minister left at noon.",
         [("The prime minister", "Jo Poe")]),
        ("Mick Fell, the singer, is 72. The singer lives in Rome.",
         [("the singer", "Mick Fell"), ("The singer", "Mick Fell")]),
        ("In his letter, Hugo Roe asked for help.", [("his", "Hugo Roe")]),
        ("Ingrid Dahl met Lars Berg. Her mother, Anne Dahl, said she had warned her.", [
            ("Her mother", "Anne Dahl"), ("she", "Anne Dahl"), ("her", "Ingrid Dahl"),
        ]),
        ("Maria Lopez and Juan Lopez won. She slept. He did not.", [("She", "Maria Lopez"), ("He", "Juan Lopez")]),
        ("Ingrid Dahl met Lars Berg. The victim, Ingrid Dahl, was his friend.", [("his", "Lars Berg")]),
        # kin
        ("Omar Khan and his father, Ali Khan, fled. His father died in 2003.", [
            ("his father", "Ali Khan"), ("His father", "Ali Khan"),
        ]),
        ("Rosa Vega died aged 82. His father was a baker.", [("His father", "Rosa Vega's father")]),
        ("Jo Poe and Al Poe, her brother, sailed.", [("her brother", "Al Poe")]),
        ("They met Omar Khan, son of Ali Khan. Omar Khan's father was killed.",
         [("Omar Khan's father", "Ali Khan")]),
        ("They met Omar Khan, the son of Ali Khan. The son of Ali Khan will stay.",
         [("The son of Ali Khan", "Omar Khan")]),
        ("They asked Omar Khan. His father was Ali Khan. The elder Khan was killed.", [
            ("His father", "Ali Khan"), ("The elder Khan", "Ali Khan"),
        ]),
        # places
        ("Zarin, a valley of 9,000 people, lies north of Kabul. The valley is poor, and the region is cold.",
         [
            ("The valley", "Zarin"), ("the region", "Zarin"),
        ]),
        ("They left Zarin province. Zarin is cold. The province is quiet.",
         [("Zarin province", "Zarin"), ("The province", "Zarin")]),
        ("The quake struck Japan near Hirosaki, a city of 160,000. The city's mayor thanked the country.", [
            ("The city", "Hirosaki"), ("the country", "Japan"),
        ]),
        ("Queen Margrethe left Denmark. The Danish capital was quiet.",
         [("The Danish capital", "Copenhagen")]),
        ("Afghanistan fell, including its capital.", [("its capital", "Kabul")]),
        ("The fighting is in the far north.\nA province 150 km north of Kabul holds out. "
         "Zarin province never fell. Zarin is high.",
         [
            ("A province", "Zarin"), ("Zarin province", "Zarin"),
        ]),
        ("The Zambezi River is long. The Zambezi has flooded. The river fell.", [
            ("Zambezi", "Zambezi River"), ("The river", "Zambezi River"),
        ]),
        # bodies
        ("Northgate Motors Inc. lost $3m. The company said Northgate would close its plant.", [
            ("The company",
             "Northgate Motors Inc."), ("Northgate", "Northgate Motors Inc."),
            ("its", "Northgate Motors Inc."),
        ]),
        ("The National Weather Agency (NWA) spoke. The agency was calm. The NWA was right.", [
            ("NWA",
             "National Weather Agency"), ("The agency", "National Weather Agency"),
            ("NWA", "National Weather Agency"),
        ]),
        ("Real Zarin beat Kolm. The Spanish club has won it twice.", [("The Spanish club", "Real Zarin")]),
        ("Real Zarin lost. Ann asked the French magazine.", [("the French magazine", "magazine")]),
        ("The Marbles will play in Oslo. The band is old.", [("The band", "Marbles")]),
        # things
        ("King Olav opened the Alta Bridge. The bridge is 250 metres long. It cost $4m.", [
            ("The bridge", "Alta Bridge"), ("It", "Alta Bridge"),
        ]),
        ("The Titanic hit ice. The ship sank. The 269-metre liner was new.",
         [("The ship", "Titanic"), ("liner", "Titanic")]),
        ("A bridge will open. The bridge cost $4m. The 6 km bridge is new.",
         [("The bridge", "bridge"), ("bridge", "bridge")]),
    ],
)  # fmt: skip
def test_what_words_mean(text: str, expected: list[tuple[str, str]]) -> None:
    assert _means(text) == expected


def test_elder_and_younger_bearers_of_one_name() -> None:
    means = _means(FATHER_AND_SON)
    assert ("The elder Khan", "Omar Ali Khan") in means
    assert ("The younger Khan", "Omar Khan") in means


def test_father_and_son_are_two_records_that_differ() -> None:
    records = {record.name: record for record in _cast(FATHER_AND_SON).records}
    assert ("Omar Ali Khan", "son of") in records["Omar Khan"].differs_from
    assert ("Omar Khan", "son of") in records["Omar Ali Khan"].differs_from


def test_two_full_forms_of_one_family_name_differ() -> None:
    records = {r.name: r for r in _cast("They met Omar Khan. They buried Omar Ali Khan.").records}
    assert records["Omar Khan"].differs_from == (("Omar Ali Khan", "both forms in one document"),)


def test_a_bare_name_goes_to_the_bearer_last_spoken_of() -> None:
    text = (
        "Omar Khan spoke.\nOmar Ali Khan was killed in 2003.\nOmar Khan said "
        "that he would stay. Khan asked for help."
    )
    last = [m for m in _cast(text).mentions if m.text == "Khan"][-1]
    assert last.entity == "Omar Khan"
    assert last.candidates == ("Omar Khan", "Omar Ali Khan")


def test_the_next_bearer_is_nobody_yet() -> None:
    mention = next(
        m for m in _cast("They met Omar Khan and Omar Ali Khan.\nThe next Khan").mentions if m.text == "Khan"
    )
    assert mention.entity == ""
    assert len(mention.candidates) == 2


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "Omar Khan, known as the 'Lion of Zarin', fell. The Lion of Zarin was 47.",
            "Omar Khan",
            "Lion of Zarin",
        ),
        (
            "Ada Maria dos Reis, known to everyone as Dadinha, has died. Dadinha was 82.",
            "Ada Maria dos Reis",
            "Dadinha",
        ),
        ("Ada Maria dos Reis, Dadinha, who died on Friday, won it twice.", "Ada Maria dos Reis", "Dadinha"),
        (
            "Dadinha has died. She was born Ada Maria dos Reis in 1940. Dadinha won it twice.",
            "Dadinha",
            "Ada Maria dos Reis",
        ),
        ("Ali Roe, also called Abu Tamim, was caught.", "Ali Roe", "Abu Tamim"),
        ("They met Ali Roe, whom everyone called “the Lion of Zarin”.", "Ali Roe", "Lion of Zarin"),
    ],
)
def test_introduced_names_are_aliases(text: str, name: str, alias: str) -> None:
    records = {record.name: record for record in _cast(text).records}
    assert alias in records[name].aliases
    assert alias not in records


def test_a_by_name_tied_to_nobody_is_the_person_last_spoken_of() -> None:
    text = (
        "Omar Khan's father was a hero. They met Omar Khan, son of Ali "
        "Khan.\nThe so-called “Lion of Zarin” was killed in 2001."
    )
    lion = next(m for m in _cast(text).mentions if m.text == "Lion of Zarin")
    assert lion.entity in ("Ali Khan", "Omar Khan")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They live in Bessa.", "Bessa", "place"),
        ("It lies 40 km north of Bessa.", "Bessa", "place"),
        ("In Bessa, a town of 900, it rained.", "Bessa", "place"),
        ("Cities such as Bessa were calm.", "Bessa", "place"),
        ("Bessa, 32, won.", "Bessa", "person"),
        ("They met Bessa, who smiled.", "Bessa", "person"),
        ("She saw Coach Bessa there.", "Bessa", "person"),
        ("He joined Bessa in 1956 and Bessa fans cheered.", "Bessa", "organization"),
        ("They asked Bessa, a company in Oslo.", "Bessa", "organization"),
        ("They sued the Bessa Bank.", "Bessa Bank", "organization"),
        ("It happened on the Bessa River.", "Bessa River", "place"),
        ("They crossed the Bessa Bridge.", "Bessa Bridge", "object"),
        ("He won the Bessa Marathon.", "Bessa Marathon", "event"),
        ("They asked the BRX for help.", "BRX", "organization"),
        ("They flew to Kenya.", "Kenya", "place"),
        ("It broke in Oslo, Tarn and Bergen.", "Tarn", "place"),
    ],
)
def test_types_by_vote(text: str, name: str, kind: str) -> None:
    assert _types(text)[name] == kind


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("It is clear that they lost.", []),
        ("It seems to rain in Oslo.", ["name"]),
        ("Ann Lee is the capital's mayor.", ["name"]),
        ("The company spokesman left.", []),
        ("The next company will be new.", []),
        ("Oslo is the capital of Norway.", ["name", "name"]),
    ],
)
def test_words_that_call_nobody(text: str, forms: list[str]) -> None:
    assert [m.form for m in _cast(text).mentions] == forms


def test_a_place_and_the_river_of_its_name_are_two() -> None:
    assert set(_types("Zarin is in the north. The Zarin River is long. Zarin province is cold.")) == {
        "Zarin",
        "Zarin River",
    }


def test_the_main_entities_of_a_story() -> None:
    text = (
        "Alta Bridge opens in Oslo\n\nThe Alta Bridge in Oslo was opened by "
        "Jo Poe. Poe said the bridge was long. Al Roe came to Oslo."
    )
    main = _cast(text).main
    assert main["object"] == "Alta Bridge"
    assert main["place"] == "Oslo"
    assert main["person"] == "Jo Poe"


def test_titles_go_with_their_bearers() -> None:
    cast = _cast("Then Prime Minister Jo Poe left.")
    assert [(title.text, title.entity) for title in cast.titles] == [("Prime Minister", "Jo Poe")]


def test_records_count_spellings_without_the_words_around_them() -> None:
    records = {record.name: record for record in _cast(FATHER_AND_SON).records}
    assert records["Omar Ali Khan"].spellings == (("Khan", 1), ("Omar Ali Khan", 1))
    assert records["Omar Khan"].document == "d"


def test_event_mentions_win_over_the_names_inside_them() -> None:
    text = "The attack on Bessa shook Bessa."
    start = text.index("attack")
    event = EntityMention(
        start, start + len("attack on Bessa"), "attack on Bessa", "nominal", "attack on Bessa", "event"
    )
    cast = read_cast(text, split_sentences(text), [], [event], vocabulary())
    assert [m.text for m in cast.mentions] == ["attack on Bessa", "Bessa"]
    assert cast.main["event"] == "attack on Bessa"


def test_an_age_before_a_son_ties_him_to_his_father() -> None:
    text = "The hero was Omar Ali Khan. Now his 31-year-old son Omar Khan leads."
    cast = _cast(text)
    assert [(m.text, m.entity) for m in cast.mentions if m.form == "possessive"] == [("his", "Omar Ali Khan")]
    records = {record.name: record for record in cast.records}
    assert ("Omar Ali Khan", "son of") in records["Omar Khan"].differs_from
