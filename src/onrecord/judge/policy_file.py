"""One policy file: read, checked key by key, and every mistake answered with file, line and what is allowed there."""

from __future__ import annotations

import os
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
from onrecord.judge.setting_problem import setting_problem
from onrecord.judge.toml_file import TomlChecker, place_of, read_toml
from onrecord.judge.toml_value import LONGEST, found
from onrecord.model import LEVEL_ORDER

_ADDRESS = re.compile(r"https?://[^\s<>\"|\\^`{}]+")
_LEVELS = ("off", *LEVEL_ORDER)
_FAIL_LEVELS = ("note", "warning", "error")
HEAD = ("title", "extends", "own_clauses", "fail_level", "rules")
TABLE = ("level", "wording", "clause", "url", "settings")
"""What a policy file may say at its top, and of each rule."""
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

    @property
    def identity(self) -> str:
        """The same for the same file, by whatever path it was found."""
        return self.place if self.folder is None else os.path.realpath(self.place)

    @property
    def label(self) -> str:
        """How the policy is named where it is shown: a profile by name, a file by its path."""
        return self.name if self.folder is None else os.path.normpath(self.place)


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
        self.known_keys(content, HEAD, (), "key")
        for key in ("title", "extends"):
            self.text_value(content, key, (key,))
        if not content.get("title", "").strip():
            self.wrong(("title",), 'the policy has no title; say title = "…"')
        if not isinstance(content.get("own_clauses", False), bool):
            self.wrong(("own_clauses",), f"own_clauses must be true or false, not {found(content['own_clauses'])}")
        self.one_of(content, "fail_level", _FAIL_LEVELS, ())
        tables = self.table(content, "rules", ())
        self.known_keys(tables, self.rules, ("rules",), "rule")
        for code in tables:
            self.check_rule(code, self.table(tables, code, ("rules",)))

    def check_rule(self, code: str, table: Mapping[str, Any]) -> None:
        path = ("rules", code)
        self.known_keys(table, TABLE, path, "key")
        self.one_of(table, "level", _LEVELS, path)
        for key in ("wording", "clause", "url"):
            self.text_value(table, key, (*path, key))
        self.check_wording(table.get("wording", ""), path)
        url = table.get("url", "")
        if url and not (_ADDRESS.fullmatch(url) and url.isprintable()):
            self.wrong(
                (*path, "url"), f"url must be a web address that begins with http:// or https://, not {found(url)}"
            )
        settings = self.table(table, "settings", path)
        if settings:
            self.check_settings(code, self.rules[code].settings, settings, (*path, "settings"))

    def check_wording(self, wording: str, path: tuple[str, ...]) -> None:
        try:
            fields = [field for field in string.Formatter().parse(wording) if field[1] is not None]
        except ValueError:
            self.wrong((*path, "wording"), "wording has a brace without its pair; write {{ or }} for the sign itself")
        allowed = ", ".join(f"{{{f}}}" for f in WORDING_FIELDS)
        for _, name, form, conversion in fields:
            if name is None or name not in WORDING_FIELDS:
                self.wrong((*path, "wording"), f"wording names {{{(name or '')[:LONGEST]}}}; allowed: {allowed}")
            if form or conversion:
                self.wrong(
                    (*path, "wording"),
                    f"wording says how to print {{{name[:LONGEST]}}}; allowed: {allowed}, as they are",
                )

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
            name, *entry = first["loc"]
            what = f"{name} of {code}" + "".join(f", entry {e + 1}," for e in entry if isinstance(e, int))
            self.wrong((*path, str(name)), f"{what} {setting_problem(first)}")
