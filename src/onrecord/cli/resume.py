"""Going on where a run stopped: which reports in a folder are still those that would be made now.

A report is up to date where the folder's record says that it was made of the story as it is, by the same policy,
options, configuration and onrecord, and where it is still as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from onrecord.cli.digests import digest, digest_of_bytes, digest_of_file
from onrecord.cli.messages import say
from onrecord.cli.output import STANDARD_INPUT
from onrecord.cli.run_record import Made, RunRecord
from onrecord.errors import StoryError
from onrecord.read.limits import Limits

_LARGEST_REPORT = 1_000_000_000
"""Bytes of a report that is looked at again."""


class FolderRun:
    """One run that writes a report for each story into a folder, and what earlier runs have left there.

    ``names`` are the files of the reports. ``settings`` gives all that decides what a story's report says, besides the
    story itself, and ``limits`` how large a story may be.
    """

    def __init__(
        self,
        folder: Path,
        names: Mapping[str, Path],
        settings: Callable[[str], object],
        limits: Callable[[str], Limits],
    ) -> None:
        self._names = names
        self._record = RunRecord(folder)
        # Before the work: a story that changes meanwhile is then done again
        self._stories = {story: _of_story(story, limits(story)) for story in names}
        self._settings = {story: digest([story, settings(story)]) for story in names}

    def doubt(self, story: str) -> str | None:
        """Why what stands in the folder may not be the story's report as it is; None where it was made to be."""
        made = self._recorded(story)
        if made is None:
            return "may be of another story or version"
        if made.story != self._stories[story]:
            return "is older than its story"
        return None if made.settings == self._settings[story] else "was made in another way"

    def up_to_date(self, story: str) -> bool:
        """Whether the story's report is there, and what would be written now."""
        made = self._recorded(story)
        if made is None or self.doubt(story) is not None:
            return False
        return made.report == digest_of_file(self._names[story], most=_LARGEST_REPORT)

    def written(self, story: str, data: bytes, *, fails: bool = False) -> None:
        """Record that the story's report has been written, with these bytes."""
        digest_of_story = self._stories[story]
        if digest_of_story is not None:
            made = Made(digest_of_story, self._settings[story], digest_of_bytes(data), fails)
            self._record.add(self._names[story], made)

    def failed(self, stories: Iterable[str]) -> bool:
        """Whether one of these stories failed when its report was made."""
        return any(made.fails for story in stories if (made := self._recorded(story)) is not None)

    def _recorded(self, story: str) -> Made | None:
        return self._record.of(self._names[story]) if story in self._names else None


def left_to_do(
    stories: Mapping[str, StoryError | None], up_to_date: Callable[[str], bool]
) -> dict[str, StoryError | None]:
    """The stories whose report is not up to date; says how many are passed over."""
    left = {story: problem for story, problem in stories.items() if problem is not None or not up_to_date(story)}
    passed = len(stories) - len(left)
    if passed:
        one = "1 story is passed over, since its report is up to date"
        say(one if passed == 1 else f"{passed:,} stories are passed over, since their reports are up to date")
    return left


def _of_story(story: str, limits: Limits) -> str | None:
    """The digest of a story; None where it is none that could be found the same again."""
    if story == STANDARD_INPUT:
        return None
    return digest_of_file(Path(story), most=max(limits.docx_bytes, limits.text_bytes))
