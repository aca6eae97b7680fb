from __future__ import annotations

import pytest

from onrecord.judge.spelling import is_american
from onrecord.model import Article


@pytest.mark.parametrize(
    ("text", "language", "american"),
    [
        ("Gov. Lena Marsh cut the program by 5 percent.", None, True),
        ("The minister told MPs that the programme cost £3m.", None, False),
        ("The rain stopped at noon.", None, False),
        ("Gov. Lena Marsh cut the program by 5 percent.", "en-GB", False),
        ("The minister told MPs that the programme cost £3m.", "en_US", True),
        ("Gov. Lena Marsh cut the program by 5 percent.", "en", True),
    ],
)
def test_where_copy_was_written(text: str, language: str | None, american: bool) -> None:
    assert is_american(Article(id="a", title="", text=text, language=language)) is american
