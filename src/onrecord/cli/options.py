"""Options that several commands share: the same words do the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.bounds import LIMIT_HELP
from onrecord.errors import UsageError

OutputFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write there instead of standard output (one story).")
]
OutputFolder = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Write one <stem>.<suffix> per story there (many stories).")
]
Pipeline = Annotated[str, typer.Option(metavar="NAME", help="An installed English spaCy pipeline to use.")]
Model = Annotated[str, typer.Option(metavar="NAME|DIR", help="The attribution model to use.")]
Limit = Annotated[list[str] | None, typer.Option(metavar="NAME=VALUE", help=LIMIT_HELP)]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours, as with NO_COLOR set.")]

TEXT_OR_JSON = ("terminal", "json")
"""How a command that writes no report can write what it has to say."""


def known_format(name: str, known: Sequence[str] = TEXT_OR_JSON) -> None:
    """UsageError with the known ones where a format is none of them."""
    if name not in known:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(known)}")
