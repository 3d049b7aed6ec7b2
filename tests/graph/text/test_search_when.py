"""Search for what was told by a day and valid on a day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.facts import Fact
from graph.held import fact_span, paper_span
from graph.text.answer import search_index
from graph.text.index import open_index, update_index
from graph.text.question import on, read_question
from graph.when import When

WHEN = {"plan-2031": "2031-04", "plan-2032-draft": "2032-04-01", "plan-2033": "2033-04", "minutes-2033": None}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, open_with: Any, corpus: Any, fact_of: Any) -> Any:
    said = {"kind": "other", "body": None}
    dated = {
        stem: (paper, [fact_of("document", stem, title=stem, date=WHEN[stem], **said), *facts])
        for stem, (paper, facts) in corpus.items()
    }
    folder: Path = tmp_path_factory.mktemp("when")
    list(update_index(folder, open_with(dated), sorted(dated), lambda stem: dated[stem][1]))
    return open_index(folder)


def papers(index: Any, text: str, what: str = "passage", **asked: str) -> list[str]:
    found = search_index(index, on(read_question(text), When.of(**asked)), what=what, limit=100)
    return sorted({entry.said["paper"] for entry in found.entries})


def test_passages_of_papers_told_by_then(index: Any) -> None:
    assert papers(index, "scams", known_at="2031-04-29") == []
    assert papers(index, "scams", known_at="2031-04") == ["plan-2031"]
    assert papers(index, "scams", known_at="2032-04-01") == ["plan-2031", "plan-2032-draft"]


def test_a_paper_without_a_date_is_found_only_where_no_day_is_asked(index: Any) -> None:
    assert papers(index, "gangs strategy") == ["minutes-2033"]
    assert papers(index, "gangs strategy", known_at="2099") == papers(index, "gangs strategy", as_of="2099") == []


def test_facts_hold_in_their_year(index: Any) -> None:
    assert papers(index, "scams type:lead", "fact", as_of="2031-06") == ["plan-2031"]
    assert papers(index, "scams type:lead", "fact", as_of="2032-04-01") == []
    assert papers(index, "scams type:priority", "fact", as_of="2032-06") == []  # only a draft says so


@pytest.mark.parametrize(
    ("kind", "said", "span"),
    [
        ("figure", {"period": "2030/31"}, ("2030-04-01", "2031-03-31")),
        ("figure", {"period": None}, None),
        ("action", {"plan_year": "2031/32", "priority": None, "text": "x", "status": None},
         ("2031-04-01", "2032-03-31")),
        ("relation", {"subject": "A", "predicate": "leads", "object": "B"}, ("2031-04-01", "2032-03-31")),
        ("change", {"change": "merged"}, ("2033-04-01", None)),
        ("change", {"change": "merged", "status": "proposed"}, None),
        ("resolution", {"meeting_date": "2031-07-13", "decision": "note", "text": "x", "item": None, "minute": None},
         ("2031-07-13", None)),
        ("organisation", {"name": "A"}, ("2031-07-20", None)),
        ("strategy", {"name": "A", "period": "2030/2033"}, ("2030-04-01", "2033-03-31")),
        ("funding", {"amount": 1.0, "funder": None, "recipient": None, "purpose": "x", "year": "2030/31"},
         ("2030-04-01", "2031-03-31")),
    ],
)  # fmt: skip
def test_the_days_of_a_fact(fact_of: Any, kind: str, said: dict[str, Any], span: Any) -> None:
    figure = {
        "value": 1.0,
        "value_high": None,
        "qualifier": "exact",
        "unit": "count",
        "measure": "x",
        "geography": None,
    }
    fact: Fact = fact_of(kind, "paper", **(figure if kind == "figure" else {}), **said)
    assert fact_span(fact, "2031-07-20") == span


def test_a_paper_holds_until_the_one_to_which_it_gave_way() -> None:
    assert paper_span("2031-07-13", None, gave_way=False) == ("2031-07-13", None)
    assert paper_span("2031-07-13", "2031-11-18", gave_way=True) == ("2031-07-13", "2031-11-17")
    assert paper_span("2031-07-13", None, gave_way=True) is paper_span(None, None, gave_way=False) is None
