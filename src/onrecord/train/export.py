"""Trained weights → the ONNX graphs that ship, the large one in int8, with their digests.

A few channels of the encoder's feed-forward layers carry values a hundred times larger than the rest, which leaves the
rest almost no steps of an 8-bit scale. These channels are split off and stay in float (as in Dettmers et al., LLM.int8,
2022), found on a sample of the training stories: without this, int8 costs a point of F1.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.analyse.decode import read_words
from onrecord.analyse.features import Encoded
from onrecord.train.attribution import DEFAULT_ENCODER, encoder_folder, load, marks_of, tokenizer_of
from onrecord.train.corpus import read_split
from onrecord.train.net import Reader
from onrecord.train.torchnets import TorchNets

PIECES = ("ids", "mask", "shapes", "gaps", "quotes")
BINDER_INPUTS = ("vectors", "cue_first", "cue_last", "places", "exists", "distance", "relation")
SPLIT = 16
"""How many channels of a feed-forward layer are split off."""


class _Exported(nn.Module):
    """The reader with the attention mask already in the form that every attention layer adds to its scores."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, gaps: Tensor, quotes: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        reader, encoder = self.reader, self.reader.encoder
        words = encoder.get_input_embeddings()(ids)  # type: ignore[operator]
        words = words + reader.shapes(shapes) + reader.gaps(gaps) + reader.quotes(quotes)
        hidden = through_layers(encoder, encoder.embeddings(inputs_embeds=words), mask)  # type: ignore[operator]
        vectors = torch.gather(hidden, 1, first[..., None].expand(-1, -1, hidden.shape[-1]))
        return vectors, reader.cue(vectors), reader.part(vectors)


def through_layers(encoder: Any, hidden: Tensor, mask: Tensor) -> Tensor:
    """All layers of an encoder, from its embeddings to its vectors (batch × pieces × width)."""
    unseen = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
    for layer in encoder.encoder.layer:
        hidden = _layer(layer, hidden, unseen)
    return hidden


def _layer(layer: Any, hidden: Tensor, unseen: Tensor) -> Tensor:
    """One BERT layer (Devlin et al. 2019) written out, so that the graph holds nothing but matrix products."""
    own = layer.attention.self
    heads, size = own.num_attention_heads, own.attention_head_size
    shape = (hidden.shape[0], hidden.shape[1], heads, size)
    query, key, value = (f(hidden).view(shape).transpose(1, 2) for f in (own.query, own.key, own.value))
    weights = torch.softmax(query @ key.transpose(-1, -2) / size**0.5 + unseen, dim=-1)
    mixed = (weights @ value).transpose(1, 2).reshape(hidden.shape)
    out = layer.attention.output
    hidden = out.LayerNorm(out.dense(mixed) + hidden)
    grown = nn.functional.gelu(layer.intermediate.dense(hidden))
    result: Tensor = layer.output.LayerNorm(layer.output.dense(grown) + hidden)
    return result


class _Split(nn.Module):
    """A linear layer whose input channels with outliers are multiplied apart, so that they are not quantised."""

    def __init__(self, dense: nn.Linear, channels: Tensor) -> None:
        super().__init__()
        self.dense = dense
        rest = torch.ones(dense.in_features)
        rest[channels] = 0
        self.rest = nn.Parameter(rest)
        self.few = nn.Parameter(dense.weight.data[:, channels].T.contiguous())
        self.register_buffer("channels", channels)

    def forward(self, inputs: Tensor) -> Tensor:
        few: Tensor = inputs.index_select(-1, self.channels) @ self.few  # type: ignore[arg-type]
        whole: Tensor = self.dense(inputs * self.rest) + few
        return whole


