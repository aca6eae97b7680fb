"""Annotated stories as the trainer sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer

from onrecord.analyse.features import encode
from onrecord.analyse.quotes import find_quotations
from onrecord.errors import UnreadableError
from onrecord.model import SourceKind
from onrecord.train.corpus import Story, paragraphs_of, read_split


def words(story: Story, numbers: object) -> list[str]:
    spans = story.encoded.spans[numbers]
    return [story.text[a:b] for a, b in spans]


def test_spans_become_words(corpus: Path, tokenizer: Tokenizer) -> None:
    stories = {story.stem: story for story in read_split(corpus, tokenizer)}
    first = stories["mill"].attributions[0]
    assert words(stories["mill"], stories["mill"].words_of(first.source)) == ["Orla", "Finch"]
    assert words(stories["mill"], stories["mill"].words_of(first.content))[:2] == ["The", "mill"]
    assert stories["mill"].parts is None


def test_kinds_and_grants_come_from_the_source_annotation(corpus: Path, sources: Path, tokenizer: Tokenizer) -> None:
    stories = {story.stem: story for story in read_split(corpus, tokenizer, [sources])}
    weir = stories["weir"]
    assert weir.attributions[1].kind == {SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP}
    assert weir.parts is not None
    assert [span.of(weir.text) for span in weir.parts["grant"]] == ["who asked not to be named"]
    assert stories["kiln"].parts is None


def test_a_folder_that_is_no_corpus(tmp_path: Path, tokenizer: Tokenizer) -> None:
    with pytest.raises(UnreadableError, match="no annotated corpus here"):
        list(read_split(tmp_path, tokenizer))


def test_features_of_print(tokenizer: Tokenizer) -> None:
    text = "MILL shuts\n“We tried,” she said in 2024."
    paragraphs = paragraphs_of(text)
    story = encode(text, paragraphs, find_quotations(text, paragraphs), tokenizer)
    shown = [text[a:b] for a, b in story.spans]
    assert shown == ["MILL", "shuts", "“", "We", "tried", ",", "”", "she", "said", "in", "2024", "."]
    assert [int(story.shapes[p]) for p in story.first] == [2, 0, 5, 1, 0, 5, 5, 0, 0, 0, 3, 5]
    assert [int(story.gaps[p]) for p in story.first] == [2, 1, 2, 0, 1, 0, 0, 1, 1, 1, 1, 0]
    assert [int(story.quotes[p]) for p in story.first] == [0, 0, 3, 1, 1, 1, 4, 0, 0, 0, 0, 0]
    assert story.paragraph.tolist() == [0] * 2 + [1] * 10
    assert story.quotation.tolist() == [-1, -1, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1]


@pytest.mark.parametrize("text", ["‘We tried,’ she said.", '"We tried," she said.', "``We tried,'' she said."])
def test_every_style_of_marks_reads_the_same(text: str, tokenizer: Tokenizer) -> None:
    curly = "“We tried,” she said."

    def read(of: str) -> list[list[int]]:
        paragraphs = paragraphs_of(of)
        story = encode(of, paragraphs, find_quotations(of, paragraphs), tokenizer)
        return [story.ids.tolist(), story.quotes.tolist(), story.shapes.tolist()]

    assert read(text) == read(curly)
