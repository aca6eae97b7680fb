from __future__ import annotations

import pytest

from onrecord.model import Attribution, Manner, Report, Source, SourceKind, Span
from onrecord.report.statements import sourced_statements
from tests.build import body, document, group, named, src, story
from tests.report.reported import reported
from tests.report.sample import plain_report


def rows(report: Report) -> list[tuple[str, str]]:
    return [(statement.source.label, statement.words(report)) for statement in sourced_statements(report)]


def test_the_whole_sentence_with_the_words_of_attribution():
    report = reported(
        story(
            "Rain fell. After the vote, Bo Lind said the weir would go. Nobody clapped.",
            [named("Bo Lind")],
            [("Bo Lind", "said", "the weir would go")],
        )
    )
    assert rows(report) == [("Bo Lind", "After the vote, Bo Lind said the weir would go.")]


def test_neighbouring_sentences_of_one_source_are_one_statement_within_a_paragraph():
    text = "Bo Lind said the weir would go. He added that the eels would not miss it.\n\nLind said so twice."
    report = reported(
        story(
            text,
            [named("Bo Lind", "Bo Lind", "He", "Lind@2")],
            [
                ("Bo Lind", "said", "the weir would go"),
                ("He", "added", "that the eels would not miss it"),
                ("Lind@2", "said@2", "so twice"),
            ],
        )
    )
    assert [words for _, words in rows(report)] == [
        "Bo Lind said the weir would go. He added that the eels would not miss it.",
        "Lind said so twice.",
    ]


def test_what_the_reporter_saw_in_between_parts_two_statements():
    text = "“It leaks,” Bo Lind said. The lamp went out. “It always did.”"
    report = reported(
        story(text, [named("Bo Lind")], [("Bo Lind", "said", "“It leaks,”", "“It always did.”")]),
    )
    assert [words for _, words in rows(report)] == ["“It leaks,” Bo Lind said.", "“It always did.”"]


def test_a_sentence_with_two_sources_stands_in_a_statement_of_each():
    text = "Bo Lind said the weir would go, but the river board said it would stay. “It is listed,” the board said."
    report = reported(
        story(
            text,
            [body("the river board", "the river board", "the board"), named("Bo Lind")],
            [
                ("Bo Lind", "said", "the weir would go"),
                ("the river board", "said@2", "it would stay"),
                ("the board", "said@3", "“It is listed,”"),
            ],
        )
    )
    first = "Bo Lind said the weir would go, but the river board said it would stay."
    assert rows(report) == [("Bo Lind", first), ("the river board", f"{first} “It is listed,” the board said.")]


def test_a_sentence_that_only_quotes_on_belongs_to_the_same_source():
    text = "“It leaks,” Bo Lind said. “It always did.”\n\nThe lamp went out. “Who is there?”"
    report = reported(story(text, [named("Bo Lind")], [("Bo Lind", "said", "“It leaks,”")]))
    assert rows(report) == [("Bo Lind", "“It leaks,” Bo Lind said. “It always did.”")]


def test_a_following_quotation_of_somebody_else_does_not_belong():
    text = "“It leaks,” Bo Lind said. “It does not.”\n\n“It does.”"
    report = reported(
        story(
            text,
            [named("Bo Lind"), named("Ada Roe", "It does not")],
            [("Bo Lind", "said", "“It leaks,”"), ("It does not", "", "“It does not.”")],
        )
    )
    assert [words for who, words in rows(report) if who == "Bo Lind"] == ["“It leaks,” Bo Lind said."]


def test_a_quotation_carried_on_over_paragraphs_is_one_statement():
    text = (
        "“We were told in May,” Bo Lind said. “Then came the frost.\n\n"
        "> A caption stands between.\n\n"
        "“Nobody came to look. The door stayed shut.”\n\nThe street is dark."
    )
    report = reported(
        story(text, [named("Bo Lind")], [("Bo Lind", "said", "“We were told in May,”", "“Then came the frost.")]),
    )
    assert rows(report) == [
        (
            "Bo Lind",
            "“We were told in May,” Bo Lind said. “Then came the frost. “Nobody came to look. The door stayed shut.”",
        )
    ]


def test_a_quotation_that_was_never_closed_takes_nothing_along():
    text = "“We were told in May, Bo Lind said. The street is dark. Nobody came."
    report = reported(story(text, [named("Bo Lind")], [("Bo Lind", "said", "“We were told in May")]))
    assert rows(report) == [("Bo Lind", "“We were told in May, Bo Lind said.")]


def test_the_headline_only_repeats():
    text = "# Weir to go, Lind says\n\nBo Lind said the weir would go."
    report = reported(
        story(
            text,
            [named("Bo Lind", "Bo Lind", "Lind")],
            [("Lind", "says", "Weir to go"), ("Bo Lind", "said", "the weir would go")],
        )
    )
    assert [words for _, words in rows(report)] == ["Bo Lind said the weir would go."]


