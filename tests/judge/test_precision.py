from __future__ import annotations

import pytest

from onrecord.judge.precision import Precision, measured, read_precision
from onrecord.judge.registry import all_rules

HEAD = "# Origin: somewhere.\ncode\tfindings\tsampled\tright\tremark\n"


def test_the_figures_that_come_with_onrecord_are_of_rules_that_exist() -> None:
    assert set(measured()) <= set(all_rules())


def test_a_table_of_figures() -> None:
    found = read_precision(f"{HEAD}x-y\t120\t20\t18\tlists of names\n\nz\t0\t0\t0\n", {"x-y", "z"})
    assert found == {"x-y": Precision(120, 20, 18, "lists of names"), "z": Precision(0, 0, 0)}
    assert (found["x-y"].share, found["x-y"].words) == (0.9, "18 of 20")
    assert (found["z"].share, found["z"].words) == (None, "–")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("y\t3\t2\t1\t", "line 3: there is no rule 'y'"),
        ("x\t3\t2\t1\t\nx\t3\t2\t1\t", "line 4: x stands there a second time"),
        ("x\t3\t2", "line 3: three whole numbers"),
        ("x\t3\t2\tone\t", "line 3: three whole numbers"),
        ("x\t3\t-2\t1\t", "line 3: three whole numbers"),
        ("x\t3\t2\t3\t", "line 3: 3 right of 2 read of 3 cannot be"),
        ("x\t1\t2\t1\t", "line 3: 1 right of 2 read of 1 cannot be"),
    ],
)
def test_a_mistake_in_the_table(line: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_precision(f"{HEAD}{line}\n", {"x"})


@pytest.mark.parametrize("text", ["", "# Origin: somewhere.\n", "code\tright\nx\t1\n"])
def test_a_table_with_other_columns(text: str) -> None:
    with pytest.raises(ValueError, match="the columns must be code, findings"):
        read_precision(text, {"x"})
