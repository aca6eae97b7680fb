"""Shipped weights back into trainable nets, so that training can go on from them.

The encoder's matrices and word vectors ship as int8 with one scale per channel or table; multiplied out they differ
from the weights before export by rounding only. Channels that were split off on export go back into their matrix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from onrecord.errors import ModelError
from onrecord.train.attribution import build
from onrecord.train.net import Binder, Reader, Sizes

_LAYER = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The matrices of one encoder layer in the order of the graph."""
_HEADS = ("cue.0", "cue.2", "part.0", "part.2")
_NOT_SHIPPED = ("kind.", "asks_name.", "is_name.", "no_name.", "encoder.embeddings.position_ids")
"""Only training needs these: the heads for kinds and names teach the encoder, and begin anew."""


def reopen(shipped: Path, encoder: Path, sizes: Sizes | None = None) -> tuple[Reader, Binder, Sizes]:
    """The nets of a folder that ``export`` wrote. ``encoder``: folder of the pretrained encoder they were built on.

    Raises ModelError where the graphs hold other weights than these nets have.
    """
    reader, binder, sizes = build(encoder, sizes)
    _fill(reader, dict(_reader_weights(shipped / "reader.onnx")), shipped)
    _fill(binder, dict(_plain_weights(shipped / "binder.onnx")), shipped)
    return reader, binder, sizes


def _fill(net: torch.nn.Module, found: dict[str, np.ndarray], folder: Path) -> None:
    state = net.state_dict()
    for name, array in found.items():
        if name not in state or tuple(state[name].shape) != array.shape:
            raise ModelError(f"{folder}: holds weights that this network has no place for: {name} {array.shape}")
        state[name] = torch.tensor(array).to(state[name].dtype)
    missing = [name for name in state if name not in found and not name.startswith(_NOT_SHIPPED)]
    if missing:
        raise ModelError(f"{folder}: lacks weights of this network: {', '.join(sorted(missing)[:3])}")
    net.load_state_dict(state)


def _arrays(path: Path) -> dict[str, np.ndarray]:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in onnx.load(path).graph.initializer}


def _reader_weights(path: Path) -> Iterator[tuple[str, np.ndarray]]:
    arrays = _arrays(path)
    matrices = []
    for name, array in arrays.items():
        if name.endswith("_quantized"):
            base = name.removesuffix("_quantized")
            zero = arrays[f"{base}_zero_point"].astype(np.float32)
            whole = (array.astype(np.float32) - zero) * arrays[f"{base}_scale"]
            if base.startswith("reader."):
                yield base.removeprefix("reader."), whole
            else:
                matrices.append(whole.T)
        elif name.startswith("reader.") and array.dtype == np.float32 and not _side(name):
            yield name.removeprefix("reader.").replace(".dense.dense.", ".dense."), array
    layers = (len(matrices) - len(_HEADS)) // len(_LAYER)
    names = [f"encoder.encoder.layer.{n}.{part}.weight" for n in range(layers) for part in _LAYER]
    names += [f"{head}.weight" for head in _HEADS]
    for name, matrix in zip(names, matrices, strict=True):
        split = re.fullmatch(r"encoder\.encoder\.layer\.(\d+)\.output\.dense\.weight", name)
        if split:
            stem = f"reader.encoder.encoder.layer.{split[1]}.output.dense"
            matrix = matrix.copy()
            matrix[:, arrays[f"{stem}.channels"]] = arrays[f"{stem}.few"].T
        yield name, matrix


def _side(name: str) -> bool:
    """Whether an array belongs to quantisation or to the split of channels, not to the net."""
    return name.endswith(("_scale", ".rest", ".few"))


def _plain_weights(path: Path) -> Iterator[tuple[str, np.ndarray]]:
    """Weights of the binder, which ship in float; the graph has lost the name of one matrix."""
    for name, array in _arrays(path).items():
        if name.startswith("onnx::MatMul"):
            yield "role.weight", array.T
        elif array.dtype == np.float32 and not name.startswith("onnx::"):
            yield name, array
