"""Every regular expression of the package, and for each the texts that would make it run away if anything does.

Patterns are found in the values of the modules, in what their cached functions return, and in the source, where one is
written out in a call. The texts are made from a pattern itself: what stands before a repetition, then what it repeats,
many times, then a character that nothing expects.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import regex

import onrecord

OPENED_LATER = ("onrecord.train",)
"""Packages that no story or policy ever reaches."""

MAKERS = ("onrecord.report.word_lists.any_pattern",)
"""Functions that make a pattern of what they are given; their calls are looked at instead, all of them with match."""

FUNCTIONS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
SHORT = {
    # changes() passes over sentences of more than 60 figures, figures.lines those of more than 1,200 characters
    "analyse.figures.changes._PATTERNS": 1_600,
    # Example.parse() sees the docstrings of rules, which are code, and no story
    "judge.rule:61": 2_000,
    # _runs_on() gives it the 30 characters before a mention
    "judge.rules.second_ref_first:112": 30,
    # is_caption() gives it paragraph[-160:]
    "read.captions._credit": 160,
    # is_bare_byline() turns away paragraphs of more than 90 characters
    "read.datelines._BARE_NAMES": 90,
    "read.datelines._JOB_TITLE": 90,
    # is_byline() turns away paragraphs of more than _REACH, 160 characters
    "read.datelines._BYLINE": 160,
    "read.datelines._STAFF": 160,
    # dateline_length() and is_labelled() give them paragraph[:_REACH]
    "read.datelines._STRONG": 160,
    "read.datelines._CAPITALS_ONLY": 160,
    "read.datelines._MIXED_ONLY": 160,
    "read.datelines._NO_DASH": 160,
    # surrounding_role() and is_end_note() turn away more than _LONGEST, 700 characters; corrections get so many
    "read.furniture._whole": 700,
    # read_html() gives it data[:4096]
    "read.html._CHARSET": 4_096,
}
"""Patterns that only ever see so many characters, by where they stand; all others must never run away."""

FROM_START = {"match", "fullmatch"}
STOP = "\0"
"""Ends a text of many repetitions: a character that no pattern asks for."""

PLAIN = (
    " ",
    "a",
    "A",
    "0",
    "\n",
    ".",
    ",",
    "-",
    "—",
    "'",
    "’",
    '"',
    "“",
    "(",
    "[",
    "<",
    "*",
    "_",
    "=",
    "\\",
    "é",
    "\u200b",
)
MIXED = (
    "a ",
    "A ",
    "Aa ",
    "A. ",
    "a, ",
    "said ",
    "the ",
    "and ",
    "1, ",
    "“a” ",
    '"a" ',
    "\r\n",
    " \n",
    "- ",
    "St. ",
    "A-",
    "a’",
)


@dataclass(frozen=True)
class Found:
    """A pattern, where it stands, and whether it is only ever tried from one place on."""

    where: str
    pattern: Any
    from_start: bool = False

    def longest(self, size: int) -> int:
        """How long a text of that size is when the pattern comes to see it."""
        return min(size, SHORT.get(self.where, size))

    def try_on(self, text: str) -> None:
        """Look through the text as the package does: from its start alone, or for every match."""
        words: Any = text.encode("utf-8") if isinstance(self.pattern.pattern, bytes) else text
        if self.from_start:
            self.pattern.match(words)
        else:
            for _ in self.pattern.finditer(words):
                pass


def modules() -> Iterator[ModuleType]:
    """Every module that a story or a policy may reach."""
    for info in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not info.name.startswith(OPENED_LATER) and not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


@cache
def patterns() -> tuple[tuple[Found, ...], tuple[str, ...]]:
    """All patterns, each once, and the calls whose pattern could not be had."""
    found: dict[tuple[str, int], Found] = {}
    unknown = []
    loaded = list(modules())
    sources = {module.__name__: inspect.getsource(module) for module in loaded}
    for module in loaded:
        short = module.__name__.removeprefix("onrecord.")
        for name, value in list(vars(module).items()):
            if callable(value) and getattr(value, "__module__", None) != module.__name__:
                continue  # a function or class of another module, which is looked into there
            for pattern in _in(_returned(value, module) if hasattr(value, "cache_info") else value):
                found.setdefault(_key(pattern), Found(f"{short}.{name}", pattern, _from_start(name, module, sources)))
        for line, function, pattern in _written(module):
            if pattern is None:
                unknown.append(f"{short}.{function}")
            else:
                found.setdefault(_key(pattern), Found(f"{short}:{line}", pattern, function in FROM_START))
    return tuple(found.values()), tuple(unknown)


def _from_start(name: str, module: ModuleType, sources: Mapping[str, str]) -> bool:
    """Whether the pattern of that name is only ever tried from one place on, wherever it is used."""
    users = [source for other, source in sources.items() if other == module.__name__ or _imports(source, module, name)]
    uses = {use for source in users for use in re.findall(rf"\b{name}(?:\([^()]*\))?\.(\w+)\(", source)}
    mentions = sum(len(re.findall(rf"\b{name}\b(?!(?:\([^()]*\))?\.\w+\()", source)) for source in users)
    return bool(uses) and uses <= FROM_START and mentions == len(users)  # each knows it once besides: where it is made


def _imports(source: str, module: ModuleType, name: str) -> bool:
    found = re.search(rf"from {re.escape(module.__name__)} import (\([^)]*\)|[^\n]*)", source)
    return found is not None and re.search(rf"\b{name}\b", found[1]) is not None


def _key(pattern: Any) -> tuple[Any, int]:
    return pattern.pattern, pattern.flags


def _in(value: object, depth: int = 0) -> Iterator[Any]:
    """The patterns in a value: itself, or held in a collection or the fields of an object."""
    if isinstance(value, re.Pattern | regex.Pattern):
        yield value
    elif depth < 4 and isinstance(value, Mapping):
        for part in (*value.keys(), *value.values()):
            yield from _in(part, depth + 1)
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from _in(part, depth + 1)


def _returned(function: Any, module: ModuleType) -> object:
    """What a cached function returns; one that takes the name of a word list is asked for every list of its stage."""
    parameters = list(inspect.signature(function).parameters.values())
    if not parameters:
        return function()
    lists = sorted((Path(str(module.__file__)).parent / "lexicon").glob("*.txt"))
    if [parameter.name for parameter in parameters] == ["name"] and lists:
        return [function(file.stem) for file in lists] if "Pattern" in str(function.__annotations__) else None
    return None


class _Names(dict[str, Any]):
    """The names of a module; one that only a call would know stands for the name of somebody."""

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            return getattr(builtins, name)
        return "Ada"


def _written(module: ModuleType) -> Iterator[tuple[int, str, Any]]:
    """Calls inside functions that are given the pattern as text: line, function and the pattern."""
    tree = ast.parse(inspect.getsource(module))
    for holder in ast.walk(tree):
        if not isinstance(holder, ast.FunctionDef):
            continue
        cached = any("cache" in ast.unparse(decorator) for decorator in holder.decorator_list)
        if cached and [argument.arg for argument in holder.args.args] in ([], ["name"]):
            continue  # what it returns was looked into
        for call in ast.walk(holder):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            name = ast.unparse(call.func)
            if name.startswith("re.") and name[3:] in FUNCTIONS and f"{module.__name__}.{holder.name}" not in MAKERS:
                yield call.lineno, name[3:], _evaluated(call, module)
            elif any(maker.endswith(f".{name}") for maker in MAKERS):
                yield call.lineno, "match", _value(call, module)


class _Escaped(ast.NodeTransformer):
    """Puts the name of somebody where words of the story are made part of a pattern."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if ast.unparse(node.func) == "re.escape":
            return ast.copy_location(ast.Constant("Ada"), node)
        return self.generic_visit(node)


