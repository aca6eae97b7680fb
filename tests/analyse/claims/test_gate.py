from __future__ import annotations

import pytest

from tests.analyse.claims.made import spans


@pytest.mark.parametrize(
    "text",
    [
        "Why did the gate fall?",
        "Read the whole report here.",
        "Good morning.",
        "> Picture: Ada Moss/Harbour Echo",
        "> (Harbour Echo/Ada Moss)",
        "(BEGIN VIDEO CLIP.)",
        "By Ada Moss",
    ],
)
def test_no_claims(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The gate fell.",
        "# Village school to shut",
        "> Crews clear glass from the shelter.",
        "“Ask me later.”",
        "“Why me?”",
        "A long, wet night.",
    ],
)
def test_claims(text: str) -> None:
    assert len(spans(text)) == 1
