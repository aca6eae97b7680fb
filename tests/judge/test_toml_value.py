from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from onrecord.judge.toml_value import found, toml_value

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT


@given(PLAIN | st.lists(PLAIN) | st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), PLAIN))
def test_toml_reads_what_was_written(value: object) -> None:
    assert tomllib.loads(f"key = {toml_value(value)}\n") == {"key": value}


def test_a_value_in_a_message() -> None:
    assert [found(value) for value in ("warn", True, 7, ["a"])] == ["'warn'", "true", "7", '["a"]']
