"""Going on where a run stopped: which reports in a folder are still those of their stories.

Nothing is written down for this. A report is up to date where it is newer than its story, than all that says how the
story is judged, and than onrecord itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import onrecord
from onrecord.cli.messages import say
from onrecord.cli.output import STANDARD_INPUT
from onrecord.errors import StoryError


def left_to_do(
    stories: Mapping[str, StoryError | None], names: Mapping[str, Path], judged_by: Iterable[Path] = ()
) -> dict[str, StoryError | None]:
    """The stories whose report is missing or older than what it rests on; says how many are passed over.

    ``names`` are the files of the reports. Stories that share their file name with another are always done again: whose
    report stands under which name depends on what else was there.
    """
    newest = max(map(_changed, [Path(onrecord.__file__), *judged_by]), default=0)
    left = {story: problem for story, problem in stories.items() if not _done(story, names.get(story), newest)}
    passed = len(stories) - len(left)
    if passed:
        say(
            f"{_stories(passed)} passed over, since their reports are up to date; the exit status is that of the others"
        )
    return left


def _done(story: str, report: Path | None, newest: int) -> bool:
    if story == STANDARD_INPUT or report is None or report.stem != Path(story).stem:
        return False
    if not report.is_file() or report.with_stem(f"{report.stem}-2").exists():
        return False
    return _changed(report, moved=False) > max(_changed(Path(story)), newest)


def _changed(file: Path, *, moved: bool = True) -> int:
    """When a file was last written, or put where it stands; one that is not there counts as changed just now."""
    try:
        facts = file.stat()
    except OSError:
        return 1 << 63
    return max(facts.st_mtime_ns, facts.st_ctime_ns) if moved else facts.st_mtime_ns


def _stories(number: int) -> str:
    return "1 story is" if number == 1 else f"{number:,} stories are"
