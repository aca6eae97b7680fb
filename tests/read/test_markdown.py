"""Markdown: its marks stay outside the blocks as far as they can."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article
from onrecord.read import read_bytes
from onrecord.read.markdown import read_markdown
from onrecord.read.structure import find_blocks

PROSE = "The mayor said no to the plan on Monday, and the council was told of it."
OTHER = "Nobody in the town was surprised by the news, according to three people at the bridge."


def read(text: str) -> Article:
    return read_bytes(text.encode(), name="x.md")


def roles(text: str) -> list[tuple[str, str]]:
    article = read(text)
    return [(b.role.value, article.words(b.span)) for b in article.blocks]


def test_headings_of_both_kinds() -> None:
    assert roles(f"No to the plan\n===\n\n{PROSE}\n\nWhat now?\n---\n\n{OTHER}\n\n### More ###\n\nHe went.") == [
        ("headline", "No to the plan"),
        ("body", PROSE),
        ("subhead", "What now?"),
        ("body", OTHER),
        ("subhead", "More"),
        ("body", "He went."),
    ]


def test_front_matter_comments_code_and_pictures_are_no_prose() -> None:
    text = (
        f"---\r\ntitle: 'No'\r\nauthor: Ada Marsh\r\n---\r\n<!-- a\r\nnote -->\r\n{PROSE}\r\n\r\n"
        "```\r\n# code\r\n```\r\n\r\n![alt](x.png)\r\n\r\n    indented code\r\n\r\n[1]: https://example.org\r\n\r\n"
        f"{OTHER}\r\n"
    )
    article = read(text)
    assert article.text == text
    assert [article.words(b.span) for b in article.body()] == [PROSE, OTHER]
    assert (article.title, article.byline) == ("No", "Ada Marsh")


def test_marks_at_the_head_of_paragraphs_stay_outside() -> None:
    text = f"# No\n\n> {PROSE}\n\n- {PROSE}\n- {PROSE}\n\n1. {PROSE}\n\n* [ ] {PROSE}\n"
    assert roles(text)[1:] == [("body", PROSE)] * 5


def test_emphasis_around_a_paragraph_stays_outside() -> None:
    assert roles(f"# No\n\n*By Ada Marsh*\n\n**{PROSE}**\n\n_(Reporting by Ada Marsh)_\n") == [
        ("headline", "No"),
        ("byline", "By Ada Marsh"),
        ("body", PROSE),
        ("tail", "(Reporting by Ada Marsh)"),
    ]


def test_lines_of_one_paragraph_stay_together() -> None:
    lines = "The mayor said no.\nThe council was told of it\non *Monday* by [letter](https://example.org)."
    assert roles(f"# No\n\n{lines}\n\n{PROSE}")[1] == ("body", lines)


def test_a_comment_inside_a_paragraph_cuts_it() -> None:
    text = "# No\n\nThe mayor said no to the plan. <!-- check -->The council was told of it on Monday.\n"
    assert roles(text)[1:] == [
        ("body", "The mayor said no to the plan."),
        ("body", "The council was told of it on Monday."),
    ]


def test_marks_do_not_show_in_the_title() -> None:
    assert read(f"# No to *the* [plan](https://example.org)\n\n{PROSE}\n").title == "No to the plan"


@given(st.text("ab #*_->`~\n\r[]()!.|<:=1", max_size=200) | st.text(max_size=200))
def test_blocks_of_any_markdown_are_ordered_and_trimmed(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    if "\x00" in text or any(ord(c) < 32 and c not in "\n\r\t" for c in text):
        return
    draft = read_markdown(data, "x.md")
    assert draft.text == text
    end = 0
    for block in find_blocks(draft.text, title=draft.title, paragraphs=draft.paragraphs, hints=draft.hints):
        assert end <= block.span.start < block.span.end <= len(text)
        assert block.span.of(text) == block.span.of(text).strip()
        end = block.span.end
