"""How fast facts are found, beside spaCy's bare tokeniser on the same text, and whether memory stays flat.

    PYTHONPATH=. python tests/bench/extracting.py [FOLDER …]     (../shared/papers where it is, else the samples)

The papers are read first, so that only finding counts. Both ways go over the same papers in one process, in turn, round
after round; the first round, which also compiles the patterns of the vocabulary, is shown and not counted. Prints pages
a second by the clock and by the processor's time (other work on the machine slows the clock), those of
`spacy.blank("en").make_doc` over the text of every block by the processor's time, the ratio of the two, and resident
memory after each round (Linux).
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from corpus.load import paper_words
from extract.registry import extractors
from extract.run import extract_facts
from ingest.paper import Paper
from ingest.read import read_paper

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared/papers"
ROUNDS = 6


def papers(folders: Sequence[str]) -> list[Paper]:
    """The papers, read; a scan is left out, for its few words take a minute of OCR."""
    chosen = [Path(folder) for folder in folders] or [SHARED if SHARED.is_dir() else ROOT / "corpus/samples/papers"]
    files = sorted(path for folder in chosen for path in folder.glob("*.pdf"))
    return [read_paper(path, paper_words()) for path in files if not path.stem.startswith("scanned")]


def seconds(work: Callable[[], None]) -> tuple[float, float]:
    """What the work took, by the clock and by the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def resident_mb() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def main(folders: Sequence[str]) -> None:
    read = papers(folders)
    pages = sum(len(paper.pages) for paper in read)
    tokenise = spacy.blank("en").make_doc
    extractors()

    def find() -> None:
        for paper in read:
            extract_facts(paper)

    def tokens() -> None:
        for paper in read:
            for block in paper.blocks:
                tokenise(block.text)

    print(f"{len(read)} papers, {pages} pages, read before\n")
    print(f"{'round':8}{'facts, pages/s':>16}{'by processor':>14}{'tokens, same':>14}{'of tokens':>11}{'MB':>7}")
    counted: list[tuple[float, float, float, float]] = []
    for number in range(1, ROUNDS + 1):
        (clock, processor), (_, bare) = seconds(find), seconds(tokens)
        row = pages / clock, pages / processor, pages / bare, bare / processor
        counted += [row] if number > 1 else []
        print(f"{number:<8}{row[0]:16.1f}{row[1]:14.1f}{row[2]:14.1f}{row[3]:10.4f}x{resident_mb():7.0f}", flush=True)
    median = [statistics.median(column) for column in zip(*counted, strict=True)]
    print(f"{'median':8}{median[0]:16.1f}{median[1]:14.1f}{median[2]:14.1f}{median[3]:10.4f}x")


if __name__ == "__main__":
    main(sys.argv[1:])
