"""A fact by its id, and those in a passage: where they are, the search index knows; what they say, the facts folder."""

from __future__ import annotations

from typing import Any

from api.workspace import Workspace
from extract.facts import Fact
from extract.facts_file import fact_of as line_as_fact
from graph.text.index import entry_by_id, open_searcher
from ingest.errors import UnknownNameError


def fact_of(workspace: Workspace, id: str) -> Fact:
    """The fact of this id. Raises `UnknownNameError` where no paper states it now."""
    fact, _ = _found(workspace, id)
    return fact


def fact_told(workspace: Workspace, id: str) -> dict[str, Any]:
    """The same as JSON; where a person added it, `corrected` says who, when and why."""
    fact, who = _found(workspace, id)
    return {**fact.to_json(), "corrected": who} if who else fact.to_json()


def _found(workspace: Workspace, id: str) -> tuple[Fact, str | None]:
    told = entry_by_id(open_searcher(workspace.search), id)
    if told and told.get("corrected"):  # it stands in no facts file
        return line_as_fact(told["fact"], f"the search index, {id}"), told["corrected"]
    found = told and next((fact for fact in workspace.open_facts(told["paper"]) if fact.id == id), None)
    if not found:
        raise UnknownNameError("no fact of this id", id, "its paper may have been read anew: search for it")
    return found, None


def facts_in(workspace: Workspace, passage: str) -> list[dict[str, Any]]:
    """Id, type and statement of each fact that rests on the passage of this id."""
    told = entry_by_id(open_searcher(workspace.search), passage)
    return list(told["facts"]) if told else []
