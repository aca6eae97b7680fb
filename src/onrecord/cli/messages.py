"""What the command says besides the report, on standard error, and the status it exits with."""

from __future__ import annotations

import os
import sys
import traceback
from enum import IntEnum

from onrecord.report.clean import one_line
from onrecord.report.page import Page

DEBUG = "ONRECORD_DEBUG"
"""With this environment variable set, a fault in onrecord also shows its traceback."""


class Status(IntEnum):
    """Exit statuses; 0 to 3 are fixed by the contract, the others are those of any Unix command."""

    CLEAN = 0
    FINDINGS = 1
    NOT_RUN = 2
    UNREADABLE = 3
    INTERRUPTED = 130
    READER_GONE = 141
    TERMINATED = 143


class Terminated(BaseException):
    """The system has asked the command to end, or its terminal has gone; it clears up as it does after Ctrl-C."""


def say(message: str) -> None:
    """One line on standard error, with nothing in it that could act on the terminal."""
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    print(f"onrecord: {one_line(message, Page(encoding=encoding))}", file=sys.stderr)


def say_error(error: BaseException) -> None:
    """The message of an error on one line; its cause with traceback where debugging was asked for."""
    say(str(error) or type(error).__name__)
    if os.environ.get(DEBUG):
        fault = error.__cause__ or error
        traceback.print_exception(fault, file=sys.stderr)
