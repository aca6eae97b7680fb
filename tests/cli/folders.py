"""What a run has left in the folder of its reports."""

from __future__ import annotations

from pathlib import Path

from onrecord.cli.run_record import FILE


def reports(folder: str | Path) -> list[str]:
    """The names of the reports, sorted. Nothing is hidden there but the record of what was made."""
    names = sorted(path.name for path in Path(folder).iterdir())
    assert {name for name in names if name.startswith(".")} <= {FILE}
    return [name for name in names if name != FILE]
