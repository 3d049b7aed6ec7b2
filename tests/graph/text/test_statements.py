"""Each fact as a plain sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extract.facts import FACT_TYPES, Fact
from graph.text.statements import statement


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        ("lead", {"priority": "Scams", "post": None, "year": 2031}, "The lead for Scams is to be confirmed (2031)"),
        ("theme", {"label": "Data"}, "Data is a current cross-cutting theme (2031)"),
        (
            "change",
            {"of": "priority", "change": "split", "before": ("A",), "after": ("B", "C"), "status": "proposed"},
            "A → B and C: split (2033, proposed)",
        ),
        (
            "figure",
            {"value": 1200.0, "value_high": 1300.0, "qualifier": "about", "unit": "gbp", "measure": "cost",
             "geography": "Westmere", "direction": "up"},
            "cost: about £1,200 to £1,300, up (Westmere)",
        ),
        (
            "funding",
            {"amount": 5000.0, "funder": "Home Office", "recipient": None, "purpose": "lights", "year": "2031/32"},
            "£5,000 from Home Office for lights (2031/32)",
        ),
        ("legislation", {"title": "Rural Crime Act 2031", "year": 2031, "kind": "act"}, "Rural Crime Act 2031"),
    ],
)  # fmt: skip
def test_a_fact_is_told_in_a_sentence(
    fact_of: Callable[..., Fact], kind: str, said: dict[str, Any], sentence: str
) -> None:
    assert statement(fact_of(kind, "plan-2031", **said)) == sentence


def test_every_type_of_fact_has_a_sentence_of_its_own() -> None:
    from graph.text.statements import _WAYS

    assert {kind.type for kind in _WAYS} == set(FACT_TYPES)
