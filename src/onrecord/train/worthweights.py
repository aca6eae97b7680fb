"""All steps to the check-worthiness weights that ship: teacher, student, calibration, int8 export."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.analyse.worthiness import Worthiness
from onrecord.measure.sentences import Labelled, read_checkthat, read_news
from onrecord.train.attribution import DEFAULT_ENCODER
from onrecord.train.checkworthy import WorthNet, WorthPlan, build, fit, judged, padded
from onrecord.train.epochs import write_progress
from onrecord.train.export import describe, split_outliers, through_layers, write_graph

TEACHER_PLAN = WorthPlan(epochs=2, encoder_rate=4e-5, head_rate=1.6e-4)
COST = 12.0
"""How many needless lines on a shortlist weigh as much as one line missed; this puts the score of 0.5."""


def make_worth_weights(
    debates: Path,
    held_out: Path,
    out: Path,
    *,
    encoder: str = DEFAULT_ENCODER,
    teacher: str | None = None,
    news: tuple[Path, Path] | None = None,
    held_out_news: Path | None = None,
    plan: WorthPlan | None = None,
    teacher_plan: WorthPlan = TEACHER_PLAN,
    console: Console | None = None,
) -> Path:
    """Make weights in ``out`` and return the folder with what onrecord loads; an interrupted run goes on.

    ``debates`` and ``held_out`` are CheckThat! files, the second for calibration. ``teacher`` is a larger pretrained
    encoder, which is trained first. ``news`` are our labels of news sentences and the corpus they belong to,
    ``held_out_news`` more of them, for the calibration of news.
    """
    console, plan = console or Console(stderr=True), plan or WorthPlan()
    out.mkdir(parents=True, exist_ok=True)
    debated = read_checkthat(debates)
    sentences = debated + (read_news(*news) if news else [])
    kept = read_checkthat(held_out)
    console.print(f"{len(sentences)} sentences, {sum(one.worth == 1 for one in sentences)} worth checking")
    taught = None
    if teacher:
        taught = _taught(debated, kept, teacher, teacher_plan, out, console)
        taught += [math.nan] * (len(sentences) - len(debated))
    console.rule("student")
    net, tokenizer = build(encoder, plan)
    fit(net, tokenizer, sentences, taught, plan, out / "student.pt", console)
    _tell(console, out, "student", judged(net, tokenizer, [one.text for one in kept]), kept)
    shipped = export(net, tokenizer, [one.text for one in sentences[::40]], out / "onnx")
    logits = Worthiness(shipped).logits([one.text for one in kept]).astype(np.float64)
    _tell(console, out, "int8", logits, kept)
    slope, offset = calibration(logits, np.array([one.worth for one in kept]))
    facts: dict[str, Any] = {"calibration": [slope, offset + math.log(COST)], "cost": COST}
    if news and held_out_news:
        printed = read_news(held_out_news, news[1])
        logits = Worthiness(shipped).logits([one.text for one in printed]).astype(np.float64)
        _tell(console, out, "news", logits, printed)
        facts["news"] = list(calibration(logits, np.array([one.worth for one in printed])))
    describe(shipped, facts)
    return shipped


def _taught(
    debated: Sequence[Labelled],
    kept: Sequence[Labelled],
    teacher: str,
    plan: WorthPlan,
    out: Path,
    console: Console,
) -> list[float]:
    """The probability for every sentence of the debates by a teacher who has learnt from them; kept on disk."""
    path = out / "teacher.npy"
    if not path.exists():
        console.rule("teacher")
        net, tokenizer = build(teacher, plan)
        fit(net, tokenizer, debated, None, plan, out / "teacher.pt", console)
        _tell(console, out, "teacher", judged(net, tokenizer, [one.text for one in kept]), kept)
        part = path.with_suffix(".part.npy")
        np.save(part, judged(net, tokenizer, [one.text for one in debated]))
        part.replace(path)
    found: NDArray[np.float64] = np.load(path)
    return [float(p) for p in 1 / (1 + np.exp(-found))]


class _Exported(nn.Module):
    """The net with its encoder written out in matrix products."""

    def __init__(self, net: WorthNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        encoder = self.net.encoder
        return self.net.judge(through_layers(encoder, encoder.embeddings(input_ids=ids), mask), mask)


def export(net: WorthNet, tokenizer: Tokenizer, sample: Sequence[str], out: Path) -> Path:
    """Write ``scorer.onnx`` (int8), ``tokenizer.json`` and a ``model.json`` without calibration to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    split_outliers(net.encoder, partial(_judge_all, net, tokenizer, sample))
    ones = torch.ones(2, 9, dtype=torch.long)
    axes = {"ids": {0: "sentences", 1: "pieces"}, "mask": {0: "sentences", 1: "pieces"}}
    write_graph(_Exported(net), (ones, ones), out / "scorer.onnx", ("ids", "mask"), axes, ("logits",), small=True)
    tokenizer.no_truncation()
    tokenizer.save(str(out / "tokenizer.json"))
    describe(out, {"calibration": [1.0, 0.0]})
    return out


def _judge_all(net: WorthNet, tokenizer: Tokenizer, sample: Sequence[str]) -> None:
    with torch.inference_mode():
        for encoding in tokenizer.encode_batch(list(sample)):
            net(*padded([encoding.ids]))


def calibration(logits: NDArray[np.float64], worth: NDArray[np.float64]) -> tuple[float, float]:
    """Slope and offset that turn log odds into honest ones (Platt 1999): logistic regression by Newton's method."""
    inputs = np.stack([logits, np.ones_like(logits)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chances - worth) + 1e-3 * weights
        curve = (inputs * (chances * (1 - chances))[:, None]).T @ inputs + 1e-3 * np.eye(2)
        weights = weights - np.linalg.solve(curve, slope)
    return float(weights[0]), float(weights[1])


def _tell(console: Console, out: Path, what: str, logits: NDArray[np.float64], kept: Sequence[Labelled]) -> None:
    """Print how well the held-out sentences are ranked, and how many are right at even odds."""
    worth = np.array([one.worth for one in kept]) > 0.5
    found = logits > 0
    f1 = 200 * (found & worth).sum() / max(1, found.sum() + worth.sum())
    ranked = worth[np.argsort(-logits, kind="stable")]
    precision = ranked.cumsum() / np.arange(1, len(ranked) + 1)
    average = 100 * precision[ranked].mean() if ranked.any() else 0.0
    console.print(f"{what}: F1 {f1:.1f} at even odds, average precision {average:.1f}", highlight=False)
    write_progress(out, {"what": what, "f1": round(float(f1), 2), "average_precision": round(float(average), 2)})