def test_what_one_source_tells_of_another_is_the_first_ones():
    text = "Bo Lind said the mayor had promised him a key."
    report = reported(
        story(
            text,
            [named("Bo Lind"), src("the mayor")],
            [("Bo Lind", "said", "the mayor had promised him a key"), ("the mayor", "promised", "him a key")],
        )
    )
    assert [who for who, _ in rows(report)] == ["Bo Lind"]


def test_who_cites_a_document_is_the_source():
    text = "Citing a survey by the river board, Bo Lind said the eels were gone."
    report = reported(
        story(
            text,
            [document("a survey by the river board"), named("Bo Lind")],
            [
                ("a survey by the river board", "Citing", "the eels were gone"),
                ("Bo Lind", "said", "the eels were gone"),
            ],
        )
    )
    assert [who for who, _ in rows(report)] == ["Bo Lind"]


def test_a_document_alone_is_a_source():
    text = "The eels are gone, a survey shows."
    report = reported(story(text, [document("a survey")], [("a survey", "shows", "The eels are gone")]))
    assert rows(report) == [("a survey", text)]


@pytest.mark.parametrize("kind", [SourceKind.HIDDEN, SourceKind.REPORTER, SourceKind.OTHER])
def test_kinds_that_are_no_source_of_the_reporter(kind: SourceKind):
    made = story("The sign said no.", [src("The sign", kind=kind)], [("The sign", "said", "no")])
    assert rows(reported(made)) == []


def test_an_attribution_without_a_source_makes_no_statement():
    assert rows(reported(story("The weir is reportedly sold.", [], [(None, "reportedly", "sold")]))) == []


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        ("The board declined to comment on the weir.", "declined to comment", "on the weir"),
        ("The board has repeatedly refused to say who paid.", "has repeatedly refused", "to say who paid"),
        ("The board did not immediately respond to two letters.", "did not immediately respond", "to two letters"),
        ("The board could not be reached on Sunday.", "could not be reached", "on Sunday"),
        ("The board said it does not comment on eels.", "said", "it does not comment on eels"),
        ("It would not discuss eels, The board told the paper.", "told", "It would not discuss eels"),
        ("The board wouldn’t say when.", "wouldn’t say", "when"),
        ("The board had no immediate comment.", "had", "no immediate comment"),
        ("The board was not available for an interview.", "was not available", "for an interview"),
        ("“No comment,” The board said.", "said", "“No comment,”"),
    ],
)
def test_no_answer_is_no_statement(sentence: str, cue: str, content: str):
    assert rows(reported(story(sentence, [body("The board")], [("The board", cue, content)]))) == []


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        ("The board declined to prosecute the poachers.", "declined", "to prosecute the poachers"),
        ("The board refused to hand over the keys.", "refused", "to hand over the keys"),
        ("The board said the eels did not respond to light.", "said", "the eels did not respond to light"),
        ("The board would not comment but said all was well.", "would not comment", "but said all was well"),
        ("The board would not discuss “a fish story”.", "would not", "discuss “a fish story”"),
        ("The board commented that eels bite.", "commented", "that eels bite"),
    ],
)
def test_what_is_an_answer_all_the_same(sentence: str, cue: str, content: str):
    made = reported(story(sentence, [body("The board")], [("The board", cue, content)]))
    if "“" in content:
        made = made.model_copy(
            update={"attributions": tuple(a.model_copy(update={"manner": Manner.MIXED}) for a in made.attributions)}
        )
    assert rows(made) == [("The board", sentence)]


def test_a_group_and_a_person_in_the_order_of_their_words():
    text = "Two deckhands and, later, Bo Lind said the ferry leaks."
    report = reported(
        story(
            text,
            [named("Bo Lind"), group("Two deckhands")],
            [("Bo Lind", "said", "the ferry leaks"), ("Two deckhands", "said", "the ferry leaks")],
        )
    )
    assert [who for who, _ in rows(report)] == ["Two deckhands", "Bo Lind"]


def test_a_story_without_sources_has_no_statements():
    assert rows(plain_report()) == []


def test_lines_stand_in_for_sentences_where_none_are_known():
    text = "Rain.\nBo Lind said it will stop.\nRain."
    report = Report.model_validate(
        {
            "article": {"id": "x", "title": "", "text": text},
            "sources": [Source(id="s1", kind=SourceKind.NAMED_PERSON, label="Bo Lind", mentions=(Span(6, 13),))],
            "attributions": [
                Attribution(
                    id="a1",
                    source_id="s1",
                    manner=Manner.INDIRECT,
                    source=(Span(6, 13),),
                    cue=(Span(14, 18),),
                    content=(Span(19, 31),),
                    confidence=1,
                )
            ],
        }
    )
    assert rows(report) == [("Bo Lind", "Bo Lind said it will stop.")]
