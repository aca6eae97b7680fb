"""Taking stretches out of a text, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Block, BlockRole, Cuts, Evidence, Finding, Level, Span


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[Span], str]:
    """A text with stretches of "#" in it, where they stand, and the text without them."""
    pieces = draw(st.lists(st.tuples(st.text("ab c", max_size=5), st.integers(0, 4)), max_size=6))
    text, spans = "", []
    for words, length in pieces:
        text += words
        spans.append(Span(len(text), len(text) + length))
        text += "#" * length
    return text, spans, text.replace("#", "")


@given(cut_texts(), st.data())
def test_offsets_with_and_without(cut: tuple[str, list[Span], str], data: st.DataObject) -> None:
    text, spans, bare = cut
    cuts = Cuts(spans)
    assert cuts.bare_text(text) == bare
    start = data.draw(st.integers(0, len(bare)))
    end = data.draw(st.integers(start, len(bare)))
    whole = cuts.whole_span(Span(start, end))
    assert whole.of(text).replace("#", "") == bare[start:end]
    assert not whole.of(text).startswith("#")
    assert not whole.of(text).endswith("#")
    assert cuts.bare_span(whole) == Span(start, end)
    offset = data.draw(st.integers(0, len(text)))
    assert cuts.bare_offset(offset) == len(text[:offset].replace("#", ""))


def test_every_span_of_a_value_is_put_back() -> None:
    cuts = Cuts([Span(2, 5)])
    finding = Finding(
        rule="x", level=Level.NOTE, span=Span(0, 4), message="?", evidence=(Evidence(span=Span(2, 3), role="reason"),)
    )
    back = cuts.put_back(finding)
    assert (back.span, back.evidence[0].span) == (Span(0, 7), Span(5, 6))
    assert back.model_copy(update={"span": finding.span, "evidence": finding.evidence}) == finding


def test_an_article_without_the_stretches() -> None:
    text = "One.\n[#]\nTwo."
    blocks = (Span(0, 4), Span(5, 8), Span(9, 13))
    article = Article(
        id="a", title="", text=text, blocks=tuple(Block(span=span, role=BlockRole.BODY) for span in blocks)
    )
    assert article.place(9).line == 3
    bare = Cuts([Span(5, 9)]).bare_article(article)
    assert [bare.words(block.span) for block in bare.blocks] == ["One.", "Two."]
    assert bare.place(5).line == 2
    assert Cuts([]).bare_article(article) is article
