"""Training, resuming, exporting and loading, on a corpus and an encoder small enough for a test."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch", reason="training needs the extra onrecord[train]")
pytest.importorskip("transformers", reason="training needs the extra onrecord[train]")

from onrecord.analyse.attribution import Attributor  # noqa: E402
from onrecord.analyse.quotes import find_quotations  # noqa: E402
from onrecord.errors import ModelError  # noqa: E402
from onrecord.train import loop  # noqa: E402
from onrecord.train.attribution import train_attribution  # noqa: E402
from onrecord.train.batch import IGNORED, collate, label, windows  # noqa: E402
from onrecord.train.calibrate import calibrate  # noqa: E402
from onrecord.train.corpus import paragraphs_of, read_split  # noqa: E402
from onrecord.train.epochs import Checkpoint  # noqa: E402
from onrecord.train.export import export  # noqa: E402
from onrecord.train.net import Sizes  # noqa: E402
from onrecord.train.reopen import reopen  # noqa: E402
from onrecord.train.teach import write_lessons  # noqa: E402
from tests.train.conftest import STORIES  # noqa: E402

PLAN = loop.Plan(epochs=2, batch=2, size=64, seed=3)


def weights(folder: Path) -> dict[str, np.ndarray]:
    from safetensors.numpy import load_file

    return load_file(folder / "reader.safetensors") | load_file(folder / "binder.safetensors")


def test_batches_hold_the_annotation(corpus: Path, sources: Path, tokenizer: Tokenizer) -> None:
    from random import Random

    labels = [label(story) for story in read_split(corpus, tokenizer, [sources])]
    [some] = windows(labels, 256, 24, Random(1))
    batch = collate(some, (2, 3), 16)
    cue_words = int((batch.targets["cue"] == 1).sum())
    assert cue_words == len(batch.binder["cue_first"]) == 7
    assert (batch.targets["role"] == 1).sum() == 7
    assert (batch.targets["kind"].sum(-1) > 0).sum() == 2
    known = (batch.targets["part"] != IGNORED).any(dim=1)
    assert known.sum() == 1


def test_names_of_sources_are_found_in_the_window(corpus: Path, tmp_path: Path, tokenizer: Tokenizer) -> None:
    from random import Random

    book = tmp_path / "book.tsv"
    book.write_text("mill\t1\tnamed_person\tOrla Finch\nmill\t2\tnamed_person\tOrla Finch\nmill\t3\tcollective\t~1\n")
    labels = [label(story) for story in read_split(corpus, tokenizer, [book])]
    [some] = windows(labels, 256, 24, Random(1))
    batch = collate(some, (2, 3), 16)
    told = batch.targets["names"][batch.targets["names"].sum(-1) > 0]
    assert len(told) == 3
    # "She" is Finch, who is named once elsewhere; for her own name and for dealers there is nothing else to point at.
    assert told[:, -1].sum() == 2
    assert told[:, :-1].sum() == 1


def test_shipped_weights_can_be_trained_on(corpus: Path, encoder: str, tmp_path: Path) -> None:
    train_attribution(corpus, tmp_path / "model", encoder=encoder, plan=PLAN)
    onnx = export(tmp_path / "model", tmp_path / "onnx", corpus, encoder=encoder)
    reader, binder, _ = reopen(onnx, Path(encoder))
    before = weights(tmp_path / "model")
    for name, value in {**reader.state_dict(), **binder.state_dict()}.items():
        if not name.startswith(("kind.", "asks_name.", "is_name.", "no_name.")):
            np.testing.assert_allclose(value.numpy(), before[name], atol=0.02)
    with pytest.raises(ModelError, match="no place for"):
        reopen(onnx, Path(encoder), sizes=Sizes(hidden=32, width=64))


def test_an_interrupted_run_goes_on_to_the_same_weights(
    corpus: Path, encoder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_attribution(corpus, tmp_path / "whole", encoder=encoder, plan=PLAN)
    save = Checkpoint.save

    def interrupted(checkpoint: Checkpoint, epoch: int) -> None:
        save(checkpoint, epoch)
        raise KeyboardInterrupt

    monkeypatch.setattr(Checkpoint, "save", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train_attribution(corpus, tmp_path / "halves", encoder=encoder, plan=PLAN)
    monkeypatch.setattr(Checkpoint, "save", save)
    train_attribution(corpus, tmp_path / "halves", encoder=encoder, plan=PLAN)
    whole, halves = weights(tmp_path / "whole"), weights(tmp_path / "halves")
    assert whole.keys() == halves.keys()
    for name in whole:
        np.testing.assert_allclose(whole[name], halves[name], atol=1e-5)
    assert not (tmp_path / "halves" / "checkpoint.pt").exists()


def test_what_is_learnt_survives_export(corpus: Path, sources: Path, encoder: str, tmp_path: Path) -> None:
    plan = replace(PLAN, epochs=40, encoder_rate=3e-3, head_rate=3e-3, kept=())
    train_attribution(corpus, tmp_path / "model", encoder=encoder, sources=[sources], plan=plan)
    onnx = export(tmp_path / "model", tmp_path / "onnx", corpus, encoder=encoder)
    lines = list(calibrate(onnx, corpus))
    assert lines[0].startswith("cue threshold")
    text = STORIES["weir"]
    paragraphs = paragraphs_of(text)
    found, insight = Attributor(onnx).find(text, paragraphs, find_quotations(text, paragraphs))
    assert any(one.source and one.source.of(text) == "Kit Amory" and one.cue.of(text) == "said" for one in found)
    assert all(0 <= one.confidence <= 1 for one in found)
    assert insight is None


def test_a_teachers_lessons_reach_the_student(corpus: Path, encoder: str, tmp_path: Path) -> None:
    train_attribution(corpus, tmp_path / "teacher", encoder=encoder, plan=PLAN)
    write_lessons(tmp_path / "teacher", encoder, corpus, tmp_path / "lessons")
    assert len(list((tmp_path / "lessons").glob("*.npz"))) == 3
    train_attribution(corpus, tmp_path / "student", encoder=encoder, teacher=tmp_path / "lessons", plan=PLAN)
    assert weights(tmp_path / "student").keys() == weights(tmp_path / "teacher").keys()
    (tmp_path / "lessons" / "mill.npz").unlink()
    with pytest.raises(ModelError, match=r"mill\.npz: the teacher has written nothing"):
        train_attribution(corpus, tmp_path / "other", encoder=encoder, teacher=tmp_path / "lessons", plan=PLAN)


def test_an_altered_or_missing_file_is_refused(corpus: Path, encoder: str, tmp_path: Path) -> None:
    train_attribution(corpus, tmp_path / "model", encoder=encoder, plan=replace(PLAN, epochs=1))
    onnx = export(tmp_path / "model", tmp_path / "onnx", corpus, encoder=encoder)
    facts = json.loads((onnx / "model.json").read_text())
    assert set(facts["sha256"]) == {"reader.onnx", "binder.onnx", "tokenizer.json"}
    with (onnx / "binder.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match=r"binder\.onnx: .*altered"):
        Attributor(onnx)
    (onnx / "binder.onnx").unlink()
    with pytest.raises(ModelError, match=r"binder\.onnx: .*missing"):
        Attributor(onnx)


def test_an_encoder_that_is_not_there() -> None:
    from onrecord.train.attribution import encoder_folder

    with pytest.raises(ModelError, match="no such folder"):
        encoder_folder("no_such_encoder_package")
