"""How fast onrecord is beside spaCy's own pipeline, how much memory it takes, and how long the first report takes.

    python benchmarks/speed.py [FOLDER] [--rounds N] [--json]

Everything is measured in one run, since figures from two machines or two hours do not compare. What is compared takes
turns (A B A B …) and medians are given, since machines are noisy. Words are what ``str.split`` gives of the text that
was read; loading of models is left out of words per second and is part of the time to the first report.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
FIRST_WORDS = 1_000
PARALLEL = 2


@dataclass(frozen=True)
class Child:
    """What running ``onrecord check`` as a command cost."""

    seconds: float
    """Wall time from the start of the process to the first byte of the report."""

    cpu_seconds: float
    peak_mb: float


@dataclass(frozen=True)
class Figures:
    """All that is printed. Rates are words per second, the first two per CPU-second; times are seconds."""

    stories: int
    words: int
    rounds: int
    machine: str
    torch_installed: bool
    spacy: float
    onrecord: float
    ratio: float
    one_thread_wall: float
    two_threads_wall: float
    two_processes_wall: float
    load_seconds: float
    first_report_words: int
    first_report_seconds: float
    first_report_cpu_seconds: float
    first_report_peak_mb: float
    batch_peak_mb: float


def run_child(arguments: Sequence[str]) -> Child:
    """Runs ``onrecord check`` in a process of its own.

    The peak of a child counts the memory of the process that started it, so this must run while that is still small.
    """
    command = [sys.executable, "-m", "onrecord", "check", "--exit-zero", *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    seconds = time.perf_counter() - start
    process.stdout.read()
    problem = process.stderr.read().decode(errors="replace").strip()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"onrecord check {' '.join(arguments)} failed: {problem}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Child(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def thousand_words(texts: Sequence[str]) -> str:
    """A story of FIRST_WORDS words, put together from the paragraphs of several; the whole where there are fewer."""
    paragraphs: list[str] = []
    left = FIRST_WORDS
    for paragraph in (p for text in texts for p in text.split("\n") if p.strip()):
        words = paragraph.split()[:left]
        paragraphs.append(" ".join(words))
        left -= len(words)
        if not left:
            break
    return "\n\n".join(paragraphs) + "\n"


def in_turns(rounds: int, clock: Callable[[], float], *works: Callable[[], Any]) -> list[float]:
    """The median time of each work over some rounds in which they take turns; one round before does not count."""
    times: list[list[float]] = [[] for _ in works]
    for number in range(rounds + 1):
        for work, taken in zip(works, times, strict=True):
            start = clock()
            work()
            if number:
                taken.append(clock() - start)
    return [median(taken) for taken in times]


_engine: Any = None


def _load_in_process() -> None:
    global _engine
    import onrecord

    _engine = onrecord.load()


def _check_in_process(path: str) -> int:
    return len(to_json(_engine, path))


def to_json(engine: Any, path: str) -> str:
    """One story read, analysed, judged and written as JSON."""
    from onrecord.report.registry import find_reporter

    text = find_reporter("json")(engine.check(path))
    assert isinstance(text, str)
    return text


def measure(folder: Path, rounds: int) -> Figures:
    """Runs all measurements, the processes of their own first."""
    from onrecord.read import find_stories, read_story

    # The folder of the fixture stories holds a README, too.
    found = STORIES.glob("*/story.*") if folder.resolve() == STORIES.resolve() else find_stories([folder])
    paths = sorted(str(path) for path in found)
    texts = [read_story(Path(path)).text for path in paths]
    return Figures(
        stories=len(paths),
        words=sum(len(text.split()) for text in texts),
        rounds=rounds,
        machine=f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}",
        torch_installed=find_spec("torch") is not None,
        **commands(paths, texts, rounds),
        **rates(paths, texts, rounds),
    )


def commands(paths: Sequence[str], texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """What the command costs: the first report of a story of a thousand words, and all stories at once."""
    with tempfile.TemporaryDirectory() as scratch:
        story = Path(scratch, "thousand-words.txt")
        story.write_text(thousand_words(texts), encoding="utf-8")
        first = [run_child([str(story)]) for _ in range(rounds)]
        return {
            "first_report_words": len(story.read_text(encoding="utf-8").split()),
            "first_report_seconds": median(child.seconds for child in first),
            "first_report_cpu_seconds": median(child.cpu_seconds for child in first),
            "first_report_peak_mb": max(child.peak_mb for child in first),
            "batch_peak_mb": run_child(["--format", "json", *paths]).peak_mb,
        }


def rates(paths: Sequence[str], texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """Words per second of spaCy alone and of onrecord, in this process, with two threads, and in two processes."""
    import spacy

    import onrecord
    from onrecord.analyse.pipeline import DEFAULT, REPUBLISHED

    start = time.perf_counter()
    engine = onrecord.load()
    load_seconds = time.perf_counter() - start
    nlp = spacy.load(DEFAULT if spacy.util.is_package(DEFAULT) else REPUBLISHED[DEFAULT])
    threaded = onrecord.load(threads=PARALLEL)

    def check_all(by: Any) -> None:
        for path in paths:
            to_json(by, path)

    alone, whole = in_turns(
        rounds, time.process_time, lambda: list(nlp.pipe(texts, batch_size=16)), lambda: check_all(engine)
    )
    with ProcessPoolExecutor(PARALLEL, mp_context=get_context("spawn"), initializer=_load_in_process) as pool:
        one, two, processes = in_turns(
            rounds,
            time.perf_counter,
            lambda: check_all(engine),
            lambda: check_all(threaded),
            lambda: list(pool.map(_check_in_process, paths)),
        )
    words = sum(len(text.split()) for text in texts)
    return {
        "spacy": words / alone,
        "onrecord": words / whole,
        "ratio": alone / whole,
        "one_thread_wall": words / one,
        "two_threads_wall": words / two,
        "two_processes_wall": words / processes,
        "load_seconds": load_seconds,
    }


def show(figures: Figures) -> None:
    from rich.console import Console
    from rich.table import Table

    title = f"{figures.stories} stories, {figures.words:,} words, medians of {figures.rounds} rounds; {figures.machine}"
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("")
    table.add_column("", justify="right")
    table.add_column("")
    rows = [
        ("spaCy's whole en_core_web_sm alone", f"{figures.spacy:,.0f}", "words per CPU-second, one thread"),
        ("onrecord: read, analyse, judge, JSON", f"{figures.onrecord:,.0f}", "words per CPU-second, one thread"),
        ("onrecord ÷ spaCy", f"{figures.ratio:.2f}", ""),
        ("one thread", f"{figures.one_thread_wall:,.0f}", "words per second of wall time"),
        ("two threads (threads=2)", f"{figures.two_threads_wall:,.0f}", "words per second of wall time"),
        ("two processes over the stories", f"{figures.two_processes_wall:,.0f}", "words per second of wall time"),
        ("loading the models", f"{figures.load_seconds:.2f}", "s, not in the rates above"),
        (
            f"first report of {figures.first_report_words:,} words",
            f"{figures.first_report_seconds:.2f}",
            f"s from the start of the command, {figures.first_report_cpu_seconds:.2f} CPU-s",
        ),
        ("peak memory, that story", f"{figures.first_report_peak_mb:,.0f}", "MB, resident"),
        ("peak memory, all stories", f"{figures.batch_peak_mb:,.0f}", "MB, resident"),
    ]
    for row in rows:
        table.add_row(*row)
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    console.print(table)
    if figures.torch_installed:
        console.print(
            "torch is installed: spaCy imports it, so loading and the first report cost more time and memory."
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=STORIES, help="stories to measure on")
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured (default 5)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    # Before numpy and its kin are loaded, which is why nothing of onrecord is imported above.
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    figures = measure(options.folder, options.rounds)
    print(json.dumps(asdict(figures), indent=1)) if options.json else show(figures)


if __name__ == "__main__":
    main()
