"""The typed client against a real server."""

from __future__ import annotations

import pytest

from api.client import Pledgeline
from ingest.errors import QuestionError


@pytest.fixture
def papers(server):
    with Pledgeline(str(server.base_url)) as client:
        yield client


def test_a_line_comes_as_typed_states_with_evidence(papers) -> None:
    line = papers.lineage("Anti-Social Behaviour", since=2014)
    assert line.states[0].year == 2014
    assert line.states[0].evidence[0].quote
    assert any(event.change == "expanded" and event.stated for event in line.events)


def test_every_question_has_a_method(papers) -> None:
    assert papers.priorities()
    assert papers.papers()
    assert papers.lineage(papers.themes()[0]["id"], of="themes", until=2022).states
    assert papers.meeting(papers.meetings("KCSP")[0]["id"]).evidence
    assert papers.resolutions("KCSP", decision="approve")
    assert papers.legislation()
    assert papers.passages("csa-2022-sample", page=2)
    assert papers.commitments()
    assert papers.owners("Gangs Strategy").owners
    assert papers.search('"county lines"', limit=3).hits
    assert papers.figures("domestic abuse")
    assert papers.facts("type:lead")
    asked = papers.cypher("MATCH (p:Priority) WHERE p.name = $name RETURN p.name AS name", name="Road Safety")
    assert asked.rows == [["Road Safety"]]


def test_an_error_says_what_to_do(papers) -> None:
    with pytest.raises(QuestionError) as error:
        papers.lineage("No such priority at all")
    assert error.value.remedy


def test_lists_and_lines_are_asked_as_of_a_day_and_as_known_by_a_day(papers) -> None:
    for asked in (papers.priorities, papers.papers, papers.commitments, papers.themes, papers.legislation):
        assert asked(known_at="2099")
        assert asked(known_at="1990") == []
    assert papers.meetings("KCSP", as_of="2000") == []
    assert papers.search("road safety", known_at="1990").hits == []
    assert papers.owners("Gangs Strategy", known_at="2010").owners == []
    assert papers.lineage("asb", known_at="2016").states[-1].year == 2014
