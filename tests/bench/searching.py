"""How well search finds what people ask for, and how long it takes among a million passages.

    PYTHONPATH=. python tests/bench/searching.py judge DATA [JUDGED]     the judged queries, ours and plain
    PYTHONPATH=. python tests/bench/searching.py worst DATA [JUDGED]     the queries that we answer worst
    PYTHONPATH=. python tests/bench/searching.py build FOLDER [PAPERS]   an index of made-up papers, 1,000 passages each
    PYTHONPATH=. python tests/bench/searching.py ask FOLDER              how long questions take there, by their shape

DATA is a data folder of `pledgeline run` over the papers that were judged: corpus/samples/papers together with
corpus/samples/elsewhere/papers (JUDGED is `samples`), ../shared/papers with ../shared/pages (`shared`), or these with
../shared/real (`staff`). `build` makes the index alone, no graph (two and a half minutes for 1,001 papers); `ask` asks
50 made-up questions of each shape, each once: half of their words are drawn as often as the papers say them, half
evenly. It tells milliseconds by the clock and by the processor's time, for other work on the machine slows the clock.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from big_graph import WARM  # noqa: E402
from judging import judged, ours, passages, relevant, report, scores  # noqa: E402
from synthetic import SEED, WORDS, lexicon, made_up, stems  # noqa: E402

from api.finding import find  # noqa: E402 - the tree that this script stands in is the one it measures
from api.workspace import Workspace  # noqa: E402
from extract.facts import DocumentFact  # noqa: E402
from graph.passages import Passages  # noqa: E402
from graph.queries import query  # noqa: E402
from graph.text.index import open_index, update_index  # noqa: E402


class MadeUp:
    """In the place of a graph store: the passages of made-up papers, as `passages_of_paper.cypher` tells them."""

    def read(self, cypher: str, stem: str = "") -> Iterator[dict[str, Any]]:
        if cypher != query("passages_of_paper"):
            return
        paper, facts = _both(stem)
        told = next(fact for fact in facts if isinstance(fact, DocumentFact))
        for each in Passages(paper).all:
            yield {
                "id": each.id, "text": each.text, "page": each.page, "kind": each.kind, "heading": each.heading,
                "start": each.start, "end": each.end, "paper": stem, "title": told.title, "paper_kind": told.kind,
                "date": told.date, "period": told.period, "told": told.date, "superseded": None, "superseded_on": [],
            }  # fmt: skip


_both = lru_cache(2)(made_up)
EACH = 50  # questions of a shape
SHAPES = (
    "w", "w w", "w w w", "w w w w", "w w w w w w", "who w w in 2021", '"w w"', '"w w w"', '"w w" w', "w -w", "x", "x w",
    "w w kind:minutes", "w w year:2018-21", "w after:2019-01 before:2022", "type:figure w", "w w w priority:burglary",
)  # fmt: skip


def build(folder: Path, papers: int) -> None:
    began = time.perf_counter()
    store: Any = MadeUp()
    for _ in update_index(Workspace(folder).search, store, stems(papers), lambda stem: _both(stem)[1]):
        pass
    print(f"{papers:,} papers of 1,000 passages in {time.perf_counter() - began:.0f} s")


def ask(folder: Path) -> None:
    workspace, random = Workspace(folder), Random(SEED)
    for _ in range(WARM):
        find(workspace, random.choice(WORDS))
    asked = {f"of the graph's bench: {each}": [each] * EACH for each in WORDS}
    for shape in SHAPES:
        asked[shape] = [" ".join(_word(random, piece) for piece in shape.split()) for _ in range(EACH)]
    took = {shape: [_took(workspace, each) for each in questions] for shape, questions in asked.items()}
    for every, shapes in (("every question of the graph's bench", list(took)[: len(WORDS)]), ("every shape", SHAPES)):
        took[every] = [each for shape in shapes for each in took[shape]]
    for shape, each in took.items():
        told = [f"{way} {_milliseconds([pair[place] for pair in each])}" for place, way in enumerate(("clock", "cpu"))]
        print(f"{shape:48}", "   ".join(told))


def _took(workspace: Workspace, question: str) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.thread_time()
    find(workspace, question)
    return time.perf_counter() - clock, time.thread_time() - processor


def _word(random: Random, piece: str) -> str:
    """What stands in a question where its shape has `piece`: "w" is a word, "x" one with two letters changed places."""
    words, cumulative = lexicon()
    if piece not in ("w", "x", '"w', 'w"', "-w"):
        return piece
    word = random.choices(words, cum_weights=cumulative)[0] if random.random() < 0.5 else random.choice(words)
    if piece == "x":
        place = random.randrange(1, len(word) - 1)
        word = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return piece.replace("w", word)


def _milliseconds(seconds: list[float]) -> str:
    last = statistics.quantiles(seconds, n=20)[18]
    return f"p50 {statistics.median(seconds) * 1000:6.1f} p95 {last * 1000:6.1f} ms"


def judge(data: Path, name: str) -> None:
    for way, told in report(data / "search", name).items():
        for half, score in told.items():
            print(f"{way:30} {half:14} {score}")


def worst(data: Path, name: str) -> None:
    searcher, queries = open_index(data / "search").searcher(), judged(name)
    told = scores(ours(searcher), queries, relevant(queries, passages(searcher)))
    for (rank, recall), each in sorted(zip(told, queries, strict=True), key=lambda both: sum(both[0])):
        if rank < 1 or recall < 1:
            print(f"{rank:.2f} {recall:.2f} {'held' if each.held_out else 'tune'} {each.ask}")


def main() -> None:
    if len(sys.argv) < 3 or sys.argv[1] not in ("judge", "worst", "build", "ask"):
        sys.exit(__doc__)
    what, folder, more = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    if what == "build":
        build(folder, int((more or ["1001"])[0]))
    elif what == "ask":
        ask(folder)
    else:
        {"judge": judge, "worst": worst}[what](folder, (more or ["samples"])[0])


if __name__ == "__main__":
    main()
