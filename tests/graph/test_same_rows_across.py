"""What is drawn across papers (actions followed, checks, changes of bodies and processes) is the same on both stores.

The session's Neo4j is emptied for these papers and then loaded as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from corpus.corrections import Correction
from graph.load import load_papers
from graph.queries import query
from graph.store import Store, open_store

ONE, OTHER = "plan-2031", "plan-2033"
FIRES = "In 2031/32 wardens of the county council were called to {} fires on farms and in barns by night."
WEBSITE = "Refresh the website and helpline on scams"
EMPTY = "UNWIND $rows AS row MATCH (n) DETACH DELETE n"


def change(of: str, how: str, before: str, after: str, year: int) -> tuple[str, dict[str, Any]]:
    return "change", {"of": of, "change": how, "before": (before,), "after": (after,), "year": year}


def body(name: str, kind: str = "board") -> tuple[str, dict[str, Any]]:
    return "organisation", {"name": name, "kind": kind}


def action(text: str, year: int) -> tuple[str, dict[str, Any]]:
    said = {"priority": "Scams", "text": text, "status": "ongoing", "owners": ("Westmere Board",)}
    return "action", {**said, "plan_year": f"{year}/{year % 100 + 1}", "progress": ("built", "tested")}


SAID: dict[str, list[tuple[str, list[tuple[str, dict[str, Any]]]]]] = {
    ONE: [
        ("Scams", [("priority", {"label": "Scams", "year": 2031})]),
        (WEBSITE, [action(WEBSITE, 2031)]),
        ("Visit the oldest farmers", [action("Visit the oldest farmers", 2031)]),
        ("£900 was given to refresh the website on scams.",
         [("funding", {"amount": 900.0, "funder": None, "recipient": None, "purpose": "website and helpline",
                       "year": "2031/32"})]),
        (FIRES.format("412"), []),
        ("Westmere Board", [body("Westmere Board")]),
        ("Westmere Flood Watch Board", [body("Westmere Flood Watch Board")]),
        ("The Board governs the Westmere Flood Strategy.",
         [("relation", {"subject": "Westmere Board", "predicate": "governs", "object": "Westmere Flood Strategy",
                        "year": 2031}), ("strategy", {"name": "Westmere Flood Strategy", "period": "2031/2032"})]),
        ("The Westmere Board became the Westmere Council Board.",
         [change("body", "replaced", "Westmere Board", "Westmere Council Board", 2032),
          body("Westmere Council Board")]),
    ],
    OTHER: [
        ("Scams", [("priority", {"label": "Scams", "year": 2033})]),
        ("Promote the website and helpline on scams", [action("Promote the website and helpline on scams", 2033)]),
        ("Write leaflets for banks", [action("Write leaflets for banks", 2033)]),
        (FIRES.format("421"), []),
        ("There were 31 reviews (20 in the north and 10 in the south).", []),
        ("Westmere Flood Watch Partnership Board", [body("Westmere Flood Watch Partnership Board")]),
        ("Flood Duty Reviews became Water Reviews.",
         [change("process", "renamed", "Flood Duty Reviews", "Water Reviews", 2033)]),
    ],
}  # fmt: skip
CORRECTION = {
    "by": "A Reed",
    "when": "2034-05-04",
    "because": "Theirs.",
    "rename": {"of": "Westmere Board", "to": "WB"},
}
KNOWN: list[dict[str, Any]] = [{"known": None}, {"known": "2033-12-31"}]
QUERIES: dict[str, list[dict[str, Any]]] = {
    "action_names": [{}],
    "actions_first_told": [{}],
    "bodies_told": [{}],
    "commitments_told": [{}],
    "states_told": [{}],
    "identities": KNOWN,
    "action_links": [{"ids": None}],
    "actions_told": [{"ids": "Action"}],
    "beside_actions": [{"ids": "Action"}],
    "changes_of": [{"id": "body:westmere-board", "since": None}, {"id": "process:water-review", "since": 2033}],
    "checks": [{"kind": kind, **each} for kind in (None, "sum") for each in KNOWN],
    "corrections": [{}],
    "doubtful": KNOWN,
    "last_named": [{}],
    "lost_owners": [{"year": None, "known": None}, {"year": 2032, "known": "2033-12-31"}],
    "named_in": [{"id": "body:westmere-board"}, {"id": "strategy:westmere-flood-strategy"}],
    "successors": [{}],
    "things": [{}],
}


@pytest.fixture(scope="module")
def said(paper_of, fact_of) -> dict[str, Any]:
    made = {}
    for stem, lines in SAID.items():
        paper = paper_of(*(("paragraph", text) for text, _ in lines), stem=stem)
        facts = [
            fact_of(kind, stem, quote=block.text, start=block.start, **fields)
            for block, (_, stated) in zip(paper.blocks, lines, strict=True)
            for kind, fields in stated
        ]
        made[stem] = paper, facts
    return made


def fill(store: Store, said: dict[str, Any]) -> Store:
    told = load_papers(
        store, sorted(said), lambda stem: said[stem][0], lambda stem: said[stem][1],
        [Correction.model_validate(CORRECTION)],
    )  # fmt: skip
    assert not [each.error for each in told if each.error]
    return store


@pytest.fixture(scope="module")
def here(tmp_path_factory, said) -> Iterator[Store]:
    with open_store(None, tmp_path_factory.mktemp("across") / "graph") as store:
        yield fill(store, said)


@pytest.fixture(scope="module")
def there(neo4j, corpus, load_into, said) -> Iterator[Store]:
    neo4j.change(lambda opened: opened.write(EMPTY, [{}]))
    yield fill(neo4j, said)
    neo4j.change(lambda opened: opened.write(EMPTY, [{}]))
    load_into(neo4j, corpus)


def rows(store: Store, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    given = dict(parameters)
    if given.get("ids") == "Action":
        given["ids"] = [row["id"] for row in store.read(query("action_names"))]
    return list(store.read(query(name), **given))


def plain(value: Any) -> Any:
    """Lists that a comprehension makes come in any order."""
    if isinstance(value, list):
        return sorted(map(repr, map(plain, value)))
    return {name: plain(each) for name, each in sorted(value.items())} if isinstance(value, dict) else value


CASES = [(name, parameters) for name, asked in QUERIES.items() for parameters in asked]


@pytest.mark.parametrize(("name", "parameters"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_each_query_finds_something(here, name: str, parameters: dict[str, Any]) -> None:
    assert rows(here, name, parameters)


@pytest.mark.neo4j
@pytest.mark.parametrize(("name", "parameters"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_both_stores_answer_the_same_rows(here, there, name: str, parameters: dict[str, Any]) -> None:
    one, other = rows(here, name, parameters), rows(there, name, parameters)
    assert list(map(plain, one)) == list(map(plain, other))
