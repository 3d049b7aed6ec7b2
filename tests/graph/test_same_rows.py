"""Every query that we ship answers the same rows on the embedded store and on a real Neo4j."""

from __future__ import annotations

from typing import Any

import pytest

from graph.queries import names, query

PRIORITY = "priority:westmere-safety-plan:scams"
BODY = "body:westmere-board"
LINE = "line:priority:westmere-safety-plan"
MEETING = "meeting:minutes-2033:2033-05-01"
STRATEGY = "strategy:westmere-gangs-strategy"
KNOWN: list[dict[str, Any]] = [{"known": None}, {"known": "2034-01-01"}]
PARAMETERS: dict[str, list[dict[str, Any]]] = {
    "action_links": [{"ids": None}, {"ids": ["action:none"]}],
    "actions_told": [{"ids": ["action:none"]}],
    "agenda": [{"id": MEETING}],
    "attendance": [{"id": MEETING}],
    "beside_actions": [{"ids": ["action:none"]}],
    "changes_of": [{"id": STRATEGY, "since": None}],
    "named_in": [{"id": BODY}, {"id": STRATEGY}],
    "successions_of": [{"id": BODY}],
    "checks": [{"kind": None, "known": None}, {"kind": "sum", "known": "2033-06-01"}],
    "doubtful": KNOWN,
    "identities": KNOWN,
    "lost_owners": [{"year": None, "known": None}, {"year": 2033, "known": "2033-06-01"}],
    "unsettled_leads": KNOWN,
    "commitment_by_id": [{"id": STRATEGY}],
    "editions_of_line": [{"line": LINE}],
    "events": [{"id": PRIORITY, "since": None}, {"id": PRIORITY, "since": 2033}],
    "holdings": [{"id": BODY, "year": None}, {"id": BODY, "year": 2033}],
    "line_by_id": [{"id": PRIORITY}, {"id": STRATEGY}, {"id": BODY}],
    "legislation": [{"id": None, **each} for each in KNOWN],
    "loaded": [{"id": "plan-2031"}],
    "meetings": [{"id": None, "known": None}, {"id": None, "known": "2034-01-01"}, {"id": MEETING, "known": None}],
    "owners": [{"id": STRATEGY}, {"id": PRIORITY}],
    "owned_by": [{"id": BODY}],
    "passages_of": [{"by": "minutes-2033"}],
    "passages_of_paper": [{"stem": "minutes-2033"}],
    "passages_by_id": [{"ids": ["passage:plan-2031:1", "passage:minutes-2033:0"]}],
    "passages_on": [{"stem": "minutes-2033", "page": None}, {"stem": "minutes-2033", "page": 1}],
    "resolutions": [{"meeting": None, "known": "2034-01-01"}, {"meeting": MEETING, "known": None}],
    "ties_of_body": [{"id": BODY}],
    "things_in_passages": [{"stem": "minutes-2033"}],
    "reports_to": [{"ids": [BODY, "body:westmere-scams-group"]}],
    "sayings": [{"line": LINE}],
    "search": [{"words": "scams", "limit": 100}, {"words": '"gangs strategy"', "limit": 100}],
    "states_of_edition": [{"id": "edition:priority:westmere-safety-plan:2033"}],
    "state_leads": [{"id": PRIORITY, "since": None}],
    "told_actions": [{"papers": ["minutes-2033", "plan-2031"]}],
    "states": [{"id": PRIORITY, "since": None}, {"id": PRIORITY, "since": 2033}],
}
OF_NO_ORDER = ("shape", "any_paper")  # a stamp of each store; one paper, whichever comes first
CASES = [(name, parameters) for name in names() if name not in OF_NO_ORDER for parameters in PARAMETERS.get(name, [{}])]


@pytest.mark.neo4j
@pytest.mark.parametrize(("name", "parameters"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_both_stores_answer_the_same_rows(embedded, neo4j, name: str, parameters: dict[str, Any]) -> None:
    one, other = (store.read(query(name), **parameters) for store in (embedded, neo4j))
    if name == "search":  # each store weighs words in its own way: the same passages, in its own order
        assert sorted(row["id"] for row in one) == sorted(row["id"] for row in other)
    else:
        assert one.columns == other.columns or not one.rows
        assert [list(map(unordered, row)) for row in one.rows] == [list(map(unordered, row)) for row in other.rows]


def unordered(value: Any) -> Any:
    """Lists that a pattern comprehension makes come in any order."""
    if isinstance(value, list):
        return sorted(map(repr, map(unordered, value)))
    if isinstance(value, dict):
        return {name: unordered(each) for name, each in sorted(value.items())}
    return value


@pytest.mark.parametrize(("name", "parameters"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_every_query_ends_in_an_order(embedded, name: str, parameters: dict[str, Any]) -> None:
    assert "ORDER BY" in query(name)
    assert query(name).startswith("// ")
    assert embedded.read(query(name), **parameters) == embedded.read(query(name), **parameters)


def test_every_query_finds_something(embedded) -> None:
    full = {name for name, parameters in CASES if embedded.read(query(name), **parameters).rows}
    empty = {name for name, _ in CASES} - full
    assert empty <= {
        "action_links",
        "action_names",
        "actions_first_told",
        "actions_told",
        "beside_actions",
        "changes_of",
        "successions_of",
        "checks",
        "corrections",
        "doubtful",
        "lost_owners",
        "owners",
        "reports_to",
        "successors",
        "themes",
        "co_owners",
        "ties_of_bodies",
        "ties_of_body",
        "told_priorities",
        "told_superseded",
        "unsettled_leads",
    }
