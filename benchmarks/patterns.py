"""How the time of every regular expression grows with its text, on the texts that it finds hardest.

    python -m benchmarks.patterns [--from 16000] [--to 1000000]

For each pattern the hardest texts of ``tests/patterns.py`` are tried at the smaller size, and the slowest of them at
the larger. Growth is given against that of the sizes: about 1 is linear. What grows much faster is printed, and the
exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import islice

from tests.patterns import Found, attacks, patterns

GENEROUS = 4.0
"""How many times faster than linear growth still counts as about linear: caches and short times make figures uneven."""

NOTHING = 0.02
"""Seconds below which a time tells nothing of its growth."""


def seconds(found: Found, text: str) -> float:
    """Processor time of one pattern on one text."""
    start = time.process_time()
    found.try_on(text)
    return time.process_time() - start


def growth(found: Found, small: int, large: int) -> tuple[float, float, str]:
    """Time at the large size, how it grew against linear growth, and how the text begins."""
    timed = [(seconds(found, text), number, text[:40]) for number, text in enumerate(attacks(found.pattern, small))]
    before, number, opening = max(timed)
    after = seconds(found, next(islice(attacks(found.pattern, large), number, None)))
    return after, (after / max(before, 1e-4)) / (large / small), opening


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--from", dest="small", type=int, default=16_000, help="characters of the smaller text")
    parser.add_argument("--to", dest="large", type=int, default=1_000_000, help="characters of the larger text")
    options = parser.parse_args()
    found = patterns()[0]
    rows = []
    for one in found:
        large = one.longest(options.large)
        after, ratio, opening = growth(one, min(options.small, large), large)
        rows.append((after, ratio, one.where, large, opening))
    rows.sort(reverse=True)
    print(f"{len(found)} patterns; the slowest ten at the larger size:")
    for after, ratio, where, large, opening in rows[:10]:
        print(f"  {after:7.3f} s  {ratio:5.2f} × linear  {large:>9,} characters  {where}  {opening!r}")
    fast = [row for row in rows if row[1] > GENEROUS and row[0] > NOTHING]
    for after, ratio, where, large, opening in fast:
        print(f"grows too fast: {where}: {after:.3f} s, {ratio:.1f} × linear, {large:,} characters of {opening!r}")
    print(f"{len(fast)} of {len(found)} grow faster than {GENEROUS:g} × linear")
    return 1 if fast else 0


if __name__ == "__main__":
    sys.exit(main())
