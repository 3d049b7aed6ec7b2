"""A fact by its id: where it is, the search index knows; what it says, the facts folder."""

from __future__ import annotations

from api.workspace import Workspace
from extract.facts import Fact
from graph.text.index import entry_by_id, open_index
from ingest.errors import UnknownNameError


def fact_of(workspace: Workspace, id: str) -> Fact:
    """The fact of this id. Raises `UnknownNameError` where no paper states it now."""
    told = entry_by_id(open_index(workspace.search), id)
    found = told and next((fact for fact in workspace.facts.get(told["paper"]) if fact.id == id), None)
    if not found:
        raise UnknownNameError("no fact of this id", id, "its paper may have been read anew: search for it")
    return found
