from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.analyse.claims import Found, find_claims
from onrecord.analyse.claims.inventory import _longest
from onrecord.analyse.quotes import find_quotations
from onrecord.model import Article, Attribution, Block, BlockRole, Manner, Signal, Span
from tests.analyse.claims.made import claims

PIECES = st.sampled_from(
    "The gate fell|and|because|who|, |. |“|”|\"|'|: |\n\n|he said|Ada Moss|12 per cent|$|—|that|after the|was|?|will|"
    "A.|U.S.|(|)|…|to|as|never|…”|É|\u200b|1962|-|as saying|which|not|I|‘|’|<b>|@x|\t".split("|")
)


def test_claims_are_in_text_order_with_unique_ids_and_keys() -> None:
    found = claims("The gate fell. The gate fell. It killed two people, who had sued, and hit a dog.")
    assert [c.span.start for c in found] == sorted(c.span.start for c in found)
    assert [c.id for c in found] == [f"c{n}" for n in range(1, len(found) + 1)]
    assert len({c.key for c in found}) == len(found)


def test_a_key_stays_where_other_words_change() -> None:
    (before, *_) = claims("The gate fell.")
    after = claims("A dog ran off. The gate fell.")[-1]
    assert before.key == after.key


@given(
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=6),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_odd_text_is_no_fault_and_claims_lie_in_blocks(text: str, pieces: list[tuple[int, int]]) -> None:
    blocks, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        if paragraph:
            role = (BlockRole.HEADLINE, BlockRole.BODY, BlockRole.CAPTION)[number % 3]
            blocks.append(Block(span=Span(start, start + len(paragraph)), role=role))
        start += len(paragraph) + 2
    inside = [Span(a, min(a + b, len(text))) for a, b in pieces if a < len(text)]
    attributions = [
        Attribution(
            id=f"a{n}", source_id=None, manner=Manner.INDIRECT, source=(), cue=(one,), content=(other,), confidence=1
        )
        for n, (one, other) in enumerate(pairwise(inside))
    ]
    found = Found(
        article=Article(id="t", title="", text=text, blocks=tuple(blocks)),
        quotations=find_quotations(text, [b.span for b in blocks]),
        starts=[0],
        names=(),
        sources=(),
        attributions=attributions,
    )
    result = find_claims(found)
    assert result == find_claims(found)
    for claim in result:
        assert any(block.span.contains(claim.span) for block in blocks)
        assert 0 <= (claim.priority or 0) <= 1
        assert claim.text


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_signals_inside_longer_ones_are_left_out(found: list[tuple[str, int, int]]) -> None:
    signals = [Signal(category=c, span=Span(min(a, b), max(a, b) + 1)) for c, a, b in found]
    kept = [
        one
        for one in signals
        if not any(o.category == one.category and o.span != one.span and o.span.contains(one.span) for o in signals)
    ]
    assert _longest(signals) == kept