def _evaluated(call: ast.Call, module: ModuleType) -> Any:
    written = _Escaped().visit(call.args[0])
    flags = call.args[1:2] if ast.unparse(call.func) == "re.compile" else []
    flags += [word.value for word in call.keywords if word.arg == "flags"]
    flags += [a for a in call.args[2:] if ast.unparse(a).startswith("re.")]
    text = _value(written, module)
    return None if text is None else re.compile(text, _value(flags[0], module) if flags else 0)


def _value(expression: ast.expr, module: ModuleType) -> Any:
    """What an expression comes to, with the names of its module; None where more would have to be known."""
    try:
        return eval(compile(ast.Expression(expression), module.__name__, "eval"), {}, _Names(vars(module)))
    except Exception:
        return None


def unbounded(pattern: Any) -> bool:
    """Whether anything in the pattern may repeat for ever; without that, each try ends after so many characters."""
    return re.search(r"(?<!\\)[*+]|\{\d*,\}", _text(pattern)) is not None


def _text(pattern: Any) -> str:
    return pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else str(pattern.pattern)


def attacks(pattern: Any, size: int) -> Iterator[str]:
    """Texts of about ``size`` characters that a pattern finds hard."""
    seen = set()
    for head, body in (*_pumps(pattern), *(("", part) for part in (*PLAIN, *MIXED))):
        if body and (head, body) not in seen:
            seen.add((head, body))
            yield head + body * max(size // len(body), 1) + STOP


def _pumps(pattern: Any) -> Iterator[tuple[str, str]]:
    """For each repetition without a near end: words that lead up to it, and what it repeats."""
    try:
        tree = parser.parse(
            _text(pattern), pattern.flags & ~re.UNICODE & ~re.DEBUG if isinstance(pattern, re.Pattern) else 0
        )
    except Exception:  # syntax of regex alone
        return
    yield from _repeats(list(tree), "")


def _repeats(nodes: list[Any], head: str) -> Iterator[tuple[str, str]]:
    for operation, value in nodes:
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)):
            _, most, body = value
            if most > 8:
                for words in _samples(list(body)):
                    yield head, words
                    yield "", words
            yield from _repeats(list(body), head)
        elif operation is sre.SUBPATTERN:
            yield from _repeats(list(value[3]), head)
        elif operation is sre.BRANCH:
            for branch in value[1]:
                yield from _repeats(list(branch), head)
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _repeats(list(value[1]), head)
        elif operation is getattr(sre, "ATOMIC_GROUP", None):
            yield from _repeats(list(value), head)
        head += next(_samples([(operation, value)]), "")


