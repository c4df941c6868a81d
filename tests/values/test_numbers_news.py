"""Turns of phrase of news prose that once were read wrongly, grouped by what they say."""

from __future__ import annotations

import pytest

from tieout.values import ValueMention, format_value, read_values


def read(text: str) -> list[ValueMention]:
    return read_values(text)


SAID = {
    "USD 1 billion": [
        "It has assets of 3 billion dollars and debts of 1 billion.",
        "Sales rose to $3bn from 1bn.",
        "It spent $3bn, compared with 1 billion in 2019.",
    ],
    "31 of 36 points": ["They took 31 of the last 36 points.", "They won 31 of their past 36 points."],
    "1 of 3 trains": [
        "One train in three is late.",
        "It ran one train in three.",
        "one train in every three",
    ],
    "GBP 0.84–0.88": ["a range of 84p-88p", "between 84p and 88p", "from 84p to 88p a share"],
    "-0.7": ["volumes for minus 0.7", "growth of -0.7"],
    "0.2 seconds": ["two-tenths of a second early", "He won by two tenths of a second."],
    "≤ 195 km/h": ["gusts of up to 195 km/h", "gusts of up to 195 kilometres (121 miles) per hour"],
    "> 104 °F": ["a fever above 104 F (40 C)", "a fever above 104F (40C)"],
    "-371 °F": ["it plunges to minus 371 degrees (minus 224 C)"],
    "40 °C": ["a 50 per cent chance of hitting 40C", "touching 40C in the shade"],
    "USD 75 million": ["They lost 75 USD million.", "They lost USD 75 million.", "They lost US$ 75MM."],
    "USD 100,000": ["hundred thousand dollars", "a hundred thousand dollars"],
    "~8.6 million": ["About 8.6m of the 17.5 million voters came."],
    "90": ["the Union's 90-strong mission"],
    "61 years old": [
        "It freed Ramesh Kulkarni (61), its former auditor.",
        "Ramesh Kulkarni, 61, its former auditor",
    ],
    "44": ["They went to Lyon, 44 of them by train."],
    "4.1 %": ["Unemployment ticks up to 4.1%."],
    "48,112 cycles": ["It flew 71,306 hours over 48,112 cycles."],
    "> 48,112 cycles": ["It made over 48,112 cycles."],
    "190,000": ["more than the 190,000 economists polled had expected"],
    "190,000 economists": ["The 190,000 economists met."],
    "46 of 100": ["46 in every 100"],
    "NGN 150,000–180,000": ["tickets at N150,000-N180,000"],
    "10 basis points": ["It fell 10 bps to 4.60%."],
    "4–5 ft": ["land under 4-5 feet of water"],
    "426.9 ppm": ["CO2 stood at 426.9 parts per million", "CO2 stood at 426.9ppm"],
    "287-6": ["Kent closed on 287 for 6, with two wickets left.", "India were 287/6 after 50 overs."],
    "4-53": ["Khan took 4 for 53 from 21 overs."],
    "104": ["with Joe Harper 104 not out"],
    "140 dB": ["A gunshot is 140 dB.", "a sound of 140 decibels"],
    "42,195 m": ["only his third race over 42,195m"],
    "> 42,195 m": ["a swim of over 42,195m", "They flew it for over 42,195m."],
    "5-2": ["Rovers collapse 5-2", "They won 5-2."],
    "4-1": ["She retired at 4-1 down."],
    "1/2": ["Profit fell by a half."],
    "13 stone": ["He weighs 13st."],
}


@pytest.mark.parametrize(("said", "text"), [(said, text) for said, texts in SAID.items() for text in texts])
def test_what_is_said(said: str, text: str) -> None:
    assert said in [format_value(mention.value) for mention in read(text)]


TWO_VALUES = [
    "It raised the fine on its former chairman, Anil Deshmane, from Rs 50,000 to Rs 25 lakh.",
    "The court cut the damages to be paid by the firm's owners from $5m to $9m.",
]


@pytest.mark.parametrize("text", TWO_VALUES)
def test_a_change_is_two_values(text: str) -> None:
    assert [mention.value.modifier for mention in read(text)] == ["exact", "exact"]


NO_VALUES = [
    "charged under Sections 409, 420 and 120-B",
    "France are 4/6 favourites",
    "waits for category two calls",
    "a surge in 999 calls",
    "a phase three trial",
    "Panjshir, which means “five lions”",
    'It is called "Three Hearts".',
    "The Boeing 787-9 is new. Airlines want the 787.",
    "the Nikkei 225 fell",
]


@pytest.mark.parametrize("text", NO_VALUES)
def test_no_values(text: str) -> None:
    assert [mention.text for mention in read(text)] == []


NO_MONEY = [
    "The firm raised $4 billion and serves 1 million in Wales.",
    "It made £5m. It has debts of love and 2 million fans.",
    "It pumps $3bn of oil; 2 billion of its barrels are sold.",
]


@pytest.mark.parametrize("text", NO_MONEY)
def test_no_second_currency(text: str) -> None:
    assert [mention.value.kind for mention in read(text)].count("money") == 1


NO_AGES = [
    "Goals from Pedro Lima (12), Kofi Mensah (63)",
    "Rohit Sharma (61), who faced 40 balls",
    "the Labour Party (61), with 12 seats",
]


@pytest.mark.parametrize("text", NO_AGES)
def test_no_ages(text: str) -> None:
    assert [mention.text for mention in read(text) if mention.value.kind == "age"] == []
