from __future__ import annotations

import pytest

from onrecord.model import Nature
from tests.analyse.claims.made import claims


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("The gate fell on Monday.", Nature.FACT),
        ("The gate will fall.", Nature.PREDICTION),
        ("Talks could still fail.", Nature.PREDICTION),
        ("A boy is to give evidence.", Nature.PREDICTION),
        ("# Port chief to resign", Nature.PREDICTION),
        ("He could not say why.", Nature.FACT),
        ("He would not say why.", Nature.FACT),
        ("The plan should be dropped.", Nature.OPINION),
        ("It was raining in the dark.", Nature.SCENE),
        ("“It is a done deal.”", Nature.OPINION),
        ("“Ask me later.”", Nature.OPINION),
        ("“Why me?”", Nature.OPINION),
        ("“New roads.”", Nature.OPINION),
        ("“The letters are already printed.”", Nature.FACT),
        ("“I was a milliner.”", Nature.FACT),
        ("“The crew got people out.”", Nature.FACT),
        ("“The lamp doesn’t care.”", Nature.OPINION),
        ("“It has cost us four months.”", Nature.FACT),
    ],
)
def test_nature(text: str, nature: Nature) -> None:
    (claim,) = claims(text)
    assert claim.nature is nature


def test_a_shared_will_or_should_counts() -> None:
    natures = [c.nature for c in claims("The plan would reopen four lines and build a fifth line.")]
    assert natures == [Nature.PREDICTION, Nature.PREDICTION]
