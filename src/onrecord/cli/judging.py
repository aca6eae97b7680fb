"""By which policy each story is judged: what the options say, and where they are silent its configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.check import DEFAULT_POLICY
from onrecord.cli.bounds import limits_with
from onrecord.cli.configuration import Configuration, Settings
from onrecord.cli.configuration_file import FAIL_LEVELS, MIN_LEVELS
from onrecord.cli.digests import digest_of_policy
from onrecord.cli.nearest_configuration import Configurations
from onrecord.cli.output import STANDARD_INPUT
from onrecord.errors import UsageError
from onrecord.judge import Policy, load_policy
from onrecord.judge.nearest import hint
from onrecord.judge.selection import narrowed
from onrecord.model import Level
from onrecord.read.limits import Limits


class Judging:
    """The policies of a run, each loaded once; a mistake in one is a UsageError as soon as it is asked for."""

    def __init__(
        self, options: Settings, configurations: Configurations, limits: Mapping[str, int] | None = None
    ) -> None:
        self._options, self._configurations, self._limits = options, configurations, limits or {}
        self._known: dict[Settings, Policy] = {}
        self._digests: dict[int, str] = {}

    def configuration(self, story: str) -> Configuration:
        """The configuration for a story or a folder of stories; that of the current folder for standard input."""
        if story == STANDARD_INPUT:
            return self._configurations.of_folder(Path.cwd())
        path = Path(story)
        return self._configurations.of_folder(path) if path.is_dir() else self._configurations.of_story(path)

    def policy(self, story: str) -> Policy:
        """The policy for a story, with the rules and levels asked for."""
        configured = self.configuration(story)
        own = configured.settings if story == STANDARD_INPUT else configured.for_story(Path(story))
        settings = self._options.over(own)
        if settings not in self._known:
            self._known[settings] = narrowed(
                load_policy(settings.policy or DEFAULT_POLICY),
                select=settings.select,
                ignore=settings.ignore or (),
                min_level=settings.min_level,
                fail_level=settings.fail_level,
            )
        return self._known[settings]

    def limits(self, story: str) -> Limits:
        """How much a story may be and how long it may take: what options say, then its configuration."""
        return limits_with(self.configuration(story).limits, self._limits)

    def facts(self, story: str) -> tuple[str, Limits]:
        """What a story is judged by and within, for a digest of it."""
        policy = self.policy(story)
        if id(policy) not in self._digests:
            self._digests[id(policy)] = digest_of_policy(policy)
        return self._digests[id(policy)], self.limits(story)

    def files(self) -> set[Path]:
        """The files that say how stories are judged."""
        policies = (settings.policy for settings in self._known)
        return {*self._configurations.files(), *(Path(name) for name in policies if name and name.endswith(".toml"))}


def settings_of_options(
    policy: str | None,
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    min_level: str | None,
    fail_level: str | None,
) -> Settings:
    """The settings that options give; codes may stand apart by commas. UsageError for a level that is none."""
    return Settings(
        policy=policy,
        select=_codes(select),
        ignore=_codes(ignore),
        min_level=_level("--min-level", min_level, MIN_LEVELS),
        fail_level=_level("--fail-level", fail_level, FAIL_LEVELS),
    )


def _codes(words: Iterable[str] | None) -> tuple[str, ...] | None:
    if not words:
        return None
    return tuple(code for word in words for code in word.replace(",", " ").split())


def _level(option: str, word: str | None, allowed: tuple[str, ...]) -> Level | None:
    if word is None:
        return None
    if word not in allowed:
        raise UsageError(f"{option} cannot be {word!r}; {hint(word, allowed)}allowed: {', '.join(allowed)}")
    return Level(word)
