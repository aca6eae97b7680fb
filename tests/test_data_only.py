"""Models and all else that is loaded are data: nothing in the package runs what stands in a file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
RUNS_WHAT_IT_LOADS = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "yaml"}
DATA = {".txt", ".toml", ".json", ".tsv", ".onnx", ".html", ".css", ".js", ".safetensors"}
"""What may lie in the package besides Python: words, settings, graphs of numbers, and the parts of the web page."""


def imported(tree: ast.AST) -> Iterator[str]:
    """The packages that a module imports anywhere."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def named(call: ast.Call) -> dict[str | None, str]:
    return {word.arg: ast.unparse(word.value) for word in call.keywords}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_runs_what_it_loads(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not RUNS_WHAT_IT_LOADS & set(imported(tree))
    for name, call in calls(tree):
        assert name not in {"eval", "exec", "pd.read_pickle", "pandas.read_pickle"}, ast.unparse(call)
        if name in {"np.load", "numpy.load"}:
            assert named(call).get("allow_pickle", "False") == "False", ast.unparse(call)
        if name == "torch.load":
            assert named(call).get("weights_only") == "True", ast.unparse(call)


def test_only_data_lies_beside_the_code():
    suffixes = {path.suffix for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert suffixes <= DATA | {".py", ".typed", ""}


def test_the_shipped_graphs_hold_all_their_numbers_themselves():
    """A graph may name other files to read numbers from; ours name none."""
    graphs = list(PACKAGE.rglob("*.onnx"))
    assert graphs
    for graph in graphs:
        assert b"external_data" not in graph.read_bytes()
        assert b"location" not in graph.read_bytes()
