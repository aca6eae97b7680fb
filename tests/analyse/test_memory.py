"""Want of memory inside the nets is told apart from a fault of theirs."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.analyse.model_files import run


class Failing:
    """A session that fails with these words, as onnxruntime does with an exception of its own."""

    def __init__(self, words: str) -> None:
        self.words = words

    def run(self, *_: Any) -> Any:
        raise RuntimeError(self.words)


@pytest.mark.parametrize("words", ["bfc_arena.cc:360 Failed to allocate memory for requested buffer", "std::bad_alloc"])
def test_want_of_memory(words: str) -> None:
    with pytest.raises(MemoryError):
        run(Failing(words), {})  # type: ignore[arg-type]


def test_another_fault_stays_what_it_is() -> None:
    with pytest.raises(RuntimeError, match="shape"):
        run(Failing("a shape does not fit"), {})  # type: ignore[arg-type]
