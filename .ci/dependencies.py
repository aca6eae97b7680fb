"""Writes what the package stands on from the metadata of what is installed: constraints.txt and docs/licences.md.

    python .ci/dependencies.py

Run it in an environment in which ``pip install -e ".[dev]"`` has just been done and all checks pass.
``constraints.txt`` holds the exact version of everything that the package and its checks need, for CI; a newsroom
installs by the ranges in pyproject.toml. ``docs/licences.md`` lists the licence of each.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
CLASSIFIER = "License :: OSI Approved :: "
LONG = 60
"""Characters beyond which a licence field holds the whole text of the licence."""


def spelled(name: str) -> str:
    """The name of a package as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(requirements: list[str]) -> dict[str, Distribution]:
    """The packages that the requirements ask for, with what these need in turn, as far as it applies here."""
    found: dict[str, Distribution] = {}
    waiting = [(one.name, frozenset(one.extras)) for one in map(Requirement, requirements)]
    seen = set()
    while waiting:
        package, wanted = waiting.pop()
        if (spelled(package), wanted) in seen:
            continue
        seen.add((spelled(package), wanted))
        try:
            facts = distribution(package)
        except PackageNotFoundError:
            sys.exit(f"{package} is needed and not installed")
        found[spelled(package)] = facts
        for line in facts.requires or ():
            one = Requirement(line)
            if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (wanted or {""})):
                waiting.append((one.name, frozenset(one.extras)))
    return found


def licence(facts: Distribution) -> str:
    """What a package says of its licence, in few words."""
    meta = facts.metadata
    classifiers = [c.removeprefix(CLASSIFIER) for c in meta.get_all("Classifier") or () if c.startswith(CLASSIFIER)]
    stated = (meta.get("License-Expression") or "").strip() or (meta.get("License") or "").strip().split("\n")[0]
    if not stated or len(stated) > LONG or stated.upper() == "UNKNOWN":
        stated = ", ".join(classifiers) or "see the package"
    return stated.replace("|", "/")


def constraints(packages: dict[str, Distribution]) -> str:
    """The lock file: one version a line."""
    lines = [f"{name}=={facts.version.split('+')[0]}" for name, facts in sorted(packages.items())]
    return (
        "# Exact versions for CI, written by .ci/dependencies.py; pyproject.toml has the ranges.\n"
        + "\n".join(lines)
        + "\n"
    )


def page(runtime: dict[str, Distribution], checks: dict[str, Distribution]) -> str:
    """The list of licences."""
    lines = [
        "# Licences of what onrecord stands on",
        "",
        "Written by `.ci/dependencies.py` from what the packages say of themselves. onrecord is under Apache-2.0.",
        "Nothing of these packages is copied into onrecord; pip installs them beside it.",
    ]
    for title, packages in (("Installed with onrecord", runtime), ("For its checks alone", checks)):
        lines += ["", f"## {title}", "", "| package | version | licence |", "| --- | --- | --- |"]
        lines += [f"| {name} | {facts.version} | {licence(facts)} |" for name, facts in sorted(packages.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = needed(project["dependencies"])
    everything = needed([*project["dependencies"], *project["optional-dependencies"]["dev"]])
    checks = {name: facts for name, facts in everything.items() if name not in runtime}
    (ROOT / "constraints.txt").write_text(constraints({**runtime, **checks}), encoding="utf-8")
    (ROOT / "docs" / "licences.md").write_text(page(runtime, checks), encoding="utf-8")


if __name__ == "__main__":
    main()
