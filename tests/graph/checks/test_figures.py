"""Two values of one measure, place and period are told; what may be of two things is not."""

from __future__ import annotations

from typing import Any

import pytest

from graph.check_questions import checks
from graph.checks.figures import find_stated, find_two_values

ONE = {
    "value": 412.0, "value_high": None, "qualifier": "exact", "unit": "count", "measure": "fires on farms in barns",
    "geography": "Westmere", "period": "2031/32",
}  # fmt: skip
QUOTE = "412 fires on farms in barns"


@pytest.fixture
def told(fact_of):
    """The sentences about two figures, each in a paper of its own unless it names one."""

    def of(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
        facts = []
        for number, said in enumerate((first, second)):
            both = {**ONE, **said}
            stem, quote = both.pop("stem", f"paper-{number}"), both.pop("quote", f"{both['value']:,g} fires")
            facts.append(fact_of("figure", stem, quote=quote, start=100 * number, **both))
        stated = list(find_stated(facts))
        return [says for says, _ in find_two_values(stated)] if len({each.key for each in stated}) == 1 else []

    return of


def test_two_papers_that_give_two_values_are_told(told) -> None:
    assert told({}, {"value": 421.0}) == [
        "Two papers give “fires on farms in barns” in Westmere, 2031/32, as 412 and as 421."
    ]


@pytest.mark.parametrize(
    "second",
    [
        {"measure": "total number of barn fires on farms"},
        {"period": "year ending 2032-03"},
        {"period": "2031-04/2032-03"},
        {"geography": "the Westmere"},
    ],
    ids=lambda said: next(iter(said)),
)
def test_the_same_measure_in_other_words_is_the_same(told, second: dict[str, Any]) -> None:
    assert len(told({"measure": "fires on farms in barns"}, {"value": 421.0, **second})) == 1


@pytest.mark.parametrize(
    "second",
    [
        {"period": "2032/33"},
        {"period": None},
        {"geography": "Eastmere"},
        {"geography": None},
        {"unit": "gbp"},
        {"measure": "fires on farms in sheds"},
        {"qualifier": "about"},
        {"direction": "up"},
        {"value_high": 500.0},
        {"confidence": 0.8},
        {"stem": "paper-0"},  # of one section
        {"value": 412.0},
    ],
    ids=str,
)
def test_what_may_be_of_two_things_is_not_told(told, second: dict[str, Any]) -> None:
    assert told({}, {"value": 421.0, **second}) == []


def test_short_measures_shares_and_rounded_numbers_are_left(told) -> None:
    assert told({"measure": "fires"}, {"measure": "fires", "value": 421.0}) == []
    assert told({"unit": "percent"}, {"unit": "percent", "value": 42.0}) == []
    assert told({"value": 4_120_000.0}, {"value": 4_100_000.0, "quote": "4.1 million fires"}) == []
    sources = ({"source": "a survey"}, {"source": "the police", "value": 421.0})
    assert told(*sources) == []


def test_more_than_two_values_are_parts(fact_of) -> None:
    facts = [
        fact_of("figure", f"paper-{value}", quote=f"{value} fires", **{**ONE, "value": float(value)})
        for value in (412, 421, 433)
    ]
    assert not list(find_two_values(list(find_stated(facts))))


def test_it_is_in_the_graph_with_both_pieces(new_store, load_into, paper_of, fact_of) -> None:
    corpus = {}
    for stem, text, value in (("one", f"There were {QUOTE}.", 412.0), ("two", "Of 421 barn fires on farms.", 421.0)):
        paper = paper_of(("paragraph", text), stem=stem)
        said = {**ONE, "value": value, "measure": "barn fires on farms"}
        quote = text.rstrip(".")
        corpus[stem] = paper, [fact_of("figure", stem, quote=quote, start=paper.blocks[0].start, **said)]
    load_into(new_store, corpus)
    (found,) = checks(new_store)
    assert found.kind == "two values"
    assert [piece.paper for piece in found.evidence] == ["one", "two"]
