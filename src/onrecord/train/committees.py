"""Two trained committees → one, in one graph: the answer is the mean of both.

Nets trained from other beginnings, or on other rules, err in other places; their mean errs less often than either.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import onnx
from onnx import compose, helper

from onrecord.errors import ModelError


def joined(first: onnx.ModelProto, second: onnx.ModelProto) -> onnx.ModelProto:
    """A graph of the same inputs and output whose answer is the mean of the answers of two.

    Raises ModelError where the two are not of one form.
    """
    forms = [
        (
            [i.name for i in m.graph.input],
            [o.name for o in m.graph.output],
            [(o.domain, o.version) for o in m.opset_import],
        )
        for m in (first, second)
    ]
    if forms[0] != forms[1] or len(first.graph.output) != 1:
        raise ModelError("two committees with other inputs or outputs cannot be joined")
    parts = [
        compose.add_prefix(model, f"{number}/", rename_inputs=False) for number, model in enumerate((first, second), 1)
    ]
    output = first.graph.output[0].name
    mean = helper.make_node("Mean", [f"{number}/{output}" for number in (1, 2)], [output], name="mean")
    graph = helper.make_graph(
        [*parts[0].graph.node, *parts[1].graph.node, mean],
        "committee",
        first.graph.input,
        first.graph.output,
        [*parts[0].graph.initializer, *parts[1].graph.initializer],
    )
    whole = helper.make_model(graph, opset_imports=first.opset_import, ir_version=first.ir_version)
    onnx.checker.check_model(whole)
    return whole


def join_into(folder: Path, before: Mapping[str, bytes]) -> None:
    """Replace each graph of a folder by its committee with the one that was there before, by file name."""
    for name, kept in before.items():
        onnx.save(joined(onnx.load_from_string(kept), onnx.load(folder / name)), folder / name)
