"""What callers may import from onrecord: all of it is declared, and all that is declared exists."""

from __future__ import annotations

import inspect

import onrecord
from onrecord import errors


def test_every_declared_name_exists():
    assert [name for name in onrecord.__all__ if not hasattr(onrecord, name)] == []


def test_the_names_are_sorted_and_declared_once():
    assert sorted(set(onrecord.__all__)) == onrecord.__all__


def test_nothing_public_is_undeclared():
    public = {
        name
        for name, value in vars(onrecord).items()
        if not name.startswith("_") and not inspect.ismodule(value) and name != "annotations"
    }
    assert public - set(onrecord.__all__) == set()


def test_every_error_is_public():
    raised = {name for name, value in vars(errors).items() if inspect.isclass(value) and issubclass(value, Exception)}
    assert raised <= set(onrecord.__all__)


def test_every_public_class_and_function_is_documented():
    names = [name for name in onrecord.__all__ if callable(getattr(onrecord, name))]
    assert [name for name in names if not inspect.getdoc(getattr(onrecord, name))] == []
