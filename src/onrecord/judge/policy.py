"""A newsroom policy: which rules hold, how grave they are, with what settings, in whose words.

A policy is a TOML file. All keys are optional except ``title``::

    title = "Modelled on …"
    extends = "neutral"                 # another profile by name, or a file beside this one
    fail_level = "warning"              # error | warning | note: from which level a story fails
    own_clauses = true                  # what it extends lends levels and settings, but no clause and no url

    [rules.anon-no-reason]
    level = "warning"                   # off | question | note | warning | error
    wording = "Say why {source} is not named."      # in place of the rule's own message
    clause = "Tell readers why …"       # the policy's requirement, paraphrased
    url = "https://…"                   # where it can be read
    [rules.anon-no-reason.settings]     # the rule's own settings
    also = ["trader"]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from onrecord.errors import PolicyError
from onrecord.judge.nearest import hint
from onrecord.judge.policy_file import PolicyFile, read_policy
from onrecord.judge.registry import all_rules
from onrecord.model import LEVEL_ORDER, Finding, Level

DEFAULT_FAIL_LEVEL = Level.WARNING


@dataclass(frozen=True, slots=True)
class RulePolicy:
    """What a policy says about one rule; ``level`` is None where the rule is off.

    ``origins`` names the policy of the chain that says so, for "level", "wording", "clause", "url" and each
    "settings.…"; what no policy says is not in it.
    """

    level: Level | None
    settings: BaseModel | None = None
    wording: str | None = None
    clause: str | None = None
    url: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Policy:
    """A policy with everything it extends worked in; ``rules`` has an entry for every rule that exists.

    ``min_level`` is the level below which findings are not shown. ``chain`` names the policy and those it extends.
    """

    name: str
    title: str
    fail_level: Level = DEFAULT_FAIL_LEVEL
    rules: Mapping[str, RulePolicy] = field(default_factory=dict)
    min_level: Level = LEVEL_ORDER[0]
    chain: tuple[str, ...] = field(default=(), compare=False)

    def fails(self, findings: Iterable[Finding]) -> bool:
        """Whether a story with these findings fails: one not suppressed stands at or above the fail level."""
        limit = LEVEL_ORDER.index(self.fail_level)
        return any(not f.suppressed and LEVEL_ORDER.index(f.level) >= limit for f in findings)

    def shown(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings at or above the level below which none is shown."""
        limit = LEVEL_ORDER.index(self.min_level)
        return tuple(finding for finding in findings if LEVEL_ORDER.index(finding.level) >= limit)


def policy_names() -> tuple[str, ...]:
    """The names of the profiles that come with the package."""
    return tuple(sorted(p.name.removesuffix(".toml") for p in _profiles().iterdir() if p.name.endswith(".toml")))


def is_file(name: str) -> bool:
    """Whether a policy called for by this name is a file: it has a slash, or ends in ``.toml``."""
    return name.endswith(".toml") or "/" in name or "\\" in name


def load_policy(name_or_path: str | Path) -> Policy:
    """The policy of that name, or in that TOML file (see ``is_file``).

    Raises PolicyError, in one line with file and line, where the policy is unknown or has a mistake.
    """
    chain = _chain(name_or_path)
    head: dict[str, Any] = {}
    tables: dict[str, dict[str, Any]] = {}
    origins: dict[str, dict[str, str]] = {}
    for part in reversed(chain):
        head.update(part.head)
        if part.head.get("own_clauses", False):
            _forget(("clause", "url"), *tables.values(), *origins.values())
        for code, table in part.rules.items():
            merged = tables.setdefault(code, {})
            settings = {**merged.get("settings", {}), **table.get("settings", {})}
            merged.update(table, settings=settings)
            said = [*table.keys() - {"settings"}, *(f"settings.{name}" for name in table.get("settings", {}))]
            origins.setdefault(code, {}).update(dict.fromkeys(said, part.label))
    return Policy(
        name=chain[0].name,
        title=head["title"],
        fail_level=Level(head.get("fail_level", DEFAULT_FAIL_LEVEL)),
        rules={code: _rule_policy(code, tables.get(code, {}), origins.get(code, {})) for code in all_rules()},
        chain=tuple(part.label for part in chain),
    )


def _forget(keys: Iterable[str], *tables: dict[str, Any]) -> None:
    for key in keys:
        for table in tables:
            table.pop(key, None)


def _rule_policy(code: str, table: Mapping[str, Any], origins: Mapping[str, str]) -> RulePolicy:
    rule = all_rules()[code]
    level = table.get("level", rule.level)
    return RulePolicy(
        level=None if level == "off" else Level(level),
        settings=rule.settings.model_validate(table.get("settings", {})) if rule.settings else None,
        # an empty string takes back what an extended policy says
        wording=table.get("wording") or None,
        clause=table.get("clause") or None,
        url=table.get("url") or None,
        origins=origins,
    )


def _chain(name_or_path: str | Path) -> list[PolicyFile]:
    """The file of a policy and of all that it extends, the farthest last."""
    chain = [_find(name_or_path, None)]
    while (wanted := chain[-1].head.get("extends")) is not None:
        try:
            following = _find(wanted, chain[-1])
        except PolicyError as error:
            # an unknown name is a mistake of the last file, which the message names already
            asking = [part.at("extends") for part in reversed(chain if is_file(wanted) else chain[:-1])]
            by = f" (extended by {', extended by '.join(asking)})" if asking else ""
            raise PolicyError(f"{error}{by}") from error
        if any(following.identity == part.identity for part in chain):
            raise PolicyError(f"{chain[-1].at('extends')}: extends {wanted!r}, which extends this policy again")
        chain.append(following)
    return chain


def _find(name_or_path: str | Path, asking: PolicyFile | None) -> PolicyFile:
    wanted = str(name_or_path)
    if isinstance(name_or_path, Path) or is_file(wanted):
        return _read(wanted, asking)
    if wanted in policy_names():
        return read_policy(_profiles() / f"{wanted}.toml", all_rules(), name=wanted)
    where = f"{asking.at('extends')}: " if asking is not None else ""
    raise PolicyError(
        f"{where}unknown policy {wanted!r}; {hint(wanted, policy_names())}"
        f"there are: {', '.join(policy_names())}, or a file ending in .toml"
    )


def _read(wanted: str, asking: PolicyFile | None) -> PolicyFile:
    """The file at a path, which counts from the folder of the policy that extends it."""
    path = Path(wanted)
    with suppress(RuntimeError):  # there is no such user: the name is taken as it stands
        path = path.expanduser()
    if asking is not None and asking.folder is not None:
        path = asking.folder / path
        if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe or a device would be waited for
            raise PolicyError(f"{path}: cannot be read: it is no file")
    return read_policy(path, all_rules())


def _profiles() -> Any:
    return files("onrecord.judge") / "policies"
