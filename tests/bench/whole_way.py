"""How fast the whole way is, from bytes to a loaded graph, beside what a person would otherwise write.

    python tests/bench/whole_way.py [FOLDER …]        (the real papers in ../shared where they are, else the samples)

Each way reads the same files in a process of its own, in the same run, because machines are noisy and only ratios hold:
pypdfium2's plain text; pdfplumber's `extract_text()` and `extract_tables()`, each page closed; and ours in its stages.
Prints pages a second, the ratio to pdfplumber, and peak memory.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
Measure = dict[str, float]


def papers(folders: Sequence[str]) -> list[Path]:
    """The PDFs to be read."""
    shared = [SHARED / "papers", SHARED / "real"]
    chosen = [Path(folder) for folder in folders] or [folder for folder in shared if folder.is_dir()]
    found = sorted(path for folder in chosen or [ROOT / "corpus/samples/papers"] for path in folder.glob("*.pdf"))
    return [path for path in found if not path.stem.startswith("scanned")]  # OCR is no part of this comparison


def count_pages(files: Sequence[Path]) -> int:
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in files)


def plain_text(files: Sequence[Path]) -> Measure:
    import pypdfium2

    began = time.perf_counter()
    for path in files:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_range()
    return {"pypdfium2 text": time.perf_counter() - began}


def pdfplumber_alone(files: Sequence[Path]) -> Measure:
    import pdfplumber

    began = time.perf_counter()
    for path in files:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.extract_tables()
                page.close()
    return {"pdfplumber text + tables": time.perf_counter() - began}


def ours(files: Sequence[Path], jobs: int) -> Measure:
    sys.path.insert(0, str(ROOT))
    from api import pipeline
    from api.ahead import Ahead
    from api.pipeline import RunReport
    from api.settings import Settings
    from api.workspace import Workspace

    measured: Measure = {}
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        workspace, report = Workspace(settings.data), RunReport()
        began = time.perf_counter()
        with closing(Ahead(workspace, settings, jobs)) as ahead:  # as `pledgeline run` does
            pipeline.ingest(workspace, files, report, jobs=jobs, ahead=ahead)
            measured["ours: read"] = time.perf_counter() - began
            pipeline.extract(workspace, report, jobs=jobs, ahead=ahead)
            measured["ours: read + facts"] = time.perf_counter() - began
            pipeline.load(workspace, settings, report, ahead=ahead)
            measured["ours: the whole way"] = time.perf_counter() - began
        began = time.perf_counter()
        again = RunReport()
        pipeline.ingest(workspace, files, again, jobs=1)
        pipeline.extract(workspace, again, jobs=1)
        pipeline.load(workspace, settings, again)
        measured["ours: the whole way again, nothing changed"] = time.perf_counter() - began
    return measured


WAYS: dict[str, Callable[[Sequence[Path]], Measure]] = {
    "text": plain_text,
    "pdfplumber": pdfplumber_alone,
    "ours, one process": lambda files: ours(files, 1),
    "ours, two processes": lambda files: ours(files, 2),
}


def measure(way: str, folders: Sequence[str]) -> None:
    """Run one way in this process; print its seconds and the peak memory of it and its workers."""
    seconds = WAYS[way](papers(folders))
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))


def main(folders: Sequence[str]) -> None:
    files = papers(folders)
    pages = count_pages(files)
    print(f"{len(files)} papers, {pages} pages\n")
    print(f"{'way':52}{'pages/s':>9}{'of pdfplumber':>15}{'peak MB':>9}")
    base = 0.0
    for way in sorted(WAYS, key=lambda name: name != "pdfplumber"):  # the yardstick first
        command = [sys.executable, __file__, "--measure", way, *folders]
        answer = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()[-1])
        for name, seconds in answer["seconds"].items():
            base = base or seconds
            label = name if not way.startswith("ours") else f"{name}, {way.split(', ')[1]}"
            print(f"{label:52}{pages / seconds:9.1f}{base / seconds:14.2f}x{answer['peak_mb']:9.0f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], sys.argv[3:])
    else:
        main(sys.argv[1:])
