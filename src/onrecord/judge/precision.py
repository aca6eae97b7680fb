"""How often each rule was right when its findings were read: the figures of judge/precision.tsv."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.judge.registry import all_rules

STORIES = 840
"""How many stories the findings were counted in."""

_COLUMNS = ["code", "findings", "sampled", "right", "remark"]


@dataclass(frozen=True, slots=True)
class Precision:
    """Of ``findings`` in all stories ``sampled`` were read, and ``right`` of these were judged right."""

    findings: int
    sampled: int
    right: int
    remark: str = ""

    @property
    def share(self) -> float | None:
        """The share judged right, 0 to 1; None where none was read."""
        return self.right / self.sampled if self.sampled else None

    @property
    def words(self) -> str:
        """Such as "18 of 20"; a dash where none was read."""
        return f"{self.right} of {self.sampled}" if self.sampled else "–"


@cache
def measured() -> Mapping[str, Precision]:
    """The figures of the rules that were measured, by code."""
    text = (files("onrecord.judge") / "precision.tsv").read_text(encoding="utf-8")
    return MappingProxyType(read_precision(text, all_rules()))


def read_precision(text: str, known: Collection[str]) -> dict[str, Precision]:
    """The figures of a table, comments left out; ValueError, with the line, for a rule or a figure that cannot be."""
    found: dict[str, Precision] = {}
    lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line and not line.startswith("#")]
    if not lines or lines[0][1].split("\t") != _COLUMNS:
        raise ValueError(f"precision.tsv: the columns must be {', '.join(_COLUMNS)}")
    for number, line in lines[1:]:
        where = f"precision.tsv, line {number}"
        code, *cells = line.split("\t")
        if code not in known:
            raise ValueError(f"{where}: there is no rule {code!r}")
        if code in found:
            raise ValueError(f"{where}: {code} stands there a second time")
        if len(cells) not in (3, 4) or not all(cell.isdecimal() for cell in cells[:3]):
            raise ValueError(f"{where}: three whole numbers and a remark must follow the code")
        findings, sampled, right = map(int, cells[:3])
        if not right <= sampled <= findings:
            raise ValueError(f"{where}: {right} right of {sampled} read of {findings} cannot be")
        found[code] = Precision(findings, sampled, right, *cells[3:])
    return found
