from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Article, Block, BlockRole, Span
from onrecord.report.html.marks import Mark, Role
from onrecord.report.html.names import Group
from onrecord.report.html.story import Segment, Story, story

TEXT = "Ferry to stop\n\nMARLOW — The boat stops, she said.\nNobody knew.\n\n***\n"


def article(text: str = TEXT, *blocks: tuple[str, BlockRole]) -> Article:
    found = tuple(
        Block(span=Span(text.index(words), text.index(words) + len(words)), role=role) for words, role in blocks
    )
    return Article(id="x", title="x", text=text, blocks=found)


def mark(words: str, role: Role, anchor: str = "", group: Group = Group.NAMED) -> Mark:
    return Mark(Span(TEXT.index(words), TEXT.index(words) + len(words)), role, anchor, "A", group)


def segments(shown: Story) -> list[Segment]:
    return [segment for paragraph in shown.paragraphs for segment in paragraph.segments]


def test_blocks_on_one_line_are_one_paragraph_and_words_outside_blocks_are_shown():
    shown = story(
        article(TEXT, ("MARLOW —", BlockRole.DATELINE), ("The boat stops, she said.", BlockRole.BODY)),
        (),
    )
    paragraphs = [("".join(s.text for s in p.segments), p.role) for p in shown.paragraphs]
    assert paragraphs == [
        ("Ferry to stop", BlockRole.BODY),
        ("MARLOW — The boat stops, she said.", BlockRole.BODY),
        ("Nobody knew.", BlockRole.BODY),
    ]


def test_overlapping_marks_are_cut_at_every_edge():
    marks = [mark("The boat stops, she said", Role.CONTENT, "a"), mark("stops, she said.", Role.OTHER, "b")]
    cut = [(s.text, s.anchors) for s in segments(story(article(), marks)) if s.marks]
    assert cut == [("The boat ", "a"), ("stops, she said", "a b"), (".", "b")]


def test_the_innermost_content_gives_the_look():
    marks = [
        mark("The boat stops, she said", Role.CONTENT, group=Group.NAMED),
        mark("boat stops", Role.CONTENT, group=Group.UNNAMED),
        mark("she", Role.SOURCE, group=Group.UNNAMED),
    ]
    looks = {s.text: s.classes for s in segments(story(article(), marks))}
    assert looks["boat stops"] == "content content-unnamed content-begins content-ends"
    assert looks["she"] == "content content-named source source-unnamed source-begins source-ends"


def test_a_mark_over_two_paragraphs_begins_once_and_ends_once():
    shown = story(article(), [mark("she said.\nNobody", Role.CONTENT, "a")])
    own = [s for s in segments(shown) if s.marks]
    assert [s.text for s in own] == ["she said.", "Nobody"]
    assert [len(s.begins) for s in own] == [1, 0]
    assert [len(s.ends) for s in own] == [0, 1]


def test_a_mark_without_words_goes_to_the_words_before_it():
    for span in (Span(13, 13), Span(13, 15)):
        shown = story(article(), [Mark(span, Role.OTHER, "gap")])
        (own,) = (s for s in segments(shown) if s.begins)
        assert own.text == "Ferry to stop"
        assert shown.anchors == {"gap"}


def test_a_story_without_words_has_no_anchors():
    shown = story(article("***"), [Mark(Span(0, 3), Role.OTHER, "a")])
    assert (shown.paragraphs, shown.anchors) == ((), frozenset())


SPANS = st.tuples(st.integers(0, 80), st.integers(0, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.text("ab \n.*", max_size=80), st.lists(st.tuples(SPANS, st.sampled_from(list(Role))), max_size=12))
def test_any_text_with_any_marks(text: str, given_marks: list[tuple[Span, Role]]):
    marks = [Mark(span, role, f"m{number}") for number, (span, role) in enumerate(given_marks)]
    shown = story(article(text), marks)
    own = segments(shown)
    assert all(s.text == s.span.of(text) and s.text for s in own)
    assert all(before.span.end <= after.span.start for before, after in pairwise(own))
    seen = {offset for s in own for offset in range(*s.span)}
    assert {offset for offset, character in enumerate(text) if character.isalnum()} <= seen
    assert sorted(i for s in own for i in s.ids) == (sorted(m.anchor for m in marks) if own else [])
    for segment in own:
        covering = {m.anchor for m in marks if m.span.overlaps(segment.span)}
        assert {m.anchor for m in segment.marks} == covering