def _samples(nodes: list[Any], most: int = 6) -> Iterator[str]:
    """A few texts that the nodes match, or nearly."""
    parts = [list(_of_node(operation, value)) or [""] for operation, value in nodes]
    for number, choice in enumerate(product(*parts)):
        if number == most:
            return
        yield "".join(choice)


def _of_node(operation: Any, value: Any) -> Iterator[str]:
    if operation is sre.LITERAL:
        yield chr(value)
    elif operation is sre.NOT_LITERAL:
        yield from (c for c in "a <" if ord(c) != value)
    elif operation is sre.ANY:
        yield "a"
    elif operation is sre.IN:
        yield from _of_class(value)
    elif operation is sre.BRANCH:
        for branch in value[1][:4]:
            yield from list(_samples(list(branch), 1))
    elif operation is sre.SUBPATTERN:
        yield from _samples(list(value[3]), 4)
    elif operation is getattr(sre, "ATOMIC_GROUP", None):
        yield from _samples(list(value), 4)
    elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)):
        for words in list(_samples(list(value[2]), 3)):
            yield words * max(value[0], 1)


def _of_class(items: list[Any]) -> Iterator[str]:
    """A letter, a blank, a digit or a sign that the class takes."""
    tester = _class(repr(items), items)
    yield from [c for c in "aA 0.,'-\n\t\"“é<[" if tester(c)][:4] or [
        chr(value) for operation, value in items if operation is sre.LITERAL
    ][:2]


def _class(_: str, items: list[Any]) -> Any:
    negated = bool(items) and items[0][0] is sre.NEGATE
    categories = {
        sre.CATEGORY_SPACE: str.isspace,
        sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
        sre.CATEGORY_DIGIT: str.isdigit,
        sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
        sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
        sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
    }

    def takes(char: str) -> bool:
        inside = any(
            (operation is sre.LITERAL and ord(char) == value)
            or (operation is sre.RANGE and value[0] <= ord(char) <= value[1])
            or (operation is sre.CATEGORY and value in categories and categories[value](char))
            for operation, value in items
        )
        return inside != negated

    return takes