def split_outliers(encoder: Any, sample: Callable[[], None]) -> None:
    """Replace the second feed-forward layer of every encoder layer by a split one.

    ``sample`` runs the encoder over a sample of what it will read, which shows the outliers.
    """
    layers = [layer.output for layer in encoder.encoder.layer]
    peaks = [torch.zeros(layer.dense.in_features) for layer in layers]

    def watch(number: int) -> Any:
        def hook(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            peaks[number] = torch.maximum(peaks[number], inputs[0].abs().flatten(0, -2).amax(0))

        return layers[number].dense.register_forward_pre_hook(hook)

    hooks = [watch(number) for number in range(len(layers))]
    sample()
    for hook in hooks:
        hook.remove()
    for layer, peak in zip(layers, peaks, strict=True):
        layer.dense = _Split(layer.dense, peak.topk(min(SPLIT, len(peak) // 4)).indices)


def _read(reader: Reader, stories: Sequence[Encoded], marks: tuple[int, int]) -> None:
    nets = TorchNets(reader, None, marks)
    for story in stories:
        read_words(story, nets)


def _small_products(path: Path, net: nn.Module) -> list[str]:
    """Names of the matrix products in the graph that multiply the split-off channels."""
    graph = onnx.load(path).graph
    shapes = {tensor.name: tuple(tensor.dims) for tensor in graph.initializer}
    few = {tuple(m.few.shape) for m in net.modules() if isinstance(m, _Split)}
    return [n.name for n in graph.node if n.op_type == "MatMul" and any(shapes.get(i) in few for i in n.input)]


def export(model: Path, out: Path, corpus: Path, *, encoder: str = DEFAULT_ENCODER, name: str = "attribution") -> Path:
    """Write ``reader.onnx`` (int8), ``binder.onnx``, ``tokenizer.json`` and ``model.json`` to ``out``.

    ``corpus`` is the training corpus, a fortieth of whose stories show which channels have outliers. ``model.json``
    holds the SHA-256 digest of every file, which loading checks, and the thresholds.
    """
    folder = encoder_folder(encoder)
    tokenizer = tokenizer_of(folder)
    reader, binder, sizes = load(model, folder)
    out.mkdir(parents=True, exist_ok=True)
    stories = [story.encoded for n, story in enumerate(read_split(corpus, tokenizer)) if n % 40 == 0]
    split_outliers(reader.encoder, partial(_read, reader, stories, marks_of(tokenizer)))
    ones = torch.ones(2, 12, dtype=torch.long)
    pieces = dict.fromkeys(PIECES, ones)
    write_graph(
        _Exported(reader),
        (*pieces.values(), ones[:, :9]),
        out / "reader.onnx",
        (*PIECES, "first"),
        {p: {0: "batch", 1: "pieces"} for p in PIECES} | {"first": {0: "batch", 1: "words"}},
        ("vectors", "cue", "part"),
        small=True,
    )
    width = 2 * 56 + 1
    vectors, cue = torch.zeros(40, sizes.hidden), torch.tensor([3, 7])
    table = torch.zeros(2, width, dtype=torch.long)
    write_graph(
        binder,
        (vectors, cue, cue, table, table + 1, torch.zeros(width, dtype=torch.long), table),
        out / "binder.onnx",
        BINDER_INPUTS,
        {"vectors": {0: "words"}, "cue_first": {0: "cues"}, "cue_last": {0: "cues"}, "distance": {0: "window"}}
        | {n: {0: "cues", 1: "window"} for n in ("places", "exists", "relation")},
        ("role",),
    )
    tokenizer.save(str(out / "tokenizer.json"))
    describe(out, {"name": name, "marks": list(marks_of(tokenizer)), "cue": 0.5, "floor": 0.0, "calibration": []})
    return out


def describe(out: Path, facts: dict[str, Any]) -> None:
    """Write ``model.json``: the facts given, and the digest of every file of the model."""
    files = sorted(p for p in out.iterdir() if p.suffix in (".onnx", ".json") and p.name != "model.json")
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    (out / "model.json").write_text(json.dumps(facts | {"sha256": digests}, indent=1) + "\n", encoding="utf-8")


def write_graph(
    net: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: tuple[str, ...],
    axes: dict[str, dict[int, str]],
    outputs: tuple[str, ...],
    *,
    small: bool = False,
) -> None:
    """Write a net as an ONNX graph; ``example`` are inputs that it runs with, ``axes`` those of open length.

    With ``small`` its weights are in int8, but for the channels that were split off.
    """
    with tempfile.TemporaryDirectory() as folder, torch.inference_mode():
        whole = Path(folder) / path.name if small else path
        torch.onnx.export(
            net.eval(),
            example,
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if small:
            quantize_dynamic(
                whole,
                path,
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gather"],
                nodes_to_exclude=_small_products(whole, net),
            )
