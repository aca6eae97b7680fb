"""Every rule has its page of cases, with enough to flag and enough to leave alone."""

from __future__ import annotations

import pytest

from onrecord.judge.registry import all_rules
from tests.judge.cases import FOLDER, cases


@pytest.mark.parametrize("code", all_rules())
def test_a_rule_has_three_of_each(code: str) -> None:
    found = cases(code).values()
    assert sum(bool(case.spans) for case in found) >= 3
    assert sum(not case.spans for case in found) >= 3


def test_no_page_without_a_rule() -> None:
    assert {page.stem for page in FOLDER.glob("*.md")} == set(all_rules())
