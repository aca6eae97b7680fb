"""Pages: body, headline, facts, and the place of every character in the source."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.model import Article, BlockRole
from onrecord.read import read_bytes, read_story
from onrecord.read.source_map import SourceMap

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
PROSE = "The harbour board will vote in May on a plan to close the old ferry berth, an official said on Tuesday."


def page(body: str, head: str = "") -> Article:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), name="x.html")


def roles(article: Article) -> list[tuple[str, str]]:
    return [(b.role.value, article.words(b.span)) for b in article.blocks]


def at(source: str, article: Article, offset: int) -> str:
    """The character of the source that stands where the article's character is said to come from, unescaped."""
    place = article.place(offset)
    assert place.line is not None
    assert place.column is not None
    rest = source.split("\n")[place.line - 1][place.column - 1 :]
    return html.unescape(rest[: rest.index(";") + 1]) if rest.startswith("&") and ";" in rest else rest[0]


@pytest.mark.parametrize("name", ["ferry.html", "ferry-windows-1252.html"])
def test_every_character_is_found_in_the_source(name: str) -> None:
    article = read_story(FORMATS / name)
    source = (FORMATS / name).read_bytes().decode(article.encoding or "")
    for block in article.blocks:
        for offset in range(*block.span):
            if not article.text[offset].isspace():
                assert at(source, article, offset) == article.text[offset]


def test_the_headline_is_found_in_its_heading_not_in_the_title() -> None:
    article = read_story(FORMATS / "ferry.html")
    place = article.place(article.blocks[0].span.start)
    line = (FORMATS / "ferry.html").read_text().split("\n")[(place.line or 0) - 1]
    assert line.startswith("<h1>")


def test_facts_from_json_ld() -> None:
    article = read_story(FORMATS / "ferry.html")
    assert article.published == "2026-03-03T09:30:00Z"
    assert article.modified == "2026-03-03T11:00:00Z"


def test_facts_from_meta_elements() -> None:
    head = (
        '<title>Berth to close - The Post</title><meta name="author" content="Ada Marsh">'
        '<meta property="article:published_time" content="2026-03-03">'
        '<script type="application/ld+json">{"broken": </script>'
    )
    article = page(f"<article><p>{PROSE}</p><p>{PROSE} Nobody was surprised.</p></article>", head)
    assert (article.title, article.byline, article.published) == ("Berth to close", "Ada Marsh", "2026-03-03")


def test_authors_in_a_json_ld_graph() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], '
        '"headline": "Berth to close", "author": [{"name": "Ada Marsh"}, "Joe Fenn"]}]}</script>'
    )
    article = page(f"<article><h1>Berth to close</h1><p>{PROSE}</p><p>{PROSE} Again.</p></article>", head)
    assert (article.title, article.byline) == ("Berth to close", "Ada Marsh, Joe Fenn")


def test_captions_in_figures_are_known() -> None:
    caption = "A view of the berth from the bridge in the early light of the morning"
    article = page(f"<h1>T</h1><p>{PROSE}</p><div class='caption'>{caption}</div><p>{PROSE} Again.</p>")
    assert ("caption", caption) in roles(article) or caption not in article.text


def test_breaks_lists_quotes_and_tables_are_paragraphs() -> None:
    article = page(
        f"<article><h1>Berth to close</h1><p>{PROSE}<br>The vote is on Friday, he said.</p>"
        "<ul><li>A first thing, said Lund.</li></ul><blockquote>We will miss her, said Okafor.</blockquote>"
        "<p>Nobody in the town was surprised by the news, according to three people at the bridge.</p></article>"
    )
    words = [w for r, w in roles(article) if r == "body"]
    for expected in (
        PROSE,
        "The vote is on Friday, he said.",
        "A first thing, said Lund.",
        "We will miss her, said Okafor.",
    ):
        assert expected in words


def test_a_tiny_page_is_read_whole() -> None:
    article = page("<p>The mayor said no.</p>")
    assert article.text == "The mayor said no."


def test_body_from_json_ld_where_the_page_has_none() -> None:
    facts = f'{{"@type": "NewsArticle", "headline": "Berth", "articleBody": "{PROSE}"}}'
    head = f'<script type="application/ld+json">{facts}</script>'
    article = page("<div></div>", head)
    assert [article.words(b.span) for b in article.body()] == [PROSE]


@pytest.mark.parametrize("source", ["<html></html>", "<!-- -->", "<p> </p>", "<script>x()</script>", "<", "<>"])
def test_pages_without_text(source: str) -> None:
    with pytest.raises(UnreadableError, match=r"^x\.html: "):
        read_bytes(source.encode(), name="x.html")


WORDS = st.lists(
    st.sampled_from(["berth", "“We", "closed”", "café", "a&b", "<", "said", "€4", "x"]), min_size=1, max_size=12
)
STYLES = st.sampled_from(["plain", "entities", "bold", "lines"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(WORDS, STYLES), min_size=1, max_size=6))
def test_any_markup_is_mapped_back(paragraphs: list[tuple[list[str], str]]) -> None:
    source, text, spans = "<body>\n", "", []
    for words, style in paragraphs:
        escaped = [html.escape(w) for w in words]
        if style == "entities":
            escaped = ["".join(f"&#{ord(c)};" for c in w) for w in words]
        elif style == "bold":
            escaped = [f"<b>{w[0]}</b>{html.escape(w[1:])}" if w[0].isalnum() else html.escape(w) for w in words]
        source += f"<p>{(chr(10) if style == 'lines' else ' ').join(escaped)}</p>\n"
        start = len(text)
        text += " ".join(words)
        spans.append((start, len(text)))
        text += "\n\n"
    from onrecord.model import Span

    pieces = SourceMap.of_html(source).locate(text, [Span(*s) for s in spans])
    article = Article(id="x", title="x", text=text, origin=pieces)
    for span in spans:
        for offset in range(*span):
            if not text[offset].isspace():
                assert at(source, article, offset) == text[offset]


def test_roles_told_by_classes() -> None:
    article = page(
        f"<article><h1>Berth to close</h1><p class='standfirst'>The crews want their say before it comes to a vote.</p>"
        f"<p>{PROSE}</p><p>{PROSE} Nobody was surprised.</p></article>"
    )
    assert article.blocks[1].role is BlockRole.STANDFIRST
