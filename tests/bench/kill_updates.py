"""Ends `pledgeline update` with `kill -9` in each of its stages, and looks whether the next run completes it.

    python tests/bench/kill_updates.py [--times 12] [--papers 24] [--seed 7]

A stand-in site on loopback has been fetched and loaded; then it publishes a meeting with a new paper and replaces an
older one. An update that nobody disturbs shows when each stage begins and what the graph is then. After that, of so
many copies of the data folder, an update is killed at a moment drawn by a seeded generator, in one stage after the
other, and run again. Graph (node by node, all properties), search index, files and manifest are compared with those of
the undisturbed update, and what is told of the answers. Prints a line for each kill; leaves with 1 on a difference.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import tantivy
import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from graph.text.index import open_index  # noqa: E402
from tests.bench.fetching import COMMAND, ENVIRONMENT, QUICK, publish_one_more, timed, whole  # noqa: E402
from tests.bench.minutes import minutes_pdf  # noqa: E402
from tests.standin.meetings import Document, Item, Meeting, large_publication  # noqa: E402
from tests.standin.site import StandIn  # noqa: E402

# What an update says when a stage begins, in order; the first stage is before it says anything.
BEGINS = ("fetching from", "reading papers", "finding facts", "loading the graph", "indexing for search")
STAGES = ("start", "fetch", "read", "extract", "load", "index and tell")
LATE = Document(980_001, "A report that is replaced", minutes_pdf("a report as it was first"))


def kill_often(folder: Path, times: int, papers: int, seed: int = 7) -> int:
    """Kill so many updates; return how many of them the next run did not complete."""
    random = Random(seed)
    site = StandIn(large_publication(papers - 1, content=minutes_pdf))
    body = site.publication.meetings[0].body
    late = Meeting(9_990, 519, body, date.today() - timedelta(days=30), items=(Item("1", LATE.title, (LATE,), ai=2),))
    site.publication.meetings.append(late)
    base = folder / "base"
    with site.served():
        timed("fetch", site.base, "--since", "2010", *QUICK, "--data", str(base))
        timed("update", *QUICK, "--data", str(base))  # loads it, and notes what the answers are
        publish_one_more(site)
        now = replace(LATE, content=minutes_pdf("a report as it is now"))
        site.publication.meetings.remove(late)
        site.publication.meetings.append(replace(late, items=(Item("1", now.title, (now,), ai=2),)))
        shutil.copytree(base, folder / "undisturbed")
        ends, told = _run(folder / "undisturbed")
        wanted, bad = _state(folder / "undisturbed"), 0
        for number in range(times):
            stage = (number + seed) % len(STAGES)
            after = random.uniform(0, 1)
            data = folder / f"killed-{number}"
            shutil.copytree(base, data)
            where, said = _kill(data, stage, after, ends)
            _, again = _run(data)
            differs = [name for name, value in _state(data).items() if value != wanted[name]]
            lost = set(told) - {*said, *again}
            bad += bool(differs or lost)
            outcome = f"differs: {differs}, never told: {sorted(lost)}" if differs or lost else "the same"
            print(f"{number + 1:3} killed in {where:8} {outcome}", flush=True)
            shutil.rmtree(data)
    return bad


def _run(data: Path) -> tuple[list[float], list[str]]:
    """Update to the end: when each stage ended, and what was told of the answers. Raises where it fails."""
    ends, told, code = _watched(data, lambda _: None)
    assert code == 0, (code, told)
    return ends, told


def _kill(data: Path, stage: int, after: float, usual: list[float]) -> tuple[str, list[str]]:
    """Kill an update so far into a stage, of its usual length; return the stage that it was in, and what was told."""
    begin = usual[stage - 1] if stage else 0.0
    wait = (usual[stage] - begin) * after

    def when(process: subprocess.Popen[str]) -> None:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)

    ends, told, _ = _watched(data, when, stage, wait)
    return STAGES[len(ends) - 1], told


def _watched(data: Path, act: Any, stage: int = -1, wait: float = 0.0) -> tuple[list[float], list[str], int]:
    """Run an update; `wait` seconds after `stage` has begun, `act` on the process. When each stage ended, what was told
    of the answers, and the exit code."""
    began, ends = time.perf_counter(), []
    told: list[str] = []
    with subprocess.Popen(
        [*COMMAND, "update", *QUICK, "--data", str(data)],
        env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        timer = threading.Timer(wait, act, [process])
        if stage == 0:
            timer.start()
        reader = threading.Thread(target=lambda: told.extend(process.stdout or ()))
        reader.start()
        for line in process.stderr or ():
            if len(ends) < len(BEGINS) and line.startswith(BEGINS[len(ends)]):
                ends.append(time.perf_counter() - began)
                if len(ends) == stage:
                    timer.start()
        reader.join()
    timer.cancel()
    ends.append(time.perf_counter() - began)
    changes = [line for line in "".join(told).replace("\n", " ").split("· ")[1:] if line]
    return ends, [" ".join(line.split()) for line in changes], process.returncode


def _state(data: Path) -> dict[str, Any]:
    """Everything that an update leaves, but for the times at which it did."""
    (manifest,) = data.glob("fetched/*/manifest.yaml")
    entries = yaml.safe_load(manifest.read_text("utf-8"))["papers"]
    searcher = open_index(data / "search").searcher()
    hits = searcher.search(tantivy.Query.all_query(), searcher.num_docs).hits
    return {
        "graph": whole(data),
        "index": sorted(json.loads(searcher.doc(address)["said"][0]).get("id", "") for _, address in hits),
        "manifest": [(each["id"], each.get("sha256"), len(each.get("versions", ()))) for each in entries],
        "files": sorted(path.name for path in manifest.parent.iterdir()),
        "originals": sorted(path.name for path in (data / "originals").rglob("*") if path.is_file()),
        "facts": {path.name: path.read_bytes() for path in (data / "facts").iterdir()},
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=12)
    parser.add_argument("--papers", type=int, default=24)
    parser.add_argument("--seed", type=int, default=7)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as held:
        failures = kill_often(Path(held), said.times, said.papers, said.seed)
    print(f"{said.times} updates killed, {said.times - failures} completed by the next run")
    sys.exit(bool(failures))
