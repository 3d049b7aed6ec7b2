"""Bodies, relations and legislation of the real papers: floors against gold, and the story of one strategy's owners."""

import json
from pathlib import Path

import pytest

from corpus.load import paper_words, profiles
from extract.editions import find_editions
from extract.facts import Fact, RelationFact
from extract.legislation import find_legislation
from extract.organisations import find_organisations
from extract.partnership import profile_of
from extract.priorities import find_priorities
from extract.reading import Reading
from extract.relations import find_relations
from extract.scoring import score_files
from ingest.read import read_paper

PAPERS = ("csa-2014-17", "kcsp-pack-2021-11")
FLOORS = {"legislation": (0.95, 0.95), "organisation": (0.90, 0.85), "relation": (0.85, 0.75)}  # precision, recall


def facts_of(path: Path) -> list[Fact]:
    paper = read_paper(path, paper_words())
    reading = Reading(paper, profile_of(paper, profiles()))
    reading.keep("organisation", find_organisations(reading))
    reading.keep("edition", find_editions(reading))
    reading.keep("priority", find_priorities(reading))
    return [*find_legislation(reading), *find_organisations(reading), *find_relations(reading)]


@pytest.mark.shared
def test_no_worse_than_before(shared_dir: Path, tmp_path: Path) -> None:
    """Precision and recall of the three types over the papers with full gold."""
    found = tmp_path / "facts.jsonl"
    facts = [fact for stem in PAPERS for fact in facts_of(shared_dir / "papers" / f"{stem}.pdf")]
    found.write_text("".join(json.dumps(fact.to_json()) + "\n" for fact in facts), "utf-8")
    gold = [shared_dir / "gold" / f"{stem}.jsonl" for stem in PAPERS]
    scores = score_files([found], gold, frozenset(FLOORS)).by_type()
    for kind, (precision, recall) in FLOORS.items():
        assert scores[kind].precision >= precision, kind
        assert scores[kind].recall >= recall, kind


@pytest.mark.shared
def test_who_owns_the_gangs_strategy(shared_dir: Path) -> None:
    """July 2021 only supports a recommendation; the November report says where governance sits, and who reports."""
    facts = facts_of(shared_dir / "papers" / "kcsp-pack-2021-11.pdf")
    told = {
        (fact.subject, fact.predicate, fact.object, fact.evidence.page)
        for fact in facts
        if isinstance(fact, RelationFact) and ("angs" in fact.object or "CSP Boards" in fact.object)
    }
    assert not [each for each in told if each[:2] == ("VRU", "governs")]
    assert ("Community Safety Partnerships", "governs", "Kent and Medway Gangs Strategy", 10) in told
    assert ("VRU", "reports_to", "strategic CSP Boards", 10) in told


@pytest.mark.shared
def test_every_quote_stands_in_the_paper(shared_dir: Path) -> None:
    """Names, subjects and objects are the paper's words; every quote is a run of its text."""
    path = shared_dir / "papers" / "csa-2022-draft.pdf"
    text = " ".join(read_paper(path, paper_words()).text.split())
    for fact in facts_of(path):
        assert fact.evidence.quote in text
