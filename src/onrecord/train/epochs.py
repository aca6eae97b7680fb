"""The epochs of a training run: where an interrupted one goes on, how far it is, and its figures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Part(Protocol):
    """What has a state that can be kept: nets, optimisers, schedules."""

    def state_dict(self) -> Any:
        """The state, in tensors and plain values."""

    def load_state_dict(self, state: Any, /) -> Any:
        """Go back to a state."""


class Checkpoint:
    """A file with the state of all parts of a run after its last whole epoch; it holds for runs of the same plan."""

    def __init__(self, path: Path, parts: Mapping[str, Part], plan: Any) -> None:
        """``plan`` is a dataclass with the number of ``epochs``."""
        self._path, self._parts, self._plan = path, parts, plan

    def restore(self, console: Console) -> int:
        """Bring the parts to the state in the file; returns how many epochs are done, 0 where there is no such file."""
        if not self._path.exists():
            return 0
        known = torch.load(self._path, weights_only=True)
        if known["plan"] != asdict(self._plan):
            return 0
        for name, part in self._parts.items():
            part.load_state_dict(known[name])
        done: int = known["epoch"]
        console.print(f"going on after epoch {done} of {self._plan.epochs}")
        return done

    def save(self, epoch: int) -> None:
        """Write the file after so many epochs; it is never half."""
        states = {name: part.state_dict() for name, part in self._parts.items()}
        half = self._path.with_suffix(".part")
        torch.save({**states, "epoch": epoch, "plan": asdict(self._plan)}, half)
        half.replace(self._path)


def epoch_bar(console: Console) -> Progress:
    """A bar for each epoch; its tasks have the fields ``epoch`` and ``loss``."""
    columns = (TextColumn("epoch {task.fields[epoch]}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, TextColumn("{task.fields[loss]}"), console=console)


def write_progress(folder: Path, line: dict[str, Any]) -> None:
    """Add a line of figures to ``progress.jsonl``."""
    with (folder / "progress.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
