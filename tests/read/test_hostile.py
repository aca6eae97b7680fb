"""Files made to harm: each gives one line, or a story with a note, in little time and memory; offsets stay exact."""

from __future__ import annotations

import json
import threading
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.errors import StoryError, TooLargeError
from onrecord.model import Article
from onrecord.read import read_bytes, read_story
from onrecord.read.limits import DEFAULT, Limits, limits, names, within

DAMAGED = Path(__file__).parents[2] / "fixtures" / "formats" / "damaged"
SAID = "The mayor of Dunmore said on Friday that the bridge will open in May. "
MANY = 100_000


def page(*inside: str) -> bytes:
    return f"<html><body>{''.join(inside)}</body></html>".encode()


def ninjs(**values: object) -> bytes:
    return json.dumps({"uri": "x", "headline": "The bridge", **values}).encode()


REFUSED = {
    "elements in one another": ("a.html", page("<div>" * 1000, SAID * 5, "</div>" * 1000), "nested too deeply"),
    "elements never closed": ("a.html", page("<b>" * 1000, SAID * 5), "nested too deeply"),
    "a flood of elements": ("a.html", page("<p>x y.</p>" * MANY), "too many elements"),
    "a flood of comments": ("a.html", page("<!-- -->" * MANY, SAID * 5), "too many elements"),
    "a flood of attributes": ("a.html", page(f"<p {' '.join(f'a{n}=1' for n in range(1000))}>", SAID), "attributes"),
    "attributes without blanks": ("a.html", page("<p " + 'a"/' * 1000, ">", SAID * 5), "attributes"),
    "lists in one another": ("a.json", b'{"uri":"x","body_text":' + b"[" * MANY, "nested"),
    "elements in one another in JSON": ("a.json", ninjs(body_xhtml="<div>" * 1000 + SAID * 5), "nested too deeply"),
    "a flood of elements in JSON": ("a.json", ninjs(body_xhtml="<p>x y.</p>" * MANY), "too many elements"),
    "no space at all": ("a.txt", b"a" * 1_000_000, "characters without a space"),
    "quotation marks alone": ("a.txt", b'"' * 1_000_000, "characters without a space"),
    "a pile of accents": ("a.txt", (SAID * 5 + "e" + "\u0301" * MANY).encode(), "characters without a space"),
    "one endless paragraph": ("a.txt", SAID.encode() * 4_000, "a paragraph has"),
    "letters and hyphens": ("a.txt", b"\n\n".join([b"a-" * 9_000] * 40), "too many words and signs"),
    "a million lines": ("a.txt", b"a\n" * 900_000, "too many paragraphs"),
    "brackets never closed": ("a.md", b"[" * 500_000 + SAID.encode() * 5, "characters without a space"),
    "comments never closed": ("a.md", b"<!--" * 300_000 + SAID.encode() * 5, "characters without a space"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_story_is_like_is_refused_in_one_line(case: str) -> None:
    name, data, words = REFUSED[case]
    with pytest.raises(TooLargeError, match=words) as caught:
        read_bytes(data, name=name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)
    assert "mayor" not in str(caught.value)


READ = {
    "a million empty lines": ("a.txt", b"\n" * 1_000_000 + SAID.encode() * 5),
    "quotation marks before a line": ("a.md", b"> " * 400_000 + SAID.encode() * 5),
    "data addresses": ("a.html", page(f"<p>{SAID * 5}</p><img src='data:image/png;base64,{'A' * 1_000_000}'>")),
    "lists in one another beside the story": (
        "a.html",
        page(f"<script type='application/ld+json'>{'[' * MANY}</script><p>{SAID * 5}</p>"),
    ),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_odd_but_harmless_is_read(case: str) -> None:
    name, data = READ[case]
    article = read_bytes(data, name=name)
    assert SAID.strip() in article.text
    sound(article)


def sound(article: Article) -> None:
    """Blocks lie in the text in order, and the whole can be written out."""
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text)
        end = block.span.end
    again = Article.model_validate_json(article.model_dump_json())
    assert (again.text, again.blocks, again.notes) == (article.text, article.blocks, article.notes)


def test_a_page_that_would_act_is_its_words_alone() -> None:
    article = read_story(DAMAGED / "does-things.html")
    assert article.text.count("harbour master") == 4
    assert "its chairwoman said" in article.text
    for word in ("script said", "frame said", "svg", "hostname", "http"):
        assert word not in article.text.lower()
    sound(article)


def test_declarations_that_no_parser_knows_are_passed_over() -> None:
    article = read_story(DAMAGED / "odd-declarations.html")
    sound(article)
    assert article.text.count("harbour master") == article.text.count("Nobody asked") == 6
    place = article.place(article.text.rindex("Nobody asked"))
    lines = (DAMAGED / "odd-declarations.html").read_text().split("\n")
    assert place.line is not None
    assert place.column is not None
    assert lines[place.line - 1][place.column - 1 :].startswith("Nobody asked on Saturday")


def test_a_word_file_that_would_act_is_its_words_and_notes() -> None:
    article = read_story(DAMAGED / "does-things.docx")
    assert article.text.count("harbour master") == 6
    assert article.notes == (
        "2 references to files elsewhere not followed",
        "macros left out",
        "1 embedded object left out",
    )
    sound(article)


def test_unseen_characters_keep_their_offsets() -> None:
    data = (DAMAGED / "unseen.txt").read_bytes()
    article = read_story(DAMAGED / "unseen.txt")
    assert article.text == data.decode()
    assert "\u202e" in article.text
    sound(article)


def test_a_word_file_of_too_many_parts() -> None:
    out = BytesIO()
    with (
        zipfile.ZipFile(DAMAGED / "does-things.docx") as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for part in old.infolist():
            new.writestr(part, old.read(part))
        for number in range(DEFAULT.docx_parts):
            new.writestr(f"word/media/{number}.png", b"")
    with pytest.raises(TooLargeError, match="parts; the limit is 10,000"):
        read_bytes(out.getvalue(), name="a.docx")


def test_every_limit_is_heeded() -> None:
    cases: dict[str, tuple[str, bytes]] = {
        "text-bytes": ("a.txt", SAID.encode() * 5),
        "characters": ("a.txt", SAID.encode() * 5),
        "words": ("a.txt", SAID.encode() * 5),
        "paragraphs": ("a.txt", f"{SAID}\n\n{SAID}\n\n".encode()),
        "paragraph-characters": ("a.txt", SAID.encode() * 5),
        "word-characters": ("a.txt", SAID.encode() * 5),
        "json-depth": ("a.json", ninjs(body_text=SAID * 3, more=[[[]]])),
        "html-depth": ("a.html", page(f"<div><div><p>{SAID * 3}</p></div></div>")),
        "html-elements": ("a.html", page(f"<p>{SAID * 3}</p>" * 3)),
        "html-attributes": ("a.html", page(f"<p id=a class=b>{SAID * 3}</p>")),
        "allowances": ("a.txt", (f"{SAID}[onrecord: allow anon-lede: seen]\n\n" * 2).encode()),
    }
    word = (DAMAGED / "does-things.docx").read_bytes()
    cases |= {name: ("a.docx", word) for name in names() if name.startswith("docx-") and name != "docx-ratio"}
    of_stories = {name for name in names() if not name.startswith("xlsx-")}  # tests/worksheet/test_hostile.py has these
    assert {*cases, "docx-ratio", "seconds"} == of_stories
    for limit, (name, data) in cases.items():
        read_bytes(data, name=name)
        with within(DEFAULT.over({limit: 1})), pytest.raises(TooLargeError):
            read_bytes(data, name=name)


def test_limits_count_for_their_thread_alone() -> None:
    seen: list[Limits] = []
    with within(Limits(characters=10)):
        thread = threading.Thread(target=lambda: seen.append(limits()))
        thread.start()
        thread.join()
        assert limits().characters == 10
    assert seen == [DEFAULT]
    assert limits() == DEFAULT


def told_of(data: bytes, name: str) -> str:
    """What is said of a file: notes, or the error."""
    try:
        return str(read_bytes(data, name=name).notes)
    except StoryError as error:
        return str(error)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.docx"])
def test_errors_do_not_tell_what_stands_in_the_file(name: str) -> None:
    secret = "Wexcombe informant"
    for data in (
        f'{{"uri": "{secret}", "body_text": {secret}'.encode(),
        f"<html {secret}><body><![CDATA[{secret}]]></body></html>".encode(),
        b"\x00\x01" * 50 + secret.encode(),
        b"PK\x03\x04" + secret.encode() * 20,
    ):
        assert secret not in told_of(data, name)
