"""One policy file: read, checked key by key, and every mistake answered with file, line and what is allowed there."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from onrecord.errors import PolicyError
from onrecord.judge.rule import Rule
from onrecord.judge.toml_file import TomlChecker, place_of, read_toml
from onrecord.model import LEVEL_ORDER

_LEVELS = ("off", *LEVEL_ORDER)
_FAIL_LEVELS = ("note", "warning", "error")
_HEAD = ("title", "extends", "fail_level", "rules")
_TABLE = ("level", "wording", "clause", "url", "settings")
WORDING_FIELDS = ("source", "words")
"""What a wording may name: the label of the source (the words found, where there is no source), and the words."""


@dataclass(frozen=True)
class PolicyFile:
    """A policy file whose own keys are known to be right. ``place`` is how messages name it."""

    name: str
    place: str
    text: str
    head: Mapping[str, Any]
    rules: Mapping[str, Mapping[str, Any]]
    folder: Path | None = None

    def at(self, *keys: str) -> str:
        """File and line of a key, for messages."""
        return place_of(self.place, self.text, keys)


def read_policy(file: Path | Traversable, rules: Mapping[str, Rule], name: str | None = None) -> PolicyFile:
    """Read and check one file; PolicyError where it is missing, is not TOML, or says something unknown."""
    place = f"policy {name}" if name else str(file)
    text, content = read_toml(file, place, "policy", PolicyError)
    _Checker(place, text, PolicyError, rules).check(content)
    return PolicyFile(
        name=name or (file.stem if isinstance(file, Path) else place),
        place=place,
        text=text,
        head={key: value for key, value in content.items() if key != "rules"},
        rules=content.get("rules", {}),
        folder=file.parent if isinstance(file, Path) and name is None else None,
    )


@dataclass(frozen=True)
class _Checker(TomlChecker):
    rules: Mapping[str, Rule]

    def check(self, content: Mapping[str, Any]) -> None:
        self.known_keys(content, _HEAD, (), "key")
        for key in ("title", "extends"):
            self.text_value(content, key, (key,))
        if not content.get("title", "").strip():
            raise PolicyError(f'{self.place}: the policy has no title; say title = "…"')
        self.one_of(content, "fail_level", _FAIL_LEVELS, ())
        tables = self.table(content, "rules", ())
        self.known_keys(tables, self.rules, ("rules",), "rule")
        for code in tables:
            self.check_rule(code, self.table(tables, code, ("rules",)))

    def check_rule(self, code: str, table: Mapping[str, Any]) -> None:
        path = ("rules", code)
        self.known_keys(table, _TABLE, path, "key")
        self.one_of(table, "level", _LEVELS, path)
        for key in ("wording", "clause", "url"):
            self.text_value(table, key, (*path, key))
        self.check_wording(table.get("wording", ""), path)
        url = table.get("url", "")
        if url and not re.match(r"https?://\S+$", url):
            self.wrong((*path, "url"), f"url must be a web address, not {url!r}")
        settings = self.table(table, "settings", path)
        if settings:
            self.check_settings(code, self.rules[code].settings, settings, (*path, "settings"))

    def check_wording(self, wording: str, path: tuple[str, ...]) -> None:
        try:
            fields = [name for _, name, _, _ in string.Formatter().parse(wording) if name is not None]
        except ValueError as error:
            self.wrong((*path, "wording"), f"wording cannot be read: {error}")
        for name in fields:
            if name not in WORDING_FIELDS:
                allowed = ", ".join(f"{{{f}}}" for f in WORDING_FIELDS)
                self.wrong((*path, "wording"), f"wording names {{{name}}}; allowed: {allowed}")

    def check_settings(
        self, code: str, model: type[BaseModel] | None, settings: Mapping[str, Any], path: tuple[str, ...]
    ) -> None:
        if model is None:
            self.wrong(path, f"rule {code} has no settings")
        self.known_keys(settings, model.model_fields, path, "setting")
        try:
            model.model_validate(settings)
        except ValidationError as error:
            first = error.errors()[0]
            where = [str(part) for part in first["loc"]]
            self.wrong((*path, *where), f"{'.'.join(where)} of {code}: {first['msg']} (found {first['input']!r})")
