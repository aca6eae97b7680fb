"""The command ``onrecord``. Each subcommand is one file of this package, registered in ``build_app``."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Annotated

import typer

import onrecord
from onrecord.check import fault_words
from onrecord.cli.messages import DEBUG, Status, Terminated, say, say_error
from onrecord.cli.output import ReaderGone
from onrecord.errors import OnrecordError


def build_app() -> typer.Typer:
    """The command with its subcommands; they are imported here so that even their faults end in one line."""
    from onrecord.cli.check import check
    from onrecord.cli.claims import claims
    from onrecord.cli.completion import answer_shell, completion
    from onrecord.cli.evaluate import evaluate
    from onrecord.cli.policy import policy
    from onrecord.cli.rules import explain, rules
    from onrecord.cli.train import train

    # Plain help: with markup, "[train]" in a help text would be taken for a style and vanish.
    app = typer.Typer(
        name="onrecord",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_onrecord)
    app.command()(check)
    app.command()(claims)
    app.command()(rules)
    app.command()(explain)
    app.command()(completion)
    app.add_typer(policy, name="policy")
    app.add_typer(evaluate, name="evaluate")
    app.add_typer(train, name="train")
    answer_shell()
    return app


def run() -> None:
    """The entry point: run the command and exit with its status."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP; under nohup it is to be ignored
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminate)
    sys.exit(main(sys.argv[1:]))


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def main(arguments: Sequence[str]) -> int:
    """Run the command with these arguments and return its exit status; errors become one line on standard error."""
    try:
        return int(build_app()(list(arguments), prog_name="onrecord", standalone_mode=False) or Status.CLEAN)
    except Terminated:
        return Status.TERMINATED
    except (KeyboardInterrupt, typer.Abort):
        return Status.INTERRUPTED
    except ReaderGone:
        _drop_standard_output()
        return Status.READER_GONE
    except OnrecordError as error:
        say_error(error)
    except Exception as error:
        # Mistakes in the arguments are exceptions of the parser, whose class has moved between versions of typer.
        if hasattr(error, "format_message"):
            say(error.format_message())
        else:
            say(f"stopped by a fault in onrecord: {fault_words(error)} (set {DEBUG}=1 to see more)")
            if os.environ.get(DEBUG):
                raise
    return Status.NOT_RUN


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"onrecord {onrecord.__version__}")
        raise typer.Exit


def _onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Reads news stories and shows who says what, in which words, and whether they may stay unnamed."""


def _drop_standard_output() -> None:
    """Point standard output to nowhere, so that the interpreter does not complain when it closes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
