"""How a fetch stands being killed, and what an update costs beside a full run.

    python tests/bench/fetching.py [PAPERS] [KILLS]        (default 1000 10)

A stand-in site on loopback publishes so many papers. A fetch of it is killed (SIGKILL) so many times, each time after a
random number of requests, and begun again, until it is complete: every paper is to be there once with the hash it was
published with; requests that were made more than once are counted. Then the papers are lifelike PDFs (minutes.py): a
full run is timed, one paper is added, and the update is timed. Whether the graph is the same as a full run's is
compared node by node, with all properties.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from graph.exports.everything import edges, nodes  # noqa: E402
from graph.store import open_store  # noqa: E402
from tests.bench.minutes import minutes_pdf  # noqa: E402
from tests.standin import pages  # noqa: E402
from tests.standin.meetings import Document, Item, Meeting, large_publication  # noqa: E402
from tests.standin.site import StandIn  # noqa: E402

COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]
QUICK = ["--pause", "0", "--contact", "bench@example.org", "--allow-private", "127.0.0.1"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def killed(papers: int, kills: int) -> bool:
    """Kill a fetch so many times before it is complete; whether every paper is there once, as it was published."""
    seed = random.Random(7)
    site = StandIn(large_publication(papers))
    data = Path(tempfile.mkdtemp())
    with site.served():
        command = [*COMMAND, "fetch", site.base, "--since", "2010", *QUICK, "--data", str(data)]
        began = time.perf_counter()
        for moment in sorted(seed.sample(range(1, papers), kills)):  # each paper is a request, and some pages are
            process = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            while len(site.requests) < moment and process.poll() is None:
                time.sleep(0.001)
            time.sleep(seed.uniform(0, 0.005))  # at any point of asking, writing and noting
            process.send_signal(signal.SIGKILL)
            process.wait()
        ran = subprocess.run(command, env=ENVIRONMENT, check=False, capture_output=True, text=True)
        served = {**_pages(site), **{id: each.content for id, each in site.publication.documents().items()}}
    manifest = yaml.safe_load(next(data.glob("fetched/*/manifest.yaml")).read_text("utf-8"))
    kept = {each["id"]: each for each in manifest["papers"]}
    wrong = [id for id, content in served.items() if kept[id]["sha256"] != hashlib.sha256(content).hexdigest()]
    folder = next(data.glob("fetched/*"))
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    torn = [each["id"] for each in kept.values() if files.pop(each["file"], None) != each["sha256"]]
    asked = Counter(each for each in site.requests if not each.startswith("/robots"))
    again = sum(count - 1 for count in asked.values())
    print(f"killed {kills} times, then exit {ran.returncode}, {time.perf_counter() - began:.0f} s in all")
    print(f"  published {len(served)}, kept {len(kept)}, another hash than published {len(wrong)}, torn {len(torn)}")
    print(f"  files that the manifest does not name: {sorted(files)}")
    print(f"  requests {sum(asked.values())}, made again {again} ({again / sum(asked.values()):.1%})")
    shutil.rmtree(data)
    return not (wrong or torn) and kept.keys() == served.keys() and files.keys() == {"manifest.yaml"}


def _pages(site: StandIn) -> dict[str, bytes]:
    """The page of each meeting, by the id that a fetch gives it."""
    return {f"m{each.id}": pages.meeting(each, "").encode() for each in site.publication.meetings}


def updated(papers: int) -> None:
    """A full run, then an update with one new paper; its graph beside that of a full run of all."""
    site = StandIn(large_publication(papers, content=minutes_pdf))
    data, other = Path(tempfile.mkdtemp()), Path(tempfile.mkdtemp())
    with site.served():
        fetched, _, fetching = timed("fetch", site.base, "--since", "2010", *QUICK, "--data", str(data))
        folder = next(data.glob("fetched/*"))
        ran, most, running = timed("run", str(folder), "--data", str(data))
        publish_one_more(site)
        one, most_of_one, updating = timed("update", *QUICK, "--data", str(data))
        again, _, _ = timed("run", str(folder), "--data", str(other))
    print(f"{papers} papers: fetch {fetched:.1f} s, run {ran:.1f} s ({most:.0f} MB); update with one new paper")
    print(
        f"  {one:.1f} s ({most_of_one:.0f} MB): {one / (fetched + ran):.1%} of both, {one / ran:.1%} of the run alone"
    )
    full = fetching + running
    print(f"  processor time, which other work on the machine alters less: {updating:.1f} s of {full:.1f} s: ", end="")
    print(f"{updating / full:.1%}")
    first, second = whole(data), whole(other)
    print(f"  nodes, relationships and a digest of them all: {first}; of a full run of all: {second}, in {again:.1f} s")
    print(f"  the same graph as a full run: {first == second}")
    shutil.rmtree(data)
    shutil.rmtree(other)


def publish_one_more(site: StandIn) -> None:
    """A meeting of today with one report."""
    new = Document(990_001, "A new report", minutes_pdf("a new report"))
    body = site.publication.meetings[0].body
    meeting = Meeting(9_999, 519, body, date.today(), items=(Item("1", new.title, (new,), ai=1),))
    site.publication.meetings.append(meeting)


def timed(*arguments: str) -> tuple[float, float, float]:
    """Seconds that a command took, megabytes that its process took at most, and seconds of processors, its own
    processes' with it."""
    began = time.perf_counter()
    with subprocess.Popen(
        [*COMMAND, *arguments], env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        said = process.stderr.read() if process.stderr else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {said}")
    return time.perf_counter() - began, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def whole(data: Path) -> tuple[int, int, str]:
    """How many nodes and relationships there are, and a digest of them all with their properties."""
    with open_store(None, data / "graph", read_only=True) as store:
        found = [sorted(json.dumps(each, sort_keys=True) for each in every(store)) for every in (nodes, edges)]
    lines = "\n".join(line for lines in found for line in lines)
    return len(found[0]), len(found[1]), hashlib.sha256(lines.encode()).hexdigest()[:16]


if __name__ == "__main__":
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    if not killed(papers, int(sys.argv[2]) if len(sys.argv) > 2 else 10):
        raise SystemExit("a killed fetch lost something")
    updated(papers)
