"""Load rates, latencies and memory on a made-up graph of 1,000,000 passages and 200,000 facts (synthetic.py).

    python tests/bench/big_graph.py load FOLDER [--store bolt://…] [--papers 1000]     builds it and tells the rates
    python tests/bench/big_graph.py ask FOLDER [--store bolt://…] [--papers 1000]      tells latencies and memory

FOLDER holds the embedded graph and the search index. Loading a million passages takes a quarter of an hour or so.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from synthetic import PAPERS_EACH, SEED, WORDS, line_id, made_up, stems, strategy_name  # noqa: E402

from api.finding import find  # noqa: E402 - the tree that this script stands in is the one it measures
from api.workspace import Workspace  # noqa: E402
from graph import questions  # noqa: E402
from graph.ledger import Ledger  # noqa: E402
from graph.load import Load  # noqa: E402
from graph.store import Store, open_store  # noqa: E402
from graph.text.index import update_index  # noqa: E402

ROUNDS = 200  # questions of each kind, after those that warm up
WARM = 30
TOLD_EVERY = 25  # papers


def load(workspace: Workspace, address: str | None, papers: int, *, index: bool) -> dict[str, Any]:
    """Load the first so many papers; seconds in all, seconds in the store, and counts."""
    both = lru_cache(2)(made_up)
    with open_store(address, workspace.graph) as store:
        spent = _timed_changes(store)
        began, nodes, edges, curve = time.perf_counter(), 0, 0, {}
        with closing(Ledger(workspace.ledger(address))) as ledger:
            load = Load(store, ledger, lambda stem: both(stem)[0], lambda stem: both(stem)[1])
            for number, each in enumerate(load.papers(stems(papers)), 1):
                nodes, edges = nodes + each.nodes, edges + each.relationships
                if number % TOLD_EVERY == 0:
                    curve[number] = round(_memory_mb())
                    took = time.perf_counter() - began
                    print(f"{number} papers, {took:.0f} s, {curve[number]} MB", file=sys.stderr, flush=True)
        told = {"nodes": nodes, "relationships": edges, "seconds": time.perf_counter() - began, "in_store": spent[0]}
        told["memory_mb_by_papers"] = curve
        told["per_second"] = (nodes + edges) / told["seconds"]
        told["per_second_in_store"] = (nodes + edges) / spent[0]
        if index:
            began = time.perf_counter()
            sum(1 for _ in update_index(workspace.search, store, stems(papers), lambda stem: both(stem)[1]))
            told["index_seconds"] = time.perf_counter() - began
    return {**told, "peak_mb": _peak_mb()}


def _timed_changes(store: Store) -> list[float]:
    """The seconds that the store itself takes for writing, summed as they pass."""
    spent, change = [0.0], store.change

    def timed(work: Any) -> None:
        began = time.perf_counter()
        change(work)
        spent[0] += time.perf_counter() - began

    store.change = timed  # type: ignore[method-assign]
    return spent


def ask(workspace: Workspace, address: str | None, papers: int) -> dict[str, Any]:
    """The median and the 95th percentile, in milliseconds, of each kind of question, and the peak memory."""
    random, partnerships = Random(SEED), papers // PAPERS_EACH
    told: dict[str, Any] = {}
    with open_store(address, workspace.graph, read_only=True) as store:

        def strategy() -> str:
            return strategy_name(random.randrange(partnerships), random.randrange(12))

        kinds: dict[str, Callable[[], Any]] = {
            "lineage": lambda: questions.lineage(store, line_id(random, partnerships)),
            "as of": lambda: questions.lineage(store, line_id(random, partnerships), as_of="2019-01-01"),
            "owner": lambda: questions.owners(store, strategy()),
        }
        if workspace.search.exists():
            kinds["search"] = lambda: find(workspace, random.choice(WORDS))
        for kind, question in kinds.items():
            took = []
            for number in range(WARM + ROUNDS):
                began = time.perf_counter()
                question()
                if number >= WARM:
                    took.append((time.perf_counter() - began) * 1000)
            told[kind] = {"p50": statistics.median(took), "p95": statistics.quantiles(took, n=20)[18]}
            print(kind, told[kind], file=sys.stderr, flush=True)
    return {**told, "peak_mb": _peak_mb()}


def _memory_mb() -> float:
    """What this process holds now, the Java machine in it among that."""
    held = Path("/proc/self/statm")
    return int(held.read_text().split()[1]) * resource.getpagesize() / (1 << 20) if held.exists() else _peak_mb()


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("load", "ask"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--store")
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--no-index", action="store_true")
    given = parser.parse_args()
    workspace = Workspace(given.folder)
    if given.what == "load":
        told = load(workspace, given.store, given.papers, index=not given.no_index)
    else:
        told = ask(workspace, given.store, given.papers)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
