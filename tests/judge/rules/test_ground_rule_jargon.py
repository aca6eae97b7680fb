"""The cases of fixtures/rules/ground-rule-jargon.md; no source is needed."""

from __future__ import annotations

import pytest

from tests.judge.cases import cases, expect

RULE = "ground-rule-jargon"


@pytest.mark.parametrize("name", cases(RULE))
def test_case(name: str) -> None:
    expect(RULE, name)
