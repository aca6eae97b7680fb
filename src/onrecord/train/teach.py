"""A larger model as teacher: its probabilities on the training stories, for the smaller one that ships.

Knowledge distillation (Hinton, Vinyals and Dean 2015) word by word. On annotated stories the teacher's probabilities
are mixed with the annotation, around the annotated cues; stories without attributions get the teacher's own cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from onrecord.analyse.decode import Settings, bind_inputs, candidates, read_words, settle, softmax
from onrecord.errors import ModelError
from onrecord.train.attribution import encoder_folder, load, marks_of, read_stories, tokenizer_of
from onrecord.train.batch import Labels, label
from onrecord.train.torchnets import TorchNets


def write_lessons(
    teacher: Path,
    encoder: str,
    corpus: Path,
    out: Path,
    *,
    sources: Sequence[Path] = (),
    anonymity: Path | None = None,
    console: Console | None = None,
) -> None:
    """Write one ``.npz`` per training story with the teacher's probabilities; stories already written are kept."""
    folder = encoder_folder(encoder)
    tokenizer = tokenizer_of(folder)
    reader, binder, sizes = load(teacher, folder)
    nets = TorchNets(reader, binder, marks_of(tokenizer))
    out.mkdir(parents=True, exist_ok=True)
    stories = read_stories(corpus, tokenizer, sources, anonymity)
    for story in track(stories, "teaching", console=console or Console(stderr=True)):
        path = out / f"{story.stem}.npz"
        if path.exists():
            continue
        labels, read = label(story), read_words(story.encoded, nets)
        cues, edges = labels.cues, []
        if not story.attributions_known:
            found = settle(story.encoded, candidates(story.encoded, read, nets, Settings(cue=0.5)))
            cues = np.asarray([c.cue for c in found], dtype=np.int64).reshape(-1, 2)
            edges = [(*(c.source or (-1, -1)), c.content[0][0], c.content[-1][1]) for c in found]
        role = np.zeros((len(cues), 2 * sizes.reach + 1, 5), dtype=np.float16)
        if len(cues):
            role = softmax(nets.bind(bind_inputs(story.encoded, read.vectors, cues, sizes.reach, cues))).astype(
                np.float16
            )
        part = path.with_suffix(".part.npz")
        np.savez_compressed(
            part,
            cue=softmax(read.cue).astype(np.float16),
            role=role,
            cues=cues,
            edges=np.asarray(edges, dtype=np.int64).reshape(-1, 4),
        )
        part.replace(path)


def apply_teacher(labels: Sequence[Labels], folder: Path) -> list[Labels]:
    """The labels with the teacher's probabilities; raises ModelError where a story's lesson is missing or unlike it."""
    taught = []
    for one in labels:
        path = folder / f"{one.story.stem}.npz"
        if not path.exists():
            raise ModelError(f"{path}: the teacher has written nothing for this story")
        with np.load(path) as lesson:
            if len(lesson["cue"]) != one.story.encoded.words:
                raise ModelError(f"{path}: the teacher splits this story into other words than the student does")
            one.soft_cue = lesson["cue"].astype(np.float32)
            one.soft_role = lesson["role"]
            if not one.story.attributions_known:
                _take_cues(one, lesson["cues"], lesson["edges"])
        taught.append(one)
    return taught


def _take_cues(one: Labels, cues: np.ndarray, edges: np.ndarray) -> None:
    one.cues = cues
    one.kinds = np.zeros((len(cues), one.kinds.shape[1]), dtype=np.float32)
    one.names = [None] * len(cues)
    one.roles = [
        (np.arange(a, b + 1) if a >= 0 else np.zeros(0, dtype=np.int64), np.arange(c, d + 1)) for a, b, c, d in edges
    ]
