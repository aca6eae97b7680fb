"""The nets for sources: trained on a small corpus, added to an exported model, loaded and used."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from onrecord.analyse import Analyser
from onrecord.errors import ModelError, UnreadableError
from onrecord.read import read_text
from onrecord.train.attribution import train_attribution
from onrecord.train.export import export
from onrecord.train.loop import Plan
from onrecord.train.sources import SourcePlan, train_sources
from tests.train.conftest import STORIES

PLAN = SourcePlan(kind_epochs=2, link_epochs=2)


@pytest.fixture
def model(corpus: Path, encoder: str, tmp_path: Path) -> Path:
    """An exported attribution model that has learnt next to nothing."""
    train_attribution(corpus, tmp_path / "model", encoder=encoder, plan=Plan(epochs=1, batch=2, kept=()))
    return export(tmp_path / "model", tmp_path / "onnx", corpus, encoder=encoder)


def test_the_nets_join_the_model_and_are_used(model: Path, corpus: Path, sources: Path) -> None:
    assert not (model / "kinds.onnx").exists()
    train_sources(model, corpus, [sources], held_out=(corpus, [sources]), plan=PLAN)
    facts = json.loads((model / "model.json").read_text())
    assert {"kinds.onnx", "links.onnx", "reader.onnx"} <= set(facts["sha256"])
    assert not (model / "sources.pt").exists()
    Analyser(model=model).analyse(read_text(STORIES["weir"]))
    with (model / "links.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match=r"links\.onnx: .*altered"):
        Analyser(model=model)


def test_the_same_seed_gives_the_same_nets(model: Path, corpus: Path, sources: Path) -> None:
    train_sources(model, corpus, [sources], plan=PLAN)
    first = (model / "kinds.onnx").read_bytes()
    train_sources(model, corpus, [sources], plan=PLAN)
    assert (model / "kinds.onnx").read_bytes() == first
    train_sources(model, corpus, [sources], plan=replace(PLAN, seed=2))
    assert (model / "kinds.onnx").read_bytes() != first


def test_new_nets_are_added_to_those_that_are_there(model: Path, corpus: Path, sources: Path) -> None:
    with pytest.raises(ModelError, match="no nets for sources here"):
        train_sources(model, corpus, [sources], add=True, plan=PLAN)
    answers = []
    for seed, add in ((1, False), (2, False), (1, False), (2, True)):
        train_sources(model, corpus, [sources], add=add, plan=replace(PLAN, seed=seed))
        nets = onnxruntime.InferenceSession(str(model / "kinds.onnx"))
        random = np.random.default_rng(0)
        inputs = {i.name: random.normal(size=(3, i.shape[1])).astype(np.float32) for i in nets.get_inputs()}
        answers.append(nets.run(None, inputs)[0])
    assert np.allclose(answers[3], (answers[0] + answers[1]) / 2, atol=1e-5)
    assert not np.allclose(answers[0], answers[1], atol=1e-3)
    Analyser(model=model).analyse(read_text(STORIES["weir"]))


def test_nets_that_do_not_get_whole_leave_the_old_ones(
    model: Path, corpus: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_sources(model, corpus, [sources], plan=PLAN)
    before = {path.name: path.read_bytes() for path in model.glob("*.onnx")}

    def stopped(folder: Path, before: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.train.sources.join_into", stopped)
    with pytest.raises(KeyboardInterrupt):
        train_sources(model, corpus, [sources], add=True, plan=replace(PLAN, seed=2))
    assert {path.name: path.read_bytes() for path in model.glob("*.onnx")} == before
    Analyser(model=model).analyse(read_text(STORIES["weir"]))


def test_stories_about_anonymity_teach_too(model: Path, corpus: Path, sources: Path, tmp_path: Path) -> None:
    for folder in ("stories", "gold"):
        (tmp_path / "anonymity" / folder).mkdir(parents=True)
    (tmp_path / "anonymity" / "stories" / "001.txt").write_text(STORIES["weir"])
    gold = {"sources": [{"kind": "unnamed_person", "mentions": ["A diver"]}]}
    (tmp_path / "anonymity" / "gold" / "001.json").write_text(json.dumps(gold))
    train_sources(model, corpus, [sources], anonymity=tmp_path / "anonymity", plan=PLAN)
    assert (model / "links.onnx").exists()


def test_what_is_missing_is_said(model: Path, corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no exported attribution model"):
        train_sources(tmp_path, corpus, [], plan=PLAN)
    with pytest.raises(UnreadableError, match="no source annotation there"):
        train_sources(model, corpus, [tmp_path / "none.tsv"], plan=PLAN)
    with pytest.raises(UnreadableError, match="no story of it has source annotation"):
        train_sources(model, corpus, [], plan=PLAN)
