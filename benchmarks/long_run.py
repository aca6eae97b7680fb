"""Memory and speed over a long run: thousands of stories in one process, read from files, checked and written as JSON.

    python -m benchmarks.long_run [FOLDER ...] [--stories 2000] [--every 200]

The files are taken round and round until there are enough stories. A story that cannot be read counts as such and stops
nothing. The last line gives the growth of memory over the second half of the run, when all caches are filled.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from itertools import cycle, islice
from pathlib import Path

import onrecord
from onrecord.check import find
from onrecord.errors import StoryError
from onrecord.report.page import Page
from onrecord.report.registry import find_reporter

STORIES = Path(__file__).parents[1] / "fixtures" / "stories"
MB = 1_000_000


def resident() -> float:
    """Megabytes that the process holds, from /proc (Linux alone)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MB


def slope(points: list[tuple[int, float]]) -> float:
    """Megabytes that a thousand stories add, by the line of least squares."""
    across = sum(x for x, _ in points) / len(points)
    up = sum(y for _, y in points) / len(points)
    spread = sum((x - across) ** 2 for x, _ in points)
    return 1000 * sum((x - across) * (y - up) for x, y in points) / spread if spread else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="stories (default: those of the fixtures)")
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--every", type=int, default=200, help="how often a line is printed")
    options = parser.parse_args()
    files = [path for path, problem in find(options.folders or [STORIES]) if problem is None]
    files = [path for path in files if path.name not in {"report.json", "gold.json"}]
    engine, reporter = onrecord.load(), find_reporter("json")
    words = unreadable = written = 0
    points, start = [], time.process_time()
    for number, path in enumerate(islice(cycle(files), options.stories), start=1):
        try:
            report = engine.check(path)
        except StoryError:
            unreadable += 1
        else:
            words += len(report.article.text.split())
            written += len(reporter(report, Page()))
        if number % 20 == 0:
            points.append((number, resident()))
        if number % options.every == 0:
            spent = time.process_time() - start
            print(f"{number:>6,} stories  {points[-1][1]:7.0f} MB  {words / spent:7.0f} words/s", flush=True)
    spent = time.process_time() - start
    print(
        json.dumps(
            {
                "stories": options.stories,
                "files": len(files),
                "unreadable": unreadable,
                "words": words,
                "words_per_second_of_processor": round(words / spent),
                "peak_mb": round(max(y for _, y in points)),
                "mb_per_1000_stories_second_half": round(slope(points[len(points) // 2 :]), 2),
            }
        )
    )


if __name__ == "__main__":
    main()
