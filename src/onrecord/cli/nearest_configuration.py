"""Finds the configuration file that counts for a story: the nearest one, from its folder upward."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.cli.configuration import FILE, SHARED_FILE, Configuration, absolute
from onrecord.cli.configuration_file import has_table, read_configuration
from onrecord.errors import UsageError


class Configurations:
    """Finds the configuration of each story; a file is read once.

    ``given`` is the file that counts for all stories, in place of those beside them. ``isolated``: none counts.
    """

    def __init__(self, given: Path | None = None, *, isolated: bool = False) -> None:
        if given is not None and isolated:
            raise UsageError("--config and --isolated exclude each other")
        self._all = Configuration() if isolated else None
        if given is not None:
            self._all = read_configuration(given)
        self._known: dict[Path, Configuration] = {}

    def of_story(self, story: Path) -> Configuration:
        """The configuration that counts for the story at this path."""
        return self.of_folder(absolute(story).parent)

    def of_folder(self, folder: Path) -> Configuration:
        """The configuration that counts in a folder."""
        if self._all is not None:
            return self._all
        folder = absolute(folder)
        if folder not in self._known:
            found = _in_folder(folder)
            if found is None:
                found = Configuration() if folder == folder.parent else self.of_folder(folder.parent)
            self._known[folder] = found
        return self._known[folder]

    def files(self) -> Iterator[Path]:
        """The files that were read."""
        read = [self._all] if self._all is not None else self._known.values()
        yield from dict.fromkeys(configuration.file for configuration in read if configuration.file is not None)


def _in_folder(folder: Path) -> Configuration | None:
    """The configuration that a folder itself holds."""
    file, shared = folder / FILE, folder / SHARED_FILE
    if file.is_file():
        return read_configuration(file)
    return read_configuration(shared) if shared.is_file() and has_table(shared) else None
