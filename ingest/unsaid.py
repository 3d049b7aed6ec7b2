"""The words of a page that its paper does not say, put together line by line as they would be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.layout import PrintedPage, PrintedWord, around
from ingest.paper import Unsaid, UnsaidKind

SAME_LINE = 0.3  # of the size: how far baselines on one line may differ


def unsaid_on(page: PrintedPage) -> Iterator[Unsaid]:
    """What is struck out on a page, then what is hidden on it, one for each run of words on a line."""
    yield from _runs(page.struck, "struck_out", page.number)
    yield from _runs(page.hidden, "hidden", page.number)


def _runs(words: Sequence[PrintedWord], kind: UnsaidKind, page: int) -> Iterator[Unsaid]:
    run: list[PrintedWord] = []
    for word in words:
        if run and not _follows(run[-1], word):
            yield _unsaid(run, kind, page)
            run = []
        run.append(word)
    if run:
        yield _unsaid(run, kind, page)


def _follows(before: PrintedWord, word: PrintedWord) -> bool:
    """Whether a word is the next that the file draws, and stands on one line with the one before."""
    near = abs(before.baseline - word.baseline) <= SAME_LINE * word.style.size
    return word.order == before.order + 1 and near and word.box.x0 >= before.box.x0


def _unsaid(run: Sequence[PrintedWord], kind: UnsaidKind, page: int) -> Unsaid:
    text = "".join(word.text if word.glued and place else f" {word.text}" for place, word in enumerate(run))
    return Unsaid(kind, text.strip(), page, around([word.box for word in run]))
