"""What we read out of the sample papers, against the gold read by hand, and whose each paper is taken to be."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.load import paper_words, profiles
from corpus.samples.build import HOMES, home_of, stems
from extract.facts import Fact
from extract.facts_file import write_facts
from extract.partnership import profile_of
from extract.run import extract_facts
from extract.scoring import Report, score_files
from graph.collect import Everything
from graph.lineage import Line
from graph.resolve import profile_said_by
from ingest.paper import Paper
from ingest.read import read_paper

HERE = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))
STORIES: dict[str, Any] = yaml.safe_load((HERE / "stories.yaml").read_text("utf-8"))
OWNERS = {"aberwen": "aberwen", "merebrook": "merebrook"}  # by the first word of a stem; every other paper is Kent's


@cache
def read(stem: str) -> Paper:
    return read_paper(home_of(stem) / "papers" / f"{stem}.pdf", paper_words())


@cache
def facts_of(stem: str) -> tuple[Fact, ...]:
    return tuple(extract_facts(read(stem)))


@cache
def everything() -> Everything:
    """All sample papers together, as the graph sees them before it is loaded."""
    gathered = Everything()
    for stem in stems():
        gathered.add(stem, facts_of(stem))
    gathered.close()
    return gathered


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """The scores of Kent's samples, and of those from elsewhere."""
    found: dict[str, Report] = {}
    for home in HOMES:
        gold = sorted((home / "gold").glob("*.jsonl"))
        ours = tmp_path_factory.mktemp(home.name) / "facts.jsonl"
        write_facts(ours, [fact for path in gold for fact in facts_of(path.stem)])
        found[home.name] = score_files([ours], gold)
    return found


@pytest.mark.parametrize(("home", "kind"), [(home, kind) for home, kinds in FLOORS.items() for kind in kinds])
def test_no_type_of_fact_is_read_worse_than_before(reports: dict[str, Report], home: str, kind: str) -> None:
    score = reports[home].by_type()[kind]
    assert score.f1 >= FLOORS[home][kind], f"found {score.found}, right {score.hits}, gold {score.gold}"


@pytest.mark.parametrize("stem", stems())
def test_each_paper_is_its_own_partnerships(stem: str) -> None:
    owner = OWNERS.get(stem.split("-")[0], "kent")
    by_text, by_facts = profile_of(read(stem), profiles()), profile_said_by(facts_of(stem))
    assert by_text is not None
    assert by_text.id == owner
    assert by_facts is None or by_facts.id == owner  # a paper with few facts may be nobody's to the graph


def test_lines_of_partnerships_do_not_mix() -> None:
    """Read together, each agreement's line rests on the papers of its own partnership alone."""
    for (_, of), line in everything().lines.items():
        papers = {evidence.document for evidence in line.all_evidence()}
        owners = {OWNERS.get(stem.split("-")[0], "kent") for stem in papers}
        assert owners == {of.split("-")[0]}, of
    assert {of for kind, of in everything().lines if kind == "priority"} >= {"aberwen", "kent", "merebrook"}


@pytest.mark.parametrize("key", STORIES)
def test_the_story_of_a_priority(key: str) -> None:
    """What changed, and whether it was adopted or only proposed; its label in the editions that matter."""
    line: Line = everything().lines["priority", "kent"]
    story = STORIES[key]
    told = {(event.year, event.change, event.status) for event in line.events if key in event.keys}
    labels = {state.year: state.label for state in line.states_of(key, adopted=True) if state.keys == (key,)}
    assert {tuple(event) for event in story["events"]} <= told
    assert told.isdisjoint(tuple(event) for event in story["never"])
    assert {year: labels.get(year) for year in story["labels"]} == story["labels"]
