"""Papers that come, change and go, one load after the other: the graph is always that of one load of what is there."""

from __future__ import annotations

from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

import corpus as shipped
from corpus.load import paper_words
from extract.facts import Fact
from extract.run import extract_facts
from graph.ledger import Ledger
from graph.load import Load, load_papers, remove_paper
from graph.store import Store, open_store
from graph.text.index import Since, open_index, update_index
from ingest.paper import Paper
from ingest.read import read_paper
from tests.graph.test_load import held

SAMPLES = Path(shipped.__path__[0]) / "samples"
Papers = dict[str, tuple[Paper, list[Fact]]]


@cache
def sample_papers() -> Papers:
    """The sample papers of Kent and of elsewhere, with their facts."""
    files = sorted(path for path in SAMPLES.rglob("papers/*") if path.suffix in (".pdf", ".html", ".txt"))
    papers = [read_paper(path, paper_words()) for path in files]
    return {paper.stem: (paper, extract_facts(paper)) for paper in papers}


def key_of(papers: Papers) -> Any:
    """What a paper is made from, as the facts folder would say it."""
    return lambda stem: f"{papers[stem][0].sha256} {len(papers[stem][1])} {hash(tuple(f.id for f in papers[stem][1]))}"


def update(store: Store, ledger: Ledger, papers: Papers, index: Path | None = None) -> list[str]:
    """Load what is there now; return the papers of which something was written."""
    if len(papers) % 2:  # as an update does while papers are read
        ledger.read_ahead()
    load = Load(store, ledger, lambda stem: papers[stem][0], lambda stem: papers[stem][1], key_of=key_of(papers))
    loaded = list(load.papers(sorted(papers)))
    assert not [each.error for each in loaded if each.error]
    if index:
        since = Since(load.before, load.writing.touched_papers)
        list(update_index(index, store, sorted(papers), lambda stem: papers[stem][1], since))
    return [each.stem for each in loaded if each.changed]


def whole(folder: Path, papers: Papers) -> tuple[Any, Any]:
    """The graph of one load of all these papers."""
    with open_store(None, folder) as store:
        list(load_papers(store, sorted(papers), lambda stem: papers[stem][0], lambda stem: papers[stem][1]))
        return sorted(held(store)[0], key=repr), sorted(held(store)[1], key=repr)


def parted(store: Store) -> tuple[Any, Any]:
    nodes, edges = held(store)
    return sorted(nodes, key=repr), sorted(edges, key=repr)


@pytest.mark.parametrize("seed", range(4))
def test_papers_that_come_change_and_go_leave_the_graph_of_one_load(seed: int, tmp_path: Path) -> None:
    every, random = sample_papers(), Random(seed)
    there = {stem: every[stem] for stem in random.sample(sorted(every), len(every) // 2)}
    with closing(Ledger(tmp_path / "ledger")) as ledger, open_store(None, tmp_path / "graph") as store:
        update(store, ledger, there)
        for step in range(4):
            stem = random.choice(sorted(every))
            if stem not in there:
                there[stem] = every[stem]
            elif random.random() < 0.5:
                del there[stem]
                remove_paper(store, stem, ledger)
            else:
                paper, facts = every[stem]
                there[stem] = paper, [fact for fact in facts if random.random() < 0.7]
            update(store, ledger, there, tmp_path / "search")
            assert parted(store) == whole(tmp_path / f"whole-{step}", there), (step, stem)


def test_one_paper_more_leaves_the_others_unread(tmp_path: Path) -> None:
    every = sample_papers()
    new = "kcsp-minutes-2022-07-sample"
    with closing(Ledger(tmp_path / "ledger")) as ledger, open_store(None, tmp_path / "graph") as store:
        update(store, ledger, {stem: both for stem, both in every.items() if stem != new})
        read: list[str] = []

        def paper_of(stem: str) -> Paper:
            read.append(stem)
            return every[stem][0]

        load = Load(store, ledger, paper_of, lambda stem: every[stem][1], key_of=key_of(every))
        list(load.papers(sorted(every)))
        assert read[:1] == [new] or new in read
        assert len(read) <= len(every) // 4


def test_the_search_index_of_an_update_is_that_of_one_run(tmp_path: Path) -> None:
    every = sample_papers()
    new = "kcsp-minutes-2022-07-sample"
    with closing(Ledger(tmp_path / "ledger")) as ledger, open_store(None, tmp_path / "graph") as store:
        update(store, ledger, {stem: both for stem, both in every.items() if stem != new}, tmp_path / "search")
        update(store, ledger, every, tmp_path / "search")
        list(update_index(tmp_path / "other", store, sorted(every), lambda stem: every[stem][1]))
    assert documents(tmp_path / "search") == documents(tmp_path / "other")


def documents(folder: Path) -> list[bytes]:
    """Everything that an index says of what it holds, in any order."""
    import tantivy

    searcher = open_index(folder).searcher()
    hits = searcher.search(tantivy.Query.all_query(), searcher.num_docs).hits
    return sorted(bytes(searcher.doc(address)["said"][0]) for _, address in hits)
