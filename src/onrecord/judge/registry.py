"""Which rules there are: every file of judge/rules, and what other packages offer under ``onrecord.rules``."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType, ModuleType

from onrecord.errors import UsageError
from onrecord.judge import rules as own_rules
from onrecord.judge.rule import Rule

GROUP = "onrecord.rules"
"""Entry point group: each entry names a Rule, or a module that holds some."""


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of codes. UsageError where a rule from outside is broken or named twice."""
    found: dict[str, Rule] = {}
    for found_rule in (*_own(), *offered(entry_points(group=GROUP))):
        if found_rule.code in found:
            raise UsageError(f"two rules are called {found_rule.code}")
        found[found_rule.code] = found_rule
    return MappingProxyType(dict(sorted(found.items())))


def offered(points: Iterable[EntryPoint]) -> Iterator[Rule]:
    """Rules from entry points; one that cannot be loaded or holds no rule is a UsageError."""
    for point in points:
        try:
            thing = point.load()
        except Exception as error:  # foreign code may raise anything
            problem = f"{type(error).__name__}: {error}".replace("\n", " ")
            raise UsageError(f"rule {point.name} ({point.value}) cannot be loaded: {problem}") from error
        rules = [thing] if isinstance(thing, Rule) else _rules_in(thing)
        if not rules:
            raise UsageError(f"rule {point.name} ({point.value}) holds no rule")
        yield from rules


def _own() -> Iterator[Rule]:
    for module in pkgutil.iter_modules(own_rules.__path__):
        yield from _rules_in(import_module(f"{own_rules.__name__}.{module.name}"))


def _rules_in(module: ModuleType | object) -> list[Rule]:
    return [thing for thing in vars(module).values() if isinstance(thing, Rule)] if hasattr(module, "__dict__") else []
