"""Ends loads with `kill -9` in the middle, and compares the graph of the next load with one that nobody disturbed.

    python tests/bench/kill_loads.py [--times 20] [--papers 12] [--neo4j]

Embedded: the process that loads, which is the store, is killed. Neo4j (`--neo4j`): its server is killed while a load
runs, and started again over the same files; it is one that this script starts by .ci/neo4j. The moment is drawn by a
seeded generator: after which paper, and how long into the next. After each kill the load is run again to its end, and
every node and relationship with all its properties is compared. Prints one line for each kill; leaves with 1 on a
difference.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from synthetic import SEED, made_up, stems  # noqa: E402

from graph.exports.everything import edges, nodes  # noqa: E402
from graph.load import load_papers  # noqa: E402 - the tree that this script stands in is the one it measures
from graph.store import Store, open_store  # noqa: E402
from ingest.errors import GraphError  # noqa: E402

PASSAGES, FACTS = 400, 100
SECONDS_TO_ANSWER = 120
HELD = "MATCH (n:Loaded) WHERE n.id STARTS WITH 'paper-' RETURN count(n) AS n"


def load(address: str | None, folder: Path, papers: int) -> None:
    both = lru_cache(papers)(lambda stem: made_up(stem, PASSAGES, FACTS))
    with open_store(address, folder) as store:
        for each in load_papers(store, stems(papers), lambda stem: both(stem)[0], lambda stem: both(stem)[1]):
            print(each.stem, flush=True)


def whole(store: Store) -> tuple[int, int, str]:
    """How many nodes and relationships there are, and a digest of them all with their properties, in any order."""
    found = [[json.dumps(each, sort_keys=True) for each in every(store)] for every in (nodes, edges)]
    digest = hashlib.sha256("\n".join(line for lines in found for line in sorted(lines)).encode()).hexdigest()
    return len(found[0]), len(found[1]), digest


def loading(address: str | None, folder: Path, papers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, __file__, "--load", str(folder), "--papers", str(papers)]
    command += ["--address", address] if address else []
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def to_its_end(process: subprocess.Popen[bytes]) -> float:
    """Wait until a load has ended well; return the seconds from its first paper to its last."""
    assert process.stdout
    process.stdout.readline()
    began = time.monotonic()
    process.stdout.read()
    took = time.monotonic() - began
    process.stdout.close()
    assert process.wait() == 0, "a load failed"
    return took


class Server:
    """A Neo4j of our own, whose files outlive it."""

    def __init__(self, home: Path) -> None:
        self.home, self.process = home, None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"bolt://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        env = {**os.environ, "PLEDGELINE_NEO4J_HOME": str(self.home)}
        self.process = subprocess.Popen(
            [str(ROOT / ".ci/neo4j"), str(self.port)], env=env, stdout=subprocess.PIPE, start_new_session=True
        )
        assert self.process.stdout
        self.process.stdout.readline()  # its address, once it listens
        for _ in range(SECONDS_TO_ANSWER):  # it listens before it answers
            try:
                open_store(self.address, self.home).close()
            except GraphError:
                time.sleep(1)
            else:
                return
        raise SystemExit("Neo4j does not answer")

    def kill(self) -> None:
        """`kill -9` for the server and the script that watches it."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--papers", type=int, default=12)
    parser.add_argument("--neo4j", action="store_true")
    parser.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--address", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.load:
        load(given.address, given.load, given.papers)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return kill_often(
            Path(folder), given.times, given.papers, Server(Path(folder) / "neo4j") if given.neo4j else None
        )


def kill_often(folder: Path, times: int, papers: int, server: Server | None) -> int:
    random, graph, address = Random(SEED), folder / "graph", server.address if server else None
    if server:
        server.start()
    takes = to_its_end(loading(address, graph, papers))
    with open_store(address, graph) as store:
        wanted = whole(store)
    print(
        f"undisturbed: {wanted[0]:,} nodes, {wanted[1]:,} relationships in {takes:.1f} s from the first paper on",
        flush=True,
    )
    wrong = 0
    for number in range(1, times + 1):
        _begin_anew(graph, server)
        process, after = loading(address, graph, papers), random.randrange(papers - 1)
        assert process.stdout
        for _ in range(after + 1):
            process.stdout.readline()
        time.sleep(random.random() * takes / papers)
        was_running = process.poll() is None
        if server:
            server.kill()
            process.kill()
        process.kill()
        process.wait()
        process.stdout.close()
        if server:
            server.start()
        held = _held(address, graph)
        to_its_end(loading(address, graph, papers))
        with open_store(address, graph) as store:
            found = whole(store)
        wrong += found != wanted
        same = "the same graph" if found == wanted else f"ANOTHER GRAPH: {found[:2]}"
        when = f"paper {after + 1}" if was_running else "its end"
        print(f"{number}: killed after {when}, {held} of {papers} papers whole; loaded again: {same}", flush=True)
    if server:
        server.kill()
    print(f"{times - wrong} of {times} gave the same graph")
    return 1 if wrong else 0


def _begin_anew(graph: Path, server: Server | None) -> None:
    if server is None:
        shutil.rmtree(graph, ignore_errors=True)
        return
    with open_store(server.address, graph) as store:
        store.change(lambda opened: opened.write("UNWIND $rows AS row MATCH (n) DETACH DELETE n", [{}]))


def _held(address: str | None, graph: Path) -> Any:
    """How many papers the store holds whole after the kill."""
    with open_store(address, graph) as store:
        store.prepare()
        return next(iter(store.read(HELD)))["n"]


if __name__ == "__main__":
    sys.exit(main())
