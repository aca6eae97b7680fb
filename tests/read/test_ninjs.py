"""ninjs of every version: which body, which headline, what the desk should know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UnreadableError
from onrecord.model import Article
from onrecord.read import read_bytes, read_story

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"

ONE = "The mayor said no to the plan on Monday, and the council was told of it."
TWO = "Nobody in the town was surprised by it, said Piet Lund."


def read(**item: Any) -> Article:
    return read_bytes(json.dumps({"uri": "x:1", **item}).encode(), name="x.json")


def body(article: Article) -> list[str]:
    return [article.words(b.span) for b in article.body()]


def test_text_is_preferred_to_markup() -> None:
    article = read(headline="No", body_text=f"{ONE}\n\n{TWO}", body_xhtml="<p>Other words that nobody should see.</p>")
    assert body(article) == [ONE, TWO]
    assert article.text.startswith("No\n\n")


def test_markup_where_there_is_nothing_else() -> None:
    article = read(
        headline="No",
        body_xhtml=f"<div><h1>No</h1><p>{ONE}</p><figure><figcaption>Ferry</figcaption></figure><p>{TWO}</p></div>",
    )
    assert [(b.role.value, article.words(b.span)) for b in article.blocks] == [
        ("headline", "No"),
        ("body", ONE),
        ("caption", "Ferry"),
        ("body", TWO),
    ]


@pytest.mark.parametrize("name", ["ferry-ninjs1.json", "ferry-ninjs2.json"])
def test_every_character_is_found_in_the_file(name: str) -> None:
    lines = (FORMATS / name).read_text(encoding="utf-8").split("\n")
    article = read_story(FORMATS / name)
    for block in article.blocks:
        for offset in range(*block.span):
            place = article.place(offset)
            assert place.line is not None
            assert place.column is not None
            there, character = lines[place.line - 1][place.column - 1 :], article.text[offset]
            written = (character, json.dumps(character)[1:-1], f"&{'amp' if character == '&' else 'quot'};")
            assert character.isspace() or there.startswith(written)


def test_empty_text_gives_way_to_markup() -> None:
    assert body(read(body_text=" ", body_html=f"<p>{ONE}</p><p>{TWO}</p>", headline="No")) == [ONE, TWO]


def test_version_2_prefers_the_main_text_body() -> None:
    article = read(
        headlines=[{"role": "short", "value": "N"}, {"role": "main", "value": "No"}],
        bodies=[
            {"role": "summary", "contenttype": "text/plain", "value": "He said no."},
            {"role": "main", "contenttype": "application/xhtml+xml", "value": "<p>Marked up.</p>"},
            {"role": "main", "contenttype": "text/plain", "value": f"{ONE}\n{TWO}"},
        ],
        by="By Ada Marsh",
        versionCreated="2026-03-03T11:00:00Z",
        firstCreated="2026-03-03T09:00:00Z",
    )
    assert body(article) == [ONE, TWO]
    assert (article.title, article.byline) == ("No", "Ada Marsh")
    assert (article.published, article.modified) == ("2026-03-03T09:00:00Z", "2026-03-03T11:00:00Z")


def test_the_headline_is_not_said_twice() -> None:
    assert read(headline="No to the plan", body_text=f"No to the plan\n\n{ONE}").text.count("No to the plan") == 1


def test_embargoes_and_withdrawals_are_noted() -> None:
    article = read(body_text=ONE, embargoed="2026-04-01T00:00:00Z", pubstatus="canceled")
    assert article.notes == ("embargoed until 2026-04-01T00:00:00Z", "publication status: canceled")


@pytest.mark.parametrize(
    "data",
    [b"{", b"[]", b"3", b'"text"', b"null", b'{"body_text": 3}', b'{"bodies": []}', b'{"bodies": [{"value": null}, 3]}',
     b'{"body_xhtml": "<p> </p>"}', b'{"body_text": "\\n"}', b'{"body_text": "..."}', b"NaN"],
)  # fmt: skip
def test_what_is_no_story(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^x\.json: "):
        read_bytes(data, name="x.json")
