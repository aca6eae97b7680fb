"""The cases of fixtures/rules/no-response.md, with sources and attributions given by hand."""

from __future__ import annotations

import pytest

from tests.build import Says, Src, body, document, group, named
from tests.judge.cases import cases, expect

RULE = "no-response"
AUDIT = document("The audit")
INVOICES: Says = ("The audit", "says", "that Rook hid 40 invoices from the council")
PLAYERS = group("Three former players", number=3)
PENSIONS: Says = ("Three former players", "accused", "Ivo Brandt of stealing money meant for their pensions")
BRIBES: Says = ("Boscawen", "accused", "Dale Whitcomb of taking bribes from the owners of two car washes")

GIVEN: dict[str, tuple[list[Src], list[Says]]] = {
    "audit": ([AUDIT], [INVOICES]),
    "lawsuit": ([PLAYERS], [PENSIONS]),
    "union": (
        [body("The union")],
        [("The union", "said in a letter", "that Dana Kerr falsified the hours of nurses on the night shift")],
    ),
    "rival": ([named("Boscawen")], [BRIBES]),
    "denied": ([AUDIT, named("Rook@2")], [INVOICES, ("Rook@2", "denied", "it")]),
    "lawyer-silent": ([AUDIT], [INVOICES]),
    "could-not-be-reached": ([PLAYERS], [PENSIONS]),
    "speaks-elsewhere": (
        [named("Boscawen"), named("Dale Whitcomb", "Whitcomb@2")],
        [BRIBES, ("Whitcomb@2", "told", "“I wash my own car,”")],
    ),
    "guilty-already": ([document("A report")], [("A report", "says", "that Rook hid 40 invoices from the council")]),
    "no-wrongdoing": ([AUDIT], [("The audit", "says", "that Rook paid 40 invoices late")]),
}


@pytest.mark.parametrize("name", GIVEN)
def test_case(name: str) -> None:
    expect(RULE, name, *GIVEN[name])


def test_every_case_is_given() -> None:
    assert set(GIVEN) == set(cases(RULE))
