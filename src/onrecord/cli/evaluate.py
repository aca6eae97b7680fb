"""``onrecord evaluate``: the project's own figures, on any annotated corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from onrecord.check import DEFAULT_PIPELINE, load
from onrecord.cli.messages import Status
from onrecord.cli.options import known_format
from onrecord.cli.output import page_of_standard_output, write_json, write_out
from onrecord.measure.attribution import Figure, Tally, calibration_error, figures, tally
from onrecord.measure.sentences import read_checkthat
from onrecord.measure.worthiness import worth
from onrecord.read.brat import read_split

evaluate = typer.Typer(no_args_is_help=True, help="Measure how right onrecord is on stories that people annotated.")

Format = Annotated[str, typer.Option(metavar="terminal|json", help="How to write the figures.")]

_ROWS = (
    ("attributions, source and content right", "end2end", ("all", "quoted", "indirect")),
    ("content found", "content", ("all", "quoted", "indirect")),
    ("tokens", "token", ("source", "cue", "content")),
    ("exact, whole role", "exact", ("source", "cue", "content")),
    ("exact, piece by piece", "piece", ("source", "cue", "content")),
)


@evaluate.command()
def attribution(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="A brat corpus: DIR/text/*.txt and DIR/attributions/*.ann, or both in DIR."),
    ],
    model: Annotated[str, typer.Option(metavar="NAME|DIR", help="The attribution model to measure.")] = "attribution",
    format: Format = "terminal",
) -> int:
    """Compare the attributions found with annotated ones: precision, recall, F1 with its 95 % interval."""
    known_format(format)
    stories = list(read_split(folder))
    engine = load(pipeline=DEFAULT_PIPELINE, model=model)
    tallies = []
    console = Console(stderr=True)
    for path, gold in track(stories, "measuring", console=console, transient=True, disable=not console.is_terminal):
        report = engine.check(path)
        tallies.append(tally(report.article.text, gold, report.attributions))
    found = figures(tallies)
    error = calibration_error(tallies)
    if format == "json":
        rows = {f"{figure} {group}": asdict(value) for (figure, group), value in found.items()}
        write_json({"stories": len(stories), "calibration_error": error, "figures": rows})
    else:
        page = page_of_standard_output(colour=True)
        write_out(_table(found, tallies, error, page.columns), page.encoding)
    return Status.CLEAN


@evaluate.command()
def checkworthy(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Labelled sentences: Sentence_id, Text, class_label (CheckThat!)."),
    ],
    format: Format = "terminal",
) -> int:
    """Compare the scores of check-worthiness with labels: precision, recall and F1 from 0.5 on, average precision."""
    known_format(format)
    sentences = read_checkthat(file)
    scores = load().check_worthiness([one.text for one in sentences])
    found = worth([one.worth > 0.5 for one in sentences], scores)
    if format == "json":
        write_json(asdict(found))
    else:
        shares = (found.precision, found.recall, found.f1, found.average_precision)
        names = ("precision", "recall", "F1", "average precision")
        line = ", ".join(f"{name} {100 * share:.1f}" for name, share in zip(names, shares, strict=True))
        write_out(f"{found.sentences} sentences, {found.wanted} worth checking: {line}\n")
    return Status.CLEAN


def _table(found: dict[tuple[str, str], Figure], tallies: Sequence[Tally], error: float, width: int) -> str:
    table = Table(
        title=f"Attribution, stories measured: {len(tallies)}", title_justify="left", box=None, pad_edge=False
    )
    table.add_column("")
    table.add_column("of")
    for name in ("precision", "recall", "F1", "95 % interval"):
        table.add_column(name, justify="right")
    for title, figure, groups in _ROWS:
        for group in groups:
            value = found.get((figure, group))
            if value is not None:
                numbers = [f"{100 * n:.1f}" for n in (value.precision, value.recall, value.f1)]
                table.add_row(title, group, *numbers, f"{100 * value.low:.1f} to {100 * value.high:.1f}")
                title = ""
    out = StringIO()
    console = Console(file=out, width=max(width, 80), force_terminal=False, highlight=False)
    console.print(table)
    console.print(f"Expected calibration error of the confidences: {100 * error:.1f} points")
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
