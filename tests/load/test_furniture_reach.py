"""How far a comment form and a list of links reach into the rest of the page."""

from __future__ import annotations

from tieout.load import from_text

STORY = "Water rose over the banks on Monday and at least 45 people died, the mayor of the town said. " * 4
LAST = (
    "The dam above the town was built in 1970, and it had last been inspected in the spring of 2019, he said."
)


def kept(text: str) -> str:
    for span in reversed(from_text(text, id="page").furniture):
        text = text[: span.start] + text[span.end :]
    return text


def test_headlines_after_a_list_of_links_go_with_it() -> None:
    left = kept(f"{STORY}\nRelated Articles\nStorm kills 300 in the south\nTen things to know about dams\n")
    assert "300" not in left
    assert "45 people" in left


def test_prose_after_a_box_of_links_stays() -> None:
    left = kept(f"{STORY}\nRead more\nWhy 12 old dams fail\n{LAST}\n")
    assert LAST in left
    assert "12 old dams" not in left


def test_readers_words_go_with_the_comment_form() -> None:
    left = kept(f"{STORY}\n{LAST}\nLeave a Reply\nI saw it all, it was at least 90 dead and not 45.\n")
    assert LAST in left
    assert "90 dead" not in left


def test_a_link_to_the_comments_above_the_story_takes_only_itself() -> None:
    left = kept(f"A dam bursts\nLeave a comment\n{STORY}\n{LAST}\n")
    assert left.count("45 people") == 4
    assert "Leave a comment" not in left


def test_a_page_of_nothing_but_furniture_stays_whole() -> None:
    page = "Photo: the dam before the flood, May 2019.\nGetty Images\n"
    assert kept(page) == page
