"""The nets in PyTorch behind the protocol that decoding uses, to measure a model before it is exported."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.analyse.decode import Floats
from onrecord.analyse.features import Ints
from onrecord.train.net import Binder, Reader, Sizes


class TorchNets:
    """Reader and binder as numpy in, numpy out."""

    def __init__(self, reader: Reader, binder: Binder | None, marks: tuple[int, int]) -> None:
        """``binder`` may be None where only words are read."""
        self.reader, self.marks = reader.eval(), marks
        self.binder = (binder or Binder(Sizes(hidden=1))).eval()

    def read(self, pieces: dict[str, Ints]) -> tuple[Floats, Floats, Floats]:
        """Word vectors, cue logits and part logits."""
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            vectors, cue, part = self.reader(**_tensors(pieces))
        return vectors.float().numpy(), cue.float().numpy(), part.float().numpy()

    def bind(self, inputs: Mapping[str, NDArray[np.generic]]) -> Floats:
        """Role logits."""
        with torch.inference_mode():
            found: Floats = self.binder(**_tensors(inputs)).float().numpy()
        return found


def _tensors(arrays: Mapping[str, NDArray[np.generic]]) -> dict[str, torch.Tensor]:
    return {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in arrays.items()}
