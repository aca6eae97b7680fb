"""How much a sentence is worth checking: a small trained net over one sentence, nothing else of the story.

The score answers the question that ClaimBuster asked readers of debates (Hassan et al. 2017): does the sentence make a
factual statement whose truth the public would want to know? In what politicians say, 0.5 is the line of a desk that
would rather look at a dozen needless lines than miss one. In news, where nearly every sentence states something, the
score is the chance that a reader who was asked that question says yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.analyse.model_files import SHIPPED, model_facts, run, session, verify
from onrecord.errors import ModelError

FOLDER = SHIPPED / "checkworthy"
FILES = ("scorer.onnx", "tokenizer.json")
LONGEST = 128
"""Word pieces of a sentence that are read; a longer one is judged by its beginning."""

Floats = NDArray[np.float32]
Register = Literal["speech", "news"]
"""Where sentences come from: speeches, debates and interviews, or news prose."""


class Worthiness:
    """Scores sentences; safe to use from several threads."""

    def __init__(self, folder: str | Path = FOLDER, threads: int = 1) -> None:
        """Raises ModelError, in one line, where a file is missing or was altered."""
        folder = Path(folder)
        facts = model_facts(folder, ("calibration",))
        verify(folder, FILES, facts)
        try:
            self._session = session(folder / "scorer.onnx", threads)
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # onnxruntime and tokenizers raise bare exceptions of their own
            raise ModelError(f"{folder}: the model cannot be loaded: {str(error).splitlines()[0]}") from error
        self._tokenizer.enable_truncation(LONGEST)
        self._calibrations = {"speech": facts["calibration"], "news": facts.get("news", facts["calibration"])}

    def logits(self, sentences: Sequence[str]) -> Floats:
        """The net's own log odds, one for each sentence; an empty sentence counts as one without any claim."""
        encoded = self._tokenizer.encode_batch([" ".join(sentence.split()) for sentence in sentences])
        found = np.zeros(len(sentences), dtype=np.float32)
        for number, one in enumerate(encoded):
            # One by one: in a batch the 8-bit scale, and with it the score, would depend on the other sentences.
            ids = np.asarray([one.ids], dtype=np.int64)
            found[number] = run(self._session, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        return found

    def __call__(self, sentences: Sequence[str], register: Register = "news") -> list[float]:
        """A score between 0 and 1 for each sentence, calibrated for the register that it comes from."""
        if not sentences:
            return []
        slope, offset = self._calibrations[register]
        scores = 1 / (1 + np.exp(-(slope * self.logits(sentences).astype(np.float64) + offset)))
        return [round(float(s), 4) if sentence.strip() else 0.0 for s, sentence in zip(scores, sentences, strict=True)]
