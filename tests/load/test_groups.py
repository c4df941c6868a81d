"""Source groups: copies and rewrites count once; two reporters who quote one speech are two."""

from __future__ import annotations

from itertools import permutations

from tieout.load import from_text, group_sources

SPEECH = (
    "“We have lost our homes, our fields and the bridge that our grandfathers built with their own hands, and we "
    "ask every government that can hear us to send boats, bread and doctors before the winter comes,” she said."
)
FIRST = (
    f"The river left its bed on Monday night and 45 people drowned in the lower town. {SPEECH} Soldiers brought "
    "sandbags from the barracks, and the school became a hospital. Nobody had seen such water since 1954."
)
SECOND = (
    f"Mayor Rosa Diaz spoke from the roof of the town hall on Tuesday. {SPEECH} Engineers warn that the second "
    "dam may not hold, and trains on the valley line stop two stations short of the flooded quarter."
)
REWRITE = FIRST.replace("45 people drowned", "45 residents lost their lives").replace("1954", "the war")


def groups(*texts: str) -> list[str]:
    return [
        document.group for document in group_sources(from_text(t, id=str(n)) for n, t in enumerate(texts))
    ]


def test_a_speech_that_both_quote_does_not_join_them() -> None:
    assert groups(FIRST, SECOND) == ["0", "1"]


def test_the_same_words_without_quotation_marks_are_copied_words() -> None:
    bare = [text.replace("“", "").replace("”", "") for text in (FIRST, SECOND)]
    assert groups(*bare) == ["0", "0"]


def test_a_rewrite_is_the_same_source() -> None:
    assert groups(FIRST, SECOND, REWRITE) == ["0", "1", "0"]


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = [from_text(text, id=str(n)) for n, text in enumerate((FIRST, SECOND, REWRITE))]
    answers = {tuple((d.id, d.group) for d in group_sources(order)) for order in permutations(documents)}
    assert len(answers) == 1
