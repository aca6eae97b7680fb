"""Loading the trained model: data-only files, digests checked, onnxruntime sessions behind the ``Nets`` protocol."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.decode import Floats, Settings
from onrecord.analyse.features import Ints
from onrecord.errors import ModelError

SHIPPED = Path(__file__).parent / "weights"
FILES = ("reader.onnx", "binder.onnx", "kinds.onnx", "tokenizer.json")


class OnnxNets:
    """The three graphs of one model folder; safe to use from several threads, as onnxruntime sessions are."""

    def __init__(self, folder: Path, marks: tuple[int, int], threads: int) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.marks = marks
        self._sessions = {
            name: ort.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("reader", "binder", "kinds")
        }

    def read(self, pieces: dict[str, Ints]) -> tuple[Floats, Floats, Floats]:
        """Word vectors, cue logits and part logits."""
        vectors, cue, part = self._run("reader", pieces)
        return vectors, cue, part

    def bind(self, inputs: Mapping[str, NDArray[np.generic]]) -> Floats:
        """Role logits."""
        return self._run("binder", inputs)[0]

    def kinds(self, inputs: Mapping[str, NDArray[np.generic]]) -> Floats:
        """Kind logits."""
        return self._run("kinds", inputs)[0]

    def _run(self, name: str, inputs: Mapping[str, NDArray[np.generic]]) -> list[Floats]:
        found: list[Floats] = self._sessions[name].run(None, dict(inputs))
        return found


def load_model(name: str | Path = "attribution", threads: int = 1) -> tuple[OnnxNets, Tokenizer, Settings]:
    """A model by name among the shipped ones, or by folder.

    Raises ModelError, in one line, where a file is missing or its digest is not the one that ``model.json`` gives.
    """
    folder = Path(name) if Path(name).is_dir() else SHIPPED / str(name)
    facts = _facts(folder)
    for file in FILES:
        path = folder / file
        if not path.is_file():
            raise ModelError(f"{path}: this file of the attribution model is missing; install onrecord again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != facts["sha256"].get(file):
            raise ModelError(f"{path}: this file of the attribution model was altered (its digest does not match)")
    try:
        nets = OnnxNets(folder, (facts["marks"][0], facts["marks"][1]), threads)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # onnxruntime and tokenizers raise bare exceptions of their own
        raise ModelError(f"{folder}: the attribution model cannot be loaded: {str(error).splitlines()[0]}") from error
    return nets, tokenizer, Settings(facts["cue"], facts["floor"], tuple(facts["calibration"]))


def _facts(folder: Path) -> dict:  # type: ignore[type-arg]
    path = folder / "model.json"
    try:
        facts: dict = json.loads(path.read_text(encoding="utf-8"))  # type: ignore[type-arg]
    except OSError as error:
        known = ", ".join(sorted(p.parent.name for p in SHIPPED.glob("*/model.json"))) or "none"
        raise ModelError(f"{folder}: no attribution model there (shipped with onrecord: {known})") from error
    except ValueError as error:
        raise ModelError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(facts, dict) or not {"marks", "cue", "floor", "calibration", "sha256"} <= facts.keys():
        raise ModelError(f"{path}: not a model of onrecord (marks, cue, floor, calibration and sha256 are needed)")
    return facts
