"""The passages of papers: those of a page, of a paper, or of given ids.

In:     an open store, which holds no passage of a restricted paper (graph/passages.py).
Out:    frozen answers in reading order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from graph.answers import Json
from graph.queries import query
from graph.questions import papers
from graph.store import Rows, Store
from graph.when import ALWAYS, When
from ingest.errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class PassageItem:
    id: str
    paper: str  # stem of the file
    part: str  # id of the paper within the file
    title: str | None  # of that paper
    date: str | None
    page: int | None
    kind: str  # that of its block; "row" for a row of a table
    heading: str | None  # the nearest above
    text: str
    start: int  # offsets in the paper's text, as in evidence
    end: int

    def to_json(self) -> Json:
        return asdict(self)


def passages_of(store: Store, paper: str, page: int | None = None, when: When = ALWAYS) -> list[PassageItem]:
    """Those of a file, given by its stem or its id, or of one paper bound in it, given by its id; or of one page.

    Raises `UnknownNameError` where no paper is called so.
    """
    part = paper if paper.startswith("paper:") else None
    stem = paper.removeprefix("paper:").partition("/")[0] if part else paper
    if not any(paper in (row["id"], row["stem"]) for row in store.read(query("papers"))):
        raise UnknownNameError("no paper of this name", paper, "see the list of papers")
    found = _items(store.read(query("passages_on"), stem=stem, page=page))
    return _held(store, [each for each in found if part in (None, f"paper:{stem}", each.part)], when)


def passages_by_id(store: Store, ids: Sequence[str], when: When = ALWAYS) -> list[PassageItem]:
    """Those of these ids, in reading order. Raises `UnknownNameError` for an id of none."""
    found = _items(store.read(query("passages_by_id"), ids=sorted(set(ids))))
    missing = sorted(set(ids) - {each.id for each in found})
    if missing:
        raise UnknownNameError("no passage of this id", ", ".join(missing), "its paper may have been read anew: search")
    return _held(store, found, when)


def _held(store: Store, found: list[PassageItem], when: When) -> list[PassageItem]:
    """Those whose papers were known and valid then."""
    if not when.is_asked:
        return found
    held = {each.id for each in papers(store, when)}
    return [each for each in found if each.part in held]


def _items(rows: Rows) -> list[PassageItem]:
    return [PassageItem(**row) for row in rows]
