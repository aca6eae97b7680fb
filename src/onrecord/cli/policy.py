"""``onrecord policy``: what a policy says, whether a file is right, how two differ, and a new one to begin with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from onrecord.check import DEFAULT_POLICY
from onrecord.cli.messages import Status, say_error
from onrecord.cli.options import NoColor, known_format
from onrecord.cli.output import page_of_standard_output, write_json, write_out
from onrecord.cli.policy_page import diff_fields, diff_page, policy_fields, policy_page, titles
from onrecord.errors import PolicyError, UsageError
from onrecord.judge.policy import is_file, load_policy, policy_names
from onrecord.judge.policy_diff import differences
from onrecord.judge.policy_starter import starter
from onrecord.report.clean import one_line

policy = typer.Typer(no_args_is_help=True, help="Show, check, compare and begin newsroom policies.")

Name = Annotated[str, typer.Argument(metavar="NAME|FILE.toml", help="A policy by name, or a file.")]
Format = Annotated[str, typer.Option(metavar="terminal|json", help="How to write it.")]


@policy.command("list")
def list_policies(format: Format = "terminal", no_color: NoColor = False) -> int:
    """List the policies that come with onrecord."""
    known_format(format)
    policies = [load_policy(name) for name in policy_names()]
    if format == "json":
        write_json([{"name": p.name, "title": p.title, "extends": list(p.chain[1:])} for p in policies])
    else:
        page = page_of_standard_output(colour=not no_color)
        write_out(titles(policies, page), page.encoding)
    return Status.CLEAN


@policy.command()
def show(name: Name = DEFAULT_POLICY, format: Format = "terminal", no_color: NoColor = False) -> int:
    """Show what a policy says of every rule, with all that it extends worked in, and which file says it."""
    known_format(format)
    shown = load_policy(name)
    if format == "json":
        write_json(policy_fields(shown))
    else:
        page = page_of_standard_output(colour=not no_color)
        write_out(policy_page(shown, page), page.encoding)
    return Status.CLEAN


@policy.command()
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE.toml...", help="Policy files, or policies by name.")],
) -> int:
    """Check policy files: ok, or the first mistake with file, line, the allowed values and the nearest name.

    Exit status: 0 all are right; 2 one has a mistake.
    """
    status = Status.CLEAN
    for file in files:
        try:
            checked = load_policy(file)
        except PolicyError as error:
            say_error(error)
            status = Status.NOT_RUN
        else:
            after = f", extends {', then '.join(checked.chain[1:])}" if checked.chain[1:] else ""
            _say(f"{file}: ok{after}")
    return status


@policy.command()
def diff(left: Name, right: Name, format: Format = "terminal", no_color: NoColor = False) -> int:
    """Show where two policies differ, rule by rule. Rules that are off in both are passed over."""
    known_format(format)
    one, other = load_policy(left), load_policy(right)
    found = list(differences(one, other))
    if format == "json":
        write_json(diff_fields(one, other, found))
    else:
        page = page_of_standard_output(colour=not no_color)
        write_out(diff_page(one, other, found, page), page.encoding)
    return Status.CLEAN


@policy.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="The file to write; it must not exist yet.")],
    extends: Annotated[str, typer.Option(metavar="NAME|FILE.toml", help="The policy to build on.")] = DEFAULT_POLICY,
    title: Annotated[str, typer.Option(metavar="WORDS", help="What the policy is called.")] = "Our newsroom",
) -> int:
    """Write a policy of ten lines to begin with. It says what the policy it extends says until it is changed."""
    if file.suffix != ".toml":
        raise UsageError(f"{file}: the name of a policy file must end in .toml")
    if not title.strip():
        raise UsageError("the title is empty")
    parent = load_policy(extends)
    if is_file(extends):
        extends = Path(os.path.relpath(extends, file.parent)).as_posix()
    try:
        text = starter(title, extends, parent).encode()
    except UnicodeEncodeError as error:
        raise UsageError("the title or the name of a file is not valid text") from error
    try:
        with file.open("xb") as new_file:
            new_file.write(text)
    except FileExistsError:
        raise UsageError(f"{file}: exists already, and is left as it is") from None
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror or error}") from error
    _say(f"{file}: written; check it with: onrecord policy validate {file}")
    return Status.CLEAN


def _say(line: str) -> None:
    """One line of the answer, with nothing from a file or its name that could act on the terminal."""
    page = page_of_standard_output(colour=False)
    write_out(f"{one_line(line, page)}\n", page.encoding)
