"""How a fetch stands being killed, and what an update costs beside a full run.

    python tests/bench/fetching.py [PAPERS] [KILLS]        (default 1000 10)

A stand-in site on loopback publishes so many papers. A fetch of it is killed (SIGKILL) at random moments and begun
again until it is complete: every paper is to be there once with the hash it was published with; requests that were
made more than once are counted. Then the papers are real small PDFs of our own: a full run is timed, one paper is
added, and the update is timed. Whether the graph is the same as a full run's is compared node by node.
"""

from __future__ import annotations

import hashlib
import io
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
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.standin.meetings import Document, Item, Meeting, large_publication  # noqa: E402
from tests.standin.site import StandIn  # noqa: E402

COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]
QUICK = ["--pause", "0", "--contact", "bench@example.org", "--allow-private", "127.0.0.1"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
DUMPS = {
    "nodes": "MATCH (n) WHERE NOT n:Loaded RETURN labels(n)[0] AS label, n.id AS id ORDER BY label, id",
    "relationships": "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, r.key AS key ORDER BY a, t, b, key",
}


def small_pdf(words: str) -> bytes:
    """A page of minutes with a resolution of its own."""
    file = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    lines = [
        "Westmere Community Safety Partnership",
        f"Minutes: {words}",
        f"The Westmere Community Safety Partnership heard {words}, on which Westmere Police led in 2031/32.",
        f"RESOLVED that {words} be noted.",
    ]
    SimpleDocTemplate(file, invariant=1).build([Paragraph(line, style) for line in lines])
    return file.getvalue()


def killed(papers: int, kills: int) -> None:
    seed = random.Random(7)
    site = StandIn(large_publication(papers))
    data = Path(tempfile.mkdtemp())
    with site.served():
        command = [*COMMAND, "fetch", site.base, "--since", "2010", *QUICK, "--data", str(data)]
        began = time.perf_counter()
        for _ in range(kills):
            process = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            time.sleep(seed.uniform(1.5, 1.5 + papers / 250))
            process.send_signal(signal.SIGKILL)
            process.wait()
        ran = subprocess.run(command, env=ENVIRONMENT, check=False, capture_output=True, text=True)
    manifest = yaml.safe_load(next(data.glob("fetched/*/manifest.yaml")).read_text("utf-8"))
    kept = {each["id"]: each for each in manifest["papers"]}
    published = site.publication.documents()
    equal = sum(kept[id]["sha256"] == hashlib.sha256(each.content).hexdigest() for id, each in published.items())
    files = list(next(data.glob("fetched/*")).glob("*.*"))
    asked = Counter(each for each in site.requests if not each.startswith("/robots"))
    again = sum(count - 1 for count in asked.values())
    print(f"killed {kills} times, then exit {ran.returncode}, {time.perf_counter() - began:.0f} s in all")
    print(f"  published {len(site.publication.ids())}, kept {len(kept)}, files {len(files) - 1}, hashes equal {equal}")
    print(f"  requests {sum(asked.values())}, made again {again} ({again / sum(asked.values()):.1%})")
    shutil.rmtree(data)


def updated(papers: int) -> None:
    site = StandIn(large_publication(papers, content=small_pdf))
    data, other = Path(tempfile.mkdtemp()), Path(tempfile.mkdtemp())
    with site.served():
        full = timed("fetch", site.base, "--since", "2010", *QUICK, "--data", str(data))
        pages = next(data.glob("fetched/*"))
        full += timed("run", str(pages), "--data", str(data))
        new = Document(990_001, "A new report", small_pdf("a new report"))
        body = site.publication.meetings[0].body
        meeting = Meeting(9_999, 519, body, date.today(), items=(Item("1", new.title, (new,), ai=1),))
        site.publication.meetings.append(meeting)
        one = timed("update", *QUICK, "--data", str(data))
        timed("run", str(pages), "--data", str(other))
    same = {name: rows(data, cypher) == rows(other, cypher) for name, cypher in DUMPS.items()}
    print(f"full run of {papers} papers {full:.1f} s; update with one new paper {one:.1f} s: {one / full:.1%}")
    print(f"  the same graph as a full run: {same}")
    shutil.rmtree(data)
    shutil.rmtree(other)


def timed(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run(
        [*COMMAND, *arguments], env=ENVIRONMENT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def rows(data: Path, cypher: str) -> list[list[str]]:
    environment = {**ENVIRONMENT, "PLEDGELINE_CYPHER_ROWS": "10000000", "PLEDGELINE_CYPHER_SECONDS": "600"}
    command = [*COMMAND, "cypher", cypher, "--data", str(data), "--json"]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: list[list[str]] = json.loads(ran.stdout)["rows"]
    return found


if __name__ == "__main__":
    papers = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    killed(papers, int(sys.argv[2]) if len(sys.argv) > 2 else 10)
    updated(papers)
