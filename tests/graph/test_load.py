"""Loading: twice changes nothing, anew replaces, a failure leaves the paper as it was."""

from __future__ import annotations

from typing import Any

import pytest

from graph import questions
from graph.load import load_papers, remove_paper
from ingest.errors import PaperError

EVERYTHING = "MATCH (n) RETURN labels(n)[0] AS label, n.id AS id, properties(n) AS properties ORDER BY label, id"
JOINED = (
    "MATCH (a)-[r]->(b) RETURN a.id AS first, type(r) AS type, b.id AS last, r.key AS key, properties(r) AS properties "
    "ORDER BY first, type, last, key"
)


def held(store: Any) -> tuple[Any, Any]:
    """The whole graph, node by node, without the bookkeeping of what was loaded."""
    nodes = [row for row in store.read(EVERYTHING).rows if row[0] != "Loaded"]
    return nodes, store.read(JOINED).rows


def test_loading_twice_changes_nothing(new_store, corpus, load_into) -> None:
    first = load_into(new_store, corpus)
    before = held(new_store)
    second = load_into(new_store, corpus)
    assert [each.changed for each in first] == [True] * len(corpus)
    assert [each.changed for each in second] == [False] * len(corpus)
    assert held(new_store) == before


def test_one_paper_at_a_time_gives_the_graph_of_all_at_once(new_store, embedded, corpus, load_into) -> None:
    for some in range(1, len(corpus) + 1):
        load_into(new_store, {stem: corpus[stem] for stem in sorted(corpus)[-some:]})
    assert held(new_store) == held(embedded)


def test_a_paper_loaded_anew_takes_back_what_it_said(new_store, embedded, corpus, load_into) -> None:
    paper, facts = corpus["minutes-2033"]
    load_into(new_store, corpus)
    load_into(new_store, {**corpus, "minutes-2033": (paper, facts[:1])})
    fewer = questions.counts(new_store)
    assert "Resolution" not in fewer.labels
    assert [owner.role for owner in questions.owners(new_store, "Gangs Strategy").owners] == ["governs"]
    load_into(new_store, corpus)
    assert held(new_store) == held(embedded)


def test_a_paper_that_is_removed_leaves_nothing_of_its_own(new_store, corpus, load_into) -> None:
    load_into(new_store, corpus)
    remove_paper(new_store, "minutes-2033")
    told = new_store.read("MATCH (n) WHERE n.by = 'minutes-2033' OR n.id = 'body:westmere-board' RETURN n.id AS id")
    assert not told.rows
    without = {stem: both for stem, both in corpus.items() if stem != "minutes-2033"}
    assert load_into(new_store, without)[0].changed is False


def test_a_paper_that_cannot_be_had_is_told_and_the_others_loaded(new_store, corpus) -> None:
    def paper_of(stem: str) -> Any:
        if stem == "plan-2031":
            raise PaperError("no paper of this name was read", stem, "ingest it again")
        return corpus[stem][0]

    loaded = list(load_papers(new_store, sorted(corpus), paper_of, lambda stem: corpus[stem][1]))
    assert [each.stem for each in loaded if each.error] == ["plan-2031"]
    assert {paper.stem for paper in questions.papers(new_store)} == set(corpus) - {"plan-2031"}


def test_a_failure_while_writing_leaves_the_paper_as_it_was(new_store, corpus, load_into, monkeypatch) -> None:
    load_into(new_store, corpus)
    before = held(new_store)
    paper, facts = corpus["minutes-2033"]

    class BrokenError(RuntimeError):
        pass

    def fail(*_: Any) -> None:
        raise BrokenError

    monkeypatch.setattr("graph.stores.embedded_writes.EmbeddedTransaction.join", fail)
    with pytest.raises(BrokenError):
        load_into(new_store, {**corpus, "minutes-2033": (paper, facts[:1])})
    assert held(new_store) == before


def test_every_node_of_a_fact_has_its_evidence(embedded) -> None:
    told = embedded.read(
        "MATCH (n) WHERE n:Resolution OR n:AgendaItem OR n:PriorityState OR n:Change OR n:Strategy "
        "OPTIONAL MATCH (n)-[e:EVIDENCED_BY]->(p:Passage)-[:IN]->(:Paper) "
        "RETURN n.id AS id, e.quote AS quote, p.text AS text ORDER BY id, quote"
    )
    unstated = {
        "strategy:westmere-safety-plan",
        "strategy:westmere-gangs-strategy-action-plan",
    }  # named in passing
    assert all(row["quote"] in row["text"] for row in told if row["id"] not in unstated)


@pytest.mark.parametrize(
    ("heading", "shown"),
    [("Introduction", "Performance report"), ("Westmere in Figures", "Westmere in Figures")],
)
def test_a_paper_is_not_called_by_the_heading_of_its_first_section(
    new_store, paper_of, fact_of, load_into, heading: str, shown: str
) -> None:
    paper = paper_of(("heading", heading), ("paragraph", "Thefts fell."), stem="report")
    told = {"kind": "performance_report", "title": None, "body": None, "date": "2031-05-01"}
    document = fact_of("document", "report", **told, period=None, version=None, status=None, quote=heading)
    load_into(new_store, {"report": (paper, [document])})
    assert new_store.read("MATCH (p:Paper) RETURN p.title").rows == ((shown,),)
