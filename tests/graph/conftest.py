"""Made-up papers of a made-up county, as facts and as papers, and stores loaded with them.

The partnership is Westmere, of which no profile exists: nothing here may lean on what is known of a real one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from extract.facts import FACT_TYPES, Evidence, Fact
from graph.load import load_papers
from graph.store import Store, open_store
from ingest.paper import Paper

FactOf = Callable[..., Fact]
Corpus = Mapping[str, tuple[Paper, list[Fact]]]

PLAN = "Westmere Safety Plan"
LISTS: dict[str, tuple[int, str, list[tuple[str, list[str]]]]] = {
    "plan-2031": (2031, "current", [("Rural Crime", ["Theft", "Hare Coursing"]), ("Road Safety", []), ("Scams", [])]),
    "plan-2032-draft": (2032, "proposed", [("Rural Crime and Scams", []), ("Road Safety", [])]),
    "plan-2033": (
        2033,
        "current",
        [("Farm and Village Crime", ["Theft", "Hare Coursing", "Fly-tipping"]), ("Road Safety", []), ("Scams", [])],
    ),
}


@pytest.fixture(scope="session")
def fact_of() -> FactOf:
    """Makes a fact of a type: `fact_of("lead", "plan-2031", priority="Scams", post="Chair")`, at a place of its own."""
    return make_fact


def make_fact(kind: str, stem: str, /, *, quote: str = "the words", start: int = 0, **said: Any) -> Fact:
    defaults: dict[str, dict[str, Any]] = {
        "priority": {"of": PLAN, "year": 2031, "status": "current"},
        "theme": {"year": 2031, "status": "current"},
        "change": {"of": "priority", "before": (), "after": (), "year": 2033, "status": "adopted"},
        "organisation": {"abbreviation": None, "kind": "other"},
        "lead": {"post": None},
    }
    evidence = Evidence(stem, 1, quote, start, start + len(quote))
    return FACT_TYPES[kind](evidence=evidence, **{**defaults.get(kind, {}), **said})


@pytest.fixture(scope="session")
def corpus(paper_of: Callable[..., Paper]) -> Corpus:
    """Three editions, one of them a draft, and a set of minutes: each paper with its facts."""
    return {stem: made(paper_of, stem, *lines) for stem, lines in papers().items()}


def papers() -> dict[str, list[tuple[str, list[tuple[str, dict[str, Any]]]]]]:
    """For each paper its sentences, and the facts that each states."""
    told: dict[str, list[tuple[str, list[tuple[str, dict[str, Any]]]]]] = {}
    for stem, (year, status, labels) in LISTS.items():
        told[stem] = [
            (label, [("priority", {"label": label, "year": year, "status": status, "includes": tuple(topics)})])
            for label, topics in labels
        ]
    told["plan-2031"] += [
        (
            "Scams are led by the Chair of the Westmere Scams Group.",
            [("lead", {"priority": "Scams", "post": "Chair", "organisation": "Westmere Scams Group", "year": 2031})],
        ),
        ("Westmere Scams Group (WSG)", [org("Westmere Scams Group", "WSG", "group")]),
    ]
    told["plan-2032-draft"] += [
        (
            "It is proposed to merge Rural Crime and Scams.",
            [
                (
                    "change",
                    {
                        "change": "merged",
                        "before": ("Rural Crime", "Scams"),
                        "after": ("Rural Crime and Scams",),
                        "year": 2032,
                        "status": "proposed",
                    },
                )
            ],
        )
    ]
    told["plan-2033"] += [
        (
            "Rural Crime was widened to become Farm and Village Crime.",
            [("change", {"change": "expanded", "before": ("Rural Crime",), "after": ("Farm and Village Crime",)})],
        )
    ]
    told["minutes-2033"] = [
        ("The Westmere Board governs the Westmere Gangs Strategy.", [relation("Westmere Board", "governs", 2033)]),
        ("WSG delivers the action plan.", [relation("WSG", "delivers", 2033, " action plan")]),
        ("Westmere Board", [org("Westmere Board", None, "board")]),
        ("Westmere Gangs Strategy", [("strategy", {"name": "Westmere Gangs Strategy"})]),
        (
            "RESOLVED that the report be noted.",
            [
                (
                    "resolution",
                    {
                        "meeting_date": "2033-05-01",
                        "minute": 7,
                        "item": "Report",
                        "decision": "note",
                        "text": "That the report be noted",
                    },
                )
            ],
        ),
        (
            "7. Report",
            [("agenda_item", {"meeting_date": "2033-05-01", "ref": None, "minute": 7, "title": "Report"})],
        ),
        ("Burglaries fell to 40 patrols' worth in 2032/33.", []),
        (
            "The Westmere Board met on 1 May 2033 under the Flood Act 2030.",
            [
                ("meeting", {"body": "Westmere Board", "date": "2033-05-01", "chair": "Mrs A Reed"}),
                ("legislation", {"title": "Flood Act 2030", "year": 2030, "kind": "act"}),
            ],
        ),
    ]
    return told


def org(name: str, abbreviation: str | None, kind: str) -> tuple[str, dict[str, Any]]:
    return "organisation", {"name": name, "abbreviation": abbreviation, "kind": kind}


def relation(subject: str, predicate: str, year: int, ending: str = "") -> tuple[str, dict[str, Any]]:
    object = f"Westmere Gangs Strategy{ending}"
    return "relation", {"subject": subject, "predicate": predicate, "object": object, "year": year}


def made(paper_of: Callable[..., Paper], stem: str, *lines: Any) -> tuple[Paper, list[Fact]]:
    paper = paper_of(*(("paragraph", text) for text, _ in lines), stem=stem)
    facts = [
        make_fact(kind, stem, quote=block.text, start=block.start, **said)
        for block, (_, stated) in zip(paper.blocks, lines, strict=True)
        for kind, said in stated
    ]
    return paper, facts


def load(store: Store, corpus: Corpus) -> list[Any]:
    return list(load_papers(store, sorted(corpus), lambda stem: corpus[stem][0], lambda stem: corpus[stem][1]))


@pytest.fixture(scope="session")
def load_into() -> Callable[[Store, Corpus], list[Any]]:
    return load


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> Iterator[Store]:
    """The embedded store, loaded; tests that share it do not write to it."""
    with open_store(None, tmp_path_factory.mktemp("embedded") / "graph") as store:
        load(store, corpus)
        yield store


@pytest.fixture(scope="module")
def open_with(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Corpus], Store]]:
    """An embedded store that holds these papers; the same papers give the same store."""
    held: dict[tuple[str, ...], Store] = {}

    def of(papers: Corpus) -> Store:
        key = tuple(f"{stem}:{len(facts)}" for stem, (_, facts) in sorted(papers.items()))
        if key not in held:
            held[key] = open_store(None, tmp_path_factory.mktemp("held") / "graph")
            load(held[key], papers)
        return held[key]

    yield of
    for store in held.values():
        store.close()


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[Store]:
    """An embedded store of the test's own, empty."""
    with open_store(None, tmp_path / "graph") as store:
        yield store


@pytest.fixture(scope="session")
def neo4j(corpus: Corpus) -> Iterator[Store]:
    """A real Neo4j, emptied and loaded. `.ci/neo4j` starts one."""
    address = os.environ.get("PLEDGELINE_TEST_NEO4J")
    if not address:
        pytest.skip("needs a Neo4j server at PLEDGELINE_TEST_NEO4J; .ci/neo4j starts one")
    with open_store(address, Path("unused")) as store:
        store.change(lambda opened: opened.write("UNWIND $rows AS row MATCH (n) DETACH DELETE n", [{}]))
        load(store, corpus)
        yield store
