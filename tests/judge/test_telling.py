from __future__ import annotations

import pytest

from onrecord.judge.telling import judges, tells
from tests.build import named, src, story


@pytest.mark.parametrize(
    ("text", "cue", "content", "told"),
    [
        ("An aide said the vote was off.", "said", "the vote was off", True),
        ("The vote was off, according to An aide.", "according to", "The vote was off", True),
        ("An aide told the Herald that the vote was off.", "told", "that the vote was off", True),
        ("An aide told me the vote was off.", "told", "the vote was off", True),
        ("An aide told her colleagues that the vote was off.", "told", "that the vote was off", False),
        ("An aide told Marlow residents that the vote was off.", "told", "that the vote was off", False),
        ("An aide told Ms. Holm that the vote was off.", "told", "that the vote was off", False),
        ("An aide believes the vote is off.", "believes", "the vote is off", False),
        ("An aide declined to say whether the vote was off.", "declined to say", "whether the vote was off", False),
        ("An aide urged senators to call the vote off.", "urged", "senators to call the vote off", False),
    ],
)
def test_what_is_telling(text: str, cue: str, content: str, told: bool) -> None:
    analysis = story(text, [src("An aide")], [("An aide", cue, content)])
    assert tells(analysis, analysis.attributions[0]) is told


def test_somebody_in_the_story_is_no_outlet() -> None:
    text = "An aide told Holm that the vote was off.\n\nRay Holm, the mayor, laughed."
    said = [("An aide", "told", "that the vote was off")]
    analysis = story(text, [src("An aide"), named("Ray Holm")], said)
    assert tells(analysis, analysis.attributions[0])
    holm = analysis.sources[1].model_copy(update={"name": "Ray Holm"})
    known = analysis.model_copy(update={"sources": (analysis.sources[0], holm)})
    assert not tells(known, known.attributions[0])


def test_calling_somebody_something_is_judging() -> None:
    analysis = story("An aide called him a coward.", [src("An aide")], [("An aide", "called", "him a coward")])
    assert judges(analysis, analysis.attributions[0])
    assert not tells(analysis, analysis.attributions[0])
