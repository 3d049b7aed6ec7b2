"""A fact by its id, and those in a passage: where they are, the search index knows; what they say, the facts folder."""

from __future__ import annotations

from typing import Any

from api.workspace import Workspace
from extract.facts import Fact
from graph.text.index import entry_by_id, open_searcher
from ingest.errors import UnknownNameError


def fact_of(workspace: Workspace, id: str) -> Fact:
    """The fact of this id. Raises `UnknownNameError` where no paper states it now."""
    told = entry_by_id(open_searcher(workspace.search), id)
    found = told and next((fact for fact in workspace.open_facts(told["paper"]) if fact.id == id), None)
    if not found:
        raise UnknownNameError("no fact of this id", id, "its paper may have been read anew: search for it")
    return found


def facts_in(workspace: Workspace, passage: str) -> list[dict[str, Any]]:
    """Id, type and statement of each fact that rests on the passage of this id."""
    told = entry_by_id(open_searcher(workspace.search), passage)
    return list(told["facts"]) if told else []
