"""How well search finds what people ask for, and how long it takes among a million passages.

    PYTHONPATH=. python tests/bench/searching.py judge DATA [samples | shared]   the judged queries, ours and plain
    PYTHONPATH=. python tests/bench/searching.py worst DATA [samples | shared]   the queries that we answer worst

DATA is a data folder of `pledgeline run` over the papers that were judged: corpus/samples/papers together with
corpus/samples/elsewhere/papers, or ../shared/papers with ../shared/pages.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from judging import judged, ours, passages, relevant, report, scores  # noqa: E402

from graph.text.index import open_index  # noqa: E402 - the tree that this script stands in is the one it measures


def judge(data: Path, name: str) -> None:
    for way, told in report(data / "search", name).items():
        for half, score in told.items():
            print(f"{way:30} {half:14} {score}")


def worst(data: Path, name: str) -> None:
    searcher, queries = open_index(data / "search").searcher(), judged(name)
    told = scores(ours(searcher), queries, relevant(queries, passages(searcher)))
    for (rank, recall), query in sorted(zip(told, queries, strict=True), key=lambda each: sum(each[0])):
        if rank < 1 or recall < 1:
            print(f"{rank:.2f} {recall:.2f} {'held' if query.held_out else 'tune'} {query.ask}")


def main() -> None:
    if len(sys.argv) < 3 or sys.argv[1] not in ("judge", "worst"):
        sys.exit(__doc__)
    {"judge": judge, "worst": worst}[sys.argv[1]](Path(sys.argv[2]), (sys.argv[3:] or ["samples"])[0])


if __name__ == "__main__":
    main()
