"""``onrecord completion``: the script with which a shell completes commands, options and their values."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from onrecord.cli.messages import Status
from onrecord.cli.output import write_out
from onrecord.errors import UsageError

SHELLS = ("bash", "zsh", "fish", "powershell")
VARIABLE = "_ONRECORD_COMPLETE"
"""The script calls onrecord with this environment variable when there is something to complete."""


def completion(shell: Annotated[str, typer.Argument(metavar="|".join(SHELLS), help="The shell.")]) -> int:
    """Print the script that completes onrecord's commands and options in a shell.

    bash: onrecord completion bash >> ~/.bashrc

    zsh: onrecord completion zsh >> ~/.zshrc, after compinit

    fish: onrecord completion fish > ~/.config/fish/completions/onrecord.fish
    """
    if shell not in SHELLS:
        raise UsageError(f"unknown shell {shell!r}; known are {', '.join(SHELLS)}")
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    write_out(get_completion_script(prog_name="onrecord", complete_var=VARIABLE, shell=shell) + "\n")
    return Status.CLEAN


def answer_shell() -> None:
    """Let the parser answer where a shell, and no person, has called."""
    if VARIABLE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()
