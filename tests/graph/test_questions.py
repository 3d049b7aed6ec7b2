"""The answers, on a graph of made-up papers: the same ones whichever store holds it."""

from __future__ import annotations

import pytest

from graph import questions
from graph.queries import query
from ingest.errors import UnknownNameError


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request):
    return request.getfixturevalue(request.param)


def test_a_line_shows_the_proposal_and_that_it_was_not_adopted(store) -> None:
    answer = questions.lineage(store, "scams").to_json()
    assert answer["priority"] == "Scams"
    assert [(state["year"], state["label"], state["status"]) for state in answer["states"]] == [
        (2031, "Scams", "current"), (2032, "Rural Crime and Scams", "proposed"), (2033, "Scams", "current"),
    ]  # fmt: skip
    fields = ("year", "change", "status", "stated", "outcome")
    assert [tuple(event[field] for field in fields) for event in answer["events"]] == [
        (2032, "merged", "proposed", True, "not adopted"), (2033, "unchanged", "adopted", False, None),
    ]  # fmt: skip
    assert answer["events"][0]["outcome_evidence"]
    assert answer["events"][1]["comparison"] == "the same label in 2031 and 2033"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("scams", "priority:westmere-safety-plan:scams"),
        ("Gangs Strategy", "strategy:westmere-gangs-strategy"),
        ("Westmere Board", "body:westmere-board"),
    ],
)
def test_an_id_is_looked_up_without_reading_all_names(store, monkeypatch, name: str, id: str) -> None:
    by_name, asked = questions.lineage(store, name), list[str]()
    read = store.read
    monkeypatch.setattr(store, "read", lambda cypher, **given: asked.append(cypher) or read(cypher, **given))
    assert questions.lineage(store, id) == by_name
    assert len(asked) <= 5
    assert not {query(each) for each in ("priorities", "themes", "things", "bodies_named", "shape")} & set(asked)


def test_an_id_of_another_kind_is_not_what_was_asked_for(store) -> None:
    with pytest.raises(UnknownNameError):
        questions.lineage(store, "strategy:westmere-gangs-strategy", kind="body")


def test_a_state_has_its_leads_and_words(store) -> None:
    state = questions.lineage(store, "Scams").states[0]
    assert [(lead.post, lead.organisation, lead.year) for lead in state.leads] == [
        ("Chair", "Westmere Scams Group", 2031)
    ]
    assert state.leads[0].body_id == "body:westmere-scams-group"
    assert [(each.paper, each.page, each.quote) for each in state.evidence] == [("plan-2031", 1, "Scams")]
    assert state.evidence[0].title


def test_a_renamed_priority_is_one_line(store) -> None:
    answer = questions.lineage(store, "Farm and Village Crime")
    assert [state.label for state in answer.states if state.status == "current"] == [
        "Rural Crime",
        "Farm and Village Crime",
    ]
    assert answer.states[0].includes == ("Theft", "Hare Coursing")
    (event,) = (event for event in answer.events if event.change == "expanded")
    assert (event.before, event.after, event.stated) == (("Rural Crime",), ("Farm and Village Crime",), True)


def test_since_leaves_out_what_came_before(store) -> None:
    answer = questions.lineage(store, "Scams", since=2033)
    assert {state.year for state in answer.states} | {event.year for event in answer.events} == {2033}


def test_the_json_has_what_others_rely_on(store) -> None:
    answer = questions.lineage(store, "Scams").to_json()
    assert {"priority", "states", "events"} <= set(answer)
    assert {"year", "label", "status", "includes", "leads", "evidence"} <= set(answer["states"][0])
    assert {"year", "change", "from", "to", "status", "stated", "evidence"} <= set(answer["events"][0])
    assert {"paper", "page", "quote"} <= set(answer["states"][0]["evidence"][0])


@pytest.mark.parametrize("name", ["Gangs Strategy", "westmere gangs strategy", "strategy:westmere-gangs-strategy"])
def test_owners_of_a_strategy_and_of_the_plan_that_carries_it_out(store, name: str) -> None:
    answer = questions.owners(store, name).to_json()
    assert answer["commitment"] == "Westmere Gangs Strategy"
    assert [(each["body"], each["role"], each["year"], each["of"], each["stated"]) for each in answer["owners"]] == [
        ("Westmere Board", "governs", 2033, "Westmere Gangs Strategy", True),
        ("Westmere Scams Group", "delivers", 2033, "Westmere Gangs Strategy action plan", True),
    ]  # fmt: skip
    assert all(each["evidence"][0]["quote"] for each in answer["owners"])


@pytest.mark.parametrize("words", ["burglary", "burglaries", '"patrols"', "BURGLARIES AND wombats"])
def test_search_knows_english_endings(store, words: str) -> None:
    hits = questions.search(store, words, limit=5).hits
    assert hits[0].paper == "minutes-2033"
    assert "Burglaries" in hits[0].text


@pytest.mark.parametrize(
    "words", ["wombat~", "NOT", '"unbalanced', "a:b (c", "   ", "scams^^^", "*", "\\", "/x/", "[a TO"]
)
def test_search_takes_any_words(store, words: str) -> None:
    assert isinstance(questions.search(store, words).hits, tuple)


def test_lists(store, corpus) -> None:
    names = {item.name: item for item in questions.priorities(store)}
    assert set(names) == {"Farm and Village Crime", "Road Safety", "Scams"}
    assert (names["Scams"].years, names["Scams"].proposed) == ((2031, 2033), (2032,))
    assert {paper.stem for paper in questions.papers(store)} == set(corpus)
    plans = {item.name: item.owners for item in questions.commitments(store) if item.kind == "Strategy"}
    assert plans["Westmere Gangs Strategy"] == 1
    counts = questions.counts(store)
    assert counts.nodes == sum(counts.labels.values())
    assert counts.relationships > counts.nodes / 2


@pytest.mark.parametrize(
    ("ask", "name"), [(questions.lineage, "Scam of Wombats"), (questions.owners, "Gang Strategies")]
)
def test_an_unknown_name_gets_the_nearest(store, ask, name: str) -> None:
    with pytest.raises(UnknownNameError, match=r"nearest names: (Scams|Westmere Gangs)"):
        ask(store, name)
