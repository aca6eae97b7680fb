"""A baseline: a file that remembers findings, so that only what is new is shown.

It holds the keys of findings and their rules by story, and no word of any story. A key stays as long as the words found
stay, wherever in the story they move. Stories are named by their paths from the folder of the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from onrecord.cli.configuration import relative
from onrecord.cli.messages import say
from onrecord.cli.output import STANDARD_INPUT, write_whole
from onrecord.errors import ConfigurationError
from onrecord.judge import Policy
from onrecord.judge.allow import ALWAYS_ON
from onrecord.judge.toml_value import found
from onrecord.model import LEVEL_ORDER, Finding, Report

FORMAT = 1
LARGEST = 100_000_000
"""Bytes of a baseline; that of 100,000 findings has six million."""

BASELINE = "baseline"
"""What ``Finding.suppressed_by`` says of a finding that a baseline hides."""

Entries = dict[str, str]
"""Of one story: the key of each finding with its rule."""


class Baseline:
    """One baseline file over a run. ``new``: what it holds is made anew of the stories checked."""

    def __init__(self, file: Path, *, new: bool = False) -> None:
        """Raises ConfigurationError for a file that is missing or damaged; a new one need not exist."""
        self._file, self._new = file, new
        self._before = {} if new and not file.exists() else _read(file)
        self._after: dict[str, Entries] = {}
        self._stale: dict[str, int] = {}

    def entries(self, story: str) -> Entries:
        """What the file holds of a story."""
        return self._before.get(relative(Path(story), self._file.parent), {}) if story != STANDARD_INPUT else {}

    def hide(self, story: str, report: Report, policy: Policy) -> Report:
        """The report with what the baseline holds suppressed; with all of its findings where the baseline is new."""
        if story == STANDARD_INPUT:
            return report
        name = relative(Path(story), self._file.parent)
        before = self._before.get(name, {})
        unseen = {key: rule for key, rule in before.items() if not _looked_for(rule, policy)}
        standing = {f.key: f.rule for f in report.findings if not f.suppressed and f.rule not in ALWAYS_ON}
        held = standing if self._new else before
        self._after[name] = {**unseen, **standing}
        gone = set(before) - set(unseen) - {finding.key for finding in report.findings}
        if gone:
            self._stale[name] = len(gone)
        return report.model_copy(update={"findings": tuple(_hidden(finding, held) for finding in report.findings)})

    def end(self) -> None:
        """Write the new file, or say which entries of an old one no longer occur."""
        lost = {name for name in self._before if not (self._file.parent / name).exists()}
        if self._new:
            kept = {name: entries for name, entries in self._before.items() if name not in lost}
            stories = {name: entries for name, entries in {**kept, **self._after}.items() if entries}
            write_whole(self._file, _written(stories))
            findings = sum(map(len, stories.values()))
            say(f"{self._file}: the baseline now holds {_counted(findings, 'finding')} of {_stories(len(stories))}")
            return
        stale = {**self._stale, **{name: len(self._before[name]) for name in lost}}
        if stale:
            entries = _counted(sum(stale.values()), "finding")
            say(
                f"{self._file}: {entries} of the baseline no longer occur{'s' if sum(stale.values()) == 1 else ''}"
                f" ({', '.join(sorted(stale)[:3])}{', …' if len(stale) > 3 else ''}); --write-baseline makes it anew"
            )


class Baselines:
    """The baselines of a run. ``file_of`` names that of a story, None where it has none; ``write`` is a new one."""

    def __init__(self, file_of: Callable[[str], Path | None], write: Path | None) -> None:
        self._file_of, self._write = file_of, write
        self._known: dict[Path, Baseline] = {}

    def find(self, story: str) -> Baseline | None:
        """The baseline for a story; a damaged one is a ConfigurationError here, before any work."""
        file = self._write or self._file_of(story)
        if file is None:
            return None
        if file not in self._known:
            self._known[file] = Baseline(file, new=file == self._write)
        return self._known[file]

    def entries(self, story: str) -> Entries | None:
        """What the story's baseline holds of it; None where it has no baseline."""
        baseline = self.find(story)
        return None if baseline is None else baseline.entries(story)

    def hide(self, story: str, report: Report, policy: Policy) -> Report:
        """The report with what the story's baseline holds suppressed."""
        baseline = self.find(story)
        return report if baseline is None else baseline.hide(story, report, policy)

    def end(self) -> None:
        """Write new baselines and say what is stale in old ones."""
        for baseline in self._known.values():
            baseline.end()


def _looked_for(rule: str, policy: Policy) -> bool:
    """Whether a run with this policy would have shown what the rule finds."""
    ruling = policy.rules.get(rule)
    return ruling is None or (ruling.level is not None and policy.min_level is LEVEL_ORDER[0])


def _hidden(finding: Finding, held: Mapping[str, str]) -> Finding:
    if finding.suppressed or held.get(finding.key) != finding.rule:
        return finding
    return finding.model_copy(update={"suppressed": True, "suppressed_by": BASELINE})


def _written(stories: Mapping[str, Entries]) -> bytes:
    """The content of a baseline file: one line a finding, in an order that version control can compare."""
    ordered = {name: dict(sorted(entries.items())) for name, entries in sorted(stories.items())}
    content = {"format": FORMAT, "stories": ordered}
    # In ASCII, so that no name of a file can be one that cannot be written
    return (json.dumps(content, indent=1) + "\n").encode("ascii")


def _read(file: Path) -> dict[str, Entries]:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ConfigurationError(f"{file}: is larger than any baseline (the limit is {LARGEST:,} bytes)")
        content: Any = json.loads(data.decode("utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(f"{file}: there is no such baseline; --write-baseline makes one") from None
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror or error}") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise ConfigurationError(f"{file}: the baseline is damaged, {where}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{file}: the baseline is damaged: {error}") from error
    if not isinstance(content, dict) or "format" not in content:
        raise ConfigurationError(f"{file}: this is no baseline of onrecord (it says no format)")
    if content["format"] != FORMAT:
        raise ConfigurationError(f"{file}: the baseline has format {found(content['format'])}; known is {FORMAT}")
    stories = content.get("stories")
    if not isinstance(stories, dict) or not all(map(_are_entries, stories.values())):
        raise ConfigurationError(f"{file}: the baseline is damaged: its stories are not keys with rules")
    return stories


def _are_entries(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(rule, str) for rule in value.values())


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number} stories"
