"""Which rules a run looks at."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.judge import all_rules, load_policy
from onrecord.judge.selection import codes_of, narrowed
from onrecord.model import Level


def on(**options: object) -> set[str]:
    policy = narrowed(load_policy("neutral"), **options)  # type: ignore[arg-type]
    return {code for code, ruling in policy.rules.items() if ruling.level is not None}


def test_codes_and_first_words() -> None:
    assert codes_of("anon-no-reason") == ("anon-no-reason",)
    assert set(codes_of("anon")) == {code for code in all_rules() if code.startswith("anon-")}
    assert set(codes_of("anon-no")) >= {"anon-no-basis", "anon-no-reason"}


@pytest.mark.parametrize("word", ["anon-", "ano", "", "ANON", "xyzzy"])
def test_what_is_no_code(word: str) -> None:
    with pytest.raises(UsageError, match="unknown rule"):
        codes_of(word)


def test_nothing_asked_is_nothing_changed() -> None:
    assert narrowed(load_policy("neutral")) == load_policy("neutral")


def test_selected_and_ignored() -> None:
    assert on(select=["anon-lede", "quote-orphan"]) == {"anon-lede", "quote-orphan"}
    assert on(select=["anon"], ignore=["anon-no"]) == {code for code in on(select=["anon"]) if "anon-no-" not in code}
    assert on(select=[]) == set()


def test_levels() -> None:
    policy = narrowed(load_policy("neutral"), min_level=Level.WARNING, fail_level=Level.ERROR)
    assert (policy.min_level, policy.fail_level) == (Level.WARNING, Level.ERROR)
