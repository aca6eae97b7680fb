"""The whole way from an annotated corpus to the weights that ship: two runs of the encoder, thresholds, source nets.

Every step leaves a file when it is done, so an interrupted recipe goes on where it stopped; within a run of the encoder
it goes on from the last whole epoch.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from onrecord.train.attribution import DEFAULT_ENCODER, train_attribution
from onrecord.train.calibrate import calibrate
from onrecord.train.export import export
from onrecord.train.loop import Plan
from onrecord.train.sources import SourcePlan, train_sources
from onrecord.train.teach import write_lessons


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of all steps. ``first`` begins from the bare encoder, ``second`` from what ``first`` made.

    The defaults are those of the shipped weights; see MODEL_CARD.md.
    """

    first: Plan = field(default_factory=Plan)
    second: Plan = field(
        default_factory=lambda: Plan(
            epochs=4, encoder_rate=1.2e-4, head_rate=6e-4, word_dropout=0.08, dropout=0.08, plateau=0.5, soft=0.25,
            average=0.99, kept=(0, 2, 3, 4), seed=11, warm_up=0.03,
        )
    )  # fmt: skip
    sources: SourcePlan = field(default_factory=SourcePlan)


def make_weights(
    corpus: Path,
    held_out: Path,
    out: Path,
    *,
    sources: Sequence[Path] = (),
    anonymity: Path | None = None,
    encoder: str = DEFAULT_ENCODER,
    recipe: Recipe | None = None,
    console: Console | None = None,
) -> Path:
    """Train on ``corpus``, choose thresholds on ``held_out``; returns the folder that ``onrecord check --model`` takes.

    ``sources``: source annotation of the corpus, ``anonymity``: stories whose unnamed sources are annotated; without
    the former the model has no nets for sources. Raises as its steps do.
    """
    recipe, console = recipe or Recipe(), console or Console(stderr=True)
    first, lessons, second = out / "first", out / "lessons", out / "second"
    if not (first / "model.json").exists():
        console.rule("first run")
        train_attribution(
            corpus, first, encoder=encoder, sources=sources, anonymity=anonymity, plan=recipe.first, console=console
        )
    write_lessons(first, encoder, corpus, lessons, anonymity=anonymity, console=console)
    if not (second / "model.json").exists():
        console.rule("second run")
        train_attribution(
            corpus, second, encoder=encoder, start=first, teacher=lessons, sources=sources, anonymity=anonymity,
            plan=recipe.second, console=console,
        )  # fmt: skip
    shipped = out / "onnx"
    if not (shipped / "model.json").exists():
        export(second, shipped, corpus, encoder=encoder)
    if not json.loads((shipped / "model.json").read_text(encoding="utf-8"))["calibration"]:
        for line in calibrate(shipped, held_out):
            console.print(line, highlight=False)
    if sources and not (shipped / "links.onnx").exists():
        console.rule("sources")
        train_sources(shipped, corpus, sources, anonymity=anonymity, plan=recipe.sources, console=console)
    return shipped
