"""All steps of the recipe on a small corpus, and again after an interruption."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from onrecord.analyse import Analyser
from onrecord.read import read_text
from onrecord.train import recipe as steps
from onrecord.train.loop import Plan
from onrecord.train.recipe import Recipe, make_weights
from onrecord.train.sources import SourcePlan
from tests.train.conftest import STORIES

RECIPE = Recipe(
    first=Plan(epochs=1, batch=2, kept=()),
    second=Plan(epochs=1, batch=2, kept=(0, 1)),
    sources=SourcePlan(kind_epochs=1, link_epochs=1, members=1),
)


def test_an_interrupted_recipe_goes_on_to_a_model_that_works(
    corpus: Path, sources: Path, encoder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make() -> Path:
        return make_weights(corpus, corpus, tmp_path / "out", sources=[sources], encoder=encoder, recipe=RECIPE)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(steps, "train_sources", interrupted)
        with pytest.raises(KeyboardInterrupt):
            make()
    with monkeypatch.context() as patch:
        patch.setattr(steps, "train_attribution", interrupted)
        model = make()
    facts = json.loads((model / "model.json").read_text())
    assert {"reader.onnx", "binder.onnx", "kinds.onnx", "links.onnx", "tokenizer.json"} == set(facts["sha256"])
    assert len(facts["calibration"]) == 6
    Analyser(model=model).analyse(read_text(STORIES["mill"]))
