"""How fast papers are read, and how much memory that takes, in one run, because only ratios hold between machines.

    python tests/bench/reading.py [words] [full] [two] [pack] [many] [again]    (all of them where none is named)

words   text, words and boxes of every page, in one process: pages a second.
full    the full read (tables, notes, headings, parts) beside pdfplumber's text and tables and PDFium's plain text.
two     the same papers by one process and by two.
pack    one file of 1,000 pages: peak memory of all processes together.
many    5,000 pages of many papers: memory in each tenth of the run, workers renewed on the way.
again   100 papers that are unchanged: the second run.

Reads the real papers in ../shared where they are, else the shipped samples; scans are left out. Memory is resident,
read from /proc every twentieth of a second (Linux), in megabytes of 1,048,576 bytes.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from api import pipeline
from api.pipeline import RunReport
from api.workspace import Workspace
from corpus.load import paper_words
from ingest.limits import Limits
from ingest.pdfium import read_page
from ingest.read import read_paper

sys.path.insert(0, str(Path(__file__).parent))
from whole_way import count_pages, papers, pdfplumber_alone, plain_text

PACK_PAGES, MANY_PAGES, UNCHANGED = 1000, 5000, 100
TENTHS = 10
LOOK_EVERY = 0.05  # seconds
MB = 1024


def words() -> None:
    files = papers([])
    began, cpu, pages, found = time.perf_counter(), time.process_time(), 0, 0
    for path in files:
        document = pdfium.PdfDocument(path)
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            found += len(read_page(page, number).words)
            page.close()
            pages += 1
        document.close()
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    told = f"{pages / seconds:.0f} pages/s in one process, {pages / cpu:.0f} a second of the processor"
    print(f"words: {pages} pages, {found:,} words with boxes: {told}")


def _ours(files: Sequence[Path]) -> dict[str, float]:
    told = paper_words()
    began = time.perf_counter()
    for path in files:
        read_paper(path, told)
    return {"ours, the full read": time.perf_counter() - began}


WAYS: dict[str, Callable[[Sequence[Path]], dict[str, float]]] = {
    "pdfplumber": pdfplumber_alone,
    "ours": _ours,
    "text": plain_text,
}


def full() -> None:
    """Each way in a process of its own, one after the other, twice over; the better of two."""
    pages = count_pages(papers([]))
    seconds: dict[str, float] = {}
    for way in [*WAYS, *WAYS]:
        answer = subprocess.run([sys.executable, __file__, "--way", way], check=True, stdout=subprocess.PIPE)
        for name, taken in json.loads(answer.stdout.splitlines()[-1]).items():
            seconds[name] = min(seconds.get(name, taken), taken)
    base = seconds["pdfplumber text + tables"]
    for name, taken in seconds.items():
        print(f"full: {name}: {pages / taken:.1f} pages/s, {base / taken:.2f} times pdfplumber")


def two() -> None:
    """Enough pages that starting the processes does not count."""
    with tempfile.TemporaryDirectory() as folder:
        files = _copies(Path(folder) / "papers", 2 * PACK_PAGES)
        taken = {jobs: _ingested(files, Path(folder) / f"by-{jobs}", jobs) for jobs in (1, 2)}
        pages = count_pages(files)
    for jobs, seconds in taken.items():
        print(
            f"two: {jobs} process{'es' * (jobs > 1)}: {pages / seconds:.1f} pages/s, {taken[1] / seconds:.2f} times one"
        )


def pack() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.pdf"
        _joined(path, PACK_PAGES)
        memory = _Memory()
        with memory:
            seconds = _ingested([path], Path(folder) / "data", 1)
    peak = max(megabytes for _, megabytes in memory.seen)
    print(f"pack: {PACK_PAGES} pages in one file: {seconds:.0f} s, {peak:.0f} MB at the most, all processes together")


def many() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = _copies(Path(folder) / "papers", MANY_PAGES)
        memory = _Memory()
        with memory:
            seconds = _ingested(files, Path(folder) / "data", 1)
        pages = count_pages(files)
    first, last = memory.seen[0][0], memory.seen[-1][0]
    tenths: list[list[float]] = [[] for _ in range(TENTHS)]
    for at, megabytes in memory.seen:
        tenths[min(int(TENTHS * (at - first) / (last - first + 1e-9)), TENTHS - 1)].append(megabytes)
    shown = " ".join(f"{max(tenth, default=0):.0f}" for tenth in tenths)
    print(f"many: {len(files)} papers, {pages} pages in {seconds:.0f} s; MB at the most in each tenth: {shown}")


def again() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = _first_pages(Path(folder) / "papers", UNCHANGED)
        first = _ingested(files, Path(folder) / "data", 2)
        second = _ingested(files, Path(folder) / "data", 2)
        command = [str(Path(sys.executable).with_name("pledgeline")), "ingest", str(Path(folder) / "papers")]
        began = time.perf_counter()
        subprocess.run([*command, "--data", str(Path(folder) / "data")], check=True, stdout=subprocess.DEVNULL)
        whole = time.perf_counter() - began
    print(f"again: {len(files)} papers first {first:.2f} s, unchanged {second:.2f} s; as a command {whole:.2f} s")


def _ingested(files: Sequence[Path], data: Path, jobs: int) -> float:
    began = time.perf_counter()
    report = RunReport()
    pipeline.ingest(Workspace(data), files, report, jobs=jobs, limits=Limits(memory_mb=4096))
    failed = [outcome.path.name for outcome in report.read if outcome.error]
    if failed:
        raise SystemExit(f"not read: {failed}")
    return time.perf_counter() - began


def _copies(folder: Path, pages: int) -> list[Path]:
    """The papers under new names again and again, until they hold so many pages."""
    folder.mkdir()
    made: list[Path] = []
    held = 0
    for number, path in enumerate(itertools.cycle(papers([]))):
        if held >= pages:
            return made
        copy = folder / f"{number:04}-{path.stem[-40:]}.pdf"
        shutil.copyfile(path, copy)  # a link would be one file with the others
        made.append(copy)
        held += count_pages([path])
    return made


def _joined(path: Path, pages: int) -> None:
    """One file of so many pages."""
    joined = pdfium.PdfDocument.new()
    for source in itertools.cycle(papers([])):
        if len(joined) >= pages:
            break
        with pdfium.PdfDocument(source) as document:
            joined.import_pages(document, list(range(min(len(document), pages - len(joined)))))
    joined.save(path)
    joined.close()


def _first_pages(folder: Path, count: int) -> list[Path]:
    """So many papers of a page or two, no two the same."""
    folder.mkdir()
    made: list[Path] = []
    for source in itertools.cycle(papers([])):
        with pdfium.PdfDocument(source) as document:
            for first in range(0, len(document), 2):
                if len(made) == count:
                    return made
                part = pdfium.PdfDocument.new()
                part.import_pages(document, list(range(first, min(first + 2, len(document)))))
                made.append(folder / f"{len(made):03}-{source.stem[-30:]}.pdf")
                part.save(made[-1])
                part.close()
    return made


class _Memory:
    """What this process and those it started hold, looked at again and again."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, float]] = []  # when, and how many megabytes
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(LOOK_EVERY):
            self.seen.append((time.perf_counter(), sum(map(_resident, _family(os.getpid()))) / MB))


def _family(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            found += _family(int(child))
    return found


def _resident(pid: int) -> int:
    """Kilobytes; none for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


MEASURES = {"words": words, "full": full, "two": two, "pack": pack, "many": many, "again": again}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--way"]:
        print(json.dumps(WAYS[sys.argv[2]](papers([]))))
    else:
        for name in sys.argv[1:] or MEASURES:
            MEASURES[name]()
