from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from onrecord.cli import evaluate as evaluate_command
from tests.fakes import fake_engine

TEXT = "Mill shuts\n\nThe mill will shut in June, said Orla Finch, who owns it.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    source, cue = TEXT.index("Orla"), TEXT.index("said")
    (tmp_path / "mill.ann").write_text(
        f"T1\tSource {source} {source + 10}\tOrla Finch\nT2\tCue {cue} {cue + 4}\tsaid\n"
        f"T3\tContent 12 38\tThe mill will shut in June\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate_command, "load", lambda **settings: fake_engine())


def test_figures_with_intervals(onrecord, corpus):
    status, out, err = onrecord("evaluate", "attribution", corpus)
    assert (status, err) == (0, "")
    assert "Attribution, stories measured: 1" in out
    assert "interval" in out
    assert "calibration error" in out


def test_json(onrecord, corpus):
    found = json.loads(onrecord("evaluate", "attribution", corpus, "--format", "json").out)
    assert found["stories"] == 1
    assert set(found["figures"]["end2end all"]) == {"precision", "recall", "f1", "low", "high"}


def test_a_folder_without_a_corpus_is_named(onrecord, tmp_path):
    status, out, err = onrecord("evaluate", "attribution", tmp_path)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "no annotated corpus here" in err


def test_an_unknown_format(onrecord, corpus):
    status, _, err = onrecord("evaluate", "attribution", corpus, "--format", "yaml")
    assert status == 2
    assert "unknown format 'yaml'; known are terminal, json" in err


def test_training_without_its_packages_says_what_to_install(onrecord, corpus, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    status, out, err = onrecord("train", "attribution", "--corpus", corpus, "--out", "weights")
    assert (status, out) == (2, "")
    assert "pip install 'onrecord[train]'" in err
    assert err.count("\n") == 1


def test_check_worthiness(onrecord, tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text(
        "Sentence_id\tText\tclass_label\n1\tJobs fell by 40.\tYes\n2\tGood evening.\tNo\n", encoding="utf-8"
    )
    status, out, err = onrecord("evaluate", "checkworthy", path)
    assert (status, err) == (0, "")
    assert out == "2 sentences, 1 worth checking: precision 100.0, recall 100.0, F1 100.0, average precision 100.0\n"
    assert json.loads(onrecord("evaluate", "checkworthy", path, "--format", "json").out)["f1"] == 1
    assert onrecord("evaluate", "checkworthy", path, "--format", "yaml").status == 2
    assert onrecord("evaluate", "checkworthy", "none.tsv").status == 2
