"""The passages of papers, on which every answer rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.access.roles import Caller
from api.answer import Page
from api.commands.options import workspace_of
from api.deps import CallerDep, SettingsDep, StoreDep
from api.described import answers, lists
from api.facts import facts_in
from api.items import PassageItem
from api.listing import MOST, ListingDep
from api.schema import PassageAnswer
from api.when import WhenDep
from api.workspace import Workspace
from graph import passage_questions as questions
from graph.passages import Passages
from ingest.errors import QuestionError

router = APIRouter(tags=["papers"])
PASSAGE = {
    "id": "passage:kcsp-minutes-2018-07-sample:8", "paper": "kcsp-minutes-2018-07-sample",
    "part": "paper:kcsp-minutes-2018-07-sample", "title": "Notes of a meeting of the Kent Community Safety Partnership",
    "date": "2018-07-18", "page": 1, "kind": "paragraph", "heading": "Notes of meeting held on 21 March 2018",
    "text": "RESOLVED that the notes of that meeting be approved.", "start": 474, "end": 526,
}  # fmt: skip
WITH_FACTS = {
    **PASSAGE, "facts": [{"id": "e03b8b6cb16819402b96", "type": "resolution", "statement": "approved: the notes"}]
}  # fmt: skip


@router.get(
    "/passages",
    name="list_passages",
    summary="List passages",
    response_model=Page[PassageItem],
    responses=lists(PASSAGE),
)
def passages(
    store: StoreDep,
    settings: SettingsDep,
    caller: CallerDep,
    listing: ListingDep,
    when: WhenDep,
    paper: Annotated[
        str | None,
        Query(max_length=300, description="The name of a file, or an id of `/papers`: also of one in a pack."),
    ] = None,
    page: Annotated[int | None, Query(ge=1, description="Only of this page of the file, counted from 1.")] = None,
    id: Annotated[list[str] | None, Query(max_length=MOST, description="Those of these ids; may be repeated.")] = None,
) -> Any:
    """The passages of a paper, of a page of it, or of given ids, in reading order. What is restricted is not there."""
    if (paper is None) == (not id):
        raise QuestionError(
            "ask for a paper or for ids", "paper, id", "for example ?paper=NAME&page=3, or ?id=passage:…"
        )
    if id and page is not None:
        raise QuestionError("a page is of a paper", "page", "leave it out where ids are given")
    found = questions.passages_by_id(store, id, when) if id else questions.passages_of(store, paper or "", page, when)
    return listing.of(_shown(found, workspace_of(settings), caller))


@router.get(
    "/passages/{passage_id}", name="passage", summary="One passage", response_model=PassageAnswer,
    responses=answers(WITH_FACTS),
)  # fmt: skip
def passage(passage_id: str, store: StoreDep, settings: SettingsDep, caller: CallerDep) -> dict[str, Any]:
    """One passage, with the facts that rest on it."""
    workspace = workspace_of(settings)
    (shown,) = _shown(questions.passages_by_id(store, [passage_id]), workspace, caller)
    return {**shown, "facts": facts_in(workspace, passage_id)}


def _shown(found: Sequence[questions.PassageItem], workspace: Workspace, caller: Caller) -> list[dict[str, Any]]:
    """These passages; for who may see contact details, which the graph does not hold, in the words of the papers."""
    stems = {each.paper for each in found} & set(workspace.shelf.stems()) if caller.sees_hidden else ()
    words = {each.id: each.text for stem in stems for each in Passages(workspace.shelf.get(stem)).all}
    return [{**each.to_json(), "text": words.get(each.id, each.text)} for each in found]
