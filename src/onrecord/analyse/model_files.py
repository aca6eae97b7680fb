"""Loading the trained model: data-only files, digests checked, onnxruntime sessions behind the ``Nets`` protocol."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.decode import Floats, Settings
from onrecord.analyse.features import Ints
from onrecord.errors import ModelError

SHIPPED = Path(__file__).parent / "weights"
FILES = ("reader.onnx", "binder.onnx", "tokenizer.json")
SOURCE_FILES = ("kinds.onnx", "links.onnx")
"""Nets for the sources; a model may come without them, and sources are then resolved by rules alone."""

_NO_MEMORY = ("bad_alloc", "bfc_arena", "allocate memory")
"""Words of onnxruntime where the system gives it no memory."""


class OnnxNets:
    """The graphs that find attributions; safe to use from several threads, as onnxruntime sessions are."""

    def __init__(self, folder: Path, marks: tuple[int, int], threads: int) -> None:
        self.marks = marks
        self._sessions = {name: session(folder / f"{name}.onnx", threads) for name in ("reader", "binder")}

    def read(self, pieces: dict[str, Ints]) -> tuple[Floats, Floats, Floats]:
        """Word vectors, cue logits and part logits."""
        vectors, cue, part = self._run("reader", pieces)
        return vectors, cue, part

    def bind(self, inputs: Mapping[str, NDArray[np.generic]]) -> Floats:
        """Role logits."""
        return self._run("binder", inputs)[0]

    def _run(self, name: str, inputs: Mapping[str, NDArray[np.generic]]) -> list[Floats]:
        return run(self._sessions[name], inputs)


class OnnxSourceNets:
    """The graphs that tell kinds of sources and whom words mean, behind the ``SourceNets`` protocol."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._kinds, self._links = (session(folder / file, threads) for file in SOURCE_FILES)

    def kinds(self, inputs: Mapping[str, Floats]) -> Floats:
        """Chances of each kind (mentions × kinds)."""
        return run(self._kinds, inputs)[0]

    def links(self, inputs: Mapping[str, Floats]) -> Floats:
        """One score per candidate."""
        return run(self._links, inputs)[0]


def session(path: Path, threads: int) -> ort.InferenceSession:
    """An onnxruntime session on the processor that logs nothing."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(session: ort.InferenceSession, inputs: Mapping[str, NDArray[np.generic]]) -> list[Floats]:
    """What a graph makes of its inputs; MemoryError where onnxruntime says that it gets too little memory."""
    try:
        found: list[Floats] = session.run(None, dict(inputs))
    except Exception as error:
        if any(words in str(error) for words in _NO_MEMORY):
            raise MemoryError from None
        raise
    return found


def load_model(
    name: str | Path = "attribution", threads: int = 1
) -> tuple[OnnxNets, Tokenizer, Settings, OnnxSourceNets | None]:
    """A model by name among the shipped ones, or by folder; the last part is None where it has no nets for sources.

    Raises ModelError, in one line, where a file is missing or its digest is not the one that ``model.json`` gives.
    """
    folder = Path(name) if Path(name).is_dir() else SHIPPED / str(name)
    facts = model_facts(folder, ("marks", "cue", "floor", "calibration"))
    with_sources = any(file in facts["sha256"] for file in SOURCE_FILES)
    verify(folder, (*FILES, *(SOURCE_FILES if with_sources else ())), facts)
    try:
        nets = OnnxNets(folder, (facts["marks"][0], facts["marks"][1]), threads)
        source_nets = OnnxSourceNets(folder, threads) if with_sources else None
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # onnxruntime and tokenizers raise bare exceptions of their own
        raise ModelError(f"{folder}: the attribution model cannot be loaded: {str(error).splitlines()[0]}") from error
    return nets, tokenizer, Settings(facts["cue"], facts["floor"], tuple(facts["calibration"])), source_nets


def verify(folder: Path, files: Sequence[str], facts: Mapping[str, Any]) -> None:
    """ModelError where one of the files is missing, or its digest is not the one among the facts."""
    for file in files:
        path = folder / file
        if not path.is_file():
            raise ModelError(f"{path}: this file of the model is missing; install onrecord again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != facts["sha256"].get(file):
            raise ModelError(f"{path}: this file of the model was altered (its digest does not match)")


def model_facts(folder: Path, needed: Sequence[str]) -> dict[str, Any]:
    """What ``model.json`` says, with at least the entries needed and the digests; ModelError in one line if not."""
    path = folder / "model.json"
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        known = ", ".join(sorted(p.parent.name for p in SHIPPED.glob("*/model.json"))) or "none"
        raise ModelError(f"{folder}: no model there (shipped with onrecord: {known})") from error
    except ValueError as error:
        raise ModelError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(facts, dict) or not {*needed, "sha256"} <= facts.keys():
        raise ModelError(f"{path}: not a model of this sort ({', '.join(needed)} and sha256 are needed)")
    return facts
