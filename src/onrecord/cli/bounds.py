"""How much a story may be and how long it may take, as options and configuration say."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

from onrecord.errors import TooLargeError, UsageError
from onrecord.judge.nearest import hint
from onrecord.read.limits import Limits, names, within

LIMIT_HELP = f"Change a limit on what is read: {', '.join(names())}."


class _TimeOver(BaseException):
    """The time for one story is over. No Exception, so that nothing on the way takes it for a fault of its own."""


def limits_of_options(words: Iterable[str] | None) -> dict[str, int]:
    """The limits that ``--limit NAME=VALUE`` sets; UsageError for a name that is none, or a value that is no number."""
    found = {}
    for word in words or ():
        name, _, value = word.partition("=")
        if name not in names():
            raise UsageError(f"--limit {word!r}: unknown limit; {hint(name, names())}known are {', '.join(names())}")
        if not (value.isascii() and value.isdigit() and int(value[:18]) > 0 and len(value) < 18):
            raise UsageError(f"--limit {word!r}: a limit is a whole number above 0, as in {name}=5000")
        found[name] = int(value)
    return found


@contextmanager
def bounded(story: str, limits: Limits) -> Iterator[None]:
    """Keep the reading and checking of one story within the limits; TooLargeError where its time is over."""
    with within(limits), _in_time(story, limits.seconds):
        yield


@contextmanager
def _in_time(story: str, seconds: int) -> Iterator[None]:
    """Stop what runs inside when its time is over.

    The system's alarm ends Python code and pattern matching at once, the libraries' own code as soon as it returns.
    There is none on Windows and in other threads than the first; there a story may take as long as it likes.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _over)
    try:
        # Again each second: an alarm that falls into a finaliser is lost there
        signal.setitimer(signal.ITIMER_REAL, seconds, 1)
        yield
        signal.setitimer(signal.ITIMER_REAL, 0)
    except _TimeOver:
        signal.setitimer(signal.ITIMER_REAL, 0)
        raise TooLargeError(f"{story}: took longer than {seconds:,} seconds; --limit seconds=N gives it N") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _over(number: int, frame: FrameType | None) -> None:
    raise _TimeOver


def limits_with(*changes: Mapping[str, int]) -> Limits:
    """The limits with the changes, later ones before earlier."""
    limits = Limits()
    for change in changes:
        limits = limits.over(change)
    return limits
