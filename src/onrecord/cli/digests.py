"""Digests of what a report rests on, to know later whether it would still be made the same way.

What could change a report counts: the story's bytes, the policy and limits, the code and models of onrecord, the
libraries it stands on, and what other packages add to it. A digest that differs for nothing costs a story's time; one
that stays the same where a report would differ leaves an old report standing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Set
from dataclasses import asdict, is_dataclass
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import onrecord
from onrecord.judge import Policy

_GROUPS = ("onrecord.rules", "onrecord.readers", "onrecord.reporters")
_FACTS = "model.json"
"""The file of a model that holds the digests of its other files, which are large."""


def digest(value: object) -> str:
    """The digest of a value made of plain parts, dataclasses and models."""
    written = json.dumps(value, sort_keys=True, default=_plain)
    return digest_of_bytes(written.encode("utf-8", "surrogatepass"))


def digest_of_bytes(data: bytes) -> str:
    """The digest of some bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_of_file(file: Path, *, most: int) -> str | None:
    """The digest of a file; None for one that cannot be read, is no ordinary file or has more than ``most`` bytes."""
    try:
        if not file.is_file() or file.stat().st_size > most:
            return None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def digest_of_policy(policy: Policy) -> str:
    """The digest of a policy: what it judges by and the words it does so in."""
    rules = {
        code: [rule.level, rule.settings, rule.wording, rule.clause, rule.url] for code, rule in policy.rules.items()
    }
    return digest([policy.name, policy.title, policy.fail_level, policy.min_level, rules])


def digest_of_program(pipeline: str, model: str) -> str:
    """The digest of what makes reports: onrecord as it stands on the disk, its models and the packages it needs."""
    folder = Path(onrecord.__file__).parent
    weights = folder / "analyse" / "weights"
    own = {
        path.relative_to(folder).as_posix(): _of_small_file(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix != ".pyc" and path.is_file() and (weights not in path.parents or path.name == _FACTS)
    }
    offered = [
        [point.group, point.name, point.value, point.dist and [point.dist.name, point.dist.version]]
        for group in _GROUPS
        for point in entry_points(group=group)
    ]
    names = [*_needed(), pipeline.replace("_", "-")]
    return digest([onrecord.__version__, own, _versions(names), offered, pipeline, model, _of_model(model)])


def _of_model(name: str) -> str | None:
    """The digest of what a model says of itself, where it is a folder; those that come with onrecord are part of it."""
    return _of_small_file(Path(name) / _FACTS) if Path(name).is_dir() else None


def _of_small_file(file: Path) -> str | None:
    return digest_of_file(file, most=10_000_000)


def _needed() -> list[str]:
    """The names of the packages that onrecord needs, without those of its extras."""
    try:
        lines = requires("onrecord") or []
    except PackageNotFoundError:
        return []
    return [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in lines if "extra ==" not in line]


def _versions(names: Iterable[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name in names:
        try:
            found[name] = version(name)
        except (PackageNotFoundError, ValueError):
            found[name] = None
    return found


def _plain(value: object) -> Any:
    """A value that JSON does not know, in parts that it does, in an order that stays."""
    if isinstance(value, BaseModel):
        return value.model_dump()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Set):
        return sorted(value, key=repr)
    return str(value)
