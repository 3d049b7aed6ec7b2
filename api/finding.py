"""The answers of search as JSON, for the command line, the HTTP API and the pages alike."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from api.commands.options import store_of, workspace_of
from api.settings import Settings
from api.workspace import Workspace
from extract.facts import Fact
from graph import questions
from graph.text.answer import Entry, search
from graph.text.index import is_indexed, open_searcher, update_index
from graph.text.question import on, read_question
from graph.versions import counted
from graph.when import ALWAYS, When

Json = dict[str, Any]


def index_if_missing(settings: Settings) -> None:
    """Make the search index where the data folder has none: of a store that was loaded from elsewhere, say."""
    workspace = workspace_of(settings)
    if is_indexed(workspace.search):
        return
    kept = set(workspace.facts.stems())
    gave_way: dict[str, set[int | None]] = defaultdict(set)

    def facts_of(stem: str) -> list[Fact]:
        return counted(workspace.facts.get(stem), gave_way[stem]) if stem in kept else []

    with store_of(settings, read_only=True) as store:
        papers = questions.papers(store)
        for paper in papers:
            if paper.superseded_by:
                gave_way[paper.stem].add(paper.part)
        list(update_index(workspace.search, store, sorted({paper.stem for paper in papers}), facts_of))


def find(
    workspace: Workspace,
    text: str,
    *,
    limit: int = 10,
    offset: int = 0,
    what: str = "passage",
    every_word: bool = False,
    facets: bool = False,
    when: When = ALWAYS,
) -> Json:
    """What search answers to `text`: `hits`, the best first, `total`, `facets`, and how the words were taken.

    Facets cost a second pass over all that was found: they are counted where asked for, else empty.

    Raises `GraphError` where nothing was indexed yet.
    """
    asked = on(read_question(text), when)
    if asked.is_empty:
        return {"hits": [], "total": 0, "facets": {}, "taken_for": {}, "also": [], "any_word": False}
    found = search(
        open_searcher(workspace.search),
        asked,
        what=what,
        limit=limit,
        offset=offset,
        every_word=every_word,
        facets=facets,
    )
    return {
        "hits": [_hit(entry) for entry in found.entries],
        "total": found.total,
        "facets": {
            name: [{"value": value, "count": count} for value, count in values] for name, values in found.facets.items()
        },
        "taken_for": found.taken_for,
        "also": list(found.also),
        "any_word": found.any_word,
    }


def _hit(entry: Entry) -> Json:
    marks = [list(span) for span in entry.marked.marks]
    return {**entry.said, "score": entry.score, "snippet": entry.marked.text, "marks": marks}
