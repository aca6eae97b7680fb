"""Allowances in text, Markdown, HTML and Word: their words, what they cover, and that they change nothing else."""

from __future__ import annotations

import io
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import TooLargeError
from onrecord.model import Article, BlockRole, Cuts
from onrecord.read import read_bytes, read_text

HEAD = "Plan to go on"
FIRST = "The mayor’s aide said the plan would go ahead in May, and nobody in the town was told."
SECOND = "Two council officials said they had seen the memo on Monday, and that it was short."
BRACKET = "[onrecord: allow anon-no-basis: seen the memo]"
COMMENT = "<!-- onrecord: allow anon-no-basis: seen the memo -->"


def covered(article: Article) -> list[str]:
    return [article.words(allowance.covers) for allowance in article.allowances]


def bare(article: Article) -> Article:
    return Cuts(a.cut for a in article.allowances if a.cut is not None).bare_article(article)


@pytest.mark.parametrize("words", [BRACKET, "[ OnRecord:  allow\nanon-no-basis :seen the\nmemo ]"])
def test_the_words_of_an_allowance(words: str) -> None:
    article = read_text(f"{HEAD}\n\n{FIRST} {words}\n")
    (allowance,) = article.allowances
    assert (allowance.rules, allowance.reason) == (("anon-no-basis",), "seen the memo")
    assert article.words(allowance.at) == words
    assert not allowance.whole_story


def test_several_rules() -> None:
    (allowance,) = read_text(f"{FIRST} [onrecord: allow anon-no-basis, anon-lede: seen: the memo]").allowances
    assert (allowance.rules, allowance.reason) == (("anon-no-basis", "anon-lede"), "seen: the memo")


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("[onrecord: allow anon-lede]", ("anon-lede",)),
        ("[onrecord: allow anon-lede:  ]", ("anon-lede",)),
        ("[onrecord: allow: because]", ()),
        ("[onrecord: allowed anon-lede: because]", ()),
        ("[onrecord: look at this]", ()),
        ("[onrecord: allow anon-lede: not closed", ("anon-lede",)),
    ],
)
def test_what_is_no_allowance_is_kept_to_be_told(words: str, rules: tuple[str, ...]) -> None:
    article = read_text(f"{HEAD}\n\n{FIRST} {words}\n")
    (allowance,) = article.allowances
    assert allowance.rules == rules
    assert allowance.reason == "" or not rules
    assert bare(article).text == f"{HEAD}\n\n{FIRST}\n"


def test_other_brackets_are_words_of_the_story() -> None:
    assert read_text(f"{HEAD}\n\n{FIRST} [He was on record.] [onrecord]\n").allowances == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRST} {BRACKET}\n\n{SECOND}", FIRST),
        (f"{BRACKET} {FIRST}\n\n{SECOND}", FIRST),
        (f"{BRACKET}\n\n{FIRST}\n\n{SECOND}", FIRST),
        (f"{FIRST}\n\n{BRACKET}\n\n{SECOND}", SECOND),
        (f"{FIRST}\n{BRACKET}\n{SECOND}", SECOND),
        (f"{FIRST}\r\n\r\n{BRACKET}\r\n\r\n{SECOND}", SECOND),
        (f"{FIRST}\n\nBy Ada Marsh\n\n{BRACKET}\n\nFILE PHOTO: A boat.\n\n{SECOND}", SECOND),
        (f"{FIRST}\n\n{SECOND}\n\n{BRACKET}\n", ""),
        (f"LUND, Sweden (AP) — {FIRST} {BRACKET}\n\n{SECOND}", f"LUND, Sweden (AP) — {FIRST}"),
    ],
)
def test_the_paragraph_it_stands_in_or_the_next(text: str, expected: str) -> None:
    assert covered(read_text(f"{HEAD}\n\n{text}")) == [expected]


def test_a_line_of_its_own_inside_a_wrapped_paragraph() -> None:
    lines = [
        "The mayor’s aide said the plan for the old harbour would go ahead",
        "in the month of May, and that nobody in the whole of the town was",
        "ever told of it, although the council had promised to say so soon",
    ]
    wrapped = "\n".join(lines)
    text = f"{wrapped} again.\n\n{wrapped} afterwards.\n"
    marked = text.replace("was\never", f"was\n{BRACKET}\never", 1)
    article = read_text(marked)
    assert bare(article).blocks == read_text(text).blocks
    assert covered(article)[0].replace(f"{BRACKET}\n", "") == f"{wrapped} again."


def test_the_whole_story() -> None:
    text = f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n[onrecord: allow-story anon-no-basis: seen the memo]\n"
    article = read_text(text)
    assert article.allowances[0].whole_story
    assert covered(article)[0].startswith(HEAD)
    assert covered(article)[0].rstrip().endswith(SECOND)


def test_the_headline_and_the_text_are_as_they_would_be_without() -> None:
    article = read_text(f"{HEAD} {BRACKET}\n\n{FIRST}\n")
    assert article.title == HEAD
    assert article.words(article.blocks[0].span) == HEAD
    assert article.text == f"{HEAD} {BRACKET}\n\n{FIRST}\n"
    assert [b.role for b in article.blocks] == [BlockRole.HEADLINE, BlockRole.FURNITURE, BlockRole.BODY]


@pytest.mark.parametrize("mark", [BRACKET, COMMENT])
@pytest.mark.parametrize("name", ["x.txt", "x.md"])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_story_reads_as_if_its_allowances_were_not_there(name: str, mark: str, data: st.DataObject) -> None:
    """Marks set between words, lines and paragraphs: text and blocks without them are those of the story itself."""
    if name == "x.txt" and mark == COMMENT:
        return
    heading = "# " if name == "x.md" else ""
    plain = f"{heading}{HEAD}\n\n{FIRST} {SECOND}\n\n{SECOND}\n\n{FIRST}\n"
    gaps = [i for i, ch in enumerate(plain) if ch == " " and i > 2] + [
        i for i in range(20, len(plain)) if plain[i - 1 : i + 1] == "\n\n"
    ]
    chosen = sorted(set(data.draw(st.lists(st.sampled_from(gaps), min_size=1, max_size=4))), reverse=True)
    marked = plain
    for at in chosen:
        added = f" {mark}" if plain[at] == " " else f"\n{mark}\n"
        marked = marked[:at] + added + marked[at:]
    article, unmarked = read_bytes(marked.encode(), name=name), read_bytes(plain.encode(), name=name)
    assert article.text == marked
    assert bare(article).text == plain
    assert bare(article).blocks == unmarked.blocks
    assert len(article.allowances) == len(chosen)
    spans = [block.span for block in article.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for allowance in article.allowances:
        assert article.words(allowance.at) == mark


def page(body: str) -> Article:
    return read_bytes(f"<html><body><h1>{HEAD}</h1><article>{body}</article></body></html>".encode(), name="x.html")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<p>{FIRST} {COMMENT}</p><p>{SECOND}</p>", FIRST),
        (f"<p>{COMMENT}{FIRST}</p><p>{SECOND}</p>", FIRST),
        (f"<p>{FIRST}</p>\n{COMMENT}\n<p>{SECOND}</p>", SECOND),
        (f"<p>{FIRST.replace('May', COMMENT + '<em>May</em>')}</p><p>{SECOND}</p>", FIRST),
        (f"<p>{FIRST}</p><p>{SECOND.replace('memo', f'memo{COMMENT}')}</p>", SECOND),
        (f"<p>{FIRST}</p><p>{SECOND}</p>{COMMENT}", ""),
    ],
)
def test_html(body: str, expected: str) -> None:
    article = page(body)
    assert article.text == page(body.replace(COMMENT, "")).text
    assert "onrecord" not in article.text
    assert covered(article) == [expected]
    assert article.allowances[0].rules == ("anon-no-basis",)
    assert article.words(article.allowances[0].at)


def document(*paragraphs: str) -> Document:
    made = docx.Document()
    for words in paragraphs:
        paragraph = made.add_paragraph()
        for piece in words.split("|"):
            paragraph.add_run(piece)
    return made


def read(made: Document) -> Article:
    out = io.BytesIO()
    made.save(out)
    return read_bytes(out.getvalue(), name="x.docx")


def test_word_comments() -> None:
    made = document(HEAD, "The |mayor’s aide| said the plan would go ahead in May.", SECOND)
    made.add_comment(made.paragraphs[1].runs[1], "onrecord: allow anon-no-basis: seen the memo", author="Ada Marsh")
    made.add_comment(made.paragraphs[2].runs[0], "Who are they?", author="Ada Marsh")
    article = read(made)
    (allowance,) = article.allowances
    assert (allowance.rules, allowance.reason) == (("anon-no-basis",), "seen the memo")
    assert article.words(allowance.at) == "mayor’s aide"
    assert covered(article) == ["The mayor’s aide said the plan would go ahead in May."]
    assert article.notes == ("1 comment left out",)


def test_a_word_comment_over_two_paragraphs_and_one_on_an_empty_paragraph() -> None:
    made = document(HEAD, FIRST, SECOND, "", FIRST)
    paragraphs = made.paragraphs
    made.add_comment([paragraphs[1].runs[0], paragraphs[2].runs[0]], "onrecord: allow anon-lede: agreed")
    made.add_comment(paragraphs[3].add_run(""), "onrecord: allow anon-lede: agreed")
    article = read(made)
    assert covered(article) == [f"{FIRST}\n\n{SECOND}", FIRST]


@pytest.mark.parametrize("name", ["x.txt", "x.html"])
def test_more_than_a_story_could_have(name: str) -> None:
    mark = COMMENT if name == "x.html" else BRACKET
    with pytest.raises(TooLargeError, match=r"x\.\w+: more than 1,000 allowances"):
        read_bytes(f"{FIRST} {mark * 1_100}".encode(), name=name)
